"""TGC: base and tax of a gross amount, and of a ticket."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.tax import (
    FRANCHISE_MENTION,
    RATES_BP,
    TaxLine,
    TaxRegime,
    UnknownRateError,
    split_gross,
    tax_lines,
)

rates = st.sampled_from(RATES_BP)
gross_amounts = st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("gross", "rate", "net", "tax"),
    [
        (12500, 2200, 10246, 2254),
        (8000, 600, 7547, 453),
        (1000, 0, 1000, 0),
        (1030, 300, 1000, 30),
        (1110, 1100, 1000, 110),
    ],
)
def test_worked_examples(gross, rate, net, tax):
    assert split_gross(gross, rate) == TaxLine(rate, gross, net, tax)


@given(gross_amounts, rates)
def test_base_and_tax_make_the_gross_and_a_return_mirrors_its_sale(gross, rate):
    line = split_gross(gross, rate)
    assert line.net_xpf + line.tax_xpf == gross
    mirror = split_gross(-gross, rate)
    assert (mirror.gross_xpf, mirror.net_xpf, mirror.tax_xpf) == (-gross, -line.net_xpf, -line.tax_xpf)


@given(gross_amounts, rates)
def test_the_base_is_the_nearest_franc_to_the_exact_one(gross, rate):
    exact = Fraction(gross * 10_000, 10_000 + rate)
    assert abs(split_gross(gross, rate).net_xpf - exact) <= Fraction(1, 2)


@given(st.integers(0, 10**9), rates)
def test_tax_is_never_negative_on_a_sale(gross, rate):
    assert split_gross(gross, rate).tax_xpf >= 0


@given(st.integers(0, 10**9), rates)
def test_adding_the_tax_to_the_base_again_gives_the_price(gross, rate):
    net = split_gross(gross, rate).net_xpf
    assert abs(Fraction(net * (10_000 + rate), 10_000) - gross) <= Fraction(10_000 + rate, 20_000)


@pytest.mark.parametrize("rate", [22, 0.22, -300, 2000, 10000])
def test_a_rate_that_the_law_does_not_know_is_refused(rate):
    with pytest.raises(UnknownRateError) as refused:
        split_gross(1000, rate)
    assert refused.value.rate_bp == rate


def test_a_ticket_is_split_once_per_rate_rates_ascending():
    lines = tax_lines([(2200, 12000), (600, 8000), (2200, 500)], TaxRegime.NORMAL)
    assert lines == (TaxLine(600, 8000, 7547, 453), TaxLine(2200, 12500, 10246, 2254))


def test_an_exchange_that_cancels_out_keeps_its_rate_at_zero():
    assert tax_lines([(2200, 4990), (2200, -4990)], TaxRegime.NORMAL) == (TaxLine(2200, 0, 0, 0),)


def test_under_the_franchise_all_is_one_line_without_tax():
    assert tax_lines([(2200, 12500), (600, 8000)], TaxRegime.FRANCHISE) == (TaxLine(0, 20500, 20500, 0),)
    assert FRANCHISE_MENTION == "Franchise en base – TGC non applicable"


def test_under_the_franchise_an_unknown_rate_is_still_refused():
    with pytest.raises(UnknownRateError):
        tax_lines([(1900, 100)], TaxRegime.FRANCHISE)


def test_an_empty_ticket_has_no_tax_line():
    assert tax_lines([], TaxRegime.NORMAL) == ()


@given(st.lists(st.tuples(rates, gross_amounts), max_size=30), st.sampled_from(TaxRegime))
def test_bases_and_taxes_of_a_ticket_add_up_to_its_lines(amounts, regime):
    lines = tax_lines(amounts, regime)
    assert sum(line.net_xpf + line.tax_xpf for line in lines) == sum(gross for _, gross in amounts)
    assert [line.rate_bp for line in lines] == sorted({line.rate_bp for line in lines})


@given(st.lists(st.tuples(rates, gross_amounts), max_size=30), st.sampled_from(TaxRegime))
def test_returning_a_whole_ticket_gives_back_its_tax_to_the_franc(amounts, regime):
    sold = tax_lines(amounts, regime)
    returned = tax_lines([(rate, -gross) for rate, gross in amounts], regime)
    assert [(line.net_xpf, line.tax_xpf) for line in returned] == [(-s.net_xpf, -s.tax_xpf) for s in sold]

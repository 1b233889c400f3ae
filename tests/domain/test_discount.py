"""Discounts: francs taken off, and the rate that a role's cap is compared with."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.discount import (
    DISCOUNT_REASONS,
    Discount,
    DiscountKind,
    DiscountNotPositiveError,
    DiscountTooLargeError,
    UnknownDiscountReasonError,
    as_bp,
    discount_xpf,
)


def percent(bp):
    return Discount(DiscountKind.PERCENT, bp, "goodwill")


def amount(xpf):
    return Discount(DiscountKind.AMOUNT, xpf, "damaged", approved_by="0197")


@pytest.mark.parametrize(
    ("discount", "gross", "off"),
    [
        (percent(1000), 4990, 499),
        (percent(1000), 4995, 500),
        (percent(1000), 4994, 499),
        (percent(1000), -4995, -500),
        (percent(10_000), 4990, 4990),
        (amount(500), 4990, 500),
        (amount(500), -4990, -500),
        (amount(4990), 4990, 4990),
        (percent(1000), 0, 0),
    ],
)
def test_worked_examples(discount, gross, off):
    assert discount_xpf(discount, gross) == off


@given(st.integers(1, 10_000), st.integers(-(10**8), 10**8))
def test_a_percentage_is_nearest_within_the_gross_and_mirrored(bp, gross):
    off = discount_xpf(percent(bp), gross)
    assert abs(off - Fraction(gross * bp, 10_000)) <= Fraction(1, 2)
    assert abs(off) <= abs(gross)
    assert discount_xpf(percent(bp), -gross) == -off


@given(st.integers(1, 10**8), st.integers(1, 10**8))
def test_an_amount_is_taken_whole_or_refused(value, gross):
    if value > gross:
        with pytest.raises(DiscountTooLargeError) as refused:
            discount_xpf(amount(value), gross)
        assert (refused.value.asked_xpf, refused.value.gross_xpf) == (value, gross)
    else:
        assert discount_xpf(amount(value), gross) == value


@pytest.mark.parametrize("discount", [percent(10_001), amount(101)])
def test_more_than_the_whole_is_refused(discount):
    with pytest.raises(DiscountTooLargeError):
        discount_xpf(discount, 100)
    with pytest.raises(DiscountTooLargeError):
        as_bp(discount, 100)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_an_amount_never_slips_under_a_cap_by_rounding(value, more):
    gross = value + more
    bp = as_bp(amount(value), gross)
    assert bp * gross >= value * 10_000
    assert (bp - 1) * gross < value * 10_000


def test_a_percentage_is_compared_as_given():
    assert as_bp(percent(1000), 5) == 1000
    assert as_bp(amount(499), 4990) == 1000
    assert as_bp(amount(500), 4990) == 1003


@pytest.mark.parametrize("value", [0, -500])
def test_a_discount_of_nothing_is_refused(value):
    with pytest.raises(DiscountNotPositiveError):
        amount(value)


def test_a_reason_comes_from_the_list():
    assert "goodwill" in DISCOUNT_REASONS
    with pytest.raises(UnknownDiscountReasonError):
        Discount(DiscountKind.PERCENT, 500, "because")

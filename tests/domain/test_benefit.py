"""Rewards and vouchers take francs off what is left, never more, and rewards never less than their worth."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.benefit import (
    Benefit,
    BenefitKind,
    SettledBenefit,
    benefit_fields,
    benefit_from,
    benefit_xpf,
    settled_benefit_fields,
    settled_benefit_from,
)
from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.sale import OpenSale, SaleLine, totals, without_shrunk_rewards

REWARD = Benefit("r", BenefitKind.REWARD, DiscountKind.AMOUNT, 1000, "Récompense fidélité", points=1000)
VOUCHER = Benefit("v", BenefitKind.VOUCHER, DiscountKind.PERCENT, 1000, "Code de réduction 10 %", code="V1")


def sale_of(*prices, benefits=(), discount=None):
    lines = tuple(
        SaleLine(
            id=str(place), variant_id=None, sku="A", gtin=None, label="Rouge", detail="", kind=ItemKind.GOODS,
            quantity=1, base_price_xpf=price, unit_price_xpf=price, price_from=date(2026, 1, 1), rate_bp=2200,
        )
        for place, price in enumerate(prices)
    )  # fmt: skip
    return OpenSale("s", "o", lines=lines, benefits=tuple(benefits), ticket_discount=discount)


def test_a_percentage_rounds_half_up_and_an_amount_stops_at_what_is_left():
    assert benefit_xpf(VOUCHER, 1005) == 101
    assert benefit_xpf(REWARD, 400) == 400
    assert benefit_xpf(REWARD, 0) == benefit_xpf(VOUCHER, -500) == 0


def test_they_come_after_the_cashiers_discount_and_one_after_the_other():
    worth = totals(sale_of(3000, benefits=(REWARD, VOUCHER), discount=Discount(DiscountKind.PERCENT, 1000, "staff")))
    assert (worth.granted_xpf, worth.benefits_xpf, worth.gross_xpf) == (300, (1000, 170), 1530)


def test_a_reward_the_ticket_no_longer_holds_is_taken_off_and_a_voucher_stays():
    sale = sale_of(900, benefits=(REWARD, VOUCHER))
    assert without_shrunk_rewards(sale).benefits == (VOUCHER,)
    whole = sale_of(1000, benefits=(REWARD,))
    assert without_shrunk_rewards(whole) is whole


def test_they_are_read_back_as_they_were_written():
    for benefit in (REWARD, VOUCHER):
        assert benefit_from(benefit_fields(benefit)) == benefit
    settled = SettledBenefit(BenefitKind.REWARD, "Récompense fidélité", 1000, 1000)
    assert settled_benefit_from(settled_benefit_fields(settled)) == settled


@given(
    prices=st.lists(st.integers(0, 50_000), min_size=1, max_size=5),
    values=st.lists(st.tuples(st.sampled_from(DiscountKind), st.integers(1, 10_000)), max_size=4),
)
def test_no_line_ever_becomes_negative_and_the_parts_add_up(prices, values):
    benefits = tuple(replace(VOUCHER, id=str(n), how=how, value=value) for n, (how, value) in enumerate(values))
    worth = totals(sale_of(*prices, benefits=benefits))
    assert all(priced.gross_xpf >= 0 for priced in worth.lines)
    assert worth.gross_xpf == sum(prices) - sum(worth.benefits_xpf)

"""Refunds go back the way the money came; the rest is an avoir."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.money import round_to_cash
from koom_pos.domain.refund import PointsGoBackError, check_points_first, propose, refundable_by_tender
from koom_pos.domain.tender import Tender, TenderType, balance, check_tender

CASH, CARD, AVOIR, POINTS = TenderType.CASH, TenderType.CARD, TenderType.CREDIT_NOTE, TenderType.POINTS


def test_a_cheque_comes_back_as_a_transfer_and_a_gift_card_as_an_avoir():
    taken = [(TenderType.CHEQUE, 3000), (TenderType.GIFT_CARD, 2000), (AVOIR, 500), (CARD, 700)]
    assert refundable_by_tender(taken, {}) == {TenderType.TRANSFER: 3000, CARD: 700}


def test_change_and_earlier_refunds_are_no_longer_there_to_give_back():
    taken = [(CASH, 5000), (CASH, -2000), (CARD, 1000)]
    assert refundable_by_tender(taken, {CASH: 1000, CARD: 1000}) == {CASH: 2000}


@given(
    due=st.integers(-60_000, -1),
    refundable=st.dictionaries(
        st.sampled_from([CARD, TenderType.CF_PAY, TenderType.TRANSFER, CASH]), st.integers(1, 60_000)
    ),
)
def test_a_proposal_is_accepted_as_it_stands_and_settles_the_refund(due, refundable):
    tenders: list[Tender] = []
    for tender_type, amount_xpf in propose(due, refundable):
        new = Tender(str(len(tenders)), tender_type, amount_xpf)
        check_tender(due, tuple(tenders), new)
        slack = 2 if tender_type is CASH else 0
        assert tender_type is AVOIR or -amount_xpf <= refundable[tender_type] + slack
        tenders.append(new)
    assert balance(due, tenders).settled


def test_a_cash_ticket_comes_back_whole_in_coins_without_an_avoir_of_two_francs():
    assert propose(-1002, {CASH: 1002}) == [(CASH, round_to_cash(-1002))]
    assert propose(-2, {CASH: 2}) == [(CASH, 0)]


def test_the_card_goes_before_the_drawer():
    assert propose(-1500, {CASH: 1000, CARD: 1000}) == [(CARD, -1000), (CASH, -500)]


def test_nothing_refundable_is_an_avoir():
    assert propose(-1500, {}) == [(AVOIR, -1500)]


def test_points_go_back_as_points_and_first():
    taken = [(POINTS, 1000), (CARD, 2000)]
    refundable = refundable_by_tender(taken, {POINTS: 400})
    assert refundable == {POINTS: 600, CARD: 2000}
    assert propose(-900, refundable) == [(POINTS, -600), (CARD, -300)]


def test_points_of_somebody_who_is_gone_are_an_avoir():
    refundable = refundable_by_tender([(POINTS, 1000), (CARD, 2000)], {}, as_points_xpf=0)
    assert refundable == {CARD: 2000}
    assert propose(-3000, refundable) == [(CARD, -2000), (AVOIR, -1000)]


@pytest.mark.parametrize("tender", [AVOIR, CARD, CASH])
def test_no_other_tender_takes_what_goes_back_as_points(tender):
    check_points_first(-3000, Tender("x", tender, -2000), 1000)
    check_points_first(-3000, Tender("x", POINTS, -3000), 1000)
    check_points_first(-1003, Tender("x", tender, -1005), 0)
    with pytest.raises(PointsGoBackError) as caught:
        check_points_first(-3000, Tender("x", tender, -2001), 1000)
    assert caught.value.points_xpf == 1000
    with pytest.raises(PointsGoBackError):
        check_points_first(-500, Tender("x", tender, -1), 1000)

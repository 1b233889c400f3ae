"""Tenders of either sign: cash rounds once, on what is left for it; only cash gives change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.money import round_to_cash
from koom_pos.domain.tender import (
    NotPayableInCashError,
    OverTenderError,
    Tender,
    TenderType,
    WrongSignError,
    balance,
    check_tender,
)

CASH, CARD, CHEQUE = TenderType.CASH, TenderType.CARD, TenderType.CHEQUE
NO_CHANGE = [each for each in TenderType if each is not CASH]


def tender(kind, amount_xpf, name="t"):
    return Tender(name, kind, amount_xpf)


@given(total=st.integers(-200_000, 200_000), data=st.data())
def test_tenders_taken_in_any_order_and_corrected_settle_to_the_franc(total, data):
    tenders: list[Tender] = []
    for step in range(12):
        now = balance(total, tenders)
        if now.settled:
            break
        if tenders and data.draw(st.integers(0, 4)) == 0:
            tenders.pop(data.draw(st.integers(0, len(tenders) - 1)))
            continue
        kind = data.draw(st.sampled_from(list(TenderType)))
        left = now.left_in_cash_xpf if kind is CASH else now.left_xpf
        last = step > 8
        part = abs(left) if last else data.draw(st.integers(0, abs(left) + (5000 if kind is CASH else 0)))
        if kind is CASH:
            part = part // 5 * 5
        new = tender(kind, part if left > 0 else -part, f"t{step}")
        try:
            check_tender(total, tuple(tenders), new)
        except (WrongSignError, OverTenderError):
            continue
        tenders.append(new)
    end = balance(total, tenders)
    if not end.settled:
        return
    assert total == sum(t.amount_xpf for t in tenders) - end.change_xpf - end.rounding_xpf
    assert -2 <= end.rounding_xpf <= 2
    assert end.change_xpf >= 0
    assert end.change_xpf % 5 == 0
    if not any(t.type is CASH for t in tenders):
        assert (end.rounding_xpf, end.change_xpf) == (0, 0)
    if total < 0:
        assert end.change_xpf == 0


@given(total=st.integers(1, 100_000), card=st.integers(0, 100_000), handed=st.integers(0, 40_000))
def test_cash_rounds_once_on_what_the_other_tenders_leave(total, card, handed):
    card = min(card, total - 1)
    others = (tender(CARD, card),) if card else ()
    due = round_to_cash(total - card)
    cash = due + handed // 5 * 5
    for order in ((*others, tender(CASH, cash)), (tender(CASH, cash), *others)):
        end = balance(total, order)
        assert end.settled
        assert (end.rounding_xpf, end.change_xpf) == (due - (total - card), cash - due)


@given(total=st.integers(1, 100_000))
def test_a_refund_in_cash_is_the_mirror_of_its_sale(total):
    paid, back = round_to_cash(total), -round_to_cash(total)
    sale, refund = balance(total, [tender(CASH, paid)]), balance(-total, [tender(CASH, back)])
    assert sale.settled
    assert refund.settled
    assert refund.rounding_xpf == -sale.rounding_xpf
    assert (sale.change_xpf, refund.change_xpf) == (0, 0)


@pytest.mark.parametrize("kind", NO_CHANGE)
def test_only_cash_may_exceed_what_is_left(kind):
    with pytest.raises(OverTenderError) as refused:
        check_tender(1000, (), tender(kind, 1001))
    assert (refused.value.tender_type, refused.value.left_xpf) == (kind, 1000)
    check_tender(1000, (), tender(CASH, 10_000))


def test_cash_never_exceeds_a_refund():
    check_tender(-1003, (), tender(CASH, -1005))
    with pytest.raises(OverTenderError):
        check_tender(-1003, (), tender(CASH, -1010))


@pytest.mark.parametrize(("total", "amount"), [(1000, -5), (-1000, 5), (1000, 0), (-1000, 0)])
def test_a_tender_that_goes_the_wrong_way_is_refused(total, amount):
    with pytest.raises(WrongSignError):
        check_tender(total, (), tender(CASH, amount))


def test_a_settled_sale_takes_no_more():
    with pytest.raises(WrongSignError):
        check_tender(1000, (tender(CARD, 1000),), tender(CASH, 5))


@pytest.mark.parametrize("amount", [1003, 1, 998, -1])
def test_coins_make_no_such_cash(amount):
    with pytest.raises(NotPayableInCashError):
        check_tender(1003, (), tender(CASH, amount))


@pytest.mark.parametrize("left", [1, 2])
def test_one_or_two_francs_left_for_cash_are_nothing(left):
    others = (tender(CARD, 1000),)
    check_tender(1000 + left, others, tender(CASH, 0))
    end = balance(1000 + left, (*others, tender(CASH, 0)))
    assert (end.settled, end.rounding_xpf, end.change_xpf) == (True, -left, 0)


def test_nothing_owed_is_settled_without_a_tender():
    assert balance(0, ()).settled


def test_what_is_left_is_told_to_the_franc_and_in_coins():
    now = balance(3333, (tender(CHEQUE, 1000),))
    assert (now.left_xpf, now.left_in_cash_xpf, now.settled) == (2333, 2335, False)

"""Paying on the sale page: few keys, mixed tenders, one settlement, the change in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.services import returns, ringing, settling, tendering
from koom_pos.services.returns import ReturnedPiece
from koom_pos.ui.till.sale_page import SalePage

ROUGE, KHOL = "3760001000016", "3760001000023"


@pytest.fixture
def rung(till):
    """A ticket of 2 500 F."""
    till.page.handle_scan(ROUGE)
    return till


def pieces(till):
    return [(t.type, t.amount_xpf) for t in till.settled[-1].tenders]


def test_exact_cash_is_two_keys_from_the_last_scan(rung):
    rung.key(Qt.Key.Key_F12)
    rung.key(Qt.Key.Key_E)
    assert rung.tickets() == 1
    assert pieces(rung) == [(TenderType.CASH, 2500)]


def test_a_whole_sale_by_keyboard_alone(till):
    till.keys("KHOL-1")
    till.key(Qt.Key.Key_Return)
    till.keys("+")
    till.key(Qt.Key.Key_F12)
    till.keys("5000")
    till.key(Qt.Key.Key_Return)
    assert till.settled[-1].change_xpf == 2995
    till.hear_again()
    till.key(Qt.Key.Key_Return)
    assert till.lines == ()
    assert till.page.articles.search.hasFocus()


def test_a_whole_sale_by_touch_alone(till):
    articles, tenders = till.page.articles, till.page.payment.tenders
    till.touch(articles.keyboard_button)
    for letter in "rouge":
        till.touch(articles.keyboard.letter_key(letter))
    till.touch_card(0)
    till.touch(till.page.cart.pay)
    for digit in ("5", "000"):
        till.touch(tenders.keypad.digit_key(digit))
    till.touch(tenders.tiles[TenderType.CASH])
    assert till.page.payment.done.change.value.amount() == 2500
    till.hear_again()
    till.touch(till.page.payment.done.next)
    assert till.lines == ()


def test_the_settled_view_shows_the_change_and_its_pieces(rung):
    rung.touch(rung.page.cart.pay)
    rung.touch(rung.page.payment.tenders.quick.buttons[-1])
    done = rung.page.payment.done
    assert done.isVisible()
    assert done.change.value.amount() == rung.settled[-1].change_xpf > 0
    assert done.change.value.font().pixelSize() == 48
    assert done.pieces_place.isVisible()


def test_mixed_tenders_round_only_what_coins_pay(till):
    till.page.handle_scan(KHOL)
    till.key(Qt.Key.Key_F12)
    tenders = till.page.payment.tenders
    assert "1\u202f005" in tenders.rounding.text()
    till.keys("500")
    till.key(Qt.Key.Key_C)
    till.touch(till.page.payment.card.yes)
    assert tenders.left.value.amount() == 503
    assert "505" in tenders.rounding.text()
    till.key(Qt.Key.Key_E)
    assert pieces(till) == [(TenderType.CARD, 500), (TenderType.CASH, 505)]
    assert till.settled[-1].rounding_xpf == 2


def test_a_card_takes_the_exact_franc(till):
    till.page.handle_scan(KHOL)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_C)
    assert till.page.payment.card.amount.value.amount() == 1003
    till.key(Qt.Key.Key_Return)
    assert pieces(till) == [(TenderType.CARD, 1003)]


def test_a_refused_card_leaves_the_ticket_to_be_paid(rung):
    rung.key(Qt.Key.Key_F12)
    rung.key(Qt.Key.Key_C)
    rung.touch(rung.page.payment.card.no)
    assert rung.said
    assert rung.page.payment.tenders.isVisible()
    assert rung.tickets() == 0


def test_a_tender_is_taken_back_before_settling(rung):
    rung.key(Qt.Key.Key_F12)
    rung.keys("1000")
    rung.key(Qt.Key.Key_P)
    taken = rung.page.payment.tenders.taken
    rung.touch(next(iter(taken.buttons.values())))
    assert rung.stored_sale().tenders == ()
    assert rung.page.payment.tenders.left.value.amount() == 2500


def test_a_cheque_keeps_its_references(rung):
    rung.key(Qt.Key.Key_F12)
    rung.key(Qt.Key.Key_H)
    cheque = rung.page.payment.cheque
    cheque.fields["bank"].setText("BCI")
    rung.touch(cheque.take)
    assert dict(rung.settled[-1].tenders[0].detail) == {"bank": "BCI"}


def test_a_double_press_settles_once_and_keeps_the_change_in_sight(rung):
    rung.key(Qt.Key.Key_F12)
    act = rung.page.payment.tenders.act
    where = rung.frame.windowHandle(), act.mapTo(rung.frame, act.rect().center())
    for _ in range(4):
        QTest.mouseClick(where[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where[1])
        rung.key(Qt.Key.Key_E)
        rung.key(Qt.Key.Key_Return)
    assert rung.tickets() == 1
    assert len(rung.settled) == 1
    assert rung.page.payment.done.isVisible()


def test_a_held_key_settles_once(rung):
    rung.key(Qt.Key.Key_F12)
    for _ in range(5):
        rung.key(Qt.Key.Key_E)
    assert rung.tickets() == 1


def test_change_nobody_can_mean_waits_for_a_word(rung):
    rung.key(Qt.Key.Key_F12)
    rung.keys("50000")
    rung.key(Qt.Key.Key_Return)
    assert rung.tickets() == 0
    tenders = rung.page.payment.tenders
    assert tenders.left.value.amount() == 47_500
    rung.touch(tenders.act)
    assert rung.settled[-1].change_xpf == 47_500


def test_enter_with_nothing_typed_takes_no_money(rung):
    rung.key(Qt.Key.Key_F12)
    rung.key(Qt.Key.Key_Return)
    rung.key(Qt.Key.Key_Return)
    assert rung.stored_sale().tenders == ()


def test_a_scan_before_any_tender_goes_back_to_the_ticket(rung):
    rung.key(Qt.Key.Key_F12)
    rung.page.handle_scan(KHOL)
    assert not rung.page.is_paying()
    assert rung.total == 3503


def test_a_scan_after_a_tender_is_refused_and_says_what_to_do(rung):
    rung.key(Qt.Key.Key_F12)
    rung.keys("1000")
    rung.key(Qt.Key.Key_P)
    rung.page.handle_scan(KHOL)
    assert rung.sounds[-1] == "scan_refused"
    assert "Take them back" in rung.said
    assert rung.total == 2500
    assert rung.page.is_paying()


def test_escape_leaves_payment_only_without_tenders(rung):
    rung.key(Qt.Key.Key_F12)
    rung.key(Qt.Key.Key_Escape)
    assert not rung.page.is_paying()
    rung.key(Qt.Key.Key_F12)
    rung.keys("1000")
    rung.key(Qt.Key.Key_P)
    rung.key(Qt.Key.Key_Escape)
    assert rung.page.is_paying()
    assert rung.said


def test_the_next_scan_begins_the_next_sale(rung):
    rung.key(Qt.Key.Key_F12)
    rung.key(Qt.Key.Key_E)
    rung.page.handle_scan(KHOL)
    assert not rung.page.is_paying()
    assert [line.label for line in rung.lines] == ["Maison Niaouli Crayon khôl"]


def test_a_restart_in_the_middle_of_paying_stands_in_payment(rung, counter, qtbot):
    rung.key(Qt.Key.Key_F12)
    rung.keys("1000")
    rung.key(Qt.Key.Key_P)
    again = SalePage(counter)
    qtbot.addWidget(again)
    again.show()
    again.shown()
    assert again.is_paying()
    assert again.payment.tenders.left.value.amount() == 1500


def sold(till, code=ROUGE, tender=TenderType.CASH):
    """A settled ticket to bring back, paid by one tender."""
    desk, cashier = till.shop.desk, till.shop.cashier
    sale = ringing.ring_code(desk, cashier, code).sale
    due = tendering.tender_state(desk).balance
    amount = due.left_in_cash_xpf if tender is TenderType.CASH else due.left_xpf
    tendering.add_tender(desk, cashier, tender, amount)
    return settling.settle(desk, cashier, sale.id)


def bring_back(till, sale):
    pieces_back = [ReturnedPiece(sale.lines[0].id, 1, ReturnReason.SEALED)]
    returns.ring_return(till.shop.desk, till.shop.cashier, sale.id, pieces_back)
    till.page.shown()


def test_a_refund_is_proposed_as_it_was_paid_and_confirmed(till):
    bring_back(till, sold(till, KHOL))
    assert till.page.cart.pay.text().startswith("Refund 1\u202f003")
    till.touch(till.page.cart.pay)
    refund = till.page.payment.refund
    assert "1\u202f005" in refund.ways[0].text()
    till.touch(refund.ways[0])
    assert pieces(till) == [(TenderType.CASH, -1005)]
    assert till.page.payment.done.change.name.text() == "Refunded"
    assert till.page.payment.done.change.value.amount() == 1005


def test_a_card_refund_is_confirmed_on_the_terminal(till):
    bring_back(till, sold(till, KHOL, TenderType.CARD))
    till.touch(till.page.cart.pay)
    till.touch(till.page.payment.refund.ways[0])
    assert till.page.payment.card.isVisible()
    till.touch(till.page.payment.card.yes)
    assert pieces(till) == [(TenderType.CARD, -1003)]


def test_a_refund_may_become_a_credit_note_whose_code_is_shown(till):
    bring_back(till, sold(till))
    till.touch(till.page.cart.pay)
    till.touch(till.page.payment.refund.ways[-1])
    settled = till.settled[-1]
    assert pieces(till) == [(TenderType.CREDIT_NOTE, -2500)]
    assert settled.instruments[0].code in till.page.payment.done.issued.text()


def test_an_even_exchange_settles_directly(till):
    bring_back(till, sold(till))
    till.page.handle_scan(ROUGE)
    assert till.total == 0
    till.touch(till.page.cart.pay)
    assert till.settled[-1].gross_xpf == 0
    assert till.page.payment.done.isVisible()


def test_a_credit_note_pays_by_scanning_it(till):
    bring_back(till, sold(till))
    till.touch(till.page.cart.pay)
    till.touch(till.page.payment.refund.ways[-1])
    code = till.settled[-1].instruments[0].code
    till.hear_again()
    till.touch(till.page.payment.done.next)
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(KHOL)
    till.key(Qt.Key.Key_F12)
    till.page.handle_scan(code)
    stored = till.page.payment.stored
    assert stored.balance.value.amount() == 2500
    till.touch(stored.use)
    till.key(Qt.Key.Key_E)
    assert pieces(till) == [(TenderType.CREDIT_NOTE, 2500), (TenderType.CASH, 1005)]


def test_a_balance_is_shown_when_nobody_pays(till):
    bring_back(till, sold(till))
    till.touch(till.page.cart.pay)
    till.touch(till.page.payment.refund.ways[-1])
    code = till.settled[-1].instruments[0].code
    till.page.handle_scan(code)
    assert till.page.questions.instrument.isVisible()
    assert till.page.questions.instrument.balance.value.amount() == 2500

"""The whole sale by keyboard alone, and by touch alone."""

import pytest
from PySide6.QtCore import Qt

from koom_pos.services import returns
from koom_pos.ui.tour.at_the_till import code_of

pytestmark = pytest.mark.journey


def test_a_day_opens_and_sells_by_keyboard_alone(stage):
    hands, page = stage.hands, stage
    stage.sign_in(stage.people[1])
    hands.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: stage.shell.frame.current_key() == "day", "the day page")
    pane = stage.day_page.opening.pane
    hands.until(pane.isVisible, "the float")
    for _ in range(30):
        if pane.next_act.hasFocus():
            break
        hands.press(Qt.Key.Key_Return)
    assert pane.next_act.hasFocus()
    hands.press(Qt.Key.Key_Space)
    hands.until(lambda: stage.shell.frame.current_key() == "till", "the till")
    item = stage.goods[0]
    hands.type(item.sku)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: len(page.sale_page.rung().sale.lines) == 1, "the article in the cart")
    hands.press(Qt.Key.Key_Escape)
    hands.type("+")
    hands.until(lambda: page.sale_page.rung().totals.pieces == 2, "two pieces")
    hands.press(Qt.Key.Key_F12)
    hands.type("e")
    hands.until(stage.payment.is_settled, "the ticket to be settled")
    number = int("".join(sign for sign in stage.payment.done.title.text() if sign.isdigit()))
    assert returns.ticket_by_number(stage.desk, number).sale.gross_xpf == 2 * item.gross_xpf


def test_from_the_last_scan_to_exact_cash_takes_two_keys(stage):
    stage.sign_in(stage.people[1])
    stage.hands.touch(stage.sale_page.no_day.act)
    stage.hands.touch(stage.day_page.opening.pane.next_act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till")
    stage.hands.scan(code_of(stage.goods[0]))
    stage.hands.press(Qt.Key.Key_F12)
    stage.hands.type("e")
    stage.hands.until(stage.payment.is_settled, "the ticket to be settled")


def test_a_day_opens_and_sells_by_touch_alone(stage):
    hands = stage.hands
    stage.touch_pin(stage.shell.lock_screen.pad, stage.people[1].pin)
    hands.until(stage.shell.counter.is_signed_in, "the cashier to be signed in")
    hands.touch(stage.sale_page.no_day.act)
    hands.touch(stage.day_page.opening.pane.next_act)
    hands.until(lambda: stage.shell.frame.current_key() == "till", "the till")
    page = stage.sale_page
    hands.touch_row(page.articles.grid, page.articles.grid.model().index(0, 0))
    hands.until(lambda: len(page.rung().sale.lines) == 1, "the article in the cart")
    hands.touch(page.cart.bar.more)
    hands.until(lambda: page.rung().totals.pieces == 2, "two pieces")
    due_xpf = page.rung().totals.gross_xpf
    hands.touch(page.cart.pay)
    hands.until(page.is_paying, "the payment")
    hands.touch(stage.payment.tenders.keypad.digit_key("2"))
    hands.touch(stage.payment.tenders.keypad.digit_key("00"))
    hands.touch(stage.payment.tenders.keypad.digit_key("00"))
    hands.touch(stage.payment.tenders.keypad.enter_key)
    hands.until(stage.payment.is_settled, "the ticket to be settled")
    number = int("".join(sign for sign in stage.payment.done.title.text() if sign.isdigit()))
    sale = returns.ticket_by_number(stage.desk, number).sale
    assert (sale.gross_xpf, sale.change_xpf) == (due_xpf, 20_000 - due_xpf - sale.rounding_xpf)

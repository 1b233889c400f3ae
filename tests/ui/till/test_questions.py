"""The short questions of the sale page: quantity, discount and approval, waiting, voiding, prices, drawer."""

import json

import pytest
from PySide6.QtCore import Qt

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.operator import Right

ROUGE, KHOL = "3760001000016", "3760001000023"


@pytest.fixture
def rung(till):
    """A ticket of 2 500 F and 1 003 F, standing at the second line."""
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(KHOL)
    return till


def give(till, rate, reason="damaged", *, ticket=False):
    till.key(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier if ticket else Qt.KeyboardModifier.NoModifier)
    panel = till.page.questions.discount
    till.touch(panel.rates.chip(str(rate)))
    till.touch(panel.reasons.chip(reason))
    till.touch(panel.confirm)


def last_payload(till):
    with till.shop.desk.store.reading() as tx:
        return json.loads(tx.journal.head(till.shop.desk.workstation.id).body)["payload"]


def test_a_quantity_is_set_by_keypad(rung):
    rung.touch(rung.page.cart.bar.pieces)
    panel = rung.page.questions.quantity
    assert panel.field.selectedText() == "1"
    rung.touch(panel.keypad.digit_key("4"))
    rung.touch(panel.confirm)
    assert [line.quantity for line in rung.lines] == [1, 4]
    assert not rung.frame.panel.is_open()


def test_a_discount_within_the_cap_stands_on_its_line_with_its_reason(rung):
    give(rung, 1000)
    assert rung.total == 2500 + 903
    assert rung.page.cart.view.current_row().discount == "Discount 10\u202f% · Damaged packaging"


def test_a_discount_that_lapses_with_a_change_is_said_to_be_gone(rung):
    line = rung.page.cart.view.current_line_id()
    rung.page.questions.set_quantity(line, 10)
    rung.page.questions.give_discount(Discount(DiscountKind.AMOUNT, 1000, "goodwill"), line)
    assert rung.lines[1].discount is not None
    rung.page.questions.set_quantity(line, 1)
    assert rung.lines[1].discount is None
    assert "the discount was taken off" in rung.said
    assert "Give it again" in rung.said
    rung.page.questions.set_quantity(line, 2)
    assert not rung.frame.notice.isVisible()


def test_a_discount_without_a_reason_is_not_given(rung):
    rung.touch(rung.page.cart.bar.discount)
    panel = rung.page.questions.discount
    rung.touch(panel.rates.chip("500"))
    rung.touch(panel.confirm)
    assert panel.missing.isVisible()
    assert rung.total == 3503


def test_a_discount_in_francs_is_typed_and_entered(rung):
    rung.touch(rung.page.cart.bar.discount)
    panel = rung.page.questions.discount
    rung.touch(panel.rates.chip("amount"))
    for digit in ("1", "0", "0"):
        rung.touch(panel.keypad.digit_key(digit))
    rung.touch(panel.keypad.enter_key)
    rung.touch(panel.reasons.chip("goodwill"))
    rung.touch(panel.confirm)
    assert rung.total == 3403


def test_a_discount_above_the_cap_asks_a_manager_for_exactly_this(rung):
    give(rung, 2000)
    approval = rung.page.questions.approval
    assert approval.isVisible()
    assert approval.amount.value.amount() == 201
    assert "Crayon khôl" in approval.words.text()
    rung.approve()
    assert rung.total == 2500 + 802
    discount = rung.lines[1].discount
    assert discount.approved_by == rung.shop.manager.code
    assert "approval" in rung.journal_kinds()


def test_an_approval_is_good_once(rung):
    give(rung, 2000)
    rung.approve()
    assert not rung.frame.panel.is_open()
    rung.key(Qt.Key.Key_Up)
    give(rung, 2000)
    assert rung.page.questions.approval.isVisible()
    assert rung.lines[0].discount is None


def test_the_cashiers_own_pin_approves_nothing(rung):
    give(rung, 2000)
    rung.approve("1379")
    assert rung.page.questions.approval.isVisible()
    assert rung.lines[1].discount is None


def test_a_ticket_discount_is_shown_in_the_totals_and_can_be_removed(rung):
    give(rung, 1000, "loyalty_offer", ticket=True)
    assert rung.total == 3153
    rung.key(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    rung.touch(rung.page.questions.discount.remove)
    assert rung.total == 3503


def test_a_role_without_discounts_is_not_offered_any(till):
    rights = till.shop.cashier.rights - {Right.DISCOUNT, Right.NO_SALE, Right.VOID_SALE}
    operator = type(till.shop.cashier)(
        **{name: getattr(till.shop.cashier, name) for name in till.shop.cashier.__slots__} | {"rights": rights}
    )
    till.counter.sign_in(operator)
    till.page.handle_scan(ROUGE)
    assert not till.page.cart.bar.discount.isVisible()
    assert not till.page.articles.discount_button.isVisible()
    assert not till.page.articles.drawer_button.isVisible()
    assert not till.page.cart.void_sale.isVisible()


def test_why_this_price_names_base_date_discount_approver_and_tgc(rung):
    give(rung, 2000)
    rung.approve()
    give(rung, 500, "goodwill", ticket=True)
    rung.key(Qt.Key.Key_F6)
    rows = rung.page.questions.why.rows()
    told = " | ".join(rows)
    assert "Catalogue price" in told
    assert "1\u202f003" in told
    assert "1 January 2026" in told
    assert "approved by Hélène" in told
    assert "Share of the ticket's discount" in told
    assert "of which TGC 22\u202f%" in told


def test_a_sale_is_put_on_hold_and_taken_up_again(rung):
    rung.key(Qt.Key.Key_F7)
    panel = rung.page.questions.note
    rung.touch(panel.phrases.chip("Fetches her wallet"))
    rung.touch(panel.confirm)
    assert rung.lines == ()
    assert rung.page.articles.resume_button.text() == "On hold (1)"
    rung.touch(rung.page.articles.resume_button)
    waiting = rung.page.questions.waiting
    assert "Fetches her wallet" in waiting.rows[0].accessibleName()
    rung.touch(waiting.rows[0])
    assert rung.total == 3503
    assert rung.page.articles.resume_button.text() == "On hold"


def test_a_sale_on_hold_does_not_push_another_away(rung):
    rung.key(Qt.Key.Key_F7)
    rung.touch(rung.page.questions.note.confirm)
    rung.page.handle_scan(ROUGE)
    rung.key(Qt.Key.Key_F8)
    rung.touch(rung.page.questions.waiting.rows[0])
    assert rung.total == 2500
    assert rung.said


def test_a_ticket_is_voided_only_with_a_reason(rung):
    rung.touch(rung.page.cart.void_sale)
    panel = rung.page.questions.void_reason
    rung.touch(panel.confirm)
    assert panel.missing.isVisible()
    rung.touch(panel.phrases.chip("Rung by mistake"))
    rung.touch(panel.confirm)
    assert rung.lines == ()
    assert last_payload(rung)["reason"] == "Rung by mistake"


def test_a_price_check_shows_and_sells_nothing(till):
    till.touch(till.page.articles.price_button)
    till.page.handle_scan(ROUGE)
    price = till.page.questions.price
    assert price.price.value.amount() == 2500
    assert "22\u202f%" in price.facts.text()
    assert till.lines == ()
    till.touch(price.sell)
    assert till.total == 2500


def test_a_price_check_of_nothing_says_so(till):
    till.key(Qt.Key.Key_F3)
    till.page.handle_scan("4006381333931")
    assert till.sounds == ["scan_refused"]
    assert "4006381333931" in till.page.questions.price.message.text()
    assert till.lines == ()


def test_a_gift_card_is_rung_for_a_ready_amount(till):
    till.touch(till.page.articles.gift_card_button)
    panel = till.page.questions.gift_card
    till.touch(panel.ready[1])
    till.touch(panel.confirm)
    assert till.total == 5000
    assert not till.page.cart.bar.discount.isEnabled()


def test_the_drawer_opens_with_a_reason_and_leaves_a_trace(till):
    till.touch(till.page.articles.drawer_button)
    panel = till.page.questions.drawer_reason
    till.touch(panel.phrases.chip("Give change"))
    till.touch(panel.confirm)
    assert "no_sale" in till.journal_kinds()
    assert not till.frame.panel.is_open()


def test_escape_puts_a_question_away_and_changes_nothing(rung):
    rung.key(Qt.Key.Key_F4)
    rung.key(Qt.Key.Key_Escape)
    assert not rung.frame.panel.is_open()
    assert rung.total == 3503


def test_an_approval_given_for_another_amount_is_refused(rung):
    give(rung, 2000)
    rung.page.questions._pending = (Discount(DiscountKind.PERCENT, 5000, "staff"), rung.lines[1].id)
    rung.approve()
    assert rung.lines[1].discount is None
    assert rung.said

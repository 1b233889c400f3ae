"""The customer on the sale page: found, attached by her card, shown behind her consent, taken off, kept on hold."""

from dataclasses import replace

from PySide6.QtCore import Qt

from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.operator import Right
from koom_pos.domain.shop_codes import slip_code
from koom_pos.services import attaching, consents, customers, loyalty, ringing
from tests.services.signing import answer
from tests.ui.till.members import (
    KHOL,
    PREPRINTED,
    PROFILING,
    ROUGE,
    as_discount,
    card_of,
    shift_f2,
    voucher_of,
    words_on,
)


def test_a_loyalty_card_scanned_before_the_lines_begins_her_sale(till, marie):
    till.page.handle_scan(card_of(till.shop, marie))
    assert till.sounds == ["scan_ok"]
    strip = till.page.cart.customer
    assert strip.isVisible()
    assert strip.name.text() == "Marie Dupont"
    assert "1\u202f200" in strip.points.text()
    assert "1\u202f000\u00a0F" in strip.cue.text()
    assert not till.page.cart.add_customer.isVisible()
    till.page.handle_scan(ROUGE)
    assert till.page.customer.attached.customer_id == marie.id


def test_a_loyalty_card_scanned_after_the_lines_leaves_them(till, marie):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    assert len(till.lines) == 1
    assert till.page.customer.attached.customer_id == marie.id


def test_a_card_nobody_holds_is_refused_in_words(till, marie):
    code = card_of(till.shop, marie)
    loyalty.block_card(till.shop.desk, till.shop.cashier, marie.id, code)
    till.page.handle_scan(code)
    assert till.sounds == ["scan_refused"]
    assert till.said
    assert till.page.customer.attached is None


def test_a_card_printed_elsewhere_is_scanned_in_as_well(till, bare):
    till.page.handle_scan(PREPRINTED)
    assert till.sounds == ["scan_ok"]
    assert till.page.cart.customer.name.text() == "Card …4176"


def test_a_card_is_typed_into_the_search_of_articles(till, marie):
    till.keys(card_of(till.shop, marie))
    till.key(Qt.Key.Key_Return)
    assert till.page.customer.attached.customer_id == marie.id
    assert till.page.articles.search.text() == ""


def test_she_is_found_by_keyboard_alone(till, marie):
    shift_f2(till)
    panel = till.page.customer.find
    till.qtbot.waitUntil(panel.field.hasFocus)
    till.keys("dupont")
    assert [row.accessibleName() for row in panel.rows] == [panel.rows[0].accessibleName()]
    assert "75.12.34" in panel.rows[0].accessibleName()
    till.key(Qt.Key.Key_Return)
    assert till.page.customer.attached.customer_id == marie.id
    till.qtbot.waitUntil(till.page.articles.search.hasFocus)


def test_arrows_lead_to_one_of_several(till, marie):
    other = customers.create_customer(
        till.shop.desk, till.shop.cashier, PersonalFields(first_name="Anne", last_name="Dupont"), fifteen_or_over=True
    )
    shift_f2(till)
    panel = till.page.customer.find
    till.qtbot.waitUntil(panel.field.hasFocus)
    till.keys("dupont")
    assert len(panel.rows) == 2
    wanted = next(row for row in panel.rows if "Anne" in row.accessibleName())
    till.qtbot.waitUntil(wanted.isVisible)
    till.key(Qt.Key.Key_Down)
    till.qtbot.waitUntil(panel.rows[0].hasFocus)
    if wanted is panel.rows[1]:
        till.key(Qt.Key.Key_Down)
    till.qtbot.waitUntil(wanted.hasFocus)
    till.key(Qt.Key.Key_Return)
    assert till.page.customer.attached.customer_id == other.id


def test_she_is_found_and_taken_off_by_touch_alone(till, marie):
    till.touch(till.page.cart.add_customer)
    panel = till.page.customer.find
    till.touch(panel.keyboard_button)
    for letter in "marie":
        till.touch(panel.keyboard.letter_key(letter))
    till.touch(panel.rows[0])
    assert till.page.customer.attached.customer_id == marie.id
    till.touch(till.page.cart.customer.detach)
    assert till.page.customer.attached is None
    assert not till.page.cart.customer.isVisible()
    assert attaching.attached(till.shop.desk) is None


def test_everything_to_touch_about_her_is_large_enough(till, marie):
    as_discount(till.shop)
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(voucher_of(till.shop))
    till.touch(till.page.cart.add_customer)
    till.page.customer.find.field.setText("dupont")
    row = till.page.customer.find.rows[0]
    till.qtbot.waitUntil(row.isVisible)
    assert row.height() >= 48
    till.touch(row)
    strip = till.page.cart.customer
    (benefit,) = till.page.cart.benefits.buttons.values()
    till.qtbot.waitUntil(benefit.isVisible)
    till.touch(strip.card)
    member = till.page.customer.member
    for button in (strip.card, strip.detach, benefit, *member.rewards, member.open_card, member.detach):
        assert button.isVisible()
        assert button.height() >= 48


def test_nobody_found_is_said_and_a_new_customer_goes_to_the_sign_up(till, marie):
    wanted = []
    till.counter.sign_up_wanted.connect(wanted.append)
    till.touch(till.page.cart.add_customer)
    panel = till.page.customer.find
    panel.field.setText("zzzz")
    assert "zzzz" in panel.message.text()
    till.touch(panel.new)
    assert wanted == [None]
    assert not till.frame.panel.is_open()


def test_a_signed_slip_goes_to_the_sign_up(till):
    wanted = []
    till.counter.sign_up_wanted.connect(wanted.append)
    code = slip_code(17)
    till.page.handle_scan(code)
    assert wanted == [code]


def test_her_panel_shows_points_ledger_and_says_what_she_did_not_allow(till, marie):
    till.page.handle_scan(card_of(till.shop, marie))
    till.touch(till.page.cart.customer.card)
    panel = till.page.customer.member
    till.qtbot.waitUntil(panel.isVisible)
    shown = words_on(panel)
    assert "Marie Dupont" in shown
    assert "+1\u202f200" in shown
    assert "did not agree" in shown
    till.touch(panel.open_card)
    assert till.pages == [("customers", marie.id)]


def test_her_cues_show_only_while_her_consent_stands(till, marie):
    answer(till.shop, marie.id, PROFILING)
    mascara = till.shop.item(3000, name="Mascara Volume", gtins=("03760001000030",))
    till.page.handle_scan(card_of(till.shop, marie))
    till.page.handle_scan("3760001000030")
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    sold = till.settled[-1]
    assert sold.lines[0].variant_id == mascara.variant_id
    till.hear_again()
    till.key(Qt.Key.Key_Return)
    till.shop.clock.forward(days=100)
    till.counter.attempt(till.page, lambda: attaching.attach(till.shop.desk, till.shop.cashier, marie.id))
    till.page.shown()
    shift_f2(till)
    panel = till.page.customer.member
    assert [cue.accessibleName() for cue in panel.portrait.cues]
    assert "Mascara" in panel.portrait.cues[0].accessibleName()
    consents.withdraw(till.shop.desk, till.shop.cashier, marie.id, *PROFILING)
    till.frame.panel.put_away()
    shift_f2(till)
    assert panel.portrait.cues == []
    assert "did not agree" in panel.portrait.sentence.text()


def test_a_sale_on_hold_keeps_its_customer(till, marie):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    sale_id = till.page.rung().sale.id
    till.key(Qt.Key.Key_F7)
    till.touch(till.page.questions.note.confirm)
    assert till.page.customer.attached is None
    till.counter.sale_changed.emit(ringing.resume_sale(till.shop.desk, till.shop.cashier, sale_id))
    assert till.page.customer.attached.customer_id == marie.id


def test_she_is_read_once_a_sale_not_once_a_scan(till, marie):
    till.page.handle_scan(card_of(till.shop, marie))
    heard = []
    till.counter.customer_changed.connect(heard.append)
    for code in (ROUGE, KHOL, ROUGE):
        till.page.handle_scan(code)
    assert heard == []


def test_a_customer_attached_on_her_page_begins_the_next_sale(till, marie):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    till.counter.customer_changed.emit(attaching.attach(till.shop.desk, till.shop.cashier, marie.id))
    assert not till.page.is_paying()
    assert till.lines == ()
    assert till.page.cart.customer.isVisible()


def test_who_may_not_serve_customers_is_not_offered_to(till, counter):
    counter.sign_in(replace(till.shop.cashier, rights=till.shop.cashier.rights - {Right.CUSTOMERS}))
    till.page.shown()
    assert not till.page.cart.add_customer.isVisible()

"""The customer on the sale page: found, attached by card, her points spent and earned, her voucher, her screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import AdjustReason, Programme, RedeemAs, RewardLevel
from koom_pos.domain.shop_codes import slip_code, voucher_code
from koom_pos.domain.tender import TenderType
from koom_pos.services import attaching, consents, customers, loyalty, loyalty_programme, ringing, vouchers
from koom_pos.ui.till.customer_window import CustomerWindow, settled_lines
from tests.services.signing import answer

ROUGE, KHOL = "3760001000016", "3760001000023"
MARIE = PersonalFields(first_name="Marie", last_name="Dupont", email="marie@koom.nc", phone="+687751234")
PREPRINTED = "2910000004176"
E_TICKET = (Purpose.E_TICKET, Channel.EMAIL)
PROFILING = (Purpose.PROFILING, Channel.NONE)


@pytest.fixture
def marie(open_shop):
    """A member with 1 200 points."""
    known = customers.create_customer(open_shop.desk, open_shop.cashier, MARIE, fifteen_or_over=True)
    give_points(open_shop, known, 1200)
    return known


@pytest.fixture
def bare(open_shop):
    """A member of whom the shop knows nothing but a card printed elsewhere."""
    return customers.create_customer(
        open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True, card_code=PREPRINTED
    )


@pytest.fixture
def window(till):
    made = CustomerWindow(till.counter, till.page.pictures)
    till.qtbot.addWidget(made)
    made.open_beside()
    till.frame.activateWindow()
    till.qtbot.waitUntil(till.frame.isActiveWindow)
    return made


def give_points(shop, customer, points):
    loyalty.adjust_points(shop.desk, shop.manager, customer.id, points, AdjustReason.GOODWILL)


def card_of(shop, customer):
    member = loyalty.member_card(shop.desk, customer.id)
    return member.card_codes[0]


def points_of(shop, customer):
    return loyalty.member_card(shop.desk, customer.id).balance


def as_discount(shop):
    loyalty_programme.change_programme(shop.desk, shop.manager, Programme(redeem_as=RedeemAs.DISCOUNT))


def voucher_of(shop, how=DiscountKind.PERCENT, value=1000):
    with shop.desk.store.transaction() as tx:
        return vouchers.issue_voucher(tx, shop.desk, campaign="test", how=how, value=value).code


def words_on(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def shift_f2(till):
    till.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)


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


def test_points_pay_only_who_is_attached_and_has_enough(till, marie):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    tile = till.page.payment.tenders.tiles[TenderType.POINTS]
    assert not tile.isVisible()
    till.page.handle_scan(card_of(till.shop, marie))
    till.qtbot.waitUntil(tile.isVisible)
    give_points(till.shop, marie, -500)
    till.page.customer.read()
    assert not tile.isVisible()


def test_points_are_a_tender_and_the_rest_is_paid_in_cash(till, marie):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F)
    points = till.page.payment.points
    till.qtbot.waitUntil(points.isVisible)
    assert "1\u202f200" in points.balance.value.text()
    till.touch(points.rewards[0])
    assert till.page.payment.tenders.left.value.amount() == 1500
    assert not till.page.payment.tenders.tiles[TenderType.POINTS].isVisible(), "the rest buys no second reward"
    till.key(Qt.Key.Key_E)
    assert [(t.type, t.amount_xpf) for t in till.settled[-1].tenders] == [
        (TenderType.POINTS, 1000),
        (TenderType.CASH, 1500),
    ]
    done = till.page.payment.done
    assert "15" in done.points.text()
    assert "215" in done.points.text()
    assert points_of(till.shop, marie) == 215


def test_a_reward_worth_more_than_the_ticket_cannot_be_taken(till, marie):
    till.shop.item(500, gtins=("03760001000047",))
    till.page.handle_scan("3760001000047")
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F)
    points = till.page.payment.points
    till.qtbot.waitUntil(points.isVisible)
    assert not points.rewards[0].isEnabled()
    till.key(Qt.Key.Key_Escape)
    assert till.page.payment.tenders.isVisible()


def test_a_customer_whose_points_were_tendered_stays(till, marie):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F)
    till.touch(till.page.payment.points.rewards[0])
    till.touch(till.page.cart.customer.detach)
    assert till.said
    assert till.page.customer.attached.customer_id == marie.id


def test_a_reward_as_discount_is_taken_in_her_panel_and_removed_in_the_cart(till, marie):
    as_discount(till.shop)
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.touch(till.page.cart.customer.card)
    till.touch(till.page.customer.member.rewards[0])
    assert till.total == 1500
    rows = till.page.cart.benefits
    assert "Loyalty reward" in words_on(rows)
    assert till.page.cart.total.amount() == 1500
    (button,) = rows.buttons.values()
    till.touch(button)
    assert till.total == 2500
    assert not rows.isVisible()


def test_a_reward_as_discount_is_taken_while_paying_before_any_tender(till, marie):
    as_discount(till.shop)
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F)
    till.touch(till.page.payment.points.rewards[0])
    tenders = till.page.payment.tenders
    assert till.page.is_paying()
    assert tenders.left.value.amount() == 1500
    till.keys("500")
    till.key(Qt.Key.Key_P)
    assert not tenders.tiles[TenderType.POINTS].isVisible()
    till.key(Qt.Key.Key_E)
    assert till.settled[-1].gross_xpf == 1500


def test_a_reward_that_the_ticket_outgrew_downwards_is_said_in_words(till, marie):
    as_discount(till.shop)
    till.page.handle_scan(KHOL)
    till.page.handle_scan(card_of(till.shop, marie))
    till.page.customer.take_reward(RewardLevel(1000, 1000))
    assert till.total == 3
    till.page.handle_scan(ROUGE)
    till.page.cart.view.step(1)
    first = till.lines[0].id
    till.counter.attempt(till.page, lambda: ringing.choose_line(till.shop.desk, till.shop.cashier, first))
    till.shop.item(500, gtins=("03760001000047",))
    till.page.handle_scan("3760001000047")
    for line in till.lines[:2]:
        till.page.accept_rung(ringing.void_line(till.shop.desk, till.shop.cashier, line.id))
    assert till.total == 500
    assert "reward" in till.said
    assert points_of(till.shop, marie) == 1200


def test_a_voucher_is_scanned_named_in_the_totals_and_taken_off(till):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(voucher_of(till.shop))
    assert till.total == 2250
    rows = till.page.cart.benefits
    assert "−10" in words_on(rows)
    assert [amount.amount() for amount in rows.amounts.values()] == [-250]
    (button,) = rows.buttons.values()
    till.touch(button)
    assert till.total == 2500


def test_a_voucher_is_typed_from_her_mail(till):
    till.page.handle_scan(ROUGE)
    till.keys(voucher_of(till.shop, DiscountKind.AMOUNT, 500))
    till.key(Qt.Key.Key_Return)
    assert till.total == 2000


def test_a_voucher_scanned_while_paying_lowers_what_is_left(till):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.page.handle_scan(voucher_of(till.shop))
    assert till.page.payment.tenders.left.value.amount() == 2250
    till.keys("1000")
    till.key(Qt.Key.Key_P)
    till.page.handle_scan(voucher_of(till.shop))
    assert till.sounds[-1] == "scan_refused"
    assert till.page.payment.tenders.left.value.amount() == 1250


def test_an_unknown_voucher_is_refused_in_words(till):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(voucher_code(99))
    assert till.said
    assert till.sounds[-1] == "scan_refused"
    assert till.total == 2500


def test_the_settled_view_says_the_points_and_the_next_sale_is_nobodys(till, marie):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    done = till.page.payment.done
    assert done.points.isVisible()
    assert "25" in done.points.text()
    assert "1\u202f225" in done.points.text()
    assert not done.mail.isVisible()
    assert not done.forgotten.isVisible()
    assert not till.page.cart.customer.detach.isVisible()
    till.hear_again()
    till.key(Qt.Key.Key_Return)
    assert till.page.customer.attached is None
    assert till.page.cart.add_customer.isVisible()


def test_her_card_scanned_on_a_settled_ticket_begins_the_next_sale(till, marie):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    till.page.handle_scan(card_of(till.shop, marie))
    assert till.lines == ()
    assert till.page.customer.attached.customer_id == marie.id
    assert points_of(till.shop, marie) == 1200


def test_a_forgotten_card_is_credited_by_who_may(till, marie):
    till.counter.sign_in(till.shop.manager)
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    done = till.page.payment.done
    till.hear_again()
    till.touch(done.forgotten)
    till.page.handle_scan(card_of(till.shop, marie))
    assert "1\u202f225" in done.points.text()
    assert not done.forgotten.isVisible()
    assert points_of(till.shop, marie) == 1225
    assert till.page.payment.is_settled()


def test_the_ticket_is_mailed_once_to_who_agreed(till, marie):
    answer(till.shop, marie.id, E_TICKET)
    queued = []
    till.counter.mail_queued.connect(lambda: queued.append(True))
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    done = till.page.payment.done
    till.hear_again()
    till.touch(done.mail)
    assert queued == [True]
    assert not done.mail.isEnabled()


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


def test_her_screen_greets_by_first_name_and_says_what_the_ticket_earns(till, window, marie):
    till.page.handle_scan(card_of(till.shop, marie))
    till.page.handle_scan(ROUGE)
    till.qtbot.waitUntil(lambda: "25" in window.member.earning.text())
    shown = words_on(window)
    assert "Marie" in shown
    assert "Dupont" not in shown
    assert "1\u202f200" in shown
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    assert window.scene() == "thanks"
    assert "1\u202f225" in window.member_thanks.points.text()


def test_her_screen_names_nobody_by_card(till, window, bare):
    till.page.handle_scan(PREPRINTED)
    till.page.handle_scan(ROUGE)
    assert window.member.greeting.text() == "Hello"
    assert "4176" not in words_on(window)


def test_the_pole_says_her_balance_instead_of_the_thanks(till, marie):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    above, below = settled_lines(till.settled[0], balance=1130)
    assert below == "Solde      1\u202f130\u00a0pts"
    assert len(above) == len(below) == 20

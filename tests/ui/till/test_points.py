"""Points, rewards and vouchers on the sale page: spent as a tender or a discount, earned, told, credited later."""

from PySide6.QtCore import Qt

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import voucher_code
from koom_pos.domain.tender import TenderType
from koom_pos.services import returns, ringing
from koom_pos.services.returns import ReturnedPiece
from tests.services.signing import answer
from tests.ui.till.members import (
    E_TICKET,
    KHOL,
    ROUGE,
    as_discount,
    card_of,
    give_points,
    points_of,
    voucher_of,
    words_on,
)


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
    assert "1\u202f000" in till.page.cart.customer.cue.text()
    assert "spent" in till.page.cart.customer.cue.text()
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
    strip = till.page.cart.customer
    assert strip.isVisible()
    assert not strip.detach.isVisible()
    assert not strip.points.isVisible(), "her balance stands once, beside the change"
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


def test_a_refund_gives_points_back_as_points_before_the_rest(till, marie):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(card_of(till.shop, marie))
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_F)
    till.touch(till.page.payment.points.rewards[0])
    till.key(Qt.Key.Key_E)
    sold = till.settled[-1]
    till.hear_again()
    till.key(Qt.Key.Key_Return)
    back = [ReturnedPiece(sold.lines[0].id, 1, ReturnReason.SEALED)]
    till.counter.sale_changed.emit(returns.ring_return(till.shop.desk, till.shop.cashier, sold.id, back))
    till.key(Qt.Key.Key_F12)
    refund = till.page.payment.refund
    assert [button.text() for button in refund.ways] == [
        "Give back 1\u202f000\u00a0F · Points",
        "Give back 1\u202f500\u00a0F · Cash",
        "Give back 1\u202f500\u00a0F · Credit note",
    ]
    till.touch(refund.ways[0])
    till.touch(refund.ways[0])
    assert [(t.type, t.amount_xpf) for t in till.settled[-1].tenders] == [
        (TenderType.POINTS, -1000),
        (TenderType.CASH, -1500),
    ]
    assert points_of(till.shop, marie) == 1200

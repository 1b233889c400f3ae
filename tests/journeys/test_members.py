"""A member's days at the counter: she earns, spends, brings back, changes her mind; her card forgotten or doubled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.loyalty import AdjustReason, RedeemAs
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.services import clienteling, customers, loyalty, loyalty_programme, suppression, vouchers
from koom_pos.ui.tour import at_her_side as her
from koom_pos.ui.tour.at_her_side import Newcomer
from koom_pos.ui.tour.at_the_till import begin_payment, next_customer, pay_exact_cash, scan_articles, see_settled
from koom_pos.ui.tour.coming_back import ask_return, open_ticket, ring_return, take_back
from koom_pos.ui.widgets.buttons import Button
from tests.journeys.counter import (
    Paper,
    all_is_in_order,
    await_mail,
    balance,
    given,
    manager,
    open_the_till,
    reachable,
    send_mail_through,
    the_customer,
)
from tests.remote.mail_box import mail_box

pytestmark = pytest.mark.journey

OFFERS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
PORTRAIT = (Purpose.PROFILING, Channel.NONE)
E_TICKET = (Purpose.E_TICKET, Channel.EMAIL)
MAELLE = Newcomer("Maëlle", "Wénéguei", "75.41.18", "maelle.weneguei@courriel.nc")
SHIFT = Qt.KeyboardModifier.ShiftModifier


def a_member(stage, cells=(), *, points=0):
    """Sign Maëlle up, with points of an older card, and stand at an empty sale that is nobody's."""
    card = her.join(stage, MAELLE, list(cells))
    her.back_to_the_sale(stage)
    her.take_off(stage)
    row = the_customer(stage, card)
    if points:
        her.open_card(stage, card)
        her.adjust_points(stage, points, AdjustReason.OPENING_BALANCE)
        stage.hush()
        stage.go_to("till")
    return row


def cheap(stage, *, above_xpf):
    """The cheapest article that costs at least so much."""
    return min((each for each in stage.goods if each.gross_xpf >= above_xpf), key=lambda each: each.gross_xpf)


def dear(stage):
    return max(stage.goods, key=lambda each: each.gross_xpf)


def test_she_earns_spends_returns_and_withdraws(stage):
    open_the_till(stage, manager=True)
    row = a_member(stage, [OFFERS, PORTRAIT])
    her.show_card(stage, row.card_code)
    scan_articles(stage, [dear(stage), *stage.goods[:2]])
    pay_exact_cash(stage)
    first = see_settled(stage)
    earned = loyalty.points_after(stage.desk, first.id).earned
    assert f"{earned}" in stage.payment.done.points.text()
    next_customer(stage)

    page = her.open_card(stage, row.card_code)
    her.adjust_points(stage, 1000 - earned, AdjustReason.OPENING_BALANCE)
    assert balance(stage, row.customer_id) == 1000
    stage.go_to("till")
    her.show_card(stage, row.card_code)
    scan_articles(stage, [cheap(stage, above_xpf=1000)])
    her.begin_paying_with_points(stage)
    her.spend_reward(stage)
    if not stage.payment.is_settled():
        stage.hands.touch(stage.payment.tenders.act)
    second = see_settled(stage)
    assert second.tenders[0].type is TenderType.POINTS
    after = loyalty.points_after(stage.desk, second.id)
    assert (after.spent, after.earned) == (1000, (second.gross_xpf - 1000) // 100)
    next_customer(stage)

    open_ticket(stage, first)
    panel = ask_return(stage)
    take_back(stage, panel, ReturnReason.SEALED)
    ring_return(stage, panel)
    her.show_card(stage, row.card_code)
    begin_payment(stage)
    stage.hands.touch(stage.payment.refund.ways[0])
    back = see_settled(stage)
    taken_back = loyalty.points_after(stage.desk, back.id).taken_back
    assert taken_back > after.earned
    assert str(taken_back) in stage.payment.done.points.text()
    next_customer(stage)
    her.open_card(stage, row.card_code)
    assert balance(stage, row.customer_id) < 0
    assert page.view.points.below_zero.isVisible()
    assert page.view.points.balance.text().startswith("\u2212")

    her.find_customer(stage, "maelle")
    assert page.list.rows.thing(0).points == balance(stage, row.customer_id)
    her.open_card(stage, row.card_code)
    withdraw_everywhere(stage, page, row)
    all_is_in_order(stage)


def withdraw_everywhere(stage, page, row):
    """Two touches for each; the gate, the list of suppressed addresses and every open screen follow at once."""
    stage.hands.touch(page.view.attach)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the sale")
    her.open_member(stage)
    part = stage.sale_page.customer.member.portrait
    assert part.sentence.isHidden()
    stage.hands.touch(stage.sale_page.customer.member.open_card)
    stage.hands.until(page.is_open, "her card")
    page.view.history.tabs.setCurrentWidget(page.view.history.portrait)
    assert page.view.history.portrait.texts()
    her.withdraw(stage, PORTRAIT)
    assert page.view.history.portrait.is_closed()
    assert page.view.history.portrait.texts() == []
    assert part.cues == []
    assert clienteling.portrait(stage.desk, manager(stage), row.customer_id) is None
    assert row.customer_id in reachable(stage, OFFERS)
    her.withdraw(stage, OFFERS)
    assert given(stage, row.customer_id) == set()
    assert row.customer_id not in reachable(stage, OFFERS)
    with stage.desk.store.reading() as tx:
        assert suppression.is_suppressed(tx, Channel.EMAIL, Purpose.KOOM_OFFERS, MAELLE.email)
    stage.go_to("till")
    her.open_member(stage)
    assert part.sentence.isVisible()
    assert part.findChildren(Button) == []
    stage.hands.press(Qt.Key.Key_Escape)


def test_a_reward_as_a_discount_a_voucher_and_her_ticket_by_mail(stage):
    open_the_till(stage, manager=True)
    rules = loyalty_programme.programme(stage.desk)
    loyalty_programme.change_programme(stage.desk, manager(stage), replace(rules, redeem_as=RedeemAs.DISCOUNT))
    paper = Paper(stage)
    with mail_box() as box:
        send_mail_through(stage, box)
        row = a_member(stage, [OFFERS, E_TICKET], points=1500)
        await_mail(stage, box, 1)
        with stage.desk.store.reading() as tx:
            (voucher,) = tx.vouchers.of_customers([row.customer_id])
        her.show_card(stage, row.card_code)
        scan_articles(stage, stage.goods[3:6])
        whole_xpf = stage.sale_page.rung().totals.gross_xpf
        stage.hands.scan(voucher.code)
        stage.hands.until(lambda: bool(stage.sale_page.rung().sale.benefits), "the voucher on the ticket")
        her.open_member(stage)
        stage.hands.touch(stage.sale_page.customer.member.rewards[0])
        stage.hands.until(lambda: len(stage.sale_page.rung().sale.benefits) == 2, "the reward on the ticket")
        assert stage.sale_page.rung().totals.gross_xpf < whole_xpf - 1000
        pay_exact_cash(stage)
        sale = see_settled(stage)
        assert vouchers.read_voucher(stage.desk, voucher.code).used
        assert loyalty.points_after(stage.desk, sale.id).spent == 1000
        stage.hands.until(lambda: not stage.payment.done.is_deaf(), "the buttons to listen")
        stage.hands.touch(stage.payment.done.mail)
        await_mail(stage, box, 2)
    (pdf,) = [each for each in box.mails[1].iter_attachments() if each.get_content_type() == "application/pdf"]
    assert pdf.get_content().startswith(b"%PDF")
    assert box.recipients == [MAELLE.email, MAELLE.email]
    assert not stage.payment.done.mail.isEnabled()
    stage.hands.touch(stage.payment.done.print_button)
    copies = [each for each in paper.printed() if "DUPLICATA" in each.text]
    assert len(copies) == 1
    next_customer(stage)
    stage.hands.scan(voucher.code)
    assert stage.await_notice()
    assert stage.sale_page.rung().sale.benefits == ()
    all_is_in_order(stage)


def test_two_cards_of_one_person_become_one_and_two_again(stage):
    open_the_till(stage, manager=True)
    kept = a_member(stage, [OFFERS], points=300)
    card = her.join(stage, Newcomer("Maelle", "Weneguei", "", "maelle.w@autre.nc"), [OFFERS])
    her.back_to_the_sale(stage)
    gone = the_customer(stage, card)
    scan_articles(stage, stage.goods[:3])
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)
    hers = balance(stage, gone.customer_id)
    page = her.open_card(stage, kept.card_code)
    stage.hands.touch(page.view.merge)
    stage.await_panel()
    panel = page.merging.panel
    stage.hands.touch(panel.rows()[0])
    stage.hands.until(panel.merge.isVisible, "the two cards side by side")
    stage.hands.touch(panel.merge)
    stage.await_no_panel()
    assert balance(stage, kept.customer_id) == 300 + hers
    assert customers.get_customer(stage.desk, gone.customer_id).id == kept.customer_id
    assert len(page.view.card().tickets) == 1
    stage.hush()
    stage.go_to("till")
    her.show_card(stage, card)
    assert stage.sale_page.customer.attached.customer_id == kept.customer_id
    her.take_off(stage)
    her.open_card(stage, kept.card_code)
    (undo,) = page.view.merges.undo_buttons()
    stage.hands.touch(undo)
    stage.hands.touch(undo)
    stage.hands.until(lambda: not page.view.merges.undo_buttons(), "the merge to be undone")
    assert (balance(stage, kept.customer_id), balance(stage, gone.customer_id)) == (300, hers)
    all_is_in_order(stage)


def test_a_card_forgotten_is_credited_by_a_manager_after_the_ticket(stage):
    open_the_till(stage, manager=True)
    row = a_member(stage)
    scan_articles(stage, stage.goods[6:9])
    pay_exact_cash(stage)
    sale = see_settled(stage)
    done = stage.payment.done
    stage.hands.until(lambda: not done.is_deaf(), "the buttons to listen")
    stage.hands.touch(done.forgotten)
    stage.await_panel()
    stage.hands.scan(row.card_code)
    stage.await_no_panel()
    assert balance(stage, row.customer_id) == loyalty.points_after(stage.desk, sale.id).earned > 0
    assert done.points.isVisible()
    assert done.forgotten.isHidden()
    next_customer(stage)
    stage.switch_to(stage.people[1])
    scan_articles(stage, stage.goods[6:7])
    pay_exact_cash(stage)
    see_settled(stage)
    assert done.forgotten.isHidden()
    next_customer(stage)
    all_is_in_order(stage)


def test_the_sale_is_hers_whenever_she_says_so_and_nobodys_once_it_is_void(stage):
    open_the_till(stage)
    row = a_member(stage)
    page = stage.sale_page

    her.show_card(stage, row.card_code)
    scan_articles(stage, stage.goods[:1])
    pay_exact_cash(stage)
    see_settled(stage)
    first = balance(stage, row.customer_id)
    assert first > 0
    next_customer(stage)
    assert page.customer.attached is None

    scan_articles(stage, stage.goods[1:3])
    her.find_for_sale(stage, "weneguei")
    assert page.customer.attached.customer_id == row.customer_id
    stage.hands.press(Qt.Key.Key_F7)
    stage.await_panel()
    stage.hands.touch(page.questions.note.confirm)
    stage.await_no_panel()
    assert page.customer.attached is None
    scan_articles(stage, stage.goods[3:4])
    pay_exact_cash(stage)
    see_settled(stage)
    assert balance(stage, row.customer_id) == first
    next_customer(stage)
    stage.hands.press(Qt.Key.Key_F8)
    stage.await_panel()
    stage.hands.touch(page.questions.waiting.rows[0])
    stage.await_no_panel()
    assert page.customer.attached.customer_id == row.customer_id

    her.take_off(stage)
    assert not page.cart.customer.isVisible()
    her.show_card(stage, row.card_code)
    stage.hands.press(Qt.Key.Key_F8, SHIFT)
    stage.await_panel()
    reason = page.questions.void_reason
    stage.hands.touch(reason.phrases.findChildren(Button)[0])
    stage.hands.touch(reason.confirm)
    stage.await_no_panel()
    assert page.customer.attached is None
    scan_articles(stage, stage.goods[4:5])
    assert page.customer.attached is None
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)
    assert balance(stage, row.customer_id) == first
    all_is_in_order(stage)

"""She joins at the counter: on her own screen, on paper, with every box refused, or with a card she has already."""

import pytest
from PySide6.QtCore import Qt

from koom_pos.domain.consent import Channel, ConsentState, Method, Purpose
from koom_pos.domain.discount import DiscountKind
from koom_pos.services import consents, customers, loyalty, vouchers
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.sign_up.sign_up_page import Doing
from koom_pos.ui.tour import at_her_side as her
from koom_pos.ui.tour.at_her_side import Newcomer
from koom_pos.ui.tour.at_the_till import next_customer, pay_exact_cash, scan_articles, see_settled
from tests.journeys.counter import (
    Paper,
    all_is_in_order,
    await_mail,
    balance,
    given,
    open_the_till,
    reachable,
    send_mail_through,
    the_customer,
)
from tests.remote.mail_box import mail_box

pytestmark = pytest.mark.journey

OFFERS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
PORTRAIT = (Purpose.PROFILING, Channel.NONE)
CONTACT = [(Purpose.KOOM_OFFERS, Channel.EMAIL), (Purpose.KOOM_OFFERS, Channel.SMS)]
PARTNERS = [(Purpose.PARTNER_OFFERS, Channel.EMAIL), (Purpose.PARTNER_OFFERS, Channel.SMS)]
MAELLE = Newcomer("Maëlle", "Wénéguei", "75.41.18", "maelle.weneguei@courriel.nc")


def test_she_joins_on_her_own_screen_and_signs_with_a_finger(stage):
    open_the_till(stage)
    paper = Paper(stage)
    with mail_box() as box:
        send_mail_through(stage, box)
        screen = her.open_her_screen(stage)
        scan_articles(stage, stage.goods[:2])
        card = her.join(stage, MAELLE, [OFFERS, PORTRAIT])
        await_mail(stage, box, 1)
    assert screen.scene() == "sign_up"
    assert her.scenes(stage).thanks.card.code() == card
    row = the_customer(stage, card)
    assert given(stage, row.customer_id) == {OFFERS, PORTRAIT}
    assert row.customer_id in reachable(stage, OFFERS)
    record = consents.current_consents(stage.desk, row.customer_id)[OFFERS]
    assert record.method is Method.CUSTOMER_SCREEN
    assert record.evidence_ref
    page = her.sign_up_page(stage)
    code = next(word.rstrip("\u00a0:") for word in page.outcome.voucher.text().split() if word.startswith("V"))
    assert vouchers.read_voucher(stage.desk, code).how is DiscountKind.PERCENT
    assert box.recipients == [MAELLE.email]
    assert code in box.mails[0].get_body(("plain",)).get_content()
    stage.hands.touch(page.outcome.print_receipt)
    assert MAELLE.last_name in paper.with_words("KOOM").text
    her.back_to_the_sale(stage)
    assert stage.sale_page.customer.attached.name == MAELLE.name
    pay_exact_cash(stage)
    sale = see_settled(stage)
    assert loyalty.points_after(stage.desk, sale.id).earned == balance(stage, row.customer_id) > 0
    assert screen.scene() == "thanks"
    next_customer(stage)
    assert screen.scene() == "idle"
    all_is_in_order(stage)


def test_she_signs_a_slip_and_its_code_brings_it_back(stage):
    open_the_till(stage)
    paper = Paper(stage)
    page = her.begin_sign_up(stage)
    her.fill_in(stage, MAELLE)
    stage.hands.touch(page.acts.slip)
    stage.hands.until(lambda: page.doing is Doing.ENDED, "the slip to be printed")
    slip = paper.with_words(MAELLE.last_name)
    code = next(each.data for each in slip.barcodes if each.data.startswith("S"))
    row = the_customer(stage, page.outcome.card.code())
    assert given(stage, row.customer_id) == set()
    stage.hands.touch(page.outcome.back)
    scan_articles(stage, stage.goods[:1])
    stage.hands.scan(code)
    stage.hands.until(lambda: page.doing is Doing.SLIP, "the slip to be copied")
    stage.hands.let_settle()
    boxes = {box.cell: box for box in page.slip.boxes.boxes()}
    assert not any(box.isChecked() for box in boxes.values())
    stage.hands.touch(boxes[OFFERS])
    stage.hands.touch(page.slip.record)
    stage.hands.until(lambda: page.doing is Doing.ENDED, "the slip to be recorded")
    held = consents.current_consents(stage.desk, row.customer_id)
    assert [r.method for r in held.values() if r.state is ConsentState.GIVEN] == [Method.PAPER_SIGNED]
    assert consents.find_slip(stage.desk, code).state == "signed"
    assert row.customer_id in reachable(stage, OFFERS)
    stage.hands.touch(page.outcome.back)
    stage.hands.scan(code)
    assert code in stage.await_notice()
    stage.hush()
    stage.go_to("till")
    pay_exact_cash(stage)
    see_settled(stage)
    assert balance(stage, row.customer_id) > 0
    next_customer(stage)
    all_is_in_order(stage)


def test_she_refuses_every_box_and_is_a_member_all_the_same(stage):
    open_the_till(stage)
    before = [reachable(stage, cell) for cell in CONTACT + PARTNERS]
    scan_articles(stage, stage.goods[2:5])
    card = her.join(stage, MAELLE, [])
    her.back_to_the_sale(stage)
    row = the_customer(stage, card)
    held = consents.current_consents(stage.desk, row.customer_id)
    assert {record.state for record in held.values()} == {ConsentState.REFUSED}
    assert her.sign_up_page(stage).outcome.voucher.isHidden()
    pay_exact_cash(stage)
    see_settled(stage)
    assert balance(stage, row.customer_id) > 0
    assert not stage.payment.done.mail.isVisible()
    next_customer(stage)
    assert [reachable(stage, cell) for cell in CONTACT + PARTNERS] == before
    all_is_in_order(stage)


def test_on_a_turned_screen_the_shop_is_out_of_reach_until_she_hands_it_back(stage):
    open_the_till(stage)
    page = her.begin_sign_up(stage)
    her.fill_in(stage, Newcomer(first_name="Kate", email="kate@mail.example"))
    scenes = her.show_her(stage)
    assert stage.shell.frame.is_covered_by(scenes)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F12):
        stage.hands.press(key)
    stage.hands.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    assert stage.shell.frame.is_covered_by(scenes)
    stage.hands.touch(scenes.languages["en"])
    her.read_and_go_on(stage)
    her.tick(stage, [OFFERS])
    her.go_to_signature(stage)
    her.draw_her_name(stage)
    stage.hands.touch(scenes.sign.sign)
    her.await_step(stage, Step.DONE)
    row = the_customer(stage, page.outcome.card.code())
    assert customers.get_customer(stage.desk, row.customer_id).fields.language == "en"
    her.back_to_the_sale(stage)
    assert not stage.shell.frame.is_covered()
    all_is_in_order(stage)


def test_the_same_phone_is_her_card_not_a_second_one(stage):
    open_the_till(stage)
    card = her.join(stage, MAELLE, [])
    her.back_to_the_sale(stage)
    her.take_off(stage)
    page = her.begin_sign_up(stage)
    stage.hands.type("75 41 18")
    stage.hands.until(lambda: bool(page.acts.duplicates.uses), "who may be the same person")
    stage.hands.touch(page.acts.duplicates.uses[0])
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the sale")
    assert stage.sale_page.customer.attached.customer_id == the_customer(stage, card).customer_id
    assert len(customers.search_customers(stage.desk, "75.41.18")) == 1
    all_is_in_order(stage)

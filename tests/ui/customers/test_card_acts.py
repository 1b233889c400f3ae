"""What is done on a customer's card: withdrawing, merging, points, cards, holds; and who may."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

from koom_pos.domain.consent import ASKED_CELLS, Channel, ConsentState, Purpose
from koom_pos.domain.customer import LookReason, PersonalFields
from koom_pos.domain.legal_hold import HoldCode
from koom_pos.domain.loyalty import AdjustReason
from koom_pos.services import attaching, consents, customers, loyalty, mailing
from koom_pos.services.sync.round import run_round
from koom_pos.ui.customers.two_touch import TwoTouchButton
from tests.remote.contract_shop import open_shop_side
from tests.services.members import give_points, sell_to
from tests.services.signing import answer, customer

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
PROFILE = (Purpose.PROFILING, Channel.NONE)
TICKET = (Purpose.E_TICKET, Channel.EMAIL)


def open_card(page, customer_id):
    page.open_customer(customer_id, LookReason.SERVICE)
    return page.view


def state(shop, customer_id, cell):
    return consents.current_consents(shop.desk, customer_id)[cell].state


def test_consents_read_as_sentences_with_their_proof(page, open_shop, lea):
    answer(open_shop, lea, NEWS)
    sentences = open_card(page, lea).consents.sentences()
    assert "Accepts offers by e-mail" in sentences
    assert "since 23/11/2026, signed in store" in sentences
    assert "Refuses offers by SMS, on 23/11/2026" in sentences


def test_who_was_never_asked_accepts_nothing(page, lea):
    view = open_card(page, lea)
    assert any("Never asked, so refused" in words for words in view.consents.sentences())
    assert view.consents.withdrawal(NEWS) is None


def test_a_consent_is_withdrawn_in_two_touches_on_the_same_screen(qtbot, page, open_shop, lea):
    answer(open_shop, lea, NEWS)
    button = open_card(page, lea).consents.withdrawal(NEWS)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Withdraw? Confirm"
    assert state(open_shop, lea, NEWS) is ConsentState.GIVEN
    assert not page.frame.panel.is_open()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert state(open_shop, lea, NEWS) is ConsentState.WITHDRAWN
    assert page.view.consents.withdrawal(NEWS) is None
    assert any(words.startswith("Withdrew offers by e-mail") for words in page.view.consents.sentences())


def test_two_quick_touches_only_ask(qtbot):
    button = TwoTouchButton("Withdraw", "Withdraw? Confirm")
    qtbot.addWidget(button)
    button.show()
    with qtbot.assertNotEmitted(button.confirmed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert not button.is_asking()


def test_the_portrait_goes_with_the_consent_that_opened_it(page, open_shop, lea):
    sell_to(open_shop, lea, 2500)
    answer(open_shop, lea, PROFILE)
    view = open_card(page, lea)
    assert not view.history.portrait.is_closed()
    assert view.history.portrait.texts()
    button = view.consents.withdrawal(PROFILE)
    button.click()
    button.click()
    assert view.history.portrait.is_closed()
    assert view.history.portrait.texts() == []


def test_the_sale_hears_of_a_withdrawal_at_once(qtbot, page, open_shop, lea):
    answer(open_shop, lea, TICKET)
    attaching.attach(open_shop.desk, open_shop.cashier, lea)
    button = open_card(page, lea).consents.withdrawal(TICKET)
    button.click()
    with qtbot.waitSignal(page.counter.customer_changed) as changed:
        button.click()
    assert changed.args[0].e_ticket_to == ""


def test_asking_again_and_the_receipt(qtbot, page, open_shop, lea):
    answer(open_shop, lea, *ASKED_CELLS)
    view = open_card(page, lea)
    with qtbot.waitSignal(page.counter.sign_up_wanted) as wanted:
        view.consents.ask_again.click()
    assert wanted.args == [lea]
    with qtbot.waitSignal(page.counter.paper_queued):
        view.consents.receipt.click()
    with qtbot.waitSignal(page.counter.mail_queued):
        view.consents.mail.click()
    assert [mail.kind for mail in mailing.waiting_mails(open_shop.desk)] == ["consent_receipt"]


def test_her_online_orders_stand_beside_her_tickets(page, open_shop, lea, tmp_path):
    side, shop = open_shop_side(f"sqlite:///{tmp_path / 'online.db'}")
    email = customers.get_customer(open_shop.desk, lea).fields.email
    side.order(
        ("A", 1, 5000), customer_id=side.customer(email=email), number="1042", payment_state="paid", paid_xpf=5000
    )
    run_round(open_shop.desk, shop)
    shop.close()
    history = open_card(page, lea).history
    assert history.tabs.tabText(history.tabs.indexOf(history.orders)) == "Online orders (1)"
    model = history.order_rows
    assert [model.index(0, column).data() for column in (0, 2)] == ["1042", "To prepare · paid"]


def test_the_history_of_consents_keeps_every_statement(page, panel, open_shop, lea):
    for _ in range(5):
        answer(open_shop, lea, *ASKED_CELLS)
        open_shop.clock.forward(days=1)
    open_card(page, lea).consents.history.click()
    assert len(panel().texts()) == 2 * 5 * len(ASKED_CELLS)


def test_the_cashier_sees_only_her_part(page, open_shop, lea):
    sell_to(open_shop, lea, 2500)
    view = open_card(page, lea)
    for absent in (view.merge, view.points.adjust, view.keeping.place, view.keeping.looks, view.keeping.holds_title):
        assert not absent.isVisible(), absent.accessibleName()
    assert view.keeping.erasure.text().startswith("Erasure planned on")
    assert view.history.table.isVisible()


def test_the_manager_sees_all(page, as_manager, open_shop, lea):
    as_manager()
    view = open_card(page, lea)
    for there in (view.merge, view.points.adjust, view.keeping.place, view.keeping.looks):
        assert there.isVisible()


def test_two_cards_become_one_and_two_again(page, panel, as_manager, open_shop, lea):
    twin = customer(open_shop, PersonalFields(first_name="Léa", last_name="Wamitan", phone="+687751234"))
    answer(open_shop, lea, NEWS, TICKET)
    answer(open_shop, twin, TICKET)
    give_points(open_shop, lea, 100)
    give_points(open_shop, twin, 40)
    as_manager()
    view = open_card(page, lea)
    view.merge.click()
    form = panel()
    assert len(form.rows()) == 1, "the card with the same phone is proposed"
    form.rows()[0].click()
    form.choices["last_name"].choose("gone")
    assert "100 and 40 become 140" in form.effect.text()
    form.merge.click()
    assert customers.get_customer(open_shop.desk, twin).id == lea
    assert view.name.text() == "Léa Wamitan"
    assert view.points.balance.text() == "140"
    assert view.consents.withdrawal(NEWS) is None, "the stricter word counts"
    undo = view.merges.undo_buttons()[0]
    undo.click()
    undo.click()
    assert customers.get_customer(open_shop.desk, twin).id == twin
    assert view.name.text() == "Léa Wamytan"
    assert view.points.balance.text() == "100"
    assert view.consents.withdrawal(NEWS) is not None
    assert not view.merges.isVisible()


def test_any_other_card_can_be_searched_to_merge(qtbot, page, as_manager, open_shop, lea):
    other = customer(open_shop, PersonalFields(first_name="Ana", last_name="Poithily"))
    as_manager()
    open_card(page, lea).merge.click()
    form = page.merging.panel
    assert form.rows() == []
    qtbot.keyClicks(form.search, "poith")
    assert len(form.rows()) == 1
    form.search.clear()
    qtbot.keyClicks(form.search, "wamy")
    assert form.rows() == [], "a card is not merged into itself"
    page.handle_scan(loyalty.member_card(open_shop.desk, other).card_codes[0])
    assert form.merge.isVisible(), "a scan names the other card"


def test_points_are_adjusted_with_a_reason(page, panel, as_manager, open_shop, lea):
    as_manager()
    view = open_card(page, lea)
    view.points.adjust.click()
    form = panel()
    assert not form.button.isEnabled()
    form.points.setValue(250)
    assert not form.button.isEnabled()
    form.reasons.chip(AdjustReason.GOODWILL).click()
    assert form.button.text() == "Add 250 points"
    form.sign.chip("minus").click()
    assert form.button.text() == "Take 250 points away"
    form.button.click()
    assert loyalty.member_card(open_shop.desk, lea).balance == -250
    assert view.points.balance.text() == "−250"
    assert "Adjusted" in view.points.lines.texts()


def test_a_lost_card_is_blocked_and_another_given(page, panel, open_shop, lea):
    old = loyalty.member_card(open_shop.desk, lea).card_codes[0]
    view = open_card(page, lea)
    view.points.cards.click()
    form = panel()
    form.block_button(old).click()
    form.block_button(old).click()
    assert loyalty.member_card(open_shop.desk, lea).card_codes == ()
    form.give.click()
    codes = loyalty.member_card(open_shop.desk, lea).card_codes
    assert len(codes) == 1
    assert codes[0] != old
    assert codes[0] in " ".join(form.rows.texts())
    page.handle_scan("2000000012345")
    assert form.code.text(), "a scan while the panel is open is the card to give"


def test_a_hold_is_placed_and_ended(page, panel, as_manager, open_shop, lea):
    as_manager()
    view = open_card(page, lea)
    view.keeping.place.click()
    form = panel()
    form.codes.chip(HoldCode.CLAIM).click()
    assert not form.button.isEnabled(), "a hold names what it keeps"
    form.boxes["tickets"].setChecked(True)
    form.button.click()
    assert form.reason_field.fault()
    form.reason.setText("dossier 2026-14")
    form.button.click()
    assert "No date of erasure" in view.keeping.erasure.text()
    assert "Open claim" in view.keeping.holds.texts()
    hold = view.card().holds[0]
    assert hold.scope == ("tickets",)
    view.keeping.end_button(hold.id).click()
    view.keeping.end_button(hold.id).click()
    assert view.keeping.erasure.text().startswith("Erasure planned on")
    assert not view.keeping.holds.isVisible()


def test_the_manager_reads_who_opened_the_card(page, panel, as_manager, open_shop, lea):
    open_card(page, lea)
    as_manager()
    open_card(page, lea).keeping.looks.click()
    assert {"Marie", "Hélène"} <= set(panel().texts())


@pytest.fixture
def everything(page, as_manager, open_shop, lea):
    """A card where all parts show."""
    sell_to(open_shop, lea, 2500)
    answer(open_shop, lea, *ASKED_CELLS)
    as_manager()
    return open_card(page, lea)


def test_everything_one_can_act_on_has_a_name_and_a_size_to_hit(page, everything):
    acting = (QAbstractButton, QLineEdit, QComboBox, QTableView)
    shown = [w for kind in acting for w in page.findChildren(kind) if w.isVisible() and "qt_" not in w.objectName()]
    assert len(shown) > 10
    nameless = [w for w in shown if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []
    small = [w.accessibleName() or w.text() for w in shown if isinstance(w, QAbstractButton) and w.height() < 44]
    assert small == []


def test_one_act_stands_out(page, everything):
    primary = [b for b in page.findChildren(QAbstractButton) if b.property("kind") == "primary" and b.isVisible()]
    assert primary == [everything.attach]


def test_tab_follows_the_reading_order(page, everything):
    view, step, order = everything, everything.back, []
    for _ in range(200):
        step = step.nextInFocusChain()
        if step is view.back:
            break
        if step.isVisible() and isinstance(step, QAbstractButton | QTableView):
            order.append(step)
    withdrawals = [view.consents.withdrawal(cell) for cell in ASKED_CELLS]
    wanted = [view.edit, view.merge, view.attach, *withdrawals, view.consents.ask_again, view.history.table]
    assert [widget for widget in order if widget in wanted] == wanted

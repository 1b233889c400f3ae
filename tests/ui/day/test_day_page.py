"""The day page on a real store: opening, movements, the blind count, the Z, and what a cashier must not see."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import MovementKind
from koom_pos.services import day_overview, ringing, till_session
from koom_pos.ui.day.closing_view import COUNT, EXPLAIN, SEAL
from koom_pos.ui.day.day_page import DayPage
from koom_pos.ui.day.movement_panel import MovementPanel
from koom_pos.ui.day.reading_panel import ReadingPanel
from koom_pos.ui.widgets.pin_pad import PinPad

FLOAT = {5000: 2, 1000: 8, 500: 2, 100: 10}


@pytest.fixture
def page(counter, framed, tmp_path):
    made = DayPage(counter, tmp_path / "exports")
    made.frame = framed(made)
    return made


def words_on(page):
    """Return every word a person can read on the view in front."""
    QCoreApplication.sendPostedEvents()  # widgets just laid out show themselves by a posted event
    labels = [label.text() for label in page.view().findChildren(QLabel) if label.isVisible()]
    return " ".join(labels).replace("\u202f", " ").replace("\u00a0", " ")


def count_and_review(page, count):
    page.open_day.close_day.click()
    page.closing.pane.begin(count)
    page.closing.pane.next_act.click()


def close_with(page, count):
    count_and_review(page, count)
    page.closing.explain.next_act.click()
    page.closing.seal.seal.click()


def test_the_first_morning_asks_for_the_float_and_opens_with_it(page, shop, wanted_pages):
    assert page.view() is page.opening
    page.opening.pane.begin(FLOAT)
    assert page.opening.pane.next_act.text().replace("\u202f", " ").replace("\u00a0", " ") == "Open with 20 000 F"
    page.opening.pane.next_act.click()
    session = till_session.open_session(shop.desk)
    assert (session.opening_float_xpf, dict(session.opening_count)) == (20_000, FLOAT)
    assert page.view() is page.open_day
    assert wanted_pages == [("till", None)]


def test_opening_by_keyboard_alone(page, shop):
    page.opening.pane.stand()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_2, *[Qt.Key.Key_Return] * 9):
        QTest.keyClick(page.frame.focusWidget(), key)
    assert page.opening.pane.next_act.hasFocus()
    QTest.keyClick(page.opening.pane.next_act, Qt.Key.Key_Space)
    assert till_session.open_session(shop.desk).opening_float_xpf == 20_000


def test_the_next_morning_begins_with_what_the_last_count_left(page, shop, open_shop):
    till_session.close_day(shop.desk, shop.cashier, FLOAT)
    shop.clock.forward(days=1)
    page.shown()
    assert page.view() is page.opening
    assert page.opening.pane.grid.counts() == FLOAT


def test_a_cashier_sees_no_amount_before_her_count_and_a_manager_does(page, shop, open_shop, counter, sell):
    sell(2500, 1300)
    sell(4200, tender=TenderType.CARD)
    page.shown()
    assert page.open_day.figures()["Tickets"] == "2"
    for amount in ("3 800", "23 800", "8 000", "4 200"):
        assert amount not in words_on(page)
    counter.sign_in(shop.manager)
    page.shown()
    assert "3 800 F" in words_on(page)
    assert "8 000 F" in words_on(page)


def test_a_movement_is_recorded_once_with_its_reason_and_kicks_no_second_time(page, shop, open_shop, qtbot):
    page.shown()
    page.open_day.acts[str(MovementKind.BANK_DROP)].click()
    panel = page.frame.panel.content()
    assert isinstance(panel, MovementPanel)
    assert not panel.confirm.isEnabled()
    panel.amount.set_amount(10_000)
    panel.reasons.chip("To the bank").click()
    panel.confirm.click()
    panel.confirm.click()
    moved = day_overview.overview(shop.desk).movements
    assert [(m.kind, m.amount_xpf, m.reason) for m in moved] == [("bank_drop", -10_000, "To the bank")]
    assert page.open_day.movements.rowCount() == 1
    assert not page.frame.panel.is_open()


def test_opening_the_drawer_takes_a_reason_of_ones_own(page, shop, open_shop):
    page.shown()
    page.open_day.acts[till_session.NO_SALE].click()
    panel = page.frame.panel.content()
    QTest.keyClicks(panel.reason, "Rendre la monnaie")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert [m.reason for m in day_overview.overview(shop.desk).movements] == ["Rendre la monnaie"]


def test_a_refused_movement_says_why_and_stays_on_screen(page, shop, open_shop):
    page.shown()
    page.open_day.acts[str(MovementKind.PAID_IN)].click()
    panel = page.frame.panel.content()
    panel.amount.set_amount(1001)
    panel.reasons.chip("Float topped up").click()
    panel.confirm.click()
    assert page.frame.notice.sentence()
    assert panel.confirm.isEnabled()
    assert day_overview.overview(shop.desk).movements == ()


def test_an_x_is_shown_as_paper_and_hides_the_cash_from_a_cashier(page, shop, open_shop, counter, sell):
    sell(2345, pay=5000)
    page.shown()
    page.open_day.reading.click()
    panel = page.frame.panel.content()
    assert isinstance(panel, ReadingPanel)
    paper = "\n".join(panel.paper.lines())
    assert "X de caisse" in paper
    assert "Règlements" not in paper
    assert "Espèces encaissées" not in paper
    counter.sign_in(shop.manager)
    page.open_day.reading.click()
    assert any("Règlements" in line for line in page.frame.panel.content().paper.lines())
    assert day_overview.overview(shop.desk).figures["x_reports"] == 2


def test_a_forgotten_day_is_closed_first(page, shop, open_shop):
    shop.clock.forward(days=1)
    page.shown()
    assert page.open_day.forgotten.sentence()
    assert not page.open_day.acts[str(MovementKind.PAID_IN)].isEnabled()
    close_with(page, FLOAT)
    assert till_session.open_session(shop.desk) is None
    page.closings.back.click()
    assert page.view() is page.opening


def test_the_count_is_blind_until_it_is_finished(page, shop, open_shop, sell):
    sell(2500)
    page.shown()
    page.open_day.close_day.click()
    assert page.closing.step() == COUNT
    assert "22 500" not in words_on(page)
    page.closing.pane.begin(FLOAT)
    page.closing.pane.next_act.click()
    assert page.closing.step() == EXPLAIN
    assert "22 500 F" in words_on(page)
    assert "2 500 F missing" in words_on(page)


def test_forgotten_change_is_proposed_and_leads_to_its_ticket(page, shop, open_shop, sell, wanted_pages):
    ticket = sell(1500, pay=2000)
    page.shown()
    count_and_review(page, {5000: 2, 1000: 10, 500: 2, 100: 10})
    assert "500 F too much" in words_on(page)
    causes = page.closing.explain.cause_buttons()
    assert causes[0].accessibleName().replace("\u00a0", " ") == "+500 F: change not given? Ticket 1, 08:00"
    causes[0].click()
    assert wanted_pages == [("tickets", ticket.number)]


def test_a_difference_wants_a_reason_and_never_refuses_the_day(page, shop, open_shop):
    page.shown()
    count_and_review(page, {5000: 1})
    assert not page.closing.explain.next_act.isEnabled()
    page.closing.explain.reasons.chip("Not explained").click()
    page.closing.explain.next_act.click()
    page.closing.seal.seal.click()
    closing = day_overview.overview(shop.desk).closed_today
    assert closing.figures["over_short_xpf"] == -15_000
    assert closing.figures["over_short_reason"] == "Not explained"


def test_counting_again_keeps_the_first_count_to_correct(page, shop, open_shop):
    page.shown()
    count_and_review(page, {5000: 1})
    page.closing.explain.recount.click()
    assert page.closing.step() == COUNT
    assert page.closing.pane.grid.counts() == {5000: 1}


def test_sales_left_open_are_listed_and_taken_up_before_the_z(page, shop, open_shop, wanted_pages):
    item = shop.item(1500)
    waiting = ringing.ring_item(shop.desk, shop.cashier, item.variant_id).sale
    ringing.suspend_sale(shop.desk, shop.cashier, waiting.id, "Mme K.")
    page.shown()
    count_and_review(page, FLOAT)
    page.closing.explain.next_act.click()
    assert page.closing.step() == SEAL
    assert not page.closing.seal.seal.isEnabled()
    assert "Mme K." in words_on(page)
    page.closing.seal.sale_buttons()[0].click()
    assert wanted_pages == [("till", None)]
    ringing.void_sale(shop.desk, shop.cashier, waiting.id, "left")
    page.hidden()
    page.shown()
    assert page.closing.step() == SEAL
    assert page.closing.seal.seal.isEnabled()


def test_closing_shows_the_sealed_z_with_its_perpetual_totals(page, shop, open_shop, sell):
    sell(2500)
    page.shown()
    close_with(page, FLOAT | {500: 7})
    closing = day_overview.overview(shop.desk).closed_today
    assert closing.figures["over_short_xpf"] == 0
    assert page.view() is page.closings
    assert page.closings.shown_closing().id == closing.id
    assert page.closings.perpetual.value.amount() == closing.perpetual_total_xpf == 2500
    assert any("Z de caisse" in line for line in page.closings.paper.lines())


def test_a_closed_day_stays_closed_and_is_printed_again_as_duplicata(page, shop, open_shop):
    page.shown()
    close_with(page, FLOAT)
    page.hidden()
    page.shown()
    assert page.view() is page.closings
    assert page.closings.back.isHidden()
    page.closings.print_again.click()
    assert "DUPLICATA 1" in page.frame.notice.sentence()


def test_a_z_is_saved_as_pdf_and_never_overwritten(page, shop, open_shop, tmp_path):
    page.shown()
    close_with(page, FLOAT)
    page.closings.save_pdf.click()
    page.closings.save_pdf.click()
    files = sorted((tmp_path / "exports").iterdir())
    assert len(files) == 2
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)


def test_the_count_is_verified_by_another_person_with_her_pin(page, shop, open_shop, pins):
    page.shown()
    close_with(page, FLOAT)
    page.closings.verify.click()
    pad = page.frame.panel.content().findChild(PinPad)
    pad.entered.emit(pins["cashier"])
    assert page.view() is page.closings
    pad.entered.emit(pins["manager"])
    assert page.view() is page.recount
    page.recount.begin(FLOAT)
    page.recount.next_act.click()
    assert page.frame.notice.sentence() == "Both counts agree."
    assert page.closings.verified.text() == "Count verified by Hélène"
    assert page.closings.verify.isHidden()


def test_a_month_that_is_over_is_offered_to_managers_alone(page, shop, open_shop, counter):
    till_session.close_day(shop.desk, shop.cashier, FLOAT)
    shop.clock.forward(days=10)
    page.shown()
    page.opening.closings.click()
    assert page.closings.due_buttons() == []
    counter.sign_in(shop.manager)
    page.escape()
    page.opening.closings.click()
    page.closings.due_buttons()[0].click()
    assert [c.period for c in day_overview.closings(shop.desk, "month")] == ["2026-11"]
    assert page.closings.due_buttons() == []


def test_escape_goes_back_one_step_at_a_time_and_keeps_the_count(page, shop, open_shop):
    page.shown()
    count_and_review(page, {5000: 1})
    assert page.escape()
    assert page.closing.step() == COUNT
    assert page.escape()
    assert page.view() is page.open_day
    assert not page.escape()
    page.open_day.close_day.click()
    assert page.closing.pane.grid.counts() == {5000: 1}


def test_the_morning_after_a_closing_asks_for_the_float_again(page, shop, open_shop):
    page.shown()
    close_with(page, FLOAT)
    shop.clock.forward(days=1)
    page.shown()
    assert page.view() is page.opening

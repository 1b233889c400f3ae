"""A cashier's whole day through the real window, seen on screen and in the store."""

import pytest

from koom_pos.services import journal_check, till_session
from koom_pos.ui.tour import coming_back, evening, morning_sales, opening_hour
from koom_pos.ui.tour.shop_time import FIRST_DAY

pytestmark = pytest.mark.journey


def test_a_day_from_the_float_to_the_z(stage):
    opening_hour.sign_in_at_the_lock(stage)
    opening_hour.open_the_day(stage)
    assert stage.session().business_date == FIRST_DAY
    morning_sales.sell_for_exact_cash(stage)
    morning_sales.sell_for_a_note(stage)
    morning_sales.sell_for_card_and_cash(stage)
    morning_sales.sell_for_a_cheque(stage)
    morning_sales.suspend_and_resume(stage)
    coming_back.refund_in_cash(stage)
    evening.move_cash(stage)
    evening.close_the_day(stage)
    closing = till_session.closing_of(stage.desk, FIRST_DAY)
    assert closing is not None
    assert till_session.open_session(stage.desk) is None
    assert closing.gross_xpf == sum(sale.gross_xpf for sale in stage.sales)
    assert closing.figures["tickets"] == len(stage.sales) == 7
    assert closing.figures["over_short_xpf"] == 500
    assert stage.day_page.closings.total.value.amount() == closing.gross_xpf
    assert stage.findings.faults() == []
    assert journal_check.verify_journal(stage.desk).fault is None


def test_a_forgotten_day_is_closed_before_the_next_one_sells(stage):
    stage.sign_in(stage.people[1])
    stage.hands.touch(stage.sale_page.no_day.act)
    stage.hands.touch(stage.day_page.opening.pane.next_act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till")
    stage.time.forward(24 * 60)
    stage.go_to("day")
    stage.go_to("till")
    assert stage.sale_page.no_day.isVisible()
    stage.hands.scan(stage.goods[0].gtin)
    assert stage.sale_page.rung().sale.lines == ()
    assert stage.notice()

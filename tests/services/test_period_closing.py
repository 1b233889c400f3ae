"""Months and years: closed once over, once, as sums of their Z."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.till import PeriodNotOverError
from koom_pos.services import period_closing, till_session
from koom_pos.services.period_closing import close_month, close_year, periods_to_close
from tests.services.books import Books, kinds, refused
from tests.services.selling import CASH, coins, sell

NEW_YEARS_EVE = datetime(2026, 12, 30, 21, tzinfo=UTC)  # 31 December, 08:00 in Nouméa


def a_day(shop, *prices):
    till_session.open_day(shop.desk, shop.cashier, {})
    for price in prices:
        sell(shop, price, tender=CASH)
    with shop.desk.store.reading() as tx:
        expected = till_session.expected_cash_xpf(tx, tx.till.open_session(shop.desk.workstation.id))
    return till_session.close_day(shop.desk, shop.cashier, coins(expected))


@pytest.fixture
def year_end(shop):
    """Trade on 30 and 31 December, the last sale at a quarter to three in the night, and on 1 January."""
    shop.clock.now = NEW_YEARS_EVE
    shop.clock.forward(days=-1)
    a_day(shop, 1001)
    shop.clock.forward(days=1)
    till_session.open_day(shop.desk, shop.cashier, {})
    sell(shop, 2000, tender=CASH)
    shop.clock.now = datetime(2026, 12, 31, 15, 45, tzinfo=UTC)  # 1 January, 02:45 in Nouméa
    sell(shop, 500, tender=CASH)
    return shop


def test_a_year_is_over_when_its_last_night_is(year_end):
    for act in (
        lambda: close_year(year_end.desk, year_end.manager, 2026),
        lambda: close_month(year_end.desk, year_end.manager, date(2026, 12, 1)),
    ):
        with refused(year_end.desk, PeriodNotOverError):
            act()
    year_end.clock.now = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)  # 03:00: the year is over, its last day is open
    with refused(year_end.desk, PeriodNotOverError):
        close_year(year_end.desk, year_end.manager, 2026)
    assert periods_to_close(year_end.desk, "month") == ["2026-12"]
    till_session.close_day(year_end.desk, year_end.cashier, coins(2500))
    month = close_month(year_end.desk, year_end.manager, date(2026, 12, 1))
    year = close_year(year_end.desk, year_end.manager, 2026)
    assert (month.period, month.number, month.gross_xpf) == ("2026-12", 1, 3501)
    assert (year.period, year.number, year.gross_xpf) == ("2026", 1, 3501)
    assert (month.figures["first_z"], month.figures["last_z"], month.figures["days"]) == (1, 2, 2)
    assert kinds(year_end.desk)[-2:] == ["month_closing", "year_closing"]


def test_the_z_numbers_and_perpetual_totals_go_on_in_the_new_year(year_end):
    till_session.close_day(year_end.desk, year_end.cashier, coins(2500))
    year_end.clock.now = datetime(2026, 12, 31, 21, tzinfo=UTC)
    new_year = a_day(year_end, 700)
    assert (new_year.period, new_year.number, new_year.perpetual_total_xpf) == ("2027-01-01", 3, 4201)
    assert close_year(year_end.desk, year_end.manager, 2026).perpetual_total_xpf == 3501
    Books(year_end.desk).check()


def test_a_period_is_closed_once(year_end):
    till_session.close_day(year_end.desk, year_end.cashier, coins(2500))
    year_end.clock.forward(days=2)
    close_month(year_end.desk, year_end.manager, date(2026, 12, 1))
    assert periods_to_close(year_end.desk, "month") == []
    with refused(year_end.desk, PeriodNotOverError):
        close_month(year_end.desk, year_end.manager, date(2026, 12, 1))


def test_a_month_without_a_z_has_nothing_to_close(year_end):
    with refused(year_end.desk, PeriodNotOverError):
        close_month(year_end.desk, year_end.manager, date(2026, 11, 1))


def test_figures_of_a_month_are_the_sums_of_its_days(shop):
    days = []
    for prices in ((1001, 2002), (3003,), ()):
        days.append(a_day(shop, *prices))
        shop.clock.forward(days=1)
    shop.clock.forward(days=30)
    month = close_month(shop.desk, shop.manager, date(2026, 11, 1))
    for name in ("gross_xpf", "absolute_xpf", "tickets", "pieces", "rounding_xpf"):
        assert month.figures[name] == sum(day.figures[name] for day in days)
    assert month.figures["taxes"][0]["tax_xpf"] == sum(t["tax_xpf"] for d in days for t in d.figures["taxes"])
    assert [t["amount_xpf"] for t in month.figures["tenders"]] == [
        sum(t["amount_xpf"] for d in days for t in d.figures["tenders"])
    ]
    assert month.perpetual_total_xpf == days[-1].perpetual_total_xpf


def test_a_cashier_closes_no_month(year_end):
    with refused(year_end.desk, NotAllowedError):
        close_month(year_end.desk, year_end.cashier, date(2026, 12, 1))
    with refused(year_end.desk, NotAllowedError):
        period_closing.close_year(year_end.desk, replace(year_end.manager, rights=frozenset()), 2026)

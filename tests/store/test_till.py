"""Sessions, running totals and closings as rows."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.services import till_session
from koom_pos.store.till import Tally
from tests.services.selling import CARD, CASH, coins, sell


def test_running_totals_add_up_where_they_stand(open_shop):
    session = till_session.open_session(open_shop.desk)
    with open_shop.desk.store.transaction() as tx:
        tx.till.raise_tallies(session.id, [Tally("tender", "cash", 500), Tally("tender", "card", 100, 2)])
        tx.till.raise_tallies(session.id, [Tally("tender", "cash", -700)])
        tx.till.raise_tallies(session.id, [])
        assert tx.till.tallies(session.id) == {
            ("tender", "card"): Tally("tender", "card", 100, 2),
            ("tender", "cash"): Tally("tender", "cash", -200, 2),
        }


def test_sessions_are_found_by_id_by_date_and_by_being_open(open_shop):
    here = open_shop.desk.workstation.id
    with open_shop.desk.store.reading() as tx:
        session = tx.till.open_session(here)
        assert tx.till.session(session.id) == session
        assert tx.till.session_of(here, date(2026, 11, 23)) == session
        assert tx.till.session_of(here, date(2026, 11, 24)) is None
        assert tx.till.open_session("another till") is None


def test_cash_tickets_are_told_from_the_others(open_shop):
    sell(open_shop, 1003, tender=CASH, amount=2000)
    sell(open_shop, 2500, tender=CARD)
    session = till_session.open_session(open_shop.desk)
    with open_shop.desk.store.reading() as tx:
        cash, others = tx.till.tickets(session.id)
    assert [(t.number, t.tendered_xpf, t.change_xpf, t.payable_xpf) for t in cash] == [(1, 2000, 995, 1005)]
    assert [(t.number, t.payable_xpf) for t in others] == [(2, 2500)]


def test_closings_are_read_back_by_number_and_not_by_time(open_shop):
    here = open_shop.desk.workstation.id
    for _ in range(2):
        till_session.close_day(open_shop.desk, open_shop.cashier, coins(20_000))
        open_shop.clock.forward(days=-1)  # a clock gone wrong
        till_session.open_day(open_shop.desk, open_shop.cashier, coins(20_000))
    with open_shop.desk.store.reading() as tx:
        assert [c.number for c in tx.till.closings(here, "day")] == [2, 1]
        last = tx.till.last_closing(here, "day")
        assert (last.number, last.period) == (2, "2026-11-22")
        assert tx.till.closing(last.id) == last
        assert tx.till.next_closing_number(here, "day") == 3
        assert tx.till.next_closing_number(here, "month") == 1
        assert [c.period for c in tx.till.closings(here, "day", prefix="2026-11-23")] == ["2026-11-23"]


def test_a_movement_of_an_unknown_kind_is_refused(open_shop):
    session = till_session.open_session(open_shop.desk)
    with pytest.raises(IntegrityError), open_shop.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql(
            "INSERT INTO cash_movement VALUES ('x', 'w', ?, 'gift', 5, 'r', 'o', NULL, '2026')", (session.id,)
        )

"""The day of a till: opened once, closed whatever was counted, and its Z the same work for one ticket or many."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.till import (
    CauseKind,
    CountReasonMissingError,
    DayAlreadyClosedError,
    DayAlreadyOpenError,
    DenominationError,
    ForgottenDayError,
    MovementAmountError,
    MovementKind,
    NoOpenDayError,
    OpenSalesLeftError,
)
from koom_pos.services import period_closing, ringing, settling, tendering, till_session
from koom_pos.services.shop import change_settings
from koom_pos.services.till_session import AlreadyVerifiedError, ReasonMissingError, VerifierIsCloserError
from tests.services.books import Books, kinds, last_payload, refused
from tests.services.selling import CARD, CASH, bring_back, coins, give_back, ring, sell

FLOAT_XPF = 20_000


def close(shop, counted_xpf=None, **given):
    if counted_xpf is None:
        with shop.desk.store.reading() as tx:
            counted_xpf = till_session.expected_cash_xpf(tx, tx.till.open_session(shop.desk.workstation.id))
    return till_session.close_day(shop.desk, shop.cashier, coins(counted_xpf), **given)


def at(shop, day, hour, minute):
    """Set the clocks of Nouméa, 11 hours ahead of UTC."""
    shop.clock.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC) - (
        datetime(2026, 1, 1, 11, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)
    )


class TestOpening:
    def test_the_float_is_counted_by_denomination(self, shop):
        session = till_session.open_day(shop.desk, shop.cashier, {5000: 2, 1000: 8, 500: 2, 100: 10})
        assert (session.opening_float_xpf, session.business_date) == (FLOAT_XPF, date(2026, 11, 23))
        assert till_session.open_session(shop.desk) == session
        assert last_payload(shop.desk)["count"] == {"100": 10, "500": 2, "1000": 8, "5000": 2}

    def test_one_till_has_one_open_session(self, open_shop):
        with refused(open_shop.desk, DayAlreadyOpenError):
            till_session.open_day(open_shop.desk, open_shop.cashier, {})

    def test_a_closed_day_does_not_open_again(self, open_shop):
        close(open_shop)
        with refused(open_shop.desk, DayAlreadyClosedError):
            till_session.open_day(open_shop.desk, open_shop.cashier, {})

    def test_a_coin_that_does_not_exist_is_refused(self, shop):
        with refused(shop.desk, DenominationError):
            till_session.open_day(shop.desk, shop.cashier, {2: 10})

    def test_a_clock_set_back_into_a_closed_month_opens_nothing(self, open_shop):
        close(open_shop)
        open_shop.clock.forward(days=30)
        period_closing.close_month(open_shop.desk, open_shop.manager, date(2026, 11, 1))
        open_shop.clock.forward(days=-29)
        with refused(open_shop.desk, DayAlreadyClosedError):
            till_session.open_day(open_shop.desk, open_shop.cashier, {})


class TestTheBusinessDay:
    """Nouméa is 11 hours ahead; the day changes at 03:00."""

    @pytest.mark.parametrize(("hour", "minute", "day"), [(23, 30, 23), (2, 59, 24), (3, 0, 24), (8, 0, 24)])
    def test_half_past_eleven_belongs_to_its_evening_and_three_to_the_morning(self, shop, hour, minute, day):
        at(shop, day, hour, minute)
        expected = date(2026, 11, 23) if (hour, minute) in ((23, 30), (2, 59)) else date(2026, 11, 24)
        assert till_session.open_day(shop.desk, shop.cashier, {}).business_date == expected

    def test_a_sale_at_a_quarter_to_three_belongs_to_the_evening(self, shop):
        at(shop, 23, 18, 0)
        till_session.open_day(shop.desk, shop.cashier, {})
        at(shop, 24, 2, 45)
        settled = sell(shop, 1000)
        assert (settled.business_date, settled.utc_offset_minutes) == (date(2026, 11, 23), 660)
        item = shop.item()
        at(shop, 24, 3, 0)
        with refused(shop.desk, ForgottenDayError) as caught:
            ringing.ring_item(shop.desk, shop.cashier, item.variant_id)
        assert caught.value.business_date == date(2026, 11, 23)

    def test_a_forgotten_day_is_closed_under_its_own_date_before_the_next(self, open_shop):
        sell(open_shop, 1000)
        open_shop.clock.forward(days=1)
        with refused(open_shop.desk, DayAlreadyOpenError):
            till_session.open_day(open_shop.desk, open_shop.cashier, {})
        for act in (
            lambda: till_session.move_cash(open_shop.desk, open_shop.cashier, MovementKind.PAID_IN, 500, reason="x"),
            lambda: till_session.open_drawer(open_shop.desk, open_shop.cashier, reason="x"),
        ):
            with refused(open_shop.desk, ForgottenDayError):
                act()
        assert close(open_shop).period == "2026-11-23"
        assert till_session.open_day(open_shop.desk, open_shop.cashier, {}).business_date == date(2026, 11, 24)
        Books(open_shop.desk).check()

    def test_a_sale_left_open_on_a_forgotten_day_can_be_given_up(self, open_shop):
        sale = ring(open_shop, 1000)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 500)
        open_shop.clock.forward(days=1)
        with refused(open_shop.desk, OpenSalesLeftError):
            close(open_shop)
        tender = tendering.tender_state(open_shop.desk).sale.tenders[0]
        tendering.remove_tender(open_shop.desk, open_shop.cashier, tender.id)
        ringing.void_sale(open_shop.desk, open_shop.cashier, sale.id, "oubliée la veille")
        assert close(open_shop).figures["voids"] == {"count": 1, "gross_xpf": 1000}

    def test_nothing_is_recorded_into_a_closed_session_even_by_hand(self, open_shop):
        settled = sell(open_shop, 1000)
        close(open_shop)
        for table in ("sale", "cash_movement", "void_sale"):
            with open_shop.desk.store.reading() as tx:
                columns = [row[1] for row in tx.connection.exec_driver_sql(f"PRAGMA table_info({table})")]
            if table == "sale":
                taken = ", ".join({"id": "'x'", "number": "2"}.get(each, each) for each in columns)
                statement = f"INSERT INTO sale SELECT {taken} FROM sale"
            else:
                values = ", ".join(f"'{settled.session_id}'" if each == "session_id" else "'0'" for each in columns)
                statement = f"INSERT INTO {table} VALUES ({values})"
            with pytest.raises(IntegrityError, match="closed"), open_shop.desk.store.transaction() as tx:
                tx.connection.exec_driver_sql(statement)


class TestMovements:
    @pytest.mark.parametrize(
        ("kind", "signed"),
        [(MovementKind.PAID_IN, 5000), (MovementKind.PAID_OUT, -5000), (MovementKind.BANK_DROP, -5000)],
    )
    def test_the_kind_gives_the_sign(self, open_shop, kind, signed):
        movement = till_session.move_cash(open_shop.desk, open_shop.cashier, kind, 5000, reason=" monnaie ")
        assert (movement.amount_xpf, movement.reason) == (signed, "monnaie")
        assert close(open_shop, FLOAT_XPF + signed).figures["over_short_xpf"] == 0

    @pytest.mark.parametrize("amount", [0, -500, 501])
    def test_an_amount_coins_cannot_pay_is_refused(self, open_shop, amount):
        with refused(open_shop.desk, MovementAmountError):
            till_session.move_cash(open_shop.desk, open_shop.cashier, MovementKind.PAID_IN, amount, reason="x")

    def test_a_reason_and_a_right_are_asked(self, open_shop):
        nobody = replace(open_shop.cashier, rights=frozenset())
        for error, operator, reason in (
            (ReasonMissingError, open_shop.cashier, "  "),
            (NotAllowedError, nobody, "x"),
        ):
            with refused(open_shop.desk, error):
                till_session.move_cash(open_shop.desk, operator, MovementKind.PAID_IN, 500, reason=reason)
            with refused(open_shop.desk, error):
                till_session.open_drawer(open_shop.desk, operator, reason=reason)

    def test_an_opened_drawer_is_counted_and_moves_nothing(self, open_shop):
        till_session.open_drawer(open_shop.desk, open_shop.cashier, reason="pièce tombée")
        assert kinds(open_shop.desk)[-1] == "no_sale"
        figures = close(open_shop, FLOAT_XPF).figures
        assert (figures["no_sales"], figures["movements"]) == (1, [])

    def test_nothing_moves_before_the_day_opens(self, shop):
        with refused(shop.desk, NoOpenDayError):
            till_session.move_cash(shop.desk, shop.cashier, MovementKind.PAID_IN, 500, reason="x")


class TestReading:
    def test_x_reads_and_closes_nothing(self, open_shop):
        sell(open_shop, 2500, tender=CASH, amount=5000)
        for reading in range(2):
            figures = till_session.x_report(open_shop.desk, open_shop.cashier)
            assert (figures["gross_xpf"], figures["tickets"], figures["x_reports"]) == (2500, 1, reading)
        assert kinds(open_shop.desk)[-2:] == ["x_report", "x_report"]
        assert sell(open_shop, 1000).number == 2

    def test_x_wants_a_day_and_a_right(self, shop):
        with refused(shop.desk, NoOpenDayError):
            till_session.x_report(shop.desk, shop.cashier)
        with refused(shop.desk, NotAllowedError):
            till_session.x_report(shop.desk, replace(shop.cashier, rights=frozenset()))

    def test_figures_say_what_happened(self, open_shop):
        ticket = sell(open_shop, 1001, 2002, tender=CASH, amount=5000)
        give_back(open_shop, ticket, line=1, tender=CASH)
        bring_back(open_shop, ticket)
        cart = ring(open_shop, 1500)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 499)
        settling.settle(open_shop.desk, open_shop.cashier, cart.id)
        figures = close(open_shop).figures
        assert figures["sales"] == {"count": 1, "gross_xpf": 3003}
        assert figures["returns"] == {"count": 1, "gross_xpf": -2002}
        assert figures["exchanges"] == {"count": 1, "gross_xpf": 499}
        assert figures["returned_lines"] == {"count": 2, "gross_xpf": -3003}
        assert figures["gross_xpf"] == sum(t["gross_xpf"] for t in figures["taxes"]) == 1500
        assert figures["absolute_xpf"] == 3003 + 2002 + 2501
        assert figures["rounding_xpf"] == 4
        assert {t["type"]: t["amount_xpf"] for t in figures["tenders"]} == {"cash": 1005, "card": 499}
        assert figures["operators"] == [{"code": "02", "gross_xpf": 1500, "count": 3}]


class TestClosing:
    @pytest.mark.parametrize("difference", [-20_000, -495, -5, 0, 5, 495, 10_000])
    def test_no_difference_ever_prevents_closing(self, open_shop, difference):
        z = close(open_shop, FLOAT_XPF + difference, reason="compté deux fois")
        assert z.figures["over_short_xpf"] == difference
        assert till_session.open_session(open_shop.desk) is None

    @pytest.mark.parametrize(("difference", "asked"), [(495, False), (-495, False), (500, True), (-500, True)])
    def test_a_reason_is_asked_from_the_threshold_on(self, open_shop, difference, asked):
        if not asked:
            assert close(open_shop, FLOAT_XPF + difference).figures["over_short_reason"] == ""
            return
        with refused(open_shop.desk, CountReasonMissingError):
            close(open_shop, FLOAT_XPF + difference, reason=" ")
        assert close(open_shop, FLOAT_XPF + difference, reason="rendu oublié").figures["over_short_reason"]

    def test_a_threshold_of_nothing_asks_no_reason_for_no_difference(self, open_shop):
        change_settings(open_shop.desk, open_shop.manager, {"difference_reason_from_xpf": 0})
        close(open_shop, FLOAT_XPF)

    def test_the_review_proposes_the_ticket_whose_change_was_forgotten(self, open_shop):
        sell(open_shop, 1000, tender=CASH)
        ticket = sell(open_shop, 1500, tender=CASH, amount=2000)
        result = till_session.review_count(open_shop.desk, coins(FLOAT_XPF + 3000))
        assert (result.over_short_xpf, result.wants_reason) == (500, True)
        assert (result.causes[0].kind, result.causes[0].ticket_number) == (CauseKind.CHANGE_NOT_GIVEN, ticket.number)

    @pytest.mark.parametrize("even", [False, True])
    def test_a_sale_still_open_is_told_even_when_it_holds_neither_pieces_nor_francs(self, open_shop, even):
        if even:
            bring_back(open_shop, sell(open_shop, 1000))
        ring(open_shop, 1000)
        with refused(open_shop.desk, OpenSalesLeftError):
            close(open_shop)

    def test_an_emptied_sale_does_not_hold_the_day_open(self, open_shop):
        sale = ring(open_shop, 1000)
        ringing.void_line(open_shop.desk, open_shop.cashier, sale.lines[0].id)
        assert close(open_shop).number == 1

    def test_closing_twice_closes_once(self, open_shop):
        close(open_shop)
        with refused(open_shop.desk, NoOpenDayError):
            till_session.close_day(open_shop.desk, open_shop.cashier, {})
        with refused(open_shop.desk, NoOpenDayError):
            till_session.review_count(open_shop.desk, {})

    def test_who_may_not_close_does_not(self, open_shop):
        with refused(open_shop.desk, NotAllowedError):
            till_session.close_day(open_shop.desk, replace(open_shop.cashier, rights=frozenset()), {})

    def test_perpetual_totals_run_on_over_days_and_count_returns_both_ways(self, open_shop):
        ticket = sell(open_shop, 3000)
        first = close(open_shop)
        open_shop.clock.forward(days=1)
        till_session.open_day(open_shop.desk, open_shop.cashier, {})
        give_back(open_shop, ticket)
        sell(open_shop, 500)
        second = close(open_shop)
        assert (first.number, first.perpetual_total_xpf, first.perpetual_absolute_xpf) == (1, 3000, 3000)
        assert (second.number, second.perpetual_total_xpf, second.perpetual_absolute_xpf) == (2, 500, 6500)
        assert till_session.closing_of(open_shop.desk, date(2026, 11, 24)) == second
        assert till_session.closing_of(open_shop.desk, date(2026, 11, 25)) is None

    def test_the_z_sends_as_many_statements_after_many_tickets_as_after_one(self, open_shop):
        """A difference is counted, so that nothing is saved by having none to explain."""

        def statements_of_a_closing(counted_xpf):
            sent = []
            listener = lambda _c, _k, statement, *_: sent.append(statement)  # noqa: E731
            event.listen(open_shop.desk.store.engine, "before_cursor_execute", listener)
            close(open_shop, counted_xpf, reason="compté")
            event.remove(open_shop.desk.store.engine, "before_cursor_execute", listener)
            return sent

        sell(open_shop, 1000, tender=CASH)
        few = statements_of_a_closing(FLOAT_XPF)
        open_shop.clock.forward(days=1)
        till_session.open_day(open_shop.desk, open_shop.cashier, {})
        item = open_shop.item(1000)
        for _ in range(60):
            sale = ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id).sale
            tendering.add_tender(open_shop.desk, open_shop.cashier, CASH, 1000)
            settling.settle(open_shop.desk, open_shop.cashier, sale.id)
        many = statements_of_a_closing(FLOAT_XPF)
        assert len(many) == len(few)
        last_number = "max(number)"  # one look-up in an index, whatever the number of tickets
        assert not [
            each for each in many if ("FROM sale" in each and last_number not in each) or "tender_line" in each
        ]


class TestVerifying:
    def test_a_second_person_counts_again_once(self, open_shop):
        z = close(open_shop)
        difference = till_session.verify_count(open_shop.desk, open_shop.manager, z.id, coins(FLOAT_XPF - 5))
        assert difference == -5
        assert last_payload(open_shop.desk)["difference_xpf"] == -5
        with refused(open_shop.desk, AlreadyVerifiedError):
            till_session.verify_count(open_shop.desk, open_shop.manager, z.id, {})

    def test_nobody_verifies_her_own_count(self, open_shop):
        z = till_session.close_day(open_shop.desk, open_shop.manager, coins(FLOAT_XPF))
        with refused(open_shop.desk, VerifierIsCloserError):
            till_session.verify_count(open_shop.desk, open_shop.manager, z.id, {})

    def test_who_may_verify_what(self, open_shop):
        z = close(open_shop)
        with refused(open_shop.desk, NotAllowedError):
            till_session.verify_count(open_shop.desk, open_shop.cashier, z.id, {})
        with refused(open_shop.desk, NoOpenDayError):
            till_session.verify_count(open_shop.desk, open_shop.manager, "no such closing", {})
        with refused(open_shop.desk, DenominationError):
            till_session.verify_count(open_shop.desk, open_shop.manager, z.id, {3: 1})


def test_the_open_session_index_holds_below_the_service(open_shop):
    with pytest.raises(IntegrityError), open_shop.desk.store.transaction() as tx:
        tx.connection.execute(
            text(
                """INSERT INTO till_session SELECT 'x', workstation_id, '2026-11-25', state, opened_at_utc, opened_by,
                   opening_float_xpf, opening_count FROM till_session"""
            )
        )

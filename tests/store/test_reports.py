"""Report queries read a span by its index, and name what left the catalogue by what the tickets say."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from koom_pos.store import Store, reports
from koom_pos.store.migrate import migrate

KEY = bytes(range(32))
AT = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
SPAN = (date(2026, 11, 1), date(2026, 11, 30))
SALE = """
    INSERT INTO sale (id, workstation_id, session_id, number, kind, business_date, at_utc, utc_offset_minutes,
        operator_id, regime, subtotal_xpf, line_discount_xpf, ticket_discount_xpf, gross_xpf, rounding_xpf,
        change_xpf, journal_sequence)
    VALUES (:id, 'w', 's', :number, 'sale', :day, :at, 660, 'gone', 'normal', :xpf, 0, 0, :xpf, 0, 0, :number)"""
LINE = """
    INSERT INTO sale_line (id, sale_id, position, variant_id, sku, label, detail, kind, quantity, base_price_xpf,
        unit_price_xpf, price_from, undiscounted_xpf, discount_xpf, ticket_discount_xpf, gross_xpf, rate_bp)
    VALUES (:id, :id, 1, :variant, 'OLD', 'Vieux Rouge', '', :kind, 1, :xpf, :xpf, '2026-01-01', :xpf, 0, 0, :xpf,
        0)"""
TAX = "INSERT INTO sale_tax (sale_id, rate_bp, gross_xpf, net_xpf, tax_xpf) VALUES (:id, 0, :xpf, :xpf, 0)"
TICKETS = (
    {"id": "t1", "number": 1, "day": "2026-11-02", "at": "2026-11-01T21:30:00.000000Z", "xpf": 1000, "kind": "goods"},
    {"id": "t2", "number": 2, "day": "2026-11-02", "at": "2026-11-02T13:20:00.000000Z", "xpf": 500, "kind": "goods"},
    {
        "id": "t3",
        "number": 3,
        "day": "2026-11-03",
        "at": "2026-11-03T02:00:00.000000Z",
        "xpf": 70,
        "kind": "gift_card",
    },
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("reports") / "store.db"
    migrate(path, KEY, on_progress=lambda *_: None, clock=lambda: AT)
    store = Store.open(path, KEY)
    with store.transaction() as tx:
        tx.connection.exec_driver_sql(
            """INSERT INTO till_session (id, workstation_id, business_date, state, opened_at_utc, opened_by,
               opening_float_xpf, opening_count) VALUES ('s', 'w', '2026-11-02', 'open', 'x', 'o', 0, '{}')"""
        )
        for ticket in TICKETS:
            values = {**ticket, "variant": None if ticket["kind"] == "gift_card" else "gone"}
            for statement in (SALE, LINE, TAX):
                tx.connection.execute(text(statement), values)
    yield store
    store.close()


def test_days_hold_all_tickets_and_hours_are_those_of_the_shop(store):
    with store.reading() as tx:
        assert [(d.business_date.day, d.tickets, d.gross_xpf) for d in tx.reports.per_day(*SPAN)] == [
            (2, 2, 1500),
            (3, 1, 70),
        ]
        assert [(h.hour, h.tickets) for h in tx.reports.per_hour(*SPAN)] == [(0, 1), (8, 1), (13, 1)]
        assert tx.reports.span() == (date(2026, 11, 2), date(2026, 11, 3))
        assert tx.reports.unsealed_days(*SPAN) == 1


def test_what_left_the_catalogue_is_still_counted_and_gift_cards_are_not_goods(store):
    with store.reading() as tx:
        (article,) = tx.reports.per_variant(*SPAN)
    assert (article.sku, article.label, article.brand, article.pieces) == ("OLD", "Vieux Rouge", "", 2)
    assert article.gross_xpf == 1500


@pytest.mark.parametrize("statement", ["_DAYS", "_DAY_TAXES", "_HOURS", "_VARIANTS", "_OPERATORS", "_TENDERS"])
def test_a_span_is_read_by_its_index(store, statement):
    values = {"first": "2026-11-01", "last": "2026-11-30"}
    with store.reading() as tx:
        plan = tx.connection.execute(text(f"EXPLAIN QUERY PLAN {getattr(reports, statement).text}"), values).all()
    steps = [row[3] for row in plan]
    assert any("ix_sale_business_date_gross" in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN s ") or step == "SCAN s" or "SCAN sale" in step]

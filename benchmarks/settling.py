"""Settle → durable, against the raw driver writing the same rows; and a Z after a thousand tickets."""

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import event

from benchmarks.measure import Result, at_most, median, percentile, timed_ms, times_limit
from koom_pos.app.workplace import Workplace, open_workplace
from koom_pos.domain.operator import Operator, Role
from koom_pos.domain.tender import TenderType
from koom_pos.services import ringing, settling, tendering, till_session
from koom_pos.services.desk import Desk
from koom_pos.store.engine import connect

SALES = 400
LINES = 5
TICKETS_OF_A_DAY = 1000
Writes = list[tuple[str, Any, bool]]


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure on copies of the bench shop."""
    before = scratch / "before"
    ours = scratch / "ours"
    shutil.copytree(shop, before, dirs_exist_ok=True)
    shutil.copytree(shop, ours, dirs_exist_ok=True)
    _open_day(before)
    shutil.rmtree(ours)
    shutil.copytree(before, ours)
    times, writes = _settle_many(ours, SALES)
    raw = _replay(before, writes)
    settled = times_limit(
        "settle 5 lines, 2 tenders → durable, p50",
        median(times),
        median(raw),
        4,
        "ms",
        note=f"p99 {percentile(times, 99):.1f} ms, raw p99 {percentile(raw, 99):.1f} ms",
    )
    return [settled, _close_big_day(ours)]


def _open_day(folder: Path) -> None:
    place = open_workplace(folder)
    desk, operator = _desk(place)
    if till_session.open_session(desk) is None:
        till_session.open_day(desk, operator, {1000: 20})
    place.close()


def _desk(place: Workplace) -> tuple[Desk, Operator]:
    desk = place.desk()
    with desk.store.reading() as tx:
        manager = next(a for a in tx.operators.accounts() if a.role is Role.MANAGER)
        operator = tx.operators.get(manager.id)
    if operator is None:
        raise LookupError("the bench shop has no manager")
    return desk, operator


def _settle_many(folder: Path, sales: int) -> tuple[list[float], list[Writes]]:
    place = open_workplace(folder)
    desk, operator = _desk(place)
    with desk.store.reading() as tx:
        items = tx.catalogue.page(desk.today(), limit=LINES * 20)
    log: Writes = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            log.append((statement, parameters, many))

    times: list[float] = []
    writes: list[Writes] = []
    event.listen(desk.store.engine, "before_cursor_execute", note)
    for number in range(sales):
        sale_id = _ring_and_tender(desk, operator, items, number)
        ringing_writes = list(log)
        log.clear()
        times.append(timed_ms(lambda sale_id=sale_id: settling.settle(desk, operator, sale_id)))  # type: ignore[misc]
        writes.append(ringing_writes)
        writes.append(list(log))
        log.clear()
    place.close()
    return times, writes


def _ring_and_tender(desk: Desk, operator: Operator, items: Any, number: int) -> str:
    for place in range(LINES):
        rung = ringing.ring_item(desk, operator, items[(number + place * 7) % len(items)].variant_id)
    tendering.add_tender(desk, operator, TenderType.CARD, 1000)
    left = tendering.tender_state(desk).balance.left_in_cash_xpf
    tendering.add_tender(desk, operator, TenderType.CASH, left + 500)
    return rung.sale.id


def _replay(folder: Path, writes: list[Writes]) -> list[float]:
    """Write the same rows with the bare driver, one transaction a sale, and time those that settled."""
    place = open_workplace(folder)
    key, path = place.vault.store_key(), place.store_path
    place.close()
    connection = connect(path, key)
    cursor = connection.cursor()

    def write(part: Writes) -> None:
        cursor.execute("BEGIN IMMEDIATE")
        for statement, parameters, many in part:
            (cursor.executemany if many else cursor.execute)(statement, parameters)
        cursor.execute("COMMIT")

    times: list[float] = []
    for index, part in enumerate(writes):
        took = timed_ms(lambda part=part: write(part))  # type: ignore[misc]
        if index % 2:
            times.append(took)
    connection.close()
    return times


def _close_big_day(folder: Path) -> Result:
    place = open_workplace(folder)
    desk, operator = _desk(place)
    with desk.store.reading() as tx:
        items = tx.catalogue.page(desk.today(), limit=LINES * 20)
    for number in range(TICKETS_OF_A_DAY - SALES):
        settling.settle(desk, operator, _ring_and_tender(desk, operator, items, number))
    expected = till_session.review_count(desk, {}).expected_xpf
    took = timed_ms(lambda: till_session.close_day(desk, operator, {}, reason="bench"))
    place.close()
    return at_most(f"Z after {TICKETS_OF_A_DAY} tickets", took, 50, note=f"expected cash {expected} F")

"""The purpose gate over 200,000 customers who all agreed, against the bare driver running the same statement."""

import shutil
from pathlib import Path

from benchmarks.clientele import COUNT, customer_shop
from benchmarks.measure import Result, median, timed_ms, times_limit
from koom_pos.app.workplace import open_workplace
from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.operator import Operator, Role
from koom_pos.services import recipients
from koom_pos.services.desk import Desk
from koom_pos.store.consents import SELECTED, gate_sql
from koom_pos.store.engine import connect

ROUNDS = 5
_ADDRESSES = """
    UPDATE customer SET email = 'c' || search_id || '@lagoon.example',
                        email_key = 'c' || search_id || '@lagoon.example',
                        email_hash = lower(hex(randomblob(32)))"""
_STATEMENTS = """
    INSERT INTO consent_record
    SELECT printf('%s-%d', c.id, said.nth), c.id, said.purpose, 'email', said.state, hex(zeroblob(32)), '2025 (site)',
           '2026-1', 'customer_screen', said.at, 660, 'w', 'o', 'proof', 'store', NULL
    FROM customer c, (
        SELECT 1 AS nth, 'koom_offers' AS purpose, 'refused' AS state, '2026-01-05T01:00:00.000000Z' AS at
        UNION ALL SELECT 2, 'koom_offers', 'given', '2026-02-05T01:00:00.000000Z'
        UNION ALL SELECT 3, 'e_ticket', 'given', '2026-02-05T01:00:00.000000Z') said"""
_OBJECTIONS = """
    INSERT INTO suppression
    SELECT 'email', 'partner_offers', email_hash, 'withdrawn', '2026-03-05T01:00:00.000000Z' FROM customer
    WHERE search_id % 10 = 0"""


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure on a copy of the shop of many customers, kept like it."""
    del scratch
    folder = consent_shop(shop.parent)
    place = open_workplace(folder)
    desk = place.desk()
    manager = _manager(desk)
    key, path = place.vault.store_key(), place.store_path
    gate = [timed_ms(lambda: _ask(desk, manager)) for _ in range(ROUNDS)]
    count = [
        timed_ms(lambda: recipients.count_recipients(desk, manager, Purpose.KOOM_OFFERS, Channel.EMAIL))
        for _ in range(ROUNDS)
    ]
    place.close()
    connection = connect(path, key)
    statement = gate_sql(Channel.EMAIL, SELECTED.format(address="c.email"), order="ORDER BY c.id")
    bound = {
        "purpose": "koom_offers",
        "channel": "email",
        "at": "2099-01-01T00:00:00.000000Z",
        "not_before": "1970-01-01T00:00:00.000000Z",
    }
    raw = [timed_ms(lambda: connection.execute(statement, bound).fetchall()) for _ in range(ROUNDS)]
    connection.close()
    return [
        times_limit(
            f"recipients of {COUNT} customers → list, p50",
            median(gate),
            median(raw),
            2,
            "ms",
            note=f"count alone {median(count):.0f} ms",
        )
    ]


def consent_shop(build: Path) -> Path:
    """Give the shop in which everybody agreed, made once and kept."""
    folder = build / f"consents-{COUNT}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(customer_shop(build), folder)
        (folder / "made").unlink()
        print(f"writing the consents of {COUNT} customers …", flush=True)
        place = open_workplace(folder)
        with place.desk().store.transaction() as tx:
            for statement in (_ADDRESSES, _STATEMENTS, _OBJECTIONS):
                tx.connection.exec_driver_sql(statement)
        place.close()
        (folder / "made").touch()
    return folder


def _ask(desk: Desk, manager: Operator) -> None:
    found = recipients.recipients(desk, manager, Purpose.KOOM_OFFERS, Channel.EMAIL)
    if len(found) != COUNT:
        raise ValueError(f"{len(found)} recipients instead of {COUNT}")


def _manager(desk: Desk) -> Operator:
    with desk.store.reading() as tx:
        account = next(a for a in tx.operators.accounts() if a.role is Role.MANAGER)
        operator = tx.operators.get(account.id)
    if operator is None:
        raise LookupError("the bench shop has no manager")
    return operator

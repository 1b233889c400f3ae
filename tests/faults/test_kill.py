"""kill -9 at two hundred random moments of a scripted morning: nothing acknowledged is lost or doubled."""

import json
import multiprocessing
import os
import random
import select
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from koom_pos.services import ringing, till_session
from tests.faults.morning import START, desk_at, work
from tests.services.books import Books, rows

KILLS = 200
MOST_GESTURES = 9
LONGEST_GRACE_S = 0.02
PATIENCE_S = 20
pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork; the store's own tests cover Windows"),
]


class Life:
    """One life of the till's process, from its start to its sudden end."""

    def __init__(self, path: Path, number: int, variants: list[str]) -> None:
        self.acknowledged: list[dict] = []
        self._read, report = os.pipe()
        start = START + timedelta(seconds=30 * number)
        # fork: the modules are loaded already, so a life costs milliseconds and not a second
        self._process = multiprocessing.get_context("fork").Process(
            target=work, args=(path, start, number, variants, report), daemon=True
        )
        self._process.start()
        os.close(report)

    def end_after(self, gestures: int, grace_s: float) -> None:
        """Let it acknowledge some gestures and go on for a moment, then kill it and read the last it said."""
        deadline = time.monotonic() + PATIENCE_S
        while len(self.acknowledged) <= gestures:
            assert self._hear(max(0, deadline - time.monotonic())), "the morning stopped by itself"
        deadline = time.monotonic() + grace_s
        while (left := deadline - time.monotonic()) > 0:
            self._hear(left)
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.join()
        assert self._process.exitcode == -signal.SIGKILL
        while self._hear(0):
            pass
        os.close(self._read)

    _rest = b""

    def _hear(self, patience_s: float) -> bool:
        """Read what is there; False when nothing came in time or nothing will come any more."""
        if not select.select([self._read], [], [], patience_s)[0]:
            return False
        chunk = os.read(self._read, 65_536)
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        self.acknowledged += [json.loads(line) for line in lines]
        return bool(chunk)


def said(lives: list[list[dict]], act: str) -> list[dict]:
    return [each for life in lives for each in life if each["act"] == act]


def stands_where_it_stood(open_sale, life: list[dict], settled: set[str]) -> bool:
    """The open sale holds at least what was acknowledged last, and at most the one gesture that was under way."""
    rung = [each for each in life if each["act"] == "rung"]
    if not rung or rung[-1]["sale"] in settled:
        return True
    stored = {line.id: line.quantity for line in open_sale.lines}
    return open_sale.id == rung[-1]["sale"] and all(stored.get(i, 0) >= n for i, n in rung[-1]["lines"])


def test_two_hundred_sudden_deaths_lose_and_double_nothing(open_shop):
    variants = [
        open_shop.item(price, rate_bp=rate).variant_id for price, rate in ((1001, 2200), (2503, 600), (335, 0))
    ]
    open_shop.desk.store.close()
    moment = random.Random(687)
    lives: list[list[dict]] = []
    desk = desk_at(open_shop.path, START, 10**6)
    books = Books(desk)
    for number in range(1, KILLS + 1):
        desk.store.close()  # SQLite forbids a fork with the file open; the next look opens it again
        life = Life(open_shop.path, number, variants)
        life.end_after(moment.randint(0, MOST_GESTURES), moment.uniform(0, LONGEST_GRACE_S))
        lives.append(life.acknowledged)
        with desk.store.reading() as tx:
            done = {r["id"] for r in rows(tx, "SELECT id FROM sale")}
        assert {each["sale"] for each in life.acknowledged if each["act"] == "settled"} <= done
        current = ringing.current_sale(desk, open_shop.cashier).sale
        assert stands_where_it_stood(current, life.acknowledged, done)
        if number % 25 == 0:
            books.check()
    check_all(desk, lives, open_shop.cashier)
    desk.store.close()


def check_all(desk, lives, operator) -> None:
    settled = said(lives, "settled")
    with desk.store.reading() as tx:
        assert tx.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        stored = {r["id"]: (r["number"], r["gross_xpf"]) for r in rows(tx, "SELECT * FROM sale")}
        moved = {r["id"] for r in rows(tx, "SELECT id FROM cash_movement")}
        jobs = {r["id"] for r in rows(tx, "SELECT id FROM print_job")}
    assert len(settled) > KILLS, "the morning was too quiet to prove anything"
    assert len({each["number"] for each in settled}) == len(settled)
    assert {each["sale"]: (each["number"], each["gross"]) for each in settled}.items() <= stored.items()
    assert len(stored) - len(settled) <= KILLS, "more sales than were acknowledged or under way"
    assert {each["id"] for each in said(lives, "moved")} <= moved
    assert {each["id"] for each in said(lives, "queued")} <= jobs
    Books(desk).check()
    with desk.store.reading() as tx:
        session = tx.till.open_session(desk.workstation.id)
        assert till_session.expected_cash_xpf(tx, session) == Books(desk).cash_of(tx, session.id)

"""The demo shop: the same books from the same seed, left alone once made, made anew when cut short."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from koom_pos.domain.business_day import local_time
from koom_pos.services import people
from koom_pos.services.demo import shop as demo
from koom_pos.services.demo.bench_shop import build_bench_shop
from koom_pos.services.desk import Desk
from koom_pos.services.founding import desk_of
from koom_pos.services.journal_check import verify_journal
from koom_pos.services.keys import open_vault
from koom_pos.store import Store

NOW = datetime(2026, 12, 7, 1, 0, tzinfo=UTC)  # Monday, noon in Nouméa


def now() -> datetime:
    return NOW


def opened(folder: Path) -> Desk:
    vault = open_vault(folder, prefer_keyring=False)
    store = Store.open(folder / demo.STORE_FILE, vault.store_key())
    return desk_of(store, vault.signing_key(), now, lambda: "")


def journal_head(folder: Path) -> str:
    desk = opened(folder)
    with desk.store.reading() as tx:
        head = tx.journal.head(desk.workstation.id)
    desk.store.close()
    return head.entry_hash


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> demo.DemoFolder:
    return demo.build_demo_shop(tmp_path_factory.mktemp("demo") / "shop", clock=now, variants=60, weeks=1)


@pytest.fixture
def desk(small):
    desk = opened(small.data_dir)
    yield desk
    desk.store.close()


def test_the_same_seed_writes_the_same_books_to_the_last_hash(small, tmp_path):
    again = demo.build_demo_shop(tmp_path / "again", clock=now, variants=60, weeks=1)
    assert journal_head(again.data_dir) == journal_head(small.data_dir)
    assert again.people == small.people


def test_a_finished_demo_is_opened_and_not_made_again(small):
    head = journal_head(small.data_dir)
    again = demo.build_demo_shop(small.data_dir, clock=lambda: NOW + timedelta(days=40), seed=99)
    assert not again.built
    assert again.people == small.people
    assert journal_head(small.data_dir) == head


def test_a_demo_cut_short_is_made_anew(tmp_path):
    class CutError(Exception):
        pass

    def cut(step: str, done: int, _total: int) -> None:
        if step == "history" and done == 2:
            raise CutError

    with pytest.raises(CutError):
        demo.build_demo_shop(tmp_path, clock=now, variants=20, weeks=1, on_progress=cut)
    assert (tmp_path / demo.UNFINISHED_FILE).exists()
    made = demo.build_demo_shop(tmp_path, clock=now, variants=20, weeks=1)
    assert made.built
    assert not (tmp_path / demo.UNFINISHED_FILE).exists()


def test_a_real_shop_is_never_touched(tmp_path):
    (tmp_path / demo.STORE_FILE).write_bytes(b"the real shop")
    with pytest.raises(demo.NotADemoFolderError):
        demo.build_demo_shop(tmp_path, clock=now)
    assert (tmp_path / demo.STORE_FILE).read_bytes() == b"the real shop"


def test_the_chain_holds_and_every_day_is_closed(desk):
    verdict = verify_journal(desk)
    assert verdict.fault is None
    with desk.store.reading() as tx:
        days = tx.reports.per_day(date(2026, 11, 1), date(2026, 12, 31))
        closings = tx.till.closings(desk.workstation.id, "day")
        assert tx.till.open_session(desk.workstation.id) is None
    assert [d.business_date.weekday() for d in days] == [0, 1, 2, 3, 4, 5]
    assert [c.period for c in reversed(closings)] == [d.business_date.isoformat() for d in days]
    assert [c.gross_xpf for c in reversed(closings)] == [d.gross_xpf for d in days]


def test_the_days_are_busy_and_the_clock_is_that_of_the_shop(desk):
    with desk.store.reading() as tx:
        days = tx.reports.per_day(date(2026, 11, 1), date(2026, 12, 31))
        tickets = tx.sales.find(desk.workstation.id, limit=1000)
    assert all(20 <= day.tickets <= 40 for day in days)
    assert {local_time(ticket.at_utc).hour for ticket in tickets} <= set(range(8, 19))


def test_everybody_signs_in_with_the_pin_that_is_printed(small, desk):
    for person in small.people:
        assert people.sign_in(desk_with_ids(desk), person.pin).display_name == person.name


def desk_with_ids(desk: Desk) -> Desk:
    return Desk(desk.store, desk.workstation, desk.signing_key, now, desk.new_id)


def test_the_bench_shop_is_as_whole_as_a_real_one(tmp_path):
    folder = build_bench_shop(tmp_path, variants=60, sales=500)
    desk = opened(folder.data_dir)
    with desk.store.reading() as tx:
        assert tx.sales.last_number(desk.workstation.id) == 500
        assert tx.catalogue.count() == 60
        rows = tx.reports.per_day(date(2026, 1, 1), date(2026, 12, 31))
        closings = tx.till.closings(desk.workstation.id, "day")
        item = tx.catalogue.page(date(2026, 11, 22), limit=1)[0]
        sold = tx.connection.exec_driver_sql(
            "SELECT -sum(quantity) FROM stock_movement WHERE reason = 'sale'"
        ).scalar_one()
        pieces = sum(row.pieces for row in tx.reports.per_variant(date(2026, 1, 1), date(2026, 12, 31)))
    assert [c.gross_xpf for c in reversed(closings)] == [row.gross_xpf for row in rows]
    assert verify_journal(desk).fault is None
    assert item.gross_xpf > 0
    assert sold <= pieces
    desk.store.close()

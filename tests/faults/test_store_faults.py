"""A full disk, a store somebody else holds, a wrong key: told by name, nothing half stored, work goes on."""

import json
import multiprocessing
import os
import shutil
import sys

import pytest
from sqlalchemy import event

from koom_pos.domain.operator import Operator
from koom_pos.services import ringing, settling, tendering
from koom_pos.store import Store
from koom_pos.store.engine import StoreBusyError, StoreDiskError, WrongKeyError, connect, prepare_connection
from tests.faults.morning import KEY, START, desk_at
from tests.services.books import Books, refused
from tests.services.selling import CASH, ring, sell

pytestmark = pytest.mark.fault


def sell_until_full(desk, operator: Operator, variant_id: str) -> list[str]:
    """Sell until the store refuses; give the acknowledged tickets."""
    settled: list[str] = []
    while True:
        try:
            settled.append(go_on(desk, operator, variant_id))
        except StoreDiskError:
            return settled


def go_on(desk, operator: Operator, variant_id: str) -> str:
    """Take the open sale up where it stands, settle it, and give its id."""
    sale = ringing.current_sale(desk, operator).sale
    if not sale.lines:
        sale = ringing.ring_item(desk, operator, variant_id).sale
    if not sale.tenders:
        tendering.add_tender(desk, operator, CASH, 1000)
    return settling.settle(desk, operator, sale.id).id


def test_a_full_store_refuses_whole_acts_and_goes_on_once_there_is_room(open_shop):
    desk = open_shop.desk
    variant_id = open_shop.item(1000).variant_id
    most = [1]

    def limit(dbapi_connection, *_):
        dbapi_connection.cursor().execute(f"PRAGMA max_page_count = {most[0]}")  # never below what is there

    event.listen(desk.store.engine, "checkout", limit)
    settled = sell_until_full(desk, open_shop.cashier, variant_id)
    with refused(desk, StoreDiskError):
        go_on(desk, open_shop.cashier, variant_id)
    Books(desk).check()
    most[0] = 2**30
    go_on(desk, open_shop.cashier, variant_id)
    Books(desk).check()
    with desk.store.reading() as tx:
        assert tx.sales.last_number(desk.workstation.id) == len(settled) + 1


def fill_the_disk(path, variant_id: str, operator: Operator, report: int) -> None:
    """In a child: no file may grow by more than a little; then the limit goes, and so does the work."""
    import resource  # noqa: PLC0415 - not on Windows

    desk = desk_at(path, START, 7)
    size = max(path.stat().st_size, path.with_name(path.name + "-wal").stat().st_size)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 65_536, resource.RLIM_INFINITY))
    settled = sell_until_full(desk, operator, variant_id)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    settled.append(go_on(desk, operator, variant_id))
    os.write(report, json.dumps(settled).encode())
    desk.store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits of a process are POSIX")
def test_a_disk_that_takes_no_more_loses_no_acknowledged_ticket(open_shop):
    variant_id = open_shop.item(1000).variant_id
    open_shop.desk.store.close()
    read, report = os.pipe()
    child = multiprocessing.get_context("fork").Process(
        target=fill_the_disk, args=(open_shop.path, variant_id, open_shop.cashier, report)
    )
    child.start()
    os.close(report)
    told = b""
    while chunk := os.read(read, 65_536):
        told += chunk
    os.close(read)
    child.join()
    assert child.exitcode == 0
    settled = json.loads(told)
    with open_shop.desk.store.reading() as tx:
        stored = [row[0] for row in tx.connection.exec_driver_sql("SELECT id FROM sale ORDER BY number")]
    assert len(settled) > 1
    assert stored == settled
    Books(open_shop.desk).check()


def test_a_store_somebody_else_holds_is_told_and_nothing_is_lost(open_shop):
    desk = open_shop.desk
    sale = ring(open_shop, 1000)
    tendering.add_tender(desk, open_shop.cashier, CASH, 1000)
    event.listen(desk.store.engine, "checkout", lambda c, *_: c.cursor().execute("PRAGMA busy_timeout = 50"))
    other = connect(open_shop.path, KEY)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE stock_level SET sellable = sellable")
    with refused(desk, StoreBusyError):
        settling.settle(desk, open_shop.cashier, sale.id)
    assert ringing.current_sale(desk, open_shop.cashier).sale.tenders, "the open sale can still be read"
    other.execute("ROLLBACK")
    other.close()
    assert settling.settle(desk, open_shop.cashier, sale.id).number == 1
    Books(desk).check()


def test_a_wrong_key_opens_nothing_and_harms_nothing(open_shop):
    sell(open_shop, 1000)
    open_shop.desk.store.close()
    with pytest.raises(WrongKeyError):
        Store.open(open_shop.path, bytes(32))
    with pytest.raises(ValueError, match="32 bytes"):
        prepare_connection(None, path=open_shop.path, key=b"short")
    Books(open_shop.desk).check()


def test_a_torn_file_is_not_taken_for_a_store(open_shop, tmp_path):
    open_shop.desk.store.close()
    torn = tmp_path / "torn.db"
    shutil.copy(open_shop.path, torn)
    whole = torn.read_bytes()
    torn.write_bytes(os.urandom(4096) + whole[4096:])
    with pytest.raises(WrongKeyError):
        Store.open(torn, KEY)

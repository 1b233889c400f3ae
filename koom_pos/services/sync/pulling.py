"""Pull what changed at the online shop: by cursor, page by page, in transactions short enough for a till that sells.

A record that cannot be taken is parked with its reason and the next goes on. The cursor moves with the last records
of its page: after a cut the page is read again, and what was taken of it changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from koom_pos.domain.errors import KoomError, RefusedError
from koom_pos.remote.online_shop import (
    Batch,
    Cursor,
    OnlineShop,
    ShopConsent,
    ShopCustomer,
    ShopOrder,
    ShopPoints,
    ShopRecord,
    ShopWish,
    Stream,
)
from koom_pos.services.desk import Desk
from koom_pos.services.sync.taking_consents import take_consent
from koom_pos.services.sync.taking_customers import Taken, take_customer
from koom_pos.services.sync.taking_favours import take_points, take_wish
from koom_pos.services.sync.taking_orders import take_order
from koom_pos.store import Transaction
from koom_pos.store.online import ParkedRecord, SyncCursor

PAGE = 500
CHUNK = 20
"""Records taken in one transaction: a sale waits no longer than these take."""

SWEEP_EVERY = timedelta(hours=12)

TAKEN_STREAMS = (Stream.CUSTOMERS, Stream.CONSENTS, Stream.ORDERS, Stream.WISHES, Stream.POINTS)
"""In this order: a consent and an order find their customer already there, a wish the consent it needs."""

Progress = Callable[[Stream, int], object]
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class Pulled:
    """What a round took, by what became of it; `parked` records wait for somebody."""

    by_fate: dict[str, int] = field(default_factory=dict)
    read: int = 0
    parked: int = 0

    def count(self, fate: Taken) -> None:
        """Add one record."""
        self.by_fate[fate] = self.by_fate.get(fate, 0) + 1


def _no_progress(_stream: Stream, _read: int) -> None:
    """Follow nothing."""


def _never() -> bool:
    return False


def pull(
    desk: Desk,
    shop: OnlineShop,
    streams: Iterable[Stream],
    *,
    on_progress: Progress = _no_progress,
    cancelled: Cancelled = _never,
) -> Pulled:
    """Read every stream to its end, or until cancelled; the next round goes on where this one stopped.

    Raises:
        ShopUnreachableError, ShopDriftError, ShopAccessError: what was read before is stored.
    """
    pulled = Pulled()
    wanted = set(streams)
    for stream in TAKEN_STREAMS:
        if stream not in wanted:
            continue
        more = True
        while more and not cancelled():
            with desk.store.reading() as tx:
                at = tx.online.cursor(stream)
            batch = shop.pull(stream, Cursor(at.at, at.last_id), limit=PAGE)
            _take_page(desk, stream, batch, at, pulled)
            more = batch.more
            on_progress(stream, pulled.read)
    return pulled


def _take_page(desk: Desk, stream: Stream, batch: Batch, before: SyncCursor, pulled: Pulled) -> None:
    """Take a page and move the cursor behind it; with nothing new, nothing is written."""
    moved = SyncCursor(batch.cursor.at, batch.cursor.id, desk.now(), before.swept_at_utc)
    if not batch.records and not batch.faults and (moved.at, moved.last_id) == (before.at, before.last_id):
        return
    take_records(desk, stream, batch, pulled)
    with desk.store.transaction() as tx:
        tx.online.put_cursor(stream, moved)


def take_records(desk: Desk, stream: Stream, batch: Batch, pulled: Pulled) -> None:
    """Take the records of a page, some at a time; what cannot be taken is parked, its own writes undone."""
    for start in range(0, len(batch.records), CHUNK):
        with desk.store.transaction() as tx:
            for record in batch.records[start : start + CHUNK]:
                pulled.read += 1
                if (reason := _take(tx, desk, stream, record, pulled)) is not None:
                    pulled.parked += 1
                    tx.online.park(ParkedRecord(stream, record.remote_id, reason, desk.now()))
    if batch.faults:
        with desk.store.transaction() as tx:
            for fault in batch.faults:
                pulled.parked += 1
                tx.online.park(ParkedRecord(stream, fault.remote_id, f"row:{fault.reason}", desk.now()))


def _take(tx: Transaction, desk: Desk, stream: Stream, record: ShopRecord, pulled: Pulled) -> str | None:
    """Take one record; gives why it could not be taken."""
    try:
        with tx.connection.begin_nested():
            pulled.count(_TAKE[type(record)](tx, desk, record))
    except RefusedError as refused:
        return reason_of(refused)
    tx.online.unpark(stream, record.remote_id)
    return None


def reason_of(error: KoomError) -> str:
    """Name a refusal without what it is about: the class says it, its text might name somebody."""
    return type(error).__name__.removesuffix("Error")


_TAKE: Mapping[type[ShopRecord], Callable[[Transaction, Desk, Any], Taken]] = {
    ShopCustomer: take_customer,
    ShopConsent: take_consent,
    ShopOrder: take_order,
    ShopWish: take_wish,
    ShopPoints: take_points,
}

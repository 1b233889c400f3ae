"""One round with the online shop: send what waits, read what changed, twice a day look behind the cursors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from koom_pos.domain.errors import DeviceError, InvariantError, KoomError, RefusedError
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import OnlineShop, Stream
from koom_pos.services.desk import Desk
from koom_pos.services.sync.asking_again import take_asked
from koom_pos.services.sync.marks import GONE
from koom_pos.services.sync.pulling import (
    PAGE,
    SWEEP_EVERY,
    TAKEN_STREAMS,
    Cancelled,
    Progress,
    Pulled,
    pull,
    reason_of,
    take_records,
)
from koom_pos.services.sync.pushing import Pushed, push
from koom_pos.store.online import OutboxCount, ParkedRecord, SyncCursor, SyncRun

KEPT_RUNS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Report:
    """What a round did. `fault` names why it ended early, if it did; `parked` counts what waits for somebody.

    `is_read_only`: the shop is of a version nobody accepted yet, so that nothing was sent.
    """

    pulled: Pulled
    pushed: Pushed
    outbox: OutboxCount
    parked: int
    conflicts: int
    took_ms: int
    fault: str = ""
    is_read_only: bool = False

    @property
    def is_clean(self) -> bool:
        """Nothing is parked, in conflict or failed."""
        return not (self.parked or self.outbox.parked or self.conflicts or self.fault)

    def fields(self) -> dict[str, Any]:
        """Give the report as plain values, for scripts."""
        return {
            "pulled": {str(fate): count for fate, count in sorted(self.pulled.by_fate.items())},
            "read": self.pulled.read,
            "pushed": {"messages": self.pushed.messages, "intents": self.pushed.intents},
            "waiting": self.outbox.waiting,
            "parked": self.parked + self.outbox.parked,
            "conflicts": self.conflicts,
            "took_ms": self.took_ms,
            "fault": self.fault,
            "read_only": self.is_read_only,
        }


def run_round(
    desk: Desk,
    shop: OnlineShop,
    *,
    streams: Iterable[Stream] = TAKEN_STREAMS,
    accepted_version: str = "",
    on_progress: Progress = lambda _stream, _read: None,
    cancelled: Cancelled = lambda: False,
) -> Report:
    """Do one round and keep what it did. A shop that does not answer ends it; the store loses nothing by that.

    A shop of an unknown version is only read, until the manager accepts that version.
    """
    began, pulled, pushed, fault, may_write = desk.now(), Pulled(), Pushed(), "", True
    wanted = tuple(streams)
    try:
        described = shop.describe()
        if described.missing:
            raise ShopDriftError(described.missing[0].name)
        may_write = described.is_known_version or described.version == (accepted_version or None)
        wanted = tuple(stream for stream in wanted if stream in described.streams)
        if may_write:
            pushed = push(desk, shop, cancelled=cancelled)
        pulled = pull(desk, shop, wanted, on_progress=on_progress, cancelled=cancelled)
        take_asked(desk, shop, wanted, pulled)
        _sweep(desk, shop, wanted, pulled, cancelled)
    except (DeviceError, RefusedError, InvariantError) as error:
        fault = reason_of(error)
    took_ms = (desk.now() - began) // timedelta(milliseconds=1)
    report = Report(pulled, pushed, OutboxCount(0, 0, None), 0, 0, took_ms, fault, is_read_only=not may_write)
    return _keep(desk, report, began_at=began)


def failed_round(desk: Desk, error: KoomError) -> Report:
    """Keep a round that could not even begin, by the name of what stopped it."""
    report = Report(Pulled(), Pushed(), OutboxCount(0, 0, None), 0, 0, 0, reason_of(error))
    return _keep(desk, report, began_at=desk.now())


def _keep(desk: Desk, report: Report, *, began_at: Any) -> Report:
    with desk.store.transaction() as tx:
        outbox, parked = tx.online.outbox_count(), len(tx.online.parked())
        conflicts = sum(1 for conflict in tx.online.conflicts() if not conflict.choice)
        last = tx.online.runs(limit=1)
        told = last[0].fault if last else ""  # an absence is told once, and once that it is over
        moved = report.pulled.read or report.pushed.messages or report.pulled.parked or report.fault != told
        if moved:
            run = SyncRun(
                id=desk.new_id(),
                began_at_utc=began_at,
                took_ms=report.took_ms,
                pulled=report.pulled.read,
                pushed=report.pushed.messages,
                parked=report.pulled.parked + report.pushed.parked,
                fault=report.fault,
            )
            tx.online.add_run(run, workstation_id=desk.workstation.id)
            tx.online.forget_runs(desk.now() - KEPT_RUNS)
    return replace(report, outbox=outbox, parked=parked, conflicts=conflicts)


def _sweep(
    desk: Desk, shop: OnlineShop, streams: Iterable[Stream], pulled: Pulled, cancelled: Callable[[], bool]
) -> None:
    """Walk through all records twice a day: fetch what changed behind the cursor's back, note what is gone.

    The first sweep only learns the stamps: the cursor has just read everything.
    """
    for stream in streams:
        with desk.store.reading() as tx:
            at = tx.online.cursor(stream)
        if at.swept_at_utc is not None and desk.now() - at.swept_at_utc < SWEEP_EVERY:
            continue
        after, more = "", True
        while more and not cancelled():
            sheet = shop.sweep(stream, after, limit=PAGE)
            more = sheet.more
            upto = sheet.stamps[-1][0] if more else None
            _compare(
                desk, shop, stream, dict(sheet.stamps), (after, upto), pulled=pulled, first=at.swept_at_utc is None
            )
            after = upto or after
        if not more:
            with desk.store.transaction() as tx:
                kept = tx.online.cursor(stream)
                tx.online.put_cursor(stream, SyncCursor(kept.at, kept.last_id, desk.now(), desk.now()))


def _compare(
    desk: Desk,
    shop: OnlineShop,
    stream: Stream,
    stamps: dict[str, str],
    span: tuple[str, str | None],
    *,
    pulled: Pulled,
    first: bool,
) -> None:
    """Compare a page of the sweep with the last one over the same span of ids."""
    with desk.store.reading() as tx:
        seen = tx.online.stamps(stream, after=span[0], upto=span[1])
    fresh = {remote_id: stamp for remote_id, stamp in stamps.items() if seen.get(remote_id) != stamp}
    gone = [remote_id for remote_id in seen if remote_id not in stamps]
    if fresh and not first:
        take_records(desk, stream, shop.fetch(stream, list(fresh)), pulled)
    if not fresh and not gone:
        return
    with desk.store.transaction() as tx:
        tx.online.put_stamps(stream, fresh)
        tx.online.drop_stamps(stream, gone)
        for remote_id in gone:
            pulled.parked += 1
            tx.online.park(ParkedRecord(stream, remote_id, GONE, desk.now()))

"""How the exchange with the online shop stands, for the light and for the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from koom_pos.services.desk import Desk
from koom_pos.services.sync.marks import ASKED, BOUND_SETTING
from koom_pos.settings import OnlineShopSettings
from koom_pos.store.exchange_care import ParkedMessage
from koom_pos.store.online import OutboxCount, ParkedRecord, SyncRun

__all__ = ["OutboxCount", "ParkedMessage", "ParkedRecord", "SyncRun", "SyncState", "SyncStatus", "sync_status"]

LAST_RUNS = 30


class SyncState(StrEnum):
    """How it stands in one word, the most urgent first to be said."""

    NOT_SET_UP = "not_set_up"
    PAUSED = "paused"
    NEVER = "never"
    OFFLINE = "offline"
    REFUSED = "refused"
    TO_DECIDE = "to_decide"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How it stands.

    Attributes:
        bound: The shop this store exchanges with, empty before the first round.
        last_contact_utc: When the shop answered last, as far as it is kept; the program may know later ones.
        fault: Why the last round that was kept ended early, empty when it did not.
        outbox: What waits to be sent, what is parked, and since when the oldest does.
        to_decide: Conflicts, parked messages and parked records together.
        is_overdue: Something has waited longer than the settings allow.
    """

    state: SyncState
    bound: str
    last_contact_utc: datetime | None
    fault: str
    outbox: OutboxCount
    by_topic: Mapping[str, int]
    messages: tuple[ParkedMessage, ...]
    records: tuple[ParkedRecord, ...]
    asked: int
    conflicts: int
    runs: tuple[SyncRun, ...]
    is_overdue: bool

    @property
    def to_decide(self) -> int:
        """How many things wait for a person."""
        return len(self.messages) + len(self.records) + self.conflicts


UNREACHABLE = frozenset({"ShopUnreachable", "ShopBusy", "ShopFull"})
"""Faults that pass by themselves; any other needs somebody."""


def sync_status(desk: Desk, settings: OnlineShopSettings, *, answered_utc: datetime | None = None) -> SyncStatus:
    """Read how it stands; an exchange that never was set up shows what waits all the same.

    `answered_utc` is when the running program last had an answer: rounds that moved nothing are not kept.
    """
    with desk.store.reading() as tx:
        bound = str(tx.house.settings().get(BOUND_SETTING, ""))
        outbox = tx.online.outbox_count()
        runs = tuple(tx.online.runs(limit=LAST_RUNS))
        parked = tx.online.parked()
        conflicts = sum(1 for conflict in tx.online.conflicts() if not conflict.choice)
        messages = tuple(tx.exchange_care.parked_messages())
        last_contact = tx.exchange_care.last_contact()
        by_topic = tx.exchange_care.waiting_by_topic()
    records = tuple(record for record in parked if record.reason != ASKED)
    last_contact = max((at for at in (last_contact, answered_utc) if at is not None), default=None)
    fault = runs[0].fault if runs else ""
    waits_for_somebody = bool(messages or records or conflicts)
    return SyncStatus(
        state=_state(settings, last_contact, fault, waits_for_somebody=waits_for_somebody),
        bound=bound,
        last_contact_utc=last_contact,
        fault=fault,
        outbox=outbox,
        by_topic=by_topic,
        messages=messages,
        records=records,
        asked=len(parked) - len(records),
        conflicts=conflicts,
        runs=runs,
        is_overdue=_overdue(settings, bound, outbox, desk.now()),
    )


def _state(
    settings: OnlineShopSettings, last_contact: datetime | None, fault: str, *, waits_for_somebody: bool
) -> SyncState:
    if not settings.address:
        return SyncState.NOT_SET_UP
    if not settings.enabled:
        return SyncState.PAUSED
    if fault and fault not in UNREACHABLE:
        return SyncState.REFUSED
    if last_contact is None:
        return SyncState.NEVER
    if fault:
        return SyncState.OFFLINE
    return SyncState.TO_DECIDE if waits_for_somebody else SyncState.GOOD


def _overdue(settings: OnlineShopSettings, bound: str, outbox: OutboxCount, now: datetime) -> bool:
    if not settings.address or not bound or outbox.oldest_utc is None:
        return False
    return now - outbox.oldest_utc > timedelta(hours=settings.alarm_hours)

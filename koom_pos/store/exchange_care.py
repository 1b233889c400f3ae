"""Verbs for who looks after the exchange: what is parked, what is given up, an online shop left for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, text, update

from koom_pos.store.tables.house import OutboxRow
from koom_pos.store.tables.online import (
    ConsentClaimRow,
    CustomerOrderRow,
    OutboxDeliveryRow,
    ParkedRecordRow,
    RemoteStampRow,
    ShopLinkRow,
    SyncConflictRow,
    SyncCursorRow,
    SyncRunRow,
)
from koom_pos.store.types import utc_instant

_PARKED = text("""
    SELECT o.id, o.topic, o.subject_id, o.at_utc, d.attempts, d.reason FROM outbox o
    JOIN outbox_delivery d ON d.message_id = o.id
    WHERE o.sent_at_utc IS NULL AND d.state = 'parked' ORDER BY o.id""")
_BY_TOPIC = text("""
    SELECT o.topic, count(*) FROM outbox o LEFT JOIN outbox_delivery d ON d.message_id = o.id
    WHERE o.sent_at_utc IS NULL AND coalesce(d.state, 'waiting') = 'waiting' GROUP BY 1 ORDER BY 1""")


@dataclass(frozen=True, slots=True)
class ParkedMessage:
    """A message of the outbox that the shop refused: it waits for somebody. `reason` is a key, never personal."""

    id: str
    topic: str
    subject_id: str
    at_utc: datetime
    attempts: int
    reason: str


class ExchangeCareVerbs:
    """What a person does about the exchange."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def parked_messages(self) -> list[ParkedMessage]:
        """Give the messages that wait for somebody, oldest first."""
        rows = self._connection.execute(_PARKED).all()
        return [ParkedMessage(row[0], row[1], row[2], utc_instant(row[3]), row[4], row[5]) for row in rows]

    def waiting_by_topic(self) -> Mapping[str, int]:
        """Count the messages that wait to be sent, by what they tell of."""
        return {row[0]: row[1] for row in self._connection.execute(_BY_TOPIC)}

    def put_parked_back(self, message_id: str, *, at_utc: datetime) -> bool:
        """Let a parked message wait to be sent again from the part it stopped at. Tells whether it was parked."""
        changed = self._connection.execute(
            update(OutboxDeliveryRow)
            .where(OutboxDeliveryRow.message_id == message_id, OutboxDeliveryRow.state == "parked")
            .values(state="waiting", attempts=0, not_before_utc=at_utc, reason="")
        )
        return bool(changed.rowcount)

    def abandon(self, message_id: str) -> bool:
        """Give a parked message up: it stays on record and is never sent. Tells whether it was parked."""
        changed = self._connection.execute(
            update(OutboxDeliveryRow)
            .where(OutboxDeliveryRow.message_id == message_id, OutboxDeliveryRow.state == "parked")
            .values(state="abandoned")
        )
        return bool(changed.rowcount)

    def ask_again(self, stream: str, remote_id: str, *, reason: str) -> bool:
        """Note that a parked record is to be taken at the next round. Tells whether it was parked."""
        changed = self._connection.execute(
            update(ParkedRecordRow)
            .where(ParkedRecordRow.stream == stream, ParkedRecordRow.remote_id == remote_id)
            .values(reason=reason)
        )
        return bool(changed.rowcount)

    def mark_all_sent(self, at_utc: datetime) -> int:
        """Take everything that waits off the outbox; returns how many messages."""
        self._connection.execute(delete(OutboxDeliveryRow))
        done = self._connection.execute(
            update(OutboxRow).where(OutboxRow.sent_at_utc.is_(None)).values(sent_at_utc=at_utc)
        )
        return int(done.rowcount)

    def last_contact(self) -> datetime | None:
        """Give the latest instant at which the shop is known to have answered, as far as rounds were kept."""
        read = self._connection.scalar(select(func.max(SyncCursorRow.read_at_utc)))
        ran = self._connection.scalar(select(func.max(SyncRunRow.began_at_utc)).where(SyncRunRow.fault == ""))
        known = [instant for instant in (read, ran) if instant is not None]
        return max(known, default=None)

    def leave_shop(self) -> None:
        """Forget whose record is whose at a shop that is left. Orders stay as history, under names of their own.

        What another shop says under the same numbers is then never taken for theirs.
        """
        for table in (ShopLinkRow, SyncCursorRow, RemoteStampRow, ParkedRecordRow, SyncConflictRow, ConsentClaimRow):
            self._connection.execute(delete(table))
        self._connection.execute(
            update(CustomerOrderRow)
            .where(CustomerOrderRow.remote_id.not_like("left:%"))
            .values(remote_id="left:" + CustomerOrderRow.id)
        )

"""Verbs of the synchronisation: links to the shop's records, cursors, orders, conflicts, deliveries, rounds."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.store.tables.house import OutboxRow
from koom_pos.store.tables.online import (
    ConsentClaimRow,
    OutboxDeliveryRow,
    ParkedRecordRow,
    RemoteStampRow,
    ShopLinkRow,
    SyncConflictRow,
    SyncCursorRow,
    SyncRunRow,
)
from koom_pos.store.types import utc_instant

_WAITING = text("""
    SELECT o.id, o.topic, o.subject_id, o.payload, o.at_utc, coalesce(d.attempts, 0), coalesce(d.done_parts, 0),
           coalesce(d.state, 'waiting'), d.not_before_utc
    FROM outbox o LEFT JOIN outbox_delivery d ON d.message_id = o.id
    WHERE o.sent_at_utc IS NULL AND coalesce(d.state, 'waiting') <> 'abandoned'
    ORDER BY o.id LIMIT :most""")
_COUNTS = text("""
    SELECT coalesce(d.state, 'waiting'), count(*), min(o.at_utc) FROM outbox o
    LEFT JOIN outbox_delivery d ON d.message_id = o.id WHERE o.sent_at_utc IS NULL GROUP BY 1""")


@dataclass(frozen=True, slots=True)
class Link:
    """Which record of ours a record of the shop is. `base` is what both last agreed on, None before they did."""

    kind: str
    remote_id: str
    local_id: str
    base: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class SyncCursor:
    """Up to where a stream was read; see `remote.online_shop.Cursor`."""

    at: str
    last_id: str
    read_at_utc: datetime | None = None
    swept_at_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the outbox that has not arrived. `done_parts` of its intentions have."""

    id: str
    topic: str
    subject_id: str
    payload: Mapping[str, Any]
    at_utc: datetime
    attempts: int
    done_parts: int
    state: str
    not_before_utc: datetime | None


@dataclass(frozen=True, slots=True)
class OutboxCount:
    """How many messages wait or are parked, and since when the oldest does."""

    waiting: int
    parked: int
    oldest_utc: datetime | None


@dataclass(frozen=True, slots=True)
class StoredConflict:
    """A field both sides changed, waiting for a person, or decided (`choice`) and waiting to be carried out."""

    id: str
    kind: str
    local_id: str
    remote_id: str
    field: str
    base: str
    here: str
    there: str
    choice: str
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class ConsentClaim:
    """A flag of the shop without proof, to be confirmed by the customer."""

    customer_id: str
    purpose: Purpose
    channel: Channel
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class ParkedRecord:
    """A record of the shop that could not be taken."""

    stream: str
    remote_id: str
    reason: str
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class SyncRun:
    """One round with the shop. `fault` is empty when it ended well."""

    id: str
    began_at_utc: datetime
    took_ms: int
    pulled: int
    pushed: int
    parked: int
    fault: str


class OnlineVerbs:
    """What the synchronisation keeps between two rounds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def link(self, kind: str, remote_id: str) -> Link | None:
        """Give the link of a record of the shop."""
        return self._link((ShopLinkRow.kind == kind) & (ShopLinkRow.remote_id == remote_id))

    def link_of(self, kind: str, local_id: str) -> Link | None:
        """Give the first link of a record of ours."""
        return self._link((ShopLinkRow.kind == kind) & (ShopLinkRow.local_id == local_id))

    def put_link(self, link: Link) -> None:
        """Set a link and its base."""
        fields = {
            "local_id": link.local_id,
            "base": dict(link.base) if link.base is not None else None,
        }
        self._connection.execute(
            upsert(ShopLinkRow)
            .values(kind=link.kind, remote_id=link.remote_id, **fields)
            .on_conflict_do_update(index_elements=["kind", "remote_id"], set_=fields)
        )

    def cut_links(self, kind: str, local_id: str) -> None:
        """Forget which records of the shop a record of ours is."""
        self._connection.execute(
            delete(ShopLinkRow).where(ShopLinkRow.kind == kind, ShopLinkRow.local_id == local_id)
        )

    def stamps(self, stream: str, *, after: str, upto: str | None) -> dict[str, str]:
        """Give the stamps of the last sweep of remote ids above `after`, up to and with `upto` (None: to the end)."""
        query = select(RemoteStampRow.remote_id, RemoteStampRow.stamp).where(
            RemoteStampRow.stream == stream, RemoteStampRow.remote_id > after
        )
        if upto is not None:
            query = query.where(RemoteStampRow.remote_id <= upto)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def put_stamps(self, stream: str, stamps: Mapping[str, str]) -> None:
        """Keep the stamps this sweep saw."""
        statement = upsert(RemoteStampRow)
        statement = statement.on_conflict_do_update(
            index_elements=["stream", "remote_id"], set_={"stamp": statement.excluded.stamp}
        )
        rows = [{"stream": stream, "remote_id": remote_id, "stamp": stamp} for remote_id, stamp in stamps.items()]
        if rows:
            self._connection.execute(statement, rows)

    def drop_stamps(self, stream: str, remote_ids: Sequence[str]) -> None:
        """Forget records the shop no longer has."""
        self._connection.execute(
            delete(RemoteStampRow).where(RemoteStampRow.stream == stream, RemoteStampRow.remote_id.in_(remote_ids))
        )

    def cursor(self, stream: str) -> SyncCursor:
        """Give where a stream was read up to; an empty one before the first read."""
        row = (
            self._connection.execute(select(SyncCursorRow.__table__).where(SyncCursorRow.stream == stream))
            .mappings()
            .first()
        )
        if row is None:
            return SyncCursor("", "")
        return SyncCursor(row["at"], row["last_id"], row["read_at_utc"], row["swept_at_utc"])

    def put_cursor(self, stream: str, cursor: SyncCursor) -> None:
        """Set where a stream was read up to."""
        fields = {
            "at": cursor.at,
            "last_id": cursor.last_id,
            "read_at_utc": cursor.read_at_utc,
            "swept_at_utc": cursor.swept_at_utc,
        }
        self._connection.execute(
            upsert(SyncCursorRow)
            .values(stream=stream, **fields)
            .on_conflict_do_update(index_elements=["stream"], set_=fields)
        )

    def waiting(self, *, limit: int) -> list[Message]:
        """Give the messages that have not arrived, oldest first, parked ones among them."""
        return [_message(row) for row in self._connection.execute(_WAITING, {"most": limit})]

    def outbox_count(self) -> OutboxCount:
        """Count what waits and what is parked."""
        found = {row[0]: (row[1], row[2]) for row in self._connection.execute(_COUNTS)}
        due = (found[state][1] for state in ("waiting", "parked") if state in found)
        oldest = min((since for since in due if since), default=None)
        return OutboxCount(
            waiting=found.get("waiting", (0, None))[0],
            parked=found.get("parked", (0, None))[0],
            oldest_utc=utc_instant(oldest) if oldest else None,
        )

    def mark_sent(self, message_id: str, *, at_utc: datetime) -> None:
        """Note that a message arrived whole."""
        self._connection.execute(update(OutboxRow).where(OutboxRow.id == message_id).values(sent_at_utc=at_utc))
        self._connection.execute(delete(OutboxDeliveryRow).where(OutboxDeliveryRow.message_id == message_id))

    def put_delivery(
        self, message_id: str, *, state: str, attempts: int, not_before_utc: datetime, reason: str, done_parts: int
    ) -> None:
        """Note how far a message got."""
        fields = {
            "state": state,
            "attempts": attempts,
            "not_before_utc": not_before_utc,
            "reason": reason,
            "done_parts": done_parts,
        }
        self._connection.execute(
            upsert(OutboxDeliveryRow)
            .values(message_id=message_id, **fields)
            .on_conflict_do_update(index_elements=["message_id"], set_=fields)
        )

    def park(self, record: ParkedRecord) -> None:
        """Keep a record of the shop that could not be taken, with the reason."""
        fields = {"reason": record.reason, "at_utc": record.at_utc}
        self._connection.execute(
            upsert(ParkedRecordRow)
            .values(stream=record.stream, remote_id=record.remote_id, **fields)
            .on_conflict_do_update(index_elements=["stream", "remote_id"], set_=fields)
        )

    def unpark(self, stream: str, remote_id: str) -> None:
        """Forget that a record was parked: it was taken, or given up."""
        self._connection.execute(
            delete(ParkedRecordRow).where(ParkedRecordRow.stream == stream, ParkedRecordRow.remote_id == remote_id)
        )

    def parked(self) -> list[ParkedRecord]:
        """Give the parked records, the oldest first."""
        rows = self._connection.execute(select(ParkedRecordRow.__table__).order_by(ParkedRecordRow.at_utc)).mappings()
        return [ParkedRecord(**row) for row in rows]

    def remember(self, kind: str, remote_id: str, local_id: str) -> None:
        """Link a record that is taken once and never merged."""
        self.put_link(Link(kind, remote_id, local_id, None))

    def put_claim(self, claim: ConsentClaim) -> None:
        """Keep a flag of the shop to be confirmed."""
        fields = {"at_utc": claim.at_utc}
        self._connection.execute(
            upsert(ConsentClaimRow)
            .values(customer_id=claim.customer_id, purpose=str(claim.purpose), channel=str(claim.channel), **fields)
            .on_conflict_do_update(index_elements=["customer_id", "purpose", "channel"], set_=fields)
        )

    def claims(self, customer_id: str) -> list[ConsentClaim]:
        """Give the flags of the shop that a customer has not confirmed."""
        query = select(ConsentClaimRow.__table__).where(ConsentClaimRow.customer_id == customer_id)
        return [
            ConsentClaim(row["customer_id"], Purpose(row["purpose"]), Channel(row["channel"]), row["at_utc"])
            for row in self._connection.execute(query).mappings()
        ]

    def end_claim(self, customer_id: str, purpose: str, channel: str) -> None:
        """Forget a flag: she said herself what holds."""
        self._connection.execute(
            delete(ConsentClaimRow).where(
                ConsentClaimRow.customer_id == customer_id,
                ConsentClaimRow.purpose == str(purpose),
                ConsentClaimRow.channel == str(channel),
            )
        )

    def put_conflict(self, conflict: StoredConflict) -> None:
        """Keep a conflict; the same field of the same record again only renews both sides."""
        fields = {
            "base": conflict.base,
            "here": conflict.here,
            "there": conflict.there,
            "choice": conflict.choice,
            "at_utc": conflict.at_utc,
        }
        self._connection.execute(
            upsert(SyncConflictRow)
            .values(
                id=conflict.id,
                kind=conflict.kind,
                local_id=conflict.local_id,
                remote_id=conflict.remote_id,
                field=conflict.field,
                **fields,
            )
            .on_conflict_do_update(index_elements=["kind", "local_id", "field"], set_=fields)
        )

    def conflicts(self, *, local_id: str | None = None) -> list[StoredConflict]:
        """Give the conflicts, of one record or all, the oldest first."""
        query = select(SyncConflictRow.__table__).order_by(SyncConflictRow.at_utc, SyncConflictRow.field)
        if local_id is not None:
            query = query.where(SyncConflictRow.local_id == local_id)
        return [StoredConflict(**row) for row in self._connection.execute(query).mappings()]

    def end_conflicts(self, kind: str, local_id: str, fields: Iterable[str]) -> None:
        """Forget conflicts that no longer are."""
        self._connection.execute(
            delete(SyncConflictRow).where(
                SyncConflictRow.kind == kind,
                SyncConflictRow.local_id == local_id,
                SyncConflictRow.field.in_(list(fields)),
            )
        )

    def add_run(self, run: SyncRun, *, workstation_id: str) -> None:
        """Keep a round."""
        self._connection.execute(
            insert(SyncRunRow),
            {
                "id": run.id,
                "workstation_id": workstation_id,
                "began_at_utc": run.began_at_utc,
                "took_ms": run.took_ms,
                "pulled": run.pulled,
                "pushed": run.pushed,
                "parked": run.parked,
                "fault": run.fault,
            },
        )

    def runs(self, *, limit: int = 50) -> list[SyncRun]:
        """Give the last rounds, the latest first."""
        columns = [c for c in SyncRunRow.__table__.c if c.name != "workstation_id"]
        query = select(*columns).order_by(SyncRunRow.began_at_utc.desc()).limit(limit)
        return [SyncRun(**row) for row in self._connection.execute(query).mappings()]

    def forget_runs(self, before_utc: datetime) -> None:
        """Drop the rounds from before an instant."""
        self._connection.execute(delete(SyncRunRow).where(SyncRunRow.began_at_utc < before_utc))

    def _link(self, condition: Any) -> Link | None:
        query = select(ShopLinkRow.__table__).where(condition).order_by(ShopLinkRow.remote_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _link(row)


def _link(row: Any) -> Link:
    return Link(row["kind"], row["remote_id"], row["local_id"], row["base"])


def _message(row: Any) -> Message:

    return Message(
        id=row[0],
        topic=row[1],
        subject_id=row[2],
        payload=json.loads(row[3]),
        at_utc=utc_instant(row[4]),
        attempts=row[5],
        done_parts=row[6],
        state=row[7],
        not_before_utc=utc_instant(row[8]) if row[8] else None,
    )

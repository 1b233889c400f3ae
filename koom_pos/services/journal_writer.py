"""Seal what happens into the workstation's journal, inside the transaction of the act.

Serialised by RFC 8785 (JCS), hashed with SHA-256, signed with Ed25519 over the hash's 32 bytes.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import rfc8785

from koom_pos.domain.business_day import utc_offset_minutes
from koom_pos.domain.journal import FIRST_PREVIOUS_HASH, JournalEntry, JournalKind, entry_fields
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction

CLOCK_TOLERANCE = timedelta(seconds=5)
"""A clock set back by less is the network time at work; by more is an event of its own in the journal."""


def append(
    tx: Transaction,
    desk: Desk,
    kind: JournalKind,
    payload: Mapping[str, Any],
    *,
    at_utc: datetime,
    business_date: date | None = None,
) -> JournalEntry:
    """Append one entry at the head of this workstation's chain and give it back sealed.

    A clock that jumped back since the last entry is journalled first. `payload` holds JSON values without
    floats and without anything about a person.
    """
    head = tx.journal.head(desk.workstation.id)
    day = business_date or desk.today(at_utc)
    if head is not None and at_utc < head.at_utc - CLOCK_TOLERANCE and kind is not JournalKind.CLOCK_JUMP:
        back_ms = (head.at_utc - at_utc) // timedelta(milliseconds=1)
        head = _seal(tx, desk, head, JournalKind.CLOCK_JUMP, {"back_ms": back_ms}, at_utc=at_utc, day=day)
    return _seal(tx, desk, head, kind, payload, at_utc=at_utc, day=day)


def _seal(
    tx: Transaction,
    desk: Desk,
    head: JournalEntry | None,
    kind: JournalKind,
    payload: Mapping[str, Any],
    *,
    at_utc: datetime,
    day: date,
) -> JournalEntry:
    sequence = head.sequence + 1 if head else 1
    previous_hash = head.entry_hash if head else FIRST_PREVIOUS_HASH
    body = rfc8785.dumps(
        entry_fields(
            workstation=desk.workstation.id,
            sequence=sequence,
            kind=kind,
            at_utc=at_utc,
            utc_offset_minutes=utc_offset_minutes(at_utc),
            business_date=day,
            payload=payload,
            previous_hash=previous_hash,
        )
    )
    digest = hashlib.sha256(body)
    entry = JournalEntry(
        workstation_id=desk.workstation.id,
        sequence=sequence,
        kind=kind,
        at_utc=at_utc,
        business_date=day,
        body=body.decode(),
        previous_hash=previous_hash,
        entry_hash=digest.hexdigest(),
        signature=desk.signing_key.sign(digest.digest()).hex(),
    )
    tx.journal.add(entry)
    return entry


def note(desk: Desk, kind: JournalKind, payload: Mapping[str, Any]) -> JournalEntry:
    """Journal an event that is no act on the store: start, stop, export, a terminal's unknown answer."""
    with desk.store.transaction() as tx:
        return append(tx, desk, kind, payload, at_utc=desk.now())

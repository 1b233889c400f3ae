"""Verbs of consents: statements, the wordings they agree to, their proofs, and the one list of whom to contact."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, text
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.domain.consent import Channel, ConsentRecord, ConsentState, Method, Purpose
from koom_pos.domain.customer import Source
from koom_pos.domain.wordings import Wording
from koom_pos.store.tables.consents import ConsentEvidenceRow, ConsentRecordRow, ConsentWordingRow
from koom_pos.store.types import utc_instant, utc_text

# What a merge drew up goes with it: a grant counts while the merge stands, a narrower word unless it was undone.
_COUNTS = """({r}.merge_id IS NULL
    OR ({r}.state = 'given' AND {r}.merge_id IN (SELECT id FROM customer_merge WHERE undone_at_utc IS NULL))
    OR ({r}.state <> 'given'
        AND {r}.merge_id NOT IN (SELECT id FROM customer_merge WHERE undone_at_utc IS NOT NULL)))"""

_NARROWNESS = "CASE {r}.state WHEN 'given' THEN 0 WHEN 'refused' THEN 1 ELSE 2 END"

_COLUMNS = """r.id, r.customer_id, r.purpose, r.channel, r.state, r.wording_sha256, r.policy_version, r.form_version,
    r.method, r.at_utc, r.utc_offset_minutes, r.workstation_id, r.operator_id, r.evidence_ref, r.source, r.merge_id"""

_STATEMENTS = text(
    f"SELECT {_COLUMNS} FROM consent_record r WHERE r.customer_id = :customer AND {_COUNTS.format(r='r')}"
    " ORDER BY r.at_utc, r.id"
)
_EVERYTHING_SAID = text(
    f"SELECT {_COLUMNS} FROM consent_record r WHERE r.customer_id = :customer ORDER BY r.at_utc, r.id"
)

_ADDRESS = {
    Channel.EMAIL: ("c.email", "c.email_hash"),
    Channel.SMS: ("c.phone", "c.phone_hash"),
}
"""Address and hash by channel. The post has neither box nor hash: nobody is reached by it."""


def gate_sql(channel: Channel, selected: str, *, order: str = "") -> str:
    """Return the statement of the gate: whom the shop may reach. Bound: purpose, channel, at, not_before.

    A grant counts when no statement of the same card supersedes it (later, or narrower at the same instant), its
    card goes on, has an address that is hashed and not suppressed, and no hold on it or on a card merged into it
    stops marketing.
    """
    address, hashed = _ADDRESS[channel]
    return f"""
        SELECT {selected}
        FROM consent_record r
        JOIN customer c ON c.id = r.customer_id
        LEFT JOIN consent_wording w ON w.sha256 = r.wording_sha256
        WHERE r.purpose = :purpose AND r.channel = :channel AND r.state = 'given'
          AND r.at_utc <= :at AND r.at_utc >= :not_before AND {_COUNTS.format(r="r")}
          AND c.merged_into_id IS NULL AND {address} <> '' AND {hashed} <> ''
          AND NOT EXISTS (
              SELECT 1 FROM consent_record l
              WHERE l.purpose = r.purpose AND l.channel = r.channel AND l.customer_id = r.customer_id
                AND l.at_utc >= r.at_utc AND l.at_utc <= :at AND l.id <> r.id
                AND (l.at_utc > r.at_utc OR {_NARROWNESS.format(r="l")} > 0 OR l.id > r.id)
                AND {_COUNTS.format(r="l")})
          AND NOT EXISTS (
              SELECT 1 FROM suppression s
              WHERE s.channel = r.channel AND s.purpose IN (r.purpose, '*') AND s.address_hash = {hashed})
          AND c.id NOT IN (
              WITH RECURSIVE held(id) AS (
                  SELECT customer_id FROM legal_hold WHERE ended_at_utc IS NULL
                  UNION
                  SELECT m.merged_into_id FROM customer m JOIN held ON m.id = held.id
                  WHERE m.merged_into_id IS NOT NULL)
              SELECT id FROM held)
        {order}"""


SELECTED = (
    "c.id, c.first_name, c.last_name, {address}, c.language, r.wording_sha256, coalesce(w.version, 0), r.at_utc"
)


class Recipient(NamedTuple):
    """A customer who agreed to be contacted for one purpose by one channel, and to which words, when.

    `wording_version` is 0 for a text the store does not hold, as of an import.
    """

    customer_id: str
    first_name: str
    last_name: str
    address: str
    language: str
    wording_sha256: str
    wording_version: int
    given_at_utc: datetime


@dataclass(frozen=True, slots=True)
class Proof:
    """What she signed, without the picture. `kind` is `signature` or `slip`, `cells` the boxes it showed."""

    id: str
    customer_id: str
    kind: str
    state: str
    slip_code: str
    cells: tuple[str, ...]
    language: str
    policy_version: str
    at_utc: datetime
    signed_at_utc: datetime | None


class ConsentVerbs:
    """Statements are facts; what holds is folded from them (domain.consent.fold)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_wording(self, wording: Wording, *, at_utc: datetime) -> None:
        """Keep a text from its first use on; kept once, it stays as it is."""
        self._connection.execute(
            upsert(ConsentWordingRow)
            .values(
                sha256=wording.sha256,
                purpose=str(wording.purpose),
                channel=str(wording.channel),
                language=wording.language,
                version=wording.version,
                text=wording.text,
                since_utc=at_utc,
            )
            .on_conflict_do_nothing()
        )

    def wording_text(self, sha256: str) -> str:
        """Give the exact words that were agreed to; empty when the store never held them."""
        row = self._connection.execute(text("SELECT text FROM consent_wording WHERE sha256 = :sha"), {"sha": sha256})
        return row.scalar_one_or_none() or ""

    def add(self, records: Iterable[ConsentRecord]) -> None:
        """Write statements. An unproven grant is refused by the table itself (IntegrityError)."""
        rows = [
            {
                "id": r.id,
                "customer_id": r.customer_id,
                "purpose": str(r.purpose),
                "channel": str(r.channel),
                "state": str(r.state),
                "wording_sha256": r.wording_sha256,
                "policy_version": r.policy_version,
                "form_version": r.form_version,
                "method": str(r.method),
                "at_utc": r.at_utc,
                "utc_offset_minutes": r.utc_offset_minutes,
                "workstation_id": r.workstation_id,
                "operator_id": r.operator_id,
                "evidence_ref": r.evidence_ref,
                "source": str(r.source),
                "merge_id": r.merge_id,
            }
            for r in records
        ]
        if rows:
            self._connection.execute(insert(ConsentRecordRow), rows)

    def statements(self, customer_id: str) -> list[ConsentRecord]:
        """Give the statements of one card that count, oldest first: those of an undone merge do not."""
        return [_record(row) for row in self._connection.execute(_STATEMENTS, {"customer": customer_id})]

    def everything_said(self, customer_id: str) -> list[ConsentRecord]:
        """Give every statement of one card, also those of undone merges, oldest first."""
        return [_record(row) for row in self._connection.execute(_EVERYTHING_SAID, {"customer": customer_id})]

    def hashes_of(self, customer_id: str, channel: Channel) -> list[str]:
        """Give the keyed hashes of her addresses on a channel: those of this card and of the cards merged into it."""
        if channel not in _ADDRESS:
            return []
        column = _ADDRESS[channel][1].removeprefix("c.")
        rows = self._connection.execute(
            text(
                f"""WITH RECURSIVE hers(id) AS (
                        SELECT :customer UNION SELECT c.id FROM customer c JOIN hers ON c.merged_into_id = hers.id)
                    SELECT DISTINCT {column} FROM customer WHERE id IN (SELECT id FROM hers) AND {column} <> ''"""
            ),
            {"customer": customer_id},
        )
        return [row[0] for row in rows]

    def drop_wishlist(self, customer_id: str) -> None:
        """Forget what she wished for: without the consent to profiling it is not kept."""
        self._connection.execute(
            text("DELETE FROM wishlist_item WHERE customer_id = :customer"), {"customer": customer_id}
        )

    def recipients(
        self, purpose: Purpose, channel: Channel, *, at_utc: datetime, not_before: datetime | None
    ) -> list[Recipient]:
        """Give whom the shop may reach, by card; see `gate_sql`. Only services/recipients.py calls this."""
        selected = SELECTED.format(address=_ADDRESS[channel][0])
        statement = gate_sql(channel, selected, order="ORDER BY c.id")
        rows = self._connection.execute(text(statement), _gate_values(purpose, channel, at_utc, not_before))
        read, make = datetime.fromisoformat, Recipient._make
        return [make((*row[:7], read(row[7]))) for row in rows]

    def count_recipients(
        self, purpose: Purpose, channel: Channel, *, at_utc: datetime, not_before: datetime | None
    ) -> int:
        """Count whom the shop may reach, without reading an address."""
        rows = self._connection.execute(
            text(gate_sql(channel, "count(*)")), _gate_values(purpose, channel, at_utc, not_before)
        )
        return int(rows.scalar_one())

    def add_proof(self, proof: Proof, *, signature_png: bytes | None, workstation_id: str, operator_id: str) -> None:
        """Keep a signature, or a slip that goes out to be signed."""
        self._connection.execute(
            insert(ConsentEvidenceRow),
            {
                "id": proof.id,
                "workstation_id": workstation_id,
                "customer_id": proof.customer_id,
                "kind": proof.kind,
                "state": proof.state,
                "slip_code": proof.slip_code or None,
                "signature_png": signature_png,
                "cells": list(proof.cells),
                "language": proof.language,
                "policy_version": proof.policy_version,
                "operator_id": operator_id,
                "at_utc": proof.at_utc,
                "signed_at_utc": proof.signed_at_utc,
            },
        )

    def proof(self, proof_id: str) -> Proof | None:
        """Give what she signed, or None."""
        return self._proof("id = :key", proof_id)

    def slip(self, code: str) -> Proof | None:
        """Give the slip that carries this code, or None."""
        return self._proof("slip_code = :key", code)

    def slips_waiting(self, customer_id: str) -> list[Proof]:
        """Give her slips that were handed out and did not come back yet, oldest first."""
        rows = self._connection.execute(
            text(f"{_PROOF} WHERE customer_id = :customer AND state = 'printed' ORDER BY id"),
            {"customer": customer_id},
        )
        return [_proof_of(row) for row in rows]

    def signature_png(self, proof_id: str) -> bytes:
        """Give the picture of a signature; empty for a slip, whose paper the shop files."""
        row = self._connection.execute(
            text("SELECT signature_png FROM consent_evidence WHERE id = :id"), {"id": proof_id}
        )
        return row.scalar_one_or_none() or b""

    def mark_slip(self, proof_id: str, state: str, *, signed_at_utc: datetime | None) -> bool:
        """Note that a slip came back signed, or is spoiled; False when it was not waiting any more."""
        done = self._connection.execute(
            text(
                """UPDATE consent_evidence SET state = :state, signed_at_utc = :at
                   WHERE id = :id AND kind = 'slip' AND state = 'printed'"""
            ),
            {"id": proof_id, "state": state, "at": utc_text(signed_at_utc) if signed_at_utc else None},
        )
        return done.rowcount == 1

    def proof_is_used(self, customer_id: str, proof_id: str) -> bool:
        """Tell whether a statement already rests on this proof: a signature answers once."""
        row = self._connection.execute(
            text("SELECT 1 FROM consent_record WHERE customer_id = :customer AND evidence_ref = :proof LIMIT 1"),
            {"customer": customer_id, "proof": proof_id},
        )
        return row.first() is not None

    def _proof(self, where: str, key: str) -> Proof | None:
        row = self._connection.execute(text(f"{_PROOF} WHERE {where}"), {"key": key}).first()
        return None if row is None else _proof_of(row)


_PROOF = """SELECT id, customer_id, kind, state, slip_code, cells, language, policy_version, at_utc, signed_at_utc
            FROM consent_evidence"""


def _proof_of(row: Sequence[Any]) -> Proof:
    cells = json.loads(row[5])
    return Proof(
        row[0], row[1], row[2], row[3], row[4] or "", tuple(cells), row[6], row[7],
        utc_instant(row[8]), utc_instant(row[9]) if row[9] else None,
    )  # fmt: skip


def _gate_values(purpose: Purpose, channel: Channel, at_utc: datetime, not_before: datetime | None) -> dict[str, str]:
    earliest = not_before or datetime(1970, 1, 1, tzinfo=UTC)
    return {
        "purpose": str(purpose),
        "channel": str(channel),
        "at": utc_text(at_utc),
        "not_before": utc_text(earliest),
    }


def _record(row: Sequence[Any]) -> ConsentRecord:
    return ConsentRecord(
        id=row[0],
        customer_id=row[1],
        purpose=Purpose(row[2]),
        channel=Channel(row[3]),
        state=ConsentState(row[4]),
        wording_sha256=row[5],
        policy_version=row[6],
        form_version=row[7],
        method=Method(row[8]),
        at_utc=utc_instant(row[9]),
        utc_offset_minutes=row[10],
        workstation_id=row[11],
        operator_id=row[12],
        evidence_ref=row[13],
        source=Source(row[14]),
        merge_id=row[15],
    )

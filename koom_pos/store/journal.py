"""Verbs of the journal: append at the head, read in order."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, text

from koom_pos.domain.journal import JournalEntry, JournalKind
from koom_pos.store.tables.house import JournalEntryRow
from koom_pos.store.types import utc_instant

_HEAD = text("""
    SELECT workstation_id, sequence, kind, at_utc, business_date, body, previous_hash, entry_hash, signature
    FROM journal_entry WHERE workstation_id = :ws ORDER BY sequence DESC LIMIT 1""")
_SLICE = text("""
    SELECT workstation_id, sequence, kind, at_utc, business_date, body, previous_hash, entry_hash, signature
    FROM journal_entry WHERE workstation_id = :ws AND sequence > :after ORDER BY sequence LIMIT :most""")
_BATCH = 2000


class JournalVerbs:
    """The chain of each workstation; triggers refuse gaps, changes and deletions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self, workstation_id: str) -> JournalEntry | None:
        """Give the last entry."""
        row = self._connection.execute(_HEAD, {"ws": workstation_id}).first()
        return None if row is None else _entry(row)

    def add(self, entry: JournalEntry) -> None:
        """Append a sealed entry."""
        self._connection.execute(
            insert(JournalEntryRow), {name: getattr(entry, name) for name in JournalEntry.__slots__}
        )

    def entries(self, workstation_id: str, *, after: int = 0, until: int | None = None) -> Iterator[JournalEntry]:
        """Give entries in order of sequence, `after` excluded, `until` included, in batches."""
        while True:
            rows = self._connection.execute(_SLICE, {"ws": workstation_id, "after": after, "most": _BATCH}).all()
            for row in rows:
                if until is not None and row[1] > until:
                    return
                yield _entry(row)
            if len(rows) < _BATCH:
                return
            after = rows[-1][1]

    def latest(self, workstation_id: str, *, kind: JournalKind | None = None, limit: int = 200) -> list[JournalEntry]:
        """Give the latest entries, newest first."""
        query = select(JournalEntryRow.__table__).where(JournalEntryRow.workstation_id == workstation_id)
        if kind is not None:
            query = query.where(JournalEntryRow.kind == str(kind))
        rows = self._connection.execute(query.order_by(JournalEntryRow.sequence.desc()).limit(limit)).mappings()
        return [
            JournalEntry(**{**{name: r[name] for name in JournalEntry.__slots__}, "kind": JournalKind(r["kind"])})
            for r in rows
        ]

    def entry_hash(self, workstation_id: str, sequence: int) -> str:
        """Give the hash of an entry, for the paper that names it; empty when there is none."""
        row = self._connection.execute(
            text("SELECT entry_hash FROM journal_entry WHERE workstation_id = :ws AND sequence = :sequence"),
            {"ws": workstation_id, "sequence": sequence},
        ).first()
        return "" if row is None else str(row[0])

    def bounds(self, workstation_id: str, first: date, last: date) -> tuple[int, int] | None:
        """Give the first and last sequence of a span of business dates, or None when it is empty."""
        row = self._connection.execute(
            text(
                """SELECT min(sequence), max(sequence) FROM journal_entry
                   WHERE workstation_id = :ws AND business_date BETWEEN :first AND :last"""
            ),
            {"ws": workstation_id, "first": first.isoformat(), "last": last.isoformat()},
        ).one()
        return None if row[0] is None else (row[0], row[1])

    def count(self, workstation_id: str) -> int:
        """Count the entries of a chain."""
        return int(
            self._connection.execute(
                text("SELECT count(*) FROM journal_entry WHERE workstation_id = :ws"), {"ws": workstation_id}
            ).scalar_one()
        )


def _entry(row: Sequence[Any]) -> JournalEntry:
    return JournalEntry(
        workstation_id=row[0],
        sequence=row[1],
        kind=JournalKind(row[2]),
        at_utc=utc_instant(row[3]),
        business_date=date.fromisoformat(row[4]),
        body=row[5],
        previous_hash=row[6],
        entry_hash=row[7],
        signature=row[8],
    )

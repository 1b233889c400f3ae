"""Verbs of paper: the print queue, and the record of every original and duplicate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, text

from koom_pos.store.tables.house import PrintJobRow, PrintRecordRow
from koom_pos.store.types import utc_instant, utc_text

_JOB = "SELECT id, title, data, kick_drawer, state, attempts, fault, queued_at_utc FROM print_job "


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job of the queue. `data` is what the printer gets; `kick_drawer` opens the drawer first."""

    id: str
    title: str
    data: bytes
    kick_drawer: bool
    state: str
    attempts: int
    fault: str
    queued_at_utc: datetime


class PaperVerbs:
    """The queue is mutable, the records are facts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def queue(self, job: PrintJob, *, workstation_id: str) -> None:
        """Put a job at the end of the queue."""
        self._connection.execute(
            insert(PrintJobRow),
            {
                "id": job.id,
                "workstation_id": workstation_id,
                "title": job.title,
                "data": job.data,
                "kick_drawer": job.kick_drawer,
                "state": "queued",
                "attempts": 0,
                "fault": "",
                "queued_at_utc": job.queued_at_utc,
                "updated_at_utc": job.queued_at_utc,
            },
        )

    def next_job(self, workstation_id: str) -> PrintJob | None:
        """Give the oldest job not done; one that was printing when the power went comes again."""
        row = self._connection.execute(
            text(
                _JOB + "WHERE workstation_id = :ws AND state IN ('queued', 'printing', 'failed') ORDER BY id LIMIT 1"
            ),
            {"ws": workstation_id},
        ).first()
        return None if row is None else _job(row)

    def waiting(self, workstation_id: str) -> list[PrintJob]:
        """List the jobs not done, oldest first."""
        rows = self._connection.execute(
            text(_JOB + "WHERE workstation_id = :ws AND state IN ('queued', 'printing', 'failed') ORDER BY id"),
            {"ws": workstation_id},
        )
        return [_job(row) for row in rows]

    def mark(self, job_id: str, state: str, *, at_utc: datetime, fault: str = "", attempt: bool = False) -> None:
        """Note where a job stands; `attempt` counts one more try."""
        self._connection.execute(
            text(
                """UPDATE print_job SET state = :state, fault = :fault, updated_at_utc = :at,
                   attempts = attempts + :attempt,
                   data = CASE WHEN :state IN ('done', 'cancelled') THEN x'' ELSE data END WHERE id = :id"""
            ),
            {"id": job_id, "state": state, "fault": fault, "at": utc_text(at_utc), "attempt": int(attempt)},
        )

    def job(self, job_id: str) -> PrintJob | None:
        """Give a job, whatever its state."""
        row = self._connection.execute(text(_JOB + "WHERE id = :id"), {"id": job_id}).first()
        return None if row is None else _job(row)

    def instrument_left(self, code: str, sale_id: str) -> int:
        """Give what was left on a gift card or avoir just after a ticket, in francs: a duplicate says the same."""
        return int(
            self._connection.execute(
                text(
                    """SELECT coalesce(sum(m.amount_xpf), 0) FROM instrument_movement m
                       JOIN instrument i ON i.id = m.instrument_id
                       WHERE i.code = :code AND m.id <= (SELECT max(own.id) FROM instrument_movement own
                           WHERE own.sale_id = :sale AND own.instrument_id = i.id)"""
                ),
                {"code": code, "sale": sale_id},
            ).scalar_one()
        )

    def ticket_bounds(self, workstation_id: str, first: date, last: date) -> tuple[int, int] | None:
        """Give the lowest and highest ticket number of a span of business dates, or None when it has none."""
        row = self._connection.execute(
            text(
                """SELECT min(number), max(number) FROM sale
                   WHERE workstation_id = :ws AND business_date BETWEEN :first AND :last"""
            ),
            {"ws": workstation_id, "first": first.isoformat(), "last": last.isoformat()},
        ).one()
        return None if row[0] is None else (int(row[0]), int(row[1]))

    def copies(self, document_kind: str, document_id: str) -> int:
        """Count how often a document was produced, on any medium."""
        return int(
            self._connection.execute(
                text("SELECT count(*) FROM print_record WHERE document_kind = :kind AND document_id = :id"),
                {"kind": document_kind, "id": document_id},
            ).scalar_one()
        )

    def record(
        self,
        *,
        record_id: str,
        workstation_id: str,
        document_kind: str,
        document_id: str,
        medium: str,
        operator_id: str,
        at_utc: datetime,
    ) -> int:
        """Record one more copy and give its number: 1 is the original."""
        nth = self.copies(document_kind, document_id) + 1
        self._connection.execute(
            insert(PrintRecordRow),
            {
                "id": record_id,
                "workstation_id": workstation_id,
                "document_kind": document_kind,
                "document_id": document_id,
                "nth": nth,
                "medium": medium,
                "operator_id": operator_id,
                "at_utc": at_utc,
            },
        )
        return nth


def _job(row: Sequence[Any]) -> PrintJob:
    return PrintJob(row[0], row[1], row[2], bool(row[3]), row[4], row[5], row[6], utc_instant(row[7]))

"""Verbs of mail: the queue of messages, and the codes sent to confirm an address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, text

from koom_pos.store.tables.customers import ContactConfirmationRow, MailJobRow
from koom_pos.store.types import utc_instant, utc_text

_JOB = "SELECT id, customer_id, kind, recipient, subject, state, attempts, fault, queued_at_utc, not_before_utc "
_STANDING = "FROM mail_job WHERE workstation_id = :ws AND state IN ('queued', 'failed') ORDER BY id"
_BLANK = "recipient = '', subject = '', message = x''"


@dataclass(frozen=True, slots=True)
class MailJob:
    """A message of the queue, without its content.

    Attributes:
        recipient: One address; empty once the message is sent, given up or refused for good.
        state: `queued`, `sent`, `failed` (a person decides, unless it is blank) or `cancelled`.
        fault: What held it up last, a word of `services.mailing`.
        not_before_utc: When it may be tried next.
    """

    id: str
    customer_id: str | None
    kind: str
    recipient: str
    subject: str
    state: str
    attempts: int
    fault: str
    queued_at_utc: datetime
    not_before_utc: datetime


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A code sent to an address. `failures` counts wrong codes said; the code itself is kept as a keyed hash."""

    id: str
    customer_id: str
    channel: str
    address_hash: str
    code_hash: str
    sent_at_utc: datetime
    failures: int = 0
    confirmed_at_utc: datetime | None = None


class MailVerbs:
    """The queue is mutable and holds personal data no longer than a message needs it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def queue(self, job: MailJob, message: bytes, *, workstation_id: str) -> None:
        """Put a message at the end of the queue. `message` is its MIME body without addresses."""
        self._connection.execute(
            insert(MailJobRow),
            {
                "id": job.id,
                "workstation_id": workstation_id,
                "customer_id": job.customer_id,
                "kind": job.kind,
                "recipient": job.recipient,
                "subject": job.subject,
                "message": message,
                "state": "queued",
                "attempts": 0,
                "fault": "",
                "queued_at_utc": job.queued_at_utc,
                "not_before_utc": job.not_before_utc,
                "sent_at_utc": None,
            },
        )

    def job(self, job_id: str) -> MailJob | None:
        """Give a message, whatever its state."""
        row = self._connection.execute(text(_JOB + "FROM mail_job WHERE id = :id"), {"id": job_id}).first()
        return None if row is None else _job(row)

    def message(self, job_id: str) -> bytes:
        """Give the body of a message; empty once it is sent, given up or refused for good."""
        found = self._connection.execute(text("SELECT message FROM mail_job WHERE id = :id"), {"id": job_id})
        return bytes(found.scalar_one_or_none() or b"")

    def standing(self, workstation_id: str) -> list[MailJob]:
        """List what waits and what failed, oldest first."""
        rows = self._connection.execute(text(_JOB + _STANDING), {"ws": workstation_id})
        return [_job(row) for row in rows]

    def next_due(self, workstation_id: str, at_utc: datetime) -> MailJob | None:
        """Give the message that has waited longest among those that may be tried now."""
        row = self._connection.execute(
            text(
                _JOB + "FROM mail_job WHERE workstation_id = :ws AND state = 'queued' AND not_before_utc <= :at"
                " ORDER BY not_before_utc, id LIMIT 1"
            ),
            {"ws": workstation_id, "at": utc_text(at_utc)},
        ).first()
        return None if row is None else _job(row)

    def next_try(self, workstation_id: str) -> datetime | None:
        """Give the earliest instant at which a message may be tried, or None when none waits."""
        at = self._connection.execute(
            text("SELECT min(not_before_utc) FROM mail_job WHERE workstation_id = :ws AND state = 'queued'"),
            {"ws": workstation_id},
        ).scalar_one()
        return None if at is None else utc_instant(at)

    def begin(self, job_id: str, fault: str) -> None:
        """Count an attempt and note what is known of the message if nothing else is ever noted."""
        self._connection.execute(
            text("UPDATE mail_job SET attempts = attempts + 1, fault = :fault WHERE id = :id"),
            {"id": job_id, "fault": fault},
        )

    def put_off(self, job_id: str, fault: str, until_utc: datetime) -> None:
        """Let a message wait."""
        self._connection.execute(
            text("UPDATE mail_job SET state = 'queued', fault = :fault, not_before_utc = :until WHERE id = :id"),
            {"id": job_id, "fault": fault, "until": utc_text(until_utc)},
        )

    def put_off_all(self, workstation_id: str, until_utc: datetime) -> None:
        """Let every waiting message wait at least so long: the server itself is away."""
        self._connection.execute(
            text(
                "UPDATE mail_job SET not_before_utc = :until"
                " WHERE workstation_id = :ws AND state = 'queued' AND not_before_utc < :until"
            ),
            {"ws": workstation_id, "until": utc_text(until_utc)},
        )

    def try_all(self, workstation_id: str, at_utc: datetime) -> None:
        """Let every waiting message be tried now."""
        self._connection.execute(
            text("UPDATE mail_job SET not_before_utc = :at WHERE workstation_id = :ws AND state = 'queued'"),
            {"ws": workstation_id, "at": utc_text(at_utc)},
        )

    def end(self, job_id: str, state: str, *, fault: str = "", sent_at_utc: datetime | None = None) -> None:
        """Note that a message is `sent`, `cancelled` or `failed` for good, and empty its content."""
        self._connection.execute(
            text(f"UPDATE mail_job SET state = :state, fault = :fault, sent_at_utc = :sent, {_BLANK} WHERE id = :id"),
            {
                "id": job_id,
                "state": state,
                "fault": fault,
                "sent": None if sent_at_utc is None else utc_text(sent_at_utc),
            },
        )

    def fail(self, job_id: str, fault: str) -> None:
        """Stop trying a message; its content stays for the person who decides."""
        self._connection.execute(
            text("UPDATE mail_job SET state = 'failed', fault = :fault WHERE id = :id"),
            {"id": job_id, "fault": fault},
        )

    def drop_stale(self, workstation_id: str, before_utc: datetime, kind: str | None = None) -> int:
        """Give up what was queued before an instant, of one kind or of all, and empty it; tell how many."""
        done = self._connection.execute(
            text(
                f"UPDATE mail_job SET state = 'cancelled', fault = 'stale', {_BLANK}"
                " WHERE workstation_id = :ws AND state IN ('queued', 'failed') AND queued_at_utc < :before"
                " AND (:kind IS NULL OR kind = :kind)"
            ),
            {"ws": workstation_id, "before": utc_text(before_utc), "kind": kind},
        )
        return int(done.rowcount)

    def add_confirmation(self, confirmation: Confirmation, *, workstation_id: str) -> None:
        """Note that a code goes to an address."""
        self._connection.execute(
            insert(ContactConfirmationRow),
            {
                "id": confirmation.id,
                "workstation_id": workstation_id,
                "customer_id": confirmation.customer_id,
                "channel": confirmation.channel,
                "address_hash": confirmation.address_hash,
                "code_hash": confirmation.code_hash,
                "sent_at_utc": confirmation.sent_at_utc,
                "failures": 0,
                "confirmed_at_utc": None,
            },
        )

    def last_confirmation(self, customer_id: str, channel: str) -> Confirmation | None:
        """Give the code sent last by a channel, whether it was said back or not."""
        row = self._connection.execute(
            text(
                """SELECT id, customer_id, channel, address_hash, code_hash, sent_at_utc, failures, confirmed_at_utc
                   FROM contact_confirmation WHERE customer_id = :customer AND channel = :channel
                   ORDER BY id DESC LIMIT 1"""
            ),
            {"customer": customer_id, "channel": channel},
        ).first()
        if row is None:
            return None
        confirmed = None if row[7] is None else utc_instant(row[7])
        return Confirmation(row[0], row[1], row[2], row[3], row[4], utc_instant(row[5]), row[6], confirmed)

    def is_confirmed(self, customer_id: str, channel: str, address_hash: str) -> bool:
        """Tell whether a code sent to this very address was ever said back by this customer."""
        found = self._connection.execute(
            text(
                """SELECT 1 FROM contact_confirmation WHERE customer_id = :customer AND channel = :channel
                   AND address_hash = :hash AND confirmed_at_utc IS NOT NULL LIMIT 1"""
            ),
            {"customer": customer_id, "channel": channel, "hash": address_hash},
        )
        return found.first() is not None

    def count_failure(self, confirmation_id: str) -> None:
        """Note that a wrong code was said."""
        self._connection.execute(
            text("UPDATE contact_confirmation SET failures = failures + 1 WHERE id = :id"), {"id": confirmation_id}
        )

    def confirm(self, confirmation_id: str, *, at_utc: datetime) -> None:
        """Note that the code was said back."""
        self._connection.execute(
            text("UPDATE contact_confirmation SET confirmed_at_utc = :at, code_hash = '' WHERE id = :id"),
            {"id": confirmation_id, "at": utc_text(at_utc)},
        )


def _job(row: Sequence[Any]) -> MailJob:
    job_id, customer_id, kind, recipient, subject, state, attempts, fault, queued_at, not_before = row
    instants = utc_instant(queued_at), utc_instant(not_before)
    return MailJob(job_id, customer_id, kind, recipient, subject, state, attempts, fault, *instants)

"""Verbs of privacy: the keyed suppression list, versions of the policy, processors, exports, holds."""

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, insert, text
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.store.tables.consents import PolicyNotificationRow, PolicyVersionRow, SuppressionRow
from koom_pos.store.tables.customers import ContactExportRow, LegalHoldRow, ProcessorRow, ShopSecretRow
from koom_pos.store.types import utc_instant, utc_text

_SUPPRESSION_KEY = "suppression_key"

EVERY_PURPOSE = "*"
"""Purpose of the entry an erasure leaves: the address is contacted for nothing."""


_POLICY = "SELECT version, dated_on, text, sha256, ended_purposes, notify, effective_at_utc FROM policy_version "
_PROCESSOR = "SELECT id, name, role, purpose, commitment_on, commitment_ref, active FROM processor "
_HOLD = (
    "SELECT id, customer_id, code, reason, scope, operator_id, opened_at_utc, review_on, ended_at_utc"
    " FROM legal_hold "
)


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A version of the shop's privacy policy.

    `dated_on` is None only for the policy found on the web site, which bears no date, until the manager confirms one;
    `effective_at_utc` is None likewise. `ended_purposes` are those whose earlier consents it ends; `notify` is
    `mail` or `counter`: how customers are told.
    """

    version: str
    dated_on: date | None
    text: str
    sha256: str
    ended_purposes: tuple[Purpose, ...] = ()
    notify: str = "counter"
    effective_at_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class PolicyReader:
    """A customer who was not told of a version yet, and how she can be: by `mail`, else at the `counter`."""

    customer_id: str
    first_name: str
    last_name: str
    language: str
    how: str


@dataclass(frozen=True, slots=True)
class Processor:
    """Somebody who receives addresses: a `processor` works for the shop, a `partner` for himself.

    `commitment_on` is the date of his written commitment, None while there is none.
    """

    id: str
    name: str
    role: str
    purpose: str
    commitment_on: date | None
    commitment_ref: str
    active: bool


@dataclass(frozen=True, slots=True)
class LegalHold:
    """A reason to keep named data (`scope`) longer; `code` is H1 to H5 of the retention table."""

    id: str
    customer_id: str
    code: str
    reason: str
    scope: tuple[str, ...]
    operator_id: str
    opened_at_utc: datetime
    review_on: date
    ended_at_utc: datetime | None


@dataclass(frozen=True, slots=True)
class ContactExport:
    """That addresses left the shop. `processor_id` is None for a file the shop keeps for itself."""

    id: str
    purpose: Purpose
    channel: Channel
    processor_id: str | None
    rows: int
    operator_id: str
    at_utc: datetime


class PrivacyVerbs:
    """Reads and writes what protects customers; nothing here names one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def secret(self, name: str) -> bytes | None:
        """Give a secret of the shop, or None before its first use."""
        row = self._connection.execute(text("SELECT secret FROM shop_secret WHERE name = :name"), {"name": name})
        return row.scalar_one_or_none()

    def put_secret(self, name: str, secret: bytes) -> None:
        """Keep a secret of the shop; one that is there is never replaced (IntegrityError)."""
        self._connection.execute(insert(ShopSecretRow), {"name": name, "secret": secret})

    @cached_property
    def suppression_key(self) -> bytes:
        """The shop's own key of the suppression hashes, 32 bytes, drawn at its first use; that one writes."""
        stored = self.secret(_SUPPRESSION_KEY)
        if stored is not None:
            return stored
        drawn = secrets.token_bytes(32)
        self.put_secret(_SUPPRESSION_KEY, drawn)
        return drawn

    def suppress(self, channel: str, purpose: str, address_hash: str, *, reason: str, at_utc: datetime) -> None:
        """Put a hash on the list, or renew it: each objection starts its time again."""
        fields = {"reason": reason, "at_utc": at_utc}
        self._connection.execute(
            upsert(SuppressionRow)
            .values(channel=channel, purpose=purpose, address_hash=address_hash, **fields)
            .on_conflict_do_update(index_elements=["channel", "purpose", "address_hash"], set_=fields)
        )

    def lift(self, channel: str, purpose: str, address_hash: str) -> bool:
        """Take a hash off the list; False when it was not on it."""
        done = self._connection.execute(
            text("DELETE FROM suppression WHERE channel = :channel AND purpose = :purpose AND address_hash = :hash"),
            {"channel": channel, "purpose": purpose, "hash": address_hash},
        )
        return done.rowcount > 0

    def is_suppressed(self, channel: str, purposes: Iterable[str], address_hash: str) -> bool:
        """Tell whether a hash is on the list for one of the purposes."""
        query = text(
            "SELECT 1 FROM suppression WHERE channel = :channel AND purpose = :purpose AND address_hash = :hash"
        )
        return any(
            self._connection.execute(query, {"channel": channel, "purpose": purpose, "hash": address_hash}).first()
            for purpose in purposes
        )

    def suppressed(self) -> list[tuple[str, str, int, datetime]]:
        """Count the hashes by channel and purpose, with the instant of the oldest objection still standing."""
        rows = self._connection.execute(
            text("SELECT channel, purpose, count(*), min(at_utc) FROM suppression GROUP BY channel, purpose")
        )
        return [(row[0], row[1], row[2], utc_instant(row[3])) for row in rows]

    def policies(self) -> list[PolicyVersion]:
        """List the versions of the policy, the newest first."""
        rows = self._connection.execute(text(_POLICY + "ORDER BY effective_at_utc DESC, version DESC"))
        return [_policy(row) for row in rows]

    def add_policy(self, policy: PolicyVersion, *, dated_on: date, effective_at_utc: datetime, by: str) -> None:
        """Keep a version for good; a version is entered once (IntegrityError)."""
        self._connection.execute(
            insert(PolicyVersionRow),
            {
                "version": policy.version,
                "dated_on": dated_on,
                "text": policy.text,
                "sha256": policy.sha256,
                "ended_purposes": [str(purpose) for purpose in policy.ended_purposes],
                "notify": policy.notify,
                "effective_at_utc": effective_at_utc,
                "entered_by": by,
            },
        )

    def ended_purposes(self, at_utc: datetime | None = None) -> dict[Purpose, datetime]:
        """Give from when on grants of a purpose count, where a version of the policy ended the earlier ones.

        With an instant, only versions in force then.
        """
        rows = self._connection.execute(
            text(
                """SELECT ended.value, max(p.effective_at_utc)
                   FROM policy_version p, json_each(p.ended_purposes) ended
                   WHERE :at IS NULL OR p.effective_at_utc <= :at GROUP BY ended.value"""
            ),
            {"at": utc_text(at_utc) if at_utc is not None else None},
        )
        return {Purpose(row[0]): utc_instant(row[1]) for row in rows}

    def not_notified(self, version: str, *, customer_id: str | None = None) -> list[PolicyReader]:
        """Give the customers known before a version took effect who were not told of it; one of them by her id."""
        rows = self._connection.execute(
            text(
                f"""SELECT c.id, c.first_name, c.last_name, c.language,
                           CASE WHEN c.email_hash <> '' THEN 'mail' ELSE 'counter' END
                    FROM customer c JOIN policy_version p ON p.version = :version
                    WHERE c.merged_into_id IS NULL AND c.created_at_utc < p.effective_at_utc
                      {"AND c.id = :customer" if customer_id else ""}
                      AND NOT EXISTS (SELECT 1 FROM policy_notification n
                                      WHERE n.policy_version = p.version AND n.customer_id = c.id)
                    ORDER BY c.id"""
            ),
            {"version": version, **({"customer": customer_id} if customer_id else {})},
        )
        return [PolicyReader(*row) for row in rows]

    def add_notifications(
        self, version: str, customer_ids: Sequence[str], *, how: str, operator_id: str, at_utc: datetime
    ) -> None:
        """Note that customers were told of a version; who was told already stays as noted."""
        rows = [
            {"policy_version": version, "customer_id": each, "how": how, "operator_id": operator_id, "at_utc": at_utc}
            for each in customer_ids
        ]
        if rows:
            self._connection.execute(upsert(PolicyNotificationRow).on_conflict_do_nothing(), rows)

    def notified(self, version: str) -> int:
        """Count the customers who were told of a version."""
        query = text("SELECT count(*) FROM policy_notification WHERE policy_version = :version")
        return int(self._connection.execute(query, {"version": version}).scalar_one())

    def processors(self) -> list[Processor]:
        """List processors and partners, active first, by name."""
        rows = self._connection.execute(text(_PROCESSOR + "ORDER BY active DESC, name, id"))
        return [_processor(row) for row in rows]

    def processor(self, processor_id: str) -> Processor | None:
        """Give a processor or partner, or None."""
        row = self._connection.execute(text(_PROCESSOR + "WHERE id = :id"), {"id": processor_id}).first()
        return None if row is None else _processor(row)

    def put_processor(self, processor: Processor, *, at_utc: datetime, by: str) -> None:
        """Create or change a processor or partner."""
        fields = {
            "name": processor.name,
            "role": processor.role,
            "purpose": processor.purpose,
            "commitment_on": processor.commitment_on,
            "commitment_ref": processor.commitment_ref,
            "active": processor.active,
            "updated_at_utc": at_utc,
            "updated_by": by,
        }
        self._connection.execute(
            upsert(ProcessorRow)
            .values(id=processor.id, **fields)
            .on_conflict_do_update(index_elements=["id"], set_=fields)
        )

    def add_export(self, export: ContactExport, *, workstation_id: str) -> None:
        """Note that addresses left the shop."""
        self._connection.execute(
            insert(ContactExportRow),
            {
                "id": export.id,
                "workstation_id": workstation_id,
                "operator_id": export.operator_id,
                "purpose": str(export.purpose),
                "channel": str(export.channel),
                "processor_id": export.processor_id,
                "rows": export.rows,
                "at_utc": export.at_utc,
            },
        )

    def exports(self) -> list[ContactExport]:
        """List the exports, the latest first."""
        rows = self._connection.execute(
            text(
                """SELECT id, purpose, channel, processor_id, "rows", operator_id, at_utc FROM contact_export
                   ORDER BY at_utc DESC, id DESC"""
            )
        )
        return [ContactExport(r[0], Purpose(r[1]), Channel(r[2]), r[3], r[4], r[5], utc_instant(r[6])) for r in rows]

    def holds_of(self, customer_id: str) -> list[LegalHold]:
        """List the holds on a card and on the cards merged into it, open ones first."""
        rows = self._connection.execute(
            text(
                f"""WITH RECURSIVE hers(id) AS (
                        SELECT :customer UNION SELECT c.id FROM customer c JOIN hers ON c.merged_into_id = hers.id)
                    {_HOLD} WHERE customer_id IN (SELECT id FROM hers)
                    ORDER BY ended_at_utc IS NOT NULL, opened_at_utc, id"""
            ),
            {"customer": customer_id},
        )
        return [_hold(row) for row in rows]

    def hold(self, hold_id: str) -> LegalHold | None:
        """Give a hold, or None."""
        row = self._connection.execute(text(_HOLD + "WHERE id = :id"), {"id": hold_id}).first()
        return None if row is None else _hold(row)

    def holds_to_review(self, today: date) -> list[LegalHold]:
        """List the open holds whose review date has come, the oldest first."""
        rows = self._connection.execute(
            text(_HOLD + "WHERE ended_at_utc IS NULL AND review_on <= :today ORDER BY review_on, id"),
            {"today": today.isoformat()},
        )
        return [_hold(row) for row in rows]

    def add_hold(self, hold: LegalHold, *, workstation_id: str) -> None:
        """Place a hold."""
        self._connection.execute(
            insert(LegalHoldRow),
            {
                "id": hold.id,
                "workstation_id": workstation_id,
                "customer_id": hold.customer_id,
                "code": hold.code,
                "reason": hold.reason,
                "scope": list(hold.scope),
                "operator_id": hold.operator_id,
                "opened_at_utc": hold.opened_at_utc,
                "review_on": hold.review_on,
                "ended_at_utc": None,
            },
        )

    def end_hold(self, hold_id: str, *, at_utc: datetime) -> bool:
        """End a hold; False when it was ended already."""
        done = self._connection.execute(
            text("UPDATE legal_hold SET ended_at_utc = :at WHERE id = :id AND ended_at_utc IS NULL"),
            {"id": hold_id, "at": utc_text(at_utc)},
        )
        return done.rowcount == 1


def _policy(row: Sequence[Any]) -> PolicyVersion:
    purposes = tuple(Purpose(each) for each in json.loads(row[4]))
    return PolicyVersion(row[0], date.fromisoformat(row[1]), row[2], row[3], purposes, row[5], utc_instant(row[6]))


def _processor(row: Sequence[Any]) -> Processor:
    committed = date.fromisoformat(row[4]) if row[4] else None
    return Processor(row[0], row[1], row[2], row[3], committed, row[5], bool(row[6]))


def _hold(row: Sequence[Any]) -> LegalHold:
    return LegalHold(
        id=row[0],
        customer_id=row[1],
        code=row[2],
        reason=row[3],
        scope=tuple(json.loads(row[4])),
        operator_id=row[5],
        opened_at_utc=utc_instant(row[6]),
        review_on=date.fromisoformat(row[7]),
        ended_at_utc=utc_instant(row[8]) if row[8] else None,
    )

"""The signed journal: what an entry holds, and how a chain is read back.

Format 1. Each entry is the RFC 8785 (JCS) serialisation of its fields, hashed with SHA-256 and signed with
Ed25519. No personal data: values (labels, quantities, prices, rates, amounts), never ids of people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from koom_pos.domain.errors import InvariantError

JOURNAL_SCHEMA = 1
FIRST_PREVIOUS_HASH = "0" * 64


class JournalKind(StrEnum):
    """Every kind of entry."""

    SALE = "sale"
    RETURN = "return"
    VOID_SALE = "void_sale"
    VOID_LINE = "void_line"
    DUPLICATE = "duplicate"
    CASH_MOVEMENT = "cash_movement"
    NO_SALE = "no_sale"
    OPENING = "opening"
    X_REPORT = "x_report"
    Z_REPORT = "z_report"
    MONTH_CLOSING = "month_closing"
    YEAR_CLOSING = "year_closing"
    COUNT_VERIFIED = "count_verified"
    APPROVAL = "approval"
    PRICE_CHANGE = "price_change"
    RATE_CHANGE = "rate_change"
    SETTINGS_CHANGE = "settings_change"
    OPERATOR_CHANGE = "operator_change"
    SIGN_IN = "sign_in"
    LOCK_OUT = "lock_out"
    START = "start"
    STOP = "stop"
    CLOCK_JUMP = "clock_jump"
    EXPORT = "export"
    IMPORT = "import"
    VERIFICATION_FAILURE = "verification_failure"
    TERMINAL_UNKNOWN = "terminal_unknown"
    POINTS_ADJUSTED = "points_adjusted"
    POINTS_EXPIRED = "points_expired"
    CUSTOMERS_MERGED = "customers_merged"
    MERGE_UNDONE = "merge_undone"
    POLICY_CHANGE = "policy_change"
    PROCESSOR_CHANGE = "processor_change"
    HOLD_CHANGE = "hold_change"
    VOUCHERS_ISSUED = "vouchers_issued"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An entry as stored. `body` is the canonical JSON text that was hashed; hashes and signature are hex."""

    workstation_id: str
    sequence: int
    kind: JournalKind
    at_utc: datetime
    business_date: date
    body: str
    previous_hash: str
    entry_hash: str
    signature: str


class JournalBrokenError(InvariantError):
    """The chain does not hold where it must; nothing may be appended to it."""

    def __init__(self, sequence: int, fault: str) -> None:
        super().__init__(f"journal entry {sequence}: {fault}")
        self.sequence = sequence
        self.fault = fault


def entry_fields(
    *,
    workstation: str,
    sequence: int,
    kind: JournalKind,
    at_utc: datetime,
    utc_offset_minutes: int,
    business_date: date,
    payload: Mapping[str, Any],
    previous_hash: str,
) -> dict[str, Any]:
    """Give the fields of an entry in the form that is serialised, hashed and signed."""
    return {
        "schema": JOURNAL_SCHEMA,
        "workstation": workstation,
        "sequence": sequence,
        "kind": str(kind),
        "at_utc": at_utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "utc_offset_minutes": utc_offset_minutes,
        "business_date": business_date.isoformat(),
        "payload": dict(payload),
        "previous_hash": previous_hash,
    }

"""Who may do what at the till. Rights are data; these are the defaults a new shop starts with."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from koom_pos.domain.errors import RefusedError

PIN_LENGTHS = range(4, 9)
FAILURES_BEFORE_LOCK = 5
LOCK_TIME = timedelta(minutes=5)


class Role(StrEnum):
    """Roles of the shop."""

    CASHIER = "cashier"
    MANAGER = "manager"


class Right(StrEnum):
    """One thing a role may do without asking."""

    SELL = "sell"
    DISCOUNT = "discount"
    RETURN_WITH_TICKET = "return_with_ticket"
    RETURN_WITHOUT_TICKET = "return_without_ticket"
    VOID_SALE = "void_sale"
    NO_SALE = "no_sale"
    CASH_MOVEMENT = "cash_movement"
    X_REPORT = "x_report"
    CLOSE_DAY = "close_day"
    CLOSE_PERIOD = "close_period"
    VERIFY_COUNT = "verify_count"
    EDIT_CATALOGUE = "edit_catalogue"
    REPORTS = "reports"
    JOURNAL = "journal"
    OPERATORS = "operators"
    SETTINGS = "settings"
    CUSTOMERS = "customers"
    CUSTOMER_HISTORY = "customer_history"
    MERGE_CUSTOMERS = "merge_customers"
    ADJUST_POINTS = "adjust_points"
    LOYALTY_PROGRAMME = "loyalty_programme"
    CONTACT_EXPORT = "contact_export"
    PRIVACY = "privacy"


CASHIER_RIGHTS = frozenset(
    {
        Right.SELL,
        Right.DISCOUNT,
        Right.RETURN_WITH_TICKET,
        Right.VOID_SALE,
        Right.NO_SALE,
        Right.CASH_MOVEMENT,
        Right.X_REPORT,
        Right.CLOSE_DAY,
        Right.CUSTOMERS,
        Right.CUSTOMER_HISTORY,
    }
)
DEFAULT_RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.CASHIER: CASHIER_RIGHTS,
    Role.MANAGER: frozenset(Right),
}
DEFAULT_DISCOUNT_CAP_BP: Mapping[Role, int] = {Role.CASHIER: 1000, Role.MANAGER: 10000}
"""Largest discount a role gives alone, in basis points of the line or ticket."""


class NotAllowedError(RefusedError):
    """The operator's role lacks a right, or the discount exceeds her cap: a manager's PIN can approve once."""

    def __init__(self, right: Right, *, cap_bp: int | None = None) -> None:
        super().__init__(f"needs {right}" + (f" above {cap_bp} bp" if cap_bp is not None else ""))
        self.right = right
        self.cap_bp = cap_bp


class WrongPinError(RefusedError):
    """The PIN is not the one of an active operator. `left` tries remain before a lock-out."""

    def __init__(self, left: int) -> None:
        super().__init__(f"wrong PIN, {left} tries left")
        self.left = left


class LockedOutError(RefusedError):
    """Too many wrong PINs."""

    def __init__(self, until_utc: datetime) -> None:
        super().__init__("locked out after failures")
        self.until_utc = until_utc


class WeakPinError(RefusedError):
    """A PIN of 4 to 8 digits is asked, not all the same and not in sequence."""

    def __init__(self) -> None:
        super().__init__("PIN too weak")


class PinTakenError(RefusedError):
    """Two people cannot share a PIN: an approval must name one of them."""

    def __init__(self) -> None:
        super().__init__("PIN already in use")


class UnknownBadgeError(RefusedError):
    """The badge belongs to no active operator."""

    def __init__(self) -> None:
        super().__init__("unknown badge")


class ApprovalSpentError(RefusedError):
    """An approval is good once, for the act, ticket and amount it was given for."""

    def __init__(self) -> None:
        super().__init__("approval already used or given for something else")


@dataclass(frozen=True, slots=True)
class Operator:
    """A signed-in person, with what her role may do today."""

    id: str
    code: str
    display_name: str
    role: Role
    rights: frozenset[Right]
    discount_cap_bp: int

    def check(self, right: Right) -> None:
        """Raise `NotAllowedError` when the role lacks the right."""
        if right not in self.rights:
            raise NotAllowedError(right)


def check_pin(pin: str) -> None:
    """Refuse what a bystander guesses first.

    Raises:
        WeakPinError: not 4 to 8 digits, one repeated digit, or a run such as 1234 or 8765.
    """
    digits = [int(c) for c in pin] if pin.isascii() and pin.isdigit() else []
    steps = {b - a for a, b in itertools.pairwise(digits)}
    if len(digits) not in PIN_LENGTHS or steps in ({0}, {1}, {-1}):
        raise WeakPinError

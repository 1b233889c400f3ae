"""The till session: float, cash movements, blind count, difference, and what may explain it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import DENOMINATIONS_XPF

DIFFERENCE_REASON_FROM_XPF = 500
"""A difference of this size or more, either sign, wants a reason. A setting of the shop; never a refusal to close."""


class MovementKind(StrEnum):
    """Typed cash movements: never a sale, never an expense in disguise."""

    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    BANK_DROP = "bank_drop"


class NoOpenDayError(RefusedError):
    """The till has no open session: the day must be opened first."""

    def __init__(self) -> None:
        super().__init__("no open till session")


class DayAlreadyOpenError(RefusedError):
    """One till has one open session."""

    def __init__(self, business_date: date) -> None:
        super().__init__(f"session of {business_date} is open")
        self.business_date = business_date


class ForgottenDayError(RefusedError):
    """The open session belongs to an earlier business day, which must be closed before the next begins."""

    def __init__(self, business_date: date) -> None:
        super().__init__(f"session of {business_date} was not closed")
        self.business_date = business_date


class DayAlreadyClosedError(RefusedError):
    """The business date has its Z already; nothing can be recorded in a closed period."""

    def __init__(self, business_date: date) -> None:
        super().__init__(f"{business_date} is closed")
        self.business_date = business_date


class PeriodNotOverError(RefusedError):
    """A month or year is closed once over, once, and after its days."""

    def __init__(self, period: str) -> None:
        super().__init__(f"period {period} cannot be closed")
        self.period = period


class OpenSalesLeftError(RefusedError):
    """Sales are still open or suspended; they are settled or voided before the Z."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} sales still open")
        self.count = count


class CountReasonMissingError(RefusedError):
    """The difference reaches the threshold and wants a reason before closing."""

    def __init__(self, over_short_xpf: int) -> None:
        super().__init__("a reason is asked for the difference")
        self.over_short_xpf = over_short_xpf


class DenominationError(RefusedError):
    """A count names a coin or note that does not exist, or a negative number of pieces."""

    def __init__(self, denomination_xpf: int) -> None:
        super().__init__(f"no such coin or note: {denomination_xpf}")
        self.denomination_xpf = denomination_xpf


class MovementAmountError(RefusedError):
    """A cash movement is a positive amount payable in coins, with a reason."""

    def __init__(self, amount_xpf: int) -> None:
        super().__init__(f"movement of {amount_xpf} F")
        self.amount_xpf = amount_xpf


def counted_xpf(pieces: Mapping[int, int]) -> int:
    """Add up a count: denomination in francs → number of pieces.

    Raises:
        DenominationError: unknown denomination, or fewer than no pieces.
    """
    for denomination, number in pieces.items():
        if denomination not in DENOMINATIONS_XPF or number < 0:
            raise DenominationError(denomination)
    return sum(denomination * number for denomination, number in pieces.items())


@dataclass(frozen=True, slots=True)
class CashTicket:
    """A ticket settled with cash, as the search for causes sees it."""

    number: int
    at_utc: datetime
    tendered_xpf: int
    change_xpf: int
    payable_xpf: int


class CauseKind(StrEnum):
    """What may explain a difference."""

    CHANGE_NOT_GIVEN = "change_not_given"
    CHANGE_GIVEN_TWICE = "change_given_twice"
    CASH_SALE_NOT_TAKEN = "cash_sale_not_taken"
    WRONG_NOTE = "wrong_note"
    MOVEMENT_NOT_DONE = "movement_not_done"
    OTHER_TENDER = "other_tender"


@dataclass(frozen=True, slots=True)
class LikelyCause:
    """A proposal, never a verdict. `amount_xpf` is what the cause would explain, signed like the difference."""

    kind: CauseKind
    amount_xpf: int
    ticket_number: int | None = None
    at_utc: datetime | None = None


NOTE_MIXUPS_XPF = (4500, 9000, 9500, 5000, 4000)
"""Differences between two notes taken for each other: 5 000 for 500, 10 000 for 1 000, 10 000 for 500, …"""


def likely_causes(
    over_short_xpf: int,
    tickets: Sequence[CashTicket],
    *,
    movements_xpf: Sequence[int] = (),
    other_tenders: Sequence[CashTicket] = (),
    limit: int = 4,
) -> tuple[LikelyCause, ...]:
    """Propose what explains a difference, most telling first.

    `over_short_xpf` is counted − expected. `movements_xpf` are signed as they change the till;
    `other_tenders` are tickets settled without cash (`payable_xpf` is then the amount).
    """
    if over_short_xpf == 0:
        return ()
    size = abs(over_short_xpf)
    short = over_short_xpf < 0
    found: list[LikelyCause] = []
    for ticket in tickets:
        if ticket.change_xpf == size:
            kind = CauseKind.CHANGE_GIVEN_TWICE if short else CauseKind.CHANGE_NOT_GIVEN
            found.append(LikelyCause(kind, over_short_xpf, ticket.number, ticket.at_utc))
        if short and ticket.payable_xpf == size:
            found.append(LikelyCause(CauseKind.CASH_SALE_NOT_TAKEN, over_short_xpf, ticket.number, ticket.at_utc))
        if size in NOTE_MIXUPS_XPF and ticket.tendered_xpf >= size and ticket.change_xpf >= 0:
            found.append(LikelyCause(CauseKind.WRONG_NOTE, over_short_xpf, ticket.number, ticket.at_utc))
    found += [
        LikelyCause(CauseKind.OTHER_TENDER, over_short_xpf, t.number, t.at_utc)
        for t in other_tenders
        if not short and t.payable_xpf == size
    ]
    found += [LikelyCause(CauseKind.MOVEMENT_NOT_DONE, over_short_xpf) for m in movements_xpf if m == -over_short_xpf]
    order = list(CauseKind)
    found.sort(key=lambda cause: (order.index(cause.kind), -(cause.ticket_number or 0)))
    return tuple(found[:limit])

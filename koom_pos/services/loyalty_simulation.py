"""What a programme would have given for tickets already sold: read once, nothing stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.loyalty import EarningLine, Programme, RewardLevel, check_programme, points_earned
from koom_pos.services.desk import Desk
from koom_pos.store.loyalty import PastLine

_STEP = 200


@dataclass(frozen=True, slots=True)
class CategoryPoints:
    """What the articles of a category would have earned; `name` is empty for articles without one."""

    name: str
    points: int
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a programme would have given from `first` to `last`, as if every ticket had a customer.

    Attributes:
        tickets: Tickets that sold something.
        member_tickets: Those of them that had a customer.
        points: Points of all tickets.
        member_points: Points of the tickets that had a customer.
        value_xpf: What all points are worth at the best rate of the rewards, rounded down.
        member_value_xpf: The same for tickets that had a customer.
        gross_xpf: What the tickets kept, returns taken off.
        categories: Points by category, most first.
        complete: False when somebody cancelled: the figures are those read so far.
    """

    tickets: int
    member_tickets: int
    points: int
    member_points: int
    value_xpf: int
    member_value_xpf: int
    gross_xpf: int
    categories: tuple[CategoryPoints, ...]
    complete: bool = True


@dataclass(slots=True)
class _Sums:
    tickets: int = 0
    member_tickets: int = 0
    points: int = 0
    member_points: int = 0
    gross_xpf: int = 0
    by_category: dict[str, list[int]] = field(default_factory=dict)


def simulate(
    desk: Desk,
    programme: Programme,
    first: date,
    last: date,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Simulation:
    """Tell what a programme would have given for the tickets of a span of business dates, both included.

    Pieces returned since are left out. Birthdays count where the ticket had a customer; tiers do not: what a
    year of another programme would have earned is not known.

    Args:
        desk: The desk.
        programme: The rules to try.
        first: First business date.
        last: Last business date.
        on_progress: Told (tickets done, tickets in all) now and then.
        cancelled: Asked as often; True stops.

    Raises:
        ProgrammeError: the rules contradict themselves.
    """
    check_programme(programme)
    sums, complete = _Sums(), True
    with desk.store.reading() as tx:
        whole = tx.loyalty.count_tickets(first, last)
        for ticket in _tickets(tx.loyalty.past_lines(first, last)):
            _add(sums, programme, ticket)
            if sums.tickets % _STEP == 0:
                if on_progress is not None:
                    on_progress(sums.tickets, whole)
                if cancelled is not None and cancelled():
                    complete = False
                    break
    if on_progress is not None and complete:
        on_progress(whole, whole)
    best = max(programme.rewards, key=lambda r: (r.value_xpf * 1_000_000 // r.points, -r.points), default=None)
    categories = [CategoryPoints(name, points, gross) for name, (points, gross) in sums.by_category.items()]
    return Simulation(
        tickets=sums.tickets,
        member_tickets=sums.member_tickets,
        points=sums.points,
        member_points=sums.member_points,
        value_xpf=_worth(sums.points, best),
        member_value_xpf=_worth(sums.member_points, best),
        gross_xpf=sums.gross_xpf,
        categories=tuple(sorted(categories, key=lambda each: (-each.points, each.name))),
        complete=complete,
    )


def _tickets(lines: Iterator[PastLine]) -> Iterator[list[PastLine]]:
    for _, group in groupby(lines, key=lambda line: line.sale_id):
        yield list(group)


def _add(sums: _Sums, programme: Programme, ticket: list[PastLine]) -> None:
    head = ticket[0]
    lines = [
        EarningLine(
            line.line_id,
            line.kept_xpf,
            line.category_id,
            line.brand_id,
            is_gift_card=line.kind is ItemKind.GIFT_CARD,
        )
        for line in ticket
    ]
    points = points_earned(
        programme,
        lines,
        paid_in_points_xpf=head.paid_in_points_xpf,
        on=head.business_date,
        birthday=head.birthday,
    )
    sums.tickets += 1
    sums.points += sum(points)
    sums.gross_xpf += sum(line.kept_xpf for line in ticket)
    if head.has_customer:
        sums.member_tickets += 1
        sums.member_points += sum(points)
    for line, each in zip(ticket, points, strict=True):
        found = sums.by_category.setdefault(line.category, [0, 0])
        found[0] += each
        found[1] += line.kept_xpf


def _worth(points: int, best: RewardLevel | None) -> int:
    return points * best.value_xpf // best.points if best else 0

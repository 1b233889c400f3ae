"""What the day page shows before any act: where the day stands, its figures, its movements, its past closings.

Reading only; nothing here is journalled. The numbered reading that is, is `till_session.x_report`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from koom_pos.domain.money import DENOMINATIONS_XPF
from koom_pos.domain.sale import OpenSale, totals
from koom_pos.services import shop, till_session
from koom_pos.services.desk import Desk
from koom_pos.store.till import CashMovement, Closing, TillSession


@dataclass(frozen=True, slots=True)
class DayOverview:
    """The till's day as it stands. `figures` are those of `till_session.session_figures`, empty without a session.

    `names` gives display names by operator id. `open_sales` counts the sales that stand before a Z.
    """

    today: date
    session: TillSession | None
    closed_today: Closing | None
    figures: Mapping[str, Any]
    movements: tuple[CashMovement, ...]
    names: Mapping[str, str]
    open_sales: int

    @property
    def is_forgotten(self) -> bool:
        """The open session belongs to an earlier business date."""
        return self.session is not None and self.session.business_date < self.today


@dataclass(frozen=True, slots=True)
class FloatProposal:
    """How the drawer may be opened. `count` is denomination in francs → pieces; empty when nothing is known.

    `left_xpf` is what the last closing counted, None before the first one; `usual_xpf` the setting, 0 for none.
    """

    count: Mapping[int, int]
    left_xpf: int | None
    usual_xpf: int


@dataclass(frozen=True, slots=True)
class SaleLeft:
    """A sale that must be settled or given up before the day closes. `is_active` is the one being rung."""

    id: str
    note: str
    gross_xpf: int
    pieces: int
    is_active: bool


def overview(desk: Desk) -> DayOverview:
    """Give where the day stands."""
    with desk.store.reading() as tx:
        today = desk.today()
        workstation = desk.workstation.id
        session = tx.till.open_session(workstation)
        movements = tuple(tx.till.movements(session.id)) if session else ()
        people = {m.operator_id for m in movements} | ({session.opened_by} if session else set())
        closed = tx.till.closings(workstation, "day", prefix=today.isoformat(), limit=1)
        return DayOverview(
            today=today,
            session=session,
            closed_today=closed[0] if closed else None,
            figures=till_session.session_figures(tx, desk, session) if session else {},
            movements=movements,
            names={each: tx.operators.name(each) for each in people},
            open_sales=tx.open_sales.count(workstation),
        )


def propose_float(desk: Desk) -> FloatProposal:
    """Propose the opening count: the shop's usual float out of what the last closing left, or all of that."""
    with desk.store.reading() as tx:
        usual_xpf = shop.read_profile(tx).default_float_xpf
        last = tx.till.last_closing(desk.workstation.id, "day")
    if last is None:
        return FloatProposal({}, None, usual_xpf)
    left = {int(denomination): int(pieces) for denomination, pieces in last.figures["count"].items()}
    return FloatProposal(kept_float(left, usual_xpf), int(last.figures["counted_xpf"]), usual_xpf)


def kept_float(left: Mapping[int, int], usual_xpf: int) -> dict[int, int]:
    """Give the pieces that stay as float: the usual one where they make it exactly, else all that is left.

    Coins and small notes stay first, so that change can be given. 0 for `usual_xpf` keeps everything.
    """
    kept = _made_up(left, usual_xpf) if usual_xpf else None
    return kept or {denomination: pieces for denomination, pieces in left.items() if pieces}


def _made_up(left: Mapping[int, int], wanted_xpf: int) -> dict[int, int] | None:
    """Make an amount of pieces at hand, as many small ones as will do; None when no choice of them makes it.

    Fewer of a small piece are tried when the larger ones cannot make the rest. No rest is tried twice at a piece.
    """
    if wanted_xpf > sum(piece * pieces for piece, pieces in left.items()):
        return None
    smallest_first = [piece for piece in reversed(DENOMINATIONS_XPF) if left.get(piece, 0) > 0]
    hopeless: set[tuple[int, int]] = set()

    def make(place: int, rest_xpf: int) -> dict[int, int] | None:
        if rest_xpf == 0:
            return {}
        if place == len(smallest_first) or (place, rest_xpf) in hopeless:
            return None
        piece = smallest_first[place]
        for pieces in range(min(left[piece], rest_xpf // piece), -1, -1):
            others = make(place + 1, rest_xpf - pieces * piece)
            if others is not None:
                return {piece: pieces, **others} if pieces else others
        hopeless.add((place, rest_xpf))
        return None

    return make(0, wanted_xpf)


def sales_left(desk: Desk) -> list[SaleLeft]:
    """List the sales that keep the day from closing: the one being rung first, then those in waiting."""
    with desk.store.reading() as tx:
        waiting = tx.open_sales.suspended(desk.workstation.id)
        active = tx.open_sales.active(desk.workstation.id)
    found = [SaleLeft(s.id, s.note, s.gross_xpf, s.pieces, False) for s in waiting]
    if active is not None and active.lines:
        found.insert(0, _left(active))
    return found


def closings(desk: Desk, kind: str, *, limit: int = 400) -> list[Closing]:
    """List the closings of a kind (`day`, `month`, `year`), latest first."""
    with desk.store.reading() as tx:
        return tx.till.closings(desk.workstation.id, kind, limit=limit)


def closing(desk: Desk, closing_id: str) -> Closing | None:
    """Give a closing by its id."""
    with desk.store.reading() as tx:
        return tx.till.closing(closing_id)


def verified_by(desk: Desk, closing_id: str) -> str:
    """Give the name of who verified the count of a closing, empty when nobody did."""
    with desk.store.reading() as tx:
        found = tx.till.verification(closing_id)
        return "" if found is None else tx.operators.name(found["operator_id"])


def _left(sale: OpenSale) -> SaleLeft:
    worth = totals(sale)
    return SaleLeft(sale.id, sale.note, worth.gross_xpf, worth.pieces, True)

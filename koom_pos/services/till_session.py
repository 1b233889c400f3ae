"""The day of a till: opening with its float, cash movements, reading (X) at will, blind count and closing (Z)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.money import SMALLEST_COIN_XPF
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import (
    CountReasonMissingError,
    DayAlreadyClosedError,
    DayAlreadyOpenError,
    LikelyCause,
    MovementAmountError,
    MovementKind,
    NoOpenDayError,
    OpenSalesLeftError,
    counted_xpf,
    likely_causes,
)
from koom_pos.services import journal_writer, shop
from koom_pos.services.desk import Desk
from koom_pos.services.till_state import require_session
from koom_pos.store import Transaction
from koom_pos.store.till import CashMovement, Closing, Tally, TillSession

NO_SALE = "no_sale"


class ReasonMissingError(RefusedError):
    """The act wants a reason, for the journal."""

    def __init__(self) -> None:
        super().__init__("a reason is asked")


class VerifierIsCloserError(RefusedError):
    """A count is verified by somebody other than who made it."""

    def __init__(self) -> None:
        super().__init__("verified by the same person")


class AlreadyVerifiedError(RefusedError):
    """The count of this closing was verified already."""

    def __init__(self) -> None:
        super().__init__("already verified")


@dataclass(frozen=True, slots=True)
class CountResult:
    """What a count says before closing. `over_short_xpf` is counted − expected."""

    counted_xpf: int
    expected_xpf: int
    over_short_xpf: int
    wants_reason: bool
    causes: tuple[LikelyCause, ...]


def open_session(desk: Desk) -> TillSession | None:
    """Give the open session of this till, whatever its date."""
    with desk.store.reading() as tx:
        return tx.till.open_session(desk.workstation.id)


def open_day(desk: Desk, operator: Operator, opening_count: Mapping[int, int]) -> TillSession:
    """Open today's session with its float, counted by denomination (francs → pieces).

    Raises:
        DayAlreadyOpenError: a session is open, today's or a forgotten one.
        DayAlreadyClosedError: today has its Z, or its month or year was closed (a clock set back).
        DenominationError
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        at_utc = desk.now()
        today = desk.today(at_utc)
        standing = tx.till.open_session(desk.workstation.id)
        if standing is not None:
            raise DayAlreadyOpenError(standing.business_date)
        if tx.till.session_of(desk.workstation.id, today) is not None or _is_sealed(tx, desk, today):
            raise DayAlreadyClosedError(today)
        session = TillSession(
            id=desk.new_id(),
            workstation_id=desk.workstation.id,
            business_date=today,
            is_open=True,
            opened_at_utc=at_utc,
            opened_by=operator.id,
            opening_float_xpf=counted_xpf(opening_count),
            opening_count=dict(opening_count),
        )
        tx.till.begin(session)
        payload = {
            "operator": operator.code,
            "float_xpf": session.opening_float_xpf,
            "count": _count_payload(opening_count),
        }
        journal_writer.append(tx, desk, JournalKind.OPENING, payload, at_utc=at_utc, business_date=today)
    return session


def _is_sealed(tx: Transaction, desk: Desk, day: date) -> bool:
    month, year = f"{day:%Y-%m}", f"{day:%Y}"
    return any(
        closing.period == period
        for kind, period in (("month", month), ("year", year))
        for closing in tx.till.closings(desk.workstation.id, kind, prefix=period)
    )


def move_cash(desk: Desk, operator: Operator, kind: MovementKind, amount_xpf: int, *, reason: str) -> CashMovement:
    """Put cash in or take it out, with a reason. `amount_xpf` is positive; the kind gives the sign.

    Raises:
        MovementAmountError: not a positive multiple of 5 F.
        ReasonMissingError, NoOpenDayError, ForgottenDayError, NotAllowedError
    """
    operator.check(Right.CASH_MOVEMENT)
    if amount_xpf <= 0 or amount_xpf % SMALLEST_COIN_XPF:
        raise MovementAmountError(amount_xpf)
    signed = amount_xpf if kind is MovementKind.PAID_IN else -amount_xpf
    return _record(desk, operator, str(kind), signed, reason=reason, journal_kind=JournalKind.CASH_MOVEMENT)


def open_drawer(desk: Desk, operator: Operator, *, reason: str) -> CashMovement:
    """Record an opening of the drawer without sale; the caller kicks it once this is stored.

    Raises:
        ReasonMissingError, NoOpenDayError, ForgottenDayError, NotAllowedError
    """
    operator.check(Right.NO_SALE)
    return _record(desk, operator, NO_SALE, 0, reason=reason, journal_kind=JournalKind.NO_SALE)


def _record(
    desk: Desk, operator: Operator, kind: str, amount_xpf: int, *, reason: str, journal_kind: JournalKind
) -> CashMovement:
    if not reason.strip():
        raise ReasonMissingError
    with desk.store.transaction() as tx:
        session = require_session(tx, desk)
        movement = CashMovement(
            id=desk.new_id(),
            kind=kind,
            amount_xpf=amount_xpf,
            reason=reason.strip(),
            operator_id=operator.id,
            approved_by=None,
            at_utc=desk.now(),
        )
        tx.till.add_movement(movement, workstation_id=desk.workstation.id, session_id=session.id)
        tx.till.raise_tallies(session.id, [Tally("movement", kind, amount_xpf)])
        payload = {
            "operator": operator.code,
            "kind": kind,
            "amount_xpf": amount_xpf,
            "reason": movement.reason,
        }
        journal_writer.append(
            tx, desk, journal_kind, payload, at_utc=movement.at_utc, business_date=session.business_date
        )
    return movement


def x_report(desk: Desk, operator: Operator) -> dict[str, Any]:
    """Read the figures of the open session without closing it; journalled, numbered by nothing.

    Raises:
        NoOpenDayError, NotAllowedError
    """
    operator.check(Right.X_REPORT)
    with desk.store.transaction() as tx:
        session = tx.till.open_session(desk.workstation.id)
        if session is None:
            raise NoOpenDayError
        at_utc = desk.now()
        figures = session_figures(tx, desk, session)
        figures["until_utc"] = _instant(at_utc)
        tx.till.raise_tallies(session.id, [Tally("x_report", "", 0)])
        payload = {"operator": operator.code, "gross_xpf": figures["gross_xpf"], "tickets": figures["tickets"]}
        journal_writer.append(
            tx, desk, JournalKind.X_REPORT, payload, at_utc=at_utc, business_date=session.business_date
        )
    return figures


def review_count(desk: Desk, count: Mapping[int, int]) -> CountResult:
    """Compare a finished count with what is expected, and propose causes. Nothing is stored.

    The screen asks this only once the count is entered: the count is blind.

    Raises:
        NoOpenDayError, DenominationError
    """
    with desk.store.reading() as tx:
        session = tx.till.open_session(desk.workstation.id)
        if session is None:
            raise NoOpenDayError
        result = _weigh(tx, session, count)
        return replace(result, causes=_causes(tx, session, result.over_short_xpf))


def close_day(desk: Desk, operator: Operator, count: Mapping[int, int], *, reason: str = "") -> Closing:
    """Close the open session, today's or a forgotten one, and seal its Z in one transaction.

    A difference never prevents closing; from the shop's threshold on it wants a reason.

    Raises:
        OpenSalesLeftError: sales are still open or in waiting.
        CountReasonMissingError, NoOpenDayError, DenominationError, NotAllowedError
    """
    operator.check(Right.CLOSE_DAY)
    with desk.store.transaction() as tx:
        session = tx.till.open_session(desk.workstation.id)
        if session is None:
            raise NoOpenDayError
        left = tx.open_sales.count(desk.workstation.id)
        if left:
            raise OpenSalesLeftError(left)
        result = _weigh(tx, session, count)
        if result.wants_reason and not reason.strip():
            raise CountReasonMissingError(result.over_short_xpf)
        at_utc = desk.now()
        figures = session_figures(tx, desk, session)
        figures |= {
            "until_utc": _instant(at_utc),
            "closed_by": operator.code,
            "counted_xpf": result.counted_xpf,
            "expected_xpf": result.expected_xpf,
            "over_short_xpf": result.over_short_xpf,
            "over_short_reason": reason.strip(),
            "count": _count_payload(count),
        }
        closing = _seal_day(tx, desk, operator, session, figures)
        tx.till.end(session.id)
    return closing


def _seal_day(
    tx: Transaction, desk: Desk, operator: Operator, session: TillSession, figures: dict[str, Any]
) -> Closing:
    workstation = desk.workstation.id
    last = tx.till.last_closing(workstation, "day")
    number = last.number + 1 if last else 1
    gross, absolute = figures["gross_xpf"], figures["absolute_xpf"]
    figures |= {
        "number": number,
        "perpetual_total_xpf": (last.perpetual_total_xpf if last else 0) + gross,
        "perpetual_absolute_xpf": (last.perpetual_absolute_xpf if last else 0) + absolute,
    }
    at_utc = desk.now()
    entry = journal_writer.append(
        tx, desk, JournalKind.Z_REPORT, figures, at_utc=at_utc, business_date=session.business_date
    )
    closing = Closing(
        id=desk.new_id(),
        workstation_id=workstation,
        kind="day",
        number=number,
        period=session.business_date.isoformat(),
        session_id=session.id,
        at_utc=at_utc,
        operator_id=operator.id,
        gross_xpf=gross,
        perpetual_total_xpf=figures["perpetual_total_xpf"],
        perpetual_absolute_xpf=figures["perpetual_absolute_xpf"],
        figures=figures,
        journal_sequence=entry.sequence,
    )
    tx.till.add_closing(closing)
    return closing


def verify_count(desk: Desk, operator: Operator, closing_id: str, count: Mapping[int, int]) -> int:
    """Record a second person's recount of a closed day; gives her difference with the first count.

    Raises:
        VerifierIsCloserError, AlreadyVerifiedError, DenominationError, NotAllowedError
    """
    operator.check(Right.VERIFY_COUNT)
    with desk.store.transaction() as tx:
        closing = tx.till.closing(closing_id)
        if closing is None:
            raise NoOpenDayError
        if closing.operator_id == operator.id:
            raise VerifierIsCloserError
        if tx.till.verification(closing_id) is not None:
            raise AlreadyVerifiedError
        at_utc = desk.now()
        counted = counted_xpf(count)
        tx.till.add_verification(
            {
                "id": desk.new_id(),
                "workstation_id": desk.workstation.id,
                "closing_id": closing_id,
                "operator_id": operator.id,
                "counted_xpf": counted,
                "count": _count_payload(count),
                "at_utc": at_utc,
            }
        )
        difference = counted - int(closing.figures["counted_xpf"])
        payload = {
            "operator": operator.code,
            "closing": closing.number,
            "counted_xpf": counted,
            "difference_xpf": difference,
        }
        journal_writer.append(tx, desk, JournalKind.COUNT_VERIFIED, payload, at_utc=at_utc)
    return difference


def session_figures(tx: Transaction, desk: Desk, session: TillSession) -> dict[str, Any]:
    """Give the figures of a session from its running totals: the work is the same for one ticket or 1,000."""
    tallies = tx.till.tallies(session.id)
    last_ticket = tx.sales.last_number(session.workstation_id)

    def amount(name: str, key: str = "") -> int:
        found = tallies.get((name, key))
        return found.amount_xpf if found else 0

    def count(name: str, key: str = "") -> int:
        found = tallies.get((name, key))
        return found.count if found else 0

    def by_key(name: str) -> list[Tally]:
        return [t for (n, _), t in tallies.items() if n == name]

    return {
        "business_date": session.business_date.isoformat(),
        "workstation": desk.workstation.name,
        "opened_utc": _instant(session.opened_at_utc),
        "float_xpf": session.opening_float_xpf,
        "gross_xpf": amount("gross"),
        "absolute_xpf": amount("absolute"),
        "tickets": count("gross"),
        "first_ticket": last_ticket - count("gross") + 1 if count("gross") else 0,
        "last_ticket": last_ticket if count("gross") else 0,
        "pieces": count("pieces"),
        "sales": {"count": count("sale"), "gross_xpf": amount("sale")},
        "returns": {"count": count("return"), "gross_xpf": amount("return")},
        "exchanges": {"count": count("exchange"), "gross_xpf": amount("exchange")},
        "returned_lines": {"count": count("returned_lines"), "gross_xpf": amount("returned_lines")},
        "taxes": [
            {
                "rate_bp": int(t.key),
                "net_xpf": amount("tax_net", t.key),
                "tax_xpf": amount("tax_tax", t.key),
                "gross_xpf": t.amount_xpf,
            }
            for t in sorted(by_key("tax_gross"), key=lambda t: int(t.key))
        ],
        "tenders": [{"type": t.key, "amount_xpf": t.amount_xpf, "count": t.count} for t in _in_order(tallies)],
        "rounding_xpf": amount("rounding"),
        "line_discount_xpf": amount("line_discount"),
        "ticket_discount_xpf": amount("ticket_discount"),
        "voids": {"count": count("void"), "gross_xpf": amount("void")},
        "no_sales": count("movement", NO_SALE),
        "movements": [
            {"kind": t.key, "amount_xpf": t.amount_xpf, "count": t.count}
            for t in by_key("movement")
            if t.key != NO_SALE
        ],
        "issued": [{"kind": t.key, "amount_xpf": t.amount_xpf, "count": t.count} for t in by_key("issued")],
        "redeemed": [{"kind": t.key, "amount_xpf": t.amount_xpf, "count": t.count} for t in by_key("redeemed")],
        "operators": [{"code": t.key, "gross_xpf": t.amount_xpf, "count": t.count} for t in by_key("operator")],
        "x_reports": count("x_report"),
    }


def _in_order(tallies: Mapping[tuple[str, str], Tally]) -> list[Tally]:
    return [tallies[("tender", str(t))] for t in TenderType if ("tender", str(t)) in tallies]


def expected_cash_xpf(tx: Transaction, session: TillSession) -> int:
    """Give what the drawer should hold: float + cash taken net of change ± movements."""
    tallies = tx.till.tallies(session.id)
    cash = tallies.get(("tender", str(TenderType.CASH)))
    moved = sum(t.amount_xpf for (name, _), t in tallies.items() if name == "movement")
    return session.opening_float_xpf + (cash.amount_xpf if cash else 0) + moved


def _weigh(tx: Transaction, session: TillSession, count: Mapping[int, int]) -> CountResult:
    """Compare a count with what is expected, without looking at any ticket: the Z costs no more for 1,000."""
    counted = counted_xpf(count)
    expected = expected_cash_xpf(tx, session)
    difference = counted - expected
    threshold = shop.read_profile(tx).difference_reason_from_xpf
    return CountResult(counted, expected, difference, difference != 0 and abs(difference) >= threshold, ())


def _causes(tx: Transaction, session: TillSession, over_short_xpf: int) -> tuple[LikelyCause, ...]:
    if not over_short_xpf:
        return ()
    cash, others = tx.till.tickets(session.id)
    movements = [m.amount_xpf for m in tx.till.movements(session.id)]
    return likely_causes(over_short_xpf, cash, movements_xpf=movements, other_tenders=others)


def closing_of(desk: Desk, business_date: date) -> Closing | None:
    """Give the Z of a business date."""
    with desk.store.reading() as tx:
        found = tx.till.closings(desk.workstation.id, "day", prefix=business_date.isoformat(), limit=1)
    return found[0] if found else None


def _count_payload(count: Mapping[int, int]) -> dict[str, int]:
    return {str(denomination): pieces for denomination, pieces in sorted(count.items()) if pieces}


def _instant(at_utc: Any) -> str:
    return str(at_utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))

"""Month and year closings: sums of sealed Z, with the perpetual totals carried on."""

from datetime import date
from typing import Any

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.till import PeriodNotOverError
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.till import Closing

_SUMMED = ("gross_xpf", "absolute_xpf", "tickets", "pieces", "rounding_xpf", "line_discount_xpf")
_ALSO_SUMMED = ("ticket_discount_xpf", "over_short_xpf", "no_sales")
_PAIRS = ("sales", "returns", "exchanges", "returned_lines", "voids")


def close_month(desk: Desk, operator: Operator, first_day: date) -> Closing:
    """Close the month that begins on `first_day`, once it is over and its days are closed.

    Raises:
        PeriodNotOverError: the month runs, a day of it is open, or it was closed already.
        NotAllowedError
    """
    return _close(desk, operator, "month", f"{first_day:%Y-%m}", JournalKind.MONTH_CLOSING)


def close_year(desk: Desk, operator: Operator, year: int) -> Closing:
    """Close a calendar year, once it is over and its days are closed. Raises as `close_month`."""
    return _close(desk, operator, "year", f"{year:04d}", JournalKind.YEAR_CLOSING)


def periods_to_close(desk: Desk, kind: str) -> list[str]:
    """List the months (`2026-10`) or years (`2025`) that are over, have a Z, and are not closed; oldest first."""
    length = {"month": 7, "year": 4}[kind]
    with desk.store.reading() as tx:
        days = tx.till.closings(desk.workstation.id, "day", limit=4000)
        closed = {c.period for c in tx.till.closings(desk.workstation.id, kind, limit=4000)}
    running = desk.today().isoformat()[:length]
    return sorted({d.period[:length] for d in days if d.period[:length] < running} - closed)


def _close(desk: Desk, operator: Operator, kind: str, period: str, journal_kind: JournalKind) -> Closing:
    operator.check(Right.CLOSE_PERIOD)
    with desk.store.transaction() as tx:
        workstation = desk.workstation.id
        at_utc = desk.now()
        _refuse_if_not_over(tx, desk, kind, period)
        days = tx.till.closings(workstation, "day", prefix=period, limit=400)
        if not days:
            raise PeriodNotOverError(period)
        figures = _sum(days)
        last_day = days[0]
        figures |= {
            "period": period,
            "workstation": desk.workstation.name,
            "number": tx.till.next_closing_number(workstation, kind),
            "closed_by": operator.code,
            "first_z": days[-1].number,
            "last_z": last_day.number,
            "perpetual_total_xpf": last_day.perpetual_total_xpf,
            "perpetual_absolute_xpf": last_day.perpetual_absolute_xpf,
        }
        entry = journal_writer.append(tx, desk, journal_kind, figures, at_utc=at_utc)
        closing = Closing(
            id=desk.new_id(),
            workstation_id=workstation,
            kind=kind,
            number=figures["number"],
            period=period,
            session_id=None,
            at_utc=at_utc,
            operator_id=operator.id,
            gross_xpf=figures["gross_xpf"],
            perpetual_total_xpf=last_day.perpetual_total_xpf,
            perpetual_absolute_xpf=last_day.perpetual_absolute_xpf,
            figures=figures,
            journal_sequence=entry.sequence,
        )
        tx.till.add_closing(closing)
    return closing


def _refuse_if_not_over(tx: Transaction, desk: Desk, kind: str, period: str) -> None:
    running = desk.today().isoformat()[: len(period)]
    standing = tx.till.open_session(desk.workstation.id)
    day_open = standing is not None and standing.business_date.isoformat().startswith(period)
    closed = any(c.period == period for c in tx.till.closings(desk.workstation.id, kind, prefix=period))
    if period >= running or day_open or closed:
        raise PeriodNotOverError(period)


def _sum(days: list[Closing]) -> dict[str, Any]:
    figures: dict[str, Any] = {"days": len(days)}
    for name in (*_SUMMED, *_ALSO_SUMMED):
        figures[name] = sum(int(day.figures[name]) for day in days)
    for name in _PAIRS:
        figures[name] = {
            "count": sum(day.figures[name]["count"] for day in days),
            "gross_xpf": sum(day.figures[name]["gross_xpf"] for day in days),
        }
    figures["taxes"] = sorted(
        _merged(days, "taxes", "rate_bp", ("net_xpf", "tax_xpf", "gross_xpf")), key=lambda t: int(t["rate_bp"])
    )
    figures["tenders"] = _merged(days, "tenders", "type", ("amount_xpf", "count"))
    figures["movements"] = _merged(days, "movements", "kind", ("amount_xpf", "count"))
    figures["issued"] = _merged(days, "issued", "kind", ("amount_xpf", "count"))
    figures["redeemed"] = _merged(days, "redeemed", "kind", ("amount_xpf", "count"))
    figures["operators"] = _merged(days, "operators", "code", ("gross_xpf", "count"))
    return figures


def _merged(days: list[Closing], name: str, key: str, amounts: tuple[str, ...]) -> list[dict[str, Any]]:
    rows: dict[Any, dict[str, Any]] = {}
    for day in reversed(days):
        for part in day.figures[name]:
            row = rows.setdefault(part[key], {key: part[key], **dict.fromkeys(amounts, 0)})
            for amount in amounts:
                row[amount] += part[amount]
    return list(rows.values())

"""What a closing, a reading or a cash movement says on paper, from figures sealed or read, never computed again."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from koom_pos.documents.content import (
    CashFigures,
    CashMovementFigures,
    ClosingContent,
    ClosingKind,
    CountedDenomination,
    EventFigures,
    OperatorFigures,
    SlipContent,
    SlipKind,
    TenderFigures,
)
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.tax import TaxLine
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import MovementKind
from koom_pos.services import shop
from koom_pos.services.desk import Desk
from koom_pos.services.ticket_paper import TENDER_NAMES, excerpt, shop_identity, workstation_label
from koom_pos.store import Transaction
from koom_pos.store.till import CashMovement, Closing

MOVEMENT_NAMES: dict[str, str] = {
    str(MovementKind.PAID_IN): "Entrée d’espèces",
    str(MovementKind.PAID_OUT): "Sortie d’espèces",
    str(MovementKind.BANK_DROP): "Prélèvement",
}
_ISSUED_NAMES = {"gift_card": "Cartes cadeau vendues", "credit_note": "Avoirs émis"}
_REDEEMED_NAMES = {"gift_card": "Cartes cadeau utilisées", "credit_note": "Avoirs utilisés"}
_KINDS = {"day": ClosingKind.Z, "month": ClosingKind.MONTH, "year": ClosingKind.YEAR}


def closing_content(
    tx: Transaction,
    desk: Desk,
    printed_by: str,
    closing: Closing,
    *,
    duplicate_number: int | None = None,
) -> ClosingContent:
    """Give the paper of a sealed closing. A duplicate differs by its number, `printed_by` and when."""
    figures = closing.figures
    first_day, last_day = _days(closing.period)
    session = tx.till.session(closing.session_id) if closing.session_id else None
    recount = tx.till.verification(closing.id)
    first_ticket, last_ticket = _tickets(tx, desk, first_day, last_day)
    return ClosingContent(
        **_common(tx, desk, figures),
        kind=_KINDS[closing.kind],
        operator=printed_by,
        printed_at=desk.now(),
        first_day=first_day,
        last_day=last_day,
        perpetual_total_xpf=closing.perpetual_total_xpf,
        perpetual_absolute_total_xpf=closing.perpetual_absolute_xpf,
        number=closing.number,
        opened_at=session.opened_at_utc if session else None,
        opened_by=tx.operators.name(session.opened_by) if session else "",
        closed_at=closing.at_utc,
        closed_by=tx.operators.name(closing.operator_id),
        verified_by=tx.operators.name(recount["operator_id"]) if recount else "",
        first_ticket=first_ticket,
        last_ticket=last_ticket,
        cash=_counted_cash(tx, closing) if session else None,
        journal=excerpt(
            closing.journal_sequence, tx.journal.entry_hash(closing.workstation_id, closing.journal_sequence)
        ),
        duplicate_number=duplicate_number,
    )


def x_content(tx: Transaction, desk: Desk, printed_by: str, figures: Mapping[str, Any]) -> ClosingContent:
    """Give the paper of a reading. What the drawer should hold stays out: the count to come is blind."""
    day = date.fromisoformat(figures["business_date"])
    session = tx.till.session_of(desk.workstation.id, day)
    last = tx.till.last_closing(desk.workstation.id, "day")
    entries = tx.journal.latest(desk.workstation.id, kind=JournalKind.X_REPORT, limit=1)
    first_ticket, last_ticket = _tickets(tx, desk, day, day)
    return ClosingContent(
        **_common(tx, desk, figures),
        kind=ClosingKind.X,
        operator=printed_by,
        printed_at=desk.now(),
        first_day=day,
        last_day=day,
        perpetual_total_xpf=(last.perpetual_total_xpf if last else 0) + figures["gross_xpf"],
        perpetual_absolute_total_xpf=(last.perpetual_absolute_xpf if last else 0) + figures["absolute_xpf"],
        opened_at=_instant(figures["opened_utc"]),
        opened_by=tx.operators.name(session.opened_by) if session else "",
        first_ticket=first_ticket,
        last_ticket=last_ticket,
        cash=CashFigures(
            opening_float_xpf=figures["float_xpf"],
            movements=_movements(tx, session.id) if session else (),
        ),
        journal=excerpt(entries[0].sequence, entries[0].entry_hash) if entries else None,
    )


def movement_content(tx: Transaction, desk: Desk, movement: CashMovement) -> SlipContent:
    """Give the slip of a cash movement or of the drawer opened without a sale."""
    kind = SlipKind(movement.kind)
    journal_kind = JournalKind.NO_SALE if kind is SlipKind.NO_SALE else JournalKind.CASH_MOVEMENT
    entries = tx.journal.latest(desk.workstation.id, kind=journal_kind, limit=50)
    entry = next((each for each in entries if each.at_utc == movement.at_utc), None)
    return SlipContent(
        shop=shop_identity(tx),
        kind=kind,
        issued_at=movement.at_utc,
        workstation=workstation_label(desk),
        operator=tx.operators.name(movement.operator_id),
        software_version=desk.software_version,
        amount_xpf=None if kind is SlipKind.NO_SALE else abs(movement.amount_xpf),
        reason=movement.reason,
        approved_by=tx.operators.name(movement.approved_by) if movement.approved_by else "",
        journal=excerpt(entry.sequence, entry.entry_hash) if entry else None,
        is_training=shop.read_profile(tx).training,
    )


def _common(tx: Transaction, desk: Desk, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a reading and every closing share."""
    returned = figures["returned_lines"]["gross_xpf"]
    names = {account.code: account.display_name for account in tx.operators.accounts()}
    return {
        "shop": shop_identity(tx),
        "workstation": workstation_label(desk),
        "ticket_count": figures["tickets"],
        "sales_xpf": figures["gross_xpf"] - returned,
        "returns_xpf": returned,
        "discounts_xpf": figures["line_discount_xpf"] + figures["ticket_discount_xpf"],
        "total_xpf": figures["gross_xpf"],
        "rounding_xpf": figures["rounding_xpf"],
        "taxes": tuple(
            TaxLine(t["rate_bp"], gross_xpf=t["gross_xpf"], net_xpf=t["net_xpf"], tax_xpf=t["tax_xpf"])
            for t in figures["taxes"]
        ),
        "tenders": tuple(
            TenderFigures(TENDER_NAMES[TenderType(t["type"])], t["count"], t["amount_xpf"])
            for t in figures["tenders"]
        ),
        "software_version": desk.software_version,
        "events": tuple(_events(figures)),
        "operators": tuple(
            OperatorFigures(names.get(each["code"], each["code"]), each["count"], each["gross_xpf"])
            for each in figures["operators"]
        ),
        "is_training": shop.read_profile(tx).training,
    }


def _events(figures: Mapping[str, Any]) -> list[EventFigures]:
    """List what happened, whatever did not happen left out."""
    events = [
        EventFigures("Articles repris", figures["returned_lines"]["count"], figures["returned_lines"]["gross_xpf"]),
        EventFigures("Tickets de retour", figures["returns"]["count"], figures["returns"]["gross_xpf"]),
        EventFigures("Échanges", figures["exchanges"]["count"], figures["exchanges"]["gross_xpf"]),
        EventFigures("Ventes annulées", figures["voids"]["count"], figures["voids"]["gross_xpf"]),
        EventFigures("Tiroir ouvert sans vente", figures["no_sales"]),
        EventFigures("X de caisse", figures.get("x_reports", 0)),
    ]
    for name, labels in (("issued", _ISSUED_NAMES), ("redeemed", _REDEEMED_NAMES)):
        events += [EventFigures(labels[each["kind"]], each["count"], each["amount_xpf"]) for each in figures[name]]
    return [event for event in events if event.count]


def _counted_cash(tx: Transaction, closing: Closing) -> CashFigures:
    figures = closing.figures
    taken = sum(t["amount_xpf"] for t in figures["tenders"] if t["type"] == TenderType.CASH)
    return CashFigures(
        opening_float_xpf=figures["float_xpf"],
        cash_taken_xpf=taken,
        movements=_movements(tx, closing.session_id or ""),
        expected_xpf=figures["expected_xpf"],
        counted=tuple(
            CountedDenomination(int(denomination), pieces)
            for denomination, pieces in sorted(figures["count"].items(), key=lambda item: -int(item[0]))
        ),
        counted_xpf=figures["counted_xpf"],
        over_short_xpf=figures["over_short_xpf"],
        over_short_reason=figures["over_short_reason"],
    )


def _movements(tx: Transaction, session_id: str) -> tuple[CashMovementFigures, ...]:
    return tuple(
        CashMovementFigures(MOVEMENT_NAMES[movement.kind], movement.amount_xpf, movement.reason)
        for movement in tx.till.movements(session_id)
        if movement.kind in MOVEMENT_NAMES
    )


def _tickets(tx: Transaction, desk: Desk, first: date, last: date) -> tuple[str, str]:
    """Give the first and last ticket numbers of a span of business dates; empty when it has none."""
    bounds = tx.paper.ticket_bounds(desk.workstation.id, first, last)
    return (str(bounds[0]), str(bounds[1])) if bounds else ("", "")


def _days(period: str) -> tuple[date, date]:
    """Give the first and last day of `2026-11-23`, `2026-11` or `2026`."""
    parts = [int(part) for part in period.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)

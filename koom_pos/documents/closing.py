"""The X, the Z, and the closings of a month or year."""

from koom_pos.documents.blocks import Block, Columns, Cut, Document, Feed, Row, Rule, Table, Text
from koom_pos.documents.content import CashFigures, ClosingContent, ClosingKind, CountedDenomination
from koom_pos.documents.wording import (
    NBSP,
    banner,
    count,
    day,
    foot,
    francs,
    moment,
    reason_line,
    section,
    shop_head,
    signature_line,
    signed,
    tax_table,
)
from koom_pos.domain.money import format_francs

_TITLES = {
    ClosingKind.X: "X de caisse",
    ClosingKind.Z: "Z de caisse",
    ClosingKind.MONTH: "Clôture du mois",
    ClosingKind.YEAR: "Clôture de l’année",
}


def closing_document(content: ClosingContent) -> Document:
    """Give the paper of a closing, or of a reading (an X says that it closes nothing)."""
    title = _TITLES[content.kind]
    if content.number is not None:
        title = f"{title} n°{NBSP}{content.number}"
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=content.duplicate_number),
        *shop_head(content.shop),
        Feed(),
        Text(title, align="center", bold=True, size=2),
        *_period(content),
        *_sales(content),
        *section("TGC"),
        *tax_table(content.taxes, content.shop.tgc_regime),
        *_tenders(content),
        *(_cash(content.cash) if content.cash is not None else []),
        *_events(content),
        *_operators(content),
        *_perpetual(content),
        *_end(content),
        *foot(content.journal, content.software_version),
        *banner(is_training=content.is_training, duplicate_number=None),
        Cut(),
    ]
    return Document(title, tuple(blocks))


def counted_table(counted: tuple[CountedDenomination, ...]) -> list[Block]:
    """Give a count sheet: denomination, pieces, amount; empty denominations left out."""
    rows = tuple(
        Row(
            (
                francs(line.denomination_xpf),
                format_francs(line.pieces, suffix=""),
                francs(line.denomination_xpf * line.pieces),
            )
        )
        for line in counted
        if line.pieces
    )
    return [Table(Row(("Comptage", "Nombre", "Montant")), rows)] if rows else []


def _period(content: ClosingContent) -> list[Block]:
    blocks: list[Block] = []
    if content.kind is ClosingKind.X:
        blocks.append(Text("Lecture en cours de journée, ne clôture rien", align="center"))
    blocks.append(Feed())
    if content.first_day == content.last_day:
        blocks.append(Columns("Journée du", day(content.first_day), bold=True))
    else:
        days = f"{day(content.first_day)} au {day(content.last_day)}".replace(" ", NBSP)
        blocks.append(Columns("Période du", days, bold=True))
    blocks.append(Columns("Caisse", content.workstation))
    for label, at, who in (
        ("Ouverture", content.opened_at, content.opened_by),
        ("Clôture", content.closed_at, content.closed_by),
    ):
        if at is not None:
            blocks.append(Columns(f"{label}, {who}" if who else label, moment(at)))
    blocks.append(Columns(f"Imprimé par {content.operator}", moment(content.printed_at)))
    if content.first_ticket:
        blocks.append(Columns("Tickets", f"{content.first_ticket} à {content.last_ticket}".replace(" ", NBSP)))
    return blocks


def _sales(content: ClosingContent) -> list[Block]:
    return [
        *section("Ventes"),
        Columns(count(content.ticket_count, "ticket", "tickets"), francs(content.sales_xpf)),
        Columns("Retours", francs(content.returns_xpf)),
        Columns(f"Total{NBSP}TTC", francs(content.total_xpf), bold=True, size=2),
        Text(f"Remises accordées, déjà déduites{NBSP}: {francs(content.discounts_xpf)}", note=True),
    ]


def _tenders(content: ClosingContent) -> list[Block]:
    if content.kind is ClosingKind.X and not content.tenders:
        return []  # read by somebody who must not know the cash before her blind count
    rows = [
        Row((each.label, format_francs(each.count, suffix=""), francs(each.amount_xpf))) for each in content.tenders
    ]
    total = sum(each.amount_xpf for each in content.tenders)
    rows.append(Row(("Total", "", francs(total)), bold=True))
    return [
        *section("Règlements"),
        Table(Row(("Moyen", "Nombre", "Montant")), tuple(rows)),
        Columns("dont arrondi espèces", signed(content.rounding_xpf)),
    ]


def _cash(cash: CashFigures) -> list[Block]:
    blocks = [*section("Espèces en caisse"), Columns("Fond de caisse", francs(cash.opening_float_xpf))]
    if cash.cash_taken_xpf is not None:
        blocks.append(Columns("Espèces encaissées", francs(cash.cash_taken_xpf)))
    for movement in cash.movements:
        blocks.append(Columns(movement.label, signed(movement.amount_xpf)))
        if movement.reason:
            blocks.append(Text(movement.reason, indent=2, note=True))
    if cash.expected_xpf is not None:
        blocks.append(Columns("Attendu", francs(cash.expected_xpf), bold=True))
    if cash.counted:
        blocks += [Feed(), *counted_table(cash.counted)]
    if cash.counted_xpf is not None:
        blocks.append(Columns("Compté", francs(cash.counted_xpf), bold=True))
    if cash.over_short_xpf is not None:
        blocks.append(Columns("Écart de caisse", signed(cash.over_short_xpf), bold=True))
        blocks += reason_line("Motif", cash.over_short_reason)
    return blocks


def _events(content: ClosingContent) -> list[Block]:
    if not content.events:
        return []
    rows = tuple(
        Row(
            (
                event.label,
                format_francs(event.count, suffix=""),
                "" if event.amount_xpf is None else francs(event.amount_xpf),
            )
        )
        for event in content.events
    )
    return [*section("Événements"), Table(Row(("", "Nombre", "Montant")), rows)]


def _operators(content: ClosingContent) -> list[Block]:
    blocks: list[Block] = []
    for each in content.operators:
        blocks.append(Columns(each.name, francs(each.total_xpf)))
        parts = [count(each.ticket_count, "ticket", "tickets")]
        parts += [f"remises {francs(each.discounts_xpf)}"] if each.discounts_xpf else []
        parts += [count(each.void_count, "annulation", "annulations")] if each.void_count else []
        blocks.append(Text(" · ".join(parts), indent=2, note=True))
    return [*section("Par personne"), *blocks] if blocks else []


def _perpetual(content: ClosingContent) -> list[Block]:
    return [
        *section("Totaux perpétuels"),
        Columns("Grand total", francs(content.perpetual_total_xpf)),
        Columns("Grand total absolu", francs(content.perpetual_absolute_total_xpf)),
    ]


def _end(content: ClosingContent) -> list[Block]:
    blocks: list[Block] = []
    if content.kind is not ClosingKind.X:
        if content.verified_by:
            blocks.append(Text(f"Comptage vérifié par {content.verified_by}"))
        blocks += signature_line("Signature")
    return [*blocks, Rule()]

"""The ticket, its duplicate, and the gift ticket without prices."""

from koom_pos.documents.blocks import Barcode, Block, Columns, Cut, Document, Feed, Rule, Text
from koom_pos.documents.content import IssuedInstrument, TicketContent, TicketLine
from koom_pos.documents.wording import (
    NBSP,
    banner,
    count,
    day,
    foot,
    francs,
    moment,
    rate,
    shop_head,
    signed,
    tax_table,
)
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.domain.tax import TaxRegime

RETURN_REASONS: dict[ReturnReason, str] = {
    ReturnReason.SEALED: "article scellé",
    ReturnReason.OPENED: "article ouvert",
    ReturnReason.DEFECTIVE: "article défectueux",
    ReturnReason.REACTION: "réaction cutanée",
}

INSTRUMENT_NAMES: dict[InstrumentKind, str] = {
    InstrumentKind.GIFT_CARD: "Carte cadeau",
    InstrumentKind.CREDIT_NOTE: "Avoir",
}


def ticket_document(content: TicketContent) -> Document:
    """Give the ticket of a settled sale, return or exchange.

    A duplicate is the same ticket under « DUPLICATA n° »: nothing else differs.
    """
    shop = content.shop
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=content.duplicate_number),
        *shop_head(shop),
        Feed(),
        *_stamp(content, _title(content)),
        Rule(),
        *_lines(content),
        *_totals(content),
        *_tenders(content),
        Rule(),
        *tax_table(content.taxes, shop.tgc_regime),
        *_extras(content),
        Rule(),
        *(Text(text, align="center") for text in (shop.return_policy, shop.footer) if text),
        *_barcode(content),
        *foot(content.journal, content.software_version),
        *banner(is_training=content.is_training, duplicate_number=None),
        Cut(),
    ]
    return Document(f"Ticket {content.number}", tuple(blocks))


def gift_ticket_document(content: TicketContent) -> Document:
    """Give the ticket for who receives the present: articles and return policy, no price and no tender."""
    shop = content.shop
    given = [line for line in content.lines if line.quantity > 0]
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=content.duplicate_number),
        *shop_head(shop),
        Feed(),
        Text("Ticket cadeau", align="center", bold=True, size=2),
        *_stamp(content, "Ticket"),
        Rule(),
        *(block for line in given for block in _gift_line(line)),
        Rule(),
        *(Text(text, align="center") for text in (shop.return_policy, shop.footer) if text),
        *_barcode(content),
        Cut(),
    ]
    return Document(f"Ticket cadeau {content.number}", tuple(blocks))


def _title(content: TicketContent) -> str:
    returns = [line.is_return for line in content.lines]
    if returns and all(returns):
        return "Ticket de retour"
    return "Ticket d’échange" if any(returns) else "Ticket"


def _stamp(content: TicketContent, title: str) -> list[Block]:
    return [
        Columns(f"{title} n°{NBSP}{content.number}", moment(content.issued_at, seconds=True)),
        Columns(f"Caisse {content.workstation}", content.operator),
    ]


def _lines(content: TicketContent) -> list[Block]:
    show_rate = content.shop.tgc_regime is TaxRegime.NORMAL and len(content.taxes) > 1
    return [block for line in content.lines for block in _line(line, show_rate=show_rate)]


def _line(line: TicketLine, *, show_rate: bool) -> list[Block]:
    label = f"Retour{NBSP}: {line.label}" if line.is_return else line.label
    blocks: list[Block] = [Columns(label, francs(line.gross_xpf + line.discount_xpf), bold=line.is_return)]
    parts = [line.detail]
    if abs(line.quantity) != 1:
        parts.append(f"{abs(line.quantity)}{NBSP}×{NBSP}{francs(line.unit_price_xpf)}")
    if line.unit_price_xpf != line.base_price_xpf and not line.is_return:
        parts.append(f"au lieu de {francs(line.base_price_xpf)}")
    if line.is_return and line.return_reason is not None:
        parts.append(RETURN_REASONS[line.return_reason])
    if show_rate:
        parts.append(f"TGC{NBSP}{rate(line.rate_bp)}")
    detail = " · ".join(part for part in parts if part)
    if detail:
        blocks.append(Text(detail, indent=2, note=True))
    if line.discount_xpf:
        blocks.append(Columns(line.discount_label or "Remise", francs(-line.discount_xpf), indent=2))
    return blocks


def _totals(content: TicketContent) -> list[Block]:
    blocks: list[Block] = [Rule()]
    if content.discounts:
        blocks.append(Columns("Sous-total", francs(content.subtotal_xpf)))
        blocks.extend(Columns(each.label, francs(-each.amount_xpf)) for each in content.discounts)
    if content.total_xpf < 0:
        blocks.append(Columns(f"À{NBSP}rembourser", francs(-content.total_xpf), bold=True, size=2))
    else:
        label = "Total" if content.shop.tgc_regime is TaxRegime.FRANCHISE else f"Total{NBSP}TTC"
        blocks.append(Columns(label, francs(content.total_xpf), bold=True, size=2))
    sold = sum(line.quantity for line in content.lines if line.quantity > 0)
    back = -sum(line.quantity for line in content.lines if line.quantity < 0)
    parts = [count(sold, "article", "articles") if sold else ""]
    parts.append(count(back, "article repris", "articles repris") if back else "")
    blocks.append(Text(", ".join(part for part in parts if part), note=True))
    return blocks


def _tenders(content: TicketContent) -> list[Block]:
    blocks: list[Block] = [Feed()]
    if content.rounding_xpf:
        blocks.append(Columns("Arrondi espèces", signed(content.rounding_xpf)))
    for tender in content.tenders:
        if tender.amount_xpf < 0:
            blocks.append(Columns(f"Remboursement, {tender.label.lower()}", francs(-tender.amount_xpf)))
        else:
            blocks.append(Columns(tender.label, francs(tender.amount_xpf)))
        if tender.note:
            blocks.append(Text(tender.note, indent=2, note=True))
    if content.change_xpf:
        blocks.append(Columns("Rendu", francs(content.change_xpf), bold=True))
    return blocks


def _extras(content: TicketContent) -> list[Block]:
    blocks: list[Block] = [block for issued in content.instruments for block in _instrument(issued)]
    if content.points_lines:
        blocks.append(Rule())
        blocks.extend(Text(line) for line in content.points_lines)
    return blocks


def _instrument(issued: IssuedInstrument) -> list[Block]:
    blocks: list[Block] = [
        Rule(),
        Columns(INSTRUMENT_NAMES[issued.kind], francs(issued.amount_xpf), bold=True),
        Text(f"Code {issued.code}", indent=2),
    ]
    if issued.expires_on is not None:
        blocks.append(Text(f"Valable jusqu’au {day(issued.expires_on)}", indent=2))
    return blocks


def _gift_line(line: TicketLine) -> list[Block]:
    blocks: list[Block] = [Columns(line.label, f"×{NBSP}{line.quantity}" if line.quantity > 1 else "")]
    return [*blocks, Text(line.detail, indent=2, note=True)] if line.detail else blocks


def _barcode(content: TicketContent) -> list[Block]:
    return [Feed(), Barcode("code128", content.ticket_code, content.ticket_code)]

"""Small papers: cash movements, the drawer opened without a sale, gift cards and credit notes."""

from koom_pos.documents.blocks import Barcode, Block, Columns, Cut, Document, Feed, Rule, Text
from koom_pos.documents.closing import counted_table
from koom_pos.documents.content import InstrumentSlipContent, SlipContent, SlipKind
from koom_pos.documents.ticket import INSTRUMENT_NAMES
from koom_pos.documents.wording import (
    NBSP,
    banner,
    day,
    foot,
    francs,
    moment,
    reason_line,
    shop_head,
    signature_line,
)
from koom_pos.domain.shop_codes import InstrumentKind

_TITLES = {
    SlipKind.OPENING_FLOAT: "Fond de caisse",
    SlipKind.PAID_IN: "Entrée d’espèces",
    SlipKind.PAID_OUT: "Sortie d’espèces",
    SlipKind.BANK_DROP: "Prélèvement",
    SlipKind.NO_SALE: "Tiroir ouvert sans vente",
}

_TERMS = {
    InstrumentKind.GIFT_CARD: "À présenter en caisse. Utilisable en plusieurs fois, non remboursable en espèces.",
    InstrumentKind.CREDIT_NOTE: "À présenter en caisse. Utilisable en plusieurs fois.",
}


def slip_document(content: SlipContent) -> Document:
    """Give the paper that goes into the drawer with a movement, signed by who made it."""
    title = _TITLES[content.kind]
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=None),
        Text(content.shop.name, align="center", bold=True),
        Text(title, align="center", bold=True, size=2),
        Feed(),
        Columns(f"Caisse {content.workstation}", moment(content.issued_at, seconds=True)),
        Columns("Par", content.operator),
    ]
    if content.approved_by:
        blocks.append(Columns("Autorisé par", content.approved_by))
    blocks.append(Rule())
    blocks += counted_table(content.counted)
    if content.amount_xpf is not None:
        blocks.append(Columns("Montant", francs(content.amount_xpf), bold=True, size=2))
    blocks += reason_line("Motif", content.reason)
    blocks += signature_line("Signature")
    blocks += [Rule(), *foot(content.journal, content.software_version), Cut()]
    return Document(title, tuple(blocks))


def instrument_slip_document(content: InstrumentSlipContent) -> Document:
    """Give a gift card or credit note: what is left on it, its code in large, its barcode."""
    name = INSTRUMENT_NAMES[content.kind]
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=content.duplicate_number),
        *shop_head(content.shop),
        Feed(),
        Text(name, align="center", bold=True, size=2),
        Text(francs(content.balance_xpf), align="center", bold=True, size=2),
        Feed(),
        Text(grouped(content.code), align="center", bold=True, size=2),
        Barcode("code128", content.code, content.code),
        Feed(),
    ]
    if content.expires_on is not None:
        blocks.append(Text(f"Valable jusqu’au {day(content.expires_on)}", align="center", bold=True))
    if content.message:
        blocks += [Feed(), Text(content.message, align="center")]
    blocks += [Rule(), Text(_TERMS[content.kind], align="center")]
    issued = f"Émis le {moment(content.issued_at)}, caisse {content.workstation}"
    if content.ticket_number:
        issued = f"{issued}, ticket n°{NBSP}{content.ticket_number}"
    blocks += [Text(issued, align="center", note=True), Cut()]
    return Document(f"{name} {content.code}", tuple(blocks))


def grouped(code: str) -> str:
    """Set a code of a letter and twelve digits in fours, as people read it aloud."""
    if len(code) != 13:
        return code
    return f"{code[0]}{NBSP}{code[1:5]}{NBSP}{code[5:9]}{NBSP}{code[9:]}"

"""What a settled ticket says on paper, filled from the store; nothing is computed again."""

import re

from koom_pos.documents.content import (
    InstrumentSlipContent,
    InvoiceContent,
    InvoiceCustomer,
    InvoiceLine,
    IssuedInstrument,
    JournalExcerpt,
    ShopIdentity,
    TicketContent,
    TicketDiscount,
    TicketLine,
    TicketTender,
)
from koom_pos.documents.wording import NBSP, count, francs, rate
from koom_pos.domain.business_day import local_time
from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.money import format_francs
from koom_pos.domain.settled import InstrumentMovement, SettledLine, SettledSale, SettledTender
from koom_pos.domain.shop_codes import ticket_code
from koom_pos.domain.tax import TaxRegime, split_gross
from koom_pos.domain.tender import STORED_VALUE, TenderType
from koom_pos.services import loyalty, shop
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction

HASH_START = 12
"""Hex digits of the journal's hash that paper carries: enough to compare, short enough to read aloud."""

TENDER_NAMES: dict[TenderType, str] = {
    TenderType.CASH: "Espèces",
    TenderType.CARD: "Carte",
    TenderType.CHEQUE: "Chèque",
    TenderType.CF_PAY: "CF-Pay",
    TenderType.TRANSFER: "Virement",
    TenderType.GIFT_CARD: "Carte cadeau",
    TenderType.CREDIT_NOTE: "Avoir",
    TenderType.POINTS: "Points fidélité",
}
DISCOUNT_REASON_NAMES: dict[str, str] = {
    "goodwill": "geste commercial",
    "damaged": "article abîmé",
    "staff": "personnel",
    "loyalty_offer": "offre fidélité",
    "price_match": "alignement de prix",
    "end_of_line": "fin de série",
}
_POSTCODE = re.compile(r"^\d{5}\s+")


def shop_identity(tx: Transaction, regime: TaxRegime | None = None) -> ShopIdentity:
    """Give who sells. A ticket keeps the TGC regime of its own day, whatever the shop's is now."""
    profile = shop.read_profile(tx)
    return ShopIdentity(
        name=profile.name,
        legal_name=profile.legal_name,
        address_lines=profile.address_lines,
        ridet=profile.ridet,
        rcs=profile.rcs,
        phone=profile.phone,
        email=profile.email,
        website=profile.website,
        tgc_regime=regime or profile.tgc_regime,
        return_policy=profile.return_policy,
        footer=profile.ticket_footer,
    )


def workstation_label(desk: Desk) -> str:
    """Give the workstation as it follows the word « Caisse » on paper."""
    return desk.workstation.name.removeprefix("Caisse ").strip() or str(desk.workstation.number)


def excerpt(sequence: int, entry_hash: str) -> JournalExcerpt | None:
    """Give the start of an entry's hash, or None when there is no entry."""
    return JournalExcerpt(sequence, entry_hash[:HASH_START]) if entry_hash else None


def discount_label(discount: Discount | None) -> str:
    """Write a discount as the customer reads it: « Remise 10 % (fin de série) »."""
    if discount is None:
        return "Remise"
    size = f" {rate(discount.value)}" if discount.kind is DiscountKind.PERCENT else ""
    reason = DISCOUNT_REASON_NAMES.get(discount.reason, "")
    return f"Remise{size} ({reason})" if reason else f"Remise{size}"


def ticket_content(
    tx: Transaction, desk: Desk, sale: SettledSale, *, duplicate_number: int | None = None
) -> TicketContent:
    """Give a ticket's content; a duplicate differs by its number and by nothing else."""
    return TicketContent(
        shop=shop_identity(tx, TaxRegime(sale.regime)),
        number=str(sale.number),
        ticket_code=ticket_code(desk.workstation.number, sale.number),
        issued_at=sale.at_utc,
        workstation=workstation_label(desk),
        operator=sale.operator_name,
        lines=tuple(_line(line) for line in sale.lines),
        subtotal_xpf=sale.subtotal_xpf - sale.line_discount_xpf,
        total_xpf=sale.gross_xpf,
        taxes=sale.taxes,
        tenders=tuple(_tender(tx, sale, tender) for tender in sale.tenders),
        software_version=desk.software_version,
        discounts=_ticket_discounts(sale),
        rounding_xpf=sale.rounding_xpf,
        change_xpf=sale.change_xpf,
        instruments=tuple(IssuedInstrument(m.kind, m.code, m.amount_xpf, m.expires_on) for m in issued(sale)),
        points_lines=points_lines(loyalty.read_points(tx, sale.id)),
        journal=excerpt(sale.journal_sequence, sale.journal_hash),
        duplicate_number=duplicate_number,
        is_training=shop.read_profile(tx).training,
    )


def points_lines(points: loyalty.TicketPoints | None) -> tuple[str, ...]:
    """Write what the ticket did to its customer's points, as of that ticket; nothing for who is no member."""
    if points is None:
        return ()
    moves = (
        ("Points gagnés", points.earned),
        ("Points utilisés", points.spent),
        ("Points repris", points.taken_back),
        ("Points rendus", points.given_back),
    )
    lines = [f"{label}{NBSP}: {format_francs(number, suffix='')}" for label, number in moves if number]
    if points.balance is not None:
        lines.append(f"Solde{NBSP}: {count(points.balance, 'point', 'points')}")
    reward = points.next_reward
    if reward is not None:
        dear = count(reward.points, "point", "points")
        lines.append(f"Prochaine récompense{NBSP}: {francs(reward.value_xpf)} à {dear}")
    return tuple(lines)


def issued(sale: SettledSale) -> tuple[InstrumentMovement, ...]:
    """Give the gift cards and avoirs that a ticket gave."""
    return tuple(move for move in sale.instruments if move.amount_xpf > 0)


def instrument_content(
    tx: Transaction,
    desk: Desk,
    sale: SettledSale,
    move: InstrumentMovement,
    *,
    duplicate_number: int | None = None,
) -> InstrumentSlipContent:
    """Give the slip of a gift card or avoir: a duplicate shows what is left now, not what it was worth once."""
    found = tx.instruments.by_code(move.code)
    reprinted = duplicate_number is not None and found is not None
    return InstrumentSlipContent(
        shop=shop_identity(tx),
        kind=move.kind,
        code=move.code,
        balance_xpf=found.balance_xpf if reprinted and found is not None else move.amount_xpf,
        issued_at=sale.at_utc,
        workstation=workstation_label(desk),
        expires_on=move.expires_on,
        ticket_number=str(sale.number),
        duplicate_number=duplicate_number,
        is_training=shop.read_profile(tx).training,
    )


def invoice_content(
    tx: Transaction,
    desk: Desk,
    sale: SettledSale,
    customer: InvoiceCustomer | None,
    *,
    duplicate_number: int | None = None,
) -> InvoiceContent:
    """Give the invoice of a ticket, settled in full. It carries the ticket's number, which has no gap."""
    identity = shop_identity(tx, TaxRegime(sale.regime))
    supplied = local_time(sale.at_utc).date()
    place = _POSTCODE.sub("", identity.address_lines[-1]) if identity.address_lines else ""
    return InvoiceContent(
        shop=identity,
        number=f"{desk.workstation.number}-{sale.number}",
        issued_on=supplied,
        supplied_on=supplied,
        place=place,
        lines=tuple(_invoice_line(line) for line in sale.lines),
        subtotal_xpf=sale.subtotal_xpf - sale.line_discount_xpf,
        total_xpf=sale.gross_xpf,
        taxes=sale.taxes,
        software_version=desk.software_version,
        customer=customer,
        discounts=_ticket_discounts(sale),
        tenders=tuple(_tender(tx, sale, tender) for tender in sale.tenders),
        rounding_xpf=sale.rounding_xpf,
        change_xpf=sale.change_xpf,
        paid_xpf=sale.gross_xpf,
        ticket_number=str(sale.number),
        journal=excerpt(sale.journal_sequence, sale.journal_hash),
        duplicate_number=duplicate_number,
        is_training=shop.read_profile(tx).training,
    )


def _line(line: SettledLine) -> TicketLine:
    return TicketLine(
        label=line.label,
        quantity=line.quantity,
        unit_price_xpf=line.unit_price_xpf,
        base_price_xpf=line.base_price_xpf,
        gross_xpf=line.undiscounted_xpf - line.discount_xpf,
        rate_bp=line.rate_bp,
        detail=line.detail,
        discount_xpf=line.discount_xpf,
        discount_label=discount_label(line.discount) if line.discount_xpf else "",
        is_return=line.quantity < 0,
        return_reason=line.return_reason,
    )


def _invoice_line(line: SettledLine) -> InvoiceLine:
    return InvoiceLine(
        label=line.label,
        quantity=line.quantity,
        unit_price_net_xpf=split_gross(line.unit_price_xpf, line.rate_bp).net_xpf,
        unit_price_xpf=line.unit_price_xpf,
        rate_bp=line.rate_bp,
        gross_xpf=line.undiscounted_xpf - line.discount_xpf,
        detail=line.detail,
        discount_xpf=line.discount_xpf,
    )


def _ticket_discounts(sale: SettledSale) -> tuple[TicketDiscount, ...]:
    brought = tuple(TicketDiscount(b.label, b.amount_xpf) for b in sale.benefits if b.amount_xpf)
    given_xpf = sale.ticket_discount_xpf - sum(b.amount_xpf for b in sale.benefits)
    if not given_xpf:
        return brought
    return (TicketDiscount(discount_label(sale.ticket_discount), given_xpf), *brought)


def _tender(tx: Transaction, sale: SettledSale, tender: SettledTender) -> TicketTender:
    return TicketTender(TENDER_NAMES[tender.type], tender.amount_xpf, _tender_note(tx, sale, tender))


def _tender_note(tx: Transaction, sale: SettledSale, tender: SettledTender) -> str:
    detail = tender.detail
    if tender.type is TenderType.CHEQUE:
        number = f"n°{NBSP}{detail['number']}" if detail.get("number") else ""
        return ", ".join(part for part in (number, detail.get("bank", "")) if part)
    if tender.type is TenderType.POINTS and detail.get("points"):
        return count(int(detail["points"]), "point", "points")
    if tender.type is TenderType.CARD and detail.get("authorisation"):
        return f"Autorisation {detail['authorisation']}"
    code = detail.get("code", "")
    if tender.type in STORED_VALUE and tender.amount_xpf > 0 and code:
        left = tx.paper.instrument_left(code, sale.id)
        # Whoever holds the code holds the balance: a ticket thrown away must not give it.
        return f"Code finissant par {code[-4:]}, solde{NBSP}: {francs(left)}"
    return ""

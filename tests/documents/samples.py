"""Papers of an invented day, every default visible, for the tests of this folder."""

from dataclasses import replace
from datetime import UTC, date, datetime

from koom_pos.documents.content import (
    CashFigures,
    CashMovementFigures,
    ClosingContent,
    ClosingKind,
    CountedDenomination,
    EventFigures,
    InstrumentSlipContent,
    InvoiceContent,
    InvoiceCustomer,
    InvoiceLine,
    IssuedInstrument,
    JournalExcerpt,
    OperatorFigures,
    ShopIdentity,
    SlipContent,
    SlipKind,
    TenderFigures,
    TicketContent,
    TicketDiscount,
    TicketLine,
    TicketTender,
)
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import InstrumentKind, instrument_code, ticket_code
from koom_pos.domain.tax import TaxRegime, split_gross, tax_lines

AT = datetime(2026, 3, 12, 3, 12, 7, tzinfo=UTC)  # 14:12:07 in Nouméa
VERSION = "0.1.0"

SHOP = ShopIdentity(
    name="KOOM",
    legal_name="Maison d’essai SARL",
    address_lines=("12 rue de l’Alma", "98800 Nouméa"),
    ridet="0300137001",
    rcs="Nouméa 2019 B 300 137",
    phone="28.12.34",
    website="www.exemple.nc",
    return_policy=(
        "Pour des raisons d’hygiène, les produits ouverts ou descellés ne sont ni repris ni échangés, hors défaut."
    ),
    footer="Merci de votre visite",
)


def line(label: str, unit_price_xpf: int, quantity: int = 1, *, rate_bp: int = 2200, **facts: object) -> TicketLine:
    discount_xpf = facts.pop("discount_xpf", 0)
    base_price_xpf = facts.pop("base_price_xpf", unit_price_xpf)
    return TicketLine(
        label=label,
        quantity=quantity,
        unit_price_xpf=unit_price_xpf,
        base_price_xpf=base_price_xpf,
        gross_xpf=quantity * unit_price_xpf - discount_xpf,
        rate_bp=rate_bp,
        discount_xpf=discount_xpf,
        **facts,
    )


def ticket(
    *lines: TicketLine, cash_xpf: int | None = None, shop: ShopIdentity = SHOP, **facts: object
) -> TicketContent:
    """A ticket of these lines, paid in cash (rounded) or by card."""
    subtotal_xpf = sum(each.gross_xpf for each in lines)
    discounts = facts.pop("discounts", ())
    total_xpf = subtotal_xpf - sum(each.amount_xpf for each in discounts)
    amounts = [(each.rate_bp, each.gross_xpf) for each in lines]
    if discounts:  # a ticket discount of these samples falls on their first line
        amounts.append((lines[0].rate_bp, total_xpf - subtotal_xpf))
    tenders, rounding_xpf, change_xpf = (TicketTender("Carte", total_xpf),), 0, 0
    if cash_xpf is not None:
        rounding_xpf = (total_xpf + 2) // 5 * 5 - total_xpf
        change_xpf = max(0, cash_xpf - total_xpf - rounding_xpf)
        tenders = (TicketTender("Espèces", cash_xpf),)
    known = {
        "number": "1042",
        "ticket_code": ticket_code(1, 1042),
        "issued_at": AT,
        "workstation": "1",
        "operator": "Léa",
        "tenders": tenders,
        "rounding_xpf": rounding_xpf,
        "change_xpf": change_xpf,
        "taxes": tax_lines(amounts, shop.tgc_regime),
        "journal": JournalExcerpt(2371, "3f9a0c2177be"),
    }
    return TicketContent(
        shop=shop,
        lines=lines,
        subtotal_xpf=subtotal_xpf,
        discounts=discounts,
        total_xpf=total_xpf,
        software_version=VERSION,
        **(known | facts),
    )


def sale() -> TicketContent:
    return ticket(
        line(
            "Rouge à lèvres Velours", 8900, detail="04 Cerise · 3,5 g", discount_xpf=890, discount_label="Remise 10 %"
        ),
        line("Crayon khôl œil de biche", 2800, 2, detail="Noir · 1,2 g"),
        line("Huile de monoï de Lifou", 3203, rate_bp=300, detail="100 ml", base_price_xpf=3490),
        line("Mise en beauté", 8000, rate_bp=600, detail="45 min"),
        cash_xpf=25000,
        discounts=(TicketDiscount("Remise de bienvenue", 500),),
        points_lines=("Points gagnés : 242", "Solde : 1 310 points"),
    )


def sale_return() -> TicketContent:
    return ticket(
        line(
            "Rouge à lèvres Velours",
            8900,
            -1,
            detail="04 Cerise",
            is_return=True,
            return_reason=ReturnReason.DEFECTIVE,
        ),
        tenders=(TicketTender("Avoir", -8900),),
        instruments=(
            IssuedInstrument(
                InstrumentKind.CREDIT_NOTE,
                instrument_code(InstrumentKind.CREDIT_NOTE, 4418203377),
                8900,
                expires_on=date(2027, 3, 12),
            ),
        ),
    )


def exchange() -> TicketContent:
    return ticket(
        line("Fond de teint Lumière", 6500, -1, detail="Beige 20", is_return=True, return_reason=ReturnReason.SEALED),
        line("Fond de teint Lumière", 7200, detail="Sable 30"),
        tenders=(TicketTender("Carte", 700, note="Autorisation 48A113"),),
    )


def franchise_sale() -> TicketContent:
    return ticket(line("Poudre libre", 4500), cash_xpf=5000, shop=replace(SHOP, tgc_regime=TaxRegime.FRANCHISE))


def long_ticket() -> TicketContent:
    shades = ("Cerise", "Corail", "Nude rosé", "Prune", "Brique")
    lines = [line(f"Vernis Éclat n° {n}", 1990 + n, 1 + n % 3, detail=f"{shades[n % 5]} · 9 ml") for n in range(60)]
    return ticket(*lines, cash_xpf=300_000)


def millions() -> TicketContent:
    return ticket(
        line("Coffret de mariage complet pour toute la famille, édition limitée", 1_234_567, 3),
        line("Prestation maquillage, journée", 2_345_678, rate_bp=600),
        cash_xpf=7_000_000,
    )


def x_report() -> ClosingContent:
    z = z_report()
    return replace(
        z,
        kind=ClosingKind.X,
        number=None,
        closed_at=None,
        closed_by="",
        verified_by="",
        cash=CashFigures(opening_float_xpf=20_000, movements=z.cash.movements),
        journal=JournalExcerpt(2380, "77be3f9a0c21"),
    )


def counted_drawer() -> CashFigures:
    return CashFigures(
        opening_float_xpf=20_000,
        cash_taken_xpf=121_205,
        movements=(
            CashMovementFigures("Sortie d’espèces", -1500, "Timbres"),
            CashMovementFigures("Prélèvement", -80_000),
        ),
        expected_xpf=59_705,
        counted=(
            CountedDenomination(10_000, 2),
            CountedDenomination(5000, 3),
            CountedDenomination(1000, 20),
            CountedDenomination(500, 6),
            CountedDenomination(200, 5),
            CountedDenomination(50, 4),
            CountedDenomination(5, 1),
        ),
        counted_xpf=59_205,
        over_short_xpf=-500,
        over_short_reason="Rendu donné deux fois, ticket 1031",
    )


def z_report() -> ClosingContent:
    return ClosingContent(
        shop=SHOP,
        kind=ClosingKind.Z,
        workstation="1",
        operator="Léa",
        printed_at=datetime(2026, 3, 12, 7, 5, tzinfo=UTC),
        first_day=date(2026, 3, 12),
        last_day=date(2026, 3, 12),
        ticket_count=34,
        sales_xpf=412_345,
        returns_xpf=-8900,
        discounts_xpf=12_560,
        total_xpf=403_445,
        rounding_xpf=-3,
        taxes=(split_gross(3203, 300), split_gross(48_000, 600), split_gross(352_242, 2200)),
        tenders=(
            TenderFigures("Espèces", 15, 121_205),
            TenderFigures("Carte", 17, 251_640),
            TenderFigures("Chèque", 1, 18_500),
            TenderFigures("CF-Pay", 1, 12_097),
        ),
        perpetual_total_xpf=98_765_432,
        perpetual_absolute_total_xpf=101_234_567,
        software_version=VERSION,
        number=57,
        opened_at=datetime(2026, 3, 11, 20, 31, tzinfo=UTC),
        opened_by="Léa",
        closed_at=datetime(2026, 3, 12, 7, 4, tzinfo=UTC),
        closed_by="Léa",
        verified_by="Maëlle",
        first_ticket="1009",
        last_ticket="1042",
        events=(
            EventFigures("Retours", 1, -8900),
            EventFigures("Remises", 6, 12_560),
            EventFigures("Lignes annulées", 4, 15_300),
            EventFigures("Ventes annulées", 1, 2800),
            EventFigures("Tiroir ouvert sans vente", 2),
            EventFigures("Duplicatas", 1),
        ),
        operators=(
            OperatorFigures("Léa", 21, 250_445, discounts_xpf=8000, void_count=3),
            OperatorFigures("Noémie", 13, 153_000, discounts_xpf=4560, void_count=1),
        ),
        cash=counted_drawer(),
        journal=JournalExcerpt(2391, "0c2177be3f9a"),
    )


def month_closing() -> ClosingContent:
    return replace(
        z_report(),
        kind=ClosingKind.MONTH,
        number=3,
        first_day=date(2026, 3, 1),
        last_day=date(2026, 3, 31),
        cash=None,
        total_xpf=9_403_445,
        sales_xpf=9_412_345,
    )


def slip(kind: SlipKind = SlipKind.PAID_OUT) -> SlipContent:
    return SlipContent(
        shop=SHOP,
        kind=kind,
        issued_at=AT,
        workstation="1",
        operator="Léa",
        software_version=VERSION,
        amount_xpf=None if kind is SlipKind.NO_SALE else 1500,
        reason="Timbres pour les colis",
        approved_by="Maëlle",
        journal=JournalExcerpt(2372, "be3f9a0c2177"),
    )


def gift_card() -> InstrumentSlipContent:
    return InstrumentSlipContent(
        shop=SHOP,
        kind=InstrumentKind.GIFT_CARD,
        code=instrument_code(InstrumentKind.GIFT_CARD, 7730041862),
        balance_xpf=10_000,
        issued_at=AT,
        workstation="1",
        expires_on=date(2027, 3, 12),
        ticket_number="1042",
        message="Joyeux anniversaire",
    )


def invoice_line(
    label: str, unit_price_xpf: int, quantity: int = 1, *, rate_bp: int = 2200, **facts: object
) -> InvoiceLine:
    return InvoiceLine(
        label=label,
        quantity=quantity,
        unit_price_net_xpf=split_gross(unit_price_xpf, rate_bp).net_xpf,
        unit_price_xpf=unit_price_xpf,
        rate_bp=rate_bp,
        gross_xpf=quantity * unit_price_xpf - facts.get("discount_xpf", 0),
        **facts,
    )


def invoice(*lines: InvoiceLine, **facts: object) -> InvoiceContent:
    lines = lines or (
        invoice_line("Rouge à lèvres Velours", 8900, detail="04 Cerise · 3,5 g", discount_xpf=890),
        invoice_line("Crayon khôl œil de biche", 2800, 2, detail="Noir · 1,2 g"),
        invoice_line("Huile de monoï de Lifou", 3203, rate_bp=300, detail="100 ml"),
        invoice_line("Mise en beauté de mariée, essai compris", 8000, rate_bp=600),
    )
    total_xpf = sum(each.gross_xpf for each in lines)
    known = {
        "number": "F-2026-000017",
        "customer": InvoiceCustomer("Hôtel d’essai SA", ("1 promenade Roger-Laroque", "98800 Nouméa"), "0456789002"),
        "tenders": (TicketTender("Carte", total_xpf),),
        "paid_xpf": total_xpf,
        "due_date": date(2026, 3, 12),
        "late_penalty": "trois fois le taux d’intérêt légal",
        "discount_terms": "aucun escompte pour paiement anticipé",
        "ticket_number": "1042",
        "journal": JournalExcerpt(2373, "9a0c2177be3f"),
    }
    return InvoiceContent(
        shop=replace(SHOP, email="boutique@exemple.nc"),
        issued_on=date(2026, 3, 12),
        supplied_on=date(2026, 3, 12),
        place="Nouméa",
        lines=lines,
        subtotal_xpf=total_xpf,
        total_xpf=total_xpf,
        taxes=tax_lines([(each.rate_bp, each.gross_xpf) for each in lines], TaxRegime.NORMAL),
        software_version=VERSION,
        **(known | facts),
    )

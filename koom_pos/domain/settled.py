"""A settled ticket as facts: what is stored, printed, journalled and, one day, returned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from koom_pos.domain.benefit import SettledBenefit
from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.discount import Discount
from koom_pos.domain.errors import InvariantError
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.domain.tax import TaxLine
from koom_pos.domain.tender import TenderType


class SaleKind(StrEnum):
    """A ticket that only sells, only takes back, or does both with one balance."""

    SALE = "sale"
    RETURN = "return"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class SettledLine:
    """A line as sold or returned; amounts carry its sign. `gross_xpf` is after all discounts."""

    id: str
    variant_id: str | None
    sku: str
    gtin: str | None
    label: str
    detail: str
    kind: ItemKind
    quantity: int
    base_price_xpf: int
    unit_price_xpf: int
    price_from: date
    undiscounted_xpf: int
    discount_xpf: int
    ticket_discount_xpf: int
    discount: Discount | None
    gross_xpf: int
    rate_bp: int
    return_of_line_id: str | None = None
    return_reason: ReturnReason | None = None


@dataclass(frozen=True, slots=True)
class SettledTender:
    """A tender as handed over, before change; negative when paid out."""

    id: str
    type: TenderType
    amount_xpf: int
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class InstrumentMovement:
    """A movement on a gift card or credit note: positive issued, negative spent."""

    kind: InstrumentKind
    code: str
    amount_xpf: int
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class SettledSale:
    """The whole ticket. `number` counts without gap on its workstation.

    `ticket_discount_xpf` is all that was taken off the whole ticket, `benefits` included. Whose ticket it is stands
    in a row of its own, which can be destroyed.
    """

    id: str
    workstation_id: str
    session_id: str
    number: int
    kind: SaleKind
    business_date: date
    at_utc: datetime
    utc_offset_minutes: int
    operator_id: str
    operator_name: str
    regime: str
    lines: tuple[SettledLine, ...]
    subtotal_xpf: int
    line_discount_xpf: int
    ticket_discount_xpf: int
    ticket_discount: Discount | None
    gross_xpf: int
    rounding_xpf: int
    change_xpf: int
    taxes: tuple[TaxLine, ...]
    tenders: tuple[SettledTender, ...]
    instruments: tuple[InstrumentMovement, ...] = ()
    benefits: tuple[SettledBenefit, ...] = ()
    journal_sequence: int = 0
    journal_hash: str = ""


class UnbalancedSaleError(InvariantError):
    """Lines, tenders and taxes of a ticket do not agree; it must not be stored."""

    def __init__(self, *, lines_xpf: int, tenders_xpf: int, taxes_xpf: int, gross_xpf: int) -> None:
        super().__init__(
            f"lines {lines_xpf}, tenders less change and rounding {tenders_xpf}, taxes {taxes_xpf}, gross {gross_xpf}"
        )


def check_balanced(sale: SettledSale) -> None:
    """Assert Σ lines = Σ tenders − change − rounding = Σ tax bases + Σ taxes = gross.

    Raises:
        UnbalancedSaleError: they do not.
    """
    lines = sum(line.gross_xpf for line in sale.lines)
    tenders = sum(t.amount_xpf for t in sale.tenders) - sale.change_xpf - sale.rounding_xpf
    taxes = sum(t.net_xpf + t.tax_xpf for t in sale.taxes)
    if not lines == tenders == taxes == sale.gross_xpf:
        raise UnbalancedSaleError(lines_xpf=lines, tenders_xpf=tenders, taxes_xpf=taxes, gross_xpf=sale.gross_xpf)


def kind_of(quantities: tuple[int, ...]) -> SaleKind:
    """Tell a sale from a return from an exchange, by the signs of its quantities."""
    back = any(q < 0 for q in quantities)
    if not back:
        return SaleKind.SALE
    return SaleKind.EXCHANGE if any(q > 0 for q in quantities) else SaleKind.RETURN

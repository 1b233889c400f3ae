"""What paper needs to know, as plain values the services fill from the store; nothing here is computed.

Amounts are whole francs, TGC included unless named net or tax; instants are aware and printed in Nouméa time.
Fiscal paper carries no customer's name: only an invoice does, and only what its caller hands over.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.domain.tax import TaxLine, TaxRegime


@dataclass(frozen=True, slots=True)
class ShopIdentity:
    """Who sells. `ridet` with or without spaces and dots; an empty field is left out, never invented."""

    name: str
    legal_name: str = ""
    address_lines: tuple[str, ...] = ()
    ridet: str = ""
    rcs: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tgc_regime: TaxRegime = TaxRegime.NORMAL
    return_policy: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class JournalExcerpt:
    """Which journal entry stands behind the paper; `hash_start` is the beginning of its hash, in hex."""

    sequence: int
    hash_start: str


@dataclass(frozen=True, slots=True)
class TicketLine:
    """One article. `quantity` is negative for a return, and `gross_xpf` carries its sign.

    `base_price_xpf` is the catalogue's price per piece, `unit_price_xpf` the one applied. `discount_xpf` is
    what the line's own discount takes off, positive; `gross_xpf` is after it, before the ticket's discounts.
    """

    label: str
    quantity: int
    unit_price_xpf: int
    base_price_xpf: int
    gross_xpf: int
    rate_bp: int
    detail: str = ""
    discount_xpf: int = 0
    discount_label: str = ""
    is_return: bool = False
    return_reason: ReturnReason | None = None


@dataclass(frozen=True, slots=True)
class TicketDiscount:
    """A discount on the whole ticket; the amount taken off is positive."""

    label: str
    amount_xpf: int


@dataclass(frozen=True, slots=True)
class TicketTender:
    """A means of settling, in French (« Espèces »); negative when paid out. `note`: number, balance."""

    label: str
    amount_xpf: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class IssuedInstrument:
    """A gift card or credit note this ticket gave."""

    kind: InstrumentKind
    code: str
    amount_xpf: int
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class TicketContent:
    """A settled ticket.

    `number` is what people read (« 1042 »), `ticket_code` what the barcode holds. `subtotal_xpf` is the sum of
    the lines' `gross_xpf`; less the discounts it is `total_xpf`. Σ tenders = total + rounding + change.
    """

    shop: ShopIdentity
    number: str
    ticket_code: str
    issued_at: datetime
    workstation: str
    operator: str
    lines: tuple[TicketLine, ...]
    subtotal_xpf: int
    total_xpf: int
    taxes: tuple[TaxLine, ...]
    tenders: tuple[TicketTender, ...]
    software_version: str
    discounts: tuple[TicketDiscount, ...] = ()
    rounding_xpf: int = 0
    change_xpf: int = 0
    points_lines: tuple[str, ...] = ()
    instruments: tuple[IssuedInstrument, ...] = ()
    journal: JournalExcerpt | None = None
    duplicate_number: int | None = None
    is_training: bool = False


class ClosingKind(StrEnum):
    """A reading, or one of the numbered closings."""

    X = "x"
    Z = "z"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TenderFigures:
    """Total of one means of settling over the period, change and refunds taken off."""

    label: str
    count: int
    amount_xpf: int


@dataclass(frozen=True, slots=True)
class OperatorFigures:
    """What one operator did: tickets, their total, discounts given (positive), lines and sales voided."""

    name: str
    ticket_count: int
    total_xpf: int
    discounts_xpf: int = 0
    void_count: int = 0


@dataclass(frozen=True, slots=True)
class EventFigures:
    """How often, and for how much where an amount makes sense."""

    label: str
    count: int
    amount_xpf: int | None = None


@dataclass(frozen=True, slots=True)
class CashMovementFigures:
    """A movement of the till, signed as it changes the drawer."""

    label: str
    amount_xpf: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CountedDenomination:
    """So many coins or notes of one kind."""

    denomination_xpf: int
    pieces: int


@dataclass(frozen=True, slots=True)
class CashFigures:
    """The drawer. What is None is not printed: an X leaves out what a blind count must not know.

    `cash_taken_xpf` is cash tendered less change and refunds; `over_short_xpf` is counted − expected, signed.
    """

    opening_float_xpf: int
    cash_taken_xpf: int | None = None
    movements: tuple[CashMovementFigures, ...] = ()
    expected_xpf: int | None = None
    counted: tuple[CountedDenomination, ...] = ()
    counted_xpf: int | None = None
    over_short_xpf: int | None = None
    over_short_reason: str = ""


@dataclass(frozen=True, slots=True)
class ClosingContent:
    """An X, a Z, or the closing of a month or year.

    `sales_xpf` is what was sold (after discounts), `returns_xpf` what came back (negative or 0), `total_xpf`
    their sum. `number` is None for an X, which is not numbered. The perpetual totals never go back to zero.
    """

    shop: ShopIdentity
    kind: ClosingKind
    workstation: str
    operator: str
    printed_at: datetime
    first_day: date
    last_day: date
    ticket_count: int
    sales_xpf: int
    returns_xpf: int
    discounts_xpf: int
    total_xpf: int
    rounding_xpf: int
    taxes: tuple[TaxLine, ...]
    tenders: tuple[TenderFigures, ...]
    perpetual_total_xpf: int
    perpetual_absolute_total_xpf: int
    software_version: str
    number: int | None = None
    opened_at: datetime | None = None
    opened_by: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    verified_by: str = ""
    first_ticket: str = ""
    last_ticket: str = ""
    events: tuple[EventFigures, ...] = ()
    operators: tuple[OperatorFigures, ...] = ()
    cash: CashFigures | None = None
    journal: JournalExcerpt | None = None
    duplicate_number: int | None = None
    is_training: bool = False


class SlipKind(StrEnum):
    """Papers of the drawer."""

    OPENING_FLOAT = "opening_float"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    BANK_DROP = "bank_drop"
    NO_SALE = "no_sale"


@dataclass(frozen=True, slots=True)
class SlipContent:
    """A cash movement, or the drawer opened without a sale. `amount_xpf` is positive; None for a no-sale."""

    shop: ShopIdentity
    kind: SlipKind
    issued_at: datetime
    workstation: str
    operator: str
    software_version: str
    amount_xpf: int | None = None
    reason: str = ""
    approved_by: str = ""
    counted: tuple[CountedDenomination, ...] = ()
    journal: JournalExcerpt | None = None
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentSlipContent:
    """The paper that is worth money: a gift card or a credit note, its code and what is left on it."""

    shop: ShopIdentity
    kind: InstrumentKind
    code: str
    balance_xpf: int
    issued_at: datetime
    workstation: str
    expires_on: date | None = None
    ticket_number: str = ""
    message: str = ""
    duplicate_number: int | None = None
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class InvoiceCustomer:
    """Who buys; everything optional for a consumer, who may object to being named (délib. 14, art. 46)."""

    name: str
    address_lines: tuple[str, ...] = ()
    ridet: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One item: unit price without and with TGC, the line's discount (positive), its total with TGC."""

    label: str
    quantity: int
    unit_price_net_xpf: int
    unit_price_xpf: int
    rate_bp: int
    gross_xpf: int
    detail: str = ""
    discount_xpf: int = 0
    unit: str = "pièce"


@dataclass(frozen=True, slots=True)
class InvoiceContent:
    """An A4 invoice of a settled ticket.

    `lines` sum to `subtotal_xpf`, less `discounts` to `total_xpf`. `due_date`, `late_penalty` and
    `discount_terms` are the mentions between professionals (code de commerce NC, Lp 441-3); `exemption` the
    legal reference where a supply is exempt. `paid_xpf` is what was settled of the total; the rest is due.
    """

    shop: ShopIdentity
    number: str
    issued_on: date
    supplied_on: date
    place: str
    lines: tuple[InvoiceLine, ...]
    subtotal_xpf: int
    total_xpf: int
    taxes: tuple[TaxLine, ...]
    software_version: str
    customer: InvoiceCustomer | None = None
    discounts: tuple[TicketDiscount, ...] = ()
    tenders: tuple[TicketTender, ...] = ()
    rounding_xpf: int = 0
    change_xpf: int = 0
    paid_xpf: int = 0
    ticket_number: str = ""
    due_date: date | None = None
    late_penalty: str = ""
    discount_terms: str = ""
    exemption: str = ""
    journal: JournalExcerpt | None = None
    duplicate_number: int | None = None
    is_training: bool = False

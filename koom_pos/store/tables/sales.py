"""Sales: the working document of the open sale, and the facts it becomes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import JsonText, LocalDate, UtcInstant


class OpenSaleRow(Base):
    """A sale being rung or suspended. Not a fact: rewritten at every gesture, gone once settled or void."""

    __tablename__ = "open_sale"
    __table_args__ = strict(
        CheckConstraint("state IN ('active', 'suspended')", name="state"),
        Index("uq_open_sale_active", "workstation_id", unique=True, sqlite_where=text("state = 'active'")),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="active")
    document: Mapped[str] = mapped_column(Text)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    pieces: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")
    operator_id: Mapped[str] = mapped_column(Text)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class SaleRow(Base):
    """A settled ticket. Amounts are signed: a refund is negative. `number` has no gap per workstation.

    gross = Σ tenders − change − rounding = Σ sale_tax.gross, checked before it is stored.
    """

    __tablename__ = "sale"
    __table_args__ = strict(
        UniqueConstraint("workstation_id", "number"),
        CheckConstraint("rounding_xpf BETWEEN -2 AND 2", name="rounding"),
        CheckConstraint("change_xpf >= 0", name="change"),
        CheckConstraint("kind IN ('sale', 'return', 'exchange')", name="kind"),
        Index("ix_sale_business_date_gross", "business_date", "gross_xpf"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    session_id: Mapped[str] = mapped_column(ForeignKey("till_session.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(LocalDate)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant, index=True)
    utc_offset_minutes: Mapped[int] = mapped_column(Integer)
    operator_id: Mapped[str] = mapped_column(Text)
    regime: Mapped[str] = mapped_column(Text)
    subtotal_xpf: Mapped[int] = mapped_column(Integer)
    line_discount_xpf: Mapped[int] = mapped_column(Integer)
    ticket_discount_xpf: Mapped[int] = mapped_column(Integer)
    ticket_discount: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    rounding_xpf: Mapped[int] = mapped_column(Integer)
    change_xpf: Mapped[int] = mapped_column(Integer)
    journal_sequence: Mapped[int] = mapped_column(Integer)
    benefits: Mapped[list[dict[str, Any]] | None] = mapped_column(JsonText)


class SaleLineRow(Base):
    """A line of a settled ticket; `gross_xpf` is after its discount and its share of the ticket's."""

    __tablename__ = "sale_line"
    __table_args__ = strict(
        UniqueConstraint("sale_id", "position"),
        CheckConstraint("quantity <> 0", name="quantity_not_zero"),
        CheckConstraint(
            "quantity > 0 OR return_reason IN ('sealed', 'opened', 'defective', 'reaction')",
            name="return_reason",
        ),
        Index("ix_sale_line_return_of", "return_of_line_id"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    sale_id: Mapped[str] = mapped_column(ForeignKey("sale.id"))
    position: Mapped[int] = mapped_column(Integer)
    variant_id: Mapped[str | None] = mapped_column(Text, index=True)
    sku: Mapped[str] = mapped_column(Text)
    gtin: Mapped[str | None] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    quantity: Mapped[int] = mapped_column(Integer)
    base_price_xpf: Mapped[int] = mapped_column(Integer)
    unit_price_xpf: Mapped[int] = mapped_column(Integer)
    price_from: Mapped[date] = mapped_column(LocalDate)
    undiscounted_xpf: Mapped[int] = mapped_column(Integer)
    discount_xpf: Mapped[int] = mapped_column(Integer)
    ticket_discount_xpf: Mapped[int] = mapped_column(Integer)
    discount: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    rate_bp: Mapped[int] = mapped_column(Integer)
    return_of_line_id: Mapped[str | None] = mapped_column(ForeignKey("sale_line.id"))
    return_reason: Mapped[str | None] = mapped_column(Text)


class SaleTaxRow(Base):
    """TGC of a ticket per rate: computed once, stored, never recomputed."""

    __tablename__ = "sale_tax"
    __table_args__ = strict(CheckConstraint("gross_xpf = net_xpf + tax_xpf", name="sum"))
    sale_id: Mapped[str] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    rate_bp: Mapped[int] = mapped_column(Integer, primary_key=True)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    net_xpf: Mapped[int] = mapped_column(Integer)
    tax_xpf: Mapped[int] = mapped_column(Integer)


class TenderLineRow(Base):
    """A tender as handed over (before change), or paid out (negative)."""

    __tablename__ = "tender_line"
    __table_args__ = strict(UniqueConstraint("sale_id", "position"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    sale_id: Mapped[str] = mapped_column(ForeignKey("sale.id"))
    position: Mapped[int] = mapped_column(Integer)
    tender_type: Mapped[str] = mapped_column(Text)
    amount_xpf: Mapped[int] = mapped_column(Integer)
    detail: Mapped[dict[str, Any]] = mapped_column(JsonText)


class VoidSaleRow(Base):
    """A sale given up before settling, kept with its lines and the reason."""

    __tablename__ = "void_sale"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    session_id: Mapped[str] = mapped_column(ForeignKey("till_session.id"), index=True)
    operator_id: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    document: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class InstrumentRow(Base):
    """A gift card or credit note issued here; whoever holds the code holds the balance."""

    __tablename__ = "instrument"
    __table_args__ = strict(CheckConstraint("kind IN ('gift_card', 'credit_note')", name="kind"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    issued_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    expires_on: Mapped[date | None] = mapped_column(LocalDate)


class InstrumentMovementRow(Base):
    """The ledger of an instrument: positive when issued, negative when spent. A trigger keeps the sum ≥ 0."""

    __tablename__ = "instrument_movement"
    __table_args__ = strict(CheckConstraint("amount_xpf <> 0", name="amount_not_zero"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    instrument_id: Mapped[str] = mapped_column(ForeignKey("instrument.id"), index=True)
    sale_id: Mapped[str] = mapped_column(ForeignKey("sale.id"))
    amount_xpf: Mapped[int] = mapped_column(Integer)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)

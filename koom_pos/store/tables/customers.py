"""Customers, what links them to tickets, and who looked at them. Reference rows and links can be destroyed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import Flag, JsonText, LocalDate, UtcInstant


class CustomerRow(Base):
    """A person known to the shop. `search_id` is her row in the search index; empty text is « not given ».

    `email_key` and `phone` find duplicates; the hashes are keyed (HMAC) and compared with the suppression list.
    `merged_into_id` names the card that goes on in her place; her own rows stay hers.
    """

    __tablename__ = "customer"
    __table_args__ = strict(
        CheckConstraint("source IN ('store', 'web', 'import')", name="source"),
        CheckConstraint("birthday = '' OR birthday LIKE '__-__'", name="birthday_without_year"),
        Index("ix_customer_email_key", "email_key", sqlite_where=text("email_key <> ''")),
        Index("ix_customer_phone", "phone", sqlite_where=text("phone <> ''")),
        Index("ix_customer_merged_into_id", "merged_into_id", sqlite_where=text("merged_into_id IS NOT NULL")),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    search_id: Mapped[int] = mapped_column(Integer, unique=True)
    first_name: Mapped[str] = mapped_column(Text)
    last_name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    email_key: Mapped[str] = mapped_column(Text)
    email_hash: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    phone_hash: Mapped[str] = mapped_column(Text)
    street: Mapped[str] = mapped_column(Text)
    street_more: Mapped[str] = mapped_column(Text)
    postal_code: Mapped[str] = mapped_column(Text)
    city: Mapped[str] = mapped_column(Text)
    country: Mapped[str] = mapped_column(Text)
    birthday: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    merged_into_id: Mapped[str | None] = mapped_column(ForeignKey("customer.id"))
    created_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    created_by: Mapped[str] = mapped_column(Text)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class CustomerFieldOriginRow(Base):
    """How a field of a customer came to be known, and when it last changed."""

    __tablename__ = "customer_field_origin"
    __table_args__ = strict(CheckConstraint("origin IN ('declared', 'generated', 'deduced')", name="origin"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(Text, primary_key=True)
    origin: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class CustomerMergeRow(Base):
    """That one card was merged into another. `kept_before` and `gone_before` allow to undo it; they go with them."""

    __tablename__ = "customer_merge"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    kept_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    gone_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    kept_before: Mapped[dict[str, Any]] = mapped_column(JsonText)
    gone_before: Mapped[dict[str, Any]] = mapped_column(JsonText)
    operator_id: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    undone_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class SaleCustomerRow(Base):
    """Whose ticket it is: a row of its own, so that it can be cut while the ticket stays."""

    __tablename__ = "sale_customer"
    __table_args__ = strict()
    sale_id: Mapped[str] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class OpenSaleCustomerRow(Base):
    """Whose sale is being rung or waits; goes with the open sale."""

    __tablename__ = "open_sale_customer"
    __table_args__ = strict()
    open_sale_id: Mapped[str] = mapped_column(ForeignKey("open_sale.id", ondelete="CASCADE"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)


class CustomerLookRow(Base):
    """That somebody of the shop looked at a customer's card, and why."""

    __tablename__ = "customer_look"
    __table_args__ = strict(Index("ix_customer_look_at_utc", "at_utc"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[str] = mapped_column(Text, index=True)
    operator_id: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class LegalHoldRow(Base):
    """A reason to keep named data longer, or to stop using them; marketing stops in every case.

    `code` is H1 to H5 of the retention table, `scope` the fields kept.
    """

    __tablename__ = "legal_hold"
    __table_args__ = strict(CheckConstraint("code IN ('H1', 'H2', 'H3', 'H4', 'H5')", name="code"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    code: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    scope: Mapped[list[str]] = mapped_column(JsonText)
    operator_id: Mapped[str] = mapped_column(Text)
    opened_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    review_on: Mapped[date] = mapped_column(LocalDate)
    ended_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class WishlistItemRow(Base):
    """What she wished for at the online shop; read and kept only with the profiling consent."""

    __tablename__ = "wishlist_item"
    __table_args__ = strict()
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    sku: Mapped[str] = mapped_column(Text, primary_key=True)
    label: Mapped[str] = mapped_column(Text)
    wished_at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class ContactConfirmationRow(Base):
    """That a code was sent to an address, and whether it was said back. The code is kept as a keyed hash."""

    __tablename__ = "contact_confirmation"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(Text)
    address_hash: Mapped[str] = mapped_column(Text)
    code_hash: Mapped[str] = mapped_column(Text)
    sent_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    failures: Mapped[int] = mapped_column(Integer)
    confirmed_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class MailJobRow(Base):
    """A message to send. Recipient, subject and body are emptied once it is sent or given up."""

    __tablename__ = "mail_job"
    __table_args__ = strict(CheckConstraint("state IN ('queued', 'sent', 'failed', 'cancelled')", name="state"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    message: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(Text, index=True)
    attempts: Mapped[int] = mapped_column(Integer)
    fault: Mapped[str] = mapped_column(Text)
    queued_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    not_before_utc: Mapped[datetime] = mapped_column(UtcInstant)
    sent_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class ShopSecretRow(Base):
    """A secret of the shop, shared by its workstations and never shown: the key of the suppression hashes."""

    __tablename__ = "shop_secret"
    __table_args__ = strict()
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)


class ProcessorRow(Base):
    """A processor or partner who receives addresses, with the written commitment the policy promises."""

    __tablename__ = "processor"
    __table_args__ = strict(CheckConstraint("role IN ('processor', 'partner')", name="role"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    commitment_on: Mapped[date | None] = mapped_column(LocalDate)
    commitment_ref: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(Flag, default=True)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class ContactExportRow(Base):
    """That addresses left the shop: for what, how many, to whom."""

    __tablename__ = "contact_export"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    processor_id: Mapped[str | None] = mapped_column(ForeignKey("processor.id"))
    rows: Mapped[int] = mapped_column(Integer)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)

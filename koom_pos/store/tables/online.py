"""What the store knows of the online shop: links, cursors, orders, conflicts, and what could not be exchanged."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import Flag, JsonText, UtcInstant


class ShopLinkRow(Base):
    """Which record of the shop a record of ours is, and what both last agreed on.

    `base` holds the last common fields (personal for a customer). A remote id belongs to one record; a customer may
    be several at the shop.
    """

    __tablename__ = "shop_link"
    __table_args__ = strict(Index("ix_shop_link_local", "kind", "local_id"))
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    remote_id: Mapped[str] = mapped_column(Text, primary_key=True)
    local_id: Mapped[str] = mapped_column(Text)
    base: Mapped[dict[str, Any] | None] = mapped_column(JsonText)


class SyncCursorRow(Base):
    """Up to where a stream of the shop was read, in the shop's own time."""

    __tablename__ = "sync_cursor"
    __table_args__ = strict()
    stream: Mapped[str] = mapped_column(Text, primary_key=True)
    at: Mapped[str] = mapped_column(Text)
    last_id: Mapped[str] = mapped_column(Text)
    read_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    swept_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class RemoteStampRow(Base):
    """The stamp each record of the shop had at the last sweep: another one is a change, none any more a deletion."""

    __tablename__ = "remote_stamp"
    __table_args__ = strict()
    stream: Mapped[str] = mapped_column(Text, primary_key=True)
    remote_id: Mapped[str] = mapped_column(Text, primary_key=True)
    stamp: Mapped[str] = mapped_column(Text)


class OutboxDeliveryRow(Base):
    """How far a message of the outbox got: its attempts, when to try again, why it is parked."""

    __tablename__ = "outbox_delivery"
    __table_args__ = strict(CheckConstraint("state IN ('waiting', 'parked', 'abandoned')", name="state"))
    message_id: Mapped[str] = mapped_column(ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(Integer)
    not_before_utc: Mapped[datetime] = mapped_column(UtcInstant)
    reason: Mapped[str] = mapped_column(Text)
    done_parts: Mapped[int] = mapped_column(Integer)


class ParkedRecordRow(Base):
    """A record of the shop that could not be taken; tried again when it changes or when asked."""

    __tablename__ = "parked_record"
    __table_args__ = strict()
    stream: Mapped[str] = mapped_column(Text, primary_key=True)
    remote_id: Mapped[str] = mapped_column(Text, primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class ConsentClaimRow(Base):
    """A flag of the shop without proof: to be confirmed by her, and until then as good as nothing."""

    __tablename__ = "consent_claim"
    __table_args__ = strict()
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    purpose: Mapped[str] = mapped_column(Text, primary_key=True)
    channel: Mapped[str] = mapped_column(Text, primary_key=True)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class SyncConflictRow(Base):
    """A field that store and shop changed differently; both sides wait for a person. `choice` ends it."""

    __tablename__ = "sync_conflict"
    __table_args__ = strict(
        CheckConstraint("choice IN ('', 'here', 'there')", name="choice"),
        UniqueConstraint("kind", "local_id", "field"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    local_id: Mapped[str] = mapped_column(Text)
    remote_id: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    base: Mapped[str] = mapped_column(Text)
    here: Mapped[str] = mapped_column(Text)
    there: Mapped[str] = mapped_column(Text)
    choice: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class SyncRunRow(Base):
    """One round with the shop: what moved, how long it took, how it ended."""

    __tablename__ = "sync_run"
    __table_args__ = strict(Index("ix_sync_run_began_at_utc", "began_at_utc"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    began_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    took_ms: Mapped[int] = mapped_column(Integer)
    pulled: Mapped[int] = mapped_column(Integer)
    pushed: Mapped[int] = mapped_column(Integer)
    parked: Mapped[int] = mapped_column(Integer)
    fault: Mapped[str] = mapped_column(Text)


class CustomerOrderRow(Base):
    """An order of the online shop in its three states. Contact and address are emptied by their own retention.

    gross of lines + shipping − discount + rounding = total; `paid_xpf` is what the shop or the store took.
    """

    __tablename__ = "customer_order"
    __table_args__ = strict(
        Index("ix_customer_order_desk", "is_cancelled", "handover", "placed_at_utc"),
        Index("ix_customer_order_customer_id", "customer_id"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    remote_id: Mapped[str] = mapped_column(Text, unique=True)
    number: Mapped[str] = mapped_column(Text, index=True)
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customer.id", ondelete="SET NULL"))
    contact_name: Mapped[str] = mapped_column(Text)
    contact_email: Mapped[str] = mapped_column(Text)
    contact_phone: Mapped[str] = mapped_column(Text)
    street: Mapped[str] = mapped_column(Text)
    street_more: Mapped[str] = mapped_column(Text)
    postal_code: Mapped[str] = mapped_column(Text)
    city: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    placed_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    status: Mapped[str] = mapped_column(Text)
    payment: Mapped[str] = mapped_column(Text)
    preparation: Mapped[str] = mapped_column(Text)
    handover: Mapped[str] = mapped_column(Text)
    is_cancelled: Mapped[bool] = mapped_column(Flag)
    is_pickup: Mapped[bool] = mapped_column(Flag)
    shipping_xpf: Mapped[int] = mapped_column(Integer)
    discount_xpf: Mapped[int] = mapped_column(Integer)
    rounding_xpf: Mapped[int] = mapped_column(Integer)
    total_xpf: Mapped[int] = mapped_column(Integer)
    paid_xpf: Mapped[int] = mapped_column(Integer)
    payment_title: Mapped[str] = mapped_column(Text)
    transaction_id: Mapped[str] = mapped_column(Text)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class CustomerOrderLineRow(Base):
    """A line of an online order; replaced as a whole when the shop edits the order."""

    __tablename__ = "customer_order_line"
    __table_args__ = strict(UniqueConstraint("order_id", "remote_id"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("customer_order.id", ondelete="CASCADE"), index=True)
    remote_id: Mapped[str] = mapped_column(Text)
    variant_id: Mapped[str | None] = mapped_column(Text)
    sku: Mapped[str] = mapped_column(Text)
    gtin: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    quantity: Mapped[int] = mapped_column(Integer)
    gross_xpf: Mapped[int] = mapped_column(Integer)


class OrderStepRow(Base):
    """That an order moved: which state, from where to where, here or at the shop."""

    __tablename__ = "order_step"
    __table_args__ = strict(
        CheckConstraint("kind IN ('payment', 'preparation', 'handover', 'cancelled')", name="kind")
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    order_id: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    was: Mapped[str] = mapped_column(Text)
    now: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)

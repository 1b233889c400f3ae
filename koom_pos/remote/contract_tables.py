"""The KOOM contract: the tables any online shop can offer, as tables or as views over its own.

Instants are UTC without zone, to the microsecond. Amounts are whole francs, TGC included. `changed_at` moves whenever
a row does; nothing is deleted while `gone_at` can be set. `docs/shop-contract.md` is the shop's side of it.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects import mysql

CONTRACT_VERSION = "1"

_INSTANT = DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
_ID = String(64)
_KEY = String(80)

metadata = MetaData()

meta = Table(
    "koom_meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

customer = Table(
    "koom_customer",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("first_name", String(100), nullable=False, default=""),
    Column("last_name", String(100), nullable=False, default=""),
    Column("email", String(254), nullable=False, default=""),
    Column("email_key", String(254), nullable=False, default=""),
    Column("phone", String(40), nullable=False, default=""),
    Column("street", String(200), nullable=False, default=""),
    Column("street_more", String(200), nullable=False, default=""),
    Column("postal_code", String(16), nullable=False, default=""),
    Column("city", String(100), nullable=False, default=""),
    Column("country", String(2), nullable=False, default=""),
    Column("birthday", String(5), nullable=False, default=""),
    Column("language", String(5), nullable=False, default="fr"),
    Column("member_code", String(32), nullable=False, default=""),
    Column("is_guest", Boolean, nullable=False, default=False),
    Column("created_at", _INSTANT, nullable=False),
    Column("changed_at", _INSTANT, nullable=False),
    Column("gone_at", _INSTANT),
    Index("ix_koom_customer_changed", "changed_at", "id"),
    Index("ix_koom_customer_email_key", "email_key"),
)

consent = Table(
    "koom_consent",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("customer_id", _ID, ForeignKey("koom_customer.id"), nullable=False, index=True),
    Column("purpose", String(40), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("wording", Text, nullable=False, default=""),
    Column("policy_version", String(40), nullable=False, default=""),
    Column("evidence_ref", String(200), nullable=False, default=""),
    Column("source", String(10), nullable=False),
    Column("at", _INSTANT, nullable=False),
    Column("changed_at", _INSTANT, nullable=False),
    Index("ix_koom_consent_changed", "changed_at", "id"),
)

erasure = Table(
    "koom_erasure",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("customer_id", _ID, nullable=False),
    Column("email_key", String(254), nullable=False, default=""),
    Column("source", String(10), nullable=False),
    Column("changed_at", _INSTANT, nullable=False),
    Index("ix_koom_erasure_changed", "changed_at", "id"),
)

order = Table(
    "koom_order",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", String(40), nullable=False),
    Column("customer_id", _ID, nullable=False, default=""),
    Column("contact_name", String(200), nullable=False, default=""),
    Column("contact_email", String(254), nullable=False, default=""),
    Column("contact_phone", String(40), nullable=False, default=""),
    Column("placed_at", _INSTANT, nullable=False),
    Column("status", String(40), nullable=False, default=""),
    Column("payment_state", String(20), nullable=False),
    Column("preparation_state", String(20), nullable=False),
    Column("handover_state", String(20), nullable=False),
    Column("is_cancelled", Boolean, nullable=False, default=False),
    Column("is_pickup", Boolean, nullable=False),
    Column("street", String(200), nullable=False, default=""),
    Column("street_more", String(200), nullable=False, default=""),
    Column("postal_code", String(16), nullable=False, default=""),
    Column("city", String(100), nullable=False, default=""),
    Column("shipping_xpf", Integer, nullable=False, default=0),
    Column("discount_xpf", Integer, nullable=False, default=0),
    Column("total_xpf", Integer, nullable=False),
    Column("paid_xpf", Integer, nullable=False, default=0),
    Column("payment_title", String(100), nullable=False, default=""),
    Column("transaction_id", String(100), nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("changed_at", _INSTANT, nullable=False),
    Column("gone_at", _INSTANT),
    Index("ix_koom_order_changed", "changed_at", "id"),
)

order_line = Table(
    "koom_order_line",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("order_id", _ID, ForeignKey("koom_order.id"), nullable=False, index=True),
    Column("sku", String(64), nullable=False, default=""),
    Column("gtin", String(14), nullable=False, default=""),
    Column("label", String(250), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("gross_xpf", Integer, nullable=False),
)

order_event = Table(
    "koom_order_event",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("order_id", _ID, ForeignKey("koom_order.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("value", String(40), nullable=False, default=""),
    Column("amount_xpf", Integer, nullable=False, default=0),
    Column("note", Text, nullable=False, default=""),
    Column("source", String(10), nullable=False),
    Column("at", _INSTANT, nullable=False),
)

variant = Table(
    "koom_variant",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("article_id", _ID, nullable=False),
    Column("sku", String(64), nullable=False, unique=True),
    Column("gtin", String(14), nullable=False, default=""),
    Column("name", String(250), nullable=False),
    Column("brand", String(100), nullable=False, default=""),
    Column("category", String(100), nullable=False, default=""),
    Column("shade", String(100), nullable=False, default=""),
    Column("size", String(100), nullable=False, default=""),
    Column("gross_xpf", Integer, nullable=False),
    Column("rate_bp", Integer),
    Column("is_discontinued", Boolean, nullable=False, default=False),
    Column("picture_url", String(500), nullable=False, default=""),
    Column("stock", Integer, nullable=False, default=0),
    Column("changed_at", _INSTANT, nullable=False),
    Column("stock_changed_at", _INSTANT, nullable=False),
    Index("ix_koom_variant_changed", "changed_at", "id"),
    Index("ix_koom_variant_stock_changed", "stock_changed_at", "id"),
)

stock_movement = Table(
    "koom_stock_movement",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("variant_id", _ID, ForeignKey("koom_variant.id"), nullable=False, index=True),
    Column("quantity", Integer, nullable=False),
    Column("reason", String(40), nullable=False),
    Column("source", String(10), nullable=False),
    Column("at", _INSTANT, nullable=False),
)

wish = Table(
    "koom_wish",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("customer_id", _ID, ForeignKey("koom_customer.id"), nullable=False, index=True),
    Column("sku", String(64), nullable=False),
    Column("label", String(250), nullable=False),
    Column("wished_at", _INSTANT, nullable=False),
    Column("changed_at", _INSTANT, nullable=False),
    UniqueConstraint("customer_id", "sku", name="uq_koom_wish_customer_sku"),
    Index("ix_koom_wish_changed", "changed_at", "id"),
)

voucher = Table(
    "koom_voucher",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("code", String(40), nullable=False, unique=True),
    Column("how", String(10), nullable=False),
    Column("value", Integer, nullable=False),
    Column("expires_on", Date),
    Column("reserved_by", _KEY, nullable=False, default=""),
    Column("reserved_until", _INSTANT),
    Column("used_at", _INSTANT),
    Column("used_by", String(10), nullable=False, default=""),
    Column("changed_at", _INSTANT, nullable=False),
    Index("ix_koom_voucher_changed", "changed_at", "id"),
)

points = Table(
    "koom_points",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("customer_id", _ID, ForeignKey("koom_customer.id"), nullable=False, index=True),
    Column("points", Integer, nullable=False),
    Column("reason", String(40), nullable=False),
    Column("source", String(10), nullable=False),
    Column("at", _INSTANT, nullable=False),
    Column("changed_at", _INSTANT, nullable=False),
    Index("ix_koom_points_changed", "changed_at", "id"),
)

intent = Table(
    "koom_intent",
    metadata,
    Column("intent_key", _KEY, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("remote_id", _ID, nullable=False, default=""),
    Column("at", _INSTANT, nullable=False),
)
"""What the store asked and was done, once: written in the transaction of the effect."""

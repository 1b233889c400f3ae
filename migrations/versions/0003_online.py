"""The online shop: links, cursors, orders, conflicts, and what could not be exchanged."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_step",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("now", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('payment', 'preparation', 'handover', 'cancelled')", name=op.f("ck_order_step_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_step")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("order_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_step_order_id"), ["order_id"], unique=False)

    op.create_table(
        "parked_record",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "remote_id", name=op.f("pk_parked_record")),
        sqlite_strict=True,
    )
    op.create_table(
        "remote_stamp",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "remote_id", name=op.f("pk_remote_stamp")),
        sqlite_strict=True,
    )
    op.create_table(
        "shop_link",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("local_id", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "remote_id", name=op.f("pk_shop_link")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("shop_link", schema=None) as batch_op:
        batch_op.create_index("ix_shop_link_local", ["kind", "local_id"], unique=False)

    op.create_table(
        "sync_conflict",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("local_id", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("here", sa.Text(), nullable=False),
        sa.Column("there", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint("choice IN ('', 'here', 'there')", name=op.f("ck_sync_conflict_choice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_conflict")),
        sa.UniqueConstraint("kind", "local_id", "field", name=op.f("uq_sync_conflict_kind_local_id_field")),
        sqlite_strict=True,
    )
    op.create_table(
        "sync_cursor",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("last_id", sa.Text(), nullable=False),
        sa.Column("read_at_utc", sa.Text(), nullable=False),
        sa.Column("swept_at_utc", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_sync_cursor")),
        sqlite_strict=True,
    )
    op.create_table(
        "sync_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("began_at_utc", sa.Text(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("pulled", sa.Integer(), nullable=False),
        sa.Column("pushed", sa.Integer(), nullable=False),
        sa.Column("parked", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_run")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sync_run", schema=None) as batch_op:
        batch_op.create_index("ix_sync_run_began_at_utc", ["began_at_utc"], unique=False)

    op.create_table(
        "consent_claim",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_consent_claim_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("customer_id", "purpose", "channel", name=op.f("pk_consent_claim")),
        sqlite_strict=True,
    )
    op.create_table(
        "customer_order",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_email", sa.Text(), nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("street_more", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("placed_at_utc", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("payment", sa.Text(), nullable=False),
        sa.Column("preparation", sa.Text(), nullable=False),
        sa.Column("handover", sa.Text(), nullable=False),
        sa.Column("is_cancelled", sa.Integer(), nullable=False),
        sa.Column("is_pickup", sa.Integer(), nullable=False),
        sa.Column("shipping_xpf", sa.Integer(), nullable=False),
        sa.Column("discount_xpf", sa.Integer(), nullable=False),
        sa.Column("rounding_xpf", sa.Integer(), nullable=False),
        sa.Column("total_xpf", sa.Integer(), nullable=False),
        sa.Column("paid_xpf", sa.Integer(), nullable=False),
        sa.Column("payment_title", sa.Text(), nullable=False),
        sa.Column("transaction_id", sa.Text(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_order_customer_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_order")),
        sa.UniqueConstraint("remote_id", name=op.f("uq_customer_order_remote_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("customer_order", schema=None) as batch_op:
        batch_op.create_index("ix_customer_order_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_customer_order_desk", ["is_cancelled", "handover", "placed_at_utc"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_order_number"), ["number"], unique=False)

    op.create_table(
        "outbox_delivery",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before_utc", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("done_parts", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'parked', 'abandoned')", name=op.f("ck_outbox_delivery_state")),
        sa.ForeignKeyConstraint(
            ["message_id"], ["outbox.id"], name=op.f("fk_outbox_delivery_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_outbox_delivery")),
        sqlite_strict=True,
    )
    op.create_table(
        "customer_order_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=True),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("gtin", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["customer_order.id"], name=op.f("fk_customer_order_line_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_order_line")),
        sa.UniqueConstraint("order_id", "remote_id", name=op.f("uq_customer_order_line_order_id_remote_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("customer_order_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_order_line_order_id"), ["order_id"], unique=False)


def downgrade() -> None:
    """Never: a store goes back by its backup, not by undoing facts."""
    raise NotImplementedError("restore the backup made before the migration")

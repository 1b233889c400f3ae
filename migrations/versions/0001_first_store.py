"""First store: every table of the first release, and the article search index.

Made by autogenerate, the virtual tables by hand. Triggers are created after each migration, not here.
"""
# ruff: noqa: PLR0915 - one statement for each table

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("amount_xpf", sa.Integer(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sqlite_strict=True,
    )
    op.create_table(
        "brand",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand")),
        sa.UniqueConstraint("name", name=op.f("uq_brand_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "category",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("name", name=op.f("uq_category_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "instrument",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("issued_at_utc", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('gift_card', 'credit_note')", name=op.f("ck_instrument_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
        sa.UniqueConstraint("code", name=op.f("uq_instrument_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_entry",
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("entry_hash", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workstation_id", "sequence", name=op.f("pk_journal_entry")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_entry_business_date"), ["business_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_journal_entry_kind"), ["kind"], unique=False)

    op.create_table(
        "lock_out",
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("until_utc", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workstation_id", name=op.f("pk_lock_out")),
        sqlite_strict=True,
    )
    op.create_table(
        "open_sale",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'suspended')", name=op.f("ck_open_sale_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_sale")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("open_sale", schema=None) as batch_op:
        batch_op.create_index(
            "uq_open_sale_active", ["workstation_id"], unique=True, sqlite_where=sa.text("state = 'active'")
        )

    op.create_table(
        "operator",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.Column("badge_hash", sa.Text(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('cashier', 'manager')", name=op.f("ck_operator_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator")),
        sa.UniqueConstraint("badge_hash", name=op.f("uq_operator_badge_hash")),
        sa.UniqueConstraint("code", name=op.f("uq_operator_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("sent_at_utc", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_waiting", ["sent_at_utc", "id"], unique=False)

    op.create_table(
        "picture",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
        sqlite_strict=True,
    )
    op.create_table(
        "print_job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("kick_drawer", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("queued_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'printing', 'done', 'failed', 'cancelled')", name=op.f("ck_print_job_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("print_job", schema=None) as batch_op:
        batch_op.create_index("ix_print_job_waiting", ["state", "queued_at_utc"], unique=False)

    op.create_table(
        "print_record",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("document_kind", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_record")),
        sa.UniqueConstraint(
            "document_kind", "document_id", "nth", name=op.f("uq_print_record_document_kind_document_id_nth")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "role_right",
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("cap_bp", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("role", "right", name=op.f("pk_role_right")),
        sqlite_strict=True,
    )
    op.create_table(
        "shop_setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shop_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "till_session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at_utc", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("opening_float_xpf", sa.Integer(), nullable=False),
        sa.Column("opening_count", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_till_session_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_till_session")),
        sa.UniqueConstraint(
            "workstation_id", "business_date", name=op.f("uq_till_session_workstation_id_business_date")
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("till_session", schema=None) as batch_op:
        batch_op.create_index(
            "uq_till_session_open", ["workstation_id"], unique=True, sqlite_where=sa.text("state = 'open'")
        )

    op.create_table(
        "workstation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("here", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workstation")),
        sa.UniqueConstraint("number", name=op.f("uq_workstation_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("workstation", schema=None) as batch_op:
        batch_op.create_index("uq_workstation_here", ["here"], unique=True, sqlite_where=sa.text("here = 1"))

    op.create_table(
        "approval_use",
        sa.Column("approval_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["approval_id"], ["approval.id"], name=op.f("fk_approval_use_approval_id")),
        sa.PrimaryKeyConstraint("approval_id", name=op.f("pk_approval_use")),
        sqlite_strict=True,
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("brand_id", sa.Text(), nullable=False),
        sa.Column("category_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("discontinued", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Text(), nullable=True),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('goods', 'service', 'gift_card')", name=op.f("ck_article_kind")),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_article_brand_id")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_article_category_id")),
        sa.ForeignKeyConstraint(["picture_id"], ["picture.id"], name=op.f("fk_article_picture_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("sku", name=op.f("uq_article_sku")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_category_id"), ["category_id"], unique=False)

    op.create_table(
        "cash_movement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount_xpf", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('paid_in', 'paid_out', 'bank_drop', 'no_sale')", name=op.f("ck_cash_movement_kind")
        ),
        sa.ForeignKeyConstraint(["session_id"], ["till_session.id"], name=op.f("fk_cash_movement_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_movement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("cash_movement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cash_movement_session_id"), ["session_id"], unique=False)

    op.create_table(
        "closing",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=True),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("perpetual_total_xpf", sa.Integer(), nullable=False),
        sa.Column("perpetual_absolute_xpf", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("journal_sequence", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('day', 'month', 'year')", name=op.f("ck_closing_kind")),
        sa.ForeignKeyConstraint(["session_id"], ["till_session.id"], name=op.f("fk_closing_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
        sa.UniqueConstraint("session_id", name=op.f("uq_closing_session_id")),
        sa.UniqueConstraint("workstation_id", "kind", "number", name=op.f("uq_closing_workstation_id_kind_number")),
        sa.UniqueConstraint("workstation_id", "kind", "period", name=op.f("uq_closing_workstation_id_kind_period")),
        sqlite_strict=True,
    )
    op.create_table(
        "sale",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("utc_offset_minutes", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("regime", sa.Text(), nullable=False),
        sa.Column("subtotal_xpf", sa.Integer(), nullable=False),
        sa.Column("line_discount_xpf", sa.Integer(), nullable=False),
        sa.Column("ticket_discount_xpf", sa.Integer(), nullable=False),
        sa.Column("ticket_discount", sa.Text(), nullable=True),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("rounding_xpf", sa.Integer(), nullable=False),
        sa.Column("change_xpf", sa.Integer(), nullable=False),
        sa.Column("journal_sequence", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('sale', 'return', 'exchange')", name=op.f("ck_sale_kind")),
        sa.CheckConstraint("change_xpf >= 0", name=op.f("ck_sale_change")),
        sa.CheckConstraint("rounding_xpf BETWEEN -2 AND 2", name=op.f("ck_sale_rounding")),
        sa.ForeignKeyConstraint(["session_id"], ["till_session.id"], name=op.f("fk_sale_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
        sa.UniqueConstraint("workstation_id", "number", name=op.f("uq_sale_workstation_id_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sale_at_utc"), ["at_utc"], unique=False)
        batch_op.create_index("ix_sale_business_date_gross", ["business_date", "gross_xpf"], unique=False)
        batch_op.create_index(batch_op.f("ix_sale_session_id"), ["session_id"], unique=False)

    op.create_table(
        "session_tally",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("amount_xpf", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["till_session.id"], name=op.f("fk_session_tally_session_id")),
        sa.PrimaryKeyConstraint("session_id", "name", "key", name=op.f("pk_session_tally")),
        sqlite_strict=True,
    )
    op.create_table(
        "void_sale",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["till_session.id"], name=op.f("fk_void_sale_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_void_sale")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("void_sale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_void_sale_session_id"), ["session_id"], unique=False)

    op.create_table(
        "count_verification",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("closing_id", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("counted_xpf", sa.Integer(), nullable=False),
        sa.Column("count", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["closing_id"], ["closing.id"], name=op.f("fk_count_verification_closing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_verification")),
        sa.UniqueConstraint("closing_id", name=op.f("uq_count_verification_closing_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "instrument_movement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("instrument_id", sa.Text(), nullable=False),
        sa.Column("sale_id", sa.Text(), nullable=False),
        sa.Column("amount_xpf", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_xpf <> 0", name=op.f("ck_instrument_movement_amount_not_zero")),
        sa.ForeignKeyConstraint(
            ["instrument_id"], ["instrument.id"], name=op.f("fk_instrument_movement_instrument_id")
        ),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_instrument_movement_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_movement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("instrument_movement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instrument_movement_instrument_id"), ["instrument_id"], unique=False)

    op.create_table(
        "sale_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sale_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=True),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("gtin", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("base_price_xpf", sa.Integer(), nullable=False),
        sa.Column("unit_price_xpf", sa.Integer(), nullable=False),
        sa.Column("price_from", sa.Text(), nullable=False),
        sa.Column("undiscounted_xpf", sa.Integer(), nullable=False),
        sa.Column("discount_xpf", sa.Integer(), nullable=False),
        sa.Column("ticket_discount_xpf", sa.Integer(), nullable=False),
        sa.Column("discount", sa.Text(), nullable=True),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("rate_bp", sa.Integer(), nullable=False),
        sa.Column("return_of_line_id", sa.Text(), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "quantity > 0 OR return_reason IN ('sealed', 'opened', 'defective', 'reaction')",
            name=op.f("ck_sale_line_return_reason"),
        ),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_sale_line_quantity_not_zero")),
        sa.ForeignKeyConstraint(["return_of_line_id"], ["sale_line.id"], name=op.f("fk_sale_line_return_of_line_id")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_line_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_line")),
        sa.UniqueConstraint("sale_id", "position", name=op.f("uq_sale_line_sale_id_position")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sale_line", schema=None) as batch_op:
        batch_op.create_index("ix_sale_line_return_of", ["return_of_line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sale_line_variant_id"), ["variant_id"], unique=False)

    op.create_table(
        "sale_tax",
        sa.Column("sale_id", sa.Text(), nullable=False),
        sa.Column("rate_bp", sa.Integer(), nullable=False),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("net_xpf", sa.Integer(), nullable=False),
        sa.Column("tax_xpf", sa.Integer(), nullable=False),
        sa.CheckConstraint("gross_xpf = net_xpf + tax_xpf", name=op.f("ck_sale_tax_sum")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_tax_sale_id")),
        sa.PrimaryKeyConstraint("sale_id", "rate_bp", name=op.f("pk_sale_tax")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_rate",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("rate_bp", sa.Integer(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.CheckConstraint("rate_bp IN (0, 300, 600, 1100, 2200)", name=op.f("ck_tax_rate_known_rate")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_tax_rate_article_id")),
        sa.PrimaryKeyConstraint("article_id", "valid_from", name=op.f("pk_tax_rate")),
        sqlite_strict=True,
    )
    op.create_table(
        "tender_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sale_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tender_type", sa.Text(), nullable=False),
        sa.Column("amount_xpf", sa.Integer(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_tender_line_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_line")),
        sa.UniqueConstraint("sale_id", "position", name=op.f("uq_tender_line_sale_id_position")),
        sqlite_strict=True,
    )
    op.create_table(
        "variant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("search_id", sa.Integer(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("shade", sa.Text(), nullable=True),
        sa.Column("swatch", sa.Text(), nullable=True),
        sa.Column("size", sa.Text(), nullable=True),
        sa.Column("favourite", sa.Integer(), nullable=True),
        sa.Column("discontinued", sa.Integer(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_variant_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_variant")),
        sa.UniqueConstraint("search_id", name=op.f("uq_variant_search_id")),
        sa.UniqueConstraint("sku", name=op.f("uq_variant_sku")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("variant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_variant_article_id"), ["article_id"], unique=False)
        batch_op.create_index("ix_variant_favourite", ["favourite"], unique=False)

    op.create_table(
        "price",
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("gross_xpf", sa.Integer(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.CheckConstraint("gross_xpf >= 0", name=op.f("ck_price_gross_positive")),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_price_variant_id")),
        sa.PrimaryKeyConstraint("variant_id", "valid_from", name=op.f("pk_price")),
        sqlite_strict=True,
    )
    op.create_table(
        "stock_level",
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("sellable", sa.Integer(), nullable=False),
        sa.Column("unsellable", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_stock_level_variant_id")),
        sa.PrimaryKeyConstraint("variant_id", name=op.f("pk_stock_level")),
        sqlite_strict=True,
    )
    op.create_table(
        "stock_movement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("sellable", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sale_line_id", sa.Text(), nullable=True),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_stock_movement_quantity_not_zero")),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_stock_movement_variant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("stock_movement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_movement_variant_id"), ["variant_id"], unique=False)

    op.create_table(
        "variant_gtin",
        sa.Column("gtin", sa.Text(), nullable=False),
        sa.Column("variant_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(gtin) = 14", name=op.f("ck_variant_gtin_gtin_length")),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_variant_gtin_variant_id")),
        sa.PrimaryKeyConstraint("gtin", name=op.f("pk_variant_gtin")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("variant_gtin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_variant_gtin_variant_id"), ["variant_id"], unique=False)
    op.execute(
        """
        CREATE VIRTUAL TABLE variant_search USING fts5(
            terms, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61')"""
    )


def downgrade() -> None:
    """Never: a store goes back by its backup, not by undoing facts."""
    raise NotImplementedError("restore the backup made before the migration")

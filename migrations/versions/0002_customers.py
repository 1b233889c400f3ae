"""Customers, consents, loyalty: their tables, the customer search index, the rights of the standing shops."""
# ruff: noqa: PLR0915 - one statement for each table

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MANAGER_RIGHTS = (
    "customers",
    "customer_history",
    "merge_customers",
    "adjust_points",
    "loyalty_programme",
    "contact_export",
    "privacy",
)


def upgrade() -> None:
    op.create_table(
        "consent_evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("slip_code", sa.Text(), nullable=True),
        sa.Column("signature_png", sa.LargeBinary(), nullable=True),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("signed_at_utc", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('signature', 'slip')", name=op.f("ck_consent_evidence_kind")),
        sa.CheckConstraint("state IN ('printed', 'signed', 'spoiled')", name=op.f("ck_consent_evidence_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_evidence")),
        sa.UniqueConstraint("slip_code", name=op.f("uq_consent_evidence_slip_code")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("consent_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_evidence_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "consent_record",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("wording_sha256", sa.Text(), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("utc_offset_minutes", sa.Integer(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("evidence_ref", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("merge_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state <> 'given' OR (evidence_ref <> '' AND wording_sha256 <> ''"
            " AND method IN ('customer_screen', 'paper_signed', 'web', 'email', 'merge'))",
            name=op.f("ck_consent_record_given_is_proven"),
        ),
        sa.CheckConstraint("state IN ('given', 'refused', 'withdrawn')", name=op.f("ck_consent_record_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_record")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("consent_record", schema=None) as batch_op:
        batch_op.create_index("ix_consent_record_cell", ["purpose", "channel", "customer_id", "at_utc"], unique=False)
        batch_op.create_index("ix_consent_record_customer_id", ["customer_id"], unique=False)

    op.create_table(
        "consent_wording",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since_utc", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_consent_wording_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_consent_wording")),
        sqlite_strict=True,
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("search_id", sa.Integer(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("email_hash", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_hash", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("street_more", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("birthday", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("merged_into_id", sa.Text(), nullable=True),
        sa.Column("created_at_utc", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.CheckConstraint("birthday = '' OR birthday LIKE '__-__'", name=op.f("ck_customer_birthday_without_year")),
        sa.CheckConstraint("source IN ('store', 'web', 'import')", name=op.f("ck_customer_source")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["customer.id"], name=op.f("fk_customer_merged_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("search_id", name=op.f("uq_customer_search_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_customer_email_key", ["email_key"], unique=False, sqlite_where=sa.text("email_key <> ''")
        )
        batch_op.create_index(
            "ix_customer_merged_into_id",
            ["merged_into_id"],
            unique=False,
            sqlite_where=sa.text("merged_into_id IS NOT NULL"),
        )
        batch_op.create_index("ix_customer_phone", ["phone"], unique=False, sqlite_where=sa.text("phone <> ''"))

    op.create_table(
        "customer_look",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_look")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("customer_look", schema=None) as batch_op:
        batch_op.create_index("ix_customer_look_at_utc", ["at_utc"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_look_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "points_entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("sale_id", sa.Text(), nullable=True),
        sa.Column("sale_line_id", sa.Text(), nullable=True),
        sa.Column("tender_line_id", sa.Text(), nullable=True),
        sa.Column("reverses_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint("(kind = 'reverse') = (reverses_id IS NOT NULL)", name=op.f("ck_points_entry_reverse")),
        sa.CheckConstraint(
            "kind <> 'earn' OR (points > 0 AND sale_line_id IS NOT NULL)", name=op.f("ck_points_entry_earn")
        ),
        sa.CheckConstraint(
            "kind IN ('earn', 'redeem', 'reverse', 'expire', 'adjust', 'merge', 'web')",
            name=op.f("ck_points_entry_kind"),
        ),
        sa.CheckConstraint("kind NOT IN ('redeem', 'expire') OR points < 0", name=op.f("ck_points_entry_spend")),
        sa.CheckConstraint("points <> 0", name=op.f("ck_points_entry_points_not_zero")),
        sa.ForeignKeyConstraint(["reverses_id"], ["points_entry.id"], name=op.f("fk_points_entry_reverses_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_entry")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("points_entry", schema=None) as batch_op:
        batch_op.create_index("ix_points_entry_member_id", ["member_id", "at_utc", "points"], unique=False)
        batch_op.create_index(
            "ix_points_entry_reverses_id",
            ["reverses_id"],
            unique=False,
            sqlite_where=sa.text("reverses_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_points_entry_sale_id", ["sale_id"], unique=False, sqlite_where=sa.text("sale_id IS NOT NULL")
        )
        batch_op.create_index(
            "ix_points_entry_sale_line_id",
            ["sale_line_id"],
            unique=False,
            sqlite_where=sa.text("sale_line_id IS NOT NULL"),
        )

    op.create_table(
        "policy_version",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("dated_on", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("ended_purposes", sa.Text(), nullable=False),
        sa.Column("notify", sa.Text(), nullable=False),
        sa.Column("effective_at_utc", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_policy_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "processor",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("commitment_on", sa.Text(), nullable=True),
        sa.Column("commitment_ref", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("updated_at_utc", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('processor', 'partner')", name=op.f("ck_processor_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processor")),
        sqlite_strict=True,
    )
    op.create_table(
        "shop_secret",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_shop_secret")),
        sqlite_strict=True,
    )
    op.create_table(
        "suppression",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("address_hash", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "purpose", "address_hash", name=op.f("pk_suppression")),
        sqlite_strict=True,
    )
    op.create_table(
        "voucher",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("issued_at_utc", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=True),
        sa.CheckConstraint("how IN ('percent', 'amount')", name=op.f("ck_voucher_how")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher")),
        sa.UniqueConstraint("code", name=op.f("uq_voucher_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "contact_confirmation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("sent_at_utc", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("confirmed_at_utc", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contact_confirmation_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_confirmation")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("contact_confirmation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_confirmation_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "contact_export",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("processor_id", sa.Text(), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["processor_id"], ["processor.id"], name=op.f("fk_contact_export_processor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_export")),
        sqlite_strict=True,
    )
    op.create_table(
        "customer_field_origin",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "origin IN ('declared', 'generated', 'deduced')", name=op.f("ck_customer_field_origin_origin")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_field_origin_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("customer_id", "field", name=op.f("pk_customer_field_origin")),
        sqlite_strict=True,
    )
    op.create_table(
        "customer_merge",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.Text(), nullable=False),
        sa.Column("gone_id", sa.Text(), nullable=False),
        sa.Column("kept_before", sa.Text(), nullable=False),
        sa.Column("gone_before", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("undone_at_utc", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gone_id"], ["customer.id"], name=op.f("fk_customer_merge_gone_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["customer.id"], name=op.f("fk_customer_merge_kept_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_merge")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("customer_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_merge_gone_id"), ["gone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_customer_merge_kept_id"), ["kept_id"], unique=False)

    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("opened_at_utc", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Text(), nullable=False),
        sa.Column("ended_at_utc", sa.Text(), nullable=True),
        sa.CheckConstraint("code IN ('H1', 'H2', 'H3', 'H4', 'H5')", name=op.f("ck_legal_hold_code")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_legal_hold_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_legal_hold_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "loyalty_member",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("joined_at_utc", sa.Text(), nullable=False),
        sa.Column("left_at_utc", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_loyalty_member_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loyalty_member")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_loyalty_member_customer_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "mail_job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workstation_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("queued_at_utc", sa.Text(), nullable=False),
        sa.Column("not_before_utc", sa.Text(), nullable=False),
        sa.Column("sent_at_utc", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('queued', 'sent', 'failed', 'cancelled')", name=op.f("ck_mail_job_state")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_mail_job_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_job")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("mail_job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_job_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mail_job_state"), ["state"], unique=False)

    op.create_table(
        "open_sale_customer",
        sa.Column("open_sale_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_open_sale_customer_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["open_sale_id"], ["open_sale.id"], name=op.f("fk_open_sale_customer_open_sale_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("open_sale_id", name=op.f("pk_open_sale_customer")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("open_sale_customer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_open_sale_customer_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "policy_notification",
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_policy_notification_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["policy_version"], ["policy_version.version"], name=op.f("fk_policy_notification_policy_version")
        ),
        sa.PrimaryKeyConstraint("policy_version", "customer_id", name=op.f("pk_policy_notification")),
        sqlite_strict=True,
    )
    op.create_table(
        "voucher_holder",
        sa.Column("voucher_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_voucher_holder_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["voucher.id"], name=op.f("fk_voucher_holder_voucher_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("voucher_id", name=op.f("pk_voucher_holder")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("voucher_holder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voucher_holder_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "wishlist_item",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("wished_at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_wishlist_item_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("customer_id", "sku", name=op.f("pk_wishlist_item")),
        sqlite_strict=True,
    )
    op.create_table(
        "loyalty_card",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("issued_at_utc", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'blocked')", name=op.f("ck_loyalty_card_state")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["loyalty_member.id"], name=op.f("fk_loyalty_card_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_loyalty_card")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("loyalty_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loyalty_card_member_id"), ["member_id"], unique=False)

    op.create_table(
        "sale_customer",
        sa.Column("sale_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_sale_customer_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_customer_sale_id")),
        sa.PrimaryKeyConstraint("sale_id", name=op.f("pk_sale_customer")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sale_customer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sale_customer_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "voucher_use",
        sa.Column("voucher_id", sa.Text(), nullable=False),
        sa.Column("sale_id", sa.Text(), nullable=False),
        sa.Column("amount_xpf", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_voucher_use_sale_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_voucher_use_voucher_id")),
        sa.PrimaryKeyConstraint("voucher_id", name=op.f("pk_voucher_use")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("voucher_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voucher_use_sale_id"), ["sale_id"], unique=False)

    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.add_column(sa.Column("benefits", sa.Text(), nullable=True))

    op.execute("""
        CREATE VIRTUAL TABLE customer_search USING fts5(
            terms, content='', contentless_delete=1, prefix='1 2 3 4', tokenize='unicode61')""")
    # A shop founded before has its rights as rows: the new ones are added as a new shop would start with them.
    connection = op.get_bind()
    add = 'INSERT INTO role_right (role, "right") SELECT DISTINCT role, :right FROM role_right WHERE role = :role'
    new_rights = {"cashier": ("customers", "customer_history"), "manager": MANAGER_RIGHTS}
    for role, rights in new_rights.items():
        for right in rights:
            connection.execute(sa.text(add), {"role": role, "right": right})


def downgrade() -> None:
    """Never: a store goes back by its backup, not by undoing facts."""
    raise NotImplementedError("restore the backup made before the migration")

"""Consents and their proofs, wordings, policy versions, and the suppression list."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import JsonText, LocalDate, UtcInstant


class ConsentWordingRow(Base):
    """An exact text of a box, named by the SHA-256 of its UTF-8 bytes. A changed wording is another row."""

    __tablename__ = "consent_wording"
    __table_args__ = strict(CheckConstraint("length(sha256) = 64", name="sha256"))
    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    purpose: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    since_utc: Mapped[datetime] = mapped_column(UtcInstant)


class ConsentRecordRow(Base):
    """A statement of a customer. Never updated; deleted only after the customer herself is gone (trigger)."""

    __tablename__ = "consent_record"
    __table_args__ = strict(
        CheckConstraint("state IN ('given', 'refused', 'withdrawn')", name="state"),
        CheckConstraint(
            "state <> 'given' OR (evidence_ref <> '' AND wording_sha256 <> ''"
            " AND method IN ('customer_screen', 'paper_signed', 'web', 'email', 'merge'))",
            name="given_is_proven",
        ),
        Index("ix_consent_record_cell", "purpose", "channel", "customer_id", "at_utc"),
        Index("ix_consent_record_customer_id", "customer_id"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    customer_id: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    wording_sha256: Mapped[str] = mapped_column(Text)
    policy_version: Mapped[str] = mapped_column(Text)
    form_version: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    utc_offset_minutes: Mapped[int] = mapped_column(Integer)
    workstation_id: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    evidence_ref: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    merge_id: Mapped[str | None] = mapped_column(Text)


class ConsentEvidenceRow(Base):
    """What she signed: a signature on the customer's screen (PNG), or a paper slip by its number.

    A slip is `printed`, then `signed` when its number comes back; what it asked is in `cells`.
    """

    __tablename__ = "consent_evidence"
    __table_args__ = strict(
        CheckConstraint("kind IN ('signature', 'slip')", name="kind"),
        CheckConstraint("state IN ('printed', 'signed', 'spoiled')", name="state"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    slip_code: Mapped[str | None] = mapped_column(Text, unique=True)
    signature_png: Mapped[bytes | None] = mapped_column(LargeBinary)
    cells: Mapped[list[str]] = mapped_column(JsonText)
    language: Mapped[str] = mapped_column(Text)
    policy_version: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    signed_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class PolicyVersionRow(Base):
    """A version of the shop's privacy policy. `ended_purposes` are those whose earlier consents it ends."""

    __tablename__ = "policy_version"
    __table_args__ = strict()
    version: Mapped[str] = mapped_column(Text, primary_key=True)
    dated_on: Mapped[date] = mapped_column(LocalDate)
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    ended_purposes: Mapped[list[str]] = mapped_column(JsonText)
    notify: Mapped[str] = mapped_column(Text)
    effective_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    entered_by: Mapped[str] = mapped_column(Text)


class PolicyNotificationRow(Base):
    """That a customer was told of a version, and how."""

    __tablename__ = "policy_notification"
    __table_args__ = strict()
    policy_version: Mapped[str] = mapped_column(ForeignKey("policy_version.version"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    how: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class SuppressionRow(Base):
    """A keyed hash of an address not to be contacted; no name, no address. `purpose` is `*` after an erasure."""

    __tablename__ = "suppression"
    __table_args__ = strict()
    channel: Mapped[str] = mapped_column(Text, primary_key=True)
    purpose: Mapped[str] = mapped_column(Text, primary_key=True)
    address_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)

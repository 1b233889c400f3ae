"""The house: workstation, shop settings, operators, approvals, journal, paper, outbox."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import Flag, JsonText, LocalDate, UtcInstant


class WorkstationRow(Base):
    """A PC of the shop. The one this file belongs to is marked `here`."""

    __tablename__ = "workstation"
    __table_args__ = strict(
        Index("uq_workstation_here", "here", unique=True, sqlite_where=text("here = 1")),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, unique=True)
    name: Mapped[str] = mapped_column(Text)
    here: Mapped[bool] = mapped_column(Flag)
    public_key: Mapped[str] = mapped_column(Text)


class ShopSettingRow(Base):
    """A setting of the shop, shared by its workstations; values are JSON."""

    __tablename__ = "shop_setting"
    __table_args__ = strict()
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Any] = mapped_column(JsonText)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class OperatorRow(Base):
    """A person who signs in. The PIN and the badge are kept as argon2id and SHA-256 hashes."""

    __tablename__ = "operator"
    __table_args__ = strict(CheckConstraint("role IN ('cashier', 'manager')", name="role"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    pin_hash: Mapped[str] = mapped_column(Text)
    badge_hash: Mapped[str | None] = mapped_column(Text, unique=True)
    active: Mapped[bool] = mapped_column(Flag, default=True)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class RoleRightRow(Base):
    """What a role may do; for `discount`, up to `cap_bp`."""

    __tablename__ = "role_right"
    __table_args__ = strict()
    role: Mapped[str] = mapped_column(Text, primary_key=True)
    right: Mapped[str] = mapped_column(Text, primary_key=True)
    cap_bp: Mapped[int | None] = mapped_column(Integer)


class LockOutRow(Base):
    """Wrong PINs in a row at this workstation, and until when it refuses more."""

    __tablename__ = "lock_out"
    __table_args__ = strict()
    workstation_id: Mapped[str] = mapped_column(Text, primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    until_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class ApprovalRow(Base):
    """A manager's yes: one act, one ticket, one amount, once."""

    __tablename__ = "approval"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[str] = mapped_column(Text)
    amount_xpf: Mapped[int] = mapped_column(Integer)
    approved_by: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class ApprovalUseRow(Base):
    """That an approval was used; the key makes a second use impossible."""

    __tablename__ = "approval_use"
    __table_args__ = strict()
    approval_id: Mapped[str] = mapped_column(ForeignKey("approval.id"), primary_key=True)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class JournalEntryRow(Base):
    """The signed chain of a workstation. Triggers refuse change, deletion and gaps."""

    __tablename__ = "journal_entry"
    __table_args__ = strict()
    workstation_id: Mapped[str] = mapped_column(Text, primary_key=True)
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, index=True)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    business_date: Mapped[date] = mapped_column(LocalDate, index=True)
    body: Mapped[str] = mapped_column(Text)
    previous_hash: Mapped[str] = mapped_column(Text)
    entry_hash: Mapped[str] = mapped_column(Text)
    signature: Mapped[str] = mapped_column(Text)


class PrintRecordRow(Base):
    """That a document was produced: `nth` 1 is the original, more are duplicates, whatever the medium."""

    __tablename__ = "print_record"
    __table_args__ = strict(UniqueConstraint("document_kind", "document_id", "nth"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    document_kind: Mapped[str] = mapped_column(Text)
    document_id: Mapped[str] = mapped_column(Text)
    nth: Mapped[int] = mapped_column(Integer)
    medium: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class PrintJobRow(Base):
    """A job for a printer, in order. `kick_drawer` jobs may carry no data."""

    __tablename__ = "print_job"
    __table_args__ = strict(
        CheckConstraint("state IN ('queued', 'printing', 'done', 'failed', 'cancelled')", name="state"),
        Index("ix_print_job_waiting", "state", "queued_at_utc"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    kick_drawer: Mapped[bool] = mapped_column(Flag, default=False)
    state: Mapped[str] = mapped_column(Text, default="queued")
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    fault: Mapped[str] = mapped_column(Text, default="")
    queued_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class OutboxRow(Base):
    """A fact to be told elsewhere, written in the transaction of its act."""

    __tablename__ = "outbox"
    __table_args__ = strict(Index("ix_outbox_waiting", "sent_at_utc", "id"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[str] = mapped_column(Text)
    payload: Mapped[dict[str, Any]] = mapped_column(JsonText)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    sent_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)

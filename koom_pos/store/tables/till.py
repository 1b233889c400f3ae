"""Till sessions, their running totals, cash movements and closings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import JsonText, LocalDate, UtcInstant


class TillSessionRow(Base):
    """From the float to the Z. One open session per workstation."""

    __tablename__ = "till_session"
    __table_args__ = strict(
        CheckConstraint("state IN ('open', 'closed')", name="state"),
        Index("uq_till_session_open", "workstation_id", unique=True, sqlite_where=text("state = 'open'")),
        UniqueConstraint("workstation_id", "business_date"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(LocalDate)
    state: Mapped[str] = mapped_column(Text, default="open")
    opened_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    opened_by: Mapped[str] = mapped_column(Text)
    opening_float_xpf: Mapped[int] = mapped_column(Integer)
    opening_count: Mapped[dict[str, Any]] = mapped_column(JsonText)


class SessionTallyRow(Base):
    """Running totals of a session, raised in the transaction of each act, so the Z costs O(tenders).

    `name` is the figure (tender, tax_net, rounding, …), `key` its breakdown (cash, 2200, operator code, '').
    """

    __tablename__ = "session_tally"
    __table_args__ = strict()
    session_id: Mapped[str] = mapped_column(ForeignKey("till_session.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    amount_xpf: Mapped[int] = mapped_column(Integer)
    count: Mapped[int] = mapped_column(Integer)


class CashMovementRow(Base):
    """Cash in or out that is no sale. `amount_xpf` is signed as it changes the till; 0 for a no-sale opening."""

    __tablename__ = "cash_movement"
    __table_args__ = strict(CheckConstraint("kind IN ('paid_in', 'paid_out', 'bank_drop', 'no_sale')", name="kind"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    session_id: Mapped[str] = mapped_column(ForeignKey("till_session.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    amount_xpf: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    approved_by: Mapped[str | None] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class ClosingRow(Base):
    """A numbered closing: day (Z), month or year. `figures` is what the paper says, in full.

    Perpetual totals run since the first ticket and are never reset; the absolute one counts returns positive.
    """

    __tablename__ = "closing"
    __table_args__ = strict(
        CheckConstraint("kind IN ('day', 'month', 'year')", name="kind"),
        UniqueConstraint("workstation_id", "kind", "number"),
        UniqueConstraint("workstation_id", "kind", "period"),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)
    period: Mapped[str] = mapped_column(Text)
    session_id: Mapped[str | None] = mapped_column(ForeignKey("till_session.id"), unique=True)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    operator_id: Mapped[str] = mapped_column(Text)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    perpetual_total_xpf: Mapped[int] = mapped_column(Integer)
    perpetual_absolute_xpf: Mapped[int] = mapped_column(Integer)
    figures: Mapped[dict[str, Any]] = mapped_column(JsonText)
    journal_sequence: Mapped[int] = mapped_column(Integer)


class CountVerificationRow(Base):
    """A second person's recount of a closed session."""

    __tablename__ = "count_verification"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    closing_id: Mapped[str] = mapped_column(ForeignKey("closing.id"), unique=True)
    operator_id: Mapped[str] = mapped_column(Text)
    counted_xpf: Mapped[int] = mapped_column(Integer)
    count: Mapped[dict[str, Any]] = mapped_column(JsonText)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)

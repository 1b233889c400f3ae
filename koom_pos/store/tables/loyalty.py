"""Members of the loyalty programme, their cards, the points ledger, vouchers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import LocalDate, UtcInstant


class LoyaltyMemberRow(Base):
    """A membership. Deleting it is what lets its ledger go (trigger)."""

    __tablename__ = "loyalty_member"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), unique=True)
    joined_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    left_at_utc: Mapped[datetime | None] = mapped_column(UtcInstant)


class LoyaltyCardRow(Base):
    """A card, printed here or beforehand; a lost one is blocked and another given."""

    __tablename__ = "loyalty_card"
    __table_args__ = strict(CheckConstraint("state IN ('active', 'blocked')", name="state"))
    code: Mapped[str] = mapped_column(Text, primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("loyalty_member.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(Text)
    issued_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    issued_by: Mapped[str] = mapped_column(Text)


class PointsEntryRow(Base):
    """The ledger of points, signed. The balance is the sum; it may fall below zero only by a reversal or a merge.

    `sale_line_id` is the line that gave (earn) or brought back (reverse); `tender_line_id` the tender that spent;
    `reverses_id` the entry that is taken back.
    """

    __tablename__ = "points_entry"
    __table_args__ = strict(
        CheckConstraint(
            "kind IN ('earn', 'redeem', 'reverse', 'expire', 'adjust', 'merge', 'web')",
            name="kind",
        ),
        CheckConstraint("points <> 0", name="points_not_zero"),
        CheckConstraint("kind <> 'earn' OR (points > 0 AND sale_line_id IS NOT NULL)", name="earn"),
        CheckConstraint("kind NOT IN ('redeem', 'expire') OR points < 0", name="spend"),
        CheckConstraint("(kind = 'reverse') = (reverses_id IS NOT NULL)", name="reverse"),
        Index("ix_points_entry_member_id", "member_id", "at_utc", "points"),
        Index("ix_points_entry_reverses_id", "reverses_id", sqlite_where=text("reverses_id IS NOT NULL")),
        Index("ix_points_entry_sale_line_id", "sale_line_id", sqlite_where=text("sale_line_id IS NOT NULL")),
        Index("ix_points_entry_sale_id", "sale_id", sqlite_where=text("sale_id IS NOT NULL")),
    )
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    member_id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    points: Mapped[int] = mapped_column(Integer)
    sale_id: Mapped[str | None] = mapped_column(Text)
    sale_line_id: Mapped[str | None] = mapped_column(Text)
    tender_line_id: Mapped[str | None] = mapped_column(Text)
    reverses_id: Mapped[str | None] = mapped_column(ForeignKey("points_entry.id"))
    reason: Mapped[str] = mapped_column(Text)
    operator_id: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(LocalDate)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class VoucherRow(Base):
    """A single-use voucher: so many per cent or francs off a ticket. Whose it is stands in `voucher_holder`."""

    __tablename__ = "voucher"
    __table_args__ = strict(CheckConstraint("how IN ('percent', 'amount')", name="how"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, unique=True)
    campaign: Mapped[str] = mapped_column(Text)
    how: Mapped[str] = mapped_column(Text)
    value: Mapped[int] = mapped_column(Integer)
    issued_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    expires_on: Mapped[date | None] = mapped_column(LocalDate)


class VoucherHolderRow(Base):
    """To whom a voucher was sent; can be cut while the voucher stays good."""

    __tablename__ = "voucher_holder"
    __table_args__ = strict()
    voucher_id: Mapped[str] = mapped_column(ForeignKey("voucher.id", ondelete="CASCADE"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)


class VoucherUseRow(Base):
    """That a voucher was used; the key makes a second use impossible."""

    __tablename__ = "voucher_use"
    __table_args__ = strict()
    voucher_id: Mapped[str] = mapped_column(ForeignKey("voucher.id"), primary_key=True)
    sale_id: Mapped[str] = mapped_column(ForeignKey("sale.id"), index=True)
    amount_xpf: Mapped[int] = mapped_column(Integer)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)

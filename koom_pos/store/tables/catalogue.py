"""Reference rows of what is sold: article, variant, codes, dated prices and rates, pictures."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from koom_pos.store.tables.metadata import Base, strict
from koom_pos.store.types import Flag, LocalDate, UtcInstant


class BrandRow(Base):
    """A brand, by its name."""

    __tablename__ = "brand"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)


class CategoryRow(Base):
    """A category of the shop's own tree, one level."""

    __tablename__ = "category"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int] = mapped_column(Integer, default=0)


class PictureRow(Base):
    """A square PNG, named by the SHA-256 of its bytes so that equal pictures are stored once."""

    __tablename__ = "picture"
    __table_args__ = strict()
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    png: Mapped[bytes] = mapped_column(LargeBinary)


class ArticleRow(Base):
    """What has one name, brand and category; sold as one or more variants."""

    __tablename__ = "article"
    __table_args__ = strict(CheckConstraint("kind IN ('goods', 'service', 'gift_card')", name="kind"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    sku: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brand.id"))
    category_id: Mapped[str] = mapped_column(ForeignKey("category.id"), index=True)
    kind: Mapped[str] = mapped_column(Text, default="goods")
    discontinued: Mapped[bool] = mapped_column(Flag, default=False)
    picture_id: Mapped[str | None] = mapped_column(ForeignKey("picture.id"))
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class VariantRow(Base):
    """One thing on the shelf: a shade, a size. `search_id` is its row in the search index."""

    __tablename__ = "variant"
    __table_args__ = strict(Index("ix_variant_favourite", "favourite"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"), index=True)
    search_id: Mapped[int] = mapped_column(Integer, unique=True)
    sku: Mapped[str] = mapped_column(Text, unique=True)
    shade: Mapped[str | None] = mapped_column(Text)
    swatch: Mapped[str | None] = mapped_column(Text)
    size: Mapped[str | None] = mapped_column(Text)
    favourite: Mapped[int | None] = mapped_column(Integer)
    discontinued: Mapped[bool] = mapped_column(Flag, default=False)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class VariantGtinRow(Base):
    """A code that scans as this variant: 14 digits. A code belongs to one variant only."""

    __tablename__ = "variant_gtin"
    __table_args__ = strict(CheckConstraint("length(gtin) = 14", name="gtin_length"))
    gtin: Mapped[str] = mapped_column(Text, primary_key=True)
    variant_id: Mapped[str] = mapped_column(ForeignKey("variant.id"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)


class PriceRow(Base):
    """Price per piece, TGC included, from a business date on; the latest one not in the future holds."""

    __tablename__ = "price"
    __table_args__ = strict(CheckConstraint("gross_xpf >= 0", name="gross_positive"))
    variant_id: Mapped[str] = mapped_column(ForeignKey("variant.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(LocalDate, primary_key=True)
    gross_xpf: Mapped[int] = mapped_column(Integer)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class TaxRateRow(Base):
    """TGC rate of an article from a business date on."""

    __tablename__ = "tax_rate"
    __table_args__ = strict(CheckConstraint("rate_bp IN (0, 300, 600, 1100, 2200)", name="known_rate"))
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(LocalDate, primary_key=True)
    rate_bp: Mapped[int] = mapped_column(Integer)
    updated_at_utc: Mapped[datetime] = mapped_column(UtcInstant)
    updated_by: Mapped[str] = mapped_column(Text)


class StockMovementRow(Base):
    """A change of stock; facts. `sellable` False is what came back opened or defective: counted, never sold."""

    __tablename__ = "stock_movement"
    __table_args__ = strict(CheckConstraint("quantity <> 0", name="quantity_not_zero"))
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    workstation_id: Mapped[str] = mapped_column(Text)
    variant_id: Mapped[str] = mapped_column(ForeignKey("variant.id"), index=True)
    quantity: Mapped[int] = mapped_column(Integer)
    sellable: Mapped[bool] = mapped_column(Flag, default=True)
    reason: Mapped[str] = mapped_column(Text)
    sale_line_id: Mapped[str | None] = mapped_column(Text)
    at_utc: Mapped[datetime] = mapped_column(UtcInstant)


class StockLevelRow(Base):
    """Fold of `stock_movement`, kept for the search list and rebuildable from it."""

    __tablename__ = "stock_level"
    __table_args__ = strict()
    variant_id: Mapped[str] = mapped_column(ForeignKey("variant.id"), primary_key=True)
    sellable: Mapped[int] = mapped_column(Integer, default=0)
    unsellable: Mapped[int] = mapped_column(Integer, default=0)

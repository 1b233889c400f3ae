"""Verbs of the catalogue: find what is sold, on a business date; change prices and rates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.text import fold
from koom_pos.store.tables.catalogue import PictureRow, PriceRow, TaxRateRow, VariantGtinRow, VariantRow

_KINDS = {str(kind): kind for kind in ItemKind}
_SHORTEST_CODE_END = 4
"""A fragment of a code is found from this many digits on; shorter ones match too much to be of use."""

_ITEM = """
    SELECT v.id, v.article_id, v.sku,
           (SELECT g.gtin FROM variant_gtin g WHERE g.variant_id = v.id ORDER BY g.position LIMIT 1),
           a.name, b.name, c.name, v.shade, v.swatch, v.size, a.kind, p.gross_xpf, p.valid_from,
           (SELECT r.rate_bp FROM tax_rate r WHERE r.article_id = a.id AND r.valid_from <= :on
            ORDER BY r.valid_from DESC LIMIT 1),
           a.discontinued OR v.discontinued, a.picture_id, coalesce(s.sellable, 0)
    FROM variant v
    JOIN article a ON a.id = v.article_id
    JOIN brand b ON b.id = a.brand_id
    JOIN category c ON c.id = a.category_id
    JOIN price p ON p.variant_id = v.id AND p.valid_from =
         (SELECT max(valid_from) FROM price WHERE variant_id = v.id AND valid_from <= :on)
    LEFT JOIN stock_level s ON s.variant_id = v.id
"""
_BY_ID = text(_ITEM + "WHERE v.id = :key")
_BY_SKU = text(_ITEM + "WHERE v.sku = :key")
_BY_GTIN = text(_ITEM + "WHERE v.id = (SELECT variant_id FROM variant_gtin WHERE gtin = :key)")
_BY_WORDS = text(
    _ITEM
    + """WHERE v.search_id IN (SELECT rowid FROM variant_search WHERE variant_search MATCH :words
                               ORDER BY rowid LIMIT :most)
         ORDER BY v.search_id"""
)
_FAVOURITES = text(_ITEM + "WHERE v.favourite IS NOT NULL ORDER BY v.favourite LIMIT :most")
_OF_ARTICLE = text(_ITEM + "WHERE v.article_id = :key ORDER BY v.search_id")
_ARTICLE_HEAD = text("""
    SELECT a.id, a.sku, a.name, b.name, c.name, a.kind, a.discontinued, a.picture_id
    FROM article a JOIN brand b ON b.id = a.brand_id JOIN category c ON c.id = a.category_id WHERE a.id = :key""")
_VARIANT_HEAD = """
    SELECT v.id, v.article_id, v.sku, v.shade, v.swatch, v.size, v.favourite, v.discontinued,
           coalesce(s.sellable, 0), coalesce(s.unsellable, 0)
    FROM variant v LEFT JOIN stock_level s ON s.variant_id = v.id
"""
_VARIANT_BY_ID = text(_VARIANT_HEAD + "WHERE v.id = :key")
_VARIANTS_OF_ARTICLE = text(_VARIANT_HEAD + "WHERE v.article_id = :key ORDER BY v.search_id")
_ALL = text(
    _ITEM
    + """WHERE v.search_id IN (SELECT search_id FROM variant ORDER BY search_id LIMIT :most OFFSET :skip)
         ORDER BY v.search_id"""
)


@dataclass(frozen=True, slots=True)
class DatedPrice:
    """A price and the business date it holds from."""

    valid_from: date
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class DatedRate:
    """A TGC rate and the business date it holds from."""

    valid_from: date
    rate_bp: int


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article as it stands, sellable or not."""

    id: str
    sku: str
    name: str
    brand: str
    category: str
    kind: ItemKind
    discontinued: bool
    picture_id: str | None


@dataclass(frozen=True, slots=True)
class VariantHead:
    """A variant as it stands, sellable or not, with all its codes; `favourite` is its place, None for none."""

    id: str
    article_id: str
    sku: str
    shade: str | None
    swatch: str | None
    size: str | None
    favourite: int | None
    discontinued: bool
    stock: int
    unsellable: int
    gtins: tuple[str, ...]


class CatalogueVerbs:
    """Reads give `SellableItem`s; what has no price or rate on the date is not sellable and not given."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def item(self, variant_id: str, on: date) -> SellableItem | None:
        """Give the variant with this id."""
        return self._one(_BY_ID, variant_id, on)

    def by_sku(self, sku: str, on: date) -> SellableItem | None:
        """Give the variant with this stock-keeping code."""
        return self._one(_BY_SKU, sku, on)

    def by_gtin(self, gtin: str, on: date) -> SellableItem | None:
        """Give the variant that scans as this 14-digit code."""
        return self._one(_BY_GTIN, gtin, on)

    def knows_gtin(self, gtin: str) -> bool:
        """Tell whether the code belongs to some variant, sellable or not."""
        return self._connection.scalar(select(VariantGtinRow.gtin).where(VariantGtinRow.gtin == gtin)) is not None

    def search(self, terms: Sequence[str], on: date, *, limit: int = 60) -> list[SellableItem]:
        """Find variants having words that begin with every term, in any order, or a code that contains it.

        `terms` are folded (`domain.text.search_terms`). Given in the order of the catalogue, not of rank: ranking
        every match of one letter costs a hundred times the list.
        """
        words = " ".join('"' + term.replace('"', "") + '"*' for term in terms if term.replace('"', ""))
        if not words:
            return []
        return self._many(_BY_WORDS, words=words, on=on.isoformat(), most=limit)

    def favourites(self, on: date, *, limit: int = 60) -> list[SellableItem]:
        """Give the favourites of the sale screen, in their order."""
        return self._many(_FAVOURITES, on=on.isoformat(), most=limit)

    def of_article(self, article_id: str, on: date) -> list[SellableItem]:
        """Give the sellable variants of an article."""
        return self._many(_OF_ARTICLE, key=article_id, on=on.isoformat())

    def page(self, on: date, *, limit: int, offset: int = 0) -> list[SellableItem]:
        """Give what is sellable of a slice of all variants, in their order.

        The slice is cut on the index alone: joining what an offset skips took half a second at 100,000 variants.
        """
        return self._many(_ALL, on=on.isoformat(), most=limit, skip=offset)

    def count(self) -> int:
        """Count the variants."""
        return int(self._connection.exec_driver_sql("SELECT count(*) FROM variant").scalar_one())

    def prices(self, variant_id: str) -> list[DatedPrice]:
        """Give every dated price of a variant, oldest first."""
        rows = self._connection.execute(
            select(PriceRow.valid_from, PriceRow.gross_xpf)
            .where(PriceRow.variant_id == variant_id)
            .order_by(PriceRow.valid_from)
        )
        return [DatedPrice(*row) for row in rows]

    def rates(self, article_id: str) -> list[DatedRate]:
        """Give every dated TGC rate of an article, oldest first."""
        rows = self._connection.execute(
            select(TaxRateRow.valid_from, TaxRateRow.rate_bp)
            .where(TaxRateRow.article_id == article_id)
            .order_by(TaxRateRow.valid_from)
        )
        return [DatedRate(*row) for row in rows]

    def article_head(self, article_id: str) -> ArticleHead | None:
        """Give an article, with or without a price today."""
        row = self._connection.execute(_ARTICLE_HEAD, {"key": article_id}).first()
        return None if row is None else ArticleHead(*(*row[:5], ItemKind(row[5]), bool(row[6]), row[7]))

    def variant_head(self, variant_id: str) -> VariantHead | None:
        """Give a variant, with or without a price today."""
        found = self._heads(_VARIANT_BY_ID, variant_id)
        return found[0] if found else None

    def variant_heads(self, article_id: str) -> list[VariantHead]:
        """Give the variants of an article, with or without a price today."""
        return self._heads(_VARIANTS_OF_ARTICLE, article_id)

    def set_price(self, variant_id: str, valid_from: date, gross_xpf: int, *, at_utc: datetime, by: str) -> None:
        """Put a price from a date on; the same date again replaces it."""
        values: dict[str, Any] = {"gross_xpf": gross_xpf, "updated_at_utc": at_utc, "updated_by": by}
        self._connection.execute(
            upsert(PriceRow)
            .values(variant_id=variant_id, valid_from=valid_from, **values)
            .on_conflict_do_update(index_elements=["variant_id", "valid_from"], set_=values)
        )

    def set_rate(self, article_id: str, valid_from: date, rate_bp: int, *, at_utc: datetime, by: str) -> None:
        """Put a TGC rate from a date on; the same date again replaces it."""
        values: dict[str, Any] = {"rate_bp": rate_bp, "updated_at_utc": at_utc, "updated_by": by}
        self._connection.execute(
            upsert(TaxRateRow)
            .values(article_id=article_id, valid_from=valid_from, **values)
            .on_conflict_do_update(index_elements=["article_id", "valid_from"], set_=values)
        )

    def set_favourite(self, variant_id: str, position: int | None, *, at_utc: datetime, by: str) -> None:
        """Put a variant among the favourites at a position, or take it off with None."""
        self._connection.execute(
            VariantRow.__table__.update()  # type: ignore[attr-defined]
            .where(VariantRow.id == variant_id)
            .values(favourite=position, updated_at_utc=at_utc, updated_by=by)
        )

    def picture(self, picture_id: str) -> bytes | None:
        """Give the PNG of a picture."""
        return self._connection.scalar(select(PictureRow.png).where(PictureRow.id == picture_id))

    def index(self, search_id: int, words: str, codes: Iterable[str]) -> None:
        """Put a variant into the search index, replacing what stood there."""
        self._connection.execute(text("DELETE FROM variant_search WHERE rowid = :id"), {"id": search_id})
        self._connection.execute(
            text("INSERT INTO variant_search (rowid, terms) VALUES (:id, :terms)"),
            {"id": search_id, "terms": search_text(words, codes)},
        )

    def next_search_id(self) -> int:
        """Give the first free row of the search index."""
        highest = self._connection.exec_driver_sql("SELECT max(search_id) FROM variant").scalar()
        return int(highest or 0) + 1

    def replace_gtins(self, variant_id: str, gtins: Sequence[str]) -> None:
        """Give a variant exactly these 14-digit codes."""
        self._connection.execute(delete(VariantGtinRow).where(VariantGtinRow.variant_id == variant_id))
        if gtins:
            self._connection.execute(
                insert(VariantGtinRow),
                [{"gtin": g, "variant_id": variant_id, "position": i} for i, g in enumerate(gtins)],
            )

    def _heads(self, statement: Any, key: str) -> list[VariantHead]:
        rows = self._connection.execute(statement, {"key": key}).all()
        return [VariantHead(*(*row[:7], bool(row[7]), row[8], row[9], self._codes(row[0]))) for row in rows]

    def _codes(self, variant_id: str) -> tuple[str, ...]:
        query = select(VariantGtinRow.gtin).where(VariantGtinRow.variant_id == variant_id)
        return tuple(self._connection.scalars(query.order_by(VariantGtinRow.position, VariantGtinRow.gtin)))

    def _one(self, statement: Any, key: str, on: date) -> SellableItem | None:
        row = self._connection.execute(statement, {"key": key, "on": on.isoformat()}).first()
        return _item(row) if row is not None and row[13] is not None else None

    def _many(self, statement: Any, **values: str | int) -> list[SellableItem]:
        return [_item(row) for row in self._connection.execute(statement, values).all() if row[13] is not None]


def search_text(words: str, codes: Iterable[str]) -> str:
    """Give what the index holds of a variant: its folded words, and every ending of its codes.

    A fragment of a code is then the beginning of one of its endings, so one prefix search finds both.
    """
    endings = [code[i:] for code in codes for i in range(len(code) - _SHORTEST_CODE_END + 1)]
    return " ".join((fold(words), *endings))


def _item(row: Sequence[Any]) -> SellableItem:
    return SellableItem(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9],
        _KINDS[row[10]], row[11], _day(row[12]), row[13], bool(row[14]), row[15], row[16],
    )  # fmt: skip


@lru_cache(maxsize=256)
def _day(text_: str) -> date:  # a list of sixty articles has a handful of price dates
    return date.fromisoformat(text_)

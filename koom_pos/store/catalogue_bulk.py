"""Bulk verbs of the catalogue: whole assortments at once, for imports and the demo shop.

Statements go to the driver as tuples: 100,000 variants cost seconds, which the typed inserts would triple.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection

from koom_pos.store.catalogue import search_text
from koom_pos.store.types import utc_text

ArticleField = Literal["name", "brand_id", "category_id", "kind", "discontinued"]
VariantField = Literal["sku", "shade", "swatch", "size", "discontinued"]

_SCAN = """
    SELECT v.id, v.article_id, v.search_id, v.sku, a.sku, a.name, b.name, c.name, v.shade, v.swatch, v.size,
           (SELECT p.gross_xpf FROM price p WHERE p.variant_id = v.id AND p.valid_from <= ?
            ORDER BY p.valid_from DESC LIMIT 1),
           (SELECT p.valid_from FROM price p WHERE p.variant_id = v.id AND p.valid_from <= ?
            ORDER BY p.valid_from DESC LIMIT 1),
           (SELECT r.rate_bp FROM tax_rate r WHERE r.article_id = a.id AND r.valid_from <= ?
            ORDER BY r.valid_from DESC LIMIT 1),
           a.kind, a.discontinued, v.discontinued, coalesce(s.sellable, 0)
    FROM variant v
    JOIN article a ON a.id = v.article_id
    JOIN brand b ON b.id = a.brand_id
    JOIN category c ON c.id = a.category_id
    LEFT JOIN stock_level s ON s.variant_id = v.id
    ORDER BY v.search_id"""
_PRICE = """
    INSERT INTO price (variant_id, valid_from, gross_xpf, updated_at_utc, updated_by) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (variant_id, valid_from) DO UPDATE SET gross_xpf = excluded.gross_xpf,
        updated_at_utc = excluded.updated_at_utc, updated_by = excluded.updated_by"""
_RATE = """
    INSERT INTO tax_rate (article_id, valid_from, rate_bp, updated_at_utc, updated_by) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (article_id, valid_from) DO UPDATE SET rate_bp = excluded.rate_bp,
        updated_at_utc = excluded.updated_at_utc, updated_by = excluded.updated_by"""
_LEVEL = """
    INSERT INTO stock_level (variant_id, sellable, unsellable) VALUES (?, ?, 0)
    ON CONFLICT (variant_id) DO UPDATE SET sellable = sellable + excluded.sellable"""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to insert."""

    id: str
    sku: str
    name: str
    brand_id: str
    category_id: str
    kind: str
    discontinued: bool
    picture_id: str | None = None


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant to insert; `search_id` is its place in the catalogue's order."""

    id: str
    article_id: str
    search_id: int
    sku: str
    shade: str | None
    swatch: str | None
    size: str | None
    favourite: int | None = None
    discontinued: bool = False


@dataclass(frozen=True, slots=True)
class StoredVariant:
    """A variant with everything an import compares. Price and rate hold on the date asked; None before any."""

    id: str
    article_id: str
    search_id: int
    sku: str
    article_sku: str
    name: str
    brand: str
    category: str
    shade: str | None
    swatch: str | None
    size: str | None
    gross_xpf: int | None
    price_from: date | None
    rate_bp: int | None
    kind: str
    article_discontinued: bool
    variant_discontinued: bool
    stock: int
    gtins: tuple[str, ...]

    @property
    def discontinued(self) -> bool:
        """The variant or its whole article is no longer supplied."""
        return self.article_discontinued or self.variant_discontinued


class CatalogueBulkVerbs:
    """Writes many rows of one kind with one statement each; the caller owns ids and order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def brands(self) -> dict[str, str]:
        """Give name → id of every brand."""
        return {row[0]: row[1] for row in self._connection.exec_driver_sql("SELECT name, id FROM brand")}

    def categories(self) -> dict[str, str]:
        """Give name → id of every category."""
        return {row[0]: row[1] for row in self._connection.exec_driver_sql("SELECT name, id FROM category")}

    def article_skus(self) -> set[str]:
        """Give the code of every article."""
        return {row[0] for row in self._connection.exec_driver_sql("SELECT sku FROM article")}

    def variants(self, on: date) -> Iterator[StoredVariant]:
        """Give every variant in the order of the catalogue, with price and rate as they hold on a date."""
        codes: dict[str, tuple[str, ...]] = {}
        for variant_id, gtin in self._connection.exec_driver_sql(
            "SELECT variant_id, gtin FROM variant_gtin ORDER BY variant_id, position, gtin"
        ):
            codes[variant_id] = (*codes.get(variant_id, ()), gtin)
        day = on.isoformat()
        for row in self._connection.exec_driver_sql(_SCAN, (day, day, day)):
            held_from = date.fromisoformat(row[12]) if row[12] else None
            flags = (bool(row[15]), bool(row[16]))
            yield StoredVariant(*(*row[:12], held_from, *row[13:15], *flags, row[17], codes.get(row[0], ())))

    def add_brands(self, rows: Iterable[tuple[str, str]]) -> None:
        """Insert brands (id, name)."""
        self._many("INSERT INTO brand (id, name) VALUES (?, ?)", rows)

    def add_categories(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Insert categories (id, name, position)."""
        self._many("INSERT INTO category (id, name, position) VALUES (?, ?, ?)", rows)

    def add_pictures(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Insert pictures (SHA-256 in hex, PNG); one that is there already stays."""
        self._many("INSERT INTO picture (id, png) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", rows)

    def add_articles(self, articles: Iterable[NewArticle], *, at_utc: datetime, by: str) -> None:
        """Insert articles."""
        at = utc_text(at_utc)
        self._many(
            """INSERT INTO article (id, sku, name, brand_id, category_id, kind, discontinued, picture_id,
                                    updated_at_utc, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                (a.id, a.sku, a.name, a.brand_id, a.category_id, a.kind, int(a.discontinued), a.picture_id, at, by)
                for a in articles
            ),
        )

    def add_variants(self, variants: Iterable[NewVariant], *, at_utc: datetime, by: str) -> None:
        """Insert variants."""
        at = utc_text(at_utc)
        self._many(
            """INSERT INTO variant (id, article_id, search_id, sku, shade, swatch, size, favourite, discontinued,
                                    updated_at_utc, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                (
                    v.id, v.article_id, v.search_id, v.sku, v.shade, v.swatch, v.size, v.favourite,
                    int(v.discontinued), at, by,
                )
                for v in variants
            ),
        )  # fmt: skip

    def add_gtins(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Insert codes (14 digits, variant id, position)."""
        self._many("INSERT INTO variant_gtin (gtin, variant_id, position) VALUES (?, ?, ?)", rows)

    def put_prices(self, rows: Iterable[tuple[str, date, int]], *, at_utc: datetime, by: str) -> None:
        """Put prices (variant id, from, francs); the same date again replaces."""
        at = utc_text(at_utc)
        self._many(_PRICE, ((variant, day.isoformat(), xpf, at, by) for variant, day, xpf in rows))

    def put_rates(self, rows: Iterable[tuple[str, date, int]], *, at_utc: datetime, by: str) -> None:
        """Put TGC rates (article id, from, basis points); the same date again replaces."""
        at = utc_text(at_utc)
        self._many(_RATE, ((article, day.isoformat(), rate, at, by) for article, day, rate in rows))

    def set_article_field(
        self, field: ArticleField, rows: Iterable[tuple[str, Any]], *, at_utc: datetime, by: str
    ) -> None:
        """Write one field of many articles (id, value), and only that field."""
        self._set("article", field, rows, at_utc=at_utc, by=by)

    def set_variant_field(
        self, field: VariantField, rows: Iterable[tuple[str, Any]], *, at_utc: datetime, by: str
    ) -> None:
        """Write one field of many variants (id, value), and only that field."""
        self._set("variant", field, rows, at_utc=at_utc, by=by)

    def index(self, rows: Iterable[tuple[int, str, Sequence[str]]]) -> None:
        """Index variants (search_id, words, codes), replacing what stood there."""
        texts = [(search_id, search_text(words, codes)) for search_id, words, codes in rows]
        self._many("DELETE FROM variant_search WHERE rowid = ?", ((search_id,) for search_id, _ in texts))
        self._many("INSERT INTO variant_search (rowid, terms) VALUES (?, ?)", texts)

    def receive_stock(
        self,
        rows: Iterable[tuple[str, str, int]],
        *,
        reason: str,
        workstation_id: str,
        at_utc: datetime,
    ) -> None:
        """Record sellable movements (movement id, variant id, signed pieces) and raise the levels."""
        moves = list(rows)
        at = utc_text(at_utc)
        self._many(
            """INSERT INTO stock_movement (id, workstation_id, variant_id, quantity, sellable, reason, at_utc)
               VALUES (?, ?, ?, ?, 1, ?, ?)""",
            ((move, workstation_id, variant, pieces, reason, at) for move, variant, pieces in moves),
        )
        self._many(_LEVEL, ((variant, pieces) for _, variant, pieces in moves))

    def _set(self, table: str, field: str, rows: Iterable[tuple[str, Any]], *, at_utc: datetime, by: str) -> None:
        at = utc_text(at_utc)
        self._many(
            f"UPDATE {table} SET {field} = ?, updated_at_utc = ?, updated_by = ? WHERE id = ?",
            ((int(value) if isinstance(value, bool) else value, at, by, row_id) for row_id, value in rows),
        )

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        values = list(rows)
        if values:
            self._connection.exec_driver_sql(statement, values)

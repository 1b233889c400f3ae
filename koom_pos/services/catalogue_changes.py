"""What the rows of an import change in the catalogue as it stands: worked out without writing anything."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.gtin import display_gtin
from koom_pos.domain.tax import DEFAULT_GOODS_RATE_BP, DEFAULT_SERVICE_RATE_BP
from koom_pos.domain.text import fold
from koom_pos.services.catalogue_rows import CatalogueRow, FaultKind, RowFault
from koom_pos.store.catalogue_bulk import ArticleField, StoredVariant, VariantField

NO_BRAND = "Sans marque"
NO_CATEGORY = "Sans catégorie"

_folded = lru_cache(maxsize=50_000)(fold)
Header = Callable[[str], str]
ArticleKey = tuple[str, str]
"""Folded brand and name: rows that share them are shades or sizes of one article."""


@dataclass(slots=True)
class NewArticleDraft:
    """An article that is not in the catalogue yet, in the words of the first row that names it."""

    name: str
    brand: str
    category: str
    kind: ItemKind
    rate_bp: int


@dataclass(frozen=True, slots=True)
class NewVariantDraft:
    """A variant to add, to an article of the catalogue or to a new one."""

    row: CatalogueRow
    sku: str
    article_id: str | None
    article_key: ArticleKey


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A known variant's price from a date on."""

    variant_id: str
    sku: str
    valid_from: date
    before_xpf: int | None
    after_xpf: int


@dataclass(frozen=True, slots=True)
class RateChange:
    """A known article's TGC rate from today on."""

    article_id: str
    sku: str
    before_bp: int | None
    after_bp: int


@dataclass(slots=True)
class Changes:
    """Everything an import writes. `touched` are the known variants that change in any way."""

    faults: list[RowFault] = field(default_factory=list)
    new_articles: dict[ArticleKey, NewArticleDraft] = field(default_factory=dict)
    new_variants: list[NewVariantDraft] = field(default_factory=list)
    article_fields: dict[ArticleField, dict[str, object]] = field(default_factory=dict)
    variant_fields: dict[VariantField, dict[str, object]] = field(default_factory=dict)
    article_brands: dict[str, str] = field(default_factory=dict)
    article_categories: dict[str, str] = field(default_factory=dict)
    prices: list[PriceChange] = field(default_factory=list)
    rates: dict[str, RateChange] = field(default_factory=dict)
    gtins: list[tuple[str, str, int]] = field(default_factory=list)
    stock: list[tuple[str, int]] = field(default_factory=list)
    reindexed_articles: set[str] = field(default_factory=set)
    reindexed_variants: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    unchanged: int = 0


class Comparison:
    """Compares rows with the catalogue one by one; faults between rows are told like faults of cells."""

    def __init__(
        self,
        stored: Iterable[StoredVariant],
        price_on: Callable[[str, date], int | None],
        today: date,
        header: Header,
    ) -> None:
        self._today = today
        self._price_on = price_on
        self._header = header
        self._by_sku: dict[str, StoredVariant] = {}
        self._by_gtin: dict[str, StoredVariant] = {}
        self._articles: dict[ArticleKey, StoredVariant] = {}
        for variant in stored:
            self._by_sku[variant.sku] = variant
            self._by_gtin.update(dict.fromkeys(variant.gtins, variant))
            self._articles.setdefault((_folded(variant.brand), _folded(variant.name)), variant)
        self._sku_rows: dict[str, int] = {}
        self._gtin_rows: dict[str, int] = {}
        self._claimed: dict[str, int] = {}
        self._wanted: dict[tuple[str | ArticleKey, str], tuple[object, int]] = {}
        self.changes = Changes()

    def take(self, row: CatalogueRow) -> None:
        """Add what one row changes, or what is wrong with it."""
        faults = self._collisions(row)
        known = self._known(row)
        if known is not None:
            faults += self._claims(row, known)
        if not faults:
            faults = self._compare(row, known) if known is not None else self._add(row)
        self.changes.faults += faults

    def _known(self, row: CatalogueRow) -> StoredVariant | None:
        """Give the variant a row means: by its SKU, else by one of its codes."""
        if row.sku is not None and row.sku in self._by_sku:
            return self._by_sku[row.sku]
        return next((self._by_gtin[gtin] for gtin in row.gtins if gtin in self._by_gtin), None)

    def _collisions(self, row: CatalogueRow) -> list[RowFault]:
        """Tell codes that an earlier row of the file has already."""
        faults = []
        if row.sku is not None:
            first = self._sku_rows.setdefault(row.sku, row.number)
            if first != row.number:
                faults.append(self._fault(row, "sku", FaultKind.SKU_TWICE, row.sku, str(first)))
        for gtin in row.gtins:
            first = self._gtin_rows.setdefault(gtin, row.number)
            if first != row.number:
                faults.append(self._fault(row, "gtin", FaultKind.GTIN_TWICE, display_gtin(gtin), str(first)))
        return faults

    def _claims(self, row: CatalogueRow, known: StoredVariant) -> list[RowFault]:
        """Tell codes that belong to another variant of the catalogue, and variants that an earlier row meant."""
        faults = [
            self._fault(row, "gtin", FaultKind.GTIN_OF_OTHER, display_gtin(gtin), self._by_gtin[gtin].sku)
            for gtin in row.gtins
            if gtin in self._by_gtin and self._by_gtin[gtin].id != known.id
        ]
        first = self._claimed.setdefault(known.id, row.number)
        if first != row.number and not faults:
            faults.append(self._fault(row, "sku", FaultKind.SKU_TWICE, known.sku, str(first)))
        return faults

    def _add(self, row: CatalogueRow) -> list[RowFault]:
        """Plan a new variant."""
        faults = []
        if row.sku is None and not row.gtins:
            faults.append(self._fault(row, "sku", FaultKind.NO_IDENTITY))
        if row.name is None:
            faults.append(self._fault(row, "name", FaultKind.NAME_MISSING))
        if row.price_xpf is None:
            faults.append(self._fault(row, "price", FaultKind.PRICE_MISSING))
        if faults or row.name is None:
            return faults
        key = (_folded(row.brand or NO_BRAND), _folded(row.name))
        sibling = self._articles.get(key)
        sku = row.sku or display_gtin(row.gtins[0])
        first = self._sku_rows.setdefault(sku, row.number)
        if first != row.number or sku in self._by_sku:  # a code taken from the GTIN may be somebody's SKU
            taken_by = str(first) if first != row.number else self._by_sku[sku].name
            return [self._fault(row, "sku", FaultKind.SKU_TWICE, sku, taken_by)]
        faults = self._compare_article(row, sibling) if sibling is not None else self._draft(row, key, row.name)
        if not faults:
            article_id = sibling.article_id if sibling else None
            self.changes.new_variants.append(NewVariantDraft(row, sku, article_id, key))
        return faults

    def _draft(self, row: CatalogueRow, key: ArticleKey, name: str) -> list[RowFault]:
        """Name a new article, or check that a further row says the same of it."""
        kind = row.kind or ItemKind.GOODS
        draft = self.changes.new_articles.get(key)
        if draft is None:
            rate_bp = DEFAULT_SERVICE_RATE_BP if kind is ItemKind.SERVICE else DEFAULT_GOODS_RATE_BP
            self.changes.new_articles[key] = NewArticleDraft(
                name=name,
                brand=row.brand or NO_BRAND,
                category=row.category or NO_CATEGORY,
                kind=kind,
                rate_bp=row.rate_bp if row.rate_bp is not None else rate_bp,
            )
        told: tuple[tuple[str, object], ...] = (
            ("category", _folded(row.category) if row.category else None),
            ("kind", row.kind),
            ("rate", row.rate_bp),
        )
        return self._agreed(row, key, told)

    def _compare(self, row: CatalogueRow, known: StoredVariant) -> list[RowFault]:
        """Plan what a row changes on a variant of the catalogue."""
        faults = self._compare_article(row, known)
        if faults:
            return faults
        before = len(self.changes.touched)
        told: tuple[tuple[VariantField, str | None, str | None], ...] = (
            ("sku", row.sku, known.sku),
            ("shade", row.shade, known.shade),
            ("size", row.size, known.size),
            ("swatch", row.swatch, known.swatch.upper() if known.swatch else None),
        )
        for name, value, stands in told:
            if value is not None and value != tidy(stands):
                self.changes.variant_fields.setdefault(name, {})[known.id] = value
                self.changes.reindexed_variants.add(known.id)
                self.changes.touched.add(known.id)
        self._compare_flags_and_codes(row, known)
        self._compare_price_and_stock(row, known)
        if len(self.changes.touched) == before and not self._article_changes(known.article_id):
            self.changes.unchanged += 1
        else:
            self.changes.touched.add(known.id)
        return []

    def _compare_flags_and_codes(self, row: CatalogueRow, known: StoredVariant) -> None:
        if row.discontinued is not None and row.discontinued != known.discontinued:
            self.changes.variant_fields.setdefault("discontinued", {})[known.id] = row.discontinued
            if known.article_discontinued:
                self.changes.article_fields.setdefault("discontinued", {})[known.article_id] = False
            self.changes.touched.add(known.id)
        added = [gtin for gtin in row.gtins if gtin not in known.gtins]
        if added:
            self.changes.gtins += [(gtin, known.id, len(known.gtins) + at) for at, gtin in enumerate(added)]
            self.changes.reindexed_variants.add(known.id)
            self.changes.touched.add(known.id)

    def _compare_price_and_stock(self, row: CatalogueRow, known: StoredVariant) -> None:
        if row.price_xpf is not None:
            valid_from = max(row.price_from or self._today, self._today)
            stands = known.gross_xpf if valid_from == self._today else self._price_on(known.id, valid_from)
            if row.price_xpf != stands:
                self.changes.prices.append(PriceChange(known.id, known.sku, valid_from, stands, row.price_xpf))
                self.changes.touched.add(known.id)
        if row.stock is not None and row.stock != known.stock and known.kind == ItemKind.GOODS:
            self.changes.stock.append((known.id, row.stock - known.stock))
            self.changes.touched.add(known.id)

    def _compare_article(self, row: CatalogueRow, known: StoredVariant) -> list[RowFault]:
        """Plan what a row changes on the article; rows of one article must say the same of it."""
        told: tuple[tuple[str, object], ...] = (
            ("name", row.name),
            ("brand", _folded(row.brand) if row.brand else None),
            ("category", _folded(row.category) if row.category else None),
            ("kind", row.kind),
            ("rate", row.rate_bp),
        )
        faults = self._agreed(row, known.article_id, told)
        if faults:
            return faults
        changes, article = self.changes, known.article_id
        if row.name is not None and row.name != tidy(known.name):
            changes.article_fields.setdefault("name", {})[article] = row.name
            changes.reindexed_articles.add(article)
        if row.brand is not None and _folded(row.brand) != _folded(known.brand):
            changes.article_brands[article] = row.brand
            changes.reindexed_articles.add(article)
        if row.category is not None and _folded(row.category) != _folded(known.category):
            changes.article_categories[article] = row.category
        if row.kind is not None and row.kind != known.kind:
            changes.article_fields.setdefault("kind", {})[article] = str(row.kind)
        if row.rate_bp is not None and row.rate_bp != known.rate_bp:
            changes.rates[article] = RateChange(article, known.article_sku, known.rate_bp, row.rate_bp)
        return []

    def _article_changes(self, article_id: str) -> bool:
        changes = self.changes
        parts: list[Container[str]] = [changes.article_brands, changes.article_categories, changes.rates]
        return any(article_id in part for part in (*parts, *changes.article_fields.values()))

    def _agreed(
        self, row: CatalogueRow, article: str | ArticleKey, told: Sequence[tuple[str, object]]
    ) -> list[RowFault]:
        faults = []
        for name, value in told:
            if value is None:
                continue
            first, number = self._wanted.setdefault((article, name), (value, row.number))
            if first != value:
                fault = self._fault(row, name, FaultKind.ARTICLE_DISAGREES, str(value), f"{first} ({number})")
                faults.append(fault)
        return faults

    def _fault(self, row: CatalogueRow, column: str, kind: FaultKind, text: str = "", fact: str = "") -> RowFault:
        return RowFault(row.number, self._header(column), kind, text, fact)


def tidy(text: str | None) -> str:
    """Give a stored text as a sheet would give it back: blanks run together, none as empty."""
    return " ".join((text or "").split())

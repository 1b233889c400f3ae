"""Import articles from a sheet: check everything first, then write everything, or nothing.

`check_sheet` only reads and lists every fault; `carry_out` compares again inside its one transaction, so that a sale
made meanwhile is never overwritten. Blank cells change nothing, codes are added and never taken away, prices and
rates change from today on: an article sold yesterday keeps what it was sold at.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import rfc8785

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.gtin import display_gtin
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.text import fold
from koom_pos.services import journal_writer
from koom_pos.services.catalogue_changes import Changes, Comparison
from koom_pos.services.catalogue_rows import CatalogueRow, FaultKind, RowFault, RowReader
from koom_pos.services.catalogue_sheet import Sheet, propose_mapping, read_sheet, write_csv
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.catalogue_bulk import NewArticle, NewVariant, StoredVariant

__all__ = [
    "FaultKind",
    "ImportPlan",
    "ImportReport",
    "RowFault",
    "Sheet",
    "carry_out",
    "check_sheet",
    "export_catalogue",
    "propose_mapping",
    "read_sheet",
]

EXPORT_HEADERS = (
    "Référence", "Code-barres", "Désignation", "Marque", "Catégorie", "Teinte", "Code couleur", "Contenance",
    "Prix TTC", "Prix depuis", "TGC", "Nature", "Arrêté", "Stock",
)  # fmt: skip
_LISTED = 100
"""Changes written out in a journal entry; the hash covers them all."""
_TELL_EVERY = 500
_LACKING = (FaultKind.NAME_MISSING, FaultKind.PRICE_MISSING)

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]


class ImportCancelledError(RefusedError):
    """Somebody changed her mind; nothing was written."""


class FaultyPlanError(RefusedError):
    """The sheet has faults, or the catalogue changed so that it has some now: check again. Nothing was written."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A sheet as checked. `new`, `changed` and `unchanged` count rows; with `faults` nothing can be carried out."""

    rows: tuple[CatalogueRow, ...]
    headers: Mapping[str, str]
    faults: tuple[RowFault, ...]
    new: int
    changed: int
    unchanged: int
    new_articles: int
    price_changes: int
    rate_changes: int
    stock_changes: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import wrote, in rows; prices and rates of articles that were known before."""

    new: int
    changed: int
    unchanged: int
    price_changes: int
    rate_changes: int


def _never() -> bool:
    return False


def _unseen(done: int, total: int) -> None:
    del done, total


def check_sheet(
    desk: Desk,
    sheet: Sheet,
    mapping: Mapping[str, str],
    *,
    on_progress: Progress = _unseen,
    cancelled: Cancelled = _never,
) -> ImportPlan:
    """Read every row, compare it with the catalogue, and tell what an import would do. Nothing is written.

    Args:
        desk: Whose catalogue.
        sheet: What `read_sheet` gave.
        mapping: Header → field of `catalogue_sheet.FIELDS`; headers left out are not imported.
        on_progress: Gets (rows done, rows).
        cancelled: Asked now and then.

    Raises:
        ImportCancelledError
    """
    reader = RowReader(sheet, mapping)
    rows: list[CatalogueRow] = []
    faults: list[RowFault] = []
    faulty: set[int] = set()
    cells_at_fault: set[tuple[int, str]] = set()
    total = len(sheet.rows)
    for done, (number, cells) in enumerate(zip(sheet.numbers, sheet.rows, strict=True)):
        if done % _TELL_EVERY == 0:
            _go_on(cancelled)
            on_progress(done, total)
        row, wrong = reader.read(number, cells)
        rows.append(row)
        faults += wrong
        faulty.update(fault.row for fault in wrong)
        cells_at_fault.update((fault.row, fault.column) for fault in wrong)
    headers = {field: header for header, field in reversed(list(mapping.items()))}
    with desk.store.reading() as tx:
        # A blank left by a faulty cell is no further fault: only rows that read well are compared.
        changes = _compare(tx, [r for r in rows if r.number not in faulty], desk.today(), headers)
        # What a faulty row lacks besides is told with its fault, so that one round of mending is enough. With its
        # code at fault nobody knows whether the article is new, and so whether it lacks anything.
        unclear = {fault.row for fault in faults if fault.kind.startswith(("gtin", "sku"))}
        told = [r for r in rows if r.number in faulty - unclear]
        others = _compare(tx, told, desk.today(), headers).faults if told else ()
    faults += [f for f in others if f.kind in _LACKING and (f.row, f.column) not in cells_at_fault]
    on_progress(total, total)
    return ImportPlan(
        rows=tuple(rows),
        headers=headers,
        faults=tuple(sorted((*faults, *changes.faults), key=lambda fault: fault.row)),
        new=len(changes.new_variants),
        changed=len(changes.touched),
        unchanged=changes.unchanged,
        new_articles=len(changes.new_articles),
        price_changes=len(changes.prices),
        rate_changes=len(changes.rates),
        stock_changes=len(changes.stock),
    )


def carry_out(
    desk: Desk,
    operator: Operator,
    plan: ImportPlan,
    *,
    on_progress: Progress = _unseen,
    cancelled: Cancelled = _never,
) -> ImportReport:
    """Write a checked sheet in one transaction; journalled. A sheet that changes nothing writes nothing.

    Raises:
        FaultyPlanError, ImportCancelledError, NotAllowedError
    """
    operator.check(Right.EDIT_CATALOGUE)
    if plan.faults:
        raise FaultyPlanError(plan.faults)
    with desk.store.transaction() as tx:
        writer = _Writer(tx, desk, operator)
        changes = _compare(tx, plan.rows, writer.today, plan.headers)
        if changes.faults:
            raise FaultyPlanError(changes.faults)
        steps = (writer.add, writer.change, writer.date_prices, writer.index, writer.journal)
        for done, step in enumerate(steps):
            _go_on(cancelled)
            on_progress(done, len(steps))
            step(changes)
        _go_on(cancelled)
    on_progress(len(steps), len(steps))
    return ImportReport(
        new=len(changes.new_variants),
        changed=len(changes.touched),
        unchanged=changes.unchanged,
        price_changes=len(changes.prices),
        rate_changes=len(changes.rates),
    )


def export_catalogue(desk: Desk, operator: Operator, path: Path) -> int:
    """Write every variant to a CSV that `check_sheet` reads back unchanged; journalled. Gives the rows written.

    Raises:
        NotAllowedError
        OSError: the file could not be written.
    """
    operator.check(Right.EDIT_CATALOGUE)
    with desk.store.reading() as tx:
        rows = [_exported(variant) for variant in tx.catalogue_bulk.variants(desk.today())]
    written = write_csv(path, EXPORT_HEADERS, rows)
    payload = {"operator": operator.code, "what": "catalogue", "rows": written}
    journal_writer.note(desk, JournalKind.EXPORT, payload)
    return written


def _go_on(cancelled: Cancelled) -> None:
    if cancelled():
        raise ImportCancelledError("cancelled")


def _compare(tx: Transaction, rows: Sequence[CatalogueRow], today: date, headers: Mapping[str, str]) -> Changes:
    def price_on(variant_id: str, day: date) -> int | None:
        held = [p.gross_xpf for p in tx.catalogue.prices(variant_id) if p.valid_from <= day]
        return held[-1] if held else None

    comparison = Comparison(tx.catalogue_bulk.variants(today), price_on, today, lambda field: headers.get(field, ""))
    for row in rows:
        comparison.take(row)
    return comparison.changes


class _Writer:
    """Writes `Changes`, step by step, inside one transaction."""

    def __init__(self, tx: Transaction, desk: Desk, operator: Operator) -> None:
        self._tx = tx
        self._bulk = tx.catalogue_bulk
        self._desk = desk
        self._operator = operator
        self._at_utc = desk.now()
        self.today = desk.today(self._at_utc)
        self._stamp: dict[str, Any] = {"at_utc": self._at_utc, "by": operator.id}

    def add(self, changes: Changes) -> None:
        """Insert brands, categories, articles, variants, codes, first prices and rates, opening stock."""
        new_id, bulk = self._desk.new_id, self._bulk
        drafts = changes.new_articles
        brands = self._brand_ids([*(d.brand for d in drafts.values()), *changes.article_brands.values()])
        categories = self._category_ids(
            [*(d.category for d in drafts.values()), *changes.article_categories.values()]
        )
        self._put_fields(changes, brands, categories)
        ids = {key: new_id() for key in drafts}
        skus = self._article_skus(changes)
        bulk.add_articles(
            (
                NewArticle(
                    ids[key], skus[key], d.name, brands[fold(d.brand)], categories[fold(d.category)], d.kind, False
                )
                for key, d in drafts.items()
            ),
            **self._stamp,
        )
        bulk.put_rates(((ids[key], self.today, d.rate_bp) for key, d in drafts.items()), **self._stamp)
        rows = [(v.row, new_id(), v.article_id or ids[v.article_key], v.sku) for v in changes.new_variants]
        first = self._tx.catalogue.next_search_id()
        bulk.add_variants(
            (
                NewVariant(
                    variant_id, article_id, first + at, sku, r.shade, r.swatch, r.size,
                    discontinued=bool(r.discontinued),
                )
                for at, (r, variant_id, article_id, sku) in enumerate(rows)
            ),
            **self._stamp,
        )  # fmt: skip
        changes.reindexed_variants.update(variant_id for _, variant_id, _, _ in rows)
        bulk.add_gtins((gtin, variant_id, at) for r, variant_id, _, _ in rows for at, gtin in enumerate(r.gtins))
        prices = ((variant_id, r.price_from or self.today, r.price_xpf or 0) for r, variant_id, _, _ in rows)
        bulk.put_prices(prices, **self._stamp)
        services = {key for key, d in drafts.items() if d.kind is ItemKind.SERVICE}
        stocked = zip(changes.new_variants, rows, strict=True)
        self._receive([(row[1], row[0].stock or 0) for v, row in stocked if v.article_key not in services])

    def change(self, changes: Changes) -> None:
        """Write the fields of known articles and variants that differ, and only those."""
        for field, values in changes.variant_fields.items():
            self._bulk.set_variant_field(field, values.items(), **self._stamp)
        self._bulk.add_gtins(changes.gtins)
        self._receive(changes.stock)

    def date_prices(self, changes: Changes) -> None:
        """Put the prices and rates that change."""
        self._bulk.put_prices(((p.variant_id, p.valid_from, p.after_xpf) for p in changes.prices), **self._stamp)
        rates = ((r.article_id, self.today, r.after_bp) for r in changes.rates.values())
        self._bulk.put_rates(rates, **self._stamp)

    def index(self, changes: Changes) -> None:
        """Bring the search index up to date for what is new or reads differently."""
        if changes.reindexed_variants or changes.reindexed_articles:
            self._bulk.index(
                (v.search_id, " ".join(filter(None, (v.name, v.brand, v.shade, v.size, v.sku))), (v.sku, *v.gtins))
                for v in self._bulk.variants(self.today)
                if v.id in changes.reindexed_variants or v.article_id in changes.reindexed_articles
            )

    def journal(self, changes: Changes) -> None:
        """Seal what changed: prices and rates with a hash of them all, then the import itself."""
        prices = [
            {
                "sku": p.sku,
                "valid_from": p.valid_from.isoformat(),
                "before_xpf": p.before_xpf,
                "after_xpf": p.after_xpf,
            }
            for p in changes.prices
        ]
        rates = [{"sku": r.sku, "before_bp": r.before_bp, "after_bp": r.after_bp} for r in changes.rates.values()]
        self._append_list(JournalKind.PRICE_CHANGE, prices)
        self._append_list(JournalKind.RATE_CHANGE, rates)
        if changes.new_variants or changes.touched:
            payload = {
                "operator": self._operator.code,
                "what": "catalogue",
                "new": len(changes.new_variants),
                "changed": len(changes.touched),
                "unchanged": changes.unchanged,
            }
            journal_writer.append(self._tx, self._desk, JournalKind.IMPORT, payload, at_utc=self._at_utc)

    def _append_list(self, kind: JournalKind, rows: list[dict[str, Any]]) -> None:
        if rows:
            payload = {
                "operator": self._operator.code,
                "source": "import",
                "count": len(rows),
                "sha256": hashlib.sha256(rfc8785.dumps(rows)).hexdigest(),
                "changes": rows[:_LISTED],
            }
            journal_writer.append(self._tx, self._desk, kind, payload, at_utc=self._at_utc)

    def _put_fields(self, changes: Changes, brands: Mapping[str, str], categories: Mapping[str, str]) -> None:
        for field, values in changes.article_fields.items():
            self._bulk.set_article_field(field, values.items(), **self._stamp)
        branded = [(article, brands[fold(name)]) for article, name in changes.article_brands.items()]
        self._bulk.set_article_field("brand_id", branded, **self._stamp)
        sorted_in = [(article, categories[fold(name)]) for article, name in changes.article_categories.items()]
        self._bulk.set_article_field("category_id", sorted_in, **self._stamp)

    def _brand_ids(self, names: Sequence[str]) -> dict[str, str]:
        """Give folded name → id, adding the brands that are new."""
        known, missing = self._known_and_missing(self._bulk.brands(), names)
        self._bulk.add_brands((row_id, name) for name, row_id in missing.items())
        return known

    def _category_ids(self, names: Sequence[str]) -> dict[str, str]:
        stored = self._bulk.categories()
        known, missing = self._known_and_missing(stored, names)
        self._bulk.add_categories(
            (row_id, name, len(stored) + at) for at, (name, row_id) in enumerate(missing.items())
        )
        return known

    def _known_and_missing(
        self, stored: Mapping[str, str], names: Sequence[str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        known = {fold(name): row_id for name, row_id in stored.items()}
        missing: dict[str, str] = {}
        for name in names:
            if fold(name) not in known:
                known[fold(name)] = missing[name] = self._desk.new_id()
        return known, missing

    def _article_skus(self, changes: Changes) -> dict[tuple[str, str], str]:
        """Give each new article the code of its first variant, told apart where another article has it."""
        taken = self._bulk.article_skus()
        skus: dict[tuple[str, str], str] = {}
        for draft in changes.new_variants:
            if draft.article_id is None and draft.article_key not in skus:
                sku, rank = draft.sku, 1
                while sku in taken:
                    rank += 1
                    sku = f"{draft.sku}/{rank}"
                taken.add(sku)
                skus[draft.article_key] = sku
        return skus

    def _receive(self, pieces: Sequence[tuple[str, int]]) -> None:
        self._bulk.receive_stock(
            [(self._desk.new_id(), variant_id, count) for variant_id, count in pieces if count],
            reason="import",
            workstation_id=self._desk.workstation.id,
            at_utc=self._at_utc,
        )


def _exported(variant: StoredVariant) -> tuple[str, ...]:
    return (
        variant.sku,
        " | ".join(display_gtin(gtin) for gtin in variant.gtins),
        variant.name,
        variant.brand,
        variant.category,
        variant.shade or "",
        variant.swatch or "",
        variant.size or "",
        "" if variant.gross_xpf is None else str(variant.gross_xpf),
        variant.price_from.isoformat() if variant.price_from else "",
        "" if variant.rate_bp is None else f"{variant.rate_bp // 100} %",
        variant.kind,
        "oui" if variant.discontinued else "non",
        str(variant.stock) if variant.kind == ItemKind.GOODS else "",
    )

"""The list of articles as a model: it knows how many there are and reads only the pages that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.money import format_francs
from koom_pos.ui.till.words import rate_words

ReadPage = Callable[[int, int], Sequence[SellableItem]]
Index = QModelIndex | QPersistentModelIndex
PAGE = 32
_PAGES_KEPT = 40
_ROOT = QModelIndex()
ITEM = int(Qt.ItemDataRole.UserRole)
"""Role that gives the `SellableItem` of a row, or None."""
FAVOURITE = ITEM + 1
"""Role that tells whether the row is a favourite of the sale screen."""

_ROLES = (ITEM, FAVOURITE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ArticleColumn(IntEnum):
    """The columns, from left to right."""

    ARTICLE = 0
    SHADE = 1
    PRICE = 2
    TGC = 3
    STOCK = 4
    FAVOURITE = 5


class ArticleModel(QAbstractTableModel):
    """Rows come either from the whole catalogue, page by page, or from the answer to a search."""

    def __init__(self, read_page: ReadPage, parent: QObject | None = None) -> None:
        """Make an empty list.

        Args:
            read_page: Gives the rows from an offset on, at most so many: `read_page(offset, limit)`.
            parent: Owner.
        """
        super().__init__(parent)
        self._read_page = read_page
        self._pages: OrderedDict[int, Sequence[SellableItem]] = OrderedDict()
        self._found: Sequence[SellableItem] | None = None
        self._count = 0
        self._favourites: frozenset[str] = frozenset()

    def show_all(self, count: int, favourites: frozenset[str]) -> None:
        """Show the whole catalogue of `count` variants; nothing is read before it is looked at."""
        self.beginResetModel()
        self._found, self._count, self._favourites = None, count, favourites
        self._pages.clear()
        self.endResetModel()

    def show_found(self, found: Sequence[SellableItem], favourites: frozenset[str]) -> None:
        """Show the answer to a search."""
        self.beginResetModel()
        self._found, self._count, self._favourites = found, len(found), favourites
        self._pages.clear()
        self.endResetModel()

    def item(self, row: int) -> SellableItem | None:
        """Return the article of a row; None where it has no price today."""
        if not 0 <= row < self._count:
            return None
        if self._found is not None:
            return self._found[row]
        page, place = divmod(row, PAGE)
        items = self._page(page)
        return items[place] if place < len(items) else None

    def row_of(self, variant_id: str) -> int | None:
        """Return the row of a variant among those already read, or None."""
        if self._found is not None:
            return next((row for row, item in enumerate(self._found) if item.variant_id == variant_id), None)
        for page, items in self._pages.items():
            for place, item in enumerate(items):
                if item.variant_id == variant_id:
                    return page * PAGE + place
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ArticleColumn)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(index.column())
        if role not in _ROLES:
            return None  # asked for often while painting; no page is read for it
        item = self.item(index.row())
        if item is None:
            unpriced = role == Qt.ItemDataRole.DisplayRole and index.column() == ArticleColumn.ARTICLE
            return self.tr("Article without a price today") if unpriced else None
        return self._of_item(item, ArticleColumn(index.column()), role)

    def _of_item(self, item: SellableItem, column: ArticleColumn, role: int) -> object:
        if role == ITEM:
            return item
        if role == FAVOURITE:
            return item.variant_id in self._favourites
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(item, column)
        return self._words(item, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Article"),
            self.tr("Shade, size"),
            self.tr("Price"),
            self.tr("TGC"),
            self.tr("Stock"),
            "",
        )[section]

    def _words(self, item: SellableItem, column: ArticleColumn) -> str:
        words = {
            ArticleColumn.ARTICLE: item.name,
            ArticleColumn.SHADE: item.detail,
            ArticleColumn.PRICE: format_francs(item.gross_xpf),
            ArticleColumn.TGC: rate_words(item.rate_bp),
            ArticleColumn.STOCK: str(item.stock) if item.kind is ItemKind.GOODS else "–",
        }
        return words.get(column, "")

    def _spoken(self, item: SellableItem, column: ArticleColumn) -> str:
        if column is ArticleColumn.FAVOURITE:
            return self.tr("favourite") if item.variant_id in self._favourites else ""
        if column is ArticleColumn.ARTICLE:
            out = self.tr("discontinued") if item.discontinued else ""
            return ", ".join(part for part in (item.name, item.brand, out) if part)
        return self._words(item, column)

    def _page(self, page: int) -> Sequence[SellableItem]:
        kept = self._pages.get(page)
        if kept is None:
            kept = self._read_page(page * PAGE, PAGE)
            self._pages[page] = kept
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return kept


def _aligned(column: int) -> Qt.AlignmentFlag:
    if column in (ArticleColumn.PRICE, ArticleColumn.TGC, ArticleColumn.STOCK):
        return _RIGHT
    if column == ArticleColumn.FAVOURITE:
        return _CENTRE
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

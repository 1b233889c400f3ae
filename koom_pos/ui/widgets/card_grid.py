"""A grid of article cards that stays quick with thousands: only the visible ones are drawn."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from koom_pos.ui.kept_paintings import KeptPaintings
from koom_pos.ui.theme import SPACE_S, theme_changed
from koom_pos.ui.widgets.article_card import CARD_HEIGHT, CARD_WIDTH, CardFacts, CardState, paint_card

Index = QModelIndex | QPersistentModelIndex
_FACTS = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
_KEPT_CARDS = 48  # what a large screen shows, twice


class CardModel(QAbstractListModel):
    """The cards of a grid, in reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[CardFacts] = ()

    def set_cards(self, cards: Sequence[CardFacts]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def card(self, row: int) -> CardFacts:
        """Return the card at a place."""
        return self._cards[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        facts = self._cards[index.row()]
        if role == _FACTS:
            return facts
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return facts.spoken()
        return facts.name if role == Qt.ItemDataRole.ToolTipRole else None


class _CardDelegate(QStyledItemDelegate):
    """Draws the cards of a grid, each in its cell less the gap."""

    def __init__(self, grid: "CardGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._kept = KeptPaintings(_KEPT_CARDS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        facts = index.data(_FACTS)
        room: QRect = option.rect
        flags: QStyle.StateFlag = option.state
        state = CardState(
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
            focused=bool(flags & QStyle.StateFlag.State_HasFocus),
        )
        picture = self._grid.picture_of(facts.key)
        self._kept.paint(
            painter,
            room.adjusted(0, 0, -SPACE_S, -SPACE_S),
            (facts, state, None if picture is None else picture.cacheKey()),
            lambda onto, whole: paint_card(onto, whole, facts, state, picture=picture),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._grid.gridSize()


class CardGrid(QListView):
    """Cards that fill the width, for thumb, mouse and arrows; Enter or a touch chooses.

    Signals:
        chosen: The key of the card that was touched (str).
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = CardModel(self)
        self._picture_source: Callable[[str], QPixmap | None] | None = None
        self.setModel(self._cards)
        self.setItemDelegate(_CardDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("cards", True)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._choose)
        theme_changed().changed.connect(self._repaint)

    def show_cards(self, cards: Sequence[CardFacts]) -> None:
        """Show these cards from the top; the keyboard stands on the first."""
        self._cards.set_cards(cards)
        self.scrollToTop()
        if cards:
            self.setCurrentIndex(self._cards.index(0))

    def set_picture_source(self, source: Callable[[str], QPixmap | None]) -> None:
        """Take pictures from here, by key, each time a card is drawn; the source keeps what it has loaded."""
        self._picture_source = source
        self.viewport().update()

    def picture_of(self, key: str) -> QPixmap | None:
        """Return the picture of an article, if it has one."""
        return self._picture_source(key) if self._picture_source else None

    def count(self) -> int:
        """Return how many cards there are, seen or not."""
        return self._cards.rowCount()

    def columns(self) -> int:
        """Return how many cards stand side by side."""
        return max(1, self._room() // (CARD_WIDTH + SPACE_S))

    def resizeEvent(self, event: QResizeEvent) -> None:
        cell = QSize(self._room() // self.columns(), CARD_HEIGHT + SPACE_S)
        if cell != self.gridSize():
            self.setGridSize(cell)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def card_centre(self, row: int) -> QPoint:
        """Return where a card stands in the viewport, for a touch."""
        return self.visualRect(self._cards.index(row)).center()

    def _room(self) -> int:
        """Return the width for cards. It leaves out the scroll bar, shown or not, so that columns never jump."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - 2

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._cards.card(index.row()).key)

    def _repaint(self) -> None:
        self.viewport().update()

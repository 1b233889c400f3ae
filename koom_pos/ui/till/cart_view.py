"""The lines of the open sale: picture or shade, article, quantity, price, discount with its reason, total."""

from dataclasses import dataclass
from functools import lru_cache, partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPixmap, QResizeEvent, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.money import format_francs
from koom_pos.domain.sale import PricedLine
from koom_pos.services.ringing import Rung
from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.kept_paintings import KeptPaintings
from koom_pos.ui.theme import RADIUS, SPACE_M, SPACE_S, color, theme_changed
from koom_pos.ui.till.pictures import PictureSource
from koom_pos.ui.till.words import discount_words, return_words
from koom_pos.ui.widgets.swatch import paint_swatch
from koom_pos.ui.widgets.tables import flash_row, style_table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = int(Qt.ItemDataRole.UserRole)
_THUMB = 40
_PIECES_LEAST = 44
_PADDING = 9
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEPT_ROWS = 48  # three screens of them


@dataclass(frozen=True, slots=True)
class CartRow:
    """One line as the cart shows it; amounts are ready-made by the domain."""

    priced: PricedLine
    title: str
    note: str
    discount: str

    @property
    def line_id(self) -> str:
        """The line of the sale this row shows."""
        return self.priced.line.id

    def spoken(self) -> str:
        """Return the row as one sentence for screen readers."""
        parts = (
            str(self.priced.line.quantity),
            self.title,
            self.note,
            self.discount,
            format_francs(self.total_xpf()),
        )
        return ", ".join(part for part in parts if part)

    def total_xpf(self) -> int:
        """Return the line's total before its share of a ticket discount, which stands in the totals."""
        return self.priced.undiscounted_xpf - self.priced.discount_xpf


def cart_row(priced: PricedLine) -> CartRow:
    """Put a priced line into words."""
    line = priced.line
    note = " · ".join(part for part in (return_words(line), line.detail) if part)
    return CartRow(priced, line.label, note, discount_words(line.discount) if line.discount else "")


class CartModel(QAbstractTableModel):
    """The rows of the cart, in the order in which they were rung."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CartRow] = []

    def set_rows(self, rows: list[CartRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> CartRow:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, line_id: str | None) -> int:
        """Return the place of a line, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.line_id == line_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        if role == _ROW:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()].spoken()
        return None


class CartDelegate(QStyledItemDelegate):
    """Draws one line of the cart."""

    def __init__(self, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._kept = KeptPaintings(_KEPT_ROWS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CartRow = index.data(_ROW)
        flags: QStyle.StateFlag = option.state
        chosen = bool(flags & QStyle.StateFlag.State_Selected) and bool(flags & QStyle.StateFlag.State_Enabled)
        picture = self._pictures.pixmap(row.priced.line.picture_id)
        facts = (row, chosen, None if picture is None else picture.cacheKey())
        self._kept.paint(painter, option.rect, facts, partial(self._draw, row, chosen))

    def _draw(self, row: CartRow, chosen: bool, painter: QPainter, room: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, color("surface"))
        if chosen:
            painter.fillRect(room, color("hover"))
            painter.fillRect(QRect(room.x(), room.y(), 4, room.height()), color("ink"))
        painter.fillRect(QRect(room.x(), room.bottom(), room.width(), 1), color("hairline"))
        self._paint_thumb(painter, room, row)
        self._paint_words(painter, room, row)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room: QRect = option.rect
        return QSize(room.width(), row_height(index.data(_ROW), room.width()))

    def _paint_thumb(self, painter: QPainter, room: QRect, row: CartRow) -> None:
        square = QRectF(room.x() + SPACE_M, room.y() + _PADDING, _THUMB, _THUMB)
        line = row.priced.line
        picture = self._pictures.pixmap(line.picture_id)
        if picture is not None:
            corners = QPainterPath()
            corners.addRoundedRect(square, RADIUS - 2, RADIUS - 2)
            painter.save()
            painter.setClipPath(corners)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(square.toRect(), picture)
            painter.restore()
        elif line.swatch is not None:
            paint_swatch(painter, square, line.swatch, radius=RADIUS - 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sunken"))
            painter.drawRoundedRect(square, RADIUS - 2, RADIUS - 2)
            drawn: QPixmap = icons.pixmap(_icon_of(row), "muted", density=painter.device().devicePixelRatio())
            inset = (_THUMB - icons.MEDIUM) // 2
            painter.drawPixmap(int(square.x()) + inset, int(square.y()) + inset, drawn)

    def _paint_words(self, painter: QPainter, room: QRect, row: CartRow) -> None:
        line = row.priced.line
        body, bold, note = font(TypeSize.BODY), font(TypeSize.BODY, bold=True), font(TypeSize.NOTE)
        high = QFontMetrics(body).height()
        low = QFontMetrics(note).height()
        top = room.y() + _PADDING
        several = abs(line.quantity) != 1
        painter.setFont(bold if several else body)
        painter.setPen(color("ink" if several else "muted"))
        pieces = QRect(room.x() + SPACE_M + _THUMB, top, pieces_width(row), high)
        painter.drawText(pieces, Qt.AlignmentFlag.AlignCenter, _pieces(row))
        words = _words_room(room, row)
        words.setTop(top)
        total = format_francs(row.total_xpf())
        painter.setFont(bold)
        painter.setPen(color("danger" if row.priced.gross_xpf < 0 else "ink"))
        painter.drawText(QRect(room.x(), top, room.width() - SPACE_M, high), _RIGHT, total)
        painter.setFont(body)
        painter.setPen(color("ink"))
        title_lines = _lines(row.title, _title_width(words.width(), row), body)
        title = QRectF(words.x(), top, _title_width(words.width(), row), high * title_lines)
        painter.drawText(title, row.title, _wrapping())
        top += high * title_lines
        painter.setFont(note)
        self._paint_note(painter, QRect(words.x(), top, words.width(), low), row)
        if row.discount:
            under = QRect(words.x(), top + low + 2, words.width(), low)
            painter.setPen(color("positive"))
            painter.drawText(under, _LEFT, row.discount)
            painter.drawText(under, _RIGHT, format_francs(-row.priced.discount_xpf))

    def _paint_note(self, painter: QPainter, room: QRect, row: CartRow) -> None:
        line = row.priced.line
        unit = ""
        if line.returned is None and (line.quantity != 1 or row.discount):
            unit = f"{line.quantity} × {format_francs(line.unit_price_xpf)}"
        painter.setPen(color("danger" if line.returned is not None else "muted"))
        wide = room.width() - QFontMetrics(painter.font()).horizontalAdvance(unit) - SPACE_S
        note = painter.fontMetrics().elidedText(row.note, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room, _LEFT, note)
        painter.setPen(color("muted"))
        painter.drawText(room, _RIGHT, unit)


def row_height(row: CartRow, width: int) -> int:
    """Return how high a row must be so that nothing of it is cut at this width."""
    words = _words_room(QRect(0, 0, width, 0), row)
    return _height(row.title, _title_width(words.width(), row), discounted=bool(row.discount))


@lru_cache(maxsize=512)
def _height(title: str, width: int, *, discounted: bool) -> int:  # a scan asks it of every row again
    body = font(TypeSize.BODY)
    low = QFontMetrics(font(TypeSize.NOTE)).height()
    needed = QFontMetrics(body).height() * _lines(title, width, body) + low + (low + 2 if discounted else 0)
    return max(_THUMB, needed) + 2 * _PADDING


def pieces_width(row: CartRow) -> int:
    """Return the room the pieces of a row take: the same for all up to two digits, as much as it needs beyond."""
    needed = _bold_width(_pieces(row))
    return max(_PIECES_LEAST, needed + SPACE_M)


def _pieces(row: CartRow) -> str:
    return f"{abs(row.priced.line.quantity)} ×"


def _words_room(room: QRect, row: CartRow) -> QRect:
    left = room.x() + SPACE_M + _THUMB + pieces_width(row)
    return QRect(left, room.y(), room.right() - SPACE_M - left + 1, 0)


def _title_width(width: int, row: CartRow) -> int:
    return max(80, width - _bold_width(format_francs(row.total_xpf())) - SPACE_M)


@lru_cache(maxsize=512)
def _bold_width(words: str) -> int:
    return QFontMetrics(font(TypeSize.BODY, bold=True)).horizontalAdvance(words)


def _lines(words: str, width: int, face: QFont) -> int:
    measure = QFontMetrics(face)
    if measure.horizontalAdvance(words) <= width:
        return 1
    wrapped = measure.boundingRect(QRect(0, 0, width, 1000), int(Qt.TextFlag.TextWordWrap), words)
    return max(1, wrapped.height() // measure.height())


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option


def _icon_of(row: CartRow) -> str:
    if row.priced.line.returned is not None:
        return "return"
    return "gift" if row.priced.line.kind is ItemKind.GIFT_CARD else "articles"


class CartView(QTableView):
    """The cart. The line the cashier stands at is the current one; arrows and touches move it.

    Signals:
        line_chosen: The cashier stands at another line (str).
        void_wanted: Delete was pressed on the current line.
        step_wanted: One piece more or less of the current line (int).
    """

    line_chosen = Signal(str)
    void_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cart = CartModel(self)
        self._showing = False
        self.setModel(self.cart)
        self.setItemDelegate(CartDelegate(pictures, self))
        style_table(self, self.tr("Lines of the ticket"), row_height=_THUMB + 2 * _PADDING, flat=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        theme_changed().changed.connect(self._repaint)

    def show_rung(self, rung: Rung) -> None:
        """Show the lines of a sale and stand at its current one."""
        self._showing = True
        try:
            self.cart.set_rows([cart_row(priced) for priced in rung.totals.lines])
            self._fit_rows()
            place = self.cart.place_of(rung.sale.current_line_id)
            if place >= 0:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.selectionModel().setCurrentIndex(self.cart.index(place, 0), flags)
                self.scrollTo(self.cart.index(place, 0))
        finally:
            self._showing = False

    def current_line_id(self) -> str | None:
        """Return the line the cashier stands at, or None when the cart is empty."""
        index = self.currentIndex()
        return self.cart.row(index.row()).line_id if index.isValid() else None

    def current_row(self) -> CartRow | None:
        """Return the row the cashier stands at, or None."""
        index = self.currentIndex()
        return self.cart.row(index.row()) if index.isValid() else None

    def flash(self, line_id: str | None) -> None:
        """Let a line light up once: it was just rung."""
        place = self.cart.place_of(line_id)
        if place >= 0:
            flash_row(self, place)

    def step(self, rows: int) -> None:
        """Stand at a neighbour of the current line."""
        if not self.cart.rowCount():
            return
        place = min(max(0, self.currentIndex().row() + rows), self.cart.rowCount() - 1)
        self.setCurrentIndex(self.cart.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.void_wanted.emit()
        elif event.text() in ("+", "-"):
            self.step_wanted.emit(1 if event.text() == "+" else -1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        width = self.viewport().width()
        for place in range(self.cart.rowCount()):
            height = row_height(self.cart.row(place), width)
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)

    def _chosen(self, current: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.line_chosen.emit(self.cart.row(current.row()).line_id)

    def _repaint(self) -> None:
        self.viewport().update()

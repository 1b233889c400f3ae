"""How a row of the list of articles is drawn: picture or shade before the name, a star behind what is a favourite."""

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.ui import icons
from koom_pos.ui.articles.article_model import FAVOURITE, ITEM, ArticleColumn, ArticleModel
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import SPACE_M, SPACE_S, color, theme_changed
from koom_pos.ui.widgets.swatch import paint_swatch
from koom_pos.ui.widgets.tables import style_table

Index = QModelIndex | QPersistentModelIndex
PictureOf = Callable[[str | None], QPixmap | None]
THUMB = 40
ROW = 56
_DOT = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _NameDelegate(QStyledItemDelegate):
    """The article: its picture, its name, its brand under it."""

    def __init__(self, picture_of: PictureOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture_of = picture_of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: SellableItem | None = index.data(ITEM)
        words = index.data()
        option.text = ""
        super().paint(painter, option, index)
        room: QRect = option.rect.adjusted(SPACE_M, 0, -SPACE_S, 0)
        painter.save()
        if item is not None:
            square = QRect(room.x(), room.y() + (room.height() - THUMB) // 2, THUMB, THUMB)
            _paint_thumb(painter, square, item, self._picture_of(item.picture_id))
        _paint_name(painter, room.adjusted(THUMB + SPACE_M, 0, 0, 0), words, item)
        painter.restore()

    def displayText(self, value: object, locale: object) -> str:
        return ""  # drawn by hand, beside the picture


class _ShadeDelegate(QStyledItemDelegate):
    """The shade with its drop of colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        item: SellableItem | None = index.data(ITEM)
        if item is None or not item.detail:
            return
        room: QRect = option.rect.adjusted(SPACE_M, 0, -SPACE_S, 0)
        painter.save()
        if item.swatch:
            dot = QRectF(room.x(), room.y() + (room.height() - _DOT) / 2, _DOT, _DOT)
            paint_swatch(painter, dot, item.swatch, radius=_DOT / 2)
            room.setLeft(room.x() + _DOT + SPACE_S)
        painter.setFont(font(TypeSize.BODY))
        painter.setPen(color("ink"))
        fits = painter.fontMetrics().elidedText(item.detail, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, fits)
        painter.restore()

    def displayText(self, value: object, locale: object) -> str:
        return ""


class _StockDelegate(QStyledItemDelegate):
    """The stock; a warning stands before what is sold out, so that its colour is not alone to say it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if _is_sold_out(index.data(ITEM)):
            option.palette.setColor(option.palette.ColorRole.Text, color("danger"))
            option.palette.setColor(option.palette.ColorRole.HighlightedText, color("danger"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if _is_sold_out(index.data(ITEM)):
            sign = icons.pixmap("warning", "danger", 16, density=painter.device().devicePixelRatio())
            painter.drawPixmap(option.rect.x() + SPACE_S, option.rect.y() + (option.rect.height() - 16) // 2, sign)


class _StarDelegate(QStyledItemDelegate):
    """A full star for a favourite, nothing for the others."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(FAVOURITE):
            paint_star(painter, option.rect.center())


def paint_star(painter: QPainter, centre: QPoint) -> None:
    """Draw the star of a favourite around a point."""
    star = icons.pixmap("star", "ink", icons.SMALL, density=painter.device().devicePixelRatio())
    painter.drawPixmap(centre - QPoint(icons.SMALL // 2, icons.SMALL // 2), star)


class ArticleTable(QTableView):
    """The list. Arrows and touch choose a row; Enter asks for its details again.

    Signals:
        chosen: Another article stands in front (SellableItem or None).
        opened: Enter or a double touch on an article (SellableItem).
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: ArticleModel, picture_of: PictureOf, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self.setModel(model)
        style_table(self, name, row_height=ROW)
        self.setItemDelegateForColumn(ArticleColumn.ARTICLE, _NameDelegate(picture_of, self))
        self.setItemDelegateForColumn(ArticleColumn.SHADE, _ShadeDelegate(self))
        self.setItemDelegateForColumn(ArticleColumn.STOCK, _StockDelegate(self))
        self.setItemDelegateForColumn(ArticleColumn.FAVOURITE, _StarDelegate(self))
        heads = self.horizontalHeader()
        heads.setMinimumSectionSize(40)
        for column, width in {
            ArticleColumn.SHADE: 184,
            ArticleColumn.PRICE: 100,
            ArticleColumn.TGC: 66,
            ArticleColumn.STOCK: 84,
            ArticleColumn.FAVOURITE: 44,
        }.items():
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        heads.setSectionResizeMode(ArticleColumn.ARTICLE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)
        theme_changed().changed.connect(self.viewport().update)

    def choose(self, row: int) -> None:
        """Bring a row to the front and into sight."""
        index = self._articles.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._articles.item(current.row()) if current.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        item = self._articles.item(index.row()) if index.isValid() else None
        if item is not None:
            self.opened.emit(item)


def _is_sold_out(item: SellableItem | None) -> bool:
    return item is not None and item.kind is ItemKind.GOODS and item.stock <= 0


def _paint_thumb(painter: QPainter, square: QRect, item: SellableItem, picture: QPixmap | None) -> None:
    """Draw the picture 1:1 with soft corners; without one, the shade; without a shade, the outline of an article."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(square), 5, 5)
    painter.save()
    painter.setClipPath(corners)
    if picture is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(square, picture)
    elif item.swatch and QColor.isValidColorName(item.swatch):
        painter.fillRect(square, QColor(item.swatch))
    else:
        painter.fillRect(square, color("hover"))
        drawn = icons.pixmap("articles", "faint", icons.SMALL, density=painter.device().devicePixelRatio())
        painter.drawPixmap(square.center() - QPoint(icons.SMALL // 2 - 1, icons.SMALL // 2 - 1), drawn)
    painter.restore()
    painter.setPen(color("hairline"))
    painter.drawPath(corners)


def _paint_name(painter: QPainter, room: QRect, words: str, item: SellableItem | None) -> None:
    """Draw the name, and the brand under it; with the brand, the word for what is no longer supplied."""
    muted = item is None or item.discontinued
    upper = QRect(room.x(), room.y() + 8, room.width(), 22) if item is not None else room
    painter.setFont(font(TypeSize.BODY))
    painter.setPen(color("muted" if muted else "ink"))
    fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(upper, _LEFT, fits)
    if item is None:
        return
    out = QCoreApplication.translate("ArticleTable", "discontinued")
    painter.setFont(font(TypeSize.NOTE))
    painter.setPen(color("muted"))
    lower = QRect(room.x(), upper.bottom(), room.width(), 18)
    painter.drawText(lower, _LEFT, f"{item.brand} · {out}" if item.discontinued else item.brand)

"""How every table looks: rows a thumb can hit, hairlines, amounts aligned at the right."""

from PySide6.QtCore import (
    QEasingCurve,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScroller,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from koom_pos.domain.money import format_francs
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import MOTION_MS, TOUCH, color

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def style_table(view: QTableView, name: str, *, row_height: int = TOUCH, flat: bool = False) -> None:
    """Give a table its looks and habits.

    Args:
        view: The table; its model may be set before or after.
        name: What the table holds, for screen readers.
        row_height: 48 on the sale and payment screens, 44 elsewhere.
        flat: Without a border of its own, inside a card.
    """
    view.setAccessibleName(name)
    view.setProperty("flat", flat)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    rows = view.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(row_height)
    rows.setDefaultSectionSize(row_height)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heads = view.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setSectionsClickable(False)
    heads.setFixedHeight(36)
    QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)


class AmountDelegate(QStyledItemDelegate):
    """Shows integers as francs, right-aligned; text passes as it is, aligned the same."""

    def __init__(self, parent: QWidget | None = None, *, bold: bool = False) -> None:
        super().__init__(parent)
        self._bold = bold

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return format_francs(value)
        return "" if value is None else str(value)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.displayAlignment = _RIGHT
        if self._bold:
            option.font = font(TypeSize.BODY, bold=True)


class _Flash(QWidget):
    """A veil over one row that fades within the time a movement may last."""

    def __init__(self, view: QTableView, room: QRect) -> None:
        super().__init__(view.viewport())
        self._strength = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(room)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(MOTION_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.valueChanged.connect(self._weaken)
        self._fade.finished.connect(self.deleteLater)
        self.show()
        self._fade.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = color("positive")
        veil.setAlphaF(0.22 * self._strength)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _weaken(self, strength: float) -> None:
        self._strength = strength
        self.update()


def flash_row(view: QTableView, row: int) -> None:
    """Let a row light up once: the line that was just scanned."""
    model = view.model()
    if model is None or not 0 <= row < model.rowCount():
        return
    first = view.visualRect(model.index(row, 0))
    _Flash(view, QRect(0, first.y(), view.viewport().width(), first.height()))

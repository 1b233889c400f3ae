"""The list of sections at the left: icon and name, the one in front with a bar beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import SPACE_L, SPACE_M, TOUCH, color, theme_changed

_WIDTH = 232
_BAR = 4
_KEY = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1


class _Line(QStyledItemDelegate):
    """Draws a line by hand, so that the icon has its room and follows the theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH - 2, TOUCH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        room = QRect(option.rect)
        painter.save()
        if chosen or hovered:
            painter.fillRect(room, color("accent_soft" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRect(room.x(), room.y(), _BAR, room.height()), color("ink"))
        density = painter.device().devicePixelRatioF()
        drawn = icons.pixmap(str(index.data(_ICON)), "ink", icons.SMALL, density=density)
        painter.drawPixmap(room.x() + SPACE_L, room.y() + (room.height() - icons.SMALL) // 2, drawn)
        painter.setFont(font(TypeSize.BODY, bold=chosen))
        painter.setPen(color("ink"))
        words = room.adjusted(SPACE_L + icons.SMALL + SPACE_M, 0, -SPACE_M, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(color("ink"))
            painter.drawRect(room.adjusted(_BAR + 1, 1, -2, -2))
        painter.restore()


class SectionList(QListWidget):
    """Arrows and touches go from section to section."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Line(self))
        self.setMouseTracking(True)
        theme_changed().changed.connect(self.viewport().update)

    def show_sections(self, sections: list[tuple[str, str, str]]) -> None:
        """List these, as key, icon and name; the one chosen stays chosen if it is among them, silently."""
        if [self.key_at(row) for row in range(self.count())] == [key for key, _icon, _name in sections]:
            return
        before = self.key()
        self.blockSignals(True)
        self.clear()
        for key, icon, name in sections:
            item = QListWidgetItem(name)
            item.setData(_KEY, key)
            item.setData(_ICON, icon)
            self.addItem(item)
        self.blockSignals(False)
        self.choose(before if before else sections[0][0] if sections else "")

    def key_at(self, row: int) -> str:
        """Return the key of a row; empty when there is none."""
        item = self.item(row)
        return "" if item is None else str(item.data(_KEY))

    def key(self) -> str:
        """Return the key of the section chosen; empty before the first."""
        return self.key_at(self.currentRow())

    def choose(self, key: str) -> None:
        """Choose a section; one the list lacks changes nothing."""
        for row in range(self.count()):
            if self.key_at(row) == key:
                self.setCurrentRow(row)

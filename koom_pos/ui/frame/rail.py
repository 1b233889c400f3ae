"""The rail at the left: one entry per page the operator may see, icon over word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import SPACE_XS, color
from koom_pos.ui.widgets.buttons import paint_focus_ring

_NARROWEST = 72
_ENTRY_HEIGHT = 64
_SIDE = 6


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page in the rail: its key for the program, its drawing, its word, and the shortcut that shows it."""

    key: str
    icon: str
    title: str
    shortcut: str = ""


class RailButton(QAbstractButton):
    """One entry. The chosen one is marked by its ground, its bar and its bold word, not by colour alone."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._badge = 0
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a touch leaves the keyboard to the page it shows
        self.setFixedHeight(_ENTRY_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(entry.title)
        self.setToolTip(f"{entry.title} ({entry.shortcut})" if entry.shortcut else entry.title)
        self.show_badge(0)

    def show_badge(self, number: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self._badge = number
        name = self._entry.title
        self.setAccessibleName(f"{name} ({number})" if number else name)
        self.update()

    def badge(self) -> int:
        """Return the number shown."""
        return self._badge

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font(TypeSize.NOTE, bold=True)).horizontalAdvance(self._entry.title)
        return QSize(max(_NARROWEST, words + 2 * _SIDE), _ENTRY_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("surface" if chosen else "hover"))
            painter.drawRoundedRect(self.rect().adjusted(3, 2, -3, -2), 8, 8)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("ink"))
            painter.drawRoundedRect(QRectF(0, 16, 4, self.height() - 32), 2, 2)
        tone = "ink" if self.isEnabled() else "faint"
        left = (self.width() - icons.MEDIUM) // 2
        painter.drawPixmap(left, 11, icons.pixmap(self._entry.icon, tone, density=self.devicePixelRatioF()))
        painter.setPen(color(tone if chosen or not self.isEnabled() else "muted"))
        painter.setFont(font(TypeSize.NOTE, bold=chosen))
        painter.drawText(QRect(0, 38, self.width(), 20), Qt.AlignmentFlag.AlignCenter, self._entry.title)
        if self._badge:
            self._paint_badge(painter, left + icons.MEDIUM)
        painter.end()
        if self.hasFocus():
            paint_focus_ring(self)

    def _paint_badge(self, painter: QPainter, middle: int) -> None:
        words = str(self._badge) if self._badge < 100 else "99+"
        painter.setFont(font(TypeSize.NOTE, bold=True))
        wide = max(20, painter.fontMetrics().horizontalAdvance(words) + 10)
        room = QRect(min(middle - 8, self.width() - wide - 4), 5, wide, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("ink"))
        painter.drawRoundedRect(room, 10, 10)
        painter.setPen(color("paper"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QFrame):
    """The entries, top to bottom; as wide as the longest word asks, never narrower than 72 px.

    Signals:
        chosen: The key of the entry that was touched (str).
        help_wanted: The keys of the page are asked for.
    """

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "rail")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_XS, 1, SPACE_XS)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.help_button = RailButton(RailEntry("help", "keyboard", self.tr("Keys"), "F1"))
        self.help_button.setCheckable(False)
        self.help_button.clicked.connect(self.help_wanted)
        self._column.addWidget(self.help_button)

    def set_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these entries; those of before go."""
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for place, entry in enumerate(entries):
            button = RailButton(entry)
            button.clicked.connect(partial(self._choose, entry.key))
            self._column.insertWidget(place, button)
            self._buttons[entry.key] = button
        widest = max(button.sizeHint().width() for button in (*self._buttons.values(), self.help_button))
        self.setFixedWidth(widest + 2)

    def entry_keys(self) -> list[str]:
        """Return the keys of the entries, top to bottom."""
        return list(self._buttons)

    def button(self, key: str) -> RailButton:
        """Return the button of an entry."""
        return self._buttons[key]

    def mark(self, key: str) -> None:
        """Show which page is in front."""
        for own, button in self._buttons.items():
            button.setChecked(own == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        current = next((own for own, button in self._buttons.items() if button.isChecked() and own != key), key)
        self.mark(current)
        self.chosen.emit(key)

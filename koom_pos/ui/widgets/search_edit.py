"""The field to search by: a lens at its left, Escape empties it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from koom_pos.ui import icons
from koom_pos.ui.theme import SPACE_M

_LENS_ROOM = icons.MEDIUM + SPACE_M


class SearchEdit(QLineEdit):
    """A line to type words into. Its prompt is also its name for screen readers."""

    def __init__(self, prompt: str, *, icon: str = "search", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = icon
        self.setProperty("search", True)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setTextMargins(_LENS_ROOM, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        drawn = icons.pixmap(self._drawing, "muted", density=self.devicePixelRatioF())
        painter.drawPixmap(SPACE_M + 2, (self.height() - icons.MEDIUM) // 2, drawn)
        painter.end()

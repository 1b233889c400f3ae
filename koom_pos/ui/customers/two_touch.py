"""A button that asks once more in its own place before it acts: no box over the page, no way to slip."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from koom_pos.ui.theme import TOUCH_SMALL
from koom_pos.ui.widgets.buttons import Button

_FORGETS_AFTER_MS = 8000


class TwoTouchButton(Button):
    """The first touch asks, the second does. Escape, leaving the button or waiting takes the question back.

    Signals:
        confirmed: The second touch came.
    """

    confirmed = Signal()

    def __init__(self, words: str, question: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, kind="secondary", parent=parent)
        self._words = words
        self._question = question
        self._name = name or words
        self._asking = False
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_FORGETS_AFTER_MS)
        self._forget.timeout.connect(self.take_back)
        self.setFixedHeight(TOUCH_SMALL)
        self.setProperty("compact", True)
        self.setAccessibleName(self._name)
        self.clicked.connect(self._touch)

    def is_asking(self) -> bool:
        """Tell whether the question stands."""
        return self._asking

    def take_back(self) -> None:
        """Ask no more: the button says again what it would do."""
        self._show(asking=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.take_back()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self.take_back()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # two quick touches are one: the question is to be read

    def _touch(self) -> None:
        if not self._asking:
            self._show(asking=True)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        self.take_back()
        self.confirmed.emit()

    def _show(self, *, asking: bool) -> None:
        self._asking = asking
        self._forget.stop()
        if asking:
            self._forget.start()
        self.setText(self._question if asking else self._words)
        self.setAccessibleName(f"{self._name} : {self._question}" if asking else self._name)
        self._kind = "danger" if asking else "secondary"
        self.setProperty("kind", self._kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

"""A small number between two buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import Text


class Stepper(QWidget):
    """Counts pieces from `least` to `most`; arrows up and down step while one of its buttons has the keyboard.

    Signals:
        changed: The number is another one (int).
    """

    changed = Signal(int)

    def __init__(self, name: str, *, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._name = name
        self._number = least
        self.fewer = IconButton("minus", self.tr("One less of {0}").format(name), kind="secondary")
        self.more = IconButton("plus", self.tr("One more of {0}").format(name), kind="secondary")
        self._shown = Text(size="emphasis")
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumWidth(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for part in (self.fewer, self._shown, self.more):
            row.addWidget(part)
        self.fewer.clicked.connect(self._less)
        self.more.clicked.connect(self._further)
        self._show()

    def number(self) -> int:
        """Return the number of pieces."""
        return self._number

    def set_number(self, number: int) -> None:
        """Show a number within the bounds, and say so if it is another one."""
        kept = max(self._least, min(number, self._most))
        if kept == self._number:
            return
        self._number = kept
        self._show()
        self.changed.emit(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.set_number(self._number + step)

    def _less(self) -> None:
        self.set_number(self._number - 1)

    def _further(self) -> None:
        self.set_number(self._number + 1)

    def _show(self) -> None:
        self._shown.setText(str(self._number))
        self._shown.setAccessibleName(f"{self._name} : {self._number}")
        self.fewer.setEnabled(self._number > self._least)
        self.more.setEnabled(self._number < self._most)

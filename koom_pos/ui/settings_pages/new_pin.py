"""Choosing a PIN: typed once, checked, typed again. It is shown nowhere and there is no default."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import check_pin
from koom_pos.ui.refusals import sentence
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.buttons import QuietButton
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.pin_pad import PinPad


class NewPin(QWidget):
    """Asks twice for the same PIN.

    Signals:
        chosen: Both times the same, and not too easy (str).
        forgotten: The PIN chosen before is not wanted any more.
    """

    chosen = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = ""
        self._first = ""
        self.step = Text(wrap=True)
        self.step.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pad = PinPad(self.tr("PIN"))
        self.pad.setFixedWidth(336)
        self.pad.entered.connect(self._take)
        self.again = QuietButton(self.tr("Choose another PIN"), icon="undo")
        self.again.clicked.connect(self._start_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self.step)
        column.addWidget(self.pad, 0, middle)
        column.addWidget(self.again, 0, middle)
        column.addStretch(1)
        self._show()

    def pin(self) -> str:
        """Return the PIN chosen; empty before."""
        return self._pin

    def set_pin(self, pin: str) -> None:
        """Show that this PIN was chosen already."""
        self._pin, self._first = pin, ""
        self._show()

    def say(self, words: str) -> None:
        """Say why the PIN was refused, and ask for another."""
        self._pin = self._first = ""
        self._show()
        self.pad.say(words)

    def _take(self, pin: str) -> None:
        if not self._first:
            try:
                check_pin(pin)
            except RefusedError as refused:
                self.pad.say(sentence(refused))
                return
            self._first = pin
        elif pin != self._first:
            self._first = ""
            self._show()
            self.pad.say(self.tr("The second PIN was not the same. Choose it again."))
            return
        else:
            self._pin, self._first = pin, ""
            self.chosen.emit(pin)
        self._show()

    def _start_over(self) -> None:
        had = bool(self._pin)
        self._pin = self._first = ""
        self._show()
        self.pad.setFocus()
        if had:
            self.forgotten.emit()

    def _show(self) -> None:
        if self._pin:
            self.step.setText(self.tr("The PIN is chosen. Nobody can read it again: remember it."))
        elif self._first:
            self.step.setText(self.tr("Type the same PIN again"))
        else:
            self.step.setText(self.tr("Choose a PIN of 4 to 8 digits"))
        self.pad.clear()
        self.pad.say("")
        self.pad.setVisible(not self._pin)
        self.again.setVisible(bool(self._pin or self._first))

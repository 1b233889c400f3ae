"""Where a PIN is typed, by thumb or keyboard. The digits are never shown and never kept longer than needed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_L, color
from koom_pos.ui.widgets.buttons import paint_focus_ring
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Text

_LONGEST = 8
_DOT = 14
_GAP = 12


class _Dots(QWidget):
    """One disc per digit typed, one ring per digit the shortest PIN still wants."""

    def __init__(self, shortest: int) -> None:
        super().__init__()
        self._shortest = shortest
        self._typed = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, number: int) -> None:
        self._typed = number
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LONGEST * (_DOT + _GAP), 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = max(self._shortest, self._typed)
        x = (self.width() - places * _DOT - (places - 1) * _GAP) / 2
        for place in range(places):
            typed = place < self._typed
            painter.setPen(QPen(color("ink" if typed else "field_line"), 1.5))
            painter.setBrush(color("ink") if typed else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(int(x + place * (_DOT + _GAP)), (self.height() - _DOT) // 2, _DOT, _DOT)
        painter.end()


class PinPad(QWidget):
    """Dots and a keypad; Enter, or the full length, hands the PIN over and forgets it.

    Signals:
        entered: The PIN as typed (str). It is not checked here.
    """

    entered = Signal(str)

    def __init__(self, name: str, *, shortest: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = ""
        self._shortest = shortest
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dots = _Dots(shortest)
        self._words = Text(size="body", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.keypad = Keypad(zeros=False, key_height=64)
        self.keypad.setMaximumWidth(320)
        self.keypad.typed.connect(self._type)
        self.keypad.erased.connect(self._erase)
        self.keypad.entered.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(SPACE_L)
        column.addWidget(self._dots)
        column.addWidget(self._words)
        column.addWidget(self.keypad, 1)
        self._words.hide()
        self._show()

    def clear(self) -> None:
        """Forget what is typed."""
        self._pin = ""
        self._show()

    def say(self, sentence: str) -> None:
        """Say why the PIN was refused; the next digit takes the sentence away."""
        self._words.set_tone("danger")
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))

    def typed_length(self) -> int:
        """Return how many digits are typed."""
        return len(self._pin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            paint_focus_ring(self, role="hairline")

    def _type(self, digit: str) -> None:
        if len(self._pin) < _LONGEST:
            self._pin += digit
        self.say("")
        self._show()

    def _erase(self) -> None:
        self._pin = self._pin[:-1]
        self._show()

    def _enter(self) -> None:
        pin = self._pin
        if len(pin) < self._shortest:
            return
        self.clear()
        self.entered.emit(pin)

    def _show(self) -> None:
        self._dots.show_typed(len(self._pin))
        self.keypad.enter_key.setEnabled(len(self._pin) >= self._shortest)

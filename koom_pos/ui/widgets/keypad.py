"""The numeric pad for thumbs: digits, 00, 000, back, clear, Enter."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.buttons import Button, KeyButton
from koom_pos.ui.widgets.key_sender import press_key, type_text

_DIGITS = tuple((digit, place // 3, place % 3) for place, digit in enumerate("789456123"))
_ZEROS = (("0", 3, 0), ("00", 3, 1), ("000", 3, 2))
_LONE_ZERO = (("0", 3, 1),)


class Keypad(QWidget):
    """Digits laid out as on the desk's own keypad. It writes to the field it is attached to, and says what it did.

    Signals:
        typed: One or several digits (str).
        erased: The last digit is to go.
        cleared: Everything is to go.
        entered: What is typed is meant.
    """

    typed = Signal(str)
    erased = Signal()
    cleared = Signal()
    entered = Signal()

    def __init__(
        self,
        *,
        zeros: bool = True,
        key_height: int = 56,
        enter_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._target: QLineEdit | None = None
        self._key_height = key_height
        self._digits: dict[str, Button] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_S)
        for digit, row, column in (*_DIGITS, *(_ZEROS if zeros else _LONE_ZERO)):
            self._place(self._digit_key(digit), row, column)
        self._add_acts(enter_words, narrow=not zeros)

    def attach(self, target: QLineEdit | None) -> None:
        """Write to this field from now on; None only emits the signals."""
        self._target = target

    def digit_key(self, digit: str) -> Button:
        """Return the key of a digit, or of 00 and 000."""
        return self._digits[digit]

    def _digit_key(self, digit: str) -> Button:
        key = KeyButton(digit, digit)
        key.setProperty("figure", len(digit) == 1)
        key.clicked.connect(partial(self._type, digit))
        self._digits[digit] = key
        return key

    def _add_acts(self, enter_words: str, *, narrow: bool) -> None:
        self.erase_key = KeyButton("", self.tr("Erase the last digit"), icon="erase")
        self.clear_key = KeyButton("C", self.tr("Clear"))
        self.enter_key = KeyButton(enter_words, enter_words or self.tr("Enter"), icon="enter")
        for key in (self.erase_key, self.clear_key):
            key.setProperty("quiet", True)
        self.erase_key.clicked.connect(self._erase)
        self.clear_key.clicked.connect(self._clear)
        self.enter_key.clicked.connect(self._enter)
        if narrow:
            self._place(self.erase_key, 3, 0)
            self._place(self.enter_key, 3, 2)
            self.clear_key.setParent(self)  # kept for its name, without a place on the small pad
            self.clear_key.hide()
            return
        self._place(self.erase_key, 0, 3)
        self._place(self.clear_key, 1, 3)
        self._place(self.enter_key, 2, 3, rows=2)

    def _place(self, key: Button, row: int, column: int, *, rows: int = 1) -> None:
        key.setMinimumSize(64, self._key_height)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grid.addWidget(key, row, column, rows, 1)

    def _type(self, digits: str) -> None:
        if self._target is not None:
            type_text(self._target, digits)
        self.typed.emit(digits)

    def _erase(self) -> None:
        if self._target is not None:
            press_key(self._target, Qt.Key.Key_Backspace)
        self.erased.emit()

    def _clear(self) -> None:
        if self._target is not None:
            self._target.clear()
        self.cleared.emit()

    def _enter(self) -> None:
        if self._target is not None:
            press_key(self._target, Qt.Key.Key_Return)
        self.entered.emit()

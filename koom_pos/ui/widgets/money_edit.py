"""The field where an amount in francs is typed."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from koom_pos.ui.theme import color

_NARROW_SPACE = "\u202f"
_SPACES = frozenset(" \u00a0\u2009\u202f")
_DEFAULT_MAXIMUM_XPF = 9_999_999


class MoneyEdit(QLineEdit):
    """Takes whole francs and groups them as they are typed.

    It has two guards against the scanner. The wedge filter keeps a scan out of every field; and the default maximum
    of seven digits refuses even the shortest barcode (GTIN-8) as a whole, leaving what stood there.

    Signals:
        amount_changed: The amount is another one (int of francs, or None when the field is empty).
        amount_entered: Enter was pressed on an amount (int of francs).
    """

    amount_changed = Signal(object)
    amount_entered = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        maximum_xpf: int = _DEFAULT_MAXIMUM_XPF,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._maximum_xpf = maximum_xpf
        self._amount_xpf: int | None = None
        self._touched_in = False
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setProperty("figure", big)
        self.setTextMargins(0, 0, 24 if big else 16, 0)
        self.textChanged.connect(self._read)
        self.returnPressed.connect(self._enter)

    def amount(self) -> int | None:
        """Return the amount in francs, or None when nothing is typed."""
        return self._amount_xpf

    def set_amount(self, amount_xpf: int | None) -> None:
        """Put an amount there, selected so that typing replaces it."""
        self.setText("" if amount_xpf is None else str(amount_xpf))
        if self.hasFocus():
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self._touched_in = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._touched_in and not self.hasSelectedText():
            self.selectAll()  # the touch that brought the keyboard set a cursor: typing would mix old and new digits
        self._touched_in = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(color("muted" if self.isEnabled() else "faint"))
        room = QRect(self.rect()).adjusted(0, 0, -12, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "F")
        painter.end()

    def _read(self, text: str) -> None:
        """Take the text as an amount and write it grouped, or put back what stood there."""
        digits_after_cursor = sum(1 for sign in text[self.cursorPosition() :] if sign.isdecimal())
        bare = "".join(sign for sign in text if sign not in _SPACES)
        acceptable = not bare or (bare.isascii() and bare.isdecimal() and int(bare) <= self._maximum_xpf)
        before = self._amount_xpf
        if acceptable:
            self._amount_xpf = int(bare) if bare else None
        self._write(digits_after_cursor)
        if self._amount_xpf != before:
            self.amount_changed.emit(self._amount_xpf)

    def _write(self, digits_after_cursor: int) -> None:
        grouped = "" if self._amount_xpf is None else f"{self._amount_xpf:,}".replace(",", _NARROW_SPACE)
        if grouped == self.text():
            return
        blocked = self.blockSignals(True)
        super().setText(grouped)
        self.blockSignals(blocked)
        position = len(grouped)
        while position > 0 and digits_after_cursor > 0:
            position -= 1
            digits_after_cursor -= grouped[position].isdecimal()
        self.setCursorPosition(position)

    def _enter(self) -> None:
        if self._amount_xpf is not None:
            self.amount_entered.emit(self._amount_xpf)

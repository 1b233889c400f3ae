"""Counting the till by notes and coins, with the running total."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.money import COINS_XPF, DENOMINATIONS_XPF, NOTES_XPF, format_francs
from koom_pos.domain.till import counted_xpf
from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_S, SPACE_XL, TOUCH
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import AmountLabel, Text, rule

_MOST_PIECES = 9999


class PiecesEdit(QLineEdit):
    """How many pieces of one note or coin: four digits at most, so no barcode fits.

    Signals:
        focused: The keyboard came to this field (the field itself).
    """

    focused = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched_in = False
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, _MOST_PIECES, self))
        self.setMaxLength(4)
        self.setPlaceholderText("0")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setProperty("pieces", True)
        self.setFixedWidth(72)
        self.setMinimumHeight(TOUCH)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def pieces(self) -> int:
        """Return the number of pieces typed; nothing counts as none."""
        return int(self.text() or "0")

    def set_pieces(self, number: int) -> None:
        """Show a number of pieces; none is shown as an empty field."""
        kept = min(max(number, 0), _MOST_PIECES)
        self.setText(str(kept) if kept else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self._touched_in = event.reason() == Qt.FocusReason.MouseFocusReason
        self.focused.emit(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._touched_in and not self.hasSelectedText():
            self.selectAll()  # the touch that brought the keyboard set a cursor: typing would mix old and new digits
        self._touched_in = False


class DenominationGrid(QWidget):
    """Notes at the left, coins at the right, the total under both.

    By touch: − and + beside each count, or a field and the keypad (`field_focused`). By keyboard: digits, then Enter
    or an arrow to the next line.

    Signals:
        changed: The total counted is another one (int of francs).
        field_focused: The keyboard is on this field (QLineEdit); a page attaches its keypad to it.
        finished: Enter was pressed on the last line.
    """

    changed = Signal(object)
    field_focused = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[int, PiecesEdit] = {}
        self._amounts: dict[int, AmountLabel] = {}
        self._order = DENOMINATIONS_XPF
        halves = QHBoxLayout()
        halves.setSpacing(SPACE_XL)
        halves.addLayout(self._half(self.tr("Notes"), "cash", NOTES_XPF))
        halves.addWidget(rule(upright=True))
        halves.addLayout(self._half(self.tr("Coins"), "coin", COINS_XPF))
        self.total = AmountLabel(0, size="total")
        self.total.setAccessibleName(self.tr("Total counted"))
        foot = QHBoxLayout()
        foot.addWidget(Text(self.tr("Total counted"), size="emphasis"))
        foot.addWidget(self.total, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addLayout(halves)
        column.addWidget(rule())
        column.addLayout(foot)
        for before, after in zip(self._order, self._order[1:], strict=False):
            self.setTabOrder(self._fields[before], self._fields[after])

    def counts(self) -> dict[int, int]:
        """Return the pieces counted: denomination in francs → number, without the empty ones."""
        pieces = {value: field.pieces() for value, field in self._fields.items()}
        return {value: number for value, number in pieces.items() if number}

    def set_counts(self, counts: Mapping[int, int]) -> None:
        """Show a count: denomination in francs → number of pieces."""
        for value, field in self._fields.items():
            field.set_pieces(counts.get(value, 0))

    def total_xpf(self) -> int:
        """Return what the pieces make, in francs."""
        return counted_xpf(self.counts())

    def field(self, denomination_xpf: int) -> PiecesEdit:
        """Return the field of one note or coin."""
        return self._fields[denomination_xpf]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        step = steps.get(Qt.Key(event.key()))
        at = next((row for row, value in enumerate(self._order) if self._fields[value].hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        if at + step >= len(self._order):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finished.emit()
            return
        self._fields[self._order[max(0, at + step)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _half(self, title: str, icon: str, values: Sequence[int]) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(IconLabel(icon, "muted"))
        head.addWidget(Text(title, tone="muted"), 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(4, 1)
        grid.setColumnMinimumWidth(4, 112)
        for row, value in enumerate(values):
            self._add_line(grid, row, value)
        half = QVBoxLayout()
        half.setSpacing(SPACE_S)
        half.addLayout(head)
        half.addLayout(grid)
        half.addStretch(1)
        return half

    def _add_line(self, grid: QGridLayout, row: int, value: int) -> None:
        name = format_francs(value)
        field = PiecesEdit(self.tr("Pieces of {0}").format(name))
        fewer = IconButton("minus", self.tr("One less of {0}").format(name), kind="secondary")
        more = IconButton("plus", self.tr("One more of {0}").format(name), kind="secondary")
        for button, step in ((fewer, -1), (more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(partial(self._step, value, step))
        amount = AmountLabel(0, tone="muted")
        field.textChanged.connect(partial(self._recount, value))
        field.focused.connect(self.field_focused)
        self._fields[value] = field
        self._amounts[value] = amount
        label = AmountLabel(value, size="emphasis")
        label.setBuddy(field)
        for column, part in enumerate((label, fewer, field, more, amount)):
            grid.addWidget(part, row, column)

    def _step(self, value: int, step: int) -> None:
        field = self._fields[value]
        field.set_pieces(field.pieces() + step)

    def _recount(self, value: int, _text: str) -> None:
        line_xpf = value * self._fields[value].pieces()
        self._amounts[value].set_amount(line_xpf)
        self._amounts[value].set_tone("" if line_xpf else "muted")
        total_xpf = self.total_xpf()
        self.total.set_amount(total_xpf)
        self.changed.emit(total_xpf)

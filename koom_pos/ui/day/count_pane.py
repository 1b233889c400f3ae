"""Counting the drawer: the grid of notes and coins, the keypad that writes to it, and one act."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from koom_pos.ui.day.step_columns import SIDE, keep_near
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton
from koom_pos.ui.widgets.denomination_grid import DenominationGrid
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Text


class CountPane(QWidget):
    """A count by denominations. Whoever uses it gives the words; the amount in them is the grid's own total.

    Signals:
        counted: The act was taken (denomination in francs → pieces).
        back_wanted: The quiet act beside it was taken.
        changed: The total counted is another one (int of francs).
    """

    counted = Signal(object)
    back_wanted = Signal()
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(size="total")
        self.note = Text(tone="muted", wrap=True)
        self.grid = DenominationGrid()
        self.keypad = Keypad(key_height=60)
        self.next_act = PrimaryButton("")
        self.empty = QuietButton(self.tr("Empty the count"), icon="trash")
        self.back = QuietButton("", icon="back")
        self.back.hide()
        self.extras = QVBoxLayout()
        self.extras.setSpacing(SPACE_S)
        self._lay_out()
        self.grid.field_focused.connect(self.keypad.attach)
        self.grid.changed.connect(self.changed)
        self.grid.finished.connect(self.next_act.setFocus)
        self.empty.clicked.connect(self._empty)
        self.next_act.clicked.connect(self._finish)
        self.back.clicked.connect(self.back_wanted)

    def begin(self, count: Mapping[int, int] | None = None) -> None:
        """Show a count, an empty one by default, and put the keyboard on the first note."""
        self.grid.set_counts(count or {})
        self.stand()

    def stand(self) -> None:
        """Put the keyboard where the count goes on."""
        first = next(iter(self.grid.counts()), 10_000)
        self.grid.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_back(self, words: str) -> None:
        """Offer a step back under the act."""
        self.back.setText(words)
        self.back.show()

    def _empty(self) -> None:
        self.grid.set_counts({})
        self.stand()

    def _finish(self) -> None:
        self.counted.emit(self.grid.counts())

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        inside.addWidget(self.grid)
        left = QVBoxLayout()
        left.setSpacing(SPACE_L)
        left.addLayout(self._head())
        left.addWidget(card)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(self.extras)
        column.addWidget(self.empty)
        column.addStretch(1)
        column.addWidget(self.keypad)
        column.addWidget(self.next_act)
        column.addWidget(self.back)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XL)
        row.addLayout(left, 1)
        row.addWidget(side)
        keep_near(self, inner)

    def _head(self) -> QLayout:
        head = QVBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.title)
        head.addWidget(self.note)
        return head

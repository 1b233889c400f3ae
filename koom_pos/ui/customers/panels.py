"""The short questions about a customer's card: points to correct, cards to give or block, a list to read."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from koom_pos.domain.loyalty import AdjustReason
from koom_pos.ui.customers.column import Rows, two_lines
from koom_pos.ui.customers.two_touch import TwoTouchButton
from koom_pos.ui.customers.words import adjust_reason_word, points_figure
from koom_pos.ui.settings_pages.fields import Field, Whole
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text, rule

MOST_POINTS = 100_000
_PLUS, _MINUS = "plus", "minus"


class AdjustPanel(QWidget):
    """Points to add or take away, and why. The button says both.

    Signals:
        adjust_wanted: So many points, signed, for a reason (int, AdjustReason).
    """

    adjust_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._balance = 0
        self.sign = ChoiceChips(self.tr("Direction"), [(_PLUS, self.tr("Add")), (_MINUS, self.tr("Take away"))])
        self.points: QSpinBox = Whole(0, MOST_POINTS)
        self.reasons = ChoiceChips(
            self.tr("Reason"), [(reason, adjust_reason_word(reason)) for reason in AdjustReason]
        )
        self.effect = Text(tone="muted", wrap=True)
        self.button = PrimaryButton("")
        _column(
            self,
            (
                self.sign,
                Field(self.tr("Points"), self.points),
                Field(self.tr("Reason"), self.reasons),
                self.effect,
                self.button,
            ),
        )
        self.sign.chosen.connect(self._say)
        self.points.valueChanged.connect(self._say)
        self.reasons.chosen.connect(self._say)
        self.button.clicked.connect(self._want)

    def stand(self, balance: int) -> None:
        """Begin anew on a balance."""
        self._balance = balance
        self.sign.choose(_PLUS)
        self.points.setValue(0)
        self.reasons.choose(None)
        self._say()

    def wanted(self) -> int:
        """Return the points, signed."""
        return -self.points.value() if self.sign.current() == _MINUS else self.points.value()

    def _say(self) -> None:
        points = self.wanted()
        self.button.setEnabled(bool(points) and self.reasons.current() is not None)
        figure = points_figure(abs(points))
        if not points:
            self.button.setText(self.tr("Adjust the points"))
            self.effect.setText(self.tr("The balance is {0}.").format(points_figure(self._balance)))
            return
        self.button.setText(
            self.tr("Add {0} points").format(figure) if points > 0 else self.tr("Take {0} points away").format(figure)
        )
        self.effect.setText(
            self.tr("The balance goes from {before} to {after}. The ledger keeps the reason and who did it.").format(
                before=points_figure(self._balance), after=points_figure(self._balance + points)
            )
        )

    def _want(self) -> None:
        reason = self.reasons.current()
        if reason is not None and self.wanted():
            self.adjust_wanted.emit(self.wanted(), AdjustReason(reason))


class CardsPanel(QWidget):
    """Her cards: block a lost one, give another, print the one that works.

    Signals:
        give_wanted: A card is to be given: the code of a pre-printed one, or nothing for a new number (str).
        block_wanted: A card is lost, touched twice (code).
        print_wanted: The card is to be printed on the ticket printer.
    """

    give_wanted = Signal(str)
    block_wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: dict[str, TwoTouchButton] = {}
        self.rows = Rows(spacing=0)
        self.printing = SecondaryButton(self.tr("Print the card"), icon="print")
        self.code = QLineEdit()
        self.code_field = Field(
            self.tr("Pre-printed card"), self.code, hint=self.tr("Scan it, or leave empty for a new number.")
        )
        self.give = SecondaryButton(self.tr("Give a card"), icon="plus")
        _column(self, (self.rows, self.printing, rule(), self.code_field, self.give))
        self.printing.clicked.connect(self.print_wanted)
        self.give.clicked.connect(self._give)
        self.code.returnPressed.connect(self._give)

    def show_cards(self, codes: Sequence[str]) -> None:
        """List the cards that work."""
        self.rows.clear()
        self._blocks = {}
        self.code.clear()
        for code in codes:
            block = TwoTouchButton(
                self.tr("Block"), self.tr("Block it? Confirm"), name=self.tr("Block the card {0}").format(code)
            )
            block.confirmed.connect(partial(self.block_wanted.emit, code))
            self._blocks[code] = block
            self.rows.add(two_lines(code, "", end=block))
        if not codes:
            self.rows.add(Text(self.tr("She has no card that works."), tone="muted", wrap=True))
        self.printing.setVisible(bool(codes))
        for before, after in pairwise([*self._blocks.values(), self.printing, self.code, self.give]):
            QWidget.setTabOrder(before, after)

    def block_button(self, code: str) -> TwoTouchButton:
        """Return the button that blocks a card."""
        return self._blocks[code]

    def _give(self) -> None:
        self.give_wanted.emit(self.code.text().strip())


class ReadingPanel(QWidget):
    """A list to read: everything she said, every movement, everybody who looked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(spacing=0)
        _column(self, (self.rows,))

    def show_rows(self, rows: Sequence[QWidget], *, nothing: str) -> None:
        """Show rows, or say that there is nothing."""
        self.rows.clear()
        for at, row in enumerate(rows):
            if at:
                self.rows.add(rule())
            self.rows.add(row)
        if not rows:
            self.rows.add(Text(nothing, tone="muted", wrap=True))

    def texts(self) -> list[str]:
        """Return every text shown."""
        return self.rows.texts()


def _column(owner: QWidget, parts: Sequence[QWidget]) -> None:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_L)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)

"""The last step of a closing: what it means, and the sales that stand in its way."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.services.day_overview import SaleLeft
from koom_pos.services.till_session import CountResult
from koom_pos.ui.day.step_columns import empty_layout, step_columns, widgets_of
from koom_pos.ui.day.words import day_words, difference_words
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text, rule


class SealStep(QWidget):
    """What closing means, and the sales that stand in its way.

    Signals:
        sale_wanted: A sale left open is to be taken up and settled (SaleLeft).
        seal_wanted: The day is to be closed for good.
        back_wanted: Back to the explanation.
    """

    sale_wanted = Signal(object)
    seal_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meaning = Text(size="emphasis", wrap=True)
        self.summary = Text(tone="muted", wrap=True)
        self.left_head = SectionHeader("")
        self._left = QVBoxLayout()
        self._left.setSpacing(SPACE_S)
        self.seal = PrimaryButton(self.tr("Close the day"), icon="lock")
        self.back = QuietButton(self.tr("Back"), icon="back")
        column = step_columns(self, self.seal, self.back)
        for part in (self.meaning, self.summary, rule(), self.left_head):
            column.addWidget(part)
        column.addLayout(self._left)
        column.addStretch(1)
        self.seal.clicked.connect(self.seal_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_end(self, day: date, result: CountResult, reason: str, left: list[SaleLeft]) -> None:
        """Show what will be sealed, and what still keeps it from being."""
        self.meaning.setText(
            self.tr(
                "Closing {0} is final: the Z is numbered and sealed, and nothing is added to the day after it."
            ).format(day_words(day))
        )
        parts = [
            self.tr("Counted {0}").format(format_francs(result.counted_xpf)),
            difference_words(result.over_short_xpf),
        ]
        self.summary.setText(" · ".join([*parts, reason] if reason else parts))
        self._show_left(left)

    def sale_buttons(self) -> list[SecondaryButton]:
        """Return the acts that take up the sales left, in order."""
        return [button for row in widgets_of(self._left) for button in row.findChildren(SecondaryButton)]

    def _take_up(self, sale: SaleLeft, _checked: bool = False) -> None:
        self.sale_wanted.emit(sale)

    def _show_left(self, left: list[SaleLeft]) -> None:
        empty_layout(self._left)
        for sale in left:
            self._left.addWidget(self._sale_row(sale))
        self.left_head.setVisible(bool(left))
        self.left_head.title.setText(self.tr("%n sale(s) left open", "", len(left)))
        self.left_head.set_note(self.tr("Settle or give up each of them; the count you made is kept."))
        self.seal.setEnabled(not left)

    def _sale_row(self, sale: SaleLeft) -> QWidget:
        card = QFrame()
        card.setProperty("ground", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        state = self.tr("being rung") if sale.is_active else self.tr("in waiting")
        pieces = self.tr("%n article(s)", "", abs(sale.pieces))
        words = " · ".join(part for part in (sale.note, state, pieces) if part)
        row.addWidget(Text(words), 1)
        row.addWidget(Text(format_francs(sale.gross_xpf)))
        take = SecondaryButton(self.tr("Take up"), icon="resume")
        take.setAccessibleName(self.tr("Take up the sale: {0}").format(words))
        take.clicked.connect(partial(self._take_up, sale))
        row.addWidget(take)
        return card

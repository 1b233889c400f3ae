"""What the customer brings to the ticket besides money, in the totals of the cart: rewards and vouchers."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.benefit import Benefit, BenefitKind
from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.money import format_francs
from koom_pos.services.ringing import Rung
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.till.customer_words import points_words
from koom_pos.ui.till.words import rate_words
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import AmountLabel, Text

_MINUS = "\u2212"


class BenefitRows(QWidget):
    """One row for each reward or voucher, each with what takes it off again.

    Signals:
        removal_wanted: A benefit is to be taken off (benefit id).
    """

    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, IconButton] = {}
        self.amounts: dict[str, AmountLabel] = {}
        self._shown: tuple[tuple[Benefit, int], ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_rung(self, rung: Rung, *, removable: bool) -> None:
        """Show the benefits of a sale; without any, take no room."""
        shown = tuple(zip(rung.sale.benefits, rung.totals.benefits_xpf, strict=True))
        if shown != self._shown:
            self._rebuild(shown)
        for button in self.buttons.values():
            button.setVisible(removable)
        self.setVisible(bool(shown))

    def _rebuild(self, shown: tuple[tuple[Benefit, int], ...]) -> None:
        self._shown = shown
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons, self.amounts = {}, {}
        self._rows = [self._row(benefit, amount_xpf) for benefit, amount_xpf in shown]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, benefit: Benefit, amount_xpf: int) -> QWidget:
        words = self._words(benefit)
        button = IconButton("close", self.tr("Take off: {0}").format(words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.removal_wanted.emit, benefit.id))
        amount = AmountLabel(-amount_xpf, tone="positive")
        self.buttons[benefit.id], self.amounts[benefit.id] = button, amount
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(Text(words, tone="positive", wrap=True), 1)
        row.addWidget(button)
        row.addWidget(amount)
        return holder

    def _words(self, benefit: Benefit) -> str:
        if benefit.kind is BenefitKind.REWARD:
            return self.tr("Loyalty reward ({0})").format(points_words(benefit.points))
        size = rate_words(benefit.value) if benefit.how is DiscountKind.PERCENT else format_francs(benefit.value)
        return self.tr("Discount code {0}").format(f"{_MINUS}{size}")

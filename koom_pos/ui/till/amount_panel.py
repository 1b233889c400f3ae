"""A question answered by one amount: the value of a gift card."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit


class AmountPanel(QWidget):
    """Asks for an amount, with a few ready ones.

    Signals:
        amount_entered: The amount meant (int of francs).
    """

    amount_entered = Signal(int)

    def __init__(
        self, about: str, act: str, *, name: str, ready_xpf: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = MoneyEdit(name, maximum_xpf=999_995, big=True)
        self.keypad = Keypad(key_height=56)
        self.keypad.attach(self.field)
        self.keypad.enter_key.hide()
        self.confirm = PrimaryButton(act)
        self.ready = [SecondaryButton(format_francs(amount)) for amount in ready_xpf]
        grid = QGridLayout()
        grid.setSpacing(SPACE_S)
        for place, (button, amount) in enumerate(zip(self.ready, ready_xpf, strict=True)):
            button.clicked.connect(partial(self.field.set_amount, amount))
            grid.addWidget(button, place // 2, place % 2)
        self.confirm.clicked.connect(self._enter)
        self.field.amount_entered.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(Text(about, wrap=True, tone="muted"))
        column.addWidget(self.field)
        column.addLayout(grid)
        column.addWidget(self.keypad)
        column.addWidget(self.confirm)
        column.addStretch(1)

    def open(self) -> None:
        """Begin anew."""
        self.field.set_amount(None)

    def _enter(self) -> None:
        amount = self.field.amount()
        if amount:
            self.amount_entered.emit(amount)

"""Paying a refund out: what goes back by which means, one confirmation each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.tender import TenderType
from koom_pos.services.tendering import Tendered
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.till.payment_parts import StepHead, TenderList
from koom_pos.ui.till.words import tender_word
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, Text

_ICONS = {TenderType.CASH: "cash", TenderType.CARD: "card", TenderType.CREDIT_NOTE: "undo", TenderType.POINTS: "star"}


class RefundView(QWidget):
    """Shows what is owed to the customer and the ways to give it back.

    Signals:
        pay_out_wanted: This much is given back by this means (TenderType, positive amount in francs).
        removal_wanted: A refund tender is to be taken back (tender id).
        finish_wanted: All is given back: settle.
        back_wanted: Back to ringing.
    """

    pay_out_wanted = Signal(object, int)
    removal_wanted = Signal(str)
    finish_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways: list[Button] = []
        self.head = StepHead(self.tr("Refund"), self.tr("Back to the ticket"))
        self.left = Figure(self.tr("To give back"), size="change")
        self.note = Text(tone="muted", wrap=True)
        self.finish = PrimaryButton(self.tr("Finish the refund"))
        self.taken_word = Text(self.tr("Given back"), size="note", tone="muted")
        self.taken = TenderList()
        self._ways = QVBoxLayout()
        self._ways.setSpacing(SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.head)
        column.addWidget(self.left)
        column.addWidget(self.note)
        column.addLayout(self._ways)
        column.addWidget(self.finish)
        column.addWidget(self.taken_word)
        column.addWidget(self.taken, 1)
        self.head.back_wanted.connect(self.back_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        self.taken.removal_wanted.connect(self.removal_wanted)

    def show_state(self, state: Tendered, ways: Sequence[tuple[TenderType, int]], *, original: bool) -> None:
        """Offer these ways, the first as the next act. Amounts are positive.

        Args:
            state: Where the refund stands.
            ways: Means and amount, in the order to be offered.
            original: The ways follow what the ticket was paid with.
        """
        self.left.set_amount(-state.balance.left_xpf)
        if state.balance.settled:
            self.note.setText(self.tr("All is given back."))
        elif original:
            self.note.setText(self.tr("Given back as it was paid; a credit note is always possible."))
        else:
            self.note.setText(self.tr("Without the ticket, the refund is a credit note."))
        for button in self.ways:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.ways = [self._way(place, *way) for place, way in enumerate(ways)]
        self.finish.setVisible(state.balance.settled)
        self.taken.show_tenders(state.sale.tenders)
        self.taken_word.setVisible(bool(state.sale.tenders))

    def take_focus(self) -> None:
        """Put the keyboard on the next act."""
        (self.ways[0] if self.ways else self.finish).setFocus()

    def _way(self, place: int, tender_type: TenderType, amount_xpf: int) -> Button:
        words = self.tr("Give back {0} · {1}").format(format_francs(amount_xpf), tender_word(tender_type))
        icon = _ICONS.get(tender_type, "wallet")
        button = PrimaryButton(words, icon=icon) if place == 0 else SecondaryButton(words, icon=icon)
        button.setMinimumHeight(64)
        button.clicked.connect(partial(self.pay_out_wanted.emit, tender_type, amount_xpf))
        self._ways.addWidget(button)
        return button

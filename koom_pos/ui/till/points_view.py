"""Spending points: what the card holds and the rewards it pays, one touch each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.money import format_francs
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.till.customer_words import grouped, points_words
from koom_pos.ui.till.payment_parts import StepHead
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, Text


class PointsView(QWidget):
    """Offers the rewards a balance pays, the dearest that fits the ticket first.

    Signals:
        reward_wanted: Points are spent on this reward (RewardLevel).
        back_wanted: Back to the payments.
    """

    reward_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rewards: list[Button] = []
        self.head = StepHead(self.tr("Points"), self.tr("Back to the payments"))
        self.who = Text(size="emphasis", wrap=True)
        self.balance = Figure(self.tr("Points on the card"), size="change")
        self.note = Text(tone="muted", wrap=True)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(SPACE_M)
        self.head.back_wanted.connect(self.back_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for widget in (self.head, self.who, self.balance, self.note):
            column.addWidget(widget)
        column.addLayout(self._ways)
        column.addStretch(1)

    def begin(self, name: str, balance: int, rewards: Sequence[RewardLevel], *, left_xpf: int) -> None:
        """Offer rewards; one worth more than what is left is shown but cannot be taken.

        Args:
            name: Whose points they are.
            balance: Points that are still free.
            rewards: The rewards the balance pays.
            left_xpf: Francs the ticket still wants.
        """
        self.who.setText(name)
        self.balance.set_words(grouped(balance))
        for button in self.rewards:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        ordered = sorted(rewards, key=lambda reward: (reward.value_xpf > left_xpf, -reward.points))
        self.rewards = [self._way(place, reward, left_xpf) for place, reward in enumerate(ordered)]
        too_large = any(reward.value_xpf > left_xpf for reward in rewards)
        words = self.tr("A reward is spent whole: no change is given on points.")
        if too_large:
            words += " " + self.tr("One worth more than what is left cannot be used.")
        self.note.setText(words)

    def take_focus(self) -> None:
        """Put the keyboard on the next act."""
        usable = next((button for button in self.rewards if button.isEnabled()), self.head.back)
        usable.setFocus()

    def _way(self, place: int, reward: RewardLevel, left_xpf: int) -> Button:
        words = self.tr("Use {0} · {1}").format(points_words(reward.points), format_francs(reward.value_xpf))
        fits = reward.value_xpf <= left_xpf
        first = place == 0 and fits
        button = PrimaryButton(words, icon="star") if first else SecondaryButton(words, icon="star")
        button.setMinimumHeight(64)
        button.setEnabled(fits)
        button.clicked.connect(partial(self.reward_wanted.emit, reward))
        self._ways.addWidget(button)
        return button

"""The customer of the sale in the panel at the right: her points, what they buy, what suits her, and the way out."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.money import format_francs
from koom_pos.ui.customers.words import entry_word, moment_day, points_figure
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from koom_pos.ui.till.customer_words import grouped, missing_words, points_words, reward_words, who
from koom_pos.ui.till.portrait_part import PortraitPart
from koom_pos.ui.widgets.buttons import Button, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, SectionHeader, Text, rule

if TYPE_CHECKING:
    from koom_pos.services.attaching import Attached
    from koom_pos.services.loyalty import LedgerLine

_LAST_ENTRIES = 5


class MemberPanel(QWidget):
    """Shows the customer of the sale. Holds no rule: every act is said by a signal.

    Signals:
        reward_wanted: Points are to be spent as a discount (RewardLevel).
        card_wanted: Her whole card is to be seen.
        detach_wanted: The sale is not hers.
    """

    reward_wanted = Signal(object)
    card_wanted = Signal()
    detach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rewards: list[Button] = []
        self.name = Text(size="emphasis", wrap=True)
        self.facts = Text(tone="muted", wrap=True)
        self.points = Figure(self.tr("Points"))
        self.cues = Text(wrap=True)
        self.ledger_word = SectionHeader(self.tr("Last points"))
        self.portrait = PortraitPart()
        self.portrait.hide()
        self.open_card = SecondaryButton(self.tr("Open her card"), icon="customers")
        self.detach = SecondaryButton(self.tr("Take off the sale"), icon="close")
        self._rewards = QVBoxLayout()
        self._rewards.setSpacing(SPACE_S)
        self._entries = QGridLayout()
        self._entries.setHorizontalSpacing(SPACE_M)
        self._entries.setVerticalSpacing(SPACE_XS)
        self._entries.setColumnStretch(1, 1)
        self._labels: list[QWidget] = []
        self._lay_out()
        self.open_card.clicked.connect(self.card_wanted)
        self.detach.clicked.connect(self.detach_wanted)

    def show_customer(self, attached: "Attached", *, may_open: bool, may_detach: bool) -> None:
        """Show who she is, her points and what they buy."""
        self.name.setText(who(attached.name, attached.card_end))
        facts = [who("", attached.card_end)] if attached.name and attached.card_end else []
        facts += [attached.tier] if attached.tier else []
        facts += [self.tr("Birthday today")] if attached.birthday_today else []
        facts += [] if attached.member else [self.tr("Not in the programme")]
        self.facts.setText(" · ".join(facts))
        self.facts.setVisible(bool(facts))
        self.points.setVisible(attached.member)
        self.points.set_words(grouped(attached.balance))
        cues = [reward_words(attached.best_reward)] if attached.best_reward is not None else []
        cues += [missing_words(attached.next_reward, attached.balance)] if attached.next_reward is not None else []
        self.cues.setText("\n".join(cues))
        self.cues.setVisible(attached.member and bool(cues))
        self.open_card.setVisible(may_open)
        self.detach.setVisible(may_detach)

    def offer_rewards(self, rewards: Sequence[RewardLevel]) -> None:
        """Offer to spend points on this ticket; nothing is offered where points are a means of paying."""
        for button in self.rewards:
            self._rewards.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.rewards = [self._reward(reward) for reward in rewards]

    def show_ledger(self, entries: Sequence["LedgerLine"]) -> None:
        """Show the latest entries of her ledger, newest first."""
        for label in self._labels:
            self._entries.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for place, (entry, total) in enumerate(_by_ticket(entries)[:_LAST_ENTRIES]):
            words = entry_word(entry.kind)
            if entry.ticket_number is not None:
                words += " · " + self.tr("ticket {0}").format(entry.ticket_number)
            day = Text(moment_day(entry.at_utc), tone="muted")
            points = Text(points_figure(total, signed=True), tone="danger" if total < 0 else "")
            points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            row = (day, Text(words, wrap=True), points)
            for column, label in enumerate(row):
                self._entries.addWidget(label, place, column)
            self._labels += row
        self.ledger_word.setVisible(bool(entries))

    def _reward(self, reward: RewardLevel) -> Button:
        words = self.tr("Use {0}: −{1}").format(points_words(reward.points), format_francs(reward.value_xpf))
        button = SecondaryButton(words, icon="star")
        button.clicked.connect(lambda: self.reward_wanted.emit(reward))
        self._rewards.addWidget(button)
        return button

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(self.name)
        head.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addLayout(head)
        column.addWidget(self.points)
        column.addWidget(self.cues)
        column.addLayout(self._rewards)
        column.addWidget(rule())
        column.addWidget(self.portrait)
        column.addWidget(self.ledger_word)
        column.addLayout(self._entries)
        column.addWidget(rule())
        column.addWidget(self.open_card)
        column.addWidget(self.detach)
        column.addStretch(1)


def _by_ticket(entries: Sequence["LedgerLine"]) -> list[tuple["LedgerLine", int]]:
    """Join what the lines of one ticket did alike: each entry once, with the points of all."""
    alike = groupby(entries, key=lambda entry: (entry.kind, entry.ticket_number, entry.at_utc))
    return [(group[0], sum(entry.points for entry in group)) for group in (list(found) for _, found in alike)]

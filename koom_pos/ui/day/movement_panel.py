"""The question asked for a movement of cash, or for opening the drawer: how much, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.till import MovementKind
from koom_pos.services.till_session import NO_SALE
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit


class MovementPanel(QWidget):
    """Asks for one kind of movement. The reason is chosen or written; both end up as the same words.

    Signals:
        confirmed: The movement is meant (kind, amount in francs or None for a no-sale, reason).
    """

    confirmed = Signal(str, object, str)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.amount = MoneyEdit(self.tr("Amount"), big=True)
        self.keypad = Keypad(key_height=52)
        self.keypad.attach(self.amount)
        self.reasons = ChoiceChips(self.tr("Reason"), [(words, words) for words in self._proposed()])
        self.reason = QLineEdit()
        self.reason.setMaxLength(80)
        self.reason.setPlaceholderText(self.tr("Another reason"))
        self.reason.setAccessibleName(self.tr("Another reason"))
        self.confirm = PrimaryButton("")
        self._lay_out()
        self.amount.amount_changed.connect(self._refresh)
        self.amount.amount_entered.connect(self.reason.setFocus)
        self.reasons.chosen.connect(self._take_reason)
        self.reason.textEdited.connect(self._write_reason)
        self.reason.returnPressed.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)
        self._refresh()

    def title(self) -> str:
        """Return what is asked."""
        titles = {
            str(MovementKind.PAID_IN): self.tr("Cash put in"),
            str(MovementKind.PAID_OUT): self.tr("Cash taken out"),
            str(MovementKind.BANK_DROP): self.tr("Bank drop"),
            NO_SALE: self.tr("Open the drawer"),
        }
        return titles[self._kind]

    def reason_words(self) -> str:
        """Return the reason as it will be recorded."""
        return self.reason.text().strip() or self.reasons.current() or ""

    def _proposed(self) -> tuple[str, ...]:
        proposed = {
            str(MovementKind.PAID_IN): (self.tr("Change from the bank"), self.tr("Float topped up")),
            str(MovementKind.PAID_OUT): (self.tr("Small purchase"), self.tr("Delivery paid"), self.tr("Postage")),
            str(MovementKind.BANK_DROP): (self.tr("To the bank"), self.tr("To the safe")),
            NO_SALE: (
                self.tr("Change for a customer"),
                self.tr("Check of the float"),
                self.tr("Drawer shut too early"),
            ),
        }
        return proposed[self._kind]

    def _needs_amount(self) -> bool:
        return self._kind != NO_SALE

    def _take_reason(self, _words: str) -> None:
        self.reason.clear()
        self._refresh()

    def _write_reason(self, _text: str) -> None:
        self.reasons.choose(None)
        self._refresh()

    def _refresh(self, _amount: object = None) -> None:
        amount_xpf = self.amount.amount()
        self.confirm.setText(self._act_words(format_francs(amount_xpf) if amount_xpf else ""))
        self.confirm.setEnabled(bool(self.reason_words()) and (bool(amount_xpf) or not self._needs_amount()))

    def _act_words(self, amount: str) -> str:
        words = {
            str(MovementKind.PAID_IN): self.tr("Put in {0}"),
            str(MovementKind.PAID_OUT): self.tr("Take out {0}"),
            str(MovementKind.BANK_DROP): self.tr("Drop {0}"),
            NO_SALE: self.tr("Open the drawer"),
        }
        return words[self._kind].format(amount).strip()

    def _confirm(self) -> None:
        if self.confirm.isEnabled():
            self.confirm.setEnabled(False)  # a second touch must not record a second movement
            self.confirmed.emit(
                self._kind, self.amount.amount() if self._needs_amount() else None, self.reason_words()
            )

    def let_try_again(self) -> None:
        """Take the act again after it was refused."""
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        if self._needs_amount():
            column.addWidget(self.amount)
            column.addWidget(self.keypad)
        else:
            self.amount.setParent(self)
            self.keypad.setParent(self)
            self.amount.hide()
            self.keypad.hide()
        group = QVBoxLayout()
        group.setSpacing(SPACE_S)
        group.addWidget(Text(self.tr("Why"), size="emphasis"))
        group.addWidget(self.reasons)
        group.addWidget(self.reason)
        column.addLayout(group)
        column.addStretch(1)
        column.addWidget(self.confirm)

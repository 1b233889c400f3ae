"""Tenders that want a word more: a cheque's references, the code of a gift card or a credit note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.domain.tender import TenderType
from koom_pos.store.instruments import Instrument
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.till.payment_parts import StepHead
from koom_pos.ui.till.price_panels import day_words
from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, Text


class ChequeView(QWidget):
    """Asks for what helps to find a cheque again; all of it may stay empty.

    Signals:
        taken: The cheque is taken (amount in francs, its references).
        back_wanted: Back to the payments.
    """

    taken = Signal(int, object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amount_xpf = 0
        self.head = StepHead(self.tr("Cheque"), self.tr("Back to the payments"))
        self.amount = Figure(self.tr("Amount of the cheque"))
        self.fields = {"bank": QLineEdit(), "number": QLineEdit(), "drawer": QLineEdit()}
        names = {
            "bank": self.tr("Bank"),
            "number": self.tr("Cheque number"),
            "drawer": self.tr("Initials of the drawer"),
        }
        self.fields["bank"].setMaxLength(30)
        self.fields["number"].setMaxLength(12)
        self.fields["drawer"].setMaxLength(4)
        form = QFormLayout()
        form.setSpacing(SPACE_M)
        for key, field in self.fields.items():
            field.setAccessibleName(names[key])
            field.returnPressed.connect(self._take)
            form.addRow(Text(names[key]), field)
        self.take = PrimaryButton("")
        self.take.clicked.connect(self._take)
        self.head.back_wanted.connect(self.back_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.head)
        column.addWidget(self.amount)
        column.addWidget(Text(self.tr("Optional, to find the cheque again."), tone="muted"))
        column.addLayout(form)
        column.addWidget(self.take)
        column.addStretch(1)
        column.addWidget(AlphaKeyboard())

    def begin(self, amount_xpf: int) -> None:
        """Begin anew for an amount."""
        self._amount_xpf = amount_xpf
        self.amount.set_amount(amount_xpf)
        self.take.setText(self.tr("Take the cheque {0}").format(format_francs(amount_xpf)))
        for field in self.fields.values():
            field.clear()
        self.fields["bank"].setFocus()

    def _take(self) -> None:
        written = {key: field.text().strip() for key, field in self.fields.items()}
        self.taken.emit(self._amount_xpf, {key: words for key, words in written.items() if words})


class StoredValueView(QWidget):
    """Takes a gift card or a credit note: its code, what it holds, what of it is used.

    Signals:
        code_entered: A code was typed (str).
        taken: The value is used (TenderType, amount in francs, code).
        back_wanted: Back to the payments.
    """

    code_entered = Signal(str)
    taken = Signal(object, int, str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Instrument | None = None
        self._most_xpf = 0
        self.head = StepHead(self.tr("Gift card or credit note"), self.tr("Back to the payments"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Scan or type the code"))
        self.field.setAccessibleName(self.tr("Code of the gift card or credit note"))
        self.field.setMaxLength(24)
        self.read = SecondaryButton(self.tr("Show the balance"))
        self.keyboard = AlphaKeyboard(enter_words=self.tr("Show the balance"))
        self.keyboard.attach(self.field)
        self.balance = Figure(self.tr("Balance"))
        self.facts = Text(tone="muted", wrap=True)
        self.use = PrimaryButton("")
        self.head.back_wanted.connect(self.back_wanted)
        self.field.returnPressed.connect(self._ask)
        self.read.clicked.connect(self._ask)
        self.use.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for widget in (self.head, self.field, self.read, self.balance, self.facts, self.use):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.keyboard)

    def begin(self, most_xpf: int) -> None:
        """Ask for a code; at most this much of its value is used."""
        self._most_xpf = most_xpf
        self._found = None
        self.field.clear()
        self._show()
        self.field.setFocus()

    def show_instrument(self, found: Instrument) -> None:
        """Show what was found and how much of it will be used."""
        self._found = found
        self.field.setText(found.code)
        self._show()
        self.use.setFocus()

    def forget(self) -> None:
        """The code was none: it can be typed anew."""
        self._found = None
        self._show()
        self.field.setFocus()
        self.field.selectAll()

    def _show(self) -> None:
        found = self._found
        answer: tuple[QWidget, ...] = (self.balance, self.facts, self.use)
        question: tuple[QWidget, ...] = (self.read, self.keyboard)
        for widget in answer:
            widget.setVisible(found is not None)
        for widget in question:
            widget.setVisible(found is None)
        if found is None:
            return
        kind = self.tr("Gift card") if found.kind is InstrumentKind.GIFT_CARD else self.tr("Credit note")
        until = self.tr("good until {0}").format(day_words(found.expires_on)) if found.expires_on else ""
        self.balance.set_name(self.tr("Balance of {0}").format(f"{kind} {found.code}"))
        self.balance.set_amount(found.balance_xpf)
        self.facts.setText(until)
        self.use.setEnabled(self._usable() > 0)
        self.use.setText(self.tr("Use {0}").format(format_francs(self._usable())))

    def _usable(self) -> int:
        return min(self._most_xpf, self._found.balance_xpf) if self._found is not None else 0

    def _ask(self) -> None:
        if self.field.text().strip():
            self.code_entered.emit(self.field.text().strip())

    def _take(self) -> None:
        if self._found is not None and self._usable() > 0:
            self.taken.emit(TenderType(str(self._found.kind)), self._usable(), self._found.code)

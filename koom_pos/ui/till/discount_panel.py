"""A discount on the line or on the ticket: how much, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.discount import DISCOUNT_REASONS, Discount, DiscountKind
from koom_pos.domain.sale import OpenSale
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.till.words import discount_reason_word, discount_words, rate_words
from koom_pos.ui.widgets.buttons import DangerButton, PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit

_RATES_BP = (500, 1000, 1500, 2000)
_WHOLE_PERCENT = 100
_LINE, _TICKET = "line", "ticket"


class DiscountPanel(QWidget):
    """Asks for a discount; what it is worth and whether it is allowed is decided by the act.

    Signals:
        discount_wanted: A discount as chosen (Discount, line id or None for the ticket).
        removal_wanted: The discount of the line, or of the ticket for None, is to go.
    """

    discount_wanted = Signal(object, object)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sale: OpenSale | None = None
        self._line_id: str | None = None
        self.scope = ChoiceChips(
            self.tr("On"), [(_LINE, self.tr("This line")), (_TICKET, self.tr("The whole ticket"))]
        )
        self.about = Text(tone="muted", wrap=True)
        rates = [(str(rate), rate_words(rate)) for rate in _RATES_BP]
        self.rates = ChoiceChips(
            self.tr("How much"), [*rates, ("percent", self.tr("Other %")), ("amount", self.tr("In francs"))]
        )
        self.field = MoneyEdit(self.tr("Percent or francs off"))
        self.keypad = Keypad(key_height=48)
        self.keypad.attach(self.field)
        self.reason_word = Text(self.tr("Reason"), size="note", tone="muted")
        self.reasons = ChoiceChips(self.tr("Reason"), [(key, discount_reason_word(key)) for key in DISCOUNT_REASONS])
        self.missing = Text(tone="danger", wrap=True)
        self.confirm = PrimaryButton(self.tr("Give the discount"))
        self.remove = DangerButton("")
        self._lay_out()
        self.scope.chosen.connect(self._show_scope)
        self.rates.chosen.connect(self._show_field)
        self.confirm.clicked.connect(self._confirm)
        self.field.amount_entered.connect(self._end_typing)
        self.remove.clicked.connect(self._remove)

    def open_for(self, sale: OpenSale, line_id: str | None) -> None:
        """Begin anew on a line, or on the ticket when `line_id` is None or the line takes no discount."""
        self._sale = sale
        self._line_id = line_id
        self.scope.chip(_LINE).setEnabled(line_id is not None)
        self.scope.choose(_LINE if line_id is not None else _TICKET)
        self.rates.choose(None)
        self.reasons.choose(None)
        self.field.set_amount(None)
        self.missing.hide()
        self._show_scope()
        self._show_field()

    def _target(self) -> str | None:
        return self._line_id if self.scope.current() == _LINE else None

    def _show_scope(self) -> None:
        if self._sale is None:
            return
        target = self._target()
        if target is None:
            self.about.setText(self.tr("Spread over the articles of the ticket."))
        else:
            line = self._sale.line(target)
            self.about.setText(" · ".join(part for part in (line.label, line.detail) if part))
        given = self._given()
        self.remove.setVisible(given is not None)
        if given is not None:
            self.remove.setText(self.tr("Remove: {0}").format(discount_words(given)))

    def _show_field(self) -> None:
        """Show the field for an amount of one's own; while it is typed, the rest leaves room to the keys."""
        typed = self.rates.current() in ("percent", "amount")
        self.field.setVisible(typed)
        self._show_typing(typed)
        if typed:
            self.field.setFocus()

    def _show_typing(self, typing: bool) -> None:
        self.keypad.setVisible(typing)
        for widget in (self.reason_word, self.reasons, self.confirm):
            widget.setHidden(typing)
        self.remove.setHidden(typing or self._given() is None)

    def _end_typing(self) -> None:
        """Go on to the reason; Enter again on the field confirms."""
        if self.keypad.isHidden():
            self._confirm()
            return
        self._show_typing(False)
        if self.reasons.current() is None:
            self.reasons.chip(DISCOUNT_REASONS[0]).setFocus()

    def _given(self) -> Discount | None:
        """Return the discount that stands on the line or the ticket now."""
        if self._sale is None:
            return None
        target = self._target()
        return self._sale.ticket_discount if target is None else self._sale.line(target).discount

    def _discount(self) -> Discount | None:
        """Return the discount as chosen, or None with the sentence that says what is missing."""
        choice, reason = self.rates.current(), self.reasons.current()
        if choice in ("percent", "amount"):
            value = self.field.amount() or 0
            value *= _WHOLE_PERCENT if choice == "percent" else 1
        else:
            value = int(choice) if choice else 0
        if value <= 0:
            self._miss(self.tr("Choose how much."))
            return None
        if reason is None:
            self._miss(self.tr("Choose a reason: the journal keeps it."))
            return None
        kind = DiscountKind.AMOUNT if choice == "amount" else DiscountKind.PERCENT
        return Discount(kind, value, reason)

    def _miss(self, words: str) -> None:
        self.missing.setText(words)
        self.missing.show()

    def _confirm(self) -> None:
        discount = self._discount()
        if discount is not None:
            self.missing.hide()
            self.discount_wanted.emit(discount, self._target())

    def _remove(self) -> None:
        self.removal_wanted.emit(self._target())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.scope)
        column.addWidget(self.about)
        column.addWidget(self.rates)
        column.addWidget(self.field)
        column.addWidget(self.keypad)
        column.addWidget(self.reason_word)
        column.addWidget(self.reasons)
        column.addSpacing(SPACE_S)
        column.addWidget(self.missing)
        column.addWidget(self.confirm)
        column.addWidget(self.remove)
        column.addStretch(1)

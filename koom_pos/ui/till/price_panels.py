"""Answers that sell nothing: what an article costs, why a line costs what it does, what a gift card holds."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.discount import Discount
from koom_pos.domain.money import format_francs
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.services.catalogue import PriceStory
from koom_pos.store.instruments import Instrument
from koom_pos.ui.language import written_day
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from koom_pos.ui.till.words import discount_words, rate_words
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import AmountLabel, Figure, Text, rule
from koom_pos.ui.widgets.swatch import Swatch

_MOST_SIBLINGS = 12


def day_words(day: date) -> str:
    """Return a day as it is said here: 23 novembre 2026."""
    return written_day(day, "d MMMM yyyy")


class PriceCheckPanel(QWidget):
    """Shows price, date, TGC, stock and the other shades of what is scanned while it is open.

    Signals:
        code_entered: A code was typed here (str).
        sell_wanted: The customer takes it after all (variant id).
    """

    code_entered = Signal(str)
    sell_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._variant_id = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Scan, or type a code"))
        self.field.setAccessibleName(self.tr("Scan, or type a code"))
        self.name = Text(size="emphasis", wrap=True)
        self.detail = Text(tone="muted", wrap=True)
        self.price = Figure(self.tr("Price, TGC included"))
        self.facts = Text(wrap=True)
        self.siblings_word = Text(self.tr("Other shades and sizes"), size="note", tone="muted")
        self._siblings = QVBoxLayout()
        self._siblings.setSpacing(SPACE_XS)
        self.sell = SecondaryButton(self.tr("Add to the ticket"), icon="plus")
        self._answer = QWidget()
        inside = QVBoxLayout(self._answer)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE_S)
        for widget in (self.name, self.detail, self.price, self.facts, rule(), self.siblings_word):
            inside.addWidget(widget)
        inside.addLayout(self._siblings)
        inside.addSpacing(SPACE_S)
        inside.addWidget(self.sell)
        self.message = Text(wrap=True, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.field)
        column.addWidget(self.message)
        column.addWidget(self._answer)
        column.addStretch(1)
        self.field.returnPressed.connect(self._enter)
        self.sell.clicked.connect(self._sell)

    def open(self) -> None:
        """Begin anew: nothing is shown until something is scanned."""
        self.field.clear()
        self._answer.hide()
        self.message.setText(self.tr("Nothing is sold here. The next scan shows its price."))
        self.message.set_tone("muted")
        self.message.show()

    def show_item(self, item: SellableItem, siblings: Sequence[SellableItem]) -> None:
        """Show an article and the other variants of it."""
        self._variant_id = item.variant_id
        self.field.clear()
        self.message.hide()
        self.name.setText(f"{item.brand} {item.name}".strip())
        self.detail.setText(item.detail)
        self.detail.setVisible(bool(item.detail))
        self.price.set_amount(item.gross_xpf)
        facts = [
            self.tr("Price since {0}").format(day_words(item.price_from)),
            self.tr("TGC {0}").format(rate_words(item.rate_bp)),
        ]
        if item.kind is ItemKind.GOODS:
            facts.append(self.tr("In stock: {0}").format(item.stock))
        facts.append(self.tr("Code {0}").format(item.sku))
        self.facts.setText("\n".join(facts))
        self._show_siblings([other for other in siblings if other.variant_id != item.variant_id])
        self._answer.show()

    def show_refusal(self, words: str) -> None:
        """Say why nothing is shown."""
        self._answer.hide()
        self.message.setText(words)
        self.message.set_tone("danger")
        self.message.show()
        self.field.selectAll()

    def _show_siblings(self, siblings: Sequence[SellableItem]) -> None:
        while self._siblings.count():
            taken = self._siblings.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.siblings_word.setVisible(bool(siblings))
        for other in siblings[:_MOST_SIBLINGS]:
            self._siblings.addWidget(_sibling(other, self.tr("Stock {0}").format(other.stock)))

    def _enter(self) -> None:
        if self.field.text().strip():
            self.code_entered.emit(self.field.text().strip())

    def _sell(self) -> None:
        self.sell_wanted.emit(self._variant_id)


def _sibling(item: SellableItem, stock: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
    row.setSpacing(SPACE_S)
    row.addWidget(Swatch(item.swatch, item.detail, size=20))
    row.addWidget(Text(item.detail or item.sku), 1)
    row.addWidget(Text(stock, size="note", tone="muted" if item.stock > 0 else "danger"))
    amount = AmountLabel(item.gross_xpf)
    amount.setMinimumWidth(84)
    row.addWidget(amount)
    return holder


class WhyPanel(QWidget):
    """« Pourquoi ce prix ? »: from the catalogue's dated price to what the line costs, one step a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Text(size="emphasis", wrap=True)
        self.detail = Text(tone="muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnStretch(0, 1)
        self._labels: list[QWidget] = []
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inside.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.name)
        column.addWidget(self.detail)
        column.addSpacing(SPACE_S)
        column.addWidget(card)
        column.addStretch(1)

    def show_story(self, story: PriceStory) -> None:
        """Tell where the amount comes from."""
        self._clear()
        self.name.setText(story.label)
        self.detail.setText(story.detail)
        self.detail.setVisible(bool(story.detail))
        since = self.tr("Price since {0}").format(day_words(story.price_from))
        self._row(self.tr("Catalogue price"), since, story.base_price_xpf)
        if story.unit_price_xpf != story.base_price_xpf:
            self._row(self.tr("Price applied"), "", story.unit_price_xpf)
        if story.returned_ticket is not None:
            refund = self.tr("As paid on ticket {0}, its discounts included").format(story.returned_ticket)
            self._row(self.tr("Refund"), refund, story.undiscounted_xpf)
        elif story.quantity != 1:
            times = f"{story.quantity} × {format_francs(story.unit_price_xpf)}"
            self._row(times, "", story.undiscounted_xpf)
        self._discount_row(story.discount, story.discount_xpf, story.discount_approver, on_ticket=False)
        self._discount_row(
            story.ticket_discount, story.ticket_discount_xpf, story.ticket_discount_approver, on_ticket=True
        )
        for label, share_xpf in story.benefits:
            self._row(label, self.tr("Share of what the customer brought"), -share_xpf)
        self._rule()
        self._row(self.tr("To pay for this line"), "", story.gross_xpf, strong=True)
        if story.tax is None:
            self._row(self.tr("TGC not applicable (franchise)"), "", None)
        else:
            rate = rate_words(story.tax.rate_bp)
            self._row(
                self.tr("of which TGC {0}").format(rate),
                self.tr("on {0} before tax").format(format_francs(story.tax.net_xpf)),
                story.tax.tax_xpf,
            )

    def rows(self) -> list[str]:
        """Return what is shown, label after label."""
        return [label.text() for label in self._labels if isinstance(label, Text)]

    def _discount_row(self, discount: Discount | None, amount_xpf: int, approver: str, *, on_ticket: bool) -> None:
        if discount is None:
            return
        note = self.tr("Share of the ticket's discount") if on_ticket else ""
        if approver:
            approved = self.tr("approved by {0}").format(approver)
            note = f"{note}, {approved}" if note else approved
        self._row(discount_words(discount), note, -amount_xpf)

    def _row(self, words: str, note: str, amount_xpf: int | None, *, strong: bool = False) -> None:
        place = self._grid.rowCount()
        label = Text(words, wrap=True, size="emphasis" if strong else "body")
        amount = AmountLabel(amount_xpf, size="emphasis" if strong else "body")
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(amount, place, 1, Qt.AlignmentFlag.AlignTop)
        self._labels += [label, amount]
        if note:
            under = Text(note, size="note", tone="muted", wrap=True)
            self._grid.addWidget(under, place + 1, 0, 1, 2)
            self._labels.append(under)

    def _rule(self) -> None:
        line = rule()
        self._grid.addWidget(line, self._grid.rowCount(), 0, 1, 2)
        self._labels.append(line)

    def _clear(self) -> None:
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []


class InstrumentPanel(QWidget):
    """What a gift card or a credit note holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = Text(size="emphasis")
        self.balance = Figure(self.tr("Balance"))
        self.facts = Text(wrap=True, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for widget in (self.code, self.balance, self.facts):
            column.addWidget(widget)
        column.addStretch(1)

    def show_instrument(self, found: Instrument) -> None:
        """Show a balance and until when it is good."""
        kind = self.tr("Gift card") if found.kind is InstrumentKind.GIFT_CARD else self.tr("Credit note")
        self.code.setText(f"{kind} {found.code}")
        self.balance.set_amount(found.balance_xpf)
        until = self.tr("Good until {0}").format(day_words(found.expires_on)) if found.expires_on else ""
        self.facts.setText(until or self.tr("Without an end date"))

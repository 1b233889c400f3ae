"""The right side: the cart, what can be done to its current line, the totals, and the next act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.money import format_francs
from koom_pos.services.ringing import Rung
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from koom_pos.ui.till.benefit_rows import BenefitRows
from koom_pos.ui.till.cart_view import CartView
from koom_pos.ui.till.customer_strip import CustomerStrip
from koom_pos.ui.till.pictures import PictureSource
from koom_pos.ui.till.quiet_act import quiet_act
from koom_pos.ui.till.words import discount_words
from koom_pos.ui.widgets.buttons import Button, IconButton, PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import AmountLabel, Text, rule

if TYPE_CHECKING:
    from koom_pos.services.attaching import Attached


class LineBar(QWidget):
    """What can be done to the current line, in one place that never moves under the thumb.

    Signals:
        step_wanted: One piece more or less (int).
        quantity_wanted, discount_wanted, why_wanted, void_wanted: acts on the current line.
    """

    step_wanted = Signal(int)
    quantity_wanted = Signal()
    discount_wanted = Signal()
    why_wanted = Signal()
    void_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fewer = IconButton("minus", self.tr("One piece less"), kind="secondary")
        self.pieces = Button("1", kind="secondary")
        self.pieces.setProperty("compact", True)
        self.pieces.setFixedWidth(56)
        self.more = IconButton("plus", self.tr("One piece more"), kind="secondary")
        self.discount = quiet_act(self.tr("Discount"), "percent")
        self.why = quiet_act(self.tr("Why?"), "question")
        self.void = quiet_act(self.tr("Void"), "trash")
        for button, name in ((self.why, self.tr("Why this price")), (self.void, self.tr("Void line"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.fewer.clicked.connect(self._fewer)
        self.more.clicked.connect(self._more)
        self.pieces.clicked.connect(self.quantity_wanted)
        self.discount.clicked.connect(self.discount_wanted)
        self.why.clicked.connect(self.why_wanted)
        self.void.clicked.connect(self.void_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        row.setSpacing(SPACE_XS)
        for button in (self.fewer, self.pieces, self.more):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.discount, self.why, self.void):
            row.addWidget(button)

    def show_line(self, view: CartView, *, may_discount: bool) -> None:
        """Offer what the current line allows; nothing for an empty cart."""
        row = view.current_row()
        self.setVisible(row is not None)
        if row is None:
            return
        line = row.priced.line
        sells = line.returned is None
        self.pieces.setText(str(abs(line.quantity)))
        self.pieces.setAccessibleName(self.tr("Quantity of {0}: {1}. Change").format(line.label, line.quantity))
        self.fewer.setEnabled(sells and line.quantity > 1)
        self.pieces.setEnabled(sells)
        self.more.setEnabled(sells)
        self.discount.setVisible(may_discount)
        self.discount.setEnabled(sells and line.kind is not ItemKind.GIFT_CARD)

    def _fewer(self) -> None:
        self.step_wanted.emit(-1)

    def _more(self) -> None:
        self.step_wanted.emit(1)


class CartPanel(QFrame):
    """The open ticket. While paying, its acts go and its lines stay.

    Signals:
        pay_wanted: The next act: take payment, refund, or settle an even exchange.
        suspend_wanted, void_sale_wanted: The sale is to wait, or to be given up.
        customer_wanted: A customer is to be found for the sale.
        customer_opened, detach_wanted: More is to be seen of her; she is to be taken off.
        benefit_removal_wanted: A reward or a voucher is to be taken off (benefit id).
    """

    pay_wanted = Signal()
    suspend_wanted = Signal()
    void_sale_wanted = Signal()
    customer_wanted = Signal()
    customer_opened = Signal()
    detach_wanted = Signal()
    benefit_removal_wanted = Signal(str)

    def __init__(self, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._may_discount = True
        self._may_void = True
        self._may_attach = True
        self._paying = False
        self._rung: Rung | None = None
        self._attached: Attached | None = None
        self._customers_open = True
        self.heading = Text(size="emphasis")
        self.add_customer = quiet_act(self.tr("Add a customer"), "plus")
        self.add_customer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.customer = CustomerStrip()
        self.benefits = BenefitRows()
        self.void_sale = quiet_act(self.tr("Void ticket"), "trash")
        self.view = CartView(pictures)
        self.empty = EmptyState("till", "")
        self.bar = LineBar()
        self.suspend = SecondaryButton(self.tr("Put on hold"))
        self.pay = PrimaryButton("")
        self.show_day(open_now=True)
        self._make_totals()
        self._lay_out()
        self.void_sale.clicked.connect(self.void_sale_wanted)
        self.add_customer.clicked.connect(self.customer_wanted)
        self.customer.opened.connect(self.customer_opened)
        self.customer.detach_wanted.connect(self.detach_wanted)
        self.benefits.removal_wanted.connect(self.benefit_removal_wanted)
        self.suspend.clicked.connect(self.suspend_wanted)
        self.pay.clicked.connect(self.pay_wanted)
        self.view.selectionModel().currentRowChanged.connect(self.show_bar)

    def show_rung(self, rung: Rung, *, tax_xpf: int | None) -> None:
        """Show a sale. `tax_xpf` is the TGC its total includes, None under the franchise regime."""
        self._rung = rung
        self.view.show_rung(rung)
        empty = not rung.sale.lines
        self._lines.setCurrentWidget(self.empty if empty else self.view)
        self.heading.setText(self._heading(rung))
        self._show_totals(rung, tax_xpf)
        self._show_acts()

    def show_customer(self, attached: "Attached | None") -> None:
        """Show whose sale it is, or how she is added."""
        self._attached = attached
        self.customer.show_customer(attached)
        self._show_acts()

    def show_paying(self, paying: bool, *, customers_open: bool = True) -> None:
        """Leave only the lines and totals while paying. `customers_open` tells that the customer may still change."""
        self._paying = paying
        self._customers_open = customers_open
        self._show_acts()

    def show_day(self, *, open_now: bool) -> None:
        """Say of an empty cart how articles come into it: nothing can be rung before the day is open."""
        if open_now:
            words = self.tr("The scanner works whatever field has the keyboard.")
        else:
            words = self.tr("Open the day to sell.")
        self.empty.say(self.tr("No article yet"), words, icon="till")

    def allow(self, *, discount: bool, void_sale: bool, customers: bool) -> None:
        """Offer only what the signed-in role may do."""
        self._may_discount = discount
        self._may_void = void_sale
        self._may_attach = customers
        self._show_acts()

    def show_bar(self) -> None:
        """Offer the acts of the line that is current now."""
        self.bar.show_line(self.view, may_discount=self._may_discount)
        if self._paying:
            self.bar.hide()

    def _show_acts(self) -> None:
        rung = self._rung
        full = rung is not None and bool(rung.sale.lines)
        self.view.setEnabled(not self._paying)
        self.void_sale.setVisible(full and self._may_void and not self._paying)
        self.suspend.setVisible(not self._paying)
        self.suspend.setEnabled(full)
        self.add_customer.setVisible(self._attached is None and self._customers_open and self._may_attach)
        self.customer.show_acts(still_open=self._customers_open)
        if rung is not None:
            self.benefits.show_rung(rung, removable=not self._paying)
        self.pay.setVisible(not self._paying)
        self.pay.setEnabled(full)
        self.pay.setText(self._next_act(rung.totals.gross_xpf if rung is not None and full else None))
        self.show_bar()

    def _heading(self, rung: Rung) -> str:
        if not rung.sale.lines:
            return self.tr("Ticket")
        if any(line.returned is not None for line in rung.sale.lines):
            return self.tr("Ticket · %n line(s)", "", len(rung.sale.lines))
        return self.tr("Ticket · %n article(s)", "", rung.totals.pieces)

    def _next_act(self, gross_xpf: int | None) -> str:
        if gross_xpf is None:
            return self.tr("Take payment")
        if gross_xpf < 0:
            return self.tr("Refund {0}").format(format_francs(-gross_xpf))
        if gross_xpf == 0:
            return self.tr("Finish, nothing to pay")
        return self.tr("Take payment {0}").format(format_francs(gross_xpf))

    def _show_totals(self, rung: Rung, tax_xpf: int | None) -> None:
        worth = rung.totals
        given_xpf = worth.line_discount_xpf + worth.granted_xpf
        self._subtotal.set_amount(worth.subtotal_xpf)
        self._discounts.set_amount(-given_xpf)
        whole = rung.sale.ticket_discount
        words = self.tr("Discounts")
        if whole is not None:
            given = self.tr("ticket: {0}").format(discount_words(whole))
            words = f"{words} ({given})"
        self._discount_word.setText(words)
        for widget in (self._subtotal_word, self._subtotal):
            widget.setVisible(worth.discount_xpf != 0)
        for widget in (self._discount_word, self._discounts):
            widget.setVisible(given_xpf != 0)
        self._tax_word.setText(
            self.tr("TGC not applicable (franchise)") if tax_xpf is None else self.tr("of which TGC")
        )
        self._tax.set_amount(tax_xpf)
        self.total.set_amount(worth.gross_xpf)

    def _make_totals(self) -> None:
        self._subtotal_word = Text(self.tr("Subtotal"), tone="muted")
        self._subtotal = AmountLabel(0)
        self._discount_word = Text(self.tr("Discounts"), tone="muted", wrap=True)
        self._discounts = AmountLabel(0)
        self._tax_word = Text(self.tr("of which TGC"), tone="muted")
        self._tax = AmountLabel(0, tone="muted")
        self._total_word = Text(self.tr("Total"), size="emphasis")
        self.total = AmountLabel(0, size="total")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_XS, SPACE_S, SPACE_XS)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.add_customer)
        head.addWidget(self.void_sale)
        holder = QWidget()
        holder.setLayout(head)
        holder.setFixedHeight(56)
        self._lines = QStackedWidget()
        self._lines.addWidget(self.empty)
        self._lines.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(holder)
        column.addWidget(self.customer)
        column.addWidget(rule())
        column.addWidget(self._lines, 1)
        column.addWidget(self.bar)
        column.addWidget(rule())
        column.addLayout(self._sums())
        column.addLayout(self._acts())

    def _sums(self) -> QGridLayout:
        sums = QGridLayout()
        sums.setContentsMargins(SPACE_L, SPACE_S, SPACE_M, SPACE_S)
        sums.setVerticalSpacing(2)
        pairs = {
            0: (self._subtotal_word, self._subtotal),
            1: (self._discount_word, self._discounts),
            3: (self._total_word, self.total),
            4: (self._tax_word, self._tax),
        }
        for place, (word, amount) in pairs.items():
            sums.addWidget(word, place, 0)
            sums.addWidget(amount, place, 1)
        sums.addWidget(self.benefits, 2, 0, 1, 2)
        sums.setColumnStretch(0, 1)
        return sums

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_M)
        acts.setSpacing(SPACE_S)
        acts.addWidget(self.suspend)
        acts.addWidget(self.pay, 1)
        self.suspend.setMinimumHeight(56)
        return acts

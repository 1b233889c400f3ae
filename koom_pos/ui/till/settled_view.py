"""After settling: the change, huge, in notes and coins; the paper; the next customer one key away."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.money import NOTES_XPF, change_breakdown, format_francs
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from koom_pos.ui.till.customer_words import grouped, missing_words
from koom_pos.ui.till.words import tender_word
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Figure, Text

if TYPE_CHECKING:
    from koom_pos.services.loyalty import TicketPoints

DEAF_MS = 400
"""How long nothing here answers: the second half of a double press must not send the change away."""


class SettledView(QWidget):
    """The ticket is settled. Nothing on it can be changed any more.

    Signals:
        next_wanted: The next customer.
        print_wanted, gift_ticket_wanted, invoice_wanted: paper for this ticket.
        mail_wanted: The ticket is to be sent by e-mail.
        customer_wanted: Her card was forgotten: the ticket is to be credited to a customer.
    """

    next_wanted = Signal()
    print_wanted = Signal()
    gift_ticket_wanted = Signal()
    invoice_wanted = Signal()
    mail_wanted = Signal()
    customer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Text(size="emphasis")
        self.change = Figure(self.tr("Change"), size="change", tone="figure_positive")
        self.pieces_place = QWidget()
        self._pieces = FlowLayout(self.pieces_place)
        self.paid = Text(tone="muted", wrap=True)
        self.issued = Text(size="emphasis", wrap=True)
        self.print_button = SecondaryButton("", icon="print")
        self.gift_ticket = SecondaryButton(self.tr("Gift ticket"), icon="gift")
        self.invoice = SecondaryButton(self.tr("Invoice"), icon="download")
        self.points = Text(size="emphasis", wrap=True)
        self.reward = Text(tone="muted", wrap=True)
        self.mail = SecondaryButton("", icon="mail")
        self.forgotten = SecondaryButton(self.tr("Forgotten card?"), icon="customers")
        self.next = PrimaryButton(self.tr("Next customer"))
        self._deaf = QTimer(self)
        self._deaf.setSingleShot(True)
        self._deaf.setInterval(DEAF_MS)
        self._lay_out()
        self.next.clicked.connect(partial(self._pass_on, self.next_wanted.emit))
        self.print_button.clicked.connect(partial(self._pass_on, self.print_wanted.emit))
        self.gift_ticket.clicked.connect(partial(self._pass_on, self.gift_ticket_wanted.emit))
        self.invoice.clicked.connect(partial(self._pass_on, self.invoice_wanted.emit))
        self.mail.clicked.connect(partial(self._pass_on, self.mail_wanted.emit))
        self.forgotten.clicked.connect(partial(self._pass_on, self.customer_wanted.emit))

    def show_sale(self, sale: SettledSale, *, printed: bool) -> None:
        """Show a settled ticket. `printed` tells that its paper is queued: another copy is a duplicate."""
        self.title.setText(self.tr("Ticket {0} is settled").format(sale.number))
        self._show_change(sale)
        self._show_paid(sale)
        self.show_printed(printed)
        self._deaf.start()
        self.setFocus()

    def show_printed(self, printed: bool) -> None:
        """Call the next copy by its name."""
        self.print_button.setText(self.tr("Print a duplicate") if printed else self.tr("Print the ticket"))

    def show_points(self, points: "TicketPoints | None") -> None:
        """Show what the ticket earned and spent, and the balance after it; None for a ticket of no member."""
        for label in (self.points, self.reward):
            label.setVisible(points is not None)
        if points is None:
            return
        done = (
            (points.earned, self.tr("Points earned: {0}")),
            (points.taken_back, self.tr("Points taken back: {0}")),
            (points.spent, self.tr("Points spent: {0}")),
            (points.given_back, self.tr("Points given back: {0}")),
        )
        parts = [words.format(grouped(number)) for number, words in done if number]
        if points.balance is not None:
            parts.append(self.tr("Balance: {0}").format(grouped(points.balance)))
        self.points.setText(" · ".join(parts))
        coming, balance = points.next_reward, points.balance
        self.reward.setVisible(coming is not None and balance is not None)
        if coming is not None and balance is not None:
            self.reward.setText(missing_words(coming, balance))

    def offer_mail(self, offered: bool) -> None:
        """Offer to send the ticket: only to who agreed to it."""
        self.mail.setText(self.tr("E-mail the ticket"))
        self.mail.setEnabled(True)
        self.mail.setVisible(offered)

    def show_mailed(self) -> None:
        """Say that the ticket is on its way; it is sent once."""
        self.mail.setText(self.tr("Ticket on its way by e-mail"))
        self.mail.setEnabled(False)
        self.setFocus()

    def offer_credit(self, offered: bool) -> None:
        """Offer to credit the ticket to a customer who came without her card."""
        self.forgotten.setVisible(offered)

    def is_deaf(self) -> bool:
        """Tell whether presses are still swallowed."""
        return self._deaf.isActive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = next((button for button in self._buttons() if button.hasFocus()), self.next)
        focused.click()

    def _show_change(self, sale: SettledSale) -> None:
        if sale.gross_xpf < 0:
            self.change.set_name(self.tr("Refunded"))
            self.change.set_amount(-sum(t.amount_xpf for t in sale.tenders))
        elif sale.change_xpf:
            self.change.set_name(self.tr("Change"))
            self.change.set_amount(sale.change_xpf)
        else:
            self.change.set_name(self.tr("Paid, no change to give"))
            self.change.set_amount(sum(t.amount_xpf for t in sale.tenders))
        self.change.value.set_tone("figure_positive" if sale.change_xpf or sale.gross_xpf < 0 else "")
        self._pieces.clear()
        for denomination, number in change_breakdown(sale.change_xpf):
            self._pieces.addWidget(_piece(denomination, number))
        self.pieces_place.setVisible(bool(sale.change_xpf))

    def _show_paid(self, sale: SettledSale) -> None:
        total = self.tr("Total {0}").format(format_francs(sale.gross_xpf))
        parts = [f"{tender_word(t.type)} {format_francs(t.amount_xpf)}" for t in sale.tenders]
        if sale.rounding_xpf:
            parts.append(self.tr("Cash rounding {0}").format(format_francs(sale.rounding_xpf)))
        self.paid.setText("  ·  ".join([total, *parts]))
        issued = [
            f"{self._kind_word(m.kind)} {m.code}\u00a0: {format_francs(m.amount_xpf)}"
            for m in sale.instruments
            if m.amount_xpf > 0
        ]
        self.issued.setText("\n".join(issued))
        self.issued.setVisible(bool(issued))

    def _kind_word(self, kind: InstrumentKind) -> str:
        return self.tr("Gift card") if kind is InstrumentKind.GIFT_CARD else self.tr("Credit note")

    def _buttons(self) -> tuple[Button, ...]:
        return (self.print_button, self.gift_ticket, self.invoice, self.mail, self.forgotten, self.next)

    def _pass_on(self, wanted: Callable[[], None]) -> None:
        """Act, unless it is too early; Enter is the next customer again after a paper was touched."""
        if not self.is_deaf():
            self.setFocus()
            wanted()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(IconLabel("check", "positive"))
        head.addWidget(self.title, 1)
        paper = QHBoxLayout()
        paper.setSpacing(SPACE_S)
        for button in (self.print_button, self.gift_ticket, self.invoice):
            paper.addWidget(button, 1)
        hers = QHBoxLayout()
        hers.setSpacing(SPACE_S)
        for button in (self.mail, self.forgotten):
            hers.addWidget(button, 1)
            button.hide()
        for label in (self.points, self.reward):
            label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_L)
        column.addLayout(head)
        column.addSpacing(SPACE_XL)
        column.addWidget(self.change)
        column.addWidget(self.pieces_place)
        column.addWidget(self.issued)
        column.addWidget(self.paid)
        column.addWidget(self.points)
        column.addWidget(self.reward)
        column.addStretch(1)
        column.addLayout(paper)
        column.addLayout(hers)
        column.addSpacing(SPACE_S)
        column.addWidget(self.next)
        self.next.setMinimumHeight(72)


def _piece(denomination_xpf: int, number: int) -> QFrame:
    """Return a note or a coin with how many of it; a coin is round."""
    frame = QFrame()
    frame.setProperty("kind", "info")
    row = QHBoxLayout(frame)
    row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
    row.setSpacing(SPACE_S)
    row.addWidget(IconLabel("cash" if denomination_xpf in NOTES_XPF else "coin", "muted"))
    row.addWidget(Text(f"{number} × {format_francs(denomination_xpf)}", size="emphasis"))
    frame.setMinimumHeight(48)
    return frame

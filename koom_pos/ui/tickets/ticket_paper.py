"""The ticket shown: its paper, and what may be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.services.returns import ReturnableTicket
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.tickets.paper_view import PaperView
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text

_SIDE = 408


class TicketPaper(QWidget):
    """Asks to choose a ticket, then shows it.

    Signals:
        return_wanted: Articles of it come back.
        copy_wanted: It is to be printed again, as DUPLICATA.
        gift_wanted: A gift ticket, without prices.
        invoice_wanted: An invoice on A4.
        pdf_wanted: The ticket as PDF.
    """

    return_wanted = Signal()
    copy_wanted = Signal()
    gift_wanted = Signal()
    invoice_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_SIDE)
        self.choose = EmptyState(
            "return", self.tr("Choose a ticket"), self.tr("Scan it, type its number, or take it in the list.")
        )
        self.paper = PaperView(self.tr("Ticket as printed"))
        self.note = Text(size="note", tone="muted", wrap=True)
        self.take_back = PrimaryButton(self.tr("Take back articles"), icon="return")
        self.copy = SecondaryButton(self.tr("Duplicate"), icon="print")
        self.gift = SecondaryButton(self.tr("Gift ticket"), icon="gift")
        self.invoice = SecondaryButton(self.tr("Invoice"), icon="archive")
        self.pdf = SecondaryButton(self.tr("PDF"), icon="download")
        self._lay_out()
        for button, signal in (
            (self.take_back, self.return_wanted),
            (self.copy, self.copy_wanted),
            (self.gift, self.gift_wanted),
            (self.invoice, self.invoice_wanted),
            (self.pdf, self.pdf_wanted),
        ):
            button.clicked.connect(signal)

    def show_nothing(self) -> None:
        """Ask to choose a ticket."""
        self._pages.setCurrentWidget(self.choose)

    def show_ticket(self, ticket: ReturnableTicket, lines: Sequence[str]) -> None:
        """Show a ticket as paper; what has all come back cannot come back again."""
        self.paper.show_lines(lines)
        returned = sum(each.returned for each in ticket.lines)
        left = any(each.left for each in ticket.lines)
        self.take_back.setEnabled(left)
        if not left:
            self.note.setText(self.tr("Nothing of this ticket is left to take back."))
        else:
            self.note.setText(self.tr("%n article(s) of this ticket already came back.", "", returned))
        self.note.setVisible(bool(returned) or not left)
        self.gift.setEnabled(any(each.line.quantity > 0 for each in ticket.lines))
        self._pages.setCurrentWidget(self._shown)

    def _lay_out(self) -> None:
        acts = QGridLayout()
        acts.setSpacing(SPACE_S)
        acts.addWidget(self.copy, 0, 0)
        acts.addWidget(self.gift, 0, 1)
        acts.addWidget(self.invoice, 1, 0)
        acts.addWidget(self.pdf, 1, 1)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.paper, 1)
        column.addWidget(self.note)
        column.addLayout(acts)
        column.addWidget(self.take_back)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.choose)
        self._pages.addWidget(self._shown)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

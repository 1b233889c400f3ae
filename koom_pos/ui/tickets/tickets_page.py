"""Tickets: find one, see it as paper, copy it, invoice it, take back what it sold."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.documents.content import InvoiceCustomer
from koom_pos.domain.catalogue import SellableItem
from koom_pos.domain.operator import Right
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.scan import ScanKind, parse_scan
from koom_pos.services import receipts, return_preview, returns, ringing
from koom_pos.services.returns import ReturnableTicket, ReturnedPiece
from koom_pos.store.sales import TicketRow
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_XL
from koom_pos.ui.tickets.exports import default_exports, open_export, save_export
from koom_pos.ui.tickets.invoice_panel import InvoicePanel
from koom_pos.ui.tickets.loose_return_panel import LooseReturnPanel
from koom_pos.ui.tickets.return_panel import ReturnPanel
from koom_pos.ui.tickets.ticket_finder import TicketFinder
from koom_pos.ui.tickets.ticket_paper import TicketPaper
from koom_pos.ui.till.approval_panel import ApprovalAsked, ApprovalPanel
from koom_pos.ui.widgets.buttons import SecondaryButton


class TicketsPage(Page):
    """The settled tickets of this till. Nothing here changes one: a return is a new ticket."""

    def __init__(self, counter: Counter, exports: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counter = counter
        self._exports = exports or default_exports()
        self._ticket: ReturnableTicket | None = None
        self._panel: QWidget | None = None
        self.setAccessibleName(self.tr("Tickets"))
        today = counter.desk.today()
        self.finder = TicketFinder()
        self.finder.set_span(today, today)
        self.paper = TicketPaper()
        self.without_ticket = SecondaryButton(self.tr("Return without ticket"), icon="question")
        left = QVBoxLayout()
        left.setSpacing(SPACE_M)
        left.addWidget(self.finder, 1)
        left.addWidget(self.without_ticket, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        row.setSpacing(SPACE_XL)
        row.addLayout(left, 1)
        row.addWidget(self.paper)
        self._connect()

    def shown(self) -> None:
        """Read the list again, keep the ticket on paper, and wait for a scan or a number."""
        self._list()
        if self._ticket is not None:
            self._show(returns.ticket_by_number(self.counter.desk, self._ticket.sale.number))
        self.finder.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            (self.tr("Enter"), self.tr("Open the ticket typed")),
            (self.tr("Up, Down"), self.tr("Another ticket of the list")),
            (self.tr("Tab"), self.tr("Next field or act")),
        ]

    def open_thing(self, thing: object) -> None:
        """Show the ticket another page speaks of: its number, or its code."""
        self.open_ticket(str(thing))

    def open_ticket(self, code_or_number: str | int) -> None:
        """Show a ticket by what its barcode says, or by its number."""
        text = str(code_or_number).strip()
        desk = self.counter.desk
        if text.isdecimal():
            found = self.counter.attempt(self, lambda: returns.ticket_by_number(desk, int(text)))
        else:
            found = self.counter.attempt(self, lambda: returns.ticket_by_code(desk, parse_scan(text).code))
        if found is not None:
            self._show(found)

    def handle_scan(self, text: str) -> None:
        """Open the ticket scanned; an article scanned during a return is one more piece of it."""
        if parse_scan(text).kind is ScanKind.TICKET:
            self.answered()
            self.open_ticket(text)
            return
        panel = self._panel
        if isinstance(panel, ReturnPanel | LooseReturnPanel) and panel.isVisible():
            found = self.counter.attempt(self, lambda: ringing.find_item(self.counter.desk, text))
            if found is not None:
                self._take_scanned(panel, found[1])
            return
        self.open_ticket(text)

    def ticket(self) -> ReturnableTicket | None:
        """Return the ticket on paper."""
        return self._ticket

    def _take_scanned(self, panel: ReturnPanel | LooseReturnPanel, item: SellableItem) -> None:
        if isinstance(panel, LooseReturnPanel):
            panel.choose(item)
        elif not panel.add_scanned(item.variant_id):
            name = " ".join(part for part in (item.brand, item.name, item.detail) if part)
            self.say("caution", self.tr("This ticket has no {0} left to take back.").format(name))

    def _list(self) -> None:
        desk = self.counter.desk
        wanted = self.finder.wanted(desk.today())
        found = returns.find_tickets(desk, first=wanted.first, last=wanted.last, gross_xpf=wanted.gross_xpf)
        any_yet = bool(found) or bool(returns.find_tickets(desk))
        self.finder.show_tickets(found, any_yet=any_yet)
        self.finder.mark(self._ticket.sale.number if self._ticket is not None else None)

    def _choose(self, row: TicketRow) -> None:
        found = self.counter.attempt(self, lambda: returns.ticket_by_number(self.counter.desk, row.number))
        if found is not None:
            self._show(found)

    def _show(self, ticket: ReturnableTicket) -> None:
        self._ticket = ticket
        self.paper.show_ticket(ticket, receipts.ticket_text(self.counter.desk, ticket.sale))
        self.finder.mark(ticket.sale.number)

    # — returns —

    def _ask_return(self) -> None:
        if self._ticket is None:
            return
        panel = ReturnPanel(self._ticket, return_preview.pieces_in_cart(self.counter.desk))
        panel.ring_wanted.connect(self._ring)
        self._ask(self.tr("Return from ticket {0}").format(self._ticket.sale.number), panel)

    def _ring(self, pieces: list[ReturnedPiece]) -> None:
        panel = self._panel
        if not isinstance(panel, ReturnPanel):
            return
        desk, operator, sale_id = self.counter.desk, self.counter.operator, panel.ticket.sale.id
        rung = self.counter.attempt(self, lambda: returns.ring_return(desk, operator, sale_id, pieces))
        if rung is None:
            panel.let_try_again()
            return
        self._go_to_sale(rung)

    def _ask_loose_return(self) -> None:
        needs_approval = not self.counter.may(Right.RETURN_WITHOUT_TICKET)
        panel = LooseReturnPanel(self._search, needs_approval=needs_approval)
        panel.ring_wanted.connect(self._ring_loose)
        self._ask(self.tr("Return without ticket"), panel)

    def _search(self, query: str) -> list[SellableItem]:
        return ringing.search_items(self.counter.desk, query, limit=20)

    def _ring_loose(self, variant_id: str, quantity: int, reason: ReturnReason) -> None:
        if self.counter.may(Right.RETURN_WITHOUT_TICKET):
            self._ring_approved(variant_id, quantity, reason, None)
            return
        panel = self._panel
        desk, operator = self.counter.desk, self.counter.operator
        sale_id = self.counter.attempt(self, lambda: return_preview.sale_for_return(desk, operator))
        if sale_id is None or not isinstance(panel, LooseReturnPanel):
            if isinstance(panel, LooseReturnPanel):
                panel.let_try_again()
            return
        avoir_xpf = panel.refund.value.amount() or 0
        asked = ApprovalAsked(
            words=self.tr("Take back without ticket: {0}").format(panel.article.text()),
            right=Right.RETURN_WITHOUT_TICKET,
            action=returns.APPROVAL_ACTION,
            subject_id=sale_id,
            amount_xpf=avoir_xpf,
        )
        approval = ApprovalPanel(self.counter)
        approval.ask_for(asked)
        approval.approved.connect(lambda approval_id: self._ring_approved(variant_id, quantity, reason, approval_id))
        self._ask(self.tr("Approval of a manager"), approval)

    def _ring_approved(self, variant_id: str, quantity: int, reason: ReturnReason, approval_id: str | None) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        rung = self.counter.attempt(
            self,
            lambda: returns.ring_return_without_ticket(
                desk, operator, variant_id, quantity, reason=reason, approval_id=approval_id
            ),
        )
        if rung is not None:
            self._go_to_sale(rung)
        elif isinstance(self._panel, LooseReturnPanel):
            self._panel.let_try_again()

    def _go_to_sale(self, rung: ringing.Rung) -> None:
        self.answered()
        self._panel = None
        self.counter.sale_changed.emit(rung)
        self.counter.page_wanted.emit("till", None)

    # — papers —

    def _copy(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        desk, operator, profile = self.counter.desk, self.counter.operator, self.counter.profile()
        copy = self.counter.attempt(self, lambda: receipts.print_ticket(desk, operator, ticket.sale, profile))
        if copy is None:
            return
        self.counter.paper_queued.emit()
        if copy == 1:
            self.say("ok", self.tr("Ticket {0} is printing, for the first time.").format(ticket.sale.number))
        else:
            self.say(
                "ok",
                self.tr("Ticket {0} is printing: DUPLICATA {1}.").format(
                    ticket.sale.number, receipts.duplicate_number(copy)
                ),
            )

    def _print_gift(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        desk, operator, profile = self.counter.desk, self.counter.operator, self.counter.profile()
        self.counter.attempt(self, lambda: receipts.print_gift_ticket(desk, operator, ticket.sale, profile))
        self.counter.paper_queued.emit()
        self.say(
            "ok", self.tr("The gift ticket of ticket {0} is printing, without prices.").format(ticket.sale.number)
        )

    def _ask_invoice(self) -> None:
        if self._ticket is None:
            return
        panel = InvoicePanel()
        panel.make_wanted.connect(self._make_invoice)
        self._ask(self.tr("Invoice of ticket {0}").format(self._ticket.sale.number), panel)

    def _make_invoice(self, customer: InvoiceCustomer | None) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        desk, operator = self.counter.desk, self.counter.operator
        name = self.tr("invoice-{0}").format(ticket.sale.number)
        path = self.counter.attempt(
            self,
            lambda: save_export(self._exports, name, receipts.invoice_pdf_of(desk, operator, ticket.sale, customer)),
        )
        if path is not None:
            self.answered()
            self._panel = None
            self._say_saved(path)

    def _save_pdf(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        desk, operator = self.counter.desk, self.counter.operator
        name = self.tr("ticket-{0}").format(ticket.sale.number)
        path = self.counter.attempt(
            self, lambda: save_export(self._exports, name, receipts.ticket_pdf(desk, operator, ticket.sale))
        )
        if path is not None:
            self._say_saved(path)

    def _say_saved(self, path: Path) -> None:
        open_export(path)
        self.say("ok", self.tr("Saved as {0}").format(path))

    # — wiring —

    def _ask(self, title: str, panel: QWidget) -> None:
        self._panel = panel  # the panel at the right shows it; this page keeps it alive
        self.ask(title, panel)

    def _follow(self, _settled: object) -> None:
        if self.isVisible():
            self._list()

    def _connect(self) -> None:
        self.finder.code_entered.connect(self.open_ticket)
        self.finder.filter_changed.connect(self._list)
        self.finder.ticket_chosen.connect(self._choose)
        self.without_ticket.clicked.connect(self._ask_loose_return)
        self.paper.return_wanted.connect(self._ask_return)
        self.paper.copy_wanted.connect(self._copy)
        self.paper.gift_wanted.connect(self._print_gift)
        self.paper.invoice_wanted.connect(self._ask_invoice)
        self.paper.pdf_wanted.connect(self._save_pdf)
        self.counter.sale_settled.connect(self._follow)

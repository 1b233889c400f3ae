"""Goods that come back: refund, exchange, return without ticket, the avoir spent; and papers made again."""

from PySide6.QtCore import Qt

from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.shop_codes import ticket_code
from koom_pos.domain.tender import TenderType
from koom_pos.ui.tickets.invoice_panel import InvoicePanel
from koom_pos.ui.tickets.loose_return_panel import LooseReturnPanel
from koom_pos.ui.tickets.return_panel import ReturnPanel
from koom_pos.ui.till.approval_panel import ApprovalPanel
from koom_pos.ui.tour.at_the_till import (
    begin_payment,
    code_of,
    next_customer,
    pay_with_instrument,
    scan_articles,
    see_settled,
)
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.stage import Stage


def look_for_a_ticket(stage: Stage) -> None:
    """The tickets of the day, and none for an amount nobody paid."""
    stage.go_to("tickets")
    stage.picture("tickets-of-the-day")
    finder = stage.tickets_page.finder
    stage.findings.agree("Tickets of the day", screen=finder.rows.rowCount(), settled=len(stage.sales))
    stage.hands.touch(finder.amount)
    stage.hands.type("123456")
    stage.picture("tickets-none-found")
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.press(Qt.Key.Key_Delete)


def refund_in_cash(stage: Stage) -> None:
    """Scan a ticket paid in cash, take one piece back, give the money back."""
    sale = _paid_by(stage, TenderType.CASH)
    open_ticket(stage, sale)
    stage.picture("ticket-opened")
    panel = ask_return(stage)
    take_back(stage, panel, ReturnReason.SEALED)
    stage.picture("return-one-piece")
    ring_return(stage, panel)
    stage.picture("till-return-rung")
    begin_payment(stage)
    stage.picture("refund")
    stage.hands.touch(stage.payment.refund.ways[0])
    back = see_settled(stage)
    stage.findings.agree("A return pays out", store=back.gross_xpf < 0, expected=True)
    stage.picture("settled-refund")
    next_customer(stage)


def exchange_for_another(stage: Stage) -> None:
    """One piece comes back, a dearer one goes: one ticket, one balance."""
    sale = _paid_by(stage, TenderType.CHEQUE)
    open_ticket(stage, sale)
    panel = ask_return(stage)
    take_back(stage, panel, ReturnReason.DEFECTIVE)
    ring_return(stage, panel)
    given_xpf = -stage.sale_page.rung().totals.gross_xpf
    dearer = next(item for item in stage.goods if item.gross_xpf > given_xpf)
    stage.hands.scan(code_of(dearer))
    stage.hands.until(lambda: stage.sale_page.rung().totals.gross_xpf > 0, "the dearer article")
    stage.picture("till-exchange")
    begin_payment(stage)
    stage.hands.touch(stage.payment.tenders.act)
    see_settled(stage)
    next_customer(stage)


def return_without_ticket(stage: Stage) -> None:
    """No ticket: a manager approves, an avoir is issued; it is spent on the next sale."""
    stage.go_to("tickets")
    page = stage.tickets_page
    stage.hands.touch(page.without_ticket)
    stage.await_panel()
    panel = stage.shell.frame.panel.content()
    if not isinstance(panel, LooseReturnPanel):
        raise TourStuckError("the return without ticket")
    stage.picture("return-without-ticket")
    stage.hands.scan(code_of(stage.goods[40]))
    stage.hands.until(panel.article.isVisible, "the article taken back")
    stage.hands.touch(panel.reasons.chips.chip(str(ReturnReason.SEALED)))
    stage.picture("return-without-ticket-article")
    stage.hands.touch(panel.ring)
    _approve(stage)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till with the return")
    begin_payment(stage)
    stage.picture("refund-as-avoir")
    stage.hands.touch(stage.payment.refund.ways[0])
    avoir = see_settled(stage)
    stage.picture("settled-avoir")
    next_customer(stage)
    code = next(move.code for move in avoir.instruments if move.amount_xpf > 0)
    scan_articles(stage, stage.goods[41:44])
    begin_payment(stage)
    pay_with_instrument(stage, code)
    if not stage.payment.is_settled():
        stage.hands.touch(stage.payment.tenders.act)
    see_settled(stage)
    stage.picture("settled-avoir-spent")
    next_customer(stage)


def make_papers_again(stage: Stage) -> None:
    """A duplicate, a gift ticket, a PDF, an invoice in the name of a company."""
    sale = _paid_by(stage, TenderType.CASH)
    open_ticket(stage, sale)
    paper = stage.tickets_page.paper
    stage.hands.touch(paper.copy)
    said = stage.await_notice()
    stage.findings.agree("A second print is a duplicate", screen="DUPLICATA 1" in said, expected=True)
    stage.picture("ticket-duplicate")
    stage.hush()
    stage.hands.touch(paper.gift)
    stage.hands.touch(paper.pdf)
    stage.hush()
    stage.hands.touch(paper.invoice)
    stage.await_panel()
    stage.hands.type("Hôtel du Lagon SARL")
    stage.hands.press(Qt.Key.Key_Tab)
    stage.hands.type("3 promenade de l’Anse")
    stage.hands.press(Qt.Key.Key_Return)
    stage.hands.type("98800 Nouméa")
    stage.picture("invoice-customer")
    panel = stage.shell.frame.panel.content()
    if not isinstance(panel, InvoicePanel):
        raise TourStuckError("the invoice")
    stage.hands.touch(panel.make)
    stage.await_no_panel()
    stage.picture("invoice-saved")
    stage.hush()


def _paid_by(stage: Stage, tender_type: TenderType) -> SettledSale:
    for sale in stage.sales:
        if sale.gross_xpf > 0 and len(sale.lines) > 1 and {t.type for t in sale.tenders} == {tender_type}:
            return sale
    raise TourStuckError(f"a ticket paid by {tender_type}")


def open_ticket(stage: Stage, sale: SettledSale) -> None:
    """Scan the barcode of a ticket, wherever one is."""
    stage.hands.scan(ticket_code(stage.desk.workstation.number, sale.number))
    stage.hands.until(lambda: stage.shell.frame.current_key() == "tickets", "the tickets")
    stage.hands.until(lambda: _shown_number(stage) == sale.number, f"ticket {sale.number}")


def _shown_number(stage: Stage) -> int | None:
    shown = stage.tickets_page.ticket()
    return shown.sale.number if shown is not None else None


def ask_return(stage: Stage) -> ReturnPanel:
    """Ask what of the ticket in front comes back."""
    stage.hands.touch(stage.tickets_page.paper.take_back)
    stage.await_panel()
    panel = stage.shell.frame.panel.content()
    if not isinstance(panel, ReturnPanel):
        raise TourStuckError("the lines that may come back")
    return panel


def take_back(stage: Stage, panel: ReturnPanel, reason: ReturnReason) -> None:
    """Take one piece of the first line back."""
    line = panel.lines[0]
    stage.hands.touch(line.stepper.more)
    stage.hands.touch(line.reasons.chips.chip(str(reason)))


def ring_return(stage: Stage, panel: ReturnPanel) -> None:
    """Put what comes back on a ticket; what it pays out is what was announced."""
    refund_xpf = panel.refund.value.amount()
    stage.hands.touch(panel.ring)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till with the return")
    stage.findings.agree("Refund", asked=refund_xpf, rung=-stage.sale_page.rung().totals.gross_xpf)


def _approve(stage: Stage) -> None:
    """Have the manager's PIN typed where an approval is asked."""
    stage.hands.until(lambda: isinstance(stage.shell.frame.panel.content(), ApprovalPanel), "the approval")
    stage.hands.let_settle()
    panel = stage.shell.frame.panel.content()
    stage.picture("return-without-ticket-approval")
    if isinstance(panel, ApprovalPanel):
        stage.touch_pin(panel.pad, stage.people[0].pin)

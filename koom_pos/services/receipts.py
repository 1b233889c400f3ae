"""Produce paper: tickets, gift tickets, closings, slips, invoices, on any medium.

Each production is a print record, in the transaction that queues the job or gives the PDF; the second one of a
document is DUPLICATA n° 1, marked so and journalled. A text preview is no production. Nothing here waits for a
printer: `print_queue` does, and can never undo what was sold.
"""

from typing import Any

from koom_pos.documents.blocks import Document
from koom_pos.documents.closing import closing_document
from koom_pos.documents.content import InvoiceCustomer
from koom_pos.documents.escpos import to_escpos
from koom_pos.documents.invoice import invoice_pdf
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.profile import PrinterProfile
from koom_pos.documents.slips import instrument_slip_document, slip_document
from koom_pos.documents.text import render_text
from koom_pos.documents.ticket import gift_ticket_document, ticket_document
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator
from koom_pos.domain.settled import SettledSale
from koom_pos.services import closing_paper, journal_writer, ticket_paper
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.paper import PrintJob
from koom_pos.store.till import CashMovement, Closing

PRINT, PDF, MAIL = "print", "pdf", "mail"
"""Media of a print record."""


def duplicate_number(nth: int) -> int | None:
    """Give the n of « DUPLICATA n° » for the nth production of a document; None for the original."""
    return nth - 1 if nth > 1 else None


def print_ticket(
    desk: Desk, operator: Operator, sale: SettledSale, profile: PrinterProfile, *, kick_drawer: bool = False
) -> int:
    """Queue a ticket; `kick_drawer` opens the drawer before it prints. Returns which production this is, 1 first."""
    with desk.store.transaction() as tx:
        nth = _record(tx, desk, operator, ("ticket", sale.id, sale.number))
        content = ticket_paper.ticket_content(tx, desk, sale, duplicate_number=duplicate_number(nth))
        queue_document(tx, desk, ticket_document(content), profile, kick_drawer=kick_drawer)
    return nth


def print_gift_ticket(desk: Desk, operator: Operator, sale: SettledSale, profile: PrinterProfile) -> int:
    """Queue a ticket without prices. It is a paper of its own, no duplicate of the ticket."""
    with desk.store.transaction() as tx:
        nth = _record(tx, desk, operator, ("gift_ticket", sale.id, sale.number))
        content = ticket_paper.ticket_content(tx, desk, sale, duplicate_number=duplicate_number(nth))
        queue_document(tx, desk, gift_ticket_document(content), profile)
    return nth


def print_instruments(desk: Desk, operator: Operator, sale: SettledSale, profile: PrinterProfile) -> int:
    """Queue one slip for each gift card or avoir the ticket gave; returns how many."""
    moves = ticket_paper.issued(sale)
    if not moves:
        return 0
    with desk.store.transaction() as tx:
        for move in moves:
            found = tx.instruments.by_code(move.code)
            subject = ("instrument", found.id if found else sale.id, sale.number)
            nth = _record(tx, desk, operator, subject)
            content = ticket_paper.instrument_content(tx, desk, sale, move, duplicate_number=duplicate_number(nth))
            queue_document(tx, desk, instrument_slip_document(content), profile)
    return len(moves)


def print_closing(desk: Desk, operator: Operator, closing: Closing, profile: PrinterProfile) -> int:
    """Queue a Z, month or year closing. Returns which production this is, 1 first."""
    with desk.store.transaction() as tx:
        nth = _record(tx, desk, operator, (f"{closing.kind}_closing", closing.id, closing.number))
        content = closing_paper.closing_content(
            tx, desk, operator.display_name, closing, duplicate_number=duplicate_number(nth)
        )
        queue_document(tx, desk, closing_document(content), profile)
    return nth


def print_x_report(desk: Desk, operator: Operator, figures: dict[str, Any], profile: PrinterProfile) -> None:
    """Queue a reading, from the figures `till_session.x_report` gave and journalled."""
    with desk.store.transaction() as tx:
        document = closing_document(closing_paper.x_content(tx, desk, operator.display_name, figures))
        queue_document(tx, desk, document, profile)


def print_movement(
    desk: Desk, operator: Operator, movement: CashMovement, profile: PrinterProfile, *, kick_drawer: bool = True
) -> None:
    """Queue the slip of a cash movement or of the drawer opened without a sale, and open the drawer."""
    with desk.store.transaction() as tx:
        _record(tx, desk, operator, ("movement", movement.id, 0))
        document = slip_document(closing_paper.movement_content(tx, desk, movement))
        queue_document(tx, desk, document, profile, kick_drawer=kick_drawer)


def queue_drawer_kick(desk: Desk) -> None:
    """Open the drawer, for an act that is stored: a cash tender, a recorded no-sale. Old kicks are let go."""
    with desk.store.transaction() as tx:
        tx.paper.queue(_job(desk, "Tiroir-caisse", b"", kick_drawer=True), workstation_id=desk.workstation.id)


def ticket_text(desk: Desk, sale: SettledSale, columns: int = 42) -> list[str]:
    """Give a ticket as lines, for a preview; counts as no copy."""
    with desk.store.reading() as tx:
        return render_text(ticket_document(ticket_paper.ticket_content(tx, desk, sale)), columns)


def closing_text(desk: Desk, closing: Closing, columns: int = 42) -> list[str]:
    """Give a closing as lines, for a preview, as if printed by who closed."""
    with desk.store.reading() as tx:
        printed_by = tx.operators.name(closing.operator_id)
        return render_text(closing_document(closing_paper.closing_content(tx, desk, printed_by, closing)), columns)


def x_report_text(desk: Desk, operator: Operator, figures: dict[str, Any], columns: int = 42) -> list[str]:
    """Give a reading as lines, for a preview."""
    with desk.store.reading() as tx:
        return render_text(
            closing_document(closing_paper.x_content(tx, desk, operator.display_name, figures)), columns
        )


def ticket_pdf(desk: Desk, operator: Operator, sale: SettledSale, *, medium: str = PDF) -> bytes:
    """Give a ticket as an 80 mm PDF; it counts as a production, `medium` says whether it goes by mail."""
    with desk.store.transaction() as tx:
        return ticket_pdf_in(tx, desk, operator, sale, medium=medium)


def ticket_pdf_in(tx: Transaction, desk: Desk, operator: Operator, sale: SettledSale, *, medium: str) -> bytes:
    """Give a ticket as an 80 mm PDF, a step of the act that sends it; it counts as a production."""
    nth = _record(tx, desk, operator, ("ticket", sale.id, sale.number), medium=medium)
    content = ticket_paper.ticket_content(tx, desk, sale, duplicate_number=duplicate_number(nth))
    return to_pdf(ticket_document(content))


def closing_pdf(desk: Desk, operator: Operator, closing: Closing, *, medium: str = PDF) -> bytes:
    """Give a closing as an 80 mm PDF; it counts as a production."""
    with desk.store.transaction() as tx:
        subject = (f"{closing.kind}_closing", closing.id, closing.number)
        nth = _record(tx, desk, operator, subject, medium=medium)
        content = closing_paper.closing_content(
            tx, desk, operator.display_name, closing, duplicate_number=duplicate_number(nth)
        )
        return to_pdf(closing_document(content))


def invoice_pdf_of(
    desk: Desk, operator: Operator, sale: SettledSale, customer: InvoiceCustomer | None, *, medium: str = PDF
) -> bytes:
    """Give a ticket as an A4 invoice. The customer is printed and kept nowhere.

    Raises:
        InvoiceMentionsMissingError: the shop's identity lacks what an invoice must carry.
    """
    with desk.store.transaction() as tx:
        nth = _record(tx, desk, operator, ("invoice", sale.id, sale.number), medium=medium)
        content = ticket_paper.invoice_content(tx, desk, sale, customer, duplicate_number=duplicate_number(nth))
        return invoice_pdf(content)


def _record(
    tx: Transaction, desk: Desk, operator: Operator, subject: tuple[str, str, int], *, medium: str = PRINT
) -> int:
    """Count one more production of (kind, id, number); journal it from the second on."""
    kind, document_id, number = subject
    at_utc = desk.now()
    nth = tx.paper.record(
        record_id=desk.new_id(),
        workstation_id=desk.workstation.id,
        document_kind=kind,
        document_id=document_id,
        medium=medium,
        operator_id=operator.id,
        at_utc=at_utc,
    )
    again = duplicate_number(nth)
    if again is not None:
        payload = {
            "operator": operator.code,
            "document": kind,
            "number": number,
            "duplicate": again,
            "medium": medium,
        }
        journal_writer.append(tx, desk, JournalKind.DUPLICATE, payload, at_utc=at_utc)
    return nth


def queue_document(
    tx: Transaction, desk: Desk, document: Document, profile: PrinterProfile, *, kick_drawer: bool = False
) -> None:
    """Put a document in the print queue, a step of an act; its title names the job, so it must name no person."""
    job = _job(desk, document.title, to_escpos(document, profile), kick_drawer=kick_drawer)
    tx.paper.queue(job, workstation_id=desk.workstation.id)


def _job(desk: Desk, title: str, data: bytes, *, kick_drawer: bool) -> PrintJob:
    return PrintJob(
        id=desk.new_id(),
        title=title,
        data=data,
        kick_drawer=kick_drawer,
        state="queued",
        attempts=0,
        fault="",
        queued_at_utc=desk.now(),
    )

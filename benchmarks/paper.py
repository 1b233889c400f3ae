"""A ticket to printer bytes and to PDF."""

from pathlib import Path

from benchmarks.measure import Result, at_most, median, percentile, times_ms
from koom_pos.app.workplace import open_workplace
from koom_pos.documents.escpos import to_escpos
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.profile import DEFAULT_PROFILE
from koom_pos.documents.ticket import ticket_document
from koom_pos.services.ticket_paper import ticket_content

ROUNDS = 200


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure on a ticket of the bench shop."""
    del scratch
    place = open_workplace(shop)
    desk = place.desk()
    with desk.store.reading() as tx:
        sale = tx.sales.by_number(desk.workstation.id, 1)
    if sale is None:
        raise LookupError("the bench shop has no ticket")
    with desk.store.reading() as tx:
        content = ticket_content(tx, desk, sale)
    place.close()
    as_bytes = times_ms(lambda: to_escpos(ticket_document(content), DEFAULT_PROFILE), rounds=ROUNDS)
    as_pdf = times_ms(lambda: to_pdf(ticket_document(content)), rounds=ROUNDS)
    return [
        at_most("ticket → ESC/POS bytes, p50", median(as_bytes), 5, note=f"p99 {percentile(as_bytes, 99):.1f} ms"),
        at_most("ticket → PDF, p50", median(as_pdf), 25, note=f"p99 {percentile(as_pdf, 99):.1f} ms"),
    ]

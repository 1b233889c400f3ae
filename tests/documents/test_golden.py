"""Papers as a whole, against texts read and approved by eye. To renew one: delete it and run with KOOM_GOLDEN=1."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from koom_pos.documents.closing import closing_document
from koom_pos.documents.content import SlipKind
from koom_pos.documents.invoice import invoice_pdf
from koom_pos.documents.slips import instrument_slip_document, slip_document
from koom_pos.documents.text import render_text
from koom_pos.documents.ticket import gift_ticket_document, ticket_document
from tests.documents import samples

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if not file.exists() and os.environ.get("KOOM_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


DOCUMENTS = {
    "sale": lambda: ticket_document(samples.sale()),
    "duplicate": lambda: ticket_document(replace(samples.sale(), duplicate_number=2)),
    "return": lambda: ticket_document(samples.sale_return()),
    "exchange": lambda: ticket_document(samples.exchange()),
    "franchise": lambda: ticket_document(samples.franchise_sale()),
    "training": lambda: ticket_document(replace(samples.exchange(), is_training=True)),
    "gift_ticket": lambda: gift_ticket_document(samples.sale()),
    "x_report": lambda: closing_document(samples.x_report()),
    "z_report": lambda: closing_document(samples.z_report()),
    "month_closing": lambda: closing_document(samples.month_closing()),
    "paid_out": lambda: slip_document(samples.slip()),
    "no_sale": lambda: slip_document(samples.slip(SlipKind.NO_SALE)),
    "gift_card": lambda: instrument_slip_document(samples.gift_card()),
}


@pytest.mark.parametrize("columns", [48, 42, 32])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_paper_reads_as_approved(name, columns):
    text = "\n".join(render_text(DOCUMENTS[name](), columns)) + "\n"
    assert_golden(f"{name}_{columns}", text)


def test_invoice_reads_as_approved(tmp_path):
    file = tmp_path / "invoice.pdf"
    file.write_bytes(invoice_pdf(samples.invoice()))
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    assert_golden("invoice", read.stdout.decode())


def test_a_duplicate_differs_by_its_banner_only():
    original = render_text(ticket_document(samples.sale()))
    duplicate = render_text(ticket_document(replace(samples.sale(), duplicate_number=2)))
    assert duplicate[0].strip() == "DUPLICATA n°\u00a02"
    assert duplicate[2:] == original


def test_a_gift_ticket_tells_no_price():
    assert "F" not in "".join(render_text(gift_ticket_document(samples.sale()))).replace("Fond", "")


def test_a_reading_keeps_the_expected_cash_from_a_blind_count():
    text = "\n".join(render_text(closing_document(samples.x_report())))
    assert "Attendu" not in text
    assert "Compté" not in text

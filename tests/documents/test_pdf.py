"""PDF, read back by poppler and zbar."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from koom_pos.documents.blocks import Barcode, Document, Qr, Text
from koom_pos.documents.closing import closing_document
from koom_pos.documents.invoice import InvoiceMentionsMissingError, invoice_pdf
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.recovery_sheet import RecoverySheetContent, recovery_sheet_pdf
from koom_pos.documents.slips import instrument_slip_document
from koom_pos.documents.symbols import BarcodeDataError
from koom_pos.documents.ticket import ticket_document
from koom_pos.domain.recovery_key import key_from_recovery
from koom_pos.domain.tax import TaxRegime
from tests.documents import samples


def text_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()


def codes_of(pdf: bytes, tmp_path: Path) -> list[str]:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "300", "-png", "-singlefile", file, tmp_path / "paper"], check=True)
    read = subprocess.run(["zbarimg", "-q", "--nodbus", tmp_path / "paper.png"], capture_output=True, check=True)
    return read.stdout.decode().split()


def test_the_ticket_barcode_is_read_by_another_program(tmp_path):
    assert codes_of(to_pdf(ticket_document(samples.sale())), tmp_path) == ["CODE-128:T001000104247"]


def test_gift_card_barcode_is_read(tmp_path):
    card = samples.gift_card()
    assert codes_of(to_pdf(instrument_slip_document(card)), tmp_path) == [f"CODE-128:{card.code}"]


def test_ean_and_qr_are_read(tmp_path):
    document = Document("essai", (Barcode("ean13", "4006381333931"), Text(" "), Qr("https://www.exemple.nc/é")))
    assert sorted(codes_of(to_pdf(document), tmp_path)) == [
        "EAN-13:4006381333931",
        "QR-Code:https://www.exemple.nc/é",
    ]


def test_a_wrong_check_digit_is_never_drawn():
    with pytest.raises(BarcodeDataError):
        to_pdf(Document("essai", (Barcode("ean13", "4006381333930"),)))


def test_french_is_searchable_in_the_pdf(tmp_path):
    text = text_of(to_pdf(ticket_document(samples.sale())), tmp_path)
    assert "Crayon khôl œil de biche" in text
    assert "24 313 F" in re.sub("[\u202f\u00a0]", " ", text)
    assert "Nouméa" in text


@pytest.mark.parametrize("paper", ["80mm", "A4"])
def test_same_content_same_bytes(paper):
    document = closing_document(samples.z_report())
    assert to_pdf(document, paper=paper) == to_pdf(document, paper=paper)


def test_the_roll_is_as_long_as_its_content(tmp_path):
    file = tmp_path / "paper.pdf"
    heights = []
    for content in (samples.exchange(), samples.long_ticket()):
        file.write_bytes(to_pdf(ticket_document(content)))
        info = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
        assert "Pages:           1" in info
        size = next(line for line in info.splitlines() if line.startswith("Page size"))
        heights.append(float(size.split("x")[1].split()[0]))
        assert size.split()[2].startswith("226.77")
    assert heights[1] > 3 * heights[0]


def test_an_invoice_carries_what_the_law_wants(tmp_path):
    text = " ".join(text_of(invoice_pdf(samples.invoice()), tmp_path).split())
    for mention in (
        "F-2026-000017", "Maison d’essai SARL", "12 rue de l’Alma", "RIDET 0 300 137.001", "Hôtel d’essai SA",
        "RIDET 0 456 789.002", "Établie le 12/03/2026", "Livrée le 12/03/2026", "PU HT", "Total HT",
        "24 813 F CFP", "Pénalités de retard", "Conditions d’escompte", "22 %",
    ):  # fmt: skip
        assert mention in text


def test_a_long_invoice_repeats_its_heading_and_counts_its_pages(tmp_path):
    lines = [samples.invoice_line(f"Vernis n° {n}", 1990 + n) for n in range(70)]
    pages = text_of(invoice_pdf(samples.invoice(*lines)), tmp_path).split("\f")[:-1]
    assert len(pages) > 2
    assert all("Désignation" in page for page in pages[:-1])
    assert all(f"Page {n} / {len(pages)}" in page.replace("\u00a0", " ") for n, page in enumerate(pages, start=1))
    text = "".join(pages)
    assert all(f"Vernis n° {n} " in text for n in range(70))


def test_an_invoice_without_the_shops_identity_is_refused_by_name():
    content = samples.invoice()
    bare = replace(content, shop=replace(content.shop, ridet="", address_lines=()))
    with pytest.raises(InvoiceMentionsMissingError) as refused:
        invoice_pdf(bare)
    assert refused.value.fields == ("address_lines", "ridet")


def test_a_consumer_may_stay_unnamed(tmp_path):
    assert "Facturé à" not in text_of(invoice_pdf(replace(samples.invoice(), customer=None)), tmp_path)


def test_a_franchised_shop_prints_its_mention(tmp_path):
    content = samples.invoice()
    franchised = replace(content, shop=replace(content.shop, tgc_regime=TaxRegime.FRANCHISE))
    assert "Franchise en base – TGC non applicable" in text_of(invoice_pdf(franchised), tmp_path)


def test_the_recovery_sheet_can_be_scanned(tmp_path):
    key = bytes(range(7, 39))
    sheet = recovery_sheet_pdf(RecoverySheetContent(key, "KOOM", "1", datetime(2026, 3, 12, tzinfo=UTC)))
    (code,) = codes_of(sheet, tmp_path)
    assert key_from_recovery(code.removeprefix("QR-Code:")) == key

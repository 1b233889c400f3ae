"""Papers for customers: read and approved by eye, on every width, in both languages, on every medium."""

import subprocess

import pytest

from koom_pos.documents.blocks import Barcode, Document, Tick
from koom_pos.documents.consent_receipt import consent_receipt_document
from koom_pos.documents.enrolment import enrolment_document
from koom_pos.documents.escpos import to_escpos
from koom_pos.documents.member_card import member_card_document
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.profile import PROFILES
from koom_pos.documents.text import render_text
from tests.devices.escpos_reader import read
from tests.documents import customer_samples as samples
from tests.documents.test_golden import assert_golden

DOCUMENTS = {
    "enrolment": lambda: enrolment_document(samples.slip()),
    "enrolment_en": lambda: enrolment_document(samples.english_slip()),
    "consent_receipt": lambda: consent_receipt_document(samples.receipt()),
    "consent_receipt_en": lambda: consent_receipt_document(samples.english_receipt()),
    "member_card": lambda: member_card_document(samples.card()),
    "member_card_en": lambda: member_card_document(samples.card(language="en")),
}


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_paper_reads_as_approved(name, columns):
    assert_golden(f"{name}_{columns}", "\n".join(render_text(DOCUMENTS[name](), columns)) + "\n")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_name_of_a_job_tells_nothing_about_the_customer(name):
    title = DOCUMENTS[name]().title
    for told in ("Maïwenn", "Œuvrard", "75.12", "4410027733", "5512340078"):
        assert told not in title


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_boxes_are_printed_empty_and_wide_enough_to_tick_on_every_printer(profile):
    printed = [line.text for line in read(to_escpos(enrolment_document(samples.slip()), profile)).lines]
    assert sum(line.startswith("[   ] ") for line in printed) == len(samples.BOXES)


def test_no_box_is_ever_printed_ticked():
    document = enrolment_document(samples.slip())
    assert [block.text for block in document.blocks if isinstance(block, Tick)] == list(samples.BOXES)
    assert not any("[x" in line.lower() for line in render_text(document))


def test_the_slip_carries_its_code_as_a_barcode_to_scan_it_back():
    barcodes = [block for block in enrolment_document(samples.slip()).blocks if isinstance(block, Barcode)]
    assert [code.data for code in barcodes] == [samples.slip().code]


def test_a_card_bears_no_name():
    assert "Maïwenn" not in "\n".join(render_text(member_card_document(samples.card())))


def pdf_text(document: Document, tmp_path) -> str:
    file = tmp_path / "paper.pdf"
    file.write_bytes(to_pdf(document))
    read_back = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return " ".join(read_back.stdout.decode().split())


def test_as_pdf_they_say_the_same(tmp_path):
    slip = pdf_text(enrolment_document(samples.slip()), tmp_path)
    assert all(" ".join(box.split()) in slip for box in samples.BOXES)
    assert "Maïwenn Œuvrard-Wamytan" in slip
    receipt = pdf_text(consent_receipt_document(samples.receipt()), tmp_path)
    assert "Récépissé de consentement" in receipt
    assert "Accord retiré le 03/04/2026 09:40" in receipt

"""ESC/POS bytes, read back by a decoder that knows nothing of the encoder."""

import io
import statistics
import time
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from koom_pos.documents.blocks import Barcode, Columns, Cut, Document, Image, Qr, Text
from koom_pos.documents.closing import closing_document
from koom_pos.documents.escpos import encodable, to_escpos
from koom_pos.documents.profile import DEFAULT_PROFILE, PROFILES, PrinterProfile
from koom_pos.documents.symbols import BarcodeDataError
from koom_pos.documents.text import render_text
from koom_pos.documents.ticket import ticket_document
from tests.devices.escpos_reader import read
from tests.documents import samples

CP1252 = DEFAULT_PROFILE
CP858 = PROFILES["generic-80mm-cp858"]
CP437 = replace(DEFAULT_PROFILE, name="old", code_page="cp437", code_page_number=0)


def printed(*blocks: object, profile: PrinterProfile = CP1252):
    return read(to_escpos(Document("essai", blocks), profile))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("−", "-")


def test_french_comes_out_right_on_western_windows():
    paper = printed(Text("Nouméa, reçu, œ, 12\u202f500\u00a0F, l’été – « Noël » À Ç"))
    assert paper.code_pages == ["cp1252"]
    assert paper.text == "Nouméa, reçu, œ, 12 500 F, l’été – « Noël » À Ç"
    assert paper.images == []


@pytest.mark.parametrize("profile", [CP858, CP437], ids=lambda profile: profile.code_page)
def test_what_a_page_lacks_is_drawn_and_only_that_line(profile):
    paper = printed(
        Text("Nouméa, reçu, l’été – « 12\u202f500\u00a0F »"), Text("Crayon œil"), Text("fin"), profile=profile
    )
    assert paper.code_pages == [profile.code_page]
    assert [line.text for line in paper.lines if line.text] == ["Nouméa, reçu, l'été - « 12 500 F »", "fin"]
    assert len(paper.images) == 1


def test_letters_are_never_replaced():
    assert encodable("œ", "cp858") is None
    assert encodable("À", "cp437") is None
    assert encodable("3 × 2 • 5", "cp437") == "3 x 2 · 5"


def test_an_emoji_is_drawn_rather_than_a_question_mark():
    assert len(printed(Text("Merci 😀")).images) == 1


def test_a_drawn_line_keeps_its_amount_on_the_grid():
    picture = printed(Columns("Crayon œil", "5\u202f600\u00a0F"), profile=CP858).images[0]
    right_edge = max(x for y in range(picture.height) for x in range(picture.width) if picture.black(x, y))
    assert picture.height == CP858.line_dots
    assert CP858.dots - CP858.cell_dots <= right_edge < CP858.dots


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
@pytest.mark.parametrize(
    "content", [samples.sale(), samples.sale_return(), samples.millions(), samples.long_ticket()]
)
def test_paper_says_what_the_preview_says(content, profile):
    document = ticket_document(content)
    paper = read(to_escpos(document, profile))
    assert all(line.columns <= profile.columns for line in paper.lines)
    on_paper = [" ".join(line.text.split()) for line in paper.lines if line.text.strip()]
    preview = [" ".join(plain(line).split()) for line in render_text(document, profile.columns) if line.strip()]
    drawn = [line for line in preview if encodable(line, profile.code_page) is None]
    expected = [encodable(line, profile.code_page) for line in preview if line not in drawn]
    expected = [line for line in expected if not line.startswith("[code128")]
    assert on_paper == expected
    assert len(paper.images) == len(drawn)


def test_the_total_is_large_and_bold():
    total = next(line for line in printed(*ticket_document(samples.sale()).blocks).lines if "Total TTC" in line.text)
    assert total.bold
    assert all((run.width, run.height) == (2, 2) for run in total.runs)


def test_a_job_resets_first_and_cuts_last():
    job = to_escpos(closing_document(samples.z_report()), CP1252)
    assert job.startswith(b"\x1b@")
    assert job.endswith(b"\x1dV\x01")
    assert read(job).cuts == 1


def test_a_printer_without_knife_feeds():
    assert printed(Text("fin"), Cut(), profile=PROFILES["generic-58mm"]).cuts == 0


def test_the_ticket_barcode_is_native_and_alignment_returns():
    paper = printed(Barcode("code128", "T001000104247", "T001000104247"), Text("après"))
    assert [(b.symbology, b.data, b.align) for b in paper.barcodes] == [("CODE128", "T001000104247", "center")]
    assert paper.lines[-1].align == "left"


@pytest.mark.parametrize("data", ["T001000104247", "12345678", "abc{1}", "A1"])
def test_code_128_carries_any_ascii(data):
    assert printed(Barcode("code128", data)).barcodes[0].data == data


def test_a_code_too_wide_for_the_paper_is_written_instead():
    paper = printed(Barcode("code128", "A" * 40), profile=PROFILES["generic-58mm"])
    assert paper.barcodes == []
    assert "A" * 32 in paper.text.replace("\n", "")


@pytest.mark.parametrize(
    ("kind", "data"), [("ean13", "3600523971234"), ("ean13", "360052397123"), ("code128", "é"), ("code128", "")]
)
def test_a_barcode_that_no_scanner_would_read_is_an_error(kind, data):
    with pytest.raises(BarcodeDataError):
        printed(Barcode(kind, data))


def test_a_right_ean_prints():
    assert printed(Barcode("ean13", "4006381333931")).barcodes[0].data == "4006381333931"


def test_qr_is_native_where_the_printer_can_and_drawn_elsewhere():
    assert printed(Qr("KOOM")).qr_codes[0].data == "KOOM"
    drawn = printed(Qr("KOOM"), profile=PROFILES["generic-58mm"])
    assert drawn.qr_codes == []
    assert len(drawn.images) == 1


def test_a_picture_wider_than_the_paper_is_shrunk():
    stream = io.BytesIO()
    Pillow.new("L", (1200, 100), 0).save(stream, "png")
    assert printed(Image(stream.getvalue())).images[0].width <= CP1252.dots


def test_nothing_is_written_on_standard_output(capsys):
    to_escpos(ticket_document(samples.sale()), CP858)
    assert capsys.readouterr().out == ""


def test_same_document_same_bytes():
    assert to_escpos(ticket_document(samples.sale()), CP858) == to_escpos(ticket_document(samples.sale()), CP858)


def test_a_ticket_takes_a_few_milliseconds():
    document = ticket_document(samples.sale())
    to_escpos(document, CP1252)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        to_escpos(document, CP1252)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.02  # the goal is 5 ms, weighed by the benches on a quiet machine

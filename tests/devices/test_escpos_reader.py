"""The reader of tickets, on what python-escpos sends and on bytes copied from the command reference."""

import sys

import pytest
from escpos.printer import Dummy
from PIL import Image

from tests.devices.escpos_reader import EscposError, UnfinishedError, code128_text, read

LATIN_TEXT = "Nouméa, reçu : été, où, Noël, à bientôt"


@pytest.fixture
def encoder():
    return Dummy(profile="TM-T88III")


@pytest.mark.parametrize("page", ["CP437", "CP850", "CP858", "CP1252"])
def test_accents_are_read_back_in_each_code_page(encoder, page):
    encoder.charcode(page)
    encoder.text(f"{LATIN_TEXT}\n")
    printed = read(encoder.output)
    assert printed.text == LATIN_TEXT
    assert printed.code_pages[-1] == page.lower()


def test_a_text_that_changes_its_code_page_on_the_way_is_read_whole(encoder):
    encoder.text("é œ « » €\n")
    assert read(encoder.output).text == "é œ « » €"


def test_style_alignment_and_size_are_read(encoder):
    encoder.set(align="center", bold=True, custom_size=True, width=2, height=2)
    encoder.text("KOOM\n")
    encoder.set(align="right", bold=False, normal_textsize=True, underline=1)
    encoder.text("8 900 F\n")
    koom, amount = read(encoder.output).lines
    assert (koom.align, koom.bold, koom.runs[0].width, koom.runs[0].height, koom.columns) == ("center", True, 2, 2, 8)
    assert (amount.align, amount.bold, amount.columns, amount.runs[0].underline) == ("right", False, 7, True)


def test_cuts_feeds_and_the_drawer_are_read(encoder):
    encoder.hw("INIT")
    encoder.text("un\n")
    encoder.print_and_feed(2)
    encoder.cut()
    encoder.cashdraw(2)
    encoder.cashdraw(5)
    encoder.text("deux\n")
    encoder.cut(mode="PART")
    printed = read(encoder.output)
    assert (printed.resets, printed.cuts, printed.kicks) == (1, 2, [2, 5])
    assert len(printed.tickets) == 2
    assert [line.text for line in printed.lines][:3] == ["un", "", ""]


@pytest.mark.parametrize("function", ["A", "B"])
def test_a_barcode_is_read_in_both_functions(encoder, function, capsys):
    encoder.barcode("4006381333931", "EAN13", function_type=function, height=80, width=3)
    capsys.readouterr()  # python-escpos names its renderer on standard output
    (barcode,) = read(encoder.output).barcodes
    assert (barcode.symbology, barcode.data, barcode.height) == ("EAN13", "4006381333931", 80)
    assert (barcode.align, barcode.human_readable) == ("center", "below")


def test_code_128_is_read_in_its_sets():
    assert code128_text(b"{BT-001042") == "T-001042"
    assert code128_text(b"{C\x0c\x22\x38{BF{{") == "123456F{"
    with pytest.raises(EscposError):
        code128_text(b"T-001042")


def test_a_wrong_check_digit_is_an_error():
    with pytest.raises(EscposError, match="check digit"):
        read(b"\x1dk\x43\x0d4006381333932")


def test_a_qr_code_is_read_with_its_level(encoder):
    encoder.qr("https://koom.example/t/1042", native=True, size=5, ec=1)
    (code,) = read(encoder.output).qr_codes
    assert (code.data, code.size, code.level) == ("https://koom.example/t/1042", 5, "M")


def test_an_image_is_read_dot_by_dot(encoder):
    picture = Image.new("1", (24, 10), color=1)
    picture.putpixel((5, 3), 0)
    encoder.image(picture, impl="bitImageRaster")
    (image,) = read(encoder.output).images
    assert (image.width, image.height, image.ink) == (24, 10, 1)
    assert image.black(5, 3)
    assert not image.black(6, 3)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"bonjour\x07\n", EscposError),
        (b"\x1bZ\n", EscposError),
        (b"\x1bt\x63\n", EscposError),
        (b"bonjour", EscposError),
        (b"bonjour\x1dV\x00", EscposError),
        (b"bonjour\x1dk\x43\x0d4006381333931\n", EscposError),
        (b"\x1d(k\x03\x001Q0", EscposError),
        (b"\x1b", UnfinishedError),
        (b"\x1dv0\x00\x02\x00\x02\x00abc", UnfinishedError),
        (b"\x1dk\x02400638133393", UnfinishedError),
    ],
)
def test_what_would_spoil_the_paper_is_an_error(data, error):
    with pytest.raises(error):
        read(data)


def test_a_reset_throws_the_unfinished_line_away():
    printed = read(b"jamais\x1b@bonjour\n")
    assert (printed.text, printed.dropped) == ("bonjour", ["jamais"])


def test_the_reader_never_imports_our_encoder():
    assert not [name for name in sys.modules["tests.devices.escpos_reader"].__dict__ if "koom" in name]

"""Paper on the screen: its lines, and a barcode a scanner can read off it."""

import shutil
import subprocess

import pytest

from koom_pos.domain.shop_codes import ticket_code
from koom_pos.ui.tickets.paper_view import PaperView


@pytest.fixture
def paper(qtbot):
    view = PaperView("Ticket as printed")
    qtbot.addWidget(view)
    view.resize(420, 600)
    return view


def test_the_paper_is_read_aloud_line_for_line(paper):
    paper.show_lines(["Boutique", "Total          2 500 F"])
    assert paper.lines() == ("Boutique", "Total          2 500 F")
    assert paper.accessibleDescription() == "Boutique\nTotal          2 500 F"


def test_another_paper_begins_at_its_top(paper, qtbot):
    paper.show_lines([f"line {number}" for number in range(200)])
    paper.show()
    paper.verticalScrollBar().setValue(500)
    paper.show_lines(["short"])
    assert paper.verticalScrollBar().value() == 0


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar is not installed")
def test_the_barcode_shown_is_read_by_a_decoder(paper, tmp_path):
    code = ticket_code(1, 1042)
    paper.show_lines(["Ticket", f"[code128 {code}]".center(42), code.center(42)])
    picture = tmp_path / "paper.png"
    assert paper.grab().save(str(picture))
    read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=False)
    assert read.stdout.strip() == code

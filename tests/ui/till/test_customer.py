"""The customer's window and her two lines: what was rung, the total, the change, nothing of the shop's tools."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from koom_pos.ui.till.customer_window import COLUMNS, CustomerWindow, _Part, customer_lines, settled_lines

ROUGE, KHOL = "3760001000016", "3760001000023"


@pytest.fixture
def window(till):
    made = CustomerWindow(till.counter, till.page.pictures)
    till.qtbot.addWidget(made)
    made.open_beside()
    till.frame.activateWindow()
    till.qtbot.waitUntil(till.frame.isActiveWindow)
    return made


def test_it_follows_the_sale_to_the_thank_you_and_back(till, window):
    assert window.scene() == "idle"
    till.page.handle_scan(ROUGE)
    assert window.scene() == "sale"
    assert window.total.amount() == 2500
    till.key(Qt.Key.Key_F12)
    till.keys("5000")
    till.key(Qt.Key.Key_E)
    assert window.scene() == "thanks"
    assert window.change.value.amount() == 2500
    till.page.handle_scan(KHOL)
    assert window.scene() == "sale"


def test_partial_payment_says_what_is_left(till, window):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.keys("1000")
    till.key(Qt.Key.Key_P)
    assert "1\u202f500" in window.left.text()


def test_nothing_on_it_can_be_touched(window):
    assert window.findChildren(QAbstractButton) == []
    assert window.findChildren(QLineEdit) == []


def test_two_lines_name_the_article_and_the_total(till):
    assert customer_lines(till.page.rung()) == ("", "")
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(ROUGE)
    above, below = customer_lines(till.page.rung())
    assert above.startswith("2 Maison Nia")
    assert above.endswith("5\u202f000\u00a0F")
    assert below.startswith("Total")
    assert len(above) == len(below) == COLUMNS


def test_two_lines_after_settling_say_the_change(till):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.keys("3000")
    till.key(Qt.Key.Key_E)
    above, below = settled_lines(till.settled[0])
    assert above.startswith("Rendu")
    assert above.endswith("500\u00a0F")
    assert len(below) <= COLUMNS


@given(st.text(max_size=60), st.from_regex(r"-?[0-9 ]{1,9} F", fullmatch=True))
def test_a_line_is_never_wider_than_the_display_and_keeps_its_amount(words, amount):
    written = _Part(words, amount).written()
    assert len(written) == COLUMNS
    assert written.endswith(amount)

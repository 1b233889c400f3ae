"""What a member sees of herself on the customer's screen and on the pole."""

import pytest
from PySide6.QtCore import Qt

from koom_pos.ui.till.customer_window import CustomerWindow, settled_lines
from tests.ui.till.members import PREPRINTED, ROUGE, card_of, words_on


@pytest.fixture
def window(till):
    made = CustomerWindow(till.counter, till.page.pictures)
    till.qtbot.addWidget(made)
    made.open_beside()
    till.frame.activateWindow()
    till.qtbot.waitUntil(till.frame.isActiveWindow)
    return made


def test_her_screen_greets_by_first_name_and_says_what_the_ticket_earns(till, window, marie):
    till.page.handle_scan(card_of(till.shop, marie))
    till.page.handle_scan(ROUGE)
    till.qtbot.waitUntil(lambda: "25" in window.member.earning.text())
    shown = words_on(window)
    assert "Marie" in shown
    assert "Dupont" not in shown
    assert "1\u202f200" in shown
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    assert window.scene() == "thanks"
    assert "1\u202f225" in window.member_thanks.points.text()


def test_her_screen_names_nobody_by_card(till, window, bare):
    till.page.handle_scan(PREPRINTED)
    till.page.handle_scan(ROUGE)
    assert window.member.greeting.text() == "Hello"
    assert "4176" not in words_on(window)


def test_the_pole_says_her_balance_instead_of_the_thanks(till, marie):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.key(Qt.Key.Key_E)
    above, below = settled_lines(till.settled[0], balance=1130)
    assert below == "Solde      1\u202f130\u00a0pts"
    assert len(above) == len(below) == 20

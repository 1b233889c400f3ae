"""Pads and keyboards for thumbs: they write to their field as keys would."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from koom_pos.domain.money import DENOMINATIONS_XPF
from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.denomination_grid import DenominationGrid
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.money_edit import MoneyEdit
from koom_pos.ui.widgets.pin_pad import PinPad


def test_the_keypad_writes_an_amount_with_its_zeros(qtbot):
    pad, field = Keypad(), MoneyEdit("Received")
    qtbot.addWidget(pad)
    qtbot.addWidget(field)
    pad.attach(field)
    for digits in ("1", "2", "000", "00"):
        pad.digit_key(digits).click()
    assert field.amount() == 1_200_000
    pad.erase_key.click()
    assert field.amount() == 120_000
    pad.clear_key.click()
    assert field.amount() is None


def test_the_keypad_enters_and_says_so(qtbot):
    pad, field = Keypad(), MoneyEdit("Received")
    qtbot.addWidget(pad)
    qtbot.addWidget(field)
    pad.attach(field)
    entered = []
    field.amount_entered.connect(entered.append)
    pad.digit_key("5").click()
    with qtbot.waitSignal(pad.entered):
        pad.enter_key.click()
    assert entered == [5]


def test_a_keypad_takes_no_focus_from_the_field_it_writes_to(qtbot):
    pad = Keypad()
    qtbot.addWidget(pad)
    assert pad.digit_key("1").focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_keyboard_writes_french(qtbot):
    keyboard, field = AlphaKeyboard(), QLineEdit()
    qtbot.addWidget(keyboard)
    qtbot.addWidget(field)
    keyboard.attach(field)
    keyboard.keys.shift_key.click()
    for sign in "œillet":
        keyboard.letter_key(sign).click()
    keyboard.letter_key("é").click()
    assert field.text() == "Œilleté"
    keyboard.keys.erase_key.click()
    assert field.text() == "Œillet"


def test_capitals_show_on_the_keys_and_hold_for_one_letter(qtbot):
    keyboard = AlphaKeyboard()
    qtbot.addWidget(keyboard)
    keyboard.keys.shift_key.click()
    assert keyboard.letter_key("a").text() == "A"
    keyboard.letter_key("a").click()
    assert keyboard.letter_key("a").text() == "a"


def test_the_pin_is_handed_over_once_and_forgotten(qtbot):
    pad = PinPad("PIN")
    qtbot.addWidget(pad)
    handed = []
    pad.entered.connect(handed.append)
    for digit in "4817":
        QTest.keyClick(pad, digit)
    assert pad.typed_length() == 4
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert handed == ["4817"]
    assert pad.typed_length() == 0
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert handed == ["4817"]


def test_a_pin_too_short_is_not_handed_over_and_backspace_takes_a_digit(qtbot):
    pad = PinPad("PIN")
    qtbot.addWidget(pad)
    handed = []
    pad.entered.connect(handed.append)
    for digit in "123":
        pad.keypad.digit_key(digit).click()
    assert not pad.keypad.enter_key.isEnabled()
    QTest.keyClick(pad, Qt.Key.Key_Return)
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.typed_length() == 2
    assert handed == []


def test_a_pin_ends_at_eight_digits(qtbot):
    pad = PinPad("PIN")
    qtbot.addWidget(pad)
    for digit in "123456789":
        pad.keypad.digit_key(digit).click()
    assert pad.typed_length() == 8


@pytest.fixture
def grid(qtbot):
    made = DenominationGrid()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_count_adds_up_as_it_is_typed(grid):
    totals = []
    grid.changed.connect(totals.append)
    grid.field(10_000).setText("3")
    grid.field(5).setText("7")
    assert totals == [30_000, 30_035]
    assert grid.total_xpf() == 30_035
    assert grid.counts() == {10_000: 3, 5: 7}


def test_every_note_and_coin_has_its_line_from_large_to_small(grid):
    grid.set_counts(dict.fromkeys(DENOMINATIONS_XPF, 1))
    assert grid.total_xpf() == sum(DENOMINATIONS_XPF)


def test_enter_and_arrows_go_down_the_lines_and_the_last_enter_ends_the_count(grid, qtbot):
    grid.field(10_000).setFocus()
    QTest.keyClick(grid.field(10_000), Qt.Key.Key_Return)
    assert grid.focusWidget() is grid.field(5_000)
    QTest.keyClick(grid.field(5_000), Qt.Key.Key_Up)
    assert grid.focusWidget() is grid.field(10_000)
    grid.field(5).setFocus()
    with qtbot.waitSignal(grid.finished):
        QTest.keyClick(grid.field(5), Qt.Key.Key_Return)


def test_pieces_are_four_digits_at_most_and_never_negative(grid):
    grid.field(500).setText("12345")
    assert grid.field(500).pieces() == 1234
    grid.field(500).set_pieces(-3)
    assert grid.field(500).pieces() == 0

"""The amount field: whole francs, grouped, and no barcode."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from koom_pos.ui.widgets.key_sender import press_key, type_text
from koom_pos.ui.widgets.money_edit import MoneyEdit


@pytest.fixture
def field(qtbot):
    made = MoneyEdit("Received")
    qtbot.addWidget(made)
    return made


def test_digits_are_grouped_as_they_are_typed(field):
    type_text(field, "1250000")
    assert field.text() == "1\u202f250\u202f000"
    assert field.amount() == 1_250_000


@pytest.mark.parametrize("sign", [".", ",", "-", "a", "é", "&", "*"])
def test_anything_but_digits_leaves_the_amount_alone(field, sign):
    field.set_amount(500)
    field.deselect()
    field.end(False)
    type_text(field, sign)
    assert field.amount() == 500
    assert field.text() == "500"


@pytest.mark.parametrize("code", ["40063813", "3760123456789", "13760123456786"])
def test_a_pasted_barcode_is_refused_as_a_whole(field, code):
    field.set_amount(12_500)
    QApplication.clipboard().setText(code)
    field.selectAll()
    field.paste()
    assert field.amount() == 12_500


def test_a_pasted_amount_is_read_with_its_spaces(field):
    QApplication.clipboard().setText("2 000")
    field.paste()
    assert field.amount() == 2000


def test_backspace_takes_digits_and_never_stops_at_a_space(field):
    type_text(field, "1000")
    for left in (100, 10, 1, None):
        press_key(field, Qt.Key.Key_Backspace)
        assert field.amount() == left
    assert field.text() == ""


def test_typing_in_the_middle_keeps_the_place(field):
    field.set_amount(1500)
    field.setCursorPosition(1)
    type_text(field, "2")
    assert field.amount() == 12_500
    type_text(field, "3")
    assert field.amount() == 123_500


def test_a_change_is_told_once_and_enter_hands_the_amount_over(field, qtbot):
    told, entered = [], []
    field.amount_changed.connect(told.append)
    field.amount_entered.connect(entered.append)
    type_text(field, "25")
    press_key(field, Qt.Key.Key_Return)
    assert told == [2, 25]
    assert entered == [25]


def test_enter_on_nothing_hands_nothing_over(field):
    entered = []
    field.amount_entered.connect(entered.append)
    press_key(field, Qt.Key.Key_Return)
    assert entered == []


def test_what_stands_there_is_replaced_by_the_first_digit(qtbot):
    field = MoneyEdit("Received")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.set_amount(12_500)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_7)
    assert field.amount() == 7


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amount=st.integers(0, 9_999_999))
def test_every_amount_survives_being_shown(field, amount):
    field.set_amount(amount)
    assert field.amount() == amount
    field.setText(field.text())
    assert field.amount() == amount

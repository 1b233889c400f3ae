"""The wedge: scans are told from typing by speed alone, and no field ever sees a scan."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from koom_pos.ui.scanner import WedgeFilter
from koom_pos.ui.widgets.denomination_grid import PiecesEdit
from koom_pos.ui.widgets.money_edit import MoneyEdit
from koom_pos.ui.widgets.pin_pad import PinPad

FAST_MS = 8
HAND_MS = 50


class Counter:
    """A window with a field, a scanner and a hand in front of it; time stands still unless moved."""

    def __init__(self, qtbot, field):
        self.now_ms = 1000
        self.window = QWidget()
        self.field = field
        self.button = QPushButton("Encaisser")
        self.button.setAutoDefault(False)
        column = QVBoxLayout(self.window)
        column.addWidget(field)
        column.addWidget(self.button)
        self.scans = []
        self.clicks = []
        self.wedge = WedgeFilter(clock_ms=lambda: self.now_ms)
        self.wedge.scanned.connect(self.scans.append)
        self.button.clicked.connect(lambda: self.clicks.append(True))
        self.wedge.install(QApplication.instance())
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        field.setFocus()

    def key(self, text, *, key=0, after_ms=FAST_MS, repeat=False, modifiers=Qt.KeyboardModifier.NoModifier):
        self.now_ms += after_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text, repeat)
            QApplication.sendEvent(self.window.windowHandle(), event)

    def burst(self, text, *, each_ms=FAST_MS):
        for sign in text:
            self.key(sign, key=ord(sign.upper()) if sign.isascii() else 0, after_ms=each_ms)

    def enter(self, *, after_ms=FAST_MS, key=Qt.Key.Key_Return):
        self.key("\r" if key != Qt.Key.Key_Tab else "\t", key=int(key), after_ms=after_ms)


@pytest.fixture
def counter(qtbot):
    made = []

    def open_with(field=None):
        made.append(Counter(qtbot, field or QLineEdit()))
        return made[-1]

    yield open_with
    for one in made:
        one.wedge.remove()


@pytest.mark.parametrize("closer", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_told_and_leaves_nothing_in_the_field(counter, closer):
    till = counter()
    till.burst("3760123456789")
    till.enter(key=closer)
    assert till.scans == ["3760123456789"]
    assert till.field.text() == ""
    assert till.window.focusWidget() is till.field


def test_what_a_us_keyboard_makes_of_digits_on_azerty_is_told_raw(counter):
    till = counter()
    till.burst('"è-àé"\'(-è_çà')
    till.enter()
    assert till.scans == ['"è-àé"\'(-è_çà']
    assert till.field.text() == ""


@pytest.mark.parametrize(
    "field",
    [lambda: MoneyEdit("Reçu"), lambda: PiecesEdit("Pièces"), lambda: PinPad("PIN")],
    ids=["money", "pieces", "pin"],
)
def test_no_scan_gets_into_an_amount_a_quantity_or_a_pin(counter, field):
    till = counter(field())
    entered = []
    if isinstance(till.field, PinPad):
        till.field.entered.connect(entered.append)
    till.burst("3760123456789")
    till.enter()
    assert till.scans == ["3760123456789"]
    held = till.field.typed_length() if isinstance(till.field, PinPad) else len(till.field.text())
    assert held == 0
    assert entered == []


def test_the_enter_of_a_scan_presses_no_button_and_neither_does_its_echo(counter):
    till = counter()
    till.button.setAutoDefault(True)
    till.button.setFocus()
    till.burst("3760123456789")
    till.enter()
    till.enter()
    till.enter(key=Qt.Key.Key_Tab)
    assert till.scans == ["3760123456789"]
    assert till.clicks == []
    assert till.window.focusWidget() is till.button


def test_an_enter_meant_by_a_hand_still_counts(counter):
    till = counter()
    pressed = []
    till.field.returnPressed.connect(lambda: pressed.append(True))
    till.burst("3760123456789")
    till.enter()
    till.enter(after_ms=400)
    assert pressed == [True]


def test_digits_typed_at_fifty_milliseconds_are_typing(counter, qtbot):
    till = counter()
    till.burst("12345678", each_ms=HAND_MS)
    till.enter(after_ms=HAND_MS)
    assert till.scans == []
    assert till.field.text() == "12345678"


def test_a_lone_character_reaches_the_field_when_nothing_follows(counter, qtbot):
    till = counter()
    till.burst("a")
    assert till.field.text() == ""
    qtbot.waitUntil(lambda: till.field.text() == "a", timeout=1000)
    assert till.scans == []


def test_five_quick_characters_and_enter_are_typing(counter):
    till = counter()
    till.burst("12345")
    till.enter()
    assert till.scans == []
    assert till.field.text() == "12345"


def test_a_multiplier_typed_before_a_scan_stays_typed(counter):
    till = counter()
    till.burst("3*", each_ms=120)
    till.now_ms += 300
    till.burst("3760123456789")
    till.enter()
    assert till.scans == ["3760123456789"]
    assert till.field.text() == "3*"


def test_a_key_held_down_is_no_scan_however_fast_it_repeats(counter):
    till = counter()
    for _ in range(12):
        till.key("0", key=int(Qt.Key.Key_0), repeat=True, after_ms=30)
    till.enter()
    assert till.scans == []
    assert till.field.text() == "0" * 12


def test_a_scanner_that_closes_with_nothing_is_heard_after_a_moment(counter, qtbot):
    till = counter(MoneyEdit("Reçu"))
    with qtbot.waitSignal(till.wedge.scanned, timeout=1000) as heard:
        till.burst("3760123456789")
    assert heard.args == ["3760123456789"]
    assert till.field.amount() is None


def test_quick_letters_without_an_enter_are_given_to_the_field(counter, qtbot):
    till = counter()
    till.burst("velours")
    qtbot.waitUntil(lambda: till.field.text() == "velours", timeout=1000)
    assert till.scans == []


def test_a_group_separator_is_part_of_a_code(counter):
    till = counter()
    till.burst("01037601234567891")
    till.key("\x1d", key=int(Qt.Key.Key_BracketRight), modifiers=Qt.KeyboardModifier.ControlModifier)
    till.burst("10LOT7")
    till.enter()
    assert till.scans == ["01037601234567891\x1d10LOT7"]


def test_a_command_key_hands_on_what_was_held_and_passes(counter):
    till = counter()
    till.burst("ab")
    till.key("", key=int(Qt.Key.Key_Backspace))
    assert till.field.text() == "a"


def test_a_touch_elsewhere_gives_the_held_characters_to_the_field_that_had_the_keyboard(counter):
    till = counter()
    till.burst("ab")
    QTest.mouseClick(till.window.windowHandle(), Qt.MouseButton.LeftButton, pos=till.button.geometry().center())
    assert till.field.text() == "ab"
    assert till.clicks != []


def test_a_space_on_a_button_is_pressed_and_released(counter, qtbot):
    till = counter()
    till.button.setFocus()
    till.key(" ", key=int(Qt.Key.Key_Space))
    qtbot.waitUntil(lambda: till.clicks != [], timeout=1000)
    assert not till.button.isDown()


def test_two_scans_in_a_row_are_two(counter):
    till = counter()
    for code in ("3760123456789", "40063813"):
        till.burst(code)
        till.enter()
        till.now_ms += 300
    assert till.scans == ["3760123456789", "40063813"]
    assert till.field.text() == ""


def test_real_key_events_of_a_window_are_seen_once_each(qtbot, counter):
    till = counter()
    till.wedge._clock_ms = None
    for sign in "3760123456789":
        QTest.keyClick(till.window.windowHandle(), sign)
    QTest.keyClick(till.window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: till.scans == ["3760123456789"] or till.field.text() != "", timeout=1000)
    assert till.scans == ["3760123456789"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.text("0123456789ABCDEF-", min_size=1, max_size=14), st.integers(0, 34), st.booleans()),
        max_size=5,
    )
)
def test_every_character_is_either_in_a_scan_or_in_the_field(counter, groups):
    till = counter()
    typed = ""
    scanned = []
    for text, gap_ms, closed in groups:
        till.now_ms += 500
        till.wedge.hand_on()
        till.burst(text, each_ms=gap_ms)
        if closed:
            till.enter(after_ms=gap_ms)
        else:
            till.wedge.hand_on()
        if closed and len(text) >= 6:
            scanned.append(text)
        else:
            typed += text
    assert till.scans == scanned
    assert till.field.text() == typed
    till.wedge.remove()

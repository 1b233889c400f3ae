"""Her signature: enough ink, a small picture, dark on white in both themes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from koom_pos.ui.sign_up.signature_pad import MOST_BYTES, SignaturePad

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot):
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(720, 240)
    made.show()
    return made


def draw(pad, *points):
    QTest.mousePress(pad, LEFT, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*points[-1]))


def test_a_dot_is_no_signature_and_a_stroke_is(pad):
    draw(pad, (50, 50), (52, 50))
    assert not pad.is_empty()
    assert not pad.has_ink()
    draw(pad, (50, 50), (120, 90), (200, 40))
    assert pad.has_ink()


def test_it_says_once_that_there_is_ink_and_that_it_went(pad):
    said = []
    pad.ink_changed.connect(said.append)
    draw(pad, (50, 50), (120, 90), (200, 40), (300, 100))
    pad.clear()
    assert said == [True, False]
    assert pad.is_empty()


def test_the_right_button_draws_nothing(pad):
    QTest.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(40, 40))
    QTest.mouseMove(pad, QPoint(300, 100))
    QTest.mouseRelease(pad, Qt.MouseButton.RightButton, pos=QPoint(300, 100))
    assert pad.is_empty()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_picture_is_dark_ink_on_white_in_both_themes(pad, theme, name):
    theme(name)
    draw(pad, (50, 50), (120, 150), (200, 40), (300, 100))
    image = QImage.fromData(pad.png(), "PNG")
    assert image.pixelColor(0, 0).lightness() == 255
    darkest = min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))
    assert darkest < 60


def test_ink_stays_within_the_pad_and_survives_a_smaller_window(pad):
    draw(pad, (50, 50), (700, 200), (5000, 5000))
    pad.resize(480, 160)
    assert all(point.x() <= 480 and point.y() <= 160 for stroke in pad._strokes for point in stroke)
    assert pad.has_ink()


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 719), st.integers(0, 239)), min_size=200, max_size=600))
def test_no_scribble_makes_a_large_picture(qapp, points):
    pad = SignaturePad()
    pad.resize(720, 240)
    draw(pad, *points)
    assert len(pad.png()) <= MOST_BYTES
    pad.deleteLater()

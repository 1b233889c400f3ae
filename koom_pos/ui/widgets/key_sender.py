"""Types into a field on behalf of an on-screen key, as a keyboard would.

Events go straight to the widget, never through its window: the wedge filter watches windows, so a fast thumb is not
taken for a scanner. They are built by hand because Qt's own test typing aborts on accents.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(target: QWidget, text: str) -> None:
    """Type each character into the widget."""
    for sign in text:
        _press(target, 0, sign)


def press_key(target: QWidget, key: Qt.Key) -> None:
    """Press and release a key that is no character: Backspace, Enter."""
    _press(target, int(key), "\r" if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else "")


def _press(target: QWidget, key: int, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

"""The hands of the tour: keys, scans and touches that go through the window as a person's do.

Characters and Enter carry their own times, so that typing looks like typing and a scan like a scan to the wedge
filter, without the tour having to wait as long as a person takes.
"""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QAbstractAnimation, QEvent, QEventLoop, QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QScrollArea, QWidget

_TYPING_MS = 120
_SCANNING_MS = 3
_PAUSE_MS = 600
_POLL_MS = 4
_PATIENCE_S = 15
_CLOSERS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t"}
NO_KEY = Qt.KeyboardModifier.NoModifier


class TourStuckError(Exception):
    """The window does not show what the next gesture needs; the sentence says what was awaited."""


class Hands:
    """Two hands and a scanner in front of one window."""

    def __init__(self, window: QWidget, holding: Callable[[], bool] = bool) -> None:
        """Stand before a window; `holding` tells whether the wedge filter still holds characters back."""
        self._window = window
        self._holding = holding
        self._now_ms = 1_000_000

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press one key: a shortcut, an arrow, Enter, Escape."""
        if key in _CLOSERS and modifiers == NO_KEY:
            self._now_ms += _PAUSE_MS
            self._send(_CLOSERS[key], key)
            return
        QTest.keyClick(self._handle(), key, modifiers)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard, at the speed of a hand."""
        for sign in text:
            self._now_ms += _TYPING_MS
            self._send(sign, _key_of(sign))
        self.rest(0)
        self.until(lambda: not self._holding(), "the last character typed to arrive")
        self.rest(0)

    def scan(self, code: str) -> None:
        """Scan a code, closed by Enter, whatever has the keyboard."""
        self._now_ms += _PAUSE_MS
        for sign in code:
            self._now_ms += _SCANNING_MS
            self._send(sign, _key_of(sign))
        self._now_ms += _SCANNING_MS
        self._send("\r", Qt.Key.Key_Return)

    def touch(self, widget: QWidget) -> None:
        """Touch the middle of a widget. It must be in sight, enabled, and not covered by another."""
        self._bring_into_sight(widget)
        self._touch_at(widget, widget.rect().center())

    def touch_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Touch one row or card of a list."""
        view.scrollTo(index)
        room: QRect = view.visualRect(index)
        self._touch_at(view.viewport(), room.center())

    def draw(self, widget: QWidget, points: Sequence[QPoint]) -> None:
        """Draw one stroke on a widget with a finger."""
        top = widget.window()
        handle = top.windowHandle()
        path = [widget.mapTo(top, point) for point in points]
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, NO_KEY, path[0])
        for spot in path[1:]:
            QTest.mouseMove(handle, spot)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, NO_KEY, path[-1])
        self.rest(0)

    def until(self, condition: Callable[[], bool], awaited: str, *, seconds: int = _PATIENCE_S) -> None:
        """Let the window live until something is so.

        Raises:
            TourStuckError: it never was; `awaited` says what.
        """
        give_up = monotonic() + seconds
        while not condition():
            if monotonic() > give_up:
                raise TourStuckError(awaited)
            self.rest(_POLL_MS)

    def rest(self, ms: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def let_settle(self) -> None:
        """Wait until nothing moves any more."""
        self.rest(0)
        self.until(self._is_still, "the window to stand still")

    def _is_still(self) -> bool:
        moving = QAbstractAnimation.State.Running
        return not any(each.state() == moving for each in self._window.findChildren(QAbstractAnimation))

    def _touch_at(self, widget: QWidget, place: QPoint) -> None:
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        name = f"{type(widget).__name__} « {words} »"
        self.until(lambda: widget.isVisible() and widget.isEnabled(), f"{name} to be visible and enabled", seconds=2)
        top = widget.window()
        spot = widget.mapTo(top, place)
        hit = top.childAt(spot)
        if hit is None or not (hit is widget or widget.isAncestorOf(hit)):
            found = type(hit).__name__ if hit is not None else "nothing"
            raise TourStuckError(f"{name} to be in reach; {found} is there")
        handle = top.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEY, spot)
        self.rest(0)

    def _bring_into_sight(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
                self.rest(0)
            parent = parent.parentWidget()

    def _send(self, text: str, key: Qt.Key | int) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, int(key), NO_KEY, text)
            event.setTimestamp(self._now_ms)
            QApplication.sendEvent(self._handle(), event)

    def _handle(self) -> QWindow:
        handle = self._window.windowHandle()
        if handle is None:
            raise TourStuckError("the window to be shown")
        return handle


def _key_of(sign: str) -> Qt.Key | int:
    """Give the key of a character; QTest aborts on accents, so they come without one."""
    return ord(sign.upper()) if sign.isascii() else 0

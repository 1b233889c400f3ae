"""The barcode scanner that types like a keyboard, told apart by its speed and kept out of every field.

A scanner set up as a keyboard wedge "types" a code in a few milliseconds per character and ends with Enter or Tab. A
filter on the application sees each key before any widget does. It holds a character back for a moment: when more
follow at a speed no hand reaches and Enter closes them, they were a scan and no field ever sees them; when not, they
are handed on, in order, to whatever has the keyboard. A typed character is so late by at most the gap, 35 ms, which
nobody feels; nothing ever has to be taken out of a field again.

WORKAROUND Qt 6.11: an application filter sees one key several times, once per object it passes through. Only the
delivery to a `QWindow` is the key itself.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

GAP_MS = 35
"""Longest time between two characters of a scan; a fast typist needs 60 ms and more."""
FEWEST_CHARACTERS = 6
CLOSING_GAP_MS = 150
"""How long the closing Enter may keep us waiting, once a burst is long enough to be a scan."""
AFTERMATH_MS = 200
"""A second Enter or Tab this soon after a scan is the scanner's own: some send two. It must reach no act."""

_GROUP_SEPARATOR = "\x1d"
_FEWEST_UNCLOSED = 8
_DIGIT_SIGNS = frozenset("0123456789&é\"'(-è_çà")
"""Digits, and what a scanner set to a US keyboard types for them on a French one."""

_CLOSERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_COMMANDS = _ALTGR | Qt.KeyboardModifier.MetaModifier
_BARE_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_POINTERS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


def _monotonic_ms() -> int:
    return int(monotonic() * 1000)


class WedgeFilter(QObject):
    """Watches every key of the application and tells scans from typing.

    The code is emitted as the keyboard layout made it: digits may arrive as `&é"'(-è_çà`. The domain repairs that.

    Times come from the events themselves, not from the moment they are handled: after a freeze, keys typed slowly
    arrive all at once and are still typing.

    Signals:
        scanned: A code was read (str).
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None, *, clock_ms: Callable[[], int] | None = None) -> None:
        """Make a filter that does nothing until installed.

        Args:
            parent: Owner.
            clock_ms: Milliseconds that only grow. Given by tests; else the events' own times are used.
        """
        super().__init__(parent)
        self._clock_ms = clock_ms
        self._held: list[tuple[int, QKeyEvent]] = []
        self._code = ""
        self._last_ms = 0
        self._swallow_until_ms = -1
        self._handing_on = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setTimerType(Qt.TimerType.PreciseTimer)
        self._hold.timeout.connect(self._grant_grace)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._end_of_burst)

    def install(self, app: QApplication) -> None:
        """Begin to watch; stop by itself when the application goes."""
        app.installEventFilter(self)
        app.aboutToQuit.connect(self.remove)

    def remove(self) -> None:
        """Stop watching and hand on what is still held."""
        self.hand_on()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def is_holding(self) -> bool:
        """Tell whether characters are held back until it is known what they are."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS:
            if self._handing_on or not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
                return False
            return self._pressed(watched, event) if kind == QEvent.Type.KeyPress else self._released(watched, event)
        if kind in _POINTERS and self._held and isinstance(watched, QWindow):
            self.hand_on()  # what was typed belongs to the field that had the keyboard before this touch
        return False

    def hand_on(self) -> None:
        """Give the characters held back to whatever has the keyboard: they were typing."""
        self._hold.stop()
        self._grace.stop()
        held, self._held, self._code = self._held, [], ""
        self._handing_on = True
        try:
            for number, event in held:
                window = _standing(number)
                if window is not None:  # a window may have closed under the last key typed in it
                    QApplication.sendEvent(window, event)
        finally:
            self._handing_on = False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() in _BARE_MODIFIERS:
            return False
        now_ms = self._now_ms(event)
        if event.key() in _CLOSERS:
            return self._close(now_ms)
        if not self._is_character(event):
            self.hand_on()
            return False
        if self._code and now_ms - self._last_ms > GAP_MS:
            self._end_of_burst()
        self._code += event.text()
        self._last_ms = now_ms
        self._held.append((window.winId(), _copy(event)))
        self._grace.stop()
        self._hold.start(CLOSING_GAP_MS if len(self._code) >= FEWEST_CHARACTERS else GAP_MS)
        return True

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        """Keep a release behind its press, or a button would stay down."""
        if any(held.key() == event.key() for _, held in self._held):
            self._held.append((window.winId(), _copy(event)))
            return True
        return False

    def _close(self, now_ms: int) -> bool:
        """Take an Enter or a Tab: the end of a scan, its echo, or an ordinary key."""
        if len(self._code) >= FEWEST_CHARACTERS and now_ms - self._last_ms <= CLOSING_GAP_MS:
            self._emit(now_ms)
            return True
        if now_ms <= self._swallow_until_ms and not self._held:
            return True
        self.hand_on()
        return False

    def _emit(self, now_ms: int) -> None:
        code, self._code = self._code, ""
        self._held.clear()
        self._hold.stop()
        self._grace.stop()
        self._swallow_until_ms = now_ms + AFTERMATH_MS
        self.scanned.emit(code)

    def _grant_grace(self) -> None:
        """Wait one turn of the event loop more: after a freeze the timer may overtake keys already in the queue."""
        self._grace.start(0)

    def _end_of_burst(self) -> None:
        """No more characters came. A long burst of digits was a scanner that closes with nothing; else, typing."""
        if len(self._code) >= _FEWEST_UNCLOSED and _DIGIT_SIGNS.issuperset(self._code):
            self._emit(self._last_ms)
        else:
            self.hand_on()

    def _is_character(self, event: QKeyEvent) -> bool:
        """Tell whether a key may be part of a code. A key held down repeats as fast as a scanner types: it is not."""
        text = event.text()
        if event.isAutoRepeat() or len(text) != 1:
            return False
        if text == _GROUP_SEPARATOR:
            return bool(self._code)
        commands = event.modifiers() & _COMMANDS
        return text.isprintable() and commands in (Qt.KeyboardModifier.NoModifier, _ALTGR)

    def _now_ms(self, event: QKeyEvent) -> int:
        if self._clock_ms is not None:
            return self._clock_ms()
        return event.timestamp() or _monotonic_ms()


def _standing(number: int) -> QWindow | None:
    """Give the window of a number while it stands.

    WORKAROUND PySide 6.11: the object a filter is handed for a window may turn invalid while the window stands, and
    the last character typed would be lost; its number stays the same.
    """
    return next((each for each in QApplication.allWindows() if each.isVisible() and each.winId() == number), None)


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )

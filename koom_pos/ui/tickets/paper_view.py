"""Paper on the screen: a ticket or a closing as it comes out of the printer, line for line."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QSizePolicy, QVBoxLayout, QWidget

from koom_pos.paths import resource
from koom_pos.ui.fonts import FontMissingError, TypeSize
from koom_pos.ui.theme import LIGHT, SPACE_L, SPACE_S, is_dark

MONO = "DejaVu Sans Mono"
_FILES = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")
_TEETH = 6
_BARCODE = re.compile(r"\s*\[code128 ([!-~]+)\]\s*")
_BARCODE_ROWS = 3
_MODULE = 2


@lru_cache(maxsize=1)
def _load_mono() -> str:
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise FontMissingError(name)
    return MONO


def mono_font() -> QFont:
    """Return the shipped fixed-width face, in the size of notes."""
    face = QFont([_load_mono()])
    face.setPixelSize(int(TypeSize.NOTE))
    face.setStyleHint(QFont.StyleHint.Monospace)
    return face


@lru_cache(maxsize=32)
def barcode_runs(data: str) -> tuple[tuple[int, bool], ...]:
    """Return the symbol as runs of modules, each with whether it is a bar."""
    from reportlab.graphics.barcode.code128 import Code128  # noqa: PLC0415 - loaded with the first ticket shown

    symbol: Any = Code128(data, quiet=False)
    symbol.validate()
    symbol.encode()
    symbol.decompose()
    return tuple((ord(sign.upper()) - ord("A") + 1, sign.isupper()) for sign in symbol.decomposed if sign.isalpha())


class _Sheet(QWidget):
    """One strip of paper. Paper is light in the dark theme too: it shows what the customer will hold."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._face = mono_font()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[str]) -> None:
        self._lines = tuple(lines)
        self.setFixedSize(self.sizeHint())
        self.update()

    def lines(self) -> tuple[str, ...]:
        return self._lines

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._face)
        columns = max((len(line) for line in self._lines), default=42)
        wide = metrics.horizontalAdvance("0") * columns
        rows = sum(_BARCODE_ROWS if _BARCODE.fullmatch(line) else 1 for line in self._lines)
        high = metrics.lineSpacing() * max(rows, 1)
        return QSize(wide + 2 * SPACE_L, high + 2 * SPACE_L + _TEETH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.hairline)))
        painter.setBrush(QColor(LIGHT.paper if not is_dark() else LIGHT.sunken))
        painter.drawPolygon(self._outline())
        painter.setPen(QColor(LIGHT.ink))
        painter.setFont(self._face)
        high = painter.fontMetrics().lineSpacing()
        room = QRect(SPACE_L, SPACE_L, self.width() - 2 * SPACE_L, high)
        for words in self._lines:
            symbol = _BARCODE.fullmatch(words)
            room.setHeight(high * (_BARCODE_ROWS if symbol else 1))
            if symbol:
                _paint_bars(painter, room, symbol.group(1))
            else:
                painter.drawText(room, _LEFT, words)
            room.moveTop(room.bottom() + 1)
        painter.end()

    def _outline(self) -> QPolygon:
        """Return the strip with the torn edge that a cutter leaves at its foot."""
        right, foot = self.width() - 1, self.height() - 1
        points = [QPoint(0, 0), QPoint(right, 0), QPoint(right, foot - _TEETH)]
        x, up = right, False
        while x > 0:
            x = max(0, x - _TEETH)
            up = not up
            points.append(QPoint(x, foot if up else foot - _TEETH))
        return QPolygon(points)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


def _paint_bars(painter: QPainter, room: QRect, data: str) -> None:
    """Draw a barcode in the middle of its room, two pixels a module: sharp enough to scan off the screen."""
    runs = barcode_runs(data)
    x = room.center().x() - _MODULE * sum(modules for modules, _bar in runs) // 2
    for modules, bar in runs:
        if bar:
            painter.fillRect(QRect(x, room.y() + 3, modules * _MODULE, room.height() - 6), QColor(LIGHT.ink))
        x += modules * _MODULE


class PaperView(QScrollArea):
    """Shows a paper in the middle of its room and scrolls when it is longer. Read aloud as its text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._sheet = _Sheet()
        holder = QWidget()
        holder.setProperty("ground", "sunken")
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_S, SPACE_L, SPACE_S, SPACE_L)
        column.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show a paper from its top."""
        self._sheet.show_lines(lines)
        self.setAccessibleDescription("\n".join(lines))
        self.verticalScrollBar().setValue(0)

    def lines(self) -> tuple[str, ...]:
        """Return the lines shown."""
        return self._sheet.lines()

    def paper_width(self) -> int:
        """Return the room the paper needs across, in pixels."""
        return self._sheet.sizeHint().width() + 2 * SPACE_S

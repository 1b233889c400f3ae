"""Where a customer signs with a finger, a pen or a mouse. White paper and dark ink in both themes: what is kept.

Touch and pen arrive as the mouse does: Qt makes mouse events of the first finger, so a palm on the glass draws
nothing.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import LIGHT, RADIUS, SPACE_L, SPACE_XL, color, theme_changed

MOST_BYTES = 60_000
"""Largest picture of a signature that is kept."""
_LEAST_INK = 80.0
"""Length of ink, in pixels, below which it is a slip of the finger and no signature."""
_PICTURE_WIDTH = 640
_PEN = 3.0

Stroke = list[QPointF]


def smooth_path(stroke: Sequence[QPointF]) -> QPainterPath:
    """Return a stroke as a curve through the middles of its points; a single point becomes a dot."""
    path = QPainterPath(stroke[0])
    if len(stroke) == 1:
        path.lineTo(stroke[0] + QPointF(0.1, 0.1))
        return path
    for before, after in pairwise(stroke[1:]):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(stroke[-1])
    return path


class SignaturePad(QWidget):
    """Takes strokes. Says whether there is enough ink to be a signature, and gives it as a small picture.

    Signals:
        ink_changed: There is enough ink now, or no longer (bool).
    """

    ink_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[Stroke] = []
        self._hint = ""
        self._drawing = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 160)
        theme_changed().changed.connect(self.update)

    def set_hint(self, words: str) -> None:
        """Say what to do while the pad is empty; also its name for screen readers."""
        self._hint = words
        self.setAccessibleName(words)
        self.update()

    def clear(self) -> None:
        """Take all ink away."""
        self._drawing = False
        self._strokes = []
        self.ink_changed.emit(False)
        self.update()

    def is_empty(self) -> bool:
        """Tell whether nothing was drawn."""
        return not self._strokes

    def has_ink(self) -> bool:
        """Tell whether there is enough ink to be a signature."""
        return sum(_length(stroke) for stroke in self._strokes) >= _LEAST_INK

    def png(self) -> bytes:
        """Return the signature as PNG, dark on white, cut to its ink, at most `MOST_BYTES` long."""
        ink = self._ink_room()
        width = min(_PICTURE_WIDTH, round(ink.width()))
        while True:
            data = self._drawn(ink, width)
            if len(data) <= MOST_BYTES:
                return data
            width = width * 3 // 4

    def sizeHint(self) -> QSize:
        return QSize(720, 240)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._drawing = True
        self._strokes.append([self._inside(event.position())])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drawing:
            return
        before = self.has_ink()
        self._strokes[-1].append(self._inside(event.position()))
        if self.has_ink() != before:
            self.ink_changed.emit(True)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drawing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ink in proportion: a window moved to another screen must not cut a signature."""
        old = event.oldSize()
        if not self._strokes or old.width() <= 0 or old.height() <= 0:
            return
        scale = min(self.width() / old.width(), self.height() / old.height())
        self._strokes = [[point * scale for point in stroke] for stroke in self._strokes]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("field_line"), 1))
        painter.setBrush(_light("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        base = round(self.height() * 0.72)
        painter.setPen(QPen(_light("hairline"), 2))
        painter.drawLine(SPACE_XL, base, self.width() - SPACE_XL, base)
        if self.is_empty():
            painter.setPen(_light("muted"))
            painter.setFont(font(TypeSize.EMPHASIS))
            room = QRect(SPACE_XL, base + SPACE_L, self.width() - 2 * SPACE_XL, self.height() - base - SPACE_L)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._hint)
        self._draw_strokes(painter, _PEN)
        painter.end()

    def _draw_strokes(self, painter: QPainter, pen_width: float) -> None:
        pen = QPen(_light("ink"), pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(smooth_path(stroke))

    def _drawn(self, ink: QRectF, width: int) -> bytes:
        scale = width / ink.width()
        image = QImage(width, max(1, round(ink.height() * scale)), QImage.Format.Format_Grayscale8)
        image.fill(_light("surface"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-ink.topLeft())
        self._draw_strokes(painter, _PEN)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        buffer.close()
        return bytes(data.data())

    def _ink_room(self) -> QRectF:
        points = [point for stroke in self._strokes for point in stroke] or [QPointF(0, 0)]
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        return QRectF(left, top, right - left, bottom - top).adjusted(-SPACE_L, -SPACE_L, SPACE_L, SPACE_L)

    def _inside(self, point: QPointF) -> QPointF:
        return QPointF(min(max(point.x(), 2), self.width() - 2), min(max(point.y(), 2), self.height() - 2))


def _length(stroke: Stroke) -> float:
    return sum(hypot(b.x() - a.x(), b.y() - a.y()) for a, b in pairwise(stroke))


def _light(role: str) -> QColor:
    """Return a colour of the light theme: paper and ink do not turn dark with the screen."""
    return QColor(str(getattr(LIGHT, role)))

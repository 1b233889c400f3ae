"""The shade of an article, shown as a drop of its colour where no picture exists."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koom_pos.ui.theme import color


def paint_swatch(painter: QPainter, room: QRectF, shade: str | None, *, radius: float) -> None:
    """Draw a shade with the thin edge that keeps a pale one visible; without a shade, a dashed empty place.

    Args:
        painter: An open painter.
        room: Where to draw, in logical pixels.
        shade: The catalogue's colour (`#rrggbb`), or None.
        radius: Of the corners; half the side gives a disc.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    known = shade is not None and QColor.isValidColorName(shade)
    edge = QPen(color("field_line"), 1)
    if not known:
        edge.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(edge)
    painter.setBrush(QColor(shade) if shade is not None and known else color("hover"))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


class Swatch(QWidget):
    """A disc of a shade; its accessible name is the shade's name."""

    def __init__(self, shade: str | None, name: str, *, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = shade
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_shade(self, shade: str | None, name: str) -> None:
        """Show another shade (`#rrggbb`, or None for an article without)."""
        self._shade = shade
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_swatch(painter, QRectF(self.rect()), self._shade, radius=self._size / 2)
        painter.end()

"""Her card on the screen: white in both themes, with the barcode a scanner or her phone's camera can read."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import LIGHT, RADIUS, SPACE_L, SPACE_XL
from koom_pos.ui.tickets.paper_view import barcode_runs

_MODULE = 3
_WIDTH, _HEIGHT = 440, 232
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class CardPicture(QWidget):
    """A card with its shop's name, its barcode and its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = ""
        self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_card(self, shop: str, code: str) -> None:
        """Show a card; its number is read aloud."""
        self._shop, self._code = shop, code
        self.setAccessibleName(f"{shop} {code}")
        self.update()

    def code(self) -> str:
        """Return the number shown."""
        return self._code

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.field_line), 1))
        painter.setBrush(QColor(LIGHT.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2 * RADIUS, 2 * RADIUS)
        painter.setPen(QColor(LIGHT.ink))
        painter.setFont(font(TypeSize.EMPHASIS, bold=True))
        painter.drawText(QRect(0, SPACE_L, self.width(), SPACE_XL), _MIDDLE, self._shop)
        if self._code:
            bars = QRect(0, SPACE_L + SPACE_XL + SPACE_L, self.width(), 108)
            _paint_bars(painter, bars, self._code)
            painter.drawText(QRect(0, bars.bottom() + SPACE_L, self.width(), SPACE_XL), _MIDDLE, self._code)
        painter.end()


def _paint_bars(painter: QPainter, room: QRect, code: str) -> None:
    runs = barcode_runs(code)
    modules = sum(width for width, _bar in runs)
    module = _MODULE if modules * _MODULE <= room.width() - 2 * SPACE_L else 1
    x = room.center().x() - module * modules // 2
    for width, bar in runs:
        if bar:
            painter.fillRect(QRect(x, room.y(), width * module, room.height()), QColor(LIGHT.ink))
        x += width * module

"""Paintings kept for the next time: a list is painted whole after each scan and each letter, mostly unchanged."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from koom_pos.ui.theme import is_dark

Draw = Callable[[QPainter, QRect], object]


class KeptPaintings:
    """Paints a rectangle from its facts, or again from memory when the same facts come back.

    Args:
        most: How many are kept; the least recently shown goes first. A row of the cart takes some 130 kB.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def paint(self, painter: QPainter, room: QRect, facts: Hashable, draw: Draw) -> None:
        """Paint `facts` into `room`.

        Args:
            painter: An open painter.
            room: Where, in logical pixels.
            facts: Everything the painting depends on, but size, density and theme, which are added here.
            draw: Draws it from nothing, with the same origin as `room` has in its own coordinates.
        """
        density = painter.device().devicePixelRatio()
        key = (facts, room.width(), room.height(), density, is_dark())
        kept = self._kept.get(key)
        if kept is None:
            kept = self._drawn(room, density, draw)
            self._kept[key] = kept
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(room.topLeft(), kept)

    @staticmethod
    def _drawn(room: QRect, density: float, draw: Draw) -> QPixmap:
        picture = QPixmap(room.size() * density)
        picture.setDevicePixelRatio(density)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, QRect(0, 0, room.width(), room.height()))
        painter.end()
        return picture

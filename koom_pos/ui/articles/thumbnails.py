"""Pictures of articles for lists: read one at a time between two turns of the event loop, and kept."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

_KEPT = 300


class Thumbnails(QObject):
    """Gives a picture at once when it has it, and reads it for the next painting when it has not.

    Signals:
        arrived: A picture that was asked for is there now.
    """

    arrived = Signal()

    def __init__(self, read: Callable[[str], bytes | None], side: int, parent: QObject | None = None) -> None:
        """Keep pictures of one size.

        Args:
            read: Gives the PNG of a picture id, or None when there is none.
            side: Of the square, in device pixels.
            parent: Owner.
        """
        super().__init__(parent)
        self._read = read
        self._side = side
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: list[str] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read_one)

    def picture(self, picture_id: str | None) -> QPixmap | None:
        """Give a picture, or None when it is not there or not there yet."""
        if picture_id is None:
            return None
        kept = self._kept.get(picture_id)
        if kept is None:
            self._want(picture_id)
            return None
        self._kept.move_to_end(picture_id)
        return None if kept.isNull() else kept

    def _want(self, picture_id: str) -> None:
        if picture_id not in self._wanted:
            self._wanted.append(picture_id)
            self._turn.start()

    def _read_one(self) -> None:
        """Read what was asked for last: it is what stands on screen, the rest may have been scrolled away."""
        picture_id = self._wanted.pop()
        del self._wanted[:-40]
        png = self._read(picture_id)
        drawn = QPixmap()
        if png is not None and drawn.loadFromData(png):
            drawn = drawn.scaled(
                self._side,
                self._side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._kept[picture_id] = drawn
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if not self._wanted:
            self._turn.stop()
        if not drawn.isNull():
            self.arrived.emit()

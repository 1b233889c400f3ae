"""Pictures of articles, read once from the catalogue and kept small for the screen."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

_MOST = 400
_SIDE = 208
"""Twice the side of a card's picture, for dense screens."""


class PictureSource:
    """Gives pictures by id. What was read last is kept; what has no picture is remembered too."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._of_variant: dict[str, str | None] = {}

    def pixmap(self, picture_id: str | None) -> QPixmap | None:
        """Return a picture, or None when the article has none."""
        if picture_id is None:
            return None
        if picture_id not in self._kept:
            self._kept[picture_id] = self._load(picture_id)
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return self._kept[picture_id]

    def remember(self, variant_id: str, picture_id: str | None) -> None:
        """Note which picture a card shows, for `of_variant`."""
        self._of_variant[variant_id] = picture_id

    def of_variant(self, variant_id: str) -> QPixmap | None:
        """Return the picture of a variant shown as a card."""
        return self.pixmap(self._of_variant.get(variant_id))

    def forget(self) -> None:
        """Read everything anew: the catalogue changed."""
        self._kept.clear()
        self._of_variant.clear()

    def _load(self, picture_id: str) -> QPixmap | None:
        png = self._read(picture_id)
        picture = QPixmap()
        if png is None or not picture.loadFromData(png):
            return None
        return picture.scaled(
            _SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

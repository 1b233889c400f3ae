"""What the tour keeps of each screen: a picture, and the same as text."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from koom_pos.ui.tour.hands import Hands
from koom_pos.ui.tour.widget_dump import dump

_QUICK = 70
"""How a PNG is packed: the picture is the same, a little larger on disk, and written in a third of the time."""


class Album:
    """Numbers the pictures in the order in which they were taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: list[str] = []

    def take(self, window: QWidget, hands: Hands, name: str) -> None:
        """Take a picture and a text dump of a window that stands still."""
        hands.let_settle()
        number = len(self.names) + 1
        stem = f"{number:02d}-{name}"
        if not window.grab().save(str(self.folder / f"{stem}.png"), "PNG", _QUICK):
            raise OSError(f"{stem}.png could not be written")
        text = dump(window).replace(str(self.folder), "…")
        (self.folder / f"{stem}.txt").write_text(text, encoding="utf-8")
        self.names.append(stem)

"""The typeface shipped with the program and its five sizes.

DejaVu Sans: a humanist sans with tabular figures, œ, narrow spaces and a free licence. Screens use its condensed
cut: French words are long and the rail is narrow. Shipping it gives the same pixels on every machine, and a machine
without any font shows words instead of boxes.
"""

from enum import IntEnum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from koom_pos.paths import resources

FAMILY = "DejaVu Sans Condensed"
FALLBACK = "DejaVu Sans"
_FILES = (
    "DejaVuSansCondensed.ttf",
    "DejaVuSansCondensed-Bold.ttf",
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
)


class TypeSize(IntEnum):
    """The five sizes of type, in pixels; there is no sixth."""

    NOTE = 13
    BODY = 15
    EMPHASIS = 18
    TOTAL = 28
    CHANGE = 48


class FontMissingError(RuntimeError):
    """A font file shipped with the program is not where it should be, or is not a font."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"font {file_name} cannot be loaded")
        self.file_name = file_name


@lru_cache(maxsize=1)
def load_fonts() -> str:
    """Make the shipped typeface known to Qt, once per process, and return its family.

    Raises:
        FontMissingError: The program is incompletely installed.
    """
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resources() / "fonts" / name)) < 0:
            raise FontMissingError(name)
    return FAMILY


def font(size: TypeSize, *, bold: bool = False) -> QFont:
    """Return the typeface in one of its sizes."""
    return QFont(_face(size, bold))


@lru_cache(maxsize=32)
def _face(size: TypeSize, bold: bool) -> QFont:  # looked up thousands of times while a list is painted
    face = QFont([FAMILY, FALLBACK])
    face.setPixelSize(int(size))
    face.setBold(bold)
    return face

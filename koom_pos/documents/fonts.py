"""The fonts the program ships, so that paper looks the same on every machine.

DejaVu: tabular figures, full French, free licence (`resources/fonts/LICENSE-DejaVu.txt`).
"""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from koom_pos import paths

SANS = "DejaVuSans"
SANS_BOLD = "DejaVuSans-Bold"
MONO = "DejaVuSansMono"
MONO_BOLD = "DejaVuSansMono-Bold"


def font_file(name: str) -> Path:
    """Give the TrueType file of a shipped font."""
    return paths.resources() / "fonts" / f"{name}.ttf"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the fonts known to reportlab, once per process: reading them costs some 20 ms each.

    Also lets PDF streams stay binary: ASCII armour takes time and a quarter more room, for printers of the 1990s.
    """
    rl_config.useA85 = 0
    for name in (SANS, SANS_BOLD, MONO, MONO_BOLD):
        pdfmetrics.registerFont(TTFont(name, str(font_file(name))))


@lru_cache(maxsize=16)
def pillow_font(name: str, size_px: int) -> ImageFont.FreeTypeFont:
    """Give a shipped font for drawing dots."""
    return ImageFont.truetype(str(font_file(name)), size_px)

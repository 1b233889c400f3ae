"""Pictures for the receipt printer: the line a code page cannot write, the QR code a printer cannot draw."""

import io
from functools import lru_cache

import segno
from PIL import Image as Pillow
from PIL import ImageDraw

from koom_pos.documents.fonts import MONO, MONO_BOLD, SANS, pillow_font
from koom_pos.documents.profile import PrinterProfile

_MONO_ADVANCE = 0.602
"""Advance of DejaVu Sans Mono over its size."""

QR_TARGET_DOTS = 200
"""About 25 mm: read by a telephone at arm's length."""


def text_line(text: str, profile: PrinterProfile, *, bold: bool, size: int) -> Pillow.Image:
    """Draw one padded line on the printer's own grid, so that amounts stay under the lines around it."""
    cell = profile.cell_dots * size
    size_px = round(cell / _MONO_ADVANCE)
    image = Pillow.new("1", (cell * len(text), profile.line_dots * size), 1)
    draw = ImageDraw.Draw(image)
    font = pillow_font(MONO_BOLD if bold else MONO, size_px)
    baseline = round(profile.line_dots * size * 0.62)
    for column, character in enumerate(text):
        if not character.isspace():
            drawn = font if _has_glyph(character, size_px) else pillow_font(SANS, round(size_px * 0.8))
            draw.text((column * cell, baseline), character, font=drawn, fill=0, anchor="ls")
    return image


@lru_cache(maxsize=512)
def _has_glyph(character: str, size_px: int) -> bool:
    font = pillow_font(MONO, size_px)
    missing = font.getmask("\uffff")
    mask = font.getmask(character)
    return mask.size != missing.size or bytes(mask) != bytes(missing)


def qr_code(data: str, max_dots: int) -> Pillow.Image:
    """Draw a QR code of error level M, as near to 25 mm as whole dots allow."""
    code = segno.make(data, error="m", micro=False)
    modules = code.symbol_size(border=2)[0]
    scale = max(2, min(QR_TARGET_DOTS, max_dots) // modules)
    stream = io.BytesIO()
    code.save(stream, kind="png", scale=scale, border=2)
    return Pillow.open(stream).convert("1")


def picture(png: bytes, max_dots: int) -> Pillow.Image:
    """Open a PNG, on white, no wider than the paper."""
    image = Pillow.open(io.BytesIO(png)).convert("RGBA")
    if image.width > max_dots:
        image = image.resize((max_dots, max(1, image.height * max_dots // image.width)))
    white = Pillow.new("RGBA", image.size, "white")
    return Pillow.alpha_composite(white, image).convert("L")

"""Colours of paper, and the symbols drawn on a PDF: barcodes and QR codes."""

from collections.abc import Callable
from dataclasses import dataclass

import segno
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.eanbc import Ean13BarcodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from koom_pos.documents import symbols
from koom_pos.documents.blocks import Barcode

INK: Color = HexColor("#2A2326")
MUTED: Color = HexColor("#6B5F63")
HAIRLINE: Color = HexColor("#CFC4BE")
ACCENT: Color = HexColor("#A8325A")
PAPER_TINT: Color = HexColor("#FAF7F5")
SYMBOL_BLACK: Color = HexColor("#000000")

MODULE_POINTS = 0.94
"""Width of the narrowest bar, 0.33 mm: the GS1 nominal size, read by any scanner."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode ready to draw: its width in points, and how to draw it from its lower left corner."""

    width: float
    draw: Callable[[Canvas, float, float], None]


def barcode(block: Barcode, *, height: float, max_width: float) -> Symbol:
    """Prepare a barcode no wider than `max_width` points.

    Raises:
        BarcodeDataError: a wrong check digit, or characters the code cannot hold.
    """
    if block.kind == "ean13":
        return _ean13(symbols.check_ean13(block.data), height)
    modules = symbols.code128_modules(symbols.check_code128(block.data))
    module = min(MODULE_POINTS, max_width / modules)
    bars = Code128(block.data, barWidth=module, barHeight=height, quiet=False)
    bars.humanReadable = False

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColor(SYMBOL_BLACK)
        bars.drawOn(canvas, x, y)

    return Symbol(float(bars.width), draw)


def _ean13(data: str, height: float) -> Symbol:
    widget = Ean13BarcodeWidget(data, barWidth=MODULE_POINTS, barHeight=height, humanReadable=False, quiet=False)
    width = symbols.EAN13_MODULES * MODULE_POINTS
    drawing = Drawing(width, height)
    drawing.add(widget)
    return Symbol(width, lambda canvas, x, y: renderPDF.draw(drawing, canvas, x, y))


def draw_qr(canvas: Canvas, data: str, x: float, y: float, *, side: float) -> None:
    """Draw a QR code of error level M, `side` points wide with its quiet zone, lower left at (x, y)."""
    code = segno.make(data, error="m", micro=False)
    matrix = list(code.matrix_iter(border=2))
    module = side / len(matrix)
    canvas.setFillColor(SYMBOL_BLACK)
    path = canvas.beginPath()
    for line, row in enumerate(matrix):
        top = y + side - (line + 1) * module
        start: int | None = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(x + start * module, top, (column - start) * module, module)
                start = None
    canvas.drawPath(path, fill=1, stroke=0)

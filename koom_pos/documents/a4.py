"""A pen for A4 pages: the shop's fonts, colours and margins, over a reportlab canvas. Lengths are points."""

import io

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from koom_pos.documents import ink
from koom_pos.documents.blocks import Align
from koom_pos.documents.fonts import SANS, SANS_BOLD, register_fonts
from koom_pos.documents.pdf import A4_SIZE, wrap_points

LEFT = 20 * mm
RIGHT = A4_SIZE[0] - 20 * mm
TOP = A4_SIZE[1] - 20 * mm
BOTTOM = 20 * mm
WIDTH = RIGHT - LEFT

BODY = 9.0
NOTE = 7.6
HEAD = 18.0


class A4Pen:
    """Writes downwards: `y` is where the next line hangs from."""

    def __init__(self, title: str) -> None:
        register_fonts()
        self._stream = io.BytesIO()
        self.canvas = Canvas(self._stream, pagesize=A4_SIZE, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setCreator("KOOM POS")
        self.canvas.setAuthor("")
        self.y = TOP

    def text(
        self,
        text: str,
        x: float = LEFT,
        *,
        size: float = BODY,
        bold: bool = False,
        align: Align = "left",
        colour: Color = ink.INK,
        font: str | None = None,
    ) -> None:
        """Write one line at the present height, without moving on."""
        self.canvas.setFont(font or (SANS_BOLD if bold else SANS), size)
        self.canvas.setFillColor(colour)
        baseline = self.y - size
        if align == "right":
            self.canvas.drawRightString(x, baseline, text)
        elif align == "center":
            self.canvas.drawCentredString(x, baseline, text)
        else:
            self.canvas.drawString(x, baseline, text)

    def paragraph(
        self,
        text: str,
        x: float = LEFT,
        *,
        width: float = WIDTH,
        size: float = BODY,
        bold: bool = False,
        colour: Color = ink.INK,
    ) -> None:
        """Write wrapped lines and move below them."""
        for line in wrap_points(text, SANS_BOLD if bold else SANS, size, width):
            self.text(line, x, size=size, bold=bold, colour=colour)
            self.down(size * 1.4)

    def rule(
        self, left: float = LEFT, right: float = RIGHT, *, colour: Color = ink.HAIRLINE, weight: float = 0.6
    ) -> None:
        """Draw a line across at the present height."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(weight)
        self.canvas.line(left, self.y, right, self.y)

    def down(self, points: float) -> None:
        """Move down."""
        self.y -= points

    def next_page(self) -> None:
        """Start a new page at its top."""
        self.canvas.showPage()
        self.y = TOP

    def finish(self) -> bytes:
        """Give the PDF."""
        self.canvas.save()
        return self._stream.getvalue()


def text_width(text: str, size: float = BODY, *, bold: bool = False) -> float:
    """Give the width of a line."""
    return float(stringWidth(text, SANS_BOLD if bold else SANS, size))

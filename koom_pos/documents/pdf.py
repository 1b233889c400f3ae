"""A document as PDF: 80 mm wide and as long as needed, or on A4 pages. Same content, same bytes."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from koom_pos.documents import ink
from koom_pos.documents.blocks import (
    Align,
    Barcode,
    Block,
    Columns,
    Document,
    Feed,
    Image,
    Qr,
    Row,
    Rule,
    Table,
    Text,
    Tick,
)
from koom_pos.documents.fonts import SANS, SANS_BOLD, register_fonts
from koom_pos.documents.text import clean

Paper = Literal["80mm", "A4"]
A4_SIZE = (210 * mm, 297 * mm)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Measures of a paper, in points; `left` and `width` bound the content, no height: as long as needed."""

    page_width: float
    height: float | None
    left: float
    width: float
    margin: float
    body: float
    note: float
    double: float


_SHEETS: dict[Paper, _Sheet] = {
    "80mm": _Sheet(80 * mm, None, 5 * mm, 70 * mm, 6 * mm, 7.6, 6.6, 12.5),
    "A4": _Sheet(A4_SIZE[0], A4_SIZE[1], 45 * mm, 120 * mm, 20 * mm, 9.6, 8.4, 16),
}


@dataclass(frozen=True, slots=True)
class _Strip:
    """A piece of the page that is never split: its height and how to draw it under a given y."""

    height: float
    draw: Callable[[Canvas, float], None]


def to_pdf(document: Document, *, paper: Paper = "80mm") -> bytes:
    """Give the document as PDF bytes; identical content gives identical bytes.

    Raises:
        BarcodeDataError: a barcode without a valid check digit or with characters it cannot hold.
    """
    register_fonts()
    sheet = _SHEETS[paper]
    strips = [strip for block in document.blocks for strip in _Setter(sheet).strips(block)]
    height = sheet.height or max(2 * sheet.margin + sum(strip.height for strip in strips), 40 * mm)
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(sheet.page_width, height), invariant=1, pageCompression=1)
    canvas.setTitle(document.title)
    canvas.setCreator("KOOM POS")
    canvas.setAuthor("")
    y = height - sheet.margin
    for strip in strips:
        if sheet.height and y - strip.height < sheet.margin:
            canvas.showPage()
            y = height - sheet.margin
        strip.draw(canvas, y)
        y -= strip.height
    canvas.save()
    return stream.getvalue()


def wrap_points(text: str, font: str, size: float, width: float) -> list[str]:
    """Break at ordinary spaces and line ends; a word wider than the line is cut where the line ends."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if stringWidth(longer, font, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *cut, line = _cut_word(word, font, size, width)
            lines.extend(cut)
        lines.append(line)
    return lines


def _cut_word(word: str, font: str, size: float, width: float) -> list[str]:
    parts: list[str] = []
    part = ""
    for character in word:
        if part and stringWidth(part + character, font, size) > width:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]


class _Setter:
    """Turns blocks into strips for one paper."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet
        self._left = sheet.left
        self._right = sheet.left + sheet.width

    def strips(self, block: Block) -> list[_Strip]:
        """Give the strips of one block."""
        strips: list[_Strip] = []
        match block:
            case Text():
                strips = self._text(block)
            case Columns():
                strips = self._columns(block)
            case Tick():
                strips = self._tick(block)
            case Table():
                strips = self._table(block)
            case Rule():
                strips = [self._rule(block)]
            case Feed():
                strips = [_Strip(self._sheet.body * 0.9 * block.lines, _nothing)]
            case Barcode() | Qr() | Image():
                caption = self._text(Text(block.caption, align="center", note=True)) if block.caption else []
                strips = [self._graphic(block), *caption]
        return strips

    def _style(self, block: Text | Columns | Table) -> tuple[str, float]:
        bold = not isinstance(block, Table) and block.bold
        double = not isinstance(block, Table) and block.size == 2
        size = self._sheet.double if double else self._sheet.note if block.note else self._sheet.body
        return (SANS_BOLD if bold else SANS, size)

    def _line(self, pieces: list[tuple[str, float, Align]], font: str, size: float, *, muted: bool) -> _Strip:
        """Draw pieces on one baseline; each has its text, the x it hangs on, and the side it hangs by."""
        colour = ink.MUTED if muted else ink.INK
        above = size * 0.2 if size == self._sheet.double else 0.0

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFont(font, size)
            canvas.setFillColor(colour)
            baseline = top - size * 1.03 - above
            for text, x, align in pieces:
                if align == "center":
                    canvas.drawCentredString(x, baseline, text)
                elif align == "right":
                    canvas.drawRightString(x, baseline, text)
                else:
                    canvas.drawString(x, baseline, text)

        return _Strip(size * 1.36 + above, draw)

    def _text(self, block: Text) -> list[_Strip]:
        font, size = self._style(block)
        indent = self._indent(block.indent)
        middle = (self._left + self._right) / 2
        x = {"left": self._left + indent, "center": middle, "right": self._right}[block.align]
        lines = wrap_points(block.text, font, size, self._sheet.width - indent)
        return [self._line([(line, x, block.align)], font, size, muted=block.note) for line in lines]

    def _columns(self, block: Columns) -> list[_Strip]:
        font, size = self._style(block)
        x = self._left + self._indent(block.indent)
        right = clean(block.right)
        room = self._right - x - stringWidth(right, font, size) - size
        end: tuple[str, float, Align] = (right, self._right, "right")
        if room < 4 * size and stringWidth(clean(block.left), font, size) > room:
            strips = self._text(Text(block.left, bold=block.bold, size=block.size, note=block.note))
            return [*strips, self._line([end], font, size, muted=block.note)]
        *above, last = wrap_points(block.left, font, size, room)
        strips = [self._line([(line, x, "left")], font, size, muted=block.note) for line in above]
        return [*strips, self._line([(last, x, "left"), end], font, size, muted=block.note)]

    def _tick(self, block: Tick) -> list[_Strip]:
        """Draw an empty square of about 3 mm, and the text beside it, under itself."""
        size = self._sheet.body
        side, x = size * 1.15, self._left + size * 1.9
        first, *more = wrap_points(block.text, SANS, size, self._right - x)
        line = self._line([(first, x, "left")], SANS, size, muted=False)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(ink.INK)
            canvas.setLineWidth(0.8)
            canvas.rect(self._left, top - side - size * 0.1, side, side)
            line.draw(canvas, top)

        beside = _Strip(line.height, draw)
        return [beside, *(self._line([(text, x, "left")], SANS, size, muted=False) for text in more)]

    def _table(self, table: Table) -> list[_Strip]:
        _, size = self._style(table)
        rows = [Row(table.header.cells, table.header.bold), *table.rows]
        gap = size * 1.1
        figures = [
            max(stringWidth(clean(row.cells[column]), SANS_BOLD if row.bold else SANS, size) for row in rows)
            for column in range(1, len(table.header.cells))
        ]
        first = self._sheet.width - sum(figures) - gap * len(figures)
        words = [word for row in rows for word in clean(row.cells[0]).split(" ")]
        if first < max(stringWidth(word, SANS_BOLD, size) for word in words):
            return [strip for row in rows[1:] for strip in self._stacked(row, table)]
        strips = self._row(rows[0], first, figures, gap=gap, size=size, muted=True)
        for row in rows[1:]:
            strips.extend(self._row(row, first, figures, gap=gap, size=size, muted=table.note))
        return strips

    def _row(
        self, row: Row, first: float, figures: list[float], *, gap: float, size: float, muted: bool
    ) -> list[_Strip]:
        font = SANS_BOLD if row.bold else SANS
        *above, last = wrap_points(row.cells[0], font, size, first)
        pieces: list[tuple[str, float, Align]] = [(last, self._left, "left")]
        x = self._left + first
        for cell, width in zip(row.cells[1:], figures, strict=True):
            x += gap + width
            pieces.append((clean(cell), x, "right"))
        strips = [self._line([(line, self._left, "left")], font, size, muted=muted) for line in above]
        return [*strips, self._line(pieces, font, size, muted=muted)]

    def _stacked(self, row: Row, table: Table) -> list[_Strip]:
        strips = self._text(Text(row.cells[0], bold=row.bold, note=table.note))
        for title, cell in zip(table.header.cells[1:], row.cells[1:], strict=True):
            if cell:
                strips.extend(self._columns(Columns(title, cell, bold=row.bold, note=table.note, indent=2)))
        return strips

    def _rule(self, block: Rule) -> _Strip:
        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(ink.INK if block.heavy else ink.HAIRLINE)
            canvas.setLineWidth(0.9 if block.heavy else 0.5)
            y = top - self._sheet.body * 0.55
            canvas.line(self._left, y, self._right, y)

        return _Strip(self._sheet.body * 1.1, draw)

    def _graphic(self, block: Barcode | Qr | Image) -> _Strip:
        middle = (self._left + self._right) / 2
        if isinstance(block, Barcode):
            height = 11 * mm
            symbol = ink.barcode(block, height=height, max_width=self._sheet.width)
            x = middle - symbol.width / 2
            return _Strip(height + 2 * mm, lambda canvas, top: symbol.draw(canvas, x, top - height - mm))
        if isinstance(block, Qr):
            side = 25 * mm
            x, data = middle - side / 2, block.data
            return _Strip(side + 2 * mm, lambda canvas, top: ink.draw_qr(canvas, data, x, top - side - mm, side=side))
        return self._picture(block, middle)

    def _picture(self, block: Image, middle: float) -> _Strip:
        reader = ImageReader(io.BytesIO(block.png))
        pixels_wide, pixels_high = reader.getSize()
        width = min(self._sheet.width, pixels_wide * 72 / 203)
        height = width * pixels_high / pixels_wide

        def draw(canvas: Canvas, top: float) -> None:
            canvas.drawImage(reader, middle - width / 2, top - height - mm, width, height, mask="auto")

        return _Strip(height + 2 * mm, draw)

    def _indent(self, characters: int) -> float:
        return characters * self._sheet.body * 0.5


def _nothing(canvas: Canvas, top: float) -> None:
    """Draw an empty strip."""

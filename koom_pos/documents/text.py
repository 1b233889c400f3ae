"""Blocks as lines of characters: the preview, and the layout for the printer, so that both wrap alike."""

import re
import unicodedata
from dataclasses import dataclass

from koom_pos.documents.blocks import (
    Align,
    Barcode,
    Block,
    Columns,
    Cut,
    Document,
    Feed,
    Image,
    Qr,
    Row,
    Rule,
    Size,
    Table,
    Text,
    Tick,
)

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad"  # controls, soft hyphen
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"  # zero width, direction, variants
)

_BOX = "[   ] "


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line that fits: `left` and `right` together take at most `columns // size` characters."""

    left: str
    right: str = ""
    align: Align = "left"
    bold: bool = False
    size: Size = 1
    note: bool = False

    def padded(self, width: int) -> str:
        """Give the line at `width` characters, without trailing spaces."""
        if self.right:
            return self.left + self.right.rjust(width - len(self.left))
        if self.align == "center":
            return (" " * ((width - len(self.left)) // 2) + self.left).rstrip(" ")
        return self.left.rjust(width) if self.align == "right" else self.left


Laid = LaidLine | Barcode | Qr | Image | Cut


def clean(text: str) -> str:
    """Compose accents; drop controls, which a printer would obey, and invisible characters."""
    if text.isascii() and text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNSEEN.sub("", unicodedata.normalize("NFC", unified))


def wrap(text: str, width: int) -> list[str]:
    """Break at ordinary spaces and line ends only; a word longer than the line is cut where the line ends."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) <= width:
                line = f"{line} {word}"
                continue
            if line:
                lines.append(line)
            while len(word) > width:
                lines.append(word[:width])
                word = word[width:]  # noqa: PLW2901 (the rest of the same word)
            line = word
        lines.append(line)
    return lines


def lay_out(document: Document, columns: int) -> list[Laid]:
    """Give the document as fitting lines and graphic blocks, for paper of `columns` characters."""
    laid: list[Laid] = []
    for block in document.blocks:
        laid.extend(_lay_block(block, columns))
    return laid


def render_text(document: Document, columns: int = 48) -> list[str]:
    """Give the document as lines of at most `columns` characters; graphics appear as a named place."""
    lines: list[str] = []
    for laid in lay_out(document, columns):
        if isinstance(laid, LaidLine):
            lines.append(laid.padded(columns))
        elif isinstance(laid, Barcode):
            lines.extend(_centred(f"[{laid.kind} {laid.data}]", columns))
        elif isinstance(laid, Qr):
            lines.extend(_centred("[QR]", columns))
        elif isinstance(laid, Image):
            lines.extend(_centred("[image]", columns))
    return lines


def _centred(text: str, columns: int) -> list[str]:
    return [LaidLine(line, align="center").padded(columns) for line in wrap(text, columns)]


def _lay_block(block: Block, columns: int) -> list[Laid]:
    laid: list[Laid]
    match block:
        case Text():
            laid = _lay_text(block, columns)
        case Columns():
            laid = _lay_columns(block, columns)
        case Tick():
            laid = _lay_tick(block, columns)
        case Table():
            laid = _lay_table(block, columns)
        case Rule():
            laid = [LaidLine(("=" if block.heavy else "-") * columns)]
        case Feed():
            laid = [LaidLine("")] * block.lines
        case Cut():
            laid = [block]
        case _:
            caption = _lay_text(Text(block.caption, align="center"), columns) if block.caption else []
            laid = [block, *caption]
    return laid


def _lay_text(block: Text, columns: int) -> list[Laid]:
    width = columns // block.size
    pad = " " * block.indent
    return [
        LaidLine(pad + line, align=block.align, bold=block.bold, size=block.size, note=block.note)
        for line in wrap(block.text, width - block.indent)
    ]


def _lay_tick(block: Tick, columns: int) -> list[Laid]:
    """Brackets, not « ☐ »: no code page of a receipt printer has it, and a letter wide it is too small to tick."""
    first, *more = wrap(block.text, columns - len(_BOX))
    return [LaidLine(_BOX + first), *(LaidLine(" " * len(_BOX) + line) for line in more)]


def _lay_columns(block: Columns, columns: int) -> list[Laid]:
    width = columns // block.size
    right = clean(block.right)
    room = width - len(right) - 1
    pad = " " * block.indent

    def line(left: str, end: str = "", align: Align = "left") -> LaidLine:
        return LaidLine(left, end, align, bold=block.bold, size=block.size, note=block.note)

    above = wrap(block.left, width - block.indent)
    longest_word = max(len(word) for part in above for word in part.split(" "))
    beside = wrap(block.left, room - block.indent) if room - block.indent >= longest_word else None
    if beside is None or len(beside) > len(above) + 1:
        ends = [line(part, align="right") for part in wrap(right, width)]
        return [*(line(pad + part) for part in above), *ends]
    return [*(line(pad + part) for part in beside[:-1]), line(pad + beside[-1], right)]


def _lay_table(table: Table, columns: int) -> list[Laid]:
    rows = [Row(tuple(clean(cell) for cell in row.cells), row.bold) for row in (table.header, *table.rows)]
    columns_of_figures = list(zip(*(row.cells[1:] for row in rows), strict=True))
    figures = [max(len(cell) for cell in column) for column in columns_of_figures]
    longest_word = max(len(word) for row in rows for word in row.cells[0].split(" "))
    for gap in (2, 1):
        first = columns - sum(figures) - gap * len(figures)
        if first >= longest_word:
            return [line for row in rows for line in _lay_row(row, first, figures, gap=gap, note=table.note)]
    return [line for row in rows[1:] for line in _stack_row(row, rows[0], columns, note=table.note)]


def _lay_row(row: Row, first: int, figures: list[int], *, gap: int, note: bool) -> list[Laid]:
    parts = wrap(row.cells[0], first)
    cells = "".join(cell.rjust(width + gap) for cell, width in zip(row.cells[1:], figures, strict=True))
    texts = [*parts[:-1], (parts[-1].ljust(first) + cells).rstrip(" ")]
    return [LaidLine(text, bold=row.bold, note=note) for text in texts]


def _stack_row(row: Row, header: Row, columns: int, *, note: bool) -> list[Laid]:
    name = row.cells[0] if row.bold else f"{header.cells[0]} {row.cells[0]}".strip()
    lines: list[Laid] = list(_lay_text(Text(name, bold=row.bold, note=note), columns))
    for title, cell in zip(header.cells[1:], row.cells[1:], strict=True):
        if cell:
            lines.extend(_lay_columns(Columns(title, cell, bold=row.bold, note=note, indent=2), columns))
    return lines

"""What paper is made of: a document is a list of blocks, drawn alike as text, ESC/POS and PDF.

Blocks say what is meant (an amount on the right, a table, a barcode), never how many dots it takes. Amounts
arrive already written, with U+202F between groups and U+00A0 before « F »; no medium breaks a line at those.
"""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
Size = Literal[1, 2]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped at ordinary spaces. `note` is small print where the medium has small print."""

    text: str
    align: Align = "left"
    bold: bool = False
    size: Size = 1
    note: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """A label that wraps and, on its last line, an amount at the right edge that never does."""

    left: str
    right: str
    bold: bool = False
    size: Size = 1
    note: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """An empty box to tick by hand, with what it stands for beside it; never printed ticked."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one line of a `Table`."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """First column wraps at the left, the others stand at the right under their heading.

    Where the paper is too narrow, each row becomes its first cell, then one line per figure, named by the
    heading.
    """

    header: Row
    rows: tuple[Row, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper; a heavy one frames what counts most."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Barcode:
    """A linear barcode, centred, with its caption under it. EAN-13 data carries its check digit."""

    kind: Literal["code128", "ean13"]
    data: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code, model 2, centred."""

    data: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG picture, centred, shrunk to the paper when wider."""

    png: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """End of a slip: the printer feeds past its knife and cuts; PDF and preview show nothing."""


Block = Text | Columns | Tick | Table | Rule | Feed | Barcode | Qr | Image | Cut


@dataclass(frozen=True, slots=True)
class Document:
    """A printable document. `title` names the PDF and the print job; it is not printed by itself."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "fr"

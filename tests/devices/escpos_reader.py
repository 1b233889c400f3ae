"""An independent reader of ESC/POS: what a printer would put on paper, from the command reference alone.

It knows nothing of our encoder and is stricter than a printer: an unknown byte, an unfinished command, a
barcode in the middle of a line or a wrong check digit is an error, not "a metre of garbage".
Source: Epson ESC/POS command reference.

    printout = read(job)
    printout.text            # every line, as read on paper
    printout.tickets         # the items between the cuts
    printout.barcodes, printout.qr_codes, printout.images, printout.kicks
"""

import struct
from dataclasses import dataclass, field

CODE_PAGES = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865",
    16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858",
}  # fmt: skip
ALIGNMENTS = {0: "left", 1: "center", 2: "right"}
SYMBOLOGIES = ("UPC-A", "UPC-E", "EAN13", "EAN8", "CODE39", "ITF", "CODABAR", "CODE93", "CODE128")
DIGITS_ONLY = {"UPC-A": (11, 12), "EAN13": (12, 13), "EAN8": (7, 8)}

# Commands with a fixed number of parameter bytes; the others are measured in `_variable`.
FIXED = {
    b"\x1b@": 0, b"\x1b!": 1, b"\x1b-": 1, b"\x1b2": 0, b"\x1b3": 1, b"\x1bE": 1, b"\x1bG": 1, b"\x1bJ": 1,
    b"\x1bM": 1, b"\x1bR": 1, b"\x1ba": 1, b"\x1bd": 1, b"\x1bp": 3, b"\x1bt": 1, b"\x1b{": 1, b"\x1b=": 1,
    b"\x1b ": 1, b"\x1b$": 2, b"\x1bc5": 1, b"\x1bc3": 1, b"\x1bc4": 1,
    b"\x1d!": 1, b"\x1dB": 1, b"\x1dH": 1, b"\x1df": 1, b"\x1dh": 1, b"\x1dw": 1, b"\x1dL": 2, b"\x1dW": 2,
    b"\x1db": 1, b"\x10\x04": 1, b"\x1c.": 0, b"\x1c&": 0,
}  # fmt: skip


class EscposError(ValueError):
    """Bytes that a printer would not understand, or that would spoil the paper."""


class UnfinishedError(EscposError):
    """The bytes end inside a command."""


@dataclass(frozen=True)
class Token:
    """One command (`name` is its first bytes) or one run of text (`name` empty)."""

    name: bytes
    parameters: bytes = b""
    end: int = 0


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    underline: bool = False
    width: int = 1
    height: int = 1
    font: str = "A"


@dataclass(frozen=True)
class Line:
    text: str
    align: str
    runs: tuple[Run, ...]

    @property
    def columns(self) -> int:
        """Columns that the line takes; a double width character takes two."""
        return sum(len(run.text) * run.width for run in self.runs)

    @property
    def bold(self) -> bool:
        return bool(self.text.strip()) and all(run.bold for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Barcode:
    symbology: str
    data: str
    align: str
    height: int
    module_width: int
    human_readable: str


@dataclass(frozen=True)
class QrCode:
    data: str
    size: int
    level: str
    align: str


@dataclass(frozen=True)
class Raster:
    """A picture: `rows` of `width` dots, packed eight in a byte, leftmost in the highest bit, 1 = black."""

    width: int
    height: int
    rows: tuple[bytes, ...]
    align: str

    def black(self, x: int, y: int) -> bool:
        return bool(self.rows[y][x // 8] & (0x80 >> (x % 8)))

    @property
    def ink(self) -> int:
        """Number of black dots."""
        return sum(byte.bit_count() for row in self.rows for byte in row)


@dataclass(frozen=True)
class Cut:
    partial: bool


@dataclass(frozen=True)
class Kick:
    pin: int


Item = Line | Barcode | QrCode | Raster | Cut | Kick


@dataclass
class Printout:
    items: list[Item] = field(default_factory=list)
    resets: int = 0
    code_pages: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)  # text thrown away by a reset before it was printed

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def barcodes(self) -> list[Barcode]:
        return [item for item in self.items if isinstance(item, Barcode)]

    @property
    def qr_codes(self) -> list[QrCode]:
        return [item for item in self.items if isinstance(item, QrCode)]

    @property
    def images(self) -> list[Raster]:
        return [item for item in self.items if isinstance(item, Raster)]

    @property
    def cuts(self) -> int:
        return sum(isinstance(item, Cut) for item in self.items)

    @property
    def kicks(self) -> list[int]:
        return [item.pin for item in self.items if isinstance(item, Kick)]

    @property
    def tickets(self) -> list[list[Item]]:
        """What lies between the cuts, without the cuts; pieces with nothing on them are left out."""
        pieces: list[list[Item]] = [[]]
        for item in self.items:
            if isinstance(item, Cut):
                pieces.append([])
            else:
                pieces[-1].append(item)
        return [piece for piece in pieces if any(not isinstance(i, Line) or i.text.strip() for i in piece)]


def read(data: bytes, *, forgiving: bool = False) -> Printout:
    """Read a whole job. Text that no line feed ever printed is an error.

    `forgiving` does as printers do with a job that was broken off: pass over what cannot be understood.
    """
    printer = _Printer()
    at = 0
    while at < len(data):
        end = at + (2 if data[at] in b"\x10\x1b\x1c\x1d" else 1)
        try:
            token = next_token(data, at)
            end = token.end
            printer.obey(token)
        except EscposError:
            if not forgiving:
                raise
        at = end
    if printer.runs and not forgiving:
        raise EscposError(f"never printed: {''.join(run.text for run in printer.runs)!r}")
    return printer.printout


def next_token(data: bytes, at: int) -> Token:
    """The command or text that begins at `at`; UnfinishedError when it is not all there."""
    first = data[at]
    if first >= 0x20:
        end = at
        while end < len(data) and data[end] >= 0x20:
            end += 1
        return Token(b"", data[at:end], end)
    if first == 0:  # a printer ignores zeros between commands; taken together, for there may be many
        end = len(data) - len(data[at:].lstrip(b"\x00"))
        return Token(b"\x00", b"", end)
    if first in b"\t\n\r\x18":
        return Token(data[at : at + 1], b"", at + 1)
    if first not in b"\x10\x1b\x1c\x1d":
        raise EscposError(f"unknown byte {first:#04x} at {at}")
    if at + 1 >= len(data):
        raise UnfinishedError(f"{data[at:]!r} at {at}")
    for size in (3, 2):
        name = data[at : at + size]
        if name in FIXED:
            return _cut(data, at, size, FIXED[name])
    return _variable(data, at)


def _variable(data: bytes, at: int) -> Token:
    name = data[at : at + 2]
    if name == b"\x1bD" or (name == b"\x1dk" and _byte(data, at + 2) < 65):
        return _up_to_zero(data, at)
    match name:
        case b"\x10\x14":
            count = {1: 3, 2: 3, 8: 8}.get(_byte(data, at + 2), 1)
        case b"\x1dV":
            count = 2 if _byte(data, at + 2) in b"ABab" else 1
        case b"\x1dv":
            _, _, row, rows = struct.unpack("<BBHH", _bytes(data, at + 2, 6))
            count = 6 + row * rows
        case b"\x1d(":
            count = 3 + int.from_bytes(_bytes(data, at + 3, 2), "little")
        case b"\x1dk":
            count = 2 + _byte(data, at + 3)
        case _:
            raise EscposError(f"unknown command {name!r} at {at}")
    return _cut(data, at, 2, count)


def _up_to_zero(data: bytes, at: int) -> Token:
    end = data.find(b"\x00", at + 3)
    if end < 0:
        raise UnfinishedError(f"{data[at : at + 2]!r} without its end")
    return Token(data[at : at + 2], data[at + 2 : end], end + 1)


def _cut(data: bytes, at: int, size: int, parameters: int) -> Token:
    return Token(data[at : at + size], _bytes(data, at + size, parameters), at + size + parameters)


def _byte(data: bytes, at: int) -> int:
    return _bytes(data, at, 1)[0]


def _bytes(data: bytes, at: int, count: int) -> bytes:
    if at + count > len(data):
        raise UnfinishedError(f"{count} bytes wanted at {at}, {len(data) - at} there")
    return data[at : at + count]


class _Printer:
    """The state of a printer and the paper that comes out of it."""

    def __init__(self) -> None:
        self.printout = Printout()
        self.runs: list[Run] = []
        self._reset_modes()

    def _reset_modes(self) -> None:
        self.code_page = CODE_PAGES[0]
        self.align = "left"
        self.bold = self.underline = False
        self.width = self.height = 1
        self.font = "A"
        self.barcode_height, self.barcode_width, self.hri = 162, 3, "none"
        self.qr_size, self.qr_level, self.qr_data = 3, "L", b""

    def obey(self, token: Token) -> None:
        match token.name:
            case b"":
                self._text(token.parameters.decode(self.code_page))
            case b"\n":
                self._print_line()
            case b"\t":
                self._text(" " * (8 - sum(len(run.text) for run in self.runs) % 8))
            case b"\x1b@":
                self._reset()
            case b"\x1bd" | b"\x1bJ":
                self._feed(token.parameters[0] if token.name == b"\x1bd" else 0)
            case b"\x1dk":
                self._barcode(token.parameters)
            case b"\x1d(":
                self._two_dimensional(token.parameters)
            case b"\x1dv":
                self._raster(token.parameters)
            case _:
                self._move(token)
                self._set_style(token.name, token.parameters[0] if token.parameters else 0)
                self._set_place(token.name, token.parameters[0] if token.parameters else 0)

    def _move(self, token: Token) -> None:
        match token.name:
            case b"\x1dV":
                self._at_line_start("cut")
                self.printout.items.append(Cut(partial=token.parameters[0] in b"\x011Bb"))
            case b"\x1bp":
                self._kick(token.parameters[0])
            case b"\x10\x14":
                if token.parameters[0] == 1:
                    self._kick(token.parameters[1])

    def _set_style(self, name: bytes, n: int) -> None:
        match name:
            case b"\x1bE" | b"\x1bG":
                self.bold = bool(n & 1)
            case b"\x1b-":
                self.underline = n not in (0, 48)
            case b"\x1bM":
                self.font = "B" if n in (1, 49) else "A"
            case b"\x1b!":
                self.font = "B" if n & 0x01 else "A"
                self.bold, self.underline = bool(n & 0x08), bool(n & 0x80)
                self.height, self.width = 1 + bool(n & 0x10), 1 + bool(n & 0x20)
            case b"\x1d!":
                self.height, self.width = 1 + (n & 0x07), 1 + (n >> 4 & 0x07)

    def _set_place(self, name: bytes, n: int) -> None:
        match name:
            case b"\x1bt":
                if n not in CODE_PAGES:
                    raise EscposError(f"unknown code page {n}")
                self.code_page = CODE_PAGES[n]
                self.printout.code_pages.append(self.code_page)
            case b"\x1ba":
                if n % 48 not in ALIGNMENTS:
                    raise EscposError(f"unknown alignment {n}")
                if not self.runs:  # a printer obeys only at the beginning of a line
                    self.align = ALIGNMENTS[n % 48]
            case b"\x1dH":
                self.hri = ("none", "above", "below", "both")[n % 48]
            case b"\x1dh":
                self.barcode_height = n
            case b"\x1dw":
                self.barcode_width = n

    def _text(self, text: str) -> None:
        self.runs.append(Run(text, self.bold, self.underline, self.width, self.height, self.font))

    def _print_line(self) -> None:
        text = "".join(run.text for run in self.runs)
        self.printout.items.append(Line(text, self.align, tuple(self.runs)))
        self.runs = []

    def _feed(self, lines: int) -> None:
        if self.runs:
            self._print_line()
            lines -= 1
        for _ in range(lines):
            self._print_line()

    def _reset(self) -> None:
        if self.runs:
            self.printout.dropped.append("".join(run.text for run in self.runs))
        self.runs = []
        self._reset_modes()
        self.printout.resets += 1

    def _at_line_start(self, what: str) -> None:
        if self.runs:
            raise EscposError(f"{what} in the middle of a line")

    def _kick(self, connector: int) -> None:
        self.printout.items.append(Kick(5 if connector in (1, 49) else 2))

    def _barcode(self, parameters: bytes) -> None:
        self._at_line_start("barcode")
        counted = parameters[0] >= 65
        number = parameters[0] - 65 if counted else parameters[0]
        if number >= len(SYMBOLOGIES):
            raise EscposError(f"unknown barcode {parameters[0]}")
        symbology = SYMBOLOGIES[number]
        raw = parameters[2:] if counted else parameters[1:]
        data = code128_text(raw) if symbology == "CODE128" else raw.decode("ascii")
        if symbology in DIGITS_ONLY:
            _check_digits(symbology, data)
        self.printout.items.append(
            Barcode(symbology, data, self.align, self.barcode_height, self.barcode_width, self.hri)
        )

    def _two_dimensional(self, parameters: bytes) -> None:
        family, symbol, function, values = parameters[:1], parameters[3], parameters[4], parameters[5:]
        if family != b"k" or symbol != 49:
            raise EscposError(f"unknown GS ( {parameters[:5]!r}")
        match function:
            case 65:  # the model: both are read alike
                return
            case 67:
                self.qr_size = values[0]
            case 69:
                self.qr_level = "LMQH"[values[0] % 48]
            case 80:
                self.qr_data = values[1:]
            case 81:
                self._at_line_start("QR")
                if not self.qr_data:
                    raise EscposError("QR printed before it was stored")
                text = self.qr_data.decode("utf-8")
                self.printout.items.append(QrCode(text, self.qr_size, self.qr_level, self.align))
            case _:
                raise EscposError(f"unknown QR function {function}")

    def _raster(self, parameters: bytes) -> None:
        self._at_line_start("image")
        _, _, row, rows = struct.unpack("<BBHH", parameters[:6])
        dots = parameters[6:]
        packed = tuple(dots[y * row : (y + 1) * row] for y in range(rows))
        self.printout.items.append(Raster(row * 8, rows, packed, self.align))


def code128_text(raw: bytes) -> str:
    """The characters of a CODE128 whose sets are chosen by {A, {B, {C; in set C a byte is two digits."""
    if raw[:2] not in (b"{A", b"{B", b"{C"):
        raise EscposError("a CODE128 begins with its set")
    text, chosen, at = "", "", 0
    while at < len(raw):
        if raw[at] == 0x7B:
            control = chr(_byte(raw, at + 1))
            chosen = control if control in "ABC" else chosen
            text += "{" if control == "{" else ""
            at += 2
            continue
        if chosen == "C" and raw[at] > 99:
            raise EscposError(f"{raw[at]} is no pair of digits")
        text += f"{raw[at]:02d}" if chosen == "C" else chr(raw[at])
        at += 1
    return text


def _check_digits(symbology: str, digits: str) -> None:
    if not digits.isdecimal() or len(digits) not in DIGITS_ONLY[symbology]:
        raise EscposError(f"{digits!r} is no {symbology}")
    if len(digits) == DIGITS_ONLY[symbology][1]:
        weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits[:-1]), start=1))
        if (10 - weighted % 10) % 10 != int(digits[-1]):
            raise EscposError(f"wrong check digit in {digits}")

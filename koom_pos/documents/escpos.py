"""A document as ESC/POS bytes, through python-escpos.

The text goes out in one code page, chosen once per job; a line with a character that page lacks (œ on CP858)
is drawn as a picture, that line only. Layout is done here with spaces; the printer's alignment stays left.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from koom_pos.documents import raster, symbols
from koom_pos.documents.blocks import Barcode, Cut, Document, Image, Qr
from koom_pos.documents.profile import PrinterProfile
from koom_pos.documents.text import LaidLine, lay_out

if TYPE_CHECKING:
    from escpos.capabilities import Profile
    from escpos.magicencode import Encoder
    from PIL.Image import Image as Picture

CANCEL_KANJI = b"\x1c."
"""FS . : printers sold in Asia read bytes above 7F as Chinese pairs until told otherwise."""
INTERNATIONAL_USA = b"\x1bR\x00"
"""ESC R 0: a printer set to the French character set prints £ for # and é for {."""
ALIGN_LEFT = b"\x1ba\x00"
ALIGN_CENTER = b"\x1ba\x01"

_ALWAYS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " "})
_TYPEWRITER = {
    "’": "'", "‘": "'", "‚": ",", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    "•": "·-", "·": "-", "×": "x",
}  # fmt: skip
"""What a typist would strike instead, best first."""


def encodable(text: str, code_page: str) -> str | None:
    """Give the text as the code page can write it, character for character, or None when it must be drawn.

    Spaces become plain spaces (the line is already laid out), and a typographic sign the page lacks becomes
    its typewriter sign. Letters are never replaced: « œ » is not « oe ».
    """
    fitted = text.translate(_ALWAYS)
    if fitted.isascii() or _writes(fitted, code_page):
        return fitted
    fitted = "".join(_nearest(character, code_page) for character in fitted)
    return fitted if _writes(fitted, code_page) else None


@lru_cache(maxsize=1024)
def _nearest(character: str, code_page: str) -> str:
    candidates = character + _TYPEWRITER.get(character, "")
    return next((c for c in candidates if _writes(c, code_page)), character)


def _writes(text: str, code_page: str) -> bool:
    try:
        text.encode(code_page)
    except UnicodeEncodeError:
        return False
    return True


def to_escpos(document: Document, profile: PrinterProfile) -> bytes:
    """Give the bytes of a whole job: reset, code page, text, graphics, cut.

    The library is imported at the first call (some 200 ms), off the start of the program.

    Raises:
        BarcodeDataError: a barcode without a valid check digit or with characters it cannot hold.
    """
    job = _Job(profile)
    for laid in lay_out(document, profile.columns):
        job.add(laid)
    return job.finish()


@lru_cache(maxsize=8)
def _encoder(code_page: str, number: int) -> "Encoder":
    from escpos.magicencode import Encoder  # noqa: PLC0415 (slow import, see `to_escpos`)

    return Encoder({code_page.upper(): number})


@lru_cache(maxsize=8)
def _library_profile(profile: PrinterProfile) -> "Profile":
    """Tell python-escpos the paper width, else it writes a warning on standard output for each picture."""
    from escpos.capabilities import Profile  # noqa: PLC0415 (slow import, see `to_escpos`)

    cuts = {"paperFullCut": True, "paperPartCut": profile.partial_cut}
    known = Profile(columns=profile.columns, features=cuts)
    known.profile_data = {**known.profile_data, "media": {"width": {"pixels": profile.dots, "mm": 72}}}
    return known


class _Job:
    """One print job being written; remembers the style in force so that only changes are sent."""

    def __init__(self, profile: PrinterProfile) -> None:
        from escpos.printer import Dummy  # noqa: PLC0415 (slow import, see `to_escpos`)

        self._profile = profile
        encoding = {"encoder": _encoder(profile.code_page, profile.code_page_number)}
        self._printer = Dummy(profile=_library_profile(profile), magic_encode_args=encoding)
        self._bold = False
        self._size = 1
        self._printer.hw("INIT")
        if profile.cancel_kanji:
            self._printer._raw(CANCEL_KANJI)
        self._printer._raw(INTERNATIONAL_USA)
        self._printer.charcode(profile.code_page.upper())

    def add(self, laid: LaidLine | Barcode | Qr | Image | Cut) -> None:
        """Write one piece of the layout."""
        match laid:
            case LaidLine():
                self._line(laid)
            case Barcode():
                self._barcode(laid)
            case Qr():
                self._qr(laid)
            case Image():
                self._picture(raster.picture(laid.png, self._profile.dots))
            case Cut():
                self._cut()

    def finish(self) -> bytes:
        """Restore the plain style and give the bytes."""
        self._style(bold=False, size=1)
        return bytes(self._printer.output)

    def _line(self, line: LaidLine) -> None:
        padded = line.padded(self._profile.columns // line.size)
        text = encodable(padded, self._profile.code_page)
        if text is not None:
            self._style(bold=line.bold, size=line.size)
            self._printer.text(text + "\n")
            return
        drawn = raster.text_line(padded, self._profile, bold=line.bold, size=line.size)
        self._printer.image(drawn)

    def _style(self, *, bold: bool, size: int) -> None:
        if bold != self._bold:
            self._printer.set(bold=bold)
            self._bold = bold
        if size != self._size:
            self._printer.set(custom_size=True, width=size, height=size)
            self._size = size

    def _barcode(self, block: Barcode) -> None:
        if block.kind == "ean13":
            data, kind, modules = symbols.check_ean13(block.data), "EAN13", symbols.EAN13_MODULES
        else:
            data, kind = _code128(symbols.check_code128(block.data)), "CODE128"
            modules = symbols.code128_modules(block.data)
        width = 3 if modules * 3 <= self._profile.dots * 0.75 else 2
        if not self._profile.native_barcode or modules * width > self._profile.dots:
            # Too wide for this paper, or no such command: a code nobody can scan is better written large.
            self._line(LaidLine(block.data, align="center", bold=True))
            return
        # WORKAROUND python-escpos 3.1: `barcode()` writes "Using hardware barcode renderer" on standard
        # output; `_hw_barcode` is what it calls. Remove when the library logs it.
        self._printer._hw_barcode(data, kind, height=72, width=width, pos="OFF", function_type="B")
        self._printer._raw(ALIGN_LEFT)

    def _qr(self, block: Qr) -> None:
        if self._profile.native_qr:
            from escpos.constants import QR_ECLEVEL_M  # noqa: PLC0415 (slow import, see `to_escpos`)

            self._printer._raw(ALIGN_CENTER)
            self._printer.qr(block.data, ec=QR_ECLEVEL_M, size=6, native=True)
            self._printer._raw(ALIGN_LEFT)
        else:
            self._picture(raster.qr_code(block.data, self._profile.dots))

    def _picture(self, picture: "Picture") -> None:
        self._printer.image(picture, center=True)

    def _cut(self) -> None:
        self._style(bold=False, size=1)  # nothing may follow the cut: the queue looks for it at the end
        if self._profile.has_cutter:
            self._printer.cut(mode="PART" if self._profile.partial_cut else "FULL")
        else:
            self._printer.print_and_feed(5)


def _code128(data: str) -> str:
    """Name the code sets, as function B of GS k wants it; in set B a brace is doubled."""
    in_b, in_c = symbols.code128_sets(data)
    pairs = "".join(chr(int(in_c[place : place + 2])) for place in range(0, len(in_c), 2))
    return ("{B" + in_b.replace("{", "{{") if in_b else "") + ("{C" + pairs if in_c else "")

"""What a receipt printer can do: one profile per printer, chosen in the settings, proved by the test page."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """Facts of a printer, all in its own units.

    `columns` is characters of font A per line and `dots` the printable width. `code_page` is the Python codec
    of the one table the text is sent in, `code_page_number` its number after ESC t, which differs between
    makers. `line_dots` is the height of a text line: a line drawn as a picture takes the same.
    """

    name: str
    columns: int = 48
    dots: int = 576
    code_page: str = "cp1252"
    code_page_number: int = 16
    native_barcode: bool = True
    native_qr: bool = True
    has_cutter: bool = True
    partial_cut: bool = True
    cancel_kanji: bool = True
    line_dots: int = 30

    @property
    def cell_dots(self) -> int:
        """Width of one character of font A."""
        return self.dots // self.columns


PROFILES: dict[str, PrinterProfile] = {
    profile.name: profile
    for profile in (
        PrinterProfile("epson-80mm"),
        PrinterProfile("epson-80mm-42", columns=42, dots=512),
        PrinterProfile("generic-80mm-cp858", code_page="cp858", code_page_number=19, partial_cut=False),
        PrinterProfile(
            "generic-58mm",
            columns=32,
            dots=384,
            code_page="cp437",
            code_page_number=0,
            native_qr=False,
            has_cutter=False,
        ),
    )
}
"""Starting points; every field can be set otherwise for a printer at hand."""

DEFAULT_PROFILE = PROFILES["epson-80mm"]

_PAGE_NUMBERS = {"cp437": 0, "cp850": 2, "cp1252": 16, "cp858": 19}
"""After ESC t. Source: Epson ESC/POS command reference; most makers follow it."""


def fitted_profile(*, columns: int, dots: int, code_page: str) -> PrinterProfile:
    """Give the profile of a printer set up by hand: the known model closest to it, with its own widths and page.

    The number of the page, the cutter and the native codes are no settings: they come from the model. A profile
    made of widths and page alone would send the number of another page, and print « ‚ » for « é ».
    """
    page = code_page.lower()
    same_page = [known for known in PROFILES.values() if known.code_page == page]
    closest = min(same_page or [DEFAULT_PROFILE], key=lambda known: abs(known.columns - columns))
    number = _PAGE_NUMBERS.get(page, closest.code_page_number)
    return replace(closest, columns=columns, dots=dots, code_page=page, code_page_number=number)

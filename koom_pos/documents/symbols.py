"""Checks on what a barcode or QR code will hold, before a printer or reportlab draws it without a word.

Neither of them verifies check digits: an EAN-13 with a wrong one prints, and no scanner reads it.
"""

import re

from koom_pos.domain.errors import InvariantError
from koom_pos.domain.gtin import check_digit

EAN13_MODULES = 95
_ENDS_IN_PAIRS = re.compile(r"(?:[0-9]{2}){2,}$")


class BarcodeDataError(InvariantError):
    """The data cannot be a barcode of this kind. It was checked when it was made, so somebody's bug."""

    def __init__(self, kind: str, data: str) -> None:
        super().__init__(f"{data!r} is not valid {kind} data")
        self.kind = kind
        self.data = data


def check_ean13(data: str) -> str:
    """Give back 13 digits whose last one is the check digit.

    Raises:
        BarcodeDataError: anything else.
    """
    if len(data) != 13 or not (data.isascii() and data.isdigit()):
        raise BarcodeDataError("ean13", data)
    if check_digit(data[:12]) != int(data[12]):
        raise BarcodeDataError("ean13", data)
    return data


def check_code128(data: str) -> str:
    """Give back 1 to 48 printable ASCII characters.

    Raises:
        BarcodeDataError: empty, longer, or any other character.

    Source: ISO/IEC 15417, code sets B and C.
    """
    if not 1 <= len(data) <= 48 or not (data.isascii() and data.isprintable()):
        raise BarcodeDataError("code128", data)
    return data


def code128_sets(data: str) -> tuple[str, str]:
    """Split into what code set B writes, and the even run of digits at the end that set C writes in pairs."""
    found = _ENDS_IN_PAIRS.search(data)
    return (data[: found.start()], found.group()) if found else (data, "")


def code128_modules(data: str) -> int:
    """Give the width of the symbol in modules, without its quiet zones: start, data, switch, check, stop."""
    in_b, in_c = code128_sets(data)
    switch = 1 if in_b and in_c else 0
    return 11 * (1 + len(in_b) + switch + len(in_c) // 2 + 1) + 13

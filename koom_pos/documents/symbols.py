"""Checks on what a barcode or QR code will hold, before a printer or reportlab draws it without a word.

Neither of them verifies check digits: an EAN-13 with a wrong one prints, and no scanner reads it.
"""

from koom_pos.domain.errors import InvariantError

EAN13_MODULES = 95


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

    Source: GS1 General Specifications, 7.9 (weights 1 and 3, modulo 10).
    """
    if len(data) != 13 or not (data.isascii() and data.isdigit()):
        raise BarcodeDataError("ean13", data)
    if sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(data)) % 10:
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


def is_code_c(data: str) -> bool:
    """Say whether code set C (two digits a symbol) writes all of it."""
    return len(data) >= 4 and len(data) % 2 == 0 and data.isdigit()


def code128_modules(data: str) -> int:
    """Give the width of the symbol in modules, without its quiet zones: start, data, check, stop."""
    characters = len(data) // 2 if is_code_c(data) else len(data)
    return 11 * (characters + 2) + 13

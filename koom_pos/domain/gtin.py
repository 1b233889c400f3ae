"""Article numbers (GTIN) and their check digit. Kept as text of 14 digits, so that leading zeros are never
lost.

GTIN-8 (EAN-8), GTIN-12 (UPC-A), GTIN-13 (EAN-13) and GTIN-14 are read. UPC-E is out of scope: it also shows
eight digits, but they abridge a GTIN-12, and the same eight digits may be a valid EAN-8 of another article.
A scanner sends a UPC-E symbol as its full GTIN-12 when set to "convert UPC-E to UPC-A"; the set-up guide
asks for it.

Source: GS1 General Specifications, section 7.9 (check digit) and 1.4.3 (prefixes).
"""

from koom_pos.domain.errors import InvariantError, RefusedError

_LENGTHS = (8, 12, 13, 14)
_IN_STORE_PREFIX = "20"
_SEPARATORS = str.maketrans("", "", " -\u00a0\u202f")
LARGEST_IN_STORE_NUMBER = 9_999_999_999


class GtinLengthError(RefusedError):
    """The text is not 8, 12, 13 or 14 digits, or it is nothing but zeros."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a GTIN of 8, 12, 13 or 14 digits: {text!r}")
        self.text = text


class GtinCheckDigitError(RefusedError):
    """The last digit does not agree with the others: a digit was misread or mistyped."""

    def __init__(self, text: str, *, expected: int) -> None:
        super().__init__(f"check digit of {text!r} should be {expected}")
        self.text = text
        self.expected = expected


class InStoreNumberError(InvariantError):
    """The number does not fit into an in-store code."""

    def __init__(self, number: int) -> None:
        super().__init__(f"in-store number out of range: {number}")
        self.number = number


def check_digit(body: str) -> int:
    """Return the digit that completes `body` (all digits of a GTIN but the last).

    From the right, digits weigh 3, 1, 3, 1 …; the check digit brings the sum to a multiple of ten. One wrong
    digit is always found; so are most, not all, exchanges of neighbours (those that differ by 5 pass).

    Raises:
        GtinLengthError: `body` holds anything but digits.
    """
    if not (body.isascii() and body.isdigit()):
        raise GtinLengthError(body)
    total = sum(int(digit) * (1 if rank % 2 else 3) for rank, digit in enumerate(reversed(body)))
    return -total % 10


def normalise_gtin(text: str) -> str:
    """Return the 14 digits of the GTIN written in `text`; spaces and hyphens are ignored.

    Raises:
        GtinLengthError: not 8, 12, 13 or 14 digits, or all zeros (a common filler in suppliers' files).
        GtinCheckDigitError: the check digit is wrong.
    """
    digits = text.translate(_SEPARATORS)
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _LENGTHS or not digits.strip("0"):
        raise GtinLengthError(text)
    expected = check_digit(digits[:-1])
    if int(digits[-1]) != expected:
        raise GtinCheckDigitError(text, expected=expected)
    return digits.zfill(14)


def is_in_store(gtin14: str) -> bool:
    """Tell whether the number means something in this shop only, and so never comes from a supplier.

    Prefixes 020–029, 040–049 and 200–299 of the 13-digit form, and the eight-digit numbers beginning with 0
    or 2.

    Source: GS1 General Specifications, section 1.4.3 and 1.4.4, restricted circulation numbers.
    """
    if gtin14.startswith("000000"):
        return gtin14[6] in "02"
    return gtin14[1] == "2" or gtin14[1:3] in {"02", "04"}


def display_gtin(gtin14: str) -> str:
    """Return the shortest form in use: 8 digits for a GTIN-8, 13 for a GTIN-12 or 13, else 14."""
    if gtin14.startswith("000000"):
        return gtin14[6:]
    return gtin14[1:] if gtin14.startswith("0") else gtin14


def in_store_gtin(number: int) -> str:
    """Return the shop's own EAN-13 for `number`, as 14 digits, prefix 20.

    Prefix 20 and not 21–29, which many scales and scanners take for codes with a price or a weight inside.

    Raises:
        InStoreNumberError: `number` is below 1 or above 9 999 999 999.
    """
    if not 1 <= number <= LARGEST_IN_STORE_NUMBER:
        raise InStoreNumberError(number)
    body = f"{_IN_STORE_PREFIX}{number:010d}"
    return f"0{body}{check_digit(body)}"

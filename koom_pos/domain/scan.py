"""From what a scanner typed to what it means. The one door for every code that enters the till.

`parse_scan` never refuses a text for being unknown: a code that is nothing we know is `OTHER`, and the
catalogue says whether it is an article number of a supplier.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from koom_pos.domain.azerty import looks_mangled, readings
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.gs1 import (
    FNC1,
    ElementDateError,
    ElementStringError,
    element_date,
    parse_bracketed,
    parse_elements,
)
from koom_pos.domain.gtin import GtinCheckDigitError, GtinLengthError, normalise_gtin
from koom_pos.domain.shop_codes import (
    ShopCodeCheckError,
    ShopCodeFormatError,
    ShopCodeRangeError,
    badge_code,
    has_shop_code_shape,
    instrument_code,
    parse_badge_code,
    parse_instrument_code,
    parse_member_code,
    parse_slip_code,
    parse_ticket_code,
    parse_voucher_code,
    ticket_code,
    tidy_code,
)

__all__ = [
    "LARGEST_QUANTITY",
    "QuantityPrefixError",
    "Scan",
    "ScanKind",
    "ShopCodeCheckError",
    "ShopCodeFormatError",
    "ShopCodeRangeError",
    "badge_code",
    "instrument_code",
    "parse_badge_code",
    "parse_instrument_code",
    "parse_quantity_prefix",
    "parse_scan",
    "parse_ticket_code",
    "repair_azerty",
    "ticket_code",
]

LARGEST_QUANTITY = 999

REFERENCE_YEAR = 2026
"""Year for the century of two-digit dates when the caller gives none: 1977 to 2076."""

_QUANTITY = re.compile(r"\s*([0-9]+)\s*[*×]\s*(.*)", re.DOTALL)
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1_SYMBOLOGIES = {"]C1", "]d2", "]Q3", "]e0", "]J1"}
_BLANKS = " \t\r\n\u00a0\u202f"


class QuantityPrefixError(RefusedError):
    """A quantity before a scan that is zero or beyond reason."""

    def __init__(self, written: str) -> None:
        super().__init__(f"quantity before a scan: {written}")
        self.written = written


class ScanKind(StrEnum):
    """What a scan is about."""

    GTIN = "gtin"
    GS1 = "gs1"
    TICKET = "ticket"
    BADGE = "badge"
    INSTRUMENT = "instrument"
    MEMBER = "member"
    VOUCHER = "voucher"
    SLIP = "slip"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan means.

    Attributes:
        kind: What it is about.
        gtin: 14 digits for GTIN, and for GS1 when it names an article; else None.
        code: The text after repair, without symbology identifier; our own codes as printed.
        quantity: Pieces: the typed prefix times the count of the code (AI 30); 1 by default.
        lot: AI 10.
        expiry: AI 17, else AI 15: the last day on which it may be sold.
        serial: AI 21.
        produced: AI 11.
        alternatives: For OTHER, what else it may have been before AZERTY; try them when `code` is unknown.
        suspect: It has the form of a code with a check, and the check fails (or a date in it is none): scan
            again.
    """

    kind: ScanKind
    gtin: str | None
    code: str
    quantity: int = 1
    lot: str | None = None
    expiry: date | None = None
    serial: str | None = None
    produced: date | None = None
    alternatives: tuple[str, ...] = ()
    suspect: bool = False


def parse_quantity_prefix(text: str) -> tuple[int, str]:
    """Return `(quantity, rest)`: `3*3760…` is three pieces of what follows; without a prefix, one of all.

    Raises:
        QuantityPrefixError: the quantity is 0 or above 999.
    """
    found = _QUANTITY.fullmatch(text)
    if found is None:
        return 1, text
    written, rest = found.groups()
    if len(written) > 4 or not 1 <= int(written) <= LARGEST_QUANTITY:
        raise QuantityPrefixError(written)
    return int(written), rest


def repair_azerty(text: str) -> str:
    """Return what the scanner meant when a French keyboard layout mangled it, else `text` itself.

    A text that is already a code stays. One that becomes a code (its check digits agree) once the keys are
    undone is undone. One that is no code either way is undone only if it bears the marks of AZERTY, see
    `looks_mangled`; a word typed to search stays a word. Repairing twice changes nothing.
    """
    if _recognise(text, REFERENCE_YEAR) is not None:
        return text
    for reading in readings(text):
        if _recognise(reading, REFERENCE_YEAR) is not None:
            return reading
    return readings(text)[0] if looks_mangled(text) else text


def parse_scan(text: str, *, today: date | None = None) -> Scan:
    """Return what a scanned or typed text means.

    Args:
        text: As it arrived, without the Enter of the scanner; may carry a quantity prefix, a symbology
            identifier (`]C1`, `]d2`, `]Q3` …), FNC1 as `\\x1d`, or brackets around application identifiers.
        today: Decides the century of dates in GS1 codes; without it, around `REFERENCE_YEAR`.

    Raises:
        QuantityPrefixError: the quantity prefix is 0 or above 999.
    """
    year = REFERENCE_YEAR if today is None else today.year
    prefix, body = parse_quantity_prefix(text)
    body = repair_azerty(body.strip(_BLANKS))
    scan = _recognise(body, year)
    if scan is not None:
        return replace(scan, quantity=scan.quantity * prefix)
    bare = _without_symbology(body)
    return Scan(
        ScanKind.OTHER,
        None,
        bare,
        prefix,
        alternatives=tuple(reading for reading in readings(bare) if reading != bare),
        suspect=_is_suspect(body),
    )


def _recognise(text: str, year: int) -> Scan | None:
    """Read a text whose own check says that it is a code; None for any other."""
    bare = _without_symbology(text)
    if text[:3] in _GS1_SYMBOLOGIES or text.startswith(FNC1):
        return _read_gs1(bare, year)
    if has_shop_code_shape(bare):
        return _read_shop_code(bare)
    try:
        return Scan(ScanKind.GTIN, normalise_gtin(bare), bare)
    except (GtinLengthError, GtinCheckDigitError):
        return _read_unmarked_gs1(bare, year)


_KINDS_OF_SHOP_CODES: Mapping[str, tuple[ScanKind, Callable[[str], object]]] = {
    "T": (ScanKind.TICKET, parse_ticket_code),
    "B": (ScanKind.BADGE, parse_badge_code),
    "G": (ScanKind.INSTRUMENT, parse_instrument_code),
    "C": (ScanKind.INSTRUMENT, parse_instrument_code),
    "F": (ScanKind.MEMBER, parse_member_code),
    "V": (ScanKind.VOUCHER, parse_voucher_code),
    "S": (ScanKind.SLIP, parse_slip_code),
}


def _read_shop_code(text: str) -> Scan | None:
    code = tidy_code(text)
    kind, parse = _KINDS_OF_SHOP_CODES[code[0]]
    try:
        parse(code)
    except ShopCodeCheckError:
        return None
    return Scan(kind, None, code)


def _read_gs1(text: str, year: int) -> Scan | None:
    try:
        values = parse_bracketed(text) if text.startswith("(") else parse_elements(text)
    except ElementStringError:
        return None
    if not values:
        return None
    dates: dict[str, date] = {}
    suspect = False
    for identifier in {"11", "15", "17"} & values.keys():
        try:
            dates[identifier] = element_date(values[identifier], reference_year=year)
        except ElementDateError:
            # The article is known all the same: sell it, and let the screen say that the date was not read.
            suspect = True
    return Scan(
        ScanKind.GS1,
        values.get("01"),
        text,
        max(1, int(values.get("30", "1"))),
        lot=values.get("10"),
        expiry=dates.get("17", dates.get("15")),
        serial=values.get("21"),
        produced=dates.get("11"),
        suspect=suspect,
    )


def _read_unmarked_gs1(text: str, year: int) -> Scan | None:
    """Read element strings that nothing announces: in brackets, or beginning with an article and without a
    fault.
    """
    if text.startswith("("):
        return _read_gs1(text, year)
    if text.startswith("01") and len(text) >= 16:
        implied = _read_gs1(text, year)
        return implied if implied is not None and not implied.suspect else None
    return None


def _without_symbology(text: str) -> str:
    return text[3:] if _SYMBOLOGY.match(text) else text


def _is_suspect(text: str) -> bool:
    """Tell whether a text that was not recognised has the form of a code with a check."""
    bare = _without_symbology(text)
    if text[:3] in _GS1_SYMBOLOGIES or has_shop_code_shape(bare):
        return True
    try:
        normalise_gtin(bare)
    except GtinCheckDigitError:
        return True
    except GtinLengthError:
        return False
    return False

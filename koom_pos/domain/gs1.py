"""GS1 element strings: the article, lot, dates and serial that a 2D code holds.

Read: AI 01, 10, 11, 15, 17, 21 and 30. Other elements are stepped over as the standard allows, never guessed
at.

Source: GS1 General Specifications, sections 3 (application identifiers), 7.8 (predefined lengths, FNC1) and
7.12 (century and day of two-digit dates).
"""

import calendar
import re
from datetime import date

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.gtin import GtinCheckDigitError, GtinLengthError, normalise_gtin

FNC1 = "\x1d"
"""Ends an element of variable length; scanners send it as the control character GS."""

# Length of the whole element, identifier included, by its first two digits; those not named end at FNC1.
_PREDEFINED_LENGTHS = {
    "00": 20,
    **dict.fromkeys(("01", "02", "03", "41"), 16),
    "04": 18,
    **dict.fromkeys(("11", "12", "13", "14", "15", "16", "17", "18", "19"), 8),
    "20": 4,
    **dict.fromkeys(("31", "32", "33", "34", "35", "36"), 10),
}
_TEXT_20 = re.compile(r"[!-\"%-/0-9:-?A-Z_a-z]{1,20}")
_FORMATS = {
    "01": re.compile(r"[0-9]{14}"),
    "10": _TEXT_20,
    "11": re.compile(r"[0-9]{6}"),
    "15": re.compile(r"[0-9]{6}"),
    "17": re.compile(r"[0-9]{6}"),
    "21": _TEXT_20,
    "30": re.compile(r"[0-9]{1,8}"),
}
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)([^\x1d]*?)(?=\([0-9]{2,4}\)|\Z)")


class ElementStringError(RefusedError):
    """The data does not follow the GS1 grammar: a misread, or a code of another kind."""

    def __init__(self, data: str) -> None:
        super().__init__(f"not GS1 element strings: {data!r}")
        self.data = data


class ElementDateError(RefusedError):
    """Six digits that are not a date."""

    def __init__(self, digits: str) -> None:
        super().__init__(f"not a GS1 date: {digits!r}")
        self.digits = digits


def parse_elements(data: str) -> dict[str, str]:
    """Return the values of the elements read here, by application identifier, from data with FNC1 as `\\x1d`.

    Without the FNC1 that should end a lot, the lot takes what follows, as any reader must; that is why
    printers put elements of fixed length first.

    Raises:
        ElementStringError: wrong grammar, wrong check digit, or one identifier with two values.
    """
    elements: list[tuple[str, str]] = []
    rest = data.lstrip(FNC1)
    while rest:
        length = _PREDEFINED_LENGTHS.get(rest[:2])
        element = rest.partition(FNC1)[0] if length is None else rest[:length]
        if not re.match(r"[0-9]{2}.", element) or len(element) < (length or 0):
            raise ElementStringError(data)
        elements.append((element[:2], element[2:]))
        rest = rest[len(element) :].lstrip(FNC1)
    return _checked(elements, data)


def parse_bracketed(text: str) -> dict[str, str]:
    """Return the same from the form printed for people: `(01)03760…(10)A12(17)270131`.

    Raises:
        ElementStringError: wrong grammar, wrong check digit, or one identifier with two values.
    """
    elements = [(found[1], found[2].strip()) for found in _BRACKETED.finditer(text)]
    if "".join(f"({identifier}){value}" for identifier, value in elements) != text:
        raise ElementStringError(text)
    return _checked(elements, text)


def element_date(digits: str, *, reference_year: int) -> date:
    """Return the date of six digits YYMMDD; day 00 means the last day of the month.

    The century is the one that brings the year nearest to `reference_year`: 49 years back to 50 ahead.

    Raises:
        ElementDateError: no such month or day.
    """
    year_in_century, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    ahead = year_in_century - reference_year % 100
    year = reference_year + ahead
    if ahead >= 51:
        year -= 100
    elif ahead <= -50:
        year += 100
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError as error:
        raise ElementDateError(digits) from error


def _checked(elements: list[tuple[str, str]], data: str) -> dict[str, str]:
    """Keep the elements read here, each in its format."""
    values: dict[str, str] = {}
    for identifier, value in elements:
        wanted = _FORMATS.get(identifier)
        if wanted is None:
            continue
        if wanted.fullmatch(value) is None or values.setdefault(identifier, value) != value:
            raise ElementStringError(data)
    if "01" in values:
        try:
            values["01"] = normalise_gtin(values["01"])
        except (GtinCheckDigitError, GtinLengthError) as error:
            raise ElementStringError(data) from error
    return values

"""One row of an import, understood: cells to values, and every fault named with its row and column."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.gtin import GtinCheckDigitError, GtinLengthError, normalise_gtin
from koom_pos.domain.money import AmountFormatError, parse_francs
from koom_pos.domain.tax import RATES_BP
from koom_pos.domain.text import fold
from koom_pos.services.catalogue_sheet import Sheet

_GTIN_PARTS = re.compile(r"[;,/|\n]+")
_SCIENTIFIC = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+")
_NO_CENTS = re.compile(r"[.,]0{1,2}(?=\D*$)")
_RATE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,20})?)\s*(%?)")
_SWATCH = re.compile(r"#?([0-9a-fA-F]{6})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_KINDS = {
    ItemKind.GOODS: "goods article produit marchandise bien biens marchandises",
    ItemKind.SERVICE: "service prestation soin services prestations",
    ItemKind.GIFT_CARD: "gift_card",
}
_KIND_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_YES = frozenset({"1", "oui", "o", "x", "vrai", "true", "yes", "y", "arrete"})
_NO = frozenset({"0", "non", "n", "faux", "false", "no"})
_LARGEST_STOCK = 999_999
_LARGEST_PRICE_XPF = 9_999_999
_LONGEST_TEXT = 200


class FaultKind(StrEnum):
    """What may be wrong with a row; the screen owns the words."""

    NO_IDENTITY = "no_identity"
    NAME_MISSING = "name_missing"
    PRICE_MISSING = "price_missing"
    TEXT_TOO_LONG = "text_too_long"
    GTIN_FORMAT = "gtin_format"
    GTIN_CHECK_DIGIT = "gtin_check_digit"
    GTIN_SCIENTIFIC = "gtin_scientific"
    GTIN_TWICE = "gtin_twice"
    GTIN_OF_OTHER = "gtin_of_other"
    SKU_TWICE = "sku_twice"
    PRICE_FORMAT = "price_format"
    DATE_FORMAT = "date_format"
    RATE_UNKNOWN = "rate_unknown"
    KIND_UNKNOWN = "kind_unknown"
    YES_NO = "yes_no"
    STOCK_FORMAT = "stock_format"
    SWATCH_FORMAT = "swatch_format"
    ARTICLE_DISAGREES = "article_disagrees"


@dataclass(frozen=True, slots=True)
class RowFault:
    """A fault: the row as the file counts it, the header of its column, what the cell says.

    `fact` is what helps to mend it: the right check digit, the row or SKU it collides with, the other value.
    """

    row: int
    column: str
    kind: FaultKind
    text: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A row understood. None stands for a blank or absent cell, which changes nothing on a known article."""

    number: int
    sku: str | None = None
    gtins: tuple[str, ...] = ()
    name: str | None = None
    brand: str | None = None
    category: str | None = None
    shade: str | None = None
    swatch: str | None = None
    size: str | None = None
    price_xpf: int | None = None
    price_from: date | None = None
    rate_bp: int | None = None
    kind: ItemKind | None = None
    discontinued: bool | None = None
    stock: int | None = None


class CellError(Exception):
    """A cell that says nothing sensible; caught where its row and column are known."""

    def __init__(self, kind: FaultKind, fact: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.fact = fact


class RowReader:
    """Reads the rows of a sheet by a mapping header → field; headers without a field are passed over."""

    def __init__(self, sheet: Sheet, mapping: Mapping[str, str]) -> None:
        self._columns = [
            (rank, header, mapping[header]) for rank, header in enumerate(sheet.headers) if mapping.get(header)
        ]
        self._read: dict[tuple[str, str], object] = {}
        self._header_of = {field: header for _, header, field in reversed(self._columns)}

    def header(self, field: str) -> str:
        """Give the header of the column read as a field; empty when no column is."""
        return self._header_of.get(field, "")

    def read(self, number: int, cells: Sequence[str]) -> tuple[CatalogueRow, list[RowFault]]:
        """Understand one row; every faulty cell is told, and left out of the row."""
        values: dict[str, object] = {}
        gtins: dict[str, None] = {}
        faults: list[RowFault] = []
        for rank, header, field in self._columns:
            text = cells[rank]
            if not text:
                continue
            try:
                if field == "gtin":
                    gtins.update(dict.fromkeys(read_gtins(text)))
                else:
                    values[_ATTRIBUTES.get(field, field)] = self._value(field, text)
            except CellError as wrong:
                faults.append(RowFault(number, header, wrong.kind, text, wrong.fact))
        return CatalogueRow(number=number, gtins=tuple(gtins), **values), faults  # type: ignore[arg-type]

    def _value(self, field: str, text: str) -> object:
        """Read a cell; brands, rates and shades come again and again and are read once."""
        known = self._read.get((field, text))
        if known is None:
            known = self._read[field, text] = _READERS[field](text)
        return known


def read_gtins(text: str) -> list[str]:
    """Read the codes of a cell, parted by `;`, `,`, `/`, `|` or a line break, as 14 digits.

    Zeros a spreadsheet took off the front (one or two) are put back: they do not change the check digit, which proves
    the rest.

    Raises:
        CellError
    """
    if _SCIENTIFIC.fullmatch(text.strip()):
        raise CellError(FaultKind.GTIN_SCIENTIFIC)
    codes = []
    for part in _GTIN_PARTS.split(text.removesuffix(".0").removesuffix(",0")):
        code = part.strip().lstrip("'")
        if not code:
            continue
        if _SCIENTIFIC.fullmatch(code):
            raise CellError(FaultKind.GTIN_SCIENTIFIC)
        codes.append(_gtin(code))
    return codes


def _gtin(code: str) -> str:
    digits = "".join(code.split()).replace("-", "")
    if digits.isascii() and digits.isdigit() and len(digits) in (6, 7, 10, 11):
        digits = digits.zfill(8 if len(digits) < 8 else 12)
    try:
        return normalise_gtin(digits)
    except GtinLengthError as wrong:
        raise CellError(FaultKind.GTIN_FORMAT) from wrong
    except GtinCheckDigitError as wrong:
        raise CellError(FaultKind.GTIN_CHECK_DIGIT, str(wrong.expected)) from wrong


def read_price(text: str) -> int:
    """Read a price in whole francs, TGC included: `1 250 F`, `1250,00`. Other decimals are refused, not rounded.

    Raises:
        CellError
    """
    try:
        price_xpf = parse_francs(_NO_CENTS.sub("", text))
    except AmountFormatError as wrong:
        raise CellError(FaultKind.PRICE_FORMAT) from wrong
    if not 0 <= price_xpf <= _LARGEST_PRICE_XPF:
        raise CellError(FaultKind.PRICE_FORMAT)
    return price_xpf


def read_rate(text: str) -> int:
    """Read a TGC rate: `22 %`, `22`, or the `0.22` that a percentage cell holds; basis points.

    Raises:
        CellError: not a number, or no rate of the law; `fact` lists them.
    """
    found = _RATE.fullmatch(text)
    if found:
        value = Decimal(found[1].replace(",", "."))
        share = value * 100 if 0 < value < 1 and not found[2] else value
        if share * 100 in RATES_BP:
            return int(share * 100)
    raise CellError(FaultKind.RATE_UNKNOWN, ", ".join(f"{rate // 100} %" for rate in RATES_BP))


def read_day(text: str) -> date:
    """Read a date, `2026-11-23` or `23/11/2026`.

    Raises:
        CellError
    """
    iso, french = _ISO_DAY.fullmatch(text), _FRENCH_DAY.fullmatch(text)
    try:
        if iso:
            return date(*(int(part) for part in iso.groups()))
        if french:
            return date(*(int(part) for part in reversed(french.groups())))
    except ValueError as wrong:
        raise CellError(FaultKind.DATE_FORMAT) from wrong
    raise CellError(FaultKind.DATE_FORMAT)


def _read_swatch(text: str) -> str:
    found = _SWATCH.fullmatch(text)
    if found is None:
        raise CellError(FaultKind.SWATCH_FORMAT)
    return f"#{found[1].upper()}"


def _read_kind(text: str) -> ItemKind:
    kind = _KIND_WORDS.get(fold(text))
    if kind is None:
        raise CellError(FaultKind.KIND_UNKNOWN)
    return kind


def _read_yes_no(text: str) -> bool:
    word = fold(text)
    if word not in _YES | _NO:
        raise CellError(FaultKind.YES_NO)
    return word in _YES


def _read_stock(text: str) -> int:
    bare = "".join(_NO_CENTS.sub("", text).split()).replace("−", "-")
    digits = bare.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9 or int(digits) > _LARGEST_STOCK:
        raise CellError(FaultKind.STOCK_FORMAT)
    return int(bare)


def _read_text(text: str) -> str:
    tidy = " ".join(text.split())
    if len(tidy) > _LONGEST_TEXT:
        raise CellError(FaultKind.TEXT_TOO_LONG, str(_LONGEST_TEXT))
    return tidy


_READERS: Mapping[str, Callable[[str], object]] = {
    "sku": _read_text,
    "name": _read_text,
    "brand": _read_text,
    "category": _read_text,
    "shade": _read_text,
    "size": _read_text,
    "swatch": _read_swatch,
    "price": read_price,
    "price_from": read_day,
    "rate": read_rate,
    "kind": _read_kind,
    "discontinued": _read_yes_no,
    "stock": _read_stock,
}
_ATTRIBUTES = {"price": "price_xpf", "rate": "rate_bp"}

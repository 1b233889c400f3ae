"""A supplier's or a spreadsheet's file as rows of text, and the catalogue written back in the same form.

Everything becomes text before anything is understood, so that a CSV and an XLSX of the same table are read alike.
What a spreadsheet did to its numbers is undone where that is certain (`3760123456789.0`), and left for the check to
name where it is not (`3,76E+12`).
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.text import fold

FIELDS = (
    "sku", "gtin", "name", "brand", "category", "shade", "swatch", "size", "price", "price_from", "rate", "kind",
    "discontinued", "stock",
)  # fmt: skip
"""What a column may mean. Several columns may be `gtin`; every other is taken once."""

_NAMES = {
    "sku": "sku reference ref code_article article_code reference_interne code_interne item_code product_code code",
    "gtin": "gtin ean ean13 ean_13 ean8 upc code_barre code_barres code_a_barres codebarre barcode gencod gencode",
    "name": "name nom designation libelle article produit product description title intitule nom_du_produit",
    "brand": "brand marque fabricant maison manufacturer",
    "category": "category categorie famille rayon type_de_produit family department",
    "shade": "shade teinte nuance couleur color colour coloris",
    "swatch": "swatch code_couleur hex couleur_hex pastille rgb code_hexa",
    "size": "size taille contenance format volume conditionnement",
    "price": "price prix prix_ttc prix_de_vente pv pv_ttc prix_public prix_vente_ttc gross_price selling_price tarif",
    "price_from": "price_from prix_au depuis a_partir_du date_prix valable_du date_d_effet prix_depuis valid_from",
    "rate": "rate tgc taux taux_tgc tva taux_tva tax_rate vat tax taux_de_tgc",
    "kind": "kind nature type type_article",
    "discontinued": "discontinued arrete fin_de_serie supprime retire fin_de_vie inactif",
    "stock": "stock quantite qte quantity qty stock_initial en_stock pieces",
}
_MEANING = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_SEPARATORS = ";,\t"
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_LARGEST_WHOLE = 10**15
_MOST_COLUMNS = 200


class UnreadableSheetError(RefusedError):
    """The file cannot be read as a table: damaged, protected, empty, or of another kind (`reason` says which)."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read. `numbers` are the rows' places in the file, as a spreadsheet counts them, the header included.

    Headers are made different from each other; rows have as many cells as there are headers, blank ones empty.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a CSV or the first sheet of an XLSX; the first row with two filled cells holds the headers.

    Of a CSV, encoding (UTF-8, UTF-16 with its mark, else Windows 1252) and separator (`;`, `,` or tab) are found out.

    Raises:
        UnreadableSheetError
        OSError: the file is not there or may not be read.
    """
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return _sheet_of(path, _xlsx_rows(path))
    content = path.read_bytes()
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableSheetError(path, "workbook without the ending .xlsx, or of an old format")
    text = decoded(content)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=False))
    except csv.Error as error:
        raise UnreadableSheetError(path, str(error)) from error
    return _sheet_of(path, rows)


def propose_mapping(headers: Sequence[str]) -> dict[str, str]:
    """Propose header → field from French and English names, whatever their case and accents; not for unknown ones.

    Of two headers that could be the same field the first has it, except `gtin`, which may be several.
    """
    mapping: dict[str, str] = {}
    for header in headers:
        field = _meaning(header)
        if field is not None and (field == "gtin" or field not in mapping.values()):
            mapping[header] = field
    return mapping


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a table as a French spreadsheet opens it (UTF-8 with mark, semicolons); give the rows written."""
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(headers)
        for row in rows:
            writer.writerow(row)
            written += 1
    return written


def decoded(content: bytes) -> str:
    """Give the text of a CSV file. Windows 1252 reads nearly anything, so UTF-8 is tried first."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 decodes every byte")


def separator_of(text: str) -> str:
    """Give the separator that parts the first line most often, outside quotes; `;` when none does."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(part for rank, part in enumerate(line.split('"')) if rank % 2 == 0)
    return max(_SEPARATORS, key=bare.count)


def _meaning(header: str) -> str | None:
    words = "_".join("".join(sign if sign.isalnum() else " " for sign in fold(header)).split())
    trimmed = words.rstrip("0123456789_")
    return _MEANING.get(words) or _MEANING.get(trimmed) or _MEANING.get(trimmed.removesuffix("s"))


def _xlsx_rows(path: Path) -> Iterable[Sequence[object]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 200 ms, and most days import nothing
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            page = book.worksheets[0]
            page.reset_dimensions()  # some programs write a wrong size, and rows would be missed
            return [row[:_MOST_COLUMNS] for row in page.iter_rows(values_only=True)]
        finally:
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, ParseError) as error:
        raise UnreadableSheetError(path, str(error)) from error


def _sheet_of(path: Path, raw: Iterable[Sequence[object]]) -> Sheet:
    headers: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for number, values in enumerate(raw, start=1):
        cells = [_text(value) for value in values]
        filled = sum(1 for cell in cells if cell)
        if not headers:
            if filled >= 2:
                headers = _distinct(cells)
            continue
        if filled:
            width = len(headers)
            rows.append((*cells[:width], *("",) * (width - len(cells))))
            numbers.append(number)
    if not headers:
        raise UnreadableSheetError(path, "no row of headers")
    return Sheet(headers, tuple(rows), tuple(numbers))


def _distinct(cells: Sequence[str]) -> tuple[str, ...]:
    """Give headers that differ: an empty one is its column's number, a repeated one gets a rank."""
    last = max(rank for rank, cell in enumerate(cells) if cell)
    seen: dict[str, int] = {}
    headers = []
    for rank, cell in enumerate(cells[: last + 1], start=1):
        name = cell or f"({rank})"
        seen[name] = seen.get(name, 0) + 1
        headers.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(headers)


def _text(value: object) -> str:
    """Give a cell as text. A whole number a spreadsheet kept as a binary fraction loses its `.0`."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _LARGEST_WHOLE else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()

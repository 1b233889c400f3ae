"""Imports: every fault named, all or nothing, nothing doubled, nothing written that did not change."""

import json
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koom_pos.domain.gtin import check_digit
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import catalogue_import as imports
from koom_pos.services import ringing
from koom_pos.services.catalogue_rows import CellError, FaultKind, read_gtins, read_price, read_rate
from koom_pos.services.catalogue_sheet import UnreadableSheetError

HEADERS = "Référence;EAN;Désignation;Marque;Rayon;Teinte;Prix TTC;TGC;Stock"
ROUGE = "RV-01;3760123456784;Rouge Velours;Maison Niaouli;Lèvres;Cerise;1 250 F;22 %;7"
ROSE = "RV-02;3760123456791;Rouge Velours;Maison Niaouli;Lèvres;Rose;1250;22;4"


def ean13(body: str) -> str:
    return f"{body}{check_digit(body)}"


def sheet_of(tmp_path: Path, *lines: str, name: str = "articles.csv", encoding: str = "utf-8"):
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding=encoding)
    return imports.read_sheet(path)


def check(shop, sheet, **mapping):
    return imports.check_sheet(shop.desk, sheet, mapping or imports.propose_mapping(sheet.headers))


def bring_in(shop, sheet):
    plan = check(shop, sheet)
    assert plan.faults == ()
    return imports.carry_out(shop.desk, shop.manager, plan)


def journal_kinds(shop) -> list[str]:
    with shop.desk.store.reading() as tx:
        return [str(entry.kind) for entry in tx.journal.entries(shop.desk.workstation.id)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_reads_alike_whatever_its_encoding_and_separator(tmp_path, encoding, separator):
    lines = [line.replace(";", separator) for line in (HEADERS, ROUGE)]
    sheet = sheet_of(tmp_path, *lines, encoding=encoding)
    assert sheet.headers == tuple(HEADERS.split(";"))
    assert sheet.rows[0] == tuple(ROUGE.split(";"))


def test_columns_are_recognised_in_french_and_english():
    headers = ("Code article", "Code-barres", "EAN 2", "Désignation", "MARQUE", "Famille", "Prix de vente", "TGC")
    assert imports.propose_mapping(headers) == {
        "Code article": "sku", "Code-barres": "gtin", "EAN 2": "gtin", "Désignation": "name", "MARQUE": "brand",
        "Famille": "category", "Prix de vente": "price", "TGC": "rate",
    }  # fmt: skip
    assert imports.propose_mapping(("Item code", "Barcode", "Colour", "Fournisseur")) == {
        "Item code": "sku", "Barcode": "gtin", "Colour": "shade",
    }  # fmt: skip


def test_two_rows_of_one_name_become_one_article_with_two_shades(shop, tmp_path):
    report = bring_in(shop, sheet_of(tmp_path, HEADERS, ROUGE, ROSE))
    assert report.new == 2
    items = ringing.search_items(shop.desk, "velours")
    assert {item.article_id for item in items} == {items[0].article_id}
    assert [(i.sku, i.shade, i.gross_xpf, i.rate_bp, i.stock) for i in items] == [
        ("RV-01", "Cerise", 1250, 2200, 7),
        ("RV-02", "Rose", 1250, 2200, 4),
    ]
    assert ringing.find_item(shop.desk, "3760123456791")[1].sku == "RV-02"


def test_every_fault_is_listed_with_the_row_and_column_of_the_file(shop, tmp_path):
    sheet = sheet_of(
        tmp_path,
        "Export du fournisseur",
        HEADERS,
        "A-1;3760123456780;Baume;Niaouli;Lèvres;;douze;22;1",
        "",
        "A-2;3,76012E+12;;Niaouli;Lèvres;;500;19;x",
        "A-3;;Baume;Niaouli;Soin;;;22;1",
        "A-3;;Baume;Niaouli;Soin;;900;22;1",
    )
    plan = check(shop, sheet)
    assert [(f.row, f.column, f.kind) for f in plan.faults] == [
        (3, "EAN", FaultKind.GTIN_CHECK_DIGIT),
        (3, "Prix TTC", FaultKind.PRICE_FORMAT),
        (5, "EAN", FaultKind.GTIN_SCIENTIFIC),
        (5, "TGC", FaultKind.RATE_UNKNOWN),
        (5, "Stock", FaultKind.STOCK_FORMAT),
        (6, "Prix TTC", FaultKind.PRICE_MISSING),
        (7, "Référence", FaultKind.SKU_TWICE),
    ]
    assert plan.faults[0].fact == "4"
    assert plan.faults[-1].fact == "6"
    with pytest.raises(imports.FaultyPlanError):
        imports.carry_out(shop.desk, shop.manager, plan)
    assert ringing.search_items(shop.desk, "baume") == []


def test_a_row_with_one_fault_tells_what_else_it_lacks(shop, tmp_path):
    lines = (
        "RV-03;3760123456784;;Maison Niaouli;Lèvres;Cerise;1 250 F;25 %;7",
        "RV-04;;;Maison Niaouli;Lèvres;;x;22;1",
    )
    plan = check(shop, sheet_of(tmp_path, HEADERS, *lines))
    assert {(fault.row, fault.column, fault.kind) for fault in plan.faults} >= {
        (2, "Désignation", FaultKind.NAME_MISSING),
        (3, "Désignation", FaultKind.NAME_MISSING),
    }
    assert len([fault for fault in plan.faults if fault.column == "Prix TTC"]) == 1, "its price is told once"
    assert len([fault for fault in plan.faults if fault.column == "TGC"]) == 1


def test_a_faulty_cell_of_a_known_article_lacks_nothing_else(shop, tmp_path):
    bring_in(shop, sheet_of(tmp_path, HEADERS, ROUGE))
    plan = check(shop, sheet_of(tmp_path, HEADERS, "RV-01;;;;;;;25 %;", name="again.csv"))
    assert [(fault.row, fault.column) for fault in plan.faults] == [(2, "TGC")]


def test_two_rows_that_mean_one_article_are_refused(shop, tmp_path):
    shop.item(sku="MINE", gtins=("03760123456784",))
    plan = check(shop, sheet_of(tmp_path, HEADERS, ROUGE, "MINE;3760123456791;Rouge;B;C;;100;22;1"))
    assert [(f.row, f.kind, f.fact) for f in plan.faults] == [(3, FaultKind.SKU_TWICE, "2")]


def test_rows_of_one_article_must_agree_on_what_belongs_to_the_article(shop, tmp_path):
    plan = check(shop, sheet_of(tmp_path, HEADERS, ROUGE, ROSE.replace(";22;", ";11;")))
    assert [(f.row, f.column, f.kind) for f in plan.faults] == [(3, "TGC", FaultKind.ARTICLE_DISAGREES)]


def test_a_code_of_another_article_is_refused(shop, tmp_path):
    shop.item(sku="MINE", gtins=("03760123456784",))
    shop.item(sku="YOURS", gtins=("03760123456791",))
    plan = check(shop, sheet_of(tmp_path, HEADERS, "MINE;3760123456791;Rouge Velours;;;;100;22;1"))
    assert [(f.kind, f.fact) for f in plan.faults] == [(FaultKind.GTIN_OF_OTHER, "YOURS")]


def test_importing_twice_writes_nothing_the_second_time(shop, tmp_path):
    sheet = sheet_of(tmp_path, HEADERS, ROUGE, ROSE)
    bring_in(shop, sheet)
    before = journal_kinds(shop)
    report = bring_in(shop, sheet)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert journal_kinds(shop) == before


def test_a_known_gtin_updates_even_under_another_reference(shop, tmp_path):
    bring_in(shop, sheet_of(tmp_path, HEADERS, ROUGE))
    renamed = ROUGE.replace("RV-01", "NEUF-9").replace("Cerise", "Griotte")
    report = bring_in(shop, sheet_of(tmp_path, HEADERS, renamed))
    assert (report.new, report.changed) == (0, 1)
    (item,) = ringing.search_items(shop.desk, "velours")
    assert (item.sku, item.shade) == ("NEUF-9", "Griotte")
    assert ringing.search_items(shop.desk, "cerise") == []
    assert len(ringing.search_items(shop.desk, "neuf griotte")) == 1


def test_blank_cells_change_nothing(shop, tmp_path):
    bring_in(shop, sheet_of(tmp_path, HEADERS, ROUGE))
    report = bring_in(shop, sheet_of(tmp_path, HEADERS, "RV-01;;;;;;;;"))
    assert report.unchanged == 1


def test_price_and_rate_changes_are_dated_from_today_and_journalled(shop, tmp_path):
    bring_in(shop, sheet_of(tmp_path, HEADERS, ROUGE, ROSE))
    shop.clock.forward(days=3)
    report = bring_in(shop, sheet_of(tmp_path, HEADERS, "RV-01;;;;;;1400;11;", "RV-02;;;;;;1400;11;"))
    assert (report.price_changes, report.rate_changes) == (2, 1)
    assert journal_kinds(shop)[-3:] == ["price_change", "rate_change", "import"]
    with shop.desk.store.reading() as tx:
        entry = next(e for e in tx.journal.entries(shop.desk.workstation.id) if e.kind == "price_change")
        item = tx.catalogue.by_sku("RV-01", date(2026, 11, 26))
        yesterday = tx.catalogue.by_sku("RV-01", date(2026, 11, 25))
    assert (item.gross_xpf, item.rate_bp) == (1400, 1100)
    assert (yesterday.gross_xpf, yesterday.rate_bp) == (1250, 2200)
    payload = json.loads(entry.body)["payload"]
    assert payload["changes"][0] == {
        "sku": "RV-01", "valid_from": "2026-11-26", "before_xpf": 1250, "after_xpf": 1400
    }  # fmt: skip


def test_a_sale_between_check_and_import_is_not_overwritten(open_shop, tmp_path):
    shop = open_shop
    bring_in(shop, sheet_of(tmp_path, HEADERS, ROUGE))
    plan = check(shop, sheet_of(tmp_path, HEADERS, ROUGE.replace(";7", ";9")))
    with shop.desk.store.transaction() as tx:
        item = tx.catalogue.by_sku("RV-01", shop.desk.today())
        tx.catalogue_bulk.receive_stock(
            [(shop.desk.new_id(), item.variant_id, -2)],
            reason="sale", workstation_id=shop.desk.workstation.id, at_utc=shop.desk.now(),
        )  # fmt: skip
    imports.carry_out(shop.desk, shop.manager, plan)
    assert ringing.find_item(shop.desk, "RV-01")[1].stock == 9


def test_a_cancelled_import_leaves_nothing(shop, tmp_path):
    plan = check(shop, sheet_of(tmp_path, HEADERS, ROUGE))
    asked = iter([False, False, True])
    with pytest.raises(imports.ImportCancelledError):
        imports.carry_out(shop.desk, shop.manager, plan, cancelled=lambda: next(asked))
    assert ringing.search_items(shop.desk, "velours") == []


def test_a_cashier_cannot_import(shop, tmp_path):
    plan = check(shop, sheet_of(tmp_path, HEADERS, ROUGE))
    with pytest.raises(NotAllowedError):
        imports.carry_out(shop.desk, shop.cashier, plan)


def test_a_workbook_reads_like_the_csv(shop, tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Articles 2026"])
    page.append(HEADERS.split(";"))
    page.append(["RV-01", 3760123456784, "Rouge Velours", "Maison Niaouli", "Lèvres", "Cerise", 1250, 0.22, 7])
    page.cell(4, 1, "RV-02")
    page.cell(4, 2, 376012345679.5)
    book.save(tmp_path / "a.xlsx")
    sheet = imports.read_sheet(tmp_path / "a.xlsx")
    assert sheet.numbers == (3, 4)
    assert sheet.rows[0] == ("RV-01", "3760123456784", "Rouge Velours", "Maison Niaouli", "Lèvres", "Cerise",
                             "1250", "0.22", "7")  # fmt: skip
    plan = check(shop, sheet)
    assert [f.kind for f in plan.faults if f.row == 4] == [FaultKind.GTIN_FORMAT]
    assert not [f for f in plan.faults if f.row == 3]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04rubbish", b"one\ntwo\n"])
def test_what_is_no_table_is_refused_with_a_reason(tmp_path, content):
    for name in ("a.csv", "a.xlsx"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableSheetError):
            imports.read_sheet(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "gtins"),
    [
        ("3760123456784", ["03760123456784"]),
        ("3760123456784.0", ["03760123456784"]),
        ("3 760123 456784", ["03760123456784"]),
        ("3760123456784 | 96385074", ["03760123456784", "00000096385074"]),
        ("36000291452", ["00036000291452"]),  # a UPC-A that lost its zero
        ("'3760123456784", ["03760123456784"]),
    ],
)
def test_codes_are_read_as_spreadsheets_leave_them(text, gtins):
    assert read_gtins(text) == gtins


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3,76012E+12", FaultKind.GTIN_SCIENTIFIC),
        ("3.76012345678E+12", FaultKind.GTIN_SCIENTIFIC),
        ("3760123456780", FaultKind.GTIN_CHECK_DIGIT),
        ("12345", FaultKind.GTIN_FORMAT),
        ("abc", FaultKind.GTIN_FORMAT),
    ],
)
def test_codes_a_spreadsheet_destroyed_are_named(text, kind):
    with pytest.raises(CellError) as refused:
        read_gtins(text)
    assert refused.value.kind is kind


@pytest.mark.parametrize(
    ("text", "price"), [("1 250 F", 1250), ("1250,00", 1250), ("1\u202f250\u00a0FCFP", 1250), ("0", 0)]
)
def test_prices_are_read_as_people_write_them(text, price):
    assert read_price(text) == price


@pytest.mark.parametrize("text", ["12,5", "1.250.000,5", "-5", "gratuit", "3760123456784"])
def test_a_price_is_refused_rather_than_guessed(text):
    with pytest.raises(CellError):
        read_price(text)


@pytest.mark.parametrize(
    ("text", "rate"), [("22 %", 2200), ("22", 2200), ("0.22", 2200), ("0,03", 300), ("11,0 %", 1100), ("0", 0)]
)
def test_rates_are_read_with_and_without_percent(text, rate):
    assert read_rate(text) == rate


WORDS = st.text("abcéœÉ ’-'0123", min_size=1, max_size=12).map(lambda w: " ".join(w.split())).filter(bool)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": WORDS,
            "brand": WORDS,
            "shade": st.one_of(st.just(""), WORDS),
            "price": st.integers(0, 99_999),
            "stock": st.integers(-3, 50),
            "gone": st.sampled_from(["oui", "non"]),
            "codes": st.integers(0, 2),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, days=st.integers(0, 400))
def test_import_export_import_changes_nothing(shop, tmp_path, rows, days):
    headers = "Référence;EAN;Désignation;Marque;Teinte;Prix TTC;Prix depuis;Stock;Arrêté"
    start = shop.desk.today() - timedelta(days=days)
    lines = [headers]
    for rank, row in enumerate(rows):
        codes = "|".join(ean13(f"952{rank:04d}{nth:05d}") for nth in range(row["codes"]))
        lines.append(
            f"P-{rank};{codes};{row['name']};{row['brand']};{row['shade']};{row['price']};{start};"
            f"{row['stock']};{row['gone']}"
        )
    bring_in(shop, sheet_of(tmp_path, *lines))
    written = imports.export_catalogue(shop.desk, shop.manager, tmp_path / "out.csv")
    before = journal_kinds(shop)
    sheet = imports.read_sheet(tmp_path / "out.csv")
    plan = check(shop, sheet)
    assert plan.faults == ()
    assert (plan.new, plan.changed, plan.unchanged) == (0, 0, written)
    imports.carry_out(shop.desk, shop.manager, plan)
    assert journal_kinds(shop) == before


def test_progress_is_told_to_the_end(shop, tmp_path):
    sheet = sheet_of(tmp_path, HEADERS, ROUGE, ROSE)
    told: list[tuple[int, int]] = []
    mapping = imports.propose_mapping(sheet.headers)
    imports.check_sheet(shop.desk, sheet, mapping, on_progress=lambda *step: told.append(step))
    assert told[-1] == (2, 2)

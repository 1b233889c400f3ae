"""The import through its screens, on a real store: every fault is listed, all or nothing is written."""

import pytest

from koom_pos.domain.gtin import check_digit
from koom_pos.services import ringing
from koom_pos.services.catalogue_import import FaultKind, RowFault
from koom_pos.services.catalogue_sheet import FIELDS
from koom_pos.ui.articles.articles_page import ArticlesPage
from koom_pos.ui.articles.import_words import field_words, mend_words, wrong_words

HEAD = "Référence;Code-barres;Désignation;Marque;Catégorie;Teinte;Prix TTC;TGC;Remarque"


def code(number):
    body = f"9529{number:08d}"
    return body + str(check_digit(body))


def row(number, *, price="1000", rate="22 %", gtin=None, name=None):
    return f"NV-{number:03d};{gtin or code(number)};{name or f'Baume {number}'};Niaoulia;Soin;;{price};{rate};lu"


def write(path, rows):
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return path


@pytest.fixture
def page(qtbot, counter, shop):
    made = ArticlesPage(counter)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    made.shown()
    made.open_import()
    return made


def done(qtbot, counter):
    qtbot.waitUntil(lambda: not counter.tasks.is_busy(), timeout=20_000)


def checked(qtbot, counter, page, path):
    page.import_page.read(path)
    done(qtbot, counter)
    page.import_page.columns_step.button.click()
    done(qtbot, counter)
    return page.import_page.plan()


def test_columns_are_proposed_and_those_unknown_are_left(qtbot, counter, page, tmp_path):
    page.import_page.read(write(tmp_path / "a.csv", [row(1), row(2)]))
    done(qtbot, counter)
    step = page.import_page.columns_step
    assert page.import_page.step() is step
    assert step.mapping()["Prix TTC"] == "price"
    assert "Remarque" not in step.mapping()
    assert "2" in step.button.text()


def test_a_meaning_moves_to_the_column_that_takes_it(qtbot, counter, page, tmp_path):
    page.import_page.read(write(tmp_path / "a.csv", [row(1)]))
    done(qtbot, counter)
    step = page.import_page.columns_step
    combo = step.combo("Remarque")
    combo.setCurrentIndex(combo.findData("name"))
    assert step.mapping()["Remarque"] == "name"
    assert "Désignation" not in step.mapping()


def test_without_number_and_barcode_nothing_can_be_checked(qtbot, counter, page, tmp_path):
    page.import_page.read(write(tmp_path / "a.csv", [row(1)]))
    done(qtbot, counter)
    step = page.import_page.columns_step
    for header in ("Référence", "Code-barres"):
        step.combo(header).setCurrentIndex(0)
    assert not step.button.isEnabled()
    assert step.missing.text()


def test_every_fault_is_listed_with_row_and_column_and_nothing_is_imported(qtbot, counter, page, shop, tmp_path):
    rows = [row(1), row(2, price="douze"), row(3, rate="21 %"), row(4, gtin="9529000000019"), row(5), row(5)]
    plan = checked(qtbot, counter, page, write(tmp_path / "a.csv", rows))
    step = page.import_page.check_step
    shown = {tuple(step.model.cells(place)[:2]) for place in range(step.model.rowCount())}
    assert len(plan.faults) == step.model.rowCount() >= 4
    assert {("3", "Prix TTC"), ("4", "TGC"), ("5", "Code-barres"), ("7", "Référence")} <= shown
    assert not step.button.isVisible()
    assert step.again.isVisible()
    assert ringing.search_items(shop.desk, "baume") == []


def test_a_clean_file_is_imported_whole_and_found_at_once(qtbot, counter, page, shop, tmp_path):
    checked(qtbot, counter, page, write(tmp_path / "a.csv", [row(n) for n in range(1, 31)]))
    step = page.import_page.check_step
    assert step.button.text() == "Import 30 articles"
    assert step.new.value.text() == "30"
    with qtbot.waitSignal(counter.catalogue_changed):
        step.button.click()
    assert page.import_page.step() is page.import_page.done_step
    assert "30" in page.import_page.done_step.sentence.text()
    page.import_page.done_step.leave.click()
    assert not page.is_importing()
    assert page.model.rowCount() == 30
    assert ringing.find_item(shop.desk, code(7))[1].name == "Baume 7"


def test_the_same_file_again_changes_nothing_and_doubles_nothing(qtbot, counter, page, shop, tmp_path):
    path = write(tmp_path / "a.csv", [row(1), row(2)])
    checked(qtbot, counter, page, path)
    page.import_page.carry_out()
    done(qtbot, counter)
    plan = checked(qtbot, counter, page, path)
    assert (plan.new, plan.changed, plan.unchanged) == (0, 0, 2)
    assert not page.import_page.check_step.button.isEnabled()


def test_a_mended_file_is_read_again_with_the_columns_as_named(qtbot, counter, page, tmp_path):
    path = write(tmp_path / "a.csv", [row(1, price="douze")])
    assert checked(qtbot, counter, page, path).faults
    write(path, [row(1, price="1200")])
    page.import_page.check_step.again.click()
    qtbot.waitUntil(page.import_page.check_step.button.isVisible)
    assert not page.import_page.plan().faults


def test_an_import_that_is_stopped_writes_nothing(qtbot, counter, page, shop, tmp_path):
    checked(qtbot, counter, page, write(tmp_path / "a.csv", [row(n) for n in range(1, 400)]))
    page.import_page.carry_out()
    page.import_page.progress_step.cancel.click()
    done(qtbot, counter)
    assert page.import_page.step() is page.import_page.check_step
    assert "Nothing was imported" in page.import_page.notice.sentence()
    assert ringing.search_items(shop.desk, "baume") == []


def test_the_faults_are_exported_for_the_supplier(qtbot, counter, page, tmp_path):
    checked(qtbot, counter, page, write(tmp_path / "a.csv", [row(1, price="douze")]))
    assert page.import_page.export_faults(tmp_path / "faults.csv")
    lines = (tmp_path / "faults.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Row;Column")
    assert lines[1].startswith("2;Prix TTC;douze;")
    assert not page.import_page.export_faults(tmp_path / "nowhere" / "faults.csv")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_table_is_refused_in_words(qtbot, counter, page, tmp_path, content):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    page.import_page.read(path)
    done(qtbot, counter)
    assert page.import_page.step() is page.import_page.choose_step
    assert page.import_page.notice.sentence()


def test_a_path_to_nothing_is_said_before_anything_runs(counter, page, tmp_path):
    page.import_page.choose_step.path.setText(str(tmp_path / "rien.csv"))
    page.import_page.choose_step.open.click()
    assert "rien.csv" in page.import_page.notice.sentence()
    assert not counter.tasks.is_busy()


def test_escape_goes_back_step_by_step_and_keeps_the_columns(qtbot, counter, page, tmp_path):
    checked(qtbot, counter, page, write(tmp_path / "a.csv", [row(1)]))
    importing = page.import_page
    assert page.escape()
    assert importing.step() is importing.columns_step
    assert importing.columns_step.mapping()["Prix TTC"] == "price"
    assert page.escape()
    assert importing.step() is importing.choose_step
    assert page.escape()
    assert not page.is_importing()


def test_a_scan_during_the_import_disturbs_nothing(page):
    page.handle_scan(code(1))
    assert page.is_importing()


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_has_words_for_what_is_wrong_and_what_to_do(kind):
    fault = RowFault(4, "Prix", kind, "x", "fait")
    assert wrong_words(fault)
    assert mend_words(fault)
    assert "{" not in mend_words(fault)


def test_every_field_has_words():
    assert all(field_words(field) != field for field in FIELDS)

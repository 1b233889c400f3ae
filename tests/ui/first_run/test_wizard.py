"""The first run through its own window, on a real empty store: what it asks, keeps, refuses and founds."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koom_pos.domain.operator import Role
from koom_pos.domain.recovery_key import key_from_recovery
from koom_pos.domain.tax import TaxRegime
from koom_pos.services import people, shop
from koom_pos.services.founding import is_founded
from koom_pos.settings import load_settings
from koom_pos.store.migrate import migrate
from koom_pos.ui.first_run.progress import StartProgress

PIN = "2580"


def go_to(first_run, key):
    keys = [step.key for step in first_run.steps()]
    first_run.show_step(keys.index(key))
    return first_run.step()


def say_who_sells(first_run):
    step = go_to(first_run, "shop")
    step.shop.name.setText("KOOM Cosmétiques")
    step.shop.legal_name.setText("Koom SARL")
    step.shop.address.setPlainText("12 rue de l’Alma\n98800 Nouméa")
    step.shop.ridet.setText("0 300 137.001")
    first_run.next()


def choose_pin(pin_widget, pin):
    for _ in range(2):
        for digit in pin:
            QTest.keyClick(pin_widget.pad, digit)
        QTest.keyClick(pin_widget.pad, Qt.Key.Key_Return)


def choose_manager(first_run):
    step = go_to(first_run, "manager")
    step.name.setText("Hélène")
    choose_pin(step.pin, PIN)
    first_run.next()


def test_a_bare_machine_becomes_a_till(first_run, qtbot, store, settings, tmp_path):
    first_run.next()
    say_who_sells(first_run)
    first_run.step().name.setText("Comptoir")
    first_run.next()
    first_run.skip()
    choose_manager(first_run)
    first_run.step().put_away.setChecked(True)
    first_run.next()
    assert first_run.step().key == "articles"
    with qtbot.waitSignal(first_run.founded) as founded:
        first_run.next()
    desk, manager = founded.args
    assert is_founded(store)
    profile = shop.profile(desk)
    assert (profile.name, profile.legal_name, profile.ridet) == ("KOOM Cosmétiques", "Koom SARL", "0300137001")
    assert profile.address_lines == ("12 rue de l’Alma", "98800 Nouméa")
    assert profile.tgc_regime is TaxRegime.NORMAL
    assert profile.extra == {"recovery_sheet": "printed"}
    assert (manager.display_name, manager.role) == ("Hélène", Role.MANAGER)
    assert people.sign_in(desk, PIN) == manager
    assert desk.workstation.name == settings.workstation_name == "Comptoir"
    assert load_settings(tmp_path / "data").workstation_name == "Comptoir"
    assert first_run.draft.manager_pin == ""


def test_nothing_is_filled_in_for_the_shopkeeper(first_run):
    step = go_to(first_run, "shop")
    values = step.shop.values()
    asked = ("name", "legal_name", "ridet", "rcs", "phone", "email", "website")
    assert all(values[key] == "" for key in asked)
    assert values["address_lines"] == ()
    assert go_to(first_run, "manager").name.text() == ""


def test_identity_and_pin_cannot_be_passed_over(first_run):
    passable = {step.key: bool(step.skip_words) for step in first_run.steps()}
    assert passable == {
        "language": False,
        "shop": False,
        "workstation": True,
        "printer": True,
        "manager": False,
        "recovery": True,
        "articles": False,
    }
    step = go_to(first_run, "shop")
    first_run.next()
    assert first_run.step() is step
    faults = {key for key, field in step.shop.fields.items() if field.fault()}
    assert faults == {"name", "legal_name", "address_lines", "ridet"}
    step.shop.name.setText("K")
    assert not step.shop.fields["name"].fault()


def test_a_ridet_of_nine_digits_is_refused_beside_its_field(first_run):
    step = go_to(first_run, "shop")
    step.shop.ridet.setText("300 137 001")
    first_run.next()
    assert "10 digits" in step.shop.fields["ridet"].fault()


@pytest.mark.parametrize("pin", ["1234", "0000", "8765"])
def test_an_easy_pin_is_refused_at_once(first_run, pin):
    step = go_to(first_run, "manager")
    choose_pin(step.pin, pin)
    assert step.pin.pin() == ""


def test_two_different_pins_are_no_pin(first_run):
    step = go_to(first_run, "manager")
    for pin in ("2580", "2581"):
        for digit in pin:
            QTest.keyClick(step.pin.pad, digit)
        QTest.keyClick(step.pin.pad, Qt.Key.Key_Return)
    assert step.pin.pin() == ""
    step.name.setText("Hélène")
    first_run.next()
    assert first_run.step() is step


def test_going_back_keeps_what_was_typed(first_run):
    step = go_to(first_run, "shop")
    step.shop.name.setText("Half a na")
    step.shop.regime.choose(TaxRegime.FRANCHISE)
    first_run.back()
    assert first_run.step().key == "language"
    first_run.next()
    assert first_run.step().shop.name.text() == "Half a na"
    assert first_run.step().shop.regime.current() == TaxRegime.FRANCHISE


def test_another_language_keeps_what_was_typed(first_run, qtbot):
    say_who_sells(first_run)
    before = first_run.steps()
    language = go_to(first_run, "language")
    language.language.chip("en").click()
    qtbot.waitUntil(lambda: first_run.steps() != before)
    assert first_run.draft.language == "en"
    assert go_to(first_run, "shop").shop.name.text() == "KOOM Cosmétiques"


def test_going_on_without_the_recovery_sheet_takes_a_tick_or_a_word(first_run):
    step = go_to(first_run, "recovery")
    first_run.next()
    assert first_run.step() is step
    assert step.fault.isVisible()
    first_run.skip()
    assert first_run.step().key == "articles"
    assert first_run.draft.recovery == "later"


def test_the_key_on_screen_opens_the_store_and_goes_with_the_step(first_run, vault):
    step = go_to(first_run, "recovery")
    step.panel.show_button.click()
    assert key_from_recovery(step.panel.shown_key()) == vault.store_key()
    first_run.back()
    assert step.panel.shown_key() == ""


def test_the_sheet_is_saved_for_its_owner_alone(first_run, tmp_path):
    step = go_to(first_run, "recovery")
    path = tmp_path / "cle.pdf"
    path.write_bytes(b"older")
    step.panel.save_to(path)
    assert path.read_bytes().startswith(b"%PDF-")
    if path.stat().st_mode & 0o777 != 0o666:  # Windows knows no such rights
        assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_said(first_run, tmp_path):
    step = go_to(first_run, "recovery")
    step.panel.save_to(tmp_path / "nowhere" / "cle.pdf")
    assert step.panel.answer.kind == "danger"


def test_a_broken_settings_file_stores_nothing(first_run, store, tmp_path):
    (tmp_path / "data" / "workstation.json").write_text("{ broken")
    say_who_sells(first_run)
    choose_manager(first_run)
    go_to(first_run, "articles")
    first_run.next()
    assert not is_founded(store)
    assert first_run.notice.kind == "danger"
    assert first_run.next_button.isEnabled()


def test_the_printer_chosen_is_written_and_a_trial_is_its_proof(first_run, qtbot, tmp_path):
    step = go_to(first_run, "printer")
    paper = tmp_path / "paper.bin"
    step.printer.kind.choose("file")
    step.printer.test_button.click()
    assert step.printer.address_field.fault()
    step.printer.address.setText(str(paper))
    step.printer.model.choose("generic-80mm-cp858")
    step.printer.test_button.click()
    qtbot.waitUntil(lambda: step.printer.answer.kind == "ok")
    job = paper.read_bytes()
    assert "Nouméa, reçu".encode("cp858") not in job  # œ is not on this page: the line is drawn
    assert "é".encode("cp858") in job
    assert b"\x1bt\x13" in job  # ESC t 19, the number of CP858
    first_run.next()
    assert first_run.draft.printer.kind == "file"
    assert first_run.draft.printer.code_page == "cp858"


def test_enter_goes_on_and_escape_goes_back(first_run):
    go_to(first_run, "workstation")
    QTest.keyClick(first_run.step().name, Qt.Key.Key_Return)
    assert first_run.step().key == "printer"
    QTest.keyClick(first_run, Qt.Key.Key_Escape)
    assert first_run.step().key == "workstation"


def test_skipping_the_till_keeps_the_plain_name(first_run):
    step = go_to(first_run, "workstation")
    step.name.setText("")
    first_run.next()
    assert first_run.step() is step
    first_run.skip()
    assert (first_run.draft.workstation_name, first_run.draft.workstation_number) == ("Caisse 1", 1)


def test_the_progress_of_a_start_names_its_steps(qtbot, tmp_path):
    shown = StartProgress()
    qtbot.addWidget(shown)
    assert shown.isHidden()
    seen = []

    def follow(step, done, total):
        shown.show_step(step, done, total)
        seen.append((shown.words.text(), shown.bar.value(), shown.bar.maximum()))

    moment = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
    migrate(tmp_path / "new.db", bytes(32), on_progress=follow, clock=lambda: moment)
    assert not shown.isHidden()
    assert seen[-1][0]
    shown.refuse("Another program works on it.")
    assert not shown.bar.isVisible()
    assert shown.close_button.isVisible()


def test_the_draft_never_reaches_the_disk_before_the_end(first_run, tmp_path):
    say_who_sells(first_run)
    choose_manager(first_run)
    kept = [path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert not any(PIN.encode() in content or b"Koom SARL" in content for content in kept)
    assert not (tmp_path / "data" / "workstation.json").exists()

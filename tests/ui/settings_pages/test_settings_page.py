"""The settings page on a real till: what it shows, saves, refuses and leaves alone."""

import json
import socket
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import NotAllowedError, Right, Role
from koom_pos.domain.recovery_key import key_from_recovery
from koom_pos.domain.tax import TaxRegime
from koom_pos.services import people, shop, till_session
from koom_pos.services.workstation import WorkstationNameError, rename
from koom_pos.settings import load_settings
from koom_pos.store.paper import PrintJob
from koom_pos.ui.theme import is_dark

MANAGER_PIN, CASHIER_PIN = "2580", "1379"


def last_entry(till):
    with till.desk.store.reading() as tx:
        entry = tx.journal.head(till.desk.workstation.id)
    return entry.kind, json.loads(entry.body)["payload"]


def type_pin(pad, pin):
    for digit in pin:
        QTest.keyClick(pad, digit)
    QTest.keyClick(pad, Qt.Key.Key_Return)


def test_a_manager_sees_every_section_and_each_opens(till):
    keys = [till.page.list.key_at(row) for row in range(till.page.list.count())]
    assert keys == [
        "shop",
        "workstation",
        "printer",
        "display",
        "terminal",
        "mail",
        "loyalty",
        "online",
        "team",
        "journal",
        "recovery",
        "about",
    ]
    for key in keys:
        assert till.section(key).isVisible()
        assert till.page.current_key() == key
    assert till.said == []


def test_who_may_not_manage_people_does_not_see_the_team(till):
    people.set_right(till.desk, till.manager, Role.CASHIER, Right.SETTINGS, allowed=True)
    till.counter.sign_in(people.refreshed(till.desk, till.cashier))
    till.page.shown()
    keys = [till.page.list.key_at(row) for row in range(till.page.list.count())]
    assert "team" not in keys
    assert "journal" not in keys
    assert "shop" in keys


def test_the_shop_is_saved_with_what_changed_and_the_journal_says_it(till, qtbot):
    section = till.section("shop")
    assert not section.save_button.isEnabled()
    QTest.keyClicks(section.shop.phone, "24 00 00")
    section.shop.regime.chip(TaxRegime.FRANCHISE).click()
    assert "TGC non applicable" in section.shop.fields["tgc_regime"]._hint.text()
    with qtbot.waitSignal(till.counter.settings_changed):
        section.save_button.click()
    profile = shop.profile(till.desk)
    assert (profile.phone, profile.tgc_regime) == ("24 00 00", TaxRegime.FRANCHISE)
    kind, payload = last_entry(till)
    assert kind is JournalKind.SETTINGS_CHANGE
    assert {change["setting"] for change in payload["changes"]} == {"phone", "tgc_regime"}
    assert not section.has_changes()


def test_a_wrong_ridet_is_said_beside_its_field_and_nothing_is_saved(till):
    section = till.section("shop")
    section.shop.ridet.selectAll()
    QTest.keyClicks(section.shop.ridet, "123")
    section.save_button.click()
    assert "10 digits" in section.shop.fields["ridet"].fault()
    assert shop.profile(till.desk).ridet == "0123456001"
    assert section.has_changes()


def test_what_is_typed_survives_another_section(till):
    section = till.section("shop")
    QTest.keyClicks(section.shop.website, "koom.nc")
    till.section("about")
    assert till.section("shop").shop.website.text() == "koom.nc"


def test_the_till_is_renamed_on_the_next_ticket_and_in_its_file(till):
    section = till.section("workstation")
    section.name.selectAll()
    QTest.keyClicks(section.name, "Comptoir")
    section.lock.setValue(10)
    section.sound.setChecked(False)
    section.save_button.click()
    assert till.counter.desk.workstation.name == "Comptoir"
    kept = load_settings(till.data_dir)
    assert (kept.workstation_name, kept.auto_lock_minutes, kept.sound) == ("Comptoir", 10, False)
    assert till.counter.settings.sound is False
    kind, payload = last_entry(till)
    assert kind is JournalKind.SETTINGS_CHANGE
    assert payload["changes"] == [{"setting": "workstation_name", "before": "Caisse 1", "after": "Comptoir"}]


def test_a_till_without_a_name_is_refused(till):
    section = till.section("workstation")
    section.name.clear()
    section.mark_changed()
    section.save_button.click()
    assert section.name_field.fault()
    with pytest.raises(WorkstationNameError):
        rename(till.desk, till.manager, "x" * 41)
    with pytest.raises(NotAllowedError):
        rename(till.desk, till.cashier, "Autre")


def test_the_look_changes_at_once(till):
    section = till.section("workstation")
    section.theme.chip("dark").click()
    assert is_dark()
    section.theme.chip("light").click()
    assert not is_dark()


def test_a_broken_settings_file_is_said_and_left_alone(till):
    (till.data_dir / "workstation.json").write_text("{ broken")
    section = till.section("terminal")
    section.mode.chip("caisse_ap").click()
    section.host.setText("192.168.1.70")
    section.save_button.click()
    assert till.said[-1][0] == "danger"
    assert till.counter.settings.terminal.mode == "manual"
    assert (till.data_dir / "workstation.json").read_text() == "{ broken"


def test_ctrl_s_saves_the_section_in_front(till):
    section = till.section("terminal")
    section.timeout.setValue(90)
    section.mark_changed()
    till.page.activateWindow()
    section.host.setFocus()
    QTest.keyClick(till.page.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert load_settings(till.data_dir).terminal.timeout_s == 90


def test_a_terminal_is_reached_without_a_byte_being_sent(till, qtbot):
    server = socket.create_server(("127.0.0.1", 0))
    heard = []

    def listen():
        wire, _ = server.accept()
        with wire:
            heard.append(wire.recv(100))

    listener = threading.Thread(target=listen)
    listener.start()
    section = till.section("terminal")
    section.mode.chip("caisse_ap").click()
    section.host.setText("127.0.0.1")
    section.port.setValue(server.getsockname()[1])
    section.try_button.click()
    qtbot.waitUntil(lambda: section.answer.kind == "ok", timeout=5000)
    listener.join(5)
    server.close()
    assert heard == [b""]
    section.try_button.click()
    qtbot.waitUntil(lambda: section.answer.kind == "danger", timeout=10_000)


def test_a_serial_display_needs_its_port(till):
    section = till.section("display")
    section.kind.chip("serial").click()
    section.save_button.click()
    assert section.port_field.fault()
    section.port.setText("COM7")
    section.save_button.click()
    kept = load_settings(till.data_dir).customer_display
    assert (kept.kind, kept.port) == ("serial", "COM7")


def test_the_test_page_comes_out_of_the_printer_on_screen_saved_or_not(till, qtbot, tmp_path):
    section = till.section("printer")
    paper = tmp_path / "paper.bin"
    section.printer.kind.choose("file")
    section.printer.address.setText(str(paper))
    section.printer.test_button.click()
    qtbot.waitUntil(lambda: section.printer.answer.kind == "ok", timeout=10_000)
    assert "Nouméa, reçu, œ, F".encode("cp1252") in paper.read_bytes()
    assert till.counter.settings.printer.kind == "none"
    section.save_button.click()
    assert load_settings(till.data_dir).printer.kind == "file"


def test_a_printer_nobody_answers_at_is_said(till, qtbot, tmp_path):
    section = till.section("printer")
    section.printer.kind.choose("file")
    section.printer.address.setText(str(tmp_path / "nowhere" / "paper.bin"))
    section.printer.test_button.click()
    qtbot.waitUntil(lambda: section.printer.answer.kind == "danger", timeout=10_000)
    assert section.printer.test_button.isEnabled()


def test_the_drawer_opens_for_a_trial_only_with_a_trace(till, qtbot, tmp_path):
    section = till.section("printer")
    paper = tmp_path / "paper.bin"
    section.printer.kind.choose("file")
    section.printer.address.setText(str(paper))
    section.printer.drawer_button.click()
    assert till.said[-1][0] == "caution"
    assert not paper.exists()
    till_session.open_day(till.desk, till.manager, {1000: 5})
    section.printer.drawer_button.click()
    qtbot.waitUntil(lambda: section.printer.answer.kind == "ok", timeout=10_000)
    assert paper.read_bytes() == b"\x1bp\x0022"
    assert last_entry(till)[0] is JournalKind.NO_SALE


def test_a_waiting_paper_is_listed_and_can_be_given_up(till):
    desk = till.desk
    job = PrintJob(desk.new_id(), "Ticket 1042", b"x", False, "queued", 0, "", desk.now())
    with desk.store.transaction() as tx:
        tx.paper.queue(job, workstation_id=desk.workstation.id)
    section = till.section("printer")
    give_up = section._rows.itemAtPosition(0, 3).widget()
    assert "Ticket 1042" in give_up.accessibleName()
    give_up.click()
    with desk.store.reading() as tx:
        assert tx.paper.waiting(desk.workstation.id) == []
    assert not section.retry_button.isVisible()


def test_somebody_joins_the_team_with_her_own_pin(till):
    section = till.section("team")
    section.add_button.click()
    panel = till.asked[-1][1]
    assert not panel.create_button.isEnabled()
    panel.name.setText("Louise")
    type_pin(panel.pin.pad, "4711")
    type_pin(panel.pin.pad, "4711")
    panel.create_button.click()
    assert people.sign_in(till.desk, "4711").display_name == "Louise"
    assert section.table.rowCount() == 3


def test_a_pin_of_somebody_else_is_refused(till):
    section = till.section("team")
    section.choose(till.cashier.code)
    section.pin_button.click()
    panel = till.asked[-1][1]
    type_pin(panel.pad, MANAGER_PIN)
    type_pin(panel.pad, MANAGER_PIN)
    assert till.said[-1][0] == "caution"
    assert people.sign_in(till.desk, CASHIER_PIN).id == till.cashier.id
    type_pin(panel.pad, "9135")
    type_pin(panel.pad, "9135")
    assert people.sign_in(till.desk, "9135").id == till.cashier.id


def test_a_badge_is_shown_once_and_opens_the_till(till):
    section = till.section("team")
    section.choose(till.cashier.code)
    section.badge_button.click()
    panel = till.asked[-1][1]
    assert people.sign_in_by_badge(till.desk, panel.code.text()).id == till.cashier.id
    assert not panel.print_button.isEnabled()
    panel.save_button.click()
    (saved,) = (till.data_dir / "exports").glob("badge-*.pdf")
    assert saved.read_bytes().startswith(b"%PDF-")


def test_who_leaves_is_let_go_and_can_come_back(till):
    section = till.section("team")
    section.choose(till.manager.code)
    assert not section.active_button.isEnabled()
    section.choose(till.cashier.code)
    section.active_button.click()
    assert people.refreshed(till.desk, till.cashier) is None
    section.active_button.click()
    assert people.refreshed(till.desk, till.cashier) is not None


def test_rights_and_caps_are_saved_together_and_hold_at_once(till):
    section = till.section("team")
    assert not section.has_changes()
    section.rights.boxes[Role.CASHIER, Right.NO_SALE].setChecked(False)
    section.rights.caps[Role.CASHIER].setValue(15)
    assert section.has_changes()
    section.save_button.click()
    cashier = people.refreshed(till.desk, till.cashier)
    assert Right.NO_SALE not in cashier.rights
    assert cashier.discount_cap_bp == 1500
    assert section.rights.differences() == []


def test_a_manager_cannot_lock_every_manager_out(till):
    rights = till.section("team").rights
    assert not rights.boxes[Role.MANAGER, Right.OPERATORS].isEnabled()
    assert not rights.boxes[Role.MANAGER, Right.SETTINGS].isEnabled()
    assert all(rights.boxes[role, right].accessibleName() for role in Role for right in Right)


def test_a_change_taken_back_is_no_change(till):
    section = till.section("team")
    box = section.rights.boxes[Role.CASHIER, Right.REPORTS]
    box.setChecked(True)
    box.setChecked(False)
    assert not section.has_changes()


def test_the_recovery_key_takes_her_own_pin_each_time(till):
    section = till.section("recovery")
    assert section.state.kind == "caution"
    section.ask_button.click()
    type_pin(section.pad, "1111")
    assert not section.panel.isVisible()
    type_pin(section.pad, CASHIER_PIN)
    assert not section.panel.isVisible()
    type_pin(section.pad, MANAGER_PIN)
    assert section.panel.isVisible()
    section.panel.show_button.click()
    assert len(key_from_recovery(section.panel.shown_key())) == 32
    till.section("about")
    assert till.section("recovery").panel.isHidden()
    assert section.panel.shown_key() == ""


def test_the_sheet_opened_for_printing_is_private_and_goes_away(till, qtbot):
    class Viewer(QObject):
        @Slot("QUrl")
        def open(self, url):
            opened.append(url.toLocalFile())

    opened = []
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "open")
    try:
        section = till.section("recovery")
        section.ask_button.click()
        type_pin(section.pad, MANAGER_PIN)
        section.panel.print_button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    sheet = Path(opened[0])
    assert sheet.read_bytes().startswith(b"%PDF-")
    till.section("about")
    assert not sheet.exists()


def test_put_away_is_noted_in_the_shop(till):
    section = till.section("recovery")
    section.put_away.setChecked(True)
    section.save_button.click()
    assert shop.profile(till.desk).extra == {"recovery_sheet": "printed"}
    assert section.state.kind == "ok"


def test_about_tells_what_a_technician_asks(till):
    section = till.section("about")
    told = " ".join(words.text() for words in section.facts.values())
    assert "SQLite 3." in told
    assert str(till.data_dir) in told
    assert till.desk.workstation.public_key[:8] in told

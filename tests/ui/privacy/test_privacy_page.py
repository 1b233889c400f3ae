"""Lists, register, holds, looks and objections on the privacy page: what each shows, does and refuses."""

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from koom_pos.domain.customer import LookReason
from koom_pos.domain.operator import Right, Role
from koom_pos.services import contact_export, people, processors
from koom_pos.ui.customers.customers_page import CustomersPage
from tests.ui.privacy.conftest import NEWS, PARTNERS, SMS


def keys(page):
    return [page.list.key_at(row) for row in range(page.list.count())]


def test_each_section_opens_by_keyboard(qtbot, page, settled):
    assert keys(page) == ["policy", "contacts", "processors", "holds", "looks", "suppression"]
    for key in keys(page)[1:]:
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        assert page.current_key() == key
        assert page.section(key).isVisible()
    settled()
    assert page.frame.notice.sentence() == ""


def test_who_may_not_export_sees_no_list(page, counter, open_shop, settled):
    people.set_right(open_shop.desk, open_shop.manager, Role.MANAGER, Right.CONTACT_EXPORT, allowed=False)
    counter.sign_in(people.refreshed(open_shop.desk, open_shop.manager))
    page.shown()
    assert "contacts" not in keys(page)
    settled()


def test_each_list_counts_who_said_yes_to_just_this(new_policy, section):
    shown = section("contacts")
    numbers = {row[:2]: row[2] for row in shown.lists.texts()}
    assert numbers == {
        ("KOOM offers and news", "E-mail"): "2",
        ("KOOM offers and news", "SMS"): "1",
        ("Partners’ offers", "E-mail"): "1",
        ("Partners’ offers", "SMS"): "0",
        ("Ticket by e-mail", "E-mail"): "0",
    }
    assert shown.button(NEWS).isEnabled()
    assert not shown.button((PARTNERS[0], SMS[1])).isEnabled()


def test_a_list_for_the_shop_is_written_and_logged(people, section, page, open_shop, tmp_path):
    shown = section("contacts")
    shown.button(NEWS).click()
    assert shown.panel.figure.value.text().startswith("2 address")
    assert "e-mail address" in shown.panel.held.text()
    assert shown.panel.receiver() is None
    path = tmp_path / "news.csv"
    shown.export_to(path, "")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["manon@example.nc", "jane@example.com"]
    assert "The export is logged" in page.frame.notice.sentence()
    assert [row[1:] for row in shown.past.texts()] == [("KOOM offers and news · E-mail", "The shop", "2", "Hélène")]


def test_without_a_commitment_nothing_leaves_and_the_register_is_near(people, register, section, page):
    shown = section("contacts")
    shown.ask_export(SMS)
    shown.panel.choice.choose(register[1].id)
    assert "Agence Bleu Corail has given no written commitment" in shown.panel.missing.words.text()
    assert not shown.panel.button.isEnabled()
    shown.panel.choice.choose(register[0].id)
    assert shown.panel.button.isEnabled()
    assert not shown.panel.missing.isVisible()
    shown.panel.register.click()
    assert page.current_key() == "processors"


def test_partners_offers_leave_for_a_partner_alone(people, section, register, open_shop, tmp_path):
    shown = section("contacts")
    shown.ask_export(PARTNERS)
    assert [shown.panel.choice.itemText(row) for row in range(shown.panel.choice.count())] == ["Maison Niaouli"]
    shown.export_to(tmp_path / "partner.csv", register[2].id)
    assert contact_export.exports(open_shop.desk, open_shop.manager)[0].processor_id == register[2].id
    processors.end_processor(open_shop.desk, open_shop.manager, register[2].id)
    shown.ask_export(PARTNERS)
    assert "No partner is in the register" in shown.panel.missing.words.text()
    assert not shown.panel.button.isEnabled()


def test_a_refusal_of_the_gate_is_said_and_writes_nothing(people, register, section, page, tmp_path):
    shown = section("contacts")
    shown.ask_export(NEWS)
    shown.export_to(tmp_path / "news.csv", register[1].id)
    assert "commitment" in page.frame.notice.sentence()
    assert not (tmp_path / "news.csv").exists()


def test_a_processor_is_entered_corrected_and_ended(section, open_shop, page):
    shown = section("processors")
    assert shown.nothing.isVisible()
    shown.add.click()
    panel = shown.panel
    panel.button.click()
    assert panel.fields["name"].fault() == "Who is it?"
    panel.name.setText("Routage du Lagon")
    panel.purpose.setText("Envoi de la newsletter")
    panel.committed.click()
    panel.button.click()
    assert panel.fields["commitment_ref"].fault() == "Say where the commitment is found."
    panel.reference.setText("Contrat 2026-03")
    panel.button.click()
    (entry,) = processors.processors(open_shop.desk)
    assert (entry.name, entry.commitment_on, entry.commitment_ref) == (
        "Routage du Lagon",
        open_shop.desk.today(),
        "Contrat 2026-03",
    )
    assert not page.frame.panel.is_open()
    shown.ask_change(entry)
    panel.committed.click()
    panel.button.click()
    (entry,) = processors.processors(open_shop.desk)
    assert (entry.commitment_on, entry.commitment_ref) == (None, "")
    assert "None: nothing leaves" in shown.register.texts()[0][2]
    shown.end(entry)
    assert shown.register.texts()[0][1] == "Processor, ended"
    shown.keep(replace(entry, active=True))
    assert processors.processors(open_shop.desk)[0].active


def test_a_hold_comes_back_on_its_date_and_leads_to_its_card(busy_shop, section, people, wanted_pages):
    shown = section("holds")
    assert shown.holds.texts()[0][:1] == ("Open claim · Dossier 2026-14",)
    shown.holds.rows()[0][3].click()
    assert wanted_pages == [("customers", (people[2], LookReason.CONTROL))]


def test_the_latest_looks_lead_to_the_card_by_keyboard(qtbot, busy_shop, section, people, wanted_pages):
    shown = section("looks")
    assert not shown.open.isEnabled()
    model = shown.model
    assert [model.data(model.index(0, column)) for column in (1, 2, 3)] == [
        "Hélène",
        "Her request",
        "Card without a name",
    ]
    shown.table.setFocus()
    shown.table.selectRow(1)
    assert shown.open.isEnabled()
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert wanted_pages == [("customers", (people[1], LookReason.CONTROL))]


def test_a_card_opened_from_the_list_is_a_look_of_control(qtbot, busy_shop, section, counter, people):
    section("looks")
    cards = CustomersPage(counter)
    qtbot.addWidget(cards)
    cards.open_thing((people[1], LookReason.CONTROL))
    shown = section("suppression") and section("looks")
    assert shown.model.look(0).reason is LookReason.CONTROL


def test_objections_are_counted_and_never_shown(busy_shop, section):
    shown = section("suppression")
    assert shown.counts.texts() == [("KOOM offers and news", "E-mail", "1", "24/11/2026")]


@pytest.mark.parametrize("key", ["processors", "holds", "looks", "suppression"])
def test_an_empty_section_says_what_will_stand_there(section, key):
    assert section(key).nothing.isVisible()

"""The policy on its page: its date confirmed, a new version entered, customers told."""

from datetime import date

import pytest
from PySide6.QtCore import QDate

from koom_pos.domain.consent import Purpose
from koom_pos.domain.customer import LookReason
from koom_pos.services import mailing, policy


@pytest.fixture
def shown(section):
    """The section, its readers counted."""
    return section("policy")


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "politique.txt"
    path.write_text("Politique de confidentialité\n\nNouveau texte.\n", encoding="utf-8")
    return path


def test_the_sites_policy_waits_for_its_date_before_another_version(shown, open_shop):
    assert "date not confirmed" in shown.facts.texts()
    assert shown.undated.isVisible()
    assert not shown.told.isVisible()
    assert not shown.new.isEnabled()
    assert shown.text.toPlainText().startswith("Politique de confidentialité")
    shown.date_edit.setDate(QDate(2025, 3, 1))
    shown.confirm.click()
    assert policy.current_policy(open_shop.desk).dated_on == date(2025, 3, 1)
    assert "01/03/2025" in shown.facts.texts()
    assert not shown.undated.isVisible()
    assert shown.new.isEnabled()


def test_a_new_version_leaves_every_consent_valid_unless_a_box_is_ticked(
    new_policy, shown, open_shop, text_file, settled
):
    open_shop.clock.forward(days=1)
    shown.new.click()
    panel = shown.panel
    assert not any(box.isChecked() for box in panel.boxes.values())
    assert panel.effect.text() == "Nothing ticked: the new text leaves every consent valid."
    assert not panel.button.isEnabled()
    panel.version.setText(" 2026-2 ")
    panel.take_file(text_file)
    assert panel.preview.toPlainText().startswith("Politique")
    panel.boxes[Purpose.PARTNER_OFFERS].click()
    assert "Partners’ offers" in panel.effect.text()
    text_file.write_text("Un autre texte.", encoding="utf-8")
    panel.take_file(text_file)
    assert panel.button.text() == "Enter version 2026-2"
    panel.button.click()
    settled()
    entered = policy.current_policy(open_shop.desk)
    assert (entered.version, entered.text) == ("2026-2", "Un autre texte.\n")
    assert entered.ended_purposes == (Purpose.PARTNER_OFFERS,)
    assert entered.notify == "mail"
    assert not shown.page.frame.panel.is_open()
    assert shown.version.text() == "Version 2026-2"
    assert "It ended those given before for: Partners’ offers." in shown.facts.texts()


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xe9t\xe9", "no UTF-8"), (b"  \n", "empty"), (b"x" * 1_000_001, "too large")]
)
def test_a_file_that_is_no_text_is_refused_beside_its_field(new_policy, shown, text_file, content, words):
    shown.new.click()
    shown.panel.version.setText("2027")
    text_file.write_bytes(content)
    shown.panel.take_file(text_file)
    assert words in shown.panel.text_field.fault()
    assert not shown.panel.button.isEnabled()


def test_a_text_that_is_known_is_refused_and_what_was_typed_stays(new_policy, shown, page, text_file):
    shown.new.click()
    shown.panel.version.setText("2027")
    shown.panel.take_file(text_file)
    shown.panel.button.click()
    assert "2026" in page.frame.notice.sentence()
    assert shown.panel.version.text() == "2027"


def test_the_versions_before_can_be_read_again(new_policy, shown):
    assert shown.text.toPlainText().endswith("Nouveau texte.\n")
    shown.show_text(policy.FIRST_VERSION)
    assert "KOOM respecte vos préoccupations" in shown.text.toPlainText()


def test_who_has_an_address_is_told_by_mail_and_the_others_at_the_counter(
    new_policy, shown, people, settled, wanted_pages
):
    assert [f.value.text() for f in (shown.told.by_mail, shown.told.at_counter, shown.told.told)] == ["2", "2", "0"]
    shown.told.queue.click()
    settled()
    assert len(mailing.waiting_mails(shown.counter.desk)) == 2
    assert [f.value.text() for f in (shown.told.by_mail, shown.told.at_counter, shown.told.told)] == ["0", "2", "2"]
    assert not shown.told.queue.isVisible()
    shown.told.see.click()
    assert "Rose Tuilaepa" in shown.counter_list.rows.texts()
    assert "Card without a name" in shown.counter_list.rows.texts()
    shown.counter_list.told_wanted.emit(people[2])
    settled()
    assert "Rose Tuilaepa" not in shown.counter_list.rows.texts()
    assert policy.is_notified(shown.counter.desk, people[2])
    shown.counter_list.open_wanted.emit(people[3])
    assert wanted_pages == [("customers", (people[3], LookReason.SERVICE))]


def test_a_policy_told_at_the_counter_queues_no_mail(shown, people, open_shop, settled):
    policy.confirm_first_policy(open_shop.desk, open_shop.manager, date(2025, 3, 1))
    open_shop.clock.forward(days=1)
    policy.enter_policy(open_shop.desk, open_shop.manager, "2026", date(2026, 11, 24), "Texte", notify="counter")
    shown.shown()
    settled()
    assert shown.told.at_counter.value.text() == "4"
    assert not shown.told.queue.isVisible()

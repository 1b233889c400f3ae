"""The mail settings: tried for real, saved without the password, and the queue in sight."""

import json

import pytest
from PySide6.QtWidgets import QLineEdit

from koom_pos.services import mailing
from koom_pos.services.keys import open_vault
from koom_pos.services.mailing import MailKind
from koom_pos.settings import load_settings
from koom_pos.ui.widgets.buttons import QuietButton
from tests.remote.mail_box import HOST, PASSWORD, SENDER, USER, MailBox, certificate, mail_box


@pytest.fixture
def section(till):
    return till.section("mail")


def fill(section, *, host=HOST, port=587, security="none", user="", password=""):
    section.host.setText(host)
    section.sender_line.setText(SENDER)
    section.security.choose(security)
    section.port.setValue(port)
    section.user.setText(user)
    section.password.setText(password)
    section.mark_changed()


def queue(till, count=1):
    desk = till.counter.desk
    with desk.store.transaction() as tx:
        return [
            mailing.queue_mail(tx, desk, MailKind.E_TICKET, f"client{n}@exemple.nc", "Ticket", text="Bonjour")
            for n in range(count)
        ]


def test_what_is_saved_holds_after_a_restart_and_the_password_is_not_in_the_file(till, section):
    fill(section, security="tls", port=465, user=USER, password=PASSWORD)
    section.save()
    mail = load_settings(till.data_dir).mail
    assert (mail.host, mail.port, mail.security, mail.user, mail.sender) == (HOST, 465, "tls", USER, SENDER)
    assert PASSWORD not in (till.data_dir / "workstation.json").read_text(encoding="utf-8")
    assert "password" not in json.dumps(mail.model_dump())
    assert open_vault(till.data_dir, prefer_keyring=False).secret(mailing.PASSWORD) == PASSWORD
    assert (section.password.text(), section.password_field.editor.placeholderText() != "") == ("", True)
    assert section.password.echoMode() is QLineEdit.EchoMode.Password
    assert not section.has_changes()


def test_without_a_user_no_password_is_kept(till, section):
    fill(section, security="tls", user=USER, password=PASSWORD)
    section.save()
    fill(section, security="tls")
    section.save()
    assert open_vault(till.data_dir, prefer_keyring=False).secret(mailing.PASSWORD) is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda s: s.sender_line.setText("koom"), "sender_field"),
        (lambda s: s.host.setText(""), "host_field"),
        (lambda s: s.host.setText("smtp koom"), "host_field"),
        (lambda s: s.user.setText("caisse"), "user_field"),
    ],
)
def test_what_cannot_work_is_said_beside_its_field(till, section, change, field):
    fill(section)
    change(section)
    section.save()
    assert getattr(section, field).fault()
    assert load_settings(till.data_dir).mail.host == ""


def test_no_server_at_all_is_a_choice(till, section):
    fill(section)
    section.save()
    section.host.clear()
    section.sender_line.clear()
    section.save()
    assert not mailing.is_set_up(load_settings(till.data_dir).mail)


def test_the_usual_port_follows_the_encryption_unless_another_was_chosen(section):
    section.security.chip("tls").click()
    assert section.port.value() == 465
    section.port.setValue(2525)
    section.security.chip("starttls").click()
    assert section.port.value() == 2525


def test_the_trial_is_really_sent_with_what_stands_on_screen(section, qtbot, tmp_path, monkeypatch):
    context, public = certificate(tmp_path, HOST)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    with mail_box(login=True, starttls=context) as box:
        fill(section, port=box.port, security="starttls", user=USER, password=PASSWORD)
        section.trial_to.setText("patronne@koom.nc")
        section.try_button.click()
        qtbot.waitUntil(lambda: "took the message" in section.answer.sentence())
    assert (box.recipients, box.logged_in) == (["patronne@koom.nc"], [True])


def test_a_trial_that_fails_says_why(section, qtbot):
    with mail_box(MailBox(answers={"mail": ["550 not you"]})) as box:
        fill(section, port=box.port)
        section.trial_to.setText("patronne@koom.nc")
        section.try_button.click()
        qtbot.waitUntil(lambda: "550" in section.answer.sentence())
    assert section.try_button.isEnabled()


def test_a_trial_to_no_address_is_not_sent(section):
    fill(section)
    section.trial_to.setText("patronne")
    section.try_button.click()
    assert section.trial_field.fault()


def test_the_queue_is_in_sight_with_masked_addresses_and_can_be_decided_on(till, section, qtbot):
    first, second, third = queue(till, 3)
    desk = till.counter.desk
    with desk.store.transaction() as tx:
        tx.mail.fail(second, "unsure")
        tx.mail.end(third, "failed", fault="rejected")
    section.queue.show_jobs()
    qtbot.waitUntil(lambda: len(buttons_of(section)) == 3)
    buttons = buttons_of(section)
    assert "Send again : Ticket · c…@exemple.nc" in buttons
    assert not any("client" in name for name in buttons)
    with qtbot.waitSignal(till.counter.mail_queued):
        buttons["Send again : Ticket · c…@exemple.nc"].click()
    assert {job.id: job.state for job in mailing.waiting_mails(desk)} == {
        first: "queued",
        second: "queued",
        third: "failed",
    }
    qtbot.waitUntil(lambda: "Take off the list : Ticket" in buttons_of(section))
    buttons_of(section)["Take off the list : Ticket"].click()
    assert [job.id for job in mailing.waiting_mails(desk)] == [first, second]


def buttons_of(section):
    shown = [button for button in section.queue.findChildren(QuietButton) if button.isVisible()]
    return {button.accessibleName(): button for button in shown}


def test_the_queue_says_that_no_server_is_set_up(till, section):
    queue(till, 2)
    section.queue.show_jobs()
    assert section.queue.head.note.text() == "2 messages wait. No mail server is set up."

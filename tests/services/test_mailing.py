"""The mail queue at work against a real server: once each, patient, and silent about whom it writes to."""

from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.remote.mail import send
from koom_pos.services import mailing, shop
from koom_pos.services.keys import open_vault
from koom_pos.services.mailing import MailAttachment, MailKind, MailRecipientError, send_next
from koom_pos.settings import MailSettings
from tests.remote.mail_box import SENDER, MailBox, mail_box

TO = "client@exemple.nc"


@pytest.fixture
def queue(open_shop):
    """Queue a message: `queue()`."""

    def put(recipient=TO, kind=MailKind.E_TICKET, subject="Votre ticket", text="Bonjour,\n\nMerci.\n", **more):
        desk = open_shop.desk
        with desk.store.transaction() as tx:
            return mailing.queue_mail(tx, desk, kind, recipient, subject, text=text, **more)

    return put


def job_of(till, job_id):
    with till.desk.store.reading() as tx:
        return tx.mail.job(job_id)


def content_of(till, job_id):
    with till.desk.store.reading() as tx:
        job = tx.mail.job(job_id)
        return job.recipient, job.subject, tx.mail.message(job_id)


def test_a_message_says_who_writes_to_whom_and_carries_its_paper(open_shop, queue):
    shop.change_settings(open_shop.desk, open_shop.manager, {"email": "koom@koom.nc"})
    job_id = queue(
        subject="Votre ticket d’été", text="Bonjour Hélène,\n\nMerci.\n",
        attachments=[MailAttachment("Ticket 12.pdf", b"%PDF-1.4 essai")],
    )  # fmt: skip
    with mail_box() as box:
        outcome = send_next(open_shop.desk, box.server())
    (mail,) = box.mails
    assert (outcome.state, outcome.fault, outcome.waiting) == ("sent", "", 0)
    assert (mail["From"], mail["To"]) == (f"Boutique d’essai <{SENDER}>", TO)
    assert (mail["Reply-To"], mail["Subject"]) == ("koom@koom.nc", "Votre ticket d’été")
    assert mail["Date"].datetime == open_shop.desk.now()
    assert mail["Message-ID"] == f"<{job_id}@koom.nc>"
    assert "List-Unsubscribe" not in mail
    assert mail.get_body().get_content().splitlines() == ["Bonjour Hélène,", "", "Merci."]
    (paper,) = mail.iter_attachments()
    assert (paper.get_filename(), paper.get_content_type()) == ("Ticket 12.pdf", "application/pdf")
    assert paper.get_content() == b"%PDF-1.4 essai"


def test_a_sent_message_is_emptied_and_never_sent_again(open_shop, queue):
    job_id = queue()
    with mail_box() as box:
        send_next(open_shop.desk, box.server())
        assert send_next(open_shop.desk, box.server()) is None
    assert len(box.mails) == 1
    assert content_of(open_shop, job_id) == ("", "", b"")


def test_without_a_server_messages_wait(open_shop, queue):
    job_id = queue()
    assert send_next(open_shop.desk, None) is None
    assert (job_of(open_shop, job_id).state, job_of(open_shop, job_id).attempts) == ("queued", 0)
    assert mailing.count_waiting(open_shop.desk) == 1


def test_later_means_later_and_then_it_goes(open_shop, queue, clock):
    queue()
    with mail_box(MailBox(answers={"rcpt": ["450 greylisted", "250 OK"]})) as box:
        first = send_next(open_shop.desk, box.server())
        assert (first.state, first.fault, first.waiting) == ("queued", "delayed", 1)
        assert send_next(open_shop.desk, box.server()) is None
        clock.forward(minutes=1)
        assert send_next(open_shop.desk, box.server()).state == "sent"
    assert len(box.mails) == 1


def test_one_message_held_up_does_not_hold_up_the_others(open_shop, queue):
    queue("occupe@exemple.nc")
    queue("libre@exemple.nc")
    with mail_box(MailBox(answers={"rcpt": ["450 later", "250 OK"]})) as box:
        assert [send_next(open_shop.desk, box.server()).state for _ in range(2)] == ["queued", "sent"]
    assert box.recipients == ["libre@exemple.nc"]


def test_a_server_that_is_away_is_asked_once_not_for_each_message(open_shop, queue, clock):
    for _ in range(3):
        queue()
    with mail_box(MailBox(drop="greeting")) as box:
        outcome = send_next(open_shop.desk, box.server())
        assert (outcome.fault, outcome.waiting) == ("unreachable", 3)
        assert send_next(open_shop.desk, box.server()) is None
    clock.forward(minutes=1)
    with mail_box() as box:
        while send_next(open_shop.desk, box.server()):
            pass
    assert len(box.mails) == 3


def test_the_waits_grow_and_end_after_three_days(open_shop, queue, clock):
    job_id = queue()
    waits = []
    with mail_box(MailBox(answers={"rcpt": ["450 later"]})) as box:
        while (outcome := send_next(open_shop.desk, box.server())) and outcome.state == "queued":
            due = mailing.next_try(open_shop.desk)
            waits.append(int((due - open_shop.desk.now()).total_seconds()) // 60)
            clock.now = due
    assert waits[:7] == [1, 2, 5, 15, 30, 60, 60]
    assert open_shop.desk.now() - job_of(open_shop, job_id).queued_at_utc >= mailing.TRIED_FOR
    assert (job_of(open_shop, job_id).state, job_of(open_shop, job_id).fault) == ("failed", "delayed")
    assert content_of(open_shop, job_id)[0] == TO


def test_a_refusal_for_good_fails_at_once_and_keeps_nothing(open_shop, queue):
    job_id = queue()
    with mail_box(MailBox(answers={"rcpt": [f"550 no such user {TO}"]})) as box:
        outcome = send_next(open_shop.desk, box.server())
    assert (outcome.state, outcome.fault) == ("failed", "rejected")
    assert content_of(open_shop, job_id) == ("", "", b"")
    assert not mailing.resend_mail(open_shop.desk, open_shop.manager, job_id)


def test_a_lost_answer_is_followed_by_one_more_try_under_the_same_name(open_shop, queue, clock):
    job_id = queue()
    with mail_box(MailBox(drop="answer")) as box:
        assert send_next(open_shop.desk, box.server()).fault == "unsure"
        clock.forward(minutes=1)
        assert send_next(open_shop.desk, box.server()).state == "failed"
        clock.forward(days=2)
        assert send_next(open_shop.desk, box.server()) is None
    assert [mail["Message-ID"] for mail in box.mails] == [f"<{job_id}@koom.nc>"] * 2
    assert len({mail.as_bytes() for mail in box.mails}) == 1
    assert job_of(open_shop, job_id).fault == "unsure"


def test_a_lost_answer_is_remembered_over_other_faults(open_shop, queue, clock):
    job_id = queue()
    with mail_box(MailBox(drop="answer")) as box:
        send_next(open_shop.desk, box.server())
    clock.forward(minutes=1)
    with mail_box(MailBox(answers={"rcpt": ["450 later"]})) as box:
        send_next(open_shop.desk, box.server())
    assert (job_of(open_shop, job_id).state, job_of(open_shop, job_id).fault) == ("queued", "unsure")
    clock.forward(minutes=2)
    with mail_box(MailBox(drop="answer")) as box:
        assert send_next(open_shop.desk, box.server()).state == "failed"


def test_a_till_that_died_while_sending_tries_once_more_and_not_for_ever(open_shop, queue):
    """What a killed program leaves: a message begun, of which nothing more was noted."""
    job_id = queue()
    with open_shop.desk.store.transaction() as tx:
        tx.mail.begin(job_id, mailing.UNSURE)
    with mail_box() as box:
        assert send_next(open_shop.desk, box.server()).state == "sent"
    again = queue()
    with open_shop.desk.store.transaction() as tx:
        tx.mail.begin(again, mailing.UNSURE_TWICE)
    with mail_box() as box:
        assert send_next(open_shop.desk, box.server()) is None
    assert (job_of(open_shop, again).state, job_of(open_shop, again).fault) == ("failed", "unsure")


def test_a_person_sends_again_what_failed_or_gives_it_up(open_shop, queue, clock):
    first, second = queue(), queue()
    with open_shop.desk.store.transaction() as tx:
        tx.mail.fail(first, "unsure")
        tx.mail.fail(second, "unsure")
    assert [job.state for job in mailing.waiting_mails(open_shop.desk)] == ["failed", "failed"]
    assert mailing.resend_mail(open_shop.desk, open_shop.manager, first)
    mailing.cancel_mail(open_shop.desk, open_shop.manager, second)
    with mail_box() as box:
        assert send_next(open_shop.desk, box.server()).job_id == first
        assert send_next(open_shop.desk, box.server()) is None
    assert content_of(open_shop, second) == ("", "", b"")
    assert mailing.waiting_mails(open_shop.desk) == []


def test_send_all_now_forgets_the_waits(open_shop, queue):
    queue()
    with mail_box(MailBox(drop="greeting")) as box:
        send_next(open_shop.desk, box.server())
    mailing.send_all_now(open_shop.desk)
    with mail_box() as box:
        assert send_next(open_shop.desk, box.server()).state == "sent"


def test_a_code_too_old_and_a_message_nobody_decided_on_are_given_up_and_emptied(open_shop, queue, clock):
    code, ticket = queue(kind=MailKind.CODE), queue()
    clock.forward(minutes=31)
    send_next(open_shop.desk, None)
    assert (job_of(open_shop, code).state, job_of(open_shop, ticket).state) == ("cancelled", "queued")
    clock.forward(days=30)
    send_next(open_shop.desk, None)
    assert content_of(open_shop, ticket) == ("", "", b"")


@pytest.mark.parametrize(
    "address",
    ["", "sans arobase", "a@b@c", f"{TO}, autre@exemple.nc", f"Nom <{TO}>", f"{TO}\nBcc: autre@exemple.nc",
     f"{TO}\r\nBcc: x@y.nc", "a@" + "b" * 260, "a@" + "é" * 80 + ".nc"],
)  # fmt: skip
def test_what_is_not_one_address_is_refused_before_it_is_queued(open_shop, queue, address):
    with pytest.raises(MailRecipientError):
        queue(address)
    assert mailing.waiting_mails(open_shop.desk) == []


@given(st.text(max_size=60))
def test_no_subject_becomes_a_header_of_its_own(text):
    line = mailing.one_line(f"Ticket\r\nBcc: x@y.nc{text}")
    assert line.isprintable()
    assert len(line.splitlines()) == 1


def test_a_line_break_in_a_name_adds_no_header(open_shop, queue):
    shop.change_settings(open_shop.desk, open_shop.manager, {"name": "Essai\r\nBcc: autre@exemple.nc"})
    queue(subject="Ticket\nBcc: autre@exemple.nc", attachments=[MailAttachment("a\r\nBcc: x@y.nc.pdf", b"%PDF")])
    with mail_box() as box:
        assert send_next(open_shop.desk, box.server()).state == "sent"
    assert box.recipients == [TO]
    assert "Bcc" not in box.mails[0]
    assert "Bcc" not in message_from_bytes(next(box.mails[0].iter_attachments()).as_bytes(), policy=policy.SMTP)


@pytest.mark.parametrize(
    ("address", "wire"), [("a@société.nc", "a@xn--socit-esab.nc"), ("héloïse@exemple.nc", "héloïse@exemple.nc")]
)
def test_international_addresses_arrive(open_shop, queue, address, wire):
    queue(address)
    with mail_box() as box:
        assert send_next(open_shop.desk, box.server()).state == "sent"
    assert box.recipients == [wire]
    assert box.mails[0]["Subject"] == "Votre ticket"


def test_an_address_the_server_cannot_write_to_fails_for_good(open_shop, queue):
    queue("héloïse@exemple.nc")
    with mail_box(utf8=False) as box:
        outcome = send_next(open_shop.desk, box.server())
    assert (outcome.state, outcome.fault) == ("failed", "address")


def test_nothing_about_the_customer_is_logged(open_shop, queue, capsys, caplog):
    job_id = queue(subject="Ticket de Hélène")
    with mail_box(MailBox(answers={"rcpt": [f"550 {TO} Hélène"]})) as box:
        send_next(open_shop.desk, box.server())
    mailing.cancel_mail(open_shop.desk, open_shop.manager, job_id)
    said = capsys.readouterr().out + caplog.text  # the latter once another test of this run opened a logbook
    assert "mail_not_sent" in said
    assert not any(secret in said for secret in (TO, "Hélène", job_id))


def test_the_trial_is_sent_at_once_and_kept_nowhere(open_shop):
    with mail_box() as box:
        send(box.server(), mailing.trial(open_shop.desk, box.server(), "patronne@koom.nc"))
    assert box.recipients == ["patronne@koom.nc"]
    assert "Caisse 1" in box.mails[0].get_content()
    assert mailing.waiting_mails(open_shop.desk) == []


def test_the_server_of_the_settings_has_its_password_from_the_vault(tmp_path):
    vault = open_vault(tmp_path, prefer_keyring=False)
    settings = MailSettings(host="mail.koom.nc", user="caisse", sender=SENDER)
    vault.put_secret(mailing.PASSWORD, "très secret")
    server = mailing.mail_server(settings, vault)
    assert (server.host, server.port, server.password) == ("mail.koom.nc", 587, "très secret")
    assert mailing.mail_server(MailSettings(), vault) is None
    assert mailing.mail_server(MailSettings(host="mail.koom.nc", sender="koom\n@x"), vault) is None


def test_an_address_is_shown_so_that_only_who_knows_it_recognises_it():
    assert mailing.masked("marie@exemple.nc") == "m…@exemple.nc"
    assert mailing.masked("") == ""

"""Handing a message over: really to a server on loopback, and every way it can go wrong."""

import socket

import pytest

from koom_pos.remote.mail import (
    Envelope,
    MailAddressUnsupportedError,
    MailAnswerLostError,
    MailCertificateError,
    MailDelayedError,
    MailDroppedError,
    MailError,
    MailLoginError,
    MailRejectedError,
    MailSenderError,
    MailServer,
    MailTimeoutError,
    MailTlsError,
    MailUnreachableError,
    send,
)
from tests.remote.mail_box import (
    HOST,
    PASSWORD,
    PLAIN_PASSWORD,
    SENDER,
    USER,
    MailBox,
    certificate,
    mail_box,
)

TO = "client@exemple.nc"
MAIL = Envelope(TO, b"Subject: Essai\r\n\r\nBonjour\r\n.\r\n..deux\r\n")


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """A context for a server of these names, whose certificate this process trusts."""

    def make(*names, days=1):
        context, public = certificate(tmp_path, *names, days=days)
        monkeypatch.setenv("SSL_CERT_FILE", str(public))
        return context

    return make


def test_a_message_arrives_as_it_was_given_dots_and_all():
    with mail_box() as box:
        send(box.server(), MAIL)
    assert (box.recipients, len(box.mails)) == ([TO], 1)
    assert box.mails[0]["Subject"] == "Essai"
    assert box.mails[0].get_content().splitlines() == ["Bonjour", ".", "..deux"]


@pytest.mark.parametrize("password", [PLAIN_PASSWORD, PASSWORD])
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_password_goes_over_an_encrypted_line(trusted, security, password):
    context = trusted(HOST)
    with mail_box(login=True, **{security: context}) as box:
        send(box.server(security=security, user=USER, password=password), MAIL)
    assert (box.encrypted, box.logged_in) == ([True], [True])


def test_a_password_never_goes_in_the_clear():
    with mail_box(login=True) as box, pytest.raises(MailTlsError):
        send(box.server(user=USER, password=PASSWORD), MAIL)


def test_a_server_that_should_encrypt_and_does_not_gets_nothing():
    with mail_box() as box, pytest.raises(MailTlsError):
        send(box.server(security="starttls"), MAIL)
    assert box.mails == []


def test_a_server_that_speaks_plainly_where_tls_was_said_is_named_so():
    with mail_box() as box, pytest.raises(MailTlsError):
        send(box.server(security="tls"), MAIL)


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize(("names", "days"), [(("other.example",), 1), ((HOST,), -1)], ids=["other name", "expired"])
def test_a_certificate_of_another_name_or_expired_ends_it(trusted, security, names, days):
    context = trusted(*names, days=days)
    with mail_box(**{security: context}) as box, pytest.raises(MailCertificateError):
        send(box.server(security=security), MAIL)
    assert box.mails == []


def test_an_unknown_certificate_ends_it(tmp_path):
    context, _public = certificate(tmp_path, HOST)
    with mail_box(tls=context) as box, pytest.raises(MailCertificateError):
        send(box.server(security="tls"), MAIL)


def test_a_wrong_password_is_no_fault_of_the_message(trusted):
    with mail_box(login=True, starttls=trusted(HOST)) as box, pytest.raises(MailLoginError) as refused:
        send(box.server(security="starttls", user=USER, password="non"), MAIL)
    assert (refused.value.code, refused.value.of_server, refused.value.for_good) == (535, True, False)


@pytest.mark.parametrize(
    ("answers", "error", "code"),
    [
        ({"greeting": ["554 no service"]}, MailSenderError, 554),
        ({"greeting": ["421 later"]}, MailDelayedError, 421),
        ({"mail": ["550 not you"]}, MailSenderError, 550),
        ({"rcpt": [f"550 unknown user {TO}"]}, MailRejectedError, 550),
        ({"rcpt": ["450 greylisted"]}, MailDelayedError, 450),
        ({"data": ["554 too large"]}, MailRejectedError, 554),
        ({"data": ["451 later"]}, MailDelayedError, 451),
    ],
)
def test_each_refusal_keeps_its_code_and_nothing_the_server_wrote(answers, error, code):
    with mail_box(MailBox(answers=answers)) as box, pytest.raises(MailError) as refused:
        send(box.server(), MAIL)
    assert (type(refused.value), refused.value.code) == (error, code)
    assert TO not in f"{refused.value!r} {refused.value} {refused.value.__cause__!r}"
    assert box.mails == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"drop": "greeting"}, MailUnreachableError),
        ({"drop": "rcpt"}, MailDroppedError),
        ({"drop": "data"}, (MailDroppedError, MailAnswerLostError)),
        ({"stall": "greeting"}, MailTimeoutError),
        ({"stall": "rcpt"}, MailTimeoutError),
    ],
)
def test_a_line_that_breaks_before_the_end_took_nothing(fault, error):
    with mail_box(MailBox(**fault)) as box, pytest.raises(error):
        send(box.server(timeout_s=1), MAIL)
    assert box.mails == []


def test_a_long_message_cut_in_the_middle_was_not_taken():
    long = Envelope(TO, b"Subject: Essai\r\n\r\n" + b"x" * 70 + b"\r\n" * 4_000_000)
    with mail_box(MailBox(drop="data")) as box, pytest.raises(MailDroppedError):
        send(box.server(), long)


@pytest.mark.parametrize("fault", [{"drop": "answer"}, {"stall": "answer"}])
def test_an_answer_lost_after_the_whole_message_is_said_to_be_unknown(fault):
    with mail_box(MailBox(**fault)) as box, pytest.raises(MailAnswerLostError):
        send(box.server(timeout_s=1), MAIL)
    assert len(box.mails) == 1


def test_a_server_that_is_away_is_unreachable():
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with pytest.raises(MailUnreachableError):
        send(MailServer(HOST, port, "none", SENDER, timeout_s=2), MAIL)


@pytest.mark.parametrize("host", ["nowhere.invalid", "é" * 80, "a..b"])
def test_a_name_nobody_bears_is_unreachable(host):
    with pytest.raises(MailUnreachableError):
        send(MailServer(host, 25, "none", SENDER, timeout_s=2), MAIL)


def test_an_international_address_is_handed_over_where_the_server_can_and_refused_where_not():
    mail = Envelope("héloïse@exemple.nc", MAIL.content)
    with mail_box() as box:
        send(box.server(), mail)
    assert box.recipients == ["héloïse@exemple.nc"]
    assert "SMTPUTF8" in box.options
    with mail_box(utf8=False) as box, pytest.raises(MailAddressUnsupportedError) as refused:
        send(box.server(), mail)
    assert refused.value.for_good


def test_neither_password_nor_address_shows_in_a_trace():
    server = MailServer(HOST, 25, "tls", SENDER, USER, PASSWORD)
    assert PASSWORD not in repr(server)
    assert TO not in repr(MAIL)

"""Hand a message to the shop's mail server (RFC 5321), and say plainly what went wrong.

What a server answers may repeat the address, so only its code is kept. A password never goes over the wire in the
clear, and a server that should encrypt and does not gets nothing.
"""

import base64
import contextlib
import re
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from koom_pos.domain.errors import DeviceError

Security = Literal["none", "starttls", "tls"]

_READY = 220
_LOGGED_IN = 235
_DONE = 250
_GO_ON = 354
_PERMANENT = range(500, 600)
_OUR_NAME = "[127.0.0.1]"  # RFC 5321 §4.1.3: the name of this PC is nobody's business, and asking for it takes time


class MailError(DeviceError):
    """The message was not handed over. `code` is the server's three digits, 0 when it gave none.

    `fault` is the word kept with the message; `of_server` tells that any other message would fare the same.
    """

    fault: ClassVar[str] = "device"
    of_server: ClassVar[bool] = True
    for_good: ClassVar[bool] = False

    def __init__(self, host: str, code: int = 0) -> None:
        super().__init__(f"{type(self).__name__} {code}".strip())
        self.host = host
        self.code = code


class MailUnreachableError(MailError):
    """Nothing answers at this name and port."""

    fault = "unreachable"


class MailTimeoutError(MailError):
    """The server stopped answering before the message was with it."""

    fault = "timeout"


class MailTlsError(MailError):
    """The server does not encrypt the way it was said to, or a password would go in the clear."""

    fault = "tls"


class MailCertificateError(MailError):
    """The server's certificate is expired, unknown or of another name: it may be another server."""

    fault = "certificate"


class MailLoginError(MailError):
    """User and password were refused."""

    fault = "login"


class MailSenderError(MailError):
    """The server takes nothing from us or from our sender's address."""

    fault = "sender"


class MailDroppedError(MailError):
    """The connection broke before the message was complete: it was not taken."""

    fault = "dropped"
    of_server = False


class MailDelayedError(MailError):
    """The server asks to come back later (4xx)."""

    fault = "delayed"
    of_server = False


class MailRejectedError(MailError):
    """The server will never take this message for this recipient (5xx)."""

    fault = "rejected"
    of_server = False
    for_good = True


class MailAddressUnsupportedError(MailError):
    """The address has letters beyond ASCII before the @, and the server does not know SMTPUTF8 (RFC 6531)."""

    fault = "address"
    of_server = False
    for_good = True


class MailAnswerLostError(MailError):
    """The message was sent whole and the answer never came: nobody knows whether it was taken."""

    fault = "unsure"
    of_server = False


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where messages are handed over, and from whom they come.

    Attributes:
        security: `none` in the clear, without password; `starttls` usually port 587; `tls` usually 465.
        sender: The address messages come from.
        timeout_s: How long one answer may take.
    """

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: int = 30


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message for one recipient. `content` is the whole message with its headers, lines ended by CR LF."""

    recipient: str = field(repr=False)
    content: bytes = field(repr=False)


def send(server: MailServer, envelope: Envelope) -> None:
    """Hand one message over; returns once the server has answered that it took it.

    Raises:
        MailError: it was not taken, or (MailAnswerLostError alone) perhaps it was.
    """
    with _connected(server) as smtp:
        options = _options(server, smtp, envelope)
        _expect(server, smtp.mail(server.sender, options), _DONE, MailSenderError)
        _expect(server, smtp.rcpt(envelope.recipient), _DONE, MailRejectedError)
        _expect(server, smtp.docmd("DATA"), _GO_ON, MailRejectedError)
        smtp.send(_dotted(envelope.content))
        try:
            answer = smtp.getreply()
        except (OSError, smtplib.SMTPException) as lost:
            raise MailAnswerLostError(server.host) from lost
        _expect(server, answer, _DONE, MailRejectedError)


@contextlib.contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    """Give a connection that is encrypted and logged in as the settings say; its errors come out as ours."""
    if server.security == "none" and server.user:
        raise MailTlsError(server.host)
    with _named(server, dropped=MailUnreachableError):
        smtp = _greeted(server)
    with _named(server, dropped=MailDroppedError):
        try:
            _secure(server, smtp)
            yield smtp
            with contextlib.suppress(OSError, smtplib.SMTPException):
                smtp.quit()  # the message is with the server: a rude goodbye takes nothing back
        finally:
            smtp.close()


def _greeted(server: MailServer) -> smtplib.SMTP:
    name, timeout_s = _OUR_NAME, server.timeout_s
    if server.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, name, timeout=timeout_s, context=context)
    return smtplib.SMTP(server.host, server.port, name, timeout_s)


def _secure(server: MailServer, smtp: smtplib.SMTP) -> None:
    _expect(server, smtp.ehlo(), _DONE, MailSenderError)
    if server.security == "starttls":
        if not smtp.has_extn("starttls"):
            raise MailTlsError(server.host)
        _expect(server, smtp.starttls(context=ssl.create_default_context()), _READY, MailTlsError)
        _expect(server, smtp.ehlo(), _DONE, MailSenderError)
    if server.user:
        _log_in(server, smtp)


def _log_in(server: MailServer, smtp: smtplib.SMTP) -> None:
    """Say user and password; smtplib (3.11) knows no letters beyond ASCII there, RFC 4616 does."""
    if (server.user + server.password).isascii():
        smtp.login(server.user, server.password)
        return
    plain = base64.b64encode(f"\0{server.user}\0{server.password}".encode()).decode()
    _expect(server, smtp.docmd("AUTH", f"PLAIN {plain}"), _LOGGED_IN, MailLoginError)


@contextlib.contextmanager
def _named(server: MailServer, *, dropped: type[MailError]) -> Iterator[None]:
    """Turn the errors of sockets and smtplib into ours, without their texts."""
    host = server.host
    try:
        yield
    except smtplib.SMTPAuthenticationError as refused:
        temporary = refused.smtp_code not in _PERMANENT
        raise (MailDelayedError if temporary else MailLoginError)(host, refused.smtp_code) from None
    except smtplib.SMTPNotSupportedError:
        raise MailLoginError(host) from None
    except smtplib.SMTPResponseException as refused:
        temporary = refused.smtp_code not in _PERMANENT
        raise (MailDelayedError if temporary else MailSenderError)(host, refused.smtp_code) from None
    except ssl.SSLCertVerificationError:
        raise MailCertificateError(host) from None
    except ssl.SSLError:
        raise MailTlsError(host) from None
    except TimeoutError:
        raise MailTimeoutError(host) from None
    except (smtplib.SMTPException, ConnectionError) as broken:
        timed_out = isinstance(broken.__context__, TimeoutError)  # smtplib hides it within a lost connection
        raise (MailTimeoutError if timed_out else dropped)(host) from None
    except (OSError, UnicodeError):  # no such name, no route; a name that is none
        raise MailUnreachableError(host) from None


def _expect(server: MailServer, answer: tuple[int, bytes], wanted: int, refused: type[MailError]) -> None:
    """Check the code of an answer: 4xx is later, anything else that is not wanted is `refused`."""
    code = answer[0]
    if code // 10 == wanted // 10:  # 250 and 251, 220
        return
    raise (refused if code in _PERMANENT else MailDelayedError)(server.host, code)


def _options(server: MailServer, smtp: smtplib.SMTP, envelope: Envelope) -> list[str]:
    if envelope.recipient.isascii():
        return []
    if not smtp.has_extn("smtputf8"):
        raise MailAddressUnsupportedError(server.host)
    return ["SMTPUTF8", "BODY=8BITMIME"]


def _dotted(content: bytes) -> bytes:
    """Double the dot that begins a line, and end with the line that is one dot (RFC 5321 §4.5.2)."""
    body = re.sub(rb"(?m)^\.", b"..", content)
    return body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n"

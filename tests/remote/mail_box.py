"""A real SMTP server on loopback that keeps what it is handed, and can fail in every way a shop's server does."""

import asyncio
import datetime
import ipaddress
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from threading import Thread

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from koom_pos.remote.mail import MailServer

HOST = "127.0.0.1"
SENDER = "caisse@koom.nc"
USER, PASSWORD, PLAIN_PASSWORD = "caisse", "mot de passe été", "mot-de-passe"


@dataclass
class MailBox:
    """What the server saw, and what it shall do: `answers` per command, each used once, the last one kept.

    `drop` and `stall` name where the line breaks or goes silent: `greeting`, `rcpt`, `data` (while the message is
    sent) or `answer` (the whole message was read).
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    drop: str = ""
    stall: str = ""
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    logged_in: list[bool] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    port: int = 0

    def answer(self, command: str, otherwise: str) -> str:
        given = self.answers.get(command, [])
        return (given.pop(0) if len(given) > 1 else given[0]) if given else otherwise

    def server(self, **changes) -> MailServer:
        fields = {"host": HOST, "port": self.port, "security": "none", "sender": SENDER, "timeout_s": 5}
        return MailServer(**{**fields, **changes})

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        del server, session
        envelope.mail_from = address
        self.options += options
        return self.answer("mail", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        del session, options
        await self.misbehave("rcpt", server)
        envelope.rcpt_tos.append(address)
        return self.answer("rcpt", "250 OK")

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        answer = self.answer("data", "250 OK")
        if answer.startswith("250"):
            self.mails.append(BytesParser(EmailMessage, policy=policy.SMTP).parsebytes(envelope.content))
            self.recipients += envelope.rcpt_tos
            self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
            self.logged_in.append(bool(session.authenticated))
        await self.misbehave("answer", server)
        return answer

    async def misbehave(self, where, server):
        if self.stall == where:
            await asyncio.Event().wait()
        if self.drop == where:
            server.transport.abort()


class FaultySmtp(SMTP):
    """aiosmtpd's server, which may break the line before its handler is asked."""

    async def _handle_client(self):
        box = self.event_handler
        if box.stall == "greeting":
            await asyncio.Event().wait()
        greeting = box.answer("greeting", "")
        if greeting or box.drop == "greeting":
            if greeting:
                await self.push(greeting)
            self.transport.close()
            return
        await super()._handle_client()

    async def smtp_DATA(self, arg):  # noqa: N802 - aiosmtpd's name
        if self.event_handler.drop == "data":
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def check_login(server, session, envelope, mechanism, auth):
    del server, session, envelope, mechanism
    known = auth.login == USER.encode() and auth.password.decode() in (PASSWORD, PLAIN_PASSWORD)
    return AuthResult(success=known, handled=False)


@contextmanager
def mail_box(box: MailBox | None = None, *, starttls=None, tls=None, login=False, utf8=True):
    """Run the server on a free port; `starttls` or `tls` is its SSL context."""
    box = box or MailBox()
    extras = {"authenticator": check_login} if login else {}

    lines = []

    def factory():
        line = FaultySmtp(
            box,
            enable_SMTPUTF8=utf8,
            tls_context=starttls,
            require_starttls=starttls is not None,
            auth_require_tls=False,
            hostname="mail.example",
            **extras,
        )
        lines.append(line)
        return line

    loop = asyncio.new_event_loop()
    standing = loop.run_until_complete(loop.create_server(factory, HOST, 0, ssl=tls))
    box.port = standing.sockets[0].getsockname()[1]
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(_let_go(standing, lines), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _let_go(standing, lines):
    standing.close()
    for line in lines:
        if line.transport is not None and not line.transport.is_closing():
            line.transport.abort()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await standing.wait_closed()
    await asyncio.sleep(0)  # transports that were aborted let go of their sockets in the next round


def certificate(folder: Path, *names: str, days: int = 1) -> tuple[ssl.SSLContext, Path]:
    """Make a server's context with a certificate for these names, and the file that makes it trusted."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Essai")])
    now = datetime.datetime.now(datetime.UTC)
    alternative = [
        x509.IPAddress(ipaddress.ip_address(each)) if each[0].isdigit() else x509.DNSName(each) for each in names
    ]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=30))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(alternative), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "server.pem", folder / "server.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, private)
    return context, public

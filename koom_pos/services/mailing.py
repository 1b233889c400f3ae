"""Messages to customers: queued with the act they tell of, handed to the mail server later, one at a time.

A message is marked before it is sent and after the server answered, each in a transaction of its own. When the answer
is lost, nobody knows whether it was taken: it is sent once more, under the same Message-ID, so that a mailbox that
keeps both can tell them for one; after a second lost answer a person decides (docs/decisions.md 0040).

What a message says and to whom is emptied when it is sent, given up or refused for good. Faults are words of ours:
what a server answers may repeat an address.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime
from enum import StrEnum

from koom_pos.domain.business_day import local_time
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator
from koom_pos.remote.mail import Envelope, MailAnswerLostError, MailError, MailServer, send
from koom_pos.services.desk import Desk
from koom_pos.services.keys import KeyVault
from koom_pos.services.logbook import Log
from koom_pos.services.shop import read_profile
from koom_pos.settings import MailSettings
from koom_pos.store import Transaction
from koom_pos.store.mail import MailJob

_log = Log(__name__)

PASSWORD = "smtp"  # noqa: S105 - the name it is kept under
UNSURE, UNSURE_TWICE = "unsure", "unsure_twice"
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60))
"""How long a message waits after each failure in a row; the last one repeats."""
TRIED_FOR = timedelta(hours=72)
"""After that a message is not tried by itself any more."""
KEPT_FOR = timedelta(days=30)
"""After that a message nobody decided on is given up and emptied."""
CODE_KEPT_FOR = timedelta(minutes=30)

_WIRE = policy.SMTP.clone(cte_type="7bit")
_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\\x00-\x1f\x7f]+@[^\s@,;:<>()\[\]\"\\\x00-\x1f\x7f]+")


class MailKind(StrEnum):
    """What a message is: none of these is an advertisement."""

    E_TICKET = "e_ticket"
    CONSENT_RECEIPT = "consent_receipt"
    CODE = "code"
    WELCOME = "welcome"
    POLICY = "policy"
    TRIAL = "trial"


class MailRecipientError(RefusedError):
    """This is not one e-mail address, so no message was queued."""

    def __init__(self) -> None:
        super().__init__("not an address")


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """A file that goes with a message. Its name is shown to the customer."""

    name: str
    content: bytes = field(repr=False)
    subtype: str = "pdf"


@dataclass(frozen=True, slots=True)
class MailOutcome:
    """What became of an attempt.

    Attributes:
        state: `sent`; `queued`, tried again later; `failed`, a person decides or it was refused for good.
        fault: Empty when sent, else a fault of `remote.mail`.
        waiting: Messages still to be sent.
    """

    job_id: str
    kind: str
    state: str
    fault: str
    attempts: int
    waiting: int


def is_set_up(settings: MailSettings) -> bool:
    """Tell whether the settings name a server and a sender that can be one."""
    return bool(settings.host) and is_sender(settings.sender)


def mail_server(settings: MailSettings, vault: KeyVault) -> MailServer | None:
    """Give the server the settings name, with its password; None when they name none, or no sender that can be one.

    Raises:
        KeyringUnavailableError: the password is in a keyring that is locked.
    """
    if not is_set_up(settings):
        return None
    return MailServer(
        host=settings.host,
        port=settings.port,
        security=settings.security,
        sender=settings.sender,
        user=settings.user,
        password=(vault.secret(PASSWORD) or "") if settings.user else "",
        timeout_s=settings.timeout_s,
    )


def queue_mail(
    tx: Transaction,
    desk: Desk,
    kind: MailKind,
    recipient: str,
    subject: str,
    *,
    text: str,
    attachments: Sequence[MailAttachment] = (),
    customer_id: str | None = None,
) -> str:
    """Put a message into the queue, in the transaction of the act it tells of. Returns its id.

    Args:
        tx: The transaction of the act.
        desk: Gives the id, the instant and the workstation that will send it.
        kind: What it is; a code is given up unsent after 30 minutes, the rest after 30 days.
        recipient: One address.
        subject: In her language; line breaks become spaces.
        text: Plain text, lines of any length.
        attachments: Files that go with it.
        customer_id: Whom it concerns: an erasure of hers takes it along.

    Raises:
        MailRecipientError: `recipient` is not one address.
    """
    check_recipient(recipient)
    now = desk.now()
    job = MailJob(desk.new_id(), customer_id, kind, recipient, one_line(subject), "queued", 0, "", now, now)
    tx.mail.queue(job, _body(text, attachments), workstation_id=desk.workstation.id)
    return job.id


def send_next(desk: Desk, server: MailServer | None) -> MailOutcome | None:
    """Try the message that has waited longest; None when none is due or no server is set up.

    Never call it twice at once: the mail runner is the one sender of a workstation. Errors of the server become the
    outcome's fault. When the server itself is at fault, the other messages wait as long as this one.
    """
    with desk.store.transaction() as tx:
        _drop_stale(tx, desk)
        job = _next_sure(tx, desk) if server is not None else None
        if job is None or server is None:
            return None
        content = _whole(tx, server, job)
        tx.mail.begin(job.id, UNSURE_TWICE if job.fault == UNSURE else UNSURE)
    failure: MailError | None = None
    try:
        send(server, Envelope(wire_address(job.recipient), content))
    except MailError as error:
        failure = error
        _log.info("mail_not_sent", kind=job.kind, fault=error.fault, code=error.code, attempt=job.attempts + 1)
    with desk.store.transaction() as tx:
        standing = tx.mail.job(job.id)
        if standing is not None and standing.state == "queued":  # else it was given up meanwhile
            _note(tx, desk, job, failure)
        standing = tx.mail.job(job.id)
        waiting = _count_waiting(tx, desk)
    state = standing.state if standing is not None else "cancelled"
    fault = failure.fault if failure is not None else ""
    return MailOutcome(job.id, job.kind, state, fault, job.attempts + 1, waiting)


def next_try(desk: Desk) -> datetime | None:
    """Give when the next message may be tried, or None when none waits."""
    with desk.store.reading() as tx:
        return tx.mail.next_try(desk.workstation.id)


def waiting_mails(desk: Desk) -> list[MailJob]:
    """List the messages that wait or failed, oldest first, with their recipients and without their content."""
    with desk.store.reading() as tx:
        return tx.mail.standing(desk.workstation.id)


def count_waiting(desk: Desk) -> int:
    """Tell how many messages are still to be sent."""
    with desk.store.reading() as tx:
        return _count_waiting(tx, desk)


def send_all_now(desk: Desk) -> None:
    """Let every waiting message be tried at once: a person put something right."""
    with desk.store.transaction() as tx:
        tx.mail.try_all(desk.workstation.id, desk.now())


def resend_mail(desk: Desk, operator: Operator, job_id: str) -> bool:
    """Put a failed message back into the queue, whatever failed; False when its content is gone.

    Not journalled: no figure changes.
    """
    with desk.store.transaction() as tx:
        job = tx.mail.job(job_id)
        if job is None or job.state != "failed" or not job.recipient:
            return False
        tx.mail.put_off(job_id, "", desk.now())
    _log.info("mail_resent", kind=job.kind, operator=operator.code)
    return True


def cancel_mail(desk: Desk, operator: Operator, job_id: str) -> None:
    """Give up a message and empty it. One that is being handed over at this moment still arrives."""
    with desk.store.transaction() as tx:
        job = tx.mail.job(job_id)
        if job is None or job.state in ("sent", "cancelled"):
            return
        tx.mail.end(job_id, "cancelled", fault=job.fault)
    _log.info("mail_cancelled", kind=job.kind, operator=operator.code)


def trial(desk: Desk, server: MailServer, recipient: str) -> Envelope:
    """Write a message to be sent at once, past the queue, to see whether the settings work. Keeps nothing.

    Raises:
        MailRecipientError: `recipient` is not one address.
    """
    check_recipient(recipient)
    now = desk.now()
    with desk.store.reading() as tx:
        name = read_profile(tx).name
        text = (
            f"Bonjour,\n\nCe message confirme que la caisse « {desk.workstation.name} » peut envoyer des e-mails."
            f"\n\nThis message confirms that the till can send e-mail.\n\n{name}\n"
        )
        subject = f"Essai d’envoi – {one_line(name)}"
        job = MailJob(desk.new_id(), None, MailKind.TRIAL, recipient, subject, "queued", 0, "", now, now)
        content = _compose(tx, server, job, _body(text, ()))
    return Envelope(wire_address(recipient), content)


def check_recipient(address: str) -> None:
    """Refuse what is not one address: a list, a name with it, a line break that would add a header.

    Raises:
        MailRecipientError: see above.
    """
    if not _ADDRESS.fullmatch(address) or len(address) > 254:
        raise MailRecipientError
    try:
        wire_address(address)
    except UnicodeError:
        raise MailRecipientError from None


def is_sender(address: str) -> bool:
    """Tell whether messages can come from this address: one address in ASCII, as every server takes it."""
    return address.isascii() and _ADDRESS.fullmatch(address) is not None


def wire_address(address: str) -> str:
    """Write the domain of an address as servers want it (IDNA); what stands before the @ stays."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"


def one_line(text: str) -> str:
    """Make a header of a text: no line break, no control sign."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def masked(address: str) -> str:
    """Write an address so that who knows it recognises it: `m…@exemple.nc`."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}…{at}{domain}" if at else ""


def _body(text: str, attachments: Sequence[MailAttachment]) -> bytes:
    """Build the MIME body; addresses and dates are added when it is sent."""
    message = EmailMessage(policy=_WIRE)
    message.set_content(text)
    for attachment in attachments:
        message.add_attachment(
            attachment.content, maintype="application", subtype=attachment.subtype, filename=one_line(attachment.name)
        )
    return message.as_bytes()


def _whole(tx: Transaction, server: MailServer, job: MailJob) -> bytes:
    return _compose(tx, server, job, tx.mail.message(job.id))


def _compose(tx: Transaction, server: MailServer, job: MailJob, body: bytes) -> bytes:
    """Give the message as it goes over the wire, the same at every attempt."""
    shop = read_profile(tx)
    sender_domain = server.sender.rpartition("@")[2]
    wire = _WIRE.clone(utf8=not job.recipient.isascii())
    message = BytesParser(EmailMessage, policy=wire).parsebytes(body)
    message["From"] = Address(display_name=one_line(shop.name), addr_spec=server.sender)
    message["To"] = wire_address(job.recipient)
    if shop.email and _ADDRESS.fullmatch(shop.email):
        message["Reply-To"] = Address(addr_spec=shop.email)
    message["Subject"] = job.subject
    message["Date"] = format_datetime(local_time(job.queued_at_utc))
    message["Message-ID"] = f"<{job.id}@{sender_domain}>"
    message["Auto-Submitted"] = "auto-generated"
    return message.as_bytes()


def _drop_stale(tx: Transaction, desk: Desk) -> None:
    here, now = desk.workstation.id, desk.now()
    dropped = tx.mail.drop_stale(here, now - CODE_KEPT_FOR, MailKind.CODE) + tx.mail.drop_stale(here, now - KEPT_FOR)
    if dropped:
        _log.info("mail_given_up", count=dropped)


def _next_sure(tx: Transaction, desk: Desk) -> MailJob | None:
    """Give the next message due; one whose answer was lost twice is put before a person instead."""
    while (job := tx.mail.next_due(desk.workstation.id, desk.now())) is not None:
        if job.fault != UNSURE_TWICE:
            return job
        tx.mail.fail(job.id, UNSURE)
    return None


def _note(tx: Transaction, desk: Desk, job: MailJob, failure: MailError | None) -> None:
    """Note what became of an attempt. `job` is as it was before it."""
    if failure is None:
        tx.mail.end(job.id, "sent", sent_at_utc=desk.now())
        return
    if failure.for_good:
        tx.mail.end(job.id, "failed", fault=failure.fault)
        return
    lost = isinstance(failure, MailAnswerLostError)
    fault = UNSURE if job.fault == UNSURE else failure.fault
    if (lost and job.fault == UNSURE) or desk.now() - job.queued_at_utc >= TRIED_FOR:
        tx.mail.fail(job.id, fault)
        return
    until = desk.now() + BACK_OFF[min(job.attempts, len(BACK_OFF) - 1)]
    tx.mail.put_off(job.id, fault, until)
    if failure.of_server:
        tx.mail.put_off_all(desk.workstation.id, until)


def _count_waiting(tx: Transaction, desk: Desk) -> int:
    return sum(job.state == "queued" for job in tx.mail.standing(desk.workstation.id))

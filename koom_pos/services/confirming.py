"""Make sure that an e-mail address is the customer's own: a code is mailed to it, and she says it at the counter.

No law asks for it (local.md §4.1): it proves that the mailbox is hers. The code is kept as a keyed hash, good for
30 minutes and five tries; the last one sent counts.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

from koom_pos.domain.consent import Channel
from koom_pos.domain.customer import Customer
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import customers, mailing
from koom_pos.services.desk import Desk
from koom_pos.services.shop import read_profile
from koom_pos.services.suppression import contact_hash
from koom_pos.store import Transaction
from koom_pos.store.mail import Confirmation

DIGITS = 6
GOOD_FOR = timedelta(minutes=30)
TRIES = 5

_KEY = "confirmation_key"


class NoEmailError(RefusedError):
    """The customer gave no e-mail address."""

    def __init__(self) -> None:
        super().__init__("no e-mail address")


class NoCodeSentError(RefusedError):
    """No code was sent to her present address, or it was said back already."""

    def __init__(self) -> None:
        super().__init__("no code sent")


class CodeSpentError(RefusedError):
    """The code is too old or was said wrong too often: another one has to be sent."""

    def __init__(self) -> None:
        super().__init__("code spent")


class WrongCodeError(RefusedError):
    """The code is another one. `left` tries remain."""

    def __init__(self, left: int) -> None:
        super().__init__(f"wrong code, {left} tries left")
        self.left = left


def send_code(desk: Desk, operator: Operator, customer_id: str, channel: Channel = Channel.EMAIL) -> str:
    """Queue a new code for the customer's e-mail address; codes sent before are good no more.

    Returns the id of the message. The caller wakes the sender.

    Raises:
        NoEmailError: she gave none.
        UnknownCustomerError, NotAllowedError
        ValueError: the shop sends codes by e-mail alone.
    """
    operator.check(Right.CUSTOMERS)
    _check_channel(channel)
    with desk.store.transaction() as tx:
        customer = customers.current_in(tx, customer_id)
        address = customer.fields.email
        if not address:
            raise NoEmailError
        code = f"{desk.random_below(10**DIGITS):0{DIGITS}d}"
        confirmation_id = desk.new_id()
        sent = Confirmation(
            id=confirmation_id,
            customer_id=customer.id,
            channel=channel,
            address_hash=contact_hash(tx, channel, address),
            code_hash=_hash(tx, confirmation_id, code),
            sent_at_utc=desk.now(),
        )
        tx.mail.add_confirmation(sent, workstation_id=desk.workstation.id)
        subject, text = _words(customer, code, read_profile(tx).name)
        return mailing.queue_mail(
            tx, desk, mailing.MailKind.CODE, address, subject, text=text, customer_id=customer.id
        )


def confirm_code(desk: Desk, operator: Operator, customer_id: str, code: str) -> None:
    """Take the code she says; the address it was sent to is confirmed then.

    A wrong code is counted, also though nothing else of this act is stored.

    Raises:
        WrongCodeError: another one; it says how many tries are left.
        CodeSpentError: older than 30 minutes, or five wrong codes were said.
        NoCodeSentError: none was sent to the address she has now.
        UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    said = "".join(sign for sign in code if sign.isdecimal())
    with desk.store.transaction() as tx:
        customer = customers.current_in(tx, customer_id)
        sent = tx.mail.last_confirmation(customer.id, Channel.EMAIL)
        here = contact_hash(tx, Channel.EMAIL, customer.fields.email)
        if sent is None or sent.confirmed_at_utc is not None or sent.address_hash != here:
            raise NoCodeSentError
        if sent.failures >= TRIES or desk.now() - sent.sent_at_utc > GOOD_FOR:
            raise CodeSpentError
        right = hmac.compare_digest(sent.code_hash, _hash(tx, sent.id, said))
        if right:
            tx.mail.confirm(sent.id, at_utc=desk.now())
        else:
            tx.mail.count_failure(sent.id)
    if not right:
        raise WrongCodeError(TRIES - sent.failures - 1)


def is_confirmed(desk: Desk, customer_id: str, channel: Channel = Channel.EMAIL) -> bool:
    """Tell whether the address she has now was confirmed, on her card or on one merged into it.

    Raises:
        UnknownCustomerError
    """
    with desk.store.reading() as tx:
        customer = customers.current_in(tx, customer_id)
        if channel is not Channel.EMAIL or not customer.fields.email:
            return False
        here = contact_hash(tx, channel, customer.fields.email)
        return any(tx.mail.is_confirmed(each, channel, here) for each in tx.customers.ids_of(customer.id))


def _check_channel(channel: Channel) -> None:
    if channel is not Channel.EMAIL:
        raise ValueError(f"no codes by {channel}")


def _hash(tx: Transaction, confirmation_id: str, code: str) -> str:
    key = tx.privacy.secret(_KEY)
    if key is None:
        key = secrets.token_bytes(32)
        tx.privacy.put_secret(_KEY, key)
    return hmac.new(key, f"{confirmation_id}\0{code}".encode(), hashlib.sha256).hexdigest()


def _words(customer: Customer, code: str, shop_name: str) -> tuple[str, str]:
    """Give subject and text, in her language."""
    minutes = GOOD_FOR // timedelta(minutes=1)
    if customer.fields.language == "en":
        return (
            f"Your code: {code}",
            f"Hello,\n\nYour code is {code}. Please say it at the till; it is good for {minutes} minutes.\n\n"
            f"If you did not ask for it, you need not do anything.\n\n{shop_name}\n",
        )
    return (
        f"Votre code : {code}",
        f"Bonjour,\n\nVotre code est {code}. Merci de le donner à la caisse ; il est valable {minutes} minutes.\n\n"
        f"Si vous n’avez rien demandé, vous n’avez rien à faire.\n\n{shop_name}\n",
    )

"""The suppression list: keyed hashes of addresses whose owner wants no more canvassing (CNIL, liste repoussoir).

Only the hash is kept, under a key of this shop: the list cannot be read back, nor compared with anybody else's.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.operator import Operator, Right
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.privacy import EVERY_PURPOSE

_HASHED = frozenset({Channel.EMAIL, Channel.SMS})


@dataclass(frozen=True, slots=True)
class SuppressedCount:
    """How many addresses of a channel are not to be contacted for a purpose; None is every purpose.

    `since_utc` is the oldest objection that still stands.
    """

    channel: Channel
    purpose: Purpose | None
    addresses: int
    since_utc: datetime


def counts(desk: Desk, operator: Operator) -> list[SuppressedCount]:
    """Count the list by channel and purpose; what stands on it is shown to nobody.

    Raises:
        NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.reading() as tx:
        found = tx.privacy.suppressed()
    return [
        SuppressedCount(Channel(channel), None if purpose == EVERY_PURPOSE else Purpose(purpose), number, since)
        for channel, purpose, number, since in found
    ]


def contact_hash(tx: Transaction, channel: Channel, address: str) -> str:
    """Return the keyed hash of an address, 64 hex digits; empty for no address and for channels without a list.

    E-mails are compared without regard to case, phones as E.164. The key is drawn at its first use, so the first
    call of a shop's life needs a writing transaction.
    """
    plain = "".join(address.split()).casefold()
    if not plain or channel not in _HASHED:
        return ""
    message = f"{channel}\0{plain}".encode()
    return hmac.new(tx.privacy.suppression_key, message, hashlib.sha256).hexdigest()


def suppress(
    tx: Transaction, desk: Desk, channel: Channel, purpose: Purpose | None, address_hash: str, *, reason: str
) -> None:
    """Put an address on the list, in the transaction of the objection; no hash, nothing to do.

    Args:
        tx: The transaction of the objection.
        desk: Gives the instant; each objection starts the three years again.
        channel: E-mail or SMS.
        purpose: None is every purpose, as after an erasure.
        address_hash: From `contact_hash`.
        reason: `withdrawn`, `refused` or `erased`.
    """
    if address_hash:
        tx.privacy.suppress(channel, purpose or EVERY_PURPOSE, address_hash, reason=reason, at_utc=desk.now())


def lift(tx: Transaction, desk: Desk, channel: Channel, purpose: Purpose, address_hash: str) -> None:
    """Take an address off the list for one purpose: only a new, proven grant of its owner does this.

    After an erasure, « every purpose » becomes every purpose but this one.
    """
    if not address_hash:
        return
    if tx.privacy.lift(channel, EVERY_PURPOSE, address_hash):
        for other in Purpose:
            suppress(tx, desk, channel, other, address_hash, reason="erased")
    tx.privacy.lift(channel, purpose, address_hash)


def is_suppressed(tx: Transaction, channel: Channel, purpose: Purpose, address: str) -> bool:
    """Tell whether an address must not be contacted for a purpose. Imports and the online shop's data ask this."""
    hashed = contact_hash(tx, channel, address)
    return bool(hashed) and tx.privacy.is_suppressed(channel, (purpose, EVERY_PURPOSE), hashed)

"""The purpose gate: the only way to a list of customers to contact. Who did not say yes to this purpose is not in it.

No other module may select addresses of several customers; tests/house/test_purpose_gate.py looks for it.
"""

from datetime import datetime

from koom_pos.domain.consent import ASKED_CELLS, Channel, Purpose, UnaskedCellError
from koom_pos.domain.operator import Operator, Right
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.consents import Recipient


def recipients(
    desk: Desk, operator: Operator, purpose: Purpose, channel: Channel, at: datetime | None = None
) -> list[Recipient]:
    """List who may be contacted for a purpose by a channel, by card.

    Only who last said yes to just this, with an address there, whose card goes on. Left out are addresses on the
    suppression list (also by an objection made on another card), customers under a hold, and grants that a later
    policy ended.

    Args:
        desk: The desk.
        operator: Needs `Right.CONTACT_EXPORT`.
        purpose: What they are contacted for.
        channel: By which way.
        at: The instant whose consents count, now by default. Objections, holds and merges are those of today
            whatever the instant: a list of yesterday never reaches who objected since.

    Raises:
        UnaskedCellError: the form never asks this purpose for this channel, or it sends nothing.
        NotAllowedError
    """
    operator.check(Right.CONTACT_EXPORT)
    with desk.store.reading() as tx:
        return read_recipients(tx, desk, purpose, channel, at)


def count_recipients(
    desk: Desk, operator: Operator, purpose: Purpose, channel: Channel, at: datetime | None = None
) -> int:
    """Count who may be contacted, without reading an address; see `recipients`."""
    operator.check(Right.CONTACT_EXPORT)
    _check(purpose, channel)
    at_utc = at or desk.now()
    with desk.store.reading() as tx:
        ended = tx.privacy.ended_purposes(at_utc).get(purpose)
        return tx.consents.count_recipients(purpose, channel, at_utc=at_utc, not_before=ended)


def read_recipients(
    tx: Transaction, desk: Desk, purpose: Purpose, channel: Channel, at: datetime | None = None
) -> list[Recipient]:
    """List them inside the transaction of an act that checked the right; see `recipients`."""
    _check(purpose, channel)
    at_utc = at or desk.now()
    ended = tx.privacy.ended_purposes(at_utc).get(purpose)
    return tx.consents.recipients(purpose, channel, at_utc=at_utc, not_before=ended)


def _check(purpose: Purpose, channel: Channel) -> None:
    if channel is Channel.NONE or (purpose, channel) not in ASKED_CELLS:
        raise UnaskedCellError(purpose, channel)

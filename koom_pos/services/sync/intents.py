"""From what happened in the store to what the online shop is asked to do: one message of the outbox, some intentions.

The key of an intention is the message's id and its place, so that the same message always asks for the same things.
What nobody at the shop needs to know becomes no intention at all.
"""

from collections.abc import Callable, Mapping
from typing import Any

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.customer import Source
from koom_pos.remote.online_shop import Intent, IntentKind
from koom_pos.services.consent_recording import OUTBOX_TOPIC as CONSENT_CHANGED
from koom_pos.services.customers import CHANGED as CUSTOMER_CHANGED
from koom_pos.services.settling import OUTBOX_TOPIC as SALE_SETTLED
from koom_pos.services.sync.actor import CUSTOMER
from koom_pos.store import Transaction
from koom_pos.store.online import Message


def intents_of(tx: Transaction, message: Message) -> list[Intent]:
    """Give what a message asks of the shop, in order; an empty list is a message that is done."""
    build = _BUILDERS.get(message.topic)
    return [] if build is None else build(tx, message)


def _stock(tx: Transaction, message: Message) -> list[Intent]:
    """Goods that left or came back sellable, as differences: what the shop sold meanwhile is kept."""
    sale = tx.sales.get(message.subject_id)
    if sale is None:
        return []
    moved: dict[str, int] = {}
    for line in sale.lines:
        resold = line.quantity > 0 or line.return_reason == "sealed"
        if line.kind is ItemKind.GOODS and line.variant_id is not None and resold:
            moved[line.sku] = moved.get(line.sku, 0) - line.quantity
    return [
        Intent(_key(message, place), IntentKind.ADJUST_STOCK, sku, {"quantity": quantity, "reason": "store_sale"})
        for place, (sku, quantity) in enumerate(sorted(moved.items()))
        if quantity
    ]


def _customer(tx: Transaction, message: Message) -> list[Intent]:
    """Fields that differ from the last common value, each with that value, so that nothing newer is overwritten.

    A customer without an account there stays unknown there: nobody is opened an account she did not ask for.
    """
    customer = tx.customers.current(message.subject_id)
    link = tx.online.link_of(CUSTOMER, customer.id) if customer is not None else None
    if customer is None or link is None or link.base is None:
        return []
    open_fields = {conflict.field for conflict in tx.online.conflicts(local_id=customer.id) if not conflict.choice}
    values: dict[str, Any] = {}
    for name, was in link.base.items():
        now = getattr(customer.fields, name)
        if now != was and name not in open_fields:
            values |= {name: now, f"was:{name}": was}
    if "email" in values:
        values["email_key"] = values["email"].casefold()
    return [Intent(_key(message, 0), IntentKind.UPDATE_CUSTOMER, link.remote_id, values)] if values else []


def _consent(tx: Transaction, message: Message) -> list[Intent]:
    """The statement itself, with wording and proof; what came from the shop is not sent back."""
    customer = tx.customers.current(message.subject_id)
    link = tx.online.link_of(CUSTOMER, customer.id) if customer is not None else None
    if customer is None or link is None:
        return []
    said = (record for record in tx.consents.everything_said(customer.id) if record.id == message.payload["record"])
    record = next(said, None)
    if record is None or record.source is Source.WEB:
        return []
    values = {
        "purpose": str(record.purpose),
        "channel": str(record.channel),
        "state": str(record.state),
        "wording": tx.consents.wording_text(record.wording_sha256) if record.wording_sha256 else "",
        "policy_version": record.policy_version,
        "evidence_ref": record.evidence_ref,
        "at": record.at_utc.replace(tzinfo=None).isoformat(timespec="microseconds"),
    }
    return [Intent(_key(message, 0), IntentKind.RECORD_CONSENT, link.remote_id, values)]


def _key(message: Message, place: int) -> str:
    return f"{message.id}:{place}"


_BUILDERS: Mapping[str, Callable[[Transaction, Message], list[Intent]]] = {
    SALE_SETTLED: _stock,
    CUSTOMER_CHANGED: _customer,
    CONSENT_CHANGED: _consent,
}

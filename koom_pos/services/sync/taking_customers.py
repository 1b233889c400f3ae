"""Take customers, consents and erasures from the online shop: narrowly, and never wider than she said."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from koom_pos.domain.consent import Channel
from koom_pos.domain.customer import CustomerField, FieldOrigin, Origin, PersonalFields, Source
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.three_way import FieldConflict, merge_fields
from koom_pos.remote.online_shop import ShopCustomer
from koom_pos.services import contact_forms, customers, suppression
from koom_pos.services.desk import Desk
from koom_pos.services.sync.actor import CUSTOMER, SHOP_ACTOR
from koom_pos.store import Transaction
from koom_pos.store.online import Link, StoredConflict
from koom_pos.store.privacy import EVERY_PURPOSE


class Taken(StrEnum):
    """What became of a record of the shop."""

    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    SKIPPED = "skipped"


def take_customer(tx: Transaction, desk: Desk, record: ShopCustomer) -> Taken:
    """Take a customer of the shop: meet the card that carries her e-mail, merge field by field, or enter her.

    A guest is no customer, only the contact of an order. An address on the list of erased people is never entered
    again. Two cards with her e-mail are for a person to merge first.

    Raises:
        SeveralCardsError: more than one card has this e-mail; the record is parked.
    """
    link = tx.online.link(CUSTOMER, record.remote_id)
    if record.is_guest or record.is_gone:
        return Taken.SKIPPED
    there = readable(record.fields)
    if link is None:
        link = _meet(tx, desk, record.remote_id, there)
        if link is None:
            return Taken.SKIPPED
        if link.base is not None:
            tx.online.put_link(link)
            return Taken.CREATED
    customer = tx.customers.current(link.local_id)
    if customer is None:
        return Taken.SKIPPED  # erased here: the erasure travels there, nothing comes back
    here = {name: getattr(customer.fields, name) for name in there}
    merged = merge_fields(link.base, here, there, canonical=canonical)
    _write(tx, desk, customer.id, merged.take)
    if merged.send:
        customers.tell(tx, desk, customers.CHANGED, customer.id, [CustomerField(name) for name in merged.send])
    _keep_conflicts(tx, desk, customer.id, record.remote_id, merged.conflicts)
    still_open = {conflict.field for conflict in merged.conflicts}
    # What is to be sent differs from the base until it arrived, so that the message finds it.
    base = {**(link.base or {}), **{name: value for name, value in there.items() if name not in still_open}}
    tx.online.put_link(replace(link, base=base))
    if merged.conflicts:
        return Taken.CONFLICT
    return Taken.CHANGED if merged.take else Taken.SAME


class SeveralCardsError(RefusedError):
    """More than one card here carries the e-mail of a customer of the shop: merge them first."""

    def __init__(self) -> None:
        super().__init__("several cards with this e-mail")


def readable(fields: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of the shop as this store writes them; what cannot be read is left out, never guessed."""
    read: dict[str, str] = {}
    for name, value in fields.items():
        text = " ".join(value.split())
        try:
            if name == CustomerField.EMAIL and text:
                text = contact_forms.clean_email(text)
            elif name == CustomerField.PHONE and text:
                text = contact_forms.clean_phone(text)
        except RefusedError:
            continue
        if name == CustomerField.LANGUAGE:
            text = "en" if text.lower().startswith("en") else "fr"
        if name in set(CustomerField) - {CustomerField.NOTE}:
            read[name] = text
    return read


def canonical(field: str, value: str) -> str:
    """Give the comparable form of a field: case of an e-mail and blanks are no change."""
    text = " ".join(value.split())
    return contact_forms.email_key(text) if field == CustomerField.EMAIL and text else text


def is_erased(tx: Transaction, email: str) -> bool:
    """Tell whether the owner of an address was erased: whatever still names her elsewhere never brings her back."""
    hashed = suppression.contact_hash(tx, Channel.EMAIL, email)
    return bool(hashed) and tx.privacy.is_suppressed(Channel.EMAIL, (EVERY_PURPOSE,), hashed)


def _meet(tx: Transaction, desk: Desk, remote_id: str, there: Mapping[str, str]) -> Link | None:
    """Find the card that is hers, or enter her; None where she may not be entered. A base means she is new."""
    email = there.get(CustomerField.EMAIL, "")
    if email and is_erased(tx, email):
        return None
    cards = tx.customers.by_email_key(contact_forms.email_key(email)) if email else []
    if len(cards) > 1:
        raise SeveralCardsError
    if cards:
        return Link(CUSTOMER, remote_id, cards[0].customer_id, None)
    customer = customers.create_in(
        tx, desk, SHOP_ACTOR, PersonalFields(**there), fifteen_or_over=True, source=Source.WEB, join=False
    )
    return Link(CUSTOMER, remote_id, customer.id, dict(there))


def _write(tx: Transaction, desk: Desk, customer_id: str, values: Mapping[str, str]) -> None:
    if not values:
        return
    fields = {CustomerField(name): value for name, value in values.items()}
    customers.write_fields(tx, desk, SHOP_ACTOR, customer_id, fields)
    tx.customers.set_origins(customer_id, dict.fromkeys(fields, FieldOrigin(Origin.DECLARED, Source.WEB, desk.now())))


def _keep_conflicts(
    tx: Transaction,
    desk: Desk,
    customer_id: str,
    remote_id: str,
    conflicts: tuple[FieldConflict, ...],
) -> None:
    """Keep what a person must decide, and forget what agrees again."""
    standing = {conflict.field for conflict in conflicts}
    tx.online.end_conflicts(CUSTOMER, customer_id, [name for name in CustomerField if name not in standing])
    for conflict in conflicts:
        tx.online.put_conflict(
            StoredConflict(
                id=desk.new_id(),
                kind=CUSTOMER,
                local_id=customer_id,
                remote_id=remote_id,
                field=conflict.field,
                base=conflict.base,
                here=conflict.here,
                there=conflict.there,
                choice="",
                at_utc=desk.now(),
            )
        )

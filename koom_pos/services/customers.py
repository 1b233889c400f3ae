"""Customers' cards: create, change, find. Reading one whole is `customer_card`, making two one is `customer_merge`.

Nothing here is journalled: a card is personal data, and the journal holds none. What changed is told to the outbox by
the names of fields, never their values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain

from koom_pos.domain.consent import Channel
from koom_pos.domain.customer import (
    Customer,
    CustomerField,
    CustomerRow,
    FieldOrigin,
    Look,
    LookReason,
    Origin,
    PersonalFields,
    Source,
    TooYoungError,
    UnknownCustomerError,
)
from koom_pos.domain.customer_search import CustomerQuery, read_query
from koom_pos.domain.loyalty import CardCodeError, card_key
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.scan import parse_scan
from koom_pos.domain.text import search_terms
from koom_pos.services import contact_forms, loyalty
from koom_pos.services.desk import Desk
from koom_pos.services.suppression import contact_hash
from koom_pos.store import Transaction

CREATED, CHANGED = "customer.created", "customer.changed"
"""Topics of the outbox."""

_NEAR_PERCENT = 85
"""Likeness of two names from which they may be one person's: one letter in seven differs."""
_CANDIDATES = 60
_SUGGESTIONS = 5


class DuplicateReason(StrEnum):
    """Why somebody may be known already, the surest first."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody who may be the same person."""

    row: CustomerRow
    why: DuplicateReason


def create_customer(
    desk: Desk,
    operator: Operator,
    fields: PersonalFields,
    *,
    fifteen_or_over: bool,
    source: Source = Source.STORE,
    join: bool = True,
    card_code: str | None = None,
) -> Customer:
    """Enter a customer; all her fields may be empty, a bare card is a right member.

    Raises:
        TooYoungError: she is not 15; nothing is kept.
        PhoneError, EmailError, BirthdayError, CardCodeError, CardTakenError, NotAllowedError
    """
    with desk.store.transaction() as tx:
        return create_in(
            tx, desk, operator, fields, fifteen_or_over=fifteen_or_over, source=source, join=join, card_code=card_code
        )


def create_in(
    tx: Transaction,
    desk: Desk,
    operator: Operator,
    fields: PersonalFields,
    *,
    fifteen_or_over: bool,
    source: Source = Source.STORE,
    join: bool = True,
    card_code: str | None = None,
) -> Customer:
    """Enter a customer, a step of an act; see `create_customer` for what it raises.

    Args:
        tx: The transaction of the act.
        desk: The workstation.
        operator: Who enters her.
        fields: As she gave them; cleaned here.
        fifteen_or_over: Her answer to « 15 ans ou plus »; not stored.
        source: Where the data come from.
        join: Make her a member of the loyalty programme, with a card.
        card_code: A card printed beforehand; None draws a number. Without `join` it is not looked at.
    """
    operator.check(Right.CUSTOMERS)
    if not fifteen_or_over:
        raise TooYoungError
    clean = contact_forms.clean_fields(fields)
    at_utc = desk.now()
    customer = Customer(desk.new_id(), clean, source, at_utc, operator.id, at_utc)
    tx.customers.add(
        customer,
        email_key=contact_forms.email_key(clean.email),
        email_hash=contact_hash(tx, Channel.EMAIL, clean.email),
        phone_hash=contact_hash(tx, Channel.SMS, clean.phone),
    )
    given = [field for field in CustomerField if getattr(clean, field)]
    tx.customers.set_origins(
        customer.id, {field: FieldOrigin(_origin(field, fields, clean), source, at_utc) for field in given}
    )
    if join:
        loyalty.join_in(tx, desk, operator, customer.id, card_code)
        tx.customers.reindex(customer.id)
    tell(tx, desk, CREATED, customer.id, given)
    return customer


def change_customer(
    desk: Desk,
    operator: Operator,
    customer_id: str,
    changes: Mapping[CustomerField, str],
    *,
    origin: Origin = Origin.DECLARED,
    source: Source = Source.STORE,
) -> Customer:
    """Write fields of a customer; those that stay the same stay as they came.

    Raises:
        UnknownCustomerError, PhoneError, EmailError, BirthdayError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        customer = current_in(tx, customer_id)
        wished = replace(customer.fields, **{str(field): value for field, value in changes.items()})
        clean = contact_forms.clean_fields(wished)
        changed = [field for field in CustomerField if getattr(clean, field) != getattr(customer.fields, field)]
        write_fields(tx, desk, operator, customer.id, {field: getattr(clean, field) for field in changed})
        known = FieldOrigin(origin, source, desk.now())
        tx.customers.set_origins(customer.id, dict.fromkeys(changed, known))
        if changed:
            tell(tx, desk, CHANGED, customer.id, changed)
        return current_in(tx, customer.id)


def get_customer(desk: Desk, customer_id: str) -> Customer:
    """Give a customer: the card that goes on, should it have been merged.

    Raises:
        UnknownCustomerError: there is none any more.
    """
    with desk.store.reading() as tx:
        return current_in(tx, customer_id)


def search_customers(desk: Desk, query: str, *, limit: int = 50) -> list[CustomerRow]:
    """Find customers by name, telephone in any writing, e-mail or card, accent-free; made for every keystroke."""
    with desk.store.reading() as tx:
        return tx.customers.search(read_query(query), limit=limit)


def find_by_code(desk: Desk, code: str) -> CustomerRow | None:
    """Give who holds a scanned loyalty card, ours or a foreign one; None when nobody does or it is blocked."""
    with desk.store.reading() as tx:
        holder = holder_in(tx, desk, code)
        return None if holder is None else tx.customers.row(holder)


def likely_duplicates(desk: Desk, fields: PersonalFields, *, besides: str | None = None) -> list[Duplicate]:
    """Find who may be the same person: same telephone, same e-mail, nearly the same name, the surest first.

    Made for every keystroke: an address that is not complete yet is not compared.

    Args:
        desk: The workstation.
        fields: What is entered so far, as typed.
        besides: The card that is being changed, which is no duplicate of itself.
    """
    with desk.store.reading() as tx:
        found = chain(
            ((row, DuplicateReason.PHONE) for row in _with_phone(tx, fields.phone)),
            ((row, DuplicateReason.EMAIL) for row in _with_email(tx, fields.email)),
            ((row, DuplicateReason.NAME) for row in _with_near_name(tx, fields)),
        )
        first: dict[str, Duplicate] = {}
        for row, why in found:
            if row.customer_id != besides:
                first.setdefault(row.customer_id, Duplicate(row, why))
    return list(first.values())[:_SUGGESTIONS]


def current_in(tx: Transaction, customer_id: str) -> Customer:
    """Give a customer within an act, merges followed.

    Raises:
        UnknownCustomerError: there is none any more.
    """
    customer = tx.customers.current(customer_id)
    if customer is None:
        raise UnknownCustomerError(customer_id)
    return customer


def stored_in(tx: Transaction, customer_id: str) -> Customer:
    """Give exactly this card within an act, even one that was merged into another.

    Raises:
        UnknownCustomerError: there is none any more.
    """
    customer = tx.customers.get(customer_id)
    if customer is None:
        raise UnknownCustomerError(customer_id)
    return customer


def holder_in(tx: Transaction, desk: Desk, code: str) -> str | None:
    """Give the id of who holds a scanned card within an act, merges followed; None when nobody does."""
    try:
        key = card_key(parse_scan(code, today=desk.today()).code)
    except CardCodeError:
        return None
    card = tx.loyalty.card(key)
    if card is None or not card.active:
        return None
    customer = tx.customers.current(card.customer_id)
    return None if customer is None else customer.id


def write_fields(
    tx: Transaction, desk: Desk, operator: Operator, customer_id: str, values: Mapping[CustomerField, str]
) -> None:
    """Write clean fields of a card with the keys and hashes that follow from them, a step of an act."""
    if not values:
        return
    columns = {str(field): value for field, value in values.items()}
    if CustomerField.EMAIL in values:
        email = values[CustomerField.EMAIL]
        columns["email_key"] = contact_forms.email_key(email)
        columns["email_hash"] = contact_hash(tx, Channel.EMAIL, email)
    if CustomerField.PHONE in values:
        columns["phone_hash"] = contact_hash(tx, Channel.SMS, values[CustomerField.PHONE])
    tx.customers.change(customer_id, columns, at_utc=desk.now(), by=operator.id)


def note_look(tx: Transaction, desk: Desk, operator: Operator, customer_id: str, reason: LookReason) -> None:
    """Record that the operator sees a card, a step of the act that shows it."""
    tx.customers.add_look(
        Look(operator.id, reason, desk.now()),
        look_id=desk.new_id(),
        workstation_id=desk.workstation.id,
        customer_id=customer_id,
    )


def tell(tx: Transaction, desk: Desk, topic: str, customer_id: str, fields: Iterable[CustomerField] = ()) -> None:
    """Put into the outbox that a card is new or changed, by the names of its fields, never their values."""
    tx.house.tell(
        message_id=desk.new_id(),
        workstation_id=desk.workstation.id,
        topic=topic,
        subject_id=customer_id,
        payload={"fields": [str(field) for field in fields]},
        at_utc=desk.now(),
    )


def _origin(field: CustomerField, said: PersonalFields, clean: PersonalFields) -> Origin:
    """Tell how a field of a new card is known: the country may follow from the postal code, French is the default."""
    if field is CustomerField.COUNTRY and not said.country.strip():
        return Origin.DEDUCED
    bare = field is CustomerField.LANGUAGE and clean == PersonalFields()
    return Origin.GENERATED if bare else Origin.DECLARED


def _with_phone(tx: Transaction, phone: str) -> list[CustomerRow]:
    try:
        clean = contact_forms.clean_phone(phone)
    except contact_forms.PhoneError:
        return []
    return tx.customers.by_phone(clean) if clean else []


def _with_email(tx: Transaction, email: str) -> list[CustomerRow]:
    key = contact_forms.email_key(email)
    return tx.customers.by_email_key(key) if "@" in key else []


def _with_near_name(tx: Transaction, fields: PersonalFields) -> list[CustomerRow]:
    """Find names a slip of the pen away, also with first and last name exchanged; a lone name says too little."""
    first, last = search_terms(fields.first_name), search_terms(fields.last_name)
    if not first or not last:
        return []
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(" ".join(sorted((*first, *last))))
    near: dict[str, int] = {}
    for pair in {(first[0][:3], last[0][:3]), (first[0][:1], last[0]), (first[0], last[0][:1])}:
        for customer_id, name in tx.customers.names(CustomerQuery(tuple((w,) for w in pair)), limit=_CANDIDATES):
            matcher.set_seq1(" ".join(sorted(search_terms(name))))
            if all(100 * rough() >= _NEAR_PERCENT for rough in (matcher.real_quick_ratio, matcher.quick_ratio)):
                near[customer_id] = int(100 * matcher.ratio())
    alike = (each for each, percent in near.items() if percent >= _NEAR_PERCENT)
    nearest = sorted(alike, key=lambda each: (-near[each], each))[:_SUGGESTIONS]
    return [row for each in nearest if (row := tx.customers.row(each)) is not None]

"""One customer's card, whole, as far as the role may see it. Opening it is recorded: who, when and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from koom_pos.domain.consent import Cell, ConsentRecord, Method
from koom_pos.domain.customer import (
    Customer,
    CustomerField,
    CustomerTicket,
    FieldOrigin,
    LookReason,
    Origin,
)
from koom_pos.domain.loyalty import EntryKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.retention import ErasureDate, ErasureReason, erasure_due
from koom_pos.services import consents, customer_merge, customers, loyalty, shop
from koom_pos.services.customer_merge import Merge
from koom_pos.services.desk import Desk
from koom_pos.services.loyalty import MemberCard
from koom_pos.store import Transaction
from koom_pos.store.customer_orders import CustomerOrder
from koom_pos.store.privacy import LegalHold
from koom_pos.store.vouchers import Voucher

_HER_OWN_MOVES = frozenset({EntryKind.EARN, EntryKind.REDEEM, EntryKind.WEB})
"""Movements of points that are an activity of hers; adjusting, expiring and merging are the shop's."""
_NOT_HER_WORD = frozenset({Method.MERGE, Method.IMPORT})


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """Everything about a customer, with the cards merged into hers.

    Attributes:
        origins: How each field given came to be known.
        member: None when she is not in the programme; then `balance` is 0.
        tickets: Latest first; None for a role without the right to her history.
        orders: At the online shop, latest first, without their lines; None as `tickets`.
        consents: What holds now, by purpose and channel; what is absent was never said: refused.
        holds: Open ones first; None, as `looks_count`, for a role without the right of privacy.
        vouchers: Those sent to her, used or not.
    """

    customer: Customer
    origins: Mapping[CustomerField, FieldOrigin]
    member: MemberCard | None
    balance: int
    tickets: Sequence[CustomerTicket] | None
    orders: Sequence[CustomerOrder] | None
    consents: Mapping[Cell, ConsentRecord]
    holds: Sequence[LegalHold] | None
    erasure: ErasureDate
    looks_count: int | None
    merges: Sequence[Merge]
    vouchers: Sequence[Voucher]


@dataclass(frozen=True, slots=True)
class LookLine:
    """A look as the list of looks shows it."""

    operator_name: str
    reason: LookReason
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class ShopLook:
    """A look at any card of the shop. `customer_name` is empty for a bare card, or one erased since."""

    operator_name: str
    reason: LookReason
    at_utc: datetime
    customer_id: str
    customer_name: str


def look_at(desk: Desk, operator: Operator, customer_id: str, reason: LookReason) -> CustomerCard:
    """Open a card: records the look, then gives the card.

    Raises:
        UnknownCustomerError, NotAllowedError: nothing is recorded.
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        customer = customers.current_in(tx, customer_id)
        customers.note_look(tx, desk, operator, customer.id, reason)
        return _card(tx, desk, operator, customer)


def read_card(desk: Desk, operator: Operator, customer_id: str) -> CustomerCard:
    """Read a card again that is open already, after an act changed it; no second look is recorded.

    Raises:
        UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.reading() as tx:
        return _card(tx, desk, operator, customers.current_in(tx, customer_id))


def looks_of(desk: Desk, operator: Operator, customer_id: str) -> list[LookLine]:
    """Give who opened a customer's cards, latest first.

    Raises:
        UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.reading() as tx:
        ids = tx.customers.ids_of(customers.current_in(tx, customer_id).id)
        names = {account.id: account.display_name for account in tx.operators.accounts()}
        return [
            LookLine(names.get(look.operator_id, ""), look.reason, look.at_utc) for look in tx.customers.looks(ids)
        ]


def latest_looks(desk: Desk, operator: Operator, *, limit: int = 200) -> list[ShopLook]:
    """Give the latest looks at any card, for the manager's control; reading this list is no look itself.

    Raises:
        NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.reading() as tx:
        names = {account.id: account.display_name for account in tx.operators.accounts()}
        found = tx.customers.latest_looks(limit=limit)
    return [
        ShopLook(names.get(look.operator_id, ""), look.reason, look.at_utc, customer_id, name)
        for look, customer_id, name in found
    ]


def erasure_in(tx: Transaction, desk: Desk, customer_id: str) -> ErasureDate:
    """Work out when a customer's data go if she does not come back, within an act.

    Her activities are tickets, points earned or spent, statements of consent, and what she declared of herself, on
    all her cards. An open hold keeps the data: no date.
    """
    at_utc, because = max(_activities(tx, tx.customers.ids_of(customer_id)))
    last = desk.today(at_utc)
    if any(hold.ended_at_utc is None for hold in tx.privacy.holds_of(customer_id)):
        return ErasureDate(None, ErasureReason.HELD, last)
    return ErasureDate(erasure_due(last, months=shop.read_profile(tx).retention_months), because, last)


def _card(tx: Transaction, desk: Desk, operator: Operator, customer: Customer) -> CustomerCard:
    ids = tx.customers.ids_of(customer.id)
    member = loyalty.read_member(tx, customer.id, desk.today())
    sees_privacy = Right.PRIVACY in operator.rights
    sees_history = Right.CUSTOMER_HISTORY in operator.rights
    return CustomerCard(
        customer=customer,
        origins=tx.customers.origins(customer.id),
        member=member,
        balance=member.balance if member is not None else 0,
        tickets=tx.customers.tickets_of(ids) if sees_history else None,
        orders=tx.customer_orders.of_customer(ids) if sees_history else None,
        consents=consents.read_current(tx, customer.id),
        holds=tx.privacy.holds_of(customer.id) if sees_privacy else None,
        erasure=erasure_in(tx, desk, customer.id),
        looks_count=tx.customers.count_looks(ids) if sees_privacy else None,
        merges=customer_merge.merges_in(tx, customer.id),
        vouchers=tx.vouchers.of_customers(ids),
    )


def _activities(tx: Transaction, ids: Sequence[str]) -> list[tuple[datetime, ErasureReason]]:
    """Give the activities of a person with what they were, in no order; there is always her creation."""
    found: list[tuple[datetime, ErasureReason]] = []
    last_ticket = tx.customers.last_ticket_at(ids)
    if last_ticket is not None:
        found.append((last_ticket, ErasureReason.TICKET))
    for line in tx.loyalty.ledger(*tx.loyalty.family(ids[0])):
        if line.entry.kind in _HER_OWN_MOVES:
            found.append((line.entry.at_utc, ErasureReason.POINTS))
    for each in ids:
        card = customers.stored_in(tx, each)
        found.append((card.created_at_utc, ErasureReason.PROFILE))
        for known in tx.customers.origins(each).values():
            if known.origin is Origin.DECLARED:
                found.append((known.at_utc, ErasureReason.PROFILE))
        for record in tx.consents.everything_said(each):
            if record.method not in _NOT_HER_WORD:
                found.append((record.at_utc, ErasureReason.CONSENT))
    return found

"""What a person decides about the exchange: which side of a conflict holds, what is sent again, what is given up.

None of it is journalled by name: a conflict is about a customer, and the journal knows no customers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from koom_pos.domain.customer import CustomerField, FieldOrigin, LookReason, Origin, Source
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import customers, journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.sync.actor import CUSTOMER
from koom_pos.services.sync.marks import ASKED
from koom_pos.store import Transaction
from koom_pos.store.online import StoredConflict


class Side(StrEnum):
    """Whose value of a field holds."""

    HERE = "here"
    THERE = "there"


class AlreadyDecidedError(RefusedError):
    """It no longer waits for anybody: somebody decided, or both sides agree again."""

    def __init__(self) -> None:
        super().__init__("no longer waits for a decision")


@dataclass(frozen=True, slots=True)
class ConflictedCustomer:
    """A customer some of whose fields were changed on both sides; `fields` are their names."""

    customer_id: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One field both sides changed: what it was when they agreed, what it is here now, what it is there."""

    conflict_id: str
    field: str
    was: str
    here: str
    there: str


def conflicted_customers(desk: Desk) -> list[ConflictedCustomer]:
    """Give whose fields wait for a decision, the longest waiting first; names only, as a search does."""
    with desk.store.reading() as tx:
        by_customer: dict[str, list[str]] = {}
        for conflict in _open_conflicts(tx):
            by_customer.setdefault(conflict.local_id, []).append(conflict.field)
        found = []
        for customer_id, fields in by_customer.items():
            customer = tx.customers.current(customer_id)
            parts = (customer.fields.first_name, customer.fields.last_name) if customer is not None else ()
            name = " ".join(part for part in parts if part)
            found.append(ConflictedCustomer(customer_id, name, tuple(fields)))
    return found


def look_at_conflicts(desk: Desk, operator: Operator, customer_id: str) -> list[ConflictLine]:
    """Open what waits for a decision about a customer; the look is recorded.

    Raises:
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        customer = customers.current_in(tx, customer_id)
        customers.note_look(tx, desk, operator, customer.id, LookReason.SERVICE)
        return [
            ConflictLine(each.id, each.field, each.base, getattr(customer.fields, each.field), each.there)
            for each in tx.online.conflicts(local_id=customer_id)
            if not each.choice
        ]


def decide(desk: Desk, operator: Operator, conflict_id: str, side: Side) -> None:
    """Let one side of a field hold: ours is sent to the shop with the next round, the shop's is taken now.

    Raises:
        NotAllowedError
        AlreadyDecidedError: it no longer waits for anybody.
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        conflict = next((each for each in _open_conflicts(tx) if each.id == conflict_id), None)
        if conflict is None or conflict.kind != CUSTOMER:
            raise AlreadyDecidedError
        customer = customers.current_in(tx, conflict.local_id)
        field = CustomerField(conflict.field)
        if side is Side.THERE:
            customers.write_fields(tx, desk, operator, customer.id, {field: conflict.there})
            tx.customers.set_origins(customer.id, {field: FieldOrigin(Origin.DECLARED, Source.WEB, desk.now())})
        # Both now agree on what stands there; ours, if it holds, differs from that until it arrived.
        link = tx.online.link(CUSTOMER, conflict.remote_id)
        if link is not None:
            tx.online.put_link(replace(link, base={**(link.base or {}), conflict.field: conflict.there}))
        tx.online.end_conflicts(CUSTOMER, conflict.local_id, [conflict.field])
        if side is Side.HERE:
            customers.tell(tx, desk, customers.CHANGED, customer.id, [field])


def send_again(desk: Desk, operator: Operator, message_id: str) -> None:
    """Let a parked message be sent with the next round, from the part it stopped at.

    Raises:
        NotAllowedError
        AlreadyDecidedError: it is not parked any more.
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        if not tx.exchange_care.put_parked_back(message_id, at_utc=desk.now()):
            raise AlreadyDecidedError


def give_up(desk: Desk, operator: Operator, message_id: str) -> None:
    """Never send a parked message. What it told of stays done here and unknown to the shop; journalled by its topic.

    Raises:
        NotAllowedError
        AlreadyDecidedError: it is not parked any more.
    """
    operator.check(Right.SETTINGS)
    with desk.store.transaction() as tx:
        message = next((each for each in tx.exchange_care.parked_messages() if each.id == message_id), None)
        if message is None or not tx.exchange_care.abandon(message_id):
            raise AlreadyDecidedError
        told: Mapping[str, str] = {"message": message_id, "topic": message.topic, "reason": message.reason}
        journal_writer.append(
            tx,
            desk,
            JournalKind.SETTINGS_CHANGE,
            {
                "operator": operator.code,
                "changes": [{"setting": "online_shop_message", "before": "parked", "after": "abandoned"}],
                **told,
            },
            at_utc=desk.now(),
        )


def take_again(desk: Desk, operator: Operator, stream: str, remote_id: str) -> None:
    """Let the next round try again to take a record of the shop.

    Raises:
        NotAllowedError
        AlreadyDecidedError: it is not parked any more.
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        if not tx.exchange_care.ask_again(stream, remote_id, reason=ASKED):
            raise AlreadyDecidedError


def leave_record(desk: Desk, operator: Operator, stream: str, remote_id: str) -> None:
    """Stop waiting for a record of the shop; it is taken when it changes there.

    Raises:
        NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        tx.online.unpark(stream, remote_id)


def _open_conflicts(tx: Transaction) -> list[StoredConflict]:
    return [conflict for conflict in tx.online.conflicts() if not conflict.choice]

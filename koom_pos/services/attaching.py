"""Whose sale it is: attach a customer to the open sale, by card or by choice, before or after its lines.

The link is a row of its own beside the open sale, so that it can be cut while the sale stays; settling makes it the
link of the ticket. A suspended sale keeps its customer.
"""

from dataclasses import dataclass

from koom_pos.domain.benefit import BenefitKind
from koom_pos.domain.consent import Channel, Purpose, is_given
from koom_pos.domain.customer import LookReason, is_birthday
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import OpenSale
from koom_pos.domain.tender import TenderType
from koom_pos.services import consents, customers, loyalty, ringing
from koom_pos.services.desk import Desk
from koom_pos.services.ringing import SaleHasTendersError
from koom_pos.store import Transaction

_CARD_END = 4


class UnknownCardError(RefusedError):
    """Nobody holds this loyalty card: it was never given, or it is blocked."""

    def __init__(self) -> None:
        super().__init__("nobody holds this card")


class RewardOnSaleError(RefusedError):
    """A reward of her points is on the sale; it is taken off before the customer changes."""

    def __init__(self) -> None:
        super().__init__("a reward is on the sale")


@dataclass(frozen=True, slots=True)
class Attached:
    """The customer of the open sale, as much of her as selling needs.

    Attributes:
        name: Empty for a bare card.
        card_end: Last four signs of her card; empty without one.
        balance: Points, below zero after a return of what was spent; 0 for who is no member.
        e_ticket_to: Her e-mail when she agreed to tickets by mail, else empty.
        birthday_today: Whether to wish her a happy birthday.
    """

    customer_id: str
    name: str
    card_end: str
    balance: int
    next_reward: RewardLevel | None
    best_reward: RewardLevel | None
    tier: str
    e_ticket_to: str
    birthday_today: bool
    member: bool


def attach(desk: Desk, operator: Operator, customer_id: str) -> Attached:
    """Ring the open sale for a customer, in place of another; without a sale, one begins. The look is recorded.

    Raises:
        UnknownCustomerError: erased meanwhile.
        SaleHasTendersError: points of another customer were tendered.
        RewardOnSaleError: a reward of another customer is on the sale.
        NotAllowedError
    """
    with desk.store.transaction() as tx:
        attach_in(tx, desk, operator, customer_id)
        return _attached(tx, desk, customers.current_in(tx, customer_id).id)


def attach_code(desk: Desk, operator: Operator, code: str) -> Attached:
    """Ring the open sale for who holds a scanned card.

    Raises:
        UnknownCardError: nobody does.
        SaleHasTendersError, RewardOnSaleError, NotAllowedError: as `attach`.
    """
    with desk.store.transaction() as tx:
        holder = customers.holder_in(tx, desk, code)
        if holder is None:
            raise UnknownCardError
        attach_in(tx, desk, operator, holder)
        return _attached(tx, desk, holder)


def attach_in(tx: Transaction, desk: Desk, operator: Operator, customer_id: str) -> None:
    """Ring the open sale for a customer, a step of an act; raises as `attach`."""
    operator.check(Right.CUSTOMERS)
    customer = customers.current_in(tx, customer_id)
    sale = tx.open_sales.active(desk.workstation.id)
    if sale is None:
        sale = OpenSale(id=desk.new_id(), operator_id=operator.id)
        ringing.keep(tx, desk, sale)
    if tx.customers.open_customer(sale.id) == customer.id:
        return
    _check_no_points(sale)
    tx.customers.set_open_customer(sale.id, customer.id)
    customers.note_look(tx, desk, operator, customer.id, LookReason.SALE)


def detach(desk: Desk, operator: Operator) -> None:
    """Ring the open sale for nobody in particular; without a customer nothing changes.

    Raises:
        SaleHasTendersError, RewardOnSaleError: points of hers are on the sale.
        NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        sale = tx.open_sales.active(desk.workstation.id)
        if sale is not None and tx.customers.open_customer(sale.id) is not None:
            _check_no_points(sale)
            tx.customers.clear_open_customer(sale.id)


def attached(desk: Desk) -> Attached | None:
    """Give the customer of the sale being rung here, as she stands now, or None."""
    with desk.store.reading() as tx:
        sale = tx.open_sales.active(desk.workstation.id)
        customer_id = tx.customers.open_customer(sale.id) if sale is not None else None
        return None if customer_id is None else _attached(tx, desk, customer_id)


def _check_no_points(sale: OpenSale) -> None:
    if any(tender.type is TenderType.POINTS for tender in sale.tenders):
        raise SaleHasTendersError
    if any(benefit.kind is BenefitKind.REWARD for benefit in sale.benefits):
        raise RewardOnSaleError


def _attached(tx: Transaction, desk: Desk, customer_id: str) -> Attached:
    customer = customers.current_in(tx, customer_id)
    member = loyalty.read_member(tx, customer.id, desk.today())
    mail_me = is_given(consents.read_current(tx, customer.id), Purpose.E_TICKET, Channel.EMAIL)
    return Attached(
        customer_id=customer.id,
        name=customer.fields.display_name,
        card_end=next((code[-_CARD_END:] for code in member.card_codes), "") if member is not None else "",
        balance=member.balance if member is not None else 0,
        next_reward=member.next_reward if member is not None else None,
        best_reward=member.best_reward if member is not None else None,
        tier=member.tier if member is not None else "",
        e_ticket_to=customer.fields.email if mail_me else "",
        birthday_today=is_birthday(customer.fields.birthday, desk.today()),
        member=member is not None,
    )

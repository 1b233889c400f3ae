"""An online order in three independent states: is it paid, is it packed, is it in the customer's hands.

One state alone loses orders: a pay-in-store order marked « paid » vanishes from the till (lessons C34), a paid one is
asked for money again. Each state has one table of allowed steps, and one rule of what wins when the store and the
online shop both moved it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from koom_pos.domain.errors import RefusedError


class Payment(StrEnum):
    """Whether the money is there. `AUTHORISED`: the bank holds it, the shop has not taken it."""

    UNPAID = "unpaid"
    AUTHORISED = "authorised"
    PAID = "paid"
    PART_REFUNDED = "part_refunded"
    REFUNDED = "refunded"


class Preparation(StrEnum):
    """Whether the bag is ready. `SHORT`: an article is missing; `UNPACKED`: its articles went back to the shelf."""

    NEW = "new"
    PICKING = "picking"
    SHORT = "short"
    READY = "ready"
    UNPACKED = "unpacked"


class Handover(StrEnum):
    """Whether the customer has it. `PART`: some of it; `REFUSED`: she would not take it."""

    WAITING = "waiting"
    PART = "part"
    HANDED_OVER = "handed_over"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    NO_SHOW = "no_show"
    REFUSED = "refused"


class OrderStepError(RefusedError):
    """The order is not where this step begins: somebody else moved it meanwhile. `now` is where it stands."""

    def __init__(self, now: StrEnum, wanted: StrEnum) -> None:
        super().__init__(f"from {now} to {wanted}")
        self.now = now
        self.wanted = wanted


PAYMENT_STEPS: Mapping[Payment, frozenset[Payment]] = {
    Payment.UNPAID: frozenset({Payment.AUTHORISED, Payment.PAID}),
    Payment.AUTHORISED: frozenset({Payment.UNPAID, Payment.PAID}),
    Payment.PAID: frozenset({Payment.PART_REFUNDED, Payment.REFUNDED}),
    Payment.PART_REFUNDED: frozenset({Payment.REFUNDED}),
    Payment.REFUNDED: frozenset(),
}
PREPARATION_STEPS: Mapping[Preparation, frozenset[Preparation]] = {
    Preparation.NEW: frozenset({Preparation.PICKING, Preparation.UNPACKED}),
    Preparation.PICKING: frozenset({Preparation.NEW, Preparation.SHORT, Preparation.READY, Preparation.UNPACKED}),
    Preparation.SHORT: frozenset({Preparation.PICKING, Preparation.READY, Preparation.UNPACKED}),
    Preparation.READY: frozenset({Preparation.PICKING, Preparation.UNPACKED}),
    Preparation.UNPACKED: frozenset({Preparation.PICKING}),
}
HANDOVER_STEPS: Mapping[Handover, frozenset[Handover]] = {
    Handover.WAITING: frozenset(
        {Handover.PART, Handover.HANDED_OVER, Handover.OUT_FOR_DELIVERY, Handover.NO_SHOW, Handover.REFUSED}
    ),
    Handover.PART: frozenset({Handover.HANDED_OVER, Handover.REFUSED, Handover.NO_SHOW}),
    Handover.OUT_FOR_DELIVERY: frozenset({Handover.DELIVERED, Handover.WAITING, Handover.REFUSED}),
    Handover.NO_SHOW: frozenset({Handover.WAITING, Handover.HANDED_OVER}),
    Handover.HANDED_OVER: frozenset(),
    Handover.DELIVERED: frozenset(),
    Handover.REFUSED: frozenset(),
}

State = TypeVar("State", Payment, Preparation, Handover)

_PAYMENT_ORDER = tuple(Payment)
_FINAL_HANDOVER = frozenset({Handover.HANDED_OVER, Handover.DELIVERED, Handover.REFUSED})
_HANDOVER_ORDER = (
    Handover.WAITING,
    Handover.NO_SHOW,
    Handover.OUT_FOR_DELIVERY,
    Handover.PART,
    Handover.REFUSED,
    Handover.DELIVERED,
    Handover.HANDED_OVER,
)


def check_step(steps: Mapping[State, frozenset[State]], now: State, wanted: State) -> None:
    """Refuse a step that the table does not allow.

    Raises:
        OrderStepError: the order stands elsewhere; the same state again is refused too, or an order is handed over
            twice.
    """
    if wanted not in steps[now]:
        raise OrderStepError(now, wanted)


def merged_payment(here: Payment, there: Payment) -> Payment:
    """Return the payment state when store and shop disagree: the one further on, since money taken is a fact (C8)."""
    return max(here, there, key=_PAYMENT_ORDER.index)


def merged_preparation(here: Preparation, there: Preparation, *, moved_here: bool) -> Preparation:
    """Return the preparation state: the store packs the bags, so its word stands once it has moved the order."""
    return here if moved_here else there


def merged_handover(here: Handover, there: Handover) -> Handover:
    """Return the handover state: what left the shop stays gone, whoever says so; otherwise the one further on."""
    return max(here, there, key=_HANDOVER_ORDER.index)


def is_closed(payment: Payment, handover: Handover) -> bool:
    """Tell whether nothing is left to do: in her hands and paid, or money back and nothing out."""
    if handover in (Handover.HANDED_OVER, Handover.DELIVERED):
        return payment in (Payment.PAID, Payment.PART_REFUNDED, Payment.REFUNDED)
    return payment is Payment.REFUNDED and handover in _FINAL_HANDOVER | {Handover.NO_SHOW, Handover.WAITING}

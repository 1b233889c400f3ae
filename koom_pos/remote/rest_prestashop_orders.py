"""Orders through PrestaShop's webservice: a state only from one it may follow, and money booked once.

The webservice takes any state after any other, counts a payment entered before the state « paid » twice, and has no
place for a key in its histories. Keys stand in messages and in the number of a payment.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from koom_pos.domain.order import Handover, Preparation
from koom_pos.remote.online_shop import Outcome, Result
from koom_pos.remote.rest_channel import IGNORED, NO_PLACE, UNPROVABLE, francs, surely
from koom_pos.remote.rest_prestashop_calls import PrestaAct, Row, Values

_FIELDS = "id,reference,current_state,total_paid,total_paid_real"
_PAYMENT = "id,order_reference,amount,payment_method,transaction_id"
_AT_THE_DOOR = "cashondelivery"
_SAID = {
    Handover.HANDED_OVER: "Caisse : commande remise.",
    Handover.DELIVERED: "Caisse : commande livrée.",
    Handover.WAITING: "Caisse : commande remise en attente de retrait.",
    Handover.PART: "Caisse : une partie de la commande a été remise.",
    Handover.OUT_FOR_DELIVERY: "Caisse : commande partie en livraison.",
    Handover.NO_SHOW: "Caisse : commande non retirée.",
    Handover.REFUSED: "Caisse : commande refusée au retrait.",
}
_OUT = (Handover.HANDED_OVER, Handover.DELIVERED)


@dataclass(frozen=True, slots=True)
class _Order:
    reference: str
    state: int
    total_xpf: int
    paid_xpf: int

    @property
    def is_paid(self) -> bool:
        return self.paid_xpf >= self.total_xpf


def _order(act: PrestaAct) -> _Order | None:
    found = act.rows("orders", _FIELDS, id=act.subject_id) if act.subject_id else []
    if not found:
        return None
    row = found[0]
    return _Order(
        row["reference"], int(row["current_state"] or 0), francs(row["total_paid"]), francs(row["total_paid_real"])
    )


def set_preparation(act: PrestaAct) -> Outcome:
    """Say that a bag is ready. The shop has no words for what lies before, and no way back that books nothing."""
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    ready = act.settings.ready_state
    if act.text("state") != Preparation.READY:
        return act.refused("no_status") if order.state == ready else act.already(NO_PLACE)
    if order.state == ready:
        return act.already()
    if (hindrance := _not_ready_from(act, order.state)) is not None:
        return act.conflict(hindrance)
    return _move(act, ready)


def _not_ready_from(act: PrestaAct, state: int) -> str | None:
    flags = act.state(state)
    if state in act.settings.closed_states:
        return "ended_elsewhere"
    if state == act.settings.handed_over_state or flags.get("shipped") == "1":
        return "handed_over_elsewhere"
    is_expected = flags.get("paid") == "1" or _AT_THE_DOOR in flags.get("module_name", "")
    return None if is_expected else "not_confirmed"


def _move(act: PrestaAct, state: int) -> Outcome:
    """Put the order into a state through its history, without a mail.

    A state the shop has not is never sent: it would fail after having changed the sales figures.
    """
    if not act.state(state):
        return act.refused("no_status")

    def seen() -> Outcome | None:
        now = _order(act)
        return act.done() if now is not None and now.state == state else None

    def write() -> Outcome:
        values = {"id_employee": act.settings.employee_id, "id_order": act.subject_id, "id_order_state": state}
        made = act.post("order_histories", "order_history", values)
        is_so = (made.get("id_order"), made.get("id_order_state")) == (str(act.subject_id), str(state))
        return (seen() if is_so else None) or act.refused(IGNORED)

    return surely(write, seen)


def hand_over(act: PrestaAct) -> Outcome:
    """Say that the bag is in her hands: in a message with the key first, then as a state.

    The message tells whose word the state was when the answer is lost. Unpaid it is not said: the state « delivered »
    books a payment under the name of the order's module.
    """
    order, state = _order(act), Handover(act.text("state"))
    if order is None:
        return act.refused("order_gone")
    if state not in _OUT:
        return _note(act, _SAID[state])
    is_ours, target = _noted(act) is not None, act.settings.handed_over_state
    if order.state == target:
        return act.already() if is_ours else act.conflict("handed_over_elsewhere")
    if (hindrance := _not_handed_over_from(act, order)) is not None:
        return act.conflict(hindrance)
    if not act.state(target):
        return act.refused("no_status")
    noted = _note(act, _SAID[state])
    return _move(act, target) if noted.result in (Result.DONE, Result.ALREADY) else noted


def _not_handed_over_from(act: PrestaAct, order: _Order) -> str | None:
    if order.state in act.settings.closed_states:
        return "cancelled"
    if act.state(order.state).get("shipped") == "1":
        return "handed_over_elsewhere"
    return None if order.is_paid else "unpaid"


def take_payment(act: PrestaAct) -> Outcome:
    """Book a payment taken at the counter, once: the state « paid » makes it, then it gets its name and number.

    Each step is found again after a break: the payment with our number, or one without a number made by the till's
    employee. An order that was ready is ready again at the end.
    """
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    if len(act.rows("orders", "id,reference", reference=order.reference)) != 1:
        return act.refused("split_order")  # payments go by reference: nobody could tell whose this one is
    payments = _payments(act, order)
    if any(each["transaction_id"] == _slip(act) for each in payments):
        ready = _ready_again(act)
        return act.already() if ready is None else ready
    if order.is_paid and not _is_half_ours(act, payments):
        return act.conflict("paid_elsewhere")
    if not order.is_paid:
        moved = _book(act, order, payments)
        if moved.result is not Result.DONE:
            return moved
    named = _name(act, order)
    return named if named.result is not Result.DONE else (_ready_again(act) or named)


def _book(act: PrestaAct, order: _Order, payments: Sequence[Row]) -> Outcome:
    if act.amount_xpf != order.total_xpf:
        return act.conflict("amount_differs")
    if payments or act.state(order.state).get("paid") == "1":
        return act.conflict("paid_elsewhere")  # the state « paid » would book a second payment
    if order.state in act.settings.closed_states or act.state(order.state).get("shipped") == "1":
        return act.conflict("ended_elsewhere")
    return _move(act, act.settings.paid_state)


def _name(act: PrestaAct, order: _Order) -> Outcome:
    """Give the payment the shop made its tender and its number."""
    nameless = [each for each in _payments(act, order) if not each["transaction_id"]]
    if len(nameless) != 1 or francs(nameless[0]["amount"]) != act.amount_xpf:
        return act.refused(UNPROVABLE)
    number, tender = nameless[0]["id"], act.text("tender", "cash")
    values = {"payment_method": act.settings.tenders.get(tender, "En boutique"), "transaction_id": _slip(act)}

    def write() -> Outcome:
        now = act.patch("order_payments", "order_payment", number, values)
        is_so = all(now.get(name) == value for name, value in values.items())
        return act.done() if is_so else act.refused(IGNORED)

    def seen() -> Outcome | None:
        is_named = any(each["transaction_id"] == _slip(act) for each in _payments(act, order))
        return act.done() if is_named else None

    return surely(write, seen)


def _slip(act: PrestaAct) -> str:
    """Give what the payment is known by there: the ticket, or the key."""
    return act.text("transaction_id") or act.tag


def _payments(act: PrestaAct, order: _Order) -> list[Row]:
    return act.rows("order_payments", _PAYMENT, order_reference=order.reference)


def _histories(act: PrestaAct) -> list[Row]:
    rows = act.rows("order_histories", "id,id_employee,id_order_state,id_order", id_order=act.subject_id)
    return sorted(rows, key=lambda row: int(row["id"]))


def _is_half_ours(act: PrestaAct, payments: Sequence[Row]) -> bool:
    """Tell whether the state « paid » is the till's own, whose payment never got its number."""
    last = _histories(act)[-1:]
    is_tills = bool(last) and last[0]["id_employee"] == str(act.settings.employee_id)
    is_paid_state = bool(last) and last[0]["id_order_state"] == str(act.settings.paid_state)
    nameless = [each for each in payments if not each["transaction_id"]]
    return is_tills and is_paid_state and len(nameless) == 1 and francs(nameless[0]["amount"]) == act.amount_xpf


def _ready_again(act: PrestaAct) -> Outcome | None:
    """Put an order back to « prête à retirer » that stood there before it was paid; None where it did not."""
    ready = act.settings.ready_state
    last = [int(row["id_order_state"]) for row in _histories(act)[-2:]]
    return _move(act, ready) if ready and last == [ready, act.settings.paid_state] else None


def cancel_order(act: PrestaAct) -> Outcome:
    """Cancel; the shop gives the stock back. What left the store is not cancelled any more."""
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    if order.state == act.settings.cancelled_state:
        return act.already()
    if order.state in act.settings.closed_states:
        return act.conflict("ended_elsewhere")
    if act.state(order.state).get("shipped") == "1":
        return act.conflict("handed_over_elsewhere")
    return _move(act, act.settings.cancelled_state)


def add_note(act: PrestaAct) -> Outcome:
    """Add a private message to the order, once: its key stands at its end. None is mailed to the customer."""
    if _order(act) is None:
        return act.refused("order_gone")
    if act.intent.values.get("to_customer"):
        return act.refused("shop_must_do")
    return _note(act, act.text("note"))


def _note(act: PrestaAct, text: str) -> Outcome:
    if (known := _noted(act)) is not None:
        return act.already(remote_id=known)
    values: Values = {
        "id_order": act.subject_id,
        "id_employee": act.settings.employee_id,
        "message": f"{text.replace('<', '‹').replace('>', '›')} ({act.tag})",  # the shop refuses what looks like HTML
        "private": 1,
    }

    def write() -> Outcome:
        made = act.post("messages", "message", values)
        is_so = act.tag in html.unescape(made.get("message", "")) and made.get("private") == "1"
        return act.done(made.get("id", "")) if is_so else act.refused(UNPROVABLE)

    def seen() -> Outcome | None:
        now = _noted(act)
        return None if now is None else act.done(now)

    return surely(write, seen)


def _noted(act: PrestaAct) -> str | None:
    rows = act.rows("messages", "id,id_order,message", id_order=act.subject_id)
    return next((row["id"] for row in rows if act.tag in row["message"]), None)

"""Orders through wc/v3: read first, then write, since nothing there stops a write that comes too late."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from koom_pos.domain.order import Handover, Preparation
from koom_pos.remote.online_shop import Outcome
from koom_pos.remote.rest_channel import IGNORED, NO_PLACE, UNPROVABLE, francs, surely
from koom_pos.remote.rest_woocommerce_calls import IN_STORE, WooAct, meta

FIELDS = "id,status,total,date_paid_gmt,payment_method,transaction_id,meta_data"
HANDED_OVER_BY, PAID_BY = "_koom_handed_over", "_koom_paid"
"""Metas of the order that hold the key of the intention that did it: orders take any key, and show none of these."""

_CLOSED = frozenset({"cancelled", "failed", "refunded", "trash"})
_NOT_READY_FROM = {
    **dict.fromkeys(_CLOSED, "ended_elsewhere"),
    "completed": "handed_over_elsewhere",
    "pending": "not_confirmed",
}
_SAID = {
    Handover.WAITING: "Caisse : commande remise en attente de retrait.",
    Handover.PART: "Caisse : une partie de la commande a été remise.",
    Handover.OUT_FOR_DELIVERY: "Caisse : commande partie en livraison.",
    Handover.NO_SHOW: "Caisse : commande non retirée.",
    Handover.REFUSED: "Caisse : commande refusée au retrait.",
}
"""What a note says of a bag where the shop has no state for it."""


@dataclass(frozen=True, slots=True)
class _Order:
    """An order as the shop answers it."""

    row: Mapping[str, Any]

    @property
    def status(self) -> str:
        return str(self.row.get("status", ""))

    @property
    def is_paid(self) -> bool:
        """Only the date says it: an order to be paid at the door is « processing » too."""
        return bool(self.row.get("date_paid_gmt")) or self.total_xpf == 0

    @property
    def total_xpf(self) -> int:
        return francs(self.row.get("total", "0"))


def _path(act: WooAct) -> str:
    return f"orders/{act.intent.subject}"


def _order(act: WooAct) -> _Order | None:
    if not act.intent.subject.isdigit():
        return None
    row = act.get(_path(act), _fields=FIELDS)
    return None if row is None or row.get("status") == "checkout-draft" else _Order(row)


def _write(act: WooAct, values: Mapping[str, Any]) -> _Order:
    return _Order(act.put(_path(act), values, _fields=FIELDS))


def _meta(key: str, value: str) -> list[dict[str, str]]:
    return [{"key": key, "value": value}]


def set_preparation(act: WooAct) -> Outcome:
    """Say that a bag is ready, or no longer; the shop has no words for what lies between."""
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    ready = act.settings.ready
    if act.text("state") != Preparation.READY:
        return _unpack(act, order)
    if order.status == ready:
        return act.already()
    if (hindrance := _NOT_READY_FROM.get(order.status)) is not None:
        return act.conflict(hindrance)
    return _move(act, ready)


def _unpack(act: WooAct, order: _Order) -> Outcome:
    """Go back to « processing », but only when paid: the shop would take that state for the payment."""
    if order.status != act.settings.ready:
        return act.already(NO_PLACE)
    return _move(act, "processing") if order.is_paid else act.refused("would_mark_paid")


def _move(act: WooAct, status: str) -> Outcome:
    def write() -> Outcome:
        now = _write(act, {"status": status})
        return act.done() if now.status == status else act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = _order(act)
        return act.done() if now is not None and now.status == status else None

    return surely(write, seen)


def hand_over(act: WooAct) -> Outcome:
    """Say that the bag is in her hands. Unpaid, it is not said: the shop would take it for the payment."""
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    state = Handover(act.text("state"))
    status = act.settings.handovers.get(state)
    if status is None:
        return _note(act, _SAID[state])
    if meta(order.row, HANDED_OVER_BY) == act.intent.key and order.status == status:
        return act.already()
    if (hindrance := _not_handed_over_from(order, status)) is not None:
        return act.conflict(hindrance)

    def judged(now: _Order) -> bool:
        return now.status == status and meta(now.row, HANDED_OVER_BY) == act.intent.key

    def write() -> Outcome:
        now = _write(act, {"status": status, "meta_data": _meta(HANDED_OVER_BY, act.intent.key)})
        return act.done() if judged(now) else act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = _order(act)
        return act.done() if now is not None and judged(now) else None

    return surely(write, seen)


def _not_handed_over_from(order: _Order, status: str) -> str | None:
    if order.status in _CLOSED:
        return "cancelled"
    if order.status in (status, "completed"):
        return "handed_over_elsewhere"
    return None if order.is_paid else "unpaid"


def take_payment(act: WooAct) -> Outcome:
    """Say that the order was paid at the counter: whole, for the shop knows no part payments.

    Which call works hangs on the state: `set_paid` for one that waits for its payment, the next state for one that
    waits for a transfer, the date alone for one to be paid at the door. The others would be answered well and
    ignored.
    """
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    if meta(order.row, PAID_BY) == act.intent.key and order.is_paid:
        return act.already()
    if order.is_paid:
        return act.conflict("paid_elsewhere")
    if order.status in _CLOSED - {"failed"} or order.status == "completed":
        return act.conflict("ended_elsewhere")
    if act.amount_xpf != order.total_xpf:
        return act.conflict("amount_differs")
    values = _payment(act, order)

    def judged(now: _Order) -> bool:
        is_ours = meta(now.row, PAID_BY) == act.intent.key
        return is_ours and bool(now.row.get("date_paid_gmt")) and now.row.get("transaction_id") == _slip(act)

    def write() -> Outcome:
        return act.done() if judged(_write(act, values)) else act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = _order(act)
        return act.done() if now is not None and judged(now) else None

    return surely(write, seen)


def _slip(act: WooAct) -> str:
    """Give what the payment is known by there: the ticket, or the key."""
    return act.text("transaction_id") or act.tag


def _payment(act: WooAct, order: _Order) -> dict[str, Any]:
    method, title = act.settings.tenders.get(act.text("tender", "cash"), IN_STORE)
    values: dict[str, Any] = {
        "payment_method": method,
        "payment_method_title": title,
        "transaction_id": _slip(act),
        "meta_data": _meta(PAID_BY, act.intent.key),
    }
    if order.status in ("pending", "failed"):
        values["set_paid"] = True
    elif order.status == "on-hold":
        values["status"] = "processing"
    else:
        values["meta_data"] = [{"key": "_date_paid", "value": str(int(act.at.timestamp()))}, *values["meta_data"]]
    return values


def cancel_order(act: WooAct) -> Outcome:
    """Cancel; the shop gives the stock back. What left the store is not cancelled any more."""
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    if order.status in ("cancelled", "trash"):
        return act.already()
    if order.status == "completed":
        return act.conflict("handed_over_elsewhere")
    if order.status == "refunded":
        return act.conflict("ended_elsewhere")
    return _move(act, "cancelled")


def refund(act: WooAct) -> Outcome:
    """Give money back in the shop's books, and the stock of lines named `line:<id>` with a quantity.

    No bank is asked: the money went back at the counter. The key stands in the reason. The shop guards the sum of an
    order, not the lines: what was given back before is counted here.
    """
    if act.amount_xpf <= 0:
        return act.refused("amount")
    row = act.get(_path(act), _fields=f"{FIELDS},line_items") if act.intent.subject.isdigit() else None
    if row is None:
        return act.refused("order_gone")
    before = _refunds(act)
    if (ours := _ours(act, before)) is not None:
        return act.already(remote_id=ours)
    if (hindrance := _not_refunded_from(act, _Order(row), before)) is not None:
        return act.conflict(hindrance)
    lines = _lines(act, row, before)
    if lines is None:
        return act.conflict("lines_differ")
    values: dict[str, Any] = {
        "amount": str(act.amount_xpf),
        "reason": f"{act.text('reason', 'Retour en boutique')} ({act.tag})",
        "api_refund": False,
        "api_restock": bool(lines),
        "line_items": lines,
    }

    def write() -> Outcome:
        made = act.post(f"{_path(act)}/refunds", values)
        is_so = francs(made.get("amount")) == act.amount_xpf and act.tag in str(made.get("reason", ""))
        return act.done(str(made.get("id", ""))) if is_so else act.refused(UNPROVABLE)

    def seen() -> Outcome | None:
        ours = _ours(act, _refunds(act))
        return None if ours is None else act.done(ours)

    return surely(write, seen)


def _ours(act: WooAct, refunds: Sequence[Mapping[str, Any]]) -> str | None:
    return next((str(each["id"]) for each in refunds if act.tag in str(each.get("reason", ""))), None)


def _not_refunded_from(act: WooAct, order: _Order, before: Sequence[Mapping[str, Any]]) -> str | None:
    if not order.is_paid:
        return "unpaid"
    back = sum(francs(each["amount"]) for each in before)
    return "refunded_elsewhere" if back + act.amount_xpf > order.total_xpf else None


def _refunds(act: WooAct) -> Sequence[Mapping[str, Any]]:
    return act.rows(f"{_path(act)}/refunds", per_page="100", _fields="id,amount,reason,line_items")


def _lines(act: WooAct, row: Mapping[str, Any], before: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]] | None:
    """Give the lines to refund with their part of the money; None where a line has not that much left."""
    known = {str(each["id"]): each for each in row.get("line_items") or ()}
    back = dict(_given_back(before))
    lines = []
    for name, quantity in act.intent.values.items():
        if not name.startswith("line:"):
            continue
        line, count = known.get(name.removeprefix("line:")), int(quantity)
        if line is None or not 0 < count <= int(line["quantity"]) - back.get(str(line["id"]), 0):
            return None
        part = Decimal(count) / int(line["quantity"])
        taxes = [
            {"id": str(tax["id"]), "refund_total": _part(tax["total"], part)}
            for tax in line.get("taxes") or ()
            if tax.get("total") not in ("", None)
        ]
        lines.append(
            {"id": line["id"], "quantity": count, "refund_total": _part(line["total"], part), "refund_tax": taxes}
        )
    return lines


def _given_back(before: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    counts: dict[str, int] = {}
    for each in before:
        for line in each.get("line_items") or ():
            of = meta(line, "_refunded_item_id")
            if of is not None:
                counts[of] = counts.get(of, 0) - int(line["quantity"])
    yield from counts.items()


def _part(total: Any, part: Decimal) -> int:
    return int((Decimal(str(total)) * part).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def add_note(act: WooAct) -> Outcome:
    """Add a note, once: its key stands at its end. To the customer it is also mailed by the shop."""
    if _order(act) is None:
        return act.refused("order_gone")
    return _note(act, act.text("note"), to_customer=bool(act.intent.values.get("to_customer")))


def _note(act: WooAct, text: str, *, to_customer: bool = False) -> Outcome:
    if (known := _noted(act)) is not None:
        return act.already(remote_id=known)
    values: dict[str, Any] = {
        "note": f"{html.escape(text, quote=False)} ({act.tag})",
        "customer_note" if to_customer else "added_by_user": True,
    }

    def write() -> Outcome:
        made = act.post(f"{_path(act)}/notes", values)
        is_so = act.tag in str(made.get("note", "")) and bool(made.get("customer_note")) is to_customer
        return act.done(str(made.get("id", ""))) if is_so else act.refused(UNPROVABLE)

    def seen() -> Outcome | None:
        now = _noted(act)
        return None if now is None else act.done(now)

    return surely(write, seen)


def _noted(act: WooAct) -> str | None:
    notes = act.rows(f"{_path(act)}/notes", _fields="id,note")
    return next((str(each["id"]) for each in notes if act.tag in str(each.get("note", ""))), None)

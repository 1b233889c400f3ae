"""Take orders from the online shop: what was bought is the shop's word, what was done with it may be ours.

Payment, preparation and handover are three states, each merged by its own rule (`domain.order`), so that an order
paid at the counter never becomes a draft again and a pay-in-store order never vanishes.
"""

from dataclasses import replace

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.gtin import normalise_gtin
from koom_pos.domain.order import (
    Handover,
    Payment,
    Preparation,
    merged_handover,
    merged_payment,
    merged_preparation,
)
from koom_pos.remote.online_shop import ShopOrder, ShopOrderLine
from koom_pos.services.desk import Desk
from koom_pos.services.sync.actor import CUSTOMER, SHOP_ACTOR
from koom_pos.services.sync.taking_customers import Taken, readable
from koom_pos.store import Transaction
from koom_pos.store.customer_orders import CustomerOrder, OrderLine, OrderStep


def take_order(tx: Transaction, desk: Desk, record: ShopOrder) -> Taken:
    """Take an order as the shop has it; the same order again changes nothing."""
    known = tx.customer_orders.by_remote_id(record.remote_id)
    order = _order(tx, desk, record, known)
    if known is not None and replace(order, updated_at_utc=known.updated_at_utc) == known:
        return Taken.SAME
    tx.customer_orders.put(order)
    tx.customer_orders.add_steps(_steps(desk, known, order), workstation_id=desk.workstation.id)
    return Taken.CREATED if known is None else Taken.CHANGED


def _order(tx: Transaction, desk: Desk, record: ShopOrder, known: CustomerOrder | None) -> CustomerOrder:
    order_id = known.id if known is not None else desk.new_id()
    link = tx.online.link(CUSTOMER, record.customer_remote_id) if record.customer_remote_id else None
    customer = tx.customers.current(link.local_id) if link is not None else None
    contact = readable({"email": record.contact.get("email", ""), "phone": record.contact.get("phone", "")})
    lines = {line.remote_id: line for line in known.lines} if known is not None else {}
    return CustomerOrder(
        id=order_id,
        remote_id=record.remote_id,
        number=record.number,
        customer_id=customer.id if customer is not None else None,
        contact_name=record.contact.get("name", ""),
        contact_email=contact.get("email", ""),
        contact_phone=contact.get("phone", ""),
        **{name: record.address.get(name, "") for name in ("street", "street_more", "postal_code", "city")},
        note=record.note,
        placed_at_utc=record.placed_at_utc,
        status=record.status,
        payment=record.payment if known is None else merged_payment(known.payment, record.payment),
        preparation=_preparation(tx, record, known),
        handover=_handover(record, known),
        is_cancelled=record.is_cancelled,
        is_pickup=record.is_pickup,
        shipping_xpf=record.shipping_xpf,
        discount_xpf=record.discount_xpf,
        rounding_xpf=record.rounding_xpf,
        total_xpf=record.total_xpf,
        paid_xpf=_paid_xpf(record, known),
        payment_title=record.payment_title,
        transaction_id=record.transaction_id,
        updated_at_utc=desk.now(),
        lines=tuple(_line(tx, desk, line, lines.get(line.remote_id)) for line in record.lines),
    )


def _paid_xpf(record: ShopOrder, known: CustomerOrder | None) -> int:
    """Follow the side whose payment state is further on: what the store took is not undone by an old page there."""
    if known is None or merged_payment(known.payment, record.payment) is record.payment:
        return record.paid_xpf
    return known.paid_xpf


def _preparation(tx: Transaction, record: ShopOrder, known: CustomerOrder | None) -> Preparation:
    if known is None:
        return record.preparation or Preparation.NEW
    moved_here = tx.customer_orders.has_moved_here(known.id, "preparation")
    return merged_preparation(known.preparation, record.preparation or known.preparation, moved_here=moved_here)


def _handover(record: ShopOrder, known: CustomerOrder | None) -> Handover:
    if known is None:
        return record.handover or Handover.WAITING
    return merged_handover(known.handover, record.handover or known.handover)


def _line(tx: Transaction, desk: Desk, line: ShopOrderLine, known: OrderLine | None) -> OrderLine:
    return OrderLine(
        id=known.id if known is not None else desk.new_id(),
        remote_id=line.remote_id,
        variant_id=_variant(tx, desk, line),
        sku=line.sku,
        gtin=line.gtin,
        label=line.label,
        quantity=line.quantity,
        gross_xpf=line.gross_xpf,
    )


def _variant(tx: Transaction, desk: Desk, line: ShopOrderLine) -> str | None:
    """Find our article by the shop's code, then by its GTIN; a code that is none finds nothing."""
    found = tx.catalogue.by_sku(line.sku, desk.today()) if line.sku else None
    if found is None and line.gtin:
        try:
            found = tx.catalogue.by_gtin(normalise_gtin(line.gtin), desk.today())
        except RefusedError:
            return None
    return None if found is None else found.variant_id


def _steps(desk: Desk, known: CustomerOrder | None, order: CustomerOrder) -> list[OrderStep]:
    """Keep how the order moved at the shop; a new one begins with the states it arrived in."""
    states: tuple[tuple[str, Payment | Preparation | Handover | str, Payment | Preparation | Handover | str], ...] = (
        ("payment", known.payment if known else "", order.payment),
        ("preparation", known.preparation if known else "", order.preparation),
        ("handover", known.handover if known else "", order.handover),
        ("cancelled", "yes" if known and known.is_cancelled else "", "yes" if order.is_cancelled else ""),
    )
    return [
        OrderStep(desk.new_id(), order.id, kind, str(was), str(now), "shop", SHOP_ACTOR.id, desk.now())
        for kind, was, now in states
        if str(was) != str(now)
    ]

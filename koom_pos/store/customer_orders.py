"""Verbs of online orders: take one as the shop has it, move one of its three states, list those to be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.store.tables.online import CustomerOrderLineRow, CustomerOrderRow, OrderStepRow


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of an online order, TGC included; `variant_id` is None while no article of ours carries its code."""

    id: str
    remote_id: str
    variant_id: str | None
    sku: str
    gtin: str
    label: str
    quantity: int
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class CustomerOrder:
    """An online order. Contact and address may be empty: their own retention empties them before the order."""

    id: str
    remote_id: str
    number: str
    customer_id: str | None
    contact_name: str
    contact_email: str
    contact_phone: str
    street: str
    street_more: str
    postal_code: str
    city: str
    note: str
    placed_at_utc: datetime
    status: str
    payment: Payment
    preparation: Preparation
    handover: Handover
    is_cancelled: bool
    is_pickup: bool
    shipping_xpf: int
    discount_xpf: int
    rounding_xpf: int
    total_xpf: int
    paid_xpf: int
    payment_title: str
    transaction_id: str
    updated_at_utc: datetime
    lines: tuple[OrderLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderStep:
    """That an order moved."""

    id: str
    order_id: str
    kind: str
    was: str
    now: str
    source: str
    operator_id: str
    at_utc: datetime


_ORDER_FIELDS = tuple(name for name in CustomerOrder.__dataclass_fields__ if name != "lines")
_LINE_FIELDS = tuple(OrderLine.__dataclass_fields__)


class CustomerOrderVerbs:
    """Orders as reference rows; their steps as facts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_remote_id(self, remote_id: str) -> CustomerOrder | None:
        """Give the order the shop knows by this id."""
        return self._one(CustomerOrderRow.remote_id == remote_id)

    def get(self, order_id: str) -> CustomerOrder | None:
        """Give an order with its lines."""
        return self._one(CustomerOrderRow.id == order_id)

    def of_customer(self, customer_ids: Sequence[str], *, limit: int = 100) -> list[CustomerOrder]:
        """Give the orders of one person, the latest first, without their lines."""
        query = (
            select(CustomerOrderRow.__table__)
            .where(CustomerOrderRow.customer_id.in_(customer_ids))
            .order_by(CustomerOrderRow.placed_at_utc.desc())
            .limit(limit)
        )
        return [_order(row) for row in self._connection.execute(query).mappings()]

    def put(self, order: CustomerOrder) -> None:
        """Store an order whole, lines included; a known one is overwritten."""
        fields = {name: _plain(getattr(order, name)) for name in _ORDER_FIELDS}
        known = self._connection.scalar(select(CustomerOrderRow.id).where(CustomerOrderRow.id == order.id))
        if known is None:
            self._connection.execute(insert(CustomerOrderRow), fields)
        else:
            self._connection.execute(update(CustomerOrderRow).where(CustomerOrderRow.id == order.id).values(**fields))
            self._connection.execute(delete(CustomerOrderLineRow).where(CustomerOrderLineRow.order_id == order.id))
        if order.lines:
            rows = [
                {"order_id": order.id, **{name: getattr(line, name) for name in _LINE_FIELDS}} for line in order.lines
            ]
            self._connection.execute(insert(CustomerOrderLineRow), rows)

    def add_steps(self, steps: Sequence[OrderStep], *, workstation_id: str) -> None:
        """Keep that an order moved."""
        if steps:
            self._connection.execute(
                insert(OrderStepRow),
                [
                    {name: getattr(step, name) for name in OrderStep.__dataclass_fields__}
                    | {"workstation_id": workstation_id}
                    for step in steps
                ],
            )

    def steps(self, order_id: str) -> list[OrderStep]:
        """Give how an order moved, the earliest first."""
        columns = [OrderStepRow.__table__.c[name] for name in OrderStep.__dataclass_fields__]
        query = (
            select(*columns).where(OrderStepRow.order_id == order_id).order_by(OrderStepRow.at_utc, OrderStepRow.id)
        )
        return [OrderStep(**row) for row in self._connection.execute(query).mappings()]

    def has_moved_here(self, order_id: str, kind: str) -> bool:
        """Tell whether the store itself moved this state of an order."""
        query = select(OrderStepRow.id).where(
            OrderStepRow.order_id == order_id, OrderStepRow.kind == kind, OrderStepRow.source == "store"
        )
        return self._connection.scalar(query.limit(1)) is not None

    def _one(self, condition: Any) -> CustomerOrder | None:
        row = self._connection.execute(select(CustomerOrderRow.__table__).where(condition)).mappings().first()
        if row is None:
            return None
        lines = self._connection.execute(
            select(*[CustomerOrderLineRow.__table__.c[name] for name in _LINE_FIELDS])
            .where(CustomerOrderLineRow.order_id == row["id"])
            .order_by(CustomerOrderLineRow.remote_id)
        ).mappings()
        return replace(_order(row), lines=tuple(OrderLine(**line) for line in lines))


def _order(row: RowMapping) -> CustomerOrder:
    fields = {name: row[name] for name in _ORDER_FIELDS}
    fields |= {
        "payment": Payment(row["payment"]),
        "preparation": Preparation(row["preparation"]),
        "handover": Handover(row["handover"]),
    }
    return CustomerOrder(**fields)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Payment | Preparation | Handover) else value

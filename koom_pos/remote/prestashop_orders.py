"""Read the orders of a PrestaShop, tax included, in three states instead of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping

from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.remote.online_shop import ShopOrder, ShopOrderLine
from koom_pos.remote.prestashop_people import ADDRESS_COLUMNS, phone_column
from koom_pos.remote.prestashop_site import ANONYMOUS, Meaning, Site, francs
from koom_pos.remote.prestashop_tables import sql

Row = RowMapping

AGENT = "KOOM POS"
"""`user_agent` of the messages the till writes begins so; they are its own and not read back."""

_ORDERS = """
    SELECT o.id_order AS id, o.reference, o.current_state, o.payment, o.total_paid_tax_incl, o.total_paid_real,
        o.total_discounts_tax_incl, o.total_shipping_tax_incl, o.total_wrapping_tax_incl, o.date_add, o.note,
        o.id_currency, m.iso_code AS currency, r.id_reference AS carrier, c.id_customer AS customer, c.email,
        a.firstname, a.lastname, a.address1, a.address2, a.postcode, a.city, a.phone, a.phone_mobile,
        (SELECT COUNT(*) FROM {orders} x WHERE x.reference = o.reference AND x.id_order <= o.id_order) AS place,
        (SELECT SUM(COALESCE(s.total_products_tax_incl, 0) + COALESCE(s.total_shipping_tax_incl, 0))
            FROM {order_slip} s WHERE s.id_order = o.id_order) AS refunded,
        (SELECT MAX(NULLIF(p.transaction_id, '')) FROM {order_payment} p WHERE p.order_reference = o.reference)
            AS transaction_id,
        (SELECT GROUP_CONCAT(DISTINCT h.id_order_state) FROM {order_history} h WHERE h.id_order = o.id_order)
            AS passed
    FROM {orders} o
    LEFT JOIN {currency} m ON m.id_currency = o.id_currency
    LEFT JOIN {carrier} r ON r.id_carrier = o.id_carrier
    LEFT JOIN {customer} c ON c.id_customer = o.id_customer
    LEFT JOIN {address} a ON a.id_address = o.id_address_delivery
    WHERE o.id_order IN :ids ORDER BY o.id_order"""
_LINES = """
    SELECT id_order, id_order_detail, product_reference, product_ean13, product_name, product_quantity,
        total_price_tax_incl FROM {order_detail} WHERE id_order IN :ids ORDER BY id_order_detail"""
_MESSAGES = """
    SELECT id_order, message, 0 AS later, id_message AS place FROM {message} WHERE id_order IN :ids
    UNION ALL SELECT t.id_order, m.message, 1, m.id_customer_message FROM {customer_thread} t
    JOIN {customer_message} m ON m.id_customer_thread = t.id_customer_thread
    WHERE t.id_order IN :ids AND COALESCE(m.user_agent, '') NOT LIKE :ours ORDER BY later, place"""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with what hangs on it."""

    row: Row
    lines: tuple[Row, ...]
    messages: tuple[str, ...]

    def __getitem__(self, name: str) -> Any:
        return self.row[name]


def order_rows(connection: Connection, site: Site, ids: Iterable[int]) -> list[OrderRow]:
    """Give orders with their lines and messages, in three statements however many they are."""
    wanted = list(ids)
    query = sql(site.prefix, _ORDERS, listing=("ids",))
    rows = connection.execute(query, {"ids": wanted}).mappings().all()
    lines: dict[int, list[Row]] = {}
    for line in connection.execute(sql(site.prefix, _LINES, listing=("ids",)), {"ids": wanted}).mappings():
        lines.setdefault(line["id_order"], []).append(line)
    messages: dict[int, list[str]] = {}
    query = sql(site.prefix, _MESSAGES, listing=("ids",))
    for said in connection.execute(query, {"ids": wanted, "ours": f"{AGENT}%"}).mappings():
        messages.setdefault(said["id_order"], []).append(said["message"])
    return [OrderRow(row, tuple(lines.get(row["id"], ())), tuple(messages.get(row["id"], ()))) for row in rows]


class OtherCurrencyError(ValueError):
    """The order is not in francs: its amounts cannot be ours."""


def read_order(site: Site, order: OrderRow) -> ShopOrder:
    """Read an order; its total is what the shop says was to pay, tax included.

    Raises:
        OtherCurrencyError: it was placed in another currency.
    """
    row = order.row
    if row["id_currency"] != site.currency_id:
        raise OtherCurrencyError
    total, shipping, discount = (
        francs(row[name]) for name in ("total_paid_tax_incl", "total_shipping_tax_incl", "total_discounts_tax_incl")
    )
    lines = tuple(_lines(order))
    payment, paid = _payment(site, row, total)
    preparation, handover = _states(site, row)
    # A person the shop erased stands in her order's address still: nothing of her is read from there.
    is_known = row["customer"] is not None and row["customer"] != site.anonymous_id
    is_known = is_known and (row["email"] or "").lower() != ANONYMOUS
    name = " ".join(part for part in (row["firstname"], row["lastname"]) if part)
    return ShopOrder(
        remote_id=str(row["id"]),
        number=_number(row),
        customer_remote_id=str(row["customer"]) if is_known else "",
        contact=_contact(row, name) if is_known else {},
        placed_at_utc=site.utc(row["date_add"]),
        status=site.states[row["current_state"]].name if row["current_state"] in site.states else "",
        payment=payment,
        preparation=preparation,
        handover=handover,
        is_cancelled=_meaning(site, row["current_state"]).is_cancelled,
        is_pickup=row["carrier"] in site.pickup_references,
        address={name: row[column] or "" for name, column in ADDRESS_COLUMNS.items()} if is_known else {},
        lines=lines,
        shipping_xpf=shipping,
        discount_xpf=discount,
        total_xpf=total,
        rounding_xpf=total - (sum(line.gross_xpf for line in lines) + shipping - discount),
        paid_xpf=paid,
        payment_title=row["payment"] or "",
        transaction_id=row["transaction_id"] or "",
        note="\n".join(text for text in (*order.messages, (row["note"] or "").strip()) if text) if is_known else "",
    )


def _number(row: Row) -> str:
    """Give the reference; orders of one cart that was split share it and are told apart by their place."""
    reference = row["reference"] or str(row["id"])
    return reference if row["place"] <= 1 else f"{reference}#{row['place']}"


def _contact(row: Row, name: str) -> dict[str, str]:
    return {"name": name, "email": row["email"] or "", "phone": row[phone_column(row)] or ""}


def _lines(order: OrderRow) -> Iterable[ShopOrderLine]:
    for line in order.lines:
        yield ShopOrderLine(
            remote_id=str(line["id_order_detail"]),
            sku=line["product_reference"] or "",
            gtin=line["product_ean13"] or "",
            label=line["product_name"],
            quantity=line["product_quantity"],
            gross_xpf=francs(line["total_price_tax_incl"]),
        )
    wrapping = francs(order["total_wrapping_tax_incl"])
    if wrapping:
        yield ShopOrderLine(f"wrapping-{order['id']}", "", "", "Emballage cadeau", 1, wrapping)


def _payment(site: Site, row: Row, total: int) -> tuple[Payment, int]:
    """Read what came in and went back. `valid` only says that the state counts in the statistics."""
    paid, refunded = francs(row["total_paid_real"]), francs(row["refunded"])
    if paid > 0 and _meaning(site, row["current_state"]).is_refunded:
        return Payment.REFUNDED, 0
    if paid > 0 and refunded > 0:
        return (Payment.REFUNDED, 0) if refunded >= paid else (Payment.PART_REFUNDED, paid - refunded)
    return (Payment.PAID if paid >= total else Payment.UNPAID), paid


def _states(site: Site, row: Row) -> tuple[Preparation | None, Handover | None]:
    """Read both states of the shop's one; a state that says nothing leaves word to those passed before."""
    now = _meaning(site, row["current_state"])
    handover, preparation = now.handover, now.preparation
    if handover is None:
        passed = [_meaning(site, int(each)) for each in (row["passed"] or "").split(",") if each]
        gone = [each.handover for each in passed if each.handover in _GONE]
        handover, preparation = (gone[0], Preparation.READY) if gone else (None, preparation)
    if row["carrier"] in site.pickup_references and handover in _GONE | {Handover.OUT_FOR_DELIVERY}:
        handover = Handover.HANDED_OVER
    return preparation, handover


def _meaning(site: Site, state_id: int) -> Meaning:
    return site.meanings.get(state_id, Meaning())


_GONE = frozenset({Handover.HANDED_OVER, Handover.DELIVERED})

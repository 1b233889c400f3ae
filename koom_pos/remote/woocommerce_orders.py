"""Orders of a WooCommerce shop, from its own tables or from its posts, made into ours.

The total is the truth: lines of a shop with prices that include TGC and no decimals may miss it by a franc, and what
they miss is named rounding. A cash-on-delivery order is in preparation and unpaid; only a date of payment says paid.
"""

import html
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping

from koom_pos.domain.order import Handover, Payment
from koom_pos.remote.online_shop import ShopOrder, ShopOrderLine
from koom_pos.remote.woocommerce_feed import Feed, Read, digests, each_row
from koom_pos.remote.woocommerce_site import NOBODY, TRASH, Site, whole_francs
from koom_pos.remote.woocommerce_tables import sql

_PICKUP = frozenset({"local_pickup", "pickup_location"})
_COMPLETED, _REFUNDED = "wc-completed", "wc-refunded"

_HEADS = """
SELECT o.id AS id, o.status AS status, o.total_amount AS total, o.customer_id AS customer_id,
 o.billing_email AS email, o.date_created_gmt AS placed_at, o.payment_method_title AS payment_title,
 o.transaction_id AS transaction_id, o.customer_note AS note, d.date_paid_gmt AS paid_at,
 b.first_name AS first_name, b.last_name AS last_name, b.phone AS phone, b.address_1 AS billing_street,
 b.address_2 AS billing_more, b.postcode AS billing_code, b.city AS billing_city,
 s.address_1 AS street, s.address_2 AS street_more, s.postcode AS postal_code, s.city AS city,
 (SELECT SUM(r.total_amount) FROM {p}wc_orders r WHERE r.parent_order_id = o.id
  AND r.type = 'shop_order_refund' AND r.status <> 'trash') AS refunds,
 (SELECT MAX(m.meta_value) FROM {p}wc_orders_meta m WHERE m.order_id = o.id
  AND m.meta_key = '_anonymized') AS anonymised
FROM {p}wc_orders o LEFT JOIN {p}wc_order_operational_data d ON d.order_id = o.id
 LEFT JOIN {p}wc_order_addresses b ON b.order_id = o.id AND b.address_type = 'billing'
 LEFT JOIN {p}wc_order_addresses s ON s.order_id = o.id AND s.address_type = 'shipping'
WHERE o.id IN :ids ORDER BY o.date_updated_gmt, o.id
"""

_POSTS = """
SELECT o.ID AS id, o.post_status AS status, o.post_date_gmt AS placed_at, o.post_excerpt AS note,
 (SELECT SUM(m.meta_value) FROM {p}posts r JOIN {p}postmeta m ON m.post_id = r.ID AND m.meta_key = '_order_total'
  WHERE r.post_parent = o.ID AND r.post_type = 'shop_order_refund' AND r.post_status <> 'trash') AS refunds
FROM {p}posts o WHERE o.ID IN :ids ORDER BY o.post_modified_gmt, o.ID
"""

_META_NAMES = {
    "_order_total": "total",
    "_customer_user": "customer_id",
    "_billing_email": "email",
    "_payment_method_title": "payment_title",
    "_transaction_id": "transaction_id",
    "_date_paid": "paid_at",
    "_billing_first_name": "first_name",
    "_billing_last_name": "last_name",
    "_billing_phone": "phone",
    "_billing_address_1": "billing_street",
    "_billing_address_2": "billing_more",
    "_billing_postcode": "billing_code",
    "_billing_city": "billing_city",
    "_shipping_address_1": "street",
    "_shipping_address_2": "street_more",
    "_shipping_postcode": "postal_code",
    "_shipping_city": "city",
    "_anonymized": "anonymised",
}

_METAS = "SELECT post_id, meta_key, meta_value FROM {p}postmeta WHERE post_id IN :ids AND meta_key IN :keys"

_ITEMS = """
SELECT x.*,
 (SELECT MAX(p.meta_value) FROM {p}postmeta p WHERE p.post_id = x.product AND p.meta_key = '_sku') AS sku,
 (SELECT MAX(p.meta_value) FROM {p}postmeta p WHERE p.post_id = x.product
  AND p.meta_key = '_global_unique_id') AS gtin
FROM (SELECT i.order_id AS order_id, i.order_item_id AS id, i.order_item_type AS type, i.order_item_name AS name,
 MAX(CASE WHEN m.meta_key = '_qty' THEN m.meta_value END) AS quantity,
 MAX(CASE WHEN m.meta_key = '_line_subtotal' THEN m.meta_value END) AS subtotal,
 MAX(CASE WHEN m.meta_key = '_line_subtotal_tax' THEN m.meta_value END) AS subtotal_tax,
 MAX(CASE WHEN m.meta_key = '_line_total' THEN m.meta_value END) AS total,
 MAX(CASE WHEN m.meta_key = '_line_tax' THEN m.meta_value END) AS tax,
 MAX(CASE WHEN m.meta_key = 'method_id' THEN m.meta_value END) AS method,
 MAX(CASE WHEN m.meta_key = 'cost' THEN m.meta_value END) AS cost,
 MAX(CASE WHEN m.meta_key = 'total_tax' THEN m.meta_value END) AS cost_tax,
 COALESCE(NULLIF(MAX(CASE WHEN m.meta_key = '_variation_id' THEN CAST(m.meta_value AS UNSIGNED) END), 0),
  MAX(CASE WHEN m.meta_key = '_product_id' THEN CAST(m.meta_value AS UNSIGNED) END)) AS product
 FROM {p}woocommerce_order_items i LEFT JOIN {p}woocommerce_order_itemmeta m ON m.order_item_id = i.order_item_id
  AND m.meta_key IN ('_qty', '_line_subtotal', '_line_subtotal_tax', '_line_total', '_line_tax', 'method_id', 'cost',
   'total_tax', '_product_id', '_variation_id')
 WHERE i.order_id IN :ids AND i.order_item_type IN ('line_item', 'shipping', 'fee')
 GROUP BY i.order_id, i.order_item_id, i.order_item_type, i.order_item_name) x ORDER BY x.id
"""


def _read_tables(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    heads = connection.execute(sql(site.prefix, _HEADS), {"ids": ids}).mappings().all()
    return _orders(connection, site, ids, [dict(head) for head in heads])


def _read_posts(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    """Read orders that stand in posts: what HPOS has in columns is here one row each."""
    rows = connection.execute(sql(site.prefix, _POSTS), {"ids": ids}).mappings()
    heads = {row["id"]: dict.fromkeys(_META_NAMES.values()) | dict(row) for row in rows}
    metas = connection.execute(sql(site.prefix, _METAS), {"ids": ids, "keys": list(_META_NAMES)})
    for post_id, key, value in metas:
        heads[post_id][_META_NAMES[key]] = value
    for head in heads.values():
        paid = head["paid_at"]
        head["paid_at"] = datetime.fromtimestamp(int(paid), UTC) if paid and str(paid).isdigit() else None
    return _orders(connection, site, ids, list(heads.values()))


def _orders(connection: Connection, site: Site, ids: Sequence[str], heads: list[dict[str, Any]]) -> Read:
    items: dict[int, list[RowMapping]] = {}
    for item in connection.execute(sql(site.prefix, _ITEMS), {"ids": ids}).mappings():
        items.setdefault(item["order_id"], []).append(item)
    return each_row(heads, lambda head: str(head["id"]), lambda head: _order(site, head, items.get(head["id"], [])))


def _order(site: Site, head: Mapping[str, Any], items: Sequence[RowMapping]) -> ShopOrder:
    named = [item for item in items if item["type"] != "shipping"]
    sent = [item for item in items if item["type"] == "shipping"]
    lines = tuple(_line(item) for item in named)
    shipping = sum((_amount(item["cost"]) + _amount(item["cost_tax"]) for item in sent), Decimal(0))
    discount = sum((_before_discount(item) - _after_discount(item) for item in named), Decimal(0))
    shipping_xpf, discount_xpf = whole_francs(shipping), whole_francs(discount)
    total_xpf = whole_francs(_amount(head["total"]))
    is_pickup = any(str(item["method"] or "").split(":")[0] in _PICKUP for item in sent)
    is_nobody = head["anonymised"] == "yes" or str(head["email"] or "").casefold() == NOBODY
    payment, paid_xpf = _payment(head, total_xpf)
    meaning = site.meaning(head["status"])
    return ShopOrder(
        remote_id=str(head["id"]),
        number=str(head["id"]),
        customer_remote_id=str(head["customer_id"]) if int(head["customer_id"] or 0) and not is_nobody else "",
        contact={} if is_nobody else _contact(head),
        placed_at_utc=_utc(head["placed_at"]),
        status=head["status"],
        payment=payment,
        preparation=meaning.preparation,
        handover=_handover(meaning.handover, is_pickup=is_pickup),
        is_cancelled=meaning.is_cancelled or head["status"] == TRASH,
        is_pickup=is_pickup,
        address={} if is_nobody else _address(head),
        lines=lines,
        shipping_xpf=shipping_xpf,
        discount_xpf=discount_xpf,
        total_xpf=total_xpf,
        rounding_xpf=total_xpf - sum(line.gross_xpf for line in lines) - shipping_xpf + discount_xpf,
        paid_xpf=paid_xpf,
        payment_title=html.unescape(head["payment_title"] or ""),
        transaction_id="" if is_nobody else str(head["transaction_id"] or ""),
        note="" if is_nobody else str(head["note"] or ""),
    )


def _payment(head: Mapping[str, Any], total_xpf: int) -> tuple[Payment, int]:
    """Tell whether it is paid, and what the shop still holds of the money."""
    refunded_xpf = whole_francs(-_amount(head["refunds"]))
    if head["status"] == _REFUNDED:
        return Payment.REFUNDED, 0
    if head["paid_at"] is None and head["status"] != _COMPLETED:
        return Payment.UNPAID, 0
    if refunded_xpf <= 0:
        return Payment.PAID, total_xpf
    left_xpf = max(0, total_xpf - refunded_xpf)
    return (Payment.PART_REFUNDED if left_xpf else Payment.REFUNDED), left_xpf


def _handover(meant: Handover | None, *, is_pickup: bool) -> Handover | None:
    """A completed order was handed over where it is picked up, and delivered otherwise."""
    return Handover.DELIVERED if meant is Handover.HANDED_OVER and not is_pickup else meant


def _contact(head: Mapping[str, Any]) -> dict[str, str]:
    name = f"{head['first_name'] or ''} {head['last_name'] or ''}".strip()
    return {"name": name, "email": str(head["email"] or ""), "phone": str(head["phone"] or "")}


def _address(head: Mapping[str, Any]) -> dict[str, str]:
    """Give where it goes: the address of delivery, or where none was asked for the buyer's own."""
    shipped = {name: str(head[name] or "") for name in ("street", "street_more", "postal_code", "city")}
    if shipped["street"] or shipped["city"]:
        return shipped
    return {
        "street": str(head["billing_street"] or ""),
        "street_more": str(head["billing_more"] or ""),
        "postal_code": str(head["billing_code"] or ""),
        "city": str(head["billing_city"] or ""),
    }


def _line(item: RowMapping) -> ShopOrderLine:
    return ShopOrderLine(
        remote_id=str(item["id"]),
        sku=str(item["sku"] or ""),
        gtin=str(item["gtin"] or ""),
        label=html.unescape(item["name"] or ""),  # kept encoded there
        quantity=int(_amount(item["quantity"] or 1)),
        gross_xpf=whole_francs(_before_discount(item)),
    )


def _before_discount(item: RowMapping) -> Decimal:
    if item["subtotal"] is None:
        return _after_discount(item)
    return _amount(item["subtotal"]) + _amount(item["subtotal_tax"])


def _after_discount(item: RowMapping) -> Decimal:
    return _amount(item["total"]) + _amount(item["tax"])


def _amount(value: Any) -> Decimal:
    return Decimal(str(value)) if value not in (None, "") else Decimal(0)


def _utc(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise TypeError("no date")  # nothing, or nothing but zeros
    return value.replace(tzinfo=UTC)


_NOTES = (
    "SELECT comment_post_ID, CONCAT_WS(',', COUNT(*), MAX(comment_ID)) FROM {p}comments"
    " WHERE comment_post_ID IN :ids AND comment_type = 'order_note' GROUP BY comment_post_ID"
)
_ITEM_DIGEST = (
    "SELECT i.order_id, CONCAT_WS(',', COUNT(DISTINCT i.order_item_id), MAX(i.order_item_id), COUNT(m.meta_id),"
    " COALESCE(SUM(CRC32(CONCAT_WS('=', m.meta_id, m.meta_value))), 0), SUM(CRC32(i.order_item_name)))"
    " FROM {p}woocommerce_order_items i"
    " LEFT JOIN {p}woocommerce_order_itemmeta m ON m.order_item_id = i.order_item_id"
    " WHERE i.order_id IN :ids GROUP BY i.order_id"
)
_HEAD_DIGEST = (
    "SELECT o.id, CONCAT_WS(',', o.status, o.date_updated_gmt, o.total_amount, o.customer_id, d.date_paid_gmt,"
    " (SELECT COUNT(*) FROM {p}wc_orders r WHERE r.parent_order_id = o.id))"
    " FROM {p}wc_orders o LEFT JOIN {p}wc_order_operational_data d ON d.order_id = o.id WHERE o.id IN :ids"
)
_POST_DIGEST = (
    "SELECT o.ID, CONCAT_WS(',', o.post_status, o.post_modified_gmt,"
    " (SELECT COUNT(*) FROM {p}posts r WHERE r.post_parent = o.ID AND r.post_type = 'shop_order_refund'))"
    " FROM {p}posts o WHERE o.ID IN :ids"
)
_META_DIGEST = (
    "SELECT post_id, SUM(CRC32(CONCAT_WS('=', meta_key, meta_value))) FROM {p}postmeta"
    " WHERE post_id IN :ids AND meta_key IN :keys GROUP BY post_id"
)


def _table_digests(connection: Connection, site: Site, ids: Sequence[str]) -> dict[str, str]:
    return digests(connection, site, ids, (_HEAD_DIGEST, _ITEM_DIGEST, _NOTES))


def _post_digests(connection: Connection, site: Site, ids: Sequence[str]) -> dict[str, str]:
    """Posts are not touched when money is taken or an address changes: their metas are part of the digest."""
    heads = digests(connection, site, ids, (_POST_DIGEST, _ITEM_DIGEST, _NOTES))
    metas = digests(connection, site, ids, (_META_DIGEST,), {"keys": list(_META_NAMES)})
    return {each: f"{heads[each]}|{metas[each]}" for each in ids}


IN_TABLES = Feed(
    source="FROM {p}wc_orders o WHERE o.type = 'shop_order' AND COALESCE(o.status, '') NOT IN :no_order",
    id="o.id",
    at="o.date_updated_gmt",
    read=_read_tables,
    digest=_table_digests,
)
IN_POSTS = Feed(
    source="FROM {p}posts o WHERE o.post_type = 'shop_order' AND o.post_status NOT IN :no_order",
    id="o.ID",
    at="o.post_modified_gmt",
    read=_read_posts,
    digest=_post_digests,
)

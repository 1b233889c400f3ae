"""Wishes at a WooCommerce shop: three kinds of lists that know nothing of each other, read wherever they stand.

Their dates follow the shop's clock, the server's or none; they only say roughly when.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from koom_pos.remote.online_shop import Batch, Cursor, Sheet, ShopWish
from koom_pos.remote.woocommerce_feed import each_row
from koom_pos.remote.woocommerce_site import Site
from koom_pos.remote.woocommerce_tables import sql

_YITH = (
    "SELECT CONCAT('yith-', w.ID) AS id, w.user_id AS user_id, w.prod_id AS product_id, w.dateadded AS at"
    " FROM {p}yith_wcwl w WHERE w.user_id > 0"
)
_TI = (
    "SELECT CONCAT('ti-', w.ID) AS id, w.author AS user_id, IF(w.variation_id > 0, w.variation_id, w.product_id)"
    " AS product_id, w.date AS at FROM {p}tinvwl_items w WHERE w.author > 0"
)
_CORE = (
    "SELECT m.umeta_id, m.user_id, m.meta_value FROM {p}usermeta m WHERE m.meta_key LIKE '\\_wc\\_shopper\\_list\\_%'"
)
_NAMES = (
    "SELECT p.ID AS id, COALESCE(q.post_title, p.post_title) AS name, COALESCE((SELECT MAX(m.meta_value)"
    " FROM {p}postmeta m WHERE m.post_id = p.ID AND m.meta_key = '_sku'), '') AS sku"
    " FROM {p}posts p LEFT JOIN {p}posts q ON q.ID = p.post_parent AND p.post_type = 'product_variation'"
    " WHERE p.ID IN :ids"
)
_ITEM = re.compile(
    r's:10:"product_id";i:(\d+);s:12:"variation_id";i:(\d+);(?:(?!s:10:"product_id").)*?'
    r's:14:"date_added_gmt";s:19:"([-0-9 :]{19})"',
    re.DOTALL,
)
_ITEM_PLAIN = re.compile(r's:10:"product_id";i:(\d+);s:12:"variation_id";i:(\d+);')
_LIST_DATE = re.compile(r's:16:"date_created_gmt";s:19:"([-0-9 :]{19})"')


@dataclass(frozen=True, slots=True)
class _Wish:
    id: str
    user_id: int
    product_id: int
    at: Any


def _wishes(connection: Connection, site: Site) -> list[_Wish]:
    found: list[_Wish] = []
    for table, query in (("yith_wcwl", _YITH), ("tinvwl_items", _TI)):
        if table in site.wish_tables:
            rows = connection.execute(sql(site.prefix, query)).mappings()
            found += [_Wish(row["id"], row["user_id"], row["product_id"], row["at"]) for row in rows]
    for list_id, user_id, value in connection.execute(sql(site.prefix, _CORE)):
        found += _core(int(list_id), int(user_id), str(value or ""))
    return sorted(found, key=lambda wish: wish.id)


def _core(list_id: int, user_id: int, value: str) -> Iterator[_Wish]:
    """Read the list the shop's own software keeps, as it serialises it; it is never written."""
    dated = {(int(m[1]), int(m[2])): m[3] for m in _ITEM.finditer(value)}
    created = _LIST_DATE.search(value)
    for found in _ITEM_PLAIN.finditer(value):
        product, variation = int(found[1]), int(found[2])
        at = dated.get((product, variation)) or (created[1] if created else "")
        wished = variation or product
        yield _Wish(f"core-{list_id}-{wished}", user_id, wished, datetime.fromisoformat(at) if at else None)


def pull(connection: Connection, site: Site, cursor: Cursor, limit: int) -> Batch:
    """Give wishes by id: lists have no date of change that could be trusted, and are short."""
    wishes = [wish for wish in _wishes(connection, site) if wish.id > cursor.id]
    page = wishes[:limit]
    more = len(wishes) > limit
    return _batch(connection, site, page, Cursor(id=page[-1].id) if more else Cursor(), more=more)


def sweep(connection: Connection, site: Site, after_id: str, limit: int) -> Sheet:
    """Walk through the wishes; one never changes, it is only there or not."""
    wishes = [wish for wish in _wishes(connection, site) if wish.id > after_id]
    return Sheet(tuple((wish.id, str(wish.product_id)) for wish in wishes[:limit]), more=len(wishes) > limit)


def fetch(connection: Connection, site: Site, remote_ids: Iterable[str]) -> Batch:
    """Give named wishes."""
    wanted = set(remote_ids)
    wishes = [wish for wish in _wishes(connection, site) if wish.id in wanted]
    return _batch(connection, site, wishes, Cursor(), more=False)


def _batch(connection: Connection, site: Site, wishes: list[_Wish], cursor: Cursor, *, more: bool) -> Batch:
    ids = list({wish.product_id for wish in wishes})
    rows = connection.execute(sql(site.prefix, _NAMES), {"ids": ids}).mappings() if ids else ()
    named = {row["id"]: row for row in rows}

    def read(wish: _Wish) -> ShopWish:
        article = named[wish.product_id]
        return ShopWish(
            remote_id=wish.id,
            customer_remote_id=str(wish.user_id),
            sku=article["sku"],
            label=html.unescape(article["name"]),
            wished_at_utc=wish.at.replace(tzinfo=UTC),
        )

    records, faults = each_row(wishes, lambda wish: wish.id, read)
    return Batch(records, cursor, more=more, faults=faults)

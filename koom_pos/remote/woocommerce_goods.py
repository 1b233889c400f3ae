"""Articles, stock and wishes of a WooCommerce shop.

What is sold is a simple product or a variation; a product with variations is only their common name. Stock stands
with whoever manages it, the variation or its parent, less what carts hold at this moment.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection

from koom_pos.remote.online_shop import ShopArticle, ShopStock
from koom_pos.remote.woocommerce_feed import Feed, Read, digests, each_row
from koom_pos.remote.woocommerce_site import Site, whole_francs
from koom_pos.remote.woocommerce_tables import sql

_SHADE = re.compile(r"attribute_.*(teinte|couleur|color|nuance|shade)")
_SIZE = re.compile(r"attribute_.*(contenance|taille|size|format|volume)")
_ON_SALE = "publish"

_POSTS = (
    "SELECT p.ID AS id, p.post_type AS type, p.post_parent AS parent, p.post_status AS status, p.post_title AS name,"
    " q.post_title AS parent_name, q.post_status AS parent_status, p.post_modified_gmt AS at,"
    " EXISTS (SELECT 1 FROM {p}posts c WHERE c.post_parent = p.ID AND c.post_type = 'product_variation') AS has_own"
    " FROM {p}posts p LEFT JOIN {p}posts q ON q.ID = p.post_parent AND p.post_type = 'product_variation'"
    " WHERE (p.ID IN :ids AND p.post_type IN ('product', 'product_variation'))"
    " OR (p.post_parent IN :ids AND p.post_type = 'product_variation') ORDER BY p.post_modified_gmt, p.ID"
)
_METAS = (
    "SELECT post_id, meta_key, meta_value FROM {p}postmeta WHERE post_id IN :ids"
    " AND (meta_key IN ('_sku', '_global_unique_id', '_price', '_tax_class', '_tax_status', '_manage_stock',"
    " '_stock', '_thumbnail_id') OR meta_key LIKE 'attribute\\_%') ORDER BY meta_id"
)
_TERMS = (
    "SELECT r.object_id AS id, x.taxonomy AS taxonomy, t.name AS name FROM {p}term_relationships r"
    " JOIN {p}term_taxonomy x ON x.term_taxonomy_id = r.term_taxonomy_id JOIN {p}terms t ON t.term_id = x.term_id"
    " WHERE r.object_id IN :ids AND x.taxonomy IN ('product_brand', 'product_cat') ORDER BY r.term_order, t.term_id"
)
_VALUES = (
    "SELECT CONCAT('attribute_', x.taxonomy) AS name, t.slug AS slug, t.name AS value FROM {p}term_taxonomy x"
    " JOIN {p}terms t ON t.term_id = x.term_id WHERE x.taxonomy LIKE 'pa\\_%'"
)
_RATES = (
    "SELECT tax_rate_class, tax_rate FROM {p}woocommerce_tax_rates ORDER BY tax_rate_priority DESC,"
    " tax_rate_order DESC, tax_rate_id DESC"
)
_PICTURES = "SELECT ID, guid FROM {p}posts WHERE ID IN :ids AND post_type = 'attachment'"
_HELD = (
    # The shop writes these dates by the clock and zone of its database server, whatever this session's zone is.
    "SELECT product_id, SUM(stock_quantity) FROM {p}wc_reserved_stock WHERE product_id IN :ids"
    " AND expires > CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', @@global.time_zone) GROUP BY product_id"
)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Products and their variations as they stand, with what belongs to them."""

    posts: Sequence[Any]
    metas: Mapping[int, Mapping[str, str]]

    def meta(self, post: Any, name: str) -> str:
        """Give a meta of an article, or else of the product it is a variation of."""
        own = self.metas.get(post["id"], {}).get(name, "")
        return own if own and own != "parent" else self.metas.get(post["parent"], {}).get(name, "")

    def manager(self, post: Any) -> int | None:
        """Tell who keeps the stock of an article; None: nobody counts it."""
        for each in (post["id"], post["parent"]):
            if self.metas.get(each, {}).get("_manage_stock") == "yes":
                return int(each)
        return None


def _shelf(connection: Connection, site: Site, ids: Sequence[str]) -> _Shelf:
    posts = connection.execute(sql(site.prefix, _POSTS), {"ids": ids}).mappings().all()
    every = {post["id"] for post in posts} | {post["parent"] for post in posts if post["parent"]}
    metas: dict[int, dict[str, str]] = {}
    for post_id, key, value in connection.execute(sql(site.prefix, _METAS), {"ids": list(every)}):
        metas.setdefault(post_id, {}).setdefault(key, value or "")
    return _Shelf([post for post in posts if not post["has_own"]], metas)


def _read_articles(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    shelf = _shelf(connection, site, ids)
    owners = list({post["parent"] or post["id"] for post in shelf.posts})
    terms: dict[tuple[int, str], str] = {}
    for row in connection.execute(sql(site.prefix, _TERMS), {"ids": owners}).mappings():
        terms.setdefault((row["id"], row["taxonomy"]), html.unescape(row["name"]))
    rows = connection.execute(sql(site.prefix, _VALUES)).mappings()
    values = {(row["name"], row["slug"]): html.unescape(row["value"]) for row in rows}
    rates = {str(row[0]): str(row[1]) for row in connection.execute(sql(site.prefix, _RATES))}
    pictures = _pictures(connection, site, shelf)

    def article(post: Any) -> ShopArticle:
        owner, metas = post["parent"] or post["id"], shelf.metas.get(post["id"], {})
        rate_bp = _rate_bp(shelf, post, rates)
        return ShopArticle(
            remote_id=str(post["id"]),
            article_id=str(owner),
            sku=metas.get("_sku", ""),
            gtin=metas.get("_global_unique_id", ""),
            name=html.unescape(post["parent_name"] or post["name"]),
            brand=terms.get((owner, "product_brand"), ""),
            category=terms.get((owner, "product_cat"), ""),
            shade=_value(metas, _SHADE, values),
            size=_value(metas, _SIZE, values),
            gross_xpf=_gross_xpf(site, metas.get("_price", ""), rate_bp),
            rate_bp=rate_bp,
            is_discontinued=post["status"] != _ON_SALE or post["parent_status"] not in (None, _ON_SALE),
            picture_url=pictures.get(shelf.meta(post, "_thumbnail_id"), ""),
        )

    return each_row(shelf.posts, lambda post: str(post["id"]), article)


def _pictures(connection: Connection, site: Site, shelf: _Shelf) -> dict[str, str]:
    wanted = {shelf.meta(post, "_thumbnail_id") for post in shelf.posts} - {"", "0"}
    if not wanted:
        return {}
    rows = connection.execute(sql(site.prefix, _PICTURES), {"ids": list(wanted)})
    return {str(row[0]): str(row[1]) for row in rows}


def _value(metas: Mapping[str, str], words: re.Pattern[str], values: Mapping[tuple[str, str], str]) -> str:
    for name, slug in metas.items():
        if slug and words.fullmatch(name):
            return values.get((name, slug), slug)
    return ""


def _rate_bp(shelf: _Shelf, post: Any, rates: Mapping[str, str]) -> int | None:
    """Give the rate of TGC in basis points; None where the shop knows none."""
    if shelf.meta(post, "_tax_status") == "none":
        return 0
    rate = rates.get(shelf.meta(post, "_tax_class"))
    return None if rate is None else int((Decimal(rate) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _gross_xpf(site: Site, price: str, rate_bp: int | None) -> int:
    """Give the price with TGC; an article without a price is not for sale and costs nothing."""
    amount = Decimal(price or 0)
    return whole_francs(amount if site.prices_include_tax else amount * (10_000 + (rate_bp or 0)) / 10_000)


def _read_stock(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    shelf = _shelf(connection, site, ids)
    managers = {post["id"]: shelf.manager(post) for post in shelf.posts}
    kept = [each for each in managers.values() if each is not None]
    rows = connection.execute(sql(site.prefix, _HELD), {"ids": kept}) if kept else ()
    held = {int(row[0]): Decimal(str(row[1])) for row in rows}

    def stock(post: Any) -> ShopStock | None:
        manager = managers[post["id"]]
        if manager is None:
            return None
        try:
            there = Decimal(shelf.metas[manager].get("_stock") or 0)
        except InvalidOperation:
            raise ValueError("stock") from None
        sku = shelf.metas.get(post["id"], {}).get("_sku", "")
        return ShopStock(str(post["id"]), sku, int(there - held.get(manager, Decimal(0))))

    return each_row(shelf.posts, lambda post: str(post["id"]), stock)


_DIGESTS = (
    "SELECT p.ID, CONCAT_WS(',', p.post_status, p.post_modified_gmt, CRC32(p.post_title), COALESCE(SUM(CRC32("
    "CONCAT_WS('=', m.meta_key, m.meta_value))), 0)) FROM {p}posts p LEFT JOIN {p}postmeta m ON m.post_id = p.ID"
    " AND (m.meta_key IN ('_sku', '_global_unique_id', '_price', '_tax_class', '_manage_stock', '_stock',"
    " '_thumbnail_id') OR m.meta_key LIKE 'attribute\\_%')"
    " WHERE p.ID IN :ids GROUP BY p.ID, p.post_status, p.post_modified_gmt, p.post_title",
    "SELECT product_id, CONCAT_WS(',', COUNT(*), MAX(expires)) FROM {p}wc_reserved_stock WHERE product_id IN :ids"
    " GROUP BY product_id",
)
_SOURCE = (
    "FROM {p}posts p WHERE p.post_type IN ('product', 'product_variation') AND p.post_status NOT IN ('auto-draft')"
)


def _article_digests(connection: Connection, site: Site, ids: Sequence[str]) -> dict[str, str]:
    return digests(connection, site, ids, _DIGESTS)


CATALOGUE = Feed(_SOURCE, "p.ID", "p.post_modified_gmt", _read_articles, _article_digests)
STOCK = Feed(_SOURCE, "p.ID", "p.post_modified_gmt", _read_stock, _article_digests)

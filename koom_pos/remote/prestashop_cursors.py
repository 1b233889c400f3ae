"""Where to look for what changed in a PrestaShop: several marks for one stream, since no single column sees all.

An order's `date_upd` does not move with a note, a credit slip or a tracking number, a customer's does not with her
address. A round notes the peak of every mark, collects the records touched since the peaks of the round before, and
walks through them by id; the next round begins at the noted peaks, some minutes or rows before them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from koom_pos.remote.online_shop import Cursor, Stream
from koom_pos.remote.prestashop_site import Site
from koom_pos.remote.prestashop_tables import sql

OVERLAP = timedelta(minutes=5)
"""How far a round goes back behind a date: longer than a transaction of the shop lasts."""

CLOCK_OVERLAP = timedelta(hours=26)
"""The same where some writers take the server's clock and others the shop's: no two zones are further apart."""

ROWS_OVERLAP = 25
"""How far a round goes back behind a number: ids are given before they are committed."""

_FORMAT = "%Y-%m-%d %H:%M:%S"
_FIRST = "1970-01-01 00:00:00"

Position = str | int
Positions = dict[str, Position]


@dataclass(frozen=True, slots=True)
class Mark:
    """A column that moves when a record does. `moved` gives the unit and the column of rows from `:NAME` on."""

    name: str
    peak: str
    moved: str
    back: timedelta | int = OVERLAP
    module: str = ""

    def since(self, position: Position) -> Position:
        """Give where to begin looking, to be sure of everything behind a position."""
        if isinstance(self.back, int):
            return max(0, int(position or 0) - self.back)
        if not position:
            return _FIRST
        at = datetime.strptime(str(position), _FORMAT)  # noqa: DTZ007 - the shop's dates have no zone
        return (at - self.back).strftime(_FORMAT)

    def read(self, value: Any) -> Position:
        """Give a value of the column; none and zero dates are before everything."""
        if isinstance(self.back, int):
            return int(value or 0)
        return "" if value is None or str(value).startswith("0000") else str(value)


@dataclass(frozen=True, slots=True)
class Feed:
    """How a stream is walked: `every` by id from the beginning, or what its marks say; `sweep` by id as text.

    `sweep_more` is a module's table and what of it belongs into the stamp (`<more>`) where it is there.
    """

    every: str
    marks: tuple[Mark, ...]
    sweep: str
    sweep_more: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Page:
    """Units to read, and the cursor behind them."""

    units: tuple[int, ...]
    cursor: Cursor
    more: bool


def _mark(name: str, column: str, table: str, *, unit: str, where: str = "", **options: Any) -> Mark:
    joined = f" AND {where}" if where else ""
    return Mark(
        name,
        f"SELECT CAST(MAX({column}) AS CHAR) FROM {table}",
        f"SELECT '{name}' AS mark, {unit} AS unit, CAST({column} AS CHAR) AS stamp FROM {table} "
        f"WHERE {column} >= :{name}{joined}",
        **options,
    )


_STOCK_OF_LINE = (
    "{stock_available} k JOIN {order_detail} d ON k.id_product = d.product_id "
    "AND k.id_product_attribute = COALESCE(d.product_attribute_id, 0)"
)
FEEDS: Mapping[Stream, Feed] = {
    Stream.CUSTOMERS: Feed(
        "SELECT id_customer FROM {customer} WHERE id_customer > :after AND is_guest = 0 ORDER BY id_customer",
        (
            _mark("c", "date_upd", "{customer}", unit="id_customer"),
            _mark("a", "date_upd", "{address}", unit="id_customer", where="id_customer > 0"),
        ),
        "SELECT k.id, CONCAT_WS('|', c.date_upd, c.deleted, c.email, (SELECT CONCAT(MAX(a.date_upd), COUNT(*)) "
        "FROM {address} a WHERE a.id_customer = c.id_customer AND a.deleted = 0)) "
        "FROM (SELECT CAST(id_customer AS CHAR) AS id, id_customer FROM {customer} WHERE is_guest = 0 "
        "HAVING id > :after ORDER BY id LIMIT :most) k JOIN {customer} c ON c.id_customer = k.id_customer "
        "ORDER BY k.id",
    ),
    Stream.CONSENTS: Feed(
        "SELECT id_customer FROM {customer} WHERE id_customer > :after AND is_guest = 0 ORDER BY id_customer",
        (
            _mark("c", "date_upd", "{customer}", unit="id_customer"),
            _mark("n", "newsletter_date_add", "{customer}", unit="id_customer", back=CLOCK_OVERLAP),
            Mark(
                "s",
                "SELECT CAST(MAX(newsletter_date_add) AS CHAR) FROM {emailsubscription}",
                "SELECT 's' AS mark, c.id_customer AS unit, CAST(e.newsletter_date_add AS CHAR) AS stamp "
                "FROM {emailsubscription} e JOIN {customer} c "
                "ON c.email = CONVERT(e.email USING utf8mb4) COLLATE utf8mb4_general_ci "
                "WHERE e.newsletter_date_add >= :s AND c.deleted = 0",
                back=CLOCK_OVERLAP,
                module="emailsubscription",
            ),
        ),
        "SELECT CAST(id_customer AS CHAR) AS id, CONCAT_WS('|', newsletter, optin, newsletter_date_add<more>) "
        "FROM {customer} c WHERE is_guest = 0 AND deleted = 0 HAVING id > :after ORDER BY id LIMIT :most",
        (
            "emailsubscription",
            ", (SELECT GROUP_CONCAT(e.id, ':', e.active ORDER BY e.id) FROM {emailsubscription} e "
            "WHERE CONVERT(e.email USING utf8mb4) COLLATE utf8mb4_general_ci = c.email)",
        ),
    ),
    Stream.ERASURES: Feed(
        "SELECT id_gdpr_log FROM {psgdpr_log} WHERE id_gdpr_log > :after AND request_type = 4 ORDER BY id_gdpr_log",
        (_mark("g", "id_gdpr_log", "{psgdpr_log}", unit="id_gdpr_log", back=ROWS_OVERLAP),),
        "SELECT CAST(id_gdpr_log AS CHAR) AS id, date_add FROM {psgdpr_log} WHERE request_type = 4 "
        "HAVING id > :after ORDER BY id LIMIT :most",
    ),
    Stream.ORDERS: Feed(
        "SELECT id_order FROM {orders} WHERE id_order > :after ORDER BY id_order",
        (
            _mark("o", "date_upd", "{orders}", unit="id_order"),
            _mark("h", "id_order_history", "{order_history}", unit="id_order", back=ROWS_OVERLAP),
            _mark("s", "id_order_slip", "{order_slip}", unit="id_order", back=ROWS_OVERLAP),
            _mark("m", "id_message", "{message}", unit="id_order", where="id_order > 0", back=ROWS_OVERLAP),
            Mark(
                "t",
                "SELECT MAX(id_customer_message) FROM {customer_message}",
                "SELECT 't' AS mark, t.id_order AS unit, CAST(m.id_customer_message AS CHAR) AS stamp "
                "FROM {customer_message} m JOIN {customer_thread} t ON t.id_customer_thread = m.id_customer_thread "
                "WHERE m.id_customer_message >= :t AND t.id_order > 0",
                back=ROWS_OVERLAP,
            ),
        ),
        "SELECT k.id, CONCAT_WS('|', o.date_upd, o.current_state, o.total_paid_real, o.total_paid_tax_incl, "
        "(SELECT MAX(h.id_order_history) FROM {order_history} h WHERE h.id_order = o.id_order), "
        "(SELECT MAX(s.id_order_slip) FROM {order_slip} s WHERE s.id_order = o.id_order), "
        "(SELECT MAX(m.id_message) FROM {message} m WHERE m.id_order = o.id_order), "
        "(SELECT CONCAT(COUNT(*), ':', SUM(d.product_quantity), ':', SUM(d.total_price_tax_incl)) "
        "FROM {order_detail} d WHERE d.id_order = o.id_order)) "
        "FROM (SELECT CAST(id_order AS CHAR) AS id, id_order FROM {orders} HAVING id > :after ORDER BY id "
        "LIMIT :most) k JOIN {orders} o ON o.id_order = k.id_order ORDER BY k.id",
    ),
    Stream.CATALOGUE: Feed(
        "SELECT id_product FROM {product} WHERE id_product > :after ORDER BY id_product",
        (
            _mark("p", "date_upd", "{product}", unit="id_product"),
            _mark("q", "date_upd", "{product_shop}", unit="id_product"),
        ),
        "SELECT k.id, CONCAT_WS('|', p.date_upd, s.price, s.active, v.price, x.reference, x.ean13) FROM "
        "(SELECT CONCAT(p.id_product, '-', COALESCE(a.id_product_attribute, 0)) AS id, p.id_product, "
        "a.id_product_attribute FROM {product} p LEFT JOIN {product_attribute} a ON a.id_product = p.id_product "
        "WHERE p.state = 1 HAVING id > :after ORDER BY id LIMIT :most) k "
        "JOIN {product} p ON p.id_product = k.id_product "
        "LEFT JOIN {product_shop} s ON s.id_product = k.id_product AND s.id_shop = :shop "
        "LEFT JOIN {product_attribute} x ON x.id_product_attribute = k.id_product_attribute "
        "LEFT JOIN {product_attribute_shop} v ON v.id_product_attribute = k.id_product_attribute "
        "AND v.id_shop = :shop ORDER BY k.id",
    ),
    Stream.STOCK: Feed(
        "SELECT id_stock_available FROM {stock_available} WHERE id_stock_available > :after "
        "ORDER BY id_stock_available",
        (
            _mark("m", "id_stock_mvt", "{stock_mvt}", unit="id_stock", back=ROWS_OVERLAP),
            Mark(
                "d",
                "SELECT MAX(id_order_detail) FROM {order_detail}",
                "SELECT 'd' AS mark, k.id_stock_available AS unit, CAST(d.id_order_detail AS CHAR) AS stamp "
                f"FROM {_STOCK_OF_LINE} WHERE d.id_order_detail >= :d",
                back=ROWS_OVERLAP,
            ),
            Mark(
                "h",
                "SELECT MAX(id_order_history) FROM {order_history}",
                "SELECT 'h' AS mark, k.id_stock_available AS unit, CAST(h.id_order_history AS CHAR) AS stamp "
                f"FROM {_STOCK_OF_LINE} JOIN {{order_history}} h ON h.id_order = d.id_order "
                "WHERE h.id_order_history >= :h",
                back=ROWS_OVERLAP,
            ),
        ),
        "SELECT CONCAT(k.id_product, '-', k.id_product_attribute) AS id, k.quantity FROM {stock_available} k "
        "WHERE k.id_shop IN (0, :shop) AND (k.id_product_attribute > 0 OR NOT EXISTS (SELECT 1 "
        "FROM {product_attribute} a WHERE a.id_product = k.id_product)) HAVING id > :after ORDER BY id LIMIT :most",
    ),
    Stream.WISHES: Feed(
        "SELECT id_wishlist_product FROM {wishlist_product} WHERE id_wishlist_product > :after "
        "ORDER BY id_wishlist_product",
        (
            _mark("w", "id_wishlist_product", "{wishlist_product}", unit="id_wishlist_product", back=ROWS_OVERLAP),
            Mark(
                "l",
                "SELECT CAST(MAX(date_upd) AS CHAR) FROM {wishlist}",
                "SELECT 'l' AS mark, p.id_wishlist_product AS unit, CAST(w.date_upd AS CHAR) AS stamp "
                "FROM {wishlist} w JOIN {wishlist_product} p ON p.id_wishlist = w.id_wishlist "
                "WHERE w.date_upd >= :l",
            ),
        ),
        "SELECT CAST(id_wishlist_product AS CHAR) AS id, CONCAT(id_wishlist, '|', id_product, '|', "
        "id_product_attribute) FROM {wishlist_product} HAVING id > :after ORDER BY id LIMIT :most",
    ),
}


def next_page(connection: Connection, site: Site, stream: Stream, cursor: Cursor, *, limit: int) -> Page:
    """Find the next units that changed; with nothing new that costs two statements and gives the cursor back."""
    feed, prefix = FEEDS[stream], site.prefix
    marks = [mark for mark in feed.marks if not mark.module or mark.module in site.modules]
    kept = json.loads(cursor.at) if cursor.at else {}
    began: Positions = kept.get("from", {})
    end: Positions = kept["to"] if cursor.id else _peaks(connection, prefix, marks)
    after = int(cursor.id or 0)
    digest = ""
    if began:
        touched = _touched(connection, prefix, marks, began)
        digest = _digest(marks, touched, end)
        if not cursor.id and digest == kept.get("seen") and end == began:
            return Page((), cursor, more=False)
        units = sorted({unit for _, unit, _ in touched if unit > after})[: limit + 1]
    else:
        query = sql(prefix, feed.every + " LIMIT :most")
        units = list(connection.scalars(query, {"after": after, "most": limit + 1}))
    page = tuple(units[:limit])
    if len(units) > limit:
        return Page(page, Cursor(_text({"from": began, "to": end}), str(page[-1])), more=True)
    return Page(page, Cursor(_text({"from": end, "seen": digest})), more=False)


def sweep_page(
    connection: Connection, site: Site, stream: Stream, after: str, *, limit: int
) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Give the next ids as text with a digest each of what tells a change; the digest holds nothing of a person."""
    feed = FEEDS[stream]
    module, more = feed.sweep_more
    query = sql(site.prefix, feed.sweep.replace("<more>", more if module in site.modules else ""))
    known = {"after": after, "most": limit + 1, "shop": site.shop_id}
    rows = connection.execute(query, {name: known[name] for name in query.compile().params}).all()
    stamps = tuple((str(row[0]), _hash(str(row[1]))) for row in rows[:limit])
    return stamps, len(rows) > limit


def _peaks(connection: Connection, prefix: str, marks: list[Mark]) -> Positions:
    columns = ", ".join(f"({mark.peak}) AS {mark.name}" for mark in marks)
    row = connection.execute(sql(prefix, f"SELECT {columns}")).mappings().one()
    return {mark.name: mark.read(row[mark.name]) for mark in marks}


def _touched(
    connection: Connection, prefix: str, marks: list[Mark], began: Positions
) -> list[tuple[Mark, int, Position]]:
    by_name = {mark.name: mark for mark in marks}
    union = " UNION ALL ".join(mark.moved for mark in marks)
    since = {mark.name: mark.since(began.get(mark.name, "")) for mark in marks}
    rows = connection.execute(sql(prefix, union), since).all()
    return [(by_name[row.mark], int(row.unit), by_name[row.mark].read(row.stamp)) for row in rows]


def _digest(marks: list[Mark], touched: list[tuple[Mark, int, Position]], end: Positions) -> str:
    """Sum up what the next round will find again behind its beginning, so that it knows nothing is new."""
    since = {mark.name: mark.since(end[mark.name]) for mark in marks}
    again = sorted(
        f"{mark.name}{unit}:{stamp}"
        for mark, unit, stamp in touched
        if not (type(stamp) is type(since[mark.name]) and _before(stamp, since[mark.name]))
    )
    return _hash("\n".join(again))


def _before(stamp: Position, since: Position) -> bool:
    if isinstance(stamp, int) and isinstance(since, int):
        return stamp < since
    return str(stamp) < str(since)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)

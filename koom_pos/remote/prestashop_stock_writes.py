"""Stock of a PrestaShop, moved by a difference with every copy, as the shop's own product page does it."""

import hashlib

from sqlalchemy import RowMapping

from koom_pos.remote.online_shop import Outcome, Result
from koom_pos.remote.prestashop_tables import sql
from koom_pos.remote.prestashop_writes import SHOP_MUST, Writing, refused

Row = RowMapping

_FOUND = """
    SELECT p.id_product AS product, COALESCE(a.id_product_attribute, 0) AS combination, p.cache_is_pack AS is_pack
    FROM {product} p LEFT JOIN {product_attribute} a ON a.id_product = p.id_product
    WHERE p.state = 1 AND CASE WHEN a.id_product_attribute IS NULL THEN p.reference ELSE a.reference END = :sku
    LIMIT 2"""
_ROWS = """
    SELECT id_stock_available AS id, id_product_attribute AS combination, id_shop, depends_on_stock
    FROM {stock_available} WHERE id_product = :product AND id_product_attribute IN :combinations
    AND id_shop IN (0, :shop) ORDER BY id_stock_available FOR UPDATE"""


def adjust_stock(writing: Writing) -> Outcome:
    """Move what is sellable and what lies there by a difference, and log the movement with its key.

    Refused where another place counts too: advanced stock, packs, stock shared by shops, a code two articles have.
    """
    intent = writing.intent
    quantity = int(intent.values["quantity"])
    found = writing.run(_FOUND, sku=intent.subject).mappings().all()
    if len(found) != 1:
        return refused(intent, "ambiguous_sku" if found else "unknown_sku")
    variant = found[0]
    rows = _locked_rows(writing, variant)
    own = rows.get(variant["combination"])
    reason = _reason(writing)
    if own is None or variant["is_pack"] or reason is None or any(row["depends_on_stock"] for row in rows.values()):
        return refused(intent, SHOP_MUST)
    key = movement_key(intent.key)
    known = writing.run(
        "SELECT id_stock_mvt FROM {stock_mvt} WHERE id_stock = :stock AND referer = :key", stock=own["id"], key=key
    ).first()
    if known is not None:
        return Outcome(Result.ALREADY, str(known[0]))
    writing.run(
        "UPDATE {stock_available} SET quantity = quantity + :n, physical_quantity = physical_quantity + :n "
        "WHERE id_stock_available = :id",
        n=quantity,
        id=own["id"],
    )
    if variant["combination"]:
        writing.run(
            "UPDATE {stock_available} SET quantity = quantity + :n WHERE id_stock_available = :id",
            n=quantity,
            id=rows[0]["id"],
        )
    else:
        _touch_product(writing, variant["product"])
    return Outcome(Result.DONE, str(_log(writing, own["id"], quantity, reason, key)))


def movement_key(key: str) -> int:
    """Give the number a key is kept as: `referer` of a movement is a free number the shop's code leaves empty."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def _locked_rows(writing: Writing, variant: Row) -> dict[int, Row]:
    """Give the article's own row and, for a combination, the row that sums up its product; nothing if unclear."""
    wanted = {0, variant["combination"]}
    query = sql(writing.site.prefix, _ROWS, listing=("combinations",))
    known = {"product": variant["product"], "combinations": sorted(wanted), "shop": writing.site.shop_id}
    rows = writing.connection.execute(query, known).mappings().all()
    of_shop = {row["combination"]: row for row in rows if row["id_shop"] == writing.site.shop_id}
    return of_shop if len(rows) == len(of_shop) == len(wanted) else {}


def _reason(writing: Writing) -> int | None:
    """Give the reason the shop logs for a movement by its staff; none where its stock works otherwise."""
    values = writing.site.values
    # The shop's product page logs the reason named « DEC » for movements of both signs.
    named = values.get("PS_STOCK_MVT_DEC_EMPLOYEE_EDITION", "")
    is_advanced = values.get("PS_ADVANCED_STOCK_MANAGEMENT", "0") not in ("", "0")
    return int(named) if named.isdigit() and not is_advanced else None


def _touch_product(writing: Writing, product: int) -> None:
    writing.run("UPDATE {product} SET date_upd = :at WHERE id_product = :id", at=writing.at, id=product)
    writing.run(
        "UPDATE {product_shop} SET date_upd = :at WHERE id_product = :id AND id_shop = :shop",
        at=writing.at,
        id=product,
        shop=writing.site.shop_id,
    )


def _log(writing: Writing, stock: int, quantity: int, reason: int, key: int) -> int:
    known = writing.run(
        "SELECT lastname, firstname FROM {employee} WHERE id_employee = :id", id=writing.settings.employee_id
    ).mappings()
    names = known.first() or {"lastname": "", "firstname": ""}
    return writing.insert(
        "stock_mvt",
        id_stock=stock,
        id_stock_mvt_reason=reason,
        id_employee=writing.settings.employee_id,
        employee_lastname=names["lastname"],
        employee_firstname=names["firstname"],
        physical_quantity=abs(quantity),
        date_add=writing.at,
        sign=1 if quantity > 0 else -1,
        price_te=0,
        last_wa=0,
        current_wa=0,
        referer=key,
    )

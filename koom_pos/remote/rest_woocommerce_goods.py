"""Stock and vouchers through wc/v3."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any

from koom_pos.remote.online_shop import Outcome
from koom_pos.remote.rest_channel import IGNORED, NO_PLACE, UNPROVABLE, francs, surely
from koom_pos.remote.rest_woocommerce_calls import WooAct, meta

KEYS = "_koom_stock_keys"
"""Meta of an article: the last differences it took from the store, oldest first. Sent in the call that moves the
stock, so that one is there when the other is."""

KEPT_KEYS = 40
USED_BY = "_koom_used"
_FIELDS = "id,type,parent_id,sku,manage_stock,stock_quantity,meta_data"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What keeps the stock of an article: itself, or the product it is a variation of."""

    path: str
    id: str
    quantity: int
    keys: tuple[str, ...]


def adjust_stock(act: WooAct) -> Outcome:
    """Add a difference to the stock of the article with this code.

    The shop reads, adds and writes: two at once lose each other, so this channel sends one at a time. A difference
    that cannot be told from a sale of the shop after a lost answer is left to a person.
    """
    sku = act.intent.subject
    found = [each for each in act.rows("products", sku=sku, _fields=_FIELDS) if each.get("sku") == sku]
    if len(found) != 1:
        return act.refused("several_skus" if found else "unknown_sku")
    shelf = _shelf(act, found[0])
    if shelf is None:
        return act.already(NO_PLACE)
    if act.tag in shelf.keys:
        return act.already(remote_id=shelf.id)
    moved = int(act.intent.values["quantity"])
    values = {
        "inventory_delta": moved,
        "meta_data": [{"key": KEYS, "value": " ".join((*shelf.keys, act.tag)[-KEPT_KEYS:])}],
    }

    def write() -> Outcome:
        now = act.put(shelf.path, values, _fields=_FIELDS)
        if now.get("stock_quantity") is None:
            return act.refused(IGNORED)
        is_moved = int(now["stock_quantity"]) == shelf.quantity + moved
        # With our key but another sum, the shop sold in between: its sale and our difference are both in.
        is_kept = act.tag in (meta(now, KEYS) or "").split()
        if is_moved or (is_kept and int(now["stock_quantity"]) != shelf.quantity):
            return act.done(shelf.id)
        return act.refused(UNPROVABLE if is_kept else IGNORED)

    def seen() -> Outcome | None:
        now = _at(shelf.path, act.get(shelf.path, _fields=_FIELDS) or {})
        if act.tag in now.keys:
            return act.done(shelf.id)
        return act.refused(UNPROVABLE) if now.quantity == shelf.quantity + moved else None

    return surely(write, seen)


def _shelf(act: WooAct, row: Mapping[str, Any]) -> _Shelf | None:
    """Find what keeps the stock; None where nobody counts it.

    A difference sent to a variation whose product keeps the stock would be written where nobody reads it.
    """
    own = f"products/{row['id']}"
    if row.get("type") != "variation":
        return _at(own, row) if row.get("manage_stock") is True else None
    parent = f"products/{row['parent_id']}"
    if row.get("manage_stock") is True:
        return _at(f"{parent}/variations/{row['id']}", row)
    kept = act.get(parent, _fields=_FIELDS) or {}
    return _at(parent, kept) if row.get("manage_stock") == "parent" and kept.get("manage_stock") is True else None


def _at(path: str, row: Mapping[str, Any]) -> _Shelf:
    keys = tuple((meta(row, KEYS) or "").split())
    return _Shelf(path, str(row.get("id", "")), int(row.get("stock_quantity") or 0), keys)


def use_voucher(act: WooAct) -> Outcome:
    """Close a voucher of single use: its last day lies in the past from now on.

    The count of its uses cannot be written. One that may be used more than once is left alone.
    """
    row = _coupon(act)
    if row is None:
        return act.refused("unknown_voucher")
    if meta(row, USED_BY) == act.intent.key:
        return act.already(remote_id=str(row["id"]))
    if _is_spent(act, row):
        return act.conflict("voucher_taken")
    if row.get("usage_limit") != 1:
        return act.refused("not_single_use")
    # Two days back: past in every time zone, whatever the shop's.
    past = (act.at.astimezone(UTC) - timedelta(days=2)).strftime("%Y-%m-%dT00:00:00")
    values = {"date_expires": past, "meta_data": [{"key": USED_BY, "value": act.intent.key}]}

    def judged(now: Mapping[str, Any]) -> Outcome | None:
        if meta(now, USED_BY) != act.intent.key or str(now.get("date_expires") or "") != past:
            return None
        if int(now.get("usage_count") or 0):
            return act.conflict("voucher_taken")  # between our look and our word, by a customer of the shop
        return act.done(str(now["id"]))

    def write() -> Outcome:
        return judged(act.put(f"coupons/{row['id']}", values)) or act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = _coupon(act)
        return None if now is None else judged(now)

    return surely(write, seen)


def _coupon(act: WooAct) -> Mapping[str, Any] | None:
    code = act.intent.subject.lower()  # as the shop stores them
    found = act.rows("coupons", code=code)
    return next((each for each in found if str(each.get("code", "")).lower() == code), None)


def _is_spent(act: WooAct, row: Mapping[str, Any]) -> bool:
    limit, expires = row.get("usage_limit"), str(row.get("date_expires_gmt") or "")
    is_used_up = bool(limit) and int(row.get("usage_count") or 0) >= int(limit or 0)
    is_past = bool(expires) and expires < act.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return is_used_up or is_past or row.get("status", "publish") != "publish" or francs(row.get("amount")) < 0

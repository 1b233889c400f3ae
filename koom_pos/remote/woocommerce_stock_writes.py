"""What the store writes of stock into a WooCommerce shop: a difference, with every copy the shop keeps of it.

Where an article runs out or comes back, its mark « out of stock » moves with it, or the shop would go on selling it.
What also turns the state of a product with variations is left to the shop, which works it out from all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from koom_pos.remote.online_shop import IntentKind, Outcome
from koom_pos.remote.woocommerce_writes import NO_PLACE, SHOP_MUST, Act

_IN, _OUT, _LATER = "instock", "outofstock", "onbackorder"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Who keeps the stock of an article. `parent` is set for a variation, `has_variations` for a common product."""

    id: int
    parent: int
    has_variations: bool
    status: str
    backorders: str


def adjust_stock(act: Act) -> Outcome:
    """Add a difference to the stock of the article with this code.

    An article nobody counts there has no place for it. The row is locked before the key is looked for, so that two
    tries of the same difference cannot pass each other.
    """
    found = act.run(
        "SELECT p.ID, p.post_parent, p.post_type FROM {p}wc_product_meta_lookup l"
        " JOIN {p}posts p ON p.ID = l.product_id WHERE l.sku = :sku"
        " AND p.post_type IN ('product', 'product_variation') AND p.post_status <> 'trash'",
        sku=act.intent.subject,
    ).all()
    if len(found) != 1:
        return act.refused("unknown_sku" if not found else "several_skus")
    kept = _kept(act, int(found[0][0]), int(found[0][1]) if found[0][2] == "product_variation" else 0)
    if kept is None:
        return act.already(NO_PLACE)
    there = act.run(
        "SELECT meta_value FROM {p}postmeta WHERE post_id = :id AND meta_key = '_stock' FOR UPDATE", id=kept.id
    ).scalar()
    if act.is_done():
        return act.already()
    quantity = int(act.intent.values["quantity"])
    new = Decimal(str(there or 0)) + quantity
    status = _status(act, kept, new)
    if status != kept.status and not _may_turn(act, kept, status):
        return act.refused(SHOP_MUST)
    # Relative, as the shop does it: what it sells meanwhile is kept.
    act.run("UPDATE {p}postmeta SET meta_value = meta_value + :quantity WHERE post_id = :id AND meta_key = '_stock'",
            quantity=quantity, id=kept.id)  # fmt: skip
    act.run("UPDATE {p}wc_product_meta_lookup SET stock_quantity = :new, stock_status = :status"
            " WHERE product_id = :id", new=new, status=status, id=kept.id)  # fmt: skip
    act.run("UPDATE {p}posts SET post_modified = :at, post_modified_gmt = :at_gmt WHERE ID IN :ids",
            at=act.at_local, at_gmt=act.at_utc, ids=[each for each in (kept.id, kept.parent) if each])  # fmt: skip
    if status != kept.status:
        _turn(act, kept, status)
    return act.done(str(kept.id))


def _kept(act: Act, post_id: int, parent: int) -> _Kept | None:
    rows = act.run(
        "SELECT post_id, meta_key, meta_value FROM {p}postmeta WHERE post_id IN :ids"
        " AND meta_key IN ('_manage_stock', '_stock_status', '_backorders') ORDER BY meta_id",
        ids=[each for each in (post_id, parent) if each],
    )
    metas = {(int(row[0]), str(row[1])): str(row[2] or "") for row in rows}
    for each in (post_id, parent):
        if each and metas.get((each, "_manage_stock")) == "yes":
            children = act.run(
                "SELECT 1 FROM {p}posts WHERE post_parent = :id AND post_type = 'product_variation' LIMIT 1", id=each
            ).first()
            return _Kept(
                each,
                parent if each == post_id else 0,
                children is not None,
                metas.get((each, "_stock_status"), _IN),
                metas.get((each, "_backorders"), "no"),
            )
    return None


def _status(act: Act, kept: _Kept, new: Decimal) -> str:
    if new > act.site.no_stock_amount:
        return _IN
    return _OUT if kept.backorders == "no" else _LATER


def _may_turn(act: Act, kept: _Kept, status: str) -> bool:
    """Tell whether only this article turns: no backorders, and its product keeps another variation in stock."""
    if kept.has_variations or _LATER in (status, kept.status):
        return False
    if not kept.parent:
        return True
    others = act.run(
        "SELECT 1 FROM {p}posts p JOIN {p}postmeta m ON m.post_id = p.ID AND m.meta_key = '_stock_status'"
        " WHERE p.post_parent = :parent AND p.post_type = 'product_variation' AND p.post_status = 'publish'"
        " AND p.ID <> :id AND m.meta_value = 'instock' LIMIT 1",
        parent=kept.parent, id=kept.id,
    ).first()  # fmt: skip
    return others is not None


def _turn(act: Act, kept: _Kept, status: str) -> None:
    """Move the mark « out of stock »: the meta, the term that hides it, the count of the term, the filter's copy."""
    act.run("UPDATE {p}postmeta SET meta_value = :status WHERE post_id = :id AND meta_key = '_stock_status'",
            status=status, id=kept.id)  # fmt: skip
    term = act.run(
        "SELECT x.term_taxonomy_id FROM {p}term_taxonomy x JOIN {p}terms t ON t.term_id = x.term_id"
        " WHERE x.taxonomy = 'product_visibility' AND t.slug = 'outofstock'"
    ).scalar()
    if term is not None:
        change = (
            "INSERT IGNORE INTO {p}term_relationships (object_id, term_taxonomy_id, term_order)"
            " VALUES (:id, :term, 0)"
            if status == _OUT
            else "DELETE FROM {p}term_relationships WHERE object_id = :id AND term_taxonomy_id = :term"
        )
        moved = act.run(change, id=kept.id, term=term).rowcount
        act.run("UPDATE {p}term_taxonomy SET count = count + :step WHERE term_taxonomy_id = :term",
                step=moved if status == _OUT else -moved, term=term)  # fmt: skip
    act.run("UPDATE {p}wc_product_attributes_lookup SET in_stock = :stands WHERE product_id = :id",
            stands=int(status == _IN), id=kept.id)  # fmt: skip


STOCK_ACTS: Mapping[IntentKind, Callable[[Act], Outcome]] = {IntentKind.ADJUST_STOCK: adjust_stock}

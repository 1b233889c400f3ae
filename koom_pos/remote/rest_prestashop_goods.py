"""Stock and vouchers through PrestaShop's webservice."""

from koom_pos.remote.online_shop import Outcome
from koom_pos.remote.rest_channel import IGNORED, SHOP_MUST, UNPROVABLE, surely
from koom_pos.remote.rest_prestashop_calls import PrestaAct, Row, Values

_STOCK = "id,id_product,id_product_attribute,id_shop,quantity,depends_on_stock"
_RULE = "id,code,quantity,active,date_to,description"


def adjust_stock(act: PrestaAct) -> Outcome:
    """Add a difference to the stock of the article with this code.

    The webservice knows only whole counts and keeps no key with them. So what is about to be written is kept first
    where it outlives the program; afterwards the count itself tells: as before, nothing was done; as meant, it was;
    anything else, and a person looks.
    """
    found = _stock_row(act)
    if isinstance(found, str):
        return act.refused(found)
    number, before, moved = found["id"], int(found["quantity"]), int(act.intent.values["quantity"])
    tried = act.keys.recall(act.intent.key).split()
    if tried and tried[0] == number:
        if before == int(tried[2]):
            return act.already(remote_id=number)
        if before != int(tried[1]):
            return act.refused(UNPROVABLE)
    wanted = before + moved
    act.keys.keep(act.intent.key, f"{number} {before} {wanted}")

    def write() -> Outcome:
        now = act.patch("stock_availables", "stock_available", number, {"quantity": wanted})
        return act.done(number) if now.get("quantity") == str(wanted) else act.refused(IGNORED)

    def seen() -> Outcome | None:
        rows = act.rows("stock_availables", _STOCK, id=number)
        now = int(rows[0]["quantity"]) if rows else before
        if now == wanted:
            return act.done(number)
        return None if now == before else act.refused(UNPROVABLE)

    return surely(write, seen)


def _stock_row(act: PrestaAct) -> Row | str:
    """Find the one row that counts an article, or say why there is none.

    The row of a product with combinations is their sum: the shop works it out itself.
    """
    sku = act.intent.subject
    combinations = act.rows("combinations", "id,id_product,reference", reference=sku)
    places = [(row["id_product"], row["id"]) for row in combinations]
    places = places or [(row["id"], "0") for row in act.rows("products", "id,reference", reference=sku)]
    if len(places) != 1:
        return "several_skus" if places else "unknown_sku"
    product, combination = places[0]
    rows = act.rows("stock_availables", _STOCK, id_product=product)
    own = [row for row in rows if row["id_product_attribute"] == combination]
    if len(own) != 1 or (combination == "0" and len(rows) != 1):
        return "several_skus"
    return SHOP_MUST if own[0].get("depends_on_stock") == "1" else own[0]


def use_voucher(act: PrestaAct) -> Outcome:
    """Close a voucher of single use, with the key behind its description, which only the shop's people read."""
    found = act.rows("cart_rules", _RULE, code=act.intent.subject)
    if len(found) != 1:
        return act.refused("several_vouchers" if found else "unknown_voucher")
    row = found[0]
    if act.tag in row["description"]:
        return act.already(remote_id=row["id"])
    today = act.at.astimezone(act.settings.zone).strftime("%Y-%m-%d %H:%M:%S")
    if row["quantity"] == "0" or row["active"] != "1" or row["date_to"] < today or _uses(act, row):
        return act.conflict("voucher_taken")
    if row["quantity"] != "1":
        return act.refused("not_single_use")
    values: Values = {"quantity": 0, "active": 0, "description": f"{row['description']} ({act.tag})".strip()}

    def judged(now: Row) -> Outcome | None:
        if (now.get("quantity"), now.get("active")) != ("0", "0") or act.tag not in now.get("description", ""):
            return None
        # Between our look and our word a customer of the shop may have used it: her order tells.
        return act.conflict("voucher_taken") if _uses(act, row) else act.done(row["id"])

    def write() -> Outcome:
        return judged(act.patch("cart_rules", "cart_rule", row["id"], values)) or act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = act.rows("cart_rules", _RULE, id=row["id"])
        return judged(now[0]) if now else None

    return surely(write, seen)


def _uses(act: PrestaAct, rule: Row) -> list[Row]:
    return act.rows("order_cart_rules", "id,id_cart_rule", id_cart_rule=rule["id"])

"""Read what a PrestaShop sells and how much it thinks there is: one record per combination, or per simple product."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping

from koom_pos.domain.text import fold
from koom_pos.remote.online_shop import ShopArticle, ShopStock
from koom_pos.remote.prestashop_site import Site, francs
from koom_pos.remote.prestashop_tables import sql

Row = RowMapping | Mapping[str, Any]

_SHADES = re.compile(r"teinte|couleur|colou?r|shade|nuance")
_PRODUCTS = """
    SELECT p.id_product AS product, COALESCE(a.id_product_attribute, 0) AS combination,
        CASE WHEN a.id_product_attribute IS NULL THEN p.reference ELSE a.reference END AS sku,
        CASE WHEN a.id_product_attribute IS NULL THEN p.ean13 ELSE a.ean13 END AS gtin,
        n.name, m.name AS brand, c.name AS category, s.price, COALESCE(v.price, 0) AS impact, s.active,
        (SELECT t.rate FROM {tax_rule} r JOIN {tax} t ON t.id_tax = r.id_tax AND t.active = 1 AND t.deleted = 0
            WHERE r.id_tax_rules_group = s.id_tax_rules_group AND r.id_country = :country AND r.id_state = 0
            AND r.zipcode_from IN ('', '0') LIMIT 1) AS rate, s.id_tax_rules_group AS taxed,
        COALESCE((SELECT MIN(i.id_image) FROM {product_attribute_image} i
                WHERE i.id_product_attribute = a.id_product_attribute AND i.id_image > 0),
            (SELECT MIN(i.id_image) FROM {image} i WHERE i.id_product = p.id_product AND i.cover = 1)) AS picture
    FROM {product} p
    JOIN {product_shop} s ON s.id_product = p.id_product AND s.id_shop = :shop
    LEFT JOIN {product_attribute} a ON a.id_product = p.id_product
    LEFT JOIN {product_attribute_shop} v ON v.id_product_attribute = a.id_product_attribute AND v.id_shop = :shop
    LEFT JOIN {product_lang} n ON n.id_product = p.id_product AND n.id_shop = :shop AND n.id_lang = :language
    LEFT JOIN {manufacturer} m ON m.id_manufacturer = p.id_manufacturer
    LEFT JOIN {category_lang} c ON c.id_category = s.id_category_default AND c.id_shop = :shop
        AND c.id_lang = :language
    WHERE p.id_product IN :ids AND p.state = 1 ORDER BY p.id_product, a.id_product_attribute"""
_ATTRIBUTES = """
    SELECT x.id_product_attribute AS combination, n.name, g.is_color_group AS is_colour, h.name AS of
    FROM {product_attribute} p
    JOIN {product_attribute_combination} x ON x.id_product_attribute = p.id_product_attribute
    JOIN {attribute} a ON a.id_attribute = x.id_attribute
    JOIN {attribute_group} g ON g.id_attribute_group = a.id_attribute_group
    JOIN {attribute_lang} n ON n.id_attribute = a.id_attribute AND n.id_lang = :language
    JOIN {attribute_group_lang} h ON h.id_attribute_group = g.id_attribute_group AND h.id_lang = :language
    WHERE p.id_product IN :ids ORDER BY g.position, a.id_attribute"""
_PICTURES = "SELECT domain_ssl, physical_uri FROM {shop_url} WHERE id_shop = :shop AND main = 1 AND active = 1"
_STOCK = """
    SELECT k.id_stock_available AS id, k.id_product AS product, k.id_product_attribute AS combination, k.quantity,
        CASE WHEN k.id_product_attribute = 0 THEN p.reference ELSE a.reference END AS sku
    FROM {stock_available} k JOIN {product} p ON p.id_product = k.id_product AND p.state = 1
    LEFT JOIN {product_attribute} a ON a.id_product_attribute = k.id_product_attribute
    WHERE k.id_stock_available IN :ids AND k.id_shop IN (0, :shop)
        AND (k.id_product_attribute > 0
            OR NOT EXISTS (SELECT 1 FROM {product_attribute} y WHERE y.id_product = k.id_product))
    ORDER BY k.id_stock_available"""


def variant_id(row: Row) -> str:
    """Name a combination, or a simple product as its combination 0."""
    return f"{row['product']}-{row['combination']}"


def article_rows(connection: Connection, site: Site, ids: Iterable[int]) -> list[Row]:
    """Give every combination of some products with its attributes; a form begun and not saved is no product."""
    known = {"ids": list(ids), "shop": site.shop_id, "language": site.language_id}
    query = sql(site.prefix, _PRODUCTS, listing=("ids",))
    rows = connection.execute(query, {**known, "country": site.country_id}).mappings().all()
    named: dict[int, list[Row]] = {}
    query = sql(site.prefix, _ATTRIBUTES, listing=("ids",))
    for attribute in connection.execute(query, {name: known[name] for name in ("ids", "language")}).mappings():
        named.setdefault(attribute["combination"], []).append(attribute)
    pictures = connection.execute(sql(site.prefix, _PICTURES), {"shop": site.shop_id}).mappings().first()
    address = f"https://{pictures['domain_ssl']}{pictures['physical_uri']}" if pictures else ""
    return [
        {**row, "id": variant_id(row), "attributes": named.get(row["combination"], []), "address": address}
        for row in rows
    ]


def read_article(_site: Site, row: Row) -> ShopArticle:
    """Read a combination at its regular price, TGC included: the shop keeps prices without it, to six places."""
    shades = [each["name"] for each in row["attributes"] if each["is_colour"] or _SHADES.search(fold(each["of"]))]
    sizes = [each["name"] for each in row["attributes"] if each["name"] not in shades]
    rate = row["rate"] if row["rate"] is not None else Decimal(0)
    return ShopArticle(
        remote_id=row["id"],
        article_id=str(row["product"]),
        sku=row["sku"] or "",
        gtin=row["gtin"] or "",
        name=row["name"] or "",
        brand=row["brand"] or "",
        category=row["category"] or "",
        shade=", ".join(shades),
        size=", ".join(sizes),
        gross_xpf=francs((row["price"] + row["impact"]) * (100 + rate) / 100),
        rate_bp=_rate_bp(row),
        is_discontinued=not row["active"],
        picture_url=_picture(row),
    )


def _rate_bp(row: Row) -> int | None:
    """Give the rate in basis points; no group of rules is no tax, a group without a rule here is unknown."""
    if row["rate"] is not None:
        return int(row["rate"] * 100)
    return None if row["taxed"] else 0


def _picture(row: Row) -> str:
    """Give the address of a picture: the folders are the digits of its id."""
    if not row["picture"] or not row["address"]:
        return ""
    number = str(row["picture"])
    return f"{row['address']}img/p/{'/'.join(number)}/{number}.jpg"


def stock_rows(connection: Connection, site: Site, ids: Iterable[int]) -> list[Row]:
    """Give stock rows; the row that sums up a product's combinations is no stock of its own."""
    query = sql(site.prefix, _STOCK, listing=("ids",))
    rows = connection.execute(query, {"ids": list(ids), "shop": site.shop_id}).mappings()
    return [{**row, "id": variant_id(row)} for row in rows]


def read_stock(_site: Site, row: Row) -> ShopStock:
    """Read what is sellable; it is less than what lies there by what orders not shipped yet reserve."""
    return ShopStock(row["id"], row["sku"] or "", row["quantity"])

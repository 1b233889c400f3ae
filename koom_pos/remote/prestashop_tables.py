"""The tables and columns of PrestaShop this program touches: what is checked and what is granted, from one place."""

import re
from collections.abc import Mapping

from sqlalchemy import Connection, TextClause, bindparam, text

from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import Missing, Stream

READ: Mapping[str, str] = {
    "configuration": "name value id_shop id_shop_group",
    "lang": "id_lang iso_code",
    "currency": "id_currency iso_code",
    "country": "id_country iso_code",
    "carrier": "id_carrier id_reference name is_free is_module deleted",
    "order_state": "id_order_state invoice send_email logable delivery shipped paid deleted",
    "order_state_lang": "id_order_state id_lang name template",
    "customer": "id_customer id_lang firstname lastname email birthday newsletter newsletter_date_add optin is_guest "
    "active deleted date_upd",
    "address": "id_address id_country id_state id_customer id_manufacturer id_supplier id_warehouse alias company "
    "lastname firstname address1 address2 postcode city other phone phone_mobile vat_number dni active deleted "
    "date_upd",
    "orders": "id_order reference id_shop id_lang id_carrier id_customer id_currency id_address_delivery "
    "id_address_invoice current_state payment total_paid_tax_incl total_paid_real total_discounts_tax_incl "
    "total_shipping_tax_incl total_wrapping_tax_incl delivery_number delivery_date date_add date_upd note",
    "order_detail": "id_order_detail id_order product_id product_attribute_id product_name product_quantity "
    "product_reference product_ean13 total_price_tax_incl",
    "order_history": "id_order_history id_order id_order_state",
    "order_payment": "id_order_payment order_reference transaction_id",
    "order_invoice": "id_order_invoice id_order number",
    "order_slip": "id_order_slip id_order total_products_tax_incl total_shipping_tax_incl",
    "message": "id_message id_order message",
    "customer_thread": "id_customer_thread id_order email",
    "customer_message": "id_customer_message id_customer_thread message user_agent",
    "employee": "id_employee firstname lastname",
    "product": "id_product id_manufacturer reference ean13 cache_is_pack state date_upd",
    "product_shop": "id_product id_shop id_category_default id_tax_rules_group price active date_upd",
    "product_lang": "id_product id_shop id_lang name",
    "product_attribute": "id_product_attribute id_product reference ean13",
    "product_attribute_shop": "id_product_attribute id_shop price",
    "product_attribute_combination": "id_attribute id_product_attribute",
    "attribute": "id_attribute id_attribute_group",
    "attribute_lang": "id_attribute id_lang name",
    "attribute_group": "id_attribute_group is_color_group position",
    "attribute_group_lang": "id_attribute_group id_lang name",
    "manufacturer": "id_manufacturer name",
    "category_lang": "id_category id_shop id_lang name",
    "tax": "id_tax rate active deleted",
    "tax_rule": "id_tax_rules_group id_country id_state id_tax zipcode_from",
    "image": "id_image id_product cover",
    "product_attribute_image": "id_product_attribute id_image",
    "shop_url": "id_shop domain_ssl physical_uri main active",
    "stock_available": "id_stock_available id_product id_product_attribute id_shop quantity physical_quantity "
    "depends_on_stock",
    "stock_mvt": "id_stock_mvt id_stock referer",
}
"""Core tables of 1.7.8 to 9, with the columns that are read."""

READ_IF_THERE: Mapping[str, str] = {
    "emailsubscription": "id email newsletter_date_add active",
    "psgdpr_log": "id_gdpr_log id_customer request_type date_add",
    "wishlist": "id_wishlist id_customer date_upd",
    "wishlist_product": "id_wishlist_product id_wishlist id_product id_product_attribute",
}
"""Tables of modules: without one, its stream is not there, and the shop is none the worse."""

NEEDED_BY: Mapping[Stream, tuple[str, ...]] = {
    Stream.ERASURES: ("psgdpr_log",),
    Stream.WISHES: ("wishlist", "wishlist_product"),
}

INSERTED: Mapping[str, str] = {
    "customer_thread": "id_shop id_lang id_contact id_customer id_order id_product status email token date_add "
    "date_upd",
    "customer_message": "id_customer_thread id_employee message file_name ip_address user_agent date_add date_upd "
    "private read",
    "order_history": "id_employee id_order id_order_state date_add",
    "order_payment": "order_reference id_currency amount payment_method conversion_rate transaction_id card_number "
    "card_brand card_expiration card_holder date_add id_employee",
    "stock_mvt": "id_stock id_stock_mvt_reason id_employee employee_lastname employee_firstname physical_quantity "
    "date_add sign price_te last_wa current_wa referer",
    "address": "id_country id_state id_customer id_manufacturer id_supplier id_warehouse alias company lastname "
    "firstname address1 address2 postcode city other phone phone_mobile vat_number dni date_add date_upd active "
    "deleted",
}
UPDATED: Mapping[str, str] = {
    "customer": "firstname lastname newsletter optin date_upd",
    "address": "address1 address2 postcode city phone phone_mobile deleted date_upd",
    "orders": "current_state delivery_date total_paid_real date_upd",
    "stock_available": "quantity physical_quantity",
    "product": "date_upd",
    "product_shop": "date_upd",
}
UPDATED_IF_THERE: Mapping[str, str] = {"emailsubscription": "active"}

_PREFIX = re.compile(r"[A-Za-z0-9_]{0,32}")


class _Names(dict[str, str]):
    """`{orders}` in a statement becomes the shop's own table."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix

    def __missing__(self, name: str) -> str:
        return f"`{self._prefix}{name}`"


def check_prefix(prefix: str) -> str:
    """Give a prefix back that may stand in a table's name.

    Raises:
        ShopDriftError: it has characters no prefix of a shop has.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ShopDriftError("prefix")
    return prefix


def sql(prefix: str, statement: str, *, listing: tuple[str, ...] = ()) -> TextClause:
    """Make a statement of a text that names tables as `{orders}`. `listing`: parameters that hold several values."""
    made = text(statement.format_map(_Names(prefix)))
    return made.bindparams(*(bindparam(name, expanding=True) for name in listing)) if listing else made


def prefix_found(names: set[str]) -> str | None:
    """Find the prefix of the tables; None where there is no PrestaShop, or more than one."""
    found = [name.removesuffix("order_state_lang") for name in sorted(names) if name.endswith("order_state_lang")]
    whole = [prefix for prefix in found if {f"{prefix}orders", f"{prefix}configuration"} <= names]
    return whole[0] if len(whole) == 1 else None


def standing_columns(connection: Connection, prefix: str) -> dict[str, set[str]]:
    """Give the columns this account can see, by table without its prefix."""
    query = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE() "
        "AND LEFT(table_name, :length) = :prefix"
    )
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(query, {"length": len(prefix), "prefix": prefix}):
        found.setdefault(table[len(prefix) :], set()).add(column)
    return found


def keeps_transactions(connection: Connection, prefix: str) -> bool:
    """Tell whether every table that is written undoes what a cut leaves half done: only InnoDB's do."""
    query = text(
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() "
        "AND table_name IN :names AND engine <> 'InnoDB'"
    ).bindparams(bindparam("names", expanding=True))
    names = [prefix + table for table in {**INSERTED, **UPDATED, **UPDATED_IF_THERE}]
    return not connection.scalar(query, {"names": names})


def missing_of(standing: Mapping[str, set[str]], prefix: str) -> tuple[Missing, ...]:
    """Name the core tables and columns that are not there, or not for this account."""
    missing: list[Missing] = []
    for table, columns in READ.items():
        if table not in standing:
            missing.append(Missing("table", prefix + table))
            continue
        missing += [
            Missing("column", f"{prefix}{table}.{column}")
            for column in columns.split()
            if column not in standing[table]
        ]
    return tuple(missing)


def grants(database: str, account: str, prefix: str, *, modules: bool = True) -> list[str]:
    """Give the GRANT statements of an account that may do what this program does, column by column, and no more.

    Args:
        account: As the server writes it: `'koom_pos'@'%'`.
        modules: Also the tables of modules, where the shop has them.
    """
    rights: dict[str, list[str]] = {}
    sources = [("SELECT", READ), ("INSERT", INSERTED), ("UPDATE", UPDATED)]
    sources += [("SELECT", READ_IF_THERE), ("UPDATE", UPDATED_IF_THERE)] if modules else []
    for right, tables in sources:
        for table, columns in tables.items():
            listed = ", ".join(f"`{column}`" for column in columns.split())
            rights.setdefault(table, []).append(f"{right} ({listed})")
    return [
        f"GRANT {', '.join(parts)} ON `{database}`.`{prefix}{table}` TO {account}" for table, parts in rights.items()
    ]

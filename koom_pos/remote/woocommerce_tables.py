"""The tables of WooCommerce this program touches: their names, the columns it needs, and the rights to ask for.

`{p}` stands for the prefix of the shop's tables, `wp_` unless somebody chose another. Columns that are not named here
are never read, above all no password.
"""

import re
from collections.abc import Mapping

from sqlalchemy import BindParameter, TextClause, bindparam, text

from koom_pos.remote.errors import ShopDriftError

_PREFIX = re.compile(r"[A-Za-z0-9_]{0,40}")
_LIST = re.compile(r" IN :(\w+)")

READ: Mapping[str, tuple[str, ...]] = {
    "options": ("option_name", "option_value"),
    "users": ("ID", "user_email", "user_registered"),
    "usermeta": ("umeta_id", "user_id", "meta_key", "meta_value"),
    "posts": (
        "ID", "post_author", "post_date_gmt", "post_excerpt", "post_modified", "post_modified_gmt", "post_name",
        "post_parent", "post_status", "post_title", "post_type", "comment_count", "guid",
    ),
    "postmeta": ("meta_id", "post_id", "meta_key", "meta_value"),
    "comments": ("comment_ID", "comment_post_ID", "comment_type"),
    "terms": ("term_id", "name", "slug"),
    "term_taxonomy": ("term_taxonomy_id", "term_id", "taxonomy", "count"),
    "term_relationships": ("object_id", "term_taxonomy_id", "term_order"),
    "woocommerce_order_items": ("order_item_id", "order_item_name", "order_item_type", "order_id"),
    "woocommerce_order_itemmeta": ("meta_id", "order_item_id", "meta_key", "meta_value"),
    "woocommerce_tax_rates": ("tax_rate_id", "tax_rate", "tax_rate_class", "tax_rate_priority", "tax_rate_order"),
    "wc_product_meta_lookup": ("product_id", "sku", "stock_quantity", "stock_status"),
    "wc_product_attributes_lookup": ("product_id", "in_stock"),
    "wc_reserved_stock": ("product_id", "stock_quantity", "expires"),
    "wc_customer_lookup": ("customer_id", "user_id", "first_name", "last_name", "postcode", "city", "country"),
}  # fmt: skip
"""What every shop must have."""

READ_HPOS: Mapping[str, tuple[str, ...]] = {
    "wc_orders": (
        "id", "status", "type", "total_amount", "customer_id", "billing_email", "date_created_gmt",
        "date_updated_gmt", "parent_order_id", "payment_method", "payment_method_title", "transaction_id",
        "customer_note",
    ),
    "wc_order_addresses": (
        "order_id", "address_type", "first_name", "last_name", "address_1", "address_2", "city", "postcode", "phone",
    ),
    "wc_order_operational_data": ("order_id", "date_paid_gmt"),
    "wc_orders_meta": ("id", "order_id", "meta_key", "meta_value"),
}  # fmt: skip
"""What a shop with its orders in tables of their own (HPOS) must have besides."""

READ_IF_THERE: Mapping[str, tuple[str, ...]] = {
    "yith_wcwl": ("ID", "prod_id", "user_id", "dateadded"),
    "tinvwl_items": ("ID", "product_id", "variation_id", "author", "date"),
}

UPDATED: Mapping[str, tuple[str, ...]] = {
    "usermeta": ("meta_value",),
    "posts": ("post_modified", "post_modified_gmt", "comment_count"),
    "postmeta": ("meta_value",),
    "term_taxonomy": ("count",),
    "wc_product_meta_lookup": ("stock_quantity", "stock_status"),
    "wc_product_attributes_lookup": ("in_stock",),
    "wc_customer_lookup": ("first_name", "last_name", "postcode", "city", "country", "date_last_active"),
}
UPDATED_HPOS: Mapping[str, tuple[str, ...]] = {
    "wc_orders": ("status", "date_updated_gmt", "payment_method", "payment_method_title", "transaction_id"),
    "wc_order_operational_data": ("date_paid_gmt",),
}
UPDATED_LEGACY: Mapping[str, tuple[str, ...]] = {"posts": ("post_status",)}
INSERTED = ("usermeta", "comments", "commentmeta", "term_relationships")
INSERTED_LEGACY = ("postmeta",)
DELETED = ("term_relationships",)
"""Only the mark « out of stock » of an article is ever taken away."""


def sql(prefix: str, template: str) -> TextClause:
    """Give a statement with the shop's own table names; what follows `IN` is a list.

    Raises:
        ShopDriftError: the prefix could not be one.
    """
    if _PREFIX.fullmatch(prefix) is None:
        raise ShopDriftError("prefix")
    lists: list[BindParameter[object]] = [
        bindparam(name, expanding=True) for name in dict.fromkeys(_LIST.findall(template))
    ]
    return text(template.replace("{p}", prefix)).bindparams(*lists)


def needed(*, is_hpos: bool) -> dict[str, tuple[str, ...]]:
    """Give the tables a shop must have, with their columns."""
    return {**READ, **(READ_HPOS if is_hpos else {})}


def grants(database: str, prefix: str, account: str, *, is_hpos: bool, wishes: bool = False) -> list[str]:
    """Give the statements that let an account do what this program does, and nothing else.

    Args:
        database: Name of the shop's database.
        prefix: Prefix of its tables.
        account: As MariaDB writes it: `'koom'@'10.0.0.5'`.
        is_hpos: Orders stand in tables of their own.
        wishes: The tables of the wish list modules are there too.
    """
    reads = {**needed(is_hpos=is_hpos), **(READ_IF_THERE if wishes else {})}
    updates = [*UPDATED.items(), *(UPDATED_HPOS if is_hpos else UPDATED_LEGACY).items()]
    inserts = INSERTED if is_hpos else INSERTED + INSERTED_LEGACY
    return [
        *(_grant(_columns("SELECT", columns), database, prefix + name, account) for name, columns in reads.items()),
        *(_grant(_columns("UPDATE", columns), database, prefix + name, account) for name, columns in updates),
        *(_grant("INSERT", database, prefix + name, account) for name in inserts),
        *(_grant("DELETE", database, prefix + name, account) for name in DELETED),
    ]


def _columns(right: str, columns: tuple[str, ...]) -> str:
    return f"{right} ({', '.join(columns)})"


def _grant(right: str, database: str, table: str, account: str) -> str:
    return f"GRANT {right} ON `{database}`.`{table}` TO {account};"

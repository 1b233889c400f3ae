"""A small WooCommerce shop: the real tables as far as they are touched, and makers that write as its software does.

Orders stand in tables of their own or in posts; the makers write both alike.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine, text

from koom_pos.remote.online_shop import Cursor
from koom_pos.remote.woocommerce import WooCommerceShop

START = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
NEWSLETTER = "_wc_other/koom/newsletter"
_META = "(meta_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, {owner} bigint unsigned NOT NULL DEFAULT 0," \
    " meta_key varchar(255), meta_value longtext, KEY ({owner}), KEY (meta_key(191)))"  # fmt: skip

TABLES = {
    "options": "(option_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, option_name varchar(191) NOT NULL"
    " UNIQUE, option_value longtext NOT NULL, autoload varchar(20) NOT NULL DEFAULT 'yes')",
    "users": "(ID bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, user_login varchar(60) NOT NULL DEFAULT '',"
    " user_pass varchar(255) NOT NULL DEFAULT '', user_email varchar(100) NOT NULL DEFAULT '',"
    " user_registered datetime NOT NULL DEFAULT '0000-00-00 00:00:00', display_name varchar(250)"
    " NOT NULL DEFAULT '')",
    "usermeta": _META.format(owner="user_id").replace("(meta_id", "(umeta_id"),
    "posts": "(ID bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, post_author bigint unsigned"
    " NOT NULL DEFAULT 0,"
    " post_date datetime NOT NULL DEFAULT '0000-00-00 00:00:00', post_date_gmt datetime NOT NULL DEFAULT"
    " '0000-00-00 00:00:00', post_title text NOT NULL, post_excerpt text NOT NULL, post_status varchar(20) NOT NULL"
    " DEFAULT 'publish', post_name varchar(200) NOT NULL DEFAULT '', post_modified datetime NOT NULL DEFAULT"
    " '0000-00-00 00:00:00', post_modified_gmt datetime NOT NULL DEFAULT '0000-00-00 00:00:00', post_parent bigint"
    " unsigned NOT NULL DEFAULT 0, guid varchar(255) NOT NULL DEFAULT '', post_type varchar(20) NOT NULL DEFAULT"
    " 'post', comment_count bigint NOT NULL DEFAULT 0)",
    "postmeta": _META.format(owner="post_id"),
    "comments": "(comment_ID bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, comment_post_ID bigint unsigned NOT"
    " NULL DEFAULT 0, comment_author tinytext NOT NULL, comment_author_email varchar(100) NOT NULL DEFAULT '',"
    " comment_author_url varchar(200) NOT NULL DEFAULT '', comment_author_IP varchar(100) NOT NULL DEFAULT '',"
    " comment_date datetime NOT NULL, comment_date_gmt datetime NOT NULL, comment_content text NOT NULL,"
    " comment_karma int NOT NULL DEFAULT 0, comment_approved varchar(20) NOT NULL DEFAULT '1', comment_agent"
    " varchar(255) NOT NULL DEFAULT '', comment_type varchar(20) NOT NULL DEFAULT 'comment', comment_parent bigint"
    " unsigned NOT NULL DEFAULT 0, user_id bigint unsigned NOT NULL DEFAULT 0, KEY (comment_post_ID))",
    "commentmeta": _META.format(owner="comment_id"),
    "terms": "(term_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(200) NOT NULL, slug"
    " varchar(200) NOT NULL)",
    "term_taxonomy": "(term_taxonomy_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, term_id bigint unsigned"
    " NOT NULL, taxonomy varchar(32) NOT NULL, count bigint NOT NULL DEFAULT 0)",
    "term_relationships": "(object_id bigint unsigned NOT NULL, term_taxonomy_id bigint unsigned NOT NULL, term_order"
    " int NOT NULL DEFAULT 0, PRIMARY KEY (object_id, term_taxonomy_id))",
    "woocommerce_order_items": "(order_item_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, order_item_name"
    " text NOT NULL, order_item_type varchar(200) NOT NULL DEFAULT '', order_id bigint unsigned NOT NULL,"
    " KEY (order_id))",
    "woocommerce_order_itemmeta": _META.format(owner="order_item_id"),
    "woocommerce_tax_rates": "(tax_rate_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, tax_rate varchar(8)"
    " NOT NULL, tax_rate_class varchar(200) NOT NULL DEFAULT '', tax_rate_priority bigint unsigned"
    " NOT NULL DEFAULT 1,"
    " tax_rate_order bigint unsigned NOT NULL DEFAULT 0)",
    "wc_product_meta_lookup": "(product_id bigint NOT NULL PRIMARY KEY, sku varchar(100) DEFAULT '', stock_quantity"
    " double, stock_status varchar(100) DEFAULT 'instock', total_sales bigint DEFAULT 0)",
    "wc_product_attributes_lookup": "(product_id bigint NOT NULL, term_id bigint NOT NULL, in_stock tinyint NOT NULL,"
    " PRIMARY KEY (product_id, term_id))",
    "wc_reserved_stock": "(order_id bigint NOT NULL, product_id bigint NOT NULL, stock_quantity double NOT NULL,"
    " expires datetime NOT NULL, PRIMARY KEY (order_id, product_id))",
    "wc_customer_lookup": "(customer_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, user_id bigint unsigned"
    " UNIQUE, first_name varchar(255) NOT NULL, last_name varchar(255) NOT NULL, email varchar(100), date_last_active"
    " timestamp NULL, country char(2) NOT NULL DEFAULT '', postcode varchar(20) NOT NULL DEFAULT"
    " '', city varchar(100)"
    " NOT NULL DEFAULT '')",
    "yith_wcwl": "(ID bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, prod_id bigint NOT NULL, user_id bigint, dateadded"
    " timestamp NOT NULL DEFAULT current_timestamp())",
}
HPOS_TABLES = {
    "wc_orders": "(id bigint unsigned NOT NULL PRIMARY KEY, status varchar(20), type varchar(20), total_amount"
    " decimal(26,8), customer_id bigint unsigned, billing_email varchar(320), date_created_gmt datetime,"
    " date_updated_gmt datetime, parent_order_id bigint unsigned, payment_method varchar(100), payment_method_title"
    " text, transaction_id varchar(100), customer_note text, KEY (date_updated_gmt), KEY (parent_order_id))",
    "wc_order_addresses": "(id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id bigint"
    " unsigned NOT NULL,"
    " address_type varchar(20), first_name text, last_name text, address_1 text, address_2 text, city text, postcode"
    " text, phone varchar(100), UNIQUE (address_type, order_id))",
    "wc_order_operational_data": "(id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id bigint unsigned"
    " UNIQUE, date_paid_gmt datetime, date_completed_gmt datetime)",
    "wc_orders_meta": "(id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id bigint unsigned, meta_key"
    " varchar(255), meta_value text, KEY (order_id))",
}
OPTIONS = {
    "woocommerce_version": "11.0.1",
    "timezone_string": "Pacific/Noumea",
    "gmt_offset": "0",
    "woocommerce_currency": "XPF",
    "woocommerce_price_num_decimals": "0",
    "woocommerce_prices_include_tax": "yes",
}


@dataclass
class WooSide:
    """The online shop as its own software sees it."""

    engine: object
    is_hpos: bool
    prefix: str = "wp_"
    now: datetime = START
    last_order: int = field(default=0)

    def clock(self) -> datetime:
        return self.now

    def forward(self, **step) -> None:
        self.now += timedelta(**step)

    @property
    def gmt(self) -> datetime:
        return self.now.replace(tzinfo=None, microsecond=0)

    @property
    def local(self) -> datetime:
        return self.now.astimezone(ZoneInfo("Pacific/Noumea")).replace(tzinfo=None, microsecond=0)

    def run(self, statement: str, **values):
        with self.engine.begin() as connection:
            result = connection.execute(text(statement.replace("{p}", self.prefix)), values)
            return [dict(row) for row in result.mappings()] if result.returns_rows else result.lastrowid

    def insert(self, table: str, **values) -> int:
        columns = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        return self.run(f"INSERT INTO {{p}}{table} ({columns}) VALUES ({marks})", **values)

    def lay_out(self) -> None:
        for name, columns in {**TABLES, **(HPOS_TABLES if self.is_hpos else {})}.items():
            self.run(f"CREATE TABLE {{p}}{name} {columns.replace('%', '%%')} CHARACTER SET utf8mb4"
                     " COLLATE utf8mb4_unicode_520_ci")  # fmt: skip
        for name, value in OPTIONS.items():
            self.option(name, value)
        self.option("woocommerce_custom_orders_table_enabled", "yes" if self.is_hpos else "no")
        for rate, tax_class in (("11.0000", ""), ("22.0000", "tgc-superieure-22")):
            self.insert("woocommerce_tax_rates", tax_rate=rate, tax_rate_class=tax_class)
        self.term("product_visibility", "outofstock")

    def option(self, name: str, value: str) -> None:
        self.run("REPLACE INTO {p}options (option_name, option_value) VALUES (:name, :value)", name=name, value=value)

    def term(self, taxonomy: str, name: str, *objects: int) -> int:
        term = self.insert("terms", name=name, slug=name.lower().replace(" ", "-"))
        place = self.insert("term_taxonomy", term_id=term, taxonomy=taxonomy, count=len(objects))
        for each in objects:
            self.insert("term_relationships", object_id=each, term_taxonomy_id=place)
        return term

    def metas(self, table: str, owner: str, owner_id: int, values: dict) -> None:
        for key, value in values.items():
            self.insert(table, **{owner: owner_id, "meta_key": key, "meta_value": str(value)})

    def meta(self, table: str, owner: str, owner_id: int, key: str) -> str | None:
        rows = self.run(f"SELECT meta_value FROM {{p}}{table} WHERE {owner} = :id AND meta_key = :key",
                        id=owner_id, key=key)  # fmt: skip
        return rows[0]["meta_value"] if rows else None

    def customer(self, email: str = "lea@courriel.example", *, role: str = "customer", **metas) -> int:
        user = self.insert("users", user_login=email, user_email=email, user_registered=self.gmt, user_pass="$wp$x")
        values = {
            f"{self.prefix}capabilities": f'a:1:{{s:{len(role)}:"{role}";b:1;}}',
            "first_name": "Léa",
            "last_name": "Wamytan",
            "billing_phone": "75 12 34",
            "billing_city": "Nouméa",
            "last_update": str(int(self.now.timestamp())),
            **metas,
        }
        self.metas("usermeta", "user_id", user, {key: value for key, value in values.items() if value is not None})
        self.insert("wc_customer_lookup", user_id=user, first_name="Léa", last_name="Wamytan", email=email)
        return user

    def change_customer(self, user: int, *, touch: bool = True, **metas) -> None:
        for key, value in {**metas, **({"last_update": int(self.now.timestamp())} if touch else {})}.items():
            self.run("UPDATE {p}usermeta SET meta_value = :value WHERE user_id = :id AND meta_key = :key",
                     value=str(value), id=user, key=key)  # fmt: skip

    def order(
        self,
        *lines: tuple[str, int, str, str],
        status: str = "wc-processing",
        total: int | None = None,
        paid: bool = False,
        customer: int = 0,
        email: str = "lea@courriel.example",
        shipping: tuple[str, str] | None = ("local_pickup", "0"),
        note: str = "",
        metas: dict | None = None,
    ) -> int:
        """Lines are (label, quantity, net, tax), labels as the shop keeps them: encoded."""
        post_type = "shop_order_placehold" if self.is_hpos else "shop_order"
        sums = sum(float(net) + float(tax) for _, _, net, tax in lines) + float(shipping[1] if shipping else 0)
        order = self._post(post_type, "draft" if self.is_hpos else status, excerpt=note)
        total = round(sums) if total is None else total
        head = {"total": total, "customer": customer, "email": email, "note": note}
        (self._order_in_tables if self.is_hpos else self._order_in_posts)(order, status, head, paid=paid)
        self.order_metas(order, metas or {})
        for label, quantity, net, tax in lines:
            self.line(order, label, quantity, net, tax)
        if shipping:
            self.item(order, "shipping", "Retrait", {"method_id": shipping[0], "cost": shipping[1], "total_tax": "0"})
        return order

    def order_metas(self, order: int, metas: dict) -> None:
        self.metas(*(("wc_orders_meta", "order_id") if self.is_hpos else ("postmeta", "post_id")), order, metas)

    def line(self, order: int, label: str, quantity: int, net: str, tax: str, **more) -> int:
        metas = {"_qty": quantity, "_line_subtotal": net, "_line_subtotal_tax": tax, "_line_total": net,
                 "_line_tax": tax, "_product_id": 0, "_variation_id": 0, **more}  # fmt: skip
        return self.item(order, "line_item", label, metas)

    def item(self, order: int, kind: str, name: str, metas: dict) -> int:
        item = self.insert("woocommerce_order_items", order_item_name=name, order_item_type=kind, order_id=order)
        self.metas("woocommerce_order_itemmeta", "order_item_id", item, metas)
        return item

    def refund(self, order: int, amount: int) -> int:
        refund = self._post("shop_order_refund" if not self.is_hpos else "shop_order_placehold", "wc-completed",
                            parent=order)  # fmt: skip
        if self.is_hpos:
            self.insert("wc_orders", id=refund, status="wc-completed", type="shop_order_refund", total_amount=-amount,
                        parent_order_id=order, date_created_gmt=self.gmt, date_updated_gmt=self.gmt)  # fmt: skip
        else:
            self.metas("postmeta", "post_id", refund, {"_order_total": -amount})
        self.touch(order)
        return refund

    def touch(self, order: int, **columns) -> None:
        """Change an order as the shop does: its status, its date."""
        if self.is_hpos:
            extra = "".join(f", {name} = :{name}" for name in columns)
            self.run(f"UPDATE {{p}}wc_orders SET date_updated_gmt = :at{extra} WHERE id = :id",
                     at=self.gmt, id=order, **columns)  # fmt: skip
        else:
            columns = {f"post_{name}": value for name, value in columns.items()}
            extra = "".join(f", {name} = :{name}" for name in columns)
            self.run(f"UPDATE {{p}}posts SET post_modified_gmt = :at, post_modified = :local{extra} WHERE ID = :id",
                     at=self.gmt, local=self.local, id=order, **columns)  # fmt: skip

    def note(self, order: int, content: str) -> int:
        return self.insert("comments", comment_post_ID=order, comment_author="WooCommerce", comment_date=self.local,
                           comment_date_gmt=self.gmt, comment_content=content, comment_type="order_note")  # fmt: skip

    def notes(self, order: int) -> list[dict]:
        return self.run("SELECT * FROM {p}comments WHERE comment_post_ID = :id ORDER BY comment_ID", id=order)

    def order_head(self, order: int) -> dict:
        if self.is_hpos:
            [row] = self.run(
                "SELECT o.status, o.date_updated_gmt AS changed, d.date_paid_gmt AS paid, o.payment_method AS method"
                " FROM {p}wc_orders o JOIN {p}wc_order_operational_data d ON d.order_id = o.id WHERE o.id = :id",
                id=order,
            )
            return row
        [row] = self.run("SELECT post_status AS status, post_modified_gmt AS changed FROM {p}posts WHERE ID = :id",
                         id=order)  # fmt: skip
        return row | {
            "paid": self.meta("postmeta", "post_id", order, "_date_paid"),
            "method": self.meta("postmeta", "post_id", order, "_payment_method"),
        }

    def product(self, sku: str, stock: int | None = 10, *, parent: int = 0, title: str = "Gommage", **metas) -> int:
        """A simple product, or a variation of `parent`; without stock it is not counted."""
        product = self._post("product_variation" if parent else "product", "publish", parent=parent, title=title)
        values = {"_sku": sku, "_price": "2500", "_regular_price": "2500", "_tax_class": "", "_tax_status": "taxable",
                  "_manage_stock": "no" if stock is None else "yes", "_backorders": "no",
                  "_stock_status": "instock" if stock is None or stock > 0 else "outofstock", **metas}  # fmt: skip
        if stock is not None:
            values["_stock"] = stock
        self.metas("postmeta", "post_id", product, values)
        self.insert("wc_product_meta_lookup", product_id=product, sku=sku, stock_quantity=stock,
                    stock_status=values["_stock_status"])  # fmt: skip
        return product

    def stock(self, product: int) -> tuple:
        """Everything the shop keeps of a stock: meta, its status, the copies of both, the mark « out of stock »."""
        [copy] = self.run("SELECT stock_quantity, stock_status FROM {p}wc_product_meta_lookup WHERE product_id = :id",
                          id=product)  # fmt: skip
        marks = self.run("SELECT 1 FROM {p}term_relationships WHERE object_id = :id", id=product)
        return (
            self.meta("postmeta", "post_id", product, "_stock"),
            self.meta("postmeta", "post_id", product, "_stock_status"),
            copy["stock_quantity"],
            copy["stock_status"],
            len(marks),
        )

    def _post(self, post_type: str, status: str, *, parent: int = 0, title: str = "", excerpt: str = "") -> int:
        return self.insert("posts", post_type=post_type, post_status=status, post_parent=parent, post_title=title,
                           post_excerpt=excerpt, post_date=self.local, post_date_gmt=self.gmt,
                           post_modified=self.local, post_modified_gmt=self.gmt)  # fmt: skip

    def _order_in_tables(self, order: int, status: str, head: dict, *, paid: bool) -> None:
        self.insert("wc_orders", id=order, status=status, type="shop_order", total_amount=head["total"],
                    customer_id=head["customer"], billing_email=head["email"], date_created_gmt=self.gmt,
                    date_updated_gmt=self.gmt, parent_order_id=0, payment_method="cod",
                    payment_method_title="Au retrait", transaction_id="", customer_note=head["note"])  # fmt: skip
        self.insert("wc_order_operational_data", order_id=order, date_paid_gmt=self.gmt if paid else None)
        self.insert("wc_order_addresses", order_id=order, address_type="billing", first_name="Léa",
                    last_name="Wamytan", address_1="3 rue du Port", city="Nouméa", postcode="98800",
                    phone="75 12 34")  # fmt: skip

    def _order_in_posts(self, order: int, status: str, head: dict, *, paid: bool) -> None:
        metas = {"_order_total": head["total"], "_customer_user": head["customer"], "_billing_email": head["email"],
                 "_payment_method": "cod", "_payment_method_title": "Au retrait", "_billing_first_name": "Léa",
                 "_billing_last_name": "Wamytan", "_billing_address_1": "3 rue du Port", "_billing_city": "Nouméa",
                 "_billing_postcode": "98800", "_billing_phone": "75 12 34"}  # fmt: skip
        if paid:
            metas |= {"_date_paid": int(self.now.timestamp()), "_paid_date": self.local}
        self.metas("postmeta", "post_id", order, metas)


def open_woo_side(
    url: str, *, is_hpos: bool = True, prefix: str = "wp_", **options
) -> tuple[WooSide, WooCommerceShop]:
    side = WooSide(create_engine(url, connect_args={"init_command": "SET sql_mode = ''"}), is_hpos, prefix)
    side.lay_out()
    return side, WooCommerceShop(create_engine(url), side.clock, **options)


def pull_all(shop, stream, cursor=None, *, limit=100):
    cursor, records = cursor or Cursor(), []
    while True:
        batch = shop.pull(stream, cursor, limit=limit)
        assert batch.faults == ()
        records += batch.records
        cursor = batch.cursor
        if not batch.more:
            return records, cursor


def only(shop, stream):
    [record] = pull_all(shop, stream)[0]
    return record


def stamps(shop, stream):
    after, found, more = "", {}, True
    while more:
        sheet = shop.sweep(stream, after, limit=2)
        found |= dict(sheet.stamps)
        more = sheet.more
        after = sheet.stamps[-1][0] if sheet.stamps else ""
    return found

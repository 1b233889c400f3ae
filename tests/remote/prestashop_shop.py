"""A small PrestaShop: its real tables as far as they are touched, and makers that write as its software does."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, create_engine, event, text

from koom_pos.remote.online_shop import Cursor
from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.remote.prestashop_site import PrestashopSettings

START = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
ZERO = "0000-00-00 00:00:00"

_TYPES = {
    "key": "int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY",
    "int": "int NOT NULL DEFAULT 0",
    "big": "bigint DEFAULT NULL",
    "bit": "tinyint NOT NULL DEFAULT 0",
    "money": "decimal(20,6) NOT NULL DEFAULT 0",
    "rate": "decimal(13,6) NOT NULL DEFAULT 1",
    "percent": "decimal(10,3) NOT NULL DEFAULT 0",
    "date": "datetime NOT NULL",
    "date?": "datetime DEFAULT NULL",
    "day?": "date DEFAULT NULL",
    "text": "mediumtext",
    "line": "varchar(255) NOT NULL DEFAULT ''",
    "line?": "varchar(255) DEFAULT NULL",
    "short": "varchar(12) NOT NULL DEFAULT ''",
    "name9": "varchar(9) DEFAULT NULL",
    "agent": "varchar(128) DEFAULT NULL",
}
TABLES = {
    "configuration": "id_configuration key, id_shop_group big, id_shop big, name line, value text",
    "lang": "id_lang key, iso_code short",
    "currency": "id_currency key, iso_code short",
    "country": "id_country key, iso_code short",
    "carrier": "id_carrier key, id_reference int, name line, is_free bit, is_module bit, deleted bit",
    "order_state": "id_order_state key, invoice bit, send_email bit, logable bit, delivery bit, shipped bit, "
    "paid bit, deleted bit",
    "order_state_lang": "id_order_state int, id_lang int, name line, template line",
    "customer": "id_customer key, id_lang int, firstname line, lastname line, email line, birthday day?, "
    "newsletter bit, newsletter_date_add date?, optin bit, is_guest bit, active bit, deleted bit, date_upd date",
    "address": "id_address key, id_country int, id_state big, id_customer int, id_manufacturer int, id_supplier int, "
    "id_warehouse int, alias line, company line?, lastname line, firstname line, address1 line, address2 line?, "
    "postcode short, city line, other text, phone line?, phone_mobile line?, vat_number line?, dni line?, "
    "date_add date, date_upd date, active bit, deleted bit",
    "orders": "id_order key, reference name9, id_shop int, id_lang int, id_carrier int, id_customer int, "
    "id_currency int, id_address_delivery int, id_address_invoice int, current_state int, payment line, "
    "total_paid_tax_incl money, total_paid_real money, total_discounts_tax_incl money, "
    "total_shipping_tax_incl money, total_wrapping_tax_incl money, delivery_number int, invoice_date date, "
    "delivery_date date, valid bit, date_add date, date_upd date, note text",
    "order_detail": "id_order_detail key, id_order int, product_id int, product_attribute_id big, product_name text, "
    "product_quantity int, product_reference line?, product_ean13 line?, total_price_tax_incl money",
    "order_history": "id_order_history key, id_employee int, id_order int, id_order_state int, date_add date",
    "order_payment": "id_order_payment key, order_reference name9, id_currency int, amount money, "
    "payment_method line, conversion_rate rate, transaction_id line?, card_number line?, card_brand line?, "
    "card_expiration short, card_holder line?, date_add date, id_employee big",
    "order_invoice": "id_order_invoice key, id_order int, number int",
    "order_slip": "id_order_slip key, id_order int, amount money, total_products_tax_incl money, "
    "total_shipping_tax_incl money",
    "message": "id_message key, id_order int, message text",
    "customer_thread": "id_customer_thread key, id_shop int, id_lang int, id_contact int, id_customer big, "
    "id_order big, id_product big, status short, email line, token short, date_add date, date_upd date",
    "customer_message": "id_customer_message key, id_customer_thread big, id_employee big, message text, "
    "file_name line?, ip_address line?, user_agent agent, date_add date, date_upd date, private bit, read bit",
    "employee": "id_employee key, firstname line, lastname line",
    "product": "id_product key, id_manufacturer int, reference line?, ean13 line?, cache_is_pack bit, state bit, "
    "date_upd date",
    "product_shop": "id_product int, id_shop int, id_category_default int, id_tax_rules_group int, price money, "
    "active bit, date_upd date",
    "product_lang": "id_product int, id_shop int, id_lang int, name line",
    "product_attribute": "id_product_attribute key, id_product int, reference line?, ean13 line?",
    "product_attribute_shop": "id_product_attribute int, id_shop int, price money",
    "product_attribute_combination": "id_attribute int, id_product_attribute int",
    "attribute": "id_attribute key, id_attribute_group int",
    "attribute_lang": "id_attribute int, id_lang int, name line",
    "attribute_group": "id_attribute_group key, is_color_group bit, position int",
    "attribute_group_lang": "id_attribute_group int, id_lang int, name line",
    "manufacturer": "id_manufacturer key, name line",
    "category_lang": "id_category int, id_shop int, id_lang int, name line",
    "tax": "id_tax key, rate percent, active bit, deleted bit",
    "tax_rule": "id_tax_rules_group int, id_country int, id_state int, id_tax int, zipcode_from short",
    "image": "id_image key, id_product int, cover big",
    "product_attribute_image": "id_product_attribute int, id_image int",
    "shop_url": "id_shop_url key, id_shop int, domain_ssl line, physical_uri line, main bit, active bit",
    "stock_available": "id_stock_available key, id_product int, id_product_attribute int, id_shop int, quantity int, "
    "physical_quantity int, reserved_quantity int, depends_on_stock bit",
    "stock_mvt": "id_stock_mvt key, id_stock int, id_stock_mvt_reason int, id_employee int, employee_lastname line?, "
    "employee_firstname line?, physical_quantity int, date_add date, sign int, price_te money, last_wa money, "
    "current_wa money, referer big",
    "emailsubscription": "id key, email line, newsletter_date_add date?, active bit",
    "psgdpr_log": "id_gdpr_log key, id_customer big, client_name line?, request_type int, date_add date",
    "wishlist": "id_wishlist key, id_customer int, date_upd date",
    "wishlist_product": "id_wishlist_product key, id_wishlist int, id_product int, id_product_attribute int",
}
_IN_UTF8MB3 = {"emailsubscription", "psgdpr_log", "wishlist", "wishlist_product"}

STATES = {
    1: ("En attente du paiement par chèque", ""),
    2: ("Paiement accepté", "invoice logable paid"),
    3: ("En cours de préparation", "invoice logable delivery paid"),
    4: ("Expédié", "invoice logable delivery shipped paid"),
    5: ("Livré", "invoice logable delivery shipped paid"),
    6: ("Annulé", ""),
    7: ("Remboursé", "invoice"),
    8: ("Erreur de paiement", ""),
    13: ("En attente de paiement à la livraison", ""),
    14: ("Prête à retirer en boutique", "logable delivery"),
    15: ("Retirée en boutique", "logable delivery shipped"),
}
SETTINGS = {
    "PS_VERSION_DB": "8.2.1", "PS_TIMEZONE": "Pacific/Noumea", "PS_CURRENCY_DEFAULT": "3", "PS_LANG_DEFAULT": "1",
    "PS_COUNTRY_DEFAULT": "156", "PS_SHOP_DEFAULT": "1", "PS_ADVANCED_STOCK_MANAGEMENT": "0",
    "PSGDPR_ANONYMOUS_CUSTOMER": "1", "PS_OS_PAYMENT": "2", "PS_OS_PREPARATION": "3", "PS_OS_SHIPPING": "4",
    "PS_OS_DELIVERED": "5", "PS_OS_CANCELED": "6", "PS_OS_REFUND": "7", "PS_OS_ERROR": "8",
    "PS_STOCK_MVT_DEC_EMPLOYEE_EDITION": "12", "PS_STOCK_MVT_INC_EMPLOYEE_EDITION": "11",
}  # fmt: skip


@dataclass
class ShopSide:
    """The online shop as its own software sees it. `statements` are those the program sent."""

    engine: object
    prefix: str
    now: datetime = START
    count: int = 0
    held: Connection | None = None

    def forward(self, **step) -> None:
        self.now += timedelta(**step)

    def clock(self) -> datetime:
        return self.now

    @property
    def local(self) -> datetime:
        """Now, as PrestaShop writes it."""
        return self.now.astimezone(ZoneInfo("Pacific/Noumea")).replace(tzinfo=None)

    @contextmanager
    def together(self):
        """Do everything inside in one transaction."""
        with self.engine.begin() as self.held:
            self.held.execute(text("SET SESSION sql_mode = ''"))  # as PrestaShop works
            yield
        self.held = None

    def run(self, statement: str, **values):
        if self.held is None:
            with self.together():
                return self.run(statement, **values)
        return self.held.execute(text(statement.replace("{", f"`{self.prefix}").replace("}", "`")), values)

    def add(self, table: str, **values) -> int:
        dates = {c.split()[0] for c in TABLES[table].split(", ") if c.split()[1] == "date"}
        row = {**dict.fromkeys(dates, self.local), **values}
        columns = ", ".join(f"`{name}`" for name in row)
        places = ", ".join(f":{name}" for name in row)
        return self.run(f"INSERT INTO {{{table}}} ({columns}) VALUES ({places})", **row).lastrowid

    def change(self, table: str, where: str, **values) -> None:
        changes = ", ".join(f"`{name}` = :{name}" for name in values)
        self.run(f"UPDATE {{{table}}} SET {changes} WHERE {where}", **values)

    def rows(self, table: str, where: str = "1 = 1") -> list[dict]:
        with self.engine.connect() as connection:
            found = connection.execute(text(f"SELECT * FROM `{self.prefix}{table}` WHERE {where} ORDER BY 1"))
            return [dict(row) for row in found.mappings()]

    def row(self, table: str, where: str) -> dict:
        [row] = self.rows(table, where)
        return row

    def customer(self, **values) -> int:
        self.count += 1
        fields = {"firstname": "Léa", "lastname": "Wamytan", "email": f"lea{self.count}@courriel.example",
                  "id_lang": 1, "active": 1, "newsletter_date_add": ZERO, "birthday": "0000-00-00"}  # fmt: skip
        return self.add("customer", **{**fields, **values})

    def address(self, customer: int, **values) -> int:
        fields = {"id_country": 156, "alias": "Mon adresse", "lastname": "Wamytan", "firstname": "Léa",
                  "address1": "3 rue du Port", "address2": "", "postcode": "98800", "city": "Nouméa", "phone": "",
                  "phone_mobile": "75.12.34", "active": 1}  # fmt: skip
        return self.add("address", id_customer=customer, **{**fields, **values})

    def order(self, customer: int, *lines: tuple[str, int, int], state: int = 2, **values) -> int:
        """Place an order of lines (code, quantity, total tax included)."""
        total = sum(gross for *_, gross in lines)
        address = values.pop("address", None) or self.address(customer)
        fields = {"reference": f"REF{self.count:06d}", "id_shop": 1, "id_lang": 1, "id_carrier": 5,
                  "id_customer": customer, "id_currency": 3, "id_address_delivery": address,
                  "id_address_invoice": address, "current_state": state, "payment": "Carte bancaire",
                  "total_paid_tax_incl": total, "invoice_date": ZERO, "delivery_date": ZERO, "note": ""}  # fmt: skip
        self.count += 1
        order = self.add("orders", **{**fields, **values})
        for sku, quantity, gross in lines:
            self.add("order_detail", id_order=order, product_reference=sku, product_name=f"Article {sku}",
                     product_ean13="", product_quantity=quantity, total_price_tax_incl=gross)  # fmt: skip
        self.add("order_history", id_employee=0, id_order=order, id_order_state=state)
        return order

    def product(self, sku: str, *, price: str = "1351.351351", stock: int = 10, combinations=(), **values) -> int:
        """Add a product at a price without tax; `combinations` are (code, extra price, stock, shade)."""
        product = self.add("product", reference=sku, ean13="3760000010016", state=1, id_manufacturer=1, **values)
        self.add("product_shop", id_product=product, id_shop=1, id_category_default=2, id_tax_rules_group=1,
                 price=price, active=1)  # fmt: skip
        self.add("product_lang", id_product=product, id_shop=1, id_lang=1, name=f"Article {sku}")
        total = sum(each[2] for each in combinations) if combinations else stock
        self.stock(product, 0, total)
        for code, extra, quantity, shade in combinations:
            one = self.add("product_attribute", id_product=product, reference=code, ean13="")
            self.add("product_attribute_shop", id_product_attribute=one, id_shop=1, price=extra)
            attribute = self.add("attribute", id_attribute_group=6)
            self.add("attribute_lang", id_attribute=attribute, id_lang=1, name=shade)
            self.add("product_attribute_combination", id_attribute=attribute, id_product_attribute=one)
            self.stock(product, one, quantity)
        return product

    def stock(self, product: int, combination: int, quantity: int) -> int:
        return self.add("stock_available", id_product=product, id_product_attribute=combination, id_shop=1,
                        quantity=quantity, physical_quantity=quantity)  # fmt: skip


def lay_out(url: str, prefix: str = "ps_") -> ShopSide:
    """Make the tables of a PrestaShop and the few rows every one has."""
    side = ShopSide(create_engine(url), prefix)
    for name, columns in TABLES.items():
        parts = [column.split() for column in columns.split(", ")]
        body = ", ".join(f"`{column}` {_TYPES[kind]}" for column, kind in parts)
        charset = (
            "utf8mb3 COLLATE utf8mb3_general_ci" if name in _IN_UTF8MB3 else "utf8mb4 COLLATE utf8mb4_general_ci"
        )
        side.run(f"CREATE TABLE {{{name}}} ({body}) CHARACTER SET {charset}")
    return emptied(side)


def emptied(side: ShopSide) -> ShopSide:
    """Begin again with a shop that has just been set up."""
    side = ShopSide(side.engine, side.prefix)
    with side.together():
        for name in TABLES:
            side.run(f"DELETE FROM {{{name}}}")
        _set_up(side)
    return side


def _set_up(side: ShopSide) -> None:
    for name, value in SETTINGS.items():
        side.add("configuration", name=name, value=value)
    side.add("lang", id_lang=1, iso_code="fr")
    side.add("lang", id_lang=2, iso_code="en")
    side.add("currency", id_currency=1, iso_code="EUR")
    side.add("currency", id_currency=3, iso_code="XPF")
    side.add("country", id_country=156, iso_code="NC")
    side.add("carrier", id_carrier=1, id_reference=1, name="0", is_free=1, deleted=1)
    side.add("carrier", id_carrier=5, id_reference=1, name="Retrait en boutique", is_free=1)
    side.add("carrier", id_carrier=6, id_reference=2, name="Livraison Nouméa")
    side.add("employee", id_employee=2, firstname="Camille", lastname="Wamytan")
    side.add("manufacturer", id_manufacturer=1, name="Monoï Tikitea")
    side.add("category_lang", id_category=2, id_shop=1, id_lang=1, name="Parfums")
    side.add("tax", id_tax=1, rate="11", active=1)
    side.add("tax_rule", id_tax_rules_group=1, id_country=156, id_tax=1, zipcode_from="0")
    side.add("attribute_group", id_attribute_group=6, position=1)
    side.add("attribute_group_lang", id_attribute_group=6, id_lang=1, name="Teinte")
    side.add("customer", id_customer=1, firstname="Anonymous", lastname="Anonymous", email="anonymous@psgdpr.com")
    for number, (name, flags) in STATES.items():
        side.add("order_state", id_order_state=number, **dict.fromkeys(flags.split(), 1))
        side.add("order_state_lang", id_order_state=number, id_lang=1, name=name, template="")


def opened(side: ShopSide, **options) -> PrestashopShop:
    """Open the shop as the program does, under employee 2."""
    options.setdefault("settings", PrestashopSettings(employee_id=2))
    return PrestashopShop(create_engine(side.engine.url), side.clock, **options)


def count_statements(shop: PrestashopShop) -> list[str]:
    """Give a list that grows with every statement the program sends."""
    sent: list[str] = []
    event.listen(shop._engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
    return sent


def pull_all(shop, stream, cursor=None, *, limit=100):
    cursor, records = cursor or Cursor(), []
    while True:
        batch = shop.pull(stream, cursor, limit=limit)
        records += batch.records
        cursor = batch.cursor
        if not batch.more:
            return records, cursor


def news(shop, stream, cursor):
    """Settle a stream and give the cursor from which nothing is new."""
    for _ in range(2):
        _, cursor = pull_all(shop, stream, cursor)
    return cursor


def names(records):
    return {record.remote_id for record in records}

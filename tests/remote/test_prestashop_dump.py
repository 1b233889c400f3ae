"""PrestaShop 8.2.1 as its own software filled it: all imported and reconciled, each write compared row by row."""

import gzip
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pymysql
import pytest
from sqlalchemy import create_engine, text

from koom_pos.domain.order import Payment
from koom_pos.remote.errors import ShopAccessError
from koom_pos.remote.online_shop import Cursor, Intent, IntentKind, Result, Route, Stream
from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.remote.prestashop_site import PrestashopSettings
from koom_pos.remote.prestashop_tables import READ, READ_IF_THERE, grants
from koom_pos.services import customers
from koom_pos.services.sync.round import run_round

DUMPS = os.environ.get("KOOM_SHOP_DUMPS", "")
pytestmark = pytest.mark.skipif(not DUMPS, reason="KOOM_SHOP_DUMPS is not set: no databases of real shops here")

PHP_NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
"""The clock of the shop's own software when it wrote the rows that ours are compared with."""

NOW_TEXT = "2026-11-23T14:30:00.000000"
WHOLE = 10_000
_SECTION = "\n-- Table structure for table "


def load(server, name: str) -> str:
    """Load the tables the program touches from a dump into a database of their own; gives its address."""
    url = server.fresh_database(collation="utf8mb4_general_ci")
    head, *sections = gzip.decompress((Path(DUMPS) / name).read_bytes()).decode().split(_SECTION)
    touched = {f"`ps_{table}`" for table in {**READ, **READ_IF_THERE}}
    kept = [each for each in sections if each.split("\n", 1)[0].strip() in touched]
    connection = pymysql.connect(
        host="127.0.0.1", port=server.port, user=server.user, database=url.rsplit("/", 1)[1], charset="utf8mb4",
        client_flag=pymysql.constants.CLIENT.MULTI_STATEMENTS, autocommit=True,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0")
        for section in kept:
            body = _SECTION.lstrip("\n") + section
            cursor.execute("\n".join(line for line in body.splitlines() if not line.startswith("--")))
            while cursor.nextset():
                pass
    connection.close()
    assert "MariaDB dump" in head
    return url


class Dump:
    """A database of the shop, asked in its own words."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def ask(self, query: str, **values):
        with self.engine.connect() as connection:
            return connection.execute(text(query), values).all()

    def number(self, query: str) -> int:
        return int(self.ask(query)[0][0] or 0)

    def shop(self, *, clock=lambda: PHP_NOW, **options) -> PrestashopShop:
        options.setdefault("settings", PrestashopSettings(employee_id=2))
        return PrestashopShop(create_engine(self.url), clock, **options)

    def tables(self) -> dict[str, dict[tuple, dict]]:
        """Give every row of every table by its key, as text."""
        keys = self.ask(
            "SELECT table_name, column_name FROM information_schema.key_column_usage "
            "WHERE table_schema = DATABASE() AND constraint_name = 'PRIMARY' ORDER BY table_name, ordinal_position"
        )
        by_table: dict[str, list[str]] = {}
        for table, column in keys:
            by_table.setdefault(table, []).append(column)
        found = {}
        with self.engine.connect() as connection:
            for table, columns in by_table.items():
                rows = connection.execute(text(f"SELECT * FROM {table}")).mappings()
                found[table] = {
                    tuple(str(row[column]) for column in columns): {
                        name: None if value is None else str(value) for name, value in row.items()
                    }
                    for row in rows
                }
        return found


@pytest.fixture(scope="module")
def dump(mariadb):
    found = Dump(load(mariadb, "prestashop.sql.gz"))
    yield found
    found.engine.dispose()


@pytest.fixture(scope="module")
def written(mariadb):
    """The same once more, for the tests that write."""
    found = Dump(load(mariadb, "prestashop.sql.gz"))
    yield found
    found.engine.dispose()


@pytest.fixture
def online(dump):
    shop = dump.shop()
    yield shop
    shop.close()


def everything(shop, stream):
    cursor, records, faults = Cursor(), [], []
    while True:
        batch = shop.pull(stream, cursor, limit=100)
        records += batch.records
        faults += batch.faults
        if not batch.more:
            return records, faults
        cursor = batch.cursor


def test_the_real_shop_is_known_whole_and_proposes_its_states(online):
    found = online.describe()
    assert (found.version, found.is_known_version, found.missing) == ("8.2.1", True, ())
    assert (found.currency, found.timezone, len(found.statuses)) == ("XPF", "Pacific/Noumea", 15)
    assert found.streams == frozenset(Stream) - {Stream.VOUCHERS, Stream.POINTS}
    assert online._site.ready_state == 14
    assert online._site.pickup_references == frozenset({1})


def test_customers_reconcile(dump, online):
    records, faults = everything(online, Stream.CUSTOMERS)
    accounts = "FROM ps_customer WHERE is_guest = 0 AND email <> 'anonymous@psgdpr.com'"
    assert faults == []
    assert sum(not each.is_gone for each in records) == dump.number(f"SELECT COUNT(*) {accounts} AND deleted = 0")
    assert sum(each.is_gone for each in records) == dump.number(f"SELECT COUNT(*) {accounts} AND deleted = 1")
    placed = sum("city" in each.fields for each in records)
    assert placed == dump.number(
        f"SELECT COUNT(*) {accounts} AND deleted = 0 AND id_customer IN "
        "(SELECT id_customer FROM ps_address WHERE deleted = 0)"
    )


def test_consents_reconcile(dump, online):
    records, _ = everything(online, Stream.CONSENTS)
    for column in ("newsletter", "optin"):
        given = {e.customer_remote_id for e in records if f"-{column}-on" in e.remote_id}
        assert len(given) == dump.number(
            f"SELECT COUNT(*) FROM ps_customer WHERE {column} = 1 AND is_guest = 0 AND deleted = 0"
        )
    assert not any(each.is_proven for each in records)
    assert all(each.at_utc <= PHP_NOW for each in records)


def test_orders_reconcile_to_the_franc(dump, online):
    records, faults = everything(online, Stream.ORDERS)
    here = "FROM ps_orders o WHERE id_currency = 3"
    assert len(records) == dump.number(f"SELECT COUNT(*) {here}") == 432
    assert {each.reason for each in faults} == {"OtherCurrency"}
    assert len(faults) == dump.number("SELECT COUNT(*) FROM ps_orders WHERE id_currency <> 3")
    assert sum(each.total_xpf for each in records) == dump.number(f"SELECT SUM(total_paid_tax_incl) {here}")
    assert sum(each.shipping_xpf for each in records) == dump.number(f"SELECT SUM(total_shipping_tax_incl) {here}")
    assert sum(each.discount_xpf for each in records) == dump.number(f"SELECT SUM(total_discounts_tax_incl) {here}")
    assert sum(len(each.lines) for each in records) == dump.number(
        "SELECT COUNT(*) FROM ps_order_detail JOIN ps_orders USING (id_order) WHERE id_currency = 3"
    )
    assert {each.rounding_xpf for each in records} == {0}
    assert sum(each.is_pickup for each in records) == dump.number(
        f"SELECT COUNT(*) {here} AND id_carrier IN (SELECT id_carrier FROM ps_carrier WHERE id_reference = 1)"
    )
    assert len({each.number for each in records}) == len(records)


def test_money_reconciles_with_payments_and_credit_slips(dump, online):
    records, _ = everything(online, Stream.ORDERS)
    slips = dump.number("SELECT SUM(total_products_tax_incl + total_shipping_tax_incl) FROM ps_order_slip")
    paid = dump.number("SELECT SUM(total_paid_real) FROM ps_orders WHERE id_currency = 3 AND current_state <> 7")
    slipped_in_7 = dump.number(
        "SELECT SUM(s.total_products_tax_incl + s.total_shipping_tax_incl) FROM ps_order_slip s JOIN ps_orders o "
        "USING (id_order) WHERE o.current_state = 7"
    )
    assert sum(each.paid_xpf for each in records) == paid - (slips - slipped_in_7)
    by_payment = {state: sum(each.payment is state for each in records) for state in Payment}
    assert by_payment[Payment.UNPAID] == dump.number(
        "SELECT COUNT(*) FROM ps_orders WHERE id_currency = 3 AND total_paid_real < total_paid_tax_incl "
        "AND NOT (current_state = 7 AND total_paid_real > 0)"
    )
    assert by_payment[Payment.PART_REFUNDED] + by_payment[Payment.REFUNDED] == dump.number(
        "SELECT COUNT(*) FROM ps_orders WHERE id_currency = 3 AND total_paid_real > 0 AND (current_state = 7 "
        "OR id_order IN (SELECT id_order FROM ps_order_slip))"
    )


def test_orders_of_the_erased_name_nobody(dump, online):
    records, _ = everything(online, Stream.ORDERS)
    nobody = [each for each in records if not each.customer_remote_id]
    assert len(nobody) == dump.number(
        "SELECT COUNT(*) FROM ps_orders LEFT JOIN ps_customer c USING (id_customer) WHERE c.id_customer IS NULL"
    )
    assert all(not each.contact and not each.address and not each.note for each in nobody)
    [erased], _ = everything(online, Stream.ERASURES)
    assert erased.customer_remote_id == "25"


def test_articles_stock_and_wishes_reconcile(dump, online):
    articles, faults = everything(online, Stream.CATALOGUE)
    assert faults == []
    assert len(articles) == dump.number(
        "SELECT (SELECT COUNT(*) FROM ps_product_attribute) + (SELECT COUNT(*) FROM ps_product p WHERE NOT EXISTS "
        "(SELECT 1 FROM ps_product_attribute a WHERE a.id_product = p.id_product))"
    )
    by_sku = {each.sku: each for each in articles}
    assert (by_sku["KV-001-1"].gross_xpf, by_sku["KV-001-2"].gross_xpf, by_sku["KV-001-3"].gross_xpf) == (
        1500,
        2000,
        2500,
    )
    stock, _ = everything(online, Stream.STOCK)
    assert {each.remote_id for each in stock} == {each.remote_id for each in articles}
    assert sum(each.quantity for each in stock) == dump.number(
        "SELECT SUM(quantity) FROM ps_stock_available WHERE id_product_attribute = 0"
    )
    assert len(everything(online, Stream.WISHES)[0]) == dump.number("SELECT COUNT(*) FROM ps_wishlist_product")


@pytest.mark.parametrize("stream", [Stream.CUSTOMERS, Stream.ORDERS, Stream.CATALOGUE, Stream.STOCK, Stream.WISHES])
def test_the_sweep_names_what_was_pulled(online, stream):
    records, faults = everything(online, stream)
    seen, after, more = [], "", True
    while more:
        sheet = online.sweep(stream, after, limit=70)
        seen += [remote_id for remote_id, _ in sheet.stamps]
        after, more = seen[-1], sheet.more
    assert seen == sorted(seen)
    nobody = {"1"} if stream is Stream.CUSTOMERS else set()
    assert set(seen) - nobody == {each.remote_id for each in (*records, *faults)}


def test_a_store_takes_everything_and_a_round_again_changes_nothing(dump, open_shop):
    shop = dump.shop(clock=open_shop.desk.now)
    first = run_round(open_shop.desk, shop)
    assert first.fault == ""
    assert first.pulled.by_fate["created"] == 282 + 432
    assert first.parked == 5  # the orders in euros
    with open_shop.desk.store.reading() as tx:
        assert {each.reason for each in tx.online.parked()} == {"row:OtherCurrency"}
    again = run_round(open_shop.desk, shop)
    assert set(again.pulled.by_fate) <= {"same", "skipped"}
    last = run_round(open_shop.desk, shop)
    assert (last.pulled.read, last.fault, last.conflicts) == (0, "", 0)
    names = dump.ask(
        "SELECT lastname FROM ps_customer WHERE is_guest = 0 AND deleted = 0 ORDER BY id_customer DESC LIMIT 1"
    )
    assert customers.search_customers(open_shop.desk, names[0][0])
    shop.close()


# -- What is written, beside what the shop's own software writes --------------------------------------------------

_OWN = {
    "id_order_history",
    "id_order_payment",
    "id_customer_message",
    "id_customer_thread",
    "id_stock_mvt",
    "id_address",
}
"""Numbers the database gives."""

_RANDOM = {"token"}
_KEYS_OF_OURS = {"user_agent", "referer", "transaction_id"}
"""Where the key of an intention is kept."""


def golden(name: str) -> dict:
    return json.loads((Path(DUMPS) / "diffs" / "prestashop" / f"{name}.json").read_text())


def expected(name: str) -> dict:
    """Give what the shop's own software changed: rows inserted, and columns updated."""
    found = {}
    for table, moved in golden(name)["tables"].items():
        assert not moved["deleted"]
        found[table] = {
            "inserted": sorted((_masked(row) for row in moved["inserted"]), key=str),
            "updated": sorted(({"key": u["key"], "before": u["before"], "after": u["after"]}
                               for u in moved["updated"]), key=str),
        }  # fmt: skip
    return found


def _masked(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in _OWN | _RANDOM | _KEYS_OF_OURS}


def changed(before: dict, after: dict) -> dict:
    """Give the same of two pictures of the database."""
    found = {}
    for table, rows in after.items():
        was = before[table]
        inserted = [_masked(row) for key, row in rows.items() if key not in was]
        updated = [
            {
                "before": {name: was[key][name] for name in row if was[key][name] != row[name]},
                "after": {name: row[name] for name in row if was[key][name] != row[name]},
                "of": key,
            }
            for key, row in rows.items()
            if key in was and was[key] != row
        ]
        assert was.keys() <= rows.keys()
        if inserted or updated:
            found[table] = {"inserted": sorted(inserted, key=str), "updated": updated}
    return found


WRITES = {
    "order_ready_for_pickup": (IntentKind.SET_PREPARATION, "386", {"state": "ready"}),
    "order_message_private": (
        IntentKind.ADD_NOTE, "402", {"note": "Client prévenu par téléphone, passe samedi."},
    ),
    "order_mark_paid_cash": (IntentKind.TAKE_PAYMENT, "402", {"amount_xpf": 7590, "tender": "cash"}),
    "order_mark_paid_cash_in_state14": (IntentKind.TAKE_PAYMENT, "384", {"amount_xpf": 4660, "tender": "cash"}),
    "stock_simple_minus2": (IntentKind.ADJUST_STOCK, "product 20", {"quantity": -2}),
    "stock_variation_plus3": (IntentKind.ADJUST_STOCK, "KV-001-1", {"quantity": 3}),
    "customer_edit_lastname": (
        IntentKind.UPDATE_CUSTOMER, "8", {"last_name": "Dupont-Wéa", "was:last_name": "Tuakoifenua"},
    ),
    "customer_edit_phone_unused_address": (IntentKind.UPDATE_CUSTOMER, "13", {"phone": "+687 75.12.34"}),
    "marketing_optin_off": (
        IntentKind.RECORD_CONSENT, "4", {"purpose": "koom_offers", "channel": "email", "state": "withdrawn"},
    ),
    "marketing_optin_on": (
        IntentKind.RECORD_CONSENT, "8",
        {"purpose": "koom_offers", "channel": "email", "state": "given", "at": NOW_TEXT},
    ),
    "marketing_partner_offers_on": (
        IntentKind.RECORD_CONSENT, "8",
        {"purpose": "partner_offers", "channel": "email", "state": "given", "at": NOW_TEXT},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_what_is_written_is_what_the_shop_s_own_software_writes(written, name):
    kind, subject, values = WRITES[name]
    if subject.startswith("product "):
        subject = written.ask("SELECT reference FROM ps_product WHERE id_product = :id", id=subject.split()[1])[0][0]
    if name == "customer_edit_phone_unused_address":
        values = {**values, "was:phone": golden(name)["tables"]["ps_address"]["updated"][0]["before"]["phone"]}
    if name.startswith("marketing") or kind is IntentKind.UPDATE_CUSTOMER:
        _as_at_the_start(written, name)
    if name == "order_mark_paid_cash":
        _as_at_the_start(written, name)
    before = written.tables()
    shop = written.shop()
    assert shop.push(Intent(f"{name}:0", kind, subject, values)).result is Result.DONE
    after = written.tables()
    assert shop.push(Intent(f"{name}:0", kind, subject, values)).result is Result.ALREADY
    assert written.tables() == after
    shop.close()
    found, wanted = changed(before, after), expected(name)
    assert found.keys() == wanted.keys()
    for table, moved in wanted.items():
        assert found[table]["inserted"] == moved["inserted"], table
        assert len(found[table]["updated"]) == len(moved["updated"])
        for update in moved["updated"]:
            [ours] = [each for each in found[table]["updated"] if tuple(update["key"].values()) == each["of"]]
            assert ours["before"] == update["before"]
            assert ours["after"] == update["after"]


def _as_at_the_start(written, name: str) -> None:
    """Put the rows back that an earlier comparison moved."""
    for table, moved in golden(name)["tables"].items():
        for update in moved["updated"]:
            where = " AND ".join(f"{column} = '{value}'" for column, value in update["key"].items())
            names = ", ".join(f"`{column}` = :{column}" for column in update["before"])
            with written.engine.connect() as connection:
                connection.execute(text(f"UPDATE {table} SET {names} WHERE {where}"), update["before"])


def test_an_address_an_order_used_gets_a_successor_as_the_shop_makes_one(written):
    name = "customer_edit_phone_used_address"
    given = golden(name)["tables"]["ps_address"]["inserted"][0]
    # She has two telephones; the shop's page changed the first, the till the one it reads her by.
    mobile = given["phone_mobile"]
    before = written.tables()["ps_address"]
    shop = written.shop()
    values = {"phone": "+687 75.12.34", "was:phone": mobile}
    assert shop.push(Intent("phone:0", IntentKind.UPDATE_CUSTOMER, "8", values)).result is Result.DONE
    after = written.tables()["ps_address"]
    [key] = set(after) - set(before)
    unlike = {column for column in given if after[key][column] != given[column]}
    assert unlike <= {"id_address", "phone", "phone_mobile"}
    assert after[key]["phone_mobile"] == "+687 75.12.34"
    gone = golden(name)["tables"]["ps_address"]["updated"][0]["after"]
    assert {column: after[("12",)][column] for column in gone} == gone
    shop.close()


@pytest.mark.parametrize("order", ["436", "402"], ids=["paid, no delivery slip yet", "unpaid, paid on delivery"])
def test_a_ready_order_that_would_need_counters_or_invoices_is_left_to_the_shop(written, order):
    before = written.tables()
    shop = written.shop()
    outcome = shop.push(Intent("r:0", IntentKind.SET_PREPARATION, order, {"state": "ready"}))
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "shop_must_do")
    assert written.tables() == before
    shop.close()


def test_an_account_with_the_grants_of_the_script_can_do_all_of_it_and_no_more(mariadb, written):
    base = written.url.rsplit("/", 1)[1]
    account = "'koom_pos'@'127.0.0.1'"
    with create_engine(mariadb.url(), isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql(f"CREATE OR REPLACE USER {account} IDENTIFIED BY 'Test-only-1'")
        for statement in grants(base, account, "ps_"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
    url = re.sub("//root@", "//koom_pos:Test-only-1@", written.url)
    shop = PrestashopShop(create_engine(url), lambda: PHP_NOW, settings=PrestashopSettings(employee_id=2))
    assert shop.describe().missing == ()
    for stream in Stream:
        batch = shop.pull(stream, Cursor(), limit=WHOLE)
        shop.pull(stream, batch.cursor, limit=WHOLE)
        shop.sweep(stream, "", limit=WHOLE)
    [lived] = written.ask(
        "SELECT CAST(a.id_customer AS CHAR), a.city FROM ps_address a JOIN ps_orders o ON o.id_address_delivery = "
        "a.id_address JOIN ps_customer c ON c.id_customer = a.id_customer AND c.is_guest = 0 WHERE a.id_address = "
        "(SELECT MAX(b.id_address) FROM ps_address b WHERE b.id_customer = a.id_customer AND b.deleted = 0) "
        "AND a.city <> 'Bourail' AND c.id_customer > 20 LIMIT 1"
    )
    done = {
        shop.push(intent).result
        for intent in (
            Intent("g:0", IntentKind.ADD_NOTE, "384", {"note": "Appelée"}),
            Intent("g:1", IntentKind.ADJUST_STOCK, "KV-001-2", {"quantity": -1}),
            Intent("g:2", IntentKind.UPDATE_CUSTOMER, "9", {"last_name": "Wéa", "was:last_name": _name(written, 9)}),
            Intent("g:3", IntentKind.RECORD_CONSENT, "254",
                   {"purpose": "koom_offers", "channel": "email", "state": "withdrawn"}),
            Intent("g:4", IntentKind.UPDATE_CUSTOMER, lived[0], {"city": "Bourail", "was:city": lived[1]}),
            Intent("g:5", IntentKind.SET_PREPARATION, _number(written, "current_state = 3 AND delivery_number > 0"),
                   {"state": "ready"}),
            Intent("g:6", IntentKind.TAKE_PAYMENT, _number(written, "current_state = 13 AND total_paid_real = 0"),
                   {"amount_xpf": 1, "tender": "card"}),
            Intent("g:7", IntentKind.ADJUST_STOCK, "KM-0036", {"quantity": 1}),
        )
    }  # fmt: skip
    assert done == {Result.DONE}
    with shop._engine.connect() as connection, pytest.raises(Exception, match="denied"):
        connection.exec_driver_sql("SELECT passwd FROM ps_customer")
    shop.close()


def _number(written, condition: str) -> str:
    return str(written.ask(f"SELECT MAX(id_order) FROM ps_orders WHERE {condition}")[0][0])


def _name(written, customer: int) -> str:
    return written.ask("SELECT lastname FROM ps_customer WHERE id_customer = :id", id=customer)[0][0]


def test_a_stranger_is_told_from_a_shop_that_is_away(mariadb, dump):
    url = re.sub("//root@", "//nobody:wrong@", dump.url)
    shop = PrestashopShop(create_engine(url), lambda: PHP_NOW)
    with pytest.raises(ShopAccessError):
        shop.describe()
    shop.close()


def test_the_columns_of_1_7_8_11_are_enough_and_tables_its_installer_makes_later_are_named(mariadb):
    old = Dump(load(mariadb, "prestashop-1.7.8.11-schema.sql.gz")).shop()
    found = old.describe()
    later = ("attribute", "attribute_group", "attribute_group_lang", "attribute_lang", "lang", "stock_mvt")
    assert {(each.what, each.name) for each in found.missing} == {("table", f"ps_{name}") for name in later}
    assert not found.is_known_version
    assert Route.SQL not in found.routes.values()
    old.close()

"""PrestaShop 8.2.1 as its own software filled it: everything is imported, and reconciled with the shop's own sums."""

import re

import pytest
from sqlalchemy import create_engine

from koom_pos.domain.order import Payment
from koom_pos.remote.errors import ShopAccessError
from koom_pos.remote.online_shop import Cursor, Route, Stream
from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.services import customers
from koom_pos.services.sync.round import run_round
from tests.remote.prestashop_dump import DUMPS, NO_DUMPS, PHP_NOW, Dump, load

pytestmark = pytest.mark.skipif(not DUMPS, reason=NO_DUMPS)

_LINKED = "SELECT id_customer FROM ps_customer WHERE is_guest = 0 AND deleted = 0 AND id_customer <> 1"


@pytest.fixture(scope="module")
def dump(mariadb):
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
        cards = [tx.online.link("customer", str(each)) for (each,) in dump.ask(_LINKED)]
        assert not any(tx.consents.everything_said(card.local_id) for card in cards)  # a box is no statement
        claimed = sum(bool(tx.online.claims(card.local_id)) for card in cards)
    assert claimed == dump.number(
        f"SELECT COUNT(*) FROM ({_LINKED}) c JOIN ps_customer USING (id_customer) WHERE newsletter = 1 OR optin = 1 "
        "OR EXISTS (SELECT 1 FROM ps_emailsubscription e WHERE e.active = 1 "
        "AND CONVERT(e.email USING utf8mb4) = ps_customer.email)"
    )
    again = run_round(open_shop.desk, shop)
    assert set(again.pulled.by_fate) <= {"same", "skipped"}
    last = run_round(open_shop.desk, shop)
    assert (last.pulled.read, last.fault, last.conflicts) == (0, "", 0)
    names = dump.ask(
        "SELECT lastname FROM ps_customer WHERE is_guest = 0 AND deleted = 0 ORDER BY id_customer DESC LIMIT 1"
    )
    assert customers.search_customers(open_shop.desk, names[0][0])
    shop.close()


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

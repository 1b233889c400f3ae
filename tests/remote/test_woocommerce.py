"""A WooCommerce shop read as it is: both places of orders, and every trap its tables are known for."""

import pytest
from sqlalchemy import create_engine, event

from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import Cursor, IntentKind, Route, Stream
from koom_pos.remote.woocommerce import WooCommerceShop
from koom_pos.remote.woocommerce_site import proposed_meanings
from tests.remote.woocommerce_shop import START, only, open_woo_side, pull_all, stamps

CREAM = ("Crème coco &amp; santal", 1, "1846.846847", "203")


@pytest.fixture(params=["tables", "posts"])
def sides(request, mariadb):
    side, shop = open_woo_side(mariadb.fresh_database(), is_hpos=request.param == "tables")
    yield side, shop
    shop.close()
    side.engine.dispose()


@pytest.fixture
def in_tables(mariadb):
    side, shop = open_woo_side(mariadb.fresh_database())
    yield side, shop
    shop.close()
    side.engine.dispose()


# What stands there


def test_a_shop_describes_itself(sides):
    side, shop = sides
    side.order(CREAM, status="wc-ready-pickup")
    found = shop.describe()
    assert (found.version, found.is_known_version, found.currency) == ("11.0.1", True, "XPF")
    assert found.timezone == "Pacific/Noumea"
    assert found.missing == ()
    assert found.statuses == ("wc-ready-pickup",)
    assert found.routes[IntentKind.SET_PREPARATION] is Route.SQL
    assert found.routes[IntentKind.CANCEL_ORDER] is Route.NONE


def test_the_prefix_is_found_whatever_it_is(mariadb):
    side, shop = open_woo_side(mariadb.fresh_database(), prefix="kx7_")
    side.customer()
    assert shop.describe().missing == ()
    assert only(shop, Stream.CUSTOMERS).fields["last_name"] == "Wamytan"
    shop.close()


def test_two_shops_in_one_database_need_their_prefix(mariadb):
    url = mariadb.fresh_database()
    _, first = open_woo_side(url)
    side, shop = open_woo_side(url, prefix="alt_")
    with pytest.raises(ShopDriftError):
        shop.describe()
    given = WooCommerceShop(create_engine(url), side.clock, prefix="alt_")
    assert given.describe().missing == ()
    for each in (first, shop, given):
        each.close()


def test_a_prefix_that_is_none_is_never_put_into_a_statement(mariadb):
    shop = WooCommerceShop(create_engine(mariadb.fresh_database()), lambda: START, prefix="wp_; DROP TABLE x")
    with pytest.raises(ShopDriftError):
        shop.pull(Stream.ORDERS, Cursor(), limit=1)


@pytest.mark.parametrize(
    ("version", "known"), [("7.0.0", True), ("11.0.9", True), ("6.9.4", False), ("11.1.0", False)]
)
def test_an_unknown_version_is_read_and_not_written(in_tables, version, known):
    side, shop = in_tables
    side.customer()
    side.option("woocommerce_version", version)
    found = shop.describe()
    assert found.is_known_version is known
    assert (found.routes[IntentKind.UPDATE_CUSTOMER] is Route.SQL) is known
    assert len(pull_all(shop, Stream.CUSTOMERS)[0]) == 1


def test_an_accepted_version_is_written(mariadb):
    url = mariadb.fresh_database()
    side, first = open_woo_side(url)
    side.option("woocommerce_version", "12.3.0")
    shop = WooCommerceShop(create_engine(url), side.clock, accept_version="12.3.0")
    assert shop.describe().routes[IntentKind.ADD_NOTE] is Route.SQL
    shop.close()
    first.close()


def test_what_is_missing_is_named_and_nothing_is_read(in_tables):
    side, shop = in_tables
    side.run("ALTER TABLE {p}usermeta DROP COLUMN meta_value")
    side.run("DROP TABLE {p}wc_order_addresses")
    found = {(each.what, each.name) for each in shop.describe().missing}
    assert found == {("column", "wp_usermeta.meta_value"), ("table", "wp_wc_order_addresses")}
    with pytest.raises(ShopDriftError):
        shop.pull(Stream.CUSTOMERS, Cursor(), limit=10)


def test_orders_kept_in_both_places_are_left_to_the_shop(in_tables):
    side, shop = in_tables
    side.option("woocommerce_custom_orders_table_data_sync_enabled", "yes")
    ways = shop.describe().routes
    assert ways[IntentKind.ADD_NOTE] is Route.NONE
    assert ways[IntentKind.UPDATE_CUSTOMER] is Route.SQL


def test_tables_without_transactions_are_never_written(in_tables):
    side, shop = in_tables
    side.run("ALTER TABLE {p}postmeta ENGINE = MyISAM")
    assert set(shop.describe().routes.values()) == {Route.NONE}


def test_orders_left_over_in_the_other_place_are_not_read(in_tables):
    side, shop = in_tables
    side.order(CREAM)
    side.option("woocommerce_custom_orders_table_enabled", "no")
    shop.describe()
    assert pull_all(shop, Stream.ORDERS)[0] == []


def test_the_states_of_a_shop_get_a_meaning_and_an_unknown_word_none():
    found = proposed_meanings(["wc-ready-pickup", "wc-ready-for-pickup", "wc-retiree", "wc-expediee", "wc-wxyz"])
    assert [found[each].preparation for each in ("wc-ready-pickup", "wc-ready-for-pickup")] == [Preparation.READY] * 2
    assert found["wc-retiree"].handover is Handover.HANDED_OVER
    assert found["wc-expediee"].handover is Handover.OUT_FOR_DELIVERY
    assert (found["wc-wxyz"].preparation, found["wc-wxyz"].handover, found["wc-wxyz"].is_cancelled) == (
        None,
        None,
        False,
    )


# Orders


def test_an_order_arrives_with_its_total_as_the_truth_and_the_rest_as_rounding(sides):
    side, shop = sides
    placed = side.order(CREAM, ("Savon", 2, "900.900901", "99"), total=3050, customer=side.customer(), note="Pour 🎁")
    order = only(shop, Stream.ORDERS)
    assert (order.remote_id, order.customer_remote_id, order.note) == (str(placed), "1", "Pour 🎁")
    assert [line.label for line in order.lines] == ["Crème coco & santal", "Savon"]
    assert [line.gross_xpf for line in order.lines] == [2050, 1000]
    assert (order.total_xpf, order.rounding_xpf) == (3050, 0)
    assert order.contact == {"name": "Léa Wamytan", "email": "lea@courriel.example", "phone": "75 12 34"}
    assert order.address["street"] == "3 rue du Port"
    assert order.placed_at_utc == START


def test_what_lines_and_shipping_miss_of_the_total_is_rounding(sides):
    side, shop = sides
    side.order(CREAM, total=2551, shipping=("flat_rate", "500"))
    order = only(shop, Stream.ORDERS)
    assert (order.shipping_xpf, order.rounding_xpf, order.is_pickup) == (500, 1, False)


def test_a_discount_is_shown_apart_and_a_fee_is_a_line(sides):
    side, shop = sides
    placed = side.order(total=2800)
    side.line(placed, "Crème", 1, "2700", "300", _line_total="2430", _line_tax="270")
    side.item(placed, "fee", "Emballage", {"_line_total": "90", "_line_tax": "10"})
    order = only(shop, Stream.ORDERS)
    assert [line.gross_xpf for line in order.lines] == [3000, 100]
    assert (order.discount_xpf, order.rounding_xpf) == (300, 0)


def test_a_variation_brings_its_own_code_even_when_it_is_older_than_its_product(sides):
    side, shop = sides
    variation = side.product("V-1", parent=999, _global_unique_id="3760000010016")
    parent = side.product("P-1")
    side.line(side.order(), "Rouge", 1, "900", "100", _product_id=parent, _variation_id=variation)
    [line] = only(shop, Stream.ORDERS).lines
    assert (line.sku, line.gtin) == ("V-1", "3760000010016")


@pytest.mark.parametrize(
    ("method", "is_pickup"), [("local_pickup", True), ("pickup_location", True), ("flat_rate", False)]
)
def test_pick_up_is_known_by_its_method(sides, method, is_pickup):
    side, shop = sides
    side.order(CREAM, shipping=(method, "0"), status="wc-completed", paid=True)
    order = only(shop, Stream.ORDERS)
    assert order.is_pickup is is_pickup
    assert order.handover is (Handover.HANDED_OVER if is_pickup else Handover.DELIVERED)


def test_an_order_in_preparation_is_not_paid_for_all_that(sides):
    side, shop = sides
    side.order(CREAM)
    order = only(shop, Stream.ORDERS)
    assert (order.payment, order.paid_xpf) == (Payment.UNPAID, 0)
    assert (order.preparation, order.handover) == (Preparation.NEW, Handover.WAITING)


def test_a_date_of_payment_says_paid(sides):
    side, shop = sides
    side.order(CREAM, paid=True)
    order = only(shop, Stream.ORDERS)
    assert (order.payment, order.paid_xpf) == (Payment.PAID, 2050)


def test_refunds_are_rows_of_their_own_and_leave_the_state_alone(sides):
    side, shop = sides
    placed = side.order(CREAM, paid=True, status="wc-completed")
    side.refund(placed, 1000)
    order = only(shop, Stream.ORDERS)
    assert (order.payment, order.paid_xpf, order.status) == (Payment.PART_REFUNDED, 1050, "wc-completed")
    side.refund(placed, 1050)
    assert only(shop, Stream.ORDERS).payment is Payment.REFUNDED


def test_open_carts_are_no_orders_and_the_trash_is_cancelled(sides):
    side, shop = sides
    for status in ("wc-checkout-draft", "auto-draft"):
        side.order(CREAM, status=status)
    side.order(CREAM, status="trash")
    order = only(shop, Stream.ORDERS)
    assert (order.status, order.is_cancelled) == ("trash", True)


def test_a_guest_with_an_accounts_address_stays_a_guest(sides):
    side, shop = sides
    side.customer("lea@courriel.example")
    side.order(CREAM, email="lea@courriel.example", customer=0)
    assert only(shop, Stream.ORDERS).customer_remote_id == ""


@pytest.mark.parametrize("how", ["meta", "address"])
def test_an_anonymised_order_names_nobody(sides, how):
    side, shop = sides
    email = "Deleted@Site.invalid" if how == "address" else "lea@courriel.example"
    side.order(CREAM, email=email, note="[deleted]", customer=side.customer(),
               metas={"_anonymized": "yes"} if how == "meta" else {})  # fmt: skip
    order = only(shop, Stream.ORDERS)
    assert (order.contact, order.address, order.customer_remote_id, order.note) == ({}, {}, "", "")
    assert order.total_xpf == 2050


def test_an_order_without_a_date_is_named_and_the_others_are_read(sides):
    side, shop = sides
    bad = side.order(CREAM)
    side.order(CREAM)
    table, column, key = ("wc_orders", "date_created_gmt", "id") if side.is_hpos else ("posts", "post_date_gmt", "ID")
    side.run(f"UPDATE {{p}}{table} SET {column} = '0000-00-00 00:00:00' WHERE {key} = :id", id=bad)
    batch = shop.pull(Stream.ORDERS, Cursor(), limit=10)
    assert [fault.remote_id for fault in batch.faults] == [str(bad)]
    assert len(batch.records) == 1


# Cursors


def test_everything_arrives_page_by_page_even_within_one_second(sides):
    side, shop = sides
    placed = [side.order(CREAM) for _ in range(7)]
    records, _ = pull_all(shop, Stream.ORDERS, limit=2)
    assert [record.remote_id for record in records] == [str(each) for each in placed]


def test_a_new_round_goes_back_some_minutes_for_a_late_commit(sides):
    side, shop = sides
    side.order(CREAM)
    side.forward(hours=1)
    last = side.order(CREAM)
    _, cursor = pull_all(shop, Stream.ORDERS)
    side.forward(minutes=-4)
    late = side.order(CREAM)
    records, _ = pull_all(shop, Stream.ORDERS, cursor)
    assert {record.remote_id for record in records} == {str(last), str(late)}


def test_orders_without_any_date_of_change_come_first_and_once(in_tables):
    side, shop = in_tables
    placed = [side.order(CREAM) for _ in range(5)]
    side.run("UPDATE {p}wc_orders SET date_updated_gmt = NULL WHERE id <= :id", id=placed[2])
    records, _ = pull_all(shop, Stream.ORDERS, limit=2)
    assert [record.remote_id for record in records] == [str(each) for each in placed]


@pytest.mark.parametrize("what", ["note", "quantity", "name", "payment"])
def test_the_sweep_sees_what_moves_no_date(sides, what):
    side, shop = sides
    placed = side.order(CREAM)
    other = side.order(CREAM)
    before = stamps(shop, Stream.ORDERS)
    if what == "note":
        side.note(placed, "Client prévenu")
    elif what == "quantity":
        side.run("UPDATE {p}woocommerce_order_itemmeta m JOIN {p}woocommerce_order_items i USING (order_item_id)"
                 " SET m.meta_value = '3' WHERE m.meta_key = '_qty' AND i.order_id = :id", id=placed)  # fmt: skip
    elif what == "name":
        side.run("UPDATE {p}woocommerce_order_items SET order_item_name = 'Autre' WHERE order_id = :id", id=placed)
    elif side.is_hpos:
        side.run("UPDATE {p}wc_order_operational_data SET date_paid_gmt = :at WHERE order_id = :id",
                 at=side.gmt, id=placed)  # fmt: skip
    else:
        side.metas("postmeta", "post_id", placed, {"_date_paid": 1795444200})
    after = stamps(shop, Stream.ORDERS)
    assert after[str(placed)] != before[str(placed)]
    assert after[str(other)] == before[str(other)]


def test_the_sweep_walks_in_the_order_texts_are_compared_in(in_tables):
    side, shop = in_tables
    side.run("ALTER TABLE {p}posts AUTO_INCREMENT = 8")
    placed = [str(side.order(CREAM)) for _ in range(5)]
    assert placed == ["8", "9", "10", "11", "12"]
    assert list(stamps(shop, Stream.ORDERS)) == ["10", "11", "12", "8", "9"]


def test_a_deleted_order_is_gone_from_sweep_and_fetch(sides):
    side, shop = sides
    placed = side.order(CREAM)
    side.run("DELETE FROM {p}wc_orders" if side.is_hpos else "DELETE FROM {p}posts")
    assert stamps(shop, Stream.ORDERS) == {}
    assert shop.fetch(Stream.ORDERS, [str(placed)]).records == ()


def test_a_poll_with_nothing_new_takes_three_statements(sides):
    side, shop = sides
    side.order(CREAM)
    side.forward(hours=2)
    _, cursor = pull_all(shop, Stream.ORDERS)
    seen = []
    event.listen(shop._engine, "before_cursor_execute", lambda *said: seen.append(said[2]))
    shop.pull(Stream.ORDERS, cursor, limit=500)
    assert len(seen) <= (3 if side.is_hpos else 4)

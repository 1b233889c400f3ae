"""Customers, ticked boxes, erasures, articles, stock and wishes of a WooCommerce shop, with their traps."""

import pytest
from sqlalchemy import text

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.remote.online_shop import IntentKind, Route, Stream
from koom_pos.remote.woocommerce_site import WooSettings
from tests.remote.woocommerce_shop import NEWSLETTER, START, only, open_woo_side, pull_all, stamps


@pytest.fixture
def in_tables(mariadb):
    side, shop = open_woo_side(mariadb.fresh_database())
    yield side, shop
    shop.close()
    side.engine.dispose()


def test_a_customer_is_an_account_with_that_role(in_tables):
    side, shop = in_tables
    side.customer("patron@koom.example", role="shop_manager")
    side.customer(billing_first_name="Léa", first_name="", billing_address_1="3 rue du Port")
    customer = only(shop, Stream.CUSTOMERS)
    assert customer.fields["first_name"] == "Léa"
    assert customer.fields["street"] == "3 rue du Port"
    assert customer.fields["phone"] == "75 12 34"
    assert set(customer.fields) >= {"email", "city", "postal_code", "country"}


def test_an_account_of_other_software_without_a_date_of_change_is_not_lost(in_tables):
    side, shop = in_tables
    side.customer()
    side.forward(hours=1)
    _, cursor = pull_all(shop, Stream.CUSTOMERS)
    side.forward(hours=1)
    late = side.customer("b@courriel.example", last_update=None)
    records, _ = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert str(late) in {record.remote_id for record in records}


def test_a_change_of_an_account_is_pulled_and_one_that_forgot_its_date_is_swept(in_tables):
    side, shop = in_tables
    first, second = side.customer(), side.customer("b@courriel.example")
    _, cursor = pull_all(shop, Stream.CUSTOMERS)
    before = stamps(shop, Stream.CUSTOMERS)
    side.forward(hours=1)
    side.change_customer(first, billing_city="Païta")
    side.change_customer(second, touch=False, billing_phone="80 00 00")
    records, _ = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert {r.remote_id: r.fields["city"] for r in records}[str(first)] == "Païta"
    after = stamps(shop, Stream.CUSTOMERS)
    assert {each for each in after if after[each] != before[each]} == {str(first), str(second)}


def test_the_address_everybody_anonymised_shares_is_nobodys(in_tables):
    side, shop = in_tables
    side.customer("deleted@site.invalid")
    assert only(shop, Stream.CUSTOMERS).fields["email"] == ""


def test_a_ticked_box_is_a_flag_without_proof_and_an_empty_one_a_withdrawal(in_tables):
    side, shop = in_tables
    side.customer(**{NEWSLETTER: "1"})
    side.customer("b@courriel.example", **{NEWSLETTER: "0", "_wc_other/koom/cadeau": "1"})
    yes, no = sorted(pull_all(shop, Stream.CONSENTS)[0], key=lambda record: record.customer_remote_id)
    assert (yes.state, yes.is_proven, yes.purpose, yes.channel) == (
        ConsentState.GIVEN, False, Purpose.KOOM_OFFERS, Channel.EMAIL
    )  # fmt: skip
    assert no.state is ConsentState.WITHDRAWN


def test_a_second_withdrawal_is_not_taken_for_the_first(in_tables):
    side, shop = in_tables
    user = side.customer(**{NEWSLETTER: "0"})
    first = only(shop, Stream.CONSENTS)
    for value in ("1", "0"):
        side.forward(hours=1)
        side.change_customer(user, **{NEWSLETTER: value})
    second = only(shop, Stream.CONSENTS)
    assert first.state is second.state is ConsentState.WITHDRAWN
    assert first.remote_id != second.remote_id
    assert second.at_utc > first.at_utc


def test_a_shop_without_such_a_box_has_no_consents(in_tables):
    side, shop = in_tables
    side.customer()
    assert pull_all(shop, Stream.CONSENTS)[0] == []
    assert shop.describe().routes[IntentKind.RECORD_CONSENT] is Route.NONE


def test_the_set_up_may_name_the_boxes(mariadb):
    settings = WooSettings(opt_ins={"mailchimp_woocommerce_is_subscribed": (Purpose.KOOM_OFFERS, Channel.EMAIL)})
    side, shop = open_woo_side(mariadb.fresh_database(), settings=settings)
    side.customer(**{NEWSLETTER: "0", "mailchimp_woocommerce_is_subscribed": "1"})
    assert only(shop, Stream.CONSENTS).state is ConsentState.GIVEN
    shop.close()


def test_a_completed_request_to_erase_is_an_erasure_and_no_other_request_is(in_tables):
    side, shop = in_tables
    for name, status in (
        ("remove_personal_data", "request-completed"),
        ("remove_personal_data", "request-pending"),
        ("export_personal_data", "request-completed"),
    ):
        side.insert("posts", post_type="user_request", post_name=name, post_status=status, post_author=7,
                    post_excerpt="", post_title="lea@courriel.example", post_modified_gmt=side.gmt)  # fmt: skip
    erasure = only(shop, Stream.ERASURES)
    assert (erasure.customer_remote_id, erasure.email, erasure.at_utc) == ("7", "lea@courriel.example", START)


# Goods


def test_what_is_sold_is_a_simple_product_or_a_variation(in_tables):
    side, shop = in_tables
    side.product("S-1", title="Gommage coco &amp; santal", _global_unique_id="3760000010016")
    parent = side.product("P-1", None, title="Rouge Velours", _tax_class="tgc-superieure-22")
    variation = side.product("V-1", parent=parent, title="Rouge Velours - Corail", attribute_pa_teinte="corail",
                             attribute_pa_contenance="30-ml", _tax_class="parent")  # fmt: skip
    side.term("pa_teinte", "Corail")
    side.term("product_brand", "Niaouli &amp; Cie", parent)
    simple, coloured = pull_all(shop, Stream.CATALOGUE)[0][:2]
    assert (simple.name, simple.gtin, simple.rate_bp, simple.gross_xpf) == (
        "Gommage coco & santal", "3760000010016", 1100, 2500
    )  # fmt: skip
    assert (coloured.remote_id, coloured.article_id, coloured.name) == (str(variation), str(parent), "Rouge Velours")
    assert (coloured.shade, coloured.size, coloured.brand) == ("Corail", "30-ml", "Niaouli & Cie")
    assert coloured.rate_bp == 2200


def test_a_change_of_the_common_product_brings_its_variations(in_tables):
    side, shop = in_tables
    parent = side.product("P-1", None, title="Rouge")
    variation = side.product("V-1", parent=parent)
    _, cursor = pull_all(shop, Stream.CATALOGUE)
    side.forward(hours=1)
    side.run("UPDATE {p}posts SET post_status = 'draft', post_modified_gmt = :at WHERE ID = :id",
             at=side.gmt, id=parent)  # fmt: skip
    found = {each.remote_id: each for each in pull_all(shop, Stream.CATALOGUE, cursor)[0]}
    assert found[str(variation)].is_discontinued


def test_stock_stands_with_whoever_keeps_it_less_what_carts_hold_now(in_tables):
    side, shop = in_tables
    simple = side.product("S-1", 10)
    parent = side.product("P-1", 7)
    side.product("V-1", None, parent=parent)
    side.product("FREE", None)
    for order, hours in ((1, 1), (2, -1)):
        # As the shop writes it: by the clock of its database server.
        side.run("INSERT INTO {p}wc_reserved_stock VALUES (:order, :id, 2, NOW() + INTERVAL :hours HOUR)",
                 order=order, id=simple, hours=hours)  # fmt: skip
    found = {each.sku: each.quantity for each in pull_all(shop, Stream.STOCK)[0]}
    assert found == {"S-1": 8, "V-1": 7}


def test_held_stock_is_told_by_the_servers_clock_whatever_its_zone(in_tables):
    side, shop = in_tables
    simple = side.product("S-1", 10)
    side.run("SET GLOBAL time_zone = '+11:00'")
    try:
        with side.engine.begin() as connection:
            connection.execute(text("SET SESSION time_zone = '+11:00'"))
            connection.execute(text("INSERT INTO wp_wc_reserved_stock VALUES (1, :id, 3, NOW() + INTERVAL 1 HOUR),"
                                    " (2, :id, 1, NOW() - INTERVAL 1 HOUR)"), {"id": simple})  # fmt: skip
        assert only(shop, Stream.STOCK).quantity == 7
    finally:
        side.run("SET GLOBAL time_zone = 'SYSTEM'")


def test_wishes_are_read_wherever_they_stand(in_tables):
    side, shop = in_tables
    user, product = side.customer(), side.product("S-1", title="Gommage coco &amp; santal")
    wish = side.insert("yith_wcwl", prod_id=product, user_id=user, dateadded=side.gmt)
    item = (
        f's:3:"key";s:4:"00c0";s:10:"product_id";i:{product};s:12:"variation_id";i:0;s:9:"variation";a:0:{{}}'
        's:8:"quantity";i:1;s:14:"date_added_gmt";s:19:"2026-07-24 22:44:47";'
    )
    kept = (
        'a:3:{s:4:"slug";s:8:"wishlist";s:16:"date_created_gmt";s:19:"2026-07-23 22:47:35";'
        f's:5:"items";a:1:{{s:4:"00c0";a:6:{{{item}}}}}}}'
    )
    side.metas("usermeta", "user_id", user, {"_wc_shopper_list_wishlist_wp": kept})
    found = {each.remote_id: each for each in pull_all(shop, Stream.WISHES, limit=1)[0]}
    assert len(found) == 2
    yith = found[f"yith-{wish}"]
    assert (yith.customer_remote_id, yith.sku, yith.label) == (str(user), "S-1", "Gommage coco & santal")
    assert list(stamps(shop, Stream.WISHES)) == sorted(found)
    assert len(shop.fetch(Stream.WISHES, [yith.remote_id]).records) == 1

"""PrestaShop read through its tables: every trap its own software leaves for whoever reads them."""

import pytest

from koom_pos.domain.consent import ConsentState, Purpose
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import Cursor, IntentKind, Route, Stream
from koom_pos.remote.prestashop_site import PrestashopSettings
from tests.remote.prestashop_shop import count_statements, emptied, lay_out, names, news, opened, pull_all


@pytest.fixture(scope="module")
def laid_out(mariadb):
    side = lay_out(mariadb.fresh_database(collation="utf8mb4_general_ci"))
    yield side
    side.engine.dispose()


@pytest.fixture
def sides(laid_out):
    side = emptied(laid_out)
    shop = opened(side)
    yield side, shop
    shop.close()


@pytest.fixture
def own_sides(mariadb):
    """A shop whose tables the test may change."""
    side = lay_out(mariadb.fresh_database(collation="utf8mb4_general_ci"))
    shop = opened(side)
    yield side, shop
    shop.close()
    side.engine.dispose()


def test_a_shop_describes_itself(sides):
    _, shop = sides
    found = shop.describe()
    assert (found.version, found.is_known_version, found.missing) == ("8.2.1", True, ())
    assert (found.currency, found.timezone) == ("XPF", "Pacific/Noumea")
    assert "14 · Prête à retirer en boutique (logable, delivery)" in found.statuses
    assert found.streams == frozenset(Stream) - {Stream.VOUCHERS, Stream.POINTS}
    by_sql = {kind for kind, route in found.routes.items() if route is Route.SQL}
    assert by_sql == {
        IntentKind.SET_PREPARATION,
        IntentKind.TAKE_PAYMENT,
        IntentKind.ADD_NOTE,
        IntentKind.ADJUST_STOCK,
        IntentKind.UPDATE_CUSTOMER,
        IntentKind.RECORD_CONSENT,
    }


def test_what_the_shop_shows_under_a_name_is_not_written_without_one(sides):
    side, _ = sides
    shop = opened(side, settings=PrestashopSettings())
    assert shop.describe().routes[IntentKind.ADD_NOTE] is Route.NONE
    shop.close()


def test_the_prefix_is_found(mariadb):
    side = lay_out(mariadb.fresh_database(collation="utf8mb4_general_ci"), prefix="koom_")
    shop = opened(side)
    assert shop.describe().missing == ()
    shop.close()


def test_a_missing_column_is_named_before_anything_is_read(own_sides):
    side, shop = own_sides
    side.order(side.customer(), ("A", 1, 100))
    side.run("ALTER TABLE {order_detail} DROP COLUMN product_ean13")
    assert [(each.what, each.name) for each in shop.describe().missing] == [
        ("column", "ps_order_detail.product_ean13")
    ]
    with pytest.raises(ShopDriftError):
        shop.pull(Stream.ORDERS, Cursor(), limit=10)


def test_without_its_time_zone_no_date_can_be_read(sides):
    side, shop = sides
    side.change("configuration", "name = 'PS_TIMEZONE'", value="Nulle/Part")
    assert [each.name for each in shop.describe().missing] == ["PS_TIMEZONE"]
    with pytest.raises(ShopDriftError):
        shop.pull(Stream.CUSTOMERS, Cursor(), limit=10)


@pytest.mark.parametrize(
    ("version", "known"), [("1.7.8.11", True), ("9.0.2", True), ("1.7.6.9", False), ("10.0", False)]
)
def test_an_unknown_version_is_only_read_until_it_is_accepted(sides, version, known):
    side, shop = sides
    side.change("configuration", "name = 'PS_VERSION_DB'", value=version)
    found = shop.describe()
    assert found.is_known_version is known
    assert (Route.SQL in found.routes.values()) is known
    accepted = opened(side, accept_version=version)
    assert Route.SQL in accepted.describe().routes.values()
    accepted.close()


def test_a_table_that_undoes_nothing_is_never_written(own_sides):
    side, shop = own_sides
    side.run("ALTER TABLE {stock_mvt} ENGINE = MyISAM")
    assert set(shop.describe().routes.values()) == {Route.NONE}


def test_a_shop_without_a_module_has_its_streams_no_less(own_sides):
    side, shop = own_sides
    for table in ("psgdpr_log", "wishlist", "emailsubscription"):
        side.run(f"DROP TABLE {{{table}}}")
    side.customer()
    found = shop.describe()
    assert found.missing == ()
    assert not {Stream.ERASURES, Stream.WISHES} & found.streams
    assert pull_all(shop, Stream.WISHES)[0] == []
    assert len(pull_all(shop, Stream.CONSENTS)[0]) == 2


def test_a_customer_is_read_with_her_newest_address(sides):
    side, shop = sides
    who = side.customer(birthday="1992-02-29", id_lang=2)
    side.address(who, city="Païta")
    side.address(who, city="Dumbéa", phone_mobile="", phone="27 12 34")
    side.address(who, city="Koné", deleted=1)
    [customer], _ = pull_all(shop, Stream.CUSTOMERS)
    assert customer.fields["city"] == "Dumbéa"
    assert customer.fields["phone"] == "27 12 34"
    assert (customer.fields["birthday"], customer.fields["language"]) == ("02-29", "en")
    assert customer.fields["country"] == "NC"


def test_a_zero_birthday_is_none_and_without_address_there_is_no_place_for_a_telephone(sides):
    side, shop = sides
    side.customer()
    [customer], _ = pull_all(shop, Stream.CUSTOMERS)
    assert customer.fields["birthday"] == ""
    assert not {"phone", "street", "city"} & customer.fields.keys()


def test_guests_and_the_anonymous_are_nobody_and_the_deleted_are_gone_without_a_trace(sides):
    side, shop = sides
    her = side.customer()
    side.customer(email="LEA1@courriel.example", is_guest=1)
    gone = side.customer(deleted=1)
    records, _ = pull_all(shop, Stream.CUSTOMERS)
    assert {(each.remote_id, each.is_gone) for each in records} == {(str(her), False), (str(gone), True)}
    assert records[1].fields == {}


def test_everything_arrives_page_by_page_even_within_one_second(sides):
    side, shop = sides
    ids = [side.customer() for _ in range(13)]
    records, _ = pull_all(shop, Stream.CUSTOMERS, limit=4)
    assert [record.remote_id for record in records] == [str(each) for each in ids]


def test_a_change_during_the_first_reading_is_seen_in_the_next_round(sides):
    side, shop = sides
    first = side.customer()
    for _ in range(5):
        side.customer()
    batch = shop.pull(Stream.CUSTOMERS, Cursor(), limit=2)
    side.change("customer", f"id_customer = {first}", lastname="Naisseline", date_upd=side.local)
    _, cursor = pull_all(shop, Stream.CUSTOMERS, batch.cursor, limit=2)
    records, _ = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert {each.fields["last_name"] for each in records if each.remote_id == str(first)} == {"Naisseline"}


def test_a_row_committed_late_with_an_older_date_is_not_left_out(sides):
    side, shop = sides
    side.customer()
    side.forward(hours=1)
    side.customer()
    cursor = news(shop, Stream.CUSTOMERS, None)
    side.forward(minutes=-4)
    late = side.customer()
    records, _ = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert str(late) in names(records)


@pytest.mark.parametrize("stream", [each for each in Stream if each not in (Stream.VOUCHERS, Stream.POINTS)])
def test_with_nothing_new_two_statements_say_so_and_the_place_is_kept(sides, stream):
    side, shop = sides
    who = side.customer()
    side.order(who, ("A", 1, 1000))
    side.product("A")
    side.add("psgdpr_log", id_customer=99, request_type=4)
    side.add("wishlist_product", id_wishlist=side.add("wishlist", id_customer=who), id_product=1)
    shop.describe()
    cursor = news(shop, stream, None)
    sent = count_statements(shop)
    side.forward(hours=3)
    batch = shop.pull(stream, cursor, limit=100)
    assert (batch.records, batch.cursor, batch.more) == ((), cursor, False)
    assert len(sent) == 2


def test_an_address_edit_is_seen_though_her_own_row_stays(sides):
    side, shop = sides
    who = side.customer()
    address = side.address(who)
    cursor = news(shop, Stream.CUSTOMERS, None)
    side.forward(hours=1)
    side.change("address", f"id_address = {address}", city="Bourail", date_upd=side.local)
    records, _ = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert [each.fields["city"] for each in records] == ["Bourail"]


def test_the_boxes_are_two_consents_and_no_proof(sides):
    side, shop = sides
    side.customer(newsletter=1, newsletter_date_add=side.local)
    given, refused = pull_all(shop, Stream.CONSENTS)[0]
    assert (given.purpose, given.state, given.is_proven) == (Purpose.KOOM_OFFERS, ConsentState.GIVEN, False)
    assert (refused.purpose, refused.state) == (Purpose.PARTNER_OFFERS, ConsentState.WITHDRAWN)
    assert refused.at_utc == side.now


def test_the_newsletter_block_is_seen_though_it_writes_by_another_clock_and_moves_no_date(sides):
    side, shop = sides
    who = side.customer()
    side.customer(newsletter=1, newsletter_date_add=side.local)
    cursor = news(shop, Stream.CONSENTS, None)
    server_clock = side.now.replace(tzinfo=None)
    side.change("customer", f"id_customer = {who}", newsletter=1, newsletter_date_add=server_clock)
    records, _ = pull_all(shop, Stream.CONSENTS, cursor)
    assert (str(who), ConsentState.GIVEN) in {(each.customer_remote_id, each.state) for each in records}


def test_a_box_unticked_without_any_date_is_found_by_the_sweep_and_withdrawn_now(sides):
    side, shop = sides
    who = side.customer(newsletter=1, newsletter_date_add=side.local)
    before = dict(shop.sweep(Stream.CONSENTS, "", limit=10).stamps)
    cursor = news(shop, Stream.CONSENTS, None)
    side.forward(days=2)
    side.change("customer", f"id_customer = {who}", newsletter=0)
    assert pull_all(shop, Stream.CONSENTS, cursor)[0] == []
    after = dict(shop.sweep(Stream.CONSENTS, "", limit=10).stamps)
    assert before != after
    withdrawn = shop.fetch(Stream.CONSENTS, [str(who)]).records[0]
    assert (withdrawn.state, withdrawn.at_utc) == (ConsentState.WITHDRAWN, side.now)


def test_a_visitor_s_subscription_meets_her_account_across_collations(sides):
    side, shop = sides
    who = side.customer(email="Léa@Courriel.example")
    side.add("emailsubscription", email="léa@courriel.example", active=0, newsletter_date_add=side.local)
    records, _ = pull_all(shop, Stream.CONSENTS)
    [met] = [each for each in records if each.remote_id.startswith("s")]
    assert (met.customer_remote_id, met.state) == (str(who), ConsentState.WITHDRAWN)


def test_a_date_of_the_future_is_taken_as_now(sides):
    side, shop = sides
    side.customer(date_upd=side.local.replace(year=2031))
    assert {each.at_utc for each in pull_all(shop, Stream.CONSENTS)[0]} == {side.now}


def test_an_erasure_names_nobody_but_her_number(sides):
    side, shop = sides
    side.add("psgdpr_log", id_customer=25, client_name="Malia Naisseline", request_type=4)
    side.add("psgdpr_log", id_customer=26, client_name="Autre", request_type=1)
    side.add("psgdpr_log", id_customer=1, client_name="Anonymous", request_type=4)
    [erased], _ = pull_all(shop, Stream.ERASURES)
    assert (erased.customer_remote_id, erased.email, erased.at_utc) == ("25", "", side.now)


def test_a_sweep_walks_in_the_order_of_text(sides):
    side, shop = sides
    ids = {str(side.customer()) for _ in range(12)} | {"1"}
    seen, after, more = [], "", True
    while more:
        sheet = shop.sweep(Stream.CUSTOMERS, after, limit=5)
        seen += [remote_id for remote_id, _ in sheet.stamps]
        after, more = seen[-1], sheet.more
    assert seen == sorted(ids)


def test_a_combination_is_an_article_of_its_own_at_its_price_with_tax(sides):
    side, shop = sides
    product = side.product("KV-1", combinations=[("KV-1-1", "0", 3, "Lagon"), ("KV-1-2", "450.450450", 4, "Corail")])
    side.product("KM-1")
    records, _ = pull_all(shop, Stream.CATALOGUE)
    assert [(each.sku, each.gross_xpf, each.shade, each.gtin) for each in records] == [
        ("KV-1-1", 1500, "Lagon", ""),
        ("KV-1-2", 2000, "Corail", ""),
        ("KM-1", 1500, "", "3760000010016"),
    ]
    assert {each.article_id for each in records[:2]} == {str(product)}
    assert (records[0].rate_bp, records[0].brand, records[0].category) == (1100, "Monoï Tikitea", "Parfums")


def test_an_article_no_longer_sold_says_so_and_a_form_begun_is_none(sides):
    side, shop = sides
    off = side.product("A")
    side.change("product_shop", f"id_product = {off}", active=0)
    draft = side.product("B")
    side.change("product", f"id_product = {draft}", state=0)
    assert [(each.sku, each.is_discontinued) for each in pull_all(shop, Stream.CATALOGUE)[0]] == [("A", True)]


def test_a_price_of_a_combination_moves_no_date_and_is_found_by_the_sweep(sides):
    side, shop = sides
    product = side.product("KV-1", combinations=[("KV-1-1", "0", 3, "Lagon"), ("KV-1-2", "0", 4, "Corail")])
    before = dict(shop.sweep(Stream.CATALOGUE, "", limit=10).stamps)
    second = side.row("product_attribute", "reference = 'KV-1-2'")["id_product_attribute"]
    side.change("product_attribute_shop", f"id_product_attribute = {second}", price="450.450450")
    after = dict(shop.sweep(Stream.CATALOGUE, "", limit=10).stamps)
    changed = [each for each in after if before[each] != after[each]]
    assert changed == [f"{product}-{second}"]
    assert [each.gross_xpf for each in shop.fetch(Stream.CATALOGUE, changed).records] == [2000]


def test_stock_is_each_article_s_own_and_never_the_sum(sides):
    side, shop = sides
    side.product("KV-1", combinations=[("KV-1-1", "0", 3, "Lagon"), ("KV-1-2", "0", 4, "Corail")])
    side.product("KM-1", stock=7)
    assert [(each.sku, each.quantity) for each in pull_all(shop, Stream.STOCK)[0]] == [
        ("KV-1-1", 3),
        ("KV-1-2", 4),
        ("KM-1", 7),
    ]


def test_an_order_of_an_article_is_a_reason_to_read_its_stock(sides):
    side, shop = sides
    product = side.product("KM-1", stock=7)
    order = side.order(side.customer(), ("KM-1", 1, 1500))
    cursor = news(shop, Stream.STOCK, None)
    side.add("order_detail", id_order=order, product_id=product, product_attribute_id=0, product_name="x",
             product_quantity=1)  # fmt: skip
    side.change("stock_available", f"id_product = {product}", quantity=6)
    assert [each.quantity for each in pull_all(shop, Stream.STOCK, cursor)[0]] == [6]


def test_stock_changed_by_hand_in_the_table_is_found_by_the_sweep(sides):
    side, shop = sides
    product = side.product("KM-1", stock=7)
    before = shop.sweep(Stream.STOCK, "", limit=10).stamps
    side.change("stock_available", f"id_product = {product}", quantity=2)
    assert before != shop.sweep(Stream.STOCK, "", limit=10).stamps
    assert [each.quantity for each in shop.fetch(Stream.STOCK, [f"{product}-0"]).records] == [2]


def test_wishes_name_the_article_wished_for(sides):
    side, shop = sides
    product = side.product("KV-1", combinations=[("KV-1-1", "0", 3, "Lagon")])
    [one] = side.rows("product_attribute")
    wishes = side.add("wishlist", id_customer=7)
    side.add("wishlist_product", id_wishlist=wishes, id_product=product,
             id_product_attribute=one["id_product_attribute"])  # fmt: skip
    [wish], _ = pull_all(shop, Stream.WISHES)
    assert (wish.customer_remote_id, wish.sku, wish.wished_at_utc) == ("7", "KV-1-1", side.now)


def test_the_session_is_read_committed_strict_and_at_ease_with_zero_dates(sides):
    _, shop = sides
    shop.describe()
    with shop._engine.connect() as connection:
        asked = connection.exec_driver_sql("SELECT @@tx_isolation, @@sql_mode").one()
    assert asked[0] == "READ-COMMITTED"
    assert "STRICT_TRANS_TABLES" in asked[1]
    assert "ZERO_DATE" not in asked[1]

"""A shop read by SQL and written through its interface: on a real MariaDB, and a real server on loopback."""

import pytest
from sqlalchemy import create_engine

from koom_pos.remote.connection import open_shop, read_address
from koom_pos.remote.errors import ShopAccessError
from koom_pos.remote.online_shop import Intent, IntentKind, Result, Route, Stream
from koom_pos.remote.prestashop_site import PrestashopSettings
from koom_pos.remote.rest_channel import DONE
from koom_pos.remote.rest_shop import RestAccess, WooTables, with_prestashop_rest, with_woocommerce_rest
from koom_pos.remote.woocommerce import WooCommerceShop
from tests.remote import prestashop_shop
from tests.remote.http_prestashop import KEY, PrestaDesk
from tests.remote.http_shop import SECRET, USER, standing
from tests.remote.http_woocommerce import WooDesk
from tests.remote.woocommerce_shop import NEWSLETTER, open_woo_side, pull_all

CREAM = ("Crème", 1, "1846.846847", "203")
PICKED_UP = {"CANCEL_ORDER", "HAND_OVER", "REFUND", "CREATE_CUSTOMER", "ERASE_CUSTOMER", "USE_VOUCHER"}


@pytest.fixture
def woo(mariadb):
    """A WooCommerce shop: its tables, its interface, and the shop made of both."""
    url = mariadb.fresh_database()
    side, plain = open_woo_side(url)
    plain.close()
    engine, desk = create_engine(url), WooDesk()
    with standing(desk) as web:
        shop = with_woocommerce_rest(
            WooCommerceShop(engine, side.clock), engine, side.clock, RestAccess(web.address, USER, SECRET)
        )
        yield side, shop, desk, web
        shop.close()
    side.engine.dispose()


@pytest.fixture
def presta(mariadb):
    side = prestashop_shop.lay_out(mariadb.fresh_database())
    desk = PrestaDesk()
    with standing(desk) as web:
        sql_shop = prestashop_shop.opened(side, settings=PrestashopSettings(employee_id=2))
        shop = with_prestashop_rest(sql_shop, side.clock, RestAccess(web.address, KEY))
        yield side, shop, desk, web
        shop.close()
    side.engine.dispose()


def intent(kind, subject, key="k:0", **values):
    return Intent(key, IntentKind(kind), str(subject), values)


def test_what_sql_must_leave_to_the_shop_travels_by_its_interface(woo):
    side, shop, desk, _web = woo
    order = side.order(CREAM, status="wc-ready-pickup", paid=True)
    desk.order(order, "ready-pickup", paid=True)
    routes = shop.describe().routes
    assert {kind.name for kind, route in routes.items() if route is Route.API} >= PICKED_UP
    assert shop.push(intent("hand_over", order, state="handed_over")).result is Result.DONE
    assert desk.orders[order]["status"] == "completed"
    assert len(pull_all(shop, Stream.ORDERS)[0]) == 1


def test_the_box_at_check_out_stays_with_sql_since_the_interface_drops_its_key(woo):
    side, shop, _desk, web = woo
    user = side.customer(**{NEWSLETTER: "0"})
    assert shop.describe().routes[IntentKind.RECORD_CONSENT] is Route.SQL
    side.forward(minutes=5)
    said = side.now.replace(tzinfo=None).isoformat()
    given = intent("record_consent", user, purpose="koom_offers", channel="email", state="given", at=said)
    assert shop.push(given).result is Result.DONE
    assert side.meta("usermeta", "user_id", user, NEWSLETTER) == "1"
    assert web.asked == []


def test_a_key_kept_on_one_route_is_known_on_the_other(woo, mariadb):
    side, shop, desk, web = woo
    product = side.product("KM-0001", 10)
    desk.product(product, "KM-0001", 10)
    moved = intent("adjust_stock", "KM-0001", quantity=-2)
    by_sql = WooCommerceShop(create_engine(side.engine.url), side.clock)
    assert by_sql.push(moved).result is Result.DONE
    assert shop.push(moved).result is Result.ALREADY
    assert web.writes == []
    other = intent("adjust_stock", "KM-0001", key="k:1", quantity=-1)
    assert shop.push(other).result is Result.DONE
    assert by_sql.push(other).result is Result.ALREADY
    by_sql.close()


def test_keys_are_replaced_and_boxes_read(woo):
    side, _shop, _desk, _web = woo
    tables = WooTables(side.engine, "wp_")
    assert (tables.recall("x:0"), tables.read_box("1", "koom_newsletter")) == ("", None)
    tables.keep("x:0", "59 40 38")
    assert tables.recall("x:0") == "59 40 38"
    tables.keep("x:0", DONE)
    assert tables.recall("x:0") == DONE
    user = side.customer(koom_newsletter="1")
    assert tables.read_box(str(user), "koom_newsletter") == "1"


def test_a_version_that_is_only_read_is_written_by_no_route(woo):
    side, shop, desk, web = woo
    side.run("UPDATE {p}options SET option_value = '99.0' WHERE option_name = 'woocommerce_version'")
    assert set(shop.describe().routes.values()) == {Route.NONE}
    desk.order(1, "on-hold")
    assert shop.push(intent("cancel_order", 1)).reason == "shop_must_do"
    assert web.asked == []


def test_a_prestashop_is_written_by_its_webservice_and_its_stock_by_sql(presta):
    side, shop, desk, web = presta
    described = shop.describe()
    routes = described.routes
    assert routes[IntentKind.CANCEL_ORDER] is routes[IntentKind.CREATE_CUSTOMER] is Route.API
    assert routes[IntentKind.REFUND] is Route.NONE
    assert routes[IntentKind.ADJUST_STOCK] is Route.SQL
    desk.order(402, 13)
    assert shop.push(intent("cancel_order", 402)).result is Result.DONE
    assert desk.records["orders"]["402"]["current_state"] == "6"
    side.product("KM-0001", stock=10)
    asked = len(web.asked)
    assert shop.push(intent("adjust_stock", "KM-0001", key="k:1", quantity=-2)).result is Result.DONE
    assert len(web.asked) == asked


def test_a_key_is_shown_nowhere():
    access = RestAccess("https://boutique.example", USER, SECRET)
    assert USER not in repr(access)
    assert SECRET not in repr(access)


def test_the_address_of_a_shop_opens_it_with_its_interface(woo, presta):
    for (side, _shop, _desk, web), key in ((woo, USER), (presta, KEY)):
        address = read_address(side.engine.url.render_as_string(hide_password=False))
        found = open_shop(address, side.clock, access=RestAccess(web.address, key, SECRET))
        assert found.describe().routes[IntentKind.CANCEL_ORDER] is Route.API
        found.close()


def test_a_key_over_plain_http_opens_no_channel(woo):
    side, shop, _desk, _web = woo
    bare = RestAccess("http://boutique.example", USER, SECRET)
    by_sql = WooCommerceShop(create_engine(side.engine.url), side.clock)
    with pytest.raises(ShopAccessError):
        with_woocommerce_rest(by_sql, side.engine, side.clock, bare).describe()
    by_sql.close()
    assert shop.describe().is_known_version

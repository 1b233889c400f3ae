"""Addresses of online shops: what they say, what is found behind them, and that no password shows."""

from datetime import UTC, datetime

import pytest

from koom_pos.remote.connection import create_shop, open_shop, read_address
from koom_pos.remote.errors import ShopUnreachableError, UnknownShopError
from koom_pos.remote.online_shop import ShopKind
from tests.remote.prestashop_shop import lay_out
from tests.remote.servers import free_port
from tests.remote.woocommerce_shop import open_woo_side


def clock():
    return datetime(2026, 11, 23, tzinfo=UTC)


def test_a_shop_on_this_machine_needs_no_tls_and_one_elsewhere_is_verified():
    assert read_address("mariadb://koom@127.0.0.1/shop").tls == "off"
    assert read_address("mariadb://koom@boutique.example/shop").tls == "verify"
    assert read_address("mariadb://koom@boutique.example/shop?tls=on").tls == "on"


def test_our_own_words_never_reach_the_driver():
    address = read_address(
        "mysql://koom@h.example/shop?tls=verify&ca=/etc/ca.pem&prefix=wp_&kind=woocommerce&charset=x"
    )
    assert dict(address.url.query) == {"charset": "x"}
    assert (address.prefix, address.kind, address.ca) == ("wp_", "woocommerce", "/etc/ca.pem")


def test_the_password_is_taken_from_where_it_is_kept_and_never_shown():
    address = read_address("mariadb://koom@h.example/shop", password="s3cret")
    assert address.url.password == "s3cret"
    assert "s3cret" not in address.shown


@pytest.mark.parametrize("text", ["oracle://x@y/z", "pas une adresse", "ftp://h"])
def test_an_address_of_nothing_we_know_is_refused(text):
    with pytest.raises(UnknownShopError):
        read_address(text)


@pytest.mark.parametrize("server", ["sqlite", "mariadb", "postgres"])
def test_a_created_shop_is_found_by_its_tables(server, request, tmp_path):
    if server == "sqlite":
        text = f"sqlite:///{tmp_path / 'shop.db'}"
    else:
        text = request.getfixturevalue(server).fresh_database().replace("+pymysql", "").replace("+psycopg", "")
    address = read_address(text)
    create_shop(address)
    shop = open_shop(address, clock)
    assert shop.describe().kind is ShopKind.CONTRACT
    shop.close()


def test_a_database_without_any_shop_is_said_to_be_none(tmp_path):
    with pytest.raises(UnknownShopError):
        open_shop(read_address(f"sqlite:///{tmp_path / 'empty.db'}"), clock)


def test_a_server_that_is_away_is_unreachable_not_a_defect():
    with pytest.raises(ShopUnreachableError):
        open_shop(read_address(f"mariadb://koom@127.0.0.1:{free_port()}/shop"), clock)


@pytest.mark.parametrize("said", ["", "?prefix=kx_", "?kind=woocommerce&prefix=kx_"])
def test_a_woocommerce_shop_is_found_by_its_tables_or_by_what_is_said(mariadb, said):
    url = mariadb.fresh_database()
    side, first = open_woo_side(url, prefix="kx_")
    side.customer()
    shop = open_shop(read_address(url.replace("+pymysql", "") + said), clock)
    assert (shop.describe().kind, shop.describe().missing) == (ShopKind.WOOCOMMERCE, ())
    shop.close()
    first.close()


@pytest.mark.parametrize("said", ["", "?prefix=kp_", "?kind=prestashop&prefix=kp_"])
def test_a_prestashop_is_found_by_its_tables_or_by_what_is_said(laid_out_prestashop, said):
    side = laid_out_prestashop
    address = side.engine.url.set(drivername="mariadb").render_as_string(hide_password=False)
    shop = open_shop(read_address(address + said), side.clock)
    found = shop.describe()
    assert (found.kind, found.version, found.missing) == (ShopKind.PRESTASHOP, "8.2.1", ())
    with shop._engine.connect() as connection:
        assert "STRICT" in connection.exec_driver_sql("SELECT @@sql_mode").scalar()
    shop.close()


@pytest.fixture(scope="module")
def laid_out_prestashop(mariadb):
    return lay_out(mariadb.fresh_database(collation="utf8mb4_general_ci"), prefix="kp_")

"""Which shop the store exchanges with: remembered, never mixed with another, never left while something waits."""

import json

import pytest

from koom_pos.domain.customer import CustomerField
from koom_pos.domain.operator import NotAllowedError
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.errors import ShopUnreachableError, UnknownShopError
from koom_pos.remote.shop_address import address_in, identity_of, split_password
from koom_pos.services import customers
from koom_pos.services.keys import open_vault
from koom_pos.services.sync import setup
from koom_pos.services.sync.unsent import OutboxNotEmptyError, unsent
from koom_pos.settings import OnlineShopSettings
from tests.remote.contract_shop import open_shop_side
from tests.services.selling import sell


@pytest.fixture
def near(open_shop, tmp_path):
    side, shop = open_shop_side(f"sqlite:///{tmp_path / 'online.db'}")
    address = address_in("sqlite:///online.db", tmp_path)
    yield open_shop, side, shop, address
    shop.close()


def settings(**changes):
    return OnlineShopSettings(address="sqlite:///online.db", **changes)


def waiting(store):
    with store.desk.store.reading() as tx:
        return tx.online.outbox_count().waiting


@pytest.mark.parametrize(
    ("address", "identity"),
    [
        ("sqlite:///online.db", "sqlite:///online.db"),
        ("mariadb://koom:secret@Shop.Example/koom?tls=on", "mariadb://shop.example/koom"),
        ("mysql+pymysql://other@shop.example/koom", "mariadb://shop.example/koom"),
        ("postgresql://koom@shop.example:6543/koom", "postgresql://shop.example:6543/koom"),
        ("mariadb://koom@shop.example/koom?prefix=wp2_", "mariadb://shop.example/koom#wp2_"),
    ],
)
def test_a_shop_is_named_without_user_password_and_options(tmp_path, address, identity):
    assert identity_of(address_in(address, tmp_path)) == identity


def test_a_password_typed_into_the_address_is_taken_out_of_it():
    assert split_password("mariadb://koom:s%40cret@shop.example/koom?tls=on") == (
        "mariadb://koom@shop.example/koom?tls=on",
        "s@cret",
    )


@pytest.mark.parametrize("address", ["nonsense", "mariadb://host:port/base", "https://shop.example"])
def test_what_is_no_address_is_refused(tmp_path, address):
    with pytest.raises(UnknownShopError):
        address_in(address, tmp_path)


def test_the_password_comes_from_the_vault(tmp_path):
    vault = open_vault(tmp_path, prefer_keyring=False)
    vault.put_secret(setup.PASSWORD, "s@cret")
    found = setup.address_of(OnlineShopSettings(address="mariadb://koom@shop.example/koom"), vault, tmp_path)
    assert found.url.password == "s@cret"
    assert "cret" not in found.shown


def test_a_missing_file_is_a_shop_that_does_not_answer_and_is_not_made(open_shop, tmp_path):
    with pytest.raises(ShopUnreachableError):
        setup.open_at(address_in("sqlite:///nowhere.db", tmp_path), open_shop.desk)
    assert not (tmp_path / "nowhere.db").exists()


def test_the_first_round_binds_the_shop_and_leaves_what_was_sold_before_to_it(near):
    store, side, shop, address = near
    sell(store, 2500)
    assert waiting(store)
    side.variant(store.items[-1].sku, stock=10)
    setup.exchange(store.desk, address, shop, settings())
    assert setup.bound_shop(store.desk) == "sqlite:///online.db"
    assert waiting(store) == 0
    sell(store, 1200)
    side.variant(store.items[-1].sku, stock=10)
    setup.exchange(store.desk, address, shop, settings())
    assert [row["stock"] for row in side.rows(tables.variant)] == [10, 9]


def test_another_shop_is_refused_before_anything_moves(near, tmp_path):
    store, _, shop, address = near
    setup.exchange(store.desk, address, shop, settings())
    other_side, other = open_shop_side(f"sqlite:///{tmp_path / 'other.db'}")
    other_side.customer()
    with pytest.raises(setup.OtherShopError):
        setup.exchange(store.desk, address_in("sqlite:///other.db", tmp_path), other, settings())
    assert not customers.search_customers(store.desk, "wamytan")
    other.close()


def test_a_shop_is_not_left_while_something_waits_and_the_refusal_says_how_much(near, tmp_path):
    store, _, shop, address = near
    store.item(2500)
    setup.exchange(store.desk, address, shop, settings())
    sell(store, 2500)
    sell(store, 2500)
    other = address_in("sqlite:///other.db", tmp_path)
    for wanted in (other, None):
        with pytest.raises(OutboxNotEmptyError) as refused:
            setup.change_address(store.desk, store.manager, wanted)
        assert refused.value.waiting == unsent(store.desk) == 2
    setup.change_address(store.desk, store.manager, address)  # the same shop under another user or password
    assert setup.bound_shop(store.desk) == identity_of(address)


def test_a_shop_left_is_forgotten_with_its_links_and_the_change_is_journalled(near, tmp_path):
    store, side, shop, address = near
    side.customer()
    order = side.order(("A", 1, 1000))
    setup.exchange(store.desk, address, shop, settings())
    setup.exchange(store.desk, address, shop, settings())
    setup.change_address(store.desk, store.manager, None)
    assert setup.bound_shop(store.desk) == ""
    with store.desk.store.reading() as tx:
        assert tx.customer_orders.by_remote_id(order) is None
        assert not tx.online.cursor("customers").at
        told = [json.loads(e.body) for e in tx.journal.entries(store.desk.workstation.id)][-1]
    assert "wamytan" not in json.dumps(told).lower()
    assert told["payload"]["changes"] == [{"setting": "online_shop", "before": "sqlite:///online.db", "after": ""}]


def test_only_who_may_change_settings_leaves_a_shop(near):
    store, _, shop, address = near
    setup.exchange(store.desk, address, shop, settings())
    with pytest.raises(NotAllowedError):
        setup.change_address(store.desk, store.cashier, None)


def test_an_unknown_version_is_only_read_until_somebody_accepts_it(near):
    store, side, shop, address = near
    side.customer()
    setup.exchange(store.desk, address, shop, settings())
    with side.engine.begin() as connection:
        connection.execute(tables.meta.update().values(value="2"))
    found = customers.search_customers(store.desk, "wamytan")[0].customer_id
    customers.change_customer(store.desk, store.manager, found, {CustomerField.CITY: "Païta"})
    side.customer(first_name="Rose", last_name="Kaloi", email="rose@courriel.example")
    held = setup.exchange(store.desk, address, shop, settings())
    assert held.is_read_only
    assert held.pushed.messages == 0
    assert [row["city"] for row in side.rows(tables.customer)] == ["", ""]
    assert customers.search_customers(store.desk, "kaloi")
    sent = setup.exchange(store.desk, address, shop, settings(accepted_version="2"))
    assert not sent.is_read_only
    assert {row["city"] for row in side.rows(tables.customer)} == {"Païta", ""}


def test_streams_that_are_turned_off_are_not_read(near):
    store, side, shop, address = near
    side.customer()
    report = setup.exchange(store.desk, address, shop, settings(streams=["orders"]))
    assert report.pulled.read == 0


def test_an_absence_is_told_once_and_once_that_it_is_over(near, tmp_path):
    store, side, shop, address = near
    setup.exchange(store.desk, address, shop, settings())
    with side.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE koom_order RENAME TO koom_order_away")
    for _ in range(3):
        store.clock.forward(minutes=1)
        assert setup.exchange(store.desk, address, shop, settings()).fault
    with side.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE koom_order_away RENAME TO koom_order")
    store.clock.forward(minutes=1)
    assert setup.exchange(store.desk, address, shop, settings()).is_clean
    with store.desk.store.reading() as tx:
        assert [run.fault for run in tx.online.runs()] == ["", "ShopDrift"]

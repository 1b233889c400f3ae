"""What a person decides: one side of a conflict holds on both sides, what was parked goes again or never."""

import json

import pytest

from koom_pos.domain.customer import CustomerField, PersonalFields
from koom_pos.domain.operator import NotAllowedError
from koom_pos.remote import contract_tables as tables
from koom_pos.services import customer_merge, customers
from koom_pos.services.sync import deciding
from koom_pos.services.sync.deciding import AlreadyDecidedError, Side
from koom_pos.services.sync.round import run_round
from koom_pos.services.sync.status import SyncState, sync_status
from koom_pos.settings import OnlineShopSettings
from tests.remote.contract_shop import open_shop_side
from tests.services.selling import sell

SETTINGS = OnlineShopSettings(address="sqlite:///online.db")
EMAIL = "lea@courriel.example"


@pytest.fixture
def sides(open_shop, tmp_path):
    side, shop = open_shop_side(f"sqlite:///{tmp_path / 'online.db'}")
    yield open_shop, side, shop
    shop.close()


def sync(store, side, shop):
    report = run_round(store.desk, shop)
    store.clock.forward(minutes=1)
    side.forward(minutes=1)
    return report


def lea(store):
    found = customers.search_customers(store.desk, "wamytan")
    return customers.get_customer(store.desk, found[0].customer_id)


@pytest.fixture
def disagreeing(sides):
    """Léa moved: the store heard Dumbéa, the shop Païta."""
    store, side, shop = sides
    remote = side.customer(city="Nouméa")
    sync(store, side, shop)
    side.change(tables.customer, remote, city="Païta")
    customers.change_customer(store.desk, store.cashier, lea(store).id, {CustomerField.CITY: "Dumbéa"})
    report = sync(store, side, shop)
    assert report.conflicts == 1
    return store, side, shop, remote


def open_conflict(store):
    who = deciding.conflicted_customers(store.desk)
    assert [(each.name, each.fields) for each in who] == [("Léa Wamytan", ("city",))]
    return deciding.look_at_conflicts(store.desk, store.cashier, who[0].customer_id)[0]


def test_both_sides_are_shown_with_what_they_agreed_on_and_the_look_is_recorded(disagreeing):
    store, *_ = disagreeing
    line = open_conflict(store)
    assert (line.was, line.here, line.there) == ("Nouméa", "Dumbéa", "Païta")
    with store.desk.store.reading() as tx:
        assert tx.customers.looks([lea(store).id])


@pytest.mark.parametrize(("side_chosen", "city"), [(Side.HERE, "Dumbéa"), (Side.THERE, "Païta")])
def test_the_side_chosen_holds_on_both_sides(disagreeing, side_chosen, city):
    store, side, shop, remote = disagreeing
    deciding.decide(store.desk, store.cashier, open_conflict(store).conflict_id, side_chosen)
    report = sync(store, side, shop)
    assert report.is_clean
    assert lea(store).fields.city == city
    assert side.row(tables.customer, remote)["city"] == city
    assert sync(store, side, shop).pushed.messages == 0


def test_a_choice_is_made_once(disagreeing):
    store, *_ = disagreeing
    line = open_conflict(store)
    deciding.decide(store.desk, store.cashier, line.conflict_id, Side.HERE)
    with pytest.raises(AlreadyDecidedError):
        deciding.decide(store.desk, store.cashier, line.conflict_id, Side.THERE)


def test_a_choice_for_ours_is_asked_again_when_the_shop_changed_once_more(disagreeing):
    store, side, shop, remote = disagreeing
    deciding.decide(store.desk, store.cashier, open_conflict(store).conflict_id, Side.HERE)
    side.change(tables.customer, remote, city="Bourail")
    sync(store, side, shop)
    assert side.row(tables.customer, remote)["city"] == "Bourail"
    assert open_conflict(store).there == "Bourail"


def test_a_sale_of_an_article_the_shop_lacks_is_parked_until_it_is_sent_again(sides):
    store, side, shop = sides
    sell(store, 2500)
    item = store.items[-1]
    assert sync(store, side, shop).outbox.parked == 1
    status = sync_status(store.desk, SETTINGS)
    assert status.state is SyncState.TO_DECIDE
    assert [(each.topic, each.reason) for each in status.messages] == [("sale.settled", "unknown_sku")]
    side.variant(item.sku, stock=4)
    assert sync(store, side, shop).outbox.parked == 1  # by itself it stays parked
    deciding.send_again(store.desk, store.cashier, status.messages[0].id)
    assert sync(store, side, shop).is_clean
    assert [row["stock"] for row in side.rows(tables.variant)] == [3]


def test_a_message_given_up_is_never_sent_and_the_journal_says_so_without_names(sides):
    store, side, shop = sides
    sell(store, 2500)
    item = store.items[-1]
    sync(store, side, shop)
    message = sync_status(store.desk, SETTINGS).messages[0]
    with pytest.raises(NotAllowedError):
        deciding.give_up(store.desk, store.cashier, message.id)
    deciding.give_up(store.desk, store.manager, message.id)
    side.variant(item.sku, stock=4)
    assert sync(store, side, shop).is_clean
    assert [row["stock"] for row in side.rows(tables.variant)] == [4]
    with store.desk.store.reading() as tx:
        told = json.loads(list(tx.journal.entries(store.desk.workstation.id))[-1].body)
    assert told["payload"]["topic"] == "sale.settled"
    with pytest.raises(AlreadyDecidedError):
        deciding.send_again(store.desk, store.manager, message.id)
    assert sync_status(store.desk, SETTINGS).outbox.oldest_utc is None


def two_cards(store):
    for first in ("Léa", "Lea"):
        fields = PersonalFields(first_name=first, last_name="Wamytan", email=EMAIL)
        customers.create_customer(store.desk, store.cashier, fields, fifteen_or_over=True)


def test_a_parked_record_is_taken_when_asked_once_its_cause_is_gone(sides):
    store, side, shop = sides
    two_cards(store)
    side.customer(email=EMAIL, city="Koné")
    sync(store, side, shop)
    parked = sync_status(store.desk, SETTINGS).records
    assert [record.reason for record in parked] == ["SeveralCards"]
    kept, gone = (row.customer_id for row in customers.search_customers(store.desk, "wamytan"))
    customer_merge.merge_customers(store.desk, store.manager, kept, gone, take={})
    assert sync_status(store.desk, SETTINGS).records
    deciding.take_again(store.desk, store.cashier, parked[0].stream, parked[0].remote_id)
    assert sync_status(store.desk, SETTINGS).asked == 1
    assert sync(store, side, shop).is_clean
    assert lea(store).fields.city == "Koné"


def test_a_record_that_is_gone_there_is_said_to_be_gone(sides):
    store, side, shop = sides
    two_cards(store)
    remote = side.customer(email=EMAIL)
    sync(store, side, shop)
    with side.engine.begin() as connection:
        connection.execute(tables.customer.delete())
    deciding.take_again(store.desk, store.cashier, "customers", remote)
    sync(store, side, shop)
    assert [each.reason for each in sync_status(store.desk, SETTINGS).records] == ["gone"]
    deciding.leave_record(store.desk, store.cashier, "customers", remote)
    assert sync_status(store.desk, SETTINGS).state is SyncState.GOOD

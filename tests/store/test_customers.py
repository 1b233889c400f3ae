"""The verbs of customers: cards, search index, tickets, looks."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.customer import (
    Customer,
    CustomerField,
    FieldOrigin,
    Look,
    LookReason,
    Origin,
    PersonalFields,
    Source,
)
from koom_pos.domain.customer_search import read_query
from tests.services.selling import sell

AT = datetime(2026, 11, 23, tzinfo=UTC)


def put(tx, name: str, **fields) -> Customer:
    """Store a card whose id is its first name."""
    customer = Customer(name, PersonalFields(first_name=name, **fields), Source.STORE, AT, "op", AT)
    tx.customers.add(customer, email_key=fields.get("email", "").lower(), email_hash="", phone_hash="")
    return customer


def names(tx, query: str, *, limit: int = 50) -> list[str]:
    return [row.name for row in tx.customers.search(read_query(query), limit=limit)]


def test_a_card_comes_back_as_it_was_stored(shop):
    with shop.desk.store.transaction() as tx:
        stored = put(tx, "Anna", last_name="Wamytan", email="a@koom.nc", birthday="02-29", note="lilas")
        assert tx.customers.get("Anna") == stored
        assert tx.customers.current("Anna") == stored
        assert tx.customers.get("nobody") is None
        assert tx.customers.current("nobody") is None


def test_a_changed_card_is_found_by_its_new_words_only(shop):
    with shop.desk.store.transaction() as tx:
        put(tx, "Anna", last_name="Wamytan")
        tx.customers.change("Anna", {"last_name": "Naisseline"}, at_utc=AT + timedelta(hours=1), by="op")
        assert names(tx, "naiss") == ["Anna Naisseline"]
        assert names(tx, "wamy") == []
        changed = tx.customers.get("Anna")
        assert changed.updated_at_utc == AT + timedelta(hours=1)


def test_a_list_is_never_longer_than_asked(shop):
    with shop.desk.store.transaction() as tx:
        for number in range(9):
            put(tx, f"Léa{number}")
        assert names(tx, "lea", limit=4) == ["Léa0", "Léa1", "Léa2", "Léa3"]


def test_a_query_full_of_signs_of_the_search_language_is_just_words(shop):
    with shop.desk.store.transaction() as tx:
        put(tx, "Anna")
        for query in ('an"na', "anna OR NOT", "anna* AND (", "-anna", "NEAR(anna)", "terms:anna"):
            names(tx, query)
        assert names(tx, '"anna"') == ["Anna"]


def test_whole_addresses_are_looked_up_by_their_beginning(shop):
    with shop.desk.store.transaction() as tx:
        put(tx, "Anna", email="anna@koom.nc")
        put(tx, "Annie", email="anna@lagoon.nc")
        assert names(tx, "ANNA@k") == ["Anna"]
        assert sorted(names(tx, "anna@")) == ["Anna", "Annie"]


def test_merged_cards_are_one_person_over_any_number_of_merges(shop):
    with shop.desk.store.transaction() as tx:
        for name in ("Anna", "Annick", "Annie"):
            put(tx, name, phone=f"+68775{len(name)}00{len(name)}")
        tx.customers.set_merged_into("Annie", "Annick", at_utc=AT, by="op")
        tx.customers.set_merged_into("Annick", "Anna", at_utc=AT, by="op")
        assert tx.customers.ids_of("Anna") == ["Anna", "Annick", "Annie"]
        assert tx.customers.ids_of("Annick") == ["Annick", "Annie"]
        assert tx.customers.current("Annie").id == "Anna"
        assert names(tx, "annie") == ["Anna"], "she is found by what her other cards say"
        assert [row.name for row in tx.customers.by_phone("+687755005")] == ["Anna"]
        tx.customers.set_merged_into("Annick", None, at_utc=AT, by="op")
        assert names(tx, "annie") == ["Annick"]
        assert tx.customers.ids_of("Anna") == ["Anna"]


def test_a_field_knows_how_it_came(shop):
    declared = FieldOrigin(Origin.DECLARED, Source.STORE, AT)
    deduced = FieldOrigin(Origin.DEDUCED, Source.WEB, AT)
    with shop.desk.store.transaction() as tx:
        put(tx, "Anna")
        tx.customers.set_origins("Anna", {CustomerField.CITY: declared, CustomerField.NOTE: declared})
        tx.customers.set_origins("Anna", {CustomerField.CITY: deduced})
        assert tx.customers.origins("Anna") == {CustomerField.CITY: deduced, CustomerField.NOTE: declared}
        tx.customers.forget_origins("Anna", [CustomerField.NOTE])
        assert tx.customers.origins("Anna") == {CustomerField.CITY: deduced}


def test_a_ticket_has_one_customer_and_hers_are_listed_latest_first(open_shop):
    first, second = sell(open_shop, 1500), sell(open_shop, 2500, 500)
    with open_shop.desk.store.transaction() as tx:
        put(tx, "Anna")
        for ticket in (first, second):
            tx.customers.link_sale(ticket.id, "Anna", AT)
        assert tx.customers.customer_of_sale(first.id) == "Anna"
        assert tx.customers.customer_of_sale("no ticket") is None
        listed = tx.customers.tickets_of(["Anna"])
        assert [(t.number, t.gross_xpf, t.pieces) for t in listed] == [
            (second.number, 3000, 2),
            (first.number, 1500, 1),
        ]
        assert tx.customers.last_ticket_at(["Anna"]) == second.at_utc
        assert tx.customers.last_ticket_at(["nobody"]) is None
        with pytest.raises(IntegrityError):
            tx.customers.link_sale(first.id, "Anna", AT)


def test_looks_are_counted_and_listed_latest_first(shop):
    with shop.desk.store.transaction() as tx:
        for hour, reason in enumerate((LookReason.SALE, LookReason.SERVICE)):
            look = Look("op", reason, AT + timedelta(hours=hour))
            tx.customers.add_look(look, look_id=f"look{hour}", workstation_id="ws", customer_id="Anna")
        assert [look.reason for look in tx.customers.looks(["Anna"])] == [LookReason.SERVICE, LookReason.SALE]
        assert tx.customers.count_looks(["Anna", "nobody"]) == 2
        with pytest.raises(IntegrityError, match="append-only"):
            tx.connection.exec_driver_sql("UPDATE customer_look SET reason = 'sale'")

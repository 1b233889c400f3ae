"""Cards of customers: entered with as little as she gives, found by whatever is typed."""

import json
from dataclasses import replace

import pytest

from koom_pos.domain.customer import (
    CustomerField,
    Origin,
    PersonalFields,
    Source,
    TooYoungError,
    UnknownCustomerError,
)
from koom_pos.domain.operator import NotAllowedError, Right
from koom_pos.services import customers
from koom_pos.services.contact_forms import PhoneError
from koom_pos.services.customers import DuplicateReason

MARIE = PersonalFields(
    first_name="Marie", last_name="Dupont", email="Marie.Dupont@gmail.com", phone="75.12.34", birthday="11-23"
)


def enter(shop, fields=MARIE, **more):
    return customers.create_customer(shop.desk, shop.cashier, fields, fifteen_or_over=True, **more)


def origins(shop, customer):
    with shop.desk.store.reading() as tx:
        return tx.customers.origins(customer.id)


def outbox(shop) -> list[tuple[str, str, dict]]:
    with shop.desk.store.reading() as tx:
        rows = tx.connection.exec_driver_sql(
            "SELECT topic, subject_id, payload FROM outbox ORDER BY at_utc, id"
        ).all()
    return [(row[0], row[1], json.loads(row[2])) for row in rows]


def found(shop, query: str) -> list[str]:
    return [row.name for row in customers.search_customers(shop.desk, query)]


def test_a_customer_is_entered_found_and_read_again(shop):
    marie = enter(shop)
    assert customers.get_customer(shop.desk, marie.id) == marie
    assert marie.fields.phone == "+687751234"
    row = customers.search_customers(shop.desk, "dup mar")[0]
    assert (row.name, row.points) == ("Marie Dupont", 0)
    assert row.card_code.startswith("F")
    assert customers.find_by_code(shop.desk, row.card_code) == row


@pytest.mark.parametrize("query", ["marie", "DUPONT", "75 12 34", "+687751234", "1234", "marie.dupont@", "marie.du"])
def test_she_is_found_by_whatever_is_typed(shop, query):
    enter(shop)
    enter(shop, PersonalFields(first_name="Zoé"))
    assert found(shop, query) == ["Marie Dupont"]


def test_a_bare_card_is_a_right_member(shop):
    bare = enter(shop, PersonalFields())
    with shop.desk.store.reading() as tx:
        assert tx.loyalty.member_of(bare.id) is not None
    assert origins(shop, bare)[CustomerField.LANGUAGE].origin is Origin.GENERATED
    code = customers.search_customers(shop.desk, "F")[0].card_code
    assert customers.find_by_code(shop.desk, code).customer_id == bare.id


def test_who_does_not_join_has_no_card(shop):
    guest = enter(shop, join=False)
    with shop.desk.store.reading() as tx:
        assert tx.loyalty.member_of(guest.id) is None
    assert customers.search_customers(shop.desk, "marie")[0].card_code == ""


def test_a_card_printed_beforehand_is_hers(shop):
    enter(shop, card_code="2000000012346")
    assert customers.find_by_code(shop.desk, "2000000012346").name == "Marie Dupont"
    assert found(shop, "2000000012346") == ["Marie Dupont"]


def test_a_blocked_card_finds_nobody(shop):
    enter(shop)
    code = customers.search_customers(shop.desk, "marie")[0].card_code
    with shop.desk.store.transaction() as tx:
        tx.loyalty.block_card(code)
    assert customers.find_by_code(shop.desk, code) is None
    assert customers.find_by_code(shop.desk, "no card") is None


def test_nothing_is_kept_of_who_is_not_fifteen(shop):
    with pytest.raises(TooYoungError):
        customers.create_customer(shop.desk, shop.cashier, MARIE, fifteen_or_over=False)
    assert found(shop, "marie") == []
    assert outbox(shop) == []


def test_a_wrong_number_stores_nothing(shop):
    with pytest.raises(PhoneError):
        enter(shop, replace(MARIE, phone="75.12"))
    assert found(shop, "marie") == []


def test_a_field_knows_how_it_came(shop):
    marie = enter(shop, replace(MARIE, postal_code="98800"))
    known = origins(shop, marie)
    assert known[CustomerField.EMAIL].origin is Origin.DECLARED
    assert known[CustomerField.COUNTRY].origin is Origin.DEDUCED
    assert CustomerField.STREET not in known


def test_only_what_changed_is_written_and_dated(shop):
    marie = enter(shop)
    shop.clock.forward(days=2)
    changes = {CustomerField.PHONE: "28.12.34", CustomerField.LAST_NAME: "Dupont"}
    changed = customers.change_customer(shop.desk, shop.cashier, marie.id, changes, source=Source.WEB)
    assert changed.fields == replace(marie.fields, phone="+687281234")
    assert changed.updated_at_utc == shop.clock.now
    known = origins(shop, marie)
    assert (known[CustomerField.PHONE].source, known[CustomerField.PHONE].at_utc) == (Source.WEB, shop.clock.now)
    assert known[CustomerField.LAST_NAME].at_utc == marie.created_at_utc
    assert found(shop, "28.12") == ["Marie Dupont"]
    assert found(shop, "75.12") == []


def test_changing_nothing_tells_nothing(shop):
    marie = enter(shop)
    customers.change_customer(shop.desk, shop.cashier, marie.id, {CustomerField.PHONE: "+687 75 12 34"})
    assert [topic for topic, _, _ in outbox(shop)] == ["customer.created"]


def test_the_outbox_learns_which_fields_and_no_value(shop):
    marie = enter(shop)
    customers.change_customer(shop.desk, shop.cashier, marie.id, {CustomerField.NOTE: "aime le lilas"})
    told = outbox(shop)
    assert told[-1] == ("customer.changed", marie.id, {"fields": ["note"]})
    assert "Marie" not in json.dumps(told)


def test_the_hash_of_an_address_follows_the_address(shop):
    marie, other = enter(shop), enter(shop, PersonalFields(email="marie.dupont@GMAIL.com"))

    def hashes(customer):
        with shop.desk.store.reading() as tx:
            query = "SELECT email_hash, phone_hash FROM customer WHERE id = ?"
            return tuple(tx.connection.exec_driver_sql(query, (customer.id,)).one())

    assert hashes(marie)[0] == hashes(other)[0] != ""
    assert hashes(other)[1] == ""
    customers.change_customer(shop.desk, shop.cashier, marie.id, {CustomerField.EMAIL: "", CustomerField.PHONE: ""})
    assert hashes(marie) == ("", "")


def test_an_unknown_customer_is_refused_without_naming_her(shop):
    with pytest.raises(UnknownCustomerError) as refused:
        customers.get_customer(shop.desk, "nobody")
    assert "nobody" not in str(refused.value)


def test_a_role_without_the_right_enters_nobody(shop):
    stranger = replace(shop.cashier, rights=frozenset({Right.SELL}))
    with pytest.raises(NotAllowedError):
        customers.create_customer(shop.desk, stranger, MARIE, fifteen_or_over=True)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (PersonalFields(phone="+687 75 12 34"), DuplicateReason.PHONE),
        (PersonalFields(email="MARIE.dupont@gmail.com"), DuplicateReason.EMAIL),
        (PersonalFields(first_name="marie", last_name="dupond"), DuplicateReason.NAME),
        (PersonalFields(first_name="Dupont", last_name="Marie"), DuplicateReason.NAME),
        (PersonalFields(first_name="Mari", last_name="Dupont"), DuplicateReason.NAME),
        (PersonalFields(first_name="Mairie", last_name="Dupont", phone="75.12.34"), DuplicateReason.PHONE),
    ],
)
def test_who_may_be_known_already_is_suggested_with_the_surest_reason(shop, typed, why):
    marie = enter(shop)
    assert [(d.row.customer_id, d.why) for d in customers.likely_duplicates(shop.desk, typed)] == [(marie.id, why)]


@pytest.mark.parametrize(
    "typed",
    [
        PersonalFields(),
        PersonalFields(first_name="Marie"),
        PersonalFields(first_name="Marie", last_name="Wamytan"),
        PersonalFields(phone="75.1"),
        PersonalFields(email="marie.dupont@"),
    ],
)
def test_too_little_suggests_nobody(shop, typed):
    enter(shop)
    assert customers.likely_duplicates(shop.desk, typed) == []


def test_a_card_is_no_duplicate_of_itself(shop):
    marie = enter(shop)
    assert customers.likely_duplicates(shop.desk, marie.fields, besides=marie.id) == []

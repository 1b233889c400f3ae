"""A customer's card, whole: each part by right of role, every look recorded, and until when she is kept."""

from dataclasses import replace
from datetime import date

import pytest

from koom_pos.domain.consent import Channel, Method, Purpose
from koom_pos.domain.customer import CustomerField, LookReason, PersonalFields, UnknownCustomerError
from koom_pos.domain.legal_hold import HoldCode
from koom_pos.domain.operator import NotAllowedError, Right
from koom_pos.domain.retention import ErasureReason
from koom_pos.services import (
    attaching,
    consents,
    customer_card,
    customer_merge,
    customers,
    holds,
)
from koom_pos.services import (
    shop as shop_settings,
)
from tests.services.selling import pay, ring

MARIE = PersonalFields(first_name="Marie", last_name="Dupont", email="marie@koom.nc")


@pytest.fixture
def marie(open_shop):
    return customers.create_customer(open_shop.desk, open_shop.cashier, MARIE, fifteen_or_over=True)


def look(shop, customer, operator=None, reason=LookReason.SERVICE):
    return customer_card.look_at(shop.desk, operator or shop.manager, customer.id, reason)


def buy(shop, customer, price=2500):
    sale = ring(shop, price)
    attaching.attach(shop.desk, shop.cashier, customer.id)
    return pay(shop, sale)


def test_a_card_shows_all_that_is_known(open_shop, marie):
    ticket = buy(open_shop, marie)
    card = look(open_shop, marie)
    assert card.customer == marie
    assert card.member is not None
    assert card.balance == card.member.balance == 25
    assert [(t.number, t.gross_xpf, t.pieces) for t in card.tickets] == [(ticket.number, 2500, 1)]
    assert (card.consents, card.holds, card.merges, card.vouchers) == ({}, [], [], [])
    assert card.looks_count == 2, "attaching her to the sale was a look too"


def test_parts_a_role_may_not_see_are_not_read(open_shop, marie):
    buy(open_shop, marie)
    seen = look(open_shop, marie, open_shop.cashier)
    assert (seen.holds, seen.looks_count) == (None, None)
    assert len(seen.tickets) == 1
    narrow = replace(open_shop.cashier, rights=frozenset({Right.CUSTOMERS}))
    assert look(open_shop, marie, narrow).tickets is None
    with pytest.raises(NotAllowedError):
        look(open_shop, marie, replace(open_shop.cashier, rights=frozenset()))


def test_every_look_says_who_when_and_why(open_shop, marie):
    look(open_shop, marie, open_shop.cashier, LookReason.REQUEST)
    open_shop.clock.forward(minutes=5)
    look(open_shop, marie, reason=LookReason.CONTROL)
    customer_card.read_card(open_shop.desk, open_shop.cashier, marie.id)
    listed = customer_card.looks_of(open_shop.desk, open_shop.manager, marie.id)
    assert [(line.operator_name, line.reason) for line in listed] == [
        ("Hélène", LookReason.CONTROL),
        ("Marie", LookReason.REQUEST),
    ]
    with pytest.raises(NotAllowedError):
        customer_card.looks_of(open_shop.desk, open_shop.cashier, marie.id)
    with pytest.raises(UnknownCustomerError):
        customer_card.looks_of(open_shop.desk, open_shop.manager, "nobody")


def test_the_card_of_two_shows_the_tickets_and_looks_of_both(open_shop, marie):
    mary = customers.create_customer(open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True)
    numbers = {buy(open_shop, marie).number, buy(open_shop, mary).number}
    customer_merge.merge_customers(open_shop.desk, open_shop.manager, marie.id, mary.id, take={})
    card = look(open_shop, mary)
    assert card.customer.id == marie.id
    assert {ticket.number for ticket in card.tickets} == numbers
    assert card.looks_count == 3
    assert card.balance == 50
    assert [merge.gone_id for merge in card.merges] == [mary.id]


def due(shop, customer):
    erasure = look(shop, customer).erasure
    return erasure.due_on, erasure.because


def test_three_years_after_the_last_activity_she_is_erased(open_shop, marie):
    assert due(open_shop, marie) == (date(2029, 11, 23), ErasureReason.PROFILE)
    open_shop.clock.forward(hours=1)
    buy(open_shop, marie)
    assert due(open_shop, marie) == (date(2029, 11, 23), ErasureReason.TICKET)
    open_shop.clock.forward(days=10)
    consents.withdraw(
        open_shop.desk, open_shop.cashier, marie.id, Purpose.KOOM_OFFERS, Channel.EMAIL, method=Method.COUNTER
    )
    assert due(open_shop, marie) == (date(2029, 12, 3), ErasureReason.CONSENT)
    open_shop.clock.forward(days=1)
    customers.change_customer(open_shop.desk, open_shop.cashier, marie.id, {CustomerField.CITY: "Dumbéa"})
    assert due(open_shop, marie) == (date(2029, 12, 4), ErasureReason.PROFILE)


def test_what_the_shop_does_is_no_activity_of_hers(open_shop, marie):
    mary = customers.create_customer(open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True)
    open_shop.clock.forward(days=100)
    look(open_shop, marie)
    customer_merge.merge_customers(open_shop.desk, open_shop.manager, marie.id, mary.id, take={})
    assert due(open_shop, marie) == (date(2029, 11, 23), ErasureReason.PROFILE)


def test_the_shop_may_keep_her_shorter(open_shop, marie):
    shop_settings.change_settings(open_shop.desk, open_shop.manager, {"retention_months": 24})
    assert due(open_shop, marie)[0] == date(2028, 11, 23)


def test_a_hold_keeps_her_without_a_date_until_it_ends(open_shop, marie):
    hold = holds.place_hold(
        open_shop.desk, open_shop.manager, marie.id, HoldCode.CLAIM, reason="Article cassé",
        scope=("email",), review_on=date(2027, 1, 31),
    )  # fmt: skip
    assert due(open_shop, marie) == (None, ErasureReason.HELD)
    assert len(look(open_shop, marie).holds) == 1
    holds.end_hold(open_shop.desk, open_shop.manager, hold.id)
    assert due(open_shop, marie) == (date(2029, 11, 23), ErasureReason.PROFILE)


def test_the_latest_looks_of_the_shop_name_who_looked_and_at_whom(open_shop, marie):
    nobody = customers.create_customer(open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True)
    look(open_shop, marie, open_shop.cashier)
    open_shop.clock.forward(minutes=1)
    look(open_shop, nobody, reason=LookReason.CONTROL)
    found = customer_card.latest_looks(open_shop.desk, open_shop.manager)
    assert [(each.operator_name, each.reason, each.customer_name) for each in found] == [
        ("Hélène", LookReason.CONTROL, ""),
        ("Marie", LookReason.SERVICE, "Marie Dupont"),
    ]
    assert found[0].customer_id == nobody.id
    assert len(customer_card.latest_looks(open_shop.desk, open_shop.manager, limit=1)) == 1
    with pytest.raises(NotAllowedError):
        customer_card.latest_looks(open_shop.desk, open_shop.cashier)

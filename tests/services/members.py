"""Gestures the tests of loyalty share: join, attach, sell to a member, look at her points."""

from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.loyalty import AdjustReason, Programme, RewardLevel
from koom_pos.services import attaching, customers, loyalty
from tests.services.selling import CARD, pay, ring

TENDER_REWARD = RewardLevel(1000, 1000)


def join(shop, *, birthday="", **fields):
    """Enter a member; give her customer id."""
    given = PersonalFields(birthday=birthday, **fields)
    return customers.create_customer(shop.desk, shop.manager, given, fifteen_or_over=True).id


def give_points(shop, customer_id, points):
    loyalty.adjust_points(shop.desk, shop.manager, customer_id, points, AdjustReason.OPENING_BALANCE)


def ring_for(shop, customer_id, *prices):
    sale = ring(shop, *prices)
    attaching.attach(shop.desk, shop.cashier, customer_id)
    return sale


def sell_to(shop, customer_id, *prices, tender=CARD):
    return pay(shop, ring_for(shop, customer_id, *prices), tender)


def points_of(shop, customer_id):
    return loyalty.member_card(shop.desk, customer_id).balance


def rules(shop, **changes):
    """Put a programme in force."""
    return loyalty.change_programme(shop.desk, shop.manager, Programme(**changes))

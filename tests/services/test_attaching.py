"""Whose sale it is: attached before or after the lines, kept while it waits, gone with the ticket."""

from dataclasses import replace

import pytest

from koom_pos.domain.benefit import Benefit, BenefitKind
from koom_pos.domain.consent import Channel, ConsentRecord, ConsentState, Method, Purpose
from koom_pos.domain.customer import LookReason, PersonalFields, Source, UnknownCustomerError
from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.operator import NotAllowedError, Right
from koom_pos.domain.tender import Tender, TenderType
from koom_pos.services import attaching, customers, ringing
from koom_pos.services.attaching import RewardOnSaleError, UnknownCardError
from koom_pos.services.ringing import SaleHasTendersError
from tests.services.selling import pay, ring

MARIE = PersonalFields(first_name="Marie", last_name="Dupont", email="marie@koom.nc", birthday="11-23")


@pytest.fixture
def marie(open_shop):
    return customers.create_customer(open_shop.desk, open_shop.cashier, MARIE, fifteen_or_over=True)


def attach(shop, customer):
    return attaching.attach(shop.desk, shop.cashier, customer.id)


def card_of(shop, customer) -> str:
    with shop.desk.store.reading() as tx:
        return tx.customers.row(customer.id).card_code


def buyer_of(shop, ticket) -> str | None:
    with shop.desk.store.reading() as tx:
        return tx.customers.customer_of_sale(ticket.id)


def put_on_sale(shop, **parts) -> None:
    """Store the open sale with tenders or benefits, as redeeming does."""
    with shop.desk.store.transaction() as tx:
        sale = tx.open_sales.active(shop.desk.workstation.id)
        ringing.keep(tx, shop.desk, replace(sale, **parts))


def test_who_is_attached_says_what_selling_needs(open_shop, marie):
    said = attach(open_shop, marie)
    assert (said.customer_id, said.name, said.balance, said.member) == (marie.id, "Marie Dupont", 0, True)
    assert card_of(open_shop, marie).endswith(said.card_end)
    assert len(said.card_end) == 4
    assert (said.next_reward, said.best_reward) == (RewardLevel(1000, 1000), None)
    assert said.birthday_today
    assert said.e_ticket_to == "", "nothing is mailed without her consent"
    assert attaching.attached(open_shop.desk) == said


def test_before_the_first_line_the_sale_begins_with_her(open_shop, marie):
    attach(open_shop, marie)
    ticket = pay(open_shop, ring(open_shop, 1500))
    assert buyer_of(open_shop, ticket) == marie.id
    assert attaching.attached(open_shop.desk) is None, "the next customer is somebody else"


def test_after_the_lines_and_by_her_card(open_shop, marie):
    sale = ring(open_shop, 1500)
    attaching.attach_code(open_shop.desk, open_shop.cashier, card_of(open_shop, marie))
    assert buyer_of(open_shop, pay(open_shop, sale)) == marie.id


def test_money_taken_does_not_keep_her_from_her_ticket(open_shop, marie):
    sale = ring(open_shop, 1500)
    put_on_sale(open_shop, tenders=(Tender("t1", TenderType.CARD, 500),))
    attach(open_shop, marie)
    assert buyer_of(open_shop, pay(open_shop, sale)) == marie.id


def test_a_ticket_of_nobody_has_no_customer(open_shop, marie):
    attach(open_shop, marie)
    attaching.detach(open_shop.desk, open_shop.cashier)
    assert attaching.attached(open_shop.desk) is None
    assert buyer_of(open_shop, pay(open_shop, ring(open_shop, 1500))) is None
    attaching.detach(open_shop.desk, open_shop.cashier)


def test_another_takes_her_place(open_shop, marie):
    zoe = customers.create_customer(open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True)
    attach(open_shop, marie)
    attach(open_shop, zoe)
    assert attaching.attached(open_shop.desk).customer_id == zoe.id


def test_a_suspended_sale_keeps_its_customer(open_shop, marie):
    sale = ring(open_shop, 1500)
    attach(open_shop, marie)
    ringing.suspend_sale(open_shop.desk, open_shop.cashier, sale.id, "")
    assert attaching.attached(open_shop.desk) is None
    zoe = customers.create_customer(open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True)
    attach(open_shop, zoe)
    ringing.resume_sale(open_shop.desk, open_shop.cashier, sale.id)
    assert attaching.attached(open_shop.desk).customer_id == marie.id
    with open_shop.desk.store.reading() as tx:
        left = tx.connection.exec_driver_sql("SELECT count(*) FROM open_sale_customer").scalar_one()
    assert left == 1, "the empty sale went, and whose it was with it"


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({"tenders": (Tender("t1", TenderType.POINTS, 1000),)}, SaleHasTendersError),
        (
            {"benefits": (Benefit("b1", BenefitKind.REWARD, DiscountKind.AMOUNT, 1000, "Fidélité", 1000),)},
            RewardOnSaleError,
        ),
    ],
)
def test_with_her_points_on_the_sale_nobody_takes_her_place(open_shop, marie, parts, refusal):
    zoe = customers.create_customer(open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True)
    ring(open_shop, 2500)
    attach(open_shop, marie)
    put_on_sale(open_shop, **parts)
    with pytest.raises(refusal):
        attach(open_shop, zoe)
    with pytest.raises(refusal):
        attaching.detach(open_shop.desk, open_shop.cashier)
    assert attach(open_shop, marie).customer_id == marie.id


def test_a_voucher_belongs_to_the_paper_and_hinders_nobody(open_shop, marie):
    ring(open_shop, 2500)
    bearer = Benefit("b1", BenefitKind.VOUCHER, DiscountKind.AMOUNT, 500, "Bon", code="V1")
    put_on_sale(open_shop, benefits=(bearer,))
    assert attach(open_shop, marie).member


def test_the_look_is_recorded_once(open_shop, marie):
    attach(open_shop, marie)
    attach(open_shop, marie)
    with open_shop.desk.store.reading() as tx:
        looks = tx.customers.looks([marie.id])
    assert [(look.operator_id, look.reason) for look in looks] == [(open_shop.cashier.id, LookReason.SALE)]


def test_the_mail_ticket_goes_where_she_said(open_shop, marie):
    desk = open_shop.desk
    given = ConsentRecord(
        "r1", marie.id, Purpose.E_TICKET, Channel.EMAIL, ConsentState.GIVEN, "0" * 64, "2025", "1",
        Method.CUSTOMER_SCREEN, desk.now(), 660, desk.workstation.id, open_shop.cashier.id, "e1", Source.STORE,
    )  # fmt: skip
    with desk.store.transaction() as tx:
        tx.consents.add([given])
    assert attach(open_shop, marie).e_ticket_to == "marie@koom.nc"


def test_who_is_no_member_has_neither_points_nor_rewards(open_shop):
    guest = customers.create_customer(open_shop.desk, open_shop.cashier, MARIE, fifteen_or_over=True, join=False)
    said = attach(open_shop, guest)
    assert (said.member, said.balance, said.card_end, said.next_reward) == (False, 0, "", None)


def test_what_is_no_card_attaches_nobody(open_shop, marie):
    for code in ("no card", "F123"):
        with pytest.raises(UnknownCardError):
            attaching.attach_code(open_shop.desk, open_shop.cashier, code)
    with pytest.raises(UnknownCustomerError):
        attaching.attach(open_shop.desk, open_shop.cashier, "nobody")
    assert attaching.attached(open_shop.desk) is None


def test_a_role_without_the_right_attaches_nobody(open_shop, marie):
    stranger = replace(open_shop.cashier, rights=frozenset({Right.SELL}))
    with pytest.raises(NotAllowedError):
        attaching.attach(open_shop.desk, stranger, marie.id)

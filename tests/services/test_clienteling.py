"""The portrait: behind the consent to profiling only, of what she kept, through merges."""

import pytest

from koom_pos.domain.consent import ASKED_CELLS, Channel, Method, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.operator import NotAllowedError, Right
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.services import (
    attaching,
    clienteling,
    consents,
    customer_merge,
    customers,
    people,
    returns,
    ringing,
    settling,
    tendering,
)
from koom_pos.services import shop as shop_settings
from koom_pos.services.returns import ReturnedPiece
from koom_pos.store.tables.customers import WishlistItemRow
from tests.services.test_customer_paper import signature

PROFILING = (Purpose.PROFILING, Channel.NONE)


def customer_of(shop, name: str = "Wamytan", *, profiling: bool = True):
    fields = PersonalFields(first_name="Maïwenn", last_name=name)
    customer = customers.create_customer(shop.desk, shop.cashier, fields, fifteen_or_over=True)
    answer(shop, customer, profiling=profiling)
    return customer


def answer(shop, customer, *, profiling: bool) -> None:
    proof = consents.save_signature(shop.desk, shop.cashier, customer.id, signature(), ASKED_CELLS, language="fr")
    consents.record_answers(
        shop.desk, shop.cashier, customer.id, {cell: profiling and cell == PROFILING for cell in ASKED_CELLS},
        method=Method.CUSTOMER_SCREEN, evidence_id=proof, language="fr",
    )  # fmt: skip


def buy(shop, customer, *items):
    for item in items:
        sale = ringing.ring_item(shop.desk, shop.cashier, item.variant_id).sale
    if customer is not None:
        attaching.attach(shop.desk, shop.cashier, customer.id)
    state = tendering.add_tender(shop.desk, shop.cashier, TenderType.CARD, sum(item.gross_xpf for item in items))
    assert state.balance.settled
    return settling.settle(shop.desk, shop.cashier, sale.id)


def portrait(shop, customer):
    return clienteling.portrait(shop.desk, shop.cashier, customer.id)


def test_without_the_consent_nothing_is_deduced(open_shop):
    customer = customer_of(open_shop, profiling=False)
    buy(open_shop, customer, open_shop.item(shade="Cerise"))
    assert portrait(open_shop, customer) is None


def test_with_it_her_shades_and_last_purchases_are_shown(open_shop):
    customer = customer_of(open_shop)
    cherry, coral = open_shop.item(shade="Cerise", name="Rouge mat"), open_shop.item(shade="Corail", name="Encre")
    buy(open_shop, customer, cherry)
    open_shop.clock.forward(minutes=1)
    buy(open_shop, customer, coral, cherry)
    buy(open_shop, None, coral)
    drawn = portrait(open_shop, customer)
    assert [(each.category, each.shade, each.pieces) for each in drawn.shades] == [("Lèvres", "Cerise", 2)]
    assert [each.name for each in drawn.purchases] == ["Encre", "Rouge mat", "Rouge mat"]
    assert drawn.purchases[0].again_id == coral.variant_id


def test_taking_the_consent_back_hides_everything_at_once_and_forgets_the_wishes(open_shop):
    customer = customer_of(open_shop)
    wish(open_shop, customer, "ART-9999")
    assert [each.sku for each in portrait(open_shop, customer).wishes] == ["ART-9999"]
    consents.withdraw(open_shop.desk, open_shop.cashier, customer.id, *PROFILING)
    assert portrait(open_shop, customer) is None
    open_shop.clock.forward(minutes=1)
    answer(open_shop, customer, profiling=True)
    assert portrait(open_shop, customer).wishes == ()


def wish(shop, customer, sku: str) -> None:
    with shop.desk.store.transaction() as tx:
        row = WishlistItemRow(customer_id=customer.id, sku=sku, label="Palette", wished_at_utc=shop.desk.now())
        tx.session.add(row)


def test_a_wish_that_is_sold_here_can_be_rung(open_shop):
    customer, item = customer_of(open_shop), open_shop.item()
    wish(open_shop, customer, item.sku)
    assert [each.again_id for each in portrait(open_shop, customer).wishes] == [item.variant_id]


def test_what_she_brought_back_is_not_hers(open_shop):
    customer = customer_of(open_shop)
    settled = buy(open_shop, customer, open_shop.item(shade="Cerise"))
    back = [ReturnedPiece(settled.lines[0].id, 1, ReturnReason.SEALED)]
    sale = returns.ring_return(open_shop.desk, open_shop.cashier, settled.id, back).sale
    tender_type, amount = tendering.refund_proposal(open_shop.desk)[0]
    tendering.add_tender(open_shop.desk, open_shop.cashier, tender_type, amount)
    settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    drawn = portrait(open_shop, customer)
    assert (drawn.shades, drawn.purchases) == ((), ())


def test_after_so_many_days_as_the_shop_says_the_counter_is_reminded(open_shop):
    customer = customer_of(open_shop)
    buy(open_shop, customer, open_shop.item(name="Mascara volume"))
    open_shop.clock.forward(days=70)
    assert portrait(open_shop, customer).cues == ()
    shop_settings.change_settings(open_shop.desk, open_shop.manager, {"cue_days": {"Mascara": 70}})
    (cue,) = portrait(open_shop, customer).cues
    assert (cue.what, cue.days) == ("Mascara", 70)


def test_a_merged_card_s_purchases_are_read_with_hers(open_shop):
    kept, gone = customer_of(open_shop), customer_of(open_shop, "Wamitan")
    buy(open_shop, gone, open_shop.item(shade="Cerise"))
    customer_merge.merge_customers(open_shop.desk, open_shop.manager, kept.id, gone.id, take={})
    assert [each.shade for each in portrait(open_shop, kept).shades] == ["Cerise"]


def test_a_role_that_may_not_see_purchases_sees_no_portrait(open_shop):
    customer = customer_of(open_shop)
    barred = people.Operator(
        open_shop.cashier.id, "02", "Marie", open_shop.cashier.role,
        open_shop.cashier.rights - {Right.CUSTOMER_HISTORY}, 0,
    )  # fmt: skip
    with pytest.raises(NotAllowedError):
        clienteling.portrait(open_shop.desk, barred, customer.id)

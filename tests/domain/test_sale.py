"""The open sale: its arithmetic for any cart, discounts that stay within what was granted, refunds that add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.discount import Discount, DiscountKind, DiscountTooLargeError
from koom_pos.domain.discount_cap import over_cap, without_outgrown
from koom_pos.domain.sale import (
    MAX_QUANTITY,
    LineNotChangeableError,
    OpenSale,
    QuantityError,
    ReturnOf,
    ReturnReason,
    SaleLine,
    UnknownLineError,
    add_line,
    discount_line,
    discount_ticket,
    refund_xpf,
    remove_line,
    set_quantity,
    totals,
)

CASHIER_BP = 1000


def line(name="a", price=1000, quantity=1, *, variant="v", kind=ItemKind.GOODS, discount=None, rate_bp=2200):
    return SaleLine(
        id=name,
        variant_id=variant,
        sku=name,
        gtin=None,
        label=name,
        detail="",
        kind=kind,
        quantity=quantity,
        base_price_xpf=price,
        unit_price_xpf=price,
        price_from=date(2026, 1, 1),
        rate_bp=rate_bp,
        discount=discount,
    )


def returned(name="r", gross_xpf=-1000, quantity=-1):
    return replace(line(name, quantity=quantity), returned=ReturnOf("sold", 12, ReturnReason.SEALED, gross_xpf))


def percent(bp, approved_by=None):
    return Discount(DiscountKind.PERCENT, bp, "goodwill", approved_by=approved_by)


def francs(amount, approved_by=None):
    return Discount(DiscountKind.AMOUNT, amount, "goodwill", approved_by=approved_by)


def sale_of(*lines, ticket_discount=None):
    return OpenSale("s", "o", lines=tuple(lines), ticket_discount=ticket_discount)


discounts = st.one_of(
    st.none(),
    st.builds(percent, st.integers(1, 10_000)),
    st.builds(francs, st.integers(1, 60_000)),
)


@st.composite
def carts(draw):
    lines = []
    for position in range(draw(st.integers(0, 8))):
        if draw(st.integers(0, 3)) == 0:
            lines.append(returned(f"r{position}", -draw(st.integers(0, 30_000)), -draw(st.integers(1, 5))))
        else:
            kind = draw(st.sampled_from([ItemKind.GOODS, ItemKind.GOODS, ItemKind.SERVICE, ItemKind.GIFT_CARD]))
            lines.append(
                line(
                    f"l{position}",
                    draw(st.integers(0, 30_000)),
                    draw(st.integers(1, 20)),
                    variant=f"v{position}",
                    kind=kind,
                    discount=None if kind is ItemKind.GIFT_CARD else draw(discounts),
                )
            )
    return sale_of(*lines, ticket_discount=draw(discounts))


@given(carts())
def test_every_line_and_the_ticket_add_up_to_the_franc(sale):
    worth = totals(sale)
    assert worth.gross_xpf == sum(p.gross_xpf for p in worth.lines)
    assert worth.gross_xpf == worth.subtotal_xpf - worth.discount_xpf
    assert worth.ticket_discount_xpf == sum(p.ticket_discount_xpf for p in worth.lines)
    assert worth.line_discount_xpf == sum(p.discount_xpf for p in worth.lines)
    for priced in worth.lines:
        assert priced.undiscounted_xpf == priced.gross_xpf + priced.discount_xpf + priced.ticket_discount_xpf


@given(carts())
def test_no_discount_turns_a_line_negative_or_touches_a_return_or_a_gift_card(sale):
    for priced in totals(sale).lines:
        if priced.line.returned or priced.line.kind is ItemKind.GIFT_CARD:
            assert (priced.discount_xpf, priced.ticket_discount_xpf) == (0, 0)
        else:
            assert 0 <= priced.gross_xpf <= priced.undiscounted_xpf


@given(st.lists(st.integers(1, 50_000), min_size=1, max_size=10), st.data())
def test_a_ticket_discount_is_spread_whole_and_in_proportion(prices, data):
    whole = data.draw(st.integers(1, sum(prices)))
    lines = [line(str(n), price, variant=str(n)) for n, price in enumerate(prices)]
    worth = totals(discount_ticket(sale_of(*lines), francs(whole)))
    assert worth.ticket_discount_xpf == whole
    for priced in worth.lines:
        assert abs(priced.ticket_discount_xpf - whole * priced.undiscounted_xpf / sum(prices)) < 1


def test_the_same_undiscounted_article_at_the_same_price_is_one_line():
    sale = add_line(add_line(sale_of(), line("a", quantity=2)), line("b", quantity=3))
    assert [(each.id, each.quantity) for each in sale.lines] == [("a", 5)]
    assert sale.current_line_id == "a"


@pytest.mark.parametrize(
    "other",
    [line("b", price=1001), line("b", variant="w"), line("b", variant=None), returned("b")],
    ids=["price", "variant", "no variant", "return"],
)
def test_what_differs_gets_its_own_line(other):
    sale = add_line(add_line(sale_of(), line("a")), other)
    assert [each.id for each in sale.lines] == ["a", "b"]


def test_a_discounted_line_does_not_pass_its_discount_on_to_the_next_piece():
    sale = discount_line(add_line(sale_of(), line("a")), "a", percent(500))
    assert [each.quantity for each in add_line(sale, line("b")).lines] == [1, 1]


@pytest.mark.parametrize("quantity", [0, -1, MAX_QUANTITY + 1, 3_760_000_000_000])
def test_a_quantity_of_nothing_or_of_a_barcode_is_refused(quantity):
    sale = add_line(sale_of(), line("a"))
    with pytest.raises(QuantityError):
        set_quantity(sale, "a", quantity)
    with pytest.raises(QuantityError):
        add_line(sale_of(), line("a", quantity=quantity))


def test_added_up_pieces_keep_the_same_bound():
    sale = add_line(sale_of(), line("a", quantity=MAX_QUANTITY))
    with pytest.raises(QuantityError):
        add_line(sale, line("b"))


def test_returns_keep_quantity_and_price_and_gift_cards_take_no_discount():
    sale = sale_of(returned("r"), line("g", variant=None, kind=ItemKind.GIFT_CARD))
    with pytest.raises(LineNotChangeableError):
        set_quantity(sale, "r", 2)
    for name in ("r", "g"):
        with pytest.raises(LineNotChangeableError):
            discount_line(sale, name, percent(500))
    with pytest.raises(UnknownLineError):
        remove_line(sale, "gone")


def test_voiding_a_line_stands_at_its_neighbour():
    sale = sale_of(line("a"), line("b"), line("c"))
    assert remove_line(sale, "b").current_line_id == "c"
    assert remove_line(sale, "c").current_line_id == "b"
    assert remove_line(sale_of(line("a")), "a").current_line_id is None


def test_a_ticket_discount_goes_with_the_last_line_it_applied_to():
    sale = sale_of(line("a"), returned("r"), ticket_discount=percent(500))
    assert remove_line(sale, "a").ticket_discount is None


@pytest.mark.parametrize("given_discount", [percent(100), francs(1)])
def test_there_is_no_ticket_discount_on_nothing(given_discount):
    for sale in (sale_of(), sale_of(returned("r")), sale_of(line("g", variant=None, kind=ItemKind.GIFT_CARD))):
        with pytest.raises(DiscountTooLargeError):
            discount_ticket(sale, given_discount)


@given(
    paid=st.integers(0, 100_000),
    parts=st.lists(st.integers(1, 9), min_size=1, max_size=8),
)
def test_partial_returns_in_any_order_give_back_exactly_what_was_paid(paid, parts):
    sold, pieces, back = sum(parts), 0, 0
    for quantity in parts:
        refund = refund_xpf(paid_xpf=paid, sold=sold, already=pieces, already_xpf=back, quantity=quantity)
        assert refund <= 0
        pieces, back = pieces + quantity, back - refund
    assert back == paid


@given(st.integers(0, 5_000), st.integers(1, 9), st.data())
def test_return_lines_rung_and_voided_again_never_give_back_more_than_was_paid(paid, sold, data):
    """Each piece is priced with those still in the cart; some are voided; the rest comes back later."""
    cart: list[int] = []
    for _ in range(data.draw(st.integers(1, 20))):
        if cart and (len(cart) == sold or data.draw(st.booleans())):
            cart.pop(data.draw(st.integers(0, len(cart) - 1)))
        else:
            cart.append(-refund_xpf(paid_xpf=paid, sold=sold, already=len(cart), already_xpf=sum(cart), quantity=1))
        assert sum(cart) <= paid
    if len(cart) < sold:
        left = sold - len(cart)
        cart.append(-refund_xpf(paid_xpf=paid, sold=sold, already=len(cart), already_xpf=sum(cart), quantity=left))
        assert sum(cart) == paid


class TestCaps:
    """What a role may give alone, and what lapses when the sale changes under a discount."""

    def test_the_cap_bounds_each_line_and_all_that_is_piled_up(self):
        assert not over_cap(sale_of(line(discount=percent(1000))), CASHIER_BP)
        assert over_cap(sale_of(line(discount=percent(1001))), CASHIER_BP)
        assert over_cap(sale_of(line(discount=francs(101))), CASHIER_BP)
        assert over_cap(sale_of(line(discount=percent(600)), ticket_discount=percent(600)), CASHIER_BP)
        assert not over_cap(sale_of(line(discount=percent(5000, "01")), ticket_discount=percent(900)), CASHIER_BP)

    def test_a_gift_card_beside_a_lipstick_does_not_widen_the_cap(self):
        sale = sale_of(
            line("card", 100_000, variant=None, kind=ItemKind.GIFT_CARD), line("a"), ticket_discount=francs(900)
        )
        assert over_cap(sale, CASHIER_BP)

    def test_an_approved_percentage_lapses_when_more_is_rung_under_it(self):
        before = sale_of(line(discount=percent(5000, "01")))
        after = without_outgrown(before, set_quantity(before, "a", 20), CASHIER_BP)
        assert after.lines[0].discount is None
        ticket = sale_of(line(), ticket_discount=percent(5000, "01"))
        more = add_line(ticket, line("b", 90_000, variant="w"))
        assert without_outgrown(ticket, more, CASHIER_BP).ticket_discount is None

    def test_an_approved_amount_stays_when_the_sale_shrinks(self):
        before = sale_of(line("a"), line("b", variant="w"), ticket_discount=francs(900, "01"))
        after = without_outgrown(before, remove_line(before, "b"), CASHIER_BP)
        assert after.ticket_discount == before.ticket_discount

    def test_an_amount_within_the_cap_lapses_when_pieces_are_voided_under_it(self):
        before = sale_of(line(quantity=10, discount=francs(1000)))
        assert without_outgrown(before, set_quantity(before, "a", 1), CASHIER_BP).lines[0].discount is None
        ticket = sale_of(line("a", quantity=9), line("b", variant="w"), ticket_discount=francs(1000))
        assert without_outgrown(ticket, remove_line(ticket, "a"), CASHIER_BP).ticket_discount is None

    def test_a_manager_changes_her_sale_and_her_discount_stays(self):
        before = sale_of(line(discount=percent(5000, "01")), ticket_discount=percent(2000, "01"))
        after = without_outgrown(before, set_quantity(before, "a", 20), 10_000)
        assert after.lines[0].discount == percent(5000, "01")
        assert after.ticket_discount == percent(2000, "01")

    @given(carts(), st.sampled_from([0, 500, 1000, 10_000]))
    def test_a_gesture_that_changes_nothing_takes_no_discount_away(self, sale, cap_bp):
        assert without_outgrown(sale, sale, cap_bp) == sale

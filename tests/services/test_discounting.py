"""Discounts: within the cap of the role, or with a yes that is good once, for this ticket and this amount."""

import pytest

from koom_pos.domain.discount import Discount, DiscountKind, DiscountTooLargeError
from koom_pos.domain.operator import ApprovalSpentError, NotAllowedError, Right, Role
from koom_pos.domain.sale import LineNotChangeableError, UnknownLineError
from koom_pos.services import discounting, people, ringing, tendering
from koom_pos.services.discounting import APPROVAL_ACTION, discount_worth, give_discount, remove_discount
from koom_pos.services.ringing import SaleHasTendersError
from tests.services.books import kinds, refused, snapshot
from tests.services.selling import CARD, bring_back, pay, ring, sell

MANAGER_PIN = "2580"


def percent(bp):
    return Discount(DiscountKind.PERCENT, bp, "goodwill")


def francs(amount):
    return Discount(DiscountKind.AMOUNT, amount, "damaged")


def approval(shop, sale, amount, *, action=APPROVAL_ACTION):
    return people.approve(
        shop.desk,
        shop.cashier,
        MANAGER_PIN,
        right=Right.DISCOUNT,
        action=action,
        subject_id=sale.id,
        amount_xpf=amount,
    )


def test_a_cashier_gives_ten_percent_alone(open_shop):
    sale = ring(open_shop, 1999)
    rung = give_discount(open_shop.desk, open_shop.cashier, percent(1000), line_id=sale.lines[0].id)
    assert (rung.totals.line_discount_xpf, rung.totals.gross_xpf) == (200, 1799)


def test_a_ticket_discount_is_spread_and_stored_on_the_lines(open_shop):
    sale = ring(open_shop, 3333, 3333, 3334)
    give_discount(open_shop.desk, open_shop.cashier, francs(1000))
    settled = pay(open_shop, sale)
    assert [line.ticket_discount_xpf for line in settled.lines] == [333, 333, 334]
    assert settled.gross_xpf == 9000


@pytest.mark.parametrize("too_much", [percent(1001), francs(101)])
def test_more_than_the_cap_needs_a_yes(open_shop, too_much):
    sale = ring(open_shop, 1000)
    for line_id in (None, sale.lines[0].id):
        with refused(open_shop.desk, NotAllowedError) as caught:
            give_discount(open_shop.desk, open_shop.cashier, too_much, line_id=line_id)
        assert caught.value.cap_bp == 1000


def test_discounts_piled_upon_each_other_stay_within_the_cap(open_shop):
    sale = ring(open_shop, 1000)
    give_discount(open_shop.desk, open_shop.cashier, percent(800), line_id=sale.lines[0].id)
    with refused(open_shop.desk, NotAllowedError):
        give_discount(open_shop.desk, open_shop.cashier, percent(800))


def test_a_yes_is_good_once_and_names_who_gave_it(open_shop):
    sale = ring(open_shop, 10_000, 10_000)
    line, other = (each.id for each in sale.lines)
    yes = approval(open_shop, sale, 5000)
    rung = give_discount(open_shop.desk, open_shop.cashier, percent(5000), line_id=line, approval_id=yes)
    assert rung.sale.line(line).discount.approved_by == open_shop.manager.code
    assert kinds(open_shop.desk)[-1] == "approval"
    with refused(open_shop.desk, ApprovalSpentError):
        give_discount(open_shop.desk, open_shop.cashier, percent(5000), line_id=other, approval_id=yes)


def test_a_yes_is_for_its_amount_its_ticket_and_its_act(open_shop):
    sale = ring(open_shop, 10_000)
    line = sale.lines[0].id
    for yes in (
        approval(open_shop, sale, 4999),
        approval(open_shop, sale, 5000, action="return_without_ticket"),
        "no such approval",
    ):
        with refused(open_shop.desk, ApprovalSpentError):
            give_discount(open_shop.desk, open_shop.cashier, percent(5000), line_id=line, approval_id=yes)
    yes = approval(open_shop, sale, 5000)
    pay(open_shop, sale)
    other = ring(open_shop, 10_000)
    with refused(open_shop.desk, ApprovalSpentError):
        give_discount(open_shop.desk, open_shop.cashier, percent(5000), line_id=other.lines[0].id, approval_id=yes)


def test_who_approves_has_a_cap_too(open_shop):
    people.set_right(open_shop.desk, open_shop.manager, Role.MANAGER, Right.DISCOUNT, allowed=True, cap_bp=3000)
    sale = ring(open_shop, 10_000)
    yes = approval(open_shop, sale, 5000)
    with refused(open_shop.desk, NotAllowedError) as caught:
        give_discount(open_shop.desk, open_shop.cashier, percent(5000), approval_id=yes)
    assert caught.value.cap_bp == 3000


def test_an_approved_percentage_does_not_grow_with_what_is_rung_next(open_shop):
    sale = ring(open_shop, 1000)
    yes = approval(open_shop, sale, 500)
    give_discount(open_shop.desk, open_shop.cashier, percent(5000), approval_id=yes)
    more = open_shop.item(90_000)
    rung = ringing.ring_item(open_shop.desk, open_shop.cashier, more.variant_id)
    assert rung.discount_lapsed
    assert (rung.sale.ticket_discount, rung.totals.gross_xpf) == (None, 91_000)


def test_an_amount_within_the_cap_does_not_outlive_the_pieces_it_was_given_for(open_shop):
    item = open_shop.item(1000)
    sale = ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id, quantity=10).sale
    give_discount(open_shop.desk, open_shop.cashier, francs(1000), line_id=sale.lines[0].id)
    rung = ringing.change_quantity(open_shop.desk, open_shop.cashier, sale.lines[0].id, 1)
    assert (rung.discount_lapsed, rung.totals.gross_xpf) == (True, 1000)


def test_a_gift_card_in_the_cart_does_not_widen_the_cap(open_shop):
    ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 100_000)
    ring(open_shop, 5000)
    with refused(open_shop.desk, NotAllowedError):
        give_discount(open_shop.desk, open_shop.cashier, percent(5000))


def test_a_manager_gives_half_and_the_cashier_goes_on(open_shop):
    sale = ring(open_shop, 1000)
    give_discount(open_shop.desk, open_shop.manager, percent(5000), line_id=sale.lines[0].id)
    more = ring(open_shop, 2000)
    rung = give_discount(open_shop.desk, open_shop.cashier, percent(500), line_id=more.lines[1].id)
    assert rung.totals.gross_xpf == 500 + 1900


def test_a_discount_on_nothing_stores_no_sale(open_shop):
    with refused(open_shop.desk, DiscountTooLargeError):
        give_discount(open_shop.desk, open_shop.cashier, percent(500))
    before = snapshot(open_shop.desk)["sale"]
    assert before == []


def test_more_than_there_is_is_refused(open_shop):
    sale = ring(open_shop, 1000)
    for line_id in (None, sale.lines[0].id):
        with refused(open_shop.desk, DiscountTooLargeError):
            give_discount(open_shop.desk, open_shop.manager, francs(1001), line_id=line_id)


def test_returns_and_gift_cards_take_no_discount(open_shop):
    ticket = sell(open_shop, 1000)
    sale = bring_back(open_shop, ticket)
    sale = ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000).sale
    for line in sale.lines:
        with refused(open_shop.desk, LineNotChangeableError):
            give_discount(open_shop.desk, open_shop.manager, percent(100), line_id=line.id)
    with refused(open_shop.desk, UnknownLineError):
        give_discount(open_shop.desk, open_shop.manager, percent(100), line_id="gone")


def test_no_discount_moves_once_money_was_taken(open_shop):
    ring(open_shop, 1000)
    tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 500)
    with refused(open_shop.desk, SaleHasTendersError):
        give_discount(open_shop.desk, open_shop.cashier, percent(500))
    with refused(open_shop.desk, SaleHasTendersError):
        remove_discount(open_shop.desk, open_shop.cashier)


def test_a_discount_taken_off_leaves_the_price_as_it_was(open_shop):
    sale = ring(open_shop, 1000)
    line = sale.lines[0].id
    give_discount(open_shop.desk, open_shop.cashier, percent(500), line_id=line)
    give_discount(open_shop.desk, open_shop.cashier, percent(100))
    remove_discount(open_shop.desk, open_shop.cashier, line_id=line)
    assert remove_discount(open_shop.desk, open_shop.cashier).totals.gross_xpf == 1000


def test_what_an_approval_is_bound_to_is_what_comes_off(open_shop):
    sale = ring(open_shop, 3333)
    assert discount_worth(sale, percent(1500), None) == 500
    yes = approval(open_shop, sale, 500)
    rung = discounting.give_discount(open_shop.desk, open_shop.cashier, percent(1500), approval_id=yes)
    assert rung.totals.discount_xpf == 500

"""Points are spent whole, on a ticket that is worth them, and come back as points."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.benefit import RewardTooLargeError
from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.loyalty import EntryKind, RedeemAs, RewardLevel, ShortPointsError
from koom_pos.domain.refund import NotOriginalTenderError, PointsGoBackError
from koom_pos.domain.tender import TenderType
from koom_pos.services import (
    attaching,
    customers,
    discounting,
    loyalty,
    redeeming,
    returns,
    ringing,
    settling,
    tendering,
    till_session,
)
from koom_pos.services.closing_paper import closing_content
from koom_pos.services.journal_cross_check import cross_check
from koom_pos.services.receipts import ticket_text
from koom_pos.services.redeeming import (
    NotAMemberError,
    UnknownBenefitError,
    UnknownRewardError,
    redeem_as_discount,
    redeem_as_tender,
    remove_benefit,
)
from koom_pos.services.ringing import SaleHasTendersError
from koom_pos.services.tendering import EmptySaleError, WholeRewardError
from tests.services.books import Books, refused, rows
from tests.services.members import give_points, join, points_of, ring_for, rules, sell_to
from tests.services.selling import AVOIR, CARD, CASH, bring_back, coins, pay, ring

POINTS = TenderType.POINTS
REWARD = RewardLevel(1000, 1000)
BIG = RewardLevel(2000, 2500)


@pytest.fixture
def her(open_shop):
    customer_id = join(open_shop)
    give_points(open_shop, customer_id, 2500)
    return customer_id


def tendered_ticket(shop, customer_id, *prices, reward=REWARD, rest=CARD):
    """A ticket paid with one reward and the rest by card."""
    sale = ring_for(shop, customer_id, *prices)
    redeem_as_tender(shop.desk, shop.cashier, reward)
    if tendering.tender_state(shop.desk).balance.left_xpf:
        return pay(shop, sale, rest)
    return settling.settle(shop.desk, shop.cashier, sale.id)


def discounted_ticket(shop, customer_id, *prices):
    rules(shop, redeem_as=RedeemAs.DISCOUNT)
    sale = ring_for(shop, customer_id, *prices)
    redeem_as_discount(shop.desk, shop.cashier, REWARD)
    return pay(shop, sale)


class TestAsTender:
    def test_the_points_leave_with_the_ticket_and_do_not_earn(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 3000)
        after = loyalty.points_after(open_shop.desk, ticket.id)
        assert (after.spent, after.earned, after.balance) == (1000, 20, 1520)
        assert [(t.type, t.amount_xpf) for t in ticket.tenders] == [(POINTS, 1000), (CARD, 2000)]
        assert sum(tax.gross_xpf for tax in ticket.taxes) == 3000
        paper = " ".join(" ".join(ticket_text(open_shop.desk, ticket)).split())
        assert "Points fidélité" in paper
        assert "Points utilisés : 1 000" in paper

    def test_nothing_is_spent_until_it_settles(self, open_shop, her):
        sale = ring_for(open_shop, her, 3000)
        state = redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        assert points_of(open_shop, her) == 2500
        tendering.remove_tender(open_shop.desk, open_shop.cashier, state.sale.tenders[0].id)
        ringing.void_sale(open_shop.desk, open_shop.cashier, sale.id, "client parti")
        assert points_of(open_shop, her) == 2500

    def test_several_rewards_as_long_as_points_and_ticket_cover_them(self, open_shop, her):
        ring_for(open_shop, her, 3000)
        for _ in range(2):
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        with refused(open_shop.desk, ShortPointsError) as caught:
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        assert (caught.value.balance, caught.value.needed) == (500, 1000)

    def test_a_ticket_that_leaves_less_refuses_the_reward(self, open_shop, her):
        ring_for(open_shop, her, 999)
        with refused(open_shop.desk, RewardTooLargeError) as caught:
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        assert caught.value.value_xpf == 1000

    def test_nobody_an_empty_sale_and_an_unknown_reward_are_refused(self, open_shop, her):
        with refused(open_shop.desk, EmptySaleError):
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        ring(open_shop, 3000)
        with refused(open_shop.desk, NotAMemberError):
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        attaching.attach(open_shop.desk, open_shop.cashier, her)
        with refused(open_shop.desk, UnknownRewardError):
            redeem_as_tender(open_shop.desk, open_shop.cashier, BIG)
        with refused(open_shop.desk, UnknownRewardError):
            redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)

    def test_she_cannot_be_detached_while_her_points_pay(self, open_shop, her):
        ring_for(open_shop, her, 3000)
        redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        with refused(open_shop.desk, SaleHasTendersError):
            attaching.detach(open_shop.desk, open_shop.cashier)

    def test_no_other_way_pays_with_points(self, open_shop, her):
        ring_for(open_shop, her, 3000)
        for amount in (1000, 1, 0):
            with refused(open_shop.desk, WholeRewardError):
                tendering.add_tender(open_shop.desk, open_shop.cashier, POINTS, amount)

    def test_points_gone_meanwhile_stop_the_settling_and_nothing_is_stored(self, open_shop, her):
        sale = ring_for(open_shop, her, 3000)
        redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 2000)
        give_points(open_shop, her, -2000)
        with refused(open_shop.desk, ShortPointsError) as caught:
            settling.settle(open_shop.desk, open_shop.cashier, sale.id)
        assert (caught.value.balance, caught.value.needed) == (500, 1000)

    def test_a_ticket_never_pays_a_reward_with_the_points_it_earns(self, open_shop):
        her = join(open_shop)
        give_points(open_shop, her, 990)
        ring_for(open_shop, her, 200_000)
        with refused(open_shop.desk, ShortPointsError):
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)

    def test_what_the_same_ticket_takes_back_cannot_be_spent_on_it(self, open_shop):
        her = join(open_shop)
        sale = sell_to(open_shop, her, 100_000)
        bring_back(open_shop, sale)
        ring_for(open_shop, her, 150_000)
        with refused(open_shop.desk, ShortPointsError) as caught:
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        assert caught.value.balance == 0

    def test_the_store_itself_refuses_more_than_is_held(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 3000)
        with open_shop.desk.store.reading() as tx:
            spent = next(e for e in tx.loyalty.entries_of_sale(ticket.id) if e.kind is EntryKind.REDEEM)
        beyond = replace(spent, id="beyond", points=-9999)
        with refused(open_shop.desk, IntegrityError):
            write(open_shop, beyond)


def write(shop, entry):
    with shop.desk.store.transaction() as tx:
        tx.loyalty.write([entry])


class TestRefundOfPoints:
    def test_they_go_back_as_points_before_any_other_tender(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 3000)
        sale = bring_back(open_shop, ticket)
        assert tendering.refund_proposal(open_shop.desk) == [(POINTS, -1000), (CARD, -2000)]
        for tender, amount in ((AVOIR, -3000), (AVOIR, -2001), (CARD, -2001)):
            with refused(open_shop.desk, PointsGoBackError):
                tendering.add_tender(open_shop.desk, open_shop.cashier, tender, amount)
        for tender, amount in tendering.refund_proposal(open_shop.desk):
            tendering.add_tender(open_shop.desk, open_shop.cashier, tender, amount)
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)
        assert points_of(open_shop, her) == 2500

    def test_no_more_than_was_paid_in_points(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 3000)
        bring_back(open_shop, ticket)
        with refused(open_shop.desk, NotOriginalTenderError) as caught:
            tendering.add_tender(open_shop.desk, open_shop.cashier, POINTS, -1001)
        assert caught.value.most_xpf == 1000

    def test_in_steps_they_come_back_to_the_point(self, open_shop, her):
        rules(open_shop, rewards=(RewardLevel(1000, 777),))
        sale = ringing.ring_item(open_shop.desk, open_shop.cashier, open_shop.item(333).variant_id, quantity=3).sale
        attaching.attach(open_shop.desk, open_shop.cashier, her)
        redeem_as_tender(open_shop.desk, open_shop.cashier, RewardLevel(1000, 777))
        ticket = pay(open_shop, sale)
        for _ in range(3):
            back = bring_back(open_shop, ticket)
            for tender, amount in tendering.refund_proposal(open_shop.desk):
                tendering.add_tender(open_shop.desk, open_shop.cashier, tender, amount)
            settling.settle(open_shop.desk, open_shop.cashier, back.id)
        assert points_of(open_shop, her) == 2500

    def test_in_two_tenders_of_one_refund_too(self, open_shop, her):
        rules(open_shop, rewards=(RewardLevel(1000, 777),))
        ticket = tendered_ticket(open_shop, her, 777, reward=RewardLevel(1000, 777))
        back = bring_back(open_shop, ticket)
        for amount in (-100, -333, -344):
            tendering.add_tender(open_shop.desk, open_shop.cashier, POINTS, amount)
        settling.settle(open_shop.desk, open_shop.cashier, back.id)
        assert points_of(open_shop, her) == 2500

    def test_they_go_to_the_card_that_goes_on_after_a_merge(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 1000)
        other = join(open_shop)
        with open_shop.desk.store.transaction() as tx:
            tx.customers.set_merged_into(her, other, at_utc=open_shop.desk.now(), by=open_shop.manager.id)
        back = bring_back(open_shop, ticket)
        tendering.add_tender(open_shop.desk, open_shop.cashier, POINTS, -1000)
        settling.settle(open_shop.desk, open_shop.cashier, back.id)
        assert points_of(open_shop, other) == 1000

    def test_when_she_is_gone_their_francs_are_an_avoir(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 3000)
        with open_shop.desk.store.transaction() as tx:
            tx.connection.execute(text("DELETE FROM customer WHERE id = :id"), {"id": her})
        bring_back(open_shop, ticket)
        assert tendering.refund_proposal(open_shop.desk) == [(CARD, -2000), (AVOIR, -1000)]
        with refused(open_shop.desk, NotOriginalTenderError):
            tendering.add_tender(open_shop.desk, open_shop.cashier, POINTS, -1000)

    def test_beside_a_return_without_ticket_they_still_go_back_as_points(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 3000)
        bring_back(open_shop, ticket)
        item = open_shop.item(500)
        returns.ring_return_without_ticket(
            open_shop.desk, open_shop.manager, item.variant_id, 1, reason="sealed", approval_id=None
        )
        assert tendering.refund_proposal(open_shop.desk) == [(POINTS, -1000), (AVOIR, -2500)]
        for tender, amount in tendering.refund_proposal(open_shop.desk):
            tendering.add_tender(open_shop.desk, open_shop.cashier, tender, amount)

    def test_cash_still_rounds_beside_them(self, open_shop, her):
        ticket = tendered_ticket(open_shop, her, 1503, rest=CASH)
        back = bring_back(open_shop, ticket)
        for tender, amount in tendering.refund_proposal(open_shop.desk):
            tendering.add_tender(open_shop.desk, open_shop.cashier, tender, amount)
        settled = settling.settle(open_shop.desk, open_shop.cashier, back.id)
        assert [(t.type, t.amount_xpf) for t in settled.tenders] == [(POINTS, -1000), (CASH, -505)]
        assert points_of(open_shop, her) == 2500


class TestAsDiscount:
    def test_it_lowers_the_base_of_the_tax_and_costs_its_points(self, open_shop, her):
        ticket = discounted_ticket(open_shop, her, 2000, 1001)
        assert ticket.gross_xpf == 2001
        assert sum(tax.gross_xpf for tax in ticket.taxes) == 2001
        after = loyalty.points_after(open_shop.desk, ticket.id)
        assert (after.spent, after.earned, after.balance) == (1000, 20, 1520)
        with open_shop.desk.store.reading() as tx:
            spent = [e for e in tx.loyalty.entries_of_sale(ticket.id) if e.kind is EntryKind.REDEEM]
        assert sorted(e.points for e in spent) == [-666, -334]
        assert {e.sale_line_id for e in spent} == {line.id for line in ticket.lines}

    def test_a_return_gives_back_the_lines_share(self, open_shop, her):
        ticket = discounted_ticket(open_shop, her, 2000, 1001)
        bring_back(open_shop, ticket, line=1)
        sale = bring_back(open_shop, ticket)
        pay(open_shop, sale, CARD)
        assert points_of(open_shop, her) == 2500

    def test_a_role_s_cap_does_not_bind_it_but_a_small_ticket_does(self, open_shop, her):
        rules(open_shop, redeem_as=RedeemAs.DISCOUNT)
        ring_for(open_shop, her, 1500)
        with refused(open_shop.desk, UnknownRewardError):
            redeem_as_tender(open_shop.desk, open_shop.cashier, REWARD)
        redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)
        with refused(open_shop.desk, RewardTooLargeError):
            redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)

    def test_a_discount_given_after_it_takes_it_off_when_it_no_longer_fits(self, open_shop, her):
        rules(open_shop, redeem_as=RedeemAs.DISCOUNT)
        sale = ring_for(open_shop, her, 1050)
        redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)
        rung = discounting.give_discount(
            open_shop.desk, open_shop.cashier, Discount(DiscountKind.PERCENT, 1000, "goodwill")
        )
        assert rung.reward_lapsed
        assert rung.sale.benefits == ()
        pay(open_shop, sale)
        assert points_of(open_shop, her) == 2509

    def test_it_is_taken_off_again_and_nothing_was_spent(self, open_shop, her):
        rules(open_shop, redeem_as=RedeemAs.DISCOUNT)
        ring_for(open_shop, her, 3000)
        rung = redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)
        benefit = rung.sale.benefits[0].id
        assert remove_benefit(open_shop.desk, open_shop.cashier, benefit).totals.gross_xpf == 3000
        with refused(open_shop.desk, UnknownBenefitError):
            remove_benefit(open_shop.desk, open_shop.cashier, benefit)
        assert points_of(open_shop, her) == 2500

    def test_promised_points_are_not_promised_twice(self, open_shop, her):
        rules(open_shop, redeem_as=RedeemAs.DISCOUNT)
        ring_for(open_shop, her, 9000)
        for _ in range(2):
            redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)
        with refused(open_shop.desk, ShortPointsError):
            redeem_as_discount(open_shop.desk, open_shop.cashier, REWARD)


def test_a_day_of_points_closes_and_agrees_with_its_journal(open_shop, her):
    tendered_ticket(open_shop, her, 3000)
    discounted_ticket(open_shop, her, 2000)
    closing = till_session.close_day(open_shop.desk, open_shop.cashier, coins(20_000))
    with open_shop.desk.store.reading() as tx:
        content = closing_content(tx, open_shop.desk, "Marie", closing)
    assert ("Points fidélité", 1, 1000) in [(t.label, t.count, t.amount_xpf) for t in content.tenders]
    assert cross_check(open_shop.desk).holds
    Books(open_shop.desk).check()


def test_redeeming_reads_the_card_that_goes_on(open_shop, her):
    other = join(open_shop)
    with open_shop.desk.store.transaction() as tx:
        tx.customers.set_merged_into(other, her, at_utc=open_shop.desk.now(), by=open_shop.manager.id)
    ticket = tendered_ticket(open_shop, other, 1000)
    assert points_of(open_shop, her) == 1500
    with open_shop.desk.store.reading() as tx:
        assert tx.customers.customer_of_sale(ticket.id) == her
        assert rows(tx, "SELECT * FROM points_entry WHERE points = 0") == []
    assert customers.get_customer(open_shop.desk, other).id == her
    assert redeeming.REWARD_LABEL == "Récompense fidélité"

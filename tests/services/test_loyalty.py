"""Points come and go with tickets: earned, taken back, put right, never lost and never kept after a refund."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from koom_pos.domain.loyalty import (
    AdjustReason,
    Bonus,
    BonusKind,
    CardCodeError,
    CardTakenError,
    EntryKind,
    Programme,
    ProgrammeError,
    RewardLevel,
    Tier,
)
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import attaching, customers, loyalty, receipts, ringing, settling, tendering
from koom_pos.services.receipts import ticket_text
from tests.services.books import kinds, last_payload, refused, rows
from tests.services.members import give_points, join, points_of, ring_for, rules, sell_to
from tests.services.selling import CARD, CASH, bring_back, give_back, pay, ring, sell, sell_pieces


@pytest.fixture
def her(open_shop):
    return join(open_shop, first_name="Vaïana")


class TestEarning:
    def test_a_ticket_gives_a_point_for_each_hundred_francs_once_over_the_whole_ticket(self, open_shop, her):
        sale = sell_to(open_shop, her, 1250, 1250, 99)
        assert points_of(open_shop, her) == 25
        with open_shop.desk.store.reading() as tx:
            found = tx.loyalty.entries_of_sale(sale.id)
        assert sum(entry.points for entry in found) == 25
        assert {entry.sale_line_id for entry in found} <= {line.id for line in sale.lines}
        assert {entry.kind for entry in found} == {EntryKind.EARN}

    def test_the_ticket_is_hers_and_an_anonymous_one_is_nobodys(self, open_shop, her):
        hers, nobodys = sell_to(open_shop, her, 2500), sell(open_shop, 2500)
        with open_shop.desk.store.reading() as tx:
            assert tx.customers.customer_of_sale(hers.id) == her
            assert tx.customers.customer_of_sale(nobodys.id) is None
        assert points_of(open_shop, her) == 25

    def test_a_gift_card_earns_nothing(self, open_shop, her):
        sale = ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000).sale
        attaching.attach(open_shop.desk, open_shop.cashier, her)
        pay(open_shop, sale)
        assert points_of(open_shop, her) == 0

    def test_the_preview_is_what_the_ticket_then_gives(self, open_shop, her):
        sale = ring_for(open_shop, her, 3333, 999)
        promised = loyalty.preview_points(open_shop.desk)
        pay(open_shop, sale)
        assert promised == points_of(open_shop, her) == 43

    def test_without_a_customer_nothing_is_promised(self, open_shop):
        assert loyalty.preview_points(open_shop.desk) == 0
        ring(open_shop, 5000)
        assert loyalty.preview_points(open_shop.desk) == 0

    def test_brand_birthday_and_tier_multiply(self, open_shop):
        today = open_shop.desk.today()
        her = join(open_shop, birthday=f"{today:%m-%d}")
        item = open_shop.item(1000)
        with open_shop.desk.store.reading() as tx:
            brand = tx.loyalty.shelves([item.variant_id])[item.variant_id][1]
        rules(open_shop, bonuses=(Bonus(BonusKind.BRAND, brand, 20_000), Bonus(BonusKind.BIRTHDAY, "", 30_000)))
        sell_to(open_shop, her, 1000)
        assert points_of(open_shop, her) == 30
        rules(open_shop, tiers=(Tier("Or", 30, 20_000),))
        sell_to(open_shop, her, 1000)
        assert points_of(open_shop, her) == 50
        assert loyalty.member_card(open_shop.desk, her).tier == "Or"

    def test_points_bought_and_brought_back_reach_no_tier(self, open_shop, her):
        rules(open_shop, tiers=(Tier("Or", 100, 20_000),))
        sale = sell_to(open_shop, her, 10_000)
        assert loyalty.member_card(open_shop.desk, her).tier == "Or"
        give_back(open_shop, sale)
        card = loyalty.member_card(open_shop.desk, her)
        assert (card.earned_in_year, card.tier, card.balance) == (0, "", 0)

    def test_who_waits_with_her_sale_keeps_it(self, open_shop, her):
        sale = ring_for(open_shop, her, 2000)
        ringing.suspend_sale(open_shop.desk, open_shop.cashier, sale.id, "")
        sell(open_shop, 9000)
        ringing.resume_sale(open_shop.desk, open_shop.cashier, sale.id)
        pay(open_shop, sale)
        assert points_of(open_shop, her) == 20


class TestReturns:
    def test_a_return_takes_back_exactly_what_its_line_gave_whatever_the_steps(self, open_shop, her):
        sale = sell_pieces_to(open_shop, her, 333, 3)
        gained = points_of(open_shop, her)
        seen = []
        for _ in range(3):
            give_back(open_shop, sale)
            seen.append(points_of(open_shop, her))
        assert gained == 9
        assert seen == [6, 3, 0]

    def test_the_points_fall_below_zero_when_they_were_spent(self, open_shop, her):
        sale = sell_to(open_shop, her, 10_000)
        give_points(open_shop, her, -80)
        give_back(open_shop, sale)
        assert points_of(open_shop, her) == -80
        assert loyalty.ledger(open_shop.desk, her)[0].kind is EntryKind.REVERSE

    def test_a_return_rung_for_nobody_still_takes_her_points(self, open_shop, her):
        sale = sell_to(open_shop, her, 5000)
        back = give_back(open_shop, sale)
        assert points_of(open_shop, her) == 0
        after = loyalty.points_after(open_shop.desk, back.id)
        assert (after.taken_back, after.balance, after.next_reward) == (50, None, None)

    def test_the_ticket_of_such_a_return_says_the_points_but_neither_whose_nor_how_many_are_left(
        self, open_shop, her
    ):
        sale = sell_to(open_shop, her, 5000)
        back = give_back(open_shop, sale)
        said = [line.replace("\u00a0", " ") for line in receipts.ticket_text(open_shop.desk, back)]
        assert any("Points repris : 50" in line for line in said)
        assert not any("Solde" in line for line in said)

    def test_an_exchange_gives_and_takes_on_one_ticket(self, open_shop, her):
        sale = sell_to(open_shop, her, 5000)
        bring_back(open_shop, sale)
        again = ring_for(open_shop, her, 7000)
        ticket = pay(open_shop, again)
        after = loyalty.points_after(open_shop.desk, ticket.id)
        assert (after.earned, after.taken_back, after.balance) == (70, 50, 70)

    def test_after_a_merge_the_card_that_goes_on_pays(self, open_shop, her):
        sale = sell_to(open_shop, her, 5000)
        other = join(open_shop)
        with open_shop.desk.store.transaction() as tx:
            tx.customers.set_merged_into(her, other, at_utc=open_shop.desk.now(), by=open_shop.manager.id)
        give_back(open_shop, sale)
        assert points_of(open_shop, her) == points_of(open_shop, other) == -50

    def test_what_an_erased_customer_had_earned_is_no_longer_anybodys(self, open_shop, her):
        sale = sell_to(open_shop, her, 5000)
        erase(open_shop, her)
        give_back(open_shop, sale)
        with open_shop.desk.store.reading() as tx:
            assert rows(tx, "SELECT * FROM points_entry WHERE kind = 'reverse'") == []


class TestTickets:
    def test_the_ticket_says_what_it_gave_and_every_duplicate_the_same(self, open_shop, her):
        give_points(open_shop, her, 1005)
        sale = sell_to(open_shop, her, 12_500)
        first = ticket_text(open_shop.desk, sale)
        sell_to(open_shop, her, 90_000)
        rules(open_shop, rewards=(RewardLevel(5, 5),))
        assert ticket_text(open_shop.desk, sale) == first
        joined = " ".join(" ".join(first).split())
        assert "Points gagnés : 125" in joined
        assert "Solde : 1 130 points" in joined
        assert "Prochaine récompense" not in joined

    def test_the_next_reward_stands_on_the_ticket(self, open_shop, her):
        sale = sell_to(open_shop, her, 100)
        joined = " ".join(" ".join(ticket_text(open_shop.desk, sale)).split())
        assert "Solde : 1 point" in joined
        assert "Prochaine récompense : 1 000 F à 1 000 points" in joined

    def test_nothing_stands_there_once_the_link_is_cut(self, open_shop, her):
        sale = sell_to(open_shop, her, 2500)
        assert any("Points" in line for line in ticket_text(open_shop.desk, sale))
        erase(open_shop, her)
        assert not any("Points" in line or "Solde" in line for line in ticket_text(open_shop.desk, sale))


class TestForgottenCard:
    def test_a_ticket_of_the_day_is_credited_once(self, open_shop, her):
        sale = sell(open_shop, 5000)
        after = loyalty.credit_ticket(open_shop.desk, open_shop.manager, sale.id, her)
        assert (after.earned, after.balance) == (50, 50)
        assert last_payload(open_shop.desk) == {
            "operator": open_shop.manager.code, "points": 50, "reason": "forgotten_card", "ticket": 1,
        }  # fmt: skip
        other = join(open_shop)
        with refused(open_shop.desk, loyalty.NotCreditableError):
            loyalty.credit_ticket(open_shop.desk, open_shop.manager, sale.id, other)
        give_back(open_shop, sale)
        assert points_of(open_shop, her) == 0

    def test_what_came_back_before_gives_nothing(self, open_shop, her):
        sale = sell_pieces(open_shop, 1000, 3)
        give_back(open_shop, sale)
        loyalty.credit_ticket(open_shop.desk, open_shop.manager, sale.id, her)
        assert points_of(open_shop, her) == 20
        give_back(open_shop, sale, 2)
        assert points_of(open_shop, her) == 0

    def test_yesterday_is_too_late_and_a_cashier_may_not(self, open_shop, her):
        sale = sell(open_shop, 5000)
        with refused(open_shop.desk, NotAllowedError):
            loyalty.credit_ticket(open_shop.desk, open_shop.cashier, sale.id, her)
        open_shop.clock.forward(days=1)
        with refused(open_shop.desk, loyalty.NotCreditableError):
            loyalty.credit_ticket(open_shop.desk, open_shop.manager, sale.id, her)


class TestCards:
    def test_a_pre_printed_card_is_scanned_in_and_given_once(self, open_shop, her):
        assert loyalty.give_card(open_shop.desk, open_shop.cashier, her, "2900000000018") == "2900000000018"
        assert customers.find_by_code(open_shop.desk, "2900000000018").customer_id == her
        other = join(open_shop)
        with refused(open_shop.desk, CardTakenError):
            loyalty.give_card(open_shop.desk, open_shop.cashier, other, "2900000000018")

    @pytest.mark.parametrize("code", ["2900000000017", "3760000000017", "F000000000099", "BONJOUR", ""])
    def test_other_codes_are_no_cards(self, open_shop, her, code):
        with refused(open_shop.desk, CardCodeError):
            loyalty.give_card(open_shop.desk, open_shop.cashier, her, code)

    def test_an_article_of_the_shops_own_numbering_is_no_card(self, open_shop, her):
        open_shop.item(gtins=("02900000000018",))
        with refused(open_shop.desk, CardCodeError):
            loyalty.give_card(open_shop.desk, open_shop.cashier, her, "2900000000018")

    def test_a_lost_card_is_blocked_and_its_points_stay(self, open_shop, her):
        give_points(open_shop, her, 30)
        lost = loyalty.member_card(open_shop.desk, her).card_codes[0]
        new = loyalty.give_card(open_shop.desk, open_shop.cashier, her)
        loyalty.block_card(open_shop.desk, open_shop.cashier, her, lost)
        card = loyalty.member_card(open_shop.desk, her)
        assert (card.card_codes, card.balance) == ((new,), 30)
        assert customers.find_by_code(open_shop.desk, lost) is None
        with refused(open_shop.desk, loyalty.CardNotActiveError):
            loyalty.block_card(open_shop.desk, open_shop.cashier, her, lost)


class TestPuttingRight:
    def test_a_correction_is_journalled_without_whose_it_is(self, open_shop, her):
        card = loyalty.adjust_points(open_shop.desk, open_shop.manager, her, -25, AdjustReason.MISTAKE)
        assert card.balance == -25
        assert last_payload(open_shop.desk) == {
            "operator": open_shop.manager.code, "points": -25, "reason": "mistake",
        }  # fmt: skip
        line = loyalty.ledger(open_shop.desk, her)[0]
        assert (line.kind, line.points, line.reason) == (EntryKind.ADJUST, -25, "mistake")

    def test_nothing_and_too_much_are_refused_and_so_is_a_cashier(self, open_shop, her):
        for points in (0, 1_000_001):
            with refused(open_shop.desk, loyalty.PointsAmountError):
                loyalty.adjust_points(open_shop.desk, open_shop.manager, her, points, AdjustReason.GOODWILL)
        with refused(open_shop.desk, NotAllowedError):
            loyalty.adjust_points(open_shop.desk, open_shop.cashier, her, 5, AdjustReason.GOODWILL)

    def test_points_of_the_inactive_expire_and_those_of_the_active_do_not(self, open_shop, her):
        active = join(open_shop)
        sell_to(open_shop, her, 5000)
        assert loyalty.inactive_points(open_shop.desk) == (0, 0)
        rules(open_shop, expiry_months=12)
        open_shop.clock.forward(days=400)
        give_points(open_shop, active, 10)
        assert loyalty.inactive_points(open_shop.desk) == (1, 50)
        assert loyalty.expire_points(open_shop.desk, open_shop.manager) == (1, 50)
        assert (points_of(open_shop, her), points_of(open_shop, active)) == (0, 10)
        assert last_payload(open_shop.desk) == {"operator": open_shop.manager.code, "members": 1, "points": 50}
        assert loyalty.expire_points(open_shop.desk, open_shop.manager) == (0, 0)
        assert kinds(open_shop.desk).count("points_expired") == 1


class TestProgramme:
    def test_a_change_is_journalled_with_the_old_and_the_new_rules(self, open_shop):
        changed = rules(open_shop, points_per_100_xpf=2)
        assert loyalty.programme(open_shop.desk) == changed
        change = last_payload(open_shop.desk)["changes"][0]
        assert (change["before"]["points_per_100_xpf"], change["after"]["points_per_100_xpf"]) == (1, 2)

    def test_rules_that_contradict_themselves_are_not_kept(self, open_shop):
        with refused(open_shop.desk, ProgrammeError):
            rules(open_shop, rewards=(RewardLevel(0, 5),))

    def test_a_cashier_may_not(self, open_shop):
        with refused(open_shop.desk, NotAllowedError):
            loyalty.change_programme(open_shop.desk, open_shop.cashier, Programme(points_per_100_xpf=2))


class TestSimulation:
    def test_it_tells_what_the_same_tickets_would_have_earned(self, open_shop, her):
        sell_to(open_shop, her, 10_000)
        sell(open_shop, 5000)
        back = sell(open_shop, 3000)
        give_back(open_shop, back)
        today = open_shop.desk.today()
        told = []
        found = loyalty.simulate(
            open_shop.desk,
            Programme(points_per_100_xpf=2, rewards=(RewardLevel(100, 50), RewardLevel(150, 150))),
            today.replace(day=1),
            today,
            on_progress=lambda done, whole: told.append((done, whole)),
        )
        assert (found.tickets, found.member_tickets) == (3, 1)
        assert (found.points, found.member_points) == (300, 200)
        assert (found.value_xpf, found.member_value_xpf) == (300, 200)
        assert [(each.name, each.points) for each in found.categories] == [("Lèvres", 300)]
        assert told[-1] == (3, 3)

    def test_it_agrees_with_the_ledger_under_the_rules_in_force(self, open_shop, her):
        for price in (99, 1234, 5678, 100):
            sell_to(open_shop, her, price, price + 7)
        today = open_shop.desk.today()
        found = loyalty.simulate(open_shop.desk, loyalty.programme(open_shop.desk), today, today)
        assert found.points == found.member_points == points_of(open_shop, her)

    def test_an_empty_month_is_nothing(self, open_shop):
        found = loyalty.simulate(open_shop.desk, Programme(), date(2020, 1, 1), date(2020, 1, 31))
        assert (found.tickets, found.points, found.categories) == (0, 0, ())


def test_no_id_of_a_customer_or_member_is_ever_journalled(open_shop, her):
    sale = sell_to(open_shop, her, 5000, tender=CASH)
    give_points(open_shop, her, 10)
    give_back(open_shop, sale, tender=CASH)
    member = loyalty.member_card(open_shop.desk, her)
    with open_shop.desk.store.reading() as tx:
        bodies = "".join(r["body"] for r in rows(tx, "SELECT body FROM journal_entry"))
        settings = json.dumps(tx.house.settings())
    for secret in (her, member.member_id, *member.card_codes, "Vaïana"):
        assert secret not in bodies
        assert secret not in settings


def test_the_outbox_tells_whose_points_changed_and_by_how_many(open_shop, her):
    sell_to(open_shop, her, 5000)
    member = loyalty.member_card(open_shop.desk, her)
    with open_shop.desk.store.reading() as tx:
        told = rows(tx, "SELECT subject_id, payload FROM outbox WHERE topic = 'points.changed'")
    assert [(r["subject_id"], json.loads(r["payload"])) for r in told] == [(member.member_id, {"points": 50})]


def sell_pieces_to(shop, customer_id, price, quantity):
    sale = ringing.ring_item(shop.desk, shop.cashier, shop.item(price).variant_id, quantity=quantity).sale
    attaching.attach(shop.desk, shop.cashier, customer_id)
    tendering.add_tender(shop.desk, shop.cashier, CARD, price * quantity)
    return settling.settle(shop.desk, shop.cashier, sale.id)


def erase(shop, customer_id):
    """Destroy a customer and all that hangs on her, as the erasure does."""
    with shop.desk.store.transaction() as tx:
        member = tx.loyalty.member_of(customer_id)
        tx.connection.execute(text("DELETE FROM customer WHERE id = :id"), {"id": customer_id})
        tx.connection.execute(text("DELETE FROM points_entry WHERE member_id = :id"), {"id": member.id})
    shop.clock.now += timedelta(seconds=1)

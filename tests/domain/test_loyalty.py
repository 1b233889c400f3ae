"""The arithmetic of points: rounded once, spread whole, taken back to the last one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.loyalty import (
    Bonus,
    BonusKind,
    CardCodeError,
    EarningLine,
    Programme,
    ProgrammeError,
    RedeemAs,
    RewardLevel,
    Tier,
    best_reward,
    card_key,
    check_programme,
    next_reward,
    points_earned,
    programme_fields,
    programme_from,
    share_back,
    tier_of,
)
from koom_pos.domain.shop_codes import member_code

MONDAY = date(2026, 11, 23)


def line(gross_xpf, category=None, brand=None, *, gift_card=False):
    return EarningLine("x", gross_xpf, category, brand, is_gift_card=gift_card)


def earned(programme, *lines, paid=0, on=MONDAY, birthday="", year=0):
    return points_earned(programme, lines, paid_in_points_xpf=paid, on=on, birthday=birthday, earned_in_year=year)


class TestEarning:
    def test_the_ticket_is_rounded_down_once_and_spread_over_its_lines(self):
        assert earned(Programme(), line(150), line(150)) == (2, 1)
        assert earned(Programme(), line(99)) == (0,)
        assert earned(Programme()) == ()

    def test_what_is_paid_in_points_earns_nothing(self):
        assert sum(earned(Programme(), line(2000), line(1000), paid=1000)) == 20
        assert earned(Programme(), line(1000), paid=1000) == (0,)
        assert earned(Programme(), line(500), paid=1000) == (0,)

    def test_gift_cards_and_what_is_excluded_earn_nothing(self):
        programme = Programme(excluded_brands=("b",), excluded_categories=("c",))
        lines = (line(1000, gift_card=True), line(1000, brand="b"), line(1000, "c"), line(1000))
        assert earned(programme, *lines) == (0, 0, 0, 10)

    def test_the_highest_matching_bonus_counts_alone(self):
        programme = Programme(
            bonuses=(
                Bonus(BonusKind.CATEGORY, "c", 20_000),
                Bonus(BonusKind.DAY, "0", 15_000),
                Bonus(BonusKind.BIRTHDAY, "", 30_000),
            )
        )
        assert earned(programme, line(1000, "c"), line(1000)) == (20, 15)
        assert earned(programme, line(1000, "c"), birthday="11-23") == (30,)
        assert earned(programme, line(1000), on=date(2026, 11, 24)) == (10,)

    def test_a_tier_multiplies_what_the_bonus_gives(self):
        programme = Programme(tiers=(Tier("Or", 100, 15_000), Tier("Argent", 50, 12_000)))
        assert [earned(programme, line(1000), year=year) for year in (49, 50, 100)] == [(10,), (12,), (15,)]
        assert tier_of(programme, 10) is None

    def test_a_birthday_of_29_february_is_kept_on_the_28th(self):
        programme = Programme(bonuses=(Bonus(BonusKind.BIRTHDAY, "", 20_000),))
        assert earned(programme, line(1000), on=date(2027, 2, 28), birthday="02-29") == (20,)
        assert earned(programme, line(1000), on=date(2028, 2, 28), birthday="02-29") == (10,)

    @given(
        prices=st.lists(st.integers(0, 500_000), max_size=8),
        rate=st.integers(0, 50),
        paid=st.integers(0, 600_000),
    )
    def test_the_lines_add_up_to_the_ticket_and_none_is_negative(self, prices, rate, paid):
        points = earned(Programme(points_per_100_xpf=rate), *(line(price) for price in prices), paid=paid)
        assert sum(points) == max(0, sum(prices) - paid) * rate // 100
        assert all(each >= 0 for each in points)


class TestTakingBack:
    @given(points=st.integers(-5000, 5000), steps=st.lists(st.integers(1, 9), min_size=1, max_size=9))
    def test_whatever_the_steps_the_last_piece_brings_all_and_none_too_much(self, points, steps):
        whole, already, back = sum(steps), 0, 0
        for more in steps:
            share = share_back(points, whole=whole, already=already, more=more, already_points=back)
            assert share * points >= 0
            already, back = already + more, back + share
            assert abs(back) <= abs(points)
        assert back == points

    def test_never_more_points_than_pieces_came_back(self):
        assert share_back(10, whole=3, already=0, more=1, already_points=0) == 3
        assert share_back(-10, whole=3, already=1, more=1, already_points=-3) == -3


class TestRewards:
    def test_the_best_one_held_and_the_next_one(self):
        programme = Programme(rewards=(RewardLevel(2000, 2500), RewardLevel(1000, 1000)))
        assert best_reward(programme, 1999) == RewardLevel(1000, 1000)
        assert next_reward(programme, 1999) == RewardLevel(2000, 2500)
        assert best_reward(programme, -5) is None
        assert next_reward(programme, 2000) is None


class TestProgramme:
    def test_it_is_read_back_as_it_was_written(self):
        programme = Programme(
            points_per_100_xpf=3,
            bonuses=(Bonus(BonusKind.BRAND, "b", 20_000),),
            rewards=(RewardLevel(500, 600),),
            tiers=(Tier("Or", 100, 15_000),),
            redeem_as=RedeemAs.DISCOUNT,
            expiry_months=24,
            excluded_brands=("x",),
        )
        assert programme_from(programme_fields(programme)) == programme
        assert programme_from({}) == Programme()

    @pytest.mark.parametrize(
        ("programme", "field"),
        [
            (Programme(points_per_100_xpf=-1), "points_per_100_xpf"),
            (Programme(bonuses=(Bonus(BonusKind.DAY, "0", 9999),)), "bonuses"),
            (Programme(rewards=(RewardLevel(0, 1),)), "rewards"),
            (Programme(rewards=(RewardLevel(5, 1), RewardLevel(5, 2))), "rewards"),
            (Programme(tiers=(Tier("", 1, 10_000),)), "tiers"),
            (Programme(tiers=(Tier("a", 1, 10_000), Tier("b", 1, 10_000))), "tiers"),
            (Programme(expiry_months=121), "expiry_months"),
        ],
    )
    def test_rules_that_contradict_themselves_are_named(self, programme, field):
        with pytest.raises(ProgrammeError) as caught:
            check_programme(programme)
        assert caught.value.field == field


class TestCards:
    def test_ours_and_the_shops_range_of_gtins(self):
        ours = member_code(42)
        assert card_key(f"{ours[:4].lower()} {ours[4:]}") == ours
        assert card_key("2900000000018") == card_key("02900000000018") == "2900000000018"

    @pytest.mark.parametrize("code", ["", "F000000000000", "2900000000019", "3760000000017", "20000005", "BONJOUR"])
    def test_nothing_else_is_a_card(self, code):
        with pytest.raises(CardCodeError):
            card_key(code)

"""The programme on screen: read, changed, tried on past tickets, put in force; points that expire."""

from threading import Event

import pytest

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import BonusKind, Programme, RedeemAs, RewardLevel
from koom_pos.services import loyalty, shop
from koom_pos.ui.loyalty.words import multiplier_words
from tests.services.members import give_points


def figures(section, name):
    """The figures of the lines of a name, in the order of the blocks."""
    return [line[1:] for line in section.simulation.lines() if line[0] == name]


def test_the_rules_in_force_come_back_as_they_are(full_rules, section):
    assert section.rules.programme() == full_rules
    assert not section.has_changes()
    assert "TGC stands on what is paid" in section.rules.fields["redeem_as"]._hint.text()


def test_what_is_changed_is_not_in_force_until_it_is_put_so(section, open_shop):
    section.rules.points.setValue(3)
    assert section._state.text() == "Not in force yet"
    assert "300 points" in section.rules.fields["points_per_100_xpf"]._hint.text()
    assert loyalty.programme(open_shop.desk) == Programme()
    section.rules.redeem.chip(RedeemAs.DISCOUNT).click()
    section.save_button.click()
    assert loyalty.programme(open_shop.desk) == Programme(points_per_100_xpf=3, redeem_as=RedeemAs.DISCOUNT)
    assert section._state.text() == "In force"
    assert not section.has_changes()


def test_levels_bonuses_exclusions_and_tiers_come_and_go(section, open_shop):
    open_shop.item(8900)
    section.load()
    rules = section.rules
    for rows in (rules.rewards, rules.bonuses, rules.exclusions, rules.tiers):
        rows.add_button.click()
    rules.rewards.rows()[1].show_level(RewardLevel(5000, 6000))
    rules.bonuses.rows()[0].kind.choose(BonusKind.DAY)
    rules.bonuses.rows()[0].key.choose("2")
    rules.exclusions.rows()[0].kind.choose(BonusKind.BRAND)
    rules.tiers.rows()[0].name.setText("Corail")
    rules.tiers.rows()[0].points.setValue(5000)
    section.save()
    kept = loyalty.programme(open_shop.desk)
    assert kept.rewards == (RewardLevel(1000, 1000), RewardLevel(5000, 6000))
    assert [(bonus.kind, bonus.key, bonus.multiplier_bp) for bonus in kept.bonuses] == [(BonusKind.DAY, "2", 20_000)]
    assert len(kept.excluded_brands) == 1
    assert kept.tiers[0].name == "Corail"
    rules.bonuses.take(rules.bonuses.rows()[0])
    assert section.has_changes()
    section.save()
    assert loyalty.programme(open_shop.desk).bonuses == ()


def test_rules_that_contradict_themselves_are_marked_in_place_and_change_nothing(section, open_shop):
    section.rules.rewards.add_button.click()
    section.save()
    assert "own number of points" in section.rules.fields["rewards"].fault()
    assert loyalty.programme(open_shop.desk) == Programme()
    section.rules.rewards.take(section.rules.rewards.rows()[1])
    assert section.rules.fields["rewards"].fault() == ""
    section.rules.tiers.add_button.click()
    section.simulation.run.click()
    assert "needs a name" in section.rules.fields["tiers"].fault()


def test_what_left_the_catalogue_stays_in_its_rule(section, open_shop):
    loyalty.change_programme(open_shop.desk, open_shop.manager, Programme(excluded_categories=("gone",)))
    section.load()
    assert section.rules.programme().excluded_categories == ("gone",)
    assert section.rules.exclusions.rows()[0].key.currentText() == "No longer in the catalogue"


def test_the_rules_are_tried_beside_those_in_force_and_nothing_is_stored(section, open_shop, tickets, settled):
    section.simulation.spans.chip("this").click()
    section.rules.points.setValue(3)
    section.simulation.run.click()
    settled()
    assert figures(section, "Points") == [("170", "510"), ("295", "885")]
    assert figures(section, "Worth") == [("170\u00a0F", "510\u00a0F"), ("295\u00a0F", "885\u00a0F")]
    assert "3 ticket" in section.simulation.told.text()
    assert figures(section, "Lèvres") == [("295", "885")]
    assert loyalty.programme(open_shop.desk) == Programme()
    section.rules.points.setValue(4)
    assert "Simulate again" in section.simulation.stale.words.text()


def test_rules_in_force_are_run_once(section, tickets, settled):
    section.simulation.spans.chip("this").click()
    section.simulation.run.click()
    settled()
    assert figures(section, "Points") == [("170",), ("295",)]


def test_a_month_without_tickets_says_so(section, settled):
    section.simulation.run.click()
    settled()
    assert section.simulation.told.text() == "No ticket from 01/10/2026 to 31/10/2026."
    assert section.simulation.lines() == []


def test_a_simulation_can_be_stopped(section, tickets, settled, counter):
    door = Event()
    counter.tasks.run_in_store(lambda _task: door.wait(), success=lambda _done: None, failure=lambda _error: None)
    section.simulation.spans.chip("this").click()
    section.simulation.run.click()
    assert section.simulation.stop.isVisible()
    section.simulation.stop.click()
    door.set()
    settled()
    assert "Stopped" in section.simulation.told.text()
    assert section.simulation.run.isVisible()


def test_points_of_inactive_cards_are_counted_and_expire_by_two_touches(section, open_shop, member, settled):
    assert "never expire" in section.expiry.told.text()
    give_points(open_shop, member, 1200)
    section.rules.expiry.setValue(12)
    section.save()
    open_shop.clock.forward(days=500)
    section.shown()
    settled()
    assert "1\u202f200 points of 1 member" in section.expiry.told.text()
    section.expiry.expire.click()
    assert loyalty.member_card(open_shop.desk, member).balance == 1200
    section.expiry.expire.click()
    settled()
    assert loyalty.member_card(open_shop.desk, member).balance == 0
    assert not section.expiry.expire.isVisible()


def test_the_welcome_voucher_is_set_with_the_rules(section, open_shop):
    voucher = section.voucher
    assert (voucher.percent.value(), voucher.months.value()) == (10, 3)
    voucher.how.chip("amount").click()
    section.save()
    assert voucher.value_field.fault() == "Say how much the voucher takes off."
    voucher.amount.set_amount(500)
    voucher.months.setValue(6)
    section.save()
    profile = shop.profile(open_shop.desk)
    assert (profile.voucher_welcome_how, profile.voucher_welcome_value) == (DiscountKind.AMOUNT, 500)
    assert profile.voucher_welcome_months == 6
    voucher.enabled.click()
    section.save()
    assert not shop.profile(open_shop.desk).voucher_welcome_enabled
    assert not voucher.details.isVisible()


@pytest.mark.parametrize(("bp", "words"), [(10_000, "1"), (12_500, "1.25"), (15_000, "1.5"), (100_000, "10")])
def test_a_multiplier_is_written_as_one_says_it(bp, words):
    assert multiplier_words(bp) == f"×\u202f{words}"

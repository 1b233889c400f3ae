"""The loyalty section on the settings page of a till whose day is open, the manager signed in."""

import pytest

from koom_pos.domain.loyalty import Bonus, BonusKind, Programme, RedeemAs, RewardLevel, Tier
from koom_pos.services import loyalty
from koom_pos.services.keys import open_vault
from koom_pos.ui.settings_pages.settings_page import SettingsPage
from tests.services.members import join, sell_to


@pytest.fixture
def page(counter, framed, open_shop, tmp_path):
    """The settings page in front."""
    counter.sign_in(open_shop.manager)
    made = SettingsPage(counter, tmp_path, open_vault(tmp_path, prefer_keyring=False))
    made.frame = framed(made, "settings")
    return made


@pytest.fixture
def settled(qtbot, counter):
    """Wait until what works behind the screens has come to its end."""
    return lambda: qtbot.waitUntil(lambda: not counter.tasks.is_busy())


@pytest.fixture
def section(page, settled):
    """The loyalty section in front."""
    page.open_thing("loyalty")
    assert page.current_key() == "loyalty"
    settled()
    return page.section("loyalty")


@pytest.fixture
def member(open_shop):
    return join(open_shop, first_name="Manon", last_name="Wamytan")


@pytest.fixture
def tickets(open_shop, member, sell):
    """Three tickets of today: two of Manon's, one of nobody's; the clock stands at the end of the day."""
    sell_to(open_shop, member, 8900)
    sell_to(open_shop, member, 2500, 5600)
    sell(12_500)


@pytest.fixture
def full_rules(open_shop):
    """A programme that uses everything."""
    item = open_shop.item(8900, name="Rouge Velours", brand="Maison Niaouli")
    open_shop.item(1200, name="Crayon", brand="Écume")
    with open_shop.desk.store.reading() as tx:
        brand = tx.catalogue_bulk.brands()["Écume"]
        (category,) = tx.catalogue_bulk.categories().values()
    assert item.gross_xpf == 8900
    rules = Programme(
        points_per_100_xpf=2,
        bonuses=(
            Bonus(BonusKind.CATEGORY, category, 20_000),
            Bonus(BonusKind.DAY, "2", 15_000),
            Bonus(BonusKind.BIRTHDAY, "", 30_000),
        ),
        rewards=(RewardLevel(1000, 1000), RewardLevel(5000, 6000)),
        tiers=(Tier("Corail", 5000, 12_500), Tier("Nacre", 20_000, 17_500)),
        redeem_as=RedeemAs.DISCOUNT,
        expiry_months=36,
        excluded_brands=(brand,),
    )
    return loyalty.change_programme(open_shop.desk, open_shop.manager, rules)

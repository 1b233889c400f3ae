"""Settings of the shop: journalled with what they were, refused when unknown."""

from datetime import date

import pytest

from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.tax import TaxRegime
from koom_pos.services.shop import change_settings, instrument_expiry, profile
from tests.services.books import kinds, last_payload, refused


def test_a_change_is_read_back_and_journalled_with_what_it_was(shop):
    changed = change_settings(
        shop.desk, shop.manager, {"tgc_regime": TaxRegime.FRANCHISE, "address_lines": ("2 rue Neuve",)}
    )
    assert (changed.tgc_regime, changed.address_lines) == (TaxRegime.FRANCHISE, ("2 rue Neuve",))
    assert profile(shop.desk) == changed
    assert kinds(shop.desk)[-1] == "settings_change"
    assert last_payload(shop.desk)["changes"][0] == {
        "setting": "tgc_regime", "before": "normal", "after": "franchise",
    }  # fmt: skip


def test_an_unknown_setting_stores_nothing(shop):
    with refused(shop.desk, KeyError):
        change_settings(shop.desk, shop.manager, {"name": "Autre", "nmae": "x"})


def test_a_cashier_changes_no_setting(shop):
    with refused(shop.desk, NotAllowedError):
        change_settings(shop.desk, shop.cashier, {"name": "Autre"})


@pytest.mark.parametrize(
    ("months", "today", "last"),
    [
        (0, date(2026, 11, 23), None),
        (1, date(2026, 1, 31), date(2026, 2, 28)),
        (12, date(2026, 12, 5), date(2027, 12, 5)),
        (13, date(2026, 12, 5), date(2028, 1, 5)),
    ],
)
def test_instruments_are_good_for_whole_months(shop, months, today, last):
    change_settings(shop.desk, shop.manager, {"instrument_months": months})
    with shop.desk.store.reading() as tx:
        assert instrument_expiry(tx, today) == last

"""The invented weeks: trading days, a drawer that adds up, and every kind of thing that happens at a till."""

from collections import Counter
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.till import counted_xpf
from koom_pos.services.demo.history import FLOAT_COUNT, FLOAT_XPF, DemoClock, drawer_of, trading_days
from koom_pos.services.demo.shop import build_demo_shop
from koom_pos.services.founding import desk_of
from koom_pos.services.keys import open_vault
from koom_pos.store import Store


def test_trading_days_are_mondays_to_saturdays_up_to_yesterday():
    days = trading_days(date(2026, 11, 25), 2)
    assert len(days) == 12
    assert (days[0], days[-1]) == (date(2026, 11, 11), date(2026, 11, 24))
    assert 6 not in {day.weekday() for day in days}


@given(st.integers(0, 60_000).map(lambda n: 5 * n))
def test_any_amount_of_cash_can_be_counted_out(amount_xpf):
    assert counted_xpf(drawer_of(amount_xpf)) == amount_xpf


def test_the_float_is_counted_as_itself():
    assert drawer_of(FLOAT_XPF) == FLOAT_COUNT


def test_the_clock_of_the_history_never_goes_back():
    clock = DemoClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    clock.reach(date(2026, 11, 23), time(8))
    assert clock() == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    clock.reach(date(2026, 11, 23), time(13))
    assert clock() == datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Counter, Counter]:
    folder = build_demo_shop(
        tmp_path_factory.mktemp("history") / "shop",
        clock=lambda: datetime(2026, 12, 7, 1, 0, tzinfo=UTC),
        variants=60,
        weeks=2,
    )
    vault = open_vault(folder.data_dir, prefer_keyring=False)
    store = Store.open(folder.store_path, vault.store_key())
    desk = desk_of(store, vault.signing_key(), lambda: datetime(2026, 12, 7, tzinfo=UTC), lambda: "")
    with store.reading() as tx:
        entries = Counter(str(e.kind) for e in tx.journal.entries(desk.workstation.id))
        tenders = Counter({str(t.type): t.count for t in tx.reports.per_tender(date(2026, 1, 1), date(2026, 12, 31))})
    store.close()
    return entries, tenders


def test_two_weeks_hold_every_kind_of_entry_a_screen_shows(kinds):
    entries, _ = kinds
    for kind in (
        "sale", "return", "void_sale", "void_line", "cash_movement", "no_sale", "opening", "x_report", "z_report",
        "month_closing", "price_change", "sign_in", "operator_change", "start",
    ):  # fmt: skip
        assert entries[kind] > 0, kind
    assert entries["clock_jump"] == 0
    assert entries["opening"] == entries["z_report"] == 12


def test_customers_pay_in_every_usual_way(kinds):
    _, tenders = kinds
    for tender in ("cash", "card", "cheque", "cf_pay"):
        assert tenders[tender] > 0, tender
    assert tenders["card"] > tenders["cheque"]

"""The runner against a real shop on a file: rounds one at a time, patient, quick to stop."""

import pytest

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.shop_address import address_in
from koom_pos.services import customers
from koom_pos.services.sync.setup import ShopLine
from koom_pos.services.sync.status import SyncState
from koom_pos.settings import OnlineShopSettings
from koom_pos.ui.sync.runner import SyncRunner
from tests.remote.contract_shop import open_shop_side


@pytest.fixture
def online():
    return OnlineShopSettings(address="sqlite:///online.db", every_s=0)


@pytest.fixture
def side(tmp_path):
    side, shop = open_shop_side(f"sqlite:///{tmp_path / 'online.db'}")
    shop.close()
    yield side
    side.engine.dispose()


@pytest.fixture
def runner(shop, qtbot, tmp_path, online):
    def line(settings):
        return ShopLine(shop.desk, address_in(settings.address, tmp_path), settings) if settings.address else None

    made = SyncRunner(shop.desk, lambda: online, line)
    yield made
    made.stop()


def stepped(qtbot, runner, act):
    with qtbot.waitSignal(runner.stepped, timeout=20_000) as heard:
        act()
    return heard.args[0]


def test_a_round_brings_what_is_there_and_says_how_it_stands(qtbot, shop, side, runner):
    side.customer()
    status = stepped(qtbot, runner, runner.wake)
    assert status.state is SyncState.GOOD
    assert status.last_contact_utc == shop.desk.now()
    assert customers.search_customers(shop.desk, "wamytan")
    assert not runner.is_working()


def test_asked_again_while_working_it_does_one_more_and_no_two_at_once(qtbot, side, runner):
    heard = []
    runner.stepped.connect(heard.append)
    runner.wake()
    for _ in range(5):
        runner.wake()
    qtbot.waitUntil(lambda: len(heard) == 2 and not runner.is_working(), timeout=20_000)
    qtbot.wait(200)
    assert len(heard) == 2


def test_without_an_address_and_while_paused_nothing_runs(qtbot, runner, online):
    online.enabled = False
    runner.wake()
    assert not runner.is_working()
    online.enabled, online.address = True, ""
    runner.wake()
    assert not runner.is_working()


def test_a_shop_that_is_away_is_said_and_found_again(qtbot, shop, side, runner, tmp_path):
    file = tmp_path / "online.db"
    stepped(qtbot, runner, runner.wake)
    side.engine.dispose()
    with side.engine.begin() as connection:
        connection.execute(tables.meta.delete())
        connection.exec_driver_sql("ALTER TABLE koom_order RENAME TO koom_away")
    shop.clock.forward(minutes=1)
    assert stepped(qtbot, runner, runner.wake).state is SyncState.REFUSED
    with side.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE koom_away RENAME TO koom_order")
    side.engine.dispose()
    file.rename(tmp_path / "away.db")
    shop.clock.forward(minutes=1)
    assert stepped(qtbot, runner, runner.wake).state is SyncState.OFFLINE
    (tmp_path / "away.db").rename(file)
    shop.clock.forward(minutes=1)
    assert stepped(qtbot, runner, runner.wake).state is SyncState.GOOD


def test_another_shop_in_the_settings_is_refused_and_kept_among_the_rounds(qtbot, side, runner, online, tmp_path):
    stepped(qtbot, runner, runner.wake)
    open_shop_side(f"sqlite:///{tmp_path / 'other.db'}")[1].close()
    online.address = "sqlite:///other.db"
    status = stepped(qtbot, runner, runner.follow_settings)
    assert (status.state, status.fault) == (SyncState.REFUSED, "OtherShop")


def test_stopped_it_wakes_no_more(qtbot, side, runner):
    stepped(qtbot, runner, runner.wake)
    runner.stop()
    runner.wake()
    runner.soon()
    assert not runner.is_working()


def test_with_the_timer_off_a_sale_asks_for_no_round(qtbot, side, runner, online):
    runner.soon()
    qtbot.wait(50)
    assert not runner.is_working()
    online.every_s = 60
    runner.soon()
    assert runner._timer.isActive()

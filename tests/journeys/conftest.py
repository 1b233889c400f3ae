"""Whole days through the real window: a small demo shop, opened as the program opens it, with hands before it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from koom_pos.app.tour_till import open_tour_till
from koom_pos.services.demo.shop import build_demo_shop
from koom_pos.ui.tour.album import Album
from koom_pos.ui.tour.findings import Findings
from koom_pos.ui.tour.hands import Hands
from koom_pos.ui.tour.shop_time import ShopTime
from koom_pos.ui.tour.stage import SMALL_SCREEN, Stage, stock_the_hands

SEED = 687


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo shop with a week behind it, to be copied."""
    folder = tmp_path_factory.mktemp("shop") / "demo"
    build_demo_shop(folder, seed=SEED, clock=ShopTime(), weeks=1)
    return folder


def open_stage(folder: Path, pictures: Path, people) -> Stage:
    """Open the till's window on a folder and stand before it."""
    time = ShopTime()
    till = open_tour_till(folder, time, seed=SEED)
    window = till.window()
    window.resize(*SMALL_SCREEN)
    window.show()
    window.activateWindow()
    hands = Hands(window, till.shell.wedge.is_holding)
    hands.until(window.isActiveWindow, "the window to be the active one")
    pictures.mkdir(exist_ok=True)
    stage = Stage(pictures, till, time, hands, Album(pictures), Findings(), people)
    stock_the_hands(stage)
    return stage


@pytest.fixture
def stage(qapp, small_shop: Path, tmp_path: Path) -> Iterator[Stage]:
    """Stand before the lock of a till that has not opened its day."""
    folder = tmp_path / "till"
    shutil.copytree(small_shop, folder)
    people = build_demo_shop(folder, seed=SEED, clock=ShopTime()).people
    made = open_stage(folder, tmp_path / "pictures", people)
    yield made
    made.till.close()

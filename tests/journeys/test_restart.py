"""The power goes in the middle of a sale: a real process is killed, and the cashier stands at the same line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from koom_pos.services.demo.shop import build_demo_shop
from koom_pos.ui.tour.shop_time import ShopTime
from tests.journeys.conftest import SEED, open_stage

pytestmark = [pytest.mark.journey, pytest.mark.fault]

ROOT = Path(__file__).resolve().parents[2]
RING_AND_STAY = """
import sys
from pathlib import Path
from koom_pos.services.demo.shop import build_demo_shop
from koom_pos.ui.tour.at_the_till import scan_articles
from koom_pos.ui.tour.shop_time import ShopTime
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import Qt
from tests.journeys.conftest import SEED, open_stage

app = QApplication([])
folder = Path(sys.argv[1])
people = build_demo_shop(folder, seed=SEED, clock=ShopTime()).people
stage = open_stage(folder, folder.parent / "killed", people)
stage.sign_in(people[1])
stage.hands.touch(stage.sale_page.no_day.act)
stage.hands.touch(stage.day_page.opening.pane.next_act)
stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till")
scan_articles(stage, stage.goods[:3])
stage.hands.press(Qt.Key.Key_Up)
stage.hands.rest(50)
print("RUNG", stage.sale_page.rung().sale.current_line_id, stage.sale_page.cart.total.amount(), flush=True)
app.exec()
"""


def test_a_killed_till_stands_at_the_same_line(qapp, small_shop, tmp_path):
    folder = tmp_path / "till"
    shutil.copytree(small_shop, folder)
    before = rung_and_killed(folder)
    people = build_demo_shop(folder, seed=SEED, clock=ShopTime()).people
    stage = open_stage(folder, tmp_path / "pictures", people)
    try:
        assert "3" in stage.shell.lock_screen.waiting.text()
        stage.sign_in(people[2])
        page = stage.sale_page
        assert (page.cart.view.current_line_id(), page.cart.total.amount()) == before
        assert len(page.rung().sale.lines) == 3
    finally:
        stage.till.close()


def rung_and_killed(folder: Path) -> tuple[str, int]:
    """Ring three articles in a process of its own, kill it, and return the line it stood at and its total."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", RING_AND_STAY, str(folder)], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        told = next((line.split() for line in process.stdout if line.startswith("RUNG")), None)
        process.kill()
    assert told is not None, "the till did not get as far as three articles"
    return told[1], int(told[2])

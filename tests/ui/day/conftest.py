"""The day and the tickets on a real store; the founded shop is the one the services are tested with."""

import importlib.util
import sys
from pathlib import Path

import pytest

from koom_pos.domain.tender import TenderType
from koom_pos.services import ringing, settling, tendering
from koom_pos.settings import WorkstationSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.main_frame import MainFrame
from koom_pos.ui.frame.rail import RailEntry
from koom_pos.ui.tasks import Tasks

_SERVICES = Path(__file__).resolve().parents[2] / "services" / "conftest.py"
_spec = importlib.util.spec_from_file_location("services_fixtures", _SERVICES)
services_fixtures = importlib.util.module_from_spec(_spec)
sys.modules["services_fixtures"] = services_fixtures
_spec.loader.exec_module(services_fixtures)

MANAGER_PIN = services_fixtures.MANAGER_PIN
CASHIER_PIN = services_fixtures.CASHIER_PIN
empty_store_file = services_fixtures.empty_store_file
founded_store_file = services_fixtures.founded_store_file
clock = services_fixtures.clock
shop = services_fixtures.shop
open_shop = services_fixtures.open_shop


@pytest.fixture
def pins():
    """The PINs of the people of the shop."""
    return {"manager": MANAGER_PIN, "cashier": CASHIER_PIN}


@pytest.fixture
def counter(qapp, shop):
    """What the pages of the till share, the cashier signed in."""
    tasks = Tasks()
    made = Counter(shop.desk, tasks, WorkstationSettings())
    made.sign_in(shop.cashier)
    yield made
    tasks.shutdown()


@pytest.fixture
def sell(shop):
    """Settle a ticket: `sell(2500, tender=TenderType.CARD, pay=…)`; in cash, exact, unless said otherwise."""

    def settle(*prices, tender=TenderType.CASH, pay=None, quantity=1):
        for price in prices:
            known = next((item for item in shop.items if item.gross_xpf == price), None)
            item = known or shop.item(price, name=f"Article {price}")
            rung = ringing.ring_item(shop.desk, shop.cashier, item.variant_id, quantity=quantity)
        tendering.add_tender(shop.desk, shop.cashier, tender, pay or rung.totals.gross_xpf)
        settled = settling.settle(shop.desk, shop.cashier, rung.sale.id)
        shop.clock.forward(minutes=10)
        return settled

    return settle


@pytest.fixture
def framed(qtbot, shop):
    """Put a page in the real frame, as at 1366 × 768, and bring it to the front."""

    def show(page, key="day", size=(1366, 768)):
        frame = MainFrame(clock=shop.clock)
        qtbot.addWidget(frame)
        frame.add_page(key, page)
        frame.set_entries([RailEntry("day", "day", "Journée"), RailEntry("privacy", "privacy", "Confidentialité")])
        frame.resize(*size)
        frame.show()
        frame.show_page(key)
        return frame

    return show


@pytest.fixture
def wanted_pages(counter):
    """The pages asked for by the page under test, in order."""
    asked = []
    counter.page_wanted.connect(lambda key, thing: asked.append((key, thing)))
    return asked

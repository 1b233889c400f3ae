"""Screens under test: the shipped type, the light theme unless asked otherwise, and pictures to look at."""

import gc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QWidget

from koom_pos.domain.tender import TenderType
from koom_pos.services import ringing, settling, tendering
from koom_pos.settings import WorkstationSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.main_frame import MainFrame
from koom_pos.ui.frame.rail import RailEntry
from koom_pos.ui.language import install_language
from koom_pos.ui.tasks import Tasks
from koom_pos.ui.theme import apply_theme
from tests.founded_shop import CASHIER_PIN, MANAGER_PIN

GALLERY = Path(__file__).resolve().parents[2] / "build" / "gallery"


@pytest.fixture(autouse=True)
def _light_and_english(qapp, _collected_between_tests):
    """Each test begins in light and in the source language, and leaves no window to the next.

    What is to be deleted later waits for an event loop, which tests hardly run: thousands of widgets would stay, and
    each change of theme would paint them all again.
    """
    install_language(qapp, "en")
    apply_theme(qapp, "light")
    yield
    QLocale.setDefault(QLocale.c())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _collected_between_tests(qapp):
    """Collect cyclic garbage between tests alone, as the till does between events (`ui/garbage.py`).

    A collection in the middle of Qt's own work destroys widgets there, and now and then never comes back.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.set_threshold(*thresholds)
    ages[0] += 1
    gc.collect(2 if ages[0] % 20 == 0 else 1)


ages = [0]
"""Tests since the run began, in a list so that fixtures can count."""


@pytest.fixture
def theme(qapp):
    """Change the theme: `theme("dark")`."""
    return lambda name: apply_theme(qapp, name)


@pytest.fixture
def afternoon():
    """A clock standing on a Monday at 14:05 in Nouméa (UTC+11)."""
    return lambda: datetime(2026, 11, 23, 3, 5, tzinfo=UTC)


@pytest.fixture
def picture():
    """Write a widget as PNG under `build/gallery` and return the path: `picture(widget, "name")`."""

    def write(widget: QWidget, name: str) -> Path:
        GALLERY.mkdir(parents=True, exist_ok=True)
        path = GALLERY / f"{name}.png"
        assert widget.grab().save(str(path))
        return path

    return write


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

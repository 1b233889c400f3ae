"""The settings of a founded till, with its manager signed in, on the real store."""

import random
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from shiboken6 import delete

from koom_pos.domain.identity import IdSource
from koom_pos.domain.operator import Role
from koom_pos.services import people
from koom_pos.services.founding import desk_of, found
from koom_pos.services.keys import open_vault
from koom_pos.settings import WorkstationSettings
from koom_pos.store import Store
from koom_pos.store.migrate import migrate
from koom_pos.ui.counter import Counter
from koom_pos.ui.settings_pages.settings_page import SettingsPage
from koom_pos.ui.tasks import Tasks

MORNING = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
MANAGER_PIN = "2580"
CASHIER_PIN = "1379"


@dataclass
class OwnedClock:
    """Time stands still until the test moves it."""

    now: datetime = MORNING

    def __call__(self):
        return self.now

    def forward(self, **step):
        self.now += timedelta(**step)


@dataclass
class Till:
    """A founded till and what its settings page says."""

    counter: Counter
    page: SettingsPage
    clock: OwnedClock
    manager: object
    cashier: object
    data_dir: Path
    said: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    def section(self, key):
        """Bring a section to the front."""
        self.page.open_thing(key)
        return self.page.section(key)

    @property
    def desk(self):
        return self.counter.desk


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """The data folder of a till founded once; each test works on a copy."""
    data_dir = tmp_path_factory.mktemp("founded") / "data"
    path = data_dir / "store.db"
    data_dir.mkdir()
    vault = open_vault(data_dir, prefer_keyring=False)
    key = vault.store_key()
    migrate(path, key, on_progress=lambda _step, _done, _of: None, clock=lambda: MORNING)
    store = Store.open(path, key)
    desk, manager = found(
        store,
        vault.signing_key(),
        OwnedClock(),
        IdSource(OwnedClock(), random.Random(687).getrandbits),
        workstation_number=1,
        workstation_name="Caisse 1",
        identity={
            "name": "Boutique d’essai",
            "legal_name": "Essai SARL",
            "address_lines": ("1 rue de l’Essai", "98800 Nouméa"),
            "ridet": "0 123 456.001",
        },
        manager_name="Hélène",
        manager_pin=MANAGER_PIN,
    )
    cashier = people.create_operator(desk, manager, display_name="Marie", role=Role.CASHIER, pin=CASHIER_PIN)
    store.close()
    return data_dir, manager, cashier


@pytest.fixture
def till(qtbot, founded, tmp_path):
    template, manager, cashier = founded
    data_dir = tmp_path / "data"
    shutil.copytree(template, data_dir)
    vault = open_vault(data_dir, prefer_keyring=False)
    store = Store.open(data_dir / "store.db", vault.store_key())
    clock = OwnedClock()
    desk = desk_of(store, vault.signing_key(), clock, IdSource(clock, random.Random(688).getrandbits))
    tasks = Tasks()
    counter = Counter(desk, tasks, WorkstationSettings())
    counter.sign_in(manager)
    page = SettingsPage(counter, data_dir, vault)
    made = Till(counter, page, clock, manager, cashier, data_dir)
    page.notice_wanted.connect(lambda kind, words: made.said.append((kind, words)))
    page.panel_wanted.connect(lambda title, panel: made.asked.append((title, panel)))
    page.resize(1294, 720)
    page.show()
    page.shown()
    qtbot.waitExposed(page)
    yield made
    tasks.shutdown()
    page.close()
    delete(page)  # a deferred deletion would wait for an event loop, and every later change of theme would dress it
    store.close()

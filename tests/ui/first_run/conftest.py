"""A bare machine: a migrated, empty store, its keys, and a folder for its state."""

import random
import shutil
from datetime import UTC, datetime

import pytest
from shiboken6 import delete

from koom_pos.domain.identity import IdSource
from koom_pos.services.keys import open_vault
from koom_pos.settings import WorkstationSettings
from koom_pos.store import Store
from koom_pos.store.migrate import migrate
from koom_pos.ui.first_run.wizard import FirstRun

MORNING = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
KEY = bytes(range(32))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("bare") / "store.db"
    migrate(path, KEY, on_progress=lambda _step, _done, _of: None, clock=lambda: MORNING)
    return path


@pytest.fixture
def store(empty_store, tmp_path):
    path = tmp_path / "store.db"
    shutil.copy(empty_store, path)
    opened = Store.open(path, KEY)
    yield opened
    opened.close()


@pytest.fixture
def vault(tmp_path):
    return open_vault(tmp_path / "data", prefer_keyring=False)


@pytest.fixture
def settings():
    return WorkstationSettings()


@pytest.fixture
def first_run(qtbot, store, vault, settings, tmp_path):
    made = FirstRun(
        store,
        vault.signing_key(),
        lambda: MORNING,
        IdSource(lambda: MORNING, random.Random(687).getrandbits),
        settings=settings,
        data_dir=tmp_path / "data",
        vault=vault,
    )
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    delete(made)

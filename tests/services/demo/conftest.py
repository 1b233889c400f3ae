"""A demo shop with two weeks behind it, built once for the tests that only read it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from koom_pos.services.demo.shop import DemoFolder, build_demo_shop
from koom_pos.services.desk import Desk
from koom_pos.services.founding import desk_of
from koom_pos.services.keys import open_vault
from koom_pos.store import Store

NOW = datetime(2026, 12, 7, 1, 0, tzinfo=UTC)  # Monday, noon in Nouméa


@pytest.fixture(scope="session")
def peopled_folder(tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    folder = tmp_path_factory.mktemp("peopled") / "shop"
    return build_demo_shop(folder, clock=lambda: NOW, variants=60, weeks=2)


@pytest.fixture
def peopled(peopled_folder: DemoFolder) -> Iterator[Desk]:
    desk = opened(peopled_folder.data_dir, peopled_folder.store_path)
    yield desk
    desk.store.close()


def opened(data_dir: Path, store_path: Path) -> Desk:
    vault = open_vault(data_dir, prefer_keyring=False)
    store = Store.open(store_path, vault.store_key())
    return desk_of(store, vault.signing_key(), lambda: NOW, lambda: "")

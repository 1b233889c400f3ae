"""The exchange without a screen, as a script meets it: what is printed, and the code it ends with."""

import json
import os
import random
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine

from koom_pos.domain.identity import IdSource
from koom_pos.remote import contract_tables as tables
from koom_pos.services.founding import found
from koom_pos.services.instance_lock import InstanceLock
from koom_pos.services.keys import open_vault
from koom_pos.settings import OnlineShopSettings, WorkstationSettings, save_settings
from koom_pos.store import Store
from koom_pos.store.migrate import migrate
from tests.remote.contract_shop import ShopSide

MORNING = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


@pytest.fixture
def data_dir(tmp_path):
    """A founded till whose settings name no online shop yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    vault = open_vault(folder, prefer_keyring=False)
    path = folder / "store.db"
    migrate(path, vault.store_key(), on_progress=lambda _step, _done, _of: None, clock=lambda: MORNING)
    store = Store.open(path, vault.store_key())
    found(
        store, vault.signing_key(), lambda: MORNING, IdSource(lambda: MORNING, random.Random(1).getrandbits),
        workstation_number=1, workstation_name="Caisse 1", identity=IDENTITY,
        manager_name="Hélène", manager_pin="2580",
    )  # fmt: skip
    store.close()
    return folder


IDENTITY = {
    "name": "Essai",
    "legal_name": "Essai SARL",
    "address_lines": ("1 rue de l’Essai",),
    "ridet": "0 123 456.001",
}


def run(*arguments, **environ):
    return subprocess.run(
        [sys.executable, "-m", "koom_pos", *map(str, arguments)],
        capture_output=True, text=True, check=False, env={**os.environ, **environ}, timeout=120,
    )  # fmt: skip


@pytest.fixture
def online(data_dir):
    """A contract shop on a file in the data folder, made by the verb itself."""
    made = run("sync", "create-shop", f"sqlite:///{data_dir / 'online.db'}")
    assert made.returncode == 0, made.stderr
    side = ShopSide(create_engine(f"sqlite:///{data_dir / 'online.db'}"))
    yield side
    side.engine.dispose()


def test_a_round_prints_what_moved_and_ends_well(data_dir, online):
    online.customer()
    done = run("--data", data_dir, "sync", "--shop", "sqlite:///online.db", "--once")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["pulled"] == {"created": 1}
    assert (told["parked"], told["conflicts"], told["fault"]) == (0, 0, "")


def test_the_shop_of_the_settings_is_the_one_when_none_is_said(data_dir, online):
    save_settings(data_dir, WorkstationSettings(online=OnlineShopSettings(address="sqlite:///online.db")))
    online.customer()
    assert json.loads(run("--data", data_dir, "sync", "--once").stdout)["read"] == 1


def test_what_is_parked_is_printed_and_ends_with_one(data_dir, online):
    online.add(tables.order, number="1", placed_at=online.now, payment_state="nonsense", preparation_state="new",
               handover_state="waiting", is_pickup=True, total_xpf=0)  # fmt: skip
    done = run("--data", data_dir, "sync", "--shop", "sqlite:///online.db", "--once")
    assert done.returncode == 1
    assert json.loads(done.stdout)["parked"] == 1


def test_a_shop_that_does_not_answer_ends_with_one_and_says_why(data_dir):
    done = run("--data", data_dir, "sync", "--shop", "mariadb://koom:geheim@127.0.0.1:1/koom", "--once")
    assert done.returncode == 1
    assert json.loads(done.stdout)["fault"] == "ShopUnreachable"
    assert "geheim" not in done.stdout + done.stderr


@pytest.mark.parametrize("address", ["nonsense", "ftp://shop.example/koom"])
def test_what_is_no_address_is_refused(data_dir, address):
    refused = run("--data", data_dir, "sync", "--shop", address, "--once")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr


def test_without_any_shop_it_is_refused(data_dir):
    assert run("--data", data_dir, "sync", "--once").returncode == 2


def test_another_shop_than_the_first_is_refused(data_dir, online):
    run("--data", data_dir, "sync", "--shop", "sqlite:///online.db", "--once")
    run("sync", "create-shop", f"sqlite:///{data_dir / 'other.db'}")
    refused = run("--data", data_dir, "sync", "--shop", "sqlite:///other.db", "--once")
    assert refused.returncode == 2


def test_beside_an_open_till_it_is_refused(data_dir, online):
    with InstanceLock(data_dir / "store.db"):
        refused = run("--data", data_dir, "sync", "--shop", "sqlite:///online.db", "--once")
    assert refused.returncode == 2


def test_watching_does_a_round_again_and_again_and_ends_cleanly(data_dir, online):
    online.customer()
    watching = subprocess.Popen(
        [sys.executable, "-m", "koom_pos", "--data", str(data_dir), "sync", "--shop", "sqlite:///online.db",
         "--watch", "1"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    first, second = (json.loads(watching.stdout.readline()) for _ in range(2))
    watching.send_signal(signal.SIGINT)
    assert watching.wait(timeout=60) == 0
    watching.stdout.close()
    assert (first["pulled"], second["fault"]) == ({"created": 1}, "")
    with InstanceLock(data_dir / "store.db"):
        pass  # nothing holds the store any more


def test_the_grants_name_the_account_of_the_address_and_no_password():
    said = run("sync", "grants", "mariadb://koom:geheim@shop.example/koom").stdout
    assert "'koom'@'%'" in said
    assert "geheim" not in said
    assert "GRANT SELECT ON `koom`.`koom_order_line` TO" in said


def test_without_saying_how_it_says_what_can_be_said():
    assert run("sync").returncode == 2

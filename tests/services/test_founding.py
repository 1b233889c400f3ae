"""The first run: everything or nothing, nothing invented, no default PIN."""

import random
import shutil

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.domain.identity import IdSource
from koom_pos.domain.operator import Role, WeakPinError
from koom_pos.domain.ridet import RidetError, clean_ridet
from koom_pos.services import people
from koom_pos.services.founding import IdentityMissingError, desk_of, found, is_founded
from koom_pos.services.shop import profile
from koom_pos.store import Store
from tests.services.books import Books, kinds

IDENTITY = {
    "name": "Boutique d’essai",
    "legal_name": "Essai SARL",
    "address_lines": ("1 rue de l’Essai", "98800 Nouméa"),
    "ridet": "0 123 456.001",
}
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


@pytest.fixture
def store(empty_store_file, tmp_path):
    path = tmp_path / "store.db"
    shutil.copy(empty_store_file, path)
    store = Store.open(path, bytes(range(32)))
    yield store
    store.close()


def run(store, clock, *, identity=IDENTITY, pin="2580"):
    return found(
        store,
        KEY,
        clock,
        IdSource(clock, random.Random(1).getrandbits),
        workstation_number=1,
        workstation_name="Caisse 1",
        identity=identity,
        manager_name="Hélène",
        manager_pin=pin,
    )


def test_the_first_run_founds_the_till_the_shop_and_its_manager(store, clock):
    assert not is_founded(store)
    desk, manager = run(store, clock)
    assert is_founded(store)
    assert (manager.role, manager.code) == (Role.MANAGER, "01")
    assert people.sign_in(desk, "2580") == manager
    assert profile(desk).ridet == "0123456001"
    assert kinds(desk)[0] == "start"
    Books(desk).check()
    assert desk_of(store, KEY, clock, desk.new_id).workstation == desk.workstation


@pytest.mark.parametrize("field", ["name", "legal_name", "address_lines", "ridet"])
def test_a_shop_that_does_not_say_who_it_is_is_not_founded(store, clock, field):
    with pytest.raises(IdentityMissingError) as refused:
        run(store, clock, identity={**IDENTITY, field: ""})
    assert refused.value.fields == (field,)
    assert not is_founded(store)


@pytest.mark.parametrize(
    ("fault", "error"), [({"identity": {**IDENTITY, "ridet": "123"}}, RidetError), ({"pin": "1234"}, WeakPinError)]
)
def test_a_refused_first_run_leaves_an_empty_store(store, clock, fault, error):
    with pytest.raises(error):
        run(store, clock, **fault)
    assert not is_founded(store)
    with store.reading() as tx:
        assert tx.operators.accounts() == []
        assert tx.house.settings() == {}
        assert tx.journal.count("") == 0


def test_a_store_that_was_never_founded_has_no_desk(store, clock):
    with pytest.raises(LookupError):
        desk_of(store, KEY, clock, IdSource(clock, random.Random(1).getrandbits))


@pytest.mark.parametrize("written", ["0123456001", "0 123 456.001", "0 123 456 001", "0\u202f123\u00a0456.001"])
def test_a_ridet_is_read_however_it_is_written(written):
    assert clean_ridet(written) == "0123456001"


@pytest.mark.parametrize("written", ["", "123456", "01234560011", "0123456OO1", "+123456001"])
def test_what_is_no_ridet_is_refused(written):
    with pytest.raises(RidetError):
        clean_ridet(written)

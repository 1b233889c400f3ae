"""Stores written by earlier programs open, keep their books, and go on selling.

`upgrades/revision-*.db` are stores as the program of that revision left them, under the key of the tests: an open day
with a sale, a return, a void, a sale in waiting and one being rung.
"""

import random
import shutil
from pathlib import Path

import pytest

from koom_pos.domain.identity import IdSource
from koom_pos.domain.operator import Right
from koom_pos.services import people, ringing, settling, tendering
from koom_pos.services.founding import desk_of
from koom_pos.services.journal_check import verify_journal
from koom_pos.store import Store
from koom_pos.store.migrate import HEAD_REVISION, migrate
from tests.founded_shop import CASHIER_PIN, KEY, MANAGER_PIN, SIGNING_KEY, OwnedClock
from tests.services.books import Books
from tests.services.selling import CARD

OLD_STORES = sorted((Path(__file__).parent / "upgrades").glob("revision-*.db"))


@pytest.fixture(params=OLD_STORES, ids=lambda path: path.stem)
def upgraded(request, tmp_path):
    path = tmp_path / "store.db"
    shutil.copy(request.param, path)
    clock = OwnedClock()
    clock.forward(hours=2)
    report = migrate(path, KEY, on_progress=lambda *_: None, clock=clock)
    assert report.after == HEAD_REVISION
    store = Store.open(path, KEY)
    yield desk_of(store, SIGNING_KEY, clock, IdSource(clock, random.Random(99).getrandbits))
    store.close()


def test_an_earlier_store_keeps_its_books_and_its_journal(upgraded):
    Books(upgraded).check()
    assert verify_journal(upgraded).fault is None


def test_the_sale_being_rung_and_the_one_in_waiting_are_still_there(upgraded):
    cashier = people.sign_in(upgraded, CASHIER_PIN)
    rung = ringing.current_sale(upgraded, cashier)
    assert rung.totals.gross_xpf == 900
    assert [sale.note for sale in ringing.suspended_sales(upgraded)] == ["panier bleu"]


def test_people_of_an_earlier_store_have_the_rights_a_new_shop_starts_with(upgraded):
    cashier = people.sign_in(upgraded, CASHIER_PIN)
    manager = people.sign_in(upgraded, MANAGER_PIN)
    assert Right.CUSTOMERS in cashier.rights
    assert Right.PRIVACY not in cashier.rights
    assert manager.rights == frozenset(Right)


def test_an_earlier_store_goes_on_selling(upgraded):
    cashier = people.sign_in(upgraded, CASHIER_PIN)
    tendering.add_tender(upgraded, cashier, CARD, 900)
    settled = settling.settle(upgraded, cashier, ringing.current_sale(upgraded, cashier).sale.id)
    assert settled.gross_xpf == 900
    Books(upgraded).check()

"""The one door to the store: all of a block or nothing, readers see one moment and write nothing."""

import pytest
from sqlalchemy.exc import DBAPIError

from koom_pos.store.house import Workstation
from tests.services.books import snapshot


def put(tx, name, shop):
    tx.house.put_setting("name", name, at_utc=shop.desk.now(), by="test")


def name_in(tx):
    return tx.house.settings()["name"]


def test_a_block_that_raises_leaves_nothing_behind(shop):
    def half_an_act():
        with shop.desk.store.transaction() as tx:
            put(tx, "Autre", shop)
            tx.operators.set_failures(shop.desk.workstation.id, 3, None)
            raise InterruptedError

    before = snapshot(shop.desk)
    with pytest.raises(InterruptedError):
        half_an_act()
    assert snapshot(shop.desk) == before


def test_a_reader_sees_one_moment_while_another_writes(shop):
    with shop.desk.store.reading() as early:
        first = name_in(early)
        with shop.desk.store.transaction() as tx:
            put(tx, "Autre", shop)
        assert name_in(early) == first
    with shop.desk.store.reading() as late:
        assert name_in(late) == "Autre"


def test_a_reader_cannot_write(shop):
    with pytest.raises(DBAPIError, match="readonly"), shop.desk.store.reading() as tx:
        put(tx, "Autre", shop)
    with shop.desk.store.transaction() as tx:  # the connection is given back able to write again
        put(tx, "Encore", shop)


def test_what_the_session_holds_is_flushed_before_the_commit(shop):
    with shop.desk.store.transaction() as tx:
        tx.operators.set_failures(shop.desk.workstation.id, 2, None)
    with shop.desk.store.reading() as tx:
        assert tx.operators.failures(shop.desk.workstation.id) == (2, None)


def test_a_file_belongs_to_one_workstation(shop):
    with pytest.raises(DBAPIError), shop.desk.store.transaction() as tx:
        tx.house.add_workstation(Workstation(shop.desk.new_id(), 2, "Caisse 2", "00"))

"""Copies of the store: consistent, encrypted, whole or not at all, ten kept."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from koom_pos.store.backup import (
    KEPT_BACKUPS,
    CopyFailedError,
    CopyTargetExistsError,
    back_up_before_change,
    copy_store,
    verify_copy,
)
from koom_pos.store.engine import WrongKeyError, open_engine, reading

SECRET = "Rouge Velours pour Hinatea"
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


@pytest.fixture
def key():
    return os.urandom(32)


@pytest.fixture
def engine(tmp_path, key):
    engine = open_engine(tmp_path / "store.db", key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT) STRICT")
        connection.exec_driver_sql("INSERT INTO note (body) VALUES (?)", (SECRET,))
    yield engine
    engine.dispose()


def bodies(path, key):
    engine = open_engine(path, key)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT body FROM note").scalars().all()
    engine.dispose()
    return found


def test_a_copy_holds_the_same_rows_and_cannot_be_read_without_the_key(engine, tmp_path, key):
    target = tmp_path / "copy d'été.db"
    copy_store(engine, target, key=key)
    content = target.read_bytes()
    assert SECRET.encode() not in content
    assert not content.startswith(b"SQLite format 3")
    with pytest.raises(WrongKeyError):
        verify_copy(target, os.urandom(32))
    assert bodies(target, key) == [SECRET]


def test_a_copy_taken_while_a_sale_is_being_written_holds_the_last_committed_moment(engine, tmp_path, key):
    target = tmp_path / "copy.db"
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note (body) VALUES ('half a sale')")
        copy_store(engine, target, key=key)
    assert bodies(target, key) == [SECRET]


def test_a_copy_can_follow_a_report(engine, tmp_path, key):
    with reading(engine).connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
    copy_store(engine, tmp_path / "copy.db", key=key)
    assert bodies(tmp_path / "copy.db", key) == [SECRET]


def test_a_copy_never_overwrites(engine, tmp_path, key):
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(CopyTargetExistsError) as caught:
        copy_store(engine, target, key=key)
    assert caught.value.target == target
    assert target.read_text() == "precious"


def test_a_copy_that_cannot_be_written_leaves_nothing(engine, tmp_path, key):
    target = tmp_path / "absent" / "copy.db"
    with pytest.raises(CopyFailedError) as caught:
        copy_store(engine, target, key=key)
    assert caught.value.target == target
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == []


def test_a_flipped_bit_in_a_copy_is_found(engine, tmp_path, key):
    target = tmp_path / "copy.db"
    copy_store(engine, target, key=key)
    content = bytearray(target.read_bytes())
    content[-2000] ^= 1
    target.write_bytes(content)
    with pytest.raises(CopyFailedError):
        verify_copy(target, key)


def test_the_ten_newest_copies_are_kept(engine, tmp_path, key):
    store = tmp_path / "store.db"
    made = [
        back_up_before_change(
            engine, store, key=key, clock=lambda day=day: NOW + timedelta(days=day), label="before-0002"
        )
        for day in range(KEPT_BACKUPS + 3)
    ]
    assert sorted((tmp_path / "backups").iterdir()) == made[3:]

"""The encrypted store: nothing readable on the disk, durable commits, one writer, quiet readers."""

import os
import threading

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from koom_pos.store.engine import (
    OldSqliteError,
    WrongKeyError,
    checkpoint,
    connect,
    open_engine,
    reading,
    refuse_old_sqlite,
)

SECRET = "Rouge Velours pour Hinatea"


@pytest.fixture
def key():
    return os.urandom(32)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "caisse n° 1 #100% ?.db"


@pytest.fixture
def engine(path, key):
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT) STRICT")
        connection.exec_driver_sql("INSERT INTO note (body) VALUES (?)", (SECRET,))
    yield engine
    engine.dispose()


def count(engine):
    with reading(engine).connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()


def test_nothing_on_the_disk_can_be_read_without_the_key(engine, path):
    files = [file for file in path.parent.iterdir() if file.name.startswith(path.name)]
    assert len(files) >= 2
    for file in files:
        content = file.read_bytes()
        assert SECRET.encode() not in content
        assert b"CREATE TABLE" not in content
        assert not content.startswith(b"SQLite format 3")


def test_a_wrong_key_is_told_at_once_and_changes_nothing(engine, path, key):
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(WrongKeyError) as caught:
        open_engine(path, os.urandom(32))
    assert caught.value.path == path
    assert path.read_bytes() == before
    again = open_engine(path, key)
    assert count(again) == 1
    again.dispose()


def test_a_plain_database_is_not_taken_for_a_store(tmp_path, key):
    plain = tmp_path / "plain.db"
    plain.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(WrongKeyError):
        open_engine(plain, key)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_has_exactly_256_bits(path, length):
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(path, bytes(length))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("recursive_triggers", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_is_set_up_the_same(engine, pragma, value):
    with engine.connect() as one, engine.connect().execution_options(koom_read=True) as other:
        for connection in (one, other):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_the_page_cache_holds_at_least_64_megabytes(engine):
    with engine.connect() as connection:
        assert -connection.exec_driver_sql("PRAGMA cache_size").scalar_one() * 1024 >= 64 * 10**6


def test_an_old_sqlite_is_refused():
    refuse_old_sqlite("3.51.3")
    refuse_old_sqlite("3.100.0")
    for version in ("3.51.2", "3.40.1", "3.9.99"):
        with pytest.raises(OldSqliteError) as caught:
            refuse_old_sqlite(version)
        assert caught.value.found == version


def test_a_reader_cannot_write_and_the_connection_can_write_again_afterwards(engine):
    for _ in range(3):
        with pytest.raises(OperationalError, match="readonly"), reading(engine).begin() as connection:
            connection.exec_driver_sql("INSERT INTO note (body) VALUES ('x')")
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO note (body) VALUES ('y')")
    assert count(engine) == 4


def test_a_reader_hands_back_a_connection_that_may_write_outside_transactions_too(engine):
    assert count(engine) == 1
    raw = engine.raw_connection()
    raw.cursor().execute("INSERT INTO note (body) VALUES ('x')")
    raw.close()
    assert count(engine) == 2


def test_a_reader_sees_one_moment_while_a_writer_commits(engine):
    with reading(engine).connect() as reader:
        first = reader.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
        with engine.begin() as writer:
            writer.exec_driver_sql("INSERT INTO note (body) VALUES ('later')")
        assert reader.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == first
    assert count(engine) == first + 1


def test_what_is_rolled_back_leaves_nothing_not_even_a_table(engine):
    with engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO note (body) VALUES ('x')")
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT")
        connection.rollback()
    assert count(engine) == 1
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all() == ["note"]


def test_a_second_writer_waits_for_the_first_instead_of_failing(engine):
    entered = threading.Event()
    order = []

    def write_second():
        entered.wait(5)
        with engine.begin() as connection:
            order.append("second")
            connection.exec_driver_sql("INSERT INTO note (body) VALUES ('second')")

    thread = threading.Thread(target=write_second)
    thread.start()
    with engine.begin() as connection:
        entered.set()
        connection.exec_driver_sql("INSERT INTO note (body) VALUES ('first')")
        thread.join(0.1)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]
    assert count(engine) == 3


def test_many_threads_lose_no_write(engine):
    faults = []

    def write_some():
        try:
            for _ in range(20):
                with engine.begin() as connection:
                    seen = connection.exec_driver_sql("SELECT max(id) FROM note").scalar_one()
                    connection.exec_driver_sql("INSERT INTO note (id, body) VALUES (?, 'x')", (seen + 1,))
        except (OperationalError, IntegrityError) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=write_some) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert count(engine) == 121


def test_a_checkpoint_empties_the_log(engine, path):
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > 0
    assert checkpoint(engine) is True
    assert log.stat().st_size == 0
    assert count(engine) == 1


def test_a_checkpoint_in_the_way_of_a_reader_says_so(path, key, engine):
    with reading(engine).connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
        with engine.begin() as writer:
            writer.exec_driver_sql("INSERT INTO note (body) VALUES ('x')")
        other = connect(path, key)
        other.execute("PRAGMA busy_timeout = 0")
        assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 1
        other.close()
    assert checkpoint(engine) is True

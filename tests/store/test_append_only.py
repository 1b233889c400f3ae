"""Facts stay as written: the triggers refuse, and their absence is noticed."""

import os

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.store.append_only import (
    TriggersMissingError,
    append_only_ddl,
    append_only_triggers,
    assert_triggers,
    install,
    recreate,
)
from koom_pos.store.engine import open_engine

OTHER = {
    "note_not_empty": """
        CREATE TRIGGER note_not_empty BEFORE INSERT ON note
        WHEN NEW.body = '' BEGIN SELECT RAISE(ABORT, 'empty'); END;
    """
}


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(tmp_path / "facts.db", os.urandom(32))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT UNIQUE) STRICT")
        install(connection, ["note"])
        connection.exec_driver_sql("INSERT INTO note VALUES (1, 'sold'), (2, 'returned')")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET body = 'other' WHERE id = 1",
        "UPDATE note SET id = 7 WHERE id = 1",
        "DELETE FROM note WHERE id = 2",
        "DELETE FROM note",
        "INSERT OR REPLACE INTO note VALUES (1, 'other')",
        "REPLACE INTO note VALUES (9, 'sold')",
        "INSERT INTO note VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        "UPDATE OR REPLACE note SET body = 'sold' WHERE id = 2",
    ],
)
def test_no_statement_changes_a_fact(engine, statement):
    with pytest.raises(IntegrityError, match="append-only: note"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM note ORDER BY id").all()
    assert rows == [(1, "sold"), (2, "returned")]


def test_two_statements_guard_each_table_and_installing_twice_is_harmless(engine):
    assert len(append_only_ddl(["note", "sale"])) == 4
    with engine.begin() as connection:
        install(connection, ["note"])
        recreate(connection, OTHER)
        recreate(connection, OTHER)
        assert_triggers(connection, append_only_triggers(["note"]) | OTHER)


def test_missing_triggers_are_named(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER note_refuses_delete")
        with pytest.raises(TriggersMissingError) as caught:
            assert_triggers(connection, append_only_triggers(["note"]) | OTHER)
    assert caught.value.missing == ("note_not_empty", "note_refuses_delete")
    assert caught.value.altered == ()


def test_a_trigger_weakened_under_its_own_name_is_noticed(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER note_refuses_delete")
        connection.exec_driver_sql(
            "CREATE TRIGGER note_refuses_delete BEFORE DELETE ON note WHEN OLD.id < 0"
            " BEGIN SELECT RAISE(ABORT, 'append-only: note'); END"
        )
        with pytest.raises(TriggersMissingError) as caught:
            assert_triggers(connection, append_only_triggers(["note"]))
        assert caught.value.altered == ("note_refuses_delete",)

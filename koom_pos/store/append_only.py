"""Triggers that keep facts as they were written, and the proof that they are in place.

SQLite drops a table's triggers with the table, and a batch migration drops and rebuilds tables without a
word. So triggers are created again after each migration and compared, text against text.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from koom_pos.domain.errors import InvariantError


class TriggersMissingError(InvariantError):
    """A guard of the store is absent or is not the one this program knows."""

    def __init__(self, *, missing: tuple[str, ...], altered: tuple[str, ...]) -> None:
        super().__init__(f"triggers missing: {', '.join(missing) or '-'}; altered: {', '.join(altered) or '-'}")
        self.missing = missing
        self.altered = altered


def append_only_triggers(table_names: Iterable[str]) -> dict[str, str]:
    """Return trigger name → CREATE TRIGGER statement that refuses UPDATE and DELETE on each table.

    The refusal arrives as an IntegrityError whose text is `append-only: <table>`.
    """
    return {
        f"{table}_refuses_{act.lower()}": (
            f'CREATE TRIGGER "{table}_refuses_{act.lower()}" BEFORE {act} ON "{table}"\n'
            f"BEGIN\n    SELECT RAISE(ABORT, 'append-only: {table}');\nEND"
        )
        for table in table_names
        for act in ("UPDATE", "DELETE")
    }


def append_only_ddl(table_names: Iterable[str]) -> list[str]:
    """Return the statements of `append_only_triggers`, in order."""
    return list(append_only_triggers(table_names).values())


def install(connection: Connection, table_names: Iterable[str]) -> None:
    """Guard the named tables against UPDATE and DELETE; repeating it changes nothing."""
    recreate(connection, append_only_triggers(table_names))


def recreate(connection: Connection, triggers: Mapping[str, str]) -> None:
    """Create each named trigger afresh from its statement, whatever stood under that name."""
    for name, statement in triggers.items():
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        connection.exec_driver_sql(statement)


def drop_all(connection: Connection) -> None:
    """Drop every trigger of the store; only inside the migration that creates them again."""
    for name in stored_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def stored_triggers(connection: Connection) -> dict[str, str]:
    """Return trigger name → statement as the file holds them."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row[0]: row[1] for row in rows}


def assert_triggers(connection: Connection, expected: Mapping[str, str]) -> None:
    """Compare the stored triggers with what the program expects, blank space aside.

    Raises:
        TriggersMissingError: Some are absent, or their text differs.
    """
    stored = stored_triggers(connection)
    missing = tuple(sorted(name for name in expected if name not in stored))
    altered = tuple(
        sorted(name for name, sql in expected.items() if name in stored and _plain(sql) != _plain(stored[name]))
    )
    if missing or altered:
        raise TriggersMissingError(missing=missing, altered=altered)


def _plain(statement: str) -> str:
    """Reduce a statement to what SQLite keeps of it: no IF NOT EXISTS, no final semicolon, single blanks."""
    text = " ".join(statement.split()).rstrip("; ")
    return text.replace("CREATE TRIGGER IF NOT EXISTS ", "CREATE TRIGGER ", 1)

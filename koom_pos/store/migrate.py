"""Bring the store file to the schema of this program, or refuse it with a reason.

All pending migrations, the triggers and the checks form one transaction: a power cut anywhere leaves the file
at its old revision with every sale in it. At head nothing is imported and nothing is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, event

from koom_pos.domain.errors import InvariantError, RefusedError
from koom_pos.paths import migrations
from koom_pos.store.append_only import append_only_triggers, assert_triggers, drop_all, recreate
from koom_pos.store.backup import back_up_before_change
from koom_pos.store.engine import connect, open_engine

if TYPE_CHECKING:
    from alembic.script import Script, ScriptDirectory

HEAD_REVISION = "0003"  # a test compares it with the migrations folder
Progress = Callable[[str, int, int], None]


class StoreNewerThanProgramError(RefusedError):
    """The file was written by a newer program; this one would misread it. Update the program."""

    def __init__(self, *, path: Path, found: str, known: str) -> None:
        super().__init__(f"{path} is at revision {found}, this program knows {known}")
        self.path = path
        self.found = found
        self.known = known


class NotAStoreError(RefusedError):
    """The file opens with the key but holds tables of something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} has tables but no revision")
        self.path = path


class MigrationBrokenError(InvariantError):
    """The migrated file contradicts itself; the migration was undone and the file is as before."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults[:5]))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class ProgramSchema:
    """What this program expects of a store: its migrations, where they end, the triggers that guard it."""

    scripts: Path
    head: str
    triggers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What `migrate` did; `applied` is empty when the file was at head already."""

    before: str | None  # None: the file was new
    after: str
    applied: tuple[str, ...]
    backup: Path | None


def program_schema() -> ProgramSchema:
    """Return the schema this program ships with. Loads the table modules, so not on the fast path."""
    from koom_pos.store.tables.triggers import APPEND_ONLY, TRIGGERS  # noqa: PLC0415 - slow, off the fast path

    triggers = append_only_triggers(APPEND_ONLY) | dict(TRIGGERS)
    return ProgramSchema(scripts=migrations(), head=HEAD_REVISION, triggers=triggers)


def migrate(
    path: Path,
    key: bytes,
    *,
    on_progress: Progress,
    clock: Callable[[], datetime],
    schema: ProgramSchema | None = None,
) -> MigrationReport:
    """Create the store at `path`, or bring it to head; call it before `open_engine`, under the instance lock.

    Progress is told as (step, done, total) with the steps `backup`, `migrate <revision>`, `check`.

    Args:
        path: The store file; its folder must exist.
        key: Raw 256-bit key.
        on_progress: Called in this thread, from inside the transaction; must not raise.
        clock: Names the backup.
        schema: Another schema than the program's own, for tests.

    Raises:
        WrongKeyError: The key does not open the file.
        StoreNewerThanProgramError: The revision of the file is unknown here.
        NotAStoreError: Somebody else's database.
        CopyFailedError: The backup could not be made; nothing was changed.
        MigrationBrokenError, TriggersMissingError: The result is not sound; nothing was changed.
    """
    head = schema.head if schema else HEAD_REVISION
    before = stored_revision(path, key) if path.exists() else None
    if before == head:
        return MigrationReport(before=before, after=head, applied=(), backup=None)
    return _bring_to_head(
        path, key, schema=schema or program_schema(), before=before, on_progress=on_progress, clock=clock
    )


def stored_revision(path: Path, key: bytes) -> str | None:
    """Return the revision an existing file is at, None when it is still empty.

    Raises:
        NotAStoreError: There are tables but no revision.
    """
    connection = connect(path, key)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlcipher.OperationalError as error:
        if "no such table" not in str(error):
            raise
        row = None
    try:
        if row is None and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise NotAStoreError(path)
    finally:
        connection.close()
    return None if row is None else str(row[0])


def _bring_to_head(
    path: Path,
    key: bytes,
    *,
    schema: ProgramSchema,
    before: str | None,
    on_progress: Progress,
    clock: Callable[[], datetime],
) -> MigrationReport:
    directory = _script_directory(schema.scripts)
    pending = _pending(directory, path=path, before=before, head=schema.head)
    total = len(pending) + 2
    engine = open_engine(path, key)
    event.listen(engine, "connect", _without_foreign_keys)
    engine.dispose()  # the connections made from here on have the listener
    try:
        backup = None
        if before is not None:
            on_progress("backup", 0, total)
            backup = back_up_before_change(engine, path, key=key, clock=clock, label=f"before-{schema.head}")
        with engine.begin() as connection:
            _apply(connection, directory, pending=pending, on_progress=on_progress)
            on_progress("check", total - 1, total)
            recreate(connection, schema.triggers)
            assert_triggers(connection, schema.triggers)
            _assert_sound(connection)
        on_progress("check", total, total)
    finally:
        engine.dispose()
    return MigrationReport(
        before=before, after=schema.head, applied=tuple(script.revision for script in pending), backup=backup
    )


def _script_directory(scripts: Path) -> "ScriptDirectory":
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - slow, off the fast path

    return ScriptDirectory(str(scripts))


def _pending(directory: "ScriptDirectory", *, path: Path, before: str | None, head: str) -> tuple["Script", ...]:
    """Return the migrations from `before` (exclusive) to `head`, oldest first."""
    known = {script.revision for script in directory.walk_revisions("base", head)}
    if before is not None and before not in known:
        raise StoreNewerThanProgramError(path=path, found=before, known=head)
    return tuple(reversed(list(directory.iterate_revisions(head, before or "base"))))


def _without_foreign_keys(connection: object, _entry: object) -> None:
    """Rebuilding a table drops it first, which would cascade; references are checked at the end instead."""
    connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[attr-defined]


def _apply(
    connection: Connection,
    directory: "ScriptDirectory",
    *,
    pending: Sequence["Script"],
    on_progress: Progress,
) -> None:
    from alembic.operations import Operations  # noqa: PLC0415 - slow, off the fast path
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - slow, off the fast path

    # Triggers name columns that a migration may rename, and would refuse it; they come back at the end.
    drop_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"
    )
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    with Operations.context(context):
        for done, script in enumerate(pending, start=1):
            on_progress(f"migrate {script.revision}", done, len(pending) + 2)
            script.module.upgrade()
            context.stamp(directory, script.revision)


def _assert_sound(connection: Connection) -> None:
    """Raise MigrationBrokenError on a dangling reference or a broken page."""
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = [f"{row[0]} row {row[1]} refers to nothing in {row[2]}" for row in dangling]
    faults += [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check").all() if row[0] != "ok"]
    if faults:
        raise MigrationBrokenError(faults)

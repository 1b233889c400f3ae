"""The encrypted SQLite file: keyed connections, durable commits, explicit transactions.

Every connection of the pool is keyed and set up the same way. `BEGIN IMMEDIATE` opens each transaction, so a
writer waits for its turn at the start and never fails half way with a stale snapshot; transactions of
`reading(engine)` use a plain `BEGIN` and cannot write at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from koom_pos.domain.errors import DeviceError, InvariantError, RefusedError

KEY_BYTES = 32
OLDEST_SQLITE = (3, 51, 3)  # before it, two connections checkpointing at once can corrupt the WAL
CACHE_KIB = 64 * 1024  # with the default 2 MB every report decrypts its pages again and again
BUSY_MS = 5_000
_READ_OPTION = "koom_read"
_QUERY_ONLY = "koom_query_only"

# recursive_triggers: without it INSERT OR REPLACE deletes a row and no DELETE trigger says no.
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    f"PRAGMA cache_size = -{CACHE_KIB}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
)


class WrongKeyError(RefusedError):
    """The key does not open the file, or the file is not a store: from outside both look the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"the key does not open {path}")
        self.path = path


class StoreDiskError(DeviceError):
    """The disk is full or does not answer. Nothing of the act was stored; it can be done again once there is room."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class StoreBusyError(DeviceError):
    """Another program kept the store to itself longer than a cashier may wait. Nothing of the act was stored."""

    def __init__(self) -> None:
        super().__init__(f"no turn to write within {BUSY_MS} ms")


class OldSqliteError(InvariantError):
    """The SQLite library in use has a known corruption bug; nothing may be written with it."""

    def __init__(self, found: str) -> None:
        super().__init__(f"SQLite {found} is older than {'.'.join(map(str, OLDEST_SQLITE))}")
        self.found = found


def open_engine(path: Path, key: bytes) -> Engine:
    """Open, or create empty, the encrypted store at `path`; its folder must exist.

    The first connection is made here, so that a wrong key is told now and not at the first sale. Threads
    may share the engine; each takes its own connection from the pool, the most recently used first because
    its page cache is warm.

    Args:
        path: The store file.
        key: Raw 256-bit key; no passphrase, no derivation (110 ms for each connection).

    Raises:
        WrongKeyError: The key does not open the file.
        OldSqliteError: The SQLite library is not safe.
    """
    refuse_old_sqlite(sqlcipher.sqlite_version)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,
        # None: the driver never begins or commits by itself; the "begin" event below does.
        connect_args={"isolation_level": None, "check_same_thread": False, "cached_statements": 512},
    )

    def prepare(dbapi_connection: Any, _entry: ConnectionPoolEntry) -> None:
        prepare_connection(dbapi_connection, path=path, key=key)

    # First in line: SQLAlchemy's own first look at the file must find it unlocked.
    event.listen(engine, "connect", prepare, insert=True)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _allow_writing_again)
    try:
        with engine.connect():
            pass
    except BaseException:
        engine.dispose()
        raise
    return engine


def reading(engine: Engine) -> Engine:
    """Return the same store for reading only: transactions take no write lock, and a write is an error.

    Readers see one consistent moment for the length of their transaction and never wait for a writer.
    """
    return engine.execution_options(**{_READ_OPTION: True})


def relax(engine: Engine) -> None:
    """Let commits of this engine return before they are on the disk: for a store that can be built again."""

    def no_waiting(dbapi_connection: Any, _entry: ConnectionPoolEntry) -> None:
        cursor = dbapi_connection.cursor()
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.close()

    event.listen(engine, "connect", no_waiting)
    engine.dispose()  # connections made before the listener still wait


@contextmanager
def naming_faults() -> Iterator[None]:
    """Give the faults of disk and lock their own errors, in whichever layer the driver's error surfaced.

    Raises:
        StoreDiskError, StoreBusyError
    """
    try:
        yield
    except (OperationalError, sqlcipher.OperationalError) as error:
        told = str(error.orig if isinstance(error, OperationalError) else error)
        if "is locked" in told:
            raise StoreBusyError from error
        if "disk" in told:  # "database or disk is full", "disk I/O error"
            raise StoreDiskError(told) from error
        raise


def checkpoint(engine: Engine) -> bool:
    """Move the whole write-ahead log into the store file and empty it.

    Returns:
        False when a reader or writer was in the way; nothing is lost, the log simply stays.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        cursor.close()
        return row is not None and row[0] == 0
    finally:
        connection.close()


def connect(path: Path, key: bytes) -> Any:
    """Open one bare keyed driver connection, for work that must cost almost nothing or hold no transaction.

    Raises:
        WrongKeyError: The key does not open the file.
    """
    connection = sqlcipher.connect(str(path), isolation_level=None)
    try:
        prepare_connection(connection, path=path, key=key)
    except BaseException:
        connection.close()
        raise
    return connection


def prepare_connection(connection: Any, *, path: Path, key: bytes) -> None:
    """Key a fresh driver connection and set what SQLite keeps per connection."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store key has {KEY_BYTES} bytes, not {len(key)}")
    cursor = connection.cursor()
    try:
        # Its own log goes to a stderr that a windowed program does not have; errors still raise.
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:  # cache_size is the first to read the file: a wrong key shows there
            cursor.execute(pragma)
        mode = cursor.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlcipher.DatabaseError as error:
        if "file is not a database" in str(error):
            raise WrongKeyError(path) from error
        raise
    finally:
        cursor.close()
    if mode != "wal":
        raise InvariantError(f"{path} refuses the write-ahead log (mode {mode})")


def refuse_old_sqlite(version: str) -> None:
    """Raise OldSqliteError when `version` ("3.53.4") is older than the first safe one."""
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        raise OldSqliteError(version)


def _begin(connection: Connection) -> None:
    """Open the transaction SQLAlchemy announces, as a reader or as the one writer."""
    read = bool(connection.get_execution_options().get(_READ_OPTION))
    driver = connection.connection
    cursor = driver.cursor()
    try:
        if read and not driver.info.get(_QUERY_ONLY):
            cursor.execute("PRAGMA query_only = ON")
            driver.info[_QUERY_ONLY] = True
        cursor.execute("BEGIN" if read else "BEGIN IMMEDIATE")
    finally:
        cursor.close()


def _allow_writing_again(dbapi_connection: Any, entry: ConnectionPoolEntry) -> None:
    """Hand a reader's connection back to the pool as it came: whoever takes it next may write."""
    if dbapi_connection is not None and entry.info.pop(_QUERY_ONLY, False):
        cursor = dbapi_connection.cursor()
        cursor.execute("PRAGMA query_only = OFF")
        cursor.close()

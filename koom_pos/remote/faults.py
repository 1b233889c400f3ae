"""From what a database driver raises to who can act. A driver's text may hold rows: only its codes are kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    NoSuchTableError,
    OperationalError,
    ProgrammingError,
    TimeoutError,
)

from koom_pos.remote.errors import (
    ShopAccessError,
    ShopBusyError,
    ShopDriftError,
    ShopFullError,
    ShopUnreachableError,
)

_BUSY = {"1205", "1213", "1020", "1040", "1203", "40001", "40P01", "55P03", "57014"}
"""MariaDB: lock wait, deadlock, record changed, too many connections; PostgreSQL: serialisation, deadlock, lock."""

_FULL = {"1021", "1114", "3675", "53100"}
_ACCESS = {"1044", "1045", "1142", "1143", "1227", "1698", "28000", "28P01", "42501"}
_DRIFT = {"1054", "1146", "1109", "1406", "1264", "42703", "42P01", "22001"}
"""Unknown column or table; a value the column no longer holds."""


@contextmanager
def naming_shop_faults() -> Iterator[None]:
    """Turn a driver's error into one of ours; anything the program itself did wrong goes through as it is.

    Raises:
        ShopBusyError, ShopFullError, ShopAccessError, ShopDriftError, ShopUnreachableError
    """
    try:
        yield
    except NoSuchTableError as error:
        raise ShopDriftError("table") from error
    except TimeoutError as error:
        raise ShopUnreachableError("pool") from error
    except DBAPIError as error:
        named = _named(error)
        if named is None:
            raise
        raise named from None  # the driver's text may hold a person's row


def _named(error: DBAPIError) -> Exception | None:
    code = _code(error)
    text = str(error.orig).lower() if error.orig is not None else ""
    if code in _BUSY or "database is locked" in text:
        return ShopBusyError(code or "locked")
    if code in _FULL or "disk is full" in text:
        return ShopFullError(code or "full")
    if code in _ACCESS:
        return ShopAccessError(code)
    if code in _DRIFT or "no such table" in text or "no such column" in text:
        return ShopDriftError(code or "sqlite")
    if error.connection_invalidated or isinstance(error, OperationalError | InterfaceError):
        return ShopUnreachableError(code or type(error).__name__)
    return ShopDriftError(code) if isinstance(error, ProgrammingError) and code else None


def _code(error: DBAPIError) -> str:
    """Give the number of MariaDB or the SQLSTATE of PostgreSQL, empty where there is none.

    MariaDB's driver knows both; its numbers tell more apart.
    """
    arguments = getattr(error.orig, "args", ())
    if arguments and isinstance(arguments[0], int):
        return str(arguments[0])
    state = getattr(error.orig, "sqlstate", None)
    return str(state) if state else ""

"""How this program sits at the table of somebody else's MariaDB or MySQL: short, careful and with readable dates."""

from typing import Any

from sqlalchemy import Engine, event

LOCK_WAIT_S = 5
"""A row somebody else holds for longer is asked for again later: the shop's own visitors come first."""

_MODE = "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"
"""Strict, so that nothing too long is cut in silence; without NO_ZERO_DATE, since shops are full of zero dates."""


def settle_sessions(engine: Engine, *, in_utc: bool = False) -> Engine:
    """Give the engine back with every session READ COMMITTED and set up as said.

    Args:
        engine: Connections made before are dropped, since they know nothing of this.
        in_utc: Set the session's time zone to UTC, for shops whose TIMESTAMP columns are read; without it, `NOW()`
            stays the server's.
    """
    statements = [f"SET SESSION sql_mode = '{_MODE}'", f"SET SESSION innodb_lock_wait_timeout = {LOCK_WAIT_S}"]
    if in_utc:
        statements.append("SET SESSION time_zone = '+00:00'")

    def settle(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    engine.dispose()
    event.listen(engine, "connect", settle)
    return engine.execution_options(isolation_level="READ COMMITTED")

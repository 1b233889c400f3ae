"""Column types for STRICT SQLite tables, which accept INTEGER, TEXT, BLOB and REAL only.

Each type stores the plainest representation that still sorts and compares rightly in SQL, and refuses on
the way in what could not be read back as the same value.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

JsonValue = dict[str, Any] | list[Any]


def utc_text(instant: datetime) -> str:
    """Write an aware instant as fixed-width ISO 8601 text, so that text order is time order.

    Raises:
        ValueError: the instant is naive: nobody can say which moment it means.
    """
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(f"naive instant: {instant.isoformat()}")
    moment = instant.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="microseconds") + "Z"


def utc_instant(text: str) -> datetime:
    """Read what `utc_text` wrote; raises ValueError on any other form."""
    if len(text) != len("2026-11-22T23:38:04.000000Z") or not text.endswith("Z"):
        raise ValueError(f"not an instant of the store: {text!r}")
    return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC)


class UtcInstant(TypeDecorator[datetime]):
    """An aware instant ↔ TEXT `2026-11-22T23:38:04.000000Z`; naive values are refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the instant in UTC, six decimals."""
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the instant back, aware, in UTC."""
        return None if value is None else utc_instant(value)


class LocalDate(TypeDecorator[date]):
    """A calendar date of Nouméa ↔ TEXT `2026-11-23`; a datetime is refused, its day would be a guess."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write the date in ISO 8601."""
        if isinstance(value, datetime):
            raise ValueError(f"a datetime is not a business date: {value.isoformat()}")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read the date back."""
        return None if value is None else date.fromisoformat(value)


class JsonText(TypeDecorator[JsonValue]):
    """A dict or list ↔ compact TEXT with sorted keys: equal values are equal texts.

    Floats are refused at any depth: the store holds no binary fraction. Not the journal's serialisation,
    which is RFC 8785 and lives with the journal.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: JsonValue | None, dialect: Dialect) -> str | None:
        """Write the value; raises ValueError on a float, TypeError on what JSON cannot hold."""
        if value is None:
            return None
        _refuse_float(value)
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> JsonValue | None:
        """Read the value back."""
        if value is None:
            return None
        read: JsonValue = json.loads(value)
        return read


class Flag(TypeDecorator[bool]):
    """A bool ↔ INTEGER 0 or 1; other integers are refused."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Write 0 or 1."""
        if value is None:
            return None
        if value not in (0, 1):
            raise ValueError(f"not a yes or no: {value!r}")
        return int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read True or False."""
        return None if value is None else bool(value)


def _refuse_float(value: object) -> None:
    if isinstance(value, float):
        raise ValueError(f"a float has no place in the store: {value!r}")
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise ValueError(f"not a JSON key: {key!r}")
            _refuse_float(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_float(inner)

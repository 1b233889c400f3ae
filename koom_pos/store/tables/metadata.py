"""The declarative base: named constraints, so migrations can speak of them, and STRICT tables."""

from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of every table of a workstation's store."""

    metadata = MetaData(naming_convention=NAMING)


def strict(*constraints: Any) -> tuple[Any, ...]:
    """Table arguments: the constraints, on a STRICT table."""
    return (*constraints, {"sqlite_strict": True})

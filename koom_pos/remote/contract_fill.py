"""Write into a contract shop what its own software would: for the demo, whose shop has no software of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert, update

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.contract import create_contract

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Table → rows. Every row of a table names the same columns."""


def fill_contract(file: Path, rows: Rows, *, changes: Rows | None = None) -> None:
    """Create the contract on a SQLite file if it is not there, add rows, and change others by their id."""
    engine = create_engine(f"sqlite:///{file}")
    try:
        create_contract(engine)
        with engine.begin() as connection:
            for table in tables.metadata.sorted_tables:
                if added := list(rows.get(table.name, ())):
                    connection.execute(insert(table), added)
                for row in (changes or {}).get(table.name, ()):
                    connection.execute(update(table).where(table.c.id == row["id"]).values(dict(row)))
    finally:
        engine.dispose()

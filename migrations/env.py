"""Developers' side of the migrations: compare the tables of the program with the last migration.

Works on an encrypted store made on the spot from all migrations, so no file of anybody's is touched.
"""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from alembic import context
from sqlalchemy import Table
from sqlalchemy.types import TypeDecorator, TypeEngine

from koom_pos.store.engine import open_engine
from koom_pos.store.migrate import ProgramSchema, migrate
from koom_pos.store.tables import metadata
from koom_pos.store.tables.triggers import VIRTUAL_TABLES

FOLDER = Path(__file__).resolve().parent


def render_plain_type(kind: str, item: object, _autogen: object) -> str | bool:
    """Write our types as what STRICT stores: a migration must not change when a type of the program does."""
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    plain = item.impl_instance if isinstance(item, TypeDecorator) else item
    module = type(plain).__module__
    if not module.startswith("sqlalchemy."):
        return False
    return f"sa.{type(plain).__name__}()"


def belongs_to_tables(item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Leave out search indexes and their shadow tables: migrations create them by hand."""
    if kind != "table" or not isinstance(item, Table) or name is None:
        return True
    return not any(name == virtual or name.startswith(f"{virtual}_") for virtual in VIRTUAL_TABLES)


def compare_with_tables() -> None:
    """Run alembic's command against a fresh store at head."""
    key = os.urandom(32)
    head = context.script.get_current_head()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "compare.db"
        if head is not None:
            schema = ProgramSchema(scripts=FOLDER, head=head, triggers={})
            migrate(path, key, on_progress=lambda *_: None, clock=lambda: datetime.now(UTC), schema=schema)
        engine = open_engine(path, key)
        with engine.connect() as connection:
            context.configure(
                connection=connection,
                target_metadata=metadata,
                render_as_batch=True,
                render_item=render_plain_type,
                include_object=belongs_to_tables,
            )
            with context.begin_transaction():
                context.run_migrations()
        engine.dispose()


compare_with_tables()

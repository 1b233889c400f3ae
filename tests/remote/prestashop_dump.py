"""The database that PrestaShop 8.2.1 filled, loaded as far as the program touches it, and asked in its own words."""

import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pymysql
from sqlalchemy import create_engine, text

from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.remote.prestashop_site import PrestashopSettings
from koom_pos.remote.prestashop_tables import READ, READ_IF_THERE

DUMPS = os.environ.get("KOOM_SHOP_DUMPS", "")
NO_DUMPS = "KOOM_SHOP_DUMPS is not set: no databases of real shops here"

PHP_NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
"""The clock of the shop's own software when it wrote the rows that ours are compared with."""

_SECTION = "\n-- Table structure for table "


def load(server, name: str) -> str:
    """Load the tables the program touches from a dump into a database of their own; gives its address."""
    url = server.fresh_database(collation="utf8mb4_general_ci")
    head, *sections = gzip.decompress((Path(DUMPS) / name).read_bytes()).decode().split(_SECTION)
    touched = {f"`ps_{table}`" for table in {**READ, **READ_IF_THERE}}
    kept = [each for each in sections if each.split("\n", 1)[0].strip() in touched]
    connection = pymysql.connect(
        host="127.0.0.1", port=server.port, user=server.user, database=url.rsplit("/", 1)[1], charset="utf8mb4",
        client_flag=pymysql.constants.CLIENT.MULTI_STATEMENTS, autocommit=True,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0")
        for section in kept:
            body = _SECTION.lstrip("\n") + section
            cursor.execute("\n".join(line for line in body.splitlines() if not line.startswith("--")))
            while cursor.nextset():
                pass
    connection.close()
    assert "MariaDB dump" in head
    return url


class Dump:
    """A database of the shop, asked in its own words."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def ask(self, query: str, **values):
        with self.engine.connect() as connection:
            return connection.execute(text(query), values).all()

    def number(self, query: str) -> int:
        return int(self.ask(query)[0][0] or 0)

    def shop(self, *, clock=lambda: PHP_NOW, **options) -> PrestashopShop:
        options.setdefault("settings", PrestashopSettings(employee_id=2))
        return PrestashopShop(create_engine(self.url), clock, **options)

    def tables(self) -> dict[str, dict[tuple, dict]]:
        """Give every row of every table by its key, as text."""
        keys = self.ask(
            "SELECT table_name, column_name FROM information_schema.key_column_usage "
            "WHERE table_schema = DATABASE() AND constraint_name = 'PRIMARY' ORDER BY table_name, ordinal_position"
        )
        by_table: dict[str, list[str]] = {}
        for table, column in keys:
            by_table.setdefault(table, []).append(column)
        found = {}
        with self.engine.connect() as connection:
            for table, columns in by_table.items():
                rows = connection.execute(text(f"SELECT * FROM {table}")).mappings()
                found[table] = {
                    tuple(str(row[column]) for column in columns): {
                        name: None if value is None else str(value) for name, value in row.items()
                    }
                    for row in rows
                }
        return found

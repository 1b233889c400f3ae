"""The statements that make the contract's tables, for a shop whose people run them themselves."""

from sqlalchemy import insert
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.errors import UnknownShopError

_DIALECTS: dict[str, type[Dialect]] = {
    "mariadb": mysql.dialect,
    "postgresql": postgresql.dialect,
    "sqlite": sqlite.dialect,
}


def contract_ddl(family: str) -> list[str]:
    """Give the statements for `mariadb`, `postgresql` or `sqlite`, in an order in which they can be run.

    Raises:
        UnknownShopError: it is none of them.
    """
    if family not in _DIALECTS:
        raise UnknownShopError(family)
    dialect = _DIALECTS[family]()
    statements: list[str] = []
    for table in tables.metadata.sorted_tables:
        ending = "\n) DEFAULT CHARACTER SET utf8mb4" if family == "mariadb" else "\n)"
        made = str(CreateTable(table).compile(dialect=dialect)).strip().replace("\t", "    ")
        statements.append(made.replace(" \n", "\n").removesuffix("\n)") + ending + ";")
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            statements.append(str(CreateIndex(index).compile(dialect=dialect)).strip() + ";")
    version = insert(tables.meta).values(name="version", value=tables.CONTRACT_VERSION)
    statements.append(str(version.compile(dialect=dialect, compile_kwargs={"literal_binds": True})) + ";")
    return statements

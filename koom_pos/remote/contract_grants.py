"""What an account of the shop's database must be allowed for the KOOM contract, and no more: tables and columns."""

from collections.abc import Mapping

from sqlalchemy import Table

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.connection import Address

INSERTED: tuple[Table, ...] = (
    tables.customer,
    tables.consent,
    tables.erasure,
    tables.order_event,
    tables.stock_movement,
    tables.points,
    tables.intent,
)
"""What the store adds rows to."""

UPDATED: Mapping[Table, tuple[str, ...]] = {
    tables.customer: (
        "first_name", "last_name", "email", "email_key", "phone", "street", "street_more", "postal_code", "city",
        "country", "birthday", "language", "member_code", "changed_at", "gone_at",
    ),
    tables.order: (
        "customer_id", "contact_name", "contact_email", "contact_phone", "street", "street_more", "postal_code",
        "city", "note", "payment_state", "preparation_state", "handover_state", "is_cancelled", "paid_xpf",
        "changed_at",
    ),
    tables.variant: ("stock", "stock_changed_at"),
    tables.voucher: ("reserved_by", "reserved_until", "used_at", "used_by", "changed_at"),
}  # fmt: skip
"""The columns the store changes; a price, a total, a line of an order it never does."""

DELETED: tuple[Table, ...] = (tables.wish,)
"""Wishes of a person who is erased."""


def contract_grants(address: Address, *, account: str) -> list[str]:
    """Give the statements that let an account do what the exchange needs, for the database's own administrator.

    Args:
        address: The shop's address: says the database and which server it is.
        account: The account's name; on MariaDB it may carry its host, as in `koom@10.0.0.7`.
    """
    if address.url.get_backend_name() == "sqlite":
        return ["-- SQLite knows no accounts: whoever may write the file may do everything."]
    if address.url.get_backend_name() == "postgresql":
        return _postgresql(address.url.database or "shop", account)
    return _mariadb(address.url.database or "shop", account)


def _mariadb(database: str, account: str) -> list[str]:
    name, _, host = account.partition("@")
    to = f"'{_quoted(name)}'@'{_quoted(host) or '%'}'"
    lines = [f"CREATE USER IF NOT EXISTS {to} IDENTIFIED BY '…';"]
    for table in tables.metadata.sorted_tables:
        rights = ["SELECT", *_written(table, "`")]
        lines.append(f"GRANT {', '.join(rights)} ON `{database}`.`{table.name}` TO {to};")
    return lines


def _postgresql(database: str, account: str) -> list[str]:
    to = f'"{account}"'
    lines = [
        f"CREATE ROLE {to} LOGIN PASSWORD '…';",
        f'GRANT CONNECT ON DATABASE "{database}" TO {to};',
        f"GRANT USAGE ON SCHEMA public TO {to};",
    ]
    for table in tables.metadata.sorted_tables:
        rights = ["SELECT", *_written(table, '"')]
        lines.append(f'GRANT {", ".join(rights)} ON "{table.name}" TO {to};')
    return lines


def _written(table: Table, quote: str) -> list[str]:
    rights = ["INSERT"] if table in INSERTED else []
    if table in UPDATED:
        columns = ", ".join(f"{quote}{name}{quote}" for name in UPDATED[table])
        rights.append(f"UPDATE ({columns})")
    return [*rights, "DELETE"] if table in DELETED else rights


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "''")

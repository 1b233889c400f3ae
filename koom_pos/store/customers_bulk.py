"""Bulk verbs of customers, for building large stores to measure on: the same rows as the acts write, by thousands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from koom_pos.domain.customer import Customer, CustomerField
from koom_pos.domain.customer_search import index_text
from koom_pos.store.types import utc_text

_FIELDS = tuple(str(field) for field in CustomerField)


@dataclass(frozen=True, slots=True)
class BulkCustomer:
    """A card with its membership. `entries` are (id, points) of corrections in her favour, above zero."""

    customer: Customer
    email_key: str
    email_hash: str
    phone_hash: str
    member_id: str
    card_code: str
    entries: tuple[tuple[str, int], ...]


class CustomerBulkVerbs:
    """Inserts customers, members, cards and points; ids, codes and hashes are the caller's."""

    def __init__(self, connection: Connection, *, workstation_id: str) -> None:
        self._connection = connection
        self._workstation_id = workstation_id

    def add(self, people: Sequence[BulkCustomer], *, first_search_id: int) -> None:
        """Insert cards and make them findable; search ids are counted up from `first_search_id`."""
        columns = ("id", "search_id", *_FIELDS, "email_key", "email_hash", "phone_hash", "source")
        stamps = ("created_at_utc", "created_by", "updated_at_utc", "updated_by")
        self._insert(
            "customer", (*columns, *stamps), (_card_row(first_search_id + n, p) for n, p in enumerate(people))
        )
        self._insert(
            "customer_search", ("rowid", "terms"), ((first_search_id + n, _terms(p)) for n, p in enumerate(people))
        )
        self._insert(
            "loyalty_member",
            ("id", "workstation_id", "customer_id", "joined_at_utc"),
            ((p.member_id, self._workstation_id, p.customer.id, _at(p)) for p in people),
        )
        self._insert(
            "loyalty_card",
            ("code", "member_id", "state", "issued_at_utc", "issued_by"),
            ((p.card_code, p.member_id, "active", _at(p), p.customer.created_by) for p in people),
        )

    def add_points(self, people: Sequence[BulkCustomer], *, business_date: str, at_utc: datetime) -> None:
        """Insert the entries of the points ledger, all of one day (ISO 8601)."""
        self._insert(
            "points_entry",
            (
                "id", "workstation_id", "member_id", "kind", "points", "reason", "operator_id", "business_date",
                "at_utc",
            ),
            (
                (
                    entry_id, self._workstation_id, p.member_id, "adjust", points, "opening_balance",
                    p.customer.created_by, business_date, utc_text(at_utc),
                )
                for p in people
                for entry_id, points in p.entries
            ),
        )  # fmt: skip

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        values = list(rows)
        if values:
            places = ", ".join("?" * len(columns))
            self._connection.exec_driver_sql(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",
                values,
            )


def _card_row(search_id: int, person: BulkCustomer) -> tuple[Any, ...]:
    customer = person.customer
    fields = (getattr(customer.fields, name) for name in _FIELDS)
    keys = (person.email_key, person.email_hash, person.phone_hash)
    created, updated = utc_text(customer.created_at_utc), utc_text(customer.updated_at_utc)
    stamps = (str(customer.source), created, customer.created_by, updated, customer.created_by)
    return (customer.id, search_id, *(str(value) for value in fields), *keys, *stamps)


def _terms(person: BulkCustomer) -> str:
    fields = person.customer.fields
    return index_text(
        first_name=fields.first_name,
        last_name=fields.last_name,
        emails=(fields.email,),
        phones=(fields.phone,) if fields.phone else (),
        codes=(person.card_code,),
    )


def _at(person: BulkCustomer) -> str:
    return utc_text(person.customer.created_at_utc)

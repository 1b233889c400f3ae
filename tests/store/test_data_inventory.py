"""Every column that could name a person is declared, as personal or as not, and nothing declared is gone."""

import re

import pytest
from sqlalchemy import LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from koom_pos.domain.customer import CustomerField
from koom_pos.domain.data_inventory import PERSONAL, DataClass, Erasure, LawfulBasis, columns_of
from koom_pos.domain.data_not_personal import NOT_PERSONAL
from koom_pos.domain.data_retention import RETENTION
from koom_pos.store.engine import connect
from koom_pos.store.tables import metadata
from koom_pos.store.tables.triggers import APPEND_ONLY, VIRTUAL_TABLES
from tests.founded_shop import KEY

PERSONAL_KEYS = [(each.table, each.column) for each in PERSONAL]
HARMLESS_KEYS = [
    (table, column)
    for table, reasons in NOT_PERSONAL.items()
    for columns in reasons.values()
    for column in columns.split()
]


def says_something(column) -> bool:
    """Text, dates, JSON and blobs can hold a person; plain integers and flags are looked at by hand."""
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, Text | LargeBinary)


def virtual_columns() -> set[tuple[str, str]]:
    found = set()
    for table, statement in VIRTUAL_TABLES.items():
        inside = re.search(r"USING fts5\((.*)\)", statement, re.DOTALL)
        assert inside is not None
        found |= {(table, part.strip()) for part in inside[1].split(",") if "=" not in part}
    return found


SCHEMA = {(t.name, c.name) for t in metadata.sorted_tables for c in t.columns} | virtual_columns()
TO_DECLARE = {
    (t.name, c.name) for t in metadata.sorted_tables for c in t.columns if says_something(c)
} | virtual_columns()


def test_every_column_that_could_name_a_person_is_declared():
    undeclared = TO_DECLARE - set(PERSONAL_KEYS) - set(HARMLESS_KEYS)
    assert sorted(undeclared) == [], "declare them in domain/data_inventory.py or data_not_personal.py"


def test_nothing_is_declared_that_is_not_in_the_schema():
    assert sorted({*PERSONAL_KEYS, *HARMLESS_KEYS} - SCHEMA) == []


def test_nothing_is_declared_twice_or_both_ways():
    declared = PERSONAL_KEYS + HARMLESS_KEYS
    assert sorted(key for key in set(declared) if declared.count(key) > 1) == []


def test_the_schema_walked_is_the_schema_of_the_file(empty_store_file):
    connection = connect(empty_store_file, KEY)
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    shadows = re.compile(rf"({'|'.join(VIRTUAL_TABLES)})_(data|idx|docsize|config|content)")
    stored = {row[0] for row in rows if not shadows.fullmatch(row[0]) and not row[0].startswith("sqlite_")}
    assert stored - {"alembic_version"} == {t.name for t in metadata.sorted_tables} | set(VIRTUAL_TABLES)


def test_every_personal_column_names_a_row_of_the_retention_table():
    assert {each.retention_row for each in PERSONAL} <= set(RETENTION)
    assert list(RETENTION) == list(range(1, 24))


def test_every_field_a_customer_gives_is_in_it():
    assert {str(field) for field in CustomerField} <= {each.column for each in columns_of("customer")}


@pytest.mark.parametrize("table", ["customer", "customer_search", "loyalty_member", "loyalty_card", "wishlist_item"])
def test_erasing_her_leaves_nothing_of_what_names_her(table):
    hers = [each for each in columns_of(table) if each.data_class is not DataClass.STAFF]
    assert hers
    assert {each.erasure for each in hers} == {Erasure.DELETE}


def test_the_ticket_stays_and_its_link_is_cut():
    assert {each.erasure for each in columns_of("sale_customer")} == {Erasure.CUT}
    assert {each.data_class for each in columns_of("sale")} == {DataClass.STAFF}


def test_what_is_never_deleted_by_the_store_is_declared_kept():
    """An append-only table cannot be emptied for one person: what it says of her is kept by a duty, or not there."""
    promised = [(e.table, e.column) for e in PERSONAL if e.table in APPEND_ONLY and e.erasure is not Erasure.KEEP]
    assert promised == []


def test_what_is_kept_against_an_erasure_is_kept_by_a_duty_or_an_open_matter():
    kept = [
        (each.table, each.column)
        for each in PERSONAL
        if each.erasure is Erasure.KEEP and each.basis in (LawfulBasis.CONSENT, LawfulBasis.CONTRACT)
    ]
    # A sale under way goes by itself within the day.
    assert {table for table, _ in kept} <= {"open_sale"}


def test_what_rests_on_consent_goes_with_her():
    assert all(each.erasure is Erasure.DELETE for each in PERSONAL if each.basis is LawfulBasis.CONSENT)

"""The shop's side of the contract as written down: every column explained, every statement the one that runs."""

import re
from pathlib import Path

import pytest

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.connection import read_address
from koom_pos.remote.contract_ddl import contract_ddl
from koom_pos.remote.contract_grants import contract_grants

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "shop-contract.md").read_text(encoding="utf-8")
CHAPTERS = dict(re.findall(r"^### (koom_\w+)\n(.*?)(?=^##)", DOCUMENT, flags=re.MULTILINE | re.DOTALL))
BLOCKS = re.findall(r"```sql\n(.*?)\n```", DOCUMENT, flags=re.DOTALL)


def test_every_table_has_its_chapter_and_no_other():
    assert set(CHAPTERS) == set(tables.metadata.tables)


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_is_explained_once_and_no_other(table):
    named = [
        column
        for row in re.findall(r"^\| (`.*?) \|", CHAPTERS[table.name], flags=re.MULTILINE)
        for column in re.findall(r"`(\w+)`", row)
    ]
    assert sorted(named) == sorted(column.name for column in table.columns)


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_what_may_be_none_is_said_so(table):
    rows = re.findall(r"^\| (`.*?) \| (.*?) \|", CHAPTERS[table.name], flags=re.MULTILINE)
    none = {column for names, words in rows if "or none" in words for column in re.findall(r"`(\w+)`", names)}
    assert none == {column.name for column in table.columns if column.nullable}


@pytest.mark.parametrize("family", ["mariadb", "postgresql"])
def test_the_statements_are_those_the_program_prints(family):
    assert "\n".join(contract_ddl(family)) in BLOCKS
    address = read_address(f"{family}://koom@shop.example/koom")
    assert "\n".join(contract_grants(address, account="koom")) in BLOCKS

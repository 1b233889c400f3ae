"""The tables of docs/money.md, recomputed."""

from pathlib import Path

import pytest

from koom_pos.domain.allocation import spread
from koom_pos.domain.discount import Discount, DiscountKind, as_bp, discount_xpf
from koom_pos.domain.money import parse_francs, quick_cash_xpf, round_to_cash
from koom_pos.domain.tax import split_gross

DOC = Path(__file__).parents[2] / "docs" / "money.md"


def read_tables():
    """Rows of each table, by the name in the comment above it; header and rule left out."""
    tables = {}
    name = None
    for line in DOC.read_text(encoding="utf-8").splitlines():
        if line.startswith("<!-- table: "):
            name = line.removeprefix("<!-- table: ").removesuffix(" -->")
            tables[name] = []
        elif name and line.startswith("|"):
            tables[name].append([cell.strip() for cell in line.strip("|").split("|")])
        else:
            name = None
    return {name: rows[2:] for name, rows in tables.items()}


def francs(cell):
    return parse_francs(cell)


def several(cell):
    return tuple(parse_francs(part) for part in cell.split("+"))


def bp(cell):
    return int(cell.removesuffix("%")) * 100


def cash(row):
    due, payable, difference = map(francs, row)
    assert (payable, difference) == (round_to_cash(due), round_to_cash(due) - due)


def cash_per_line(row):
    lines = several(row[0])
    due, once, per_line, cost = map(francs, row[1:])
    assert due == sum(lines)
    assert once == round_to_cash(due)
    assert per_line == sum(map(round_to_cash, lines))
    assert cost == per_line - once


def mixed(row):
    due, card, left, payable, difference = map(francs, row)
    assert left == due - card
    assert (payable, difference) == (round_to_cash(left), round_to_cash(left) - left)


def tgc(row):
    gross, rate, net, tax = francs(row[0]), bp(row[1]), francs(row[2]), francs(row[3])
    line = split_gross(gross, rate)
    assert (net, tax) == (line.net_xpf, line.tax_xpf)


def tgc_per_line(row):
    lines, rate = several(row[0]), bp(row[1])
    per_ticket, per_line, difference = map(francs, row[2:])
    assert per_ticket == split_gross(sum(lines), rate).net_xpf
    assert per_line == sum(split_gross(line, rate).net_xpf for line in lines)
    assert difference == per_line - per_ticket


def percent(row):
    gross, off = francs(row[0]), francs(row[2])
    assert off == discount_xpf(Discount(DiscountKind.PERCENT, bp(row[1]), "goodwill"), gross)


def shares(row):
    assert several(row[2]) == spread(francs(row[0]), several(row[1]))


def quick(row):
    assert several(row[1]) == quick_cash_xpf(francs(row[0]))


CHECKS = {
    "cash": cash,
    "cash-per-line": cash_per_line,
    "mixed": mixed,
    "tgc": tgc,
    "tgc-per-line": tgc_per_line,
    "percent": percent,
    "spread": shares,
    "quick": quick,
}
TABLES = read_tables()


def test_every_table_of_the_page_is_checked():
    assert set(TABLES) == set(CHECKS)
    assert all(len(rows) >= 3 for rows in TABLES.values())


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, rows in TABLES.items() for row in rows])
def test_the_numbers_of_the_page_are_those_of_the_code(name, row):
    CHECKS[name](row)


def test_the_claims_in_words_hold():
    assert sum(round_to_cash(due) - due for due in range(3480, 3490)) == 0
    assert as_bp(Discount(DiscountKind.AMOUNT, 500, "goodwill"), 4990) == 1003

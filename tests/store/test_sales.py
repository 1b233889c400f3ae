"""Tickets: stored whole, read back equal, found again by number, date and amount."""

from datetime import date

import pytest

from koom_pos.domain.settled import SaleKind
from koom_pos.domain.tender import TenderType
from koom_pos.services import tendering
from tests.services.selling import CARD, CASH, bring_back, give_back, pay, ring, sell


def test_numbers_follow_each_other_from_one(open_shop):
    with open_shop.desk.store.reading() as tx:
        here = open_shop.desk.workstation.id
        assert (tx.sales.last_number(here), tx.sales.next_number(here)) == (0, 1)
    assert [sell(open_shop, 1000).number for _ in range(3)] == [1, 2, 3]


def test_a_ticket_that_is_not_there_is_none(open_shop):
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.get("nothing") is None
        assert tx.sales.by_number(open_shop.desk.workstation.id, 7) is None


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [3, 2, 1]),
        ({"gross_xpf": 1000}, [1]),
        ({"first": date(2026, 11, 23), "last": date(2026, 11, 23)}, [3, 2, 1]),
        ({"first": date(2026, 11, 24)}, []),
        ({"last": date(2026, 11, 22)}, []),
        ({"limit": 1}, [3]),
    ],
    ids=str,
)
def test_tickets_are_listed_latest_first(open_shop, asked, numbers):
    ticket = sell(open_shop, 1000)
    sale = ring(open_shop, 2000, 500)
    tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 1000)
    pay(open_shop, sale, CASH)
    give_back(open_shop, ticket)
    with open_shop.desk.store.reading() as tx:
        found = tx.sales.find(open_shop.desk.workstation.id, **asked)
    assert [f.number for f in found] == numbers
    if len(found) == 3:
        assert [(f.kind, f.pieces, f.gross_xpf) for f in found] == [
            (SaleKind.RETURN, -1, -1000),
            (SaleKind.SALE, 2, 2500),
            (SaleKind.SALE, 1, 1000),
        ]
        assert set(found[1].tenders) == {TenderType.CARD, TenderType.CASH}
        assert found[0].operator_name == "Marie"


def test_what_came_back_is_counted_per_line_and_per_tender(open_shop):
    ticket = sell(open_shop, 1002, 2000, tender=CASH)
    give_back(open_shop, ticket, line=0, tender=CASH)
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.returned(ticket.id) == {ticket.lines[0].id: (1, 1002)}
        assert tx.sales.refunded(ticket.id) == {TenderType.CASH: 1002}


def test_a_return_of_two_tickets_counts_for_each_by_its_share(open_shop):
    first, second = sell(open_shop, 3000), sell(open_shop, 1000)
    bring_back(open_shop, first)
    pay(open_shop, bring_back(open_shop, second))
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.refunded(first.id) == {TenderType.CARD: 3000}
        assert tx.sales.refunded(second.id) == {TenderType.CARD: 1000}
        lines = [second.lines[0].id, None, first.lines[0].id, second.lines[0].id]
        assert tx.sales.sales_of_lines(lines) == [second.id, first.id]

"""The open sale: one active per till, any number waiting, each stored whole."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.sale import OpenSale, totals
from koom_pos.services import ringing
from koom_pos.store.open_sales import SaleNotOpenError
from tests.services.selling import ring


def save(shop, sale):
    with shop.desk.store.transaction() as tx:
        tx.open_sales.save(sale, totals(sale), workstation_id=shop.desk.workstation.id, at_utc=shop.desk.now())


def test_a_sale_is_read_back_whole(open_shop):
    sale = replace(ring(open_shop, 1000, 2000), note="œuf")
    save(open_shop, sale)
    with open_shop.desk.store.reading() as tx:
        assert tx.open_sales.active(open_shop.desk.workstation.id) == sale
        assert tx.open_sales.get(sale.id) == sale
        assert tx.open_sales.active("another till") is None


def test_a_till_rings_one_sale_at_a_time(open_shop):
    ring(open_shop, 1000)
    with pytest.raises(IntegrityError):
        save(open_shop, OpenSale("second", open_shop.cashier.id))


def test_waiting_sales_are_listed_oldest_first(open_shop):
    for price, note in ((1000, "a"), (2000, "b")):
        ringing.suspend_sale(open_shop.desk, open_shop.cashier, ring(open_shop, price).id, note)
        open_shop.clock.forward(seconds=1)
    with open_shop.desk.store.reading() as tx:
        waiting = tx.open_sales.suspended(open_shop.desk.workstation.id)
        assert [(w.note, w.gross_xpf) for w in waiting] == [("a", 1000), ("b", 2000)]
        assert tx.open_sales.count(open_shop.desk.workstation.id) == 2


def test_a_sale_that_is_gone_is_told(open_shop):
    with pytest.raises(SaleNotOpenError), open_shop.desk.store.transaction() as tx:
        tx.open_sales.get("gone")


def test_an_empty_sale_counts_for_nothing(open_shop):
    save(open_shop, OpenSale("empty", open_shop.cashier.id))
    with open_shop.desk.store.reading() as tx:
        assert tx.open_sales.count(open_shop.desk.workstation.id) == 0

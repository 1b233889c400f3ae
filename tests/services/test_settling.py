"""Settling: one ticket from the first scan to the facts, and what must never happen."""

import json

import pytest

from koom_pos.domain.tender import ShortTenderError, TenderType
from koom_pos.services import ringing, settling, tendering, till_session
from koom_pos.store.open_sales import SaleNotOpenError


def ring_up(shop, *prices: int):
    for price in prices:
        rung = ringing.ring_item(shop.desk, shop.cashier, shop.item(price).variant_id)
    return rung.sale


def test_a_cash_sale_rounds_gives_change_and_seals_the_journal(open_shop):
    sale = ring_up(open_shop, 1001, 2002)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CASH, 5000)
    settled = settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    assert (settled.gross_xpf, settled.rounding_xpf, settled.change_xpf) == (3003, 2, 1995)
    assert settled.number == 1
    with open_shop.desk.store.reading() as tx:
        head = tx.journal.head(open_shop.desk.workstation.id)
        assert tx.sales.get(sale.id) == settled
    assert json.loads(head.body)["payload"]["gross_xpf"] == 3003
    assert head.sequence == settled.journal_sequence


def test_short_tender_stores_nothing(open_shop):
    sale = ring_up(open_shop, 2500)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 1000)
    with pytest.raises(ShortTenderError):
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.last_number(open_shop.desk.workstation.id) == 0


def test_settling_twice_settles_once(open_shop):
    sale = ring_up(open_shop, 2500)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 2500)
    settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    with pytest.raises(SaleNotOpenError):
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)


def test_mixed_tenders_round_only_the_cash_share(open_shop):
    sale = ring_up(open_shop, 3333)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 1000)
    state = tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CASH, 2335)
    assert state.balance.settled
    settled = settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    assert (settled.rounding_xpf, settled.change_xpf) == (2, 0)


def test_the_day_closes_to_the_franc(open_shop):
    sale = ring_up(open_shop, 1001, 2002)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CASH, 5000)
    settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    count = {5000: 3, 1000: 6, 500: 3, 100: 5, 5: 1}
    assert till_session.review_count(open_shop.desk, count).over_short_xpf == 0
    z = till_session.close_day(open_shop.desk, open_shop.cashier, count)
    assert (z.number, z.gross_xpf, z.perpetual_total_xpf) == (1, 3003, 3003)
    assert z.figures["rounding_xpf"] == 2

"""Settling: one ticket from the first scan to the facts, and what must never happen."""

import json
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.tax import TaxRegime
from koom_pos.domain.tender import ShortTenderError, TenderType
from koom_pos.domain.till import ForgottenDayError
from koom_pos.services import discounting, ringing, settling, tendering, till_session
from koom_pos.services.shop import change_settings
from koom_pos.services.tendering import EmptySaleError
from koom_pos.store.open_sales import SaleNotOpenError
from tests.services.books import Books, last_payload, refused
from tests.services.selling import CASH, give_back, sell


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


def test_what_is_stored_is_what_was_settled_with_every_kind_of_line(open_shop):
    desk, cashier = open_shop.desk, open_shop.cashier
    sale = ring_up(open_shop, 1999, 3001)
    ringing.ring_item(desk, cashier, open_shop.item(4500, kind="service", rate_bp=600).variant_id)
    ringing.ring_gift_card(desk, cashier, 5000)
    discounting.give_discount(
        desk, cashier, Discount(DiscountKind.PERCENT, 500, "goodwill"), line_id=sale.lines[0].id
    )
    discounting.give_discount(desk, cashier, Discount(DiscountKind.AMOUNT, 100, "damaged"))
    tendering.add_tender(desk, cashier, TenderType.CARD, 10_000)
    tendering.add_tender(desk, cashier, TenderType.CASH, 5000)
    settled = settling.settle(desk, cashier, sale.id)
    with desk.store.reading() as tx:
        assert tx.sales.get(sale.id) == settled
        assert tx.sales.by_number(desk.workstation.id, 1) == settled
    assert [t.rate_bp for t in settled.taxes] == [0, 600, 2200]
    Books(desk).check()


@pytest.mark.parametrize("gross", [1001, 1002, 1003, 1004, 1005, 2499])
def test_a_cash_ticket_and_its_return_leave_the_drawer_as_it_was(open_shop, gross):
    ticket = sell(open_shop, gross, tender=CASH)
    back = give_back(open_shop, ticket, tender=CASH)
    assert back.gross_xpf == -ticket.gross_xpf
    assert back.rounding_xpf == -ticket.rounding_xpf
    figures = till_session.x_report(open_shop.desk, open_shop.cashier)
    assert (figures["gross_xpf"], figures["absolute_xpf"], figures["rounding_xpf"]) == (0, 2 * gross, 0)
    assert figures["tenders"] == [{"type": "cash", "amount_xpf": 0, "count": 2}]


def test_a_franchised_shop_sells_without_tgc(open_shop):
    change_settings(open_shop.desk, open_shop.manager, {"tgc_regime": TaxRegime.FRANCHISE})
    settled = sell(open_shop, 2500)
    assert [(t.rate_bp, t.net_xpf, t.tax_xpf) for t in settled.taxes] == [(0, 2500, 0)]
    assert settled.regime == "franchise"


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_francs_missing_in_another_tender_are_not_rounded_away(open_shop, missing):
    sale = ring_up(open_shop, 1000)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 1000 - missing)
    with refused(open_shop.desk, ShortTenderError) as caught:
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    assert caught.value.missing_xpf > 0


def test_every_refusal_to_settle_stores_nothing(open_shop):
    desk, cashier = open_shop.desk, open_shop.cashier
    with refused(desk, SaleNotOpenError):
        settling.settle(desk, cashier, "no such sale")
    sale = ring_up(open_shop, 1000)
    tendering.add_tender(desk, cashier, TenderType.CARD, 1000)
    with refused(desk, NotAllowedError):
        settling.settle(desk, replace(cashier, rights=frozenset()), sale.id)
    open_shop.clock.forward(days=1)
    with refused(desk, ForgottenDayError):
        settling.settle(desk, cashier, sale.id)


def test_an_empty_sale_is_not_settled(open_shop):
    sale = ring_up(open_shop, 1000)
    ringing.void_line(open_shop.desk, open_shop.cashier, sale.lines[0].id)
    with refused(open_shop.desk, EmptySaleError):
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)


def test_a_failure_inside_the_act_undoes_all_of_it(open_shop):
    """The outbox message comes last but one: nothing before it may stand without it."""
    sale = ring_up(open_shop, 1000)
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 1000)
    with open_shop.desk.store.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER outbox_is_full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with refused(open_shop.desk, IntegrityError):
        settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    with open_shop.desk.store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER outbox_is_full")
    assert settling.settle(open_shop.desk, open_shop.cashier, sale.id).number == 1
    Books(open_shop.desk).check()


def test_a_free_ticket_settles_without_a_tender(open_shop):
    sale = ring_up(open_shop, 1000)
    discounting.give_discount(open_shop.desk, open_shop.manager, Discount(DiscountKind.PERCENT, 10_000, "goodwill"))
    settled = settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    assert (settled.gross_xpf, settled.tenders) == (0, ())
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.get(sale.id) == settled


def test_the_journal_keeps_values_and_nobody(open_shop):
    settled = sell(open_shop, 2500, tender=CASH, amount=5000)
    payload = last_payload(open_shop.desk)
    assert payload["tenders"] == [{"type": "cash", "amount_xpf": 5000}]
    assert payload["change_xpf"] == 2500
    text = json.dumps(payload)
    for personal in (open_shop.cashier.id, open_shop.cashier.display_name, settled.id):
        assert personal not in text

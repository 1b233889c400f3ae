"""Reports agree with the tickets and the Z they are read from."""

from datetime import date

import pytest

from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.services import reports, returns, ringing, settling, tendering, till_session
from koom_pos.services.returns import ReturnedPiece

TODAY = date(2026, 11, 23)


def sell(shop, item, tender_type, amount_xpf, *, quantity=1, operator=None):
    who = operator or shop.cashier
    sale = ringing.ring_item(shop.desk, who, item.variant_id, quantity=quantity).sale
    tendering.add_tender(shop.desk, who, tender_type, amount_xpf)
    return settling.settle(shop.desk, who, sale.id)


@pytest.fixture
def traded(open_shop):
    """Two sales of an hour apart, one in cash by the manager, and a piece brought back."""
    shop = open_shop
    lip = shop.item(1001, brand="Niaouli", name="Rouge")
    care = shop.item(2440, brand="Kaori", name="Crème", rate_bp=1100)
    sold = sell(shop, lip, TenderType.CARD, 2002, quantity=2)
    shop.clock.forward(hours=3)
    sell(shop, care, TenderType.CASH, 5000, operator=shop.manager)
    back = [ReturnedPiece(sold.lines[0].id, 1, ReturnReason.SEALED)]
    sale = returns.ring_return(shop.desk, shop.cashier, sold.id, back).sale
    tendering.add_tender(shop.desk, shop.cashier, TenderType.CARD, -1001)
    settling.settle(shop.desk, shop.cashier, sale.id)
    return shop


def test_a_span_is_seen_from_every_side_with_one_total(traded):
    seen = reports.turnover(traded.desk, traded.manager, TODAY, TODAY)
    assert (seen.tickets, seen.gross_xpf) == (3, 1001 + 2440)
    for part in (seen.days, seen.hours, seen.brands, seen.categories, seen.articles, seen.operators):
        assert sum(row.gross_xpf for row in part) == seen.gross_xpf
    assert seen.net_xpf + seen.tax_xpf == seen.gross_xpf
    assert [(h.hour, h.tickets) for h in seen.hours] == [(8, 1), (11, 2)]
    assert [(b.name, b.pieces, b.gross_xpf) for b in seen.brands] == [("Kaori", 1, 2440), ("Niaouli", 1, 1001)]
    assert [(a.label, a.pieces) for a in seen.articles] == [("Kaori Crème", 1), ("Niaouli Rouge", 1)]
    assert {(o.name, o.tickets, o.gross_xpf) for o in seen.operators} == {("Marie", 2, 1001), ("Hélène", 1, 2440)}


def test_cash_is_net_of_change_and_its_rounding_stands_apart(traded):
    seen = reports.turnover(traded.desk, traded.manager, TODAY, TODAY)
    assert [(t.type, t.count, t.amount_xpf) for t in seen.tenders] == [
        (TenderType.CASH, 1, 2440),
        (TenderType.CARD, 2, 1001),
    ]


def test_a_span_is_compared_with_the_one_before(traded):
    seen = reports.turnover(traded.desk, traded.manager, date(2026, 11, 24), date(2026, 11, 25))
    assert (seen.gross_xpf, seen.previous_gross_xpf) == (0, 1001 + 2440)


def test_tax_comes_only_from_sealed_z_and_says_when_a_day_is_missing(traded):
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    open_day = reports.tax_report(traded.desk, traded.manager, first, last)
    assert (open_day.periods, open_day.unsealed_days) == ((), 1)
    till_session.close_day(traded.desk, traded.manager, {}, reason="essai")
    sealed = reports.tax_report(traded.desk, traded.manager, first, last)
    assert sealed.unsealed_days == 0
    seen = reports.turnover(traded.desk, traded.manager, TODAY, TODAY)
    assert sum(p.tax_xpf for p in sealed.periods) == seen.tax_xpf
    assert [(p.period, p.rate_bp, p.gross_xpf) for p in sealed.periods] == [
        ("2026-T4", 1100, 2440),
        ("2026-T4", 2200, 1001),
    ]
    monthly = reports.tax_report(traded.desk, traded.manager, first, last, quarterly=False)
    assert {p.period for p in monthly.periods} == {"2026-11"}


def test_reports_are_the_managers(traded):
    with pytest.raises(NotAllowedError):
        reports.turnover(traded.desk, traded.cashier, TODAY, TODAY)
    with pytest.raises(reports.SpanError):
        reports.turnover(traded.desk, traded.manager, TODAY, date(2026, 11, 22))


def test_the_span_of_sales_is_none_before_the_first(shop):
    assert reports.sales_span(shop.desk) is None


def test_the_span_of_sales_is_that_of_the_tickets(traded):
    assert reports.sales_span(traded.desk) == (TODAY, TODAY)

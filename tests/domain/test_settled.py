"""A ticket that contradicts itself is never stored."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from koom_pos.domain.settled import (
    SaleKind,
    SettledSale,
    SettledTender,
    UnbalancedSaleError,
    check_balanced,
    kind_of,
)
from koom_pos.domain.tax import TaxLine
from koom_pos.domain.tender import TenderType

BALANCED = SettledSale(
    id="s",
    workstation_id="w",
    session_id="d",
    number=1,
    kind=SaleKind.SALE,
    business_date=date(2026, 11, 23),
    at_utc=datetime(2026, 11, 22, 21, tzinfo=UTC),
    utc_offset_minutes=660,
    operator_id="o",
    operator_name="Marie",
    regime="normal",
    lines=(),
    subtotal_xpf=0,
    line_discount_xpf=0,
    ticket_discount_xpf=0,
    ticket_discount=None,
    gross_xpf=0,
    rounding_xpf=0,
    change_xpf=0,
    taxes=(),
    tenders=(),
)


def test_an_even_ticket_is_balanced():
    check_balanced(BALANCED)
    cash = (SettledTender("t", TenderType.CASH, 1000, {}),)
    check_balanced(replace(BALANCED, tenders=cash, change_xpf=1000))


@pytest.mark.parametrize(
    "fault",
    [
        {"gross_xpf": 1},
        {"change_xpf": 5},
        {"rounding_xpf": 2},
        {"tenders": (SettledTender("t", TenderType.CARD, 1, {}),)},
        {"taxes": (TaxLine(2200, 1, 1, 0),)},
    ],
    ids=str,
)
def test_any_franc_that_does_not_agree_is_an_error(fault):
    with pytest.raises(UnbalancedSaleError):
        check_balanced(replace(BALANCED, **fault))


def test_the_signs_of_the_quantities_tell_the_kind():
    assert kind_of((1, 2)) is SaleKind.SALE
    assert kind_of((-1,)) is SaleKind.RETURN
    assert kind_of((1, -1)) is SaleKind.EXCHANGE

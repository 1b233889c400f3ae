"""Tenders of an open sale: any order, corrected before settling, drawn on balances the shop keeps."""

from dataclasses import replace

import pytest

from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.domain.tender import NotPayableInCashError, OverTenderError, TenderType, WrongSignError
from koom_pos.domain.till import ForgottenDayError
from koom_pos.services import ringing, settling, tendering, till_session
from koom_pos.services.shop import change_settings
from koom_pos.services.tendering import (
    EmptySaleError,
    InstrumentBalanceError,
    InstrumentExpiredError,
    UnknownInstrumentError,
    UnknownTenderError,
    WrongInstrumentError,
    add_tender,
    read_instrument,
    remove_tender,
    tender_state,
)
from tests.services.books import Books, refused
from tests.services.selling import AVOIR, CARD, CASH, CHEQUE, GIFT_CARD, bring_back, coins, pay, ring, sell


def gift_card(shop, amount=5000) -> str:
    sale = ringing.ring_gift_card(shop.desk, shop.cashier, amount).sale
    return pay(shop, sale).instruments[0].code


def test_three_tenders_in_any_order_and_the_change_of_the_cash(open_shop):
    sale = ring(open_shop, 12_345)
    add_tender(open_shop.desk, open_shop.cashier, CASH, 5000)
    add_tender(open_shop.desk, open_shop.cashier, CHEQUE, 3000, detail={"bank": "BCI", "number": "0042"})
    add_tender(open_shop.desk, open_shop.cashier, CARD, 4000)
    assert tender_state(open_shop.desk).balance.left_xpf == 345
    state = add_tender(open_shop.desk, open_shop.cashier, CASH, 1000).balance
    assert (state.settled, state.change_xpf, state.rounding_xpf) == (True, 655, 0)
    settled = settling.settle(open_shop.desk, open_shop.cashier, sale.id)
    assert [t.type for t in settled.tenders] == [CASH, CHEQUE, CARD, CASH]
    assert settled.tenders[1].detail == {"bank": "BCI", "number": "0042"}


def test_a_tender_taken_by_mistake_goes_back(open_shop):
    ring(open_shop, 5000)
    state = add_tender(open_shop.desk, open_shop.cashier, CARD, 3000)
    wrong = state.sale.tenders[0].id
    assert remove_tender(open_shop.desk, open_shop.cashier, wrong).balance.left_xpf == 5000
    with refused(open_shop.desk, UnknownTenderError):
        remove_tender(open_shop.desk, open_shop.cashier, wrong)


def test_nothing_to_pay_takes_no_money(open_shop):
    for act in (
        lambda: add_tender(open_shop.desk, open_shop.cashier, CASH, 1000),
        lambda: tender_state(open_shop.desk),
        lambda: remove_tender(open_shop.desk, open_shop.cashier, "x"),
    ):
        with refused(open_shop.desk, EmptySaleError):
            act()


@pytest.mark.parametrize(
    ("kind", "amount", "error"),
    [
        (CARD, 1004, OverTenderError),
        (CHEQUE, 2000, OverTenderError),
        (CARD, -500, WrongSignError),
        (CARD, 0, WrongSignError),
        (CASH, 0, WrongSignError),
        (CASH, 1003, NotPayableInCashError),
        (GIFT_CARD, 500, UnknownInstrumentError),
        (AVOIR, 500, UnknownInstrumentError),
    ],
)
def test_a_tender_that_cannot_be_is_refused(open_shop, kind, amount, error):
    ring(open_shop, 1003)
    with refused(open_shop.desk, error):
        add_tender(open_shop.desk, open_shop.cashier, kind, amount)


def test_a_forgotten_day_takes_no_money(open_shop):
    ring(open_shop, 1000)
    open_shop.clock.forward(days=1)
    with refused(open_shop.desk, ForgottenDayError):
        add_tender(open_shop.desk, open_shop.cashier, CARD, 1000)


def test_a_role_without_the_right_takes_no_money(open_shop):
    ring(open_shop, 1000)
    with refused(open_shop.desk, NotAllowedError):
        add_tender(open_shop.desk, replace(open_shop.cashier, rights=frozenset()), CARD, 1000)


class TestGiftCards:
    def test_a_card_is_sold_drawn_on_twice_and_never_below_nothing(self, open_shop):
        code = gift_card(open_shop)
        assert read_instrument(open_shop.desk, code.lower()).balance_xpf == 5000
        sell(open_shop, 3000, tender=GIFT_CARD, detail={"code": code})
        ring(open_shop, 3000)
        with refused(open_shop.desk, InstrumentBalanceError) as caught:
            add_tender(open_shop.desk, open_shop.cashier, GIFT_CARD, 2001, detail={"code": code})
        assert caught.value.balance_xpf == 2000
        add_tender(open_shop.desk, open_shop.cashier, GIFT_CARD, 1500, detail={"code": code})
        with refused(open_shop.desk, InstrumentBalanceError) as caught:
            add_tender(open_shop.desk, open_shop.cashier, GIFT_CARD, 501, detail={"code": code})
        assert caught.value.balance_xpf == 500
        add_tender(open_shop.desk, open_shop.cashier, GIFT_CARD, 500, detail={"code": code})
        settled = pay(open_shop, tender_state(open_shop.desk).sale)
        assert [m.amount_xpf for m in settled.instruments] == [-1500, -500]
        assert read_instrument(open_shop.desk, code).balance_xpf == 0
        Books(open_shop.desk).check()

    def test_an_empty_card_pays_nothing_and_takes_no_refund(self, open_shop):
        """Lesson C22: an empty gift card was accepted for a refund."""
        code = gift_card(open_shop)
        ticket = sell(open_shop, 5000, tender=GIFT_CARD, detail={"code": code})
        ring(open_shop, 1000)
        with refused(open_shop.desk, InstrumentBalanceError):
            add_tender(open_shop.desk, open_shop.cashier, GIFT_CARD, 5, detail={"code": code})
        ringing.void_sale(open_shop.desk, open_shop.cashier, tender_state(open_shop.desk).sale.id, "client parti")
        bring_back(open_shop, ticket)
        with refused(open_shop.desk, tendering.NotOriginalTenderError):
            add_tender(open_shop.desk, open_shop.cashier, GIFT_CARD, -5000, detail={"code": code})

    def test_an_avoir_is_not_a_gift_card(self, open_shop):
        code = gift_card(open_shop)
        ring(open_shop, 1000)
        with refused(open_shop.desk, WrongInstrumentError) as caught:
            add_tender(open_shop.desk, open_shop.cashier, AVOIR, 1000, detail={"code": code})
        assert caught.value.kind is InstrumentKind.GIFT_CARD

    def test_an_expired_card_pays_nothing(self, shop):
        change_settings(shop.desk, shop.manager, {"instrument_months": 1})
        till_session.open_day(shop.desk, shop.cashier, {})
        code = gift_card(shop)
        till_session.close_day(shop.desk, shop.cashier, coins(0))
        shop.clock.forward(days=60)
        till_session.open_day(shop.desk, shop.cashier, {})
        ring(shop, 1000)
        with refused(shop.desk, InstrumentExpiredError):
            add_tender(shop.desk, shop.cashier, GIFT_CARD, 1000, detail={"code": code})

    def test_several_cards_on_one_ticket_have_codes_of_their_own(self, open_shop):
        for _ in range(2):
            ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000)
        sale = ringing.current_sale(open_shop.desk, open_shop.cashier).sale
        ringing.change_quantity(open_shop.desk, open_shop.cashier, sale.lines[0].id, 2)
        settled = pay(open_shop, sale)
        assert len({m.code for m in settled.instruments}) == 3
        assert sum(m.amount_xpf for m in settled.instruments) == settled.gross_xpf == 15_000
        with open_shop.desk.store.reading() as tx:
            assert tx.sales.get(settled.id) == settled


def test_a_stored_tender_is_read_back_with_its_detail(open_shop):
    settled = sell(open_shop, 2000, tender=TenderType.CF_PAY, detail={"authorisation": "A1B2"})
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.get(settled.id).tenders[0].detail == {"authorisation": "A1B2"}

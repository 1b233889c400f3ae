"""Ringing: every gesture is stored as it is made, and a refused one leaves no trace."""

from dataclasses import replace
from datetime import date

import pytest

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.sale import LineNotChangeableError, QuantityError, UnknownLineError
from koom_pos.domain.shop_codes import ticket_code
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import ForgottenDayError, NoOpenDayError
from koom_pos.services import ringing, tendering, till_session
from koom_pos.services.founding import desk_of
from koom_pos.store import Store
from koom_pos.store.open_sales import SaleNotOpenError
from tests.services.books import kinds, last_payload, refused
from tests.services.selling import CASH, bring_back, pay, ring, sell

GTIN = "03760000000017"


def stands(shop):
    return ringing.current_sale(shop.desk, shop.cashier)


def test_a_scan_rings_the_article_at_its_dated_price(open_shop):
    item = open_shop.item(2500, gtins=(GTIN,), shade="Corail", rate_bp=1100)
    rung = ringing.ring_code(open_shop.desk, open_shop.cashier, "3760000000017")
    line = rung.sale.lines[0]
    assert (line.variant_id, line.quantity, line.rate_bp, line.base_price_xpf) == (item.variant_id, 1, 1100, 2500)
    assert rung.totals.gross_xpf == 2500
    assert stands(open_shop).sale == rung.sale


def test_three_star_scan_is_three_pieces(open_shop):
    open_shop.item(2500, gtins=(GTIN,))
    assert ringing.ring_code(open_shop.desk, open_shop.cashier, "3*3760000000017").totals.pieces == 3


def test_the_sku_typed_rings_too(open_shop):
    open_shop.item(1200, sku="BAUME-01")
    assert ringing.ring_code(open_shop.desk, open_shop.cashier, "BAUME-01").totals.gross_xpf == 1200


def test_an_unknown_code_is_told_apart_from_a_misread_one(open_shop):
    with refused(open_shop.desk, ringing.UnknownCodeError) as caught:
        ringing.ring_code(open_shop.desk, open_shop.cashier, "3760000000017")
    assert not caught.value.suspect
    with refused(open_shop.desk, ringing.UnknownCodeError) as caught:
        ringing.ring_code(open_shop.desk, open_shop.cashier, "3760000000018")
    assert caught.value.suspect


def test_a_known_article_without_a_price_today_is_refused(open_shop):
    open_shop.item(2500, gtins=(GTIN,), price_from=date(2026, 11, 23))
    open_shop.clock.forward(days=-1)
    with refused(open_shop.desk, ringing.NoPriceError):
        ringing.find_item(open_shop.desk, GTIN)


def test_a_ticket_is_not_an_article(open_shop):
    with refused(open_shop.desk, ringing.NotAnArticleError):
        ringing.ring_code(open_shop.desk, open_shop.cashier, ticket_code(1, 1))


def test_a_price_check_sells_nothing(open_shop):
    open_shop.item(2500, gtins=(GTIN,))
    assert ringing.find_item(open_shop.desk, GTIN)[1].gross_xpf == 2500
    assert stands(open_shop).sale.is_empty


def test_nothing_is_rung_before_the_day_is_open(shop):
    item = shop.item()
    with refused(shop.desk, NoOpenDayError):
        ringing.ring_item(shop.desk, shop.cashier, item.variant_id)


def test_nothing_is_rung_on_a_forgotten_day(open_shop):
    item = open_shop.item()
    open_shop.clock.forward(days=1)
    with refused(open_shop.desk, ForgottenDayError):
        ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id)


def test_a_role_without_the_right_to_sell_rings_nothing(open_shop):
    item = open_shop.item()
    nobody = replace(open_shop.cashier, rights=frozenset())
    for act in (
        lambda: ringing.ring_item(open_shop.desk, nobody, item.variant_id),
        lambda: ringing.ring_code(open_shop.desk, nobody, item.sku),
        lambda: ringing.ring_gift_card(open_shop.desk, nobody, 5000),
        lambda: ringing.void_sale(open_shop.desk, nobody, "x", "client parti"),
    ):
        with refused(open_shop.desk, NotAllowedError):
            act()


@pytest.mark.parametrize("quantity", [0, -1, 1000])
def test_a_quantity_that_cannot_be_meant_is_refused(open_shop, quantity):
    item = open_shop.item()
    with refused(open_shop.desk, QuantityError):
        ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id, quantity=quantity)


@pytest.mark.parametrize("amount", [0, -5000, 4999])
def test_a_gift_card_is_worth_what_coins_can_pay(open_shop, amount):
    with refused(open_shop.desk, ringing.GiftCardAmountError):
        ringing.ring_gift_card(open_shop.desk, open_shop.cashier, amount)


def test_a_gift_card_bears_no_tax(open_shop):
    line = ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000).sale.lines[0]
    assert (line.kind, line.rate_bp, line.unit_price_xpf) == (ItemKind.GIFT_CARD, 0, 5000)


def test_fewer_pieces_and_voided_lines_are_journalled(open_shop):
    item = open_shop.item(2500)
    sale = ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id, quantity=5).sale
    ringing.change_quantity(open_shop.desk, open_shop.cashier, sale.lines[0].id, 2)
    assert (kinds(open_shop.desk)[-1], last_payload(open_shop.desk)["quantity"]) == ("void_line", 3)
    ringing.change_quantity(open_shop.desk, open_shop.cashier, sale.lines[0].id, 4)
    rung = ringing.void_line(open_shop.desk, open_shop.cashier, sale.lines[0].id)
    assert rung.sale.is_empty
    assert kinds(open_shop.desk)[-2:] == ["void_line", "void_line"]
    assert last_payload(open_shop.desk) == {
        "operator": "02", "label": "Maison Niaouli Rouge Velours", "quantity": 4, "unit_price_xpf": 2500,
    }  # fmt: skip


def test_a_line_that_is_gone_is_told(open_shop):
    ring(open_shop, 1000)
    for act in (ringing.void_line, ringing.choose_line):
        with refused(open_shop.desk, UnknownLineError):
            act(open_shop.desk, open_shop.cashier, "gone")


def test_a_returned_line_keeps_its_quantity(open_shop):
    sale = bring_back(open_shop, sell(open_shop, 1000))
    with refused(open_shop.desk, LineNotChangeableError):
        ringing.change_quantity(open_shop.desk, open_shop.cashier, sale.lines[0].id, 2)


def test_after_a_restart_the_cashier_stands_at_the_same_line(open_shop):
    sale = ring(open_shop, 1000, 2000, 3000)
    ringing.choose_line(open_shop.desk, open_shop.cashier, sale.lines[1].id)
    desk = open_shop.desk
    desk.store.close()
    store = Store.open(open_shop.path, bytes(range(32)))
    again = desk_of(store, desk.signing_key, desk.clock, desk.new_id)
    found = ringing.current_sale(again, open_shop.cashier).sale
    store.close()
    assert found.lines == sale.lines
    assert found.current_line_id == sale.lines[1].id


def test_a_sale_with_money_taken_does_not_change(open_shop):
    sale = ring(open_shop, 1000)
    item = open_shop.item()
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 500)
    line = sale.lines[0].id
    for act in (
        lambda: ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id),
        lambda: ringing.void_line(open_shop.desk, open_shop.cashier, line),
        lambda: ringing.change_quantity(open_shop.desk, open_shop.cashier, line, 2),
        lambda: ringing.void_sale(open_shop.desk, open_shop.cashier, sale.id, "client parti"),
        lambda: ringing.suspend_sale(open_shop.desk, open_shop.cashier, sale.id, ""),
    ):
        with refused(open_shop.desk, ringing.SaleHasTendersError):
            act()


def test_a_voided_sale_is_kept_with_its_lines_and_reason(open_shop):
    sale = ring(open_shop, 1000, 2000)
    ringing.void_sale(open_shop.desk, open_shop.cashier, sale.id, "client parti")
    assert stands(open_shop).sale.is_empty
    payload = last_payload(open_shop.desk)
    assert (payload["reason"], payload["gross_xpf"], len(payload["lines"])) == ("client parti", 3000, 2)
    assert till_session.x_report(open_shop.desk, open_shop.cashier)["voids"] == {"count": 1, "gross_xpf": 3000}
    with refused(open_shop.desk, SaleNotOpenError):
        ringing.void_sale(open_shop.desk, open_shop.cashier, sale.id, "encore")


def test_a_sale_waits_with_its_note_while_the_next_is_served(open_shop):
    first = ring(open_shop, 1000)
    ringing.suspend_sale(open_shop.desk, open_shop.cashier, first.id, "cherche son sac")
    sell(open_shop, 2000)
    waiting = ringing.suspended_sales(open_shop.desk)
    assert [(w.id, w.note, w.gross_xpf, w.pieces) for w in waiting] == [(first.id, "cherche son sac", 1000, 1)]
    again = ringing.resume_sale(open_shop.desk, open_shop.manager, first.id)
    assert (again.sale.lines, again.sale.operator_id) == (first.lines, open_shop.manager.id)
    assert pay(open_shop, again.sale, CASH).number == 2


def test_a_sale_in_the_way_is_not_pushed_aside(open_shop):
    first = ring(open_shop, 1000)
    ringing.suspend_sale(open_shop.desk, open_shop.cashier, first.id, "")
    ring(open_shop, 2000)
    with refused(open_shop.desk, ringing.SaleInTheWayError):
        ringing.resume_sale(open_shop.desk, open_shop.cashier, first.id)


def test_a_sale_is_resumed_once(open_shop):
    first = ring(open_shop, 1000)
    pay(open_shop, first)
    for act in (
        lambda: ringing.resume_sale(open_shop.desk, open_shop.cashier, first.id),
        lambda: ringing.suspend_sale(open_shop.desk, open_shop.cashier, first.id, ""),
    ):
        with refused(open_shop.desk, SaleNotOpenError):
            act()


def test_another_operator_goes_on_with_the_same_sale(open_shop):
    sale = ring(open_shop, 1000)
    more = ring(open_shop, 2000, operator=open_shop.manager)
    assert (more.id, more.operator_id, len(more.lines)) == (sale.id, open_shop.manager.id, 2)

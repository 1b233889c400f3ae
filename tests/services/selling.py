"""Gestures the tests of the acts share: ring, pay, sell, give back."""

from koom_pos.domain.money import round_to_cash
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.services import returns, ringing, settling, tendering

CASH, CARD, CHEQUE = TenderType.CASH, TenderType.CARD, TenderType.CHEQUE
GIFT_CARD, AVOIR, TRANSFER = TenderType.GIFT_CARD, TenderType.CREDIT_NOTE, TenderType.TRANSFER


def ring(shop, *prices: int, operator=None):
    """Ring a new article per price; give the open sale."""
    for price in prices:
        rung = ringing.ring_item(shop.desk, operator or shop.cashier, shop.item(price).variant_id)
    return rung.sale


def pay(shop, sale, tender=CARD, amount=None, *, operator=None, detail=None):
    """Tender what is left, or `amount`, and settle."""
    person = operator or shop.cashier
    left = tendering.tender_state(shop.desk).balance
    due = left.left_in_cash_xpf if tender is CASH else left.left_xpf
    tendering.add_tender(shop.desk, person, tender, due if amount is None else amount, detail=detail)
    return settling.settle(shop.desk, person, sale.id)


def sell(shop, *prices: int, tender=CARD, amount=None, detail=None):
    return pay(shop, ring(shop, *prices), tender, amount, detail=detail)


def sell_pieces(shop, price: int, quantity: int, *, tender=CARD):
    sale = ringing.ring_item(shop.desk, shop.cashier, shop.item(price).variant_id, quantity=quantity).sale
    return pay(shop, sale, tender)


def bring_back(shop, ticket, quantity=1, *, line=0, reason=ReturnReason.SEALED):
    """Put pieces of a ticket's line on the open sale."""
    piece = returns.ReturnedPiece(ticket.lines[line].id, quantity, reason)
    return returns.ring_return(shop.desk, shop.cashier, ticket.id, [piece]).sale


def give_back(shop, ticket, quantity=1, *, line=0, reason=ReturnReason.SEALED, tender=CARD):
    return pay(shop, bring_back(shop, ticket, quantity, line=line, reason=reason), tender)


def coins(amount_xpf: int) -> dict[int, int]:
    """A count sheet worth an amount."""
    assert round_to_cash(amount_xpf) == amount_xpf
    thousands, rest = divmod(amount_xpf, 1000)
    return {1000: thousands, 5: rest // 5}

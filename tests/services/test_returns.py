"""Returns: what was sold and not yet given back, paid out as it was paid in, exact to the franc."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.operator import ApprovalSpentError, NotAllowedError, Right
from koom_pos.domain.refund import NotOriginalTenderError
from koom_pos.domain.sale import QuantityError, ReturnReason
from koom_pos.domain.settled import SaleKind
from koom_pos.domain.shop_codes import ticket_code
from koom_pos.domain.tender import OverTenderError, TenderType
from koom_pos.domain.till import ForgottenDayError
from koom_pos.services import discounting, people, returns, ringing, settling, tendering
from koom_pos.services.returns import NotReturnableError, OverReturnError, ReturnedPiece, UnknownTicketError
from koom_pos.services.ringing import SaleHasTendersError
from koom_pos.services.tendering import AvoirOnlyError
from tests.services.books import Books, refused
from tests.services.selling import (
    AVOIR,
    CARD,
    CASH,
    CHEQUE,
    GIFT_CARD,
    TRANSFER,
    bring_back,
    give_back,
    pay,
    ring,
    sell,
    sell_pieces,
)

MANAGER_PIN = "2580"


def left_of(shop, ticket, line=0):
    return returns.ticket_by_number(shop.desk, ticket.number).lines[line]


def pay_out(shop, sale):
    """Pay the refund out as the till proposes, and settle."""
    for kind, amount in tendering.refund_proposal(shop.desk):
        tendering.add_tender(shop.desk, shop.cashier, kind, amount)
    return settling.settle(shop.desk, shop.cashier, sale.id)


def stock(shop, variant_id):
    with shop.desk.store.reading() as tx:
        row = tx.connection.execute(
            text("SELECT sellable, unsellable FROM stock_level WHERE variant_id = :id"), {"id": variant_id}
        ).first()
    return tuple(row)


class TestFromTheTicket:
    def test_the_barcode_opens_the_ticket_with_what_is_left(self, open_shop):
        ticket = sell_pieces(open_shop, 1000, 3)
        found = returns.ticket_by_code(open_shop.desk, ticket_code(1, ticket.number))
        assert [(r.left, r.left_xpf, r.returned) for r in found.lines] == [(3, 3000, 0)]
        give_back(open_shop, ticket, 2)
        assert (left_of(open_shop, ticket).left, left_of(open_shop, ticket).left_xpf) == (1, 1000)

    def test_a_ticket_of_another_till_never_opens_the_one_with_its_number_here(self, open_shop):
        ticket = sell(open_shop, 1000)
        with refused(open_shop.desk, returns.OtherTillTicketError) as caught:
            returns.ticket_by_code(open_shop.desk, ticket_code(2, ticket.number))
        assert (caught.value.workstation, caught.value.number) == (2, ticket.number)

    def test_it_is_found_by_date_and_amount(self, open_shop):
        sell(open_shop, 1000)
        ticket = sell(open_shop, 2345)
        found = returns.find_tickets(
            open_shop.desk, first=ticket.business_date, last=ticket.business_date, gross_xpf=2345
        )
        assert [f.number for f in found] == [ticket.number]
        with refused(open_shop.desk, UnknownTicketError):
            returns.ticket_by_number(open_shop.desk, 99)

    @pytest.mark.parametrize("parts", [(1, 1, 1), (2, 1), (1, 2), (3,)])
    @pytest.mark.parametrize("discount_xpf", [1, 100, 299])
    def test_parts_add_up_to_what_was_paid(self, open_shop, parts, discount_xpf):
        sale = ringing.ring_item(open_shop.desk, open_shop.cashier, open_shop.item(1000).variant_id, quantity=3).sale
        discounting.give_discount(
            open_shop.desk, open_shop.cashier, Discount(DiscountKind.AMOUNT, discount_xpf, "goodwill")
        )
        ticket = pay(open_shop, sale)
        back = [give_back(open_shop, ticket, part).gross_xpf for part in parts]
        assert -sum(back) == ticket.gross_xpf == 3000 - discount_xpf
        assert left_of(open_shop, ticket).left_xpf == 0
        Books(open_shop.desk).check()

    def test_a_return_line_voided_in_between_does_not_cost_a_franc(self, open_shop):
        sale = ringing.ring_item(open_shop.desk, open_shop.cashier, open_shop.item(1000).variant_id, quantity=3).sale
        discounting.give_discount(open_shop.desk, open_shop.cashier, Discount(DiscountKind.AMOUNT, 200, "goodwill"))
        ticket = pay(open_shop, sale)
        bring_back(open_shop, ticket)
        cart = bring_back(open_shop, ticket)
        cart = ringing.void_line(open_shop.desk, open_shop.cashier, cart.lines[0].id).sale
        first = pay(open_shop, cart)
        rest = give_back(open_shop, ticket, 2)
        assert first.gross_xpf + rest.gross_xpf == -2800

    def test_never_more_than_was_sold(self, open_shop):
        ticket = sell_pieces(open_shop, 1000, 2)
        with refused(open_shop.desk, OverReturnError) as caught:
            bring_back(open_shop, ticket, 3)
        assert caught.value.left == 2
        bring_back(open_shop, ticket, 2)
        with refused(open_shop.desk, OverReturnError):
            bring_back(open_shop, ticket)

    def test_two_waiting_sales_cannot_take_the_same_piece_back(self, open_shop):
        ticket = sell(open_shop, 1000)
        first = bring_back(open_shop, ticket)
        ringing.suspend_sale(open_shop.desk, open_shop.cashier, first.id, "")
        give_back(open_shop, ticket)
        ringing.resume_sale(open_shop.desk, open_shop.cashier, first.id)
        with refused(open_shop.desk, NotOriginalTenderError):
            tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, -1000)
        tendering.add_tender(open_shop.desk, open_shop.cashier, AVOIR, -1000)
        with refused(open_shop.desk, OverReturnError):
            settling.settle(open_shop.desk, open_shop.cashier, first.id)

    @pytest.mark.parametrize("quantity", [0, -1])
    def test_a_return_of_nothing_is_refused(self, open_shop, quantity):
        ticket = sell(open_shop, 1000)
        with refused(open_shop.desk, QuantityError):
            bring_back(open_shop, ticket, quantity)

    def test_a_refund_is_not_refunded(self, open_shop):
        """Lesson C23."""
        back = give_back(open_shop, sell(open_shop, 1000))
        with refused(open_shop.desk, NotReturnableError):
            bring_back(open_shop, back)
        assert left_of(open_shop, back).left == 0

    def test_a_gift_card_is_not_taken_back(self, open_shop):
        sale = ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000).sale
        ticket = pay(open_shop, sale)
        with refused(open_shop.desk, NotReturnableError):
            bring_back(open_shop, ticket)

    def test_a_line_of_another_ticket_is_refused(self, open_shop):
        first, second = sell(open_shop, 1000), sell(open_shop, 2000)
        piece = ReturnedPiece(first.lines[0].id, 1, ReturnReason.SEALED)
        with refused(open_shop.desk, NotReturnableError):
            returns.ring_return(open_shop.desk, open_shop.cashier, second.id, [piece])
        with refused(open_shop.desk, UnknownTicketError):
            returns.ring_return(open_shop.desk, open_shop.cashier, "no such ticket", [piece])

    def test_one_fault_among_several_pieces_rings_none(self, open_shop):
        ticket = sell(open_shop, 1000, 2000)
        pieces = [
            ReturnedPiece(ticket.lines[0].id, 1, ReturnReason.SEALED),
            ReturnedPiece(ticket.lines[1].id, 2, ReturnReason.SEALED),
        ]
        with refused(open_shop.desk, OverReturnError):
            returns.ring_return(open_shop.desk, open_shop.cashier, ticket.id, pieces)

    def test_who_when_and_in_which_state_are_checked(self, open_shop):
        ticket = sell(open_shop, 1000)
        piece = ReturnedPiece(ticket.lines[0].id, 1, ReturnReason.SEALED)
        nobody = replace(open_shop.cashier, rights=frozenset())
        with refused(open_shop.desk, NotAllowedError):
            returns.ring_return(open_shop.desk, nobody, ticket.id, [piece])
        ring(open_shop, 500)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 100)
        with refused(open_shop.desk, SaleHasTendersError):
            returns.ring_return(open_shop.desk, open_shop.cashier, ticket.id, [piece])
        open_shop.clock.forward(days=1)
        with refused(open_shop.desk, ForgottenDayError):
            returns.ring_return(open_shop.desk, open_shop.cashier, ticket.id, [piece])

    def test_the_store_itself_refuses_more_than_was_sold(self, open_shop):
        """The service is bypassed: the constraint is the database's."""
        ticket = sell_pieces(open_shop, 1000, 2)
        back = give_back(open_shop, ticket)
        columns = (
            "variant_id, sku, gtin, label, detail, kind, base_price_xpf, unit_price_xpf, price_from,"
            " undiscounted_xpf, discount_xpf, ticket_discount_xpf, rate_bp, return_reason"
        )

        def insert(quantity, gross_xpf, of, position):
            with open_shop.desk.store.transaction() as tx:
                tx.connection.execute(
                    text(
                        f"""INSERT INTO sale_line
                              (id, sale_id, position, quantity, gross_xpf, return_of_line_id, {columns})
                            SELECT :id, sale_id, :position, :quantity, :gross, :of, {columns} FROM sale_line
                            WHERE id = :model"""
                    ),
                    {
                        "id": f"new-{position}",
                        "position": position,
                        "quantity": quantity,
                        "gross": gross_xpf,
                        "of": of,
                        "model": back.lines[0].id,
                    },
                )

        sold = ticket.lines[0].id
        for quantity, gross_xpf, of in (
            (-2, -1000, sold),
            (-1, -1001, sold),
            (1, 1000, sold),
            (-1, -1000, back.lines[0].id),
        ):
            with pytest.raises(IntegrityError, match="refundable"):
                insert(quantity, gross_xpf, of, 7)
        insert(-1, -1000, sold, 8)
        with pytest.raises(IntegrityError, match="refundable"):
            insert(-1, 0, sold, 9)


class TestStock:
    @pytest.mark.parametrize(
        ("reason", "level"),
        [
            (ReturnReason.SEALED, (0, 0)),
            (ReturnReason.OPENED, (-1, 1)),
            (ReturnReason.DEFECTIVE, (-1, 1)),
            (ReturnReason.REACTION, (-1, 1)),
        ],
    )
    def test_only_sealed_goods_go_back_on_the_shelf(self, open_shop, reason, level):
        ticket = sell(open_shop, 1000)
        assert stock(open_shop, ticket.lines[0].variant_id) == (-1, 0)
        give_back(open_shop, ticket, reason=reason)
        assert stock(open_shop, ticket.lines[0].variant_id) == level

    def test_the_levels_can_be_rebuilt_from_the_movements(self, open_shop):
        ticket = sell(open_shop, 1000)
        give_back(open_shop, ticket, reason=ReturnReason.OPENED)
        with open_shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql("UPDATE stock_level SET sellable = 99")
            tx.stock.rebuild_levels()
        assert stock(open_shop, ticket.lines[0].variant_id) == (-1, 1)


class TestPayingOut:
    def test_card_money_goes_back_to_the_card_and_no_further(self, open_shop):
        sale = ring(open_shop, 5000)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 3000)
        ticket = pay(open_shop, sale, CASH)
        bring_back(open_shop, ticket)
        assert tendering.refund_proposal(open_shop.desk) == [(CARD, -3000), (CASH, -2000)]
        with refused(open_shop.desk, NotOriginalTenderError) as caught:
            tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, -3001)
        assert caught.value.most_xpf == 3000
        with refused(open_shop.desk, NotOriginalTenderError):
            tendering.add_tender(open_shop.desk, open_shop.cashier, CHEQUE, -500)
        with refused(open_shop.desk, OverTenderError):
            tendering.add_tender(open_shop.desk, open_shop.cashier, AVOIR, -5001)

    def test_a_cheque_is_paid_back_by_transfer(self, open_shop):
        ticket = sell(open_shop, 3000, tender=CHEQUE)
        bring_back(open_shop, ticket)
        assert tendering.refund_proposal(open_shop.desk) == [(TRANSFER, -3000)]

    def test_a_gift_card_is_paid_back_as_an_avoir(self, open_shop):
        card = pay(open_shop, ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000).sale)
        code = card.instruments[0].code
        ticket = sell(open_shop, 3000, tender=GIFT_CARD, detail={"code": code})
        settled = pay_out(open_shop, bring_back(open_shop, ticket))
        issued = settled.instruments[0]
        assert (str(issued.kind), issued.amount_xpf) == ("credit_note", 3000)
        assert tendering.read_instrument(open_shop.desk, issued.code).balance_xpf == 3000
        assert sell(open_shop, 3000, tender=AVOIR, detail={"code": issued.code}).number == 4

    def test_what_was_paid_back_already_is_not_paid_back_to_that_card_again(self, open_shop):
        item = open_shop.item(1000)
        sale = ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id, quantity=2).sale
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 1000)
        ticket = pay(open_shop, sale, CASH)
        give_back(open_shop, ticket)
        bring_back(open_shop, ticket)
        with refused(open_shop.desk, NotOriginalTenderError):
            tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, -5)
        assert tendering.refund_proposal(open_shop.desk) == [(CASH, -1000)]

    @pytest.mark.parametrize("price", [334, 333, 1001, 1002])
    def test_a_cash_ticket_comes_back_piece_by_piece_in_coins(self, open_shop, price):
        ticket = sell_pieces(open_shop, price, 3, tender=CASH)
        for _ in range(3):
            settled = pay_out(open_shop, bring_back(open_shop, ticket))
            assert [t.type for t in settled.tenders] == [CASH]
        assert left_of(open_shop, ticket).left == 0
        Books(open_shop.desk).check()

    def test_one_return_of_two_tickets_leaves_each_what_it_is_owed(self, open_shop):
        first, second = sell(open_shop, 1000), sell_pieces(open_shop, 1000, 2)
        bring_back(open_shop, first)
        pay_out(open_shop, bring_back(open_shop, second))
        bring_back(open_shop, second)
        assert tendering.refund_proposal(open_shop.desk) == [(CARD, -1000)]

    def test_an_avoir_may_take_any_refund(self, open_shop):
        settled = give_back(open_shop, sell(open_shop, 1000), tender=AVOIR)
        assert settled.instruments[0].amount_xpf == 1000


class TestExchange:
    @pytest.mark.parametrize(("price", "balance"), [(1000, 0), (1500, 500), (600, -400)])
    def test_one_ticket_one_balance(self, open_shop, price, balance):
        ticket = sell(open_shop, 1000)
        bring_back(open_shop, ticket)
        cart = ring(open_shop, price)
        if balance:
            tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, balance)
        settled = settling.settle(open_shop.desk, open_shop.cashier, cart.id)
        assert (settled.kind, settled.gross_xpf) == (SaleKind.EXCHANGE, balance)
        with open_shop.desk.store.reading() as tx:
            assert tx.sales.get(settled.id) == settled
        Books(open_shop.desk).check()

    def test_what_was_bought_in_an_exchange_comes_back_from_that_ticket(self, open_shop):
        bring_back(open_shop, sell(open_shop, 1000))
        exchange = pay(open_shop, ring(open_shop, 1500))
        bought = next(n for n, line in enumerate(exchange.lines) if line.quantity > 0)
        bring_back(open_shop, exchange, line=bought)
        assert tendering.refund_proposal(open_shop.desk) == [(CARD, -500), (AVOIR, -1000)]
        assert pay_out(open_shop, tendering.tender_state(open_shop.desk).sale).gross_xpf == -1500

    def test_an_exchange_across_rates_moves_tax_between_them(self, open_shop):
        ticket = sell(open_shop, 1220)
        bring_back(open_shop, ticket)
        variant = open_shop.item(1060, rate_bp=600).variant_id
        cart = ringing.ring_item(open_shop.desk, open_shop.cashier, variant).sale
        settled = pay_out(open_shop, cart)
        assert [(t.rate_bp, t.net_xpf, t.tax_xpf) for t in settled.taxes] == [(600, 1000, 60), (2200, -1000, -220)]


class TestWithoutTicket:
    def yes(self, shop, sale, amount, action=returns.APPROVAL_ACTION):
        return people.approve(
            shop.desk,
            shop.cashier,
            MANAGER_PIN,
            right=Right.RETURN_WITHOUT_TICKET,
            action=action,
            subject_id=sale.id,
            amount_xpf=amount,
        )

    def take(self, shop, item, *, approval_id=None, operator=None, quantity=1):
        return returns.ring_return_without_ticket(
            shop.desk,
            operator or shop.cashier,
            item.variant_id,
            quantity,
            reason=ReturnReason.SEALED,
            approval_id=approval_id,
        )

    def test_a_cashier_needs_a_yes_for_this_sale_and_this_amount(self, open_shop):
        item = open_shop.item(1000)
        sale = ring(open_shop, 500)
        with refused(open_shop.desk, NotAllowedError):
            self.take(open_shop, item)
        wrong = self.yes(open_shop, sale, 999)
        with refused(open_shop.desk, ApprovalSpentError):
            self.take(open_shop, item, approval_id=wrong)
        yes = self.yes(open_shop, sale, 1000)
        rung = self.take(open_shop, item, approval_id=yes)
        assert rung.totals.gross_xpf == -500
        with refused(open_shop.desk, ApprovalSpentError):
            self.take(open_shop, item, approval_id=yes)

    def test_it_is_paid_out_as_an_avoir_only(self, open_shop):
        item = open_shop.item(1000)
        sale = self.take(open_shop, item, operator=open_shop.manager).sale
        assert tendering.refund_proposal(open_shop.desk) == [(AVOIR, -1000)]
        for kind in (each for each in TenderType if each is not AVOIR):
            with refused(open_shop.desk, AvoirOnlyError):
                tendering.add_tender(open_shop.desk, open_shop.cashier, kind, -1000)
        settled = pay(open_shop, sale, AVOIR)
        assert settled.lines[0].return_of_line_id is None
        assert settled.instruments[0].amount_xpf == 1000

    @pytest.mark.parametrize("quantity", [0, -1, 1000])
    def test_quantity_bounds(self, open_shop, quantity):
        item = open_shop.item(1000)
        with refused(open_shop.desk, QuantityError):
            self.take(open_shop, item, operator=open_shop.manager, quantity=quantity)

    def test_a_gift_card_article_never_becomes_an_avoir(self, open_shop):
        item = open_shop.item(5000, kind="gift_card")
        with refused(open_shop.desk, NotReturnableError):
            self.take(open_shop, item, operator=open_shop.manager)

"""The invented customers of the demo shop: baskets, discounts, tenders, returns, all through the acts of the till."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.money import quick_cash_xpf
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import OpenSale, ReturnReason, totals
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.tender import TenderType, balance
from koom_pos.services import discounting, people, returns, ringing, settling, tendering
from koom_pos.services.demo.clientele import Clientele
from koom_pos.services.desk import Desk
from koom_pos.services.returns import ReturnableLine, ReturnedPiece

_PIECES = (1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4)
_CARD_AMOUNTS = (5000, 5000, 10_000, 15_000)
_VOID_REASONS = ("Client parti sans acheter", "Moyen de paiement oublié", "Saisie d’essai")
_NOTES = ("Panier bleu", "Cherche sa carte", "Revient avec sa carte", "Choisit une teinte")
_BANKS = ("Banque du Lagon", "Crédit des Îles")
_WAYS = (
    *(TenderType.CARD,) * 48,
    *(TenderType.CASH,) * 34,
    *(TenderType.CF_PAY,) * 8,
    *(TenderType.CHEQUE,) * 5,
    TenderType.TRANSFER,
)
_REASONS = (*(ReturnReason.SEALED,) * 6, *(ReturnReason.DEFECTIVE,) * 2, ReturnReason.OPENED, ReturnReason.REACTION)
_REMEMBERED = 250
_LOOKS = 60


@dataclass(slots=True)
class Shelf:
    """A variant as the demo's customers see it. `left` counts down; a service is not `limited`."""

    variant_id: str
    code: str
    weight: int
    left: int
    limited: bool


class Customers:
    """Serves one customer after the other; keeps in mind past tickets, and gift cards and avoirs in purses."""

    def __init__(
        self,
        desk: Desk,
        pass_time: Callable[[int], object],
        *,
        manager_pin: str,
        shelf: Sequence[Shelf],
        clientele: Clientele,
        chance: Random,
    ) -> None:
        self._desk = desk
        self._pass_time = pass_time
        self._manager_pin = manager_pin
        self._shelf = shelf
        self._clientele = clientele
        self._steps = list(accumulate(item.weight for item in shelf))
        self._chance = chance
        self._past: list[int] = []
        self._purses: list[tuple[TenderType, str]] = []

    def serve(self, operator: Operator) -> None:
        """One customer, of whatever kind chance sends."""
        drawn = self._chance.randrange(100)
        if drawn < 3 and len(self._past) > 20:
            self._bring_back(operator)
        elif drawn < 5:
            self._gift_card(operator)
        elif drawn < 6:
            self._give_up(operator)
        else:
            self._buy(operator, discounted=drawn >= 90, dithering=drawn in (6, 7), waits=drawn == 8)

    def _buy(self, operator: Operator, *, discounted: bool, dithering: bool, waits: bool) -> None:
        sale = self._ring(operator)
        if dithering and len(sale.lines) > 1:
            sale = ringing.void_line(self._desk, operator, sale.lines[-1].id).sale
        if waits:
            ringing.suspend_sale(self._desk, operator, sale.id, self._chance.choice(_NOTES))
            self._pass_time(300)
            sale = ringing.resume_sale(self._desk, operator, sale.id).sale
        if discounted:
            self._discount(operator, sale)
        self._clientele.meet(operator)
        self._settle(operator, ringing.current_sale(self._desk, operator).sale)

    def _ring(self, operator: Operator) -> OpenSale:
        """Scan a basket; a second piece of the same is typed before the scan."""
        sale = None
        for _ in range(self._chance.choice(_PIECES)):
            item = self._pick()
            pieces = 2 if item.left > 4 and self._chance.randrange(12) == 0 else 1
            item.left -= pieces
            code = item.code if pieces == 1 else f"{pieces}*{item.code}"
            sale = ringing.ring_code(self._desk, operator, code).sale
            self._pass_time(self._chance.randrange(4, 15))
        return sale or ringing.current_sale(self._desk, operator).sale

    def _pick(self) -> Shelf:
        """What catches the eye, and is on the shelf; a very small shop is bought empty and sells what comes in."""
        for _ in range(_LOOKS):
            item = self._shelf[bisect_right(self._steps, self._chance.randrange(self._steps[-1]))]
            if item.left > 1 or not item.limited:
                break
        return item

    def _discount(self, operator: Operator, sale: OpenSale) -> OpenSale:
        """A gesture on a line or the ticket; now and then one that only the manager may allow."""
        whole = self._chance.randrange(2) == 0
        line_id = None if whole else sale.lines[0].id
        reason = self._chance.choice(("goodwill", "damaged", "loyalty_offer", "end_of_line", "staff"))
        rate_bp = self._chance.choice((500, 500, 1000, 1000, 1000))
        approval = None
        if self._chance.randrange(30) == 0:
            rate_bp = self._chance.choice((1500, 2000, 3000))
        discount = Discount(DiscountKind.PERCENT, rate_bp, reason)
        if rate_bp > operator.discount_cap_bp:
            approval = people.approve(
                self._desk,
                operator,
                self._manager_pin,
                right=Right.DISCOUNT,
                action=discounting.APPROVAL_ACTION,
                subject_id=sale.id,
                amount_xpf=discounting.discount_worth(sale, discount, line_id),
            )
        self._pass_time(12)
        given = discounting.give_discount(self._desk, operator, discount, line_id=line_id, approval_id=approval)
        return given.sale

    def _gift_card(self, operator: Operator) -> None:
        sale = ringing.ring_gift_card(self._desk, operator, self._chance.choice(_CARD_AMOUNTS)).sale
        self._pass_time(20)
        self._settle(operator, sale, with_purse=False)

    def _give_up(self, operator: Operator) -> None:
        sale = self._ring(operator)
        ringing.void_sale(self._desk, operator, sale.id, self._chance.choice(_VOID_REASONS))
        self._pass_time(30)

    def _bring_back(self, operator: Operator) -> None:
        """Take one piece of a recent ticket back; a third of them choose something else at once."""
        ticket = returns.ticket_by_number(self._desk, self._chance.choice(self._past))
        back = [line for line in ticket.lines if line.left > 0 and line.line.kind is ItemKind.GOODS]
        if not back:
            self._buy(operator, discounted=False, dithering=False, waits=False)
            return
        line: ReturnableLine = self._chance.choice(back)
        piece = ReturnedPiece(line.line.id, 1, self._chance.choice(_REASONS))
        sale = returns.ring_return(self._desk, operator, ticket.sale.id, [piece]).sale
        self._pass_time(45)
        if self._chance.randrange(3) == 0:
            sale = self._ring(operator)
        self._settle(operator, sale)

    def _settle(self, operator: Operator, sale: OpenSale, *, with_purse: bool = True) -> None:
        state = balance(totals(sale).gross_xpf, sale.tenders)
        while not state.settled:
            if state.left_xpf < 0:
                tender_type, amount = tendering.refund_proposal(self._desk)[0]
                if tender_type is TenderType.CASH:
                    amount = max(amount, state.left_in_cash_xpf)
                detail: dict[str, str] = {}
            else:
                tender_type, amount, detail = self._tender(
                    state.left_xpf, state.left_in_cash_xpf, with_purse=with_purse and not state.tendered_xpf
                )
            state = tendering.add_tender(self._desk, operator, tender_type, amount, detail=detail).balance
            self._pass_time(self._chance.randrange(8, 30))
        self._remember(settling.settle(self._desk, operator, sale.id))
        self._pass_time(15)

    def _tender(
        self, left_xpf: int, left_in_cash_xpf: int, *, with_purse: bool
    ) -> tuple[TenderType, int, dict[str, str]]:
        """What comes out of the purse: sometimes a gift card or avoir first, sometimes part of it in cash."""
        if with_purse and self._purses and self._chance.randrange(18) == 0:
            kind, code = self._purses.pop(self._chance.randrange(len(self._purses)))
            worth = tendering.read_instrument(self._desk, code).balance_xpf
            if worth > left_xpf:
                self._purses.append((kind, code))
            return kind, min(worth, left_xpf), {"code": code}
        way = self._chance.choice(_WAYS)
        if way is TenderType.CASH:
            if left_in_cash_xpf <= 0:
                return way, 0, {}
            if left_in_cash_xpf > 6000 and self._chance.randrange(12) == 0:
                return way, 5000, {}
            return way, self._chance.choice(quick_cash_xpf(left_in_cash_xpf)[:3]), {}
        detail: dict[str, str] = {}
        if way is TenderType.CHEQUE:
            number = f"{self._chance.randrange(10_000_000):07d}"
            detail = {"drawer": "", "bank": self._chance.choice(_BANKS), "number": number}
        return way, left_xpf, detail

    def _remember(self, settled: SettledSale) -> None:
        """Keep in mind what may be returned or spent one day."""
        for move in settled.instruments:
            if move.amount_xpf > 0:
                self._purses.append((TenderType(str(move.kind)), move.code))
        if all(line.quantity > 0 for line in settled.lines):
            self._past.append(settled.number)
            del self._past[:-_REMEMBERED]

"""Paying: one step at a time on the left while the cart stays. Settles each sale once."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.loyalty import RedeemAs, RewardLevel
from koom_pos.domain.money import NOTES_XPF
from koom_pos.domain.operator import Operator
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.tender import TenderType
from koom_pos.services import redeeming, settling, tendering
from koom_pos.services.tendering import Tendered
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.till import paper
from koom_pos.ui.till.card_view import CardView
from koom_pos.ui.till.detail_views import ChequeView, StoredValueView
from koom_pos.ui.till.points_view import PointsView
from koom_pos.ui.till.refund_view import RefundView
from koom_pos.ui.till.sale_customer import PointsOffer, SaleCustomer
from koom_pos.ui.till.settled_customer import SettledCustomer
from koom_pos.ui.till.settled_view import SettledView
from koom_pos.ui.till.tender_view import TenderView

V = TypeVar("V", bound=QWidget)
_UNBELIEVABLE_CHANGE_XPF = max(NOTES_XPF)
"""Nobody hands over a note too many: change of this much or more is a slip of the finger, and waits for a word."""


class PaymentPanel(QWidget):
    """Takes tenders until they cover the ticket, then settles it and shows the change.

    Signals:
        back_wanted: Back to ringing; nothing was taken.
        next_wanted: The ticket is settled and the next customer comes.
        invoice_wanted: An invoice of the settled ticket (SettledSale).
    """

    back_wanted = Signal()
    next_wanted = Signal()
    invoice_wanted = Signal(object)

    def __init__(self, counter: Counter, page: Page, customer: SaleCustomer) -> None:
        super().__init__(page)
        self._counter = counter
        self._page = page
        self._customer = customer
        self.credit = SettledCustomer(counter, page, customer)
        self._offer: PointsOffer | None = None
        self._state: Tendered | None = None
        self._settled: SettledSale | None = None
        self._settling = False
        self._cashier: Operator | None = None
        self._steps = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)
        counter.customer_changed.connect(self._show_offer)

    @cached_property
    def tenders(self) -> TenderView:
        """What is left, the keypad and the tenders."""
        view = self._step(TenderView())
        view.tender_wanted.connect(self._choose)
        view.exact_cash_wanted.connect(self._take_exact_cash)
        view.cash_wanted.connect(self._take_cash)
        view.removal_wanted.connect(self._remove)
        view.finish_wanted.connect(self._settle)
        view.back_wanted.connect(self.back_wanted)
        return view

    @cached_property
    def card(self) -> CardView:
        """The card terminal, by hand or by wire."""
        view = self._step(CardView(self._counter))
        view.paid.connect(self._take_card)
        view.given_up.connect(self._card_given_up)
        return view

    @cached_property
    def cheque(self) -> ChequeView:
        """Who draws a cheque, and on which bank."""
        view = self._step(ChequeView())
        view.taken.connect(self._take_cheque)
        view.back_wanted.connect(self._show_next_step)
        return view

    @cached_property
    def stored(self) -> StoredValueView:
        """A gift card or credit note, by its code."""
        view = self._step(StoredValueView())
        view.code_entered.connect(self._read_instrument)
        view.taken.connect(self._take_stored)
        view.back_wanted.connect(self._show_next_step)
        return view

    @cached_property
    def points(self) -> PointsView:
        """The rewards her points pay."""
        view = self._step(PointsView())
        view.reward_wanted.connect(self._redeem)
        view.back_wanted.connect(self._show_next_step)
        return view

    @cached_property
    def refund(self) -> RefundView:
        """How a refund is paid out."""
        view = self._step(RefundView())
        view.pay_out_wanted.connect(self._pay_out)
        view.removal_wanted.connect(self._remove)
        view.finish_wanted.connect(self._settle)
        view.back_wanted.connect(self.back_wanted)
        return view

    @cached_property
    def done(self) -> SettledView:
        """The change, and what to print."""
        view = self._step(SettledView())
        view.next_wanted.connect(self.next_wanted)
        view.print_wanted.connect(self._print)
        view.gift_ticket_wanted.connect(self._print_gift_ticket)
        view.invoice_wanted.connect(self._want_invoice)
        self.credit.serve(view)
        return view

    def _step(self, view: V) -> V:
        """Make a step when it is first come to: the page must open at once."""
        self._steps.addWidget(view)
        return view

    def begin(self) -> bool:
        """Begin to settle the open sale, or go on where a restart left it. False when there is nothing to settle."""
        self._settled = None
        self._cashier = self._counter.operator
        state = self._counter.attempt(self._page, lambda: tendering.tender_state(self._counter.desk))
        if state is None:
            return False
        self._state = state
        if state.balance.settled and not state.sale.tenders:
            return self._settle()
        self._show_next_step()
        return True

    def is_settled(self) -> bool:
        """Tell whether the change is on screen."""
        return self._settled is not None

    def has_tenders(self) -> bool:
        """Tell whether something was taken for the open sale."""
        return self._settled is None and self._state is not None and bool(self._state.sale.tenders)

    def is_waiting(self) -> bool:
        """Tell whether the card terminal works or left a doubt."""
        return "card" in self.__dict__ and self._steps.currentWidget() is self.card and self.card.is_waiting()

    def step_back(self) -> bool:
        """Go back one step; False when the next step back is out of paying."""
        current = self._steps.currentWidget()
        if current is self.card:
            self.card.go_back()
            return True
        if current in (self.cheque, self.stored, self.points):
            self._show_next_step()
            return True
        return current is self.done

    def take_instrument(self, code: str) -> bool:
        """Show a scanned gift card or credit note, ready to be used. False when the code is none of ours."""
        if self._state is None or self._state.balance.left_xpf <= 0:
            return False
        self.stored.begin(self._amount(None))
        self._steps.setCurrentWidget(self.stored)
        return self._read_instrument(code)

    def _show_next_step(self) -> None:
        if self._state is None:
            return
        if self._state.balance.total_xpf < 0:
            ways, original = self._ways()
            self.refund.show_state(self._state, ways, original=original)
            self._steps.setCurrentWidget(self.refund)
            self.refund.take_focus()
        else:
            self.tenders.show_state(self._state)
            self._show_offer()
            self._steps.setCurrentWidget(self.tenders)
            self.tenders.take_focus()

    def _ways(self) -> tuple[list[tuple[TenderType, int]], bool]:
        """Return the ways to give a refund back, amounts positive, cash last: it rounds what the others leave."""
        if self._state is None or self._state.balance.settled:
            return [], True
        now = self._state.balance
        proposed = tendering.refund_proposal(self._counter.desk)
        proposed.sort(key=lambda way: way[0] is TenderType.CASH)
        ways = []
        for tender_type, amount_xpf in proposed:
            whole = tender_type is TenderType.CASH and amount_xpf == now.left_xpf
            ways.append((tender_type, -(now.left_in_cash_xpf if whole else amount_xpf)))
        original = any(tender_type is not TenderType.CREDIT_NOTE for tender_type, _ in ways)
        if original:
            ways = [way for way in ways if way[0] is not TenderType.CREDIT_NOTE]
            in_points = sum(amount for tender_type, amount in ways if tender_type is TenderType.POINTS)
            if -now.left_xpf > in_points:  # points go back as points, whatever the rest goes back in
                ways.append((TenderType.CREDIT_NOTE, -now.left_xpf - in_points))
        return ways, original

    def _amount(self, typed_xpf: int | None) -> int:
        """Return what a tender without change takes: the amount typed, or all that is left to the franc."""
        left = self._state.balance.left_xpf if self._state is not None else 0
        return left if typed_xpf is None else typed_xpf

    def _choose(self, tender_type: TenderType, typed_xpf: int | None) -> None:
        if not self._is_open():
            return
        amount = self._amount(typed_xpf)
        if tender_type is TenderType.CASH:
            self._take_cash(amount)
        elif tender_type is TenderType.CARD:
            self._steps.setCurrentWidget(self.card)
            self.card.begin(amount, refund=False)
        elif tender_type is TenderType.CHEQUE:
            self._steps.setCurrentWidget(self.cheque)
            self.cheque.begin(amount)
        elif tender_type in (TenderType.GIFT_CARD, TenderType.CREDIT_NOTE):
            self._steps.setCurrentWidget(self.stored)
            self.stored.begin(amount)
        elif tender_type is TenderType.POINTS:
            self._open_points()
        else:
            self._take(tender_type, amount)

    def _take_exact_cash(self) -> None:
        if self._is_open() and self._state is not None:
            self._take(TenderType.CASH, self._state.balance.left_in_cash_xpf)

    def _take_cash(self, amount_xpf: int) -> None:
        if self._is_open():
            self._take(TenderType.CASH, amount_xpf)

    def _take_card(self, amount_xpf: int, detail: Mapping[str, str]) -> None:
        refund = self._state is not None and self._state.balance.total_xpf < 0
        self._take(TenderType.CARD, -amount_xpf if refund else amount_xpf, detail)

    def _take_cheque(self, amount_xpf: int, detail: Mapping[str, str]) -> None:
        self._take(TenderType.CHEQUE, amount_xpf, detail)

    def _take_stored(self, tender_type: TenderType, amount_xpf: int, code: str) -> None:
        self._take(tender_type, amount_xpf, {"code": code})

    def _pay_out(self, tender_type: TenderType, amount_xpf: int) -> None:
        if not self._is_open():
            return
        if tender_type is TenderType.CARD:
            self._steps.setCurrentWidget(self.card)
            self.card.begin(amount_xpf, refund=True)
        else:
            self._take(tender_type, -amount_xpf)

    def _take(self, tender_type: TenderType, amount_xpf: int, detail: Mapping[str, str] | None = None) -> None:
        """Take one tender; when it covers the ticket, settle at once."""
        if not self._is_open():
            return
        desk, operator = self._counter.desk, self._operator()
        self._go_on(
            self._counter.attempt(
                self._page, lambda: tendering.add_tender(desk, operator, tender_type, amount_xpf, detail=detail)
            )
        )

    def _go_on(self, state: Tendered | None) -> None:
        """Show a tender that was taken, settle when all is covered; None is one that was refused."""
        if state is None:
            self._show_next_step()
            return
        self._accept(state)
        if state.balance.settled and state.balance.change_xpf < _UNBELIEVABLE_CHANGE_XPF:
            self._settle()
        else:
            self._show_next_step()

    def _open_points(self) -> None:
        if self._offer is not None and self._state is not None:
            offer, left = self._offer, self._state.balance.left_xpf
            self.points.begin(offer.name, offer.free, offer.rewards, left_xpf=left)
            self._steps.setCurrentWidget(self.points)
            self.points.take_focus()

    def _redeem(self, reward: RewardLevel) -> None:
        """Spend points, by the shop's setting as a tender or as a discount; the page begins anew after a discount."""
        if not self._is_open() or self._offer is None:
            return
        if self._offer.redeem_as is RedeemAs.DISCOUNT:
            if not self._customer.take_reward(reward):
                self._show_next_step()
            return
        desk, operator = self._counter.desk, self._operator()
        self._go_on(self._counter.attempt(self._page, lambda: redeeming.redeem_as_tender(desk, operator, reward)))

    def _show_offer(self) -> None:
        """Offer her points as she has them now; she may come while paying."""
        if not self._is_open() or self._state is None or "tenders" not in self.__dict__:
            return
        self._offer = self._customer.points_offer(self._state.sale)
        self.tenders.offer_points(self._offer is not None)

    def _remove(self, tender_id: str) -> None:
        desk, operator = self._counter.desk, self._operator()
        state = self._counter.attempt(self._page, lambda: tendering.remove_tender(desk, operator, tender_id))
        if state is not None:
            self._accept(state)
        self._show_next_step()

    def _accept(self, state: Tendered) -> None:
        self._page.unsay()
        self._state = state
        self._counter.tenders_changed.emit(state)

    def _operator(self) -> Operator:
        """Return who takes the money: a till that locked itself while the terminal worked still owes its answer."""
        if self._counter.is_signed_in() or self._cashier is None:
            return self._counter.operator
        return self._cashier

    def _is_open(self) -> bool:
        return self._state is not None and self._settled is None and not self._settling

    def _settle(self) -> bool:
        """Settle once: presses that come while this runs, or after, find nothing to settle."""
        if not self._is_open() or self._state is None:
            return False
        desk, operator, sale_id = self._counter.desk, self._operator(), self._state.sale.id
        self._settling = True
        try:
            settled = self._counter.attempt(self._page, lambda: settling.settle(desk, operator, sale_id))
        finally:
            self._settling = False
        if settled is None:
            self._show_next_step()
            return False
        self._settled = settled
        self.done.show_sale(settled, printed=False)
        self.credit.begin(settled)
        self._steps.setCurrentWidget(self.done)
        self.done.setFocus()
        self.done.show_printed(paper.paper_after_sale(self._counter, self._page, settled, operator))
        self._counter.sale_settled.emit(settled)
        return True

    def _read_instrument(self, code: str) -> bool:
        found = self._counter.attempt(self._page, lambda: tendering.read_instrument(self._counter.desk, code))
        if found is None:
            self.stored.forget()
            return False
        self.stored.show_instrument(found)
        return True

    def _card_given_up(self, words: str) -> None:
        if words:
            self._page.say("caution", words)
        self._show_next_step()

    def _print(self) -> None:
        if self._settled is not None:
            self.done.show_printed(
                paper.print_ticket(self._counter, self._page, self._settled, operator=self._operator())
            )

    def _print_gift_ticket(self) -> None:
        if self._settled is not None:
            paper.print_gift_ticket(self._counter, self._page, self._settled)

    def _want_invoice(self) -> None:
        if self._settled is not None:
            self.invoice_wanted.emit(self._settled)

"""Whose sale is rung: found, attached, shown, taken off; her points, rewards and vouchers. The acts are services."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from koom_pos.domain.loyalty import RedeemAs, RewardLevel
from koom_pos.domain.operator import Right
from koom_pos.domain.sale import OpenSale
from koom_pos.domain.tender import TenderType
from koom_pos.services import attaching, clienteling, contact_forms, customers, loyalty, redeeming, ringing
from koom_pos.services.attaching import Attached
from koom_pos.services.ringing import Rung
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.till.customer_words import who
from koom_pos.ui.till.find_customer_panel import MOST_FOUND, FindCustomerPanel
from koom_pos.ui.till.member_panel import MemberPanel

P = TypeVar("P", bound=QWidget)
CUSTOMERS_PAGE = "customers"


@dataclass(frozen=True, slots=True)
class PointsOffer:
    """What the points of the customer buy on this sale: at least one reward."""

    name: str
    free: int
    rewards: tuple[RewardLevel, ...]
    redeem_as: RedeemAs


class SaleCustomer(QObject):
    """Keeps the customer of the sale as the store has her. She is read when the sale is another, never per scan."""

    def __init__(
        self,
        counter: Counter,
        page: Page,
        *,
        current: Callable[[], Rung],
        accept: Callable[[Rung], None],
        ring_variant: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._counter = counter
        self._page = page
        self._current = current
        self._accept = accept
        self._ring_variant = ring_variant
        self._sale_id = ""
        self._answer: Callable[[str], object] = self.attach
        self.attached: Attached | None = None
        counter.customer_changed.connect(self._take)

    @cached_property
    def find(self) -> FindCustomerPanel:
        """Who is it?"""
        panel = self._parked(FindCustomerPanel())
        panel.query_changed.connect(self._search)
        panel.entered.connect(self._enter)
        panel.customer_chosen.connect(self._choose)
        panel.new_wanted.connect(self._sign_up)
        return panel

    @cached_property
    def member(self) -> MemberPanel:
        """What there is to know of her at the till."""
        panel = self._parked(MemberPanel())
        panel.reward_wanted.connect(self.take_reward)
        panel.card_wanted.connect(self._open_card)
        panel.detach_wanted.connect(self.detach)
        panel.portrait.sell_wanted.connect(self._ring_variant)
        return panel

    def follow(self, sale_id: str) -> None:
        """Read whose sale it is when it is another than before."""
        if sale_id != self._sale_id:
            self._sale_id = sale_id
            self.read()

    def read(self) -> None:
        """Read whose sale it is, and tell the till when that changed."""
        now = attaching.attached(self._counter.desk)
        if now != self.attached:
            self._counter.customer_changed.emit(now)

    def open(self) -> None:
        """Show the customer of the sale, or ask who she is."""
        if self.attached is None:
            self._ask_who(self.attach, self.tr("She is added to this ticket, before or after its lines."), new=True)
        else:
            self._show_member(self.attached)

    def ask_for_ticket(self, credit: Callable[[str], object]) -> None:
        """Ask whose settled ticket it was; `credit` is done with her id."""
        self._ask_who(credit, self.tr("The points of this ticket are credited to the customer chosen."), new=False)

    def is_asking_for_ticket(self) -> bool:
        """Tell whether the panel asks whose settled ticket it was: a card scanned now is the answer."""
        return "find" in self.__dict__ and self.find.isVisible() and self._answer != self.attach

    def attach(self, customer_id: str) -> bool:
        """Make it her sale. Tells whether it is."""
        desk, operator = self._counter.desk, self._counter.operator
        return self._attach(lambda: attaching.attach(desk, operator, customer_id))

    def attach_code(self, code: str) -> bool:
        """Make it the sale of whose card this is. Tells whether it is."""
        desk, operator = self._counter.desk, self._counter.operator
        if self.is_asking_for_ticket():
            return self._choose_code(code)
        return self._attach(lambda: attaching.attach_code(desk, operator, code))

    def knows(self, code: str) -> bool:
        """Tell whether a code no article has is the card of a customer, printed elsewhere."""
        return customers.find_by_code(self._counter.desk, code) is not None

    def detach(self) -> None:
        """Take her off the sale."""
        desk, operator = self._counter.desk, self._counter.operator

        def act() -> bool:
            attaching.detach(desk, operator)
            return True

        if self._counter.attempt(self._page, act):
            self._page.answered()
            self._counter.customer_changed.emit(None)
            self._accept(ringing.current_sale(desk, operator))

    def apply_voucher(self, code: str) -> bool:
        """Put a voucher on the ticket. Tells whether it is on it."""
        desk, operator = self._counter.desk, self._counter.operator
        return self._change(lambda: redeeming.apply_voucher(desk, operator, code))

    def take_reward(self, reward: RewardLevel) -> bool:
        """Spend points as a discount. Tells whether they are."""
        desk, operator = self._counter.desk, self._counter.operator
        return self._change(lambda: redeeming.redeem_as_discount(desk, operator, reward))

    def remove_benefit(self, benefit_id: str) -> None:
        """Take a reward or a voucher off the ticket."""
        desk, operator = self._counter.desk, self._counter.operator
        self._change(lambda: redeeming.remove_benefit(desk, operator, benefit_id))

    def points_offer(self, sale: OpenSale) -> PointsOffer | None:
        """Give what her points buy on this sale now, or None: no customer, no member, too few points, too late."""
        attached = self.attached
        if attached is None or not attached.member:
            return None
        rules = loyalty.programme(self._counter.desk)
        if rules.redeem_as is RedeemAs.DISCOUNT and sale.tenders:
            return None
        free = attached.balance - promised_points(sale)
        rewards = tuple(reward for reward in rules.rewards if reward.points <= free)
        if not rewards:
            return None
        return PointsOffer(who(attached.name, attached.card_end), free, rewards, rules.redeem_as)

    def _attach(self, act: Callable[[], Attached]) -> bool:
        attached = self._counter.attempt(self._page, act)
        if attached is None:
            return False
        self._page.answered()
        self._counter.customer_changed.emit(attached)
        self._accept(ringing.current_sale(self._counter.desk, self._counter.operator))
        return True

    def _change(self, act: Callable[[], Rung]) -> bool:
        rung = self._counter.attempt(self._page, act)
        if rung is None:
            return False
        self._page.answered()
        self._accept(rung)
        return True

    def _take(self, attached: Attached | None) -> None:
        self.attached = attached

    def _ask_who(self, answer: Callable[[str], object], hint: str, *, new: bool) -> None:
        self._answer = answer
        self.find.open(hint, may_be_new=new and self._counter.may(Right.CUSTOMERS))
        self._page.ask(self.tr("Customer"), self.find)

    def _search(self, query: str) -> None:
        found = customers.search_customers(self._counter.desk, query, limit=MOST_FOUND + 1) if query else []
        phones = {row.customer_id: contact_forms.show_phone(row.phone) for row in found if row.phone}
        self.find.show_found(found, phones)

    def _enter(self, text: str) -> None:
        """Take a code typed or the only one found; of several, one is to be chosen."""
        if not self._choose_code(text) and self.find.rows:
            if len(self.find.rows) == 1:
                self.find.rows[0].click()
            else:
                self.find.rows[0].setFocus()

    def _choose_code(self, code: str) -> bool:
        row = customers.find_by_code(self._counter.desk, code)
        if row is not None:
            self._choose(row.customer_id)
        return row is not None

    def _choose(self, customer_id: str) -> None:
        self._answer(customer_id)

    def _sign_up(self) -> None:
        self._page.answered()
        self._counter.sign_up_wanted.emit(None)

    def _show_member(self, attached: Attached) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        panel, sale = self.member, self._current()
        panel.show_customer(attached, may_open=self._counter.may(Right.CUSTOMERS), may_detach=True)
        offer = self.points_offer(sale.sale)
        as_discount = offer is not None and offer.redeem_as is RedeemAs.DISCOUNT and bool(sale.sale.lines)
        fitting = [r for r in offer.rewards if r.value_xpf <= sale.totals.gross_xpf] if offer and as_discount else []
        panel.offer_rewards(fitting)
        panel.show_ledger(loyalty.ledger(desk, attached.customer_id) if attached.member else [])
        panel.portrait.setVisible(self._counter.may(Right.CUSTOMER_HISTORY))
        if self._counter.may(Right.CUSTOMER_HISTORY):
            panel.portrait.show_portrait(clienteling.portrait(desk, operator, attached.customer_id))
        self._page.ask(self.tr("Customer of this sale"), panel)

    def _open_card(self) -> None:
        if self.attached is not None:
            self._page.answered()
            self._counter.page_wanted.emit(CUSTOMERS_PAGE, self.attached.customer_id)

    def _parked(self, panel: P) -> P:
        panel.setParent(self._page)
        panel.hide()
        return panel


def promised_points(sale: OpenSale) -> int:
    """Return the points a sale spends already, as a tender or as a discount."""
    tendered = sum(int(t.detail.get("points", "0")) for t in sale.tenders if t.type is TenderType.POINTS)
    return tendered + sum(benefit.points for benefit in sale.benefits)

"""The short questions of the sale page, asked in the panel at the right, and the acts their answers do."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from koom_pos.domain.discount import Discount
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import NotAllowedError, Right
from koom_pos.services import catalogue, discounting, people, ringing, tendering, till_session
from koom_pos.services.ringing import Rung
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.till.amount_panel import AmountPanel
from koom_pos.ui.till.approval_panel import ApprovalAsked, ApprovalPanel
from koom_pos.ui.till.discount_panel import DiscountPanel
from koom_pos.ui.till.price_panels import InstrumentPanel, PriceCheckPanel, WhyPanel
from koom_pos.ui.till.quantity_panel import QuantityPanel
from koom_pos.ui.till.reason_panel import ReasonPanel
from koom_pos.ui.till.waiting_panel import WaitingPanel
from koom_pos.ui.till.words import discount_size

P = TypeVar("P", bound=QWidget)
_GIFT_CARDS_XPF = (2_000, 5_000, 10_000, 20_000)


class SaleQuestions(QObject):
    """Owns the panels. Each is made once, on first use, and keeps what was typed until it is asked anew."""

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
        self._pending: tuple[Discount, str | None] | None = None
        self._ring_variant = ring_variant

    @cached_property
    def quantity(self) -> QuantityPanel:
        """How many pieces."""
        panel = self._parked(QuantityPanel())
        panel.quantity_entered.connect(self.set_quantity)
        return panel

    @cached_property
    def discount(self) -> DiscountPanel:
        """Which discount."""
        panel = self._parked(DiscountPanel())
        panel.discount_wanted.connect(self.give_discount)
        panel.removal_wanted.connect(self._remove_discount)
        return panel

    @cached_property
    def approval(self) -> ApprovalPanel:
        """A manager's PIN."""
        panel = self._parked(ApprovalPanel(self._counter))
        panel.approved.connect(self._give_approved)
        return panel

    @cached_property
    def waiting(self) -> WaitingPanel:
        """The tickets on hold."""
        panel = self._parked(WaitingPanel())
        panel.resume_wanted.connect(self._resume)
        return panel

    @cached_property
    def price(self) -> PriceCheckPanel:
        """What an article costs, without ringing it."""
        panel = self._parked(PriceCheckPanel())
        panel.code_entered.connect(self.check_price)
        panel.sell_wanted.connect(self._ring_variant)
        return panel

    @cached_property
    def why(self) -> WhyPanel:
        """Why a line costs what it does."""
        return self._parked(WhyPanel())

    @cached_property
    def instrument(self) -> InstrumentPanel:
        """What a gift card or credit note holds."""
        return self._parked(InstrumentPanel())

    @cached_property
    def gift_card(self) -> AmountPanel:
        """The value of a gift card to sell."""
        panel = self._parked(
            AmountPanel(
                self.tr("Its code is drawn and printed when the sale is settled."),
                self.tr("Add to the ticket"),
                name=self.tr("Value of the gift card"),
                ready_xpf=_GIFT_CARDS_XPF,
            )
        )
        panel.amount_entered.connect(self._ring_gift_card)
        return panel

    @cached_property
    def note(self) -> ReasonPanel:
        """A note to find a waiting ticket by."""
        panel = self._parked(
            ReasonPanel(
                self.tr("The ticket waits until somebody takes it up again."),
                self.tr("Put on hold"),
                phrases=(self.tr("Fetches her wallet"), self.tr("Still choosing"), self.tr("Will come back")),
                prompt=self.tr("Note, to find it again"),
                may_be_empty=True,
            )
        )
        panel.given.connect(self._suspend)
        return panel

    @cached_property
    def void_reason(self) -> ReasonPanel:
        """Why the ticket is given up."""
        panel = self._parked(
            ReasonPanel(
                self.tr("Nothing is sold. The lines and the reason stay in the journal."),
                self.tr("Void ticket"),
                phrases=(
                    self.tr("The customer changed her mind"),
                    self.tr("Rung by mistake"),
                    self.tr("Payment impossible"),
                    self.tr("Training"),
                ),
                prompt=self.tr("Reason"),
                destroys=True,
            )
        )
        panel.given.connect(self._void_sale)
        return panel

    @cached_property
    def drawer_reason(self) -> ReasonPanel:
        """Why the drawer opens without a sale."""
        panel = self._parked(
            ReasonPanel(
                self.tr("The opening and its reason are recorded in the journal."),
                self.tr("Open the drawer"),
                phrases=(self.tr("Give change"), self.tr("Check the drawer"), self.tr("Correct the change given")),
                prompt=self.tr("Reason"),
            )
        )
        panel.given.connect(self._open_drawer)
        return panel

    def ask_quantity(self, line_id: str) -> None:
        """Ask how many pieces of a line."""
        self.quantity.open_for(self._current().sale.line(line_id))
        self._page.ask(self.tr("Quantity"), self.quantity)

    def ask_discount(self, line_id: str | None) -> None:
        """Ask for a discount on a line, or on the ticket for None."""
        self.discount.open_for(self._current().sale, line_id)
        self._page.ask(self.tr("Discount"), self.discount)

    def ask_note(self) -> None:
        """Ask for a note before the sale waits."""
        self.note.open()
        self._page.ask(self.tr("Put on hold"), self.note)

    def ask_void_sale(self) -> None:
        """Ask why the ticket is given up."""
        self.void_reason.open()
        self._page.ask(self.tr("Void ticket"), self.void_reason)

    def ask_drawer(self) -> None:
        """Ask why the drawer opens without a sale."""
        self.drawer_reason.open()
        self._page.ask(self.tr("Open the drawer"), self.drawer_reason)

    def ask_gift_card(self) -> None:
        """Ask for the value of a gift card."""
        self.gift_card.open()
        self._page.ask(self.tr("Gift card"), self.gift_card)

    def list_waiting(self) -> None:
        """Show the sales in waiting."""
        names = {account.id: account.display_name for account in people.accounts(self._counter.desk)}
        self.waiting.show_sales(ringing.suspended_sales(self._counter.desk), names)
        self._page.ask(self.tr("Tickets on hold"), self.waiting)

    def open_price_check(self) -> None:
        """Open the price check: scans show prices while it is there."""
        self.price.open()
        self._page.ask(self.tr("Price check"), self.price)

    def is_checking_prices(self) -> bool:
        """Tell whether the price check is on screen."""
        return "price" in self.__dict__ and self.price.isVisible()

    def check_price(self, text: str) -> bool:
        """Show what a code costs, without ringing it. False when there is no such article."""
        desk = self._counter.desk
        try:
            _, item = ringing.find_item(desk, text)
        except RefusedError as refused:
            self.price.show_refusal(sentence(refused))
            return False
        card = catalogue.article_card(desk, item.article_id)
        self.price.show_item(item, [variant.item for variant in card.variants if variant.item is not None])
        return True

    def explain(self, line_id: str) -> None:
        """Say why a line costs what it does."""
        sale = self._current().sale
        story = self._counter.attempt(self._page, lambda: catalogue.price_story(self._counter.desk, sale, line_id))
        if story is not None:
            self.why.show_story(story)
            self._page.ask(self.tr("Why this price"), self.why)

    def show_instrument(self, code: str) -> bool:
        """Show what a gift card or a credit note holds."""
        found = self._counter.attempt(self._page, lambda: tendering.read_instrument(self._counter.desk, code))
        if found is None:
            return False
        self.instrument.show_instrument(found)
        self._page.ask(self.tr("Balance"), self.instrument)
        return True

    def set_quantity(self, line_id: str, quantity: int) -> None:
        """Change the pieces of a line."""
        desk, operator = self._counter.desk, self._counter.operator
        self._change(lambda: ringing.change_quantity(desk, operator, line_id, quantity))

    def give_discount(self, discount: Discount, line_id: str | None) -> None:
        """Give a discount; above the cap, ask a manager for exactly this one."""
        self._pending = None

        def act() -> Rung | None:
            try:
                return discounting.give_discount(
                    self._counter.desk, self._counter.operator, discount, line_id=line_id
                )
            except NotAllowedError as refused:
                if refused.cap_bp is None:
                    raise
                self._ask_approval(discount, line_id)
                return None

        self._change(act)

    def _ask_approval(self, discount: Discount, line_id: str | None) -> None:
        sale = self._current().sale
        self._pending = (discount, line_id)
        if line_id is None:
            words = self.tr("Discount {0} on the whole ticket").format(discount_size(discount))
        else:
            words = self.tr("Discount {0} on {1}").format(discount_size(discount), sale.line(line_id).label)
        self.approval.ask_for(
            ApprovalAsked(
                words=words,
                right=Right.DISCOUNT,
                action=discounting.APPROVAL_ACTION,
                subject_id=sale.id,
                amount_xpf=discounting.discount_worth(sale, discount, line_id),
            )
        )
        self._page.ask(self.tr("Approval"), self.approval)

    def _give_approved(self, approval_id: str) -> None:
        if self._pending is None:
            return
        (discount, line_id), self._pending = self._pending, None
        desk, operator = self._counter.desk, self._counter.operator
        self._change(
            lambda: discounting.give_discount(
                desk, operator, replace(discount), line_id=line_id, approval_id=approval_id
            )
        )

    def _remove_discount(self, line_id: str | None) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        self._change(lambda: discounting.remove_discount(desk, operator, line_id=line_id))

    def _ring_gift_card(self, amount_xpf: int) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        self._change(lambda: ringing.ring_gift_card(desk, operator, amount_xpf))

    def _resume(self, sale_id: str) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        self._change(lambda: ringing.resume_sale(desk, operator, sale_id))

    def _suspend(self, note: str) -> None:
        sale_id = self._current().sale.id
        desk, operator = self._counter.desk, self._counter.operator
        self._leave_sale(lambda: ringing.suspend_sale(desk, operator, sale_id, note))

    def _void_sale(self, reason: str) -> None:
        sale_id = self._current().sale.id
        desk, operator = self._counter.desk, self._counter.operator
        self._leave_sale(lambda: ringing.void_sale(desk, operator, sale_id, reason))

    def _open_drawer(self, reason: str) -> None:
        from koom_pos.services import receipts  # noqa: PLC0415 - documents load when paper is wanted

        desk, operator = self._counter.desk, self._counter.operator
        movement = self._counter.attempt(self._page, lambda: till_session.open_drawer(desk, operator, reason=reason))
        if movement is None:
            return
        self._counter.attempt(
            self._page, lambda: receipts.print_movement(desk, operator, movement, self._counter.profile())
        )
        self._counter.paper_queued.emit()
        self._counter.day_changed.emit()
        self._page.answered()

    def _change(self, act: Callable[[], Rung | None]) -> None:
        """Do an act that changes the sale; the panel goes when it was done."""
        rung = self._counter.attempt(self._page, act)
        if rung is not None:
            self._page.answered()
            self._accept(rung)

    def _leave_sale(self, act: Callable[[], None]) -> None:
        """Do an act after which there is another, empty sale."""
        desk, operator = self._counter.desk, self._counter.operator

        def done() -> Rung:
            act()
            return ringing.current_sale(desk, operator)

        self._change(done)

    def _parked(self, panel: P) -> P:
        """Keep a panel as a hidden child of the page until it is asked."""
        panel.setParent(self._page)
        panel.hide()
        return panel

"""The customer of a settled ticket: what it earned her, the ticket by e-mail, the card she had forgotten."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from koom_pos.domain.operator import Right
from koom_pos.domain.settled import SettledSale
from koom_pos.services import loyalty
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.till.sale_customer import SaleCustomer

if TYPE_CHECKING:
    from koom_pos.ui.till.settled_view import SettledView


class SettledCustomer(QObject):
    """Serves the settled view with what concerns the customer."""

    def __init__(self, counter: Counter, page: Page, customer: SaleCustomer) -> None:
        super().__init__(page)
        self._counter = counter
        self._page = page
        self._customer = customer
        self._view: SettledView | None = None
        self._sale: SettledSale | None = None
        self._credited = False

    def serve(self, view: "SettledView") -> None:
        """Answer what this view asks for."""
        self._view = view
        view.mail_wanted.connect(self._mail)
        view.customer_wanted.connect(self.ask)

    def begin(self, sale: SettledSale) -> None:
        """Show what a ticket just settled earned, and offer what is still possible."""
        self._sale, self._credited = sale, False
        if self._view is None:
            return
        attached = self._customer.attached
        self._view.show_points(loyalty.points_after(self._counter.desk, sale.id))
        self._view.offer_mail(bool(attached and attached.e_ticket_to))
        self._view.offer_credit(attached is None and self._counter.may(Right.ADJUST_POINTS))

    def ask(self) -> None:
        """Ask whose ticket it was, when nobody's card was scanned."""
        may = self._counter.may(Right.ADJUST_POINTS)
        if may and self._sale is not None and self._customer.attached is None and not self._credited:
            self._customer.ask_for_ticket(self._credit)

    def _credit(self, customer_id: str) -> None:
        desk, operator, sale = self._counter.desk, self._counter.operator, self._sale
        if sale is None or self._view is None:
            return
        points = self._counter.attempt(
            self._page, lambda: loyalty.credit_ticket(desk, operator, sale.id, customer_id)
        )
        if points is not None:
            self._credited = True
            self._page.answered()
            self._page.unsay()
            self._view.show_points(points)
            self._view.offer_credit(False)
            self._view.setFocus()

    def _mail(self) -> None:
        from koom_pos.services import e_tickets  # noqa: PLC0415 - documents load when paper is wanted

        desk, operator, sale = self._counter.desk, self._counter.operator, self._sale
        if sale is None or self._view is None:
            return

        def act() -> bool:
            e_tickets.mail_ticket(desk, operator, sale)
            return True

        if self._counter.attempt(self._page, act):
            self._counter.mail_queued.emit()
            self._view.show_mailed()

"""Making two cards one, and two of one again."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from koom_pos.domain.customer import CustomerField
from koom_pos.services import customer_merge, customers, loyalty
from koom_pos.ui.customers.merge_panel import MergePanel, Side

if TYPE_CHECKING:
    from koom_pos.ui.customers.customers_page import CustomersPage


class Merging(QObject):
    """Asks which card, which values; does and undoes the merge for the page."""

    def __init__(self, page: "CustomersPage") -> None:
        super().__init__(page)
        self._page = page

    @cached_property
    def panel(self) -> MergePanel:
        """The question in the panel at the right."""
        made = MergePanel()
        made.search_changed.connect(self._search)
        made.other_chosen.connect(self._show_other)
        made.merge_wanted.connect(self._merge)
        return made

    def ask(self) -> None:
        """Ask which card is hers too."""
        card = self._page.view.card()
        if card is None:
            return
        desk, kept = self._page.counter.desk, card.customer
        self.panel.stand(kept, customers.likely_duplicates(desk, kept.fields, besides=kept.id))
        self._page.put_question(self.tr("Merge two cards"), self.panel)

    def take_scan(self, code: str) -> bool:
        """Take a scanned card as the other one; False when nobody holds it, or it is the card in front."""
        row = customers.find_by_code(self._page.counter.desk, code)
        if row is None or row.customer_id == self._page.customer_id():
            return False
        self._show_other(row.customer_id)
        return True

    def undo(self, merge_id: str) -> None:
        """Make two cards of one again."""
        page = self._page
        desk, operator = page.counter.desk, page.counter.operator

        def act() -> bool:
            customer_merge.undo_merge(desk, operator, merge_id)
            return True

        if page.counter.attempt(page, act):
            page.say("ok", self.tr("The merge is undone: both cards stand as before, with what each earned since."))
            page.changed()

    def _search(self, query: str) -> None:
        text = query.strip()
        self.panel.show_found(customers.search_customers(self._page.counter.desk, text) if text else ())

    def _show_other(self, customer_id: str) -> None:
        page, card = self._page, self._page.view.card()
        desk = page.counter.desk
        other = page.counter.attempt(page, lambda: customers.get_customer(desk, customer_id))
        if other is None or card is None:
            return
        self.panel.show_other(card.customer, other, points=(self._points(card.customer.id), self._points(other.id)))

    def _points(self, customer_id: str) -> int:
        member = loyalty.member_card(self._page.counter.desk, customer_id)
        return member.balance if member is not None else 0

    def _merge(self, gone_id: str, take: Mapping[CustomerField, Side]) -> None:
        page = self._page
        desk, operator, kept_id = page.counter.desk, page.counter.operator, page.customer_id()
        merge_id = page.counter.attempt(
            page, lambda: customer_merge.merge_customers(desk, operator, kept_id, gone_id, take=take)
        )
        if merge_id is not None:
            page.answered()
            page.say("ok", self.tr("The two cards are one. The merge can be undone at the foot of her identity."))
            page.changed()

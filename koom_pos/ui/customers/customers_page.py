"""The page « Clients »: find a customer, open her card with a reason, act on it."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.customer import CustomerField, CustomerRow, LookReason, PersonalFields, is_birthday
from koom_pos.domain.operator import Right
from koom_pos.domain.scan import ScanKind, parse_scan
from koom_pos.services import attaching, clienteling, customer_card, customers
from koom_pos.services.customer_card import CustomerCard
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.card_acts import CardActs
from koom_pos.ui.customers.customer_list import FOUND_AT_MOST, CustomerList
from koom_pos.ui.customers.customer_view import CustomerView
from koom_pos.ui.customers.edit_panel import EditPanel
from koom_pos.ui.customers.merge_panel import MergePanel
from koom_pos.ui.customers.merging import Merging
from koom_pos.ui.customers.panels import CardsPanel
from koom_pos.ui.frame.page import Page
from koom_pos.ui.theme import SPACE_L, SPACE_XL


class CustomersPage(Page):
    """Key `customers`. A card opened is a look recorded; nobody is listed before somebody is looked for."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Customers"))
        self.counter = counter
        self._panel: QWidget | None = None
        self._edited: tuple[str, PersonalFields] | None = None
        self.list = CustomerList()
        self.view = CustomerView()
        self.acts = CardActs(self)
        self.merging = Merging(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.addWidget(self._stack)
        self._connect()
        self._fill("")

    @cached_property
    def editing(self) -> EditPanel:
        """The form of a card."""
        made = EditPanel()
        made.save_wanted.connect(self._save)
        made.who_changed.connect(self._look_for_twins)
        return made

    def shown(self) -> None:
        """Read the list or the card again; what was typed stays."""
        self._fill(self.list.search.text())
        if self.is_open():
            self.refresh()
        else:
            self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            (self.tr("Scan"), self.tr("Open the customer who holds the card")),
            (self.tr("Down"), self.tr("From the search to the list")),
            (self.tr("Enter"), self.tr("Open the customer in front")),
            (self.tr("Esc"), self.tr("Back to the list")),
        ]

    def escape(self) -> bool:
        """Go from the card to the list, from the list to an empty search."""
        if self.is_open():
            self.close_card()
            return True
        if self.list.search.text():
            self.list.search.clear()
            self.list.search.setFocus()
            return True
        return False

    def handle_scan(self, text: str) -> None:
        """Open who holds the card scanned; while a card is to be given, it is that card."""
        scan = parse_scan(text)
        if self._panel is not None and self._panel.isVisible() and self._scan_into(self._panel, scan.code):
            return
        if scan.kind is ScanKind.SLIP:
            self.counter.sign_up_wanted.emit(scan.code)  # the paper she signed: the sign-up takes it in
            return
        row = self.counter.attempt(self, lambda: customers.find_by_code(self.counter.desk, text))
        if row is not None:
            self.answered()
            self.open_customer(row.customer_id, self.list.reason())
        elif scan.kind is ScanKind.MEMBER:
            self.say("caution", self.tr("Nobody holds this card, or it is blocked. Search for her by name or phone."))
        else:
            self.say("caution", self.tr("This code is no customer's card."))

    def _scan_into(self, panel: QWidget, code: str) -> bool:
        """Give a scan to the question on screen; False where the question has no use for it."""
        if isinstance(panel, CardsPanel):
            panel.code.setText(code)
            return True
        if isinstance(panel, EditPanel):
            self.say("caution", self.tr("Her card is being changed. Save it, or close the panel, then scan again."))
            return True
        return isinstance(panel, MergePanel) and self.merging.take_scan(code)

    def open_thing(self, thing: object) -> None:
        """Open the card another page speaks of: the customer's id, alone or with the reason of the look."""
        customer_id, reason = thing if isinstance(thing, tuple) else (thing, LookReason.SERVICE)
        self.open_customer(str(customer_id), LookReason(reason))

    def open_customer(self, customer_id: str, reason: LookReason) -> None:
        """Open a card; the look is recorded with its reason."""
        desk, operator = self.counter.desk, self.counter.operator
        card = self.counter.attempt(self, lambda: customer_card.look_at(desk, operator, customer_id, reason))
        if card is None:
            return
        self.unsay()
        self._stack.setCurrentWidget(self.view)
        self.view.begin()
        self._show(card)
        self.view.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the card in front again: an act changed it. It is the same look."""
        desk, operator, shown = self.counter.desk, self.counter.operator, self.view.card()
        if shown is None or not self.is_open():
            return
        card = self.counter.attempt(self, lambda: customer_card.read_card(desk, operator, shown.customer.id))
        if card is None:
            self.close_card()
        else:
            self._show(card)

    def close_card(self) -> None:
        """Go back to the list; the search stays."""
        self.answered()
        self._stack.setCurrentWidget(self.list)
        self._fill(self.list.search.text())
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.search.selectAll()

    def is_open(self) -> bool:
        """Tell whether a card is in front."""
        return self._stack.currentWidget() is self.view

    def customer_id(self) -> str:
        """Return whose card is in front; empty when none is."""
        card = self.view.card()
        return card.customer.id if card is not None and self.is_open() else ""

    def put_question(self, title: str, panel: QWidget) -> None:
        """Ask in the panel at the right; the page keeps it alive."""
        self._panel = panel
        self.ask(title, panel)

    def changed(self) -> None:
        """Show what an act changed here, and tell the sale when it is hers."""
        self.refresh()
        attached = attaching.attached(self.counter.desk)
        if attached is not None and attached.customer_id == self.customer_id():
            self.counter.customer_changed.emit(attached)

    def _show(self, card: CustomerCard) -> None:
        counter, desk = self.counter, self.counter.desk
        customer_id = card.customer.id
        portrait = None
        if counter.may(Right.CUSTOMER_HISTORY):
            portrait = counter.attempt(self, lambda: clienteling.portrait(desk, counter.operator, customer_id))
        birthday = is_birthday(card.customer.fields.birthday, desk.today())
        self.view.show_card(card, counter.operator.rights, portrait, birthday_today=birthday)
        self.acts.show_ledger(customer_id)
        attached = attaching.attached(desk)
        self.view.show_attached(attached is not None and attached.customer_id == customer_id)

    def _fill(self, query: str) -> None:
        text = query.strip()
        found = customers.search_customers(self.counter.desk, text, limit=FOUND_AT_MOST) if text else []
        self.list.show_found(found, text)

    def _open_row(self, row: CustomerRow) -> None:
        self.open_customer(row.customer_id, self.list.reason())

    def _ask_edit(self) -> None:
        card = self.view.card()
        if card is None:
            return
        known = (card.customer.id, card.customer.fields)
        if self._edited != known:  # else the form was put away: what was typed still stands in it
            self._edited = known
            self.editing.stand(card.customer.fields)
        self.put_question(self.tr("Her card"), self.editing)

    def _save(self, changes: dict[CustomerField, str]) -> None:
        desk, operator, customer_id = self.counter.desk, self.counter.operator, self.customer_id()
        if changes:
            saved = self.counter.attempt(
                self, lambda: customers.change_customer(desk, operator, customer_id, changes)
            )
            if saved is None:
                return
            self.say("ok", self.tr("Her card is saved."))
        self._edited = None
        self.answered()
        self.changed()

    def _look_for_twins(self, typed: PersonalFields) -> None:
        desk, customer_id = self.counter.desk, self.customer_id()
        self.editing.show_alike(customers.likely_duplicates(desk, typed, besides=customer_id))

    def _attach(self) -> None:
        desk, operator, customer_id = self.counter.desk, self.counter.operator, self.customer_id()
        attached = self.counter.attempt(self, lambda: attaching.attach(desk, operator, customer_id))
        if attached is not None:
            self.view.show_attached(True)
            self.counter.customer_changed.emit(attached)
            self.counter.page_wanted.emit("till", None)

    def _detach(self) -> None:
        desk, operator = self.counter.desk, self.counter.operator

        def act() -> bool:
            attaching.detach(desk, operator)
            return True

        if self.counter.attempt(self, act):
            self.view.show_attached(False)
            self.counter.customer_changed.emit(None)

    def _sign_up(self) -> None:
        self.counter.sign_up_wanted.emit(None)

    def _show_ticket(self, number: int) -> None:
        self.counter.page_wanted.emit("tickets", str(number))

    def _follow(self, _what: object = None) -> None:
        if self.isVisible() and self.is_open() and self.counter.is_signed_in():
            self.refresh()

    def _forget(self, _operator: object) -> None:
        """Somebody else signs in, or nobody is: no card stays open for her to see."""
        self.answered()
        self._stack.setCurrentWidget(self.list)
        self.list.search.clear()
        self.list.reasons.choose(LookReason.SERVICE)
        self._edited = None
        if "editing" in self.__dict__:
            self.editing.stand(PersonalFields())

    def _connect(self) -> None:
        self.list.search_changed.connect(self._fill)
        self.list.opened.connect(self._open_row)
        self.list.sign_up_wanted.connect(self._sign_up)
        self.view.back_wanted.connect(self.close_card)
        self.view.edit_wanted.connect(self._ask_edit)
        self.view.merge_wanted.connect(self.merging.ask)
        self.view.attach_wanted.connect(self._attach)
        self.view.detach_wanted.connect(self._detach)
        self.view.history.ticket_wanted.connect(self._show_ticket)
        self.view.merges.undo_wanted.connect(self.merging.undo)
        self.counter.operator_changed.connect(self._forget)
        self.counter.customer_changed.connect(self._follow)
        self.counter.sale_settled.connect(self._follow)

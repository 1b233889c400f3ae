"""The sale page: ring on the left, the ticket on the right; payment takes the left side and gives it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import OpenSale, totals
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.tax import TaxRegime, tax_lines
from koom_pos.services import ringing, shop, till_session
from koom_pos.services.attaching import Attached
from koom_pos.services.ringing import Rung
from koom_pos.services.tendering import Tendered
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.till import paper
from koom_pos.ui.till.articles_panel import MOST_RESULTS, ArticlesPanel
from koom_pos.ui.till.cart_panel import CartPanel
from koom_pos.ui.till.cautions import cautions
from koom_pos.ui.till.invoice_panel import InvoicePanel
from koom_pos.ui.till.page_keys import CUSTOMER_KEY, bind_keys, key_words
from koom_pos.ui.till.payment_panel import PaymentPanel
from koom_pos.ui.till.pictures import PictureSource
from koom_pos.ui.till.price_panels import day_words
from koom_pos.ui.till.questions import SaleQuestions
from koom_pos.ui.till.sale_customer import SaleCustomer, promised_points
from koom_pos.ui.till.scans import RETURNS_PAGE, Scans
from koom_pos.ui.widgets.empty_state import EmptyState

DAY_PAGE = "day"


class SalePage(Page):
    """Where the till sells. Shows what the services answer and computes nothing.

    Signals:
        sound_wanted: A scan was accepted or refused (name of a sound).
    """

    sound_wanted = Signal(str)

    def __init__(self, counter: Counter, exports: Path | None = None, parent: QWidget | None = None) -> None:
        """Make the page. `exports` is the folder for invoices; without it, the documents of whoever is logged in."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Till"))
        self._counter = counter
        self._rung = Rung(OpenSale(id="", operator_id=""), totals(OpenSale(id="", operator_id="")))
        self._regime = TaxRegime.NORMAL
        self._warm = False
        self.pictures = PictureSource(self._read_picture)
        self.articles = ArticlesPanel(self.pictures)
        self.cart = CartPanel(self.pictures)
        self.customer = SaleCustomer(
            counter, self, current=self.rung, accept=self._accept, ring_variant=self._ring_checked
        )
        self.payment = PaymentPanel(counter, self, self.customer)
        self.no_day = EmptyState("day", "")
        self.questions = SaleQuestions(
            counter, self, current=self.rung, accept=self._accept, ring_variant=self._ring_checked
        )
        self.invoice = InvoicePanel(counter, self, exports)
        self.scans = Scans(counter, self)
        self._left = QStackedWidget()
        for side in (self.articles, self.payment, self.no_day):
            self._left.addWidget(side)
        # Whatever stands at the left, the ticket keeps its place and width.
        self._left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cart.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        row.setSpacing(SPACE_L)
        row.addWidget(self._left, 5)
        row.addWidget(self.cart, 4)
        self._connect()
        self._connect_line_acts()
        self._connect_counter()
        self._make_keys()

    def rung(self) -> Rung:
        """Return the sale as it is shown."""
        return self._rung

    def is_paying(self) -> bool:
        """Tell whether payment has the left side."""
        return self._left.currentWidget() is self.payment

    def shown(self) -> None:
        """Read the sale as the store has it: a restart, a return or another page may have changed it."""
        if not self._counter.is_signed_in():
            return
        self._read_shop()
        if not self._warm:
            self._warm = True
            paper.warm_up(self._counter)
        if self.is_paying() and (self.payment.is_settled() or self.payment.is_waiting()):
            return
        before = self._rung.sale.lines
        self.customer.read()
        self._show(ringing.current_sale(self._counter.desk, self._counter.operator))
        self._show_waiting()
        if self.is_paying() and self._rung.sale.lines == before:
            return
        if self._rung.sale.tenders:
            self._pay()
        else:
            self.show_ringing()

    def open_thing(self, thing: object) -> None:
        """Ring what another page sends here: a code (str)."""
        if isinstance(thing, str):
            self.handle_scan(thing)

    def handle_scan(self, text: str) -> None:
        """Act on what the scanner read, whatever field has the keyboard."""
        self.scans.take(text)

    def keys(self) -> list[tuple[str, str]]:
        return key_words()

    def escape(self) -> bool:
        """Go back one step: out of a step of payment, out of payment, out of the search."""
        if self.is_paying():
            if not self.payment.step_back():
                self._leave_payment()
            return True
        if self.articles.search.text():
            self.articles.clear_search()
            return True
        return False

    def sound(self, *, accepted: bool) -> None:
        """Let the cashier hear whether her scan was taken."""
        self.sound_wanted.emit("scan_ok" if accepted else "scan_refused")

    def accept_rung(self, rung: Rung) -> None:
        """Show what was just rung, lit up once."""
        self._accept(rung)
        self.cart.view.flash(rung.sale.current_line_id)

    def _choose_item(self, variant_id: str, quantity: int) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        rung = self._counter.attempt(self, lambda: ringing.ring_item(desk, operator, variant_id, quantity=quantity))
        self.sound(accepted=rung is not None)
        if rung is not None:
            self.accept_rung(rung)
            self.articles.search.selectAll()
            self.articles.search.setFocus()

    def _ring_checked(self, variant_id: str) -> None:
        self.answered()
        self._choose_item(variant_id, 1)

    def _enter_code(self, text: str) -> None:
        """Ring what was typed: a code, or the words of a single article; several wait to be chosen from."""
        if self.scans.is_hers(text):
            self.articles.clear_search()
            self.scans.take(text)
            return
        found = ringing.search_items(self._counter.desk, text, limit=2) if not self._is_code(text) else []
        if len(found) == 1:
            self._choose_item(found[0].variant_id, 1)
            self.articles.clear_search()
        elif found:
            self.articles.grid.setFocus()
        elif self.scans.ring(text):
            self.articles.clear_search()

    def _is_code(self, text: str) -> bool:
        """Tell whether a typed text is the code of an article, with or without a quantity before it."""
        try:
            ringing.find_item(self._counter.desk, text)
        except RefusedError:
            return False
        return True

    def _search(self, query: str) -> None:
        if not query:
            self.articles.show_favourites(ringing.favourite_items(self._counter.desk))
            return
        found = ringing.search_items(self._counter.desk, query, limit=MOST_RESULTS)
        self.articles.show_results(found, query)

    def _accept(self, rung: Rung) -> None:
        """Show a change and tell the rest of the till."""
        self.unsay()
        another = rung.sale.id != self._rung.sale.id
        self._counter.sale_changed.emit(rung)
        if another:  # only with another sale did one begin or end to wait
            self._show_waiting()
        if beside := cautions(rung):
            self.say("caution", beside)
        if self.is_paying() and not self.payment.is_settled():
            self.payment.begin()
            return
        if rung.sale.tenders:
            self._pay()

    def _show(self, rung: Rung) -> None:
        self._rung = rung
        self.cart.show_rung(rung, tax_xpf=self._tax_in(rung))
        self.customer.follow(rung.sale.id)
        self.cart.customer.show_promised(promised_points(rung.sale))

    def _tax_in(self, rung: Rung) -> int | None:
        """Return the TGC the total includes, as the ticket will compute it; None under the franchise regime."""
        if self._regime is not TaxRegime.NORMAL:
            return None
        parts = tax_lines(((p.line.rate_bp, p.gross_xpf) for p in rung.totals.lines), self._regime)
        return sum(part.tax_xpf for part in parts)

    def show_ringing(self) -> None:
        """Give the left side back to the articles, or say why nothing can be rung."""
        self.cart.show_paying(False)
        session = till_session.open_session(self._counter.desk)
        if session is None:
            title, what = self.tr("The day is not open"), self.tr("Count the opening float, then the till sells.")
            self._show_no_day(title, what, self.tr("Open the day"))
        elif session.business_date < self._counter.desk.today():
            title = self.tr("The day of {0} was not closed").format(day_words(session.business_date))
            what = self.tr("Close it, then today can be opened. Nothing is lost.")
            self._show_no_day(title, what, self.tr("Close that day"))
        else:
            self.cart.show_day(open_now=True)
            self._left.setCurrentWidget(self.articles)
            self._search(self.articles.search.text().strip())
            self.articles.search.setFocus()

    def _show_no_day(self, title: str, what: str, act: str) -> None:
        self.no_day.say(title, what, act=act, icon="day")
        self.cart.show_day(open_now=False)
        self._left.setCurrentWidget(self.no_day)
        self.no_day.act.setFocus()

    def _show_waiting(self) -> None:
        self.articles.show_waiting(len(ringing.suspended_sales(self._counter.desk)))

    def _pay(self) -> None:
        if not self._rung.sale.lines or self.is_paying():
            return
        self.answered()
        self._left.setCurrentWidget(self.payment)
        self.cart.show_paying(True)
        if not self.payment.begin():
            self.show_ringing()

    def _leave_payment(self) -> None:
        if self.payment.has_tenders():
            self.say("caution", self.tr("Payments were taken. Take them back before going back to the ticket."))
            return
        self.show_ringing()

    def next_customer(self) -> None:
        """Leave the settled ticket and begin an empty one."""
        self.unsay()
        self.show_ringing()
        self.answered()
        self._counter.sale_changed.emit(ringing.current_sale(self._counter.desk, self._counter.operator))

    def _settled(self, _sale: SettledSale) -> None:
        """Leave the settled lines in the cart beside the change; the next customer clears them."""
        self.cart.show_paying(True, customers_open=False)
        self._show_waiting()

    def _customer_changed(self, attached: Attached | None) -> None:
        """Show whose sale it is; somebody attached elsewhere while a settled ticket stands here begins the next."""
        if attached is not None and self.is_paying() and self.payment.is_settled():
            self.next_customer()
        self.cart.show_customer(attached)

    def _tenders_changed(self, state: Tendered) -> None:
        self.cart.customer.show_promised(promised_points(state.sale))

    def _step_pieces(self, step: int) -> None:
        line_id = self.cart.view.current_line_id()
        if line_id is not None:
            self.questions.set_quantity(line_id, self._rung.sale.line(line_id).quantity + step)

    def _choose_line(self, line_id: str) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        rung = self._counter.attempt(self, lambda: ringing.choose_line(desk, operator, line_id))
        if rung is not None:
            self._rung = rung

    def _void_line(self) -> None:
        line_id = self.cart.view.current_line_id()
        if line_id is None:
            return
        desk, operator = self._counter.desk, self._counter.operator
        rung = self._counter.attempt(self, lambda: ringing.void_line(desk, operator, line_id))
        if rung is not None:
            self._accept(rung)
            self.articles.search.setFocus()

    def _ask_quantity(self) -> None:
        line_id = self.cart.view.current_line_id()
        if line_id is not None:
            self.questions.ask_quantity(line_id)

    def _ask_line_discount(self) -> None:
        row = self.cart.view.current_row()
        if row is not None and self._counter.may(Right.DISCOUNT):
            takes_one = self.cart.bar.discount.isEnabled()
            self.questions.ask_discount(row.line_id if takes_one else None)

    def _ask_ticket_discount(self) -> None:
        if self._rung.sale.lines and self._counter.may(Right.DISCOUNT):
            self.questions.ask_discount(None)

    def _explain(self) -> None:
        line_id = self.cart.view.current_line_id()
        if line_id is not None:
            self.questions.explain(line_id)

    def _suspend(self) -> None:
        if self._rung.sale.lines:
            self.questions.ask_note()

    def _void_sale(self) -> None:
        if self._rung.sale.lines and self._counter.may(Right.VOID_SALE):
            self.questions.ask_void_sale()

    def _drawer(self) -> None:
        if self._counter.may(Right.NO_SALE):
            self.questions.ask_drawer()

    def _return(self) -> None:
        self._counter.page_wanted.emit(RETURNS_PAGE, None)

    def _open_day_page(self) -> None:
        self._counter.page_wanted.emit(DAY_PAGE, None)

    def _read_shop(self) -> None:
        self._regime = shop.profile(self._counter.desk).tgc_regime
        self.articles.allow(discount=self._counter.may(Right.DISCOUNT), drawer=self._counter.may(Right.NO_SALE))
        self.cart.allow(
            discount=self._counter.may(Right.DISCOUNT),
            void_sale=self._counter.may(Right.VOID_SALE),
            customers=self._counter.may(Right.CUSTOMERS),
        )

    def _operator_changed(self, operator: Operator | None) -> None:
        if operator is not None and self.isVisible():
            self._read_shop()

    def _catalogue_changed(self) -> None:
        self.pictures.forget()
        if self.isVisible() and not self.is_paying():
            self._search(self.articles.search.text().strip())

    def _read_picture(self, picture_id: str) -> bytes | None:
        with self._counter.desk.store.reading() as tx:
            return tx.catalogue.picture(picture_id)

    def _connect(self) -> None:
        articles = self.articles
        articles.query_changed.connect(self._search)
        articles.code_entered.connect(self._enter_code)
        articles.item_chosen.connect(self._choose_item)
        articles.resume_wanted.connect(self.questions.list_waiting)
        articles.return_wanted.connect(self._return)
        articles.price_wanted.connect(self.questions.open_price_check)
        articles.discount_wanted.connect(self._ask_ticket_discount)
        articles.gift_card_wanted.connect(self.questions.ask_gift_card)
        articles.drawer_wanted.connect(self._drawer)
        self.cart.pay_wanted.connect(self._pay)
        self.cart.suspend_wanted.connect(self._suspend)
        self.cart.void_sale_wanted.connect(self._void_sale)
        self.cart.customer_wanted.connect(self.customer.open)
        self.cart.customer_opened.connect(self.customer.open)
        self.cart.detach_wanted.connect(self.customer.detach)
        self.cart.benefit_removal_wanted.connect(self.customer.remove_benefit)
        self.payment.back_wanted.connect(self._leave_payment)
        self.payment.next_wanted.connect(self.next_customer)
        self.payment.invoice_wanted.connect(self.invoice.ask_for)
        self.no_day.acted.connect(self._open_day_page)

    def _connect_line_acts(self) -> None:
        search, view, bar = self.articles.search, self.cart.view, self.cart.bar
        search.line_step.connect(view.step)
        search.pieces_step.connect(self._step_pieces)
        search.void_wanted.connect(self._void_line)
        view.line_chosen.connect(self._choose_line)
        view.step_wanted.connect(self._step_pieces)
        view.void_wanted.connect(self._void_line)
        bar.step_wanted.connect(self._step_pieces)
        bar.quantity_wanted.connect(self._ask_quantity)
        bar.discount_wanted.connect(self._ask_line_discount)
        bar.why_wanted.connect(self._explain)
        bar.void_wanted.connect(self._void_line)

    def _connect_counter(self) -> None:
        self._counter.sale_changed.connect(self._show)
        self._counter.sale_settled.connect(self._settled)
        self._counter.customer_changed.connect(self._customer_changed)
        self._counter.tenders_changed.connect(self._tenders_changed)
        self._counter.operator_changed.connect(self._operator_changed)
        self._counter.catalogue_changed.connect(self._catalogue_changed)
        self._counter.settings_changed.connect(self._read_shop)

    def _make_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "F2": self._focus_search,
            "F12": self._pay,
            "F3": self.questions.open_price_check,
            "F4": self._ask_line_discount,
            "Shift+F4": self._ask_ticket_discount,
            "F5": self._ask_quantity,
            "F6": self._explain,
            "F7": self._suspend,
            "F8": self.questions.list_waiting,
            "Shift+F8": self._void_sale,
            "F9": self._return,
            "F10": self._drawer,
            "F11": self.questions.ask_gift_card,
        }
        bind_keys(self, acts, when=self._is_ringing)
        bind_keys(self, {CUSTOMER_KEY: self._ask_customer}, when=self._counter.is_signed_in)

    def _ask_customer(self) -> None:
        """Ask whose sale it is; on a settled ticket, whose it was."""
        if self.is_paying() and self.payment.is_settled():
            self.payment.credit.ask()
        elif not self.payment.is_waiting():
            self.customer.open()

    def _is_ringing(self) -> bool:
        return self._left.currentWidget() is self.articles

    def _focus_search(self) -> None:
        self.articles.search.setFocus()
        self.articles.search.selectAll()

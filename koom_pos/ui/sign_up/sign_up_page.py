"""Sign-up at the counter, the cashier's side: one form, then the customer decides on her screen or on paper.

Nothing is stored before she has answered; what was typed and ticked stays here until it is cancelled, or until nobody
touched the customer's screen for ten minutes. The open sale goes on beside it and is never changed, but for whose it
is.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator
from koom_pos.domain.scan import ScanKind, parse_scan
from koom_pos.services import contact_forms, customers, loyalty, ringing
from koom_pos.services.contact_forms import EmailError, PhoneError
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.shell import SALE_PAGE, Stage
from koom_pos.ui.sign_up.acts_panel import ActsPanel
from koom_pos.ui.sign_up.customer_side import CustomerSide
from koom_pos.ui.sign_up.endings import Endings
from koom_pos.ui.sign_up.form import SignUpForm
from koom_pos.ui.sign_up.known_card import KnownCard
from koom_pos.ui.sign_up.outcome_panel import OutcomePanel
from koom_pos.ui.sign_up.progress_panel import ProgressPanel
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.sign_up.sitting import shown_to_known, shown_to_new
from koom_pos.ui.sign_up.slip_pane import SlipPane
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from koom_pos.ui.till.page_keys import bind_keys
from koom_pos.ui.widgets.labels import Text

IDLE_MS = 10 * 60_000
"""How long an unfinished sign-up may lie untouched on the customer's screen."""
GOODBYE_MS = 30_000
"""How long her own screen shows her card before it mirrors the sale again."""
_SIDE_WIDTH = 400


class Doing(StrEnum):
    """What the page is about."""

    TYPING = "typing"
    HERS = "hers"
    CORRECTING = "correcting"
    ENDED = "ended"
    SLIP = "slip"


class SignUpPage(Page):
    """One customer at a time. See the module for what is kept, and when it goes."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sign-up"))
        self._counter = counter
        self.doing = Doing.TYPING
        self.known_id = ""
        self.served_by: Operator | None = None
        self._clean = PersonalFields()
        self.heading = Text(size="total", wrap=True)
        self.form = SignUpForm()
        self.known = KnownCard()
        self.acts = ActsPanel()
        self.progress = ProgressPanel()
        self.outcome = OutcomePanel()
        self.slip = SlipPane()
        self.hers = CustomerSide()
        self.endings = Endings(counter, self)
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE_MS)
        self.goodbye = QTimer(self)
        self.goodbye.setSingleShot(True)
        self.goodbye.setInterval(GOODBYE_MS)
        self._lay_out()
        self._connect()
        self._stand()

    def take_stage(self, stage: Stage) -> None:
        """Learn where the customer can be shown something."""
        self.hers.stage = stage
        self._stand()

    def open_thing(self, thing: object) -> None:
        """Begin with a new customer (None), ask one again (her id), or copy a signed slip (its code).

        A sign-up under way is never lost by it: it comes to the front instead.
        """
        slip = isinstance(thing, str) and parse_scan(thing).kind is ScanKind.SLIP
        if self.is_busy():
            if slip or (isinstance(thing, str) and thing != self.known_id):
                self.say("caution", self.tr("A sign-up is under way. Finish it or cancel it first."))
            return
        self.clear()
        if isinstance(thing, str) and slip:
            self.endings.open_slip(thing)
        elif isinstance(thing, str):
            self._ask_again(thing)
        if self.doing is Doing.TYPING and not self.known_id:
            self.form.focus(self.form.phone)

    def is_busy(self) -> bool:
        """Tell whether something would be lost by beginning anew."""
        if self.doing is Doing.TYPING:
            return not self.known_id and not (self.form.is_blank() and not self.form.card_code())
        return self.doing in (Doing.HERS, Doing.CORRECTING)

    def handle_scan(self, text: str) -> None:
        """Take a card into the form; a card somebody has already is hers to use."""
        if self.doing not in (Doing.TYPING, Doing.CORRECTING) or self.known_id:
            self.say("caution", self.tr("This is the sign-up. The scan was not taken."))
            return
        scan = parse_scan(text)
        holder = customers.find_by_code(self._counter.desk, scan.code)
        if holder is not None:
            self.acts.show_holder(holder)
            self.say("info", self.tr("This card has its customer already. Use it, or scan a new card."))
            return
        if (
            scan.suspect
            or scan.kind not in (ScanKind.MEMBER, ScanKind.GTIN, ScanKind.OTHER)
            or self._is_article(text)
        ):
            self.say("caution", self.tr("This is no loyalty card. To ring an article, go back to the sale."))
            return
        self.unsay()
        self.form.put(self.form.card, scan.code)

    def shown(self) -> None:
        self._stand()
        if self.doing is Doing.TYPING and not self.known_id:
            self.form.focus(self.form.phone)

    def escape(self) -> bool:
        """Go back to the sale; what was typed stays."""
        if self.doing is Doing.SLIP:
            self.clear()
        self.to_the_sale()
        return True

    def keys(self) -> list[tuple[str, str]]:
        return [("F2", self.tr("Phone")), ("F7", self.acts.slip.text()), ("F12", self.acts.show_her.text())]

    def to_the_sale(self) -> None:
        """Bring the sale page to the front."""
        self._counter.page_wanted.emit(SALE_PAGE, None)

    def clear(self) -> None:
        """Forget everything typed, ticked and signed that was not stored."""
        self.idle.stop()
        self.goodbye.stop()
        self.hers.end()
        self.known_id = ""
        self._clean = PersonalFields()
        self.form.clear()
        self.acts.show_duplicates(())
        self.slip.boxes.forget()
        self.turn_to(Doing.TYPING)

    def turn_to(self, doing: Doing) -> None:
        """Change what the page is about."""
        self.doing = doing
        self._stand()

    def show_outcome(self) -> None:
        """Show how it ended; her own screen goes on thanking her for a while, or until the sale is settled."""
        self.idle.stop()
        self.goodbye.start()
        self.turn_to(Doing.ENDED)
        self.outcome.back.setFocus()

    def show_slip(self) -> None:
        """Show the slip to be copied."""
        self.turn_to(Doing.SLIP)

    def operator(self) -> Operator:
        """Give who serves her: who is signed in, else who began, where the till was locked meanwhile."""
        if self._counter.is_signed_in() or self.served_by is None:
            return self._counter.operator
        return self.served_by

    def fields(self) -> PersonalFields:
        """Give what she gave, cleaned; she may have chosen another language on her own screen since."""
        return replace(self._clean, language=self.form.language())

    def check_form(self) -> bool:
        """Clean what was typed; a fault is said beside its field. Tells whether all is right."""
        self.unsay()
        try:
            self._clean = contact_forms.clean_fields(self.form.fields())
        except PhoneError as refused:
            self.form.phone.show_fault(sentence(refused))
            self.form.focus(self.form.phone)
            return False
        except EmailError as refused:
            self.form.email.show_fault(sentence(refused))
            self.form.focus(self.form.email)
            return False
        except RefusedError as refused:
            self.say("caution", sentence(refused))
            return False
        return True

    def _is_article(self, text: str) -> bool:
        """Tell whether a code is on the shelf: cards printed elsewhere may bear the same kind of code."""
        try:
            ringing.find_item(self._counter.desk, text)
        except RefusedError:
            return False
        return True

    def _show_her(self) -> None:
        if not self.acts.show_her.isEnabled() or not (self.known_id or self.check_form()):
            return
        self.served_by = self._counter.operator
        desk, code = self._counter.desk, self.form.card_code()
        if self.doing is Doing.CORRECTING:
            self.hers.correct(shown_to_new(desk, self._clean, code))
        else:
            shown = (
                shown_to_known(desk, self.known_id, self.known.fields(), self.known.card_code())
                if self.known_id
                else shown_to_new(desk, self._clean, code)
            )
            self.hers.begin(shown, self.known.fields().language if self.known_id else self._clean.language)
        self.turn_to(Doing.HERS)
        self.idle.start()

    def _ask_again(self, customer_id: str) -> None:
        customer = self._counter.attempt(self, lambda: customers.get_customer(self._counter.desk, customer_id))
        if customer is None:
            return
        member = loyalty.member_card(self._counter.desk, customer.id)
        self.known_id = customer.id
        self.known.show_customer(
            customer.fields, member.card_codes[0] if member is not None and member.card_codes else ""
        )
        self._stand()
        self.acts.show_her.setFocus()

    def _search_duplicates(self) -> None:
        if self.doing not in (Doing.TYPING, Doing.CORRECTING) or self.known_id:
            return
        self._allow()
        try:
            fields = self.form.fields()
        except RefusedError:
            return  # half a birthday says nothing about who she is; the next act says what is wrong
        found = customers.likely_duplicates(self._counter.desk, fields) if not self.form.is_blank() else []
        self.acts.show_duplicates(found)

    def _age_chosen(self, old_enough: bool) -> None:
        if old_enough:
            self.unsay()
            self._allow()
            return
        self.clear()
        self.say(
            "info",
            self.tr(
                "Under 15: she is not signed up, and nothing was kept. She may come back with a parent’s own card."
            ),
        )

    def _correct(self) -> None:
        self.hers.back_to_shop()
        self.hers.scenes.wait_for_correction()

    def _cancel(self) -> None:
        self.clear()
        self.unsay()
        self.to_the_sale()

    def _step_changed(self, step: Step) -> None:
        if step is Step.CORRECTING and self.doing is Doing.HERS:
            self.turn_to(Doing.CORRECTING)
            self.say("info", self.tr("She wants something corrected. Ask her what, then show her again."))
        self.progress.show_step(step, turned=self.hers.turned, again=bool(self.known_id))

    def _customer_left(self) -> None:
        again, turned = bool(self.known_id), self.hers.turned
        self.idle.stop()
        self.hers.scenes.end_unsigned()
        self.say(
            "info",
            self.tr("She changes nothing. All stays as it was.")
            if again
            else self.tr("She does not sign up. Nothing was kept."),
        )
        if not turned:
            self.clear()

    def _taken_back(self) -> None:
        """The shop has its turned screen again."""
        if self.hers.scenes.step() is Step.LEFT:
            self.clear()
        else:
            self.hers.back_to_shop()
        self._stand()

    def _touched(self) -> None:
        if self.doing in (Doing.HERS, Doing.CORRECTING):
            self.idle.start()

    def _discard(self) -> None:
        """Nobody is there any more. A turned screen is not left open to whoever comes by."""
        turned = self.hers.turned
        self.clear()
        if turned and self._counter.is_signed_in():
            self._counter.lock_wanted.emit()

    def _say_goodbye(self) -> None:
        """Mirror the sale again on her own screen; a turned one is handed back by hand."""
        if self.doing is Doing.ENDED and not self.hers.turned:
            self.hers.end()

    def _follow_settings(self) -> None:
        """A customer's window that goes must not take her scenes with it."""
        if self.hers.lost_its_window():
            self.hers.end()
            if self.doing in (Doing.HERS, Doing.CORRECTING):
                self.turn_to(Doing.TYPING)
        self._stand()

    def _allow(self) -> None:
        asked = bool(self.known_id) or self.form.fifteen_or_over() is True
        self.acts.allow(shown=asked, bare=self.form.is_blank())

    def _stand(self) -> None:
        """Show what the page is about."""
        if not isValid(self.acts):
            return
        doing, again = self.doing, bool(self.known_id)
        self.heading.setText(self.tr("Ask a customer again") if again else self.tr("New customer"))
        self.heading.setVisible(doing not in (Doing.ENDED, Doing.SLIP))
        whole = {Doing.ENDED: self.outcome, Doing.SLIP: self.slip}
        self._whole.setCurrentWidget(whole.get(doing, self._two))
        self._left.setCurrentWidget(self.known if again else self.form)
        self.form.setEnabled(doing is not Doing.HERS)
        self._side.setCurrentWidget(self.progress if doing is Doing.HERS else self.acts)
        second = self.hers.has_second_screen()
        self.acts.stand(second_screen=second, again=again, correcting=doing is Doing.CORRECTING)
        self.progress.show_step(self.hers.scenes.step(), turned=self.hers.turned, again=again)
        self._allow()

    def _connect(self) -> None:
        self.form.changed.connect(self._search_duplicates)
        self.form.age_chosen.connect(self._age_chosen)
        self.acts.show_wanted.connect(self._show_her)
        self.acts.slip_wanted.connect(self.endings.print_slip)
        self.acts.bare_card_wanted.connect(self.endings.give_bare_card)
        self.acts.cancel_wanted.connect(self._cancel)
        self.acts.duplicates.chosen.connect(self.endings.use_card)
        self.progress.correct_wanted.connect(self._correct)
        self.progress.turn_wanted.connect(self.hers.turn_again)
        self.progress.cancel_wanted.connect(self._cancel)
        scenes = self.hers.scenes
        scenes.step_changed.connect(self._step_changed)
        scenes.language_chosen.connect(self.form.choose_language)
        scenes.finished.connect(self.endings.finish)
        scenes.left.connect(self._customer_left)
        scenes.taken_back.connect(self._taken_back)
        scenes.touched.connect(self._touched)
        acts: dict[str, Callable[[], object]] = {
            "F2": lambda: self.form.focus(self.form.phone),
            "F7": self.acts.slip.click,
            "F12": self.acts.show_her.click,
        }
        bind_keys(self, acts, when=lambda: self.doing in (Doing.TYPING, Doing.CORRECTING))
        self.idle.timeout.connect(self._discard)
        self.goodbye.timeout.connect(self._say_goodbye)
        self._counter.sale_settled.connect(self._say_goodbye)
        self._counter.settings_changed.connect(self._follow_settings)

    def _lay_out(self) -> None:
        self._left, self._side, self._whole = QStackedWidget(), QStackedWidget(), QStackedWidget()
        for widget in (self.form, self.known):
            self._left.addWidget(widget)
        for panel in (self.acts, self.progress):
            self._side.addWidget(panel)
        self._side.setFixedWidth(_SIDE_WIDTH)
        self._two = QWidget()
        row = QHBoxLayout(self._two)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XL)
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
        for part in (self._two, self.outcome, self.slip):
            self._whole.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.heading)
        column.addWidget(self._whole, 1)

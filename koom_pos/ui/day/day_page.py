"""The day: which state the till's day is in, and the one next act."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from koom_pos.documents.wording import signed
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import format_francs
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.till import MovementKind
from koom_pos.services import day_overview, people, period_closing, receipts, ringing, till_session
from koom_pos.services.day_overview import DayOverview, SaleLeft
from koom_pos.services.desk import Desk
from koom_pos.services.till_session import NO_SALE, VerifierIsCloserError
from koom_pos.store.till import CashMovement, Closing
from koom_pos.ui.counter import Counter
from koom_pos.ui.day.closing_view import ClosingView
from koom_pos.ui.day.closings_view import ClosingsView
from koom_pos.ui.day.count_pane import CountPane
from koom_pos.ui.day.movement_panel import MovementPanel
from koom_pos.ui.day.open_view import OpenView
from koom_pos.ui.day.opening_view import OpeningView
from koom_pos.ui.day.reading_panel import ReadingPanel
from koom_pos.ui.day.words import closing_title, day_words, difference_words, sentence_case
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.theme import SPACE_L, SPACE_XL
from koom_pos.ui.tickets.exports import default_exports, open_export, save_export
from koom_pos.ui.widgets.pin_pad import PinPad


class DayPage(Page):
    """Opening, movements, reading, closing in three steps, and the closings of before.

    Without an open day it asks for the float; once the day has its Z it shows that. A forgotten day is closed first.
    """

    def __init__(self, counter: Counter, exports: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counter = counter
        self._exports = exports or default_exports()
        self._day: DayOverview | None = None
        self._verifier: Operator | None = None
        self._panel: QWidget | None = None
        self.setAccessibleName(self.tr("Day"))
        self.opening = OpeningView()
        self.open_day = OpenView()
        self.closing = ClosingView()
        self.closings = ClosingsView()
        self.recount = CountPane()
        self.recount.show_back(self.tr("Back to the closing"))
        self._views = QStackedWidget()
        for view in (self.opening, self.open_day, self.closing, self.closings, self.recount):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.addWidget(self._views)
        self._connect()

    def view(self) -> QWidget:
        """Return the view in front."""
        shown = self._views.currentWidget()
        return shown if shown is not None else self.opening

    def shown(self) -> None:
        """Read where the day stands; a closing or a recount under way goes on where it was."""
        self._day = day_overview.overview(self.counter.desk)
        session = self._day.session
        if session is not None and self.view() is self.closing:
            self.closing.begin(session.business_date)
            self.closing_end_again()
        elif self.view() is not self.recount:
            self._show_day()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            (self.tr("Enter"), self.tr("Next note or coin, then the next act")),
            (self.tr("Up, Down"), self.tr("Another note or coin")),
            (self.tr("Tab"), self.tr("Next field or act")),
        ]

    def escape(self) -> bool:
        """Go back one step; what was counted stays."""
        if self.view() is self.closing:
            if not self.closing.back():
                self._show_day()
            return True
        if self.view() is self.recount:
            self._views.setCurrentWidget(self.closings)
            return True
        if self.view() is self.closings and not self.closings.back.isHidden():
            self._show_day()
            return True
        return False

    def closing_end_again(self) -> None:
        """List again the sales left open, when one stands at the last step."""
        if self.closing.step() == 2:
            self._show_end()

    # — the day —

    def _show_day(self) -> None:
        self._day = day_overview.overview(self.counter.desk)
        if self._day.session is not None:
            sees = self.counter.may(Right.REPORTS)
            self.open_day.show_day(self._day, sees_amounts=sees)
            self._views.setCurrentWidget(self.open_day)
            self.open_day.close_day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._day.closed_today is not None:
            self._show_closings(chosen=self._day.closed_today, after_closing=True)
        else:
            self._views.setCurrentWidget(self.opening)
            self.opening.show_day(self._day.today, day_overview.propose_float(self.counter.desk))

    def _open(self, count: dict[int, int]) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        session = self.counter.attempt(self, lambda: till_session.open_day(desk, operator, count))
        if session is None:
            return
        self.counter.day_changed.emit()
        self._show_day()
        self.counter.page_wanted.emit("till", None)

    def _ask_movement(self, kind: str) -> None:
        panel = MovementPanel(kind)
        panel.confirmed.connect(partial(self._move, panel))
        self._ask(panel.title(), panel)

    def _move(self, panel: MovementPanel, kind: str, amount_xpf: int | None, reason: str) -> None:
        movement = self.counter.attempt(self, lambda: self._record(kind, amount_xpf, reason))
        if movement is None:
            panel.let_try_again()
            return
        self.counter.attempt(self, lambda: self._print_movement(movement))
        self.counter.paper_queued.emit()
        self.answered()
        self.counter.day_changed.emit()
        self._show_day()

    def _record(self, kind: str, amount_xpf: int | None, reason: str) -> CashMovement:
        desk, operator = self.counter.desk, self.counter.operator
        if kind == NO_SALE:
            return till_session.open_drawer(desk, operator, reason=reason)
        return till_session.move_cash(desk, operator, MovementKind(kind), amount_xpf or 0, reason=reason)

    def _print_movement(self, movement: CashMovement) -> None:
        receipts.print_movement(
            self.counter.desk, self.counter.operator, movement, self.counter.profile(), kick_drawer=True
        )

    def _read_x(self) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        figures = self.counter.attempt(self, lambda: till_session.x_report(desk, operator))
        if figures is None:
            return
        if not self.counter.may(Right.REPORTS):
            figures["tenders"] = []  # with them she would know the cash before her count
        panel = ReadingPanel(receipts.x_report_text(desk, operator, figures))
        panel.print_wanted.connect(partial(self._print_x, figures))
        self._ask(self.tr("X of {0}").format(day_words(self._business_date())), panel)

    def _print_x(self, figures: dict[str, Any]) -> None:
        desk, operator, profile = self.counter.desk, self.counter.operator, self.counter.profile()
        self.counter.attempt(self, lambda: receipts.print_x_report(desk, operator, figures, profile))
        self.counter.paper_queued.emit()
        self.answered()

    # — closing —

    def _begin_closing(self) -> None:
        self._views.setCurrentWidget(self.closing)
        self.closing.begin(self._business_date())
        self.closing_end_again()

    def _review(self, count: dict[int, int]) -> None:
        result = self.counter.attempt(self, lambda: till_session.review_count(self.counter.desk, count))
        if result is not None:
            self.closing.show_result(result)

    def _show_end(self) -> None:
        self.closing.show_end(day_overview.sales_left(self.counter.desk))

    def _take_up(self, sale: SaleLeft) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        if not sale.is_active:
            rung = self.counter.attempt(self, lambda: ringing.resume_sale(desk, operator, sale.id))
            if rung is None:
                return
            self.counter.sale_changed.emit(rung)
        self.counter.page_wanted.emit("till", None)

    def _seal(self, count: dict[int, int], reason: str) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        closing = self.counter.attempt(self, lambda: till_session.close_day(desk, operator, count, reason=reason))
        if closing is None:
            self._show_end()
            return
        self.closing.forget()
        self.counter.day_changed.emit()
        self._print(closing)
        self._day = day_overview.overview(desk)
        self._show_closings(chosen=closing, after_closing=True)

    # — the closings of before —

    def _show_closings(
        self, kind: str = "day", *, chosen: Closing | None = None, after_closing: bool = False
    ) -> None:
        if after_closing and chosen is not None:
            over_short = int(chosen.figures["over_short_xpf"])
            title = self.tr("{0} is closed").format(sentence_case(day_words(date.fromisoformat(chosen.period))))
            self.closings.say_head(title, self._end_words(chosen, over_short), can_go_back=self._day_goes_on())
        else:
            self.closings.say_head(self.tr("Closings"), can_go_back=self._day_goes_on())
        self._views.setCurrentWidget(self.closings)
        self.closings.show_closings(kind, day_overview.closings(self.counter.desk, kind), chosen=chosen)
        self.closings.show_due(self._due())

    def _end_words(self, closing: Closing, over_short_xpf: int) -> str:
        return f"{closing_title(closing)} · {difference_words(over_short_xpf)}"

    def _day_goes_on(self) -> bool:
        """Tell whether there is a day to go back to: one open, or one to open."""
        return self._day is not None and (self._day.session is not None or self._day.closed_today is None)

    def _due(self) -> list[tuple[str, str]]:
        if not self.counter.may(Right.CLOSE_PERIOD):
            return []
        desk = self.counter.desk
        return [
            (kind, period)
            for kind in ("month", "year")
            for period in period_closing.periods_to_close(desk, kind)[:1]
            if not self._business_date().isoformat().startswith(period)  # a forgotten day of it is still open
        ]

    def _show_paper(self, closing: Closing) -> None:
        desk = self.counter.desk
        verified_by = day_overview.verified_by(desk, closing.id)
        self.closings.show_paper(
            closing,
            receipts.closing_text(desk, closing),
            verified_by=verified_by,
            may_verify=closing.kind == "day" and not verified_by,
        )

    def _close_period(self, kind: str, period: str) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        closing = self.counter.attempt(self, lambda: _close_period(desk, operator, kind, period))
        if closing is not None:
            self._print(closing)
            self._show_closings(kind, chosen=closing)

    def _print(self, closing: Closing) -> None:
        desk, operator, profile = self.counter.desk, self.counter.operator, self.counter.profile()
        copy = self.counter.attempt(self, lambda: receipts.print_closing(desk, operator, closing, profile))
        if copy is None:
            return
        self.counter.paper_queued.emit()
        words = self.tr("{0} is printing.") if copy == 1 else self.tr("{0} is printing: DUPLICATA {1}.")
        self.say("ok", words.format(closing_title(closing), receipts.duplicate_number(copy)))

    def _print_again(self) -> None:
        closing = self.closings.shown_closing()
        if closing is not None:
            self._print(closing)

    def _save_pdf(self) -> None:
        closing = self.closings.shown_closing()
        if closing is None:
            return
        desk, operator = self.counter.desk, self.counter.operator
        name = f"{closing.kind}-{closing.number}-{closing.period}"
        path = self.counter.attempt(
            self, lambda: save_export(self._exports, name, receipts.closing_pdf(desk, operator, closing))
        )
        if path is not None:
            open_export(path)
            self.say("ok", self.tr("Saved as {0}").format(path))

    # — a second person verifies —

    def _ask_verifier(self) -> None:
        pad = PinPad(self.tr("PIN of the person who verifies"))
        pad.entered.connect(partial(self._let_verify, pad))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pad)
        column.addStretch(1)
        self._ask(self.tr("Who verifies the count?"), holder)
        pad.setFocus()

    def _let_verify(self, pad: PinPad, pin: str) -> None:
        closing = self.closings.shown_closing()
        if closing is None:
            return
        try:
            verifier = _verifier(self.counter.desk, pin, closing)
        except RefusedError as refused:
            pad.say(sentence(refused))  # beside the PIN, where she looks
            return
        self._verifier = verifier
        self.answered()
        self.recount.title.setText(self.tr("Verify {0}").format(closing_title(closing)))
        self.recount.note.setText(
            self.tr("{0} counts what is in the drawer, without seeing the first count.").format(verifier.display_name)
        )
        self._views.setCurrentWidget(self.recount)
        self.recount.begin()
        self._show_recount(0)

    def _show_recount(self, total_xpf: int) -> None:
        self.recount.next_act.setText(self.tr("Verify {0}").format(format_francs(total_xpf)))

    def _verify(self, count: dict[int, int]) -> None:
        desk, verifier, closing = self.counter.desk, self._verifier, self.closings.shown_closing()
        if verifier is None or closing is None:
            return
        difference = self.counter.attempt(self, lambda: till_session.verify_count(desk, verifier, closing.id, count))
        self._views.setCurrentWidget(self.closings)
        self._show_paper(closing)
        if difference == 0:
            self.say("ok", self.tr("Both counts agree."))
        elif difference is not None:
            words = self.tr("The second count differs from the first by {0}; both are kept.")
            self.say("caution", words.format(signed(difference)))

    # — wiring —

    def _business_date(self) -> date:
        day = self._day or day_overview.overview(self.counter.desk)
        return day.session.business_date if day.session is not None else day.today

    def _ask(self, title: str, panel: QWidget) -> None:
        self._panel = panel  # the panel at the right shows it; this page keeps it alive
        self.ask(title, panel)

    def _follow(self) -> None:
        if self.isVisible() and self.view() is self.open_day:
            self._show_day()

    def _connect(self) -> None:
        self.opening.open_wanted.connect(self._open)
        self.opening.closings_wanted.connect(self._show_closings)
        self.open_day.movement_wanted.connect(self._ask_movement)
        self.open_day.reading_wanted.connect(self._read_x)
        self.open_day.closings_wanted.connect(self._show_closings)
        self.open_day.close_wanted.connect(self._begin_closing)
        self.closing.leave_wanted.connect(self._show_day)
        self.closing.review_wanted.connect(self._review)
        self.closing.end_wanted.connect(self._show_end)
        self.closing.seal_wanted.connect(self._seal)
        self.closing.sale_wanted.connect(self._take_up)
        self.closing.ticket_wanted.connect(lambda number: self.counter.page_wanted.emit("tickets", number))
        self.closings.back_wanted.connect(self._show_day)
        self.closings.kind_chosen.connect(self._show_closings)
        self.closings.closing_chosen.connect(self._show_paper)
        self.closings.print_wanted.connect(self._print_again)
        self.closings.pdf_wanted.connect(self._save_pdf)
        self.closings.verify_wanted.connect(self._ask_verifier)
        self.closings.period_wanted.connect(self._close_period)
        self.recount.back_wanted.connect(lambda: self._views.setCurrentWidget(self.closings))
        self.recount.changed.connect(self._show_recount)
        self.recount.counted.connect(self._verify)
        self.counter.day_changed.connect(self._follow)
        self.counter.operator_changed.connect(self._change_operator)

    def _change_operator(self, _operator: object) -> None:
        """Forget what the person before could see."""
        self._verifier = None
        self._follow()


def _close_period(desk: Desk, operator: Operator, kind: str, period: str) -> Closing:
    if kind == "year":
        return period_closing.close_year(desk, operator, int(period))
    return period_closing.close_month(desk, operator, date.fromisoformat(f"{period}-01"))


def _verifier(desk: Desk, pin: str, closing: Closing) -> Operator:
    """Give who verifies; who may not is told before she counts, not after."""
    verifier = people.sign_in(desk, pin)
    verifier.check(Right.VERIFY_COUNT)
    if verifier.id == closing.operator_id:
        raise VerifierIsCloserError
    return verifier

"""Closing the day in three steps: count, explain, close. The cash expected appears after the count, never before."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.till import LikelyCause
from koom_pos.services.day_overview import SaleLeft
from koom_pos.services.till_session import CountResult
from koom_pos.ui.day.count_pane import CountPane
from koom_pos.ui.day.words import cause_place, cause_question, day_words, difference_words
from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Figure, SectionHeader, Text, rule

COUNT, EXPLAIN, SEAL = range(3)
_WIDEST = 760


class Steps(QWidget):
    """Where one stands among the three steps: done, here, to come; said by sign and weight, not by colour alone."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._words = [Text(size="emphasis") for _ in names]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        for place, words in enumerate(self._words):
            if place:
                row.addWidget(IconLabel("chevron-right", "muted"))
            row.addWidget(words)
        row.addStretch(1)
        self.stand(0)

    def stand(self, at: int) -> None:
        """Show at which step one is."""
        for place, (name, words) in enumerate(zip(self._names, self._words, strict=True)):
            words.setText(f"✓ {name}" if place < at else f"{place + 1}. {name}")
            words.set_tone("" if place == at else "muted")
        self.setAccessibleName(self._words[at].text())


class ExplainStep(QWidget):
    """The difference, what may explain it, and the reason when one is asked.

    Signals:
        ticket_wanted: A likely cause names this ticket (int).
        recount_wanted: The drawer is to be counted again.
        explained: On to closing (reason, may be empty).
    """

    ticket_wanted = Signal(int)
    recount_wanted = Signal()
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wants_reason = False
        self.difference = Text(size="change")
        self.counted = Figure(self.tr("Counted"))
        self.expected = Figure(self.tr("Expected"))
        self.over_short = Figure(self.tr("Difference"))
        self.causes_head = SectionHeader(self.tr("What may explain it"))
        self._causes = QVBoxLayout()
        self._causes.setSpacing(SPACE_S)
        self.reason_head = SectionHeader(self.tr("Reason"))
        self.reasons = ChoiceChips(self.tr("Reason"), [(words, words) for words in self._proposed()])
        self.reason = QLineEdit()
        self.reason.setMaxLength(120)
        self.reason.setPlaceholderText(self.tr("In your own words"))
        self.reason.setAccessibleName(self.tr("Reason of the difference"))
        self.next_act = PrimaryButton(self.tr("Go on to closing"))
        self.recount = SecondaryButton(self.tr("Count again"), icon="refresh")
        self._lay_out()
        self.reasons.chosen.connect(self._take_reason)
        self.reason.textEdited.connect(self._write_reason)
        self.reason.returnPressed.connect(self._go_on)
        self.next_act.clicked.connect(self._go_on)
        self.recount.clicked.connect(self.recount_wanted)

    def show_result(self, result: CountResult) -> None:
        """Show what a finished count says."""
        over_short = result.over_short_xpf
        self._wants_reason = result.wants_reason
        self.difference.setText(difference_words(over_short))
        self.difference.set_tone("figure_positive" if over_short == 0 else "figure_danger")
        self.counted.set_amount(result.counted_xpf)
        self.expected.set_amount(result.expected_xpf)
        self.over_short.set_words(f"+{format_francs(over_short)}" if over_short > 0 else format_francs(over_short))
        self._show_causes(result.causes)
        self.reason_head.title.setText(
            self.tr("Reason") if result.wants_reason else self.tr("Reason, if you know it")
        )
        for part in (self.reason_head, self.reasons, self.reason):
            part.setVisible(over_short != 0)
        self._refresh()

    def reason_words(self) -> str:
        """Return the reason given, in one string."""
        return self.reason.text().strip() or self.reasons.current() or ""

    def forget(self) -> None:
        """Forget the reason: another closing begins."""
        self.reason.clear()
        self.reasons.choose(None)

    def cause_buttons(self) -> list[QuietButton]:
        """Return the causes that lead to a ticket, in order."""
        found = [self._causes.itemAt(at).widget() for at in range(self._causes.count())]
        return [each for each in found if isinstance(each, QuietButton)]

    def _proposed(self) -> tuple[str, ...]:
        return (
            self.tr("Mistake in giving change"),
            self.tr("Tender rung wrongly"),
            self.tr("Movement not written down"),
            self.tr("Not explained"),
        )

    def _show_causes(self, causes: tuple[LikelyCause, ...]) -> None:
        while self._causes.count():
            taken = self._causes.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.causes_head.setVisible(bool(causes))
        for cause in causes:
            self._causes.addWidget(self._cause(cause))

    def _cause(self, cause: LikelyCause) -> QWidget:
        place = cause_place(cause)
        words = cause_question(cause)
        if not place or cause.ticket_number is None:
            return Text(words, wrap=True)
        button = QuietButton(f"{words}   {place}", icon="chevron-right")
        button.setProperty("kind", "secondary")
        button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        button.setToolTip(self.tr("Open the ticket"))
        button.clicked.connect(partial(self.ticket_wanted.emit, cause.ticket_number))
        return button

    def _take_reason(self, _words: str) -> None:
        self.reason.clear()
        self._refresh()

    def _write_reason(self, _text: str) -> None:
        self.reasons.choose(None)
        self._refresh()

    def _refresh(self) -> None:
        self.next_act.setEnabled(bool(self.reason_words()) or not self._wants_reason)

    def _go_on(self) -> None:
        if self.next_act.isEnabled():
            self.explained.emit(self.reason_words())

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(SPACE_XL)
        for figure in (self.counted, self.expected, self.over_short):
            figures.addWidget(figure)
        figures.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_M)
        acts.addWidget(self.recount)
        acts.addStretch(1)
        acts.addWidget(self.next_act)
        column = _column(self)
        column.addWidget(self.difference)
        column.addLayout(figures)
        column.addWidget(rule())
        column.addWidget(self.causes_head)
        column.addLayout(self._causes)
        column.addWidget(self.reason_head)
        column.addWidget(self.reasons)
        column.addWidget(self.reason)
        column.addStretch(1)
        column.addLayout(acts)


class SealStep(QWidget):
    """What closing means, and the sales that stand in its way.

    Signals:
        sale_wanted: A sale left open is to be taken up and settled (SaleLeft).
        seal_wanted: The day is to be closed for good.
        back_wanted: Back to the explanation.
    """

    sale_wanted = Signal(object)
    seal_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meaning = Text(size="emphasis", wrap=True)
        self.summary = Text(tone="muted", wrap=True)
        self.left_head = SectionHeader("")
        self._left = QVBoxLayout()
        self._left.setSpacing(SPACE_S)
        self.seal = PrimaryButton(self.tr("Close the day and print the Z"))
        self.back = SecondaryButton(self.tr("Back"), icon="back")
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_M)
        acts.addWidget(self.back)
        acts.addStretch(1)
        acts.addWidget(self.seal)
        column = _column(self)
        for part in (self.meaning, self.summary, rule(), self.left_head):
            column.addWidget(part)
        column.addLayout(self._left)
        column.addStretch(1)
        column.addLayout(acts)
        self.seal.clicked.connect(self.seal_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_end(self, day: date, result: CountResult, reason: str, left: list[SaleLeft]) -> None:
        """Show what will be sealed, and what still keeps it from being."""
        self.meaning.setText(
            self.tr(
                "Closing {0} is final: the Z is numbered and sealed, and nothing is added to the day after it."
            ).format(day_words(day))
        )
        parts = [
            self.tr("Counted {0}").format(format_francs(result.counted_xpf)),
            difference_words(result.over_short_xpf),
        ]
        self.summary.setText(" · ".join([*parts, reason] if reason else parts))
        self._show_left(left)

    def sale_buttons(self) -> list[SecondaryButton]:
        """Return the acts that take up the sales left, in order."""
        return self.findChildren(SecondaryButton)[1:] if self._left.count() else []

    def _show_left(self, left: list[SaleLeft]) -> None:
        while self._left.count():
            taken = self._left.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for sale in left:
            self._left.addWidget(self._sale_row(sale))
        self.left_head.setVisible(bool(left))
        self.left_head.title.setText(self.tr("%n sale(s) left open", "", len(left)))
        self.left_head.set_note(self.tr("Settle or give up each of them; the count you made is kept."))
        self.seal.setEnabled(not left)

    def _sale_row(self, sale: SaleLeft) -> QWidget:
        card = QFrame()
        card.setProperty("ground", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        state = self.tr("being rung") if sale.is_active else self.tr("in waiting")
        pieces = self.tr("%n article(s)", "", abs(sale.pieces))
        words = " · ".join(part for part in (sale.note, state, pieces) if part)
        row.addWidget(Text(words), 1)
        row.addWidget(Text(format_francs(sale.gross_xpf)))
        take = SecondaryButton(self.tr("Take up"), icon="resume")
        take.setAccessibleName(self.tr("Take up the sale: {0}").format(words))
        take.clicked.connect(partial(self.sale_wanted.emit, sale))
        row.addWidget(take)
        return card


class ClosingView(QWidget):
    """The three steps. What is counted and written stays when the page is left and come back to.

    Signals:
        leave_wanted: Back to the day, without closing.
        review_wanted: The count is finished (denomination in francs → pieces).
        end_wanted: The difference is explained; what is left open is to be listed.
        seal_wanted: Close for good (denomination in francs → pieces, reason).
        ticket_wanted: A cause names this ticket (int).
        sale_wanted: A sale left open is to be taken up (SaleLeft).
    """

    leave_wanted = Signal()
    review_wanted = Signal(object)
    end_wanted = Signal()
    seal_wanted = Signal(object, str)
    ticket_wanted = Signal(int)
    sale_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._result: CountResult | None = None
        self.steps = Steps((self.tr("Count"), self.tr("Explain"), self.tr("Close")))
        self.pane = CountPane()
        self.explain = ExplainStep()
        self.seal = SealStep()
        self._pages = QStackedWidget()
        for page in (self.pane, self.explain, self.seal):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.steps)
        column.addWidget(self._pages, 1)
        self.pane.title.hide()
        self.pane.note.setText(
            self.tr("Count what is in the drawer, float included. What is expected appears afterwards.")
        )
        self.pane.show_back(self.tr("Back to the day"))
        self.pane.changed.connect(self._show_total)
        self.pane.counted.connect(self.review_wanted)
        self.pane.back_wanted.connect(self.leave_wanted)
        self.explain.recount_wanted.connect(self._recount)
        self.explain.explained.connect(lambda _reason: self.end_wanted.emit())
        self.explain.ticket_wanted.connect(self.ticket_wanted)
        self.seal.back_wanted.connect(partial(self._stand, EXPLAIN))
        self.seal.sale_wanted.connect(self.sale_wanted)
        self.seal.seal_wanted.connect(self._seal)

    def begin(self, day: date) -> None:
        """Go on with the closing of a day; a count begun for another day is dropped."""
        if self._day != day:
            self._day = day
            self._result = None
            self.explain.forget()
            self.pane.begin()
            self._stand(COUNT)
        self._show_total(self.pane.grid.total_xpf())
        if self.step() == COUNT:
            self.pane.stand()

    def forget(self) -> None:
        """Drop the count: the day is closed."""
        self._day = None

    def step(self) -> int:
        """Return the step one stands at."""
        return self._pages.currentIndex()

    def show_result(self, result: CountResult) -> None:
        """Show what the count says: on to the explanation."""
        self._result = result
        self.explain.show_result(result)
        self._stand(EXPLAIN)
        self.explain.next_act.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_end(self, left: list[SaleLeft]) -> None:
        """Show the last step, with the sales left open."""
        if self._result is not None and self._day is not None:
            self.seal.show_end(self._day, self._result, self.explain.reason_words(), left)
            self._stand(SEAL)

    def back(self) -> bool:
        """Go back one step; False at the first."""
        at = self.step()
        if at == COUNT:
            return False
        self._stand(at - 1)
        return True

    def _recount(self) -> None:
        self._stand(COUNT)
        self.pane.stand()

    def _stand(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self.steps.stand(step)

    def _show_total(self, total_xpf: int) -> None:
        self.pane.next_act.setText(self.tr("Counted {0}").format(format_francs(total_xpf)))

    def _seal(self) -> None:
        self.seal.seal.setEnabled(False)  # a second touch must not ask twice
        self.seal_wanted.emit(self.pane.grid.counts(), self.explain.reason_words())


def _column(owner: QWidget) -> QVBoxLayout:
    """Return a column of readable width at the left of its owner."""
    inner = QWidget()
    inner.setMaximumWidth(_WIDEST)
    outer = QHBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(inner, 1)
    outer.addStretch(0)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_L)
    return column

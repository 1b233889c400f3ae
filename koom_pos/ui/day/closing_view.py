"""Closing the day in three steps: count, explain, close. The cash expected appears after the count, never before."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.services.day_overview import SaleLeft
from koom_pos.services.till_session import CountResult
from koom_pos.ui.day.count_pane import CountPane
from koom_pos.ui.day.explain_step import ExplainStep
from koom_pos.ui.day.seal_step import SealStep
from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.labels import Text

COUNT, EXPLAIN, SEAL = range(3)


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

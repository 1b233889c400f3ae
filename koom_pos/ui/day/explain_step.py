"""The second step of a closing: the difference, what may explain it, and the reason when one is asked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.documents.wording import signed
from koom_pos.domain.till import LikelyCause
from koom_pos.services.till_session import CountResult
from koom_pos.ui.day.step_columns import empty_layout, step_columns, widgets_of
from koom_pos.ui.day.words import cause_place, cause_question, difference_words
from koom_pos.ui.icons import SMALL, IconLabel
from koom_pos.ui.theme import SPACE_M, SPACE_S, SPACE_XXL
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Figure, SectionHeader, Text, rule


class CauseButton(Button):
    """A likely cause as a row: the question at the left, the ticket to look at on the right."""

    def __init__(self, question: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(f"{question} {place}")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        row.setSpacing(SPACE_S)
        words = Text(question)
        words.set_strong(True)
        row.addWidget(words, 1)
        row.addWidget(Text(place, tone="muted"))
        row.addWidget(IconLabel("chevron-right", "muted", SMALL))
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


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
        self.no_cause = Text(self.tr("No ticket and no movement of this amount was found."), tone="muted", wrap=True)
        self._causes = QVBoxLayout()
        self._causes.setSpacing(SPACE_S)
        self.reason_head = SectionHeader(self.tr("Reason"))
        self.reasons = ChoiceChips(self.tr("Reason"), [(words, words) for words in self._proposed()])
        self.reason = QLineEdit()
        self.reason.setMaxLength(120)
        self.reason.setPlaceholderText(self.tr("In your own words"))
        self.reason.setAccessibleName(self.tr("Reason of the difference"))
        self.next_act = PrimaryButton(self.tr("Go on to closing"))
        self.recount = QuietButton(self.tr("Count again"), icon="refresh")
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
        self.over_short.set_words(signed(over_short))
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

    def cause_buttons(self) -> list[CauseButton]:
        """Return the causes that lead to a ticket, in order."""
        return [each for each in widgets_of(self._causes) if isinstance(each, CauseButton)]

    def _proposed(self) -> tuple[str, ...]:
        return (
            self.tr("Mistake in giving change"),
            self.tr("Tender rung wrongly"),
            self.tr("Movement not written down"),
            self.tr("Not explained"),
        )

    def _show_causes(self, causes: tuple[LikelyCause, ...]) -> None:
        empty_layout(self._causes)
        self.causes_head.setVisible(bool(causes) or self.counted.value.amount() != self.expected.value.amount())
        self.no_cause.setVisible(not causes and not self.causes_head.isHidden())
        for cause in causes:
            self._causes.addWidget(self._cause(cause))

    def _cause(self, cause: LikelyCause) -> QWidget:
        if cause.ticket_number is None:
            return Text(cause_question(cause), wrap=True)
        button = CauseButton(cause_question(cause), cause_place(cause))
        button.clicked.connect(partial(self._open_ticket, cause.ticket_number))
        return button

    def _open_ticket(self, number: int, _checked: bool = False) -> None:
        self.ticket_wanted.emit(number)

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
        figures.setSpacing(SPACE_XXL)
        for figure in (self.counted, self.expected, self.over_short):
            figures.addWidget(figure)
        figures.addStretch(1)
        column = step_columns(self, self.next_act, self.recount)
        column.addWidget(self.difference)
        column.addLayout(figures)
        column.addWidget(rule())
        column.addWidget(self.causes_head)
        column.addLayout(self._causes)
        column.addWidget(self.no_cause)
        column.addSpacing(SPACE_S)
        column.addWidget(self.reason_head)
        column.addWidget(self.reasons)
        column.addWidget(self.reason)
        column.addStretch(1)

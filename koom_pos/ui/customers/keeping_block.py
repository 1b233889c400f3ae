"""How long she is kept and why: the date of erasure, legal holds, who looked at her card."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.retention import ErasureDate, ErasureReason
from koom_pos.store.privacy import LegalHold
from koom_pos.ui.customers.column import Rows, heading, small_button, two_lines
from koom_pos.ui.customers.two_touch import TwoTouchButton
from koom_pos.ui.customers.words import day_words, hold_word
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Text


class KeepingBlock(QWidget):
    """Erasure for everybody; holds and looks only for who may see them.

    Signals:
        hold_wanted: A hold is to be placed.
        end_hold_wanted: A hold is to end, touched twice (hold id).
        looks_wanted: Who looked at the card is to be shown.
    """

    hold_wanted = Signal()
    end_hold_wanted = Signal(str)
    looks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends: dict[str, TwoTouchButton] = {}
        self.erasure = Text(wrap=True)
        self.holds_title = heading(self.tr("Legal holds"))
        self.holds = Rows(spacing=0)
        self.place = small_button(self.tr("Place a hold"), icon="lock")
        self.looks = small_button("", icon="eye", quiet=True)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=SPACE_S)
        flow.addWidget(self.place)
        flow.addWidget(self.looks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(self.tr("Erasure")))
        for widget in (self.erasure, self.holds_title, self.holds, acts):
            column.addWidget(widget)
        self.place.clicked.connect(self.hold_wanted)
        self.looks.clicked.connect(self.looks_wanted)

    def show_erasure(self, erasure: ErasureDate) -> None:
        """Say when her data go, and what the date counts from."""
        self.erasure.setText(self._erasure_words(erasure))

    def show_holds(self, holds: Sequence[LegalHold] | None) -> None:
        """Show the holds that stand; None is for who may not see them."""
        self.holds.clear()
        self._ends = {}
        standing = [hold for hold in holds or () if hold.ended_at_utc is None]
        for hold in standing:
            end = TwoTouchButton(
                self.tr("End"),
                self.tr("End it? Confirm"),
                name=self.tr("End the hold: {0}").format(hold_word(hold.code)),
            )
            end.confirmed.connect(partial(self.end_hold_wanted.emit, hold.id))
            self._ends[hold.id] = end
            note = self.tr("{reason} · review on {day}").format(reason=hold.reason, day=day_words(hold.review_on))
            self.holds.add(two_lines(hold_word(hold.code), note, end=end))
        self.holds_title.setVisible(bool(standing))
        self.holds.setVisible(bool(standing))
        self.place.setVisible(holds is not None)

    def show_looks(self, count: int | None) -> None:
        """Say how often the card was opened; None is for who may not see it."""
        self.looks.setVisible(count is not None)
        self.looks.setText(self.tr("Opened %n time(s)", "", count or 0))

    def tab_order(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [*self._ends.values(), self.place, self.looks]

    def end_button(self, hold_id: str) -> TwoTouchButton:
        """Return the button that ends a hold."""
        return self._ends[hold_id]

    def _erasure_words(self, erasure: ErasureDate) -> str:
        if erasure.due_on is None:
            return self.tr("No date of erasure: a legal hold stands.")
        because = {
            ErasureReason.TICKET: self.tr("her last ticket is of {last}"),
            ErasureReason.POINTS: self.tr("her points last moved on {last}"),
            ErasureReason.CONSENT: self.tr("she last spoke of her consents on {last}"),
            ErasureReason.PROFILE: self.tr("her card last changed on {last}"),
            ErasureReason.HELD: self.tr("a legal hold ended; last activity on {last}"),
        }[erasure.because]
        sentence = self.tr("Erasure planned on {due}, because {because}.")
        return sentence.format(
            due=day_words(erasure.due_on), because=because.format(last=day_words(erasure.last_activity_on))
        )

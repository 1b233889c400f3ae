"""The holds whose review is due: somebody looks whether each must stand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from koom_pos.domain.customer import LookReason
from koom_pos.domain.operator import Right
from koom_pos.services import holds
from koom_pos.store.privacy import LegalHold
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.column import small_button, two_lines
from koom_pos.ui.customers.words import day_words, hold_word, moment_day
from koom_pos.ui.frame.page import Page
from koom_pos.ui.privacy.grid import Grid, Head
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.widgets.empty_state import EmptyState


class HoldsSection(Section):
    """A hold is ended, or placed anew, on the customer's card; here they are found."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, self.tr("Holds to review"), savable=False)
        self.head.set_note(
            self.tr(
                "A hold keeps named data from erasure and stops offers. When its date comes, see if it must stand."
            )
        )
        self.holds = Grid(
            self.title,
            (
                Head(self.tr("Hold"), 1),
                Head(self.tr("Placed on")),
                Head(self.tr("Review was due")),
                Head(""),
            ),
        )
        self.nothing = EmptyState(
            "check",
            self.tr("No hold is due for review"),
            self.tr("Holds are placed on a customer's card. Each comes back here on its date of review."),
        )
        self.room.addWidget(self.holds)
        self.room.addWidget(self.nothing, 1)
        self.room.addStretch(0)

    def load(self) -> None:
        """Show the holds that are due, the oldest first."""
        desk, operator = self.counter.desk, self.counter.operator
        due = self.counter.attempt(self.page, lambda: holds.holds_to_review(desk, operator)) or []
        self.holds.show_rows([self._row(hold) for hold in due])
        self.holds.setVisible(bool(due))
        self.nothing.setVisible(not due)
        self.room.setStretch(self.room.count() - 1, 1 if due else 0)

    def _row(self, hold: LegalHold) -> Sequence[str | QWidget]:
        opening = small_button(self.tr("Open the card"), icon="chevron-right")
        opening.setAccessibleName(self.tr("Open the card: {0}").format(hold.reason))
        opening.setEnabled(self.counter.may(Right.CUSTOMERS))
        opening.clicked.connect(partial(self._open, hold.customer_id))
        return (
            two_lines(hold_word(hold.code), hold.reason),
            moment_day(hold.opened_at_utc),
            day_words(hold.review_on),
            opening,
        )

    def _open(self, customer_id: str) -> None:
        self.counter.page_wanted.emit("customers", (customer_id, LookReason.CONTROL))

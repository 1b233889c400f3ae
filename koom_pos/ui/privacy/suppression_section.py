"""The suppression list in figures. What stands on it is shown to nobody: it cannot be read back."""

from collections.abc import Sequence

from koom_pos.services import suppression
from koom_pos.services.suppression import SuppressedCount
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.words import moment_day, points_figure
from koom_pos.ui.frame.page import Page
from koom_pos.ui.privacy.grid import Grid, Head
from koom_pos.ui.privacy.words import channel_word, purpose_word
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text


class SuppressionSection(Section):
    """How many addresses objected, by purpose and channel."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, self.tr("Suppression list"), savable=False)
        self.head.set_note(
            self.tr("Addresses that are not to be contacted, whatever list or import brings them again.")
        )
        self.counts = Grid(
            self.title,
            (
                Head(self.tr("Not for"), 3),
                Head(self.tr("By"), 1),
                Head(self.tr("Addresses"), figures=True),
                Head(self.tr("Oldest objection"), 1, figures=True),
            ),
        )
        self.kept = Text(
            self.tr(
                "The shop keeps a keyed fingerprint of each address and nothing else: nobody can read the list back."
                " An objection counts for at least three years, and begins anew each time it is repeated."
            ),
            size="note",
            tone="muted",
            wrap=True,
        )
        self.nothing = EmptyState(
            "shield",
            self.tr("Nobody objected"),
            self.tr("A refusal or a withdrawal of offers puts the address on the list at once."),
        )
        self.room.addWidget(self.counts)
        self.room.addWidget(self.nothing, 1)
        self.room.addWidget(self.kept)
        self.room.addStretch(0)

    def load(self) -> None:
        """Count the list again."""
        desk, operator = self.counter.desk, self.counter.operator
        found = self.counter.attempt(self.page, lambda: suppression.counts(desk, operator)) or []
        self.counts.show_rows([self._row(each) for each in sorted(found, key=_place)])
        self.counts.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.room.setStretch(self.room.count() - 1, 1 if found else 0)

    def _row(self, each: SuppressedCount) -> Sequence[str]:
        purpose = purpose_word(each.purpose) if each.purpose is not None else self.tr("Anything, after an erasure")
        return (purpose, channel_word(each.channel), points_figure(each.addresses), moment_day(each.since_utc))


def _place(each: SuppressedCount) -> tuple[bool, str, str]:
    return (each.purpose is None, str(each.purpose), str(each.channel))

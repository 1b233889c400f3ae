"""The register of processors and partners, with the commitments the policy promises."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from koom_pos.services import processors
from koom_pos.services.processors import ProcessorError
from koom_pos.store.privacy import Processor
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.column import small_button, two_lines
from koom_pos.ui.customers.two_touch import TwoTouchButton
from koom_pos.ui.customers.words import day_words
from koom_pos.ui.frame.page import Page
from koom_pos.ui.privacy.grid import Grid, Head
from koom_pos.ui.privacy.processor_panel import ProcessorPanel
from koom_pos.ui.privacy.words import role_word
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import SectionHeader, Text


class ProcessorsSection(Section):
    """Entries that ended stay for the record, after the others."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, "", savable=False)
        self.setAccessibleName(self.tr("Processors and partners"))
        self.head.hide()
        self.add = SecondaryButton(self.tr("Add"), icon="plus")
        self.panel = ProcessorPanel()
        self.register = Grid(
            self.tr("Processors and partners"),
            (
                Head(self.tr("Name"), 4),
                Head(self.tr("Role")),
                Head(self.tr("Written commitment"), 3),
                Head(""),
            ),
        )
        self.nothing = EmptyState(
            "transfer",
            self.tr("Nobody is in the register"),
            self.tr(
                "Enter who receives addresses from the shop: the mailing service, the agency, a partner."
                " No list leaves for anybody else."
            ),
        )
        note = self.tr("The policy promises a written commitment of each. Without one, no list leaves.")
        self.room.addWidget(SectionHeader(self.tr("Processors and partners"), note=note, act=self.add))
        self.room.addWidget(self.register)
        self.room.addWidget(self.nothing, 1)
        self.room.addStretch(0)
        self.add.clicked.connect(self._ask_new)
        self.panel.save_wanted.connect(self.keep)

    def load(self) -> None:
        """Show the register."""
        entries = processors.processors(self.counter.desk)
        self.register.show_rows([self._row(entry) for entry in entries])
        self.register.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self.room.setStretch(self.room.count() - 1, 1 if entries else 0)

    def keep(self, entry: Processor) -> None:
        """Enter or change one; what it lacks is said beside the field."""
        counter = self.counter

        def act() -> Processor | ProcessorError:
            try:
                return processors.put_processor(counter.desk, counter.operator, entry)
            except ProcessorError as refused:
                return refused

        kept = counter.attempt(self.page, act)
        if isinstance(kept, ProcessorError):
            self.panel.show_fault(kept)
        elif kept is not None:
            self.page.answered()
            self.page.say("ok", self.tr("{0} is in the register.").format(kept.name))
            self.load()

    def ask_change(self, entry: Processor) -> None:
        """Ask what changes of an entry."""
        self.panel.stand(entry, self.counter.desk.today())
        self.page.ask(self.tr("Processor or partner"), self.panel)

    def end(self, entry: Processor) -> None:
        """Let nothing leave for somebody any more."""
        counter = self.counter
        ended = counter.attempt(self.page, lambda: processors.end_processor(counter.desk, counter.operator, entry.id))
        if ended is not None:
            self.load()

    def _ask_new(self) -> None:
        self.panel.stand(None, self.counter.desk.today())
        self.page.ask(self.tr("Processor or partner"), self.panel)

    def _row(self, entry: Processor) -> Sequence[str | QWidget]:
        if entry.commitment_on is not None:
            commitment = Text(f"{day_words(entry.commitment_on)} · {entry.commitment_ref}", wrap=True)
        else:
            commitment = Text(self.tr("None: nothing leaves"), tone="caution", wrap=True)
        role = role_word(entry.role)
        if not entry.active:
            role = self.tr("{0}, ended").format(role)
        return (two_lines(entry.name, entry.purpose), Text(role), commitment, self._acts(entry))

    def _acts(self, entry: Processor) -> QWidget:
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        if not entry.active:
            again = small_button(self.tr("Take up again"))
            again.setAccessibleName(self.tr("Take up again: {0}").format(entry.name))
            again.clicked.connect(partial(self.keep, replace(entry, active=True)))
            row.addWidget(again)
            return acts
        change = small_button(self.tr("Change"), icon="edit")
        change.setAccessibleName(self.tr("Change {0}").format(entry.name))
        change.clicked.connect(partial(self.ask_change, entry))
        end = TwoTouchButton(
            self.tr("End"), self.tr("End it? Confirm"), name=self.tr("Send nothing more to {0}").format(entry.name)
        )
        end.confirmed.connect(partial(self.end, entry))
        row.addWidget(change)
        row.addWidget(end)
        return acts

"""The lists of contacts: who may be reached for what by which way, and what left the shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from koom_pos.domain.consent import ASKED_CELLS, MARKETING, Cell, Channel, Purpose
from koom_pos.services import contact_export, people, policy, processors
from koom_pos.services.recipients import count_recipients
from koom_pos.store.privacy import ContactExport
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.column import small_button
from koom_pos.ui.customers.words import moment_day, moment_words, points_figure
from koom_pos.ui.privacy.export_panel import ExportPanel
from koom_pos.ui.privacy.grid import Grid, Head
from koom_pos.ui.privacy.words import channel_word, purpose_word
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.sectioned_page import SectionedPage
from koom_pos.ui.tasks import Task
from koom_pos.ui.widgets.buttons import Button
from koom_pos.ui.widgets.labels import SectionHeader, Text

SHOWN = 30
LISTS: tuple[Cell, ...] = tuple(cell for cell in ASKED_CELLS if cell[1] is not Channel.NONE)
"""What the form asks and a message can be sent for."""


@dataclass(frozen=True, slots=True)
class _Counted:
    numbers: Mapping[Cell, int]
    since: Mapping[Purpose, datetime]


class ContactsSection(Section):
    """There is no other way to a list than a row of this table: a purpose and a channel somebody said yes to."""

    def __init__(self, counter: Counter, page: SectionedPage) -> None:
        super().__init__(counter, page, self.tr("Contact lists"), savable=False)
        self._sections = page
        self.head.set_note(
            self.tr("A customer is in a list only if she said yes to just this, and nobody said no to her address.")
        )
        self._numbers: Mapping[Cell, int] = {}
        self._chosen: Cell = LISTS[0]
        self._buttons: dict[Cell, Button] = {}
        self.panel = ExportPanel()
        self.lists = Grid(
            self.title,
            (
                Head(self.tr("Purpose"), 3),
                Head(self.tr("By")),
                Head(self.tr("May be contacted now"), figures=True),
                Head(self.tr("Consents that count"), 3),
                Head(""),
            ),
        )
        self.past_head = SectionHeader(self.tr("Exports"))
        self.past = Grid(
            self.tr("Exports"),
            (
                Head(self.tr("When")),
                Head(self.tr("Purpose"), 3),
                Head(self.tr("To whom"), 2),
                Head(self.tr("Addresses"), figures=True),
                Head(self.tr("By whom")),
            ),
        )
        profiling = self.tr("Personalised offers choose what is said, not to whom: no list leaves for them alone.")
        self.room.addWidget(self.lists)
        self.room.addWidget(Text(profiling, size="note", tone="muted", wrap=True))
        self.room.addWidget(self.past_head)
        self.room.addWidget(self.past)
        self.room.addStretch(1)
        self.panel.file_wanted.connect(self._choose_file)
        self.panel.register_wanted.connect(self._see_register)

    def load(self) -> None:
        """Show the past exports at once, and count the lists away from the screen."""
        self._show_past()
        self._show_lists(None)
        desk, operator = self.counter.desk, self.counter.operator

        def count(_task: Task) -> _Counted:
            numbers = {cell: count_recipients(desk, operator, *cell) for cell in LISTS}
            return _Counted(numbers, policy.consents_count_since(desk))

        self.counter.tasks.run_in_store(count, success=self._show_lists, failure=self._failed, owner=self)

    def button(self, cell: Cell) -> Button:
        """Return the button that exports a list."""
        return self._buttons[cell]

    def ask_export(self, cell: Cell) -> None:
        """Ask to whom a list goes."""
        self._chosen = cell
        self.panel.stand(cell, self._numbers.get(cell, 0), processors.processors(self.counter.desk))
        self.page.ask(self.tr("Export the list"), self.panel)

    def export_to(self, path: Path, processor_id: str) -> None:
        """Write the list chosen; what is refused is said above the page."""
        counter, (purpose, channel) = self.counter, self._chosen
        written = counter.attempt(
            self.page,
            lambda: contact_export.export_recipients(
                counter.desk, counter.operator, purpose, channel, path, processor_id=processor_id or None
            ),
        )
        if written is None:
            return
        self.page.answered()
        number = self.tr("%Ln address(es)", "", written.rows)
        self.page.say(
            "ok", self.tr("{number} in {file}. The export is logged.").format(number=number, file=str(path))
        )
        self._show_past()

    def _show_lists(self, counted: _Counted | None) -> None:
        self._numbers = counted.numbers if counted else {}
        since = counted.since if counted else {}
        self._buttons = {}
        self.lists.show_rows([self._row(cell, since) for cell in LISTS])

    def _row(self, cell: Cell, since: Mapping[Purpose, datetime]) -> Sequence[str | QWidget]:
        purpose, channel = cell
        number = self._numbers.get(cell)
        if purpose not in MARKETING:
            counts = self.tr("Sent one by one, with each ticket: no list leaves")
        elif purpose in since:
            counts = self.tr("Given since {0}: a policy ended the earlier ones").format(moment_day(since[purpose]))
        else:
            counts = self.tr("All, whenever given")
        act: QWidget = Text()
        if purpose in MARKETING:
            act = self._buttons[cell] = small_button(self.tr("Export"), icon="download")
            act.setAccessibleName(self.tr("Export: {0}, {1}").format(purpose_word(purpose), channel_word(channel)))
            act.setEnabled(bool(number))
            act.clicked.connect(partial(self.ask_export, cell))
        figure = "…" if number is None else points_figure(number)
        return (purpose_word(purpose), channel_word(channel), figure, Text(counts, size="note", wrap=True), act)

    def _show_past(self) -> None:
        desk, operator = self.counter.desk, self.counter.operator
        exports = self.counter.attempt(self.page, lambda: contact_export.exports(desk, operator)) or []
        receivers = {each.id: each.name for each in processors.processors(desk)}
        names = {account.id: account.display_name for account in people.accounts(desk)}
        self.past.show_rows([self._past_row(each, receivers, names) for each in exports[:SHOWN]])
        self.past.setVisible(bool(exports))
        self.past_head.set_note(
            self.tr("%Ln list(s) left. The journal keeps each, without a name.", "", len(exports))
            if exports
            else self.tr("No list left the shop yet.")
        )

    def _past_row(
        self, export: ContactExport, receivers: Mapping[str, str], names: Mapping[str, str]
    ) -> Sequence[str | QWidget]:
        receiver = receivers.get(export.processor_id, "") if export.processor_id else self.tr("The shop")
        return (
            moment_words(export.at_utc),
            f"{purpose_word(export.purpose)} · {channel_word(export.channel)}",
            receiver,
            points_figure(export.rows),
            names.get(export.operator_id, ""),
        )

    def _choose_file(self, processor_id: str) -> None:
        purpose, channel = self._chosen
        proposed = f"{purpose}_{channel}_{self.counter.desk.today().isoformat()}.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list"), str(Path.home() / proposed), self.tr("CSV file (*.csv)")
        )
        if chosen:
            self.export_to(Path(chosen), processor_id)

    def _see_register(self) -> None:
        self._sections.open_thing("processors")

    def _failed(self, error: Exception) -> None:
        self.page.say("danger", sentence(error))

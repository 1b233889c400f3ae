"""The ticket printer of this PC, and the papers that still wait for it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from koom_pos.devices.printer_job import PrinterState
from koom_pos.domain.business_day import local_time
from koom_pos.services import print_queue, till_session
from koom_pos.settings import PrinterSettings
from koom_pos.store.paper import PrintJob
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.settings_pages.printer_fields import PrinterFields
from koom_pos.ui.settings_pages.printer_setup import print_trial
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.workstation_file import saved_on
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text


class PrinterSection(Section):
    """A printer is tried with what stands on screen, and kept when saved."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        super().__init__(counter, page, self.tr("Ticket printer"))
        self._data_dir = data_dir
        private = data_dir / "keys"
        self.printer = PrinterFields(counter.tasks, private, self._trial, may_kick=self._may_kick)
        self.retry_button = SecondaryButton(self.tr("Print now"), icon="refresh")
        self.retry_button.clicked.connect(self._retry)
        self.jobs_head = SectionHeader(self.tr("Waiting papers"), act=self.retry_button)
        self._jobs = QWidget()
        self._rows = QGridLayout(self._jobs)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(SPACE_M)
        self._rows.setVerticalSpacing(SPACE_S)
        self._rows.setColumnStretch(1, 1)
        for part in (self.printer, self.jobs_head, self._jobs):
            self.room.addWidget(part)
        self.room.addStretch(1)
        self.load()
        self.printer.changed.connect(self.mark_changed)
        counter.paper_queued.connect(self.show_jobs)

    def load(self) -> None:
        self.printer.show_settings(self.counter.settings.printer)
        self.mark_saved()

    def shown(self) -> None:
        super().shown()
        self.show_jobs()

    def save(self) -> None:
        if self.printer.check() and saved_on(
            self.page, self.counter.settings, self._data_dir, printer=self.printer.settings().model_dump()
        ):
            self.said_saved()
            self.counter.settings_changed.emit()
            self.counter.paper_queued.emit()

    def show_jobs(self) -> None:
        """List the papers not printed yet, each with what held it up and a way to give it up."""
        if not self.isVisible():
            return
        jobs = print_queue.waiting_jobs(self.counter.desk)
        empty(self._rows)
        for row, job in enumerate(jobs):
            self._add_job(row, job)
        self.retry_button.setVisible(bool(jobs))
        waiting = self.tr("%n paper(s) wait for the printer.", "", len(jobs))
        self.jobs_head.set_note(waiting if jobs else self.tr("Nothing waits: every paper was printed."))

    def _add_job(self, row: int, job: PrintJob) -> None:
        at = Text(f"{local_time(job.queued_at_utc):%d/%m %H:%M}", tone="muted")
        title = Text(job.title, wrap=True)
        tries = self._tries(job)
        give_up = QuietButton(self.tr("Do not print"), icon="close")
        give_up.setAccessibleName(self.tr("Do not print {0}").format(job.title))
        give_up.clicked.connect(partial(self._give_up, job.id))
        middle = Qt.AlignmentFlag.AlignVCenter
        self._rows.addWidget(at, row, 0, middle)
        self._rows.addWidget(title, row, 1, middle)
        self._rows.addWidget(Text(tries, size="note", tone="muted"), row, 2, middle)
        self._rows.addWidget(give_up, row, 3)

    def _tries(self, job: PrintJob) -> str:
        faults = {
            "paper": self.tr("no paper"),
            "cover": self.tr("cover open"),
            "offline": self.tr("off line"),
            "unreachable": self.tr("unreachable"),
            "timeout": self.tr("no answer"),
            "device": self.tr("fault"),
        }
        if not job.attempts:
            return self.tr("Not tried yet")
        tries = self.tr("%n attempt(s)", "", job.attempts)
        return f"{tries}, {faults[job.fault]}" if job.fault in faults else tries

    def _retry(self) -> None:
        self.counter.paper_queued.emit()
        self.page.say("info", self.tr("The printer is asked again. What is printed leaves this list."))

    def _give_up(self, job_id: str) -> None:
        counter = self.counter
        counter.attempt(self.page, lambda: print_queue.cancel_job(counter.desk, counter.operator, job_id))
        self.show_jobs()

    def _trial(self, printer: PrinterSettings) -> PrinterState:
        desk = self.counter.desk
        return print_trial(printer, self._data_dir / "keys", workstation=desk.workstation.name, clock=desk.clock)

    def _may_kick(self) -> bool:
        """Record the opening first: the drawer never opens without a trace."""
        counter = self.counter
        done = counter.attempt(
            self.page, lambda: till_session.open_drawer(counter.desk, counter.operator, reason="Essai du tiroir")
        )
        if done is not None:
            counter.day_changed.emit()
        return done is not None

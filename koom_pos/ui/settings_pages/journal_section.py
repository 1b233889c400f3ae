"""The journal on screen: read it, verify it, archive it. Nothing here can change it."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QProgressBar, QTableView, QWidget

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator
from koom_pos.services.desk import Desk
from koom_pos.services.journal_archive import write_archive
from koom_pos.services.journal_check import JournalVerdict, verify_journal
from koom_pos.services.journal_cross_check import CrossCheck, cross_check
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Choice
from koom_pos.ui.settings_pages.journal_model import MOST, WORDS, JournalModel, latest_entries
from koom_pos.ui.settings_pages.journal_panels import ArchivePanel, DayEdit, EntryPanel
from koom_pos.ui.settings_pages.journal_verdict import verdict_words
from koom_pos.ui.settings_pages.journal_words import kind_name
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.tasks import Task
from koom_pos.ui.theme import SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.notice_bar import NoticeBar
from koom_pos.ui.widgets.tables import style_table

Found = tuple[JournalVerdict, CrossCheck | None]


class JournalSection(Section):
    """The latest entries, by kind and day; the verification runs beside the till and can be stopped."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        super().__init__(counter, page, self.tr("Journal"), savable=False, wide=True)
        self._exports = data_dir / "exports"
        self._task: Task | None = None
        self._panel: QWidget | None = None
        self._archive: Path | None = None
        self.model = JournalModel(self)
        self.table = QTableView()
        self.nothing = EmptyState("archive", self.tr("No entry"), self.tr("Choose another kind or another day."))
        self.kind = Choice(
            [("", self.tr("All kinds")), *sorted(((str(k), kind_name(k)) for k in JournalKind), key=_by_words)]
        )
        self.kind.setAccessibleName(self.tr("Kind"))
        self.span = Choice([("", self.tr("All days")), ("day", self.tr("One day"))])
        self.span.setAccessibleName(self.tr("Days"))
        self.day = DayEdit(counter.desk.today())
        self.day.setAccessibleName(self.tr("Day"))
        self.count = Text(size="note", tone="muted")
        self.verify_button = SecondaryButton(self.tr("Verify the journal"), icon="shield")
        self.archive_button = SecondaryButton(self.tr("Archive"), icon="archive")
        self.cancel_button = QuietButton(self.tr("Stop"), icon="close")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.answer = NoticeBar()
        self._lay_out()
        self._listen()
        self._working(False)
        self.load()

    def load(self) -> None:
        kind = JournalKind(self.kind.key()) if self.kind.key() else None
        day = self.day.day() if self.span.key() else None
        entries = latest_entries(self.counter.desk, kind=kind, day=day)
        self.model.show_entries(entries)
        self.day.setVisible(day is not None)
        self.table.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        words = self.tr("%n entries", "", len(entries))
        self.count.setText(self.tr("The latest {0} entries").format(MOST) if len(entries) == MOST else words)

    def verify(self) -> None:
        """Verify the whole chain, then compare the books with it, on the store's thread."""
        self.answer.clear()
        self._working(True)
        self._task = self.counter.tasks.run_in_store(
            partial(_verify, self.counter.desk),
            success=self._verified,
            failure=self._failed,
            progress=self._progressed,
            cancelled=self._stopped,
            owner=self,
        )

    def archive(self, first: date, last: date) -> None:
        """Write the entries of these days to a file of the data folder."""
        name = f"journal-{self.counter.desk.workstation.number:02d}-{first:%Y%m%d}-{last:%Y%m%d}.zip"
        self.page.answered()
        self.answer.clear()
        self._working(True)
        self.bar.setRange(0, 0)
        self.cancel_button.hide()
        work = partial(_write_archive, self.counter.desk, self.counter.operator, first, last, self._exports / name)
        self.counter.tasks.run_in_store(work, success=self._archived, failure=self._failed, owner=self)

    def ask_span(self) -> None:
        """Ask which days to archive: the month so far is proposed."""
        today = self.counter.desk.today()
        panel = ArchivePanel(today.replace(day=1), today)
        panel.asked.connect(self.archive)
        self._ask(self.tr("Archive the journal"), panel)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for part in (self.kind, self.span, self.day, self.count):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self.verify_button, self.archive_button):
            row.addWidget(button)
        work = QHBoxLayout()
        work.setSpacing(SPACE_S)
        work.addWidget(self.bar, 1)
        work.addWidget(self.cancel_button)
        self.table.setModel(self.model)
        style_table(self.table, self.tr("Journal"), row_height=TOUCH_SMALL)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.room.addLayout(row)
        self.room.addLayout(work)
        self.room.addWidget(self.answer)
        self.room.addWidget(self.table, 1)
        self.room.addWidget(self.nothing, 1)

    def _listen(self) -> None:
        for choice in (self.kind, self.span):
            choice.currentIndexChanged.connect(self._filter_changed)
        self.day.dateChanged.connect(self._filter_changed)
        self.verify_button.clicked.connect(self.verify)
        self.archive_button.clicked.connect(self.ask_span)
        self.cancel_button.clicked.connect(self._cancel)
        self.table.activated.connect(self._show_entry)
        self.table.clicked.connect(self._show_entry)
        self.answer.acted.connect(self._open_exports)

    def _filter_changed(self, *_choice: object) -> None:
        self.load()

    def _show_entry(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        self._ask(self.tr("Entry {0}").format(entry.sequence), EntryPanel(entry))

    def _ask(self, title: str, panel: QWidget) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
        self._panel = panel
        self.page.ask(title, panel)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _verified(self, found: Found) -> None:
        verdict, books = found
        self._working(False)
        sound = verdict.holds and (books is None or books.holds)
        stopped = verdict.fault is None and not verdict.complete
        self.answer.say("info" if stopped else "ok" if sound else "danger", verdict_words(verdict, books))
        self.load()
        row = self.model.row_of(verdict.fault_sequence) if verdict.fault_sequence else None
        if row is not None:
            self.table.selectRow(row)

    def _stopped(self) -> None:
        self._working(False)
        self.answer.say("info", self.tr("Stopped. The journal was not looked at."))

    def _archived(self, done: tuple[JournalVerdict, Path]) -> None:
        extent, path = done
        self._archive = path
        self._working(False)
        words = self.tr("%n entries archived: {0}", "", extent.entries).format(path)
        self.answer.say("ok", words, act=self.tr("Open the folder"))
        self.load()

    def _failed(self, error: Exception) -> None:
        self._working(False)
        self.answer.say("danger", sentence(error))

    def _open_exports(self) -> None:
        if self._archive is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._archive.parent)))

    def _working(self, on: bool) -> None:
        self.bar.setVisible(on)
        self.bar.setRange(0, 0)
        self.cancel_button.setVisible(on)
        for button in (self.verify_button, self.archive_button):
            button.setEnabled(not on)


def _verify(desk: Desk, task: Task) -> Found:
    verdict = verify_journal(desk, on_progress=task.report, cancelled=task.is_cancelled)
    books = cross_check(desk, cancelled=task.is_cancelled) if verdict.holds else None
    return verdict, books


def _write_archive(
    desk: Desk, operator: Operator, first: date, last: date, path: Path, _task: Task | None = None
) -> tuple[JournalVerdict, Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_archive(desk, operator, first, last, path), path


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1].casefold()

"""The import of a supplier's file, step by step: file, columns, check, done. All of it is written, or nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.services import catalogue_import
from koom_pos.services.catalogue_import import FaultyPlanError, ImportCancelledError, ImportPlan, ImportReport
from koom_pos.services.catalogue_sheet import FIELDS, Sheet, write_csv
from koom_pos.ui.articles.check_step import CheckStep
from koom_pos.ui.articles.import_steps import ChooseStep, ColumnsStep, DoneStep, ProgressStep
from koom_pos.ui.articles.import_words import field_words
from koom_pos.ui.counter import Counter
from koom_pos.ui.refusals import sentence
from koom_pos.ui.tasks import Task
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.notice_bar import NoticeBar

T = TypeVar("T")


class ImportPage(QWidget):
    """Stands in the place of the list while a file is imported; work runs away from the screen and can be stopped.

    Signals:
        left: Back to the list.
        imported: The catalogue changed.
    """

    left = Signal()
    imported = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._path: Path | None = None
        self._sheet: Sheet | None = None
        self._plan: ImportPlan | None = None
        self._task: Task | None = None
        self._before_work: QWidget | None = None
        self.setAccessibleName(self.tr("Import articles"))
        self.back_button = IconButton("back", self.tr("Back one step"))
        self.heading = Text(self.tr("Import articles"), size="emphasis")
        self.trail = [
            Text(words) for words in (self.tr("1 File"), self.tr("2 Columns"), self.tr("3 Check"), self.tr("4 Done"))
        ]
        self.notice = NoticeBar()
        self.choose_step = ChooseStep()
        self.columns_step = ColumnsStep([(field, field_words(field)) for field in FIELDS])
        self.check_step = CheckStep()
        self.progress_step = ProgressStep()
        self.done_step = DoneStep()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._go(self.choose_step)

    def start(self) -> None:
        """Begin with the choice of a file, unless one is under way or waits to be checked."""
        if self.step() is self.done_step:
            self._go(self.choose_step)
        if self.step() is self.choose_step:
            self.choose_step.browse.setFocus()

    def step(self) -> QWidget:
        """Return the step in front."""
        return self._stack.currentWidget() or self.choose_step

    def plan(self) -> ImportPlan | None:
        """Return what the last check found."""
        return self._plan

    def back(self) -> bool:
        """Go one step back; False from the first and the last. Work under way is stopped first."""
        if self.step() is self.progress_step:
            self._cancel()
            return True
        if self.step() is self.check_step:
            self._go(self.columns_step)
            return True
        if self.step() is self.columns_step:
            self._go(self.choose_step)
            return True
        return False

    def read(self, path: Path) -> None:
        """Read a file and propose what its columns mean."""
        if not path.is_file():
            self.notice.say("caution", self.tr("There is no file {file}. Check its name.").format(file=str(path)))
            return
        self._path = path
        self.choose_step.path.setText(str(path))
        self._work(
            self.tr("Reading {file}").format(file=path.name),
            _reading(path),
            self._take_sheet,
        )

    def check(self) -> None:
        """Check every row against the catalogue; nothing is written."""
        sheet, mapping, desk = self._sheet, self.columns_step.mapping(), self._counter.desk
        if sheet is None:
            return

        def act(task: Task) -> ImportPlan:
            return catalogue_import.check_sheet(
                desk, sheet, mapping, on_progress=task.report, cancelled=task.is_cancelled
            )

        self._work(self.tr("Checking %Ln row(s)", "", len(sheet.rows)), act, self._take_plan)

    def carry_out(self) -> None:
        """Write what was checked, all of it or nothing."""
        plan, desk, operator = self._plan, self._counter.desk, self._counter.operator
        if plan is None:
            return

        def act(task: Task) -> ImportReport:
            return catalogue_import.carry_out(
                desk, operator, plan, on_progress=task.report, cancelled=task.is_cancelled
            )

        self._work(self.tr("Importing %Ln article(s)", "", plan.new + plan.changed), act, self._take_report)

    def export_faults(self, path: Path) -> bool:
        """Write the list of faults as CSV; False when the file could not be written."""
        model = self.check_step.model
        try:
            write_csv(path, model.headers(), (model.cells(row) for row in range(model.rowCount())))
        except OSError:
            words = self.tr("{file} was not written. Close it in other programs, or choose another folder.")
            self.notice.say("danger", words.format(file=path.name))
            return False
        self.notice.say("ok", self.tr("The faults are listed in {file}.").format(file=str(path)))
        return True

    def _work(self, words: str, act: Callable[[Task], T], success: Callable[[T], object]) -> None:
        """Show progress while `act` runs on the store's thread, then go on; after a failure, back where it began."""
        self._before_work = self.step()
        self.notice.clear()
        self.progress_step.begin(words)
        self._go(self.progress_step)
        self.progress_step.cancel.setFocus()
        self._task = self._counter.tasks.run_in_store(
            act,
            success=success,
            failure=self._failed,
            progress=self.progress_step.report,
            cancelled=self._stopped,
            owner=self,
        )

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _stopped(self) -> None:
        self._go(self._before_work or self.choose_step)
        self.notice.say("info", self.tr("Stopped. Nothing was imported."))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ImportCancelledError):
            self._stopped()
            return
        self._go(self._before_work or self.choose_step)
        if isinstance(error, OSError):
            words = self.tr("{file} cannot be read. Close it in other programs, or copy it to this computer.")
            self.notice.say("danger", words.format(file=self._path.name if self._path is not None else ""))
            return
        self.notice.say("caution" if isinstance(error, FaultyPlanError) else "danger", sentence(error))

    def _take_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.columns_step.show_sheet(sheet, catalogue_import.propose_mapping(sheet.headers))
        name = self._path.name if self._path is not None else ""
        self.columns_step.told.setText(
            self.tr("{file}: {rows}. Say what each column means; the proposal comes from their names.").format(
                file=name, rows=self.tr("%Ln row(s)", "", len(sheet.rows))
            )
        )
        self._weigh_mapping()
        self._go(self.columns_step)
        self.columns_step.button.setFocus()

    def _weigh_mapping(self) -> None:
        """Ask for the columns without which no row can be understood."""
        fields = set(self.columns_step.mapping().values())
        rows = len(self._sheet.rows) if self._sheet is not None else 0
        known = bool(fields & {"sku", "gtin"})
        self.columns_step.missing.setText(
            "" if known else self.tr("One column must be the article number or the barcode.")
        )
        self.columns_step.button.setEnabled(known and rows > 0)
        self.columns_step.button.setText(self.tr("Check %Ln row(s)", "", rows))

    def _take_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.check_step.show_plan(plan)
        self._go(self.check_step)
        (self.check_step.again if plan.faults else self.check_step.button).setFocus()

    def _take_report(self, report: ImportReport) -> None:
        self.done_step.sentence.setText(
            self.tr("Imported: {new} new, {changed} changed.").format(
                new=self.tr("%Ln article(s)", "", report.new), changed=self.tr("%Ln article(s)", "", report.changed)
            )
        )
        self.done_step.note.setText(
            self.tr("{prices}, {rates}. {unchanged} were as in the file already.").format(
                prices=self.tr("%Ln new price(s)", "", report.price_changes),
                rates=self.tr("%Ln new TGC rate(s)", "", report.rate_changes),
                unchanged=self.tr("%Ln article(s)", "", report.unchanged),
            )
        )
        self._plan = None
        self._go(self.done_step)
        self.done_step.leave.setFocus()
        self.imported.emit()

    def _read_again(self) -> None:
        """Read the mended file and check it by the columns as they were named."""
        path, kept = self._path, self.columns_step.mapping()
        if path is None:
            return

        def take(sheet: Sheet) -> None:
            self._sheet = sheet
            proposed = catalogue_import.propose_mapping(sheet.headers)
            self.columns_step.show_sheet(
                sheet, {header: kept.get(header, proposed.get(header, "")) for header in sheet.headers}
            )
            self._weigh_mapping()
            self._go(self.columns_step)
            if self.columns_step.button.isEnabled():
                self.check()

        self._work(self.tr("Reading {file}").format(file=path.name), _reading(path), take)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a file"), str(Path.home()), self.tr("Tables (*.csv *.xlsx *.xlsm *.txt)")
        )
        if chosen:
            self.read(Path(chosen))

    def _choose_export(self) -> None:
        stem = self._path.stem if self._path is not None else "import"
        proposed = Path.home() / self.tr("{file}_faults.csv").format(file=stem)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the faults"), str(proposed), self.tr("CSV file (*.csv)")
        )
        if chosen:
            self.export_faults(Path(chosen))

    def _back(self) -> None:
        if not self.back():
            self.left.emit()

    def _import_another(self) -> None:
        self._go(self.choose_step)
        self.choose_step.browse.setFocus()

    def _go(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        places = {self.choose_step: 0, self.columns_step: 1, self.check_step: 2, self.done_step: 3}
        for place, words in enumerate(self.trail if step in places else ()):
            words.set_strong(place == places[step])
            words.set_tone("" if place == places[step] else "muted")
        self.notice.clear()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self.back_button)
        head.addWidget(self.heading)
        head.addStretch(1)
        for words in self.trail:
            head.addWidget(words)
        for step in (self.choose_step, self.columns_step, self.check_step, self.progress_step, self.done_step):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._back)
        self.choose_step.browse_wanted.connect(self._browse)
        self.choose_step.file_given.connect(self.read)
        self.columns_step.changed.connect(self._weigh_mapping)
        self.columns_step.check_wanted.connect(self.check)
        self.check_step.import_wanted.connect(self.carry_out)
        self.check_step.again_wanted.connect(self._read_again)
        self.check_step.export_wanted.connect(self._choose_export)
        self.progress_step.cancel_wanted.connect(self._cancel)
        self.done_step.leave_wanted.connect(self.left)
        self.done_step.again_wanted.connect(self._import_another)


def _reading(path: Path) -> Callable[[Task], Sheet]:
    def act(task: Task) -> Sheet:
        sheet = catalogue_import.read_sheet(path)
        task.check()
        return sheet

    return act

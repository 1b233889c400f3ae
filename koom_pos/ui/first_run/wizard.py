"""The first run: from a bare machine to a till that may sell. One transaction at the end, or nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.devices.printer_job import PrinterState
from koom_pos.documents.recovery_sheet import RecoverySheetContent
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.identity import IdSource
from koom_pos.domain.operator import WeakPinError
from koom_pos.services.founding import found
from koom_pos.services.keys import KeyVault
from koom_pos.settings import PrinterSettings, SettingsFileError, WorkstationSettings
from koom_pos.store import Store
from koom_pos.ui.first_run.draft import Draft
from koom_pos.ui.first_run.manager_step import ManagerStep
from koom_pos.ui.first_run.recovery_step import RecoveryStep
from koom_pos.ui.first_run.step import Step
from koom_pos.ui.first_run.step_list import StepList
from koom_pos.ui.first_run.steps import ArticlesStep, LanguageStep, PrinterStep, ShopStep, WorkstationStep
from koom_pos.ui.language import Language, install_language
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.printer_fields import PrinterFields
from koom_pos.ui.settings_pages.printer_setup import print_trial
from koom_pos.ui.settings_pages.workstation_file import change_workstation
from koom_pos.ui.tasks import Tasks
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_XL, SPACE_XXL
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import rule
from koom_pos.ui.widgets.notice_bar import NoticeBar

_WIDEST = 840


class FirstRun(QWidget):
    """Covers the window before there is a till. Going back keeps what was typed; changing the language too.

    Signals:
        founded: The store is founded and the settings are written (Desk, Operator: the manager).
    """

    founded = Signal(object, object)

    def __init__(
        self,
        store: Store,
        signing_key: Ed25519PrivateKey,
        clock: Callable[[], datetime],
        new_id: IdSource,
        *,
        settings: WorkstationSettings,
        data_dir: Path,
        vault: KeyVault,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found_here = partial(found, store, signing_key, clock, new_id)
        self._clock = clock
        self._settings = settings
        self._data_dir = data_dir
        self._vault = vault
        self._tasks = Tasks(self)
        self._steps: list[Step] = []
        self.draft = Draft.of(settings)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("KOOM POS")
        self.setMinimumSize(1024, 680)
        self.list = StepList()
        self.notice = NoticeBar()
        self._stack = QStackedWidget()
        self.back_button = QuietButton("", icon="back")
        self.skip_button = SecondaryButton("")
        self.next_button = PrimaryButton("")
        self.back_button.clicked.connect(self.back)
        self.skip_button.clicked.connect(self.skip)
        self.next_button.clicked.connect(self.next)
        self._lay_out()
        self._build(0)

    def step(self) -> Step:
        """Return the step on screen."""
        return self._steps[self._stack.currentIndex()]

    def steps(self) -> Sequence[Step]:
        """Return every step, in order."""
        return tuple(self._steps)

    def next(self) -> None:
        """Go to the next step if this one is complete; after the last, found the shop."""
        self.step().read_into(self.draft)
        if not self.step().check():
            return
        self.step().read_into(self.draft)  # the check may have written a number in its digits
        if self._stack.currentIndex() == len(self._steps) - 1:
            self._finish()
        else:
            self.show_step(self._stack.currentIndex() + 1)

    def skip(self) -> None:
        """Pass over the step on screen, where that is possible."""
        if self.step().skip_words:
            self.step().read_into(self.draft)
            self.step().skip(self.draft)
            self.show_step(self._stack.currentIndex() + 1)

    def back(self) -> None:
        """Go back one step; what was typed stays."""
        if self._stack.currentIndex() > 0:
            self.step().read_into(self.draft)
            self.show_step(self._stack.currentIndex() - 1)

    def show_step(self, index: int) -> None:
        """Bring a step to the front."""
        self.step().leave()
        self._stack.setCurrentIndex(index)
        step = self.step()
        step.show_draft(self.draft)
        last = index == len(self._steps) - 1
        self.back_button.setVisible(index > 0)
        self.skip_button.setText(step.skip_words)
        self.skip_button.setVisible(bool(step.skip_words))
        self.next_button.setText(self.tr("Open the till") if last else self.tr("Continue"))
        self.notice.clear()
        self.list.mark(index)
        step.focus_first()

    def close_tasks(self) -> None:
        """Let go of the threads; closing the window does it too."""
        self._tasks.shutdown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.step().leave()
        self.close_tasks()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setContentsMargins(SPACE_XXL, SPACE_M, SPACE_XXL, SPACE_L)
        acts.setSpacing(SPACE_M)
        acts.addWidget(self.back_button)
        acts.addStretch(1)
        acts.addWidget(self.skip_button)
        acts.addWidget(self.next_button)
        inset = QVBoxLayout()
        inset.setContentsMargins(SPACE_XXL, SPACE_M, SPACE_XXL, 0)
        inset.addWidget(self.notice)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(inset)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(column, 1)

    def _build(self, index: int) -> None:
        """Make every step in the language in force, show what was said, and stand at one of them."""
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        language = LanguageStep()
        language.language_chosen.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        self._steps = [
            language,
            ShopStep(),
            WorkstationStep(),
            PrinterStep(self._printer_fields),
            ManagerStep(),
            RecoveryStep(self._sheet),
            ArticlesStep(),
        ]
        for step in self._steps:
            step.show_draft(self.draft)
            self._stack.addWidget(_in_scroll_area(step))
        self.setAccessibleName(self.tr("First run"))
        self.back_button.setText(self.tr("Back"))
        self.list.show_titles([step.title for step in self._steps])
        self.show_step(index)

    def _speak(self, code: str) -> None:
        """Change the language: every word is made anew, what was typed stays."""
        app = QCoreApplication.instance()
        self.step().read_into(self.draft)
        self.draft.language = "en" if code == "en" else "fr"
        if app is not None:
            install_language(app, Language.ENGLISH if code == "en" else Language.FRENCH)
        self._build(self._stack.currentIndex())

    def _printer_fields(self) -> PrinterFields:
        private = self._data_dir / "keys"

        def trial(printer: PrinterSettings) -> PrinterState:
            return print_trial(printer, private, workstation=self.draft.workstation_name, clock=self._clock)

        return PrinterFields(self._tasks, private, trial)

    def _sheet(self) -> RecoverySheetContent:
        return RecoverySheetContent(
            self._vault.store_key(), self.draft.profile.name, self.draft.workstation_name, self._clock()
        )

    def _finish(self) -> None:
        draft = self.draft
        self.next_button.setEnabled(False)
        try:
            change_workstation(
                self._settings,
                self._data_dir,
                language=draft.language,
                workstation_name=draft.workstation_name,
                workstation_number=draft.workstation_number,
                printer=draft.printer.model_dump(),
            )
            desk, manager = self._found_here(
                workstation_number=draft.workstation_number,
                workstation_name=draft.workstation_name,
                identity=_identity(draft),
                manager_name=draft.manager_name,
                manager_pin=draft.manager_pin,
            )
        except RefusedError as refused:
            self.show_step(self._index_of("manager" if isinstance(refused, WeakPinError) else "shop"))
            self.notice.say("caution", sentence(refused))
        except (OSError, SettingsFileError) as failure:
            words = self.tr("The settings of this till could not be written: {0}. Nothing was stored.")
            self.notice.say("danger", words.format(failure))
        else:
            draft.manager_pin = ""
            self.close_tasks()
            self.founded.emit(desk, manager)
            return
        self.next_button.setEnabled(True)

    def _index_of(self, key: str) -> int:
        return next(index for index, step in enumerate(self._steps) if step.key == key)


def _identity(draft: Draft) -> dict[str, object]:
    profile = draft.profile
    names = ("name", "legal_name", "address_lines", "ridet", "rcs", "phone", "email", "website")
    fields: dict[str, object] = {name: getattr(profile, name) for name in names}
    return {
        **fields,
        "tgc_regime": profile.tgc_regime,
        "return_policy": profile.return_policy,
        "ticket_footer": profile.ticket_footer,
        "extra": {**profile.extra, "recovery_sheet": draft.recovery or "later"},
    }


def _in_scroll_area(step: Step) -> QScrollArea:
    """Put a step in the middle of the room; a scroll bar comes only where the room is too small."""
    holder = QWidget()
    holder.setProperty("ground", "paper")
    step.setMaximumWidth(_WIDEST)
    row = QHBoxLayout(holder)
    row.setContentsMargins(SPACE_XXL, SPACE_XL, SPACE_XXL, SPACE_L)
    row.addWidget(step, 1)
    row.addStretch(0)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area

"""The short questions about a person: a new one, another PIN, a badge."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koom_pos.devices.printer_job import PrinterState
from koom_pos.documents.blocks import Document
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.trial_page import badge_document
from koom_pos.domain.operator import Role
from koom_pos.services.keys import write_private_file
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.settings_pages.new_pin import NewPin
from koom_pos.ui.tasks import Task, Tasks
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.notice_bar import NoticeBar


class NewPersonPanel(QWidget):
    """Name, role, PIN typed twice by the person herself.

    Signals:
        asked: All three are there (name, Role, PIN).
    """

    asked = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.name_field = Field(
            self.tr("First name"), self.name, hint=self.tr("As it stands on screens and tickets.")
        )
        self.role = ChoiceChips(
            self.tr("Role"), [(Role.CASHIER, self.tr("Cashier")), (Role.MANAGER, self.tr("Manager"))]
        )
        self.role.choose(Role.CASHIER)
        self.pin = NewPin()
        self.pin.chosen.connect(self._let_create)
        self.pin.forgotten.connect(self._let_create)
        self.create_button = SecondaryButton(self.tr("Add to the team"), icon="plus")
        self.create_button.setEnabled(False)
        self.create_button.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.name_field)
        column.addWidget(Field(self.tr("Role"), self.role))
        column.addWidget(self.pin)
        column.addWidget(self.create_button)
        column.addStretch(1)

    def _let_create(self, *_pin: object) -> None:
        self.create_button.setEnabled(bool(self.pin.pin()))
        if self.pin.pin():
            self.create_button.setFocus()

    def _ask(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_field.show_fault(self.tr("A person needs a name."))
            self.name.setFocus()
            return
        self.asked.emit(name, Role(self.role.current() or Role.CASHIER), self.pin.pin())


class BadgePanel(QWidget):
    """A badge just issued. Its code is known now and never again: print it, or save it to print it elsewhere.

    Args:
        name: Whose badge.
        code: What the barcode holds.
        had_one: She had another badge before.
        shop_name: Stands on the badge.
        exports: Where a PDF goes.
        tasks: Where the printer is waited for.
        print_paper: Prints on the ticket printer; None where there is none.
    """

    def __init__(
        self,
        name: str,
        code: str,
        *,
        had_one: bool,
        shop_name: str,
        exports: Path,
        tasks: Tasks,
        print_paper: Callable[[Document], PrinterState] | None,
    ) -> None:
        super().__init__()
        self._paper = badge_document(shop_name, name, code)
        self._exports = exports
        self._tasks = tasks
        self._print_paper = print_paper
        self._code = code
        words = Text(self.tr("The old badge of {0} no longer opens the till.").format(name), wrap=True)
        words.setVisible(had_one)
        hint = Text(
            self.tr("The code of this badge is kept nowhere: print it now, or save it to print it elsewhere."),
            tone="muted",
            wrap=True,
        )
        self.code = Text(code, size="emphasis")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.print_button = SecondaryButton(self.tr("Print on the ticket printer"), icon="print")
        self.print_button.setEnabled(print_paper is not None)
        self.print_button.clicked.connect(self._print)
        self.save_button = SecondaryButton(self.tr("Save as PDF"), icon="download")
        self.save_button.clicked.connect(self._save)
        self.answer = NoticeBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for part in (words, self.code, hint, self.print_button, self.save_button, self.answer):
            column.addWidget(part)
        column.addStretch(1)

    def _print(self) -> None:
        if self._print_paper is None:
            return
        self.print_button.setEnabled(False)
        self.answer.say("info", self.tr("Waiting for the printer."))
        self._tasks.run_on_network(
            partial(_print, self._print_paper, self._paper), success=self._printed, failure=self._failed, owner=self
        )

    def _printed(self, _state: PrinterState) -> None:
        self.print_button.setEnabled(True)
        self.answer.say("ok", self.tr("The badge is printed. Scan it once to try it."))

    def _failed(self, error: Exception) -> None:
        self.print_button.setEnabled(True)
        self.answer.say("danger", sentence(error))

    def _save(self) -> None:
        path = self._exports / f"badge-{self._code}.pdf"
        try:
            self._exports.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            write_private_file(path, to_pdf(self._paper))
        except OSError as failure:
            self.answer.say("danger", self.tr("The badge could not be saved: {0}").format(failure.strerror))
            return
        self.answer.say("ok", self.tr("Saved: {0}. Print it, then delete the file.").format(path))


def _print(print_paper: Callable[[Document], PrinterState], paper: Document, _task: Task) -> PrinterState:
    return print_paper(paper)

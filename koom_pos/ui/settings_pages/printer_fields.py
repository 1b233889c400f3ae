"""Choosing the ticket printer and proving it: how it is reached, its paper, the test page, the drawer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.devices.printer_job import PrinterState
from koom_pos.devices.serial_ports import serial_ports, windows_printers
from koom_pos.documents.profile import PROFILES
from koom_pos.settings import PrinterSettings
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Choice, Field, FieldGrid, Whole
from koom_pos.ui.settings_pages.printer_setup import kick, model_of
from koom_pos.ui.tasks import Task, Tasks
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader
from koom_pos.ui.widgets.notice_bar import NoticeBar

Trial = Callable[[PrinterSettings], PrinterState]
_OWN_MODEL = "own"


class PrinterFields(QWidget):
    """The settings of a printer as they stand on screen, saved or not.

    Args:
        tasks: Where the device is waited for.
        private_dir: Where the encoder keeps its table.
        print_trial: Prints the test page with the settings it is given.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self, tasks: Tasks, private_dir: Path, print_trial: Trial, *, may_kick: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._private_dir = private_dir
        self._print_trial = print_trial
        self._may_kick = may_kick
        self._showing = False
        self.kind = Choice(self._kinds())
        self.address = QLineEdit()
        self.found = Choice()
        self.port = Whole(1, 65_535)
        self.model = Choice(self._models())
        self.columns = Whole(24, 64)
        self.dots = Whole(200, 1024, suffix=self.tr(" dots"))
        self.dots.setSingleStep(8)
        self.code_page = Choice([(page, page.upper()) for page in ("cp1252", "cp858", "cp437", "cp850")])
        self.address_field = Field(self.tr("Address"), self.address)
        self.found_field = Field(self.tr("Found on this computer"), self.found)
        self.port_field = Field(self.tr("Port"), self.port, hint=self.tr("Nearly always 9100."))
        self.own = FieldGrid()
        self.answer = NoticeBar()
        self.test_button = SecondaryButton(self.tr("Print a test page"), icon="print")
        self.drawer_button = QuietButton(self.tr("Open the drawer"), icon="drawer")
        self.refresh_button = QuietButton(self.tr("Search again"), icon="refresh")
        self._lay_out()
        self._listen()
        self.show_settings(PrinterSettings())

    def show_settings(self, printer: PrinterSettings) -> None:
        """Show these settings."""
        self._showing = True
        self.kind.choose(printer.kind)
        self.address.setText(printer.address)
        self.port.setValue(printer.port)
        self.model.choose(model_of(printer) or _OWN_MODEL)
        self.columns.setValue(printer.columns)
        self.dots.setValue(printer.dots)
        self.code_page.choose(printer.code_page.lower())
        self._arrange()
        self._showing = False

    def settings(self) -> PrinterSettings:
        """Return the settings on screen; `check` tells whether they can be used."""
        return PrinterSettings.model_validate(
            {
                "kind": self.kind.key(),
                "address": self.address.text().strip(),
                "port": self.port.value(),
                "columns": self.columns.value(),
                "dots": self.dots.value() // 8 * 8,
                "code_page": self.code_page.key(),
            }
        )

    def check(self) -> bool:
        """Say beside the fields what is missing; True when nothing is."""
        needs = self.kind.key() in ("network", "usb", "serial", "file")
        empty = needs and not self.address.text().strip()
        usb = self.kind.key() == "usb" and not empty and ":" not in self.address.text()
        words = self.tr("Say where the printer is.") if empty else ""
        if usb:
            words = self.tr("A USB printer is named vendor:product, such as 04b8:0e15.")
        self.address_field.show_fault(words)
        if words:
            self.address.setFocus()
        return not words

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("none", self.tr("No printer")),
            ("network", self.tr("Network (Ethernet, Wi-Fi)")),
            ("usb", self.tr("USB")),
            ("serial", self.tr("Serial port")),
            ("windows", self.tr("Printer of Windows")),
            ("file", self.tr("File or device file")),
            ("screen", self.tr("On screen only (trial)")),
        ]

    def _models(self) -> list[tuple[str, str]]:
        words = {
            "epson-80mm": self.tr("Epson and compatible, 80 mm, 48 characters"),
            "epson-80mm-42": self.tr("Epson and compatible, 80 mm, 42 characters"),
            "generic-80mm-cp858": self.tr("Other make, 80 mm (code page 858)"),
            "generic-58mm": self.tr("Other make, 58 mm (code page 437)"),
        }
        return [*((name, words.get(name, name)) for name in PROFILES), (_OWN_MODEL, self.tr("My own measures"))]

    def _lay_out(self) -> None:
        reach = FieldGrid()
        reach.add(Field(self.tr("Connection"), self.kind))
        reach.add(self.port_field)
        reach.add(self.address_field)
        reach.add(self.found_field)
        self.model_field = Field(self.tr("Model"), self.model)
        self.own.add(Field(self.tr("Characters in a line"), self.columns))
        self.own.add(Field(self.tr("Width of the print"), self.dots))
        self.own.add(Field(self.tr("Code page"), self.code_page))
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_S)
        for button in (self.test_button, self.drawer_button, self.refresh_button):
            acts.addWidget(button)
        acts.addStretch(1)
        self._paper = SectionHeader(self.tr("Paper and letters"))
        self._trial = SectionHeader(
            self.tr("Trial"),
            note=self.tr("The page must read: Nouméa, reçu, œ, F. If it does not, choose another model."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for part in (reach, self._paper, self.model_field, self.own, self._trial):
            column.addWidget(part)
        column.addLayout(acts)
        column.addWidget(self.answer)

    def _listen(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.model.currentIndexChanged.connect(self._model_chosen)
        self.found.activated.connect(self._found_chosen)
        self.address.textEdited.connect(self._say_changed)
        for number in (self.port, self.columns, self.dots):
            number.valueChanged.connect(self._say_changed)
        self.code_page.currentIndexChanged.connect(self._say_changed)
        self.test_button.clicked.connect(self._test)
        self.drawer_button.clicked.connect(self._kick)
        self.refresh_button.clicked.connect(self._search)

    def _say_changed(self, *_typed: object) -> None:
        if not self._showing:
            self.changed.emit()

    def _kind_chosen(self) -> None:
        self.address_field.clear_fault()
        self._arrange()
        self._say_changed()

    def _model_chosen(self) -> None:
        known = PROFILES.get(self.model.key())
        if known is not None and not self._showing:
            self.columns.setValue(known.columns)
            self.dots.setValue(known.dots)
            self.code_page.choose(known.code_page)
        self.own.setVisible(known is None)
        self._say_changed()

    def _found_chosen(self) -> None:
        if self.found.key():
            self.address.setText(self.found.key())
            self.address_field.clear_fault()
            self._say_changed()

    def _arrange(self) -> None:
        """Show the fields of this kind of printer, and what is plugged in."""
        kind = self.kind.key()
        there = kind != "none"
        names = {
            "network": (self.tr("Address"), self.tr("Name or number on the network: 192.168.1.60")),
            "usb": (self.tr("Maker and product"), self.tr("In hexadecimal: 04b8:0e15")),
            "serial": (self.tr("Port"), self.tr("COM3, /dev/ttyUSB0")),
            "windows": (self.tr("Name in Windows"), self.tr("Empty: the default printer of Windows")),
            "file": (self.tr("File"), self.tr("A device file such as /dev/usb/lp0 too")),
            "screen": (self.tr("Folder"), self.tr("Empty: jobs are kept in memory only")),
        }
        name, hint = names.get(kind, ("", ""))
        self.address_field.rename(name)
        self.address_field.set_hint(hint)
        self.address_field.setVisible(there)
        self.port_field.setVisible(kind == "network")
        self.refresh_button.setVisible(kind in ("serial", "windows"))
        self.own.setVisible(there and self.model.key() == _OWN_MODEL)
        for part in (self._paper, self.model_field, self._trial, self.test_button, self.drawer_button):
            part.setVisible(there)
        self.answer.clear()
        self._search()

    def _search(self) -> None:
        kind = self.kind.key()
        found: list[tuple[str, str]] = []
        if kind == "serial":
            found = [(port.device, f"{port.device} – {port.description}") for port in serial_ports()]
        elif kind == "windows":
            found = [(name, name) for name in windows_printers()]
        nothing = [("", self.tr("Nothing found"))]
        self.found.set_choices([("", self.tr("Choose")), *found] if found else nothing)
        self.found.setEnabled(bool(found))
        self.found.choose(self.address.text())
        self.found_field.setVisible(kind in ("serial", "windows"))

    def _test(self) -> None:
        if self.check():
            self._work(partial(self._print_trial, self.settings()), self.tr("The test page is printed. Read it."))

    def _kick(self) -> None:
        if self.check() and self._may_kick():
            self._work(partial(kick, self.settings(), self._private_dir), self.tr("The drawer was told to open."))

    def _work(self, op: Callable[[], PrinterState], done: str) -> None:
        def work(_task: Task) -> PrinterState:
            return op()

        for button in (self.test_button, self.drawer_button):
            button.setEnabled(False)
        self.answer.say("info", self.tr("Waiting for the printer."))
        self._tasks.run_on_network(work, success=partial(self._answered, done), failure=self._failed, owner=self)

    def _answered(self, done: str, state: PrinterState) -> None:
        self._let_again()
        if state is PrinterState.PAPER_NEAR_END:
            self.answer.say("caution", done + " " + self.tr("The roll is nearly at its end."))
        else:
            self.answer.say("ok", done)

    def _failed(self, error: Exception) -> None:
        self._let_again()
        if isinstance(error, ValueError):
            self.address_field.show_fault(self.tr("This address names no printer of this kind."))
            self.answer.clear()
            return
        self.answer.say("danger", sentence(error))

    def _let_again(self) -> None:
        for button in (self.test_button, self.drawer_button):
            button.setEnabled(True)

"""What the customer sees: nothing, a two-line display on a serial port, or a second window."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from koom_pos.devices.customer_display import SerialDisplay
from koom_pos.devices.serial_ports import serial_ports
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Choice, Field, FieldGrid
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.workstation_file import saved_on
from koom_pos.ui.tasks import Task
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.notice_bar import NoticeBar


class DisplaySection(Section):
    """Chosen and tried here; the sale never waits for it."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        super().__init__(
            counter,
            page,
            self.tr("Customer display"),
            self.tr("What the customer sees of the sale: the last line and the total."),
        )
        self._data_dir = data_dir
        self.kind = ChoiceChips(
            self.tr("Customer display"),
            [
                ("none", self.tr("None")),
                ("serial", self.tr("Two lines, serial port")),
                ("window", self.tr("Second screen")),
            ],
        )
        self.port = QLineEdit()
        self.found = Choice()
        self.port_field = Field(self.tr("Port"), self.port, hint=self.tr("COM3, /dev/ttyUSB0"))
        self.found_field = Field(self.tr("Found on this computer"), self.found)
        self.try_button = SecondaryButton(self.tr("Show a greeting"), icon="eye")
        self.refresh_button = QuietButton(self.tr("Search again"), icon="refresh")
        self.answer = NoticeBar()
        grid = FieldGrid()
        grid.add(Field(self.tr("Kind"), self.kind), wide=True)
        grid.add(self.port_field)
        grid.add(self.found_field)
        acts = QHBoxLayout()
        acts.addWidget(self.try_button)
        acts.addWidget(self.refresh_button)
        acts.addStretch(1)
        self.room.addWidget(grid)
        self.room.addLayout(acts)
        self.room.addWidget(self.answer)
        self.room.addStretch(1)
        self.load()
        self.kind.chosen.connect(self._arrange)
        self.kind.chosen.connect(self.mark_changed)
        self.port.textEdited.connect(self.mark_changed)
        self.found.activated.connect(self._take_found)
        self.try_button.clicked.connect(self._try)
        self.refresh_button.clicked.connect(self._search)

    def load(self) -> None:
        display = self.counter.settings.customer_display
        self.kind.choose(display.kind)
        self.port.setText(display.port)
        self._arrange()
        self.mark_saved()

    def save(self) -> None:
        if self._check() and saved_on(
            self.page,
            self.counter.settings,
            self._data_dir,
            customer_display={"kind": self.kind.current() or "none", "port": self.port.text().strip()},
        ):
            self.said_saved()
            self.counter.settings_changed.emit()

    def _arrange(self, *_chosen: object) -> None:
        serial = self.kind.current() == "serial"
        for part in (self.port_field, self.found_field, self.try_button, self.refresh_button):
            part.setVisible(serial)
        self.answer.clear()
        if serial:
            self._search()

    def _search(self) -> None:
        ports = [(port.device, f"{port.device} – {port.description}") for port in serial_ports()]
        nothing = [("", self.tr("Nothing found"))]
        self.found.set_choices([("", self.tr("Choose")), *ports] if ports else nothing)
        self.found.setEnabled(bool(ports))

    def _take_found(self) -> None:
        if self.found.key():
            self.port.setText(self.found.key())
            self.mark_changed()

    def _check(self) -> bool:
        missing = self.kind.current() == "serial" and not self.port.text().strip()
        self.port_field.show_fault(self.tr("Say which port the display is on.") if missing else "")
        return not missing

    def _try(self) -> None:
        if not self._check():
            return
        self.try_button.setEnabled(False)
        self.counter.tasks.run_on_network(
            partial(_greet, self.port.text().strip()), success=self._shown, failure=self._failed, owner=self
        )

    def _shown(self, _done: None) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("ok", self.tr("The display should read: Bonjour, Nouméa."))

    def _failed(self, error: Exception) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("danger", sentence(error))


def _greet(port: str, _task: Task) -> None:
    display = SerialDisplay(port)
    try:
        display.show("Bonjour", "Nouméa")
    finally:
        display.close()

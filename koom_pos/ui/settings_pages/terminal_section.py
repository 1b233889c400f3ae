"""The card terminal: the cashier says what it showed, or the till asks it over the network."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from koom_pos.devices.terminal_reach import reach
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.workstation_file import saved_on
from koom_pos.ui.tasks import Task
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.notice_bar import NoticeBar


class TerminalSection(Section):
    """The connection test connects and hangs up: nothing is sent, so no card can be charged."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        super().__init__(counter, page, self.tr("Card terminal"))
        self._data_dir = data_dir
        self.mode = ChoiceChips(
            self.tr("Card terminal"),
            [("manual", self.tr("By hand")), ("caisse_ap", self.tr("Caisse-AP over the network"))],
        )
        self.mode_field = Field(self.tr("How the amount reaches it"), self.mode)
        self.host = QLineEdit()
        self.host_field = Field(
            self.tr("Address"), self.host, hint=self.tr("Name or number on the network: 192.168.1.70")
        )
        self.port = Whole(1, 65_535)
        self.timeout = Whole(5, 600, suffix=self.tr(" s"))
        self.network = FieldGrid()
        self.network.add(self.host_field)
        self.network.add(Field(self.tr("Port"), self.port, hint=self.tr("Nearly always 8888.")))
        hint = self.tr("After this the answer is unknown, and the cashier reads the terminal.")
        self.network.add(Field(self.tr("Wait for the customer at most"), self.timeout, hint=hint))
        self.try_button = SecondaryButton(self.tr("Test the connection"), icon="refresh")
        self.answer = NoticeBar()
        acts = QHBoxLayout()
        acts.addWidget(self.try_button)
        acts.addStretch(1)
        self.room.addWidget(self.mode_field)
        self.room.addWidget(self.network)
        self.room.addLayout(acts)
        self.room.addWidget(self.answer)
        self.room.addStretch(1)
        self.load()
        self.mode.chosen.connect(self._arrange)
        self.mode.chosen.connect(self.mark_changed)
        self.host.textEdited.connect(self.mark_changed)
        self.port.valueChanged.connect(self.mark_changed)
        self.timeout.valueChanged.connect(self.mark_changed)
        self.try_button.clicked.connect(self._try)

    def load(self) -> None:
        terminal = self.counter.settings.terminal
        self.mode.choose(terminal.mode)
        self.host.setText(terminal.host)
        self.port.setValue(terminal.port)
        self.timeout.setValue(terminal.timeout_s)
        self._arrange()
        self.mark_saved()

    def save(self) -> None:
        if self._check() and saved_on(
            self.page,
            self.counter.settings,
            self._data_dir,
            terminal={
                "mode": self.mode.current() or "manual",
                "host": self.host.text().strip(),
                "port": self.port.value(),
                "timeout_s": self.timeout.value(),
            },
        ):
            self.said_saved()
            self.counter.settings_changed.emit()

    def _arrange(self, *_chosen: object) -> None:
        asked = self.mode.current() == "caisse_ap"
        self.network.setVisible(asked)
        self.try_button.setVisible(asked)
        self.answer.clear()
        if asked:
            words = self.tr("The till sends the amount once and reads the answer. It never sends it twice by itself.")
        else:
            words = self.tr("The cashier types the amount on the terminal, then says whether it was paid or refused.")
        self.mode_field.set_hint(words)

    def _check(self) -> bool:
        missing = self.mode.current() == "caisse_ap" and not self.host.text().strip()
        self.host_field.show_fault(self.tr("Say where the terminal is.") if missing else "")
        return not missing

    def _try(self) -> None:
        if not self._check():
            return
        self.try_button.setEnabled(False)
        self.answer.say("info", self.tr("Waiting for the terminal."))
        self.counter.tasks.run_on_network(
            partial(_reach, self.host.text().strip(), self.port.value()),
            success=self._reached,
            failure=self._failed,
            owner=self,
        )

    def _reached(self, _done: None) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("ok", self.tr("Something answers there. Nothing was sent and nothing was charged."))

    def _failed(self, error: Exception) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("danger", sentence(error))


def _reach(host: str, port: int, _task: Task) -> None:
    reach(host, port)

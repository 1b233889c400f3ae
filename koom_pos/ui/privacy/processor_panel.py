"""The question about a processor or partner: who, what for, and the written commitment."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from koom_pos.services.processors import PARTNER, PROCESSOR, ProcessorError
from koom_pos.store.privacy import Processor
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.theme import SPACE_L, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text

_NEW = Processor("", "", PROCESSOR, "", None, "", active=True)


class ProcessorPanel(QWidget):
    """An entry may stand without a commitment; nothing leaves for it then.

    Signals:
        save_wanted: The entry is to be kept (Processor; an empty id is a new one).
    """

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = _NEW
        self.name, self.purpose, self.reference = QLineEdit(), QLineEdit(), QLineEdit()
        for line in (self.name, self.purpose, self.reference):
            line.setMaxLength(120)
        self.roles = ChoiceChips(self.tr("Role"), [(PROCESSOR, self.tr("Processor")), (PARTNER, self.tr("Partner"))])
        self.committed = QCheckBox(self.tr("The commitment is here, in writing"))
        self.committed.setMinimumHeight(TOUCH_SMALL)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.fields = {
            "name": Field(self.tr("Name"), self.name),
            "role": Field(self.tr("Role"), self.roles),
            "purpose": Field(self.tr("What for"), self.purpose, hint=self.tr("For instance: sends the newsletter.")),
            "commitment_on": Field(self.tr("Date of the commitment"), self.day),
            "commitment_ref": Field(
                self.tr("Reference"), self.reference, hint=self.tr("Contract or letter, as it is filed.")
            ),
        }
        self.without = Text(
            self.tr("Without a written commitment no list leaves for this entry."), tone="muted", wrap=True
        )
        self.button = PrimaryButton(self.tr("Save"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        fields = self.fields
        parts: tuple[QWidget, ...] = (
            fields["name"],
            fields["role"],
            fields["purpose"],
            self.committed,
            self.without,
            fields["commitment_on"],
            fields["commitment_ref"],
            self.button,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.roles.chosen.connect(self._explain)
        self.committed.toggled.connect(self._arrange)
        self.button.clicked.connect(self._want)
        for line in (self.name, self.purpose, self.reference):
            line.returnPressed.connect(self._want)

    def stand(self, entry: Processor | None, today: date) -> None:
        """Show an entry to change, or none for a new one."""
        shown = self._before = entry or _NEW
        self.name.setText(shown.name)
        self.purpose.setText(shown.purpose)
        self.reference.setText(shown.commitment_ref)
        self.roles.choose(shown.role)
        day = shown.commitment_on or today
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.committed.setChecked(shown.commitment_on is not None)
        self._explain(shown.role)
        self._arrange()
        for field in self.fields.values():
            field.show_fault("")

    def entry(self) -> Processor:
        """Return the entry as it stands on screen."""
        day, committed = self.day.date(), self.committed.isChecked()
        return replace(
            self._before,
            name=self.name.text().strip(),
            role=self.roles.current() or PROCESSOR,
            purpose=self.purpose.text().strip(),
            commitment_on=date(day.year(), day.month(), day.day()) if committed else None,
            commitment_ref=self.reference.text().strip() if committed else "",
        )

    def show_fault(self, error: ProcessorError) -> None:
        """Say beside the field what the register lacks."""
        words = {
            "name": self.tr("Who is it?"),
            "role": self.tr("Choose a role."),
            "purpose": self.tr("Say what the addresses are given for."),
            "commitment_on": self.tr("A commitment of tomorrow is none yet."),
            "commitment_ref": self.tr("Say where the commitment is found."),
        }
        self.fields[error.field].show_fault(words[error.field])
        self.fields[error.field].editor.setFocus()

    def _explain(self, role: str) -> None:
        hints = {
            PROCESSOR: self.tr("Works for the shop: it sends our messages and does nothing else with the addresses."),
            PARTNER: self.tr("Receives addresses for itself, and only of who accepted partners’ offers."),
        }
        self.fields["role"].set_hint(hints.get(role, ""))

    def _arrange(self, _ticked: bool = False) -> None:
        committed = self.committed.isChecked()
        self.without.setVisible(not committed)
        self.fields["commitment_on"].setVisible(committed)
        self.fields["commitment_ref"].setVisible(committed)

    def _want(self) -> None:
        self.save_wanted.emit(self.entry())

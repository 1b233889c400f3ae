"""The first person of the shop: her name and the PIN she alone chooses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from koom_pos.ui.first_run.draft import Draft
from koom_pos.ui.first_run.step import Step
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.settings_pages.new_pin import NewPin
from koom_pos.ui.theme import SPACE_XXL


class ManagerStep(Step):
    """Cannot be passed over: without a manager nobody may change anything."""

    key = "manager"

    def __init__(self) -> None:
        super().__init__(
            self.tr("The manager"),
            self.tr("She may do everything: prices, people, settings, closings. Colleagues are added in Settings."),
        )
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.name_field = Field(
            self.tr("Name of the manager"), self.name, hint=self.tr("As it stands on screens and tickets.")
        )
        self.pin = NewPin()
        row = QHBoxLayout()
        row.setSpacing(SPACE_XXL)
        row.addWidget(self.name_field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.pin, 1, Qt.AlignmentFlag.AlignTop)
        self.room.addLayout(row)
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        self.name.setText(draft.manager_name)
        self.pin.set_pin(draft.manager_pin)

    def read_into(self, draft: Draft) -> None:
        draft.manager_name = self.name.text().strip()
        draft.manager_pin = self.pin.pin()

    def check(self) -> bool:
        empty = not self.name.text().strip()
        self.name_field.show_fault(self.tr("The manager needs a name.") if empty else "")
        if empty:
            self.name.setFocus()
        elif not self.pin.pin():
            self.pin.pad.say(self.tr("Choose a PIN and type it twice."))
            self.pin.pad.setFocus()
        return not empty and bool(self.pin.pin())

    def focus_first(self) -> None:
        if self.name.text():
            self.pin.pad.setFocus()
        else:
            self.name.setFocus()

"""The recovery key: printed and put away, or put off in so many words."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from koom_pos.documents.recovery_sheet import RecoverySheetContent
from koom_pos.ui.first_run.draft import Draft
from koom_pos.ui.first_run.step import Step
from koom_pos.ui.settings_pages.recovery_panel import RecoveryPanel
from koom_pos.ui.widgets.labels import Text


class RecoveryStep(Step):
    """Going on takes a tick; putting it off is said on the button, and Settings will remind of it."""

    key = "recovery"

    def __init__(self, sheet: Callable[[], RecoverySheetContent]) -> None:
        super().__init__(
            self.tr("Recovery key"),
            self.tr(
                "The shop's data are encrypted on this computer. If it breaks, only this key opens a backup. "
                "Print it once and lock it away, far from the till."
            ),
            skip_words=self.tr("Later: I take the risk"),
        )
        self.panel = RecoveryPanel(sheet)
        self.put_away = QCheckBox(self.tr("The recovery key is printed and put away"))
        self.fault = Text(tone="danger", wrap=True)
        self.fault.hide()
        self.put_away.toggled.connect(self.fault.hide)
        self.room.addWidget(self.panel)
        self.room.addWidget(self.put_away)
        self.room.addWidget(self.fault)
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        self.put_away.setChecked(draft.recovery == "printed")

    def read_into(self, draft: Draft) -> None:
        if self.put_away.isChecked():
            draft.recovery = "printed"
        elif draft.recovery == "printed":
            draft.recovery = ""

    def check(self) -> bool:
        ticked = self.put_away.isChecked()
        self.fault.setText(self.tr("Tick the box once the sheet is put away, or choose to do it later."))
        self.fault.setVisible(not ticked)
        return ticked

    def skip(self, draft: Draft) -> None:
        draft.recovery = "later"

    def focus_first(self) -> None:
        self.panel.print_button.setFocus()

    def leave(self) -> None:
        self.panel.forget()

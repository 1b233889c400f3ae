"""Where the customer is, live, for the cashier: the step alone, never a box."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text

_ORDER = (Step.READING, Step.TICKING, Step.SIGNING, Step.DONE)


class ProgressPanel(QWidget):
    """The steps, with the one she is at in bold and those behind her ticked.

    Signals:
        correct_wanted: Something she gave is to be corrected.
        turn_wanted: The screen is to be turned to her again.
        cancel_wanted: She does not sign up after all.
    """

    correct_wanted = Signal()
    turn_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = SectionHeader(self.tr("The customer is at it"))
        words = {
            Step.READING: self.tr("Checks what she gave, reads the notice"),
            Step.TICKING: self.tr("Chooses what she accepts"),
            Step.SIGNING: self.tr("Signs"),
            Step.DONE: self.tr("Done"),
        }
        self.turn = SecondaryButton(self.tr("Turn the screen to her again"))
        self.correct = SecondaryButton(self.tr("Correct what she gave"), icon="edit")
        self.cancel = QuietButton(self.tr("Cancel the sign-up"))
        self.turn.clicked.connect(self.turn_wanted)
        self.correct.clicked.connect(self.correct_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.heading)
        self._marks: dict[Step, IconLabel] = {}
        self._lines: dict[Step, Text] = {}
        for step in _ORDER:
            mark, line = IconLabel("clock", "faint"), Text(words[step], wrap=True)
            row = QHBoxLayout()
            row.setSpacing(SPACE_M)
            row.addWidget(mark)
            row.addWidget(line, 1)
            self._marks[step], self._lines[step] = mark, line
            column.addLayout(row)
        note = Text(self.tr("You may go on with the sale meanwhile. Nothing is kept before she ends."), wrap=True)
        note.set_tone("muted")
        column.addSpacing(SPACE_L)
        column.addWidget(note)
        column.addStretch(1)
        for button in (self.turn, self.correct, self.cancel):
            column.addWidget(button)

    def show_step(self, step: Step, *, turned: bool, again: bool) -> None:
        """Show where she is."""
        at = _ORDER.index(step) if step in _ORDER else -1
        for place, each in enumerate(_ORDER):
            line = self._lines[each]
            line.set_strong(place == at)
            line.set_tone("" if place <= at else "muted")
            if place < at:
                self._marks[each].show_icon("check", "positive")
            else:
                self._marks[each].show_icon("clock" if place != at else "user", "ink" if place == at else "faint")
        self.setAccessibleName(self._lines[_ORDER[max(0, at)]].text())
        self.turn.setVisible(turned)
        self.correct.setVisible(not again)
        self.cancel.setText(self.tr("Stop asking") if again else self.tr("Cancel the sign-up"))

    def current(self) -> str:
        """Return the words of the step she is at."""
        return self.accessibleName()

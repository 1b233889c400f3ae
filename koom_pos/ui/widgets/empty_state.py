"""What a page shows when it has nothing to show: why, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import Text


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most one act, in the middle of the room.

    Signals:
        acted: The act was taken.
    """

    acted = Signal()

    def __init__(
        self, icon: str, title: str, sentence: str = "", *, act: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._icon = IconLabel(icon, "faint", 48)
        self._title = Text(title, size="emphasis", wrap=True)
        self._sentence = Text(sentence, tone="muted", wrap=True)
        for words in (self._title, self._sentence):
            words.setAlignment(middle)
        self.act = SecondaryButton(act)
        self.act.setVisible(bool(act))
        self.act.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addStretch(2)
        column.addWidget(self._icon, 0, middle)
        column.addSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(SPACE_S)
        column.addWidget(self.act, 0, middle)
        column.addStretch(3)
        self._sentence.setVisible(bool(sentence))

    def say(self, title: str, sentence: str = "", *, act: str = "", icon: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.act.setText(act)
        self.act.setVisible(bool(act))
        if icon:
            self._icon.show_icon(icon, "faint")

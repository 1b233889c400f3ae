"""A sentence of caution in its place, with its sign and its ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from koom_pos.ui.icons import SMALL, IconLabel
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.widgets.labels import Text


class Caution(QFrame):
    """Stays as long as what it says holds; it is no message to put away."""

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "caution")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Text(sentence, size="note", tone="caution", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("warning", "caution", SMALL), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def say(self, sentence: str) -> None:
        """Say something else, or nothing: then no room is taken."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))

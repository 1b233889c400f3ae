"""One step of the first run: a title, a sentence, fields; it reads its answers into the draft."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.ui.first_run.draft import Draft
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.labels import Text


class Step(QWidget):
    """What every step is to the wizard.

    Attributes:
        key: Names the step in code and tests.
        title: Its heading, and its line in the list of steps.
        skip_words: The words of the button that passes over the step; empty where passing over is not possible.
    """

    key = ""

    def __init__(self, title: str, sentence: str, *, skip_words: str = "") -> None:
        super().__init__()
        self.title = title
        self.skip_words = skip_words
        self.setAccessibleName(title)
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.setSpacing(SPACE_L)
        head = QVBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(Text(title, size="total"))
        head.addWidget(Text(sentence, tone="muted", wrap=True))
        self.room.addLayout(head)
        self.room.addSpacing(SPACE_S)

    def show_draft(self, draft: Draft) -> None:
        """Show what was said before."""

    def read_into(self, draft: Draft) -> None:
        """Put into the draft what stands on screen, right or wrong: going back loses nothing."""

    def check(self) -> bool:
        """Say beside the fields what is wrong; True when the next step may come."""
        return True

    def skip(self, draft: Draft) -> None:
        """Note that the step is passed over."""

    def focus_first(self) -> None:
        """Put the keyboard where the work begins."""

    def leave(self) -> None:
        """Leave the screen: let go of what must not stay."""

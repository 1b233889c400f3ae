"""What stands on screen while a start takes time: the store is being backed up or brought up to date."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_L, SPACE_S, SPACE_XXL
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.labels import Text


class StartProgress(QWidget):
    """A small window, or a cover. It cannot be closed by a touch: half a migration does not exist, waiting does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("KOOM POS")
        self.setMinimumSize(520, 240)
        self.setAccessibleName(self.tr("Starting"))
        self.title = Text(self.tr("The till is getting ready"), size="emphasis")
        self.words = Text(tone="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.promise = Text(
            self.tr("Do not switch off. If the power fails, nothing is lost: the old file stands."),
            size="note",
            tone="muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XXL, SPACE_XXL, SPACE_XXL, SPACE_XXL)
        column.setSpacing(SPACE_S)
        column.addStretch(1)
        for part in (self.title, self.words):
            column.addWidget(part)
        column.addSpacing(SPACE_L)
        column.addWidget(self.bar)
        column.addSpacing(SPACE_L)
        column.addWidget(self.promise)
        self.close_button = PrimaryButton(self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        self.close_button.hide()
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)

    def show_step(self, step: str, done: int, total: int) -> None:
        """Show one step of `store.migrate.migrate`: `backup`, `migrate <revision>` or `check`.

        Args:
            step: As `migrate` names it.
            done: Parts done.
            total: Parts in all; 0 when nobody knows.
        """
        self.show()
        name, _, revision = step.partition(" ")
        words = {
            "backup": self.tr("Copying the data first"),
            "migrate": self.tr("Bringing the data up to date ({0})").format(revision),
            "check": self.tr("Checking the result"),
        }
        self.words.setText(words.get(name, step))
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        self.bar.setAccessibleDescription(self.words.text())
        self.repaint()  # the work may hold the thread that would paint later

    def refuse(self, sentence: str) -> None:
        """Say why the till does not open, and wait to be closed."""
        self.title.setText(self.tr("The till cannot open"))
        self.words.setText(sentence)
        self.bar.hide()
        self.promise.hide()
        self.close_button.show()
        self.show()
        self.close_button.setFocus()

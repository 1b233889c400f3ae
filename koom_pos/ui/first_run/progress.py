"""What stands on screen while a start takes time: the store is being backed up or brought up to date."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XXL
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import Text


class StartProgress(QWidget):
    """A small window that shows itself with the first step, so a quick start never flashes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("KOOM POS")
        self.setMinimumSize(560, 280)
        self.setAccessibleName(self.tr("Starting"))
        self._icon = IconLabel("warning", "danger")
        self._icon.hide()
        self.title = Text(self.tr("The till is getting ready"), size="emphasis", wrap=True)
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
        self.close_button = SecondaryButton(self.tr("Close"), icon="close")
        self.close_button.clicked.connect(self.close)
        self.close_button.hide()
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XXL, SPACE_XXL, SPACE_XXL, SPACE_XXL)
        column.setSpacing(SPACE_S)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addSpacing(SPACE_L)
        column.addWidget(self.bar)
        column.addWidget(self.promise)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_step(self, step: str, done: int, total: int) -> None:
        """Show one step of `store.migrate.migrate`: `backup`, `migrate <revision>` or `check`.

        Args:
            step: As `migrate` names it.
            done: Parts done.
            total: Parts in all; 0 when nobody knows.
        """
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
        if self.isHidden():
            self.show()
        # The work holds the thread that would paint later, and at this moment no other window could be re-entered.
        QGuiApplication.sync()

    def refuse(self, sentence: str) -> None:
        """Say why the till cannot open; the program ends when the person closes this window."""
        self.title.setText(self.tr("The till cannot open"))
        self.words.setText(sentence)
        self._icon.show()
        self.bar.hide()
        self.promise.hide()
        self.close_button.show()
        self.setAccessibleName(sentence)
        self.show()
        self.close_button.setFocus()

"""What stands on screen while a start takes time: the store is being backed up or brought up to date."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XXL
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text

if TYPE_CHECKING:
    from koom_pos.ui.first_run.recovery_entry import RecoveryEntry


class StartProgress(QWidget):
    """A small window that shows itself with the first step, so a quick start never flashes it.

    Signals:
        recovered: A recovery key was taken; the start can be tried again.
    """

    recovered = Signal()

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
        self.recover_button = PrimaryButton(self.tr("Enter the recovery key"), icon="lock")
        self.recover_button.clicked.connect(self._enter_key)
        self.recover_button.hide()
        self.entry: RecoveryEntry | None = None
        self._place = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_M)
        acts.addWidget(self.recover_button)
        acts.addWidget(self.close_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XXL, SPACE_XXL, SPACE_XXL, SPACE_XXL)
        column.setSpacing(SPACE_S)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addSpacing(SPACE_L)
        column.addWidget(self.bar)
        column.addWidget(self.promise)
        column.addLayout(self._place)
        column.addLayout(acts)
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

    def refuse(self, sentence: str, recover: Callable[[str], None] | None = None) -> None:
        """Say why the till cannot open; the program ends when the person closes this window.

        Args:
            sentence: What happened and what to do.
            recover: Takes the recovery key as typed; None where no key would help.
        """
        from koom_pos.ui.first_run.recovery_entry import RecoveryEntry  # noqa: PLC0415 - few starts ever need it

        self._dress(self.tr("The till cannot open"), sentence, refused=True)
        self._drop_entry()
        if recover is not None:
            self.entry = RecoveryEntry(recover)
            self.entry.hide()
            self.entry.adopted.connect(self._begin_again)
            self._place.addWidget(self.entry)
        self.recover_button.setVisible(recover is not None)
        self.show()
        (self.close_button if recover is None else self.recover_button).setFocus()

    def _enter_key(self) -> None:
        if self.entry is not None:
            self.recover_button.hide()
            self.entry.show()
            self.entry.field.setFocus()

    def _begin_again(self) -> None:
        self._drop_entry()
        self._dress(self.tr("The till is getting ready"), "", refused=False)
        self.recovered.emit()

    def _dress(self, title: str, words: str, *, refused: bool) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self._icon.setVisible(refused)
        self.bar.setVisible(not refused)
        self.promise.setVisible(not refused)
        self.close_button.setVisible(refused)
        self.setAccessibleName(words or self.tr("Starting"))

    def _drop_entry(self) -> None:
        if self.entry is not None:
            self.entry.deleteLater()
            self.entry = None

"""The recovery key in the manager's hands: to print, to save, to copy. It is kept nowhere by the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.documents.recovery_sheet import RecoverySheetContent, recovery_sheet_pdf
from koom_pos.domain.recovery_key import recovery_words
from koom_pos.services.keys import write_private_file
from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.notice_bar import NoticeBar

_GROUPS_IN_LINE = 6


class RecoveryPanel(QWidget):
    """Three ways to get the key on paper. The file opened for printing goes when the panel does.

    Args:
        sheet: Gives what the sheet holds, at the moment it is asked for.

    Signals:
        handed_over: The sheet was opened, saved or shown; it may be on paper now.
    """

    handed_over = Signal()

    def __init__(self, sheet: Callable[[], RecoverySheetContent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._folder: QTemporaryDir | None = None
        self._copies = 0
        self.print_button = SecondaryButton(self.tr("Open the sheet to print it"), icon="print")
        self.save_button = SecondaryButton(self.tr("Save as PDF"), icon="download")
        self.show_button = QuietButton(self.tr("Show the key here"), icon="eye")
        self.show_button.setCheckable(True)
        self.answer = NoticeBar()
        self._key = QWidget()
        self._groups = QGridLayout(self._key)
        self._groups.setContentsMargins(0, SPACE_S, 0, 0)
        self._groups.setHorizontalSpacing(SPACE_L)
        self._groups.setVerticalSpacing(SPACE_M)
        self._key.hide()
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_S)
        for button in (self.print_button, self.save_button, self.show_button):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(acts)
        column.addWidget(self.answer)
        column.addWidget(self._key)
        self.print_button.clicked.connect(self.open_to_print)
        self.save_button.clicked.connect(self._ask_where)
        self.show_button.toggled.connect(self._show_key)

    def open_to_print(self) -> None:
        """Open the sheet in the system's own viewer, from a private folder that is removed afterwards."""
        if self._folder is None:
            self._folder = QTemporaryDir(QDir.tempPath() + "/koom-XXXXXX")
        self._copies += 1
        path = Path(self._folder.filePath(f"cle-de-secours-{self._copies}.pdf"))
        try:
            write_private_file(path, recovery_sheet_pdf(self._sheet()))
        except OSError as failure:
            self.answer.say("danger", self.tr("The sheet could not be written: {0}").format(failure.strerror))
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.answer.say("info", self.tr("Print the sheet from the window that opens, then put it away safely."))
            self.handed_over.emit()
        else:
            self.answer.say("caution", self.tr("No program here opens PDF files. Save the sheet instead."))

    def save_to(self, path: Path) -> None:
        """Write the sheet where the manager wants it; a file of that name is replaced."""
        try:
            path.unlink(missing_ok=True)
            write_private_file(path, recovery_sheet_pdf(self._sheet()))
        except OSError as failure:
            self.answer.say("danger", self.tr("The sheet could not be written: {0}").format(failure.strerror))
            return
        words = self.tr("Saved: {0}. Print it, then delete this file: whoever has it can read the shop's data.")
        self.answer.say("ok", words.format(path))
        self.handed_over.emit()

    def forget(self) -> None:
        """Remove the file opened for printing and what is shown of the key."""
        if self._folder is not None:
            self._folder.remove()
            self._folder = None
        self._copies = 0
        self.show_button.setChecked(False)
        self.answer.clear()

    def shown_key(self) -> str:
        """Return the key as it stands on screen; empty when it is hidden."""
        labels = [label.text() for label in self._key.findChildren(Text) if label.property("type") == "emphasis"]
        return " ".join(labels) if not self._key.isHidden() else ""

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the recovery sheet"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("cle-de-secours.pdf")
        dialog.fileSelected.connect(self._place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _place_chosen(self, name: str) -> None:
        self.save_to(Path(name))

    def _show_key(self, on: bool) -> None:
        empty(self._groups)
        if on:
            for place, group in enumerate(recovery_words(self._sheet().key).split()):
                row, column = divmod(place, _GROUPS_IN_LINE)
                self._groups.addWidget(Text(str(place + 1), size="note", tone="muted"), 2 * row, column)
                self._groups.addWidget(Text(group, size="emphasis"), 2 * row + 1, column)
            self._groups.setColumnStretch(_GROUPS_IN_LINE, 1)
            self.handed_over.emit()
        self._key.setVisible(on)
        self.show_button.setText(self.tr("Hide the key") if on else self.tr("Show the key here"))

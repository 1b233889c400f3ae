"""What runs here, where it keeps its data, and whose typeface it shows."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit

from koom_pos.paths import resource
from koom_pos.services import workstation
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text


class AboutSection(Section):
    """Read only; what a technician asks first on the phone."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        super().__init__(counter, page, self.tr("About"), savable=False)
        self._data_dir = data_dir
        found = workstation.versions(counter.desk)
        facts = [
            (self.tr("Program"), f"KOOM POS {found.program}"),
            (self.tr("Database"), f"SQLite {found.sqlite}, SQLCipher {found.cipher}"),
            (self.tr("Screens"), f"Qt {qVersion()}"),
            (self.tr("Data folder"), str(data_dir)),
            (self.tr("Journal key"), _grouped(counter.desk.workstation.public_key)),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.facts: dict[str, Text] = {}
        for row, (name, value) in enumerate(facts):
            words = Text(value, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts[name] = words
            grid.addWidget(Text(name, tone="muted"), row, 0, top)
            grid.addWidget(words, row, 1)
        self.folder_button = SecondaryButton(self.tr("Open the data folder"), icon="archive")
        self.folder_button.clicked.connect(self._open_folder)
        acts = QHBoxLayout()
        acts.addWidget(self.folder_button)
        acts.addStretch(1)
        licence = QPlainTextEdit(resource("fonts", "LICENSE-DejaVu.txt").read_text("utf-8"))
        licence.setReadOnly(True)
        licence.setAccessibleName(self.tr("Licence of the typeface"))
        licence.setMinimumHeight(200)
        self.room.addLayout(grid)
        self.room.addLayout(acts)
        self.room.addWidget(SectionHeader(self.tr("Licence of the typeface"), note="DejaVu Sans"))
        self.room.addWidget(licence, 1)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data_dir)))


def _grouped(public_key: str) -> str:
    """Part a long number so that it wraps and can be read out."""
    return " ".join(public_key[start : start + 8] for start in range(0, len(public_key), 8))

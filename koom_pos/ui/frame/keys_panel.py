"""The keys of the page in front, for F1."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.labels import SectionHeader, Text

Keys = Sequence[tuple[str, str]]


class KeysPanel(QWidget):
    """Two groups of keys: those of the page, and those that work everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_L)
        self._groups: list[QWidget] = []

    def show_keys(self, page_keys: Keys, everywhere: Keys) -> None:
        """Show these keys as pairs of key and what it does."""
        for group in self._groups:
            self._column.removeWidget(group)
            group.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self._groups = []
        for title, keys in ((self.tr("On this page"), page_keys), (self.tr("Everywhere"), everywhere)):
            if keys:
                self._groups.append(self._group(title, keys))
                self._column.addWidget(self._groups[-1])
        self._column.addStretch(1)

    def _group(self, title: str, keys: Keys) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 72)
        grid.addWidget(SectionHeader(title), 0, 0, 1, 2)
        for row, (key, words) in enumerate(keys, start=1):
            cap = Text(key)
            cap.setProperty("part", "key")
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(words, wrap=True), row, 1)
        return group

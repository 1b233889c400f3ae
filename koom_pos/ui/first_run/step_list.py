"""The list of steps at the left of the first run: what is done, where one stands, what comes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_XL, SPACE_XXL, set_look
from koom_pos.ui.widgets.labels import Text

_WIDTH = 280


class StepList(QFrame):
    """Shows, and is not clicked: the way goes by Back and Continue, so that no step is missed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._titles: list[Text] = []
        self._numbers: list[Text] = []
        self._ticks: list[IconLabel] = []
        self.place = Text(size="note", tone="muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_L)
        self._grid.setColumnMinimumWidth(0, 24)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XXL, SPACE_L, SPACE_XL)
        column.setSpacing(SPACE_XL)
        column.addWidget(Text("KOOM POS", size="emphasis"))
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addWidget(self.place)

    def show_titles(self, titles: Sequence[str]) -> None:
        """Show these steps."""
        empty(self._grid)
        self._titles, self._numbers, self._ticks = [], [], []
        middle = Qt.AlignmentFlag.AlignCenter
        for row, title in enumerate(titles):
            self._grid.setRowMinimumHeight(row, 24)
            number, words, tick = Text(str(row + 1)), Text(title, wrap=True), IconLabel("check", "positive", 20)
            self._grid.addWidget(number, row, 0, middle)
            self._grid.addWidget(tick, row, 0, middle)
            self._grid.addWidget(words, row, 1)
            self._numbers.append(number)
            self._titles.append(words)
            self._ticks.append(tick)

    def mark(self, current: int) -> None:
        """Show where one stands."""
        for row, words in enumerate(self._titles):
            tone = "muted" if row != current else ""
            set_look(words, tone=tone, strong=row == current)
            set_look(self._numbers[row], tone=tone, strong=row == current)
            self._numbers[row].setVisible(row >= current)
            self._ticks[row].setVisible(row < current)
        self.place.setText(self.tr("Step {0} of {1}").format(current + 1, len(self._titles)))

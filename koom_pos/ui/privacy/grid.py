"""A short table of words, figures and acts, each row high enough for a thumb."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.theme import SPACE_L, SPACE_M, TOUCH_SMALL
from koom_pos.ui.widgets.labels import Text, rule

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column. `share` is its part of the room left over; figures stand at the right."""

    title: str
    share: int = 0
    figures: bool = False


class Grid(QFrame):
    """A card with heads and rows; cells are words or widgets. For a few dozen rows."""

    def __init__(self, name: str, heads: Sequence[Head], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setAccessibleName(name)
        self._heads = tuple(heads)
        self._rows: list[tuple[str | QWidget, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(0)
        for column, head in enumerate(self._heads):
            self._grid.setColumnStretch(column, head.share)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Sequence[str | QWidget]]) -> None:
        """Show these instead; the heads stay."""
        empty(self._grid)
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)
        self._rows = [tuple(row) for row in rows]
        for column, head in enumerate(self._heads):
            title = Text(head.title, size="note", tone="muted")
            title.setContentsMargins(0, 0, 0, SPACE_M)
            self._grid.addWidget(title, 0, column, self._side(head))
        for at, row in enumerate(self._rows):
            self._grid.addWidget(rule(), 2 * at + 1, 0, 1, len(self._heads))
            self._grid.setRowMinimumHeight(2 * at + 2, TOUCH_SMALL + SPACE_M)
            for column, cell in enumerate(row):
                self._put(cell, 2 * at + 2, column)

    def rows(self) -> list[tuple[str | QWidget, ...]]:
        """Return the cells shown."""
        return list(self._rows)

    def texts(self) -> list[tuple[str, ...]]:
        """Return the words of each row; a widget gives the texts inside it."""
        return [tuple(_words(cell) for cell in row) for row in self._rows]

    def _put(self, cell: str | QWidget, row: int, column: int) -> None:
        head = self._heads[column]
        if isinstance(cell, QWidget):
            self._grid.addWidget(cell, row, column, _MIDDLE if head.share else self._side(head))
            return
        words = Text(cell, wrap=bool(head.share))
        if head.figures:
            words.setAlignment(Qt.AlignmentFlag.AlignRight | _MIDDLE)
        self._grid.addWidget(words, row, column, _MIDDLE if head.share else self._side(head))

    def _side(self, head: Head) -> Qt.AlignmentFlag:
        return (Qt.AlignmentFlag.AlignRight if head.figures else Qt.AlignmentFlag.AlignLeft) | _MIDDLE


def _words(cell: str | QWidget) -> str:
    if isinstance(cell, str):
        return cell
    labels = [cell] if isinstance(cell, Text) else cell.findChildren(Text)
    return " · ".join(label.text() for label in labels if label.text())

"""Rows of a rule one under the other, each taken away by its cross, with a button that adds one."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.ui.customers.column import small_button
from koom_pos.ui.theme import SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import Text


class RuleRow(QWidget):
    """One row of a rule.

    Signals:
        changed: Something in it is another.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(SPACE_S)


R = TypeVar("R", bound=RuleRow)


class RowList(QWidget, Generic[R]):
    """Made with a maker of an empty row; a row's accessible name names its cross.

    Signals:
        changed: A row came, went or changed.
    """

    changed = Signal()

    def __init__(self, add_words: str, nothing: str, make: Callable[[], R]) -> None:
        super().__init__()
        self._make = make
        self._rows: list[R] = []
        self._nothing = Text(nothing, tone="muted", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_S)
        self.add_button = small_button(add_words, icon="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._nothing)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._add_new)

    def rows(self) -> list[R]:
        """Return the rows in their order."""
        return list(self._rows)

    def clear(self) -> None:
        """Take every row away, silently."""
        for row in self._rows:
            self._let_go(row)
        self._rows = []
        self._arrange()

    def add(self) -> R:
        """Put one more row at the end, silently."""
        row = self._make()
        self._rows.append(row)
        cross = IconButton("close", self.tr("Take this line away"))
        cross.setMinimumHeight(TOUCH_SMALL)
        cross.setAccessibleName(f"{cross.toolTip()} : {row.accessibleName()}")
        cross.clicked.connect(partial(self.take, row))
        row.line.addWidget(cross)
        row.changed.connect(self.changed)
        self._column.addWidget(row)
        self._arrange()
        return row

    def take(self, row: R) -> None:
        """Take a row away."""
        self._rows.remove(row)
        self._let_go(row)
        self._arrange()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add_new(self) -> None:
        row = self.add()
        following = row.nextInFocusChain()
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _let_go(self, row: R) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        self._nothing.setVisible(not self._rows)
        before: QWidget | None = None
        for row in self._rows:
            for child in row.findChildren(QWidget):
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.parent() is row:
                    if before is not None:
                        QWidget.setTabOrder(before, child)
                    before = child
        if before is not None:
            QWidget.setTabOrder(before, self.add_button)

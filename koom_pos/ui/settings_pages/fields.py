"""A field with its name above, its hint and its fault below. Used by the settings and by the first run."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from koom_pos.ui.theme import SPACE_L, SPACE_S, SPACE_XS, TOUCH_SMALL, set_look
from koom_pos.ui.widgets.labels import Text


class Field(QWidget):
    """One field of a form. A fault stays until the person changes what she typed.

    Attributes:
        editor: The widget typed in; its accessible name is the field's name.
    """

    def __init__(self, name: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(hint)
        self._name = Text(name, size="note")
        self._name.setBuddy(editor)
        self._hint = Text(hint, size="note", tone="muted", wrap=True)
        self._fault = Text(size="note", tone="danger", wrap=True)
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._name)
        column.addWidget(editor)
        column.addWidget(self._fault)
        column.addWidget(self._hint)
        column.addStretch(1)
        self._hint.setVisible(bool(hint))  # once it has a parent: shown before, it would be a window of its own
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.textChanged.connect(self.clear_fault)
        elif isinstance(editor, Choice):
            editor.currentIndexChanged.connect(self.clear_fault)

    def show_fault(self, sentence: str) -> None:
        """Say beside the field what is wrong with it."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self._hint.setVisible(not sentence and bool(self._hint.text()))
        self.editor.setAccessibleDescription(sentence or self._hint.text())
        if isinstance(self.editor, QLineEdit):
            set_look(self.editor, fault=bool(sentence))

    def rename(self, name: str) -> None:
        """Call the field something else."""
        self._name.setText(name)
        self.editor.setAccessibleName(name)

    def set_hint(self, sentence: str) -> None:
        """Change what helps to fill the field in."""
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence) and not self.fault())

    def clear_fault(self) -> None:
        """Take the fault away."""
        if self.fault():
            self.show_fault("")

    def fault(self) -> str:
        """Return what is wrong with the field, or nothing."""
        return self._fault.text()


class Choice(QComboBox):
    """A list to choose one from, by key; the wheel passes over it, so scrolling a form changes nothing.

    Args:
        choices: Pairs of key and words.
    """

    def __init__(self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(TOUCH_SMALL)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the one chosen stays if it is among them."""
        before = self.key()
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.choose(before)

    def key(self) -> str:
        """Return the key chosen; empty when the list is."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose a key; one the list lacks chooses the first."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Whole(QSpinBox):
    """A whole number; the wheel passes over it. Enter leaves it as it is."""

    def __init__(self, least: int, most: int, *, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(TOUCH_SMALL)
        self.setRange(least, most)
        self.lineEdit().setTextMargins(SPACE_S, 0, 0, 0)  # a spin box passes no padding on to its field
        self.setSuffix(suffix)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Lines(QPlainTextEdit):
    """A few lines of text; Tab goes to the next field."""

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 26)

    def lines(self) -> tuple[str, ...]:
        """Return the lines that hold anything, trimmed."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # Escape goes back one step, also from here
            return
        super().keyPressEvent(event)


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class FieldGrid(QWidget):
    """Fields in two columns of the same width, in reading order; a wide one takes both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_L)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row = 0
        self._column = 0

    def add(self, widget: QWidget, *, wide: bool = False) -> None:
        """Put the next field."""
        if wide and self._column:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(widget, self._row, self._column, 1, 2 if wide else 1)
        self._column += 2 if wide else 1
        if self._column > 1:
            self._row, self._column = self._row + 1, 0

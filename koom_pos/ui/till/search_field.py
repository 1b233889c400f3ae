"""The field where codes and words are typed. While it is empty, its spare keys move and change the current line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from koom_pos.ui.widgets.search_edit import SearchEdit


class SaleSearch(SearchEdit):
    """The search of the sale page: hands never leave it, whatever is to be done to the sale.

    Signals:
        entered: Enter was pressed on some text (str).
        results_wanted: Down was pressed on some text: the keyboard goes to the results.
        line_step: Up or Down on the empty field (int, rows).
        pieces_step: + or − on the empty field (int).
        void_wanted: Delete on the empty field.
    """

    entered = Signal(str)
    results_wanted = Signal()
    line_step = Signal(int)
    pieces_step = Signal(int)
    void_wanted = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(prompt, parent=parent)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.entered.emit(self.text().strip())
            return
        if self.text():
            if event.key() == Qt.Key.Key_Down:
                self.results_wanted.emit()
                return
        elif self._on_line(event):
            return
        super().keyPressEvent(event)

    def _on_line(self, event: QKeyEvent) -> bool:
        """Take a key meant for the current line; True when it was one."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.line_step.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text() in ("+", "-"):
            self.pieces_step.emit(1 if event.text() == "+" else -1)
        elif event.key() == Qt.Key.Key_Delete:
            self.void_wanted.emit()
        else:
            return False
        return True

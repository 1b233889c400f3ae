"""An X on the screen, as paper, with the act that prints it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_M
from koom_pos.ui.tickets.paper_view import PaperView
from koom_pos.ui.widgets.buttons import SecondaryButton


class ReadingPanel(QWidget):
    """Shows a reading. What a cashier must not see before her count is not in the lines it is given.

    Signals:
        print_wanted: The reading is to be printed.
    """

    print_wanted = Signal()

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperView(self.tr("X as printed"))
        self.paper.show_lines(lines)
        self.paper.setMinimumHeight(480)
        self.print_it = SecondaryButton(self.tr("Print this X"), icon="print")
        self.print_it.clicked.connect(self.print_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.paper, 1)
        column.addWidget(self.print_it)

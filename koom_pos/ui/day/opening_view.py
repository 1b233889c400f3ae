"""The day is closed: count the float and open it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.services.day_overview import FloatProposal
from koom_pos.ui.day.count_pane import CountPane
from koom_pos.ui.day.words import day_words
from koom_pos.ui.widgets.buttons import SecondaryButton


class OpeningView(QWidget):
    """The count of the float. It begins with what the last closing left in the drawer.

    Signals:
        open_wanted: The day is to be opened with this float (denomination in francs → pieces).
        closings_wanted: The closings of before are asked for.
    """

    open_wanted = Signal(object)
    closings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal = FloatProposal({}, None, 0)
        self.pane = CountPane()
        self.closings = SecondaryButton(self.tr("Closings"), icon="archive")
        self.as_left = SecondaryButton(self.tr("Float proposed"), icon="undo")
        self.pane.extras.addWidget(self.closings)
        self.pane.extras.addWidget(self.as_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.pane.changed.connect(self._show_total)
        self.pane.counted.connect(self.open_wanted)
        self.closings.clicked.connect(self.closings_wanted)
        self.as_left.clicked.connect(self._propose)

    def show_day(self, today: date, proposal: FloatProposal) -> None:
        """Ask for the float of a day."""
        self._proposal = proposal
        self.pane.title.setText(self.tr("Open {0}").format(day_words(today)))
        self.pane.note.setText(self._note())
        self.as_left.setVisible(bool(proposal.count))
        self._propose()

    def _propose(self) -> None:
        self.pane.begin(self._proposal.count)
        self._show_total(self.pane.grid.total_xpf())

    def _note(self) -> str:
        left, usual = self._proposal.left_xpf, self._proposal.usual_xpf
        if left is None and not usual:
            return self.tr("Count what is in the drawer: it is the float the day begins with.")
        if left is None:
            return self.tr("Count what is in the drawer. Usual float: {0}.").format(format_francs(usual))
        if not usual:
            return self.tr(
                "The last closing left {0} in the drawer. Check it, and correct it where it differs."
            ).format(format_francs(left))
        return self.tr("The last closing left {0}; the usual float is {1}. Check the pieces in the drawer.").format(
            format_francs(left), format_francs(usual)
        )

    def _show_total(self, total_xpf: int) -> None:
        words = self.tr("Open with {0}").format(format_francs(total_xpf))
        self.pane.next_act.setText(words if total_xpf else self.tr("Open without float"))

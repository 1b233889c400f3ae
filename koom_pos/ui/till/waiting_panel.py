"""The sales that wait: whose, since when, how much; a touch takes one up again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.store.open_sales import SuspendedSale
from koom_pos.ui.frame.top_strip import NOUMEA
from koom_pos.ui.theme import SPACE_S, TOUCH
from koom_pos.ui.widgets.buttons import Button, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import AmountLabel, Text

_ROW_HEIGHT = 64


class WaitingSale(SecondaryButton):
    """One sale in waiting, as a button one can hit."""

    def __init__(self, sale: SuspendedSale, operator: str) -> None:
        super().__init__("")
        at = sale.updated_at_utc.astimezone(NOUMEA)
        note = sale.note or self.tr("Without a note")
        under = self.tr("%n article(s)", "", sale.pieces) + f" · {at:%H:%M} · {operator}"
        self.setFixedHeight(_ROW_HEIGHT)
        self.setAccessibleName(f"{note}, {under}, {format_francs(sale.gross_xpf)}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(_mute(Text(note)))
        words.addWidget(_mute(Text(under, size="note", tone="muted")))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S * 2, SPACE_S, SPACE_S * 2, SPACE_S)
        row.addLayout(words, 1)
        row.addWidget(_mute(AmountLabel(sale.gross_xpf, size="emphasis")))


def _mute(label: Text) -> Text:
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


class WaitingPanel(QWidget):
    """Lists the suspended sales, oldest first.

    Signals:
        resume_wanted: A sale is to be taken up again (sale id).
    """

    resume_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Button] = []
        self._empty = EmptyState(
            "pause",
            self.tr("No ticket on hold"),
            self.tr("« Put on hold » keeps a ticket while you serve somebody else."),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self.setMinimumHeight(TOUCH)

    def show_sales(self, sales: Sequence[SuspendedSale], names: dict[str, str]) -> None:
        """List these sales. `names` gives operators' names by id."""
        for button in self.rows:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.rows = []
        self._empty.setVisible(not sales)
        for place, sale in enumerate(sales):
            button = WaitingSale(sale, names.get(sale.operator_id, ""))
            button.clicked.connect(partial(self.resume_wanted.emit, sale.id))
            self._column.insertWidget(place, button)
            self.rows.append(button)

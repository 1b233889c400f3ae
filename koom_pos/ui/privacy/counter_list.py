"""Those to be told of a new policy at the counter: each can be noted as told, or her card opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.store.privacy import PolicyReader
from koom_pos.ui.customers.column import Rows, small_button, two_lines
from koom_pos.ui.customers.words import language_word
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.labels import Text, rule

SHOWN = 40


class CounterList(QWidget):
    """The first of them; the sign stands on each customer's card too, so the list needs nobody to work through it.

    Signals:
        told_wanted: She was told (id).
        open_wanted: Her card is to be opened (id).
    """

    told_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Text(
            self.tr("They gave no e-mail that can be written to. Tell them on their next visit."),
            tone="muted",
            wrap=True,
        )
        self.rows = Rows(spacing=0)
        self.more = Text(tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.note)
        column.addWidget(self.rows)
        column.addWidget(self.more)
        column.addStretch(1)

    def show_readers(self, readers: Sequence[PolicyReader], *, by_choice: bool, may_open: bool) -> None:
        """List them.

        Args:
            readers: Who is to be told at the counter.
            by_choice: The version is told at the counter alone, whatever address they gave.
            may_open: The role may open cards.
        """
        self.note.setVisible(not by_choice)
        self.rows.clear()
        for at, reader in enumerate(readers[:SHOWN]):
            if at:
                self.rows.add(rule())
            self.rows.add(self._row(reader, may_open=may_open))
        left = len(readers) - SHOWN
        self.more.setText(self.tr("And %Ln more.", "", left) if left > 0 else "")
        self.more.setVisible(left > 0)

    def _row(self, reader: PolicyReader, *, may_open: bool) -> QWidget:
        name = f"{reader.first_name} {reader.last_name}".strip() or self.tr("Card without a name")
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        opening = small_button(self.tr("Card"), quiet=True)
        opening.setAccessibleName(self.tr("Open the card of {0}").format(name))
        opening.clicked.connect(partial(self.open_wanted.emit, reader.customer_id))
        opening.setVisible(may_open)
        told = small_button(self.tr("Told"), icon="check")
        told.setAccessibleName(self.tr("{0} was told").format(name))
        told.clicked.connect(partial(self.told_wanted.emit, reader.customer_id))
        row.addWidget(opening)
        row.addWidget(told)
        return two_lines(name, language_word(reader.language), end=acts)

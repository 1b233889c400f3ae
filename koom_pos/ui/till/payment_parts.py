"""Pieces of the payment panel: the tenders taken, the quick amounts of cash, the heads of its steps."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.tender import Tender
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.till.words import tender_word
from koom_pos.ui.widgets.buttons import IconButton, SecondaryButton
from koom_pos.ui.widgets.labels import AmountLabel, Text
from koom_pos.ui.widgets.money_edit import MoneyEdit


class TenderAmount(MoneyEdit):
    """The amount typed for a tender. Letters pass on: they are the keys of the tiles."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isalpha():
            event.ignore()
            return
        super().keyPressEvent(event)


class TenderList(QFrame):
    """The tenders taken so far, each with what takes it back.

    Signals:
        removal_wanted: A tender is to be taken back (tender id).
    """

    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, IconButton] = {}
        self._rows: list[QWidget] = []
        holder = QWidget()
        holder.setProperty("ground", "paper")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scroll)
        self.setAccessibleName(self.tr("Payments taken"))

    def show_tenders(self, tenders: Sequence[Tender]) -> None:
        """List these tenders."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], {}
        for place, tender in enumerate(tenders):
            row = self._row(tender)
            self._column.insertWidget(place, row)
            self._rows.append(row)

    def _row(self, tender: Tender) -> QWidget:
        words = tender_word(tender.type)
        name = self.tr("Take back {0} {1}").format(words, format_francs(tender.amount_xpf))
        button = IconButton("close", name)
        button.clicked.connect(partial(self.removal_wanted.emit, tender.id))
        self.buttons[tender.id] = button
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(SPACE_S, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(Text(words), 1)
        row.addWidget(AmountLabel(tender.amount_xpf))
        row.addWidget(button)
        return holder


class QuickCash(QWidget):
    """Amounts a customer believably hands over, as buttons.

    Signals:
        chosen: Cash of this amount is taken (int of francs).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[SecondaryButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_S)

    def show_amounts(self, amounts_xpf: Sequence[int]) -> None:
        """Offer these amounts."""
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, amount in enumerate(amounts_xpf):
            button = SecondaryButton(format_francs(amount))
            button.setProperty("compact", True)
            button.setAccessibleName(self.tr("Cash {0}").format(format_francs(amount)))
            button.clicked.connect(partial(self.chosen.emit, amount))
            self._grid.addWidget(button, place // 2, place % 2)
            self.buttons.append(button)


class StepHead(QWidget):
    """The head of a step of paying: what it is, and the way back.

    Signals:
        back_wanted: One step back.
    """

    back_wanted = Signal()

    def __init__(self, title: str, back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("back", back, kind="secondary")
        self.title = Text(title, size="emphasis")
        self.back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)

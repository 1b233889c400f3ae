"""Who may be the same person, while one types: one touch takes her card instead of making a second one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.customer import CustomerRow
from koom_pos.services.customers import Duplicate, DuplicateReason
from koom_pos.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text

MOST_SHOWN = 3


class DuplicatesBox(QWidget):
    """Shows the likeliest; hidden when there is nobody.

    Signals:
        chosen: This card is hers (customer id).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uses: list[SecondaryButton] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(SectionHeader(self.tr("Known already?")))
        self.hide()

    def show_found(self, found: Sequence[Duplicate], *, scanned: bool = False) -> None:
        """Show these, the surest first."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.uses = []
        self._rows = [self._row(each, scanned=scanned) for each in found[:MOST_SHOWN]]
        self.setVisible(bool(found))

    def show_holder(self, holder: CustomerRow) -> None:
        """Show whose card was scanned."""
        self.show_found((Duplicate(holder, DuplicateReason.NAME),), scanned=True)

    def _row(self, found: Duplicate, *, scanned: bool) -> QWidget:
        row = found.row
        card = QFrame()
        card.setProperty("ground", "card")
        name = Text(row.name or self.tr("Card {0}").format(row.card_code or "…"), wrap=True)
        name.set_strong(True)
        reason = self.tr("The card scanned") if scanned else self._why(found.why)
        why = Text(" · ".join(part for part in (reason, row.card_code) if part), size="note", wrap=True)
        why.set_tone("muted")
        use = SecondaryButton(self.tr("Use this card"))
        use.setAccessibleDescription(f"{name.text()}. {why.text()}")
        use.clicked.connect(partial(self.chosen.emit, row.customer_id))
        self.uses.append(use)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(name)
        words.addWidget(why)
        line = QHBoxLayout(card)
        line.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        line.setSpacing(SPACE_S)
        line.addLayout(words, 1)
        line.addWidget(use)
        self._column.addWidget(card)
        return card

    def _why(self, why: DuplicateReason) -> str:
        return {
            DuplicateReason.PHONE: self.tr("Same phone"),
            DuplicateReason.EMAIL: self.tr("Same e-mail"),
            DuplicateReason.NAME: self.tr("Nearly the same name"),
        }[why]

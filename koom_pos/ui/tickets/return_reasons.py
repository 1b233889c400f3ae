"""The states in which goods come back, and what each means for the stock."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.sale import ReturnReason
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.till.words import return_reason_word
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text


def stock_meaning(reason: ReturnReason) -> str:
    """Say what becomes of goods that come back in this state."""
    meanings = {
        ReturnReason.SEALED: QCoreApplication.translate("ReturnReasons", "Goes back on the shelf."),
        ReturnReason.OPENED: QCoreApplication.translate(
            "ReturnReasons", "Never sold again: set aside, out of the stock on sale."
        ),
        ReturnReason.DEFECTIVE: QCoreApplication.translate(
            "ReturnReasons", "Set aside for the supplier, out of the stock on sale."
        ),
        ReturnReason.REACTION: QCoreApplication.translate(
            "ReturnReasons", "Set aside: keep the article with its box, out of the stock on sale."
        ),
    }
    return meanings[reason]


class ReasonChips(QWidget):
    """The four states as chips, and under them what the chosen one means."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChoiceChips(name, [(str(reason), return_reason_word(reason)) for reason in ReturnReason])
        self.meaning = Text(size="note", tone="muted", wrap=True)
        self.meaning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.chips)
        column.addWidget(self.meaning)
        self.chips.chosen.connect(self._show)

    def reason(self) -> ReturnReason | None:
        """Return the state chosen, or None."""
        chosen = self.chips.current()
        return None if chosen is None else ReturnReason(chosen)

    def choose(self, reason: ReturnReason) -> None:
        """Choose a state as a touch does."""
        self.chips.chip(str(reason)).click()

    def _show(self, chosen: str) -> None:
        self.meaning.setText(stock_meaning(ReturnReason(chosen)))
        self.meaning.show()

"""Taking an article back without its ticket: today's price, a manager's approval, an avoir and nothing else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import SellableItem
from koom_pos.services.return_preview import refund_without_ticket
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.tickets.return_reasons import ReasonChips
from koom_pos.ui.tickets.rows_model import RowsModel
from koom_pos.ui.tickets.stepper import Stepper
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton
from koom_pos.ui.widgets.labels import Figure, Text
from koom_pos.ui.widgets.search_edit import SearchEdit
from koom_pos.ui.widgets.tables import AmountDelegate, style_table

_MOST_PIECES = 20
_RESULT_ROWS = 6
_ROW_HEIGHT = 56  # two lines: a name is not cut


class LooseReturnPanel(QWidget):
    """Which article, how many, in which state.

    Signals:
        ring_wanted: Take it back (variant id, quantity, ReturnReason).
    """

    ring_wanted = Signal(str, int, object)

    def __init__(
        self,
        search: Callable[[str], Sequence[SellableItem]],
        *,
        needs_approval: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._item: SellableItem | None = None
        self.rule_words = Text(
            self.tr("Without ticket, the article is taken back at today's price and paid out as a credit note only."),
            wrap=True,
        )
        self.query = SearchEdit(self.tr("Article, shade or code"))
        self.results = RowsModel((self.tr("Article"), self.tr("Price")), right=(1,), parent=self)
        self.table = QTableView()
        self.article = Text(size="emphasis", wrap=True)
        self.other = QuietButton(self.tr("Another article"), icon="back")
        self.stepper = Stepper(self.tr("Pieces taken back"), least=1, most=_MOST_PIECES)
        self.reasons = ReasonChips(self.tr("State of the article"))
        self.refund = Figure(self.tr("Credit note"), 0)
        self.ring = PrimaryButton(
            self.tr("Ask for the approval") if needs_approval else self.tr("Add to the ticket"), icon="return"
        )
        self._lay_out()
        self.query.textChanged.connect(self._find)
        self.query.returnPressed.connect(self._take_first)
        self.table.clicked.connect(self._take)
        self.table.activated.connect(self._take)
        self.other.clicked.connect(self._begin)
        self.stepper.changed.connect(self._refresh)
        self.reasons.chips.chosen.connect(self._refresh)
        self.ring.clicked.connect(self._ring)
        self._begin()

    def choose(self, item: SellableItem) -> None:
        """Take this article: chosen in the list, or scanned."""
        self._item = item
        self.article.setText(" ".join(part for part in (item.brand, item.name, item.detail) if part))
        self._show_step(chosen=True)
        self._refresh()

    def let_try_again(self) -> None:
        """Take the act again after it was refused."""
        self._refresh()

    def _begin(self) -> None:
        self._item = None
        self._show_step(chosen=False)
        self.query.setFocus()

    def _show_step(self, *, chosen: bool) -> None:
        self._search_step.setVisible(not chosen)
        self._take_step.setVisible(chosen)

    def _find(self, text: str) -> None:
        found = self._search(text) if text.strip() else ()
        self.results.show_rows([(item, (_label(item), item.gross_xpf)) for item in found])

    def _take_first(self) -> None:
        if self.results.rowCount():
            self._take(self.results.index(max(0, self.table.currentIndex().row()), 0))

    def _take(self, index: QModelIndex) -> None:
        item = self.results.thing(index.row())
        if item is not None:
            self.choose(item)

    def _refresh(self, _value: object = None) -> None:
        if self._item is not None:
            self.refund.set_amount(refund_without_ticket(self._item, self.stepper.number()))
            self.ring.setEnabled(self.reasons.reason() is not None)

    def _ring(self) -> None:
        reason = self.reasons.reason()
        if self._item is not None and reason is not None:
            self.ring.setEnabled(False)
            self.ring_wanted.emit(self._item.variant_id, self.stepper.number(), reason)

    def _lay_out(self) -> None:
        style_table(self.table, self.tr("Articles found"), row_height=_ROW_HEIGHT, flat=True)
        self.table.setWordWrap(True)
        self.table.setModel(self.results)
        self.table.setItemDelegateForColumn(1, AmountDelegate(self.table))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(_RESULT_ROWS * _ROW_HEIGHT)
        self._search_step = QWidget()
        searching = QVBoxLayout(self._search_step)
        searching.setContentsMargins(0, 0, 0, 0)
        searching.setSpacing(SPACE_M)
        searching.addWidget(self.query)
        searching.addWidget(self.table, 1)
        self._take_step = QWidget()
        taking = QVBoxLayout(self._take_step)
        taking.setContentsMargins(0, 0, 0, 0)
        taking.setSpacing(SPACE_L)
        taking.addWidget(self.article)
        count = QHBoxLayout()
        count.addWidget(Text(self.tr("Pieces")), 1)
        count.addWidget(self.stepper)
        taking.addLayout(count)
        taking.addWidget(self.reasons)
        taking.addWidget(self.other)
        taking.addStretch(1)
        taking.addWidget(self.refund)
        taking.addWidget(self.ring)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.rule_words)
        column.addWidget(self._search_step, 1)
        column.addWidget(self._take_step, 1)


def _label(item: SellableItem) -> str:
    return " ".join(part for part in (item.name, item.detail) if part)

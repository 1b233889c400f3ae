"""The list of customers found: one search field for card, phone, e-mail and name; why a card is opened."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from koom_pos.domain.customer import CustomerRow, LookReason
from koom_pos.services.contact_forms import show_phone
from koom_pos.ui.customers.words import card_end, look_reason_word, points_figure
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, TOUCH, color
from koom_pos.ui.tickets.rows_model import RowsModel
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.search_edit import SearchEdit
from koom_pos.ui.widgets.tables import style_table

FOUND_AT_MOST = 50
REASONS = (LookReason.SERVICE, LookReason.SALE, LookReason.REQUEST, LookReason.CONTROL)
_POINTS_COLUMN = 3


class CustomerList(QWidget):
    """Search, reason, list. Nobody is listed before something is typed: the screen stands beside customers.

    Signals:
        search_changed: Something else is looked for (str).
        opened: A card is to be opened (CustomerRow).
        sign_up_wanted: A new customer is to be signed up.
    """

    search_changed = Signal(str)
    opened = Signal(object)
    sign_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchEdit(self.tr("Card, phone, e-mail or name"))
        self.sign_up = PrimaryButton(self.tr("Sign up a customer"), icon="plus")
        self.reasons = ChoiceChips(
            self.tr("Card opened for"), [(reason, look_reason_word(reason)) for reason in REASONS]
        )
        self.reasons.choose(LookReason.SERVICE)
        self.rows = RowsModel(
            (self.tr("Name"), self.tr("Phone"), self.tr("Card"), self.tr("Points")),
            right=(_POINTS_COLUMN,),
            parent=self,
        )
        self.table = _Table()
        self.table.setModel(self.rows)
        self.told = Text(size="note", tone="muted")
        self.empty = EmptyState("customers", "")
        self._lists = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self.search_changed)
        self.search.returnPressed.connect(self._open_first)
        self.sign_up.clicked.connect(self.sign_up_wanted)
        self.table.clicked.connect(self._open)
        self.table.entered_row.connect(self._open)

    def reason(self) -> LookReason:
        """Return why the next card is opened."""
        return LookReason(self.reasons.current() or LookReason.SERVICE)

    def show_found(self, found: Sequence[CustomerRow], query: str) -> None:
        """List what was found for a query; an empty query lists nobody and says how to begin."""
        self.rows.show_rows([(row, self._cells(row)) for row in found])
        self._lists.setCurrentIndex(0 if found else 1)
        if len(found) >= FOUND_AT_MOST:
            self.told.setText(self.tr("The first %Ln are shown. Type more.", "", FOUND_AT_MOST))
        else:
            self.told.setText(self.tr("%Ln found", "", len(found)) if found else "")
        if query:
            self.empty.say(
                self.tr("Nobody is known so"),
                self.tr("Try fewer letters or her phone number. If she is new, sign her up: it takes half a minute."),
            )
        else:
            self.empty.say(
                self.tr("Who is it?"),
                self.tr("Scan her card, or type her phone, her e-mail or her name. If she is new, sign her up."),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.rows.rowCount():
            self._choose(0)
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _cells(self, row: CustomerRow) -> tuple[object, ...]:
        name = row.name or self.tr("Card without a name")
        phone = show_phone(row.phone) if row.phone else ""
        return (name, phone, card_end(row.card_code), points_figure(row.points))

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _open_first(self) -> None:
        if self.rows.rowCount() == 1:
            self.opened.emit(self.rows.thing(0))
        elif self.rows.rowCount():
            self._choose(0)
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.thing(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def _lay_out(self) -> None:
        style_table(self.table, self.tr("Customers"), row_height=TOUCH)
        self.table.setItemDelegateForColumn(_POINTS_COLUMN, _PointsDelegate(self.table))
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 200), (2, 120), (_POINTS_COLUMN, 140)):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, width)
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(self.search, 1)
        top.addWidget(self.sign_up)
        why = QHBoxLayout()
        why.setSpacing(SPACE_M)
        why.addWidget(Text(self.tr("Card opened for"), size="note", tone="muted"))
        why.addWidget(self.reasons, 1)
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.empty)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(SPACE_L)
        column_of_all.addLayout(top)
        column_of_all.addLayout(why)
        column_of_all.addWidget(self._lists, 1)
        column_of_all.addWidget(self.told)
        column_of_all.setSpacing(SPACE_S + SPACE_S // 2)


class _Table(QTableView):
    """The table of those found; Enter opens the row in front.

    Signals:
        entered_row: Enter on a row (QModelIndex).
    """

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _PointsDelegate(QStyledItemDelegate):
    """Points; a balance below zero is in the colour of caution, its minus says it too."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        model = index.model()
        row = model.thing(index.row()) if isinstance(model, RowsModel) else None
        if row is not None and row.points < 0:
            for role in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
                option.palette.setColor(role, color("caution"))

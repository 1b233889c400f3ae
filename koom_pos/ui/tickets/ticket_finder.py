"""Finding a ticket: by its code or number, by dates, by its exact amount."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from koom_pos.domain.business_day import local_time
from koom_pos.domain.money import format_francs
from koom_pos.domain.settled import SaleKind
from koom_pos.store.sales import TicketRow
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, TOUCH_SMALL
from koom_pos.ui.tickets.rows_model import RowsModel
from koom_pos.ui.till.words import tender_word
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit
from koom_pos.ui.widgets.search_edit import SearchEdit
from koom_pos.ui.widgets.tables import AmountDelegate, style_table

TODAY, WEEK, MONTH, ANY, SPAN = "today", "week", "month", "any", "span"
MOST_ROWS = 200
_TOTAL_COLUMN = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: business dates, both included, and an exact amount; None for whatever."""

    first: date | None
    last: date | None
    gross_xpf: int | None


class TicketFinder(QWidget):
    """The field for a code or number, the filters, the list.

    Signals:
        code_entered: A code or number was typed and Enter pressed (str).
        filter_changed: The list is to be read again.
        ticket_chosen: A ticket of the list is to be shown (TicketRow).
    """

    code_entered = Signal(str)
    filter_changed = Signal()
    ticket_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = SearchEdit(self.tr("Scan the ticket, or type its number"), icon="scan")
        self.amount = MoneyEdit(self.tr("Exact amount"))
        self.amount.setPlaceholderText(self.tr("Exact amount"))
        self.days = ChoiceChips(
            self.tr("Dates"),
            (
                (TODAY, self.tr("Today")),
                (WEEK, self.tr("7 days")),
                (MONTH, self.tr("30 days")),
                (ANY, self.tr("All")),
                (SPAN, self.tr("From … to …")),
            ),
        )
        self.days.choose(TODAY)
        self.first = _date_edit(self.tr("From"))
        self.last = _date_edit(self.tr("To"))
        self.rows = RowsModel(
            (
                self.tr("Ticket"),
                self.tr("Date"),
                self.tr("Articles"),
                self.tr("Settled by"),
                self.tr("Cashier"),
                self.tr("Total"),
            ),
            right=(2, _TOTAL_COLUMN),
            parent=self,
        )
        self.table = QTableView()
        self.nothing = EmptyState("search", "")
        self.most = Text(size="note", tone="muted")
        self._lay_out()
        self._connect()

    def wanted(self, today: date) -> Wanted:
        """Return what is looked for, seen from a business date."""
        chosen = self.days.current()
        amount_xpf = self.amount.amount()
        back = {TODAY: 0, WEEK: 6, MONTH: 29}
        if chosen in back:
            return Wanted(today - timedelta(days=back[chosen]), today, amount_xpf)
        if chosen == SPAN:
            days = sorted((_plain(self.first.date()), _plain(self.last.date())))
            return Wanted(days[0], days[1], amount_xpf)
        return Wanted(None, None, amount_xpf)

    def show_tickets(self, tickets: list[TicketRow], *, any_yet: bool) -> None:
        """List tickets; `any_yet` tells whether the till has any ticket at all."""
        self.rows.show_rows([(each, self._cells(each)) for each in tickets])
        self._lists.setCurrentIndex(0 if tickets else 1)
        self.most.setText(self.tr("The latest {0} are listed.").format(MOST_ROWS))
        self.most.setVisible(len(tickets) >= MOST_ROWS)
        if any_yet:
            self.nothing.say(self.tr("No ticket matches"), self.tr("Take other dates, or leave the amount empty."))
        else:
            self.nothing.say(self.tr("No ticket yet"), self.tr("Each ticket settled at this till is listed here."))

    def set_span(self, first: date, last: date) -> None:
        """Show the dates the span begins with."""
        for field, day in ((self.first, first), (self.last, last)):
            blocked = field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(blocked)

    def mark(self, number: int | None) -> None:
        """Show which ticket is on paper, without asking for it again."""
        selection = self.table.selectionModel()
        blocked = selection.blockSignals(True)
        row = next((r for r in range(self.rows.rowCount()) if self.rows.thing(r).number == number), -1)
        if row < 0:
            selection.clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(self.rows.index(row, 0), flags)
            self.table.scrollTo(self.rows.index(row, 0))
        selection.blockSignals(blocked)
        self.table.viewport().update()

    def _cells(self, ticket: TicketRow) -> tuple[object, ...]:
        kinds = {
            SaleKind.SALE: str(ticket.number),
            SaleKind.RETURN: self.tr("{0} return").format(ticket.number),
            SaleKind.EXCHANGE: self.tr("{0} exchange").format(ticket.number),
        }
        at = f"{local_time(ticket.at_utc):%d/%m/%Y %H:%M}"
        tenders = ", ".join(tender_word(each) for each in ticket.tenders)
        pieces = format_francs(ticket.pieces, suffix="")  # figures and minus written as in an amount
        return (kinds[ticket.kind], at, pieces, tenders, ticket.operator_name, ticket.gross_xpf)

    def _enter_code(self) -> None:
        text = self.code.text().strip()
        if text:
            self.code.selectAll()
            self.code_entered.emit(text)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        ticket = self.rows.thing(current.row()) if current.isValid() else None
        if ticket is not None:
            self.ticket_chosen.emit(ticket)

    def _filter(self, _value: object = None) -> None:
        self._span.setVisible(self.days.current() == SPAN)
        self.filter_changed.emit()

    def _connect(self) -> None:
        self.code.returnPressed.connect(self._enter_code)
        self.amount.amount_changed.connect(self._filter)
        self.days.chosen.connect(self._filter)
        self.first.dateChanged.connect(self._filter)
        self.last.dateChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _lay_out(self) -> None:
        style_table(self.table, self.tr("Tickets"), row_height=TOUCH_SMALL)
        self.table.setModel(self.rows)
        self.table.setItemDelegateForColumn(_TOTAL_COLUMN, AmountDelegate(self.table, bold=True))
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addLayout(self._fields())
        column.addWidget(self._lists, 1)
        column.addWidget(self.most)

    def _fields(self) -> QLayout:
        self._span = QWidget()
        span = QHBoxLayout(self._span)
        span.setContentsMargins(0, 0, 0, 0)
        span.setSpacing(SPACE_S)
        for words, field in ((self.tr("From"), self.first), (self.tr("to"), self.last)):
            span.addWidget(Text(words, tone="muted"))
            span.addWidget(field)
        span.addStretch(1)
        self._span.hide()
        self.amount.setFixedWidth(180)
        dates = QHBoxLayout()
        dates.setSpacing(SPACE_M)
        dates.addWidget(self.days, 1)
        dates.addWidget(self.amount)
        fields = QVBoxLayout()
        fields.setSpacing(SPACE_M)
        fields.addWidget(self.code)
        fields.addLayout(dates)
        fields.addWidget(self._span)
        return fields


def _date_edit(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("dd/MM/yyyy")
    field.setAccessibleName(name)
    return field


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())

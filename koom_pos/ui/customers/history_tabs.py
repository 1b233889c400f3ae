"""What she did: tickets, online orders, and the portrait that only her consent opens."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStackedWidget, QTableView, QTabWidget, QVBoxLayout, QWidget

from koom_pos.domain.customer import CustomerTicket
from koom_pos.domain.money import format_francs
from koom_pos.services.clienteling import Portrait
from koom_pos.store.customer_orders import CustomerOrder
from koom_pos.ui.customers.order_words import order_state
from koom_pos.ui.customers.portrait_view import PortraitView
from koom_pos.ui.customers.words import moment_day
from koom_pos.ui.theme import SPACE_XS
from koom_pos.ui.tickets.rows_model import RowsModel
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.tables import AmountDelegate, style_table

_TOTAL_COLUMN = 3


class HistoryTabs(QFrame):
    """The middle of the card.

    Signals:
        ticket_wanted: A ticket is to be shown (its number).
    """

    ticket_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("History"))
        self.rows = RowsModel(
            (self.tr("Ticket"), self.tr("Date"), self.tr("Articles"), self.tr("Total")),
            right=(2, _TOTAL_COLUMN),
            parent=self,
        )
        self.table = _Table()
        self.table.setModel(self.rows)
        self.no_ticket = EmptyState(
            "till", self.tr("No ticket yet"), self.tr("Her tickets stand here once she is put on a sale.")
        )
        self.order_rows = RowsModel(
            (self.tr("Order"), self.tr("Date"), self.tr("State"), self.tr("Total")),
            right=(_TOTAL_COLUMN,),
            parent=self,
        )
        self.order_table = _Table()
        self.order_table.setModel(self.order_rows)
        self.no_order = EmptyState(
            "orders",
            self.tr("No online order"),
            self.tr("Her orders of the online shop appear here once it is connected."),
        )
        self.orders = QStackedWidget()
        self.portrait = PortraitView()
        self.tickets = QStackedWidget()
        self.tabs = QTabWidget()
        self._lay_out()
        self.table.clicked.connect(self._open)
        self.table.entered_row.connect(self._open)

    def show_tickets(self, tickets: Sequence[CustomerTicket] | None) -> None:
        """List her tickets, the latest first; None is for who may not see them: no tab then."""
        self._offer_tab(self.tickets, self.tr("Tickets"), wanted=tickets is not None)
        self.rows.show_rows([(ticket, _cells(ticket)) for ticket in tickets or ()])
        self.tickets.setCurrentIndex(0 if tickets else 1)
        if tickets:
            at = self.tabs.indexOf(self.tickets)
            self.tabs.setTabText(at, self.tr("Tickets ({0})").format(len(tickets)))

    def show_orders(self, orders: Sequence[CustomerOrder] | None) -> None:
        """List her orders of the online shop, the latest first; None is for who may not see them."""
        self.order_rows.show_rows([(order, _order_cells(order)) for order in orders or ()])
        self.orders.setCurrentIndex(0 if orders else 1)
        at = self.tabs.indexOf(self.orders)
        title = self.tr("Online orders ({0})").format(len(orders)) if orders else self.tr("Online orders")
        self.tabs.setTabText(at, title)
        self.tabs.setTabVisible(at, orders is not None)

    def show_portrait(self, portrait: Portrait | None) -> None:
        """Show the portrait; None is for a customer without the consent it needs."""
        self.portrait.show_portrait(portrait)

    def to_first(self) -> None:
        """Bring the first tab to the front."""
        self.tabs.setCurrentIndex(0)

    def _offer_tab(self, widget: QWidget, title: str, *, wanted: bool) -> None:
        at = self.tabs.indexOf(widget)
        if wanted and at < 0:
            self.tabs.insertTab(0, widget, title)
            self.tabs.setCurrentIndex(0)
        elif not wanted and at >= 0:
            self.tabs.removeTab(at)
        elif wanted:
            self.tabs.setTabText(at, title)

    def _open(self, index: QModelIndex) -> None:
        ticket = self.rows.thing(index.row()) if index.isValid() else None
        if ticket is not None:
            self.ticket_wanted.emit(ticket.number)

    def _lay_out(self) -> None:
        for table, name in ((self.table, self.tr("Her tickets")), (self.order_table, self.tr("Her online orders"))):
            style_table(table, name, flat=True)
            table.setItemDelegateForColumn(_TOTAL_COLUMN, AmountDelegate(table, bold=True))
            heads = table.horizontalHeader()
            heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.orders.addWidget(self.order_table)
        self.orders.addWidget(self.no_order)
        self.tickets.addWidget(self.table)
        self.tickets.addWidget(self.no_ticket)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(self.tr("History"))
        self.tabs.addTab(self.tickets, self.tr("Tickets"))
        self.tabs.addTab(self.orders, self.tr("Online orders"))
        self.tabs.addTab(self.portrait, self.tr("Portrait"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, SPACE_XS, 1, 1)
        column.addWidget(self.tabs)


class _Table(QTableView):
    """The table of her tickets; Enter opens the row in front.

    Signals:
        entered_row: Enter on a row (QModelIndex).
    """

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _order_cells(order: CustomerOrder) -> tuple[object, ...]:
    return (order.number, moment_day(order.placed_at_utc), order_state(order), order.total_xpf)


def _cells(ticket: CustomerTicket) -> tuple[object, ...]:
    pieces = format_francs(ticket.pieces, suffix="")
    return (str(ticket.number), moment_day(ticket.at_utc), pieces, ticket.gross_xpf)

"""The day is open: its figures, its movements, and what may be done with the drawer."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from koom_pos.domain.money import format_francs
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import MovementKind
from koom_pos.services.day_overview import DayOverview
from koom_pos.services.till_session import NO_SALE
from koom_pos.store.till import CashMovement, TillSession
from koom_pos.ui.day.step_columns import SIDE
from koom_pos.ui.day.words import day_words, hour, movement_name, sentence_case
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, TOUCH, TOUCH_SMALL
from koom_pos.ui.tickets.rows_model import RowsModel
from koom_pos.ui.till.words import tender_word
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Figure, SectionHeader, Text
from koom_pos.ui.widgets.notice_bar import NoticeBar
from koom_pos.ui.widgets.tables import AmountDelegate, style_table

_AMOUNT_COLUMN = 4


class OpenView(QWidget):
    """What stands before the count: never the cash expected, and amounts only for who may read reports.

    Signals:
        movement_wanted: A movement of this kind is to be asked for (str).
        reading_wanted: An X is to be read.
        closings_wanted: The closings of before are asked for.
        close_wanted: The count is to begin.
    """

    movement_wanted = Signal(str)
    reading_wanted = Signal()
    closings_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(size="total")
        self.note = Text(tone="muted", wrap=True)
        self.forgotten = NoticeBar()
        self.forgotten.close_button.hide()
        self.forgotten.setMinimumHeight(TOUCH)
        self._figure_holder = QWidget()
        self._figures = FlowLayout(self._figure_holder, spacing=SPACE_XL)
        self._shown: list[Figure] = []
        self.acts: dict[str, SecondaryButton] = {}
        self.movements = RowsModel(
            (self.tr("Time"), self.tr("Movement"), self.tr("Reason"), self.tr("By"), self.tr("Amount")),
            right=(_AMOUNT_COLUMN,),
            parent=self,
        )
        self.table = QTableView()
        self.nothing_moved = EmptyState(
            "drawer", self.tr("No movement yet"), self.tr("Cash put in or taken out outside a sale is listed here.")
        )
        self.reading = SecondaryButton(self.tr("Read an X"), icon="eye")
        self.closings = SecondaryButton(self.tr("Closings"), icon="archive")
        self.sales_left = Text(tone="caution", wrap=True)
        self.close_day = PrimaryButton("")
        self._lay_out()
        self.reading.clicked.connect(self.reading_wanted)
        self.closings.clicked.connect(self.closings_wanted)
        self.close_day.clicked.connect(self.close_wanted)

    def show_day(self, day: DayOverview, *, sees_amounts: bool) -> None:
        """Show an open day. `sees_amounts` is for who may read reports: the count of the others is blind."""
        session = day.session
        if session is None:
            return
        self._show_head(day, session)
        self._show_figures(day.figures, sees_amounts=sees_amounts)
        self.movements.show_rows(
            [(each.id, _cells(each, day.names.get(each.operator_id, ""))) for each in day.movements]
        )
        self._pages.setCurrentIndex(1 if day.movements else 0)
        for act in self.acts.values():
            act.setEnabled(not day.is_forgotten)
        self.sales_left.setText(self.tr("%n sale(s) still open: settle or give up first.", "", day.open_sales))
        self.sales_left.setVisible(day.open_sales > 0)
        self.close_day.setText(self.tr("Close this day") if day.is_forgotten else self.tr("Close the day"))

    def figures(self) -> dict[str, str]:
        """Return the figures shown, by name."""
        return {figure.name.text(): figure.value.text() for figure in self._shown}

    def _want_movement(self, kind: str, _checked: bool = False) -> None:
        self.movement_wanted.emit(kind)

    def _show_head(self, day: DayOverview, session: TillSession) -> None:
        self.title.setText(sentence_case(day_words(session.business_date)))
        self.note.setText(
            self.tr("Opened at {0} by {1}, float {2}").format(
                hour(session.opened_at_utc),
                day.names.get(session.opened_by, ""),
                format_francs(session.opening_float_xpf),
            )
        )
        if not day.is_forgotten:
            self.forgotten.clear()
            return
        words = self.tr("The day of {0} was not closed. Count the drawer and close it: today opens afterwards.")
        self.forgotten.say("caution", words.format(day_words(session.business_date)))
        self.forgotten.close_button.hide()

    def _show_figures(self, figures: Mapping[str, Any], *, sees_amounts: bool) -> None:
        self._figures.clear()
        self._shown = []
        self._add(self.tr("Tickets"), str(figures["tickets"]))
        self._add(self.tr("Articles"), str(figures["pieces"]))
        self._add(self.tr("Articles taken back"), str(figures["returned_lines"]["count"]))
        self._add(self.tr("Sales given up"), str(figures["voids"]["count"]))
        if not sees_amounts:
            return
        self._add(self.tr("Sales less returns"), format_francs(figures["gross_xpf"]))
        for tender in figures["tenders"]:
            self._add(tender_word(TenderType(tender["type"])), format_francs(tender["amount_xpf"]))

    def _add(self, name: str, value: str) -> None:
        figure = Figure(name)
        figure.set_words(value)
        figure.setMinimumWidth(128)
        self._figures.addWidget(figure)
        self._shown.append(figure)

    def _lay_out(self) -> None:
        style_table(self.table, self.tr("Movements of the drawer"), row_height=TOUCH_SMALL)
        self.table.setModel(self.movements)
        self.table.setItemDelegateForColumn(_AMOUNT_COLUMN, AmountDelegate(self.table))
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        left = QVBoxLayout()
        left.setSpacing(SPACE_L)
        head = QVBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.title)
        head.addWidget(self.note)
        left.addLayout(head)
        left.addWidget(self.forgotten)
        left.addWidget(self._figure_card())
        left.addWidget(SectionHeader(self.tr("Drawer")))
        left.addWidget(self._act_row())
        self._pages = QStackedWidget()
        self._pages.addWidget(self.nothing_moved)
        self._pages.addWidget(self.table)
        left.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XL)
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _figure_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inside.addWidget(self._figure_holder)
        return card

    def _act_row(self) -> QWidget:
        acts = (
            (str(MovementKind.PAID_IN), self.tr("Cash in"), "plus"),
            (str(MovementKind.PAID_OUT), self.tr("Cash out"), "minus"),
            (str(MovementKind.BANK_DROP), self.tr("Bank drop"), "wallet"),
            (NO_SALE, self.tr("Open the drawer"), "drawer"),
        )
        holder = QWidget()
        row = FlowLayout(holder)
        for kind, words, icon in acts:
            button = SecondaryButton(words, icon=icon)
            button.clicked.connect(partial(self._want_movement, kind))
            self.acts[kind] = button
            row.addWidget(button)
        return holder

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.reading)
        column.addWidget(self.closings)
        column.addStretch(1)
        column.addWidget(self.sales_left)
        column.addWidget(self.close_day)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return side


def _cells(movement: CashMovement, name: str) -> tuple[object, ...]:
    amount = movement.amount_xpf if movement.amount_xpf else None
    return (hour(movement.at_utc), movement_name(movement.kind), movement.reason, name, amount)

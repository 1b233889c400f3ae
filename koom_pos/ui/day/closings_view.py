"""The closings made: a list at the left, the paper of the chosen one at the right, and what may be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from koom_pos.documents.wording import signed
from koom_pos.store.till import Closing
from koom_pos.ui.day.step_columns import empty_layout, widgets_of
from koom_pos.ui.day.words import closing_period, closing_title, month_words, sentence_case
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, TOUCH_SMALL
from koom_pos.ui.tickets.paper_view import PaperView
from koom_pos.ui.tickets.rows_model import RowsModel
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Figure, Text
from koom_pos.ui.widgets.tables import AmountDelegate, style_table

_PAPER_SIDE = 408
_TOTAL_COLUMN = 2
_OVER_SHORT_COLUMN = 3


class ClosingsView(QWidget):
    """Past closings by kind. The figures above the list are those of the closing shown.

    Signals:
        kind_chosen: The closings of another kind are asked for (`day`, `month`, `year`).
        closing_chosen: A closing is to be shown (Closing).
        print_wanted: The closing shown is to be printed again.
        pdf_wanted: The closing shown is to be saved as PDF.
        verify_wanted: A second person verifies its count.
        period_wanted: A month or year is to be closed (kind, period).
        back_wanted: Back to the day.
    """

    kind_chosen = Signal(str)
    closing_chosen = Signal(object)
    print_wanted = Signal()
    pdf_wanted = Signal()
    verify_wanted = Signal()
    period_wanted = Signal(str, str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Closing | None = None
        self.title = Text(size="total")
        self.note = Text(tone="muted", wrap=True)
        self.back = QuietButton(self.tr("Back to the day"), icon="back")
        self.kinds = ChoiceChips(
            self.tr("Kind of closing"),
            (("day", self.tr("Days")), ("month", self.tr("Months")), ("year", self.tr("Years"))),
        )
        self.total = Figure(self.tr("Total"))
        self.perpetual = Figure(self.tr("Perpetual total"))
        self.absolute = Figure(self.tr("Perpetual absolute total"))
        self.rows = RowsModel(
            (self.tr("Closing"), self.tr("Period"), self.tr("Total"), self.tr("Difference")),
            right=(_TOTAL_COLUMN, _OVER_SHORT_COLUMN),
            parent=self,
        )
        self.table = QTableView()
        self.none_yet = EmptyState(
            "archive", self.tr("No closing yet"), self.tr("Each closing made is kept here for good.")
        )
        self.paper = PaperView(self.tr("Closing as printed"))
        self.verified = Text(size="note", tone="muted", wrap=True)
        self.print_again = SecondaryButton(self.tr("Print again"), icon="print")
        self.save_pdf = SecondaryButton(self.tr("PDF"), icon="download")
        self.verify = SecondaryButton(self.tr("Verify the count"), icon="shield")
        self._due = QVBoxLayout()
        self._due.setSpacing(SPACE_S)
        self._lay_out()
        self._connect()

    def say_head(self, title: str, note: str = "", *, can_go_back: bool) -> None:
        """Say what this list stands for now."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.back.setVisible(can_go_back)

    def show_closings(self, kind: str, closings: Sequence[Closing], *, chosen: Closing | None = None) -> None:
        """List closings; the chosen one, or the latest, is shown."""
        self.kinds.choose(kind)
        self.rows.show_rows([(each, _cells(each)) for each in closings])
        self.table.setColumnHidden(_OVER_SHORT_COLUMN, kind == "year")
        self._lists.setCurrentIndex(0 if closings else 1)
        wanted = next((row for row, each in enumerate(closings) if chosen and each.id == chosen.id), 0)
        if closings:
            self.table.selectRow(wanted)
        else:
            self._shown = None
            self._right.setVisible(False)
            self._figures.setVisible(False)

    def show_paper(self, closing: Closing, lines: Sequence[str], *, verified_by: str, may_verify: bool) -> None:
        """Show a closing as paper, with what may be done with it."""
        self._shown = closing
        self.paper.show_lines(lines)
        for figure, amount_xpf in (
            (self.total, closing.gross_xpf),
            (self.perpetual, closing.perpetual_total_xpf),
            (self.absolute, closing.perpetual_absolute_xpf),
        ):
            figure.set_amount(amount_xpf)
        self.verified.setText(self.tr("Count verified by {0}").format(verified_by) if verified_by else "")
        self.verified.setVisible(bool(verified_by))
        self.verify.setVisible(may_verify)
        self._right.setVisible(True)
        self._figures.setVisible(True)

    def shown_closing(self) -> Closing | None:
        """Return the closing whose paper is shown."""
        return self._shown

    def show_due(self, periods: Sequence[tuple[str, str]]) -> None:
        """Offer the months and years that can be closed: pairs of kind and period, the oldest first."""
        empty_layout(self._due)
        for kind, period in periods[:2]:
            self._due.addWidget(self._due_row(kind, period))

    def due_buttons(self) -> list[SecondaryButton]:
        """Return the acts that close a month or year."""
        return [button for row in widgets_of(self._due) for button in row.findChildren(SecondaryButton)]

    def _due_row(self, kind: str, period: str) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "info")
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        words = self.tr("{0} is over and can be closed.").format(sentence_case(month_words(period)))
        row.addWidget(Text(words, wrap=True), 1)
        button = SecondaryButton(self.tr("Close {0}").format(month_words(period)), icon="lock")
        button.clicked.connect(partial(self._close_period, kind, period))
        row.addWidget(button)
        return card

    def _close_period(self, kind: str, period: str, _checked: bool = False) -> None:
        self.period_wanted.emit(kind, period)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        closing = self.rows.thing(current.row()) if current.isValid() else None
        if closing is not None:
            self.closing_chosen.emit(closing)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.kinds.chosen.connect(self.kind_chosen)
        self.print_again.clicked.connect(self.print_wanted)
        self.save_pdf.clicked.connect(self.pdf_wanted)
        self.verify.clicked.connect(self.verify_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _lay_out(self) -> None:
        style_table(self.table, self.tr("Closings"), row_height=TOUCH_SMALL)
        self.table.setModel(self.rows)
        for column in (_TOTAL_COLUMN, _OVER_SHORT_COLUMN):
            self.table.setItemDelegateForColumn(column, AmountDelegate(self.table))
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.none_yet)
        left = QVBoxLayout()
        left.setSpacing(SPACE_L)
        left.addLayout(self._head())
        left.addWidget(self._figure_card())
        left.addWidget(self.kinds)
        left.addLayout(self._due)
        left.addWidget(self._lists, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XL)
        row.addLayout(left, 1)
        row.addWidget(self._paper_side())

    def _head(self) -> QLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(SPACE_S)
        words.addWidget(self.title)
        words.addWidget(self.note)
        head.addLayout(words, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _figure_card(self) -> QFrame:
        self._figures = QFrame()
        self._figures.setProperty("ground", "card")
        row = QHBoxLayout(self._figures)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.setSpacing(SPACE_XL)
        for figure in (self.total, self.perpetual, self.absolute):
            row.addWidget(figure)
        row.addStretch(1)
        return self._figures

    def _paper_side(self) -> QWidget:
        self._right = QWidget()
        self._right.setFixedWidth(_PAPER_SIDE)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.paper, 1)
        column.addWidget(self.verified)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_S)
        acts.addWidget(self.print_again, 1)
        acts.addWidget(self.save_pdf)
        column.addLayout(acts)
        column.addWidget(self.verify)
        return self._right


def _cells(closing: Closing) -> tuple[object, ...]:
    over_short_xpf = closing.figures.get("over_short_xpf")
    difference = "" if over_short_xpf is None else signed(int(over_short_xpf))
    return (closing_title(closing), closing_period(closing), closing.gross_xpf, difference)

"""The reports: what was sold, when, of what, by whom, and how it was paid; TGC from the sealed closings."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QModelIndex, QTimer
from PySide6.QtWidgets import (
    QDateEdit,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from koom_pos.services import reports, till_session
from koom_pos.services.reports import TaxReport, Turnover
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.reports.report_table import ReportModel, as_csv
from koom_pos.ui.reports.report_view import ReportView
from koom_pos.ui.reports.report_writer import ReportKey, ReportWriter
from koom_pos.ui.reports.spans import Span, SpanKey, span_of
from koom_pos.ui.tasks import Task
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.tables import style_table

if TYPE_CHECKING:
    from koom_pos.ui.reports.chart import ReportChart

Figures = Turnover | TaxReport


class ReportsPage(Page):
    """One sentence, one chart, one table per report; the export at the right."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Reports"))
        self._counter = counter
        self._writer = ReportWriter(self)
        self._task: Task | None = None
        self._asked: tuple[bool, bool, Span] | None = None
        self._figures: dict[tuple[bool, bool, Span], Figures] = {}
        self._view: ReportView | None = None
        self._chart: ReportChart | None = None
        self.tabs = QTabBar()
        self.chips = ChoiceChips(self.tr("Span"))
        self.first_day = QDateEdit()
        self.last_day = QDateEdit()
        self.export_button = SecondaryButton(self.tr("Export as CSV"), icon="download")
        self.sentence = Text(size="emphasis", wrap=True)
        self.note = Text(size="note", tone="muted", wrap=True)
        self.table = QTableView()
        self.model = ReportModel(self)
        self.empty = EmptyState("reports", "")
        self._stack = QStackedWidget()
        self._chart_place = QVBoxLayout()
        self._make()
        self._lay_out()
        self._connect()

    def shown(self) -> None:
        """Read the figures again: tickets were settled meanwhile."""
        self._figures.clear()
        self._ask()
        self.tabs.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            (self.tr("Left, Right"), self.tr("Previous or next report")),
            (self.tr("Up, Down"), self.tr("A row of the table and its bar")),
        ]

    def open_thing(self, thing: object) -> None:
        """Show a report by its key."""
        if isinstance(thing, str) and thing in set(ReportKey):
            self.tabs.setCurrentIndex(list(ReportKey).index(ReportKey(thing)))

    def key(self) -> ReportKey:
        """Return the report in front."""
        return list(ReportKey)[self.tabs.currentIndex()]

    def span(self) -> Span:
        """Return the span asked for."""
        key = SpanKey(self.chips.current() or SpanKey.WEEK)
        if key is SpanKey.CUSTOM:
            return Span(_date(self.first_day.date()), _date(self.last_day.date()))
        return span_of(key, self._counter.desk.today())

    def view(self) -> ReportView | None:
        """Return what is shown; None while it is read or when there is nothing."""
        return self._view

    def chart(self) -> "ReportChart | None":
        """Return the chart; None before the first report with figures."""
        return self._chart

    def export_to(self, path: Path) -> bool:
        """Write the table in front as CSV, marked as UTF-8 for spreadsheets; False when it could not be."""
        if self._view is None:
            return False
        try:
            path.write_text(as_csv(self._view), encoding="utf-8-sig", newline="")
        except OSError:
            words = self.tr("{file} was not written. Close it in other programs, or choose another folder.")
            self.say("danger", words.format(file=path.name))
            return False
        self.say("ok", self.tr("The report is in {file}.").format(file=str(path)))
        return True

    def _make(self) -> None:
        for key in ReportKey:
            self.tabs.addTab(self._writer.title(key))
        self.tabs.setAccessibleName(self.tr("Reports"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self._offer_spans()
        today = self._counter.desk.today()
        for field, name, day in (
            (self.first_day, self.tr("First day"), today.replace(day=1)),
            (self.last_day, self.tr("Last day"), today),
        ):
            field.setAccessibleName(name)
            field.setCalendarPopup(True)
            field.setDisplayFormat("dd/MM/yyyy")
            field.setDate(QDate(day.year, day.month, day.day))
            field.setMinimumWidth(148)
            field.hide()
        self.table.setModel(self.model)
        style_table(self.table, self.tr("Figures"), row_height=TOUCH_SMALL)

    def _offer_spans(self) -> None:
        tax = self.key().is_tax
        choices = [
            (SpanKey.YEAR, self.tr("This year")),
            (SpanKey.LAST_YEAR, self.tr("Last year")),
        ]
        if not tax:
            choices = [
                (SpanKey.WEEK, self.tr("7 days")),
                (SpanKey.FOUR_WEEKS, self.tr("4 weeks")),
                (SpanKey.MONTH, self.tr("This month")),
                (SpanKey.QUARTER, self.tr("This quarter")),
            ]
        self.chips.set_choices([(str(key), words) for key, words in choices] + [("custom", self.tr("Other span"))])
        self.chips.choose(SpanKey.YEAR if tax else SpanKey.FOUR_WEEKS)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_S)
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.first_day)
        bar.addWidget(self.last_day)
        bar.addWidget(self.export_button)
        chart_card = QFrame()
        chart_card.setProperty("ground", "card")
        self._chart_place = QVBoxLayout(chart_card)
        self._chart_place.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        figures = QWidget()
        row = QHBoxLayout(figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(chart_card, 6)
        row.addWidget(self.table, 5)
        self._stack.addWidget(figures)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.tabs)
        column.addLayout(bar)
        column.addWidget(self.sentence)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._was_tax = self.key().is_tax
        self.tabs.currentChanged.connect(self._change_report)
        self.chips.chosen.connect(self._change_span)
        self.first_day.dateChanged.connect(self._change_dates)
        self.last_day.dateChanged.connect(self._change_dates)
        self.export_button.clicked.connect(self._choose_export)
        self.table.selectionModel().currentRowChanged.connect(self._mark_bar)
        self.model.modelReset.connect(self._size_columns)

    def _change_report(self) -> None:
        tax = self.key().is_tax
        if tax != self._was_tax:
            self._was_tax = tax
            self._offer_spans()
            self._show_dates()
        self._ask()

    def _change_span(self, _key: str) -> None:
        self._show_dates()
        self._ask()

    def _change_dates(self) -> None:
        if self.chips.current() == SpanKey.CUSTOM:
            self._ask()

    def _show_dates(self) -> None:
        custom = self.chips.current() == SpanKey.CUSTOM
        self.first_day.setVisible(custom)
        self.last_day.setVisible(custom)

    def _ask(self) -> None:
        """Show the report in front, reading its figures away from the screen unless they are at hand."""
        key = self.key()
        asked = (key.is_tax, key is ReportKey.TAX_QUARTERS, self.span())
        self._asked = asked
        if asked in self._figures:
            self._show(self._figures[asked])
            return
        if self._task is not None:
            self._task.cancel()
        desk, operator, span = self._counter.desk, self._counter.operator, asked[2]

        def read(_task: Task) -> Figures:
            if asked[0]:
                return reports.tax_report(desk, operator, span.first, span.last, quarterly=asked[1])
            return reports.turnover(desk, operator, span.first, span.last)

        self._task = self._counter.tasks.run_in_store(
            read,
            success=lambda figures: self._arrived(asked, figures),
            failure=self._failed,
            owner=self,
        )

    def _arrived(self, asked: tuple[bool, bool, Span], figures: Figures) -> None:
        self._figures[asked] = figures
        if asked == self._asked:
            self._show(figures)

    def _failed(self, error: Exception) -> None:
        self._view = None
        self.model.show_view(None)
        self.export_button.setEnabled(False)
        self.sentence.setText("")
        self.note.setText("")
        self.empty.say(self.tr("This report cannot be shown"), sentence(error), icon="warning")
        self._stack.setCurrentIndex(1)

    def _show(self, figures: Figures) -> None:
        key = self.key()
        if isinstance(figures, TaxReport):
            view = self._writer.tax_view(figures, quarterly=key is ReportKey.TAX_QUARTERS)
        else:
            view = self._writer.view(key, figures, open_day=self._open_day())
        empty = view.is_empty()
        self._view = None if empty else view
        self.export_button.setEnabled(not empty)
        self.sentence.setText("" if empty else view.sentence)
        self.note.setText("" if empty and not key.is_tax else view.note)
        self.sentence.setVisible(bool(self.sentence.text()))
        self.note.setVisible(bool(self.note.text()))
        self.model.show_view(self._view)
        if empty:
            self._show_nothing(tax=key.is_tax)
            return
        self._stack.setCurrentIndex(0)
        if self._chart is None:
            QTimer.singleShot(0, self, self._make_chart)  # the table stands before the chart's library is read
        else:
            self._draw()

    def _show_nothing(self, *, tax: bool) -> None:
        if tax:
            words = self.tr("TGC is told from sealed closings. It appears here once a day is closed.")
            self.empty.say(self.tr("No closing in this span"), words, icon="reports")
        else:
            words = self.tr("No ticket was settled in this span. Choose another one above.")
            self.empty.say(self.tr("Nothing sold"), words, icon="reports")
        self._stack.setCurrentIndex(1)

    def _make_chart(self) -> None:
        from koom_pos.ui.reports.chart import ReportChart  # noqa: PLC0415 - 300 ms the start does not have

        if self._chart is None:
            self._chart = ReportChart(self.tr("Chart"))
            self._chart.bar_chosen.connect(self._choose_row)
            self._chart_place.addWidget(self._chart)
            self._chart.show()  # the layout would wait for the next turn, and the bars for its sizes
            self._chart_place.activate()
        self._draw()

    def _draw(self) -> None:
        if self._chart is not None and self._view is not None:
            self._chart.show_bars(self._view.bars, upright=self._view.upright, spoken=self._view.sentence)

    def _mark_bar(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self._chart is not None and self._view is not None:
            self._chart.choose(self._view.bar_of_row(current.row()))

    def _choose_row(self, place: int) -> None:
        if self._view is not None:
            self.table.selectRow(self._view.row_of_bar(place))

    def _size_columns(self) -> None:
        heads = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == 0 else QHeaderView.ResizeMode.ResizeToContents
            heads.setSectionResizeMode(column, mode)

    def _open_day(self) -> QDate | None:
        session = till_session.open_session(self._counter.desk)
        if session is None:
            return None
        day = session.business_date
        return QDate(day.year, day.month, day.day)

    def _choose_export(self) -> None:
        span = self.span()
        proposed = f"{self.key()}_{span.first.isoformat()}_{span.last.isoformat()}.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export as CSV"), str(Path.home() / proposed), self.tr("CSV file (*.csv)")
        )
        if chosen:
            self.export_to(Path(chosen))


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())

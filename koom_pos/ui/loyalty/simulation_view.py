"""What the rules would have given on past tickets: those in force beside those on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.services.loyalty_simulation import CategoryPoints, Simulation
from koom_pos.ui.customers.column import heading
from koom_pos.ui.customers.words import day_words, points_figure
from koom_pos.ui.privacy.caution import Caution
from koom_pos.ui.reports.spans import Span
from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.till.words import rate_words
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text, rule

LAST_MONTH, THIS_MONTH = "last", "this"
SHOWN_CATEGORIES = 6
_WHOLE_BP = 10_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same tickets under the rules in force and under those on screen; `tried` is None where both are one."""

    in_force: Simulation
    tried: Simulation | None


class SimulationView(QWidget):
    """Shows and decides nothing; the section runs the simulation.

    Signals:
        simulate_wanted: The tickets of the span are to be run through the rules.
        stop_wanted: The run is to stop.
    """

    simulate_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans = ChoiceChips(
            self.tr("Tickets"), [(LAST_MONTH, self.tr("Last month")), (THIS_MONTH, self.tr("This month"))]
        )
        self.spans.choose(LAST_MONTH)
        self.told = Text(tone="muted", wrap=True)
        self.run = SecondaryButton(self.tr("Simulate"), icon="calculator")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Simulation"))
        self.stop = SecondaryButton(self.tr("Stop"))
        self.stale = Caution()
        self.results = QWidget()
        self._grid = QGridLayout(self.results)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[tuple[str, ...]] = []
        self._next = 0
        self._lay_out()
        self.stale.say("")
        self.begin(under_way=False)
        self.run.clicked.connect(self.simulate_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def span(self, today: date) -> Span:
        """Return the days whose tickets are run."""
        first = today.replace(day=1)
        if self.spans.current() == THIS_MONTH:
            return Span(first, today)
        last = first - date.resolution
        return Span(last.replace(day=1), last)

    def begin(self, *, under_way: bool) -> None:
        """Show that the simulation runs, or no longer does."""
        self.bar.setRange(0, 0)
        for part in (self.bar, self.stop):
            part.setVisible(under_way)
        self.run.setVisible(not under_way)

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def forget(self, told: str = "") -> None:
        """Show no figures; say why there are none."""
        self._lines = []
        self._next = 0
        empty(self._grid)
        self.stale.say("")
        self.told.setText(
            told or self.tr("Try the rules on past tickets before they are in force. Nothing is stored.")
        )

    def outdate(self) -> None:
        """Say that the rules on screen are no longer those of the figures."""
        if self._lines:
            self.stale.say(self.tr("The rules changed since. Simulate again."))

    def show_comparison(self, found: Comparison, span: Span) -> None:
        """Show the figures side by side."""
        self.forget()
        current = found.in_force
        if not current.tickets:
            self.told.setText(self.tr("No ticket from {0} to {1}.").format(*map(day_words, (span.first, span.last))))
            return
        self.told.setText(
            self.tr("{tickets} from {first} to {last}, {members} with a customer; turnover {turnover}.").format(
                tickets=self.tr("%Ln ticket(s)", "", current.tickets),
                first=day_words(span.first),
                last=day_words(span.last),
                members=points_figure(current.member_tickets),
                turnover=format_francs(current.gross_xpf),
            )
        )
        sides = (current,) if found.tried is None else (current, found.tried)
        heads = [self.tr("In force"), self.tr("On screen")]
        if found.tried is None:
            heads = [self.tr("In force, and on screen")]
        self._head("", heads)
        self._block(self.tr("Tickets with a customer"), sides, members=True)
        self._block(self.tr("If every ticket had one"), sides, members=False)
        self._categories(sides)

    def lines(self) -> list[tuple[str, ...]]:
        """Return the words of each line of figures."""
        return list(self._lines)

    def _block(self, title: str, sides: Sequence[Simulation], *, members: bool) -> None:
        points = [each.member_points if members else each.points for each in sides]
        worth = [each.member_value_xpf if members else each.value_xpf for each in sides]
        share = [
            rate_words(value * _WHOLE_BP // each.gross_xpf) if each.gross_xpf else ""
            for value, each in zip(worth, sides, strict=True)
        ]
        self._title(title)
        self._line(self.tr("Points"), [points_figure(each) for each in points])
        self._line(self.tr("Worth"), [format_francs(each) for each in worth], strong=True)
        self._line(self.tr("Of the turnover"), share)

    def _categories(self, sides: Sequence[Simulation]) -> None:
        self._title(self.tr("Points by category"))
        by_name = [{each.name: each.points for each in side.categories} for side in sides]
        leading: Sequence[CategoryPoints] = sides[-1].categories[:SHOWN_CATEGORIES]
        for category in leading:
            name = category.name or self.tr("Without a category")
            self._line(name, [points_figure(side.get(category.name, 0)) for side in by_name])

    def _head(self, title: str, heads: Sequence[str]) -> None:
        row = self._row()
        for column, words in enumerate((title, *heads)):
            label = Text(words, size="note", tone="muted")
            self._grid.addWidget(
                label, row, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            )

    def _title(self, words: str) -> None:
        self._grid.addWidget(rule(), self._row(), 0, 1, 3)
        self._grid.addWidget(heading(words), self._row(), 0, 1, 3)

    def _line(self, name: str, figures: Sequence[str], *, strong: bool = False) -> None:
        row = self._row()
        self._lines.append((name, *figures))
        self._grid.addWidget(Text(name, wrap=True), row, 0)
        for column, figure in enumerate(figures, start=1):
            label = Text(figure)
            label.set_strong(strong)
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _row(self) -> int:
        self._next += 1
        return self._next - 1

    def _lay_out(self) -> None:
        working = QHBoxLayout()
        working.setSpacing(SPACE_M)
        working.addWidget(self.bar, 1)
        working.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.spans)
        column.addWidget(self.run)
        column.addLayout(working)
        column.addWidget(self.told)
        column.addWidget(self.stale)
        column.addWidget(self.results)
        self.forget()

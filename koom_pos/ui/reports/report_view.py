"""A report made ready to be shown: its sentence, its bars, its table. Words and figures only, no widget."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Cell = str | int | date
ColumnKind = Literal["words", "day", "francs", "count"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart. `unfinished` is drawn hollow: the day or month still runs."""

    name: str
    amount_xpf: int
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; figures stand at the right."""

    title: str
    kind: ColumnKind = "words"


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a report shows. `bar_of` gives the bar of each row; empty, they go one to one. `total` has no bar.

    `upright` bars stand side by side (time); the others lie one under the other (names). `note` says what the
    figures leave out or what is still missing.
    """

    sentence: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bars: tuple[Bar, ...]
    total: tuple[Cell, ...] | None = None
    upright: bool = True
    note: str = ""
    bar_of: tuple[int, ...] = ()

    def bar_of_row(self, row: int) -> int | None:
        """Return the bar a row of the table belongs to; the total belongs to none."""
        if not 0 <= row < len(self.rows):
            return None
        return self.bar_of[row] if self.bar_of else row

    def row_of_bar(self, bar: int) -> int:
        """Return the first row of a bar."""
        return self.bar_of.index(bar) if self.bar_of else bar

    def is_empty(self) -> bool:
        """Tell whether there is nothing to show: no row, or nothing but zeros."""
        return not any(cell for row in self.rows for cell in row if isinstance(cell, int))

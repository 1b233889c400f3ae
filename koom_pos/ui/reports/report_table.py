"""The table of a report, and the same table as a CSV file for a spreadsheet."""

import csv
import io
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from koom_pos.domain.money import format_francs
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.reports.report_view import Cell, ColumnKind, ReportView

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FIGURES = ("francs", "count")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReportModel(QAbstractTableModel):
    """Rows of a report, its total last and bold; figures at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: ReportView | None = None

    def show_view(self, view: ReportView | None) -> None:
        """Show another report, or none."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def is_total(self, row: int) -> bool:
        """Tell whether a row is the total: it belongs to no bar."""
        return self._view is not None and row == len(self._view.rows)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() or self._view is None:
            return 0
        return len(self._view.rows) + (1 if self._view.total is not None else 0)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if self._view is None or not index.isValid():
            return None
        kind = self._view.columns[index.column()].kind
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if kind in _FIGURES else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return font(TypeSize.BODY, bold=True) if self.is_total(index.row()) else None
        cell = self._cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            place = self._view.bar_of_row(index.row())
            unfinished = place is not None and self._view.bars[place].unfinished
            words = _written(cell, kind)
            return self.tr("{day} · in progress").format(day=words) if kind == "day" and unfinished else words
        return cell if role == Qt.ItemDataRole.ToolTipRole and kind == "words" else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if self._view is None or orientation is Qt.Orientation.Vertical:
            return None
        column = self._view.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.kind in _FIGURES else _LEFT
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def _cell(self, row: int, column: int) -> Cell:
        view = self._view
        if view is None:
            return ""
        cells = view.total if view.total is not None and self.is_total(row) else view.rows[row]
        return cells[column]


def as_csv(view: ReportView) -> str:
    """Return the table as CSV: semicolons, as spreadsheets in French expect, and bare whole numbers."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in view.columns])
    writer.writerows([_safe(cell) for cell in row] for row in view.rows)
    if view.total is not None:
        writer.writerow(view.total)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    """Write a day so that it sorts; keep a name that begins like a formula from being one in the spreadsheet."""
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r") and cell else cell


def _written(cell: Cell, kind: ColumnKind) -> str:
    if isinstance(cell, date):
        return QLocale().toString(QDate(cell.year, cell.month, cell.day), "ddd dd/MM/yy")
    if isinstance(cell, int):
        return format_francs(cell) if kind == "francs" else format_francs(cell, suffix="")
    return cell

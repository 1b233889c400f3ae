"""Rows to read in a table: a thing per row, its cells as values."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """Shows what it is given, in that order. `right` names the columns whose heads stand at the right."""

    def __init__(self, heads: Sequence[str], *, right: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._right = frozenset(right)
        self._rows: list[tuple[object, tuple[object, ...]]] = []

    def show_rows(self, rows: Sequence[tuple[object, Sequence[object]]]) -> None:
        """Show other rows: pairs of the thing meant and its cells."""
        self.beginResetModel()
        self._rows = [(thing, tuple(cells)) for thing, cells in rows]
        self.endResetModel()

    def thing(self, row: int) -> Any:
        """Return what a row stands for, or None outside the table."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def row_of(self, thing: object) -> int:
        """Return the row of a thing, or -1."""
        return next((row for row, (own, _cells) in enumerate(self._rows) if own == thing), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cell = self._rows[index.row()][1][index.column()]
            return cell if role == Qt.ItemDataRole.DisplayRole else str(cell) if isinstance(cell, str) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._right:
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._right:
            return _RIGHT
        return None

"""The journal as a list: number, time, kind, operator, what it says, amount."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from koom_pos.domain.business_day import format_local_datetime
from koom_pos.domain.journal import JournalEntry, JournalKind
from koom_pos.domain.money import format_francs
from koom_pos.services.desk import Desk
from koom_pos.ui.settings_pages.journal_words import EntryWords, entry_words

NUMBER, TIME, KIND, OPERATOR, WORDS, AMOUNT = range(6)
MOST = 500
Index = QModelIndex | QPersistentModelIndex


def latest_entries(desk: Desk, *, kind: JournalKind | None = None, day: date | None = None) -> list[JournalEntry]:
    """Read entries of this workstation, newest first, at most `MOST`.

    Args:
        desk: Whose journal.
        kind: Only these; None for all.
        day: Only those of one business date; None for all.
    """
    here = desk.workstation.id
    with desk.store.reading() as tx:
        if day is None:
            return tx.journal.latest(here, kind=kind, limit=MOST)
        bounds = tx.journal.bounds(here, day, day)
        if bounds is None:
            return []
        found = [
            entry
            for entry in tx.journal.entries(here, after=bounds[0] - 1, until=bounds[1])
            if entry.business_date == day and kind in (None, entry.kind)
        ]
    return found[::-1][:MOST]


class JournalModel(QAbstractTableModel):
    """Read only; words are made when a row is first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[JournalEntry] = []
        self._words: dict[int, EntryWords] = {}

    def show_entries(self, entries: list[JournalEntry]) -> None:
        """Show these, in this order."""
        self.beginResetModel()
        self._entries = entries
        self._words = {}
        self.endResetModel()

    def entry(self, row: int) -> JournalEntry:
        """Return the entry of a row."""
        return self._entries[row]

    def row_of(self, sequence: int) -> int | None:
        """Return where an entry stands in the list, or None."""
        return next((row for row, entry in enumerate(self._entries) if entry.sequence == sequence), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else AMOUNT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (NUMBER, AMOUNT):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (NUMBER, AMOUNT):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(index.row(), index.column())
        return None

    def _head(self, section: int) -> str:
        heads = (
            self.tr("No."),
            self.tr("Time"),
            self.tr("Kind"),
            self.tr("By"),
            self.tr("What happened"),
            self.tr("Amount"),
        )
        return heads[section]

    def _cell(self, row: int, column: int) -> str:
        entry = self._entries[row]
        if column == NUMBER:
            return format_francs(entry.sequence, suffix="")
        if column == TIME:
            return format_local_datetime(entry.at_utc, seconds=True)
        words = self._words.setdefault(row, entry_words(entry))
        amount = "" if words.amount_xpf is None else format_francs(words.amount_xpf)
        return {KIND: words.kind, OPERATOR: words.operator, WORDS: words.words, AMOUNT: amount}[column]

"""What the journal asks and shows at the right: the span to archive, and one entry in full."""

import json
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from koom_pos.domain.business_day import format_local_date, format_local_datetime
from koom_pos.domain.journal import JournalEntry
from koom_pos.domain.money import format_francs
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.settings_pages.journal_words import entry_words
from koom_pos.ui.theme import SPACE_L, SPACE_M, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import Text


class DayEdit(QDateEdit):
    """A business date, written as in the islands."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self.setDisplayFormat("dd/MM/yyyy")
        self.setCalendarPopup(True)
        self.setMinimumHeight(TOUCH_SMALL)

    def day(self) -> date:
        """Return the date shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


class ArchivePanel(QWidget):
    """Asks from which day to which.

    Signals:
        asked: The span is the right way round (first date, last date).
    """

    asked = Signal(object, object)

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = DayEdit(first)
        self.last = DayEdit(last)
        self.last_field = Field(self.tr("To"), self.last)
        self.write_button = SecondaryButton(self.tr("Write the archive"), icon="archive")
        self.write_button.clicked.connect(self._ask)
        words = self.tr(
            "A zip file with every entry, the public key and a program that verifies them on any computer, "
            "without KOOM POS."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(Text(words, tone="muted", wrap=True))
        column.addWidget(Field(self.tr("From"), self.first))
        column.addWidget(self.last_field)
        column.addWidget(self.write_button)
        column.addStretch(1)

    def _ask(self) -> None:
        if self.last.day() < self.first.day():
            self.last_field.show_fault(self.tr("The last day comes before the first."))
            return
        self.last_field.clear_fault()
        self.asked.emit(self.first.day(), self.last.day())


class EntryPanel(QWidget):
    """One entry in full: what it says, its hashes, and the sealed text itself."""

    def __init__(self, entry: JournalEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = entry_words(entry)
        facts = (
            (self.tr("Kind"), told.kind),
            (self.tr("Time"), format_local_datetime(entry.at_utc, seconds=True)),
            (self.tr("Business date"), format_local_date(entry.business_date)),
            (self.tr("By"), told.operator or "–"),
            (self.tr("What happened"), told.words or "–"),
            (self.tr("Amount"), "–" if told.amount_xpf is None else format_francs(told.amount_xpf)),
            (self.tr("Follows"), _short(entry.previous_hash)),
            (self.tr("Fingerprint"), _short(entry.entry_hash)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(Text(name, tone="muted"), row, 0)
            grid.addWidget(Text(value, wrap=True), row, 1)
        sealed = QPlainTextEdit(_readable(entry.body))
        sealed.setReadOnly(True)
        sealed.setTabChangesFocus(True)
        sealed.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        sealed.setAccessibleName(self.tr("Sealed text"))
        sealed.setMinimumHeight(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addLayout(grid)
        column.addWidget(Text(self.tr("Sealed text"), size="note", tone="muted"))
        column.addWidget(sealed, 1)


def _short(digest: str) -> str:
    return f"{digest[:8]} … {digest[-8:]}"


def _readable(body: str) -> str:
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except ValueError:
        return body

"""The steps of an import as they stand on screen: choose a file, name its columns, read the faults, see it done."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from koom_pos.services.catalogue_sheet import Sheet
from koom_pos.ui.articles.wording import whole_number
from koom_pos.ui.icons import LARGE, IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text, rule

EXAMPLES = 3
NOT_TAKEN = ""
"""The key of « this column is not taken »."""
SEVERAL = "gtin"
"""The one field that several columns may be."""
_EXAMPLE_WIDTH = 190
_READING_WIDTH = 640


class ChooseStep(QFrame):
    """A file is chosen in the system's window, dropped here, or its path typed.

    Signals:
        browse_wanted: The system's window is to be opened.
        file_given: A path was dropped or typed (Path).
    """

    browse_wanted = Signal()
    file_given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setAcceptDrops(True)
        self.browse = PrimaryButton(self.tr("Choose a file"), icon="upload")
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("or type its path"))
        self.path.setAccessibleName(self.tr("Path of the file"))
        self.path.setMaximumWidth(520)
        self.open = SecondaryButton(self.tr("Read it"))
        middle = Qt.AlignmentFlag.AlignHCenter
        typed = QHBoxLayout()
        typed.addStretch(1)
        typed.addWidget(self.path, 3)
        typed.addWidget(self.open)
        typed.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addWidget(IconLabel("upload", "faint", LARGE), 0, middle)
        told = (
            Text(self.tr("Drop a CSV or XLSX file here"), size="emphasis"),
            Text(
                self.tr(
                    "One line per article or shade, the names of the columns on the first line. Articles already "
                    "known by their code or number are brought up to date, never doubled. Nothing changes before "
                    "you have seen what will."
                ),
                tone="muted",
                wrap=True,
            ),
        )
        column.addLayout(_centred(*told))
        column.addSpacing(SPACE_S)
        column.addWidget(self.browse, 0, middle)
        column.addLayout(typed)
        column.addStretch(3)
        self.browse.clicked.connect(self.browse_wanted)
        self.open.clicked.connect(self._give)
        self.path.returnPressed.connect(self._give)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_given.emit(files[0])

    def _give(self) -> None:
        if self.path.text().strip():
            self.file_given.emit(Path(self.path.text().strip()))


class ColumnsStep(QWidget):
    """Each column of the file with its first cells, and what it means; only codes may stand in several columns.

    Signals:
        changed: A column means something else now.
        check_wanted: The rows are to be checked.
    """

    changed = Signal()
    check_wanted = Signal()

    def __init__(self, meanings: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make the step.

        Args:
            meanings: What a column may mean, as pairs of key and words.
            parent: Owner.
        """
        super().__init__(parent)
        self._meanings = [(NOT_TAKEN, self.tr("Not taken")), *meanings]
        self._combos: dict[str, QComboBox] = {}
        self.told = Text(wrap=True)
        self.missing = Text(tone="caution", wrap=True)
        self.button = PrimaryButton("")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._scroll)
        foot = QHBoxLayout()
        foot.addWidget(self.missing, 1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.told)
        column.addWidget(card, 1)
        column.addLayout(foot)
        self.button.clicked.connect(self.check_wanted)

    def show_sheet(self, sheet: Sheet, mapping: Mapping[str, str]) -> None:
        """Show the columns of a file and their proposed meanings (header → field)."""
        grid_page = QWidget()
        grid_page.setProperty("ground", "surface")
        grid = QGridLayout(grid_page)
        grid.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        shown = list(zip(sheet.numbers, sheet.rows, strict=True))[:EXAMPLES]
        heads = [self.tr("Column of the file"), self.tr("means")]
        heads += [self.tr("Row {number}").format(number=number) for number, _ in shown]
        for place, words in enumerate(heads):
            grid.addWidget(Text(words, size="note", tone="muted"), 0, place)
        self._combos = {}
        for place, header in enumerate(sheet.headers):
            line = 2 * place + 1
            grid.addWidget(rule(), line, 0, 1, len(heads))
            grid.addWidget(Text(header, wrap=True), line + 1, 0)
            self._combos[header] = self._combo(header, mapping.get(header, NOT_TAKEN))
            grid.addWidget(self._combos[header], line + 1, 1)
            for column, (_, row) in enumerate(shown):
                grid.addWidget(_example(row[place]), line + 1, 2 + column)
        for column in range(2, len(heads)):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2 * len(sheet.headers) + 2, 1)
        self._scroll.setWidget(grid_page)

    def mapping(self) -> dict[str, str]:
        """Return header → field; columns not taken are left out."""
        return {header: str(combo.currentData()) for header, combo in self._combos.items() if combo.currentData()}

    def combo(self, header: str) -> QComboBox:
        """Return the field that says what a column means."""
        return self._combos[header]

    def _combo(self, header: str, meaning: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.tr("{column} means").format(column=header))
        combo.setMinimumWidth(220)
        for key, words in self._meanings:
            combo.addItem(words, key)
        combo.setCurrentIndex(max(combo.findData(meaning), 0))
        combo.currentIndexChanged.connect(partial(self._take, combo))
        return combo

    def _take(self, combo: QComboBox, _index: int) -> None:
        """Take a meaning away from the column that had it; an article may have several codes."""
        meaning = combo.currentData()
        for other in self._combos.values():
            if other is not combo and meaning not in (NOT_TAKEN, SEVERAL) and other.currentData() == meaning:
                other.blockSignals(True)
                other.setCurrentIndex(0)
                other.blockSignals(False)
        self.changed.emit()


class ProgressStep(QWidget):
    """Work under way: what, how far, and the way to stop it.

    Signals:
        cancel_wanted: The work is to stop.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text(size="emphasis", wrap=True)
        self.count = Text(tone="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = SecondaryButton(self.tr("Stop"))
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addLayout(_centred(self.words, self.bar, self.count))
        column.addWidget(self.cancel, 0, middle)
        column.addStretch(3)
        self.cancel.clicked.connect(self._stop)

    def begin(self, words: str) -> None:
        """Say what begins; nobody knows yet how long it is."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.count.setText("")
        self.cancel.setEnabled(True)

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total:
            self.count.setText(
                self.tr("{done} of {total}").format(done=whole_number(done), total=whole_number(total))
            )

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()


class DoneStep(QFrame):
    """What was done, in one sentence.

    Signals:
        again_wanted: Another file is to be imported.
        leave_wanted: Back to the articles.
    """

    again_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.sentence = Text(size="emphasis", wrap=True)
        self.note = Text(tone="muted", wrap=True)
        self.leave = PrimaryButton(self.tr("See the articles"))
        self.again = QuietButton(self.tr("Import another file"))
        self.again.setMinimumHeight(TOUCH_SMALL)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addWidget(IconLabel("check", "positive", 48), 0, middle)
        column.addLayout(_centred(self.sentence, self.note))
        column.addWidget(self.leave, 0, middle)
        column.addWidget(self.again, 0, middle)
        column.addStretch(3)
        self.leave.clicked.connect(self.leave_wanted)
        self.again.clicked.connect(self.again_wanted)


def _centred(*parts: QWidget) -> QHBoxLayout:
    """Stack parts in a column of a width one reads well; a wrapped text then has the height it needs."""
    block = QWidget()
    block.setFixedWidth(_READING_WIDTH)
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_M)
    for part in parts:
        if isinstance(part, Text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(part)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(block)
    row.addStretch(1)
    return row


def _example(words: str) -> Text:
    cell = Text(tone="muted")
    cell.setText(cell.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _EXAMPLE_WIDTH))
    cell.setToolTip(words)
    return cell

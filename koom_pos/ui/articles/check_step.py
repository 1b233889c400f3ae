"""What the check found: every fault with its row and column, or what the import will do."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from koom_pos.services.catalogue_import import ImportPlan, RowFault
from koom_pos.ui.articles.import_words import mend_words, wrong_words
from koom_pos.ui.articles.wording import whole_number
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XXL, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, Text
from koom_pos.ui.widgets.tables import style_table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FaultModel(QAbstractTableModel):
    """Every fault of a sheet, in the order of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faults: Sequence[RowFault] = ()

    def show_faults(self, faults: Sequence[RowFault]) -> None:
        """Show other faults."""
        self.beginResetModel()
        self._faults = faults
        self.endResetModel()

    def headers(self) -> list[str]:
        """Return the names of the columns."""
        return [
            self.tr("Row"),
            self.tr("Column"),
            self.tr("The cell says"),
            self.tr("What is wrong"),
            self.tr("What to do"),
        ]

    def cells(self, row: int) -> list[str]:
        """Return one fault as words."""
        fault = self._faults[row]
        return [str(fault.row), fault.column, fault.text, wrong_words(fault), mend_words(fault)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._faults)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() == 0 else _LEFT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cells(index.row())[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == 0 else _LEFT
        return self.headers()[section] if role == Qt.ItemDataRole.DisplayRole else None


class CheckStep(QWidget):
    """With faults: the list, to mend the file by. Without: what will be new and what will change, and the act.

    Signals:
        import_wanted: The rows are to be written.
        again_wanted: The file was mended and is to be read and checked again.
        export_wanted: The list of faults is to be written to a file.
    """

    import_wanted = Signal()
    again_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Text(size="emphasis", wrap=True)
        self.note = Text(tone="muted", wrap=True)
        self.model = FaultModel(self)
        self.table = QTableView()
        self.new = Figure(self.tr("New"))
        self.changed = Figure(self.tr("Changed"))
        self.unchanged = Figure(self.tr("Unchanged"))
        self.prices = Figure(self.tr("New prices"))
        self.rates = Figure(self.tr("New TGC rates"))
        self.export = SecondaryButton(self.tr("Export the faults"), icon="download")
        self.again = PrimaryButton(self.tr("Read the file again"), icon="refresh")
        self.button = PrimaryButton("")
        self._stack = QStackedWidget()
        self._lay_out()
        self.export.clicked.connect(self.export_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.button.clicked.connect(self.import_wanted)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what the check of a sheet found."""
        faults = bool(plan.faults)
        self.model.show_faults(plan.faults)
        self._stack.setCurrentIndex(0 if faults else 1)
        self.export.setVisible(faults)
        self.again.setVisible(faults)
        self.button.setVisible(not faults)
        if faults:
            self._show_faults(plan)
        else:
            self._show_changes(plan)

    def _show_faults(self, plan: ImportPlan) -> None:
        rows = len({fault.row for fault in plan.faults})
        self.sentence.setText(
            self.tr("{faults} in {rows} of the file. Nothing was imported.").format(
                faults=self.tr("%Ln fault(s)", "", len(plan.faults)), rows=self.tr("%Ln row(s)", "", rows)
            )
        )
        self.note.setText(
            self.tr(
                "Mend these cells in the file, save it, then have it read again. All of it is imported, or nothing."
            )
        )

    def _show_changes(self, plan: ImportPlan) -> None:
        touched = plan.new + plan.changed
        for figure, count in (
            (self.new, plan.new),
            (self.changed, plan.changed),
            (self.unchanged, plan.unchanged),
            (self.prices, plan.price_changes),
            (self.rates, plan.rate_changes),
        ):
            figure.set_words(whole_number(count))
        self.button.setEnabled(touched > 0)
        if not touched:
            self.sentence.setText(self.tr("The catalogue says all of this already: there is nothing to import."))
            self.note.setText("")
            self.button.setText(self.tr("Nothing to import"))
            return
        self.sentence.setText(self.tr("No fault in %Ln row(s).", "", len(plan.rows)))
        self.note.setText(
            self.tr(
                "New prices and rates hold from today, or from the date of the file. Empty cells change nothing; "
                "codes are added, never taken away."
            )
        )
        self.button.setText(self.tr("Import %Ln article(s)", "", touched))

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        style_table(self.table, self.tr("Faults"), row_height=TOUCH_SMALL)
        heads = self.table.horizontalHeader()
        for place, width in enumerate((72, 140, 150, 330)):
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(place, width)
        heads.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        figures = QFrame()
        figures.setProperty("ground", "card")
        row = QHBoxLayout(figures)
        row.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        row.setSpacing(SPACE_XXL)
        for figure in (self.new, self.changed, self.unchanged, self.prices, self.rates):
            row.addWidget(figure)
        row.addStretch(1)
        clean = QWidget()
        clean_column = QVBoxLayout(clean)
        clean_column.setContentsMargins(0, SPACE_M, 0, 0)
        clean_column.addWidget(figures)
        clean_column.addStretch(1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(clean)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        for button in (self.export, self.again, self.button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.sentence)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

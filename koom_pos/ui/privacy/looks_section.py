"""The latest looks at customers' cards: who looked, when, why, at whom."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from koom_pos.domain.customer import LookReason
from koom_pos.domain.operator import Right
from koom_pos.services import customer_card
from koom_pos.services.customer_card import ShopLook
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.words import look_reason_word, moment_words
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.theme import TOUCH_SMALL
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import SectionHeader
from koom_pos.ui.widgets.tables import style_table

Index = QModelIndex | QPersistentModelIndex
SHOWN = 200
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class LooksModel(QAbstractTableModel):
    """The looks as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks: tuple[ShopLook, ...] = ()

    def show_looks(self, looks: Sequence[ShopLook]) -> None:
        """Show these."""
        self.beginResetModel()
        self._looks = tuple(looks)
        self.endResetModel()

    def look(self, row: int) -> ShopLook | None:
        """Return the look of a row."""
        return self._looks[row] if 0 <= row < len(self._looks) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._looks)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        look = self.look(index.row())
        if look is None or role not in (_DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return None
        name = look.customer_name or self.tr("Card without a name")
        return (moment_words(look.at_utc), look.operator_name, look_reason_word(look.reason), name)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Vertical or role != _DISPLAY:
            return None
        return (self.tr("When"), self.tr("Who looked"), self.tr("Why"), self.tr("Customer"))[section]


class LooksSection(Section):
    """The manager's control. Opening a card from here is a look too, with its reason."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, "", savable=False, wide=True)
        self.setAccessibleName(self.tr("Looks at cards"))
        self.head.hide()
        self.open = SecondaryButton(self.tr("Open the card"), icon="chevron-right")
        self.model = LooksModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        style_table(self.table, self.tr("Looks at cards"), row_height=TOUCH_SMALL)
        self.nothing = EmptyState(
            "eye",
            self.tr("Nobody looked at a card yet"),
            self.tr("Each time a customer's card is opened, who, when and why are kept here."),
        )
        note = self.tr("The %Ln latest. Opening a card from here is a look too, noted as a control.", "", SHOWN)
        self.room.addWidget(SectionHeader(self.tr("Looks at cards"), note=note, act=self.open))
        self.room.addWidget(self.table, 1)
        self.room.addWidget(self.nothing, 1)
        self.table.activated.connect(self.open_card)
        self.open.clicked.connect(self.open_card)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.model.modelReset.connect(self._size_columns)

    def load(self) -> None:
        """Read the latest looks."""
        desk, operator = self.counter.desk, self.counter.operator
        looks = self.counter.attempt(self.page, lambda: customer_card.latest_looks(desk, operator, limit=SHOWN))
        self.model.show_looks(looks or ())
        self.table.setVisible(bool(looks))
        self.nothing.setVisible(not looks)
        self._allow()

    def open_card(self, _index: object = None) -> None:
        """Open the card of the look in front."""
        look = self.model.look(self.table.currentIndex().row())
        if look is not None and self.counter.may(Right.CUSTOMERS):
            self.counter.page_wanted.emit("customers", (look.customer_id, LookReason.CONTROL))

    def _allow(self, _now: object = None, _before: object = None) -> None:
        self.open.setEnabled(self.table.selectionModel().hasSelection() and self.counter.may(Right.CUSTOMERS))

    def _size_columns(self) -> None:
        heads = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            last = column == self.model.columnCount() - 1
            heads.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if last else QHeaderView.ResizeMode.ResizeToContents
            )

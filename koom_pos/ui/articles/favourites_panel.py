"""The order of the favourites on the sale screen: one up, one down, off the list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import SellableItem
from koom_pos.ui.theme import SPACE_S, SPACE_XS
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import Text, rule
from koom_pos.ui.widgets.swatch import Swatch


class FavouritesPanel(QWidget):
    """Lists the favourites in their order, each with the acts on it.

    Signals:
        moved: A favourite is to change places with its neighbour (variant id, −1 up or +1 down).
        removed: A favourite is to leave the list (variant id).
    """

    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, dict[str, IconButton]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._list = QWidget()
        self._column.addWidget(Text(self.tr("The sale screen shows them in this order."), tone="muted", wrap=True))
        self._column.addWidget(self._list)
        self._column.addStretch(1)

    def show_items(self, items: Sequence[SellableItem]) -> None:
        """Show these favourites, in their order."""
        replaced, self._list = self._list, QWidget()
        self._rows = {}
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        if not items:
            column.addWidget(Text(self.tr("No favourite yet. Touch the star of an article."), wrap=True))
        for place, item in enumerate(items):
            column.addWidget(rule())
            column.addWidget(self._row(item, first=place == 0, last=place == len(items) - 1))
        self._column.replaceWidget(replaced, self._list)
        replaced.hide()
        replaced.deleteLater()

    def button(self, variant_id: str, act: str) -> IconButton:
        """Return a button of a row: "up", "down" or "remove"."""
        return self._rows[variant_id][act]

    def order(self) -> list[str]:
        """Return the variants in the order shown."""
        return list(self._rows)

    def _row(self, item: SellableItem, *, first: bool, last: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Swatch(item.swatch, item.shade or item.name))
        row.addSpacing(SPACE_S)
        name = Text(" · ".join(part for part in (item.name, item.detail) if part), wrap=True)
        row.addWidget(name, 1)
        up = IconButton("chevron-up", self.tr("Move {name} up").format(name=item.name))
        down = IconButton("chevron-down", self.tr("Move {name} down").format(name=item.name))
        remove = IconButton("close", self.tr("Take {name} off the favourites").format(name=item.name))
        up.setEnabled(not first)
        down.setEnabled(not last)
        up.clicked.connect(partial(self.moved.emit, item.variant_id, -1))
        down.clicked.connect(partial(self.moved.emit, item.variant_id, 1))
        remove.clicked.connect(partial(self.removed.emit, item.variant_id))
        for button in (up, down, remove):
            row.addWidget(button)
        self._rows[item.variant_id] = {"up": up, "down": down, "remove": remove}
        return line

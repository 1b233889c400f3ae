"""One section of the settings: a heading, fields, and one button that saves what was changed here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_XL
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text, rule

_WIDEST = 840


class Section(QWidget):
    """What every section is to the settings page.

    Attributes:
        counter: The shared state of the pages.
        page: The page it stands on, which asks and says for it.
        room: Where the section puts its parts.
    """

    def __init__(
        self, counter: Counter, page: Page, title: str, note: str = "", *, savable: bool = True, wide: bool = False
    ) -> None:
        super().__init__()
        self.counter = counter
        self.page = page
        self.title = title
        self.setAccessibleName(title)
        self.head = SectionHeader(title, note=note)
        self.save_button = PrimaryButton(self.tr("Save"))
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        self._state = Text(size="note", tone="muted")
        body = QWidget()
        body.setProperty("ground", "paper")
        self.room = QVBoxLayout(body)
        self.room.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        self.room.setSpacing(SPACE_L)
        self.room.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if wide:
            column.addWidget(body, 1)
        else:
            body.setMaximumWidth(_WIDEST)
            column.addWidget(self._scrolled(body), 1)
        if savable:
            self._add_foot(column)

    def shown(self) -> None:
        """Come to the front: read again what may have changed elsewhere, unless something typed waits here."""
        if not self.has_changes():
            self.load()

    def hidden(self) -> None:
        """Leave the front; what was typed stays."""

    def load(self) -> None:
        """Show what is stored."""

    def save(self) -> None:
        """Store what was changed here."""

    def has_changes(self) -> bool:
        """Tell whether something typed here is not saved yet."""
        return self.save_button.isEnabled()

    def mark_changed(self, *_typed: object) -> None:
        """Note that something on screen differs from what is stored."""
        self.save_button.setEnabled(True)
        self._state.setText(self.tr("Not saved yet"))

    def mark_saved(self) -> None:
        """Note that screen and store agree."""
        self.save_button.setEnabled(False)
        self._state.setText("")

    def said_saved(self) -> None:
        """Note it, and say it."""
        self.mark_saved()
        self._state.setText(self.tr("Saved"))

    def _scrolled(self, body: QWidget) -> QScrollArea:
        holder = QWidget()
        holder.setProperty("ground", "paper")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(body, 1)
        row.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        return area

    def _add_foot(self, column: QVBoxLayout) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
        foot.setSpacing(SPACE_L)
        foot.addWidget(self.save_button)
        foot.addWidget(self._state, 1)
        column.addWidget(rule())
        column.addLayout(foot)

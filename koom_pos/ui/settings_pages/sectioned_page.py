"""A page of sections: their list at the left, the one chosen beside it. The settings page is one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from koom_pos.domain.operator import Right
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.section_list import SectionList
from koom_pos.ui.widgets.labels import rule


@dataclass(frozen=True, slots=True)
class SectionOffer:
    """A section: its key, how it stands in the list, the right it takes, and how it is made when first chosen."""

    key: str
    icon: str
    title: str
    right: Right
    make: Callable[[], Section]


class SectionedPage(Page):
    """Sections are made when first chosen. `open_thing` takes a section's key: "printer", "journal" …

    Args:
        counter: The shared state of the pages.
        name: The page's name, as in the rail.
    """

    def __init__(self, counter: Counter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counter = counter
        self.setAccessibleName(name)
        self._offers: tuple[SectionOffer, ...] = ()
        self._made: dict[str, Section] = {}
        self._current = ""
        self.list = SectionList(self.tr("Sections"))
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(rule(upright=True))
        row.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(self._row_chosen)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._save)

    def offer(self, offers: Sequence[SectionOffer]) -> None:
        """Say which sections there are, in the order of the list."""
        self._offers = tuple(offers)

    def section(self, key: str) -> Section:
        """Return a section, made now if it is the first time."""
        if key not in self._made:
            made = next(offer for offer in self._offers if offer.key == key).make()
            self._made[key] = made
            self._stack.addWidget(made)
        return self._made[key]

    def open_thing(self, thing: object) -> None:
        """Bring the section of this key to the front, if the role may see it."""
        self.list.choose(str(thing))

    def current_key(self) -> str:
        """Return the key of the section in front; empty before the first."""
        return self._current

    def shown(self) -> None:
        sections = [(o.key, o.icon, o.title) for o in self._offers if self.counter.may(o.right)]
        self.list.show_sections(sections)
        if self._current:
            self.section(self._current).shown()
        self.list.setFocus()

    def hidden(self) -> None:
        if self._current in self._made:
            self._made[self._current].hidden()

    def _save(self) -> None:
        if self._current and self.section(self._current).save_button.isEnabled():
            self.section(self._current).save()

    def _row_chosen(self, row: int) -> None:
        self.hidden()
        self.answered()
        self._current = self.list.key_at(row)
        if self._current:
            section = self.section(self._current)
            self._stack.setCurrentWidget(section)
            section.shown()

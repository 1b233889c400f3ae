"""The settings page: a list of sections at the left, the one chosen beside it. Each saves for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from koom_pos.domain.operator import Right
from koom_pos.services.keys import KeyVault
from koom_pos.ui import icons
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.about_section import AboutSection
from koom_pos.ui.settings_pages.display_section import DisplaySection
from koom_pos.ui.settings_pages.journal_section import JournalSection
from koom_pos.ui.settings_pages.printer_section import PrinterSection
from koom_pos.ui.settings_pages.recovery_section import RecoverySection
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.shop_section import ShopSection
from koom_pos.ui.settings_pages.team_section import TeamSection
from koom_pos.ui.settings_pages.terminal_section import TerminalSection
from koom_pos.ui.settings_pages.workstation_section import WorkstationSection
from koom_pos.ui.theme import TOUCH, theme_changed

_LIST_WIDTH = 220


@dataclass(frozen=True, slots=True)
class _Offer:
    key: str
    icon: str
    title: str
    right: Right
    make: Callable[[], Section]


class SettingsPage(Page):
    """Sections are made when first chosen. `open_thing` takes a section's key: "printer", "journal" …

    Args:
        counter: The shared state of the pages.
        data_dir: The folder of this workstation: settings, exports, keys.
        vault: Where the store's key is kept, for the recovery sheet.
    """

    def __init__(self, counter: Counter, data_dir: Path, vault: KeyVault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.setAccessibleName(self.tr("Settings"))
        self._offers = self._all_offers(data_dir, vault)
        self._made: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setIconSize(QSize(icons.SMALL, icons.SMALL))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.list.currentItemChanged.connect(self._item_chosen)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._save)
        theme_changed().changed.connect(self._tint)

    def section(self, key: str) -> Section:
        """Return a section, made now if it is the first time."""
        if key not in self._made:
            made = next(offer for offer in self._offers if offer.key == key).make()
            self._made[key] = made
            self._stack.addWidget(made)
        return self._made[key]

    def open_thing(self, thing: object) -> None:
        """Bring the section of this key to the front, if the role may see it."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == thing:
                self.list.setCurrentRow(row)

    def current_key(self) -> str:
        """Return the key of the section in front; empty before the first."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def shown(self) -> None:
        self._fill_list()
        key = self.current_key()
        if key:
            self.section(key).shown()
        self.list.setFocus()

    def hidden(self) -> None:
        key = self.current_key()
        if key in self._made:
            self._made[key].hidden()

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", self.tr("Another section")), ("Ctrl+S", self.tr("Save this section"))]

    def _save(self) -> None:
        key = self.current_key()
        if key and self.section(key).save_button.isEnabled():
            self.section(key).save()

    def _item_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if before is not None:
            left = self._made.get(str(before.data(Qt.ItemDataRole.UserRole)))
            if left is not None:
                left.hidden()
        if item is None:
            return
        self.answered()
        section = self.section(str(item.data(Qt.ItemDataRole.UserRole)))
        self._stack.setCurrentWidget(section)
        section.shown()

    def _fill_list(self) -> None:
        """List what the role may see; the section chosen stays chosen."""
        wanted = [offer for offer in self._offers if self._counter.may(offer.right)]
        listed = [self.list.item(row) for row in range(self.list.count())]
        if [item.data(Qt.ItemDataRole.UserRole) for item in listed if item is not None] == [o.key for o in wanted]:
            return
        before = self.current_key()
        self.list.blockSignals(True)
        self.list.clear()
        for offer in wanted:
            item = QListWidgetItem(offer.title)
            item.setData(Qt.ItemDataRole.UserRole, offer.key)
            item.setSizeHint(QSize(_LIST_WIDTH, TOUCH))
            self.list.addItem(item)
        self._tint()
        self.list.blockSignals(False)
        keys = [offer.key for offer in wanted]
        self.list.setCurrentRow(keys.index(before) if before in keys else 0)

    def _tint(self) -> None:
        drawings = {offer.key: offer.icon for offer in self._offers}
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item is not None:
                key = str(item.data(Qt.ItemDataRole.UserRole))
                item.setIcon(icons.icon(drawings[key], "ink", icons.SMALL))

    def _all_offers(self, data_dir: Path, vault: KeyVault) -> list[_Offer]:
        counter, settings = self._counter, Right.SETTINGS
        printer = partial(PrinterSection, counter, self, data_dir)
        display = partial(DisplaySection, counter, self, data_dir)
        terminal = partial(TerminalSection, counter, self, data_dir)
        team = partial(TeamSection, counter, self, data_dir)
        journal = partial(JournalSection, counter, self, data_dir)
        workstation = partial(WorkstationSection, counter, self, data_dir)
        recovery = partial(RecoverySection, counter, self, vault)
        return [
            _Offer("shop", "till", self.tr("Shop"), settings, partial(ShopSection, counter, self)),
            _Offer("workstation", "settings", self.tr("This till"), settings, workstation),
            _Offer("printer", "print", self.tr("Printer"), settings, printer),
            _Offer("display", "eye", self.tr("Customer display"), settings, display),
            _Offer("terminal", "card", self.tr("Card terminal"), settings, terminal),
            _Offer("team", "customers", self.tr("Team"), Right.OPERATORS, team),
            _Offer("journal", "shield", self.tr("Journal"), Right.JOURNAL, journal),
            _Offer("recovery", "lock", self.tr("Recovery key"), settings, recovery),
            _Offer("about", "info", self.tr("About"), settings, partial(AboutSection, counter, self, data_dir)),
        ]

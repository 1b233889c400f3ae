"""The settings page: a list of sections at the left, the one chosen beside it. Each saves for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from koom_pos.domain.operator import Right
from koom_pos.services.keys import KeyVault
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.about_section import AboutSection
from koom_pos.ui.settings_pages.display_section import DisplaySection
from koom_pos.ui.settings_pages.journal_section import JournalSection
from koom_pos.ui.settings_pages.mail_section import MailSection
from koom_pos.ui.settings_pages.printer_section import PrinterSection
from koom_pos.ui.settings_pages.recovery_section import RecoverySection
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.section_list import SectionList
from koom_pos.ui.settings_pages.shop_section import ShopSection
from koom_pos.ui.settings_pages.team_section import TeamSection
from koom_pos.ui.settings_pages.terminal_section import TerminalSection
from koom_pos.ui.settings_pages.workstation_section import WorkstationSection
from koom_pos.ui.widgets.labels import rule


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
        sections = [(o.key, o.icon, o.title) for o in self._offers if self._counter.may(o.right)]
        self.list.show_sections(sections)
        if self._current:
            self.section(self._current).shown()
        self.list.setFocus()

    def hidden(self) -> None:
        if self._current in self._made:
            self._made[self._current].hidden()

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", self.tr("Another section")), ("Ctrl+S", self.tr("Save this section"))]

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

    def _all_offers(self, data_dir: Path, vault: KeyVault) -> list[_Offer]:
        counter, settings = self._counter, Right.SETTINGS
        printer = partial(PrinterSection, counter, self, data_dir)
        display = partial(DisplaySection, counter, self, data_dir)
        terminal = partial(TerminalSection, counter, self, data_dir)
        mail = partial(MailSection, counter, self, data_dir, vault)
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
            _Offer("mail", "mail", self.tr("E-mail"), settings, mail),
            _Offer("team", "customers", self.tr("Team"), Right.OPERATORS, team),
            _Offer("journal", "shield", self.tr("Journal"), Right.JOURNAL, journal),
            _Offer("recovery", "lock", self.tr("Recovery key"), settings, recovery),
            _Offer("about", "info", self.tr("About"), settings, partial(AboutSection, counter, self, data_dir)),
        ]

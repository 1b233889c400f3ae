"""The main window: rail, strip, pages, the panel at the right, and what covers them all when the till is locked."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.ui.frame.keys_panel import KeysPanel
from koom_pos.ui.frame.page import Page
from koom_pos.ui.frame.rail import Rail, RailEntry
from koom_pos.ui.frame.top_strip import TopStrip
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.notice_bar import NoticeBar, NoticeKind
from koom_pos.ui.widgets.side_panel import SidePanel


class UnknownPageError(LookupError):
    """No page of this key was added."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no page {key!r}")
        self.key = key


class MainFrame(QMainWindow):
    """Holds the pages and shows one. The composition root adds them, at once or when `page_wanted` asks.

    Signals:
        page_wanted: The rail or a shortcut asks for a page that was not added (key): it can be made now.
        page_shown: A page is in front (key).
        closing: The window is being closed.
    """

    page_wanted = Signal(str)
    page_shown = Signal(str)
    closing = Signal()

    def __init__(self, *, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._current: str | None = None
        self._shortcuts: list[QShortcut] = []
        self._entries: Sequence[RailEntry] = ()
        self.setWindowTitle("KOOM POS")
        self.setMinimumSize(1024, 680)
        self.rail = Rail()
        self.strip = TopStrip(clock)
        self.notice = NoticeBar()
        self._stack = QStackedWidget()
        self._body = QWidget()
        self._covers = QStackedWidget()
        self._lay_out()
        self.panel = SidePanel(self._body)
        self._keys_panel = KeysPanel()
        self._keys_panel.hide()
        self._help = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        self._help.activated.connect(self.show_keys)
        self.rail.help_wanted.connect(self.show_keys)
        self.rail.chosen.connect(self._want)

    def set_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these entries in the rail: the pages that exist and that the operator's role may see."""
        self._entries = tuple(entries)
        self.rail.set_entries(self._entries)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for entry in self._entries:
            if entry.shortcut:
                shortcut = QShortcut(QKeySequence(entry.shortcut), self)
                shortcut.activated.connect(partial(self._want, entry.key))
                self._shortcuts.append(shortcut)
        if self._current is not None:
            self.rail.mark(self._current)

    def add_page(self, key: str, page: Page) -> None:
        """Add a page; the first one added does not show itself."""
        self._pages[key] = page
        self._stack.addWidget(page)
        page.panel_wanted.connect(self.panel.ask)
        page.panel_done.connect(self.panel.put_away)
        page.notice_wanted.connect(self._say)
        page.notice_done.connect(self.notice.clear)

    def has_page(self, key: str) -> bool:
        """Tell whether a page was added."""
        return key in self._pages

    def page(self, key: str) -> Page:
        """Return a page.

        Raises:
            UnknownPageError: It was not added.
        """
        if key not in self._pages:
            raise UnknownPageError(key)
        return self._pages[key]

    def current_key(self) -> str | None:
        """Return the key of the page in front, or None before the first."""
        return self._current

    def show_page(self, key: str) -> None:
        """Bring a page to the front; an open panel goes, what was typed in it stays.

        Raises:
            UnknownPageError: It was not added.
        """
        page = self.page(key)
        if self._current is not None and self._current != key:
            self._pages[self._current].hidden()
        self.panel.put_away()
        self._current = key
        self._stack.setCurrentWidget(page)
        self.rail.mark(key)
        page.shown()
        self.page_shown.emit(key)

    def set_badge(self, key: str, number: int) -> None:
        """Show how many things wait on a page; nothing happens when the rail lacks it."""
        if key in self.rail.entry_keys():
            self.rail.button(key).show_badge(number)

    def show_keys(self) -> None:
        """Show the keys of the page in front, or put them away."""
        if self.panel.is_open() and self.panel.content() is self._keys_panel:
            self.panel.put_away()
            return
        page_keys = self._pages[self._current].keys() if self._current is not None else []
        everywhere = [(entry.shortcut, entry.title) for entry in self._entries if entry.shortcut]
        everywhere += [("F1", self.tr("Keys of this page")), (self.tr("Esc"), self.tr("Back one step"))]
        self._keys_panel.show_keys(page_keys, everywhere)
        self.panel.ask(self.tr("Keys"), self._keys_panel)

    def cover(self, widget: QWidget) -> None:
        """Show this instead of everything: the lock, the first run. Pages keep what was typed."""
        if self._covers.indexOf(widget) < 0:
            self._covers.addWidget(widget)
        self._covers.setCurrentWidget(widget)
        self._let_shortcuts(False)
        widget.setFocus()

    def uncover(self) -> None:
        """Show the pages again."""
        self._covers.setCurrentIndex(0)
        self._let_shortcuts(True)
        if self._current is not None:
            self._pages[self._current].shown()

    def is_covered(self) -> bool:
        """Tell whether something stands before the pages."""
        return self._covers.currentIndex() > 0

    def is_covered_by(self, widget: QWidget) -> bool:
        """Tell whether this very thing stands before the pages."""
        return self.is_covered() and self._covers.currentWidget() is widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_covered():
            self._step_back()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _step_back(self) -> None:
        if self.panel.is_open():
            self.panel.put_away()
        elif self._current is None or not self._pages[self._current].escape():
            self.notice.clear()

    def _want(self, key: str) -> None:
        if key not in self._pages:
            self.page_wanted.emit(key)
        if key in self._pages:
            self.show_page(key)

    def _say(self, kind: NoticeKind, sentence: str) -> None:
        self.notice.say(kind, sentence)

    def _let_shortcuts(self, on: bool) -> None:
        for shortcut in (*self._shortcuts, self._help):
            shortcut.setEnabled(on)

    def _lay_out(self) -> None:
        inset = QVBoxLayout()
        inset.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, 0)
        inset.addWidget(self.notice)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(inset)
        body.addWidget(self._stack, 1)
        self._body.setProperty("ground", "paper")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._body, 1)
        shell = QWidget()
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self._covers.addWidget(shell)
        self.setCentralWidget(self._covers)

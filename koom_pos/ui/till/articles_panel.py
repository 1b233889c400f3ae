"""The left side while ringing: search, favourites or results, and the acts that are not about one line."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.scan import QuantityPrefixError, parse_quantity_prefix
from koom_pos.ui.theme import SPACE_S, SPACE_XS, TOUCH
from koom_pos.ui.till.pictures import PictureSource
from koom_pos.ui.till.quiet_act import quiet_act
from koom_pos.ui.till.search_field import SaleSearch
from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.article_card import CardFacts
from koom_pos.ui.widgets.buttons import Button, IconButton
from koom_pos.ui.widgets.card_grid import CardGrid
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text

MOST_RESULTS = 36
_LOW_STOCK = 3
_BARE_QUANTITY = re.compile(r"\s*[0-9]{1,3}\s*[*×]\s*")


class _Results(CardGrid):
    """The grid; a letter typed on it goes on in the search field."""

    typed_on = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() < self.columns():
            self.left.emit()
        elif event.text() and event.text().isprintable() and not event.text().isspace():
            self.typed_on.emit(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ArticlesPanel(QWidget):
    """Finds articles and offers the acts of the page. Holds no rule: what is chosen is said by signals.

    Signals:
        query_changed: Other words are searched, without a quantity typed before them (str).
        code_entered: Enter was pressed on some text (str), with its quantity prefix.
        item_chosen: A card was chosen (variant id, quantity typed before the words).
        resume_wanted, return_wanted, price_wanted, discount_wanted, gift_card_wanted, drawer_wanted: acts.
    """

    query_changed = Signal(str)
    code_entered = Signal(str)
    item_chosen = Signal(str, int)
    resume_wanted = Signal()
    return_wanted = Signal()
    price_wanted = Signal()
    discount_wanted = Signal()
    gift_card_wanted = Signal()
    drawer_wanted = Signal()

    def __init__(self, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.search = SaleSearch(self.tr("Scan or search an article"))
        self.keyboard_button = IconButton("keyboard", self.tr("On-screen keyboard"), kind="secondary")
        self.keyboard_button.setCheckable(True)
        self.keyboard_button.setFixedSize(TOUCH + 4, TOUCH + 4)
        self.heading = Text(size="note", tone="muted")
        self.grid = _Results(self.tr("Articles"))
        self.grid.set_picture_source(pictures.of_variant)
        self.nothing = EmptyState("search", "")
        self.keyboard = AlphaKeyboard(enter_words=self.tr("Search"))
        self.keyboard.attach(self.search)
        self.keyboard.hide()
        self._results = QStackedWidget()
        self._results.addWidget(self.grid)
        self._results.addWidget(self.nothing)
        self._make_acts()
        self._lay_out()
        self._connect()

    def show_favourites(self, items: Sequence[SellableItem]) -> None:
        """Show the favourites; without any, say how to begin."""
        if items:
            self._show_cards(items, self.tr("Favourites"))
            return
        self.heading.setText("")
        self.nothing.say(
            self.tr("Scan an article"),
            self.tr("Or type a name, a brand, a shade or a code. Favourites chosen under Articles appear here."),
            icon="scan",
        )
        self._results.setCurrentWidget(self.nothing)

    def show_results(self, items: Sequence[SellableItem], query: str) -> None:
        """Show what was found; when nothing was, say so with what was searched in it."""
        if items:
            more = len(items) >= MOST_RESULTS
            words = self.tr("First %n results", "", len(items)) if more else self.tr("%n result(s)", "", len(items))
            self._show_cards(items, words)
            return
        self.heading.setText(self.tr("%n result(s)", "", 0))
        self.nothing.say(
            self.tr("No article for « {0} »").format(query),
            self.tr("Check the code, or search by name, brand or shade."),
            icon="search",
        )
        self._results.setCurrentWidget(self.nothing)

    def show_quantity_wait(self, quantity: int) -> None:
        """Say that a quantity was typed and the article is awaited."""
        self.heading.setText("")
        self.nothing.say(
            self.tr("%n piece(s) of the next article", "", quantity),
            self.tr("Scan the article, or go on typing its name."),
            icon="scan",
        )
        self._results.setCurrentWidget(self.nothing)

    def show_waiting(self, number: int) -> None:
        """Show how many sales wait."""
        self.resume_button.setText(self.tr("On hold ({0})").format(number) if number else self.tr("On hold"))

    def allow(self, *, discount: bool, drawer: bool) -> None:
        """Offer only what the signed-in role may do."""
        self.discount_button.setVisible(discount)
        self.drawer_button.setVisible(drawer)

    def quantity_prefix(self) -> str:
        """Return the bare quantity typed before a scan (`3*`), or nothing."""
        text = self.search.text()
        return text.strip() if _BARE_QUANTITY.fullmatch(text) else ""

    def open_search(self, text: str) -> None:
        """Search for a text, selected so that the next key replaces it."""
        self.search.setText(text)
        self.search.selectAll()
        self.search.setFocus()

    def clear_search(self) -> None:
        """Go back to the favourites with the keyboard in the search field."""
        self.search.clear()
        self.search.setFocus()

    def _split(self) -> tuple[int, str]:
        try:
            return parse_quantity_prefix(self.search.text())
        except QuantityPrefixError:
            return 1, self.search.text()

    def _searched(self) -> None:
        quantity, words = self._split()
        if self.quantity_prefix():
            self.show_quantity_wait(quantity)
        else:
            self.query_changed.emit(words.strip())

    def _choose(self, key: str) -> None:
        self.item_chosen.emit(key, self._split()[0])

    def _type_on(self, text: str) -> None:
        self.search.setFocus()
        self.search.end(False)
        self.search.insert(text)

    def _enter_results(self) -> None:
        if self._results.currentWidget() is self.grid:
            self.grid.setFocus()

    def _show_keyboard(self, on: bool) -> None:
        self.keyboard.setVisible(on)
        self.search.setFocus()

    def _show_cards(self, items: Sequence[SellableItem], heading: str) -> None:
        self.heading.setText(heading)
        self.grid.show_cards([self._card(item) for item in items])
        self._results.setCurrentWidget(self.grid)

    def _card(self, item: SellableItem) -> CardFacts:
        self._pictures.remember(item.variant_id, item.picture_id)
        counted = item.kind is ItemKind.GOODS
        return CardFacts(
            key=item.variant_id,
            name=f"{item.brand} {item.name}".strip(),
            price_xpf=item.gross_xpf,
            shade_name=item.detail,
            shade=item.swatch,
            stock=item.stock if counted else None,
            low_stock=counted and item.stock <= _LOW_STOCK,
        )

    def _make_acts(self) -> None:
        self.resume_button = quiet_act("", "pause")
        self.show_waiting(0)
        self.return_button = quiet_act(self.tr("Return"), "return")
        self.price_button = quiet_act(self.tr("Price"), "price-tag")
        self.discount_button = quiet_act(self.tr("Discount"), "percent")
        self.gift_card_button = quiet_act(self.tr("Gift card"), "gift")
        self.drawer_button = quiet_act(self.tr("Drawer"), "drawer")

    def _acts(self) -> tuple[Button, ...]:
        return (
            self.resume_button,
            self.return_button,
            self.price_button,
            self.discount_button,
            self.gift_card_button,
            self.drawer_button,
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.keyboard_button, 0, Qt.AlignmentFlag.AlignVCenter)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_XS)
        for button in self._acts():
            acts.addWidget(button, button.sizeHint().width())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(top)
        column.addWidget(self.heading)
        column.addWidget(self._results, 1)
        column.addWidget(self.keyboard)
        column.addLayout(acts)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._searched)
        self.search.entered.connect(self.code_entered)
        self.search.results_wanted.connect(self._enter_results)
        self.grid.chosen.connect(self._choose)
        self.grid.typed_on.connect(self._type_on)
        self.grid.left.connect(self.search.setFocus)
        self.keyboard_button.toggled.connect(self._show_keyboard)
        self.resume_button.clicked.connect(self.resume_wanted)
        self.return_button.clicked.connect(self.return_wanted)
        self.price_button.clicked.connect(self.price_wanted)
        self.discount_button.clicked.connect(self.discount_wanted)
        self.gift_card_button.clicked.connect(self.gift_card_wanted)
        self.drawer_button.clicked.connect(self.drawer_wanted)

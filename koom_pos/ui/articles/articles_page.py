"""The articles: search, list, one article at the right with the acts on it; the import."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import SellableItem
from koom_pos.domain.operator import Right
from koom_pos.services import catalogue, ringing
from koom_pos.services.catalogue import ArticleCard
from koom_pos.services.favourites import order_favourites
from koom_pos.ui.articles.article_detail import PICTURE, ArticleDetail
from koom_pos.ui.articles.article_model import ArticleModel
from koom_pos.ui.articles.article_view import THUMB, ArticleTable
from koom_pos.ui.articles.favourites_panel import FavouritesPanel
from koom_pos.ui.articles.import_page import ImportPage
from koom_pos.ui.articles.price_panel import PricePanel, RatePanel
from koom_pos.ui.articles.thumbnails import Thumbnails
from koom_pos.ui.articles.wording import day_words
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.search_edit import SearchEdit

FOUND_AT_MOST = 150
_SETTLE_MS = 60
"""How long a row stands in front before its details are read: arrows held down stay quick."""


class ArticlesPage(Page):
    """Key `articles`. The list reads the pages that are looked at; details follow the row in front."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Articles"))
        self._counter = counter
        self._wanted: SellableItem | None = None
        self._stars: frozenset[str] = frozenset()
        density = 2
        self._thumbs = Thumbnails(self._read_picture, THUMB * density, self)
        self._pictures = Thumbnails(self._read_picture, PICTURE * density, self)
        self.search = SearchEdit(self.tr("Name, brand, shade, code"))
        self.favourites_button = QuietButton(self.tr("Favourites"), icon="star")
        self.import_button = SecondaryButton(self.tr("Import"), icon="upload")
        self.told = Text(size="note", tone="muted")
        self.model = ArticleModel(self._read_page, self)
        self.table = ArticleTable(self.model, self._thumbs.picture, self.tr("Articles"))
        self.detail = ArticleDetail(self._pictures.picture)
        self.empty = EmptyState("articles", "")
        self.price_panel = PricePanel()
        self.rate_panel = RatePanel()
        self.favourites_panel = FavouritesPanel()
        self.import_page = ImportPage(counter, self)
        self._list_stack = QStackedWidget()
        self._stack = QStackedWidget()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._lay_out()
        self._connect()

    def shown(self) -> None:
        """Read the list again; the row in front stays."""
        may_edit = self._counter.may(Right.EDIT_CATALOGUE)
        self.import_button.setVisible(may_edit)
        self.favourites_button.setVisible(may_edit)
        self._refresh()
        if self._stack.currentWidget() is not self.import_page:
            self.search.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            (self.tr("Down"), self.tr("From the search to the list")),
            (self.tr("Enter"), self.tr("Change the price of the article in front")),
            (self.tr("Scan"), self.tr("Open the article")),
        ]

    def escape(self) -> bool:
        """Leave the import, or empty the search."""
        if self._stack.currentWidget() is self.import_page:
            if not self.import_page.back():
                self._leave_import()
            return True
        if self.search.text():
            self.search.clear()
            self.search.setFocus()
            return True
        return False

    def handle_scan(self, text: str) -> None:
        """Open the article that was scanned; the import stays as it is."""
        if self._stack.currentWidget() is self.import_page:
            self.say("info", self.tr("The import is in front. Leave it to look at an article."))
            return
        found = self._counter.attempt(self, lambda: ringing.find_item(self._counter.desk, text))
        if found is not None:
            self.open_thing(found[1].variant_id)

    def open_thing(self, thing: object) -> None:
        """Show a variant by its id: its name in the search, its details at the right."""
        with self._counter.desk.store.reading() as tx:
            item = tx.catalogue.item(str(thing), self._today())
        if item is None:
            self.say("caution", self.tr("This article has no price today, or left the catalogue."))
            return
        row = self.model.row_of(item.variant_id)
        if row is None:
            self.search.setText(item.sku)
            row = self.model.row_of(item.variant_id)
        if row is not None:
            self.table.choose(row)
        self._show_item(item)

    def open_import(self) -> None:
        """Show the import."""
        self.import_page.start()
        self._stack.setCurrentWidget(self.import_page)

    def is_importing(self) -> bool:
        """Tell whether the import is in front."""
        return self._stack.currentWidget() is self.import_page

    def _today(self) -> date:
        return self._counter.desk.today()

    def _read_page(self, offset: int, limit: int) -> Sequence[SellableItem]:
        with self._counter.desk.store.reading() as tx:
            return tx.catalogue.page(self._today(), limit=limit, offset=offset)

    def _read_picture(self, picture_id: str) -> bytes | None:
        with self._counter.desk.store.reading() as tx:
            return tx.catalogue.picture(picture_id)

    def _refresh(self) -> None:
        """Fill the list from the search field, and keep in front what was there."""
        favourites = ringing.favourite_items(self._counter.desk)
        self._stars = frozenset(item.variant_id for item in favourites)
        kept = self.detail.card()
        variant_id = self.detail.variant().head.id if kept is not None else None
        self._fill()
        if variant_id is not None:
            row = self.model.row_of(variant_id)
            if row is not None:
                self.table.choose(row)
            self._show_variant(variant_id)

    def _fill(self) -> None:
        desk, query, stars = self._counter.desk, self.search.text().strip(), self._stars
        if query:
            found = ringing.search_items(desk, query, limit=FOUND_AT_MOST)
            self.model.show_found(found, stars)
            if len(found) == FOUND_AT_MOST:
                self.told.setText(self.tr("The first %Ln are shown. Type more.", "", FOUND_AT_MOST))
            else:
                self.told.setText(self.tr("%Ln found", "", len(found)))
        else:
            with desk.store.reading() as tx:
                count = tx.catalogue.count()
            self.model.show_all(count, stars)
            self.told.setText(self.tr("%Ln in the catalogue", "", count))
        self._show_list_or_why(query)

    def _show_list_or_why(self, query: str) -> None:
        self._list_stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if self.model.rowCount():
            return
        if query:
            self.empty.say(
                self.tr("Nothing is called so"),
                self.tr("« {query} » is in no name, brand, shade or code. Try fewer letters.").format(query=query),
            )
            return
        self.empty.say(
            self.tr("No article yet"),
            self.tr("Import the file of a supplier, CSV or XLSX: the columns are proposed, nothing is doubled."),
            act=self.tr("Import") if self._counter.may(Right.EDIT_CATALOGUE) else "",
        )

    def _search(self, _text: str) -> None:
        self._fill()
        if self.search.text().strip() and self.model.rowCount() == 1:
            self.table.choose(0)

    def _choose(self, item: SellableItem | None) -> None:
        self._wanted = item
        if item is not None:
            self._settle.start()

    def _show_wanted(self) -> None:
        if self._wanted is not None:
            self._show_item(self._wanted)

    def _show_item(self, item: SellableItem) -> None:
        self._settle.stop()
        card = self._counter.attempt(self, lambda: catalogue.article_card(self._counter.desk, item.article_id))
        if card is not None:
            self._show_card(card, item.variant_id)

    def _show_card(self, card: ArticleCard, variant_id: str) -> None:
        may_edit = self._counter.may(Right.EDIT_CATALOGUE)
        self.detail.show_card(card, variant_id, self._today(), may_edit=may_edit)

    def _show_variant(self, variant_id: str) -> None:
        shown = self.detail.card()
        if shown is None:
            return
        card = self._counter.attempt(self, lambda: catalogue.article_card(self._counter.desk, shown.head.id))
        if card is not None:
            self._show_card(card, variant_id)

    def _choose_variant(self, variant_id: str) -> None:
        row = self.model.row_of(variant_id)
        if row is not None:
            self.table.choose(row)
        self._settle.stop()
        self._show_variant(variant_id)

    def _ask_price(self) -> None:
        if self.detail.card() is None or not self._counter.may(Right.EDIT_CATALOGUE):
            return
        item = self.detail.variant().item
        self.price_panel.stand(
            self._variant_words(),
            item.gross_xpf if item else None,
            item.price_from if item else None,
            self._today(),
        )
        self.ask(self.tr("Change the price"), self.price_panel)
        self.price_panel.price.setFocus()

    def _set_price(self, gross_xpf: int, valid_from: date) -> None:
        variant_id, words = self.detail.variant().head.id, self._variant_words()
        desk, operator = self._counter.desk, self._counter.operator

        def act() -> bool:
            catalogue.change_price(desk, operator, variant_id, valid_from, gross_xpf)
            return True

        if self._counter.attempt(self, act):
            self.answered()
            self.say(
                "ok",
                self.tr("{article}: the price is set from {day}.").format(article=words, day=day_words(valid_from)),
            )
            self._changed()

    def _ask_rate(self) -> None:
        card = self.detail.card()
        if card is None:
            return
        in_force = [rate.rate_bp for rate in card.rates if rate.valid_from <= self._today()]
        self.rate_panel.stand(card.head.name, in_force[-1] if in_force else None, self._today())
        self.ask(self.tr("TGC rate"), self.rate_panel)

    def _set_rate(self, rate_bp: int, valid_from: date) -> None:
        card = self.detail.card()
        if card is None:
            return
        desk, operator = self._counter.desk, self._counter.operator

        def act() -> bool:
            catalogue.change_rate(desk, operator, card.head.id, valid_from, rate_bp)
            return True

        if self._counter.attempt(self, act):
            self.answered()
            words = self.tr("{article}: the TGC rate is set from {day}.")
            self.say("ok", words.format(article=card.head.name, day=day_words(valid_from)))
            self._changed()

    def _set_favourite(self, wanted: bool) -> None:
        variant_id = self.detail.variant().head.id
        desk, operator = self._counter.desk, self._counter.operator

        def act() -> bool:
            if wanted:
                names = [item.variant_id for item in ringing.favourite_items(desk)]
                order_favourites(desk, operator, [*names, variant_id])
            else:
                catalogue.set_favourite(desk, operator, variant_id, None)
            return True

        self._counter.attempt(self, act)
        self._changed()

    def _ask_favourites(self) -> None:
        self.favourites_panel.show_items(ringing.favourite_items(self._counter.desk))
        self.ask(self.tr("Favourites"), self.favourites_panel)

    def _move_favourite(self, variant_id: str, step: int) -> None:
        order = self.favourites_panel.order()
        place = order.index(variant_id)
        order.insert(place + step, order.pop(place))
        desk, operator = self._counter.desk, self._counter.operator
        self._counter.attempt(self, lambda: order_favourites(desk, operator, order))
        self._favourites_changed(variant_id, "up" if step < 0 else "down")

    def _remove_favourite(self, variant_id: str) -> None:
        desk, operator = self._counter.desk, self._counter.operator
        self._counter.attempt(self, lambda: catalogue.set_favourite(desk, operator, variant_id, None))
        self._favourites_changed("", "")

    def _favourites_changed(self, variant_id: str, act: str) -> None:
        self.favourites_panel.show_items(ringing.favourite_items(self._counter.desk))
        if variant_id:
            again = self.favourites_panel.button(variant_id, act)
            (again if again.isEnabled() else self.favourites_panel.button(variant_id, "remove")).setFocus()
        self._changed()

    def _discontinue(self, discontinued: bool) -> None:
        card = self.detail.card()
        if card is None:
            return
        desk, operator = self._counter.desk, self._counter.operator
        self._counter.attempt(
            self, lambda: catalogue.discontinue(desk, operator, card.head.id, discontinued=discontinued)
        )
        self._changed()

    def _changed(self) -> None:
        """Say it to the other pages; this one listens too and reads again."""
        self._counter.catalogue_changed.emit()

    def _imported(self) -> None:
        self._counter.catalogue_changed.emit()

    def _leave_import(self) -> None:
        self._stack.setCurrentIndex(0)
        self.search.setFocus()

    def _variant_words(self) -> str:
        card, head = self.detail.card(), self.detail.variant().head
        name = card.head.name if card is not None else ""
        return " · ".join(part for part in (name, head.shade, head.size) if part)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.favourites_button)
        top.addWidget(self.import_button)
        self._list_stack.addWidget(self.table)
        self._list_stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self._list_stack, 1)
        left.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addLayout(left, 1)
        row.addWidget(self.detail)
        list_page = QWidget()
        column = QVBoxLayout(list_page)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(top)
        column.addLayout(row, 1)
        self._stack.addWidget(list_page)
        self._stack.addWidget(self.import_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._ask_price)
        self._settle.timeout.connect(self._show_wanted)
        self._thumbs.arrived.connect(self.table.viewport().update)
        self._pictures.arrived.connect(self.detail.show_picture)
        self.detail.variant_chosen.connect(self._choose_variant)
        self.detail.price_wanted.connect(self._ask_price)
        self.detail.rate_wanted.connect(self._ask_rate)
        self.detail.favourite_wanted.connect(self._set_favourite)
        self.detail.discontinue_wanted.connect(self._discontinue)
        self.price_panel.price_wanted.connect(self._set_price)
        self.rate_panel.rate_wanted.connect(self._set_rate)
        self.favourites_panel.moved.connect(self._move_favourite)
        self.favourites_panel.removed.connect(self._remove_favourite)
        self.favourites_button.clicked.connect(self._ask_favourites)
        self.import_button.clicked.connect(self.open_import)
        self.empty.acted.connect(self.open_import)
        self.import_page.left.connect(self._leave_import)
        self.import_page.imported.connect(self._imported)
        self._counter.catalogue_changed.connect(self._refresh)

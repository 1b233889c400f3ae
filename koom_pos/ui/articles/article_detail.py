"""One article, all that is known of it: picture, variants, codes, prices past and to come, rate, stock."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.gtin import display_gtin
from koom_pos.domain.money import format_francs
from koom_pos.services.catalogue import ArticleCard, VariantCard
from koom_pos.ui.articles.wording import day_words
from koom_pos.ui.icons import SMALL, IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, TOUCH_SMALL
from koom_pos.ui.till.words import rate_words
from koom_pos.ui.widgets.buttons import Button, IconButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import AmountLabel, Text, rule
from koom_pos.ui.widgets.swatch import Swatch

PICTURE = 104
_DETAIL_WIDTH = 408
_AFTER_STOCK = 36
"""What stands behind the stock of a variant's row: its mark."""


class ArticleDetail(QFrame):
    """The card at the right of the list. It asks for changes and makes none.

    Signals:
        variant_chosen: Another variant of the article is looked at (variant id).
        price_wanted: The price of the variant in front is to change.
        rate_wanted: The rate of the article is to change.
        favourite_wanted: The variant in front becomes a favourite, or is one no longer (bool).
        discontinue_wanted: The article is no longer supplied, or is again (bool).
    """

    variant_chosen = Signal(str)
    price_wanted = Signal()
    rate_wanted = Signal()
    favourite_wanted = Signal(bool)
    discontinue_wanted = Signal(bool)

    def __init__(self, picture_of: Callable[[str | None], QPixmap | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture_of = picture_of
        self._card: ArticleCard | None = None
        self._variant_id = ""
        self._may_edit = False
        self.setProperty("ground", "card")
        self.setFixedWidth(_DETAIL_WIDTH)
        self.setAccessibleName(self.tr("Article"))
        self.picture = QLabel()
        self.name = Text(size="emphasis", wrap=True)
        self.origin = Text(tone="muted", wrap=True)
        self.state = Text(size="note", tone="caution")
        self.price = AmountLabel(size="total")
        self.price_note = Text(size="note", tone="muted", wrap=True)
        self.star = IconButton("star", self.tr("Favourite"), kind="chip")
        self.price_button = SecondaryButton(self.tr("Change the price"), icon="price-tag")
        self.rate_button = Button(self.tr("TGC rate"), kind="quiet", icon="percent")
        self.discontinue_button = QuietButton(self.tr("Mark as discontinued"))
        self._facts = QWidget()
        self._scroll = QScrollArea()
        self._inner = QVBoxLayout()
        self._empty = EmptyState(
            "articles", self.tr("No article chosen"), self.tr("Scan an article, or choose one in the list.")
        )
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no article is chosen."""
        self._card = None
        self._scroll.hide()
        self._empty.show()

    def show_card(self, card: ArticleCard, variant_id: str, today: date, *, may_edit: bool) -> None:
        """Show an article with one of its variants in front.

        Args:
            card: All that is known of it.
            variant_id: The variant whose price, codes and stock are shown.
            today: The business date, to tell which prices are past, in force and to come.
            may_edit: The operator may change it; else the acts are not offered.
        """
        self._card, self._variant_id, self._may_edit = card, variant_id, may_edit
        self._show_head(card)
        self._show_price(card, self.variant(), today)
        self._show_facts(card, self.variant(), today)
        self._empty.hide()
        self._scroll.show()

    def card(self) -> ArticleCard | None:
        """Return the article shown."""
        return self._card

    def variant(self) -> VariantCard:
        """Return the variant in front.

        Raises:
            LookupError: No article is shown.
        """
        if self._card is None:
            raise LookupError("no article is shown")
        return next((v for v in self._card.variants if v.head.id == self._variant_id), self._card.variants[0])

    def show_picture(self) -> None:
        """Take the picture again: it was read meanwhile."""
        if self._card is None:
            return
        drawn = self._picture_of(self._card.head.picture_id)
        self.picture.setVisible(drawn is not None)
        if drawn is not None:
            self.picture.setPixmap(drawn)

    def facts(self) -> list[str]:
        """Return every text of the lower part, in reading order."""
        return [label.text() for label in self._facts.findChildren(Text) if label.text()]

    def _show_head(self, card: ArticleCard) -> None:
        self.name.setText(card.head.name)
        self.origin.setText(f"{card.head.brand} · {card.head.category}")
        self.state.setText(
            self.tr("Discontinued: what is on the shelf still sells.") if card.head.discontinued else ""
        )
        self.state.setVisible(card.head.discontinued)
        again, stop = self.tr("Supplied again"), self.tr("Mark as discontinued")
        self.discontinue_button.setText(again if card.head.discontinued else stop)
        for button in (self.price_button, self.rate_button, self.discontinue_button):
            button.setVisible(self._may_edit)
        self.show_picture()

    def _show_price(self, card: ArticleCard, variant: VariantCard, today: date) -> None:
        item = variant.item
        self.price.setVisible(item is not None)
        if item is None:
            self.price_note.setText(self.tr("No price or no TGC rate today: the till refuses it."))
        else:
            self.price.set_amount(item.gross_xpf)
            self.price_note.setText(
                self.tr("TGC {rate} included · since {day}").format(
                    rate=rate_words(item.rate_bp), day=day_words(item.price_from)
                )
            )
        self.price_note.set_tone("muted" if item is not None else "danger")
        favourite = variant.head.favourite is not None
        self.star.setChecked(favourite)
        self.star.show_icon("star", "paper" if favourite else "ink")
        self.star.rename(self.tr("Take off the favourites") if favourite else self.tr("Put among the favourites"))
        self.star.setEnabled(self._may_edit)

    def _show_facts(self, card: ArticleCard, variant: VariantCard, today: date) -> None:
        replaced, self._facts = self._facts, QWidget()
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(rule())
        column.addLayout(self._known(variant))
        column.addWidget(rule())
        column.addWidget(_heading(self.tr("Prices, TGC included")))
        column.addLayout(self._prices(variant, today))
        column.addWidget(_heading(self.tr("TGC")))
        column.addLayout(self._rates(card, today))
        if len(card.variants) > 1:
            column.addWidget(rule())
            column.addLayout(self._variants(card))
        self._inner.replaceWidget(replaced, self._facts)
        replaced.hide()
        replaced.deleteLater()

    def _variants(self, card: ArticleCard) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(0)
        heads = QHBoxLayout()
        heads.addWidget(_heading(self.tr("Shades and sizes")), 1)
        heads.addWidget(_heading(self.tr("Stock")))
        heads.addSpacing(_AFTER_STOCK)
        rows.addLayout(heads)
        for variant in card.variants:
            rows.addWidget(self._variant_row(variant))
        return rows

    def _variant_row(self, variant: VariantCard) -> Button:
        head = variant.head
        detail = " · ".join(part for part in (head.shade, head.size) if part) or head.sku
        chosen = head.id == self._variant_id
        row = Button("", kind="quiet")
        row.setMinimumHeight(TOUCH_SMALL)
        row.setMaximumHeight(TOUCH_SMALL)
        row.setCheckable(True)
        row.setChecked(chosen)
        row.setAccessibleName(f"{detail}, {self._stock(variant)}")
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, SPACE_S, 0)
        inside.setSpacing(SPACE_S)
        inside.addWidget(Swatch(head.swatch, head.shade or ""))
        for words, stretch in ((detail, 1), (self._stock_figure(variant), 0)):
            label = Text(words)
            label.set_strong(chosen)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(label, stretch)
        inside.addWidget(IconLabel("check" if chosen else "chevron-right", "ink" if chosen else "muted", SMALL))
        row.clicked.connect(partial(self.variant_chosen.emit, head.id))
        return row

    def _stock_figure(self, variant: VariantCard) -> str:
        if self._card is not None and self._card.head.kind is not ItemKind.GOODS:
            return "–"
        return str(variant.head.stock) if variant.head.stock > 0 else self.tr("Sold out")

    def _known(self, variant: VariantCard) -> QGridLayout:
        head = variant.head
        pairs = [(self.tr("Stock"), self._stock(variant))]
        if head.unsellable:
            pairs.append((self.tr("Returned, not sellable"), str(head.unsellable)))
        pairs.append((self.tr("Article number"), head.sku))
        codes = "\n".join(display_gtin(code) for code in head.gtins)
        pairs.append((self.tr("Codes"), codes or self.tr("none: search it by name")))
        return _pairs([(name, words, "") for name, words in pairs])

    def _prices(self, variant: VariantCard, today: date) -> QGridLayout:
        in_force = max((price.valid_from for price in variant.prices if price.valid_from <= today), default=None)
        lines = []
        for price in reversed(variant.prices):
            word = ""
            if price.valid_from > today:
                word = self.tr("to come")
            elif price.valid_from == in_force:
                word = self.tr("today")
            lines.append((self._since(price.valid_from, word), format_francs(price.gross_xpf), word))
        return _pairs(lines)

    def _rates(self, card: ArticleCard, today: date) -> QGridLayout:
        in_force = max((rate.valid_from for rate in card.rates if rate.valid_from <= today), default=None)
        lines = []
        for rate in reversed(card.rates):
            word = ""
            if rate.valid_from > today:
                word = self.tr("to come")
            elif rate.valid_from == in_force:
                word = self.tr("today")
            lines.append((self._since(rate.valid_from, word), rate_words(rate.rate_bp), word))
        return _pairs(lines)

    def _since(self, day: date, word: str) -> str:
        since = self.tr("from {day}").format(day=day_words(day))
        return f"{since} · {word}" if word else since

    def _stock(self, variant: VariantCard) -> str:
        if self._card is not None and self._card.head.kind is not ItemKind.GOODS:
            return self.tr("not counted")
        if variant.head.stock <= 0:
            return self.tr("Sold out ({count})").format(count=variant.head.stock)
        return self.tr("%Ln piece(s)", "", variant.head.stock)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        for label in (self.name, self.origin, self.state):
            words.addWidget(label)
        words.addStretch(1)
        self.picture.setFixedSize(PICTURE, PICTURE)
        self.picture.setScaledContents(True)
        head.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        money = QHBoxLayout()
        money.addWidget(self.price)
        money.addStretch(1)
        money.addWidget(self.star)
        self.star.setCheckable(True)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_S)
        acts.addWidget(self.price_button, 1)
        acts.addWidget(self.rate_button)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        self._inner = QVBoxLayout(inside)
        self._inner.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._inner.setSpacing(SPACE_S)
        self._inner.addLayout(head)
        self._inner.addLayout(money)
        self._inner.addWidget(self.price_note)
        self._inner.addLayout(acts)
        self._inner.addWidget(self._facts)
        self._inner.addStretch(1)
        self._inner.addWidget(self.discontinue_button)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._scroll)
        column.addWidget(self._empty)

    def _connect(self) -> None:
        self.price_button.clicked.connect(self.price_wanted)
        self.rate_button.clicked.connect(self.rate_wanted)
        self.star.clicked.connect(self.favourite_wanted)
        self.discontinue_button.clicked.connect(self._discontinue)

    def _discontinue(self) -> None:
        if self._card is not None:
            self.discontinue_wanted.emit(not self._card.head.discontinued)


def _heading(words: str) -> Text:
    label = Text(words, size="note", tone="muted")
    label.set_strong(True)
    return label


def _pairs(lines: list[tuple[str, str, str]]) -> QGridLayout:
    """Lay out names at the left and figures at the right; a third word that is not empty makes the line bold."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_M)
    grid.setVerticalSpacing(SPACE_XS)
    grid.setColumnStretch(0, 1)
    for row, (name, words, strong) in enumerate(lines):
        left, right = Text(name, tone="" if strong else "muted"), Text(words)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        right.set_strong(bool(strong))
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(right, row, 1)
    return grid

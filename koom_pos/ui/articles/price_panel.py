"""The short questions about an article: its price from a date on, its TGC rate from a date on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.tax import RATES_BP
from koom_pos.services.catalogue import LARGEST_PRICE_XPF
from koom_pos.ui.articles.wording import day_words
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.till.words import rate_words
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit
from koom_pos.ui.widgets.notice_bar import NoticeBar


class DayEdit(QDateEdit):
    """A business date from today on."""

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("dd/MM/yyyy")
        self.setMinimumDate(QDate(today.year, today.month, today.day))
        self.setDate(self.minimumDate())

    def day(self) -> date:
        """Return the date chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())


class PricePanel(QWidget):
    """Asks for a price and the day it holds from; the button says both.

    Signals:
        price_wanted: A price is to hold from a day on (francs, date).
    """

    price_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = Text(wrap=True)
        self.now = Text(tone="muted", wrap=True)
        self.price = MoneyEdit(self.tr("New price, TGC included"), maximum_xpf=LARGEST_PRICE_XPF, big=True)
        self.from_day: DayEdit = DayEdit(self.tr("From"), date(2000, 1, 1))
        self.effect = Text(size="note", tone="muted", wrap=True)
        self.button = PrimaryButton("")
        self._column = _column(
            self,
            (
                self.article,
                self.now,
                _named(self.tr("New price, TGC included"), self.price),
                _named(self.tr("From"), self.from_day),
                self.effect,
                self.button,
            ),
        )
        self.price.amount_changed.connect(self._say)
        self.price.amount_entered.connect(self._want)
        self.from_day.dateChanged.connect(self._say)
        self.button.clicked.connect(self._want)

    def stand(self, article: str, price_xpf: int | None, price_from: date | None, today: date) -> None:
        """Ask about another variant.

        Args:
            article: Its name with shade and size.
            price_xpf: The price today, or None.
            price_from: Since when it holds.
            today: The first day a price may begin.
        """
        self.article.setText(article)
        if price_xpf is None or price_from is None:
            self.now.setText(self.tr("No price today: the till refuses it."))
        else:
            self.now.setText(
                self.tr("Today {price}, since {day}.").format(
                    price=format_francs(price_xpf), day=day_words(price_from)
                )
            )
        self.from_day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.from_day.setDate(self.from_day.minimumDate())
        self.price.set_amount(price_xpf)
        self._say()

    def _say(self) -> None:
        amount, day = self.price.amount(), self.from_day.day()
        self.button.setEnabled(amount is not None)
        if amount is None:
            self.button.setText(self.tr("Set the price"))
            self.effect.setText("")
            return
        price, words = format_francs(amount), day_words(day)
        self.button.setText(self.tr("Set {price} from {day}").format(price=price, day=words))
        self.effect.setText(
            self.tr(
                "Tickets rung from {day} on show {price}; « Why this price? » at the till names this date. "
                "Tickets settled before keep theirs."
            ).format(day=words, price=price)
        )

    def _want(self) -> None:
        amount = self.price.amount()
        if amount is not None:
            self.price_wanted.emit(amount, self.from_day.day())


class RatePanel(QWidget):
    """Asks for a TGC rate and the day it holds from. A wrong rate is a wrong declaration: the panel says so.

    Signals:
        rate_wanted: A rate is to hold from a day on (basis points, date).
    """

    rate_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = Text(wrap=True)
        self.now = Text(tone="muted", wrap=True)
        self.warning = NoticeBar()
        self.warning.close_button.hide()
        self.rates = ChoiceChips(self.tr("TGC rate"), [(str(rate), rate_words(rate)) for rate in RATES_BP])
        self.from_day: DayEdit = DayEdit(self.tr("From"), date(2000, 1, 1))
        self.button = PrimaryButton("")
        self._column = _column(
            self,
            (
                self.article,
                self.now,
                self.warning,
                _named(self.tr("TGC rate"), self.rates),
                _named(self.tr("From"), self.from_day),
                self.button,
            ),
        )
        self.rates.chosen.connect(self._say)
        self.from_day.dateChanged.connect(self._say)
        self.button.clicked.connect(self._want)

    def stand(self, article: str, rate_bp: int | None, today: date) -> None:
        """Ask about another article; its rate today is chosen."""
        self.article.setText(article)
        self.now.setText(
            self.tr("No TGC rate today: the till refuses it.")
            if rate_bp is None
            else self.tr("Today {rate}.").format(rate=rate_words(rate_bp))
        )
        self.warning.say(
            "caution",
            self.tr(
                "The rate is set by law for the kind of article. A wrong one makes every ticket and the TGC "
                "declaration wrong. The price stays, the net amount changes."
            ),
        )
        self.from_day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.from_day.setDate(self.from_day.minimumDate())
        self.rates.choose(None if rate_bp is None else str(rate_bp))
        self._today_bp = rate_bp
        self._say()

    def _say(self) -> None:
        chosen = self.rates.current()
        self.button.setEnabled(chosen is not None and int(chosen) != self._today_bp)
        if chosen is None:
            self.button.setText(self.tr("Set the rate"))
            return
        self.button.setText(
            self.tr("Set {rate} from {day}").format(rate=rate_words(int(chosen)), day=day_words(self.from_day.day()))
        )

    def _want(self) -> None:
        chosen = self.rates.current()
        if chosen is not None:
            self.rate_wanted.emit(int(chosen), self.from_day.day())


def _named(name: str, field: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S // 2)
    column.addWidget(Text(name, size="note", tone="muted"))
    column.addWidget(field)
    return block


def _column(owner: QWidget, parts: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_L)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column

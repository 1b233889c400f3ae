"""The first step of paying: what is left, how much, by what means."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs, quick_cash_xpf
from koom_pos.domain.tender import Balance, TenderType
from koom_pos.services.tendering import Tendered
from koom_pos.ui.theme import SPACE_L, SPACE_S, SPACE_XL, TOUCH
from koom_pos.ui.till.payment_parts import QuickCash, StepHead, TenderAmount, TenderList
from koom_pos.ui.till.words import tender_word
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Figure, Text
from koom_pos.ui.widgets.tender_tile import TenderTile

TILES = (
    (TenderType.CASH, "cash", "E"),
    (TenderType.CARD, "card", "C"),
    (TenderType.CHEQUE, "cheque", "H"),
    (TenderType.CF_PAY, "wallet", "P"),
    (TenderType.TRANSFER, "transfer", "V"),
    (TenderType.GIFT_CARD, "gift", "K"),
    (TenderType.CREDIT_NOTE, "undo", "A"),
    (TenderType.POINTS, "star", "F"),
)
"""Means of settling in the order of their use, with icon and key. Keys follow the French words."""


class TenderView(QWidget):
    """Shows where settling stands and asks for the next tender.

    Signals:
        tender_wanted: A tile was chosen (TenderType, amount typed or None for all that is left).
        exact_cash_wanted: Cash for exactly what is left.
        cash_wanted: Cash of this amount (int).
        removal_wanted: A tender is to be taken back (tender id).
        finish_wanted: The tenders cover the ticket: settle.
        back_wanted: Back to ringing.
    """

    tender_wanted = Signal(object, object)
    exact_cash_wanted = Signal()
    cash_wanted = Signal(object)
    removal_wanted = Signal(str)
    finish_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = False
        self._points = False
        self.head = StepHead(self.tr("Payment"), self.tr("Back to the ticket"))
        self.left = Figure(self.tr("Left to pay"), align_right=True)
        self.rounding = Text(size="note", tone="muted")
        self.rounding.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field = TenderAmount(self.tr("Amount handed over"), big=True)
        self.keypad = Keypad(key_height=TOUCH)
        self.keypad.attach(self.field)
        self.act = PrimaryButton("")
        self.quick = QuickCash()
        self.taken_word = Text(self.tr("Payments taken"), size="note", tone="muted")
        self.taken = TenderList()
        self.tiles: dict[TenderType, TenderTile] = {}
        self._keys: dict[str, TenderType] = {}
        for tender_type, icon, key in TILES:
            tile = TenderTile(tender_word(tender_type), icon, key=key)
            tile.setShortcut("")  # a letter as shortcut would fire in the middle of a scan
            tile.clicked.connect(partial(self._choose, tender_type))
            self.tiles[tender_type] = tile
            self._keys[key] = tender_type
        self._lay_out()
        self._connect()

    def show_state(self, state: Tendered) -> None:
        """Show what is left, and the amounts of cash that may come next."""
        now = state.balance
        self._settled = now.settled
        self.left.set_name(self.tr("Change to give") if now.change_xpf else self.tr("Left to pay"))
        self.left.set_amount(now.change_xpf if now.change_xpf else now.left_xpf)
        self._show_rounding(now)
        self.field.set_amount(None)
        self.field.setPlaceholderText("" if now.settled else format_francs(now.left_xpf, suffix=""))
        self.field.setEnabled(not now.settled)
        self.keypad.setEnabled(not now.settled)
        for tile in self.tiles.values():
            tile.setEnabled(not now.settled)
        self.offer_points(self._points)
        amounts = () if now.settled else quick_cash_xpf(now.left_in_cash_xpf)
        self.quick.show_amounts(amounts[1:])
        self.act.setText(self._act_words(now))
        self.taken.show_tenders(state.sale.tenders)
        self.taken_word.setVisible(bool(state.sale.tenders))

    def offer_points(self, offered: bool) -> None:
        """Offer to pay with points, or not: only a customer who has enough of them is offered it."""
        self._points = offered
        tile = self.tiles[TenderType.POINTS]
        tile.setVisible(offered)
        tile.setEnabled(offered and not self._settled)

    def take_focus(self) -> None:
        """Put the keyboard where an amount or a tile's letter can be typed."""
        (self.act if self._settled else self.field).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tender_type = self._keys.get(event.text().upper()) if event.text() else None
        if tender_type is not None and not event.isAutoRepeat():
            if self.tiles[tender_type].isEnabled():
                self._choose(tender_type)
            return
        super().keyPressEvent(event)

    def _choose(self, tender_type: TenderType) -> None:
        amount = self.field.amount()
        if tender_type is TenderType.CASH and amount is None:
            self.exact_cash_wanted.emit()
        else:
            self.tender_wanted.emit(tender_type, amount)

    def _act(self) -> None:
        if self._settled:
            self.finish_wanted.emit()
        else:
            self.exact_cash_wanted.emit()

    def _act_words(self, now: Balance) -> str:
        if now.settled and now.change_xpf:
            return self.tr("Finish, give back {0}").format(format_francs(now.change_xpf))
        if now.settled:
            return self.tr("Finish the sale")
        return self.tr("Exact cash {0}").format(format_francs(now.left_in_cash_xpf))

    def _show_rounding(self, now: Balance) -> None:
        """Say how coins round what is left; it differs from the franc only for cash."""
        if now.settled:
            rounded = now.rounding_xpf
            words = self.tr("Cash rounding {0}").format(format_francs(rounded)) if rounded else ""
        elif now.left_in_cash_xpf != now.left_xpf:
            words = self.tr("{0} in cash (cash rounding)").format(format_francs(now.left_in_cash_xpf))
        else:
            words = ""
        self.rounding.setText(words)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_wanted)
        self.act.clicked.connect(self._act)
        self.quick.chosen.connect(self.cash_wanted)
        self.field.amount_entered.connect(self.cash_wanted)
        self.taken.removal_wanted.connect(self.removal_wanted)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self.left)
        sums.addWidget(self.rounding)
        top.addLayout(sums)
        typing = QVBoxLayout()
        typing.setSpacing(SPACE_S)
        typing.addWidget(self.field)
        typing.addWidget(self.keypad, 1)
        ready = QVBoxLayout()
        ready.setSpacing(SPACE_S)
        ready.addWidget(self.act)
        ready.addWidget(self.quick)
        ready.addSpacing(SPACE_S)
        ready.addWidget(self.taken_word)
        ready.addWidget(self.taken, 1)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_XL)
        middle.addLayout(typing, 1)
        middle.addLayout(ready, 1)
        tiles = QGridLayout()
        tiles.setSpacing(SPACE_S)
        for place, tile in enumerate(self.tiles.values()):
            tiles.addWidget(tile, place // 4, place % 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(tiles)

"""What a cashier does again and again: scan, pay by each means, see the change, serve the next customer."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from koom_pos.domain.catalogue import SellableItem
from koom_pos.domain.discount import DISCOUNT_REASONS
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.tender import TenderType
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.tour.witness import witness_sale

if TYPE_CHECKING:
    from koom_pos.ui.till.sale_page import SalePage


def code_of(item: SellableItem) -> str:
    """Give the code on the box, as a scanner sends it."""
    gtin = item.gtin or ""
    return gtin[1:] if gtin.startswith("0") else gtin


def scan_articles(stage: Stage, items: Sequence[SellableItem]) -> None:
    """Scan articles one after the other; each must stand in the cart."""
    page = stage.sale_page
    for wanted, item in enumerate(items, page.rung().totals.pieces + 1):
        stage.hands.scan(code_of(item))
        stage.hands.until(partial(_has_pieces, page, wanted), f"{item.name} in the cart")


def _has_pieces(page: "SalePage", pieces: int) -> bool:
    return page.rung().totals.pieces == pieces


def begin_payment(stage: Stage) -> None:
    """Press F12: the payment takes the left side."""
    stage.hands.press(Qt.Key.Key_F12)
    stage.hands.until(stage.sale_page.is_paying, "the payment")


def pay_exact_cash(stage: Stage) -> None:
    """Settle in two keys after the last scan: F12, E."""
    begin_payment(stage)
    stage.hands.type("e")


def pay_cash(stage: Stage, amount_xpf: int) -> None:
    """Type what was handed over and confirm it."""
    stage.hands.type(str(amount_xpf))
    stage.hands.press(Qt.Key.Key_Return)


def choose_tender(stage: Stage, tender_type: TenderType, amount_xpf: int | None = None) -> None:
    """Touch the tile of a means of settling, with an amount typed before it where not all is meant."""
    if amount_xpf is not None:
        stage.hands.type(str(amount_xpf))
    stage.hands.touch(stage.payment.tenders.tiles[tender_type])


def pay_by_card(stage: Stage, amount_xpf: int | None = None) -> None:
    """Key the amount on the terminal and say that it paid."""
    choose_tender(stage, TenderType.CARD, amount_xpf)
    stage.hands.touch(stage.payment.card.yes)


def pay_with_instrument(stage: Stage, code: str) -> None:
    """Scan a gift card or an avoir while paying and use what it holds."""
    stage.hands.scan(code)
    stored = stage.payment.stored
    stage.hands.until(stored.use.isVisible, "the balance of the card")
    stage.hands.touch(stored.use)


def see_settled(stage: Stage) -> SettledSale:
    """Wait for the change on screen and compare what is shown with the books."""
    stage.hands.until(stage.payment.is_settled, "the ticket to be settled")
    return witness_sale(stage)


def next_customer(stage: Stage) -> None:
    """Enter, once the buttons listen again; the ticket is empty then."""
    done = stage.payment.done
    stage.hands.until(lambda: not done.is_deaf(), "the buttons to listen again")
    stage.hands.press(Qt.Key.Key_Return)
    stage.hands.until(lambda: not stage.sale_page.is_paying(), "the next customer")
    stage.time.forward(3)


def give_discount(stage: Stage, rate_bp: int, *, ticket: bool) -> None:
    """Ask for a discount by its key, choose rate and reason, confirm."""
    modifiers = Qt.KeyboardModifier.ShiftModifier if ticket else Qt.KeyboardModifier.NoModifier
    stage.hands.press(Qt.Key.Key_F4, modifiers)
    stage.await_panel()
    panel = stage.sale_page.questions.discount
    stage.hands.touch(panel.rates.chip(str(rate_bp)))
    stage.hands.touch(panel.reasons.chip(DISCOUNT_REASONS[0]))
    stage.picture("ticket-discount-chosen" if ticket else "line-discount-chosen")
    stage.hands.touch(panel.confirm)

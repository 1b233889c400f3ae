"""What a scan does on the sale page: an article is rung, a ticket or a gift card is shown, whatever is on screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from koom_pos.domain.scan import QuantityPrefixError, Scan, ScanKind, parse_scan
from koom_pos.services import ringing
from koom_pos.services.ringing import Rung, UnknownCodeError
from koom_pos.ui.counter import Counter

if TYPE_CHECKING:
    from koom_pos.ui.till.sale_page import SalePage

RETURNS_PAGE = "returns"
_KEPT_BY_PRICE_CHECK = frozenset({ScanKind.GTIN, ScanKind.GS1, ScanKind.OTHER, ScanKind.BADGE})
_HERS = frozenset({ScanKind.MEMBER, ScanKind.VOUCHER, ScanKind.SLIP})


class Scans(QObject):
    """Acts on what the scanner read, whatever field has the keyboard."""

    def __init__(self, counter: Counter, page: "SalePage") -> None:
        super().__init__(page)
        self._counter = counter
        self._page = page

    def take(self, text: str) -> None:
        """Act on a code."""
        page, scan = self._page, parse_scan(text)
        if page.payment.is_waiting():
            self._refuse(self.tr("The card payment comes first. The scan was not taken."))
        elif page.questions.is_checking_prices() and scan.kind in _KEPT_BY_PRICE_CHECK:
            page.sound(accepted=page.questions.check_price(text))
        elif scan.kind is ScanKind.TICKET:
            self._take_ticket(scan.code)
        elif scan.kind is ScanKind.INSTRUMENT:
            self._take_instrument(scan.code)
        elif scan.kind in _HERS:
            self._take_hers(scan)
        elif scan.kind is not ScanKind.BADGE:
            self._take_article(text)

    def is_hers(self, text: str) -> bool:
        """Tell whether a typed text is the code of a loyalty card, a voucher or a sign-up slip."""
        try:
            return parse_scan(text).kind in _HERS
        except QuantityPrefixError:
            return False

    def ring(self, text: str) -> bool:
        """Ring a code. One no article has may be a card printed elsewhere; else the search opens with it.

        Tells whether it was taken.
        """
        desk, operator = self._counter.desk, self._counter.operator

        cards: list[str] = []

        def act() -> Rung | None:
            try:
                return ringing.ring_code(desk, operator, text)
            except UnknownCodeError as unknown:
                if self._page.customer.knows(unknown.code):
                    cards.append(unknown.code)
                    return None
                self._page.articles.open_search(unknown.code)
                raise

        rung = self._counter.attempt(self._page, act)
        if cards:
            accepted = self._page.customer.attach_code(cards[0])
            self._page.sound(accepted=accepted)
            return accepted
        self._page.sound(accepted=rung is not None)
        if rung is None:
            return False
        self._page.accept_rung(rung)
        return True

    def _take_article(self, text: str) -> None:
        page = self._page
        if page.is_paying() and page.payment.is_settled():
            page.next_customer()
        if page.is_paying() and page.payment.has_tenders():
            self._refuse(
                self.tr(
                    "Payments were taken: the article was not added. Take them back first, or finish this ticket."
                )
            )
            return
        if page.is_paying():
            page.show_ringing()
        if self.ring(page.articles.quantity_prefix() + text):
            page.articles.search.clear()

    def _take_hers(self, scan: Scan) -> None:
        """Act on a code that concerns the customer: her card, her voucher, the slip she signed."""
        page = self._page
        if page.is_paying() and page.payment.is_settled() and not page.customer.is_asking_for_ticket():
            page.next_customer()
        if scan.kind is ScanKind.SLIP:
            page.sound(accepted=True)
            self._counter.sign_up_wanted.emit(scan.code)
        elif scan.kind is ScanKind.VOUCHER:
            page.sound(accepted=page.customer.apply_voucher(scan.code))
        else:
            page.sound(accepted=page.customer.attach_code(scan.code))

    def _take_ticket(self, code: str) -> None:
        page = self._page
        if page.is_paying() and not page.payment.is_settled():
            self._refuse(self.tr("A payment is under way: finish it, or go back, then scan the ticket again."))
            return
        if page.is_paying():
            page.next_customer()
        page.sound(accepted=True)
        self._counter.page_wanted.emit(RETURNS_PAGE, code)

    def _take_instrument(self, code: str) -> None:
        page = self._page
        if page.is_paying() and not page.payment.is_settled():
            page.sound(accepted=page.payment.take_instrument(code))
        else:
            page.sound(accepted=page.questions.show_instrument(code))

    def _refuse(self, words: str) -> None:
        self._page.say("caution", words)
        self._page.sound(accepted=False)

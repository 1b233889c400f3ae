"""Ring articles into the open sale. Every gesture is stored before it is shown."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.discount_cap import without_outgrown
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.money import SMALLEST_COIN_XPF
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import (
    OpenSale,
    SaleLine,
    SaleTotals,
    add_line,
    line_for,
    remove_line,
    set_quantity,
    totals,
    without_shrunk_rewards,
)
from koom_pos.domain.sale_document import to_document
from koom_pos.domain.scan import Scan, ScanKind, parse_scan
from koom_pos.domain.text import search_terms
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.till_state import require_session, standing_session
from koom_pos.store import Transaction
from koom_pos.store.open_sales import SuspendedSale
from koom_pos.store.till import Tally

GIFT_CARD_LABEL = "Carte cadeau"


class UnknownCodeError(RefusedError):
    """No article carries the code. `suspect` tells that its check digit is wrong: scan again."""

    def __init__(self, code: str, *, suspect: bool = False) -> None:
        super().__init__(f"unknown code {code}")
        self.code = code
        self.suspect = suspect


class NoPriceError(RefusedError):
    """The article is known but has no price or no TGC rate today."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no price today for {code}")
        self.code = code


class NotAnArticleError(RefusedError):
    """The code is a ticket, a badge or a gift card, not something on a shelf."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(f"{scan.kind} is not an article")
        self.scan = scan


class GiftCardAmountError(RefusedError):
    """A gift card is sold for a positive amount that coins can pay."""

    def __init__(self, amount_xpf: int) -> None:
        super().__init__(f"gift card of {amount_xpf} F")
        self.amount_xpf = amount_xpf


class SaleHasTendersError(RefusedError):
    """Tenders were taken: they are taken back before the sale changes, waits or is given up."""

    def __init__(self) -> None:
        super().__init__("sale has tenders")


class SaleInTheWayError(RefusedError):
    """Another sale is being rung; it is settled, suspended or voided first."""

    def __init__(self) -> None:
        super().__init__("another sale is being rung")


@dataclass(frozen=True, slots=True)
class Rung:
    """The sale after a gesture. `past_best_before` is set when the scanned code says the piece is too old.

    `discount_lapsed` tells that the gesture took a discount beyond what was granted, so that it was taken off;
    `reward_lapsed` that the ticket became too small for a reward.
    """

    sale: OpenSale
    totals: SaleTotals
    past_best_before: date | None = None
    discount_lapsed: bool = False
    reward_lapsed: bool = False


def current_sale(desk: Desk, operator: Operator) -> Rung:
    """Give the sale being rung here, as it was left even by a power cut, or a new empty one."""
    with desk.store.reading() as tx:
        sale = tx.open_sales.active(desk.workstation.id)
    sale = sale or OpenSale(id=desk.new_id(), operator_id=operator.id)
    return Rung(sale, totals(sale))


def find_item(desk: Desk, text: str) -> tuple[Scan, SellableItem]:
    """Give the article a scanned or typed code means, without ringing it (price check).

    Raises:
        UnknownCodeError, NoPriceError, NotAnArticleError
    """
    with desk.store.reading() as tx:
        return _find(tx, desk, text)


def search_items(desk: Desk, query: str, *, limit: int = 60) -> list[SellableItem]:
    """Find articles by beginnings of words in any order, SKU, or a fragment of a code."""
    with desk.store.reading() as tx:
        return tx.catalogue.search(search_terms(query), desk.today(), limit=limit)


def favourite_items(desk: Desk) -> list[SellableItem]:
    """Give the favourites of the sale screen."""
    with desk.store.reading() as tx:
        return tx.catalogue.favourites(desk.today())


def ring_code(desk: Desk, operator: Operator, text: str) -> Rung:
    """Ring what a scanner read or a cashier typed, with its quantity prefix.

    Raises:
        UnknownCodeError, NoPriceError, NotAnArticleError, QuantityPrefixError, QuantityError,
        NoOpenDayError, ForgottenDayError, SaleHasTendersError
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        scan, item = _find(tx, desk, text)
        today = desk.today()
        rung = _change(tx, desk, operator, lambda sale: add_line(sale, line_for(item, desk.new_id(), scan.quantity)))
    return replace(rung, past_best_before=scan.expiry if scan.expiry and scan.expiry < today else None)


def ring_item(desk: Desk, operator: Operator, variant_id: str, *, quantity: int = 1) -> Rung:
    """Ring a variant chosen on the screen. Raises as `ring_code`."""
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        item = tx.catalogue.item(variant_id, desk.today())
        if item is None:
            raise NoPriceError(variant_id)
        return _change(tx, desk, operator, lambda sale: add_line(sale, line_for(item, desk.new_id(), quantity)))


def ring_gift_card(desk: Desk, operator: Operator, amount_xpf: int) -> Rung:
    """Sell a gift card; its code is drawn when the sale settles.

    No TGC on the card: the tax is due on what it will buy (a voucher good for several rates).

    Raises:
        GiftCardAmountError: not a positive multiple of 5 F.
    """
    operator.check(Right.SELL)
    if amount_xpf <= 0 or amount_xpf % SMALLEST_COIN_XPF:
        raise GiftCardAmountError(amount_xpf)
    line = SaleLine(
        id=desk.new_id(),
        variant_id=None,
        sku="CARTE-CADEAU",
        gtin=None,
        label=GIFT_CARD_LABEL,
        detail="",
        kind=ItemKind.GIFT_CARD,
        quantity=1,
        base_price_xpf=amount_xpf,
        unit_price_xpf=amount_xpf,
        price_from=desk.today(),
        rate_bp=0,
    )
    with desk.store.transaction() as tx:
        return _change(tx, desk, operator, lambda sale: add_line(sale, line))


def change_quantity(desk: Desk, operator: Operator, line_id: str, quantity: int) -> Rung:
    """Set the quantity of a line; fewer pieces than before are journalled as a voided part.

    Raises:
        QuantityError, LineNotChangeableError, UnknownLineError, SaleHasTendersError
    """
    with desk.store.transaction() as tx:
        line = _active(tx, desk, operator).line(line_id)
        rung = _change(tx, desk, operator, lambda sale: set_quantity(sale, line_id, quantity))
        if quantity < line.quantity:
            _journal_void(tx, desk, operator, replace(line, quantity=line.quantity - quantity))
    return rung


def choose_line(desk: Desk, operator: Operator, line_id: str) -> Rung:
    """Stand at a line, so that a restart stands there too."""
    with desk.store.transaction() as tx:
        sale = replace(_active(tx, desk, operator), current_line_id=line_id)
        sale.line(line_id)
        return keep(tx, desk, sale)


def void_line(desk: Desk, operator: Operator, line_id: str) -> Rung:
    """Take a line off the sale; journalled.

    Raises:
        UnknownLineError, SaleHasTendersError
    """
    with desk.store.transaction() as tx:
        line = _active(tx, desk, operator).line(line_id)
        rung = _change(tx, desk, operator, lambda sale: remove_line(sale, line_id))
        _journal_void(tx, desk, operator, line)
    return rung


def void_sale(desk: Desk, operator: Operator, sale_id: str, reason: str) -> None:
    """Give up a sale, open or suspended. It is kept as a fact with its lines and the reason.

    Also on a forgotten day, which cannot be closed while a sale is open.

    Raises:
        NoOpenDayError
        SaleNotOpenError: it was settled or voided already.
        SaleHasTendersError: money was taken for it.
    """
    operator.check(Right.VOID_SALE)
    with desk.store.transaction() as tx:
        session = standing_session(tx, desk)
        sale = tx.open_sales.get(sale_id)
        if sale.tenders:
            raise SaleHasTendersError
        at_utc, worth = desk.now(), totals(sale)
        tx.sales.add_void(
            {
                "id": sale.id,
                "workstation_id": desk.workstation.id,
                "session_id": session.id,
                "operator_id": operator.id,
                "reason": reason,
                "gross_xpf": worth.gross_xpf,
                "document": to_document(replace(sale, note="")),  # a note may name somebody; a void is kept for ever
                "at_utc": at_utc,
            }
        )
        tx.open_sales.remove(sale.id)
        tx.till.raise_tallies(session.id, [Tally("void", "", worth.gross_xpf)])
        payload = {
            "operator": operator.code,
            "reason": reason,
            "gross_xpf": worth.gross_xpf,
            "lines": [_voided(line) for line in sale.lines],
        }
        journal_writer.append(
            tx, desk, JournalKind.VOID_SALE, payload, at_utc=at_utc, business_date=session.business_date
        )


def suspend_sale(desk: Desk, operator: Operator, sale_id: str, note: str) -> None:
    """Put the sale aside with a note, so the next customer can be served.

    Raises:
        SaleNotOpenError, SaleHasTendersError
    """
    with desk.store.transaction() as tx:
        sale = tx.open_sales.get(sale_id)
        if sale.tenders:
            raise SaleHasTendersError
        at_utc = desk.now()
        sale = replace(sale, note=note, operator_id=operator.id)
        tx.open_sales.save(sale, totals(sale), workstation_id=desk.workstation.id, at_utc=at_utc)
        tx.open_sales.set_state(sale_id, "suspended", note=note, at_utc=at_utc)


def suspended_sales(desk: Desk) -> list[SuspendedSale]:
    """List the sales in waiting, oldest first."""
    with desk.store.reading() as tx:
        return tx.open_sales.suspended(desk.workstation.id)


def resume_sale(desk: Desk, operator: Operator, sale_id: str) -> Rung:
    """Take a suspended sale up again.

    Raises:
        SaleInTheWayError: the sale being rung is not empty.
        SaleNotOpenError: it was resumed or voided already.
    """
    with desk.store.transaction() as tx:
        active = tx.open_sales.active(desk.workstation.id)
        if active is not None and not active.is_empty and active.id != sale_id:
            raise SaleInTheWayError
        if active is not None and active.id != sale_id:
            tx.open_sales.remove(active.id)
        sale = replace(tx.open_sales.get(sale_id), operator_id=operator.id)
        tx.open_sales.set_state(sale_id, "active", note=sale.note, at_utc=desk.now())
        return keep(tx, desk, sale)


def keep(tx: Transaction, desk: Desk, sale: OpenSale) -> Rung:
    """Store the sale as it stands now."""
    worth = totals(sale)
    tx.open_sales.save(sale, worth, workstation_id=desk.workstation.id, at_utc=desk.now())
    return Rung(sale, worth)


def _active(tx: Transaction, desk: Desk, operator: Operator) -> OpenSale:
    sale = tx.open_sales.active(desk.workstation.id)
    if sale is None:
        return OpenSale(id=desk.new_id(), operator_id=operator.id)
    return sale if sale.operator_id == operator.id else replace(sale, operator_id=operator.id)


def _change(tx: Transaction, desk: Desk, operator: Operator, gesture: Callable[[OpenSale], OpenSale]) -> Rung:
    require_session(tx, desk)
    sale = _active(tx, desk, operator)
    if sale.tenders:
        raise SaleHasTendersError
    wished = gesture(sale)
    granted = without_outgrown(sale, wished, operator.discount_cap_bp)
    kept = without_shrunk_rewards(granted)
    return replace(keep(tx, desk, kept), discount_lapsed=granted != wished, reward_lapsed=kept != granted)


def _find(tx: Transaction, desk: Desk, text: str) -> tuple[Scan, SellableItem]:
    today = desk.today()
    scan = parse_scan(text, today=today)
    if scan.kind not in (ScanKind.GTIN, ScanKind.GS1, ScanKind.OTHER):
        raise NotAnArticleError(scan)
    if scan.gtin is not None:
        item = tx.catalogue.by_gtin(scan.gtin, today)
        if item is None and tx.catalogue.knows_gtin(scan.gtin):
            raise NoPriceError(scan.code)
    else:
        item = next(
            (found for code in (scan.code, *scan.alternatives) if (found := tx.catalogue.by_sku(code, today))), None
        )
    if item is None:
        raise UnknownCodeError(scan.code, suspect=scan.suspect)
    return scan, item


def _voided(line: SaleLine) -> dict[str, str | int]:
    return {
        "label": " ".join(part for part in (line.label, line.detail) if part),
        "quantity": line.quantity,
        "unit_price_xpf": line.unit_price_xpf,
    }


def _journal_void(tx: Transaction, desk: Desk, operator: Operator, line: SaleLine) -> None:
    payload = {"operator": operator.code, **_voided(line)}
    journal_writer.append(tx, desk, JournalKind.VOID_LINE, payload, at_utc=desk.now())

"""Take goods back: from their ticket line by line, or without ticket with a manager's approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import NotAllowedError, Operator, Right
from koom_pos.domain.sale import (
    MAX_QUANTITY,
    OpenSale,
    QuantityError,
    ReturnOf,
    ReturnReason,
    SaleLine,
    add_line,
    refund_xpf,
)
from koom_pos.domain.settled import SettledLine, SettledSale
from koom_pos.domain.shop_codes import parse_ticket_code
from koom_pos.services.desk import Desk
from koom_pos.services.ringing import NoPriceError, Rung, SaleHasTendersError, keep
from koom_pos.services.till_state import require_session
from koom_pos.store import Transaction
from koom_pos.store.sales import TicketRow

APPROVAL_ACTION = "return_without_ticket"


class UnknownTicketError(RefusedError):
    """No ticket of this store carries the number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no ticket {number}")
        self.number = number


class OtherTillTicketError(RefusedError):
    """The ticket was sold at another till, whose sales this store does not hold. `workstation` is that till's number.

    Its number alone would open a ticket of this till.
    """

    def __init__(self, workstation: int, number: int) -> None:
        super().__init__(f"ticket {number} of workstation {workstation}")
        self.workstation = workstation
        self.number = number


class OverReturnError(RefusedError):
    """More pieces than were sold and not yet returned."""

    def __init__(self, label: str, left: int) -> None:
        super().__init__(f"{left} pieces left to return")
        self.label = label
        self.left = left


class NotReturnableError(RefusedError):
    """A gift card is not taken back, nor a line that was itself a return."""

    def __init__(self, label: str) -> None:
        super().__init__("line cannot be returned")
        self.label = label


@dataclass(frozen=True, slots=True)
class ReturnableLine:
    """A line of a ticket with what came back, and what may still. `left_xpf` is what returning all of it refunds."""

    line: SettledLine
    returned: int
    left: int
    left_xpf: int
    returned_xpf: int = 0


@dataclass(frozen=True, slots=True)
class ReturnableTicket:
    """A ticket opened for a return."""

    sale: SettledSale
    lines: tuple[ReturnableLine, ...]


@dataclass(frozen=True, slots=True)
class ReturnedPiece:
    """What the customer brings back of one line."""

    line_id: str
    quantity: int
    reason: ReturnReason


def ticket_by_code(desk: Desk, code: str) -> ReturnableTicket:
    """Open the ticket whose barcode was scanned.

    Raises:
        ShopCodeFormatError, ShopCodeCheckError: not a ticket's code.
        OtherTillTicketError: a ticket of another workstation.
        UnknownTicketError: there is none with its number.
    """
    workstation, number = parse_ticket_code(code)
    if workstation != desk.workstation.number:
        raise OtherTillTicketError(workstation, number)
    return ticket_by_number(desk, number)


def ticket_by_number(desk: Desk, number: int) -> ReturnableTicket:
    """Open a ticket by its number.

    Raises:
        UnknownTicketError: there is none.
    """
    with desk.store.reading() as tx:
        sale = tx.sales.by_number(desk.workstation.id, number)
        if sale is None:
            raise UnknownTicketError(number)
        return _returnable(tx, sale)


def find_tickets(
    desk: Desk, *, first: date | None = None, last: date | None = None, gross_xpf: int | None = None
) -> list[TicketRow]:
    """List tickets by business dates and exact amount, latest first."""
    with desk.store.reading() as tx:
        return tx.sales.find(desk.workstation.id, first=first, last=last, gross_xpf=gross_xpf)


def ring_return(desk: Desk, operator: Operator, sale_id: str, pieces: Sequence[ReturnedPiece]) -> Rung:
    """Put returned pieces of a ticket on the open sale, beside what the customer may buy with the same balance.

    The refund is what was paid, all discounts and their shares included; partial returns add up to it exactly.

    Raises:
        OverReturnError, NotReturnableError, QuantityError, UnknownTicketError, SaleHasTendersError,
        NoOpenDayError, NotAllowedError
    """
    operator.check(Right.RETURN_WITH_TICKET)
    with desk.store.transaction() as tx:
        require_session(tx, desk)
        original = tx.sales.get(sale_id)
        if original is None:
            raise UnknownTicketError(0)
        lines = {r.line.id: r for r in _returnable(tx, original).lines}
        sale = _sale_to_change(tx, desk, operator)
        for piece in pieces:
            found = lines.get(piece.line_id)
            if found is None:
                raise NotReturnableError("")
            sale = add_line(sale, _return_line(desk, original, found, piece, sale))
        return keep(tx, desk, sale)


def ring_return_without_ticket(
    desk: Desk,
    operator: Operator,
    variant_id: str,
    quantity: int,
    *,
    reason: ReturnReason,
    approval_id: str | None,
) -> Rung:
    """Take back an article without its ticket, at today's price, to be paid out as an avoir only.

    The approval is bound to the open sale and to the refund.

    Raises:
        NotAllowedError: no approval and no right.
        NotReturnableError: a gift card.
        ApprovalSpentError, QuantityError, NoPriceError, SaleHasTendersError, NoOpenDayError
    """
    with desk.store.transaction() as tx:
        require_session(tx, desk)
        item = tx.catalogue.item(variant_id, desk.today())
        if item is None:
            raise NoPriceError(variant_id)
        if item.kind is ItemKind.GIFT_CARD:
            raise NotReturnableError(item.name)
        if not 1 <= quantity <= MAX_QUANTITY:
            raise QuantityError(quantity)
        sale = _sale_to_change(tx, desk, operator)
        refund = -quantity * item.gross_xpf
        if approval_id is not None:
            tx.operators.use_approval(
                approval_id,
                action=APPROVAL_ACTION,
                subject_id=sale.id,
                amount_xpf=-refund,
                at_utc=desk.now(),
            )
        elif Right.RETURN_WITHOUT_TICKET not in operator.rights:
            raise NotAllowedError(Right.RETURN_WITHOUT_TICKET)
        line = SaleLine(
            id=desk.new_id(),
            variant_id=item.variant_id,
            sku=item.sku,
            gtin=item.gtin,
            label=f"{item.brand} {item.name}".strip(),
            detail=item.detail,
            kind=item.kind,
            quantity=-quantity,
            base_price_xpf=item.gross_xpf,
            unit_price_xpf=item.gross_xpf,
            price_from=item.price_from,
            rate_bp=item.rate_bp,
            swatch=item.swatch,
            picture_id=item.picture_id,
            returned=ReturnOf(None, None, reason, refund),
        )
        return keep(tx, desk, add_line(sale, line))


def check_still_returnable(tx: Transaction, sale: OpenSale) -> None:
    """Refuse to settle returns that another sale took meanwhile: this one may have waited, suspended.

    Raises:
        OverReturnError: fewer pieces, or fewer francs, are left than the sale gives back.
    """
    back: dict[str, list[SaleLine]] = {}
    for line in sale.lines:
        if line.returned is not None and line.returned.sale_line_id is not None:
            back.setdefault(line.returned.sale_line_id, []).append(line)
    for original_id in tx.sales.sales_of_lines(back):
        original = tx.sales.get(original_id)
        for found in _returnable(tx, original).lines if original else ():
            lines = back.get(found.line.id)
            if lines is None:
                continue
            pieces = -sum(line.quantity for line in lines)
            francs = -sum(line.undiscounted_xpf for line in lines)
            if pieces > found.left or francs > found.line.gross_xpf - found.returned_xpf:
                raise OverReturnError(found.line.label, found.left)


def _sale_to_change(tx: Transaction, desk: Desk, operator: Operator) -> OpenSale:
    sale = tx.open_sales.active(desk.workstation.id) or OpenSale(id=desk.new_id(), operator_id=operator.id)
    if sale.tenders:
        raise SaleHasTendersError
    return sale


def _returnable(tx: Transaction, sale: SettledSale) -> ReturnableTicket:
    back = tx.sales.returned(sale.id)
    lines = []
    for line in sale.lines:
        pieces, francs = back.get(line.id, (0, 0))
        takes_back = line.quantity > 0 and line.kind is not ItemKind.GIFT_CARD
        left = line.quantity - pieces if takes_back else 0
        lines.append(ReturnableLine(line, pieces, left, line.gross_xpf - francs if left else 0, francs))
    return ReturnableTicket(sale, tuple(lines))


def _return_line(
    desk: Desk, original: SettledSale, found: ReturnableLine, piece: ReturnedPiece, sale: OpenSale
) -> SaleLine:
    line = found.line
    if line.quantity <= 0 or line.kind is ItemKind.GIFT_CARD:
        raise NotReturnableError(line.label)
    rung = [other for other in sale.lines if other.returned and other.returned.sale_line_id == line.id]
    in_cart = -sum(other.quantity for other in rung)
    left = found.left - in_cart
    if piece.quantity < 1:
        raise QuantityError(piece.quantity)
    if piece.quantity > left:
        raise OverReturnError(line.label, left)
    refund = refund_xpf(
        paid_xpf=line.gross_xpf,
        sold=line.quantity,
        already=found.returned + in_cart,
        already_xpf=found.returned_xpf - sum(other.undiscounted_xpf for other in rung),
        quantity=piece.quantity,
    )
    return SaleLine(
        id=desk.new_id(),
        variant_id=line.variant_id,
        sku=line.sku,
        gtin=line.gtin,
        label=line.label,
        detail=line.detail,
        kind=line.kind,
        quantity=-piece.quantity,
        base_price_xpf=line.base_price_xpf,
        unit_price_xpf=line.unit_price_xpf,
        price_from=line.price_from,
        rate_bp=line.rate_bp,
        returned=ReturnOf(line.id, original.number, piece.reason, refund),
    )

"""What a return will give back, before it is rung: the same arithmetic, nothing stored."""

from collections.abc import Iterable, Mapping

from koom_pos.domain.catalogue import SellableItem
from koom_pos.domain.operator import Operator
from koom_pos.domain.sale import OpenSale, line_for, refund_xpf
from koom_pos.services.desk import Desk
from koom_pos.services.returns import ReturnableLine, ReturnableTicket
from koom_pos.services.ringing import SaleHasTendersError, keep


def pieces_in_cart(desk: Desk) -> dict[str, int]:
    """Give the pieces already on the open sale as returns, positive, by the id of the line they were sold on."""
    with desk.store.reading() as tx:
        sale = tx.open_sales.active(desk.workstation.id)
    pieces: dict[str, int] = {}
    for line in sale.lines if sale is not None else ():
        if line.returned is not None and line.returned.sale_line_id is not None:
            sold_on = line.returned.sale_line_id
            pieces[sold_on] = pieces.get(sold_on, 0) - line.quantity
    return pieces


def refund_of(ticket: ReturnableTicket, pieces: Iterable[tuple[str, int]], in_cart: Mapping[str, int]) -> int:
    """Give the refund, negative or 0, for pieces of lines of a ticket: pairs of line id and quantity."""
    lines = {each.line.id: each for each in ticket.lines}
    return sum(_refund(lines[line_id], in_cart.get(line_id, 0), quantity) for line_id, quantity in pieces)


def _refund(found: ReturnableLine, in_cart: int, quantity: int) -> int:
    paid_xpf, sold = found.line.gross_xpf, found.line.quantity
    already, already_xpf = found.returned, found.returned_xpf
    if in_cart:
        already_xpf -= refund_xpf(
            paid_xpf=paid_xpf, sold=sold, already=already, already_xpf=already_xpf, quantity=in_cart
        )
    return refund_xpf(
        paid_xpf=paid_xpf, sold=sold, already=already + in_cart, already_xpf=already_xpf, quantity=quantity
    )


def refund_without_ticket(item: SellableItem, quantity: int) -> int:
    """Give the avoir, positive, for pieces brought back without their ticket: today's price."""
    return line_for(item, "", quantity).undiscounted_xpf


def sale_for_return(desk: Desk, operator: Operator) -> str:
    """Give the id of the sale a return will be rung on, storing an empty one if none is being rung.

    An approval is bound to the sale, so the sale must be there before the approval is asked.

    Raises:
        SaleHasTendersError: tenders were taken for it.
    """
    with desk.store.transaction() as tx:
        sale = tx.open_sales.active(desk.workstation.id)
        if sale is None:
            sale = OpenSale(id=desk.new_id(), operator_id=operator.id)
            keep(tx, desk, sale)
        if sale.tenders:
            raise SaleHasTendersError
    return sale.id

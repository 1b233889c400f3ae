"""Discounts on a line or on the ticket, within the cap of the role or with a manager's one-shot approval."""

from dataclasses import replace

from koom_pos.domain.discount import Discount, as_bp, discount_xpf
from koom_pos.domain.operator import NotAllowedError, Operator, Right
from koom_pos.domain.sale import OpenSale, discount_line, discount_ticket, discountable_xpf, totals
from koom_pos.services.desk import Desk
from koom_pos.services.ringing import Rung, SaleHasTendersError, keep
from koom_pos.store import Transaction

APPROVAL_ACTION = "discount"
_WHOLE_BP = 10_000
_HALF_FRANC = _WHOLE_BP // 2  # rounding to the franc may add this much to each discount


def discount_worth(sale: OpenSale, discount: Discount, line_id: str | None) -> int:
    """Give the francs a discount takes off: what an approval is bound to. `line_id` None means the ticket.

    Raises:
        DiscountTooLargeError, UnknownLineError
    """
    base = sale.line(line_id).undiscounted_xpf if line_id else discountable_xpf(sale.lines)
    return discount_xpf(discount, base)


def give_discount(
    desk: Desk,
    operator: Operator,
    discount: Discount,
    *,
    line_id: str | None = None,
    approval_id: str | None = None,
) -> Rung:
    """Put a discount on a line, or on the whole ticket when `line_id` is None.

    Above the cap of the operator's role, an approval for exactly this ticket and amount is spent.

    Raises:
        NotAllowedError: above the cap, and no approval.
        ApprovalSpentError, DiscountTooLargeError, LineNotChangeableError, UnknownLineError, SaleHasTendersError
    """
    operator.check(Right.DISCOUNT)
    with desk.store.transaction() as tx:
        sale = _sale_to_change(tx, desk)
        worth = discount_worth(sale, discount, line_id)
        if approval_id is not None:
            approver = tx.operators.use_approval(
                approval_id,
                action=APPROVAL_ACTION,
                subject_id=sale.id,
                amount_xpf=worth,
                at_utc=desk.now(),
            )
            discount = replace(discount, approved_by=tx.operators.code(approver))
        changed = discount_line(sale, line_id, discount) if line_id else discount_ticket(sale, discount)
        if approval_id is None:
            _check_caps(changed, operator)
        return keep(tx, desk, replace(changed, operator_id=operator.id))


def remove_discount(desk: Desk, operator: Operator, *, line_id: str | None = None) -> Rung:
    """Take the discount off a line, or off the ticket when `line_id` is None."""
    with desk.store.transaction() as tx:
        sale = _sale_to_change(tx, desk)
        changed = discount_line(sale, line_id, None) if line_id else discount_ticket(sale, None)
        return keep(tx, desk, replace(changed, operator_id=operator.id))


def _sale_to_change(tx: Transaction, desk: Desk) -> OpenSale:
    sale = tx.open_sales.active(desk.workstation.id) or OpenSale(id="", operator_id="")
    if sale.tenders:
        raise SaleHasTendersError
    return sale


def _check_caps(sale: OpenSale, operator: Operator) -> None:
    """Refuse a discount over the cap, alone or piled upon the others nobody approved."""
    cap = operator.discount_cap_bp
    for line in sale.lines:
        given = line.discount
        if given and not given.approved_by and as_bp(given, line.undiscounted_xpf) > cap:
            raise NotAllowedError(Right.DISCOUNT, cap_bp=cap)
    whole = sale.ticket_discount
    if whole is None or whole.approved_by:
        return
    worth = totals(sale)
    open_discounts = worth.ticket_discount_xpf + sum(
        p.discount_xpf for p in worth.lines if p.line.discount and not p.line.discount.approved_by
    )
    base = sum(p.undiscounted_xpf for p in worth.lines if p.line.returned is None)
    if base > 0 and open_discounts * _WHOLE_BP > cap * base + _HALF_FRANC * (len(sale.lines) + 1):
        raise NotAllowedError(Right.DISCOUNT, cap_bp=cap)

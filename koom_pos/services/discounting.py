"""Discounts on a line or on the ticket, within the cap of the role or with a manager's one-shot approval."""

from dataclasses import replace

from koom_pos.domain.discount import Discount, as_bp, discount_xpf
from koom_pos.domain.discount_cap import WHOLE_BP, over_cap
from koom_pos.domain.operator import ApprovalSpentError, NotAllowedError, Operator, Right
from koom_pos.domain.sale import OpenSale, discount_line, discount_ticket, discountable_xpf, without_shrunk_rewards
from koom_pos.services.desk import Desk
from koom_pos.services.ringing import Rung, SaleHasTendersError, keep
from koom_pos.store import Transaction

APPROVAL_ACTION = "discount"


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
        NotAllowedError: above the cap, and no approval; or above the cap of who approved.
        ApprovalSpentError, DiscountTooLargeError, LineNotChangeableError, UnknownLineError, SaleHasTendersError
    """
    operator.check(Right.DISCOUNT)
    with desk.store.transaction() as tx:
        sale = _sale_to_change(tx, desk)
        if approval_id is not None:
            discount = _approved(tx, desk, sale, discount, line_id, approval_id=approval_id)
        elif operator.discount_cap_bp >= WHOLE_BP:
            discount = replace(discount, approved_by=operator.code)
        changed = discount_line(sale, line_id, discount) if line_id else discount_ticket(sale, discount)
        if discount.approved_by is None and over_cap(changed, operator.discount_cap_bp):
            raise NotAllowedError(Right.DISCOUNT, cap_bp=operator.discount_cap_bp)
        kept = without_shrunk_rewards(changed)
        rung = keep(tx, desk, replace(kept, operator_id=operator.id))
        return replace(rung, reward_lapsed=kept != changed)


def remove_discount(desk: Desk, operator: Operator, *, line_id: str | None = None) -> Rung:
    """Take the discount off a line, or off the ticket when `line_id` is None.

    Raises:
        UnknownLineError, SaleHasTendersError
    """
    with desk.store.transaction() as tx:
        sale = _sale_to_change(tx, desk)
        changed = discount_line(sale, line_id, None) if line_id else discount_ticket(sale, None)
        return keep(tx, desk, replace(changed, operator_id=operator.id))


def _approved(
    tx: Transaction, desk: Desk, sale: OpenSale, discount: Discount, line_id: str | None, *, approval_id: str
) -> Discount:
    """Spend the approval. Who approved has a cap too: hers bounds what her yes is good for."""
    worth = discount_worth(sale, discount, line_id)
    base = sale.line(line_id).undiscounted_xpf if line_id else discountable_xpf(sale.lines)
    approver_id = tx.operators.use_approval(
        approval_id, action=APPROVAL_ACTION, subject_id=sale.id, amount_xpf=worth, at_utc=desk.now()
    )
    approver = tx.operators.get(approver_id)
    if approver is None:
        raise ApprovalSpentError
    if as_bp(discount, base) > approver.discount_cap_bp:
        raise NotAllowedError(Right.DISCOUNT, cap_bp=approver.discount_cap_bp)
    return replace(discount, approved_by=approver.code)


def _sale_to_change(tx: Transaction, desk: Desk) -> OpenSale:
    sale = tx.open_sales.active(desk.workstation.id) or OpenSale(id=desk.new_id(), operator_id="")
    if sale.tenders:
        raise SaleHasTendersError
    return sale

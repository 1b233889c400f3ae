"""What the cap of a role allows on a sale, and which discounts a later gesture takes beyond what was granted.

A discount is granted for a sale as it stands. Rung further, a percentage would take off more than a manager said
yes to; with lines voided, an amount would weigh more than a cashier may give. Such a discount lapses.
"""

from dataclasses import replace

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.sale import OpenSale, discountable_xpf, takes_discount, totals

WHOLE_BP = 10_000
"""Cap of who may give anything: her discount needs nobody else's approval, then or later."""

_HALF_FRANC = WHOLE_BP // 2  # rounding to the franc may add this much to each discount


def over_cap(sale: OpenSale, cap_bp: int) -> bool:
    """Tell whether a discount that nobody approved is over the cap, alone or piled upon the others."""
    worth = totals(sale)
    for priced in worth.lines:
        given = priced.line.discount
        if (
            given
            and not given.approved_by
            and not _within(given, priced.discount_xpf, priced.undiscounted_xpf, cap_bp)
        ):
            return True
    whole = sale.ticket_discount
    if whole is None or whole.approved_by:
        return False
    if not _within(whole, worth.granted_xpf, discountable_xpf(sale.lines), cap_bp):
        return True
    open_discounts = worth.granted_xpf + sum(
        p.discount_xpf for p in worth.lines if p.line.discount and not p.line.discount.approved_by
    )
    base = sum(p.undiscounted_xpf for p in worth.lines if takes_discount(p.line))
    return base > 0 and open_discounts * WHOLE_BP > cap_bp * base + _HALF_FRANC * (len(sale.lines) + 1)


def without_outgrown(before: OpenSale, after: OpenSale, cap_bp: int) -> OpenSale:
    """Give `after` without the discounts that outgrew what they were in `before`.

    Within the cap of who makes the gesture every discount stays. Beyond it, an approved one stays as long as it takes
    off no more francs than before, another as long as its line or ticket did not shrink or grow under it.
    """
    was = {priced.line.id: priced for priced in totals(before).lines}
    lines = []
    for priced in totals(after).lines:
        old, given = was.get(priced.line.id), priced.line.discount
        lapses = given is not None and _lapses(
            given,
            (priced.discount_xpf, priced.undiscounted_xpf),
            (old.discount_xpf, old.undiscounted_xpf) if old else (0, 0),
            cap_bp,
        )
        lines.append(replace(priced.line, discount=None) if lapses else priced.line)
    kept = replace(after, lines=tuple(lines))
    whole = kept.ticket_discount
    if whole is None:
        return kept
    now = (totals(kept).granted_xpf, discountable_xpf(kept.lines))
    then = (totals(before).granted_xpf, discountable_xpf(before.lines))
    if _lapses(whole, now, then, cap_bp) or (now != then and over_cap(kept, cap_bp)):
        return replace(kept, ticket_discount=None)
    return kept


def _lapses(given: Discount, now: tuple[int, int], then: tuple[int, int], cap_bp: int) -> bool:
    """Compare (francs off, gross they are taken off) after and before a gesture."""
    if now == then or _within(given, *now, cap_bp):
        return False
    return now[0] > then[0] if given.approved_by else True


def _within(given: Discount, off_xpf: int, gross_xpf: int, cap_bp: int) -> bool:
    if given.kind is DiscountKind.PERCENT:
        return given.value <= cap_bp
    return off_xpf * WHOLE_BP <= cap_bp * gross_xpf

"""The open sale and its arithmetic: lines, discounts, totals.

An `OpenSale` is a value: every gesture gives a new one, which the store keeps at once so that a power cut loses
nothing. It becomes facts (tables `sale`, `sale_line`, …) when it settles, and is void or suspended otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from koom_pos.domain.allocation import spread
from koom_pos.domain.benefit import Benefit, benefit_xpf
from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.discount import Discount, DiscountKind, DiscountTooLargeError, discount_xpf
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.tender import Tender

MAX_QUANTITY = 999
"""More pieces than any counter sale; a larger number is a code typed into the wrong field."""


class ReturnReason(StrEnum):
    """State in which goods come back. Only sealed goods return to sellable stock."""

    SEALED = "sealed"
    OPENED = "opened"
    DEFECTIVE = "defective"
    REACTION = "reaction"


class QuantityError(RefusedError):
    """A quantity of nothing, or too large to be meant."""

    def __init__(self, quantity: int) -> None:
        super().__init__(f"quantity {quantity} is not between 1 and {MAX_QUANTITY}")
        self.quantity = quantity


class UnknownLineError(RefusedError):
    """The line is no longer in the sale."""

    def __init__(self, line_id: str) -> None:
        super().__init__(f"no line {line_id} in this sale")
        self.line_id = line_id


class LineNotChangeableError(RefusedError):
    """A returned article keeps the price and quantity of its ticket; a gift card takes no discount."""

    def __init__(self, line_id: str) -> None:
        super().__init__(f"line {line_id} cannot be changed this way")
        self.line_id = line_id


@dataclass(frozen=True, slots=True)
class ReturnOf:
    """What a return line gives back.

    `gross_xpf` is the refund for the whole line, negative, already in proportion of what was paid after all
    discounts. `sale_line_id` and `ticket_number` are None for a return without ticket.
    """

    sale_line_id: str | None
    ticket_number: int | None
    reason: ReturnReason
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One line of the ticket. `quantity` is positive for what is sold, negative for what comes back.

    `base_price_xpf` is the dated price of the catalogue, per piece, TGC included; `unit_price_xpf` the price
    applied before discounts.
    """

    id: str
    variant_id: str | None
    sku: str
    gtin: str | None
    label: str
    detail: str
    kind: ItemKind
    quantity: int
    base_price_xpf: int
    unit_price_xpf: int
    price_from: date
    rate_bp: int
    swatch: str | None = None
    picture_id: str | None = None
    discount: Discount | None = None
    returned: ReturnOf | None = None

    @property
    def undiscounted_xpf(self) -> int:
        """Quantity × unit price; for a return, what the ticket's refund amounts to."""
        return self.returned.gross_xpf if self.returned else self.quantity * self.unit_price_xpf


@dataclass(frozen=True, slots=True)
class OpenSale:
    """A sale being rung. `current_line_id` is where the cashier stands. Who the customer is stands elsewhere."""

    id: str
    operator_id: str
    lines: tuple[SaleLine, ...] = ()
    ticket_discount: Discount | None = None
    tenders: tuple[Tender, ...] = ()
    current_line_id: str | None = None
    note: str = ""
    benefits: tuple[Benefit, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing rung, nothing tendered."""
        return not self.lines and not self.tenders

    def line(self, line_id: str) -> SaleLine:
        """Give the line, or raise `UnknownLineError`."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise UnknownLineError(line_id)


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its discounts worked out. All amounts carry the sign of the line.

    `ticket_discount_xpf` is its share of all that is taken off the whole ticket, benefits included.
    """

    line: SaleLine
    undiscounted_xpf: int
    discount_xpf: int
    ticket_discount_xpf: int
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class SaleTotals:
    """The arithmetic of a sale: subtotal − discounts = gross. `pieces` counts sold minus returned.

    `ticket_discount_xpf` is all that is taken off the whole ticket; `benefits_xpf` the part of it that rewards and
    vouchers take, in the order of `OpenSale.benefits`.
    """

    lines: tuple[PricedLine, ...]
    subtotal_xpf: int
    line_discount_xpf: int
    ticket_discount_xpf: int
    gross_xpf: int
    pieces: int
    benefits_xpf: tuple[int, ...] = ()

    @property
    def granted_xpf(self) -> int:
        """The discount somebody of the shop gave on the whole ticket, positive."""
        return self.ticket_discount_xpf - sum(self.benefits_xpf)

    @property
    def discount_xpf(self) -> int:
        """All discounts of the ticket, positive."""
        return self.line_discount_xpf + self.ticket_discount_xpf


def takes_discount(line: SaleLine) -> bool:
    """Tell whether a discount may touch the line: neither a return nor a gift card."""
    return line.returned is None and line.kind is not ItemKind.GIFT_CARD


def _fitting(discount: Discount | None, gross_xpf: int) -> int:
    """Discount in francs; one agreed before lines were voided never exceeds what is left of them."""
    if discount is None or gross_xpf <= 0:
        return 0
    if discount.kind is DiscountKind.AMOUNT:
        return min(discount.value, gross_xpf)
    return discount_xpf(discount, gross_xpf)


def totals(sale: OpenSale) -> SaleTotals:
    """Work out every line. What the ticket loses is spread by largest remainder over what line discounts leave."""
    undiscounted = [line.undiscounted_xpf for line in sale.lines]
    by_line = [_fitting(line.discount, amount) for line, amount in zip(sale.lines, undiscounted, strict=True)]
    weights = [
        amount - less if takes_discount(line) else 0
        for line, amount, less in zip(sale.lines, undiscounted, by_line, strict=True)
    ]
    base = sum(weights)
    granted = _fitting(sale.ticket_discount, base)
    benefits = _benefits_xpf(sale.benefits, base - granted)
    whole = granted + sum(benefits)
    shares = spread(whole, weights) if whole else (0,) * len(weights)
    priced = tuple(
        PricedLine(line, amount, less, share, amount - less - share)
        for line, amount, less, share in zip(sale.lines, undiscounted, by_line, shares, strict=True)
    )
    return SaleTotals(
        lines=priced,
        subtotal_xpf=sum(undiscounted),
        line_discount_xpf=sum(by_line),
        ticket_discount_xpf=whole,
        gross_xpf=sum(p.gross_xpf for p in priced),
        pieces=sum(line.quantity for line in sale.lines),
        benefits_xpf=benefits,
    )


def _benefits_xpf(benefits: Sequence[Benefit], left_xpf: int) -> tuple[int, ...]:
    taken = []
    for benefit in benefits:
        amount = benefit_xpf(benefit, left_xpf)
        taken.append(amount)
        left_xpf -= amount
    return tuple(taken)


def line_for(item: SellableItem, line_id: str, quantity: int) -> SaleLine:
    """Ring `quantity` pieces of an item at its dated price."""
    return SaleLine(
        id=line_id,
        variant_id=item.variant_id,
        sku=item.sku,
        gtin=item.gtin,
        label=f"{item.brand} {item.name}".strip(),
        detail=item.detail,
        kind=item.kind,
        quantity=quantity,
        base_price_xpf=item.gross_xpf,
        unit_price_xpf=item.gross_xpf,
        price_from=item.price_from,
        rate_bp=item.rate_bp,
        swatch=item.swatch,
        picture_id=item.picture_id,
    )


def add_line(sale: OpenSale, new: SaleLine) -> OpenSale:
    """Add a line, or raise the quantity of the same undiscounted article at the same price.

    Raises:
        QuantityError: the quantity, alone or added up, is not between 1 and `MAX_QUANTITY`.
    """
    if new.returned is None:
        _check_quantity(new.quantity)
        for line in sale.lines:
            if _same_article(line, new):
                return set_quantity(sale, line.id, line.quantity + new.quantity)
    return replace(sale, lines=(*sale.lines, new), current_line_id=new.id)


def _same_article(line: SaleLine, new: SaleLine) -> bool:
    return (
        line.variant_id is not None
        and line.variant_id == new.variant_id
        and line.unit_price_xpf == new.unit_price_xpf
        and line.discount is None
        and line.returned is None
    )


def _check_quantity(quantity: int) -> None:
    if not 1 <= quantity <= MAX_QUANTITY:
        raise QuantityError(quantity)


def set_quantity(sale: OpenSale, line_id: str, quantity: int) -> OpenSale:
    """Change the quantity of a sold line.

    Raises:
        QuantityError: not between 1 and `MAX_QUANTITY`.
        LineNotChangeableError: the line is a return.
    """
    line = sale.line(line_id)
    if line.returned is not None:
        raise LineNotChangeableError(line_id)
    _check_quantity(quantity)
    return _put(sale, replace(line, quantity=quantity))


def remove_line(sale: OpenSale, line_id: str) -> OpenSale:
    """Void a line; the cashier then stands at its neighbour."""
    position = sale.lines.index(sale.line(line_id))
    lines = (*sale.lines[:position], *sale.lines[position + 1 :])
    current = lines[min(position, len(lines) - 1)].id if lines else None
    if any(takes_discount(line) for line in lines):
        return replace(sale, lines=lines, current_line_id=current)
    return replace(sale, lines=lines, current_line_id=current, ticket_discount=None, benefits=())


def without_shrunk_rewards(sale: OpenSale) -> OpenSale:
    """Take off the rewards whose whole value the ticket no longer holds: points are never spent for less."""
    benefits, worth = sale.benefits, totals(sale).benefits_xpf
    kept = tuple(b for b, off in zip(benefits, worth, strict=True) if not b.points or off == b.value)
    return sale if kept == benefits else replace(sale, benefits=kept)


def discount_line(sale: OpenSale, line_id: str, discount: Discount | None) -> OpenSale:
    """Put a discount on a line, or take it off with None.

    Raises:
        DiscountTooLargeError: more than the line is worth.
        LineNotChangeableError: returns and gift cards take none.
    """
    line = sale.line(line_id)
    if not takes_discount(line):
        raise LineNotChangeableError(line_id)
    if discount is not None:
        discount_xpf(discount, line.undiscounted_xpf)
    return _put(sale, replace(line, discount=discount))


def discount_ticket(sale: OpenSale, discount: Discount | None) -> OpenSale:
    """Put a discount on the whole ticket, or take it off with None.

    Raises:
        DiscountTooLargeError: more than the discountable lines are worth, or they are worth nothing.
    """
    changed = replace(sale, ticket_discount=discount)
    if discount is not None:
        base = discountable_xpf(sale.lines)
        worth = discount_xpf(discount, base)
        if base == 0:
            raise DiscountTooLargeError(asked_xpf=worth, gross_xpf=0)
    return changed


def discountable_xpf(lines: Sequence[SaleLine]) -> int:
    """Gross of the lines a ticket discount applies to, after their own discounts."""
    return sum(
        line.undiscounted_xpf - _fitting(line.discount, line.undiscounted_xpf)
        for line in lines
        if takes_discount(line)
    )


def _put(sale: OpenSale, changed: SaleLine) -> OpenSale:
    lines = tuple(changed if line.id == changed.id else line for line in sale.lines)
    return replace(sale, lines=lines, current_line_id=changed.id)


def refund_xpf(*, paid_xpf: int, sold: int, already: int, already_xpf: int, quantity: int) -> int:
    """Refund, zero or negative, for `quantity` more pieces of a line of `sold` pieces paid `paid_xpf` in all.

    `already` pieces came back for `already_xpf` francs (positive). What is due up to now less those francs, not a
    price per piece: whatever was rung and taken off again on the way, the last piece brings the refunds to exactly
    what was paid, and none ever exceeds it.
    """
    due_xpf = (2 * paid_xpf * (already + quantity) + sold) // (2 * sold)
    return min(0, already_xpf - due_xpf)

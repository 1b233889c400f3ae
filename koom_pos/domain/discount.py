"""What a discount takes off, and how large it is against what a role may grant."""

from dataclasses import dataclass
from enum import StrEnum

from koom_pos.domain.errors import InvariantError, RefusedError

DISCOUNT_REASONS = ("goodwill", "damaged", "staff", "loyalty_offer", "price_match", "end_of_line")
"""Stable keys, stored and journalled. The screen and the closing own the words; a key is never renamed."""

_WHOLE_BP = 10_000


class DiscountKind(StrEnum):
    """How the discount was expressed."""

    PERCENT = "percent"
    AMOUNT = "amount"


class DiscountTooLargeError(RefusedError):
    """The discount would take off more than there is."""

    def __init__(self, *, asked_xpf: int, gross_xpf: int) -> None:
        super().__init__(f"discount of {asked_xpf} francs on {gross_xpf}")
        self.asked_xpf = asked_xpf
        self.gross_xpf = gross_xpf


class DiscountNotPositiveError(RefusedError):
    """A discount of nothing, or one that would raise the price."""

    def __init__(self, value: int) -> None:
        super().__init__(f"discount value {value} is not above zero")
        self.value = value


class UnknownDiscountReasonError(InvariantError):
    """The reason is not one of `DISCOUNT_REASONS`; screens offer no other."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"no discount reason {reason!r}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Discount:
    """A discount as granted.

    Attributes:
        kind: Whether `value` is a rate or francs.
        value: Basis points (10 % = 1000) for a percentage, francs for an amount; above zero.
        reason: A key of `DISCOUNT_REASONS`.
        approved_by: Id of the operator who approved it beyond the cashier's cap, if any.

    Raises:
        DiscountNotPositiveError: `value` is zero or negative.
        UnknownDiscountReasonError: `reason` is not in the list.
    """

    kind: DiscountKind
    value: int
    reason: str
    approved_by: str | None = None

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise DiscountNotPositiveError(self.value)
        if self.reason not in DISCOUNT_REASONS:
            raise UnknownDiscountReasonError(self.reason)


def discount_xpf(discount: Discount, gross_xpf: int) -> int:
    """Return the francs to take off `gross_xpf`, with the same sign as it.

    A percentage is rounded to the franc, a half away from zero. On a returned line (negative gross) the
    discount is the mirror of the one on the sale.

    Raises:
        DiscountTooLargeError: more than the whole would go.
    """
    size = abs(gross_xpf)
    if discount.kind is DiscountKind.PERCENT:
        off = (2 * size * discount.value + _WHOLE_BP) // (2 * _WHOLE_BP)
        too_large = discount.value > _WHOLE_BP
    else:
        off = discount.value
        too_large = off > size
    if too_large:
        raise DiscountTooLargeError(asked_xpf=off, gross_xpf=gross_xpf)
    return off if gross_xpf >= 0 else -off


def as_bp(discount: Discount, gross_xpf: int) -> int:
    """Return the rate of the discount in basis points, to compare with the cap of a role.

    An amount is turned into a rate rounded up, so that it never slips under a cap by rounding. A percentage
    is itself: the franc that rounding adds on a very small price is not the cashier's doing.

    Raises:
        DiscountTooLargeError: more than the whole would go.
    """
    off = abs(discount_xpf(discount, gross_xpf))
    if discount.kind is DiscountKind.PERCENT:
        return discount.value
    return -(-off * _WHOLE_BP // abs(gross_xpf))

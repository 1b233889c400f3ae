"""What a customer brings to a ticket besides money: a loyalty reward taken as a discount, or a voucher.

A benefit takes francs off the whole ticket after the discount the cashier gave, so it lowers the base of the TGC. It
is no discount of the cashier's: no cap of a role applies to it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.errors import RefusedError

_WHOLE_BP = 10_000


class RewardTooLargeError(RefusedError):
    """The ticket leaves less than the reward is worth; a reward is taken whole or not at all."""

    def __init__(self, value_xpf: int) -> None:
        super().__init__(f"less than {value_xpf} F left")
        self.value_xpf = value_xpf


class BenefitKind(StrEnum):
    """Where a benefit comes from."""

    REWARD = "reward"
    VOUCHER = "voucher"


@dataclass(frozen=True, slots=True)
class Benefit:
    """A reward or voucher on an open or settled ticket.

    Attributes:
        id: Its own id, by which it is taken off again.
        how: Whether `value` is a rate or francs.
        value: Basis points for a percentage, francs for an amount; above zero.
        label: What the ticket calls it, in French.
        points: What a reward costs, above zero; 0 for a voucher.
        code: The voucher's code; empty for a reward, and empty once settled (the use is a row of its own).
    """

    id: str
    kind: BenefitKind
    how: DiscountKind
    value: int
    label: str
    points: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class SettledBenefit:
    """A benefit as it was taken: francs off the ticket, positive, and the points it cost."""

    kind: BenefitKind
    label: str
    amount_xpf: int
    points: int = 0


def benefit_xpf(benefit: Benefit, left_xpf: int) -> int:
    """Return the francs a benefit takes off what is left of a ticket: never more than that, never negative."""
    if left_xpf <= 0:
        return 0
    if benefit.how is DiscountKind.PERCENT:
        return min(left_xpf, (2 * left_xpf * benefit.value + _WHOLE_BP) // (2 * _WHOLE_BP))
    return min(benefit.value, left_xpf)


def benefit_fields(benefit: Benefit) -> dict[str, Any]:
    """Give a benefit of an open sale as plain values."""
    return {
        "id": benefit.id,
        "kind": str(benefit.kind),
        "how": str(benefit.how),
        "value": benefit.value,
        "label": benefit.label,
        "points": benefit.points,
        "code": benefit.code,
    }


def benefit_from(fields: dict[str, Any]) -> Benefit:
    """Read what `benefit_fields` gave."""
    return Benefit(**{**fields, "kind": BenefitKind(fields["kind"]), "how": DiscountKind(fields["how"])})


def settled_benefit_fields(benefit: SettledBenefit) -> dict[str, Any]:
    """Give a settled benefit as plain values, for the store and the journal."""
    return {
        "kind": str(benefit.kind),
        "label": benefit.label,
        "amount_xpf": benefit.amount_xpf,
        "points": benefit.points,
    }


def settled_benefit_from(fields: dict[str, Any]) -> SettledBenefit:
    """Read what `settled_benefit_fields` gave."""
    return SettledBenefit(**{**fields, "kind": BenefitKind(fields["kind"])})

"""Spreading an amount over lines so that the parts add up to it, to the franc."""

from collections.abc import Sequence

from koom_pos.domain.errors import InvariantError


class AllocationError(InvariantError):
    """There is something to spread and nothing to spread it over, or a weight is negative."""

    def __init__(self, total: int, weights: Sequence[int]) -> None:
        super().__init__(f"cannot spread {total} over {tuple(weights)}")
        self.total = total
        self.weights = tuple(weights)


def spread(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return `total` cut into parts proportional to `weights`; their sum is exactly `total`.

    Largest remainder: each part is rounded down, then the francs left over go one each to the largest
    remainders, the first line winning a tie, so the same ticket always gives the same parts. A zero weight
    gets nothing. A negative total (a return) is the mirror of the positive one. As long as `total` does not
    exceed the sum of the weights, no part exceeds its own weight: a ticket discount never makes a line
    negative.

    Raises:
        AllocationError: a weight is negative, or all are zero (or there is none) while `total` is not.
    """
    whole = sum(weights)
    if any(weight < 0 for weight in weights) or (whole == 0 and total != 0):
        raise AllocationError(total, weights)
    if whole == 0:
        return (0,) * len(weights)
    size = abs(total)
    parts = [size * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda line: (-(size * weights[line] % whole), line))
    for line in by_remainder[: size - sum(parts)]:
        parts[line] += 1
    return tuple(parts) if total >= 0 else tuple(-part for part in parts)

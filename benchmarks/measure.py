"""How a number is measured and reported."""

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Result:
    """One number of the report.

    `limit` is measured in the same run where a limit can be (the raw transaction, the empty window), else it is the
    goal itself; `ratio` is value / limit. `goal` says in words what is asked, `ok` whether it is met.
    """

    name: str
    value: float
    unit: str
    limit: float
    goal: str
    ok: bool
    note: str = ""

    @property
    def ratio(self) -> float:
        """Give value / limit."""
        return self.value / self.limit if self.limit else 0.0

    def fields(self) -> dict[str, object]:
        """Give the entry of build/bench.json."""
        return {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
            "limit": round(self.limit, 3),
            "ratio": round(self.ratio, 3),
            "goal": self.goal,
            "ok": self.ok,
            "note": self.note,
        }


def times_ms(act: Callable[[], object], *, rounds: int, warm: int = 5) -> list[float]:
    """Time an act repeatedly, in milliseconds, without the collector in between."""
    for _ in range(warm):
        act()
    gc.collect()
    gc.disable()
    try:
        return [timed_ms(act) for _ in range(rounds)]
    finally:
        gc.enable()


def timed_ms(act: Callable[[], object]) -> float:
    """Time an act once, in milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def median(times: Sequence[float]) -> float:
    """Give the middle value."""
    return statistics.median(times)


def percentile(times: Sequence[float], rank: int) -> float:
    """Give the value below which `rank` percent lie."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * rank // 100)]


def at_most(name: str, value: float, goal: float, unit: str = "ms", *, note: str = "") -> Result:
    """Report a value that must not exceed a fixed goal."""
    return Result(name, value, unit, goal, f"≤ {goal:g} {unit}", value <= goal, note)


def at_least(name: str, value: float, goal: float, unit: str, *, note: str = "") -> Result:
    """Report a value that must reach a fixed goal."""
    return Result(name, value, unit, goal, f"≥ {goal:g} {unit}", value >= goal, note)


def times_limit(name: str, value: float, limit: float, most: float, unit: str, *, note: str = "") -> Result:
    """Report a value that must not exceed a multiple of a limit measured in this run."""
    return Result(name, value, unit, limit, f"≤ {most:g} × limit", value <= most * limit, note)

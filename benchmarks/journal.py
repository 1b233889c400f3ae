"""Verification of the whole journal of a hundred thousand sales."""

from pathlib import Path

from benchmarks.measure import Result, at_least, timed_ms
from koom_pos.app.workplace import open_workplace
from koom_pos.services.journal_check import verify_journal


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure on the journal of the bench shop."""
    del scratch
    place = open_workplace(shop)
    desk = place.desk()
    verdicts = []
    took = timed_ms(lambda: verdicts.append(verify_journal(desk)))
    place.close()
    verdict = verdicts[0]
    if verdict.fault is not None:
        raise ValueError(f"the bench journal is broken: {verdict.fault}")
    speed = verdict.entries / took * 1000
    return [
        at_least("verify the journal", speed, 10_000, "entries/s", note=f"{verdict.entries} in {took / 1000:.1f} s")
    ]

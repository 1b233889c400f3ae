"""Verify this workstation's journal: every entry canonical, unchanged, in its place, signed; the first fault named.

A long chain is checked with the help of other processes, since all of this holds Python's lock: they read the
texts and compare the hashes, this one checks the signatures. Reading takes one consistent moment of the store; the
till goes on selling meanwhile.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from koom_pos.domain.journal import FIRST_PREVIOUS_HASH, JournalKind
from koom_pos.services import journal_links, journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.journal_links import Fits, JournalFault, Link, Naming, Place
from koom_pos.store.evidence import Evidence

HELP_FROM = 6_000
"""Entries from which other processes pay for their start (some 0.3 s)."""

_HELPERS = 2

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]
At = Callable[[int], Link | None]


@dataclass(frozen=True, slots=True)
class JournalVerdict:
    """What a verification found.

    `entries` were found sound, from sequence `first` to `last` (both None when there was none). A fault stands at
    `fault_sequence` (None when it is not about one entry); `detail` is a column's name or another sequence.
    `complete` is False when somebody cancelled.
    """

    entries: int
    first: int | None
    last: int | None
    fault_sequence: int | None = None
    fault: JournalFault | None = None
    detail: str = ""
    complete: bool = True

    @property
    def holds(self) -> bool:
        """The whole chain was checked and nothing is wrong with it."""
        return self.complete and self.fault is None


def verify_journal(
    desk: Desk, *, on_progress: Progress | None = None, cancelled: Cancelled | None = None
) -> JournalVerdict:
    """Verify the chain of this workstation from its first entry, and journal a failure where that is possible.

    What no chain can show is that its end was cut off: `cross_check` finds the tickets left without their entry.

    Args:
        on_progress: told (entries checked, entries in all).
        cancelled: asked between batches; True ends the work with `complete` False.
    """
    public_key = desk.signing_key.public_key().public_bytes_raw().hex()
    if public_key != desk.workstation.public_key:
        verdict = JournalVerdict(0, None, None, None, JournalFault.KEY_CHANGED)
    else:
        verdict = _verify_store(desk, on_progress or _no_progress, cancelled or _never)
    if verdict.fault is not None:
        _journal_failure(desk, verdict)
    return verdict


def _verify_store(desk: Desk, on_progress: Progress, cancelled: Cancelled) -> JournalVerdict:
    workstation = desk.workstation.id
    with desk.store.reading() as tx:
        evidence = Evidence(tx.connection)

        def at(sequence: int) -> Link | None:
            row = evidence.journal_row(workstation, sequence)
            return None if row is None else Link(*row)

        return verify_links(
            ([Link(*row) for row in rows] for rows in evidence.journal_batches(workstation)),
            Place(workstation, 1, FIRST_PREVIOUS_HASH),
            fits=journal_links.own_fits(desk.signing_key),
            at=at,
            total=tx.journal.count(workstation),
            on_progress=on_progress,
            cancelled=cancelled,
        )


def verify_links(
    batches: Iterable[list[Link]],
    place: Place,
    *,
    fits: Fits,
    at: At,
    total: int,
    on_progress: Progress,
    cancelled: Cancelled,
    public_key: str = "",
) -> JournalVerdict:
    """Verify links given in order of their stored sequence, from `place` on; stops at the first fault.

    `total` is for the progress, and decides whether other processes help. `at` gives a link by its sequence. With
    `public_key` the helpers check the signatures too, which costs most when the private key is not at hand.
    """
    start = place.sequence
    checked = 0
    helpers = min(_HELPERS, os.cpu_count() or 1) if total >= HELP_FROM else 0
    with _Examiner(helpers, public_key) as examiner:
        for (first, links), unsound in examiner.examine(_placed(batches, place)):
            unfit = None if public_key else journal_links.first_unfit(links, fits)
            found = min((index for index in (unfit, unsound()) if index is not None), default=None)
            if found is not None:
                return _verdict(start, checked + found, _name(links, found, first, fits=fits, at=at))
            checked += len(links)
            on_progress(checked, total)
            if cancelled():
                return JournalVerdict(checked, start, start + checked - 1, complete=False)
    return _verdict(start, checked, None)


def _placed(batches: Iterable[list[Link]], place: Place) -> Iterator[tuple[Place, list[Link]]]:
    for links in batches:
        yield place, links
        place = Place(place.workstation_id, place.sequence + len(links), links[-1].entry_hash)


def _name(links: list[Link], index: int, first: Place, *, fits: Fits, at: At) -> Naming:
    previous_hash = links[index - 1].entry_hash if index else first.previous_hash
    place = Place(first.workstation_id, first.sequence + index, previous_hash)
    return journal_links.name_fault(links[index], place, fits, at)


def _verdict(start: int, checked: int, naming: Naming | None) -> JournalVerdict:
    first, last = (start, start + checked - 1) if checked else (None, None)
    if naming is None:
        return JournalVerdict(checked, first, last)
    return JournalVerdict(checked, first, last, naming.sequence, naming.fault, naming.detail)


_Placed = tuple[Place, list[Link]]


class _Examiner:
    """Checks texts and hashes of batches, in other processes where that helps, some batches ahead of the caller."""

    def __init__(self, helpers: int, public_key: str) -> None:
        self._public_key = public_key
        self._ahead = helpers + 1
        self._pool: ProcessPoolExecutor | None = None
        if helpers > 1:
            # spawn, also on Linux: a fork of a program with a window and open stores is not safe.
            self._pool = ProcessPoolExecutor(helpers, mp_context=multiprocessing.get_context("spawn"))

    def __enter__(self) -> "_Examiner":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def examine(self, batches: Iterable[_Placed]) -> Iterator[tuple[_Placed, Callable[[], int | None]]]:
        """Give each batch with a function that waits for its first unsound index."""
        waiting: deque[tuple[_Placed, Callable[[], int | None]]] = deque()
        for placed in batches:
            waiting.append((placed, self._begin(placed)))
            if len(waiting) >= self._ahead:
                yield waiting.popleft()
        yield from waiting

    def _begin(self, placed: _Placed) -> Callable[[], int | None]:
        place, links = placed

        def here() -> int | None:
            return journal_links.first_unsound(links, place, self._public_key)

        if self._pool is None:
            return here
        try:
            future = self._pool.submit(journal_links.first_unsound, links, place, self._public_key)
        except BrokenProcessPool:
            return here

        def there() -> int | None:
            try:
                return future.result()
            except BrokenProcessPool:  # the system refused other processes: the work is done here instead
                return here()

        return there


def _journal_failure(desk: Desk, verdict: JournalVerdict) -> None:
    payload: dict[str, Any] = {"fault": str(verdict.fault), "sequence": verdict.fault_sequence or 0}
    if verdict.detail:
        payload["detail"] = verdict.detail
    try:
        journal_writer.note(desk, JournalKind.VERIFICATION_FAILURE, payload)
    except ValueError:
        # The last row itself cannot be read, so nothing can be chained to it. The verdict tells all the same.
        return


def _no_progress(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False

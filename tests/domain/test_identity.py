"""Ids of facts: version 7, unique, and never going back, whatever the clock does."""

import itertools
import random
import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.identity import IdSource

START = datetime(2026, 11, 22, 21, tzinfo=UTC)


@given(steps=st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=60), seed=st.integers(0, 2**32))
def test_ids_increase_even_when_the_clock_jumps_back(steps, seed):
    moments = iter([START + timedelta(milliseconds=step) for step in steps])
    source = IdSource(lambda: next(moments), random.Random(seed).getrandbits)
    ids = [source() for _ in steps]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {UUID(each).version for each in ids} == {7}


def test_more_ids_than_the_counter_holds_within_one_millisecond_still_increase():
    source = IdSource(lambda: START, random.Random(687).getrandbits)
    ids = [source() for _ in range(10_000)]
    assert all(a < b for a, b in itertools.pairwise(ids))


def test_the_first_48_bits_are_the_milliseconds_of_the_clock():
    source = IdSource(lambda: START, random.Random(1).getrandbits)
    assert UUID(source()).int >> 80 == int(START.timestamp()) * 1000


def test_several_threads_never_get_the_same_id():
    source = IdSource(lambda: START, random.Random(1).getrandbits)
    found: list[list[str]] = [[] for _ in range(4)]

    def draw(into):
        into.extend(source() for _ in range(2000))

    threads = [threading.Thread(target=draw, args=(each,)) for each in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each for ids in found for each in ids}) == 8000


def test_the_same_seed_and_clock_give_the_same_ids():
    first, second = (IdSource(lambda: START, random.Random(7).getrandbits) for _ in range(2))
    assert [first() for _ in range(5)] == [second() for _ in range(5)]

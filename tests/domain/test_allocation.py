"""Spreading an amount over lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.allocation import AllocationError, spread

weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (-100, (1, 1, 1), (-34, -33, -33)),
        (1000, (4990, 2490, 990), (589, 294, 117)),
        (5, (0, 10, 0), (0, 5, 0)),
        (0, (3, 4), (0, 0)),
        (0, (), ()),
        (0, (0, 0), (0, 0)),
        (2, (1, 1, 1, 1), (1, 1, 0, 0)),
    ],
)
def test_worked_examples(total, parts, expected):
    assert spread(total, parts) == expected


@given(st.integers(-(10**9), 10**9), weights)
def test_parts_add_up_and_a_return_mirrors_its_sale(total, parts):
    shares = spread(total, parts)
    assert sum(shares) == total
    assert spread(-total, parts) == tuple(-share for share in shares)


@given(st.integers(0, 10**9), weights)
def test_each_part_is_within_one_franc_of_its_exact_share_and_zero_gets_nothing(total, parts):
    for share, weight in zip(spread(total, parts), parts, strict=True):
        assert abs(share * sum(parts) - total * weight) < sum(parts)
        assert share == 0 if weight == 0 else share >= 0


@given(weights, st.data())
def test_a_ticket_discount_never_makes_a_line_negative(parts, data):
    total = data.draw(st.integers(0, sum(parts)))
    assert all(share <= weight for share, weight in zip(spread(total, parts), parts, strict=True))


@given(st.integers(0, 10**6), weights)
def test_a_heavier_line_never_bears_less(total, parts):
    shares = spread(total, parts)
    by_weight = sorted(zip(parts, shares, strict=True))
    for (light, less), (heavy, more) in pairwise(by_weight):
        assert light == heavy or less <= more


@pytest.mark.parametrize(("total", "parts"), [(1, ()), (1, (0, 0)), (-1, (0,)), (5, (3, -1)), (0, (-1, 1))])
def test_what_cannot_be_spread_stops_the_act(total, parts):
    with pytest.raises(AllocationError):
        spread(total, parts)

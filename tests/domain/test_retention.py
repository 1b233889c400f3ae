"""When a customer who no longer comes is erased."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.retention import erasure_due


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        (date(2026, 11, 23), 36, date(2029, 11, 23)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_the_day_is_the_same_of_the_month_that_comes_so_many_months_later(last, months, due):
    assert erasure_due(last, months=months) == due


def test_without_a_setting_it_is_three_years():
    assert erasure_due(date(2026, 3, 1)) == date(2029, 3, 1)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_a_later_activity_never_brings_the_day_forward(last, months):
    assert erasure_due(last + timedelta(days=1), months=months) >= erasure_due(last, months=months) > last

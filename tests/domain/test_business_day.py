"""Which day a moment belongs to, in Nouméa."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.business_day import (
    NaiveInstantError,
    business_date,
    business_day_bounds,
    format_local_date,
    format_local_datetime,
    local_time,
    utc_offset_minutes,
)

instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
day_changes = st.sampled_from([time(0), time(3), time(5, 30)])


@pytest.mark.parametrize(
    ("at_utc", "day"),
    [
        (datetime(2026, 1, 5, 3, 12, tzinfo=UTC), date(2026, 1, 5)),
        (datetime(2026, 1, 5, 13, 30, tzinfo=UTC), date(2026, 1, 5)),  # 00:30 on the 6th: still the evening before
        (datetime(2026, 1, 5, 15, 59, 59, tzinfo=UTC), date(2026, 1, 5)),
        (datetime(2026, 1, 5, 16, 0, tzinfo=UTC), date(2026, 1, 6)),  # 03:00
        (datetime(2025, 12, 31, 20, 0, tzinfo=UTC), date(2026, 1, 1)),  # the year turns eleven hours before UTC
    ],
)
def test_the_trading_day_changes_at_three_in_noumea(at_utc, day):
    assert business_date(at_utc) == day


def test_the_day_change_is_a_setting():
    assert business_date(datetime(2026, 1, 5, 13, 30, tzinfo=UTC), day_change=time(0)) == date(2026, 1, 6)


def test_noumea_is_eleven_hours_ahead_in_january_and_in_july():
    assert utc_offset_minutes(datetime(2026, 1, 5, tzinfo=UTC)) == 660
    assert utc_offset_minutes(datetime(2026, 7, 5, tzinfo=UTC)) == 660


@given(instants, st.integers(-14, 14))
def test_the_zone_an_instant_is_written_in_does_not_matter(at, hours):
    elsewhere = at.astimezone(timezone(timedelta(hours=hours)))
    assert business_date(elsewhere) == business_date(at)
    assert local_time(elsewhere) == local_time(at)


@given(instants, day_changes)
def test_each_instant_lies_within_the_bounds_of_its_own_day_only(at, day_change):
    day = business_date(at, day_change=day_change)
    start, end = business_day_bounds(day, day_change=day_change)
    assert start <= at < end
    assert business_day_bounds(day + timedelta(days=1), day_change=day_change)[0] == end
    assert start.tzinfo is UTC


@given(instants, st.timedeltas(timedelta(0), timedelta(days=2)))
def test_later_never_falls_on_an_earlier_day(at, later):
    assert business_date(at + later) >= business_date(at)


@pytest.mark.parametrize("rule", [business_date, local_time, utc_offset_minutes, format_local_datetime])
def test_an_instant_without_zone_stops_the_act(rule):
    with pytest.raises(NaiveInstantError):
        rule(datetime(2026, 1, 5, 12, 0))  # noqa: DTZ001


def test_dates_are_written_the_french_way():
    assert format_local_date(date(2026, 1, 5)) == "05/01/2026"
    at = datetime(2026, 1, 5, 3, 12, 7, tzinfo=UTC)
    assert format_local_datetime(at) == "05/01/2026 14:12"
    assert format_local_datetime(at, seconds=True) == "05/01/2026 14:12:07"

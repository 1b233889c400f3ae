"""The spans of days a report can be asked for, counted back from today."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class SpanKey(StrEnum):
    """What the chips offer."""

    WEEK = "week"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LAST_YEAR = "last_year"
    CUSTOM = "custom"


class Span(NamedTuple):
    """Business dates, both included."""

    first: date
    last: date

    def days(self) -> int:
        """Count the days."""
        return (self.last - self.first).days + 1


def span_of(key: SpanKey, today: date) -> Span:
    """Return the span of a chip: whole weeks end today, a month, a quarter and a year begin on their first day.

    Raises:
        ValueError: `CUSTOM` has no span of its own.
    """
    match key:
        case SpanKey.WEEK:
            return Span(today - timedelta(days=6), today)
        case SpanKey.FOUR_WEEKS:
            return Span(today - timedelta(days=27), today)
        case SpanKey.MONTH:
            return Span(today.replace(day=1), today)
        case SpanKey.QUARTER:
            return Span(date(today.year, today.month - (today.month - 1) % 3, 1), today)
        case SpanKey.YEAR:
            return Span(date(today.year, 1, 1), today)
        case SpanKey.LAST_YEAR:
            return Span(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
        case SpanKey.CUSTOM:
            raise ValueError(key)

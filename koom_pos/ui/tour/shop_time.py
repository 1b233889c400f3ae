"""The time of the tour: it stands still unless the tour moves it, so that every run shows the same."""

from datetime import UTC, date, datetime, time, timedelta

from koom_pos.domain.business_day import NOUMEA

FIRST_DAY = date(2026, 11, 23)  # a Monday


class ShopTime:
    """A clock that the tour turns."""

    def __init__(self) -> None:
        self._now = at(FIRST_DAY, 8, 2)

    def __call__(self) -> datetime:
        """Give the instant the tour has reached."""
        return self._now

    def forward(self, minutes: int) -> None:
        """Let time pass."""
        self._now += timedelta(minutes=minutes)

    def reach(self, day: date, hour: int, minute: int = 0) -> None:
        """Wait until a time of a day in Nouméa."""
        self._now = max(self._now, at(day, hour, minute))


def at(day: date, hour: int, minute: int) -> datetime:
    """Give the instant of a time of day in Nouméa."""
    return datetime.combine(day, time(hour, minute), tzinfo=NOUMEA).astimezone(UTC)

"""Which day a moment belongs to, in Nouméa.

Instants are stored in UTC; documents belong to a business date. A sale at half past midnight still belongs
to the evening before, until the day change (03:00 by setting). New Caledonia is UTC+11 all year, but no rule
here relies on it: the time zone database decides.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from koom_pos.domain.errors import InvariantError

NOUMEA = ZoneInfo("Pacific/Noumea")
DAY_CHANGE = time(3)


class NaiveInstantError(InvariantError):
    """An instant without a time zone: nobody can tell which moment it means."""

    def __init__(self, at: datetime) -> None:
        super().__init__(f"instant without time zone: {at.isoformat()}")
        self.at = at


def local_time(at_utc: datetime) -> datetime:
    """Return the same moment on the clocks of Nouméa.

    Raises:
        NaiveInstantError: `at_utc` has no time zone.
    """
    if at_utc.utcoffset() is None:
        raise NaiveInstantError(at_utc)
    return at_utc.astimezone(NOUMEA)


def utc_offset_minutes(at_utc: datetime) -> int:
    """Return how far Nouméa is ahead of UTC at that moment; stored beside the instant in every journal entry.

    Raises:
        NaiveInstantError: `at_utc` has no time zone.
    """
    offset = local_time(at_utc).utcoffset() or timedelta(0)
    return offset // timedelta(minutes=1)


def business_date(at_utc: datetime, *, day_change: time = DAY_CHANGE) -> date:
    """Return the trading day of a moment: before `day_change`, local time, it is still the day before.

    Raises:
        NaiveInstantError: `at_utc` has no time zone.
    """
    local = local_time(at_utc)
    return local.date() if local.time() >= day_change else local.date() - timedelta(days=1)


def business_day_bounds(day: date, *, day_change: time = DAY_CHANGE) -> tuple[datetime, datetime]:
    """Return the first moment of a trading day and of the next one, in UTC (end excluded)."""
    start = datetime.combine(day, day_change, tzinfo=NOUMEA)
    end = datetime.combine(day + timedelta(days=1), day_change, tzinfo=NOUMEA)
    return start.astimezone(UTC), end.astimezone(UTC)


def format_local_date(day: date) -> str:
    """Return the date in the French order: `05/01/2026`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_local_datetime(at_utc: datetime, *, seconds: bool = False) -> str:
    """Return the moment on the clocks of Nouméa: `05/01/2026 14:12`, with `:07` when seconds matter
    (tickets).

    Raises:
        NaiveInstantError: `at_utc` has no time zone.
    """
    local = local_time(at_utc)
    clock = f"{local.hour:02d}:{local.minute:02d}"
    return f"{format_local_date(local.date())} {clock}{f':{local.second:02d}' if seconds else ''}"

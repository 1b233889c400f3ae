"""How long the shop keeps a customer who no longer comes. Durations are a setting; the default is CNIL practice.

The shop's policy gives no number (R1: no longer than the purpose needs); 36 months without activity is what the CNIL
accepted for loyalty programmes, 48 what it sanctioned (SAN-2020-008).
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DEFAULT_MONTHS = 36


class ErasureReason(StrEnum):
    """What the date of erasure counts from: her last activity; or `HELD`, which has no date."""

    TICKET = "ticket"
    POINTS = "points"
    CONSENT = "consent"
    PROFILE = "profile"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class ErasureDate:
    """When her data go if she does not come back. `due_on` is None while a hold stands."""

    due_on: date | None
    because: ErasureReason
    last_activity_on: date


def erasure_due(last_activity: date, *, months: int = DEFAULT_MONTHS) -> date:
    """Return the first day on which nothing keeps the data any more: so many months after the last activity.

    A month that lacks the day gives its last one.

    Args:
        last_activity: Latest purchase, movement of points, statement of consent or change of profile by her.
        months: The setting of the shop, above zero.
    """
    year, month = divmod(last_activity.year * 12 + last_activity.month - 1 + months, 12)
    return date(year, month + 1, min(last_activity.day, calendar.monthrange(year, month + 1)[1]))

"""Holds: why named data are kept longer, or left alone (the shop's policy: a debit balance, a claim, a dispute)."""

import calendar
from datetime import date
from enum import StrEnum

from koom_pos.domain.errors import RefusedError

LIMITATION_YEARS = 5
"""Civil limitation in New Caledonia (art. 2224 c. civ. NC): no hold outlives it without being looked at."""


class HoldCode(StrEnum):
    """H1 debit balance, H2 open claim, H3 dispute, H4 open order or service, H5 legal duty."""

    DEBIT_BALANCE = "H1"
    CLAIM = "H2"
    DISPUTE = "H3"
    OPEN_ORDER = "H4"
    LEGAL_DUTY = "H5"


class HoldReviewError(RefusedError):
    """The date of review is past, or later than the limitation lets a claim live."""

    def __init__(self, latest: date) -> None:
        super().__init__(f"review by {latest}")
        self.latest = latest


class HoldReasonError(RefusedError):
    """A hold says why it is there and which data it keeps."""

    def __init__(self) -> None:
        super().__init__("a hold without reason or scope")


class UnknownHoldError(RefusedError):
    """No such open hold."""

    def __init__(self, hold_id: str) -> None:
        super().__init__("no such open hold")
        self.hold_id = hold_id


def latest_review(claimed_on: date) -> date:
    """Return the last day a hold may go without review: five years after the claim; 28 February for the 29th."""
    year = claimed_on.year + LIMITATION_YEARS
    return date(year, claimed_on.month, min(claimed_on.day, calendar.monthrange(year, claimed_on.month)[1]))


def check_review(review_on: date, *, today: date, claimed_on: date) -> None:
    """Refuse a date of review that is past or too far.

    Raises:
        HoldReviewError
    """
    latest = latest_review(claimed_on)
    if not today <= review_on <= latest:
        raise HoldReviewError(latest)

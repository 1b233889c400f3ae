"""What every act needs: the store, the clock, the source of ids and the key of this workstation's journal."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos import __version__
from koom_pos.domain.business_day import DAY_CHANGE, business_date
from koom_pos.domain.identity import IdSource
from koom_pos.store import Store
from koom_pos.store.house import Workstation


@dataclass(frozen=True, slots=True)
class Desk:
    """A workstation at work. Built once by the composition root; tests build one with their own clock.

    `random_below` draws the numbers of gift cards, avoirs and badges, from 0 to its argument − 1; only the demo shop
    has another one than the system's, to be the same for the same seed.
    """

    store: Store
    workstation: Workstation
    signing_key: Ed25519PrivateKey
    clock: Callable[[], datetime]
    new_id: IdSource
    day_change: time = DAY_CHANGE
    software_version: str = __version__
    random_below: Callable[[int], int] = secrets.randbelow

    def now(self) -> datetime:
        """Give the instant of the act, aware, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self, at_utc: datetime | None = None) -> date:
        """Give the business date in Nouméa, now or at an instant."""
        return business_date(at_utc or self.now(), day_change=self.day_change)

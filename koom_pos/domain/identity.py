"""Keys of facts: UUID version 7, so that facts of several PCs merge by union and sort by time.

Source: RFC 9562 §5.7; the 12 bits after the milliseconds count up within one millisecond (§6.2, method 1).
Python's own `uuid7` comes with 3.14, and neither it nor the packages that offer one take a clock and a source
of randomness from the caller, which a shop deterministic from a seed needs.
"""

import threading
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

_COUNTER_BITS = 12
_RANDOM_BITS = 62


class IdSource:
    """Gives increasing UUIDv7 texts; safe to call from several threads.

    Args:
        clock: Gives aware instants; a clock set back never makes ids go back.
        random_bits: Gives that many random bits, `secrets.randbits` in the shop, a seeded one in tests.
    """

    def __init__(self, clock: Callable[[], datetime], random_bits: Callable[[int], int]) -> None:
        self._clock = clock
        self._random_bits = random_bits
        self._lock = threading.Lock()
        self._ms = 0
        self._count = 0

    def __call__(self) -> str:
        """Give the next id, canonical text of 36 characters."""
        with self._lock:
            now_ms = int(self._clock().timestamp() * 1000)
            if now_ms > self._ms:
                self._ms, self._count = now_ms, self._random_bits(_COUNTER_BITS - 1)
            else:
                self._count += 1
                if self._count >> _COUNTER_BITS:
                    self._ms, self._count = self._ms + 1, 0
            value = self._ms << 80 | 7 << 76 | self._count << 64 | 2 << 62 | self._random_bits(_RANDOM_BITS)
        return str(UUID(int=value))

"""A 256-bit key as something a person can type: 13 groups of four signs and a check sign.

Crockford's base 32 (no I, L, O, U). The 52 signs hold the 256 bits and 4 bits of the key's SHA-256. The check sign
of a group is a weighted sum in GF(32), its weights a power apart and its place added in: it finds every single
wrong sign, every exchange of two signs in a group, and every exchange of two groups.

Source: crockford.com/base32 for the signs; the field is GF(2)[x]/(x⁵+x²+1).
"""

import hashlib

from koom_pos.domain.errors import RefusedError

KEY_BYTES = 32
GROUPS = 13
SIGNS_PER_GROUP = 4
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_PLACE = 5


class RecoveryCodeError(RefusedError):
    """The typed code is not a key. `group` is the first wrong group, from 1; None when the length is wrong."""

    def __init__(self, group: int | None) -> None:
        super().__init__(f"recovery code wrong in group {group}" if group else "recovery code of the wrong length")
        self.group = group


def recovery_groups(key: bytes) -> tuple[str, ...]:
    """Give the 13 groups of five signs of a 256-bit key."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    value = int.from_bytes(key) << 4 | _fingerprint(key)
    count = GROUPS * SIGNS_PER_GROUP
    values = [value >> 5 * (count - 1 - place) & 31 for place in range(count)]
    groups = [values[start : start + SIGNS_PER_GROUP] for start in range(0, count, SIGNS_PER_GROUP)]
    return tuple(
        "".join(_SIGNS[v] for v in (*group, _check(group, number))) for number, group in enumerate(groups, start=1)
    )


def key_from_recovery_code(text: str) -> bytes:
    """Read the key back from what was typed or scanned; spaces, hyphens and small letters do not matter.

    Raises:
        RecoveryCodeError: wrong length, or a group whose check sign does not fit, or a wrong whole.
    """
    signs = "".join(text.split()).replace("-", "").upper().translate(_READ_AS)
    if len(signs) != GROUPS * (SIGNS_PER_GROUP + 1):
        raise RecoveryCodeError(None)
    value = 0
    for number in range(1, GROUPS + 1):
        group = [_SIGNS.find(sign) for sign in signs[(number - 1) * 5 : number * 5]]
        if -1 in group or _check(group[:SIGNS_PER_GROUP], number) != group[SIGNS_PER_GROUP]:
            raise RecoveryCodeError(number)
        for part in group[:SIGNS_PER_GROUP]:
            value = value << 5 | part
    key = (value >> 4).to_bytes(KEY_BYTES)
    if _fingerprint(key) != value & 15:
        raise RecoveryCodeError(GROUPS)
    return key


def _fingerprint(key: bytes) -> int:
    return hashlib.sha256(key).digest()[0] >> 4


def _check(group: list[int], number: int) -> int:
    total = _times(number, _PLACE)
    for place, value in enumerate(group, start=1):
        total ^= _times(value, place)
    return total


def _times(value: int, power: int) -> int:
    """Multiply by x to that power in GF(32)."""
    for _ in range(power):
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return value

"""The store key as sixty characters a person can copy by hand, with a check that finds her slips.

`K1`, 52 characters of key in Crockford base32 (no I, L, O, U), then 6 characters of the BCH code of bech32m
(BIP 173 and 350), whose distance guarantees that up to four wrong characters are always found.
"""

from koom_pos.domain.errors import RefusedError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MARK = "K1"  # kind and version of the format, under the check like the rest
_KEY_BYTES = 32
_KEY_CHARACTERS = 52  # 260 bits; the last four are zero
_CHECK_CHARACTERS = 6
_LENGTH = len(_MARK) + _KEY_CHARACTERS + _CHECK_CHARACTERS
_GROUP = 5
_LOOKALIKES = str.maketrans("OIL", "011")
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32M = 0x2BC830A3


class RecoveryKeyError(RefusedError):
    """The text is not a recovery key as printed.

    Attributes:
        missing: Characters still missing; negative when there are too many; 0 when the length is right.
        group: The one group of five (from 1) that a single wrong character would explain, else None.
    """

    def __init__(self, *, missing: int = 0, group: int | None = None) -> None:
        super().__init__(f"recovery key: {missing} missing, suspect group {group}")
        self.missing = missing
        self.group = group


def recovery_words(key: bytes) -> str:
    """Return the printable form of a 256-bit key: twelve groups of five.

    Whoever reads it can read the store; it is printed once, on the manager's demand, and never stored.
    """
    if len(key) != _KEY_BYTES:
        raise ValueError(f"a store key has {_KEY_BYTES} bytes, not {len(key)}")
    number = int.from_bytes(key, "big") << 4
    body = _values(_MARK) + [number >> 5 * place & 31 for place in reversed(range(_KEY_CHARACTERS))]
    remainder = _polymod([*body, *[0] * _CHECK_CHARACTERS]) ^ _BECH32M
    check = [remainder >> 5 * place & 31 for place in reversed(range(_CHECK_CHARACTERS))]
    text = "".join(ALPHABET[value] for value in body + check)
    return " ".join(text[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def key_from_recovery(text: str) -> bytes:
    """Read a recovery key as a person types it: any case, blanks and dashes anywhere, O for 0, I or L for 1.

    Raises:
        RecoveryKeyError: Wrong length, a foreign character, or the check does not agree; never a wrong key.
    """
    plain = "".join(part for part in text.upper() if not part.isspace() and part not in "-–—._")
    plain = plain.translate(_LOOKALIKES)
    if len(plain) != _LENGTH:
        raise RecoveryKeyError(missing=_LENGTH - len(plain))
    for place, character in enumerate(plain):
        if character not in ALPHABET:
            raise RecoveryKeyError(group=place // _GROUP + 1)
    values = _values(plain)
    if _polymod(values) != _BECH32M:
        raise RecoveryKeyError(group=_suspect_group(values))
    number = 0
    for value in values[len(_MARK) : -_CHECK_CHARACTERS]:
        number = number << 5 | value
    if not plain.startswith(_MARK) or number & 15:
        raise RecoveryKeyError
    return (number >> 4).to_bytes(_KEY_BYTES, "big")


def _values(text: str) -> list[int]:
    return [ALPHABET.index(character) for character in text]


def _polymod(values: list[int]) -> int:
    """Return the remainder of the BCH code of BIP 173."""
    remainder = 1
    for value in values:
        remainder = _shift(remainder) ^ value
    return remainder


def _shift(remainder: int) -> int:
    """Multiply a remainder by x, modulo the generator."""
    top = remainder >> 25
    remainder = (remainder & 0x1FFFFFF) << 5
    for bit, term in enumerate(_GENERATOR):
        if top >> bit & 1:
            remainder ^= term
    return remainder


def _suspect_group(values: list[int]) -> int | None:
    """Name the group where one other character would make the check agree; a hint, never a repair.

    The code is linear: what a slip adds to the remainder depends on the slip alone, not on the key.
    """
    excess = _polymod(values) ^ _BECH32M
    for slip in range(1, 32):
        trace = slip
        for place in reversed(range(len(values))):
            if trace == excess:
                return place // _GROUP + 1
            trace = _shift(trace)
    return None

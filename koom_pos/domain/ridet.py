"""The RIDET: who sells, as New Caledonia numbers it. 7 digits of the company (RID) and 3 of the establishment."""

import re

from koom_pos.domain.errors import RefusedError

_RIDET = re.compile(r"[0-9]{10}")


class RidetError(RefusedError):
    """A RIDET is 10 digits: 7 of the company and 3 of the establishment; spaces and dots aside."""

    def __init__(self, text: str) -> None:
        super().__init__("not a RIDET")
        self.text = text


def clean_ridet(text: str) -> str:
    """Give the 10 digits of a RIDET written in any way.

    Raises:
        RidetError: not 10 digits. No check digit is known.
    """
    digits = re.sub(r"[\s.\u00a0\u202f]", "", text)
    if not _RIDET.fullmatch(digits):
        raise RidetError(text)
    return digits

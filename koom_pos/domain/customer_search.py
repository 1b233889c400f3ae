"""What a customer is found by, and what a typed query asks for. Index and query are worked out here, side by side.

Names and the words before the @ are found by their beginnings, telephone numbers by any run of four digits or more
of them, cards by the whole code or its last four signs. The domain of an address is left out: half of the shop shares
one, and a search for it would read all of them at each keystroke.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from koom_pos.domain.text import fold, search_terms

SHORTEST_DIGITS = 4
"""A fragment of a number is found from this many digits on; shorter ones only at the end of what was indexed."""

_DIGITS = re.compile(r"[+()./\-0-9]*[0-9][+()./\-0-9]*")
_NOT_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """A query read. Every term must begin some word of the customer; a term is met by any of its writings.

    `email` is the beginning of a whole address, when the query holds an @; it then stands alone.
    """

    terms: tuple[tuple[str, ...], ...]
    email: str = ""


def index_text(
    *, first_name: str, last_name: str, emails: Iterable[str], phones: Iterable[str], codes: Iterable[str]
) -> str:
    """Return the words a customer is found by, folded. Telephone numbers are E.164."""
    words = search_terms(" ".join((first_name, last_name, *(email.partition("@")[0] for email in emails))))
    for phone in phones:
        digits = _NOT_DIGIT.sub("", phone)
        words += [digits[i:] for i in range(len(digits) - SHORTEST_DIGITS + 1)]
    for code in codes:
        folded = fold(code)
        words += [folded, folded.lstrip("f"), folded[-SHORTEST_DIGITS:]]
    return " ".join(dict.fromkeys(words))


def read_query(query: str) -> CustomerQuery:
    """Return what was typed as terms.

    Digits in groups are one number, however they are parted (`75.12.34`, `+687 75 12 34`, `(0)6 …`); a 00 before the
    country or a 0 before a national number may be there or not.
    """
    tokens = fold(query).split()
    address = next((token for token in tokens if token.find("@") > 0), "")
    if address:
        return CustomerQuery((), address)
    terms: list[tuple[str, ...]] = []
    number = ""
    for token in [*tokens, ""]:
        if _DIGITS.fullmatch(token):
            number += _NOT_DIGIT.sub("", token)
            continue
        if number:
            terms.append(_writings(number))
            number = ""
        terms += [(word,) for word in search_terms(token)]
    return CustomerQuery(tuple(dict.fromkeys(terms)))


def _writings(number: str) -> tuple[str, ...]:
    bare = number[2:] if number.startswith("00") else number[1:] if number.startswith("0") else ""
    return (number, bare) if bare else (number,)

"""Two writings of one thing: how online shops write a telephone number, a name or an e-mail is no change of it."""

import re

_NOUMEA = re.compile(r"^(?:00)?687(?=\d{6}$)")


def alike(field: str, one: str, other: str) -> bool:
    """Tell whether two writings of a customer's field say the same; `field` is the name of our column."""
    if field == "phone" and one and other:
        return digits(one) == digits(other)
    first, second = " ".join(one.split()), " ".join(other.split())
    return first.casefold() == second.casefold() if field == "email" else first == second


def digits(phone: str) -> str:
    """Return the digits of a number, without the prefix of New Caledonia."""
    return _NOUMEA.sub("", re.sub(r"\D", "", phone))

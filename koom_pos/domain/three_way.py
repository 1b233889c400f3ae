"""Three-way merge of fields against the last value both sides agreed on.

Without a common value nobody can tell who changed what; with it, a field changed on one side goes to the other, and
only a field changed differently on both sides is a conflict for a person to decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that both sides changed, each to another value."""

    field: str
    base: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What to do: values to write here, values to send there, and what a person must decide."""

    take: Mapping[str, str]
    send: Mapping[str, str]
    conflicts: tuple[FieldConflict, ...]

    @property
    def is_settled(self) -> bool:
        """Neither side has anything to do."""
        return not (self.take or self.send or self.conflicts)


def _exactly(_field: str, value: str) -> str:
    return value


def merge_fields(
    base: Mapping[str, str] | None,
    here: Mapping[str, str],
    there: Mapping[str, str],
    *,
    canonical: Callable[[str, str], str] = _exactly,
) -> Merged:
    """Compare two sides field by field.

    Only fields that both sides know are compared: a shop without a place for birthdays neither takes nor erases one.
    Without a base (first meeting), a value beats an empty one and two different values are a conflict. Values equal
    to `canonical` are the same: case of an e-mail, writing of a phone number.

    Args:
        base: The last common values; None at the first meeting.
        here: The store's values.
        there: The shop's values.
        canonical: Gives the comparable form of (field, value).
    """
    take: dict[str, str] = {}
    send: dict[str, str] = {}
    conflicts: list[FieldConflict] = []
    for field in here.keys() & there.keys():
        ours, theirs = canonical(field, here[field]), canonical(field, there[field])
        if ours == theirs:
            continue
        was = None if base is None or field not in base else canonical(field, base[field])
        if was == theirs or (was is None and not theirs):
            send[field] = here[field]
        elif was == ours or (was is None and not ours):
            take[field] = there[field]
        else:
            conflicts.append(FieldConflict(field, (base or {}).get(field, ""), here[field], there[field]))
    return Merged(take, send, tuple(sorted(conflicts, key=lambda conflict: conflict.field)))

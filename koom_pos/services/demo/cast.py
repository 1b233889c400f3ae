"""The invented customers of the demo shop: who they are, what they give, what they answer; all from the seed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from koom_pos.domain.consent import Cell, Channel, Purpose
from koom_pos.domain.customer import PersonalFields, birthday_text
from koom_pos.domain.text import fold
from koom_pos.paths import resource

_BIRTHDAYS_SOON = 4
_LIKELY_PER_CENT: dict[Cell, int] = {
    (Purpose.KOOM_OFFERS, Channel.EMAIL): 62,
    (Purpose.KOOM_OFFERS, Channel.SMS): 34,
    (Purpose.PROFILING, Channel.NONE): 52,
    (Purpose.PARTNER_OFFERS, Channel.EMAIL): 9,
    (Purpose.PARTNER_OFFERS, Channel.SMS): 5,
    (Purpose.E_TICKET, Channel.EMAIL): 55,
}


class Way(StrEnum):
    """How somebody signs up: on the screen, on paper at once, on paper that never came back, or as a bare card."""

    SCREEN = "screen"
    SLIP = "slip"
    SLIP_LOST = "slip_lost"
    BARE = "bare"


_WAYS = (*(Way.SCREEN,) * 70, *(Way.SLIP,) * 16, *(Way.SLIP_LOST,) * 4, *(Way.BARE,) * 10)


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """An invented person.

    Attributes:
        fields: What she gives at sign-up.
        ticked: Boxes she ticks; empty for who refuses everything.
        often: Weight of her visits, 1 for who comes once in a while.
        opening_points: Points of her former paper card, 0 for most.
    """

    fields: PersonalFields
    way: Way
    ticked: frozenset[Cell]
    often: int
    opening_points: int


def demo_customers(count: int, *, seed: int, until: date) -> tuple[DemoCustomer, ...]:
    """Invent `count` different people, in the order in which they sign up; some have their birthday after `until`."""
    chance = Random(f"{seed}/customers")  # noqa: S311 - a demo, not a secret
    casting = _Casting(_load(), chance)
    soon = {chance.randrange(max(1, count * 2 // 3)): day for day in range(1, _BIRTHDAYS_SOON + 1)}
    return tuple(
        casting.invent(until + timedelta(days=soon[rank]) if rank in soon else None) for rank in range(count)
    )


def twin_of(person: DemoCustomer) -> PersonalFields:
    """Give the fields of who signs up twice: same telephone, no e-mail, her name as somebody else spells it."""
    first, last = person.fields.first_name, person.fields.last_name
    plain = fold(last).title().replace("-", " ")
    respelled = plain if plain != last else f"{last[:-1]}{last[-1] * 2}"
    return PersonalFields(first_name=first, last_name=respelled, phone=person.fields.phone)


class _Casting:
    """Draws people; no name, address or number twice."""

    def __init__(self, sheet: dict[str, Any], chance: Random) -> None:
        self._sheet = sheet
        self._chance = chance
        self._taken: set[str] = set()

    def invent(self, birthday: date | None) -> DemoCustomer:
        """One more person, with her birthday on a given day if one is given."""
        way = Way.SCREEN if birthday else self._chance.choice(_WAYS)
        often = self._chance.choice((1, 1, 1, 2, 2, 3, 5, 8))
        opening = self._chance.choice((*(0,) * 6, 480, 860, 1240, 1950)) if often > 1 else 0
        if way is Way.BARE:
            return DemoCustomer(PersonalFields(), way, frozenset(), often, opening)
        fields = self._fields(birthday)
        return DemoCustomer(fields, way, self._ticked(fields), often, opening)

    def _fields(self, birthday: date | None) -> PersonalFields:
        visiting = birthday is None and self._chance.randrange(20) == 0
        first, last = self._name(visiting=visiting)
        reached = self._chance.randrange(100)
        email = self._email(first, last) if reached < 78 else ""
        home = self._home() if not visiting and self._chance.randrange(3) == 0 else {}
        return PersonalFields(
            first_name=first,
            last_name=last,
            email=email,
            phone=self._phone(visiting=visiting) if reached >= 60 or reached % 2 else "",
            birthday=self._birthday(birthday),
            language="en" if visiting else "fr",
            note=self._chance.choice(self._sheet["notes"]) if self._chance.randrange(12) == 0 else "",
            **home,
        )

    def _name(self, *, visiting: bool) -> tuple[str, str]:
        while True:
            families = self._sheet["families"]
            group = self._sheet["visitors"] if visiting else self._weighted(families)
            name = (self._chance.choice(group["first_names"]), self._chance.choice(group["last_names"]))
            if " ".join(name) not in self._taken:
                self._taken.add(" ".join(name))
                return name

    def _email(self, first: str, last: str) -> str:
        local = fold(f"{first}.{last}").replace(" ", "").replace("'", "")
        return f"{local}@{self._chance.choice(self._sheet['domains'])}"

    def _phone(self, *, visiting: bool) -> str:
        while True:
            number = (
                self._chance.choice(self._sheet["visitors"]["phones"]) % self._chance.randrange(100_000)
                if visiting
                else f"75{self._chance.randrange(10_000):04d}"
            )
            if number not in self._taken:
                self._taken.add(number)
                return number

    def _birthday(self, birthday: date | None) -> str:
        if birthday is not None:
            return birthday_text(birthday.day, birthday.month)
        if self._chance.randrange(5) < 2:
            return birthday_text(self._chance.randint(1, 28), self._chance.randint(1, 12))
        return ""

    def _home(self) -> dict[str, str]:
        home = self._weighted(self._sheet["homes"])
        street = f"{self._chance.randint(2, 96)} {self._chance.choice(self._sheet['streets'])}"
        more = f"BP {self._chance.randint(1200, 9800)}" if self._chance.randrange(4) == 0 else ""
        return {
            "street": street,
            "street_more": more,
            "postal_code": home["postal_code"],
            "city": home["city"],
            "country": "NC",
        }

    def _ticked(self, fields: PersonalFields) -> frozenset[Cell]:
        """What she ticks: nobody ticks a box for an address she did not give, and one in eight ticks nothing."""
        if self._chance.randrange(8) == 0:
            return frozenset()
        reachable = {Channel.NONE}
        reachable |= {Channel.EMAIL} if fields.email else set()
        reachable |= {Channel.SMS} if fields.phone else set()
        return frozenset(
            cell
            for cell, likely in _LIKELY_PER_CENT.items()
            if self._chance.randrange(100) < likely and cell[1] in reachable
        )

    def _weighted(self, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return self._chance.choices(rows, weights=[row["weight"] for row in rows])[0]


def _load() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("demo", "customers.json").read_text(encoding="utf-8"))
    return loaded

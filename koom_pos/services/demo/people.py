"""The people and the identity of the demo shop, all invented; PINs come from the seed and are never stored."""

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from koom_pos.domain.operator import Role
from koom_pos.paths import resource
from koom_pos.services.demo.assortment import DEFAULT_SEED


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An operator of the demo shop; `pin` is for the start to print and the sign-in to hash."""

    code: str
    name: str
    role: Role
    pin: str


@dataclass(frozen=True, slots=True)
class DemoShop:
    """An identity in the right format that belongs to nobody: RIDET of 10 digits, `.example` addresses."""

    trade_name: str
    legal_name: str
    address_lines: tuple[str, ...]
    postal_code: str
    city: str
    country_code: str
    ridet: str
    rcs: str
    phone: str
    email: str
    website: str
    tgc_regime: str
    header_note: str
    return_policy: str


def demo_people(*, seed: int = DEFAULT_SEED) -> tuple[DemoPerson, ...]:
    """One manager and two cashiers, each with a four-digit PIN of four different digits, no run, none alike."""
    taken: set[str] = set()
    people = []
    for row in _load("people.json")["operators"]:
        pin = _free_pin(f"{seed}/{row['code']}", taken)
        taken.add(pin)
        people.append(DemoPerson(row["code"], row["name"], Role(row["role"]), pin))
    return tuple(people)


def demo_shop() -> DemoShop:
    """The identity that the demo prints on its tickets."""
    row = _load("shop.json")
    row.pop("about")
    return DemoShop(**{**row, "address_lines": tuple(row["address_lines"])})


def _free_pin(key: str, taken: set[str]) -> str:
    """The first PIN drawn for a key that nobody has and nobody would guess first."""
    attempt = 0
    while True:
        digest = blake2b(f"{key}/{attempt}".encode(), digest_size=8).digest()
        pin = f"{int.from_bytes(digest, 'big') % 10_000:04d}"
        if pin not in taken and len(set(pin)) == 4 and pin not in "0123456789" and pin not in "9876543210":
            return pin
        attempt += 1


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("demo", name).read_text(encoding="utf-8"))
    return loaded

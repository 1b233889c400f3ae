"""Finding one of 200,000 customers at every keystroke, and suggesting who is known already."""

import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.measure import Result, at_most, median, percentile, timed_ms
from koom_pos.app.workplace import open_workplace
from koom_pos.domain.customer import CustomerRow, PersonalFields
from koom_pos.services import customers
from koom_pos.services.contact_forms import show_phone
from koom_pos.services.demo.bench_customers import build_bench_customers
from koom_pos.services.desk import Desk

COUNT = 200_000
PEOPLE = 60
GOAL_MS = 16


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure on a shop of its own beside the one the other measures share."""
    del scratch
    place = open_workplace(customer_shop(shop.parent))
    desk = place.desk()
    people = _some(desk, PEOPLE)

    def search(typed: str) -> list[CustomerRow]:
        return customers.search_customers(desk, typed)

    results = [
        _typed("name", search, (person.name for person in people)),
        _typed("telephone", search, (show_phone(person.phone) for person in people if person.phone)),
        _typed("e-mail", search, (person.email for person in people if person.email)),
        _typed("card", search, (person.card_code for person in people)),
        _duplicates(desk, people),
    ]
    place.close()
    return results


def customer_shop(build: Path, count: int = COUNT) -> Path:
    """Give the shop of many customers, made once and kept."""
    folder = build / f"customers-{count}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making a shop of {count} customers …", flush=True)
        build_bench_customers(folder, count=count)
        (folder / "made").touch()
    return folder


def _some(desk: Desk, wanted: int) -> list[CustomerRow]:
    draw = random.Random(687)
    with desk.store.reading() as tx:
        ids = [
            tx.connection.exec_driver_sql("SELECT id FROM customer WHERE search_id = ?", (number,)).scalar_one()
            for number in draw.sample(range(1, COUNT + 1), wanted)
        ]
        return [row for each in ids if (row := tx.customers.row(each)) is not None]


def _typed(what: str, act: Callable[[str], object], words: Iterable[str]) -> Result:
    """Type every word letter by letter, as the search field does."""
    keystrokes = [word[: end + 1] for word in words for end in range(len(word))]
    act(keystrokes[0])
    times = sorted((timed_ms(lambda typed=typed: act(typed)), typed) for typed in keystrokes)  # type: ignore[misc]
    slowest = times[-1]
    p99 = percentile([ms for ms, _ in times], 99)
    note = f"p50 {median([ms for ms, _ in times]):.1f} ms, slowest {slowest[0]:.1f} ms at {len(slowest[1])} signs"
    return at_most(f"customer search by {what}, keystroke → list, p99", p99, GOAL_MS, note=note)


def _duplicates(desk: Desk, people: list[CustomerRow]) -> Result:
    """Type a name known already, as a new card does."""

    def act(name: str) -> object:
        first, _, last = name.partition(" ")
        return customers.likely_duplicates(desk, PersonalFields(first_name=first, last_name=last))

    return _typed("likely duplicate", act, (person.name for person in people))

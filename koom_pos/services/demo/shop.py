"""The demo shop in a folder of its own: founded, stocked, with weeks of trade behind it.

Deterministic: the same seed, clock and size give the same books, down to the head of the journal's chain. Its keys
come from the seed too: they protect nothing, and the folder must never be taken for a real shop's.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.domain.business_day import business_date
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.identity import IdSource
from koom_pos.domain.operator import Role
from koom_pos.domain.tax import TaxRegime
from koom_pos.paths import STORE_FILE
from koom_pos.services import people
from koom_pos.services.demo.assortment import DEFAULT_SEED, DemoArticle, demo_assortment
from koom_pos.services.demo.history import FLOAT_XPF, DemoClock, Staff, known_customers, trading_days, write_history
from koom_pos.services.demo.online_shop import open_online_shop
from koom_pos.services.demo.online_shop import settings as online_shop_settings
from koom_pos.services.demo.people import DemoPerson, demo_people, demo_shop
from koom_pos.services.demo.stocking import draw_pictures, stock_shop
from koom_pos.services.desk import Desk
from koom_pos.services.founding import found
from koom_pos.services.instance_lock import InstanceLock
from koom_pos.services.keys import KeyVault, open_vault
from koom_pos.settings import FILE_NAME as SETTINGS_FILE
from koom_pos.settings import PrinterSettings, WorkstationSettings, save_settings
from koom_pos.store import Store
from koom_pos.store.engine import checkpoint
from koom_pos.store.gathering import GatheringStore
from koom_pos.store.migrate import migrate

FINISHED_FILE = "demo.json"
UNFINISHED_FILE = "demo-unfinished"
WEEKS = 8

_CUE_DAYS = {"Mascara": 30, "Fond de teint": 35, "Crème solaire": 25, "Soin visage": 35, "Cheveux": 30}
"""Shorter than a real shop would say: the demo's past has eight weeks to show a cue in."""

Progress = Callable[[str, int, int], object]


class NotADemoFolderError(RefusedError):
    """The folder holds a store that no demo made; it is left alone."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__(f"{data_dir} is not a demo shop")
        self.data_dir = data_dir


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """A demo shop ready to be opened. `people` bear the PINs to print; `built` tells that it was made just now."""

    data_dir: Path
    store_path: Path
    people: tuple[DemoPerson, ...]
    built: bool


def nothing(step: str, done: int, total: int) -> None:
    """Follow nothing."""
    del step, done, total


def build_demo_shop(
    data_dir: Path,
    *,
    seed: int = DEFAULT_SEED,
    clock: Callable[[], datetime],
    variants: int | None = None,
    weeks: int = WEEKS,
    on_progress: Progress = nothing,
) -> DemoFolder:
    """Make the demo shop in a folder, or find the one that is there; its history ends yesterday, by `clock`.

    A shop found is opened as it is, whatever seed and size are asked. One whose making was cut short is made anew.

    Raises:
        NotADemoFolderError: a store is there that no demo made.
        StoreInUseError: another program is making it.
    """
    path = data_dir / STORE_FILE
    finished = data_dir / FINISHED_FILE
    if finished.exists():
        told = json.loads(finished.read_text(encoding="utf-8"))
        return DemoFolder(data_dir, path, demo_people(seed=told["seed"]), built=False)
    data_dir.mkdir(parents=True, exist_ok=True)
    unfinished = data_dir / UNFINISHED_FILE
    if path.exists() and not unfinished.exists():
        raise NotADemoFolderError(data_dir)
    with InstanceLock(path):
        unfinished.write_text("", encoding="utf-8")
        _clear(data_dir)
        desk, demo_clock, store = open_new_store(data_dir, seed=seed, started=_first_morning(clock(), weeks))
        try:
            days = trading_days(business_date(clock()), weeks)
            articles = _fill(desk, demo_clock, store, days, seed=seed, variants=variants, tell=on_progress)
            on_progress("online shop", 0, 1)
            with store.gathering():
                open_online_shop(desk, data_dir, articles, known_customers(days, seed=seed), seed=seed)
            checkpoint(store.engine)
        finally:
            store.close()
        if not (data_dir / SETTINGS_FILE).exists():
            save_settings(
                data_dir, WorkstationSettings(printer=PrinterSettings(kind="screen"), online=online_shop_settings())
            )
        told = {"seed": seed, "variants": variants, "weeks": weeks}
        finished.write_text(json.dumps(told), encoding="utf-8")
        unfinished.unlink()
    return DemoFolder(data_dir, path, demo_people(seed=seed), built=True)


def open_new_store(data_dir: Path, *, seed: int, started: datetime) -> tuple[Desk, DemoClock, GatheringStore]:
    """Make an empty store with keys from the seed and found the shop; its commits do not wait for the disk."""
    path = data_dir / STORE_FILE
    demo_clock = DemoClock(started)
    chance = Random(f"{seed}/identifiers")  # noqa: S311 - a demo must come out the same each time
    vault = open_vault(data_dir, prefer_keyring=False)
    key = _adopt_keys(vault, seed)
    migrate(path, vault.store_key(), on_progress=nothing, clock=demo_clock)
    store = GatheringStore.open(path, vault.store_key())
    try:
        desk = found_demo(store, key, demo_clock, IdSource(demo_clock, chance.getrandbits), seed=seed)
    except BaseException:
        store.close()
        raise
    return replace(desk, random_below=chance.randrange), demo_clock, store


def found_demo(
    store: Store, key: Ed25519PrivateKey, clock: Callable[[], datetime], new_id: IdSource, *, seed: int
) -> Desk:
    """Found the shop with the invented identity and its manager."""
    shop = demo_shop()
    manager = next(person for person in demo_people(seed=seed) if person.role is Role.MANAGER)
    desk, _ = found(
        store,
        key,
        clock,
        new_id,
        workstation_number=1,
        workstation_name="Caisse 1",
        identity={
            "name": shop.trade_name,
            "legal_name": shop.legal_name,
            "address_lines": (*shop.address_lines, f"{shop.postal_code} {shop.city}"),
            "ridet": shop.ridet,
            "rcs": shop.rcs,
            "phone": shop.phone,
            "email": shop.email,
            "website": shop.website,
            "tgc_regime": TaxRegime(shop.tgc_regime),
            "return_policy": shop.return_policy,
            "ticket_footer": shop.header_note,
            "default_float_xpf": FLOAT_XPF,
            "instrument_months": 12,
            "cue_days": _CUE_DAYS,
        },
        manager_name=manager.name,
        manager_pin=manager.pin,
    )
    return desk


def hire(desk: Desk, *, seed: int) -> Staff:
    """Create the cashiers, and give everybody a badge."""
    cast = demo_people(seed=seed)
    with desk.store.reading() as tx:
        accounts = tx.operators.accounts()
        manager = tx.operators.get(accounts[0].id)
    if manager is None:
        raise LookupError("the demo shop has no manager")
    cashiers = tuple(
        people.create_operator(desk, manager, display_name=person.name, role=person.role, pin=person.pin)
        for person in cast
        if person.role is not Role.MANAGER
    )
    badges = {operator.id: people.issue_badge(desk, manager, operator.id) for operator in (manager, *cashiers)}
    manager_pin = next(person.pin for person in cast if person.role is Role.MANAGER)
    return Staff(manager, manager_pin, cashiers, badges)


def _fill(
    desk: Desk,
    demo_clock: DemoClock,
    store: GatheringStore,
    days: Sequence[date],
    *,
    seed: int,
    variants: int | None,
    tell: Progress,
) -> Sequence[DemoArticle]:
    """Hire, stock, trade; gives what is sold."""
    tell("people", 0, 1)
    staff = hire(desk, seed=seed)
    articles = demo_assortment(seed=seed, variants=variants)
    pictures = draw_pictures(articles, lambda done, total: tell("pictures", done, total))
    tell("catalogue", 0, 1)
    priced_from = desk.today() - timedelta(days=90)
    shelf = stock_shop(desk, articles, pictures, priced_from=priced_from)
    write_history(
        desk, demo_clock, staff, shelf, days=days, seed=seed, keeping=store.gathering,
        on_day=lambda done, total: tell("history", done, total),
    )  # fmt: skip
    return articles


def _first_morning(now: datetime, weeks: int) -> datetime:
    """Give when the shop is founded: early on the day before its first."""
    first = business_date(now) - timedelta(days=7 * weeks + 1)
    clock = DemoClock(datetime.fromtimestamp(0, tz=now.tzinfo))
    clock.reach(first, time(9))
    return clock()


def _adopt_keys(vault: KeyVault, seed: int) -> Ed25519PrivateKey:
    """Give the vault keys that follow from the seed: a demo repeats itself, and has nothing to hide."""

    def drawn(name: str) -> bytes:
        return blake2b(f"{seed}/{name}".encode(), digest_size=32).digest()

    vault.adopt_store_key(drawn("store"))
    key = Ed25519PrivateKey.from_private_bytes(drawn("journal"))
    vault.adopt_signing_key(key)
    return key


def _clear(data_dir: Path) -> None:
    """Remove what an interrupted making left: the store and its keys, nothing else."""
    for name in (STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm"):
        (data_dir / name).unlink(missing_ok=True)
    for key in (data_dir / "keys").glob("*.key"):
        key.unlink()

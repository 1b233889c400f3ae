"""A founded store on a real encrypted file, a clock the test owns, and makers with every default visible."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert

from koom_pos.domain.catalogue import SellableItem
from koom_pos.domain.identity import IdSource
from koom_pos.domain.operator import Operator, Role
from koom_pos.services import people, till_session
from koom_pos.services.desk import Desk
from koom_pos.services.founding import desk_of, found
from koom_pos.store import Store
from koom_pos.store.migrate import migrate
from koom_pos.store.tables.catalogue import ArticleRow, BrandRow, CategoryRow, VariantRow

KEY = bytes(range(32))
MANAGER_PIN = "2580"
CASHIER_PIN = "1379"
SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
MORNING = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)  # Monday 23 November 2026, 08:00 in Nouméa


@dataclass
class OwnedClock:
    """Time stands still until the test moves it."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: int) -> None:
        self.now += timedelta(**step)


@dataclass
class Shop:
    """A founded till with its people."""

    desk: Desk
    clock: OwnedClock
    manager: Operator
    cashier: Operator
    path: Path
    items: list[SellableItem] = field(default_factory=list)

    def item(
        self,
        gross_xpf: int = 2500,
        *,
        rate_bp: int = 2200,
        gtins: tuple[str, ...] = (),
        name: str = "Rouge Velours",
        brand: str = "Maison Niaouli",
        shade: str | None = None,
        kind: str = "goods",
        stock: int = 10,
        sku: str | None = None,
        price_from: date = date(2026, 1, 1),
    ) -> SellableItem:
        """Put an article with one variant on the shelf."""
        return make_item(self, locals())


def make_item(shop: Shop, fields: dict) -> SellableItem:
    desk, at = shop.desk, shop.desk.now()
    with desk.store.transaction() as tx:
        number = tx.catalogue.next_search_id()
        sku = fields["sku"] or f"ART-{number:04d}"
        article_id, variant_id = desk.new_id(), desk.new_id()
        brand_id = _named(tx, desk, BrandRow, fields["brand"])
        category_id = _named(tx, desk, CategoryRow, "Lèvres")
        stamp = {"updated_at_utc": at, "updated_by": "test"}
        tx.connection.execute(
            insert(ArticleRow),
            {
                "id": article_id,
                "sku": sku,
                "name": fields["name"],
                "brand_id": brand_id,
                "category_id": category_id,
                "kind": fields["kind"],
                "discontinued": False,
                **stamp,
            },
        )
        tx.connection.execute(
            insert(VariantRow),
            {
                "id": variant_id,
                "article_id": article_id,
                "search_id": number,
                "sku": sku,
                "shade": fields["shade"],
                "swatch": None,
                "discontinued": False,
                **stamp,
            },
        )
        tx.catalogue.replace_gtins(variant_id, fields["gtins"])
        tx.catalogue.set_price(variant_id, fields["price_from"], fields["gross_xpf"], at_utc=at, by="test")
        tx.catalogue.set_rate(article_id, fields["price_from"], fields["rate_bp"], at_utc=at, by="test")
        words = " ".join(filter(None, (fields["name"], fields["brand"], fields["shade"], sku)))
        tx.catalogue.index(number, words, (sku, *fields["gtins"]))
        found_item = tx.catalogue.item(variant_id, desk.today())
    assert found_item is not None
    shop.items.append(found_item)
    return found_item


def _named(tx, desk, row, name: str) -> str:
    found_row = tx.session.query(row).filter_by(name=name).first()
    if found_row is None:
        found_row = row(id=desk.new_id(), name=name)
        tx.session.add(found_row)
        tx.session.flush()
    return found_row.id


@pytest.fixture(scope="session")
def empty_store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "store.db"
    migrate(path, KEY, on_progress=lambda _step, _done, _of: None, clock=lambda: MORNING)
    return path


@pytest.fixture
def clock() -> OwnedClock:
    return OwnedClock()


@pytest.fixture(scope="session")
def founded_store_file(empty_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A founded store, made once because hashing PINs is slow on purpose, and the ids of its two people."""
    path = tmp_path_factory.mktemp("founded") / "store.db"
    shutil.copy(empty_store_file, path)
    store, clock = Store.open(path, KEY), OwnedClock()
    desk, manager = found(
        store,
        SIGNING_KEY,
        clock,
        IdSource(clock, random.Random(1).getrandbits),
        workstation_number=1,
        workstation_name="Caisse 1",
        identity={
            "name": "Boutique d’essai",
            "legal_name": "Essai SARL",
            "address_lines": ("1 rue de l’Essai", "98800 Nouméa"),
            "ridet": "0 123 456.001",
        },
        manager_name="Hélène",
        manager_pin=MANAGER_PIN,
    )
    cashier = people.create_operator(desk, manager, display_name="Marie", role=Role.CASHIER, pin=CASHIER_PIN)
    store.close()
    return path, manager.id, cashier.id


@pytest.fixture
def shop(founded_store_file: tuple[Path, str, str], tmp_path: Path, clock: OwnedClock) -> Iterator[Shop]:
    """A till on its first morning: founded, one manager, one cashier, day not opened."""
    founded, manager_id, cashier_id = founded_store_file
    path = tmp_path / "store.db"
    shutil.copy(founded, path)
    store = Store.open(path, KEY)
    draw = random.Random(687)
    desk = desk_of(store, SIGNING_KEY, clock, IdSource(clock, draw.getrandbits))
    with store.reading() as tx:
        manager, cashier = tx.operators.get(manager_id), tx.operators.get(cashier_id)
    assert manager is not None
    assert cashier is not None
    yield Shop(desk, clock, manager, cashier, path)
    store.close()


@pytest.fixture
def open_shop(shop: Shop) -> Shop:
    """The same till with its day opened on a float of 20 000 F."""
    till_session.open_day(shop.desk, shop.cashier, {5000: 2, 1000: 8, 500: 2, 100: 10})
    return shop


Maker = Callable[..., SellableItem]

"""Search and bulk verbs of the catalogue, on a real encrypted file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.text import search_terms
from koom_pos.store import Store
from koom_pos.store.catalogue_bulk import NewArticle, NewVariant
from koom_pos.store.migrate import migrate

KEY = bytes(range(32))
AT = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
STAMP = {"at_utc": AT, "by": "test"}
ARTICLES = (
    ("Rouge à lèvres Éclat", "L’Atelier Niaouli", "Cœur de pêche", "RAL-001", "03760123456784"),
    ("Rouge à lèvres Éclat", "L’Atelier Niaouli", "Prune", "RAL-002", "03760123456791"),
    ("Crème hydratante", "Kaori", None, "CRM-100", "00000096385074"),
    ("Huile de monoï", "Kaori", None, "HUI-7", "02000000000015"),
)


def fill(tx) -> None:
    bulk = tx.catalogue_bulk
    bulk.add_brands([("b1", "L’Atelier Niaouli"), ("b2", "Kaori")])
    bulk.add_categories([("c1", "Soin", 0)])
    brands = {"L’Atelier Niaouli": "b1", "Kaori": "b2"}
    rows = list(enumerate(ARTICLES, start=1))
    bulk.add_articles(
        (NewArticle(f"a{n}", row[3], row[0], brands[row[1]], "c1", "goods", False) for n, row in rows), **STAMP
    )
    bulk.add_variants((NewVariant(f"v{n}", f"a{n}", n, row[3], row[2], None, None) for n, row in rows), **STAMP)
    bulk.add_gtins((row[4], f"v{n}", 0) for n, row in rows)
    bulk.put_prices(((f"v{n}", date(2026, 1, 1), 1000 * n) for n, _ in rows), **STAMP)
    bulk.put_rates(((f"a{n}", date(2026, 1, 1), 2200) for n, _ in rows), **STAMP)
    bulk.index((n, " ".join(filter(None, (row[0], row[1], row[2], row[3]))), (row[3], row[4])) for n, row in rows)
    bulk.receive_stock([(f"m{n}", f"v{n}", 3 * n) for n, _ in rows], reason="opening", workstation_id="w1", at_utc=AT)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("catalogue") / "store.db"
    migrate(path, KEY, on_progress=lambda *_: None, clock=lambda: AT)
    store = Store.open(path, KEY)
    with store.transaction() as tx:
        fill(tx)
    yield store
    store.close()


def found(store: Store, query: str) -> list[str]:
    with store.reading() as tx:
        return [item.sku for item in tx.catalogue.search(search_terms(query), TODAY)]


@pytest.mark.parametrize(
    ("query", "skus"),
    [
        ("rouge", ["RAL-001", "RAL-002"]),
        ("ROUGE ECLAT", ["RAL-001", "RAL-002"]),
        ("éclat rou", ["RAL-001", "RAL-002"]),
        ("coeur", ["RAL-001"]),
        ("cœur", ["RAL-001"]),
        ("pech niaou", ["RAL-001"]),
        ("l'atelier prune", ["RAL-002"]),
        ("creme", ["CRM-100"]),
        ("kao", ["CRM-100", "HUI-7"]),
        ("monoi", ["HUI-7"]),
        ("ral-002", ["RAL-002"]),
        ("hui 7", ["HUI-7"]),
        ("456791", ["RAL-002"]),
        ("6791", ["RAL-002"]),
        ("3760123456784", ["RAL-001"]),
        ("123456", ["RAL-001", "RAL-002"]),
        ("96385074", ["CRM-100"]),
        ("ouge", []),
        ("rouge kaori", []),
        ("\"'*", []),
        ('rouge" OR "kaori', []),
    ],
)
def test_search_finds_by_beginnings_of_words_in_any_order_and_fragments_of_codes(store, query, skus):
    assert found(store, query) == skus


def test_search_keeps_the_order_of_the_catalogue_and_its_limit(store):
    with store.reading() as tx:
        assert [i.sku for i in tx.catalogue.search(["ro"], TODAY, limit=1)] == ["RAL-001"]


def test_an_article_is_not_sold_before_its_first_price(store):
    with store.reading() as tx:
        assert tx.catalogue.by_sku("HUI-7", date(2025, 12, 31)) is None
        assert tx.catalogue.by_sku("HUI-7", date(2026, 1, 1)).gross_xpf == 4000
        assert tx.catalogue.knows_gtin("02000000000015")


def test_bulk_reading_gives_what_bulk_writing_wrote(store):
    with store.reading() as tx:
        rows = list(tx.catalogue_bulk.variants(TODAY))
    assert [(r.name, r.brand, r.shade, r.sku, *r.gtins) for r in rows] == list(ARTICLES)
    assert [(r.gross_xpf, r.price_from, r.rate_bp, r.stock) for r in rows] == [
        (1000 * n, date(2026, 1, 1), 2200, 3 * n) for n in range(1, 5)
    ]


def test_levels_are_the_fold_of_the_movements(store):
    with store.transaction() as tx:
        before = [r.stock for r in tx.catalogue_bulk.variants(TODAY)]
        tx.stock.rebuild_levels()
        assert [r.stock for r in tx.catalogue_bulk.variants(TODAY)] == before


def test_one_field_is_written_and_the_index_replaced(store):
    with store.transaction() as tx:
        tx.catalogue_bulk.set_article_field("name", [("a3", "Baume fondant")], **STAMP)
        tx.catalogue_bulk.index([(3, "Baume fondant Kaori CRM-100", ("CRM-100",))])
    assert found(store, "creme") == []
    with store.transaction() as tx:
        (item,) = tx.catalogue.search(["fondant", "kaori"], TODAY)
        assert (item.name, item.brand, item.gross_xpf) == ("Baume fondant", "Kaori", 3000)
        tx.catalogue_bulk.set_article_field("name", [("a3", "Crème hydratante")], **STAMP)
        tx.catalogue_bulk.index([(3, "Crème hydratante Kaori CRM-100", ("CRM-100", "00000096385074"))])
    assert found(store, "creme") == ["CRM-100"]


def test_a_code_belongs_to_one_variant(store):
    with pytest.raises(IntegrityError), store.transaction() as tx:
        tx.catalogue_bulk.add_gtins([("03760123456784", "v2", 1)])

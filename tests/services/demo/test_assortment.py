"""The demo assortment: the same everywhere, valid numbers, believable prices, any size."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from koom_pos.domain.gtin import is_in_store, normalise_gtin
from koom_pos.domain.operator import Role
from koom_pos.services.demo.assortment import DemoArticle, DemoSizeError, demo_assortment
from koom_pos.services.demo.people import demo_people, demo_shop

DIGEST_OF_SEED_687 = "8034945245c974b49ce16b14bd7ed9c3ae4d6e58b18c3f0c5c9a16fd47682d3e"


def digest(articles: tuple[DemoArticle, ...]) -> str:
    return hashlib.sha256("\n".join(map(repr, articles)).encode()).hexdigest()


@pytest.fixture(scope="module")
def shop() -> tuple[DemoArticle, ...]:
    return demo_assortment()


@pytest.fixture(scope="module")
def large() -> tuple[DemoArticle, ...]:
    return demo_assortment(variants=100_000)


def variants_of(articles):
    return [variant for article in articles for variant in article.variants]


def gtins_of(articles):
    return [gtin for variant in variants_of(articles) for gtin in variant.gtins]


def test_seed_687_gives_the_assortment_of_the_documentation(shop):
    assert digest(shop) == DIGEST_OF_SEED_687, "if the data was changed on purpose, write the new digest here"


def test_another_process_with_other_hashes_gives_the_same_assortment(shop):
    program = "from koom_pos.services.demo.assortment import *; print(*map(repr, demo_assortment()), sep='\\n')"
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "PYTHONUTF8": "1", "PYTHONPATH": str(root)}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True, cwd=root)
    lines = run.stdout.decode().splitlines()
    assert lines == [repr(article) for article in shop]


def test_another_seed_gives_other_prices_and_numbers_but_the_same_names(shop):
    other = demo_assortment(seed=1)
    assert [a.name for a in other] == [a.name for a in shop]
    assert gtins_of(other) != gtins_of(shop)
    assert [v.price_xpf for v in variants_of(other)] != [v.price_xpf for v in variants_of(shop)]


def test_the_shop_has_about_400_articles_and_1000_variants(shop):
    assert 380 <= len(shop) <= 420
    assert 900 <= len(variants_of(shop)) <= 1_100
    assert all(article.variants for article in shop)


def test_every_gtin_is_valid_and_nobody_elses(shop):
    gtins = gtins_of(shop)
    assert [normalise_gtin(gtin) for gtin in gtins] == gtins
    assert len(set(gtins)) == len(gtins)
    for gtin in gtins:
        assert is_in_store(gtin) or gtin.startswith(("0952", "000000952")), "952 is GS1's prefix for examples"


def test_all_kinds_of_numbers_occur(shop):
    variants = variants_of(shop)
    assert sum(len(v.gtins) == 2 for v in variants) >= 10
    assert sum(v.gtins[0].startswith("000000") for v in variants) >= 5
    in_store = [a for a in shop for v in a.variants if is_in_store(v.gtins[0])]
    assert {a.kind for a in in_store} == {"goods", "service"}


def test_skus_and_names_are_unique(shop):
    assert len({v.sku for v in variants_of(shop)}) == len(variants_of(shop))
    assert len({a.sku for a in shop}) == len(shop)
    assert len({(a.brand, a.name) for a in shop}) == len(shop)


def test_rates_follow_category_and_kind(shop):
    for article in shop:
        if article.kind == "service":
            assert (article.category, article.rate_bp) == ("Services maquillage", 600)
        elif article.category == "Accessoires":
            assert article.rate_bp == 1100
        elif article.name.startswith(("Savon", "Monoï", "Shampooing solide")):
            assert article.rate_bp == 300
        else:
            assert article.rate_bp == 2200, article.name
    assert {a.rate_bp for a in shop} == {300, 600, 1100, 2200}
    assert len({a.category for a in shop}) == 12


def test_prices_look_like_labels(shop):
    for variant in variants_of(shop):
        assert variant.price_xpf % 100 in {0, 50, 90}
        assert 500 <= variant.price_xpf <= 18_990


@pytest.mark.parametrize(
    ("beginning", "lowest", "highest"),
    [
        ("Rouge à lèvres", 2_900, 4_990),
        ("Eau de parfum", 7_900, 18_990),
        ("Pinceau", 950, 3_990),
        ("Maquillage de jour", 6_500, 6_500),
        ("Savon", 550, 2_190),
        ("Fond de teint", 3_900, 6_990),
    ],
)
def test_prices_are_believable(shop, beginning, lowest, highest):
    prices = [v.price_xpf for a in shop if a.name.startswith(beginning) for v in a.variants]
    assert prices
    assert lowest <= min(prices)
    assert max(prices) <= highest


def test_a_larger_size_costs_more(shop):
    for article in shop:
        sized = [v.price_xpf for v in article.variants if v.shade is None and v.size and article.kind == "goods"]
        assert sized == sorted(set(sized))


def test_a_shade_always_has_a_swatch(shop):
    for article in shop:
        for variant in article.variants:
            assert (variant.shade is None) == (variant.swatch is None)
            if variant.swatch:
                assert len(variant.swatch) == 7
                int(variant.swatch[1:], 16)
        shades = [(v.shade, v.size) for v in article.variants]
        assert len(set(shades)) == len(shades)


def test_stock_favourites_and_ended_articles(shop):
    assert all(v.stock == 0 for a in shop if a.kind == "service" for v in a.variants)
    goods = [v for a in shop if a.kind == "goods" for v in a.variants]
    assert all(0 <= v.stock <= 32 for v in goods)
    assert any(v.stock == 0 for v in goods)
    favourites = [(a, v) for a in shop for v in a.variants if v.favourite]
    assert 16 <= len(favourites) <= 30
    assert not any(a.discontinued for a, _ in favourites)
    assert 4 <= sum(a.discontinued for a in shop) <= 25


def test_names_are_typeset_french(shop):
    text = "\n".join(f"{a.name} {a.brand}" for a in shop)
    assert "'" not in text
    assert {"œ", "Œ", "’", "é", "è", "ï", "Î", "É"} <= set(text)
    assert "Cœur de tiaré" in text
    assert "L’Eau du lagon" in text
    assert all("\u00a0" in v.size for v in variants_of(shop) if v.size and v.size[0].isdigit())


@pytest.mark.parametrize("wanted", [1, 7, 999, 1_500])
def test_any_number_of_variants_can_be_had_exactly(wanted):
    assert len(variants_of(demo_assortment(variants=wanted))) == wanted


def test_more_variants_begin_with_the_usual_ones(shop, large):
    assert large[: len(shop)] == shop


def test_100_000_variants_are_exact_unique_and_valid(large):
    variants = variants_of(large)
    assert len(variants) == 100_000
    gtins = gtins_of(large)
    assert len(set(gtins)) == len(gtins)
    assert all(normalise_gtin(gtin) == gtin for gtin in gtins[::97])
    assert len({v.sku for v in variants}) == 100_000
    assert len({(a.brand, a.name) for a in large}) == len(large)


def test_no_variant_at_all_is_refused():
    with pytest.raises(DemoSizeError):
        demo_assortment(variants=0)


def test_one_manager_and_two_cashiers_have_their_own_pins():
    people = demo_people()
    assert [person.role for person in people] == [Role.MANAGER, Role.CASHIER, Role.CASHIER]
    assert len({person.pin for person in people}) == 3
    assert demo_people() == people
    assert [p.pin for p in demo_people(seed=1)] != [p.pin for p in people]


@pytest.mark.parametrize("seed", range(50))
def test_no_pin_is_a_run_or_repeats_a_digit(seed):
    for person in demo_people(seed=seed):
        assert person.pin.isdigit()
        assert len(set(person.pin)) == 4
        assert person.pin not in "01234567899876543210"


def test_the_shop_says_that_it_is_a_demo_and_has_well_formed_numbers():
    shop = demo_shop()
    assert "démonstration" in shop.trade_name
    assert len(shop.ridet) == 10
    assert shop.ridet.isdigit()
    assert shop.postal_code.startswith("988")
    assert shop.email.endswith(".example")

"""The invented assortment of the demo shop: about 400 articles, the same for the same seed on every machine.

Brands, collections, shades and families of articles are data in `resources/demo`; this module combines them.
The numbers on the packs begin with 952, which GS1 keeps for examples: no real pack bears them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import count
from typing import Any, Literal

from koom_pos.domain.gtin import check_digit, in_store_gtin
from koom_pos.paths import resource
from koom_pos.services.demo.picture_pen import channels, mix
from koom_pos.services.demo.pictures import PictureSpec

DEFAULT_SEED = 687

_EXAMPLE_PREFIX = "952"
_SHUFFLE = 387_420_489  # odd and no multiple of five: it permutes the numbers below any power of ten
_SECOND_NUMBERS = 500_000_000
_SERVICE_BRAND = "ATB"
_NO_TINT = "#EADFD6"
_NO_SHADE: tuple[str | None, str | None] = (None, None)
_PRICE_ENDINGS = (0, 0, 50, 90)
_DEAR_XPF = 7_000
_SMALL_PACKS = frozenset({"pencil", "gloss", "nail_polish"})


class DemoSizeError(ValueError):
    """The assortment was asked for with fewer than one variant."""


@dataclass(frozen=True, slots=True)
class DemoVariant:
    """What is scanned: one shade or size of an article, with its gross price and opening stock in pieces."""

    sku: str
    gtins: tuple[str, ...]
    shade: str | None
    swatch: str | None
    size: str | None
    price_xpf: int
    stock: int
    favourite: bool


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """An article with its variants, in the order of the shelf; `rate_bp` is the TGC in basis points."""

    sku: str
    name: str
    brand: str
    category: str
    kind: Literal["goods", "service"]
    rate_bp: int
    discontinued: bool
    picture: PictureSpec
    variants: tuple[DemoVariant, ...]


@dataclass(frozen=True, slots=True)
class _Brand:
    code: str
    name: str
    tier: int
    accent: str
    casing: str
    form: int
    collections: tuple[str, ...]
    tones: tuple[str, ...]
    toned_casing: bool


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    category: str
    rate_bp: int
    picture: str
    lowest_xpf: int
    highest_xpf: int
    sizes: tuple[tuple[str | None, int], ...]
    shades: tuple[tuple[str, str], ...]
    shade_count: int
    graded: bool
    tint: str
    brands: tuple[str, ...]
    per_brand: int
    names: tuple[str, ...]
    favourite: bool


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All the data files, read once per call: they are small, and tests may run on other data."""

    brands: dict[str, _Brand]
    lines: tuple[_Line, ...]
    services: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    service_category: str
    service_rate_bp: int


def demo_assortment(*, seed: int = DEFAULT_SEED, variants: int | None = None) -> tuple[DemoArticle, ...]:
    """The articles of the demo shop.

    Args:
        seed: Decides prices, stocks, numbers and shades; names and counts do not depend on it.
        variants: Exactly that many variants. More than the usual thousand are made by combining every family
            with every brand and collection, whole nuanciers at a time; the usual ones come first, unchanged.

    Raises:
        DemoSizeError: `variants` is below 1.
    """
    if variants is not None and variants < 1:
        raise DemoSizeError(f"a demo shop needs a variant, not {variants}")
    maker = _Maker(_read_sheet(), seed)
    if variants is None:
        return tuple(maker.usual())
    articles: list[DemoArticle] = []
    left = variants
    for article in maker.endless():
        kept = article if len(article.variants) <= left else replace(article, variants=article.variants[:left])
        articles.append(kept)
        left -= len(kept.variants)
        if not left:
            break
    return tuple(articles)


class _Maker:
    """Turns the sheet into articles, numbering articles and variants as it goes."""

    def __init__(self, sheet: _Sheet, seed: int) -> None:
        self._sheet = sheet
        self._seed = seed
        self._article_number = 0
        self._variant_number = 0
        self._small_number = 0
        self._offset = self._draw("numbers", 400_000_000)

    def usual(self) -> Iterator[DemoArticle]:
        """The shop's own choice: each family from its brands, then the services."""
        for rank, line in enumerate(self._sheet.lines):
            for place, code in enumerate(line.brands):
                brand = self._sheet.brands[code]
                for collection in _collections(line, brand, rank, line.per_brand):
                    first = place == 0 and collection == _collections(line, brand, rank, 1)[0]
                    yield self._goods(line, brand, collection, favourite=line.favourite and first)
        for rank, (name, options) in enumerate(self._sheet.services):
            yield self._service(name, options, favourite=rank == 0)

    def endless(self) -> Iterator[DemoArticle]:
        """The usual articles, then every other combination, round after round."""
        seen = set()
        for article in self.usual():
            seen.add((article.name, article.brand))
            yield article
        brands = [brand for brand in self._sheet.brands.values() if brand.collections]
        for round_number in count(1):
            for line in self._sheet.lines:
                whole = replace(line, shade_count=len(line.shades))
                for brand in brands:
                    for collection in line.names or brand.collections:
                        wanted = collection if round_number == 1 else f"{collection} n°\u00a0{round_number}"
                        if (f"{line.name} {wanted}", brand.name) not in seen:
                            yield self._goods(whole, brand, wanted, favourite=False)

    def _draw(self, key: str, below: int) -> int:
        """A number from 0 to `below` − 1 that depends on the seed and the key alone, on every platform."""
        digest = blake2b(f"{self._seed}/{key}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % below

    def _goods(self, line: _Line, brand: _Brand, collection: str, *, favourite: bool) -> DemoArticle:
        self._article_number += 1
        sku = f"{brand.code}{self._article_number:05d}"
        discontinued = not favourite and self._draw(f"{sku}/end", 32) == 0
        shades = _spread(line, self._draw(f"{sku}/shades", 97))
        prices = self._prices(line, brand, sku)
        choices = [(shade, size) for shade in shades or (_NO_SHADE,) for size in prices]
        variants: list[DemoVariant] = []
        for rank, ((shade, swatch), (size, price_xpf)) in enumerate(choices):
            self._variant_number += 1
            drawn = self._draw(str(self._variant_number), 1_000_000)
            variants.append(
                DemoVariant(
                    sku=f"{sku}-{rank + 1:02d}",
                    gtins=self._gtins(line, drawn % 100),
                    shade=shade,
                    swatch=swatch,
                    size=size,
                    price_xpf=price_xpf,
                    stock=_stock(drawn // 100, price_xpf, discontinued=discontinued),
                    favourite=favourite and rank == 0,
                )
            )
        return DemoArticle(
            sku=sku,
            name=f"{line.name} {collection}",
            brand=brand.name,
            category=line.category,
            kind="goods",
            rate_bp=line.rate_bp,
            discontinued=discontinued,
            picture=_goods_picture(line, brand, collection, shades),
            variants=tuple(variants),
        )

    def _service(self, name: str, options: tuple[tuple[str, int], ...], *, favourite: bool) -> DemoArticle:
        """A service: no stock, and an in-store code, scanned from the card at the counter."""
        self._article_number += 1
        brand = self._sheet.brands[_SERVICE_BRAND]
        sku = f"{brand.code}{self._article_number:05d}"
        variants: list[DemoVariant] = []
        for rank, (size, price_xpf) in enumerate(options, start=1):
            self._variant_number += 1
            variants.append(
                DemoVariant(
                    sku=f"{sku}-{rank:02d}",
                    gtins=(in_store_gtin(self._variant_number),),
                    shade=None,
                    swatch=None,
                    size=size,
                    price_xpf=price_xpf,
                    stock=0,
                    favourite=favourite and rank == 1,
                )
            )
        tint = brand.tones[self._article_number % len(brand.tones)]
        accent = mix(tint, brand.accent, 40)
        return DemoArticle(
            sku=sku,
            name=name,
            brand=brand.name,
            category=self._sheet.service_category,
            kind="service",
            rate_bp=self._sheet.service_rate_bp,
            discontinued=False,
            picture=PictureSpec("service", tint, accent, brand.casing, _monogram(brand), brand.form),
            variants=tuple(variants),
        )

    def _prices(self, line: _Line, brand: _Brand, sku: str) -> list[tuple[str | None, int]]:
        """Each size with its gross price, as a label shows it: ending in 00, 50 or 90.

        The place in the family's range comes from where the brand stands, and a little chance.
        """
        drawn = self._draw(f"{sku}/price", 26 * len(_PRICE_ENDINGS))
        place = min(100, brand.tier * 3 // 4 + drawn % 26)
        base_xpf = line.lowest_xpf + (line.highest_xpf - line.lowest_xpf) * place // 100
        ending_xpf = _PRICE_ENDINGS[drawn // 26]
        return [(size, base_xpf * percent // 10_000 * 100 + ending_xpf) for size, percent in line.sizes]

    def _gtins(self, line: _Line, drawn: int) -> tuple[str, ...]:
        """The number on the pack; some have an older one too, some small packs an EAN-8, a few our own code.

        `drawn` (0 to 99) decides which.
        """
        number = self._variant_number
        if drawn < 2:
            return (in_store_gtin(number),)
        if line.picture in _SMALL_PACKS and drawn < 8 and self._small_number < 9_999:
            self._small_number += 1
            body = f"{_EXAMPLE_PREFIX}{self._small_number * _SHUFFLE % 10_000:04d}"
            return (f"000000{body}{check_digit(body)}",)
        newest = self._ean13(number)
        return (newest, self._ean13(number + _SECOND_NUMBERS)) if drawn >= 96 else (newest,)

    def _ean13(self, number: int) -> str:
        body = f"{_EXAMPLE_PREFIX}{(number + self._offset) * _SHUFFLE % 1_000_000_000:09d}"
        return f"0{body}{check_digit(body)}"


def _collections(line: _Line, brand: _Brand, rank: int, wanted: int) -> list[str]:
    """`wanted` collection names of a brand for the family of that rank, turning so that none is everywhere."""
    names = line.names or brand.collections
    start = 0 if line.names else rank
    return [names[(start + step) % len(names)] for step in range(min(wanted, len(names)))]


def _spread(line: _Line, start: int) -> tuple[tuple[str, str], ...]:
    """`shade_count` shades spread evenly over the nuancier, from `start` around the end; a graded one in order."""
    total = len(line.shades)
    places = [(start + step * total // line.shade_count) % total for step in range(line.shade_count)]
    return tuple(line.shades[place] for place in (sorted(places) if line.graded else places))


def _stock(drawn: int, price_xpf: int, *, discontinued: bool) -> int:
    """Pieces on the shelf: few of what is dear or ending, none of one variant in twenty-five."""
    if drawn % 25 == 0:
        return 0
    return 1 + drawn // 25 % (4 if discontinued else 9 if price_xpf >= _DEAR_XPF else 32)


def _goods_picture(line: _Line, brand: _Brand, collection: str, shades: tuple[tuple[str, str], ...]) -> PictureSpec:
    """The picture of an article: its first shade (of a graded nuancier one further on, the first is near white).

    Without shades, the family's colour takes the nuance of the collection, so that neighbours on the shelf differ.
    """
    names = line.names or brand.collections
    tone = brand.tones[(names.index(collection) if collection in names else len(collection)) % len(brand.tones)]
    tint, casing = mix(line.tint, tone, _nuance_percent(line)), brand.casing
    if shades:
        tint = shades[len(shades) // 3 if line.graded else 0][1]
    elif brand.toned_casing:
        tint, casing = line.tint, tone
    return PictureSpec(line.picture, tint, brand.accent, casing, _monogram(brand), brand.form)


def _nuance_percent(line: _Line) -> int:
    """How far a collection colours its packs: little where the colour says what it is (oil, sun care, balm)."""
    tells = max(channels(line.tint)) - min(channels(line.tint)) > 70 or line.picture in {"lipstick", "gloss"}
    return 24 if tells else 58


def _monogram(brand: _Brand) -> str:
    return brand.name.removeprefix("L’Atelier ").removeprefix("Atelier ")[0].upper()


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("demo", name).read_text(encoding="utf-8"))
    return loaded


def _read_sheet() -> _Sheet:
    branded = _load("brands.json")
    brands = {
        row["code"]: _Brand(
            code=row["code"],
            name=row["name"],
            tier=row["tier"],
            accent=row["accent"],
            casing=row["casing"],
            form=row["form"],
            collections=tuple(row["collections"]),
            tones=tuple(row.get("tones", branded["tones"])),
            toned_casing=row.get("toned_casing", False),
        )
        for row in branded["brands"]
    }
    shades = _load("shades.json")
    rates = {row["name"]: row["rate_bp"] for row in _load("categories.json")["categories"]}
    service_category = list(rates)[-1]
    ranges = _load("lines.json")
    return _Sheet(
        brands=brands,
        lines=tuple(_read_line(row, shades, rates) for row in ranges["lines"]),
        services=tuple(
            (row["name"], tuple((size, price) for size, price in row["options"])) for row in ranges["services"]
        ),
        service_category=service_category,
        service_rate_bp=rates[service_category],
    )


def _read_line(row: dict[str, Any], nuanciers: dict[str, Any], rates: dict[str, int]) -> _Line:
    lowest_xpf, highest_xpf = row["price_xpf"]
    shades = nuanciers["families"][row["shades"]] if "shades" in row else []
    return _Line(
        name=row["name"],
        category=row["category"],
        rate_bp=row.get("rate_bp", rates[row["category"]]),
        picture=row["picture"],
        lowest_xpf=lowest_xpf,
        highest_xpf=highest_xpf,
        sizes=tuple((size, percent) for size, percent in row["sizes"]) or ((None, 100),),
        shades=tuple((name, swatch) for name, swatch in shades),
        shade_count=row.get("shade_count", 0),
        graded=row.get("shades") in nuanciers["graded"],
        tint=row.get("tint", _NO_TINT),
        brands=tuple(row["brands"]),
        per_brand=row["per_brand"],
        names=tuple(row.get("names", ())),
        favourite=row.get("favourite", False),
    )

"""Put the invented assortment on the shelves of a new shop, in one transaction."""

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256

from koom_pos.domain.gtin import display_gtin
from koom_pos.services.demo.assortment import DemoArticle, DemoVariant
from koom_pos.services.demo.customers import Shelf
from koom_pos.services.demo.pictures import PictureSpec, draw_picture
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.catalogue_bulk import NewArticle, NewVariant

_BY = "demo"
_FAVOURITE_WEIGHT, _USUAL_WEIGHT, _ENDING_WEIGHT = 30, 4, 1

Pictures = dict[PictureSpec, bytes]


def draw_pictures(articles: Sequence[DemoArticle], on_progress: Callable[[int, int], object]) -> Pictures:
    """Draw the picture of each article once; articles that look alike share it."""
    pictures: Pictures = {}
    for rank, article in enumerate(articles):
        if article.picture not in pictures:
            pictures[article.picture] = draw_picture(article.picture)
        if rank % 20 == 0:
            on_progress(rank, len(articles))
    return pictures


def stock_shop(desk: Desk, articles: Sequence[DemoArticle], pictures: Pictures, *, priced_from: date) -> list[Shelf]:
    """Store articles, codes, prices, rates, pictures and the opening stock; give what customers find.

    `pictures` may hold none: articles then have no picture.
    """
    at_utc = desk.now()
    article_ids = [desk.new_id() for _ in articles]
    pairs = [(article, variant, desk.new_id()) for article in articles for variant in article.variants]
    shown = {spec: (sha256(png).hexdigest(), png) for spec, png in pictures.items()}
    with desk.store.transaction() as tx:
        bulk = tx.catalogue_bulk
        brands, categories = _name_all(tx, desk, articles)
        bulk.add_pictures(shown.values())
        bulk.add_articles(
            (
                NewArticle(
                    article_id, a.sku, a.name, brands[a.brand], categories[a.category], a.kind, a.discontinued,
                    shown[a.picture][0] if a.picture in shown else None,
                )
                for article_id, a in zip(article_ids, articles, strict=True)
            ),
            at_utc=at_utc,
            by=_BY,
        )  # fmt: skip
        _put_variants(tx, desk, article_ids, articles, pairs)
        bulk.put_prices(((v_id, priced_from, v.price_xpf) for _, v, v_id in pairs), at_utc=at_utc, by=_BY)
        rates = ((a_id, priced_from, a.rate_bp) for a_id, a in zip(article_ids, articles, strict=True))
        bulk.put_rates(rates, at_utc=at_utc, by=_BY)
        bulk.receive_stock(
            [(desk.new_id(), v_id, v.stock) for _, v, v_id in pairs if v.stock],
            reason="opening",
            workstation_id=desk.workstation.id,
            at_utc=at_utc,
        )
    return [_shelf(article, variant, variant_id) for article, variant, variant_id in pairs]


def _name_all(tx: Transaction, desk: Desk, articles: Sequence[DemoArticle]) -> tuple[dict[str, str], dict[str, str]]:
    """Store brands and categories in the order they appear; give name → id of each."""
    brands = {name: desk.new_id() for name in dict.fromkeys(a.brand for a in articles)}
    categories = {name: desk.new_id() for name in dict.fromkeys(a.category for a in articles)}
    tx.catalogue_bulk.add_brands((row_id, name) for name, row_id in brands.items())
    tx.catalogue_bulk.add_categories((row_id, name, at) for at, (name, row_id) in enumerate(categories.items()))
    return brands, categories


def _put_variants(
    tx: Transaction,
    desk: Desk,
    article_ids: Sequence[str],
    articles: Sequence[DemoArticle],
    pairs: Sequence[tuple[DemoArticle, DemoVariant, str]],
) -> None:
    """Store variants with their codes and the search index; favourites in the order of the shelf."""
    bulk = tx.catalogue_bulk
    owners = [row_id for row_id, a in zip(article_ids, articles, strict=True) for _ in a.variants]
    favourites = iter(range(len(pairs)))
    first = tx.catalogue.next_search_id()
    bulk.add_variants(
        (
            NewVariant(
                variant_id, owner, first + rank, v.sku, v.shade, v.swatch, v.size,
                next(favourites) if v.favourite else None, a.discontinued,
            )
            for rank, (owner, (a, v, variant_id)) in enumerate(zip(owners, pairs, strict=True))
        ),
        at_utc=desk.now(),
        by=_BY,
    )  # fmt: skip
    bulk.add_gtins((gtin, variant_id, at) for _, v, variant_id in pairs for at, gtin in enumerate(v.gtins))
    bulk.index(
        (first + rank, " ".join(filter(None, (a.name, a.brand, v.shade, v.size, v.sku))), (v.sku, *v.gtins))
        for rank, (a, v, _) in enumerate(pairs)
    )


def _shelf(article: DemoArticle, variant: DemoVariant, variant_id: str) -> Shelf:
    weight = _FAVOURITE_WEIGHT if variant.favourite else _ENDING_WEIGHT if article.discontinued else _USUAL_WEIGHT
    return Shelf(variant_id, display_gtin(variant.gtins[0]), weight, variant.stock, article.kind == "goods")

"""Dated prices and rates, favourites, what an article's page and « Pourquoi ce prix ? » tell."""

import json
from datetime import UTC, date, datetime

import pytest

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.operator import NotAllowedError, Right
from koom_pos.domain.sale import UnknownLineError
from koom_pos.domain.tax import UnknownRateError
from koom_pos.services import catalogue, discounting, people, ringing

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)


def last_entry(shop):
    with shop.desk.store.reading() as tx:
        entry = tx.journal.head(shop.desk.workstation.id)
    return str(entry.kind), json.loads(entry.body)["payload"]


def test_a_price_of_tomorrow_holds_from_three_in_the_morning(open_shop):
    shop = open_shop
    item = shop.item(2500)
    catalogue.change_price(shop.desk, shop.manager, item.variant_id, TOMORROW, 2900)

    def price_at(*utc: int) -> int:
        shop.clock.now = datetime(2026, 11, *utc, tzinfo=UTC)
        return ringing.find_item(shop.desk, item.sku)[1].gross_xpf

    assert price_at(23, 12, 59, 59) == 2500  # 23:59:59 in Nouméa
    assert price_at(23, 13, 0, 0) == 2500  # midnight: the trading day goes on
    assert price_at(23, 15, 59, 59) == 2500  # 02:59:59
    assert price_at(23, 16, 0, 0) == 2900  # 03:00: the next trading day
    assert last_entry(shop) == (
        "price_change",
        {
            "operator": shop.manager.code,
            "sku": item.sku,
            "valid_from": "2026-11-24",
            "before_xpf": 2500,
            "after_xpf": 2900,
        },
    )


def test_the_same_date_again_replaces_the_price(shop):
    item = shop.item(2500)
    catalogue.change_price(shop.desk, shop.manager, item.variant_id, TODAY, 2900)
    catalogue.change_price(shop.desk, shop.manager, item.variant_id, TODAY, 2700)
    (card,) = catalogue.article_card(shop.desk, item.article_id).variants
    assert [(p.valid_from, p.gross_xpf) for p in card.prices] == [(date(2026, 1, 1), 2500), (TODAY, 2700)]


def test_a_rate_changes_from_a_date_on_and_is_journalled(shop):
    item = shop.item(2500)
    catalogue.change_rate(shop.desk, shop.manager, item.article_id, TOMORROW, 1100)
    assert last_entry(shop)[0] == "rate_change"
    assert last_entry(shop)[1]["before_bp"] == 2200
    with shop.desk.store.reading() as tx:
        assert tx.catalogue.item(item.variant_id, TODAY).rate_bp == 2200
        assert tx.catalogue.item(item.variant_id, TOMORROW).rate_bp == 1100


def test_the_past_is_not_rewritten(shop):
    item = shop.item(2500)
    yesterday = date(2026, 11, 22)
    with pytest.raises(catalogue.PastDateError):
        catalogue.change_price(shop.desk, shop.manager, item.variant_id, yesterday, 1)
    with pytest.raises(catalogue.PastDateError):
        catalogue.change_rate(shop.desk, shop.manager, item.article_id, yesterday, 300)


@pytest.mark.parametrize("price_xpf", [-1, 10_000_000])
def test_a_price_out_of_reason_is_refused(shop, price_xpf):
    with pytest.raises(catalogue.PriceAmountError):
        catalogue.change_price(shop.desk, shop.manager, shop.item().variant_id, TODAY, price_xpf)


def test_a_rate_the_law_does_not_know_is_refused(shop):
    with pytest.raises(UnknownRateError):
        catalogue.change_rate(shop.desk, shop.manager, shop.item().article_id, TODAY, 2000)


def test_a_cashier_does_not_edit_the_catalogue(shop):
    item = shop.item()
    with pytest.raises(NotAllowedError):
        catalogue.change_price(shop.desk, shop.cashier, item.variant_id, TODAY, 100)
    with pytest.raises(NotAllowedError):
        catalogue.set_favourite(shop.desk, shop.cashier, item.variant_id, 0)
    with pytest.raises(NotAllowedError):
        catalogue.discontinue(shop.desk, shop.cashier, item.article_id)


def test_favourites_come_in_the_order_given(shop):
    first, second = shop.item(name="A"), shop.item(name="B")
    catalogue.set_favourite(shop.desk, shop.manager, first.variant_id, 2)
    catalogue.set_favourite(shop.desk, shop.manager, second.variant_id, 1)
    assert [i.name for i in ringing.favourite_items(shop.desk)] == ["B", "A"]
    catalogue.set_favourite(shop.desk, shop.manager, second.variant_id, None)
    assert [i.name for i in ringing.favourite_items(shop.desk)] == ["A"]


def test_a_discontinued_article_still_sells_and_can_come_back(open_shop):
    item = open_shop.item()
    catalogue.discontinue(open_shop.desk, open_shop.manager, item.article_id)
    assert ringing.find_item(open_shop.desk, item.sku)[1].discontinued
    assert ringing.ring_item(open_shop.desk, open_shop.cashier, item.variant_id).sale.lines
    catalogue.discontinue(open_shop.desk, open_shop.manager, item.article_id, discontinued=False)
    assert not ringing.find_item(open_shop.desk, item.sku)[1].discontinued


def test_an_article_card_shows_codes_prices_rates_and_stock(shop):
    item = shop.item(2500, gtins=("03760123456784", "00000096385074"), shade="Cerise")
    card = catalogue.article_card(shop.desk, item.article_id)
    assert (card.head.name, card.head.brand, card.head.category) == ("Rouge Velours", "Maison Niaouli", "Lèvres")
    (variant,) = card.variants
    assert variant.head.gtins == ("03760123456784", "00000096385074")
    assert (variant.head.shade, variant.head.stock, variant.item.gross_xpf) == ("Cerise", 0, 2500)
    assert [rate.rate_bp for rate in card.rates] == [2200]
    with pytest.raises(catalogue.UnknownArticleError):
        catalogue.article_card(shop.desk, "nobody")


def test_the_story_of_a_price_adds_up_and_names_who_approved(open_shop):
    shop = open_shop
    rung = ringing.ring_item(shop.desk, shop.cashier, shop.item(3000).variant_id)
    rung = ringing.ring_item(shop.desk, shop.cashier, shop.item(1000).variant_id)
    line_id = rung.sale.lines[0].id
    half = Discount(DiscountKind.PERCENT, 5000, "damaged")
    approval = people.approve(
        shop.desk, shop.cashier, "2580", right=Right.DISCOUNT, action=discounting.APPROVAL_ACTION,
        subject_id=rung.sale.id, amount_xpf=1500,
    )  # fmt: skip
    discounting.give_discount(shop.desk, shop.cashier, half, line_id=line_id, approval_id=approval)
    rung = discounting.give_discount(shop.desk, shop.cashier, Discount(DiscountKind.AMOUNT, 100, "goodwill"))
    story = catalogue.price_story(shop.desk, rung.sale, line_id)
    assert (story.base_price_xpf, story.price_from, story.unit_price_xpf) == (3000, date(2026, 1, 1), 3000)
    assert (story.undiscounted_xpf, story.discount_xpf, story.ticket_discount_xpf, story.gross_xpf) == (
        3000, 1500, 60, 1440,
    )  # fmt: skip
    assert story.discount_approver == shop.manager.display_name
    assert story.ticket_discount_approver == ""
    assert (story.tax.gross_xpf, story.tax.net_xpf + story.tax.tax_xpf, story.tax.rate_bp) == (1440, 1440, 2200)
    with pytest.raises(UnknownLineError):
        catalogue.price_story(shop.desk, rung.sale, "gone")


def test_the_shelves_are_named_in_the_order_of_the_alphabet(open_shop):
    for brand in ("Zoé", "Écume", "Atoll"):
        open_shop.item(brand=brand, name=f"Baume {brand}")
    known = catalogue.shelves(open_shop.desk)
    assert list(known.brands.values()) == ["Atoll", "Écume", "Zoé"]
    assert list(known.categories.values()) == ["Lèvres"]

"""The articles on a real store: search, details, prices and rates with their dates, favourites, scans."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt

from koom_pos.domain.gtin import check_digit
from koom_pos.domain.money import format_francs
from koom_pos.services import catalogue, ringing
from koom_pos.services.favourites import order_favourites
from koom_pos.ui.articles.article_model import ITEM, PAGE, ArticleColumn, ArticleModel
from koom_pos.ui.articles.articles_page import ArticlesPage
from koom_pos.ui.frame.main_frame import MainFrame

BODY = "952900000012"
CODE = BODY + str(check_digit(BODY))


@pytest.fixture
def frame(qtbot, shop):
    """The window around the page: its panel and its notices."""
    made = MainFrame(clock=shop.clock)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def page(frame, counter, shop):
    """The page in front, with three articles in the catalogue."""
    shop.item(8900, name="Rouge Velours", shade="Grenade", gtins=(f"0{CODE}",), sku="RV-01")
    shop.item(2800, name="Crayon khôl", brand="Orsévie", shade="Minuit", sku="CK-01")
    shop.item(6500, name="Crème de jour", brand="Niaoulia", sku="CJ-01", stock=0)
    made = ArticlesPage(counter)
    frame.add_page("articles", made)
    frame.show_page("articles")
    return made


def names(page):
    model = page.model
    return [model.data(model.index(row, ArticleColumn.ARTICLE)) for row in range(model.rowCount())]


def choose(qtbot, page, name):
    page.table.choose(names(page).index(name))
    qtbot.waitUntil(lambda: page.detail.card() is not None and page.detail.card().head.name == name)


def test_the_whole_catalogue_stands_in_the_list(page):
    assert names(page) == ["Rouge Velours", "Crayon khôl", "Crème de jour"]
    assert "3" in page.told.text()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("creme", ["Crème de jour"]),
        ("kho cray", ["Crayon khôl"]),
        ("grenade", ["Rouge Velours"]),
        ("niaoulia", ["Crème de jour"]),
        ("CK-01", ["Crayon khôl"]),
        (CODE[4:10], ["Rouge Velours"]),
    ],
)
def test_each_keystroke_finds_by_name_brand_shade_or_code(qtbot, page, typed, found):
    qtbot.keyClicks(page.search, typed)
    assert names(page) == found


def test_a_search_that_finds_nothing_says_so(qtbot, page):
    qtbot.keyClicks(page.search, "zzz")
    assert page.empty.isVisible()
    assert page.escape()
    assert names(page), "Escape empties the search"


def test_an_empty_catalogue_offers_the_import(qtbot, counter, shop):
    made = ArticlesPage(counter)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    assert made.empty.isVisible()
    made.empty.act.click()
    assert made.is_importing()
    assert made.escape()
    assert not made.is_importing()


def test_the_details_follow_the_row_in_front(qtbot, page):
    choose(qtbot, page, "Rouge Velours")
    assert page.detail.price.amount() == 8900
    assert CODE in " ".join(page.detail.facts())
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.detail.card().head.name == "Crayon khôl")
    assert page.detail.price.amount() == 2800


def test_a_scan_opens_the_article_whatever_was_searched(qtbot, page):
    qtbot.keyClicks(page.search, "khol")
    page.handle_scan(CODE)
    assert page.detail.card().head.name == "Rouge Velours"
    assert names(page) == ["Rouge Velours"]


def test_an_unknown_scan_is_said_and_changes_nothing(page, frame):
    page.handle_scan("9529999999993")
    assert "9529999999993" in frame.notice.sentence()
    assert page.detail.card() is None


def test_a_price_is_set_from_a_date_on_and_journalled(qtbot, page, frame, shop):
    choose(qtbot, page, "Rouge Velours")
    page.detail.price_button.click()
    panel = page.price_panel
    assert panel.price.amount() == 8900
    tomorrow = shop.desk.today() + timedelta(days=1)
    panel.price.set_amount(9500)
    panel.from_day.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
    assert panel.button.text() == f"Set {format_francs(9500)} from {tomorrow:%d/%m/%Y}"
    panel.button.click()
    variant_id = shop.items[0].variant_id
    with shop.desk.store.reading() as tx:
        assert [(p.valid_from, p.gross_xpf) for p in tx.catalogue.prices(variant_id)] == [
            (date(2026, 1, 1), 8900),
            (tomorrow, 9500),
        ]
        assert tx.journal.head(shop.desk.workstation.id).kind == "price_change"
    assert page.detail.price.amount() == 8900, "today's price stands"
    assert any("to come" in words for words in page.detail.facts())
    assert not frame.panel.is_open()
    assert "price is set" in frame.notice.sentence()


def test_enter_in_the_price_field_sets_it_today(qtbot, page, shop):
    choose(qtbot, page, "Crayon khôl")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClicks(page.price_panel.price, "3100")
    qtbot.keyClick(page.price_panel.price, Qt.Key.Key_Return)
    assert page.detail.price.amount() == 3100
    assert page.model.data(page.model.index(1, ArticleColumn.PRICE)) == format_francs(3100)


def test_a_date_in_the_past_cannot_be_chosen(page, shop, qtbot):
    choose(qtbot, page, "Rouge Velours")
    page.detail.price_button.click()
    page.price_panel.from_day.setDate(QDate(2020, 1, 1))
    assert page.price_panel.from_day.day() == shop.desk.today()


def test_a_rate_is_changed_with_a_warning(qtbot, page, shop):
    choose(qtbot, page, "Crème de jour")
    page.detail.rate_button.click()
    panel = page.rate_panel
    assert panel.warning.isVisible()
    assert not panel.button.isEnabled(), "it is the rate of today"
    panel.rates.chip("300").click()
    panel.button.click()
    card = catalogue.article_card(shop.desk, shop.items[2].article_id)
    assert [(rate.valid_from, rate.rate_bp) for rate in card.rates][-1] == (shop.desk.today(), 300)
    assert page.detail.price.amount() == 6500, "the price stays"
    assert any("3" in words for words in page.detail.facts())


def test_the_star_puts_a_variant_behind_the_other_favourites(qtbot, page, shop):
    for name in ("Crayon khôl", "Rouge Velours"):
        choose(qtbot, page, name)
        page.detail.star.click()
    assert [item.name for item in ringing.favourite_items(shop.desk)] == ["Crayon khôl", "Rouge Velours"]
    page.detail.star.click()
    assert [item.name for item in ringing.favourite_items(shop.desk)] == ["Crayon khôl"]


def test_favourites_are_moved_up_down_and_off(qtbot, page, shop):
    ids = [item.variant_id for item in shop.items]
    order_favourites(shop.desk, shop.manager, ids)
    page.favourites_button.click()
    panel = page.favourites_panel
    assert panel.order() == ids
    assert not panel.button(ids[0], "up").isEnabled()
    panel.button(ids[2], "up").click()
    assert panel.order() == [ids[0], ids[2], ids[1]]
    panel.button(ids[0], "remove").click()
    assert [item.variant_id for item in ringing.favourite_items(shop.desk)] == [ids[2], ids[1]]


def test_discontinued_is_said_in_the_list_and_in_the_details(qtbot, page, shop):
    choose(qtbot, page, "Rouge Velours")
    page.detail.discontinue_button.click()
    assert page.detail.state.isVisible()
    index = page.model.index(0, ArticleColumn.ARTICLE)
    assert "discontinued" in page.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    page.detail.discontinue_button.click()
    assert not page.detail.state.isVisible()


def test_a_cashier_looks_and_changes_nothing(qtbot, page, frame, counter, shop):
    counter.sign_in(shop.cashier)
    page.shown()
    choose(qtbot, page, "Rouge Velours")
    assert not page.import_button.isVisible()
    assert not page.favourites_button.isVisible()
    assert not page.detail.price_button.isVisible()
    assert not page.detail.star.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not frame.panel.is_open()


def test_variants_of_an_article_are_chosen_in_the_details(qtbot, page, shop):
    red = shop.items[0]
    with shop.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql(
            "UPDATE variant SET article_id = ? WHERE id = ?", (red.article_id, shop.items[1].variant_id)
        )
    page.shown()
    page.open_thing(red.variant_id)
    assert page.detail.price.amount() == 8900
    page.detail.variant_chosen.emit(shop.items[1].variant_id)
    assert page.detail.price.amount() == 2800


def test_what_happens_elsewhere_is_seen_at_once(page, counter, shop):
    catalogue.change_price(shop.desk, shop.manager, shop.items[0].variant_id, shop.desk.today(), 7777)
    counter.catalogue_changed.emit()
    assert page.model.data(page.model.index(0, ArticleColumn.PRICE)) == format_francs(7777)


def test_only_the_pages_looked_at_are_read(qtbot, shop):
    item = shop.item(500)
    asked = []

    def read_page(offset, limit):
        asked.append((offset, limit))
        return [item] * limit

    model = ArticleModel(read_page)
    model.show_all(100_000, frozenset({item.variant_id}))
    assert model.rowCount() == 100_000
    assert asked == []
    assert model.data(model.index(50_000, 0), ITEM) is item
    assert asked == [(50_000 // PAGE * PAGE, PAGE)]
    model.data(model.index(50_001, 0), ITEM)
    assert len(asked) == 1, "the page is kept"
    assert model.row_of("nobody") is None


def test_a_row_without_a_price_today_says_so(shop):
    model = ArticleModel(lambda offset, limit: [])
    model.show_all(3, frozenset())
    assert "without a price" in model.data(model.index(1, 0))
    assert model.data(model.index(1, ArticleColumn.PRICE)) is None


def test_the_page_looks_right_in_both_themes(qtbot, page, frame, picture, theme):
    choose(qtbot, page, "Rouge Velours")
    for name in ("light", "dark"):
        theme(name)
        assert picture(frame, f"articles-{name}").stat().st_size > 10_000


def test_everything_on_the_page_has_a_name(qtbot, page):
    choose(qtbot, page, "Rouge Velours")
    for widget in (page.search, page.table, page.detail.star, page.price_panel.price, page.price_panel.from_day):
        assert widget.accessibleName()

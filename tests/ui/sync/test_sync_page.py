"""The page of the exchange, in every state it is met in, with what a person decides there."""

from datetime import timedelta

import pytest

from koom_pos.domain.customer import CustomerField
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.shop_address import address_in
from koom_pos.services import customers
from koom_pos.services.sync.setup import exchange
from koom_pos.services.sync.status import SyncState, sync_status
from koom_pos.settings import OnlineShopSettings
from koom_pos.ui.sync.sync_page import SyncPage
from koom_pos.ui.sync.words import light_of
from koom_pos.ui.widgets.buttons import Button
from tests.remote.contract_shop import open_shop_side
from tests.services.selling import sell as sell_one


@pytest.fixture
def online(counter):
    counter.settings.online = OnlineShopSettings(address="sqlite:///online.db", every_s=0)
    return counter.settings.online


@pytest.fixture
def side(open_shop, online, tmp_path):
    side, line = open_shop_side(f"sqlite:///{tmp_path / 'online.db'}")
    side.round = lambda: exchange(open_shop.desk, address_in(online.address, tmp_path), line, online)
    yield side
    line.close()
    side.engine.dispose()


@pytest.fixture
def page(counter, framed, picture):
    made = SyncPage(counter)
    made.frame = framed(made, key="sync")
    made.keep_picture = lambda name: picture(made.frame, name)
    return made


def button(cell, words):
    return next(each for each in cell.findChildren(Button) if each.text() == words)


def said(page):
    return page.standing.title.text()


def refused_sale(shop, side):
    side.round()
    sell_one(shop, 2500)
    side.round()


def test_without_a_shop_it_leads_to_the_settings(page, wanted_pages):
    page.shown()
    assert said(page) == "No online shop"
    page.standing.act.click()
    assert wanted_pages == [("settings", "online")]
    page.keep_picture("sync-not-set-up")


def test_before_the_first_answer_it_says_so(online, page):
    page.shown()
    assert said(page) == "The online shop has not answered yet"
    assert page.standing.contact.value.text() == "Never"
    page.keep_picture("sync-never")


def test_after_a_round_both_agree_and_sales_are_safe_whatever_happens(side, page):
    side.customer()
    side.round()
    page.shown()
    assert said(page) == "Store and online shop agree"
    assert any("safe on this till" in each.text() for each in page.standing.findChildren(type(page.standing.title)))
    assert page.runs.texts()[0][1] == "1"
    page.keep_picture("sync-good")


def test_an_absent_shop_is_said_with_what_waits_and_since_when(shop, side, page, theme):
    side.round()
    with side.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE koom_order RENAME TO koom_away")
    sell_one(shop, 2500)
    shop.clock.forward(hours=30)
    side.round()
    theme("dark")
    page.shown()
    assert said(page) == "No exchange with the online shop"
    assert page.standing.waiting.value.text().startswith("1 message")
    assert "Stock of a sale (1)" in page.standing.waiting.note.text()
    assert "too long" in page.standing.waiting.note.text()
    page.keep_picture("sync-overdue-dark")


def test_a_choice_for_the_shop_is_taken_with_one_touch(shop, side, page, counter, qtbot):
    remote = side.customer(city="Nouméa")
    side.round()
    who = customers.search_customers(shop.desk, "wamytan")[0].customer_id
    customers.change_customer(shop.desk, shop.cashier, who, {CustomerField.CITY: "Dumbéa"})
    side.forward(minutes=1)
    side.change(tables.customer, remote, city="Païta")
    side.round()
    page.shown()
    assert said(page) == "Some things wait for a decision"
    name, fields, compare = page.conflicts.rows()[0]
    assert (name, fields) == ("Léa Wamytan", "Town")
    compare.setFocus()
    compare.click()
    choice = next(iter(page.frame.panel.content().choices.values()))
    assert (choice.here.text(), choice.there.text()) == ("Here: Dumbéa", "Online shop: Païta")
    qtbot.wait(300)
    page.keep_picture("sync-compare")
    with qtbot.waitSignal(counter.sync_wanted):
        choice.there.click()
    assert not page.frame.panel.is_open()
    assert not page.conflicts.rows()
    assert customers.get_customer(shop.desk, who).fields.city == "Païta"


def test_what_the_shop_refused_says_why_and_goes_again(shop, side, page, counter):
    refused_sale(shop, side)
    page.shown()
    since, what, reason, acts = page.messages.rows()[0]
    assert since
    assert (what, reason) == ("Stock of a sale", "The online shop has no article of this code.")
    assert [each.text() for each in acts.findChildren(Button)] == ["Send again"]  # a cashier gives nothing up
    side.variant(shop.items[-1].sku, stock=4)
    counter.sync_wanted.connect(side.round)
    button(acts, "Send again").click()
    page.refresh()
    assert not page.messages.rows()
    assert [row["stock"] for row in side.rows(tables.variant)] == [3]


def test_giving_up_asks_once_more(shop, side, page, counter, qtbot):
    counter.sign_in(shop.manager)
    refused_sale(shop, side)
    page.shown()
    button(page.messages.rows()[0][3], "Give up").click()
    panel = page.frame.panel.content()
    qtbot.wait(300)
    page.keep_picture("sync-give-up")
    panel.keep_button.click()
    assert page.messages.rows()
    button(page.messages.rows()[0][3], "Give up").click()
    page.frame.panel.content().give_up_button.click()
    assert not page.messages.rows()
    assert said(page) == "Store and online shop agree"


def test_a_record_that_could_not_be_taken_is_tried_again_or_left(shop, side, page):
    side.order(("A", 1, 1000), payment_state="nonsense")
    side.round()
    page.shown()
    acts = page.records.rows()[0][3]
    button(acts, "Try again").click()
    assert not page.records.rows()
    side.round()
    page.refresh()
    button(page.records.rows()[0][3], "Leave it").click()
    assert not page.records.rows()


def test_the_light_tells_the_age_and_alarms_when_something_waits_too_long(shop, side, counter):
    online = counter.settings.online
    side.round()
    now = shop.desk.now()
    answered = sync_status(shop.desk, online, answered_utc=now)
    assert light_of(answered, online, now) == ("ok", "Online shop · just now")
    assert light_of(answered, online, now + timedelta(minutes=7)) == ("ok", "Online shop · 7 min ago")
    sell_one(shop, 2500)
    shop.clock.forward(hours=25)
    late = sync_status(shop.desk, online)
    assert late.is_overdue
    assert light_of(late, online, shop.desk.now()) == ("danger", "Shop: waiting for 25 h")
    paused = online.model_copy(update={"enabled": False})
    assert sync_status(shop.desk, paused).state is SyncState.PAUSED
    assert light_of(late, paused, now)[0] == "off"

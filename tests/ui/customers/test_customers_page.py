"""The page of customers on a real store: found, opened with a reason, attached, closed to the next person."""

import pytest
from PySide6.QtCore import Qt

from koom_pos.domain.customer import LookReason, PersonalFields
from koom_pos.domain.shop_codes import member_code
from koom_pos.services import attaching, consents, customer_card, customers, loyalty
from tests.services.members import give_points, sell_to
from tests.services.signing import customer


def looks(shop, customer_id):
    return [look.reason for look in customer_card.looks_of(shop.desk, shop.manager, customer_id)]


def names(page):
    rows = page.list.rows
    return [rows.data(rows.index(row, 0)) for row in range(rows.rowCount())]


def open_card(page, customer_id, reason=LookReason.SERVICE):
    page.open_customer(customer_id, reason)
    assert page.is_open()


def test_nobody_is_listed_before_somebody_is_looked_for(page, lea):
    page.shown()
    assert names(page) == []
    assert page.list.empty.isVisible()


@pytest.mark.parametrize("typed", ["wamy", "lea wa", "75.12.34", "751234", "lea@lagoon.nc"])
def test_each_keystroke_finds_by_name_phone_or_e_mail(qtbot, page, lea, typed):
    qtbot.keyClicks(page.list.search, typed)
    assert names(page) == ["Léa Wamytan"]


def test_a_search_that_finds_nobody_invites_to_sign_her_up(qtbot, page, lea):
    qtbot.keyClicks(page.list.search, "zzz")
    assert page.list.empty.isVisible()
    with qtbot.waitSignal(page.counter.sign_up_wanted) as wanted:
        page.list.sign_up.click()
    assert wanted.args == [None]
    assert page.escape()
    assert page.list.search.text() == ""


def test_enter_opens_the_only_one_found_and_records_the_look(qtbot, page, open_shop, lea):
    page.list.reasons.chip(LookReason.REQUEST).click()
    qtbot.keyClicks(page.list.search, "wamy")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.is_open()
    assert page.view.name.text() == "Léa Wamytan"
    assert looks(open_shop, lea) == [LookReason.REQUEST]


def test_down_and_enter_open_one_of_several_by_keyboard_alone(qtbot, page, open_shop, lea):
    customer(open_shop, PersonalFields(first_name="Léo", last_name="Wamytan"))
    qtbot.keyClicks(page.list.search, "wamytan")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert not page.is_open()
    assert len(names(page)) == 2
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.is_open()


def test_acting_on_the_card_is_no_second_look(page, open_shop, lea):
    open_card(page, lea)
    page.refresh()
    page.shown()
    assert looks(open_shop, lea) == [LookReason.SERVICE]


def test_a_scanned_card_opens_its_holder(page, open_shop, lea):
    code = loyalty.member_card(open_shop.desk, lea).card_codes[0]
    page.handle_scan(code)
    assert page.customer_id() == lea
    page.handle_scan(member_code(999_999))
    assert "Nobody holds this card" in page.frame.notice.sentence()
    assert page.customer_id() == lea


def test_a_signed_slip_goes_to_the_sign_up(qtbot, page, open_shop, lea):
    slip = consents.open_slip(open_shop.desk, open_shop.cashier, lea, "fr")
    with qtbot.waitSignal(page.counter.sign_up_wanted) as wanted:
        page.handle_scan(slip.code)
    assert wanted.args == [slip.code]


def test_another_page_opens_a_card_by_its_customer(page, lea):
    page.open_thing(lea)
    assert page.customer_id() == lea


def test_the_card_shows_what_she_gave_and_names_what_she_did_not(page, lea):
    open_card(page, lea)
    shown = " ".join(page.view.identity.texts())
    for words in ("lea@lagoon.nc", "75.12.34", "BP 1234", "14 May"):
        assert words in shown
    assert "declared in store" in page.view.identity.origin.text()


def test_a_bare_card_is_shown_without_a_name(page, open_shop):
    open_card(page, customer(open_shop, PersonalFields()))
    assert page.view.name.text() == "Card without a name"
    assert "Not given: name, e-mail, phone, address, birthday." in page.view.identity.texts()


def test_her_tickets_lead_to_the_page_of_tickets(page, open_shop, lea, wanted_pages):
    ticket = sell_to(open_shop, lea, 2500)
    open_card(page, lea)
    history = page.view.history
    assert history.rows.rowCount() == 1
    history.table.clicked.emit(history.rows.index(0, 0))
    assert wanted_pages == [("tickets", str(ticket.number))]


def test_putting_her_on_the_sale_tells_the_till(qtbot, page, open_shop, lea, wanted_pages):
    open_card(page, lea)
    with qtbot.waitSignal(page.counter.customer_changed) as changed:
        page.view.attach.click()
    assert changed.args[0].customer_id == lea
    assert wanted_pages == [("till", None)]
    assert attaching.attached(open_shop.desk).customer_id == lea
    page.shown()
    assert page.view.attach.isHidden()
    page.view.detach.click()
    assert attaching.attached(open_shop.desk) is None
    assert not page.view.attach.isHidden()


def test_points_below_zero_are_said_in_words(page, open_shop, lea):
    give_points(open_shop, lea, -350)
    open_card(page, lea)
    assert page.view.points.balance.text() == "−350"
    assert page.view.points.below_zero.isVisible()


def test_the_card_closes_when_somebody_else_signs_in(page, open_shop, lea):
    open_card(page, lea)
    page.list.search.setText("wamy")
    page.counter.sign_in(None)
    assert not page.is_open()
    assert page.list.search.text() == ""


def test_a_customer_erased_meanwhile_closes_her_card(page, open_shop, lea):
    open_card(page, lea)
    other = customer(open_shop, PersonalFields(first_name="Ana"))
    page.open_thing("nobody")
    assert page.frame.notice.sentence()
    assert page.customer_id() == lea, "what was open stays open"
    page.open_thing(other)
    assert page.customer_id() == other


def test_escape_goes_back_to_the_list_with_its_search(qtbot, page, lea):
    qtbot.keyClicks(page.list.search, "wamy")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.escape()
    assert not page.is_open()
    assert page.list.search.text() == "wamy"


def test_what_is_typed_in_the_form_is_cleaned_and_kept(qtbot, page, panel, open_shop, lea):
    open_card(page, lea)
    page.view.edit.click()
    form = panel()
    phone = form.lines["phone"]
    phone.clear()
    qtbot.keyClicks(phone, "00687 76 54 32")
    assert "76.54.32" in form.fields["phone"]._hint.text()
    form.birthday.set_birthday("12-01")
    form.save.click()
    stored = customers.get_customer(open_shop.desk, lea).fields
    assert (stored.phone, stored.birthday, stored.email) == ("+687765432", "12-01", "lea@lagoon.nc")
    assert not page.frame.panel.is_open()
    assert "76.54.32" in " ".join(page.view.identity.texts())


def test_a_field_that_cannot_be_read_is_said_beside_it(page, panel, open_shop, lea):
    open_card(page, lea)
    page.view.edit.click()
    form = panel()
    form.lines["email"].setText("lea at lagoon")
    form.birthday.day.choose("31")
    form.birthday.month.choose("2")
    form.save.click()
    assert form.fields["email"].fault()
    assert form.birthday_field.fault()
    assert customers.get_customer(open_shop.desk, lea).fields.email == "lea@lagoon.nc"


def test_a_town_helps_and_is_no_wall(qtbot, page, panel, open_shop, lea):
    open_card(page, lea)
    page.view.edit.click()
    form = panel()
    city, code = form.lines["city"], form.lines["postal_code"]
    city.clear()
    qtbot.keyClicks(city, "mont")
    form.towns.chosen.emit("Mont-Dore", "98809")
    assert (city.text(), code.text()) == ("Mont-Dore", "98809")
    city.setText("Sainte-Foy-lès-Lyon")
    code.setText("69110")
    form.save.click()
    stored = customers.get_customer(open_shop.desk, lea).fields
    assert (stored.postal_code, stored.city) == ("69110", "Sainte-Foy-lès-Lyon")


def test_what_was_typed_stands_when_the_form_comes_back(page, panel, open_shop, lea):
    open_card(page, lea)
    page.view.edit.click()
    panel().lines["first_name"].setText("Léonie")
    page.handle_scan(loyalty.member_card(open_shop.desk, lea).card_codes[0])
    assert page.frame.panel.is_open()
    assert "Save it" in page.frame.notice.sentence()
    page.frame.panel.put_away()
    page.view.edit.click()
    assert panel().lines["first_name"].text() == "Léonie"
    page.counter.sign_in(None)
    assert page.editing.lines["first_name"].text() == "", "nothing of her is left for the next person"


def test_somebody_known_already_is_named_while_one_types(qtbot, page, panel, open_shop, lea):
    ana = customer(open_shop, PersonalFields(first_name="Ana", last_name="Poithily"))
    open_card(page, ana)
    page.view.edit.click()
    form = panel()
    qtbot.keyClicks(form.lines["phone"], "75.12.34")
    assert form.alike.text().startswith("Known already? Léa Wamytan (same phone).")
    form.lines["phone"].clear()
    qtbot.keyClicks(form.lines["phone"], "76")
    assert form.alike.isHidden()

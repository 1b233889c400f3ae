"""PrestaShop written through its tables: once, exactly, or not at all."""

import pytest

from koom_pos.remote.online_shop import Intent, IntentKind, Outcome, Result, Stream
from koom_pos.remote.prestashop_site import PrestashopSettings
from tests.remote.prestashop_shop import count_statements, emptied, lay_out, opened

TABLES_OF_ORDERS = ("orders", "order_history", "order_payment", "customer_thread", "customer_message")


@pytest.fixture(scope="module")
def laid_out(mariadb):
    side = lay_out(mariadb.fresh_database(collation="utf8mb4_general_ci"))
    yield side
    side.engine.dispose()


@pytest.fixture
def sides(laid_out):
    side = emptied(laid_out)
    shop = opened(side)
    shop.describe()
    yield side, shop
    shop.close()


def intent(kind, subject, key="0192-key:0", **values):
    return Intent(key, kind, str(subject), values)


def picture(side, *tables):
    return {table: side.rows(table) for table in tables}


def shown_order(side, state=3, delivery=341, **values):
    return side.order(side.customer(), ("A", 1, 1000), state=state, delivery_number=delivery, **values)


def ready(order):
    return intent(IntentKind.SET_PREPARATION, order, state="ready")


def test_an_order_becomes_ready_with_its_history_in_few_statements(sides):
    side, shop = sides
    order = shown_order(side)
    side.forward(hours=2)
    sent = count_statements(shop)
    assert shop.push(ready(order)).result is Result.DONE
    assert len(sent) <= 5
    row = side.row("orders", f"id_order = {order}")
    assert (row["current_state"], row["date_upd"], row["delivery_date"]) == (14, side.local, side.local)
    history = side.rows("order_history", f"id_order = {order}")[-1]
    assert (history["id_order_state"], history["id_employee"], history["date_add"]) == (14, 2, side.local)


def test_ready_again_is_no_second_history(sides):
    side, shop = sides
    order = shown_order(side)
    shop.push(ready(order))
    before = picture(side, *TABLES_OF_ORDERS)
    assert shop.push(ready(order)).result is Result.ALREADY
    assert picture(side, *TABLES_OF_ORDERS) == before


@pytest.mark.parametrize(
    ("state", "delivery"),
    [(2, 0), (13, 341), (1, 341)],
    ids=["no delivery slip yet", "sales figures would move", "unpaid by cheque"],
)
def test_a_state_whose_flags_ask_for_more_is_left_to_the_shop(sides, state, delivery):
    side, shop = sides
    order = shown_order(side, state, delivery)
    before = picture(side, *TABLES_OF_ORDERS)
    assert shop.push(ready(order)) == Outcome(Result.REFUSED, str(order), "shop_must_do")
    assert picture(side, *TABLES_OF_ORDERS) == before


@pytest.mark.parametrize(("state", "reason"), [(6, "cancelled"), (7, "cancelled"), (15, "handed_over_elsewhere")])
def test_an_order_that_is_over_is_never_made_ready_again(sides, state, reason):
    side, shop = sides
    order = shown_order(side, state)
    assert shop.push(ready(order)) == Outcome(Result.CONFLICT, str(order), reason)
    assert side.row("orders", f"id_order = {order}")["current_state"] == state


def test_a_state_the_shop_has_no_word_for_is_refused(sides):
    side, shop = sides
    order = shown_order(side)
    outcome = shop.push(intent(IntentKind.SET_PREPARATION, order, state="unpacked"))
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "no_status")


def test_a_state_that_mails_is_left_to_the_shop_since_no_mail_would_go_out(sides):
    side, _ = sides
    side.change("order_state", "id_order_state = 14", send_email=1)
    side.change("order_state_lang", "id_order_state = 14", template="ready")
    shop = opened(side)
    assert shop.push(ready(shown_order(side))).reason == "shop_must_do"
    shop.close()


@pytest.mark.parametrize(
    "kind",
    [
        IntentKind.HAND_OVER,
        IntentKind.CANCEL_ORDER,
        IntentKind.REFUND,
        IntentKind.CREATE_CUSTOMER,
        IntentKind.ERASE_CUSTOMER,
    ],
)
def test_what_has_no_safe_rows_is_refused_up_front(sides, kind):
    side, shop = sides
    order = shown_order(side)
    before = picture(side, *TABLES_OF_ORDERS, "customer")
    assert shop.push(intent(kind, order, state="handed_over", amount_xpf=5)).reason == "shop_must_do"
    assert picture(side, *TABLES_OF_ORDERS, "customer") == before


def pay(order, amount=1000, key="0192-pay:0"):
    return intent(IntentKind.TAKE_PAYMENT, order, key, amount_xpf=amount, tender="cash")


def test_a_payment_is_entered_once_under_its_key(sides):
    side, shop = sides
    order = shown_order(side, 13)
    assert shop.push(pay(order)).result is Result.DONE
    assert shop.push(pay(order)).result is Result.ALREADY
    [payment] = side.rows("order_payment")
    assert (payment["payment_method"], payment["transaction_id"], payment["amount"]) == (
        "Espèces",
        "0192-pay:0",
        1000,
    )
    row = side.row("orders", f"id_order = {order}")
    assert (row["total_paid_real"], row["current_state"]) == (1000, 13)


def test_what_was_paid_elsewhere_is_not_paid_again(sides):
    side, shop = sides
    order = shown_order(side, 13)
    shop.push(pay(order))
    assert shop.push(pay(order, key="other:0")) == Outcome(Result.CONFLICT, str(order), "paid_elsewhere")
    assert len(side.rows("order_payment")) == 1


def test_an_order_with_an_invoice_that_has_a_number_is_paid_by_the_shop_itself(sides):
    side, shop = sides
    order = shown_order(side, 13)
    side.add("order_invoice", id_order=order, number=0)
    assert shop.push(pay(order, 1)).result is Result.DONE
    side.add("order_invoice", id_order=order, number=318)
    assert shop.push(pay(order, 1, "other:0")).reason == "shop_must_do"


def note(order, text="Client prévenu, passe samedi 🎁", key="0192-note:0"):
    return intent(IntentKind.ADD_NOTE, order, key, note=text)


def test_a_note_is_a_private_message_in_the_order_s_thread_and_is_written_once(sides):
    side, shop = sides
    order = shown_order(side)
    assert shop.push(note(order)).result is Result.DONE
    assert shop.push(note(order)).result is Result.ALREADY
    assert shop.push(note(order, "Deuxième", "0192-note:1")).result is Result.DONE
    first, second = side.rows("customer_message")
    [thread] = side.rows("customer_thread")
    assert {first["id_customer_thread"], second["id_customer_thread"]} == {thread["id_customer_thread"]}
    assert (first["message"], first["private"]) == ("Client prévenu, passe samedi 🎁", 1)
    assert first["user_agent"] == "KOOM POS 0192-note:0"
    assert len(thread["token"]) == 12


def test_our_own_note_does_not_come_back_as_a_note_of_the_shop(sides):
    side, shop = sides
    order = shown_order(side)
    shop.push(note(order))
    assert shop.fetch(Stream.ORDERS, [str(order)]).records[0].note == ""


def test_an_order_of_nobody_has_no_place_for_a_note(sides):
    side, shop = sides
    order = shown_order(side)
    side.run("DELETE FROM {customer}")
    assert shop.push(note(order)).reason == "customer_gone"
    assert shop.push(note(order, "<b>gras</b>")).reason == "not_valid_there"
    assert shop.push(note(9999)).reason == "order_gone"


def stock(sku, quantity, key="0192-stock:0"):
    return intent(IntentKind.ADJUST_STOCK, sku, key, quantity=quantity)


def test_stock_moves_by_a_difference_with_every_copy_and_once(sides):
    side, shop = sides
    product = side.product("KV-1", combinations=[("KV-1-1", "0", 3, "Lagon"), ("KV-1-2", "0", 4, "Corail")])
    assert shop.push(stock("KV-1-2", -1)).result is Result.DONE
    assert shop.push(stock("KV-1-2", -1)).result is Result.ALREADY
    rows = side.rows("stock_available", f"id_product = {product}")
    assert [(row["quantity"], row["physical_quantity"]) for row in rows] == [(6, 7), (3, 3), (3, 3)]
    [moved] = side.rows("stock_mvt")
    assert (moved["sign"], moved["physical_quantity"], moved["id_stock"]) == (-1, 1, rows[2]["id_stock_available"])
    assert (moved["employee_firstname"], moved["id_stock_mvt_reason"]) == ("Camille", 12)


def test_stock_of_a_simple_article_moves_its_date_as_the_shop_s_own_page_does(sides):
    side, shop = sides
    product = side.product("KM-1", stock=2)
    side.forward(hours=1)
    assert shop.push(stock("KM-1", -5)).result is Result.DONE
    assert side.row("stock_available", f"id_product = {product}")["quantity"] == -3
    assert side.row("product", f"id_product = {product}")["date_upd"] == side.local
    assert side.row("product_shop", f"id_product = {product}")["date_upd"] == side.local


def test_what_the_shop_sells_meanwhile_is_kept(sides):
    side, shop = sides
    product = side.product("KM-1", stock=10)
    shop.push(stock("KM-1", -1, "a:0"))
    side.run("UPDATE {stock_available} SET quantity = quantity - 4")
    shop.push(stock("KM-1", 2, "b:0"))
    assert side.row("stock_available", f"id_product = {product}")["quantity"] == 7


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda side: side.product("KM-1"), "ambiguous_sku"),
        (lambda side: side.change("product", "1 = 1", reference="AUTRE"), "unknown_sku"),
        (lambda side: side.change("product", "1 = 1", cache_is_pack=1), "shop_must_do"),
        (lambda side: side.change("stock_available", "1 = 1", depends_on_stock=1), "shop_must_do"),
        (lambda side: side.change("stock_available", "1 = 1", id_shop=0), "shop_must_do"),
        (
            lambda side: side.change("configuration", "name = 'PS_ADVANCED_STOCK_MANAGEMENT'", value="1"),
            "shop_must_do",
        ),
    ],
    ids=["code of two articles", "no such code", "pack", "depends on warehouses", "shared by shops", "warehouses"],
)
def test_stock_counted_elsewhere_too_is_left_to_the_shop(sides, change, reason):
    side, shop = sides
    side.product("KM-1", stock=10)
    change(side)
    shop.describe()
    assert shop.push(stock("KM-1", -1)).reason == reason
    assert {row["quantity"] for row in side.rows("stock_available")} == {10}
    assert side.rows("stock_mvt") == []


def update(who, **changes):
    values = {}
    for name, (was, now) in changes.items():
        values |= {name: now, f"was:{name}": was}
    return intent(IntentKind.UPDATE_CUSTOMER, who, **values)


def test_a_name_is_changed_in_her_row_alone(sides):
    side, shop = sides
    who = side.customer()
    side.forward(hours=1)
    assert shop.push(update(who, last_name=("Wamytan", "Dupont-Wéa"))).result is Result.DONE
    row = side.row("customer", f"id_customer = {who}")
    assert (row["lastname"], row["date_upd"]) == ("Dupont-Wéa", side.local)
    assert shop.push(update(who, last_name=("Wamytan", "Dupont-Wéa"))).result is Result.ALREADY


def test_what_changed_there_meanwhile_is_kept(sides):
    side, shop = sides
    who = side.customer(lastname="Naisseline")
    outcome = shop.push(update(who, last_name=("Wamytan", "Dupont"), first_name=("Léa", "Lea")))
    assert (outcome.result, outcome.reason) == (Result.CONFLICT, "changed_there")
    assert side.row("customer", f"id_customer = {who}")["firstname"] == "Léa"


def test_an_address_no_order_used_is_changed_in_place(sides):
    side, shop = sides
    who = side.customer()
    address = side.address(who)
    assert shop.push(update(who, phone=("+687751234", "+687991122"), city=("Nouméa", "Païta"))).result is Result.DONE
    row = side.row("address", f"id_customer = {who}")
    assert (row["id_address"], row["phone_mobile"], row["city"]) == (address, "+687991122", "Païta")


def test_an_address_an_order_used_is_left_to_the_order(sides):
    side, shop = sides
    who = side.customer()
    old = side.address(who, phone="27 12 34", phone_mobile="", other="Portail bleu")
    order = side.order(who, ("A", 1, 100), address=old)
    assert shop.push(update(who, phone=("+687271234", "+687991122"))).result is Result.DONE
    before, after = side.rows("address", f"id_customer = {who}")
    assert (before["id_address"], before["deleted"], before["phone"]) == (old, 1, "27 12 34")
    assert (after["deleted"], after["phone"], after["other"], after["city"]) == (
        0,
        "+687991122",
        "Portail bleu",
        "Nouméa",
    )
    assert side.row("orders", f"id_order = {order}")["id_address_delivery"] == old
    assert shop.push(update(who, phone=("+687271234", "+687991122"))).result is Result.ALREADY
    assert len(side.rows("address", f"id_customer = {who}")) == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"email": ("a@x.example", "b@x.example")}, "shop_must_do"),
        ({"birthday": ("", "02-29")}, "shop_must_do"),
        ({"last_name": ("Wamytan", "L33t")}, "not_valid_there"),
        ({"last_name": ("Wamytan", "")}, "not_valid_there"),
        ({"postal_code": ("98800", "98800 Nouméa Cedex")}, "not_valid_there"),
        ({"city": ("", "Païta")}, "no_address"),
    ],
)
def test_what_the_shop_could_not_save_again_is_not_written(sides, changes, reason):
    side, shop = sides
    who = side.customer()
    assert shop.push(update(who, **changes)) == Outcome(Result.REFUSED, str(who), reason)
    assert side.row("customer", f"id_customer = {who}")["lastname"] == "Wamytan"


def test_the_anonymous_guests_and_the_gone_are_never_written(sides):
    side, shop = sides
    for who in (1, side.customer(is_guest=1), side.customer(deleted=1), 9999, "x"):
        assert shop.push(update(who, last_name=("Wamytan", "Dupont"))).reason == "customer_gone"
        assert shop.push(consent(who)).reason == "customer_gone"


def consent(who, state="given", purpose="koom_offers", channel="email", at="2026-11-23T22:00:00.000000"):
    return intent(IntentKind.RECORD_CONSENT, who, purpose=purpose, channel=channel, state=state, at=at)


def test_a_box_is_ticked_and_unticked_as_the_back_office_does(sides):
    side, shop = sides
    who = side.customer()
    side.forward(hours=1)
    assert shop.push(consent(who)).result is Result.DONE
    assert shop.push(consent(who)).result is Result.ALREADY
    row = side.row("customer", f"id_customer = {who}")
    assert (row["newsletter"], row["optin"], row["date_upd"]) == (1, 0, side.local)
    shop.push(consent(who, "withdrawn"))
    shop.push(consent(who, purpose="partner_offers"))
    row = side.row("customer", f"id_customer = {who}")
    assert (row["newsletter"], row["optin"]) == (0, 1)


def test_a_yes_older_than_a_box_taken_back_there_never_ticks_it_again(sides):
    side, shop = sides
    back = side.customer(newsletter=0, newsletter_date_add=side.local)
    never = side.customer()
    before = "2026-11-23T19:00:00.000000"
    assert shop.push(consent(back, at=before)) == Outcome(Result.CONFLICT, str(back), "narrower_there")
    assert shop.push(consent(back, purpose="partner_offers", at=before)).reason == "narrower_there"
    assert shop.push(consent(never, at=before)).result is Result.DONE
    assert side.row("customer", f"id_customer = {back}")["newsletter"] == 0


def test_a_withdrawal_ends_what_the_newsletter_block_holds_too(sides):
    side, shop = sides
    who = side.customer(email="lea@courriel.example")
    side.add("emailsubscription", email="LEA@courriel.example", active=1)
    side.add("emailsubscription", email="autre@courriel.example", active=1)
    assert shop.push(consent(who, "withdrawn")).result is Result.DONE
    assert [row["active"] for row in side.rows("emailsubscription")] == [0, 1]


def test_a_consent_the_shop_has_no_box_for_stays_the_store_s(sides):
    side, shop = sides
    who = side.customer()
    before = picture(side, "customer")
    for purpose, channel in (("koom_offers", "sms"), ("profiling", "none"), ("e_ticket", "email")):
        assert shop.push(consent(who, purpose=purpose, channel=channel)).reason == "no_place"
    assert picture(side, "customer") == before


def test_nothing_is_written_under_a_name_nobody_chose(sides):
    side, _ = sides
    shop = opened(side, settings=PrestashopSettings())
    assert shop.push(note(shown_order(side))).reason == "shop_must_do"
    shop.close()

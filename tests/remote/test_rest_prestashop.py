"""PrestaShop through its webservice: booked once, from an expected state, and proven at the shop."""

import logging
from datetime import UTC, datetime

import pytest

from koom_pos.remote.errors import AnswerLostError, ShopAccessError, ShopDriftError, ShopUnreachableError
from koom_pos.remote.online_shop import Intent, IntentKind, Result, Route
from koom_pos.remote.rest_channel import KeysInMemory
from koom_pos.remote.rest_client import RestClient
from koom_pos.remote.rest_prestashop import RIGHTS, ROOT, PrestashopRest
from koom_pos.remote.rest_prestashop_calls import PrestaRestSettings
from tests.remote.http_prestashop import KEY, PrestaDesk, as_record
from tests.remote.http_shop import AFTER, Told, standing

NOW = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
EMAIL = "malia.berger@lagon.example"


class KeptBook(KeysInMemory):
    """A book that is there after a power cut: the test keeps it while programs come and go."""

    @property
    def outlives_the_program(self):
        return True


@pytest.fixture
def desk():
    return PrestaDesk()


@pytest.fixture
def shop(desk):
    with standing(desk) as shop:
        yield shop


@pytest.fixture
def channel(shop):
    """A channel whose program has just started; only the book, if any, is from before."""
    opened = []

    def open_channel(*, answer_s=5.0, keys=None, **settings):
        client = RestClient(shop.address, ROOT, user=KEY, secret="", answer_s=answer_s, connect_s=2)
        opened.append(client)
        chosen = {"employee_id": 2, "ready_state": 14, "handed_over_state": 15, **settings}
        return PrestashopRest(client, lambda: NOW, settings=PrestaRestSettings(**chosen), keys=keys)

    yield open_channel
    for each in opened:
        each.close()


@pytest.fixture
def book():
    return KeptBook()


def intent(kind, subject, key="0190f3a1-0000-7000-8000-000000000001:0", **values):
    return Intent(key, IntentKind(kind), str(subject), values)


READY = intent("set_preparation", 402, state="ready")
OVER = intent("hand_over", 402, state="handed_over")
PAID = intent("take_payment", 402, amount_xpf=7590, tender="cash", transaction_id="CAISSE1-000123")
CANCEL = intent("cancel_order", 402)
NOTE = intent("add_note", 402, note="Prévenue par téléphone <3 & contente")
STOCK = intent("adjust_stock", "KM-0001", quantity=-2, reason="store_sale")
CREATE = intent("create_customer", "c1", first_name="Malia", last_name="Berger", email=EMAIL, email_key=EMAIL)
UPDATE = intent("update_customer", 82, last_name="Wéa-Berger", **{"was:last_name": "Berger"})
OPT_IN = intent("record_consent", 82, purpose="koom_offers", channel="email", state="given",
                at="2026-11-22T23:00:00.000000", policy_version="3", evidence_ref="p", wording="Oui")  # fmt: skip
ERASE = intent("erase_customer", 82)
VOUCHER = intent("use_voucher", "RETOUR-7K2M")
EVERY = {each.kind: each for each in (
    READY, OVER, PAID, CANCEL, NOTE, STOCK, CREATE, UPDATE, OPT_IN, ERASE, VOUCHER
)}  # fmt: skip
METHODS = {
    "take_payment": "POST", "set_preparation": "POST", "hand_over": "POST", "cancel_order": "POST",
    "add_note": "POST", "create_customer": "POST", "erase_customer": "DELETE",
}  # fmt: skip


def furnished(desk, kind):
    """Put what an intention needs into the shop; gives what tells how often it was done."""
    if kind in (IntentKind.TAKE_PAYMENT, IntentKind.CANCEL_ORDER):
        desk.order(402, 13)
    else:
        desk.order(402, 2, paid=7590)
    desk.add("products", 20, reference="KM-0001")
    desk.add(
        "stock_availables", 59, id_product=20, id_product_attribute=0, id_shop=1, quantity=40, depends_on_stock=0
    )
    desk.add(
        "cart_rules", 4, code="RETOUR-7K2M", quantity=1, active=1, date_to="2027-05-31 23:59:59", description="Bon"
    )
    if kind is not IntentKind.CREATE_CUSTOMER:
        desk.customer(82, EMAIL)
        desk.address(392, 82)
    moved = {IntentKind.SET_PREPARATION: 14, IntentKind.HAND_OVER: 15, IntentKind.CANCEL_ORDER: 6}
    return {
        **{each: lambda state=state: len(desk.rows("order_histories", id_order_state=state))
           for each, state in moved.items()},
        IntentKind.TAKE_PAYMENT: lambda: len(desk.rows("order_payments")),
        IntentKind.ADD_NOTE: lambda: len(desk.rows("messages")),
        IntentKind.ADJUST_STOCK: lambda: (40 - int(desk.records["stock_availables"]["59"]["quantity"])) / 2,
        IntentKind.CREATE_CUSTOMER: lambda: len(desk.rows("customers", email=EMAIL)),
        IntentKind.UPDATE_CUSTOMER: lambda: len(desk.rows("customers", lastname="Wéa-Berger")),
        IntentKind.RECORD_CONSENT: lambda: len(desk.rows("customers", newsletter=1)),
        IntentKind.ERASE_CUSTOMER: lambda: not desk.rows("customers") and not desk.rows("addresses", deleted=0),
        IntentKind.USE_VOUCHER: lambda: len(desk.rows("cart_rules", quantity=0, active=0)),
    }[kind]  # fmt: skip


@pytest.mark.parametrize("kind", EVERY)
def test_each_intention_is_done_once_however_often_it_is_asked(desk, shop, channel, kind):
    times = furnished(desk, kind)
    assert channel(keys=KeptBook()).push(EVERY[kind]).result is Result.DONE
    assert times() == 1
    if kind is IntentKind.ADJUST_STOCK:
        return  # only its book tells; see below
    sent = len(shop.writes)
    assert channel().push(EVERY[kind]).result is Result.ALREADY
    assert times() == 1
    assert len(shop.writes) == sent


@pytest.mark.fault
@pytest.mark.parametrize("fault", AFTER)
@pytest.mark.parametrize("kind", EVERY)
def test_an_answer_that_is_lost_is_looked_for_at_the_shop(desk, shop, channel, *, book, kind, fault):
    times = furnished(desk, kind)
    shop.fail(METHODS.get(kind, "PATCH"), fault)
    pushing = channel(answer_s=0.3, keys=book)
    try:
        assert pushing.push(EVERY[kind]).result is Result.DONE
    except AnswerLostError:
        assert kind is IntentKind.ERASE_CUSTOMER  # of its two calls only the first was answered badly
        assert pushing.push(EVERY[kind]).result is Result.DONE
    assert times() == 1
    assert channel(keys=book).push(EVERY[kind]).result is Result.ALREADY
    assert times() == 1


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["drop before", "stall before", "status"])
@pytest.mark.parametrize("kind", EVERY)
def test_what_did_not_arrive_is_done_at_the_next_try_and_only_then(desk, shop, channel, *, book, kind, fault):
    times = furnished(desk, kind)
    shop.fail(METHODS.get(kind, "PATCH"), fault)
    pushing = channel(answer_s=0.3, keys=book)
    if kind is IntentKind.TAKE_PAYMENT:
        shop.faults[0].method = "PATCH"  # between the state « paid » and the name of the payment
    with pytest.raises(AnswerLostError):
        pushing.push(EVERY[kind])
    assert times() == (1 if kind is IntentKind.TAKE_PAYMENT else 0)
    assert channel(keys=book).push(EVERY[kind]).result is Result.DONE
    assert times() == 1


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["cut", "half", "page", "empty", "drop before", "stall before"])
def test_a_look_that_fails_writes_nothing(desk, shop, channel, fault):
    furnished(desk, IntentKind.SET_PREPARATION)
    shop.fail("GET", fault)
    with pytest.raises(ShopUnreachableError) as raised:
        channel(answer_s=0.3).push(READY)
    assert not isinstance(raised.value, AnswerLostError)
    assert shop.writes == []


@pytest.mark.parametrize(
    ("pushed", "ignored"),
    [
        (PAID, "transaction_id"), (STOCK, "quantity"), (UPDATE, "lastname"), (OPT_IN, "newsletter"),
        (VOUCHER, "active"), (VOUCHER, "description"), (NOTE, "private"), (CREATE, "active"),
    ],
)  # fmt: skip
def test_an_answer_that_says_something_else_is_not_taken_as_done(desk, channel, book, pushed, ignored):
    furnished(desk, pushed.kind)
    desk.ignored.add(ignored)
    assert channel(keys=book).push(pushed).result is Result.REFUSED


@pytest.mark.parametrize("state", [6, 7, 8, 4, 5, 15, 10, 12])
def test_a_bag_is_ready_only_from_an_expected_state(desk, shop, channel, state):
    desk.order(402, state)
    assert channel().push(READY).result is Result.CONFLICT
    assert shop.writes == []


@pytest.mark.parametrize(("state", "reason"), [(6, "cancelled"), (4, "handed_over_elsewhere"), (14, "unpaid")])
def test_a_bag_is_not_handed_over_against_the_shop_nor_unpaid(desk, shop, channel, state, reason):
    desk.order(402, state)
    assert channel().push(OVER).reason == reason
    assert shop.writes == []


def test_somebody_elses_hand_over_is_a_conflict(desk, channel):
    desk.order(402, 15, paid=7590)
    assert channel().push(OVER).reason == "handed_over_elsewhere"


@pytest.mark.fault
def test_a_hand_over_that_broke_off_behind_its_message_goes_on(desk, shop, channel):
    desk.order(402, 14, paid=7590)
    shop.fail("POST", "drop before", skip=1)
    with pytest.raises(AnswerLostError):
        channel().push(OVER)
    assert channel().push(OVER).result is Result.DONE
    assert channel().push(OVER).result is Result.ALREADY
    assert len(desk.rows("messages")) == len(desk.rows("order_histories", id_order_state=15)) == 1


@pytest.mark.parametrize("pushed", [READY, OVER, PAID, CANCEL, NOTE])
def test_an_order_that_is_gone_is_refused(channel, pushed):
    assert channel().push(pushed).reason == "order_gone"


def test_a_payment_is_the_state_first_then_its_name_and_the_order_is_ready_again(desk, shop, channel):
    desk.order(402, 14)
    assert channel().push(PAID).result is Result.DONE
    assert [each.call for each in shop.writes][::2] == ["POST /api/order_histories", "POST /api/order_histories"]
    assert shop.writes[1].method == "PATCH"
    assert [row["id_order_state"] for row in desk.rows("order_histories", id_order=402)] == ["14", "2", "14"]
    (payment,) = desk.rows("order_payments")
    assert (payment["payment_method"], payment["transaction_id"]) == ("Espèces", "CAISSE1-000123")
    assert float(payment["amount"]) == 7590


@pytest.mark.fault
def test_an_order_left_between_payment_and_ready_is_made_ready_at_the_next_try(desk, shop, channel):
    desk.order(402, 14)
    shop.fail("POST", "drop before", skip=1)
    with pytest.raises(AnswerLostError):
        channel().push(PAID)
    assert desk.records["orders"]["402"]["current_state"] == "2"
    assert channel().push(PAID).result is Result.DONE
    assert desk.records["orders"]["402"]["current_state"] == "14"
    assert len(desk.rows("order_payments")) == 1


def test_money_the_shop_booked_itself_is_never_booked_again(desk, shop, channel):
    desk.order(402, 2, paid=7590)
    desk.add(
        "order_payments", 374, order_reference="HQSMHEPMD", amount=7590, payment_method="Virement", transaction_id=""
    )
    assert channel().push(PAID).reason == "paid_elsewhere"
    desk.order(403, 13, reference="AUTRE")
    desk.add(
        "order_payments", 375, order_reference="AUTRE", amount=7590, payment_method="Espèces", transaction_id="T"
    )
    assert channel().push(intent("take_payment", 403, amount_xpf=7590)).reason == "paid_elsewhere"
    assert shop.writes == []


def test_a_split_order_and_a_part_payment_are_left_to_a_person(desk, channel):
    desk.order(402, 13)
    assert channel().push(intent("take_payment", 402, amount_xpf=2000)).reason == "amount_differs"
    desk.order(403, 13)
    assert channel().push(PAID).reason == "split_order"


def test_a_state_the_shop_has_not_is_never_sent(desk, shop, channel):
    desk.order(402, 2, paid=7590)
    assert channel(ready_state=99).push(READY).reason == "no_status"
    assert shop.writes == []


def test_a_message_holds_no_html_and_its_key(desk, channel):
    desk.order(402, 2, paid=7590)
    assert channel().push(NOTE).result is Result.DONE
    (message,) = desk.rows("messages")
    assert message["message"].startswith("Prévenue par téléphone ‹3 & contente (KOOM-")
    assert (message["private"], message["id_employee"]) == ("1", "2")


def test_what_became_of_a_bag_without_a_state_there_stands_in_a_message(desk, channel):
    desk.order(402, 14, paid=7590)
    assert channel().push(intent("hand_over", 402, state="no_show")).result is Result.DONE
    assert desk.rows("messages")[0]["message"].startswith("Caisse : commande non retirée.")
    assert desk.records["orders"]["402"]["current_state"] == "14"


def test_stock_travels_only_with_a_book_that_outlives_the_program(desk, channel, book):
    furnished(desk, IntentKind.ADJUST_STOCK)
    assert channel().push(STOCK).reason == "shop_must_do"
    assert channel(keys=book).routes[IntentKind.ADJUST_STOCK] is Route.API


@pytest.mark.fault
def test_a_count_that_may_be_written_is_judged_by_the_count(desk, shop, channel, book):
    furnished(desk, IntentKind.ADJUST_STOCK)
    row = desk.records["stock_availables"]["59"]
    shop.fail("PATCH", "drop after")
    shop.fail("GET", "page", skip=3)
    with pytest.raises(AnswerLostError):
        channel(keys=book).push(STOCK)
    assert channel(keys=book).push(STOCK).result is Result.ALREADY
    shop.fail("PATCH", "drop after", then=lambda: row.update(quantity="30"))
    other = intent("adjust_stock", "KM-0001", key="b:0", quantity=-1)
    shop.fail("GET", "page", skip=3)
    with pytest.raises(AnswerLostError):
        channel(keys=book).push(other)
    row["quantity"] = "31"
    assert channel(keys=book).push(other).reason == "unprovable"


def test_the_sum_row_of_combinations_is_never_written(desk, channel, book):
    for number, combination in ((99, 0), (100, 40), (101, 41)):
        desk.add("stock_availables", number, id_product=60, id_product_attribute=combination, quantity=58,
                 depends_on_stock=0)  # fmt: skip
    desk.add("products", 60, reference="P-60")
    desk.add("combinations", 40, id_product=60, reference="KV-001-1")
    assert channel(keys=book).push(intent("adjust_stock", "KV-001-1", quantity=-2)).remote_id == "100"
    assert channel(keys=book).push(intent("adjust_stock", "P-60", key="b:0", quantity=-2)).reason == "several_skus"
    assert channel(keys=book).push(intent("adjust_stock", "?", key="c:0", quantity=-2)).reason == "unknown_sku"


def test_a_new_account_is_active_in_the_group_of_customers_with_a_password_nobody_knows(desk, shop, channel):
    assert channel().push(CREATE).result is Result.DONE
    sent = as_record(shop.writes[0].body)
    assert (sent["active"], sent["id_default_group"], len(sent["passwd"])) == ("1", "3", 32)
    same_mail = intent("create_customer", "c2", first_name="Autre", last_name="Personne", email=EMAIL.upper())
    assert channel().push(same_mail).reason == "email_known"
    assert channel().push(intent("create_customer", "c3", email=EMAIL)).reason == "no_name"


def test_an_address_an_order_uses_is_replaced_and_another_changed_in_place(desk, shop, channel):
    furnished(desk, IntentKind.UPDATE_CUSTOMER)
    phone = intent("update_customer", 82, phone="75 12 34", **{"was:phone": "+687 25.92.58"})
    assert channel().push(phone).result is Result.DONE
    assert (
        desk.records["addresses"]["392"] | {"deleted": "1", "phone": "25 92 58"} == desk.records["addresses"]["392"]
    )
    (new,) = desk.rows("addresses", deleted=0)
    assert (new["phone"], new["city"], new["id_customer"]) == ("75 12 34", "Koné", "82")
    again = intent("update_customer", 82, key="b:0", city="Nouméa", **{"was:city": "Koné"})
    assert channel().push(again).result is Result.DONE
    assert [row["city"] for row in desk.rows("addresses", deleted=0)] == ["Nouméa"]
    assert (
        channel().push(intent("update_customer", 82, key="c:0", city="X", **{"was:city": "Y"})).reason
        == "changed_there"
    )


def test_only_what_changed_travels_with_the_id_inside(desk, shop, channel):
    furnished(desk, IntentKind.UPDATE_CUSTOMER)
    assert channel().push(UPDATE).result is Result.DONE
    assert as_record(shop.writes[0].body) == {"id": "82", "lastname": "Wéa-Berger"}
    assert channel().push(intent("update_customer", 82, birthday="05-12")).reason == "shop_must_do"


@pytest.mark.parametrize("pushed", [READY, ERASE, CREATE, VOUCHER, NOTE])
@pytest.mark.parametrize("told", [Told.json(200, {}), Told.json(200, {"orders": [{"id": 1}]}), Told(404, b"")])
def test_an_answer_to_another_question_is_not_taken_for_nothing_found(shop, channel, pushed, told):
    shop.fail("GET", "status", told)
    with pytest.raises(ShopDriftError):
        channel().push(pushed)
    assert shop.writes == []


def test_a_box_emptied_there_later_stays_empty(desk, channel):
    desk.customer(82, EMAIL, newsletter_date_add="2026-10-01 10:00:00", date_upd="2026-11-23 10:30:00")
    assert channel().push(OPT_IN).reason == "narrower_there"
    partner = intent("record_consent", 82, key="b:0", purpose="partner_offers", channel="email", state="given",
                     at="2026-11-22T23:00:00")  # fmt: skip
    assert channel().push(partner).result is Result.DONE
    assert desk.records["customers"]["82"]["optin"] == "1"
    sms = intent("record_consent", 82, key="c:0", purpose="koom_offers", channel="sms", state="given", at="x")
    assert channel().push(sms).reason == "no_place"


def test_the_account_of_everybody_erased_is_nobody(desk, shop, channel):
    desk.customer(82, "anonymous@psgdpr.com")
    assert [channel().push(each).result for each in (UPDATE, OPT_IN, ERASE)] == [Result.REFUSED] * 3
    assert shop.writes == []


def test_a_voucher_that_is_spent_or_for_many_is_left_alone(desk, shop, channel):
    rule = {"code": "RETOUR-7K2M", "quantity": 1, "active": 1, "date_to": "2027-05-31 23:59:59", "description": ""}
    for more, reason in (
        ({"quantity": 0}, "voucher_taken"), ({"active": 0}, "voucher_taken"), ({"quantity": 5}, "not_single_use"),
        ({"date_to": "2026-11-23 10:00:00"}, "voucher_taken"),
    ):  # fmt: skip
        desk.add("cart_rules", 4, **{**rule, **more})
        assert channel().push(VOUCHER).reason == reason
    assert shop.writes == []
    desk.add("cart_rules", 4, **rule)
    shop.fail("PATCH", "drop after", then=lambda: desk.add("order_cart_rules", 1, id_cart_rule=4))
    assert channel().push(VOUCHER).reason == "voucher_taken"


def test_what_the_channel_cannot_do_is_said_up_front(channel):
    none = {kind for kind, route in channel().routes.items() if route is Route.NONE}
    assert none == {
        IntentKind.REFUND, IntentKind.RESERVE_VOUCHER, IntentKind.ADD_POINTS, IntentKind.ADJUST_STOCK
    }  # fmt: skip
    bare = channel(employee_id=0, ready_state=0, handed_over_state=0).routes
    assert bare[IntentKind.SET_PREPARATION] is bare[IntentKind.ADD_NOTE] is bare[IntentKind.HAND_OVER] is Route.NONE


def test_a_key_with_too_few_rights_is_told_which(desk, channel):
    assert channel().missing() == ()
    desk.no_rights |= {"patch customers", "delete addresses"}
    assert [each.name for each in channel().missing()] == ["patch customers", "delete addresses"]
    furnished(desk, IntentKind.UPDATE_CUSTOMER)
    with pytest.raises(ShopAccessError) as raised:
        channel().push(UPDATE)
    assert raised.value.name == "PATCH customers"
    assert set(RIGHTS) == set(desk.records)


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_personal_and_no_key_is_told_to_anybody(desk, shop, channel, *, book, kind, caplog):
    caplog.set_level(logging.DEBUG)
    furnished(desk, kind)
    shop.fail("PATCH", "page")
    shop.fail("POST", "page")
    shop.fail("GET", "page", skip=1)
    said = []
    for _ in range(3):
        try:
            said.append(repr(channel(keys=book).push(EVERY[kind])))
        except ShopUnreachableError as error:
            said.append(f"{error!r} {error.__cause__!r} {error}")
    text = " ".join(said) + caplog.text
    for secret in (KEY, EMAIL, "Malia", "Berger", "25 92 58", "Prévenue", "$2y$"):
        assert secret not in text

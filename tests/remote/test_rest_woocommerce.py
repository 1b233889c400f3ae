"""WooCommerce through wc/v3: done once, compared with what was meant, and never over what the shop did meanwhile."""

import logging
from datetime import UTC, datetime

import pytest

from koom_pos.remote.errors import AnswerLostError, ShopAccessError, ShopDriftError, ShopUnreachableError
from koom_pos.remote.online_shop import Intent, IntentKind, Result, Route
from koom_pos.remote.rest_channel import KeysInMemory
from koom_pos.remote.rest_client import RestClient
from koom_pos.remote.rest_woocommerce import ROOT, WooCommerceRest
from koom_pos.remote.rest_woocommerce_calls import WooRestSettings
from tests.remote.http_shop import AFTER, SECRET, USER, Told, standing
from tests.remote.http_woocommerce import WooDesk

NOW = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
EMAIL = "malia.berger@lagon.example"


@pytest.fixture
def desk():
    return WooDesk()


@pytest.fixture
def shop(desk):
    with standing(desk) as shop:
        yield shop


@pytest.fixture
def channel(shop):
    """A channel whose program has just started: it remembers nothing."""
    opened = []

    def open_channel(*, answer_s=5.0, **settings):
        client = RestClient(shop.address, ROOT, user=USER, secret=SECRET, answer_s=answer_s, connect_s=2)
        opened.append(client)
        ready = {"ready_status": "wc-ready-pickup", **settings}
        return WooCommerceRest(client, lambda: NOW, settings=WooRestSettings(**ready), keys=KeysInMemory())

    yield open_channel
    for each in opened:
        each.close()


def intent(kind, subject, key="0190f3a1-0000-7000-8000-000000000001:0", **values):
    return Intent(key, IntentKind(kind), str(subject), values)


READY = intent("set_preparation", 526, state="ready")
OVER = intent("hand_over", 526, state="handed_over")
PAID = intent("take_payment", 526, amount_xpf=5150, tender="cash", transaction_id="CAISSE1-000123")
CANCEL = intent("cancel_order", 526)
NOTE = intent("add_note", 526, note="Prévenue par téléphone")
REFUND = intent("refund", 526, amount_xpf=1000, reason="Retour en boutique")
STOCK = intent("adjust_stock", "KM-0001", quantity=-2, reason="store_sale")
CREATE = intent("create_customer", "c1", first_name="Malia", last_name="Berger", email=EMAIL, email_key=EMAIL)
UPDATE = intent("update_customer", 43, phone="75 12 34", **{"was:phone": "68778.18.53"})
OPT_IN = intent("record_consent", 43, purpose="koom_offers", channel="email", state="given", at="2026-11-22T23:00:00",
                policy_version="3", evidence_ref="proof-1", wording="Oui")  # fmt: skip
ERASE = intent("erase_customer", 43)
VOUCHER = intent("use_voucher", "RETOUR-7K2M")
EVERY = {
    each.kind: each
    for each in (READY, OVER, PAID, CANCEL, NOTE, REFUND, STOCK, CREATE, UPDATE, OPT_IN, ERASE, VOUCHER)
}


def furnished(desk, kind):
    """Put what an intention needs into the shop; gives what tells how often it was done."""
    if kind in (IntentKind.TAKE_PAYMENT, IntentKind.CANCEL_ORDER):
        desk.order(526, "pending" if kind is IntentKind.TAKE_PAYMENT else "on-hold")
    else:
        desk.order(526, "processing", paid=True)
    desk.product(12, "KM-0001", 105)
    desk.coupon(600, "retour-7k2m")
    if kind is not IntentKind.CREATE_CUSTOMER:
        desk.customer(43, EMAIL, phone="68778.18.53")
    return {
        IntentKind.SET_PREPARATION: lambda: desk.orders[526]["status"] == "ready-pickup",
        IntentKind.HAND_OVER: lambda: desk.orders[526]["status"] == "completed",
        IntentKind.TAKE_PAYMENT: lambda: desk.orders[526]["date_paid_gmt"] is not None,
        IntentKind.CANCEL_ORDER: lambda: desk.orders[526]["status"] == "cancelled",
        IntentKind.ADD_NOTE: lambda: len(desk.notes.get(526, ())),
        IntentKind.REFUND: lambda: len(desk.refunds.get(526, ())),
        IntentKind.ADJUST_STOCK: lambda: (105 - desk.products[12]["stock_quantity"]) / 2,
        IntentKind.CREATE_CUSTOMER: lambda: len(desk.customers),
        IntentKind.UPDATE_CUSTOMER: lambda: desk.customers[43]["billing"]["phone"] == "75 12 34",
        IntentKind.RECORD_CONSENT: lambda: len(desk.customers[43]["meta_data"]) == 2,
        IntentKind.ERASE_CUSTOMER: lambda: 43 not in desk.customers,
        IntentKind.USE_VOUCHER: lambda: desk.coupons[600]["date_expires"] is not None,
    }[kind]


@pytest.mark.parametrize("kind", EVERY)
def test_each_intention_is_done_once_however_often_it_is_asked(desk, shop, channel, kind):
    times = furnished(desk, kind)
    assert channel().push(EVERY[kind]).result is Result.DONE
    assert times() == 1
    sent = len(shop.writes)
    again = channel().push(EVERY[kind])  # after a restart: nothing is remembered here, everything stands there
    assert again.result is Result.ALREADY
    assert times() == 1
    assert len(shop.writes) == sent


@pytest.mark.fault
@pytest.mark.parametrize("fault", AFTER)
@pytest.mark.parametrize("kind", EVERY)
def test_an_answer_that_is_lost_is_looked_for_at_the_shop(desk, shop, channel, kind, fault):
    times = furnished(desk, kind)
    method = {"create_customer": "POST", "add_note": "POST", "refund": "POST", "erase_customer": "DELETE"}.get(
        kind, "PUT"
    )
    shop.fail(method, fault)
    pushing = channel(answer_s=0.3)
    assert pushing.push(EVERY[kind]).result is Result.DONE
    assert times() == 1
    assert len(shop.writes) == 1
    assert channel().push(EVERY[kind]).result is Result.ALREADY


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["drop before", "stall before", "status"])
@pytest.mark.parametrize("kind", EVERY)
def test_what_did_not_arrive_is_done_at_the_next_try_and_only_then(desk, shop, channel, kind, fault):
    times = furnished(desk, kind)
    method = {"create_customer": "POST", "add_note": "POST", "refund": "POST", "erase_customer": "DELETE"}.get(
        kind, "PUT"
    )
    shop.fail(method, fault)
    pushing = channel(answer_s=0.3)
    with pytest.raises(AnswerLostError):
        pushing.push(EVERY[kind])
    assert not times()
    assert pushing.push(EVERY[kind]).result is Result.DONE
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


@pytest.mark.fault
def test_nothing_is_believed_when_even_the_look_afterwards_fails(desk, shop, channel):
    times = furnished(desk, IntentKind.ADD_NOTE)
    shop.fail("POST", "drop after")
    shop.fail("GET", "page", skip=2)
    with pytest.raises(AnswerLostError):
        channel().push(NOTE)
    assert channel().push(NOTE).result is Result.ALREADY
    assert times() == 1


@pytest.mark.parametrize(
    ("pushed", "ignored"),
    [
        (READY, "status"), (OVER, "status"), (OVER, "meta_data"), (PAID, "set_paid"), (PAID, "transaction_id"),
        (CANCEL, "status"), (STOCK, "inventory_delta"), (UPDATE, "billing"), (OPT_IN, "meta_data"),
        (VOUCHER, "date_expires"), (VOUCHER, "meta_data"),
    ],
)  # fmt: skip
def test_an_answer_that_says_something_else_is_not_taken_as_done(desk, channel, pushed, ignored):
    furnished(desk, pushed.kind)
    desk.ignored.add(ignored)
    assert channel().push(pushed).result is Result.REFUSED


@pytest.mark.parametrize("status", ["cancelled", "failed", "refunded", "trash", "completed", "pending"])
def test_what_the_shop_did_meanwhile_is_never_written_over(desk, shop, channel, status):
    desk.order(526, status, paid=status != "pending")
    assert channel().push(READY).result is Result.CONFLICT
    assert channel().push(OVER).result is Result.CONFLICT
    assert shop.writes == []


@pytest.mark.parametrize("pushed", [READY, OVER, PAID, CANCEL, NOTE, REFUND])
def test_an_order_that_is_gone_is_refused(channel, pushed):
    assert (channel().push(pushed).result, channel().push(pushed).reason) == (Result.REFUSED, "order_gone")


def test_an_unpaid_bag_is_not_handed_over_since_the_shop_would_take_that_for_the_payment(desk, channel):
    desk.order(526, "processing")
    assert channel().push(OVER).reason == "unpaid"
    assert channel().push(PAID).result is Result.DONE
    assert channel().push(OVER).result is Result.DONE


def test_somebody_elses_hand_over_is_a_conflict(desk, channel):
    desk.order(526, "processing", paid=True)
    assert channel().push(OVER).result is Result.DONE
    other = intent("hand_over", 526, key="another:0", state="handed_over")
    assert channel().push(other).reason == "handed_over_elsewhere"


def test_an_unpacked_bag_goes_back_to_processing_only_when_it_is_paid(desk, channel):
    back = intent("set_preparation", 526, state="picking")
    desk.order(526, "ready-pickup", paid=True)
    assert channel().push(back).result is Result.DONE
    assert desk.orders[526]["status"] == "processing"
    desk.order(526, "ready-pickup")
    assert channel().push(back).reason == "would_mark_paid"
    assert channel().push(intent("set_preparation", 526, state="short")).result is Result.REFUSED


def test_what_became_of_a_bag_without_a_state_there_stands_in_a_note(desk, channel):
    desk.order(526, "ready-pickup", paid=True)
    assert channel().push(intent("hand_over", 526, state="no_show")).result is Result.DONE
    assert desk.notes[526][0]["note"].startswith("Caisse : commande non retirée. (KOOM-")
    assert desk.orders[526]["status"] == "ready-pickup"


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        ("pending", {"set_paid": True}),
        ("failed", {"set_paid": True}),
        ("on-hold", {"status": "processing"}),
        ("processing", {}),
        ("ready-pickup", {}),
    ],
)
def test_each_state_is_paid_by_the_call_that_works_there(desk, shop, channel, status, sent):
    desk.order(526, status)
    assert channel().push(PAID).result is Result.DONE
    body = shop.writes[0].json
    assert {name: body[name] for name in ("set_paid", "status") if name in body} == sent
    has_date = any(each["key"] == "_date_paid" for each in body["meta_data"])
    assert has_date is not bool(sent)
    assert desk.orders[526]["status"] == (status if not sent else "processing")
    other = intent("take_payment", 526, key="another:0", amount_xpf=5150, tender="card")
    assert channel().push(other).reason == "paid_elsewhere"


def test_a_part_payment_has_no_place(desk, channel):
    desk.order(526, "pending")
    part = intent("take_payment", 526, amount_xpf=2000, tender="cash")
    assert channel().push(part).reason == "amount_differs"


LINE = {"id": 2164, "quantity": 2, "total": "4847", "taxes": [{"id": 1, "total": "533"}], "meta_data": []}


def test_a_refund_gives_lines_back_with_their_part_of_the_money(desk, shop, channel):
    desk.order(526, "completed", paid=True, line_items=[LINE])
    one = intent("refund", 526, amount_xpf=2690, **{"line:2164": 1})
    assert channel().push(one).result is Result.DONE
    body = shop.writes[0].json
    assert body["api_restock"] is True
    assert body["api_refund"] is False
    assert body["line_items"] == [
        {"id": 2164, "quantity": 1, "refund_total": 2424, "refund_tax": [{"id": "1", "refund_total": 267}]}
    ]
    both = intent("refund", 526, key="another:0", amount_xpf=2460, **{"line:2164": 2})
    assert channel().push(both).reason == "lines_differ"


@pytest.mark.parametrize(("amount", "reason"), [(0, "amount"), (-5, "amount"), (5151, "refunded_elsewhere")])
def test_a_refund_the_shop_would_take_wrongly_is_not_sent(desk, shop, channel, amount, reason):
    desk.order(526, "completed", paid=True)
    assert channel().push(intent("refund", 526, amount_xpf=amount)).reason == reason
    assert shop.writes == []


def test_a_variation_kept_by_its_product_is_counted_there(desk, channel):
    desk.product(71, "KP-005", 76, type="variable")
    desk.product(72, "KV-005-1", 76, type="variation", parent_id=71, manage_stock="parent")
    desk.product(54, "KV-001-1", 45, type="variation", parent_id=53)
    assert channel().push(intent("adjust_stock", "KV-005-1", quantity=-2)).remote_id == "71"
    assert channel().push(intent("adjust_stock", "KV-001-1", quantity=3)).remote_id == "54"
    assert [desk.products[each]["stock_quantity"] for each in (71, 72, 54)] == [74, 76, 48]


def test_an_article_nobody_counts_has_no_place_and_an_unknown_one_is_refused(desk, channel):
    desk.product(23, "KM-0012", None)
    assert channel().push(intent("adjust_stock", "KM-0012", quantity=-1)).reason == "no_place"
    assert channel().push(intent("adjust_stock", "KM-9999", quantity=-1)).reason == "unknown_sku"


def test_a_sale_of_the_shop_in_between_is_kept_and_no_reason_to_send_again(desk, shop, channel):
    desk.product(12, "KM-0001", 105)

    def sell():
        desk.products[12]["stock_quantity"] -= 1

    shop.fail("PUT", "drop after", then=sell)
    assert channel().push(STOCK).result is Result.DONE
    assert desk.products[12]["stock_quantity"] == 102


@pytest.mark.fault
def test_a_difference_nothing_can_prove_is_left_to_a_person(desk, shop, channel):
    desk.product(12, "KM-0001", 105)
    desk.keeps_metas = False
    shop.fail("PUT", "drop after")
    outcome = channel().push(STOCK)
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "unprovable")


def test_other_differences_do_not_push_a_key_out(desk, channel):
    desk.product(12, "KM-0001", 105)
    for number in range(10):
        assert channel().push(intent("adjust_stock", "KM-0001", key=f"k:{number}", quantity=-1)).result is Result.DONE
    assert channel().push(intent("adjust_stock", "KM-0001", key="k:0", quantity=-1)).result is Result.ALREADY
    assert desk.products[12]["stock_quantity"] == 95


def test_an_account_with_the_address_under_another_name_is_a_conflict(desk, channel):
    desk.customer(43, EMAIL.upper(), first_name="Autre", last_name="Personne")
    outcome = channel().push(CREATE)
    assert (outcome.result, outcome.reason, outcome.remote_id) == (Result.CONFLICT, "email_known", "43")


def test_only_changed_fields_travel_and_only_over_the_value_they_replace(desk, shop, channel):
    desk.customer(43, EMAIL, phone="+687 77.81.85")
    assert channel().push(UPDATE).reason == "changed_there"
    desk.customers[43]["billing"]["phone"] = "687 781853"
    assert channel().push(UPDATE).result is Result.DONE
    assert shop.writes[0].json == {"billing": {"phone": "75 12 34"}}
    born = intent("update_customer", 43, birthday="05-12", **{"was:birthday": ""})
    assert channel().push(born).reason == "shop_must_do"


@pytest.mark.parametrize("pushed", [READY, ERASE, CREATE, VOUCHER, NOTE, STOCK])
@pytest.mark.parametrize(
    "told", [Told(404, b"<html>"), Told.json(404, {"code": "rest_no_route"}), Told.json(200, "x")]
)
def test_a_shop_without_the_interface_is_not_a_shop_without_the_record(shop, channel, pushed, told):
    shop.fail("GET", "status", told)
    with pytest.raises(ShopDriftError):
        channel().push(pushed)
    assert shop.writes == []


@pytest.mark.fault
@pytest.mark.parametrize("answer", [[], "ok", 1])
def test_an_answer_that_is_no_record_is_a_lost_one(desk, shop, channel, answer):
    times = furnished(desk, IntentKind.ADD_NOTE)
    shop.fail("POST", "status", Told.json(200, answer))
    with pytest.raises(AnswerLostError):
        channel().push(NOTE)
    assert times() == 0


@pytest.mark.parametrize("role", ["shop_manager", "administrator"])
def test_nobody_who_works_at_the_shop_is_written_to_or_deleted(desk, shop, channel, role):
    desk.customer(43, EMAIL, role=role)
    assert [channel().push(each).result for each in (UPDATE, OPT_IN, ERASE)] == [Result.REFUSED] * 3
    assert shop.writes == []


def test_a_box_nobody_may_read_back_is_written_and_a_person_told(desk, channel):
    desk.customer(43, EMAIL)
    desk.is_administrator = False
    assert channel().push(OPT_IN).reason == "unprovable"
    assert desk.customers[43]["meta_data"][0]["value"] == "1"
    assert [missing.name for missing in channel().missing()] == ["administrator"]


def test_a_yes_from_before_a_withdrawal_does_not_come_back(desk, channel):
    desk.customer(43, EMAIL)
    said = {"purpose": "koom_offers", "channel": "email"}
    no = intent("record_consent", 43, key="b:0", state="withdrawn", at="2026-11-22T23:30:00", **said)
    assert channel().push(no).result is Result.DONE
    assert channel().push(OPT_IN).reason == "narrower_there"
    sms = intent("record_consent", 43, key="c:0", purpose="koom_offers", channel="sms", state="given", at="x")
    assert channel().push(sms).reason == "no_place"


def test_erasing_takes_an_administrators_key(desk, channel):
    desk.customer(43, EMAIL)
    desk.is_administrator = False
    with pytest.raises(ShopAccessError) as raised:
        channel().push(ERASE)
    assert raised.value.name == "DELETE customers"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"usage_count": 1}, "voucher_taken"),
        ({"date_expires_gmt": "2026-10-01T13:00:00"}, "voucher_taken"),
        ({"status": "draft"}, "voucher_taken"),
        ({"usage_limit": None}, "not_single_use"),
        ({"usage_limit": 5}, "not_single_use"),
    ],
)
def test_a_voucher_that_is_spent_or_for_many_is_left_alone(desk, shop, channel, more, reason):
    desk.coupon(600, "retour-7k2m", **more)
    assert channel().push(VOUCHER).reason == reason
    assert shop.writes == []


def test_a_voucher_used_on_the_web_between_look_and_word_is_taken(desk, shop, channel):
    desk.coupon(600, "retour-7k2m")
    shop.fail("PUT", "drop after", then=lambda: desk.coupons[600].update(usage_count=1))
    assert channel().push(VOUCHER).reason == "voucher_taken"


def test_what_the_channel_cannot_do_is_said_up_front(channel):
    routes = channel().routes
    assert set(routes) == set(IntentKind)
    none = {kind for kind, route in routes.items() if route is Route.NONE}
    assert none == {IntentKind.RESERVE_VOUCHER, IntentKind.ADD_POINTS}
    assert channel(ready_status="").routes[IntentKind.SET_PREPARATION] is Route.NONE
    assert channel().push(intent("reserve_voucher", "X")).reason == "shop_must_do"


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_personal_and_no_key_is_told_to_anybody(desk, shop, channel, kind, caplog):
    caplog.set_level(logging.DEBUG)
    furnished(desk, kind)
    shop.fail("PUT", "page")
    shop.fail("POST", "page")
    shop.fail("GET", "page", skip=1)
    said = []
    for _ in range(3):
        try:
            said.append(repr(channel().push(EVERY[kind])))
        except ShopUnreachableError as error:
            said.append(f"{error!r} {error.__cause__!r} {error}")
    text = " ".join(said) + caplog.text
    for secret in (USER, SECRET, EMAIL, "Malia", "75 12 34", "Prévenue"):
        assert secret not in text

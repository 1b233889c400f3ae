"""wc/v3 against what the real shop was recorded to do: the calls this program makes, and the desk its tests use."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from koom_pos.remote.online_shop import Intent, IntentKind, Result
from koom_pos.remote.rest_client import RestClient
from koom_pos.remote.rest_woocommerce import ROOT, WooCommerceRest
from koom_pos.remote.rest_woocommerce_calls import WooRestSettings
from tests.remote.http_shop import SECRET, USER, asked_of, recorded, standing
from tests.remote.http_woocommerce import WooDesk

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def intent(kind, subject="", **values):
    return Intent("0190f3a1-0000-7000-8000-000000000001:0", IntentKind(kind), subject, values)


PAID = {"amount_xpf": 20390, "tender": "cash", "transaction_id": "CAISSE1-000123"}
OPT_IN = {"purpose": "koom_offers", "channel": "email", "at": "2026-11-22T23:00:00"}
RECORDED = {
    "order_ready_pickup": intent("set_preparation", state="ready"),
    "order_completed_paid": intent("hand_over", state="handed_over"),
    "order_cancel": intent("cancel_order"),
    "order_set_paid_pending": intent("take_payment", **PAID),
    "order_on_hold_to_processing": intent("take_payment", **PAID),
    "order_meta_date_paid_works": intent("take_payment", **PAID),
    "order_note_private_by_user": intent("add_note", note="Client prévenu"),
    "refund_partial_line": intent("refund", amount_xpf=3070, **{"line:2161": 1}),
    "stock_delta": intent("adjust_stock", "KM-0001", quantity=-2),
    "stock_delta_parent": intent("adjust_stock", "KV-005-1", quantity=-2),
    "stock_delta_variation": intent("adjust_stock", "KV-001-1", quantity=-2),
    "customer_create_password_empty": intent("create_customer", "c1", email="mini@lagoon.example"),
    "customer_update_phone": intent("update_customer", phone="+687 75.12.34"),
    "customer_optin_own_key_on": intent("record_consent", state="given", **OPT_IN),
    "customer_optin_own_key_off": intent("record_consent", state="withdrawn", **OPT_IN),
    "customer_delete_force_admin": intent("erase_customer"),
    "coupon_close_expire": intent("use_voucher", "RETOUR-7K2M"),
}
TRAPS = (
    "order_set_paid_on_hold", "order_set_paid_cod_processing", "order_set_paid_with_status", "order_set_paid_twice",
    "order_completed_unpaid_cod", "order_stale_write", "order_put_readonly_and_unknown_fields",
    "err_order_status_invalid_400", "err_order_unknown_404", "err_order_put_unknown_400", "err_refund_too_much_500",
    "stock_delta_variation_parent_managed", "stock_set_not_managed", "coupon_usage_count_readonly",
    "customer_by_email_none", "customer_optin_protected_meta_ignored_on", "err_customer_delete_no_force_501",
    "product_by_sku_unknown", "wrong_content_type_ignored",
)  # fmt: skip
START = {
    "order_set_paid_pending": "pending",
    "order_set_paid_twice": "pending",
    "order_set_paid_with_status": "pending",
    "order_cancel": "on-hold",
    "order_on_hold_to_processing": "on-hold",
    "order_set_paid_on_hold": "on-hold",
    "order_set_paid_cod_processing": "processing",
    "order_meta_date_paid_works": "processing",
    "order_completed_unpaid_cod": "processing",
}
"""Where an unpaid order stood; the others were paid and being prepared."""

WORDS = {"note", "reason", "date_expires", "billing", "email", "payment_method_title"}
COMPARED = ("status", "payment_method", "transaction_id", "stock_quantity", "manage_stock", "amount", "usage_count")


def number_in(path):
    """Give the number of the order or customer a path is about."""
    return next((int(part) for part in path.split("/") if part.isdigit()), 0)


def furnished(name, number):
    """Put the shop where it was when that exchange was recorded."""
    desk = WooDesk()
    if not name.endswith(("unknown_404", "unknown_400")):
        lines = [{"id": 2161, "quantity": 1, "total": "2766", "taxes": [{"id": 1, "total": "304"}], "meta_data": []}]
        desk.order(number, START.get(name, "processing"), "20390", paid=name not in START, line_items=lines)
    desk.customer(number, "autre@lagon.example")
    desk.customer(43, "malia.berger@lagon.example", phone="68778.18.53")
    desk.coupon(600, "retour-7k2m")
    desk.product(12, "KM-0001", 105)
    desk.product(23, "KM-0012", None)
    desk.product(71, "KP-005", 76, type="variable")
    desk.product(72, "KV-005-1", 76, type="variation", parent_id=71, manage_stock="parent")
    desk.product(54, "KV-001-1", 45, type="variation", parent_id=53)
    return desk


@pytest.mark.parametrize("name", RECORDED)
def test_what_is_sent_is_what_the_recorded_exchange_sent(name):
    exchange = asked_of(recorded("woocommerce", name))
    number = number_in(exchange.path.removeprefix("/wp-json/wc/v3/"))
    pushed = RECORDED[name] if RECORDED[name].subject else replace(RECORDED[name], subject=str(number))
    with standing(furnished(name, number)) as shop:
        client = RestClient(shop.address, ROOT, user=USER, secret=SECRET)
        channel = WooCommerceRest(client, lambda: NOW, settings=WooRestSettings(ready_status="wc-ready-pickup"))
        assert channel.push(pushed).result is Result.DONE
        channel.close()
    sent, wanted = shop.writes[0], exchange.json if exchange.body else {}
    assert sent.call == exchange.call
    body = sent.json if sent.body else {}
    assert set(wanted) <= set(body)
    assert set(body) - set(wanted) <= {"meta_data"}
    plain = set(wanted) - WORDS - {"meta_data"}
    assert {each: body[each] for each in plain} == {each: wanted[each] for each in plain}
    keys = {each["key"] for each in wanted.get("meta_data", ()) if not each["key"].startswith("_koom")}
    assert keys <= {each["key"] for each in body.get("meta_data", ())}


@pytest.mark.parametrize("name", [*RECORDED, *TRAPS])
def test_the_desk_of_these_tests_answers_as_the_real_shop_did(name):
    exchange = recorded("woocommerce", name)
    asked = asked_of(exchange)
    desk = furnished(name, number_in(asked.path.removeprefix("/wp-json/wc/v3/")))
    if name == "order_set_paid_twice":
        desk(asked)
    told = desk(asked)
    assert told.status == exchange["response"]["status"]
    answered, real = json.loads(told.body), json.loads(exchange["response"]["body"])
    assert type(answered) is type(real)
    if not isinstance(real, dict):
        return
    assert answered.get("code") == real.get("code")
    told_of = set(asked.json) if asked.body and told.status < 300 else set()
    for each in COMPARED:
        if (
            each in answered
            and each in real
            and (each in told_of or each in ("status", "stock_quantity", "usage_count"))
        ):
            assert str(answered[each]) == str(real[each]), each
    if "date_paid_gmt" in real:
        assert bool(answered["date_paid_gmt"]) is bool(real["date_paid_gmt"])

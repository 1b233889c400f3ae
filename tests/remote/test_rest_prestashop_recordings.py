"""The webservice against what the real PrestaShop was recorded to do: the calls made, and the desk the tests use."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from koom_pos.remote.online_shop import Intent, IntentKind, Result
from koom_pos.remote.rest_client import RestClient, read_xml
from koom_pos.remote.rest_prestashop import RIGHTS, ROOT, PrestashopRest
from koom_pos.remote.rest_prestashop_calls import PrestaRestSettings
from tests.remote.http_prestashop import KEY, PrestaDesk, as_record
from tests.remote.http_shop import asked_of, recorded, standing
from tests.remote.test_rest_prestashop import KeptBook

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def intent(kind, subject="", **values):
    return Intent("0190f3a1-0000-7000-8000-000000000001:0", IntentKind(kind), subject, values)


CASH = intent("take_payment", "402", amount_xpf=7590, tender="cash", transaction_id="CAISSE1-000123")
OPT_IN = {"channel": "email", "at": "2026-11-22T23:00:00", "state": "given"}
RECORDED = {
    "state14_ready": (intent("set_preparation", "386", state="ready"), 0),
    "state15_handed_over": (intent("hand_over", state="handed_over"), 1),
    "state6_cancel": (intent("cancel_order", "419"), 0),
    "state2_paid_cod": (CASH, 0),
    "payment_state2_then_relabel": (CASH, 1),
    "message_post_private": (intent("add_note", "402", note="Client prévenu par téléphone."), 0),
    "stock_patch": (intent("adjust_stock", "KM-0001", quantity=-2), 0),
    "stock_patch_combination": (intent("adjust_stock", "KV-001-1", quantity=-2), 0),
    "customer_create": (intent("create_customer", "c", first_name="Hélène", last_name="d'Anglebermes",
                               email="nouveau.client@lagoon.example"), 0),
    "customer_patch_name": (intent("update_customer", "8", last_name="Dupont-Wéa"), 0),
    "customer_patch_newsletter_on_dated": (intent("record_consent", "8", purpose="koom_offers", **OPT_IN), 0),
    "customer_patch_optin": (intent("record_consent", "8", purpose="partner_offers", **OPT_IN), 0),
    "address_create": (intent("update_customer", "82", phone="751234"), 0),
    "address_delete": (intent("erase_customer", "82"), 0),
    "customer_delete": (intent("erase_customer", "82"), 1),
    "voucher_use_patch": (intent("use_voucher", "RETOUR-7K2M"), 0),
}  # fmt: skip
"""What the till wants, and which of its writes the recorded one is."""

TRAPS = (
    "state14_after_cancel_conflict", "state6_cancel_twice", "err_state_unknown_order_500_empty",
    "err_state_unknown_state_500_half_done", "err_state_missing_order", "err_customer_patch_no_id_in_body",
    "err_customer_patch_unknown_404", "err_customer_create_twice_500", "err_customer_delete_twice",
    "err_message_html", "err_malformed_xml", "customer_by_email_none_json", "stock_get_combination",
    "payment_find_by_transaction", "order_histories_of_order", "orders_by_reference",
)  # fmt: skip
WORDS = {"passwd", "message", "newsletter", "optin", "address1", "city", "postcode", "firstname", "lastname"}
"""Fields whose text is of the day; those of a new account also say what she never said here."""


def furnished():
    """Put the shop where it was when the exchanges were recorded."""
    desk = PrestaDesk()
    for number, state, paid, reference in (
        (386, 3, 7590, "A"), (402, 13, 0, "HQSMHEPMD"), (419, 10, 0, "B"), (436, 2, 7590, "RSYJBIHEW"),
    ):  # fmt: skip
        desk.order(number, state, paid=paid, reference=reference)
    desk.customer(8, "jean.luc.tuakoifenua16@canl.example")
    desk.customer(82, "moana@lagon.example")
    desk.address(392, 82)
    desk.add("products", 20, reference="KM-0001")
    desk.add("combinations", 40, id_product=60, reference="KV-001-1")
    stock = {"depends_on_stock": 0, "id_shop": 1}
    desk.add("stock_availables", 59, id_product=20, id_product_attribute=0, quantity=40, **stock)
    desk.add("stock_availables", 99, id_product=60, id_product_attribute=0, quantity=188, **stock)
    desk.add("stock_availables", 100, id_product=60, id_product_attribute=40, quantity=58, **stock)
    desk.add(
        "cart_rules", 4, code="RETOUR-7K2M", quantity=1, active=1, date_to="2027-05-31 23:59:59", description="Bon"
    )
    desk.add("order_payments", 371, order_reference="RSYJBIHEW", transaction_id="EPN63749714", amount="7590.000000")
    return desk


def kept(exchange):
    return asked_of(exchange, user=KEY, secret="")


@pytest.mark.parametrize("name", RECORDED)
def test_what_is_sent_is_what_the_recorded_exchange_sent(name):
    exchange = kept(recorded("prestashop", name))
    wanted = as_record(exchange.body) if exchange.body else {}
    pushed, place = RECORDED[name]
    desk = furnished()
    if not pushed.subject:
        pushed = replace(pushed, subject=wanted["id_order"])
        desk.order(int(wanted["id_order"]), 14, paid=7590, reference="C")
    with standing(desk) as shop:
        settings = PrestaRestSettings(employee_id=2, ready_state=14, handed_over_state=15)
        client = RestClient(shop.address, ROOT, user=KEY, secret="")
        channel = PrestashopRest(client, lambda: NOW, settings=settings, keys=KeptBook())
        assert channel.push(pushed).result is Result.DONE
        channel.close()
    sent = shop.writes[place]
    assert sent.method == exchange.method
    assert sent.path.rstrip("0123456789") == exchange.path.rstrip("0123456789")
    body = as_record(sent.body) if sent.body else {}
    told = set(wanted) - WORDS - {"id", "ip_registration_newsletter"}
    assert {each: body.get(each) for each in told} == {each: wanted[each] for each in told}
    assert ("id" in body) is ("id" in wanted)


@pytest.mark.parametrize("name", [*RECORDED, *TRAPS])
def test_the_desk_of_these_tests_answers_as_the_real_shop_did(name):
    exchange = recorded("prestashop", name)
    desk, asked = furnished(), kept(exchange)
    desk.add("order_payments", 375, order_reference="HQSMHEPMD", transaction_id="", amount="7590.000000")
    if name == "err_customer_create_twice_500":
        desk(asked)
    if name == "err_customer_delete_twice":
        del desk.records["customers"]["82"]
    if name == "state15_handed_over":
        desk.order(int(as_record(asked.body)["id_order"]), 14, paid=7590)
    told, real = desk(asked), exchange["response"]
    assert told.status == real["status"]
    assert bool(told.body) is bool(real["body"])
    if not told.body:
        return
    if asked.query.get("output_format") == "JSON":
        answered, said = json.loads(told.body), json.loads(real["body"])
        assert type(answered) is type(said)
        ours, theirs = ((next(iter(each.values())) if each else []) for each in (answered, said))
        assert bool(ours) is bool(theirs)
        assert {(type(row["id"]), type(row.get("id_order", ""))) for row in (*ours, *theirs)} <= {(int, str)}
        return
    answered, said = ElementTree.fromstring(told.body), read_xml(real["body"].encode())
    assert answered[0].tag == said[0].tag
    assert answered.findtext("errors/error/code") == said.findtext("errors/error/code")
    sent = as_record(asked.body) if asked.body and told.status < 300 else {}
    one, other = as_record(told.body), as_record(real["body"].encode())
    same = [each for each in sent if each in one and each in other and each not in WORDS]
    assert {each: one[each] for each in same} == {each: other[each] for each in same}


def test_the_rights_asked_for_are_names_the_real_shop_knows():
    root = read_xml(recorded("prestashop", "root")["response"]["body"].encode()).find("api")
    assert set(RIGHTS) - {each.tag for each in root} <= {"order_cart_rules", "products", "combinations"}
    assert all(set(methods) <= set(root.find("customers").attrib) for methods in RIGHTS.values())

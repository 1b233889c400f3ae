"""Orders of a PrestaShop: three states out of one, francs out of six places, and nobody who was erased."""

import pytest

from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.remote.online_shop import Cursor, Stream
from koom_pos.remote.prestashop_site import Meaning, PrestashopSettings
from tests.remote.prestashop_shop import ZERO, emptied, lay_out, names, news, opened, pull_all


@pytest.fixture(scope="module")
def laid_out(mariadb):
    side = lay_out(mariadb.fresh_database(collation="utf8mb4_general_ci"))
    yield side
    side.engine.dispose()


@pytest.fixture
def sides(laid_out):
    side = emptied(laid_out)
    shop = opened(side)
    yield side, shop
    shop.close()


def test_an_order_is_read_tax_included_in_the_shop_s_own_time(sides):
    side, shop = sides
    who = side.customer()
    order = side.order(who, ("ROUGE", 2, 5000), ("KHOL", 1, 2800), total_shipping_tax_incl="500.000000",
                       total_discounts_tax_incl="300.4", total_paid_tax_incl="7999.6", total_paid_real="7999.6",
                       note="Sonner deux fois")  # fmt: skip
    side.add("message", id_order=order, message="Je passe samedi 🎁")
    [read], _ = pull_all(shop, Stream.ORDERS)
    assert (read.remote_id, read.customer_remote_id) == (str(order), str(who))
    assert [(line.sku, line.quantity, line.gross_xpf) for line in read.lines] == [
        ("ROUGE", 2, 5000),
        ("KHOL", 1, 2800),
    ]
    assert (read.total_xpf, read.paid_xpf, read.shipping_xpf, read.discount_xpf) == (8000, 8000, 500, 300)
    assert read.rounding_xpf == 0
    assert read.placed_at_utc == side.now
    assert (read.payment, read.preparation, read.handover) == (Payment.PAID, Preparation.NEW, Handover.WAITING)
    assert (read.status, read.is_pickup) == ("Paiement accepté", True)
    assert read.note == "Je passe samedi 🎁\nSonner deux fois"
    assert read.contact["phone"] == "75.12.34"


def test_gift_wrapping_is_a_line_of_its_own(sides):
    side, shop = sides
    side.order(side.customer(), ("A", 1, 1000), total_wrapping_tax_incl=250, total_paid_tax_incl=1250)
    [read], _ = pull_all(shop, Stream.ORDERS)
    assert (read.lines[-1].label, read.lines[-1].gross_xpf, read.rounding_xpf) == ("Emballage cadeau", 250, 0)


def test_a_ready_order_counts_as_valid_and_is_unpaid_all_the_same(sides):
    side, shop = sides
    side.order(side.customer(), ("A", 1, 4660), state=14, valid=1)
    [read], _ = pull_all(shop, Stream.ORDERS)
    assert (read.payment, read.preparation, read.handover) == (Payment.UNPAID, Preparation.READY, Handover.WAITING)


def test_orders_of_a_split_cart_share_a_reference_and_are_told_apart(sides):
    side, shop = sides
    who = side.customer()
    for _ in range(2):
        side.order(who, ("A", 1, 100), reference="XKBKNABJK")
    assert [each.number for each in pull_all(shop, Stream.ORDERS)[0]] == ["XKBKNABJK", "XKBKNABJK#2"]


def test_an_order_in_another_currency_is_named_and_the_others_arrive(sides):
    side, shop = sides
    who = side.customer()
    euros = side.order(who, ("A", 1, 27), id_currency=1)
    francs = side.order(who, ("A", 1, 2700))
    batch = shop.pull(Stream.ORDERS, Cursor(), limit=10)
    assert [(each.remote_id, each.reason) for each in batch.faults] == [(str(euros), "OtherCurrency")]
    assert names(batch.records) == {str(francs)}


def test_an_order_of_somebody_erased_names_nobody_though_her_address_stays(sides):
    side, shop = sides
    who = side.customer()
    order = side.order(who, ("A", 1, 100), note="Pour Léa")
    side.run("DELETE FROM {customer} WHERE id_customer = :who", who=who)
    [read], _ = pull_all(shop, Stream.ORDERS)
    assert (read.remote_id, read.customer_remote_id) == (str(order), "")
    assert (read.contact, read.address, read.note) == ({}, {}, "")


def test_the_address_of_an_order_is_read_even_once_it_is_deleted(sides):
    side, shop = sides
    who = side.customer()
    side.order(who, ("A", 1, 100), address=side.address(who, city="Lifou", deleted=1))
    assert pull_all(shop, Stream.ORDERS)[0][0].address["city"] == "Lifou"


def test_a_guest_s_order_keeps_her_contact(sides):
    side, shop = sides
    side.order(side.customer(is_guest=1, email="invitee@courriel.example"), ("A", 1, 100))
    assert pull_all(shop, Stream.ORDERS)[0][0].contact["email"] == "invitee@courriel.example"


@pytest.mark.parametrize(("carrier", "pickup"), [(1, True), (5, True), (6, False)])
def test_pickup_is_a_carrier_s_reference_that_survives_its_edits(sides, carrier, pickup):
    side, shop = sides
    side.order(side.customer(), ("A", 1, 100), id_carrier=carrier)
    assert pull_all(shop, Stream.ORDERS)[0][0].is_pickup is pickup


@pytest.mark.parametrize(
    ("state", "preparation", "handover", "cancelled"),
    [
        (3, Preparation.PICKING, Handover.WAITING, False),
        (4, Preparation.READY, Handover.OUT_FOR_DELIVERY, False),
        (5, Preparation.READY, Handover.DELIVERED, False),
        (6, None, None, True),
        (8, None, None, True),
        (13, Preparation.NEW, Handover.WAITING, False),
        (15, Preparation.READY, Handover.HANDED_OVER, False),
    ],
)
def test_states_say_what_the_configuration_and_their_words_mean(sides, state, preparation, handover, cancelled):
    side, shop = sides
    side.order(side.customer(), ("A", 1, 100), state=state, id_carrier=6)
    [read], _ = pull_all(shop, Stream.ORDERS)
    assert (read.preparation, read.handover, read.is_cancelled) == (preparation, handover, cancelled)


def test_the_manager_s_word_on_a_state_stands(sides):
    side, _ = sides
    said = {13: Meaning(Preparation.READY, Handover.WAITING)}
    shop = opened(side, settings=PrestashopSettings(meanings=said))
    side.order(side.customer(), ("A", 1, 100), state=13)
    assert pull_all(shop, Stream.ORDERS)[0][0].preparation is Preparation.READY
    shop.close()


def test_a_pickup_order_that_left_is_in_her_hands_whatever_the_state_is_called(sides):
    side, shop = sides
    side.order(side.customer(), ("A", 1, 100), state=4)
    assert pull_all(shop, Stream.ORDERS)[0][0].handover is Handover.HANDED_OVER


def test_a_refunded_order_that_had_been_handed_over_stays_so(sides):
    side, shop = sides
    order = side.order(side.customer(), ("A", 1, 100), state=15, total_paid_real=100)
    side.change("orders", f"id_order = {order}", current_state=7)
    [read], _ = pull_all(shop, Stream.ORDERS)
    assert (read.payment, read.handover, read.paid_xpf) == (Payment.REFUNDED, Handover.HANDED_OVER, 0)


def test_a_credit_slip_is_seen_though_the_order_does_not_move_and_counts_tax_included(sides):
    side, shop = sides
    order = side.order(side.customer(), ("A", 3, 4860), total_paid_real=4860)
    cursor = news(shop, Stream.ORDERS, None)
    side.add("order_slip", id_order=order, amount="1459.459459", total_products_tax_incl="1620")
    [read], _ = pull_all(shop, Stream.ORDERS, cursor)
    assert (read.payment, read.paid_xpf, read.total_xpf) == (Payment.PART_REFUNDED, 3240, 4860)


@pytest.mark.parametrize("where", ["message", "thread", "history"])
def test_what_hangs_on_an_order_is_seen_though_the_order_does_not_move(sides, where):
    side, shop = sides
    who = side.customer()
    order = side.order(who, ("A", 1, 100))
    cursor = news(shop, Stream.ORDERS, None)
    if where == "message":
        side.add("message", id_order=order, message="Client prévenu")
    elif where == "thread":
        thread = side.add("customer_thread", id_order=order, email="lea1@courriel.example")
        side.add("customer_message", id_customer_thread=thread, message="Client prévenu")
    else:
        side.add("order_history", id_order=order, id_order_state=3)
    assert names(pull_all(shop, Stream.ORDERS, cursor)[0]) == {str(order)}


def test_a_raw_change_of_state_without_any_date_is_found_by_the_sweep(sides):
    side, shop = sides
    order = side.order(side.customer(), ("A", 1, 100))
    before = shop.sweep(Stream.ORDERS, "", limit=10).stamps
    side.change("orders", f"id_order = {order}", current_state=6)
    assert before != shop.sweep(Stream.ORDERS, "", limit=10).stamps
    assert shop.fetch(Stream.ORDERS, [str(order), "9999"]).records[0].is_cancelled


def test_zero_dates_stand_in_the_way_of_nothing(sides):
    side, shop = sides
    side.customer(date_upd=ZERO)
    side.order(side.customer(), ("A", 1, 100), date_upd=ZERO)
    assert len(pull_all(shop, Stream.CUSTOMERS)[0]) == 2
    assert len(pull_all(shop, Stream.ORDERS)[0]) == 1
    cursor = news(shop, Stream.ORDERS, None)
    assert pull_all(shop, Stream.ORDERS, cursor)[0] == []


def test_an_order_without_a_date_is_named(sides):
    side, shop = sides
    order = side.order(side.customer(), ("A", 1, 100), date_add=ZERO)
    assert [each.remote_id for each in shop.pull(Stream.ORDERS, Cursor(), limit=9).faults] == [str(order)]

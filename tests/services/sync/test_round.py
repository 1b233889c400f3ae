"""Rounds between a real store and a contract shop on a file: what moves, what waits, what is never widened."""

import pytest

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.customer import CustomerField, PersonalFields
from koom_pos.domain.order import Handover, Payment
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.errors import ShopUnreachableError
from koom_pos.services import consents, customers, loyalty, suppression
from koom_pos.services.sync.round import run_round
from tests.remote.contract_shop import open_shop_side
from tests.services.selling import give_back, sell

EMAIL = "lea@courriel.example"


@pytest.fixture
def sides(open_shop, tmp_path):
    side, shop = open_shop_side(f"sqlite:///{tmp_path / 'online.db'}")
    yield open_shop, side, shop
    shop.close()


def sync(store, shop):
    report = run_round(store.desk, shop)
    store.clock.forward(minutes=1)
    return report


def card(store, query):
    found = customers.search_customers(store.desk, query)
    return customers.get_customer(store.desk, found[0].customer_id) if found else None


def member(store, **fields):
    values = PersonalFields(**{"first_name": "Léa", "last_name": "Wamytan", "email": EMAIL, **fields})
    return customers.create_customer(store.desk, store.cashier, values, fifteen_or_over=True)


def test_a_customer_of_the_shop_becomes_a_customer_here_but_no_member(sides):
    store, side, shop = sides
    side.customer(phone="75 12 34", city="NOUMEA")
    assert sync(store, shop).pulled.by_fate == {"created": 1}
    found = card(store, "wamytan")
    assert found.fields.phone == "+687751234"
    assert found.source == "web"
    with store.desk.store.reading() as tx:
        assert tx.loyalty.member_of(found.id) is None


def test_a_round_again_changes_nothing(sides):
    store, side, shop = sides
    side.customer()
    side.order(("A", 1, 1000))
    sync(store, shop)
    again = sync(store, shop)
    assert set(again.pulled.by_fate) <= {"same"}
    assert again.is_clean


def test_she_is_met_by_her_e_mail_and_each_side_gives_what_the_other_lacks(sides):
    store, side, shop = sides
    ours = member(store, phone="75.12.34")
    theirs = side.customer(email="LEA@courriel.example", city="Dumbéa")
    sync(store, shop)
    report = sync(store, shop)
    assert report.conflicts == 0
    assert customers.get_customer(store.desk, ours.id).fields.city == "Dumbéa"
    assert side.row(tables.customer, theirs)["phone"] == "+687751234"
    assert len(side.rows(tables.customer)) == 1


def test_a_guest_is_the_contact_of_an_order_never_a_customer(sides):
    store, side, shop = sides
    side.customer(is_guest=True)
    assert sync(store, shop).pulled.by_fate == {"skipped": 1}
    assert card(store, "wamytan") is None


def test_two_cards_with_her_e_mail_park_her_until_they_are_merged(sides):
    store, side, shop = sides
    member(store)
    member(store)
    side.customer()
    report = sync(store, shop)
    with store.desk.store.reading() as tx:
        assert [record.reason for record in tx.online.parked()] == ["SeveralCards"]
    assert not report.is_clean


def test_a_change_on_each_side_reaches_the_other(sides):
    store, side, shop = sides
    theirs = side.customer(city="Nouméa")
    sync(store, shop)
    ours = card(store, "wamytan")
    customers.change_customer(store.desk, store.cashier, ours.id, {CustomerField.CITY: "Païta"})
    side.forward(minutes=10)
    side.change(tables.customer, theirs, street="3 rue du Port")
    sync(store, shop)
    sync(store, shop)
    assert side.row(tables.customer, theirs)["city"] == "Païta"
    assert side.row(tables.customer, theirs)["street"] == "3 rue du Port"
    assert customers.get_customer(store.desk, ours.id).fields.street == "3 rue du Port"


def test_the_same_field_changed_on_both_sides_waits_for_a_person_with_both_values(sides):
    store, side, shop = sides
    theirs = side.customer(city="Nouméa")
    sync(store, shop)
    ours = card(store, "wamytan")
    customers.change_customer(store.desk, store.cashier, ours.id, {CustomerField.CITY: "Païta"})
    side.forward(minutes=10)
    side.change(tables.customer, theirs, city="Dumbéa")
    report = sync(store, shop)
    with store.desk.store.reading() as tx:
        [conflict] = tx.online.conflicts()
    assert (conflict.field, conflict.base, conflict.here, conflict.there) == ("city", "Nouméa", "Païta", "Dumbéa")
    assert report.conflicts == 1
    sync(store, shop)
    assert side.row(tables.customer, theirs)["city"] == "Dumbéa"
    assert customers.get_customer(store.desk, ours.id).fields.city == "Païta"


def test_an_erased_person_is_not_brought_back(sides):
    store, side, shop = sides
    with store.desk.store.transaction() as tx:
        hashed = suppression.contact_hash(tx, Channel.EMAIL, EMAIL)
        suppression.suppress(tx, store.desk, Channel.EMAIL, None, hashed, reason="erased")
    side.customer()
    assert sync(store, shop).pulled.by_fate == {"skipped": 1}
    assert card(store, "wamytan") is None


def consent(side, who, state="given", **values):
    facts = {"customer_id": who, "purpose": "koom_offers", "channel": "email", "state": state, "source": "shop"}
    return side.add(tables.consent, at=side.now, **facts, **values)


def holds(store, query="wamytan"):
    current = consents.current_consents(store.desk, card(store, query).id)
    record = current.get((Purpose.KOOM_OFFERS, Channel.EMAIL))
    return record.state if record else None


def test_a_flag_without_proof_is_a_claim_and_no_consent(sides):
    store, side, shop = sides
    consent(side, side.customer())
    sync(store, shop)
    assert holds(store) is None
    with store.desk.store.reading() as tx:
        assert [claim.purpose for claim in tx.online.claims(card(store, "wamytan").id)] == [Purpose.KOOM_OFFERS]


def test_a_proven_consent_of_the_shop_counts_and_its_withdrawal_wins(sides):
    store, side, shop = sides
    who = side.customer()
    consent(side, who, wording="En validant, j'accepte…", evidence_ref="form-9")
    sync(store, shop)
    assert holds(store) is ConsentState.GIVEN
    side.forward(minutes=1)
    consent(side, who, state="withdrawn")
    sync(store, shop)
    assert holds(store) is ConsentState.WITHDRAWN
    with store.desk.store.reading() as tx:
        assert suppression.is_suppressed(tx, Channel.EMAIL, Purpose.KOOM_OFFERS, EMAIL)


def test_a_withdrawal_at_the_counter_reaches_the_shop_at_the_next_round(sides):
    store, side, shop = sides
    who = side.customer()
    consent(side, who, wording="En validant, j'accepte…", evidence_ref="form-9")
    sync(store, shop)
    customer = card(store, "wamytan")
    store.clock.forward(days=1)
    consents.withdraw(store.desk, store.cashier, customer.id, Purpose.KOOM_OFFERS, Channel.EMAIL)
    sync(store, shop)
    sent = [row for row in side.rows(tables.consent) if row["source"] == "store"]
    assert [(row["customer_id"], row["state"]) for row in sent] == [(who, "withdrawn")]
    sync(store, shop)
    assert holds(store) is ConsentState.WITHDRAWN


def test_goods_sold_and_brought_back_move_the_shops_stock_by_differences(sides):
    store, side, shop = sides
    sold = sell(store, 2500)
    variant_id = side.variant(sold.lines[0].sku, stock=10)
    sync(store, shop)
    assert side.row(tables.variant, variant_id)["stock"] == 9
    give_back(store, sold)
    sync(store, shop)
    sync(store, shop)
    assert side.row(tables.variant, variant_id)["stock"] == 10


def test_an_article_the_shop_does_not_know_parks_its_sale_and_the_others_go_on(sides):
    store, side, shop = sides
    sell(store, 2500)
    known = sell(store, 900)
    variant_id = side.variant(known.lines[0].sku)
    report = sync(store, shop)
    assert side.row(tables.variant, variant_id)["stock"] == 9
    assert report.outbox.parked == 1
    assert report.fields()["parked"] == 1


def test_an_order_is_taken_with_its_lines_and_its_customer(sides):
    store, side, shop = sides
    item = store.item(2500)
    who = side.customer()
    side.order((item.sku, 2, 5000), customer_id=who, contact_name="Léa W.", contact_phone="751234", paid_xpf=5000,
               payment_state="paid")  # fmt: skip
    sync(store, shop)
    with store.desk.store.reading() as tx:
        [order] = tx.customer_orders.of_customer([card(store, "wamytan").id])
        order = tx.customer_orders.get(order.id)
        steps = tx.customer_orders.steps(order.id)
    assert [(line.variant_id, line.quantity) for line in order.lines] == [(item.variant_id, 2)]
    assert (order.payment, order.handover, order.contact_phone) == (Payment.PAID, Handover.WAITING, "+687751234")
    assert {step.kind: step.now for step in steps} == {"payment": "paid", "preparation": "new", "handover": "waiting"}


def test_what_the_store_handed_over_is_not_undone_by_an_old_page_there(sides):
    store, side, shop = sides
    order_id = side.order(("A", 1, 1000))
    sync(store, shop)
    with store.desk.store.transaction() as tx:
        order = tx.customer_orders.by_remote_id(order_id)
        tx.customer_orders.put(type(order)(**{
            **{name: getattr(order, name) for name in order.__dataclass_fields__},
            "payment": Payment.PAID, "paid_xpf": 1000, "handover": Handover.HANDED_OVER,
        }))  # fmt: skip
    side.forward(minutes=10)
    side.change(tables.order, order_id, note="merci de sonner")
    sync(store, shop)
    with store.desk.store.reading() as tx:
        order = tx.customer_orders.by_remote_id(order_id)
    assert (order.payment, order.paid_xpf, order.handover) == (Payment.PAID, 1000, Handover.HANDED_OVER)
    assert order.note == "merci de sonner"


def test_a_row_that_makes_no_sense_is_parked_by_name_and_taken_once_it_does(sides):
    store, side, shop = sides
    order_id = side.order(("A", 1, 1000), payment_state="peut-être")
    sync(store, shop)
    with store.desk.store.reading() as tx:
        assert [record.remote_id for record in tx.online.parked()] == [order_id]
    side.forward(minutes=10)
    side.change(tables.order, order_id, payment_state="unpaid")
    assert sync(store, shop).is_clean


def test_what_was_deleted_there_is_found_by_the_sweep_and_shown(sides):
    store, side, shop = sides
    who = side.customer()
    sync(store, shop)
    with side.engine.begin() as connection:
        connection.execute(tables.customer.delete().where(tables.customer.c.id == who))
    store.clock.forward(hours=13)
    sync(store, shop)
    with store.desk.store.reading() as tx:
        assert [(record.remote_id, record.reason) for record in tx.online.parked()] == [(who, "gone")]


def test_a_row_committed_behind_the_cursors_back_is_found_by_the_sweep(sides):
    store, side, shop = sides
    side.customer()
    sync(store, shop)
    long_ago = {"created_at": side.now, "changed_at": side.now.replace(year=2020)}
    side.add(tables.customer, email="tard@courriel.example", first_name="Tard", last_name="Venue", **long_ago)
    sync(store, shop)
    assert card(store, "venue") is None
    store.clock.forward(hours=13)
    sync(store, shop)
    assert card(store, "venue") is not None


def test_wishes_are_kept_only_behind_the_profiling_consent_and_dropped_with_it(sides):
    store, side, shop = sides
    who, other = side.customer(), side.customer(email="ana@courriel.example", last_name="Poithily")
    facts = {"customer_id": who, "purpose": "profiling", "channel": "none", "source": "shop"}
    side.add(tables.consent, at=side.now, state="given", wording="J'accepte…", evidence_ref="form-3", **facts)
    for customer_id in (who, other):
        side.add(tables.wish, customer_id=customer_id, sku="ROUGE", label="Rouge Velours", wished_at=side.now)
    sync(store, shop)
    with store.desk.store.reading() as tx:
        assert [wish.sku for wish in tx.clienteling.wishes([card(store, "wamytan").id])] == ["ROUGE"]
        assert tx.clienteling.wishes([card(store, "poithily").id]) == []
    store.clock.forward(days=1)
    consents.withdraw(store.desk, store.cashier, card(store, "wamytan").id, Purpose.PROFILING, Channel.NONE)
    with store.desk.store.reading() as tx:
        assert tx.clienteling.wishes([card(store, "wamytan").id]) == []


def test_points_of_the_shop_are_entries_counted_once_and_wait_for_a_member(sides):
    store, side, shop = sides
    ours = member(store)
    theirs, stranger = side.customer(), side.customer(email="ana@courriel.example")
    for customer_id in (theirs, stranger):
        side.add(tables.points, customer_id=customer_id, points=120, reason="order", source="shop", at=side.now)
    for _ in range(2):
        sync(store, shop)
    assert loyalty.member_card(store.desk, ours.id).balance == 120
    with store.desk.store.reading() as tx:
        assert [record.reason for record in tx.online.parked()] == ["NotAMember"]


class CutShop:
    """A shop whose line is cut at the n-th call, before or after the call took effect."""

    def __init__(self, shop, at: int, *, after: bool) -> None:
        self.shop, self.left, self.after = shop, at, after

    def __getattr__(self, name):
        method = getattr(self.shop, name)

        def call(*args, **kwargs):
            self.left -= 1
            if self.left == 0 and not self.after:
                raise ShopUnreachableError("cut")
            answer = method(*args, **kwargs)
            if self.left == 0:
                raise ShopUnreachableError("cut")
            return answer

        return call


@pytest.mark.fault
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_line_cut_at_any_call_loses_and_doubles_nothing(sides, after):
    store, side, shop = sides
    sold = sell(store, 2500)
    variant_id = side.variant(sold.lines[0].sku, stock=10)
    member(store, phone="75.12.34")
    side.customer(city="Dumbéa")
    side.order((sold.lines[0].sku, 1, 2500))
    for at in range(1, 16):
        run_round(store.desk, CutShop(shop, at, after=after))
        store.clock.forward(hours=2)
    for _ in range(2):
        final = sync(store, shop)
        store.clock.forward(hours=2)
    assert final.is_clean
    assert final.outbox.waiting == 0
    assert side.row(tables.variant, variant_id)["stock"] == 9
    assert len(side.rows(tables.customer)) == 1
    assert side.rows(tables.customer)[0]["phone"] == "+687751234"


def test_a_shop_that_does_not_answer_ends_the_round_and_keeps_everything_waiting(sides):
    store, _, shop = sides
    sell(store, 2500)
    report = run_round(store.desk, CutShop(shop, 1, after=False))
    assert report.fault == "ShopUnreachable"
    assert report.outbox.waiting >= 1
    with store.desk.store.reading() as tx:
        assert [run.fault for run in tx.online.runs()] == ["ShopUnreachable"]


def test_another_writing_of_her_telephone_there_is_no_conflict(sides):
    store, side, shop = sides
    theirs = side.customer(phone="75 12 34")
    sync(store, shop)
    ours = card(store, "wamytan")
    customers.change_customer(store.desk, store.cashier, ours.id, {CustomerField.PHONE: "76.00.11"})
    assert sync(store, shop).is_clean
    assert side.row(tables.customer, theirs)["phone"] == "+687760011"

"""The KOOM contract: pulled by cursor without losing a row, written once whatever is asked twice."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.contract import OVERLAP, create_contract
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import Cursor, Intent, IntentKind, Result, Route, Stream
from tests.remote.contract_shop import START, open_shop_side


@pytest.fixture(params=["sqlite", "mariadb", "postgres"])
def sides(request, tmp_path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'shop.db'}"
    else:
        url = request.getfixturevalue(request.param).fresh_database()
    side, shop = open_shop_side(url)
    yield side, shop
    shop.close()


def pull_all(shop, stream, cursor=None, *, limit=100):
    cursor, records = cursor or Cursor(), []
    while True:
        batch = shop.pull(stream, cursor, limit=limit)
        records += batch.records
        cursor = batch.cursor
        if not batch.more:
            return records, cursor


def test_a_fresh_contract_describes_itself_as_complete(sides):
    _, shop = sides
    found = shop.describe()
    assert found.missing == ()
    assert found.is_known_version
    assert set(found.routes.values()) == {Route.SQL}
    assert found.streams == frozenset(Stream)


def test_a_missing_column_is_named_before_anything_is_read(sides):
    side, shop = sides
    with side.engine.begin() as connection:
        connection.execute(text("ALTER TABLE koom_customer DROP COLUMN city"))
    assert [(m.what, m.name) for m in shop.describe().missing] == [("column", "koom_customer.city")]
    with pytest.raises(ShopDriftError):
        shop.pull(Stream.CUSTOMERS, Cursor(), limit=10)


def test_creating_the_contract_again_changes_nothing(sides):
    side, shop = sides
    side.customer()
    create_contract(side.engine)
    assert len(side.rows(tables.customer)) == 1
    assert shop.describe().missing == ()


def test_everything_arrives_page_by_page_even_within_one_instant(sides):
    side, shop = sides
    ids = [side.customer(email=f"c{i}@courriel.example") for i in range(25)]
    records, _ = pull_all(shop, Stream.CUSTOMERS, limit=4)
    assert sorted(record.remote_id for record in records) == sorted(ids)


def test_a_new_round_begins_before_the_last_record_so_that_a_late_commit_is_seen(sides):
    side, shop = sides
    side.customer()
    side.forward(minutes=30)
    side.customer(email="b@courriel.example")
    _, cursor = pull_all(shop, Stream.CUSTOMERS)
    late = side.add(
        tables.customer,
        created_at=side.now,
        changed_at=side.now - OVERLAP + timedelta(seconds=1),
        email="tard@x.example",
    )
    records, _ = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert late in {record.remote_id for record in records}


def test_a_round_with_nothing_new_keeps_its_place(sides):
    side, shop = sides
    side.customer()
    _, cursor = pull_all(shop, Stream.CUSTOMERS)
    side.forward(hours=3)
    _, again = pull_all(shop, Stream.CUSTOMERS, cursor)
    assert again == cursor


def test_an_order_is_read_with_its_lines_and_what_they_miss_of_its_total(sides):
    side, shop = sides
    order_id = side.order(("ROUGE", 2, 5000), ("KHOL", 1, 2800), shipping_xpf=500, total_xpf=8299, paid_xpf=8299)
    [order], _ = pull_all(shop, Stream.ORDERS)
    assert order.remote_id == order_id
    assert [(line.sku, line.quantity, line.gross_xpf) for line in order.lines] == [
        ("ROUGE", 2, 5000),
        ("KHOL", 1, 2800),
    ]
    assert (order.total_xpf, order.rounding_xpf) == (8299, -1)
    assert (order.payment, order.preparation, order.handover) == (Payment.UNPAID, Preparation.NEW, Handover.WAITING)


def test_a_row_that_makes_no_sense_is_named_and_the_others_arrive(sides):
    side, shop = sides
    bad = side.order(("A", 1, 100), payment_state="peut-être")
    good = side.order(("A", 1, 100))
    batch = shop.pull(Stream.ORDERS, Cursor(), limit=10)
    assert [fault.remote_id for fault in batch.faults] == [bad]
    assert [record.remote_id for record in batch.records] == [good]


def test_a_flag_without_wording_or_evidence_is_no_proof(sides):
    side, shop = sides
    who = side.customer()
    facts = {"customer_id": who, "purpose": "koom_offers", "channel": "email", "state": "given", "source": "shop"}
    side.add(tables.consent, at=side.now, **facts)
    side.add(tables.consent, at=side.now, wording="En validant…", evidence_ref="form-12", **facts)
    records, _ = pull_all(shop, Stream.CONSENTS)
    assert sorted(record.is_proven for record in records) == [False, True]
    assert {(r.purpose, r.channel, r.state) for r in records} == {
        (Purpose.KOOM_OFFERS, Channel.EMAIL, ConsentState.GIVEN)
    }


def test_the_sweep_shows_what_is_gone_and_what_a_cursor_missed(sides):
    side, shop = sides
    kept, gone = side.customer(), side.customer(email="b@courriel.example")
    before = dict(shop.sweep(Stream.CUSTOMERS, "", limit=10).stamps)
    side.now -= timedelta(hours=1)  # the shop's clock was set back
    side.change(tables.customer, kept, city="Koné")
    with side.engine.begin() as connection:
        connection.execute(tables.customer.delete().where(tables.customer.c.id == gone))
    after = dict(shop.sweep(Stream.CUSTOMERS, "", limit=10).stamps)
    assert gone not in after
    assert after[kept] != before[kept]
    assert [record.fields["city"] for record in shop.fetch(Stream.CUSTOMERS, [kept, gone]).records] == ["Koné"]


def test_the_sweep_pages_through_every_id_once(sides):
    side, shop = sides
    ids = {side.customer(email=f"c{i}@courriel.example") for i in range(11)}
    seen, after = [], ""
    while True:
        sheet = shop.sweep(Stream.CUSTOMERS, after, limit=4)
        seen += [remote_id for remote_id, _ in sheet.stamps]
        if not sheet.more:
            break
        after = seen[-1]
    assert sorted(seen) == sorted(ids)
    assert len(seen) == len(ids)


def intent(kind, subject, key="k1", **values):
    return Intent(key, kind, subject, values)


def test_stock_moves_by_what_was_sold_once_however_often_it_is_asked(sides):
    side, shop = sides
    variant_id = side.variant("ROUGE", stock=10)
    sold = intent(IntentKind.ADJUST_STOCK, "ROUGE", quantity=-3, reason="sale")
    assert shop.push(sold).result is Result.DONE
    assert shop.push(sold).result is Result.ALREADY
    assert side.row(tables.variant, variant_id)["stock"] == 7
    assert len(side.rows(tables.stock_movement)) == 1


def test_an_order_is_handed_over_by_one_desk_only(sides):
    side, shop = sides
    order_id = side.order(("A", 1, 100))
    first = shop.push(intent(IntentKind.HAND_OVER, order_id, "k1", state="handed_over"))
    second = shop.push(intent(IntentKind.HAND_OVER, order_id, "k2", state="handed_over"))
    assert first.result is Result.DONE
    assert (second.result, second.reason) == (Result.CONFLICT, "handed_over_elsewhere")
    assert [event["kind"] for event in side.rows(tables.order_event)] == ["handover"]


def test_money_is_taken_up_to_the_total_and_never_twice(sides):
    side, shop = sides
    order_id = side.order(("A", 1, 5000))
    assert (
        shop.push(intent(IntentKind.TAKE_PAYMENT, order_id, "k1", amount_xpf=2000, tender="cash")).result
        is Result.DONE
    )
    assert side.row(tables.order, order_id)["payment_state"] == "unpaid"
    assert (
        shop.push(intent(IntentKind.TAKE_PAYMENT, order_id, "k2", amount_xpf=3000, tender="card")).result
        is Result.DONE
    )
    assert side.row(tables.order, order_id)["payment_state"] == "paid"
    late = shop.push(intent(IntentKind.TAKE_PAYMENT, order_id, "k3", amount_xpf=1, tender="cash"))
    assert (late.result, late.reason) == (Result.CONFLICT, "paid_elsewhere")


def test_a_field_changed_there_meanwhile_is_not_overwritten(sides):
    side, shop = sides
    who = side.customer(city="Nouméa")
    side.change(tables.customer, who, city="Dumbéa")
    outcome = shop.push(intent(IntentKind.UPDATE_CUSTOMER, who, city="Païta", **{"was:city": "Nouméa"}))
    assert (outcome.result, outcome.reason) == (Result.CONFLICT, "changed_there")
    assert side.row(tables.customer, who)["city"] == "Dumbéa"


def test_a_conflict_leaves_no_key_so_the_same_intent_may_come_again(sides):
    side, shop = sides
    who = side.customer(city="Dumbéa")
    wished = intent(IntentKind.UPDATE_CUSTOMER, who, city="Païta", **{"was:city": "Nouméa"})
    assert shop.push(wished).result is Result.CONFLICT
    side.change(tables.customer, who, city="Nouméa")
    assert shop.push(wished).result is Result.DONE


def test_a_customer_with_a_known_address_is_met_not_made_twice(sides):
    side, shop = sides
    who = side.customer(email="lea@courriel.example")
    outcome = shop.push(
        intent(IntentKind.CREATE_CUSTOMER, "ours-1", email="Lea@courriel.example", email_key="lea@courriel.example")
    )
    assert (outcome.result, outcome.remote_id, outcome.reason) == (Result.CONFLICT, who, "email_known")


def test_an_erasure_empties_every_place_that_names_her_and_keeps_what_was_bought(sides):
    side, shop = sides
    who = side.customer()
    order_id = side.order(
        ("A", 1, 5000),
        customer_id=who,
        contact_name="Léa Wamytan",
        contact_email="lea@courriel.example",
        note="sonner",
    )
    side.add(tables.wish, customer_id=who, sku="A", label="Rouge", wished_at=START)
    assert shop.push(intent(IntentKind.ERASE_CUSTOMER, who)).result is Result.DONE
    with side.engine.connect() as connection:
        dump = " ".join(
            str(row) for table in tables.metadata.sorted_tables for row in connection.execute(select(table))
        )
    assert "Wamytan" not in dump
    assert "courriel.example" not in dump
    assert side.row(tables.order, order_id)["total_xpf"] == 5000
    [erasure], _ = pull_all(shop, Stream.ERASURES)
    assert erasure.customer_remote_id == who


def test_a_voucher_is_reserved_by_one_and_used_once(sides):
    side, shop = sides
    side.add(tables.voucher, code="V1", how="percent", value=1000)
    assert shop.push(intent(IntentKind.RESERVE_VOUCHER, "V1", "k1")).result is Result.DONE
    assert shop.push(intent(IntentKind.RESERVE_VOUCHER, "V1", "k2")).reason == "voucher_taken"
    side.forward(hours=1)
    assert shop.push(intent(IntentKind.RESERVE_VOUCHER, "V1", "k3")).result is Result.DONE
    assert shop.push(intent(IntentKind.USE_VOUCHER, "V1", "k4")).result is Result.DONE
    assert shop.push(intent(IntentKind.USE_VOUCHER, "V1", "k5")).reason == "voucher_taken"
    assert shop.push(intent(IntentKind.RESERVE_VOUCHER, "V9", "k6")).reason == "unknown_voucher"


@pytest.mark.parametrize("kind", [IntentKind.SET_PREPARATION, IntentKind.HAND_OVER, IntentKind.ADD_NOTE])
def test_an_order_that_is_gone_is_refused_with_its_reason(sides, kind):
    _, shop = sides
    assert shop.push(intent(kind, "nowhere", state="ready")).reason == "order_gone"

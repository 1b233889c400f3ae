"""The ledger of points only grows, and its guards hold whatever the program above them asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import EntryKind
from koom_pos.store.loyalty import PointsEntry
from koom_pos.store.vouchers import Voucher
from tests.services.members import join
from tests.services.selling import sell

TODAY = date(2026, 11, 23)


@pytest.fixture
def member(open_shop):
    customer_id = join(open_shop)
    with open_shop.desk.store.reading() as tx:
        return tx.loyalty.member_of(customer_id)


def entry(shop, member, kind=EntryKind.ADJUST, points=10, **links):
    return PointsEntry(
        shop.desk.new_id(), member.id, kind, points, TODAY, shop.clock.now, shop.manager.id,
        shop.desk.workstation.id, **links,
    )  # fmt: skip


def write(shop, *entries):
    with shop.desk.store.transaction() as tx:
        tx.loyalty.write(entries)


def read(shop, verb, *args):
    with shop.desk.store.reading() as tx:
        return getattr(tx.loyalty, verb)(*args)


def test_an_entry_is_read_back_as_it_was_written(open_shop, member):
    written = entry(open_shop, member, reason="goodwill")
    write(open_shop, written)
    write(open_shop)
    assert [found.entry for found in read(open_shop, "ledger", member.id)] == [written]
    assert read(open_shop, "balance", member.id) == 10


def test_the_balance_as_of_an_entry_leaves_out_what_came_after(open_shop, member):
    first, second = entry(open_shop, member), entry(open_shop, member, points=5)
    later = replace(entry(open_shop, member, points=7), at_utc=open_shop.clock.now + timedelta(hours=1))
    write(open_shop, first, second, later)
    assert read(open_shop, "balance_at", member.id, first.at_utc, first.id) == 10
    assert read(open_shop, "balance_at", member.id, first.at_utc, "~") == 15
    assert read(open_shop, "balance_at", member.id, later.at_utc, later.id) == 22


class TestGuards:
    def test_more_is_not_spent_than_held(self, open_shop, member):
        write(open_shop, entry(open_shop, member))
        refuses(open_shop, entry(open_shop, member, EntryKind.REDEEM, -11), "more spent than held")

    def test_a_line_gives_its_points_once(self, open_shop, member):
        line = sell(open_shop, 1000).lines[0].id
        write(open_shop, entry(open_shop, member, EntryKind.EARN, sale_line_id=line))
        refuses(open_shop, entry(open_shop, member, EntryKind.EARN, sale_line_id=line), "gave its points already")

    def test_no_more_is_taken_back_than_given_nor_the_wrong_way_nor_of_a_correction(self, open_shop, member):
        line = sell(open_shop, 1000).lines[0].id
        given, free = entry(open_shop, member, EntryKind.EARN, sale_line_id=line), entry(open_shop, member)
        write(open_shop, given, free)
        write(open_shop, entry(open_shop, member, EntryKind.REVERSE, -6, reverses_id=given.id))
        for points, reversed_id in ((-5, given.id), (5, given.id), (-1, free.id)):
            wrong = entry(open_shop, member, EntryKind.REVERSE, points, reverses_id=reversed_id)
            refuses(open_shop, wrong, "more taken back than given")

    def test_nothing_is_no_entry(self, open_shop, member):
        refuses(open_shop, entry(open_shop, member, points=0), "points_not_zero")

    @pytest.mark.parametrize("act", ["UPDATE points_entry SET points = 9", "DELETE FROM points_entry"])
    def test_what_is_written_stays(self, open_shop, member, act):
        write(open_shop, entry(open_shop, member))
        with pytest.raises(IntegrityError, match="append-only"):
            run(open_shop, act)

    def test_the_ledger_goes_with_its_member_and_nobody_else(self, open_shop, member):
        write(open_shop, entry(open_shop, member))
        run(open_shop, "DELETE FROM customer")
        run(open_shop, "DELETE FROM points_entry")
        assert read(open_shop, "member", member.id) is None
        assert read(open_shop, "going_on", member.id) is None


class TestMerges:
    def test_the_card_that_goes_on_is_found_and_so_is_the_family(self, open_shop, member):
        second, third = join(open_shop), join(open_shop)
        merge(open_shop, member.customer_id, second)
        merge(open_shop, second, third)
        going = read(open_shop, "member_of", third)
        assert read(open_shop, "going_member", member.customer_id) == going
        assert read(open_shop, "going_on", member.id) == going.id
        assert set(read(open_shop, "family", third)) == {
            member.id, read(open_shop, "member_of", second).id, going.id,
        }  # fmt: skip
        assert read(open_shop, "family", third)[0] == going.id
        assert len(read(open_shop, "cards", *read(open_shop, "family", third))) == 3

    def test_a_card_without_membership_leaves_it_where_it_was(self, open_shop, member):
        bare = join(open_shop)
        run(open_shop, f"DELETE FROM loyalty_member WHERE customer_id = '{bare}'")
        merge(open_shop, member.customer_id, bare)
        assert read(open_shop, "going_on", member.id) == member.id


def test_a_voucher_is_used_once(open_shop, member):
    first, second = sell(open_shop, 1000), sell(open_shop, 1000)
    voucher = Voucher("v", "V1", "essai", DiscountKind.AMOUNT, 500, None)
    use = {"amount_xpf": 500, "at_utc": open_shop.clock.now}
    with open_shop.desk.store.transaction() as tx:
        tx.vouchers.issue(voucher, workstation_id=open_shop.desk.workstation.id, at_utc=open_shop.clock.now)
        tx.vouchers.hold("v", member.customer_id)
        tx.vouchers.use("v", sale_id=first.id, **use)
    with open_shop.desk.store.reading() as tx:
        assert tx.vouchers.of_customers([member.customer_id]) == [replace(voucher, used=True)]
        assert tx.vouchers.of_customers([]) == []
        assert tx.vouchers.by_code("V1").used
    with pytest.raises(IntegrityError), open_shop.desk.store.transaction() as tx:
        tx.vouchers.use("v", sale_id=second.id, **use)


def merge(shop, gone, kept):
    with shop.desk.store.transaction() as tx:
        tx.customers.set_merged_into(gone, kept, at_utc=shop.clock.now, by=shop.manager.id)


def run(shop, statement):
    with shop.desk.store.transaction() as tx:
        tx.connection.execute(text(statement))


def refuses(shop, wrong, words):
    with pytest.raises(IntegrityError, match=words):
        write(shop, wrong)

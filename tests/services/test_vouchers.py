"""A voucher is good once, until its day, on one ticket; who gave it away cannot use it again."""

from datetime import date

import pytest

from koom_pos.domain.discount import Discount, DiscountKind, DiscountTooLargeError
from koom_pos.services import loyalty, ringing, settling, shop, tendering, vouchers
from koom_pos.services.attaching import attach
from koom_pos.services.discounting import give_discount
from koom_pos.services.redeeming import apply_voucher, remove_benefit
from koom_pos.services.ringing import SaleHasTendersError
from koom_pos.services.vouchers import (
    SecondVoucherError,
    UnknownVoucherError,
    VoucherExpiredError,
    VoucherUsedError,
    issue_voucher,
    read_voucher,
    welcome_voucher,
)
from tests.services.books import kinds, last_payload, refused, rows
from tests.services.members import join, sell_to
from tests.services.selling import CARD, give_back, pay, ring


def issued(open_shop, how=DiscountKind.PERCENT, value=1000, *, expires_on=None):
    with open_shop.desk.store.transaction() as tx:
        return issue_voucher(tx, open_shop.desk, campaign="essai", how=how, value=value, expires_on=expires_on)


def welcome(open_shop, customer_id):
    with open_shop.desk.store.transaction() as tx:
        return welcome_voucher(tx, open_shop.desk, customer_id)


class TestUsing:
    def test_a_percentage_comes_off_the_whole_ticket_and_is_used_up(self, open_shop):
        voucher = issued(open_shop)
        sale = ring(open_shop, 2000, 1000)
        typed = f" {voucher.code[:5].lower()}-{voucher.code[5:]} "
        rung = apply_voucher(open_shop.desk, open_shop.cashier, typed)
        assert rung.totals.gross_xpf == 2700
        assert not read_voucher(open_shop.desk, voucher.code).used
        ticket = pay(open_shop, sale)
        assert (ticket.gross_xpf, ticket.ticket_discount_xpf) == (2700, 300)
        assert read_voucher(open_shop.desk, voucher.code).used
        with open_shop.desk.store.reading() as tx:
            used = rows(tx, "SELECT sale_id, amount_xpf FROM voucher_use")
        assert used == [{"sale_id": ticket.id, "amount_xpf": 300}]

    def test_an_amount_never_takes_more_than_there_is(self, open_shop):
        voucher = issued(open_shop, DiscountKind.AMOUNT, 1500)
        sale = ring(open_shop, 1000)
        assert apply_voucher(open_shop.desk, open_shop.cashier, voucher.code).totals.gross_xpf == 0
        assert settling.settle(open_shop.desk, open_shop.cashier, sale.id).benefits[0].amount_xpf == 1000

    def test_it_comes_after_the_discount_of_the_cashier_and_no_cap_binds_it(self, open_shop):
        voucher = issued(open_shop, value=5000)
        ring(open_shop, 2000)
        give_discount(open_shop.desk, open_shop.cashier, Discount(DiscountKind.PERCENT, 1000, "goodwill"))
        assert apply_voucher(open_shop.desk, open_shop.cashier, voucher.code).totals.gross_xpf == 900

    def test_a_second_use_a_second_voucher_and_an_unknown_one_are_refused(self, open_shop):
        first, second = issued(open_shop), issued(open_shop)
        sale = ring(open_shop, 2000)
        apply_voucher(open_shop.desk, open_shop.cashier, first.code)
        with refused(open_shop.desk, SecondVoucherError):
            apply_voucher(open_shop.desk, open_shop.cashier, second.code)
        pay(open_shop, sale)
        ring(open_shop, 2000)
        with refused(open_shop.desk, VoucherUsedError):
            apply_voucher(open_shop.desk, open_shop.cashier, first.code)
        with refused(open_shop.desk, UnknownVoucherError):
            apply_voucher(open_shop.desk, open_shop.cashier, "V000000000000")

    def test_its_last_day_is_good_and_the_next_is_not(self, open_shop):
        voucher = issued(open_shop, expires_on=open_shop.desk.today())
        ring(open_shop, 2000)
        rung = apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        remove_benefit(open_shop.desk, open_shop.cashier, rung.sale.benefits[0].id)
        late = issued(open_shop, expires_on=date(2026, 11, 22))
        with refused(open_shop.desk, VoucherExpiredError) as caught:
            apply_voucher(open_shop.desk, open_shop.cashier, late.code)
        assert caught.value.expires_on == date(2026, 11, 22)

    def test_voided_or_suspended_it_stays_good_and_two_waiting_sales_use_it_once(self, open_shop):
        voucher = issued(open_shop)
        gone = ring(open_shop, 2000)
        apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        ringing.void_sale(open_shop.desk, open_shop.cashier, gone.id, "client parti")
        waiting = ring(open_shop, 2000)
        apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        ringing.suspend_sale(open_shop.desk, open_shop.cashier, waiting.id, "")
        sale = ring(open_shop, 3000)
        apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        pay(open_shop, sale)
        ringing.resume_sale(open_shop.desk, open_shop.cashier, waiting.id)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 1800)
        with refused(open_shop.desk, VoucherUsedError):
            settling.settle(open_shop.desk, open_shop.cashier, waiting.id)

    def test_what_no_discount_touches_takes_no_voucher_and_tenders_come_after(self, open_shop):
        voucher = issued(open_shop)
        ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000)
        with refused(open_shop.desk, DiscountTooLargeError):
            apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        ring(open_shop, 1000)
        tendering.add_tender(open_shop.desk, open_shop.cashier, CARD, 100)
        with refused(open_shop.desk, SaleHasTendersError):
            apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)

    def test_a_return_refunds_what_was_paid_and_gives_no_voucher_back(self, open_shop):
        voucher = issued(open_shop)
        sale = ring(open_shop, 2000)
        apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        back = give_back(open_shop, pay(open_shop, sale))
        assert back.gross_xpf == -1800
        assert read_voucher(open_shop.desk, voucher.code).used

    def test_points_are_earned_on_what_is_left(self, open_shop):
        her, voucher = join(open_shop), issued(open_shop)
        sale = ring(open_shop, 2000)
        attach(open_shop.desk, open_shop.cashier, her)
        apply_voucher(open_shop.desk, open_shop.cashier, voucher.code)
        pay(open_shop, sale)
        assert loyalty.member_card(open_shop.desk, her).balance == 18


class TestIssuing:
    def test_it_is_journalled_without_its_code(self, open_shop):
        voucher = issued(open_shop)
        assert last_payload(open_shop.desk) == {
            "campaign": "essai", "how": "percent", "value": 1000, "count": 1, "expires_on": None,
        }  # fmt: skip
        assert voucher.code.startswith("V")
        assert len(voucher.code) == 13

    def test_the_welcome_voucher_is_ten_per_cent_for_three_months_once_per_person(self, open_shop):
        her = join(open_shop)
        voucher = welcome(open_shop, her)
        assert (voucher.how, voucher.value, voucher.expires_on) == (DiscountKind.PERCENT, 1000, date(2027, 2, 23))
        assert welcome(open_shop, her) is None
        other = join(open_shop)
        with open_shop.desk.store.transaction() as tx:
            tx.customers.set_merged_into(her, other, at_utc=open_shop.desk.now(), by=open_shop.manager.id)
        assert welcome(open_shop, other) is None
        assert kinds(open_shop.desk).count("vouchers_issued") == 1

    @pytest.mark.parametrize("changes", [{"voucher_welcome_enabled": False}, {"voucher_welcome_value": 0}])
    def test_a_shop_that_gives_none_gives_none(self, open_shop, changes):
        shop.change_settings(open_shop.desk, open_shop.manager, changes)
        assert welcome(open_shop, join(open_shop)) is None

    def test_an_amount_without_end_by_setting(self, open_shop):
        changes = {"voucher_welcome_how": "amount", "voucher_welcome_value": 500, "voucher_welcome_months": 0}
        shop.change_settings(open_shop.desk, open_shop.manager, changes)
        voucher = welcome(open_shop, join(open_shop))
        assert (voucher.how, voucher.value, voucher.expires_on) == (DiscountKind.AMOUNT, 500, None)

    def test_a_voucher_is_told_by_its_code(self, open_shop):
        voucher = issued(open_shop)
        found = vouchers.read_voucher(open_shop.desk, voucher.code.lower())
        assert (found.code, found.how, found.value, found.used) == (voucher.code, DiscountKind.PERCENT, 1000, False)
        with refused(open_shop.desk, UnknownVoucherError):
            read_voucher(open_shop.desk, "V1")

    def test_an_open_day_without_vouchers_writes_none(self, open_shop):
        sell_to(open_shop, join(open_shop), 1000)
        with open_shop.desk.store.reading() as tx:
            assert rows(tx, "SELECT * FROM voucher_use") == []

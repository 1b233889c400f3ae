"""People: a PIN names one person, failures lock out and are remembered, a yes is good once."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.operator import (
    FAILURES_BEFORE_LOCK,
    LockedOutError,
    NotAllowedError,
    PinTakenError,
    Right,
    Role,
    UnknownBadgeError,
    WeakPinError,
    WrongPinError,
)
from koom_pos.domain.shop_codes import ShopCodeFormatError, badge_code
from koom_pos.services import people
from koom_pos.services.founding import desk_of
from koom_pos.store import Store
from tests.services.books import kinds, last_payload, refused

MANAGER_PIN, CASHIER_PIN = "2580", "1379"


def fail(shop, times):
    for _ in range(times):
        with pytest.raises((WrongPinError, LockedOutError)):
            people.sign_in(shop.desk, "9021")


class TestSigningIn:
    def test_the_pin_names_the_person_and_the_journal_her_code(self, shop):
        assert people.sign_in(shop.desk, CASHIER_PIN) == shop.cashier
        assert kinds(shop.desk)[-1] == "sign_in"
        assert last_payload(shop.desk) == {"operator": "02", "by": "pin"}

    def test_a_wrong_pin_says_how_many_tries_are_left(self, shop):
        with refused(shop.desk, WrongPinError, keeping=("lock_out",)) as caught:
            people.sign_in(shop.desk, "9021")
        assert caught.value.left == FAILURES_BEFORE_LOCK - 1

    def test_the_right_pin_forgives_the_wrong_ones(self, shop):
        fail(shop, FAILURES_BEFORE_LOCK - 1)
        people.sign_in(shop.desk, CASHIER_PIN)
        with pytest.raises(WrongPinError) as caught:
            people.sign_in(shop.desk, "9021")
        assert caught.value.left == FAILURES_BEFORE_LOCK - 1

    def test_a_lock_out_survives_a_restart_and_ends(self, shop):
        fail(shop, FAILURES_BEFORE_LOCK)
        assert kinds(shop.desk)[-1] == "lock_out"
        shop.desk.store.close()
        store = Store.open(shop.path, bytes(range(32)))
        again = desk_of(store, shop.desk.signing_key, shop.clock, shop.desk.new_id)
        shop.clock.forward(minutes=4, seconds=59)
        with refused(again, LockedOutError):
            people.sign_in(again, CASHIER_PIN)
        shop.clock.forward(seconds=1)
        assert people.sign_in(again, CASHIER_PIN).code == "02"
        store.close()

    def test_after_a_lock_out_the_count_begins_anew(self, shop):
        fail(shop, FAILURES_BEFORE_LOCK)
        shop.clock.forward(minutes=6)
        with pytest.raises(WrongPinError) as caught:
            people.sign_in(shop.desk, "9021")
        assert caught.value.left == FAILURES_BEFORE_LOCK - 1

    def test_who_left_does_not_sign_in(self, shop):
        people.set_active(shop.desk, shop.manager, shop.cashier.id, active=False)
        with pytest.raises(WrongPinError):
            people.sign_in(shop.desk, CASHIER_PIN)
        assert people.refreshed(shop.desk, shop.cashier) is None


class TestBadges:
    def test_a_badge_signs_in_whatever_keyboard_the_scanner_speaks(self, shop):
        code = people.issue_badge(shop.desk, shop.manager, shop.cashier.id)
        assert people.sign_in_by_badge(shop.desk, code) == shop.cashier
        assert last_payload(shop.desk)["by"] == "badge"
        assert code not in "".join(map(repr, kinds(shop.desk)))

    def test_only_its_hash_is_kept(self, shop):
        code = people.issue_badge(shop.desk, shop.manager, shop.cashier.id)
        with shop.desk.store.reading() as tx:
            stored = tx.connection.exec_driver_sql("SELECT badge_hash FROM operator WHERE code = '02'").scalar()
        assert stored
        assert code not in stored

    def test_a_lost_badge_opens_nothing_once_replaced(self, shop):
        lost = people.issue_badge(shop.desk, shop.manager, shop.cashier.id)
        people.issue_badge(shop.desk, shop.manager, shop.cashier.id)
        with refused(shop.desk, UnknownBadgeError):
            people.sign_in_by_badge(shop.desk, lost)

    def test_any_other_code_is_not_a_badge(self, shop):
        with refused(shop.desk, UnknownBadgeError):
            people.sign_in_by_badge(shop.desk, badge_code(42))
        with refused(shop.desk, ShopCodeFormatError):
            people.sign_in_by_badge(shop.desk, "3760000000017")

    def test_a_cashier_issues_none(self, shop):
        with refused(shop.desk, NotAllowedError):
            people.issue_badge(shop.desk, shop.cashier, shop.cashier.id)


class TestAccounts:
    def test_a_new_person_gets_the_next_code_and_the_rights_of_her_role(self, shop):
        lea = people.create_operator(shop.desk, shop.manager, display_name="Léa", role=Role.CASHIER, pin="8642")
        assert (lea.code, lea.rights, lea.discount_cap_bp) == ("03", shop.cashier.rights, 1000)
        assert last_payload(shop.desk) == {"by": "01", "operator": "03", "change": "created", "role": "cashier"}

    def test_two_people_never_share_a_pin(self, shop):
        with refused(shop.desk, PinTakenError):
            people.create_operator(shop.desk, shop.manager, display_name="Léa", role=Role.CASHIER, pin=CASHIER_PIN)
        with refused(shop.desk, PinTakenError):
            people.change_pin(shop.desk, shop.manager, shop.cashier.id, MANAGER_PIN)

    def test_the_pin_of_who_left_stays_hers(self, shop):
        people.set_active(shop.desk, shop.manager, shop.cashier.id, active=False)
        with refused(shop.desk, PinTakenError):
            people.create_operator(shop.desk, shop.manager, display_name="Léa", role=Role.CASHIER, pin=CASHIER_PIN)
        people.set_active(shop.desk, shop.manager, shop.cashier.id, active=True)
        assert people.sign_in(shop.desk, CASHIER_PIN).code == "02"

    @pytest.mark.parametrize("pin", ["1234", "12", "0000", "abcd"])
    def test_a_weak_pin_is_refused(self, shop, pin):
        with refused(shop.desk, WeakPinError):
            people.create_operator(shop.desk, shop.manager, display_name="Léa", role=Role.CASHIER, pin=pin)
        with refused(shop.desk, WeakPinError):
            people.change_pin(shop.desk, shop.cashier, shop.cashier.id, pin)

    def test_everybody_changes_her_own_pin_and_a_manager_anybodys(self, shop):
        people.change_pin(shop.desk, shop.cashier, shop.cashier.id, "7531")
        assert people.sign_in(shop.desk, "7531").code == "02"
        with refused(shop.desk, NotAllowedError):
            people.change_pin(shop.desk, shop.cashier, shop.manager.id, "8642")
        people.change_pin(shop.desk, shop.manager, shop.cashier.id, "8642")
        assert people.sign_in(shop.desk, "8642").code == "02"

    def test_a_pin_is_kept_as_argon2id_and_nowhere_else(self, shop):
        with shop.desk.store.reading() as tx:
            hashes = [row[0] for row in tx.connection.exec_driver_sql("SELECT pin_hash FROM operator")]
        assert all(each.startswith("$argon2id$") for each in hashes)
        assert len(set(hashes)) == len(hashes)

    def test_the_last_manager_is_not_shut_out(self, shop):
        with refused(shop.desk, NotAllowedError):
            people.set_active(shop.desk, shop.manager, shop.manager.id, active=False)
        people.create_operator(shop.desk, shop.manager, display_name="Léa", role=Role.MANAGER, pin="8642")
        people.set_active(shop.desk, shop.manager, shop.manager.id, active=False)
        assert [a.code for a in people.accounts(shop.desk)] == ["02", "03", "01"]

    def test_a_cashier_manages_nobody(self, shop):
        for act in (
            lambda: people.create_operator(shop.desk, shop.cashier, display_name="X", role=Role.MANAGER, pin="8642"),
            lambda: people.set_active(shop.desk, shop.cashier, shop.manager.id, active=False),
            lambda: people.set_right(shop.desk, shop.cashier, Role.CASHIER, Right.SETTINGS, allowed=True),
        ):
            with refused(shop.desk, NotAllowedError):
                act()


class TestRights:
    def test_a_right_is_given_and_taken_and_journalled(self, shop):
        people.set_right(shop.desk, shop.manager, Role.CASHIER, Right.REPORTS, allowed=True)
        assert Right.REPORTS in people.refreshed(shop.desk, shop.cashier).rights
        people.set_right(shop.desk, shop.manager, Role.CASHIER, Right.REPORTS, allowed=False)
        assert Right.REPORTS not in people.refreshed(shop.desk, shop.cashier).rights
        assert kinds(shop.desk)[-2:] == ["operator_change"] * 2

    def test_the_cap_of_a_role_is_data(self, shop):
        people.set_right(shop.desk, shop.manager, Role.CASHIER, Right.DISCOUNT, allowed=True, cap_bp=500)
        assert people.refreshed(shop.desk, shop.cashier).discount_cap_bp == 500

    def test_managers_keep_the_key_to_the_rights(self, shop):
        with refused(shop.desk, NotAllowedError):
            people.set_right(shop.desk, shop.manager, Role.MANAGER, Right.OPERATORS, allowed=False)


class TestApprovals:
    def ask(self, shop, pin, right=Right.RETURN_WITHOUT_TICKET):
        return people.approve(
            shop.desk,
            shop.cashier,
            pin,
            right=right,
            action="return_without_ticket",
            subject_id="sale",
            amount_xpf=500,
        )

    def test_a_yes_is_journalled_with_both_codes(self, shop):
        self.ask(shop, MANAGER_PIN)
        assert last_payload(shop.desk) == {
            "action": "return_without_ticket", "amount_xpf": 500, "approved_by": "01", "asked_by": "02",
        }  # fmt: skip

    def test_a_cashier_cannot_say_yes_to_herself(self, shop):
        with refused(shop.desk, NotAllowedError):
            self.ask(shop, CASHIER_PIN)
        with refused(shop.desk, NotAllowedError):
            self.ask(shop, CASHIER_PIN, Right.DISCOUNT)

    def test_guessing_a_managers_pin_locks_out_like_signing_in(self, shop):
        for _ in range(FAILURES_BEFORE_LOCK):
            with pytest.raises((WrongPinError, LockedOutError)):
                self.ask(shop, "9021")
        with refused(shop.desk, LockedOutError):
            self.ask(shop, MANAGER_PIN)

    def test_the_store_itself_spends_a_yes_once(self, shop):
        yes = self.ask(shop, MANAGER_PIN)
        with shop.desk.store.transaction() as tx:
            tx.operators.use_approval(
                yes, action="return_without_ticket", subject_id="sale", amount_xpf=500, at_utc=shop.desk.now()
            )
        with pytest.raises(IntegrityError), shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql("INSERT INTO approval_use VALUES (?, '2026')", (yes,))


def test_an_operator_value_carries_no_secret(shop):
    assert "argon2" not in repr(replace(shop.cashier))

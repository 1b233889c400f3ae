"""People as rows: codes, badges, rights, and the count of wrong PINs."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.operator import ApprovalSpentError, Right, Role
from koom_pos.store.operators import OperatorAccount


def test_codes_go_on_after_the_last_one(shop):
    with shop.desk.store.reading() as tx:
        assert tx.operators.next_code() == "03"
        assert [a.code for a in tx.operators.accounts()] == ["01", "02"]


def test_names_and_codes_of_nobody_are_empty(shop):
    with shop.desk.store.reading() as tx:
        assert (tx.operators.name("x"), tx.operators.code("x"), tx.operators.get("x")) == ("", "", None)
        assert tx.operators.name(shop.cashier.id) == "Marie"


def test_who_left_is_listed_last_and_signs_in_no_more(shop):
    with shop.desk.store.transaction() as tx:
        account = OperatorAccount(shop.manager.id, "01", "Hélène", Role.MANAGER, False, False)
        tx.operators.put(account, pin_hash=None, at_utc=shop.desk.now(), by="test")
        assert [a.code for a in tx.operators.accounts()] == ["02", "01"]
        assert tx.operators.get(shop.manager.id) is None
        assert [c.operator_id for c in tx.operators.credentials()] == [shop.cashier.id]
        assert len(tx.operators.credentials(inactive=True)) == 2


def test_a_badge_belongs_to_one_person(shop):
    with shop.desk.store.transaction() as tx:
        tx.operators.set_badge(shop.cashier.id, "hash")
        assert tx.operators.by_badge("hash").code == "02"
    with pytest.raises(IntegrityError), shop.desk.store.transaction() as tx:
        tx.operators.set_badge(shop.manager.id, "hash")
    with shop.desk.store.transaction() as tx:
        tx.operators.set_badge(shop.cashier.id, None)
        assert tx.operators.by_badge("hash") is None


def test_rights_are_rows(shop):
    with shop.desk.store.transaction() as tx:
        tx.operators.set_right(Role.CASHIER, Right.SELL, allowed=False)
        tx.operators.set_right(Role.CASHIER, Right.SELL, allowed=False)
        tx.operators.set_right(Role.CASHIER, Right.JOURNAL, allowed=True)
        rights = tx.operators.get(shop.cashier.id).rights
    assert Right.SELL not in rights
    assert Right.JOURNAL in rights


def test_wrong_pins_are_counted_per_till(shop):
    until = shop.desk.now() + timedelta(minutes=5)
    with shop.desk.store.transaction() as tx:
        assert tx.operators.failures("w") == (0, None)
        tx.operators.set_failures("w", 5, until)
        assert tx.operators.failures("w") == (5, until)
        assert tx.operators.failures("v") == (0, None)


def test_an_approval_nobody_gave_is_spent(shop):
    with pytest.raises(ApprovalSpentError), shop.desk.store.transaction() as tx:
        tx.operators.use_approval("x", action="a", subject_id="s", amount_xpf=1, at_utc=shop.desk.now())

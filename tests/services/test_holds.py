"""Holds say why data stay, and until when somebody looks again."""

import json
from datetime import date

import pytest

from koom_pos.domain.customer import UnknownCustomerError
from koom_pos.domain.legal_hold import HoldCode, HoldReasonError, HoldReviewError, UnknownHoldError, latest_review
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import holds
from tests.services.signing import customer


def place(shop, her, *, by=None, **changed):
    given = {"reason": "avance de 3 000 F", "scope": ["email", "tickets"], "review_on": date(2027, 5, 1), **changed}
    return holds.place_hold(shop.desk, by or shop.manager, her, HoldCode.DEBIT_BALANCE, **given)


def test_a_hold_is_placed_listed_and_ended(shop):
    her = customer(shop)
    hold = place(shop, her)
    assert holds.holds_of(shop.desk, shop.manager, her) == [hold]
    assert (hold.code, hold.scope) == ("H1", ("email", "tickets"))
    holds.end_hold(shop.desk, shop.manager, hold.id)
    (ended,) = holds.holds_of(shop.desk, shop.manager, her)
    assert ended.ended_at_utc == shop.clock.now
    with pytest.raises(UnknownHoldError):
        holds.end_hold(shop.desk, shop.manager, hold.id)


def test_the_journal_knows_its_code_alone(shop):
    hold = place(shop, customer(shop))
    holds.end_hold(shop.desk, shop.manager, hold.id)
    with shop.desk.store.reading() as tx:
        rows = tx.connection.exec_driver_sql("SELECT body FROM journal_entry WHERE kind = 'hold_change'").all()
    told = [json.loads(row[0])["payload"] for row in rows]
    code = shop.manager.code
    assert told == [
        {"operator": code, "event": "placed", "code": "H1"},
        {"operator": code, "event": "ended", "code": "H1"},
    ]


@pytest.mark.parametrize("review_on", [date(2026, 11, 22), date(2031, 11, 24)])
def test_somebody_looks_again_within_the_limitation(shop, review_on):
    with pytest.raises(HoldReviewError) as caught:
        place(shop, customer(shop), review_on=review_on)
    assert caught.value.latest == date(2031, 11, 23)


def test_the_limitation_runs_from_the_claim(shop):
    with pytest.raises(HoldReviewError):
        place(shop, customer(shop), review_on=date(2031, 11, 23), claimed_on=date(2026, 1, 1))
    assert latest_review(date(2028, 2, 29)) == date(2033, 2, 28)


@pytest.mark.parametrize("changed", [{"reason": " "}, {"scope": []}])
def test_a_hold_has_a_reason_and_a_scope(shop, changed):
    with pytest.raises(HoldReasonError):
        place(shop, customer(shop), **changed)


def test_those_to_review_come_when_their_day_does(shop):
    hold = place(shop, customer(shop), review_on=date(2026, 11, 25))
    assert holds.holds_to_review(shop.desk, shop.manager) == []
    shop.clock.forward(days=2)
    assert holds.holds_to_review(shop.desk, shop.manager) == [hold]


def test_holds_are_the_managers_business_and_a_customers(shop):
    her = customer(shop)
    with pytest.raises(NotAllowedError):
        place(shop, her, by=shop.cashier)
    with pytest.raises(NotAllowedError):
        holds.holds_of(shop.desk, shop.cashier, her)
    with pytest.raises(UnknownCustomerError):
        place(shop, "gone")

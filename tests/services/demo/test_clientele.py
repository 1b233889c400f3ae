"""The members of the demo shop: what a screen wants to show of customers was really done."""

from collections import Counter
from datetime import date, timedelta

from koom_pos.domain.consent import ConsentState, Method
from koom_pos.domain.customer import is_birthday
from koom_pos.domain.operator import Role
from koom_pos.services import clienteling, customers


def counted(desk, statement: str) -> int:
    with desk.store.reading() as tx:
        return tx.connection.exec_driver_sql(statement).scalar_one()


def column(desk, statement: str) -> list:
    with desk.store.reading() as tx:
        return list(tx.connection.exec_driver_sql(statement).scalars())


def manager_of(desk):
    with desk.store.reading() as tx:
        account = next(each for each in tx.operators.accounts() if each.role is Role.MANAGER)
        return tx.operators.get(account.id)


def test_people_sign_up_every_week_and_everybody_has_a_card(peopled):
    members = counted(peopled, "SELECT count(*) FROM loyalty_member")
    assert 18 <= members <= 40
    assert counted(peopled, "SELECT count(DISTINCT member_id) FROM loyalty_card") == members


def test_a_fair_share_of_the_tickets_is_somebody_s(peopled):
    tickets = counted(peopled, "SELECT count(*) FROM sale")
    assert 0.15 <= counted(peopled, "SELECT count(*) FROM sale_customer") / tickets <= 0.55


def test_consents_were_given_on_screen_and_on_paper_refused_and_withdrawn(peopled):
    said = Counter(column(peopled, "SELECT state || ' ' || method FROM consent_record"))
    for state, method in (
        (ConsentState.GIVEN, Method.CUSTOMER_SCREEN),
        (ConsentState.GIVEN, Method.PAPER_SIGNED),
        (ConsentState.REFUSED, Method.CUSTOMER_SCREEN),
        (ConsentState.WITHDRAWN, Method.COUNTER),
    ):
        assert said[f"{state} {method}"] > 0, (state, method)


def test_points_were_earned_and_spent_and_taken_back(peopled):
    kinds = set(column(peopled, "SELECT DISTINCT kind FROM points_entry"))
    assert {"earn", "redeem", "reverse", "adjust"} <= kinds


def test_vouchers_were_given_and_some_used(peopled):
    issued = counted(peopled, "SELECT count(*) FROM voucher WHERE campaign = 'welcome'")
    assert 0 < counted(peopled, "SELECT count(*) FROM voucher_use") < issued


def test_some_signed_up_twice_one_pair_is_merged_and_one_merge_undone(peopled):
    assert sorted(map(bool, column(peopled, "SELECT undone_at_utc FROM customer_merge"))) == [False, True]
    with peopled.store.reading() as tx:
        people = [tx.customers.current(each) for each in column(peopled, "SELECT id FROM customer")]
    standing = {each.id: each for each in people}.values()
    pairs = [each for each in standing if customers.likely_duplicates(peopled, each.fields, besides=each.id)]
    assert len(pairs) >= 4


def test_who_agreed_has_a_portrait_with_wishes_and_cues(peopled):
    agreed = column(peopled, "SELECT DISTINCT customer_id FROM consent_record WHERE purpose = 'profiling'")
    manager = manager_of(peopled)
    drawn = [clienteling.portrait(peopled, manager, each) for each in agreed]
    assert any(each is None for each in drawn)
    assert any(each is not None and each.wishes for each in drawn)
    assert any(each is not None and each.shades for each in drawn)


def test_somebody_has_her_birthday_this_week(peopled):
    week = [date(2026, 12, 6) + timedelta(days=days) for days in range(7)]
    birthdays = column(peopled, "SELECT birthday FROM customer WHERE birthday <> ''")
    assert any(is_birthday(each, day) for each in birthdays for day in week)


def test_looks_were_recorded_for_more_than_sales(peopled):
    assert len(set(column(peopled, "SELECT reason FROM customer_look"))) >= 2


def test_no_message_waits_to_be_sent_and_none_keeps_its_content(peopled):
    assert counted(peopled, "SELECT count(*) FROM mail_job WHERE state <> 'cancelled' OR recipient <> ''") == 0

"""Versions of the policy: what is in force, whom to tell, what it ends."""

import json
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.consent import Channel, ConsentState, Purpose, UnprovenConsentError
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import consents, policy
from koom_pos.services.policy import (
    FIRST_VERSION,
    PolicyDateUnknownError,
    PolicyEmptyError,
    PolicyKnownError,
    UnknownPolicyError,
)
from tests.services.signing import answer, customer

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
PROFILING = (Purpose.PROFILING, Channel.NONE)


def confirm(shop):
    return policy.confirm_first_policy(shop.desk, shop.manager, date(2025, 3, 1))


def enter(shop, version="2026", text="Nouvelle politique", **more):
    return policy.enter_policy(shop.desk, shop.manager, version, date(2026, 11, 23), text, **more)


def test_a_founded_shop_starts_with_its_web_sites_policy_word_for_word_and_without_a_date(shop):
    first = policy.current_policy(shop.desk)
    assert (first.version, first.dated_on) == (FIRST_VERSION, None)
    assert first.text.startswith("Politique de confidentialité\n\nKOOM respecte vos préoccupations")
    assert first.text.endswith("en matière de protection des données personnelles.\n")
    assert "Click & Collect" not in first.text
    assert policy.policies(shop.desk) == [first]


def test_the_manager_confirms_its_date_once(shop):
    known = confirm(shop)
    assert (known.version, known.dated_on) == (FIRST_VERSION, date(2025, 3, 1))
    with pytest.raises(PolicyKnownError):
        confirm(shop)


def test_nobody_is_told_of_the_first_one(shop):
    her = customer(shop)
    shop.clock.forward(days=1)
    confirm(shop)
    assert policy.to_notify(shop.desk, FIRST_VERSION) == []
    assert policy.is_notified(shop.desk, her)


def test_another_version_waits_for_the_date_of_the_first(shop):
    with pytest.raises(PolicyDateUnknownError):
        enter(shop)


def test_a_new_version_is_in_force_at_once_and_journalled(shop):
    confirm(shop)
    shop.clock.forward(minutes=1)
    new = enter(shop, text="\ufeffUn\r\ntexte\r\n", ended_purposes=[Purpose.PROFILING])
    assert policy.current_policy(shop.desk) == new
    assert new.text == "Un\ntexte\n"
    with shop.desk.store.reading() as tx:
        body = tx.connection.exec_driver_sql(
            "SELECT body FROM journal_entry WHERE kind = 'policy_change' ORDER BY sequence DESC LIMIT 1"
        ).scalar_one()
    assert json.loads(body)["payload"] == {
        "operator": shop.manager.code,
        "version": "2026",
        "dated_on": "2026-11-23",
        "sha256": new.sha256,
        "ended_purposes": ["profiling"],
    }


@pytest.mark.parametrize(("version", "text"), [("2026", "Autre texte"), ("2027", "Nouvelle politique")])
def test_a_version_or_a_text_is_entered_once(shop, version, text):
    confirm(shop)
    enter(shop)
    with pytest.raises(PolicyKnownError):
        enter(shop, version, text)


@pytest.mark.parametrize(("version", "text"), [(" ", "Texte"), ("2026", " \n")])
def test_a_version_has_a_name_and_a_text(shop, version, text):
    confirm(shop)
    with pytest.raises(PolicyEmptyError):
        enter(shop, version, text)


def test_a_version_never_changes(shop):
    confirm(shop)
    for change in ("UPDATE policy_version SET text = ''", "DELETE FROM policy_version"):
        with pytest.raises(IntegrityError, match="append-only"), shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(change)


def test_it_says_which_consents_it_leaves_valid(shop):
    confirm(shop)
    shop.clock.forward(minutes=1)
    her = customer(shop)
    answer(shop, her, NEWS, PROFILING)
    shop.clock.forward(days=1)
    enter(shop, ended_purposes=[Purpose.PROFILING])
    ended = policy.ends_consents(shop.desk, "2026")
    assert [purpose for purpose, over in ended.items() if over] == [Purpose.PROFILING]
    current = consents.current_consents(shop.desk, her)
    assert current[NEWS].state is ConsentState.GIVEN
    assert PROFILING not in current


def test_a_slip_printed_before_cannot_grant_what_the_new_version_ended(shop):
    confirm(shop)
    her = customer(shop)
    slip = consents.open_slip(shop.desk, shop.cashier, her, "fr")
    shop.clock.forward(days=1)
    enter(shop, ended_purposes=[Purpose.PROFILING])
    shop.clock.forward(days=1)
    with pytest.raises(UnprovenConsentError):
        consents.sign_slip(shop.desk, shop.cashier, slip.code, {PROFILING: True})
    records = consents.sign_slip(shop.desk, shop.cashier, slip.code, {NEWS: True})
    assert {record.policy_version for record in records} == {FIRST_VERSION}


def test_those_known_before_are_told_by_mail_or_at_the_counter(shop):
    by_mail = customer(shop)
    at_counter = customer(shop, PersonalFields(first_name="Rose", phone="+687751235"))
    confirm(shop)
    shop.clock.forward(days=1)
    enter(shop)
    shop.clock.forward(days=1)
    newcomer = customer(shop, PersonalFields(first_name="Léa"))
    listed = {reader.customer_id: reader.how for reader in policy.to_notify(shop.desk, "2026")}
    assert listed == {by_mail: "mail", at_counter: "counter"}
    assert policy.is_notified(shop.desk, newcomer)
    assert policy.notice_due(shop.desk, at_counter).version == "2026"


def test_who_was_told_is_noted_one_by_one_or_all_at_once(shop):
    first = customer(shop)
    others = [customer(shop, PersonalFields(first_name=name)) for name in ("Rose", "Léa")]
    confirm(shop)
    shop.clock.forward(days=1)
    enter(shop)
    policy.record_notification(shop.desk, shop.cashier, "2026", first)
    assert policy.is_notified(shop.desk, first)
    with pytest.raises(NotAllowedError):
        policy.record_notification(shop.desk, shop.cashier, "2026", others, how="mail")
    policy.record_notification(shop.desk, shop.manager, "2026", [first, *others], how="mail")
    assert policy.to_notify(shop.desk, "2026") == []
    with shop.desk.store.reading() as tx:
        assert tx.privacy.notified("2026") == 3


def test_a_version_that_was_never_entered_is_told_to_nobody(shop):
    for ask in (policy.to_notify, policy.ends_consents):
        with pytest.raises(UnknownPolicyError):
            ask(shop.desk, "2099")


def test_a_cashier_enters_no_policy(shop):
    with pytest.raises(NotAllowedError):
        policy.confirm_first_policy(shop.desk, shop.cashier, date(2025, 3, 1))
    with pytest.raises(NotAllowedError):
        policy.enter_policy(shop.desk, shop.cashier, "2026", date(2026, 1, 1), "Texte")


def test_it_is_counted_who_was_told_and_since_when_consents_count(shop):
    her = customer(shop)
    confirm(shop)
    shop.clock.forward(minutes=1)
    assert policy.consents_count_since(shop.desk) == {}
    new = enter(shop, ended_purposes=[Purpose.PROFILING])
    assert policy.consents_count_since(shop.desk) == {Purpose.PROFILING: new.effective_at_utc}
    assert policy.count_told(shop.desk, "2026") == 0
    policy.record_notification(shop.desk, shop.cashier, "2026", her)
    assert policy.count_told(shop.desk, "2026") == 1

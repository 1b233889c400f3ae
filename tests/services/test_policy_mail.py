"""A new policy is told by mail to who has one, once, without any consent to advertising."""

from datetime import date

import pytest

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import consents, mailing, policy, policy_mail
from koom_pos.services.policy import UnknownPolicyError
from tests.services.signing import MANON, answer, customer

ROSE = PersonalFields(first_name="Rose", phone="+687751235")
JANE = PersonalFields(first_name="Jane", email="jane@example.com", language="en")


@pytest.fixture
def readers(shop):
    """Manon has an e-mail and reads French, Jane English; Rose has a telephone alone. A new policy is in force."""
    ids = [customer(shop, fields) for fields in (MANON, JANE, ROSE)]
    policy.confirm_first_policy(shop.desk, shop.manager, date(2025, 3, 1))
    shop.clock.forward(days=1)
    policy.enter_policy(shop.desk, shop.manager, "2026", date(2026, 11, 24), "Nouveau texte")
    return ids


def letters(shop):
    with shop.desk.store.reading() as tx:
        return {job.recipient: tx.mail.message(job.id).decode() for job in mailing.waiting_mails(shop.desk)}


def test_who_has_an_address_is_written_to_in_her_language_and_the_others_wait_for_the_counter(shop, readers):
    assert policy_mail.notify_by_mail(shop.desk, shop.manager, "2026") == 2
    assert set(letters(shop)) == {"manon@example.nc", "jane@example.com"}
    subjects = {job.recipient: job.subject for job in mailing.waiting_mails(shop.desk)}
    assert subjects["manon@example.nc"] == "Notre politique de confidentialité a changé"
    assert subjects["jane@example.com"] == "Our privacy policy has changed"
    assert [reader.customer_id for reader in policy.to_notify(shop.desk, "2026")] == [readers[2]]


def test_nobody_is_written_to_twice(shop, readers):
    policy_mail.notify_by_mail(shop.desk, shop.manager, "2026")
    assert policy_mail.notify_by_mail(shop.desk, shop.manager, "2026") == 0
    assert len(mailing.waiting_mails(shop.desk)) == 2


def test_it_is_a_service_that_a_withdrawal_does_not_stop(shop, readers):
    news = (Purpose.KOOM_OFFERS, Channel.EMAIL)
    answer(shop, readers[0], news)
    consents.withdraw(shop.desk, shop.cashier, readers[0], *news)
    assert policy_mail.notify_by_mail(shop.desk, shop.manager, "2026") == 2


def test_an_unknown_version_and_a_cashier_write_to_nobody(shop, readers):
    with pytest.raises(UnknownPolicyError):
        policy_mail.notify_by_mail(shop.desk, shop.manager, "2099")
    with pytest.raises(NotAllowedError):
        policy_mail.notify_by_mail(shop.desk, shop.cashier, "2026")


def test_progress_is_told_and_a_stop_leaves_who_was_not_reached(shop, readers):
    told = []
    assert policy_mail.notify_by_mail(shop.desk, shop.manager, "2026", cancelled=lambda: True) == 0
    policy_mail.notify_by_mail(shop.desk, shop.manager, "2026", on_progress=lambda *done: told.append(done))
    assert told == [(2, 2)]

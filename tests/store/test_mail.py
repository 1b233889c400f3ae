"""The mail queue: what is due, what waits, and what is emptied."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from koom_pos.store.mail import Confirmation, MailJob
from koom_pos.store.tables.customers import CustomerRow

BODY = b"Content-Type: text/plain\n\nBonjour"


def queue(shop, tx, recipient="client@exemple.nc", kind="e_ticket", **changes):
    now = shop.desk.now()
    fields = {"queued_at_utc": now, "not_before_utc": now, **changes}
    job = MailJob(shop.desk.new_id(), None, kind, recipient, "Votre ticket", "queued", 0, "", **fields)
    tx.mail.queue(job, BODY, workstation_id=shop.desk.workstation.id)
    return job


def test_the_message_that_may_be_tried_and_waited_longest_comes_first(shop):
    here, now = shop.desk.workstation.id, shop.desk.now()
    with shop.desk.store.transaction() as tx:
        later = queue(shop, tx, not_before_utc=now + timedelta(minutes=5))
        first, second = queue(shop, tx), queue(shop, tx)
        assert tx.mail.next_due(here, now) == first
        assert tx.mail.next_due("another till", now) is None
        assert tx.mail.standing(here) == [later, first, second]
        assert tx.mail.next_try(here) == now
        tx.mail.put_off_all(here, now + timedelta(minutes=2))
        assert tx.mail.next_due(here, now) is None
        assert tx.mail.next_try(here) == now + timedelta(minutes=2)
        tx.mail.try_all(here, now)
        assert tx.mail.next_due(here, now).id == later.id


@pytest.mark.parametrize("state", ["sent", "cancelled", "failed"])
def test_what_is_over_keeps_neither_address_nor_words(shop, state):
    with shop.desk.store.transaction() as tx:
        job = queue(shop, tx)
        tx.mail.end(job.id, state, fault="rejected" if state == "failed" else "")
        left = tx.mail.job(job.id)
        assert tx.mail.message(job.id) == b""
    assert left is not None
    assert (left.recipient, left.subject, left.state, left.kind) == ("", "", state, "e_ticket")


def test_a_message_that_waits_for_a_person_keeps_its_content(shop):
    with shop.desk.store.transaction() as tx:
        job = queue(shop, tx)
        tx.mail.fail(job.id, "unsure")
        assert tx.mail.next_try(shop.desk.workstation.id) is None
        assert tx.mail.message(job.id) == BODY


def test_what_is_stale_is_given_up_and_emptied(shop):
    here, now = shop.desk.workstation.id, shop.desk.now()
    old = now - timedelta(hours=1)
    with shop.desk.store.transaction() as tx:
        code = queue(shop, tx, kind="code", queued_at_utc=old)
        ticket = queue(shop, tx, queued_at_utc=old)
        assert tx.mail.drop_stale(here, now, "code") == 1
        assert [job.id for job in tx.mail.standing(here)] == [ticket.id]
        assert tx.mail.job(code.id).fault == "stale"
        assert tx.mail.drop_stale(here, now) == 1
        assert tx.mail.message(ticket.id) == b""


def test_the_queue_of_nothing_is_empty(shop):
    with shop.desk.store.reading() as tx:
        assert tx.mail.standing(shop.desk.workstation.id) == []
        assert tx.mail.next_try(shop.desk.workstation.id) is None
        assert (tx.mail.job("none"), tx.mail.message("none")) == (None, b"")
        assert tx.mail.last_confirmation("none", "email") is None


def test_a_confirmation_is_of_one_address(shop, customer_row):
    with shop.desk.store.transaction() as tx:
        sent = Confirmation(shop.desk.new_id(), customer_row, "email", "hash-a", "code", shop.desk.now())
        tx.mail.add_confirmation(sent, workstation_id=shop.desk.workstation.id)
        tx.mail.count_failure(sent.id)
        assert tx.mail.last_confirmation(customer_row, "email").failures == 1
        assert not tx.mail.is_confirmed(customer_row, "email", "hash-a")
        tx.mail.confirm(sent.id, at_utc=shop.desk.now())
        confirmed = tx.mail.last_confirmation(customer_row, "email")
        assert (confirmed.confirmed_at_utc, confirmed.code_hash) == (shop.desk.now(), "")
        assert tx.mail.is_confirmed(customer_row, "email", "hash-a")
        assert not tx.mail.is_confirmed(customer_row, "email", "hash-b")


@pytest.fixture
def customer_row(shop):
    """A bare card: the least a customer is."""
    names = (
        "first_name", "last_name", "email", "email_key", "email_hash", "phone", "phone_hash", "street",
        "street_more", "postal_code", "city", "country", "birthday", "language", "note", "created_by", "updated_by",
    )  # fmt: skip
    values = dict.fromkeys(names, "") | {"id": "c-1", "search_id": 1, "source": "store"}
    with shop.desk.store.transaction() as tx:
        now = shop.desk.now()
        tx.connection.execute(insert(CustomerRow), {**values, "created_at_utc": now, "updated_at_utc": now})
    return "c-1"

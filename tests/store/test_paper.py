"""The print queue survives everything; the records count every copy."""

import pytest

from koom_pos.store.paper import PrintJob


def queue(shop, tx, title):
    job = PrintJob(shop.desk.new_id(), title, b"\x1b@", False, "queued", 0, "", shop.desk.now())
    tx.paper.queue(job, workstation_id=shop.desk.workstation.id)
    return job


def test_jobs_come_in_the_order_they_were_queued(shop):
    here = shop.desk.workstation.id
    with shop.desk.store.transaction() as tx:
        first, second = queue(shop, tx, "Ticket 1"), queue(shop, tx, "Ticket 2")
        assert tx.paper.next_job(here) == first
        assert tx.paper.waiting(here) == [first, second]
        assert tx.paper.waiting("another till") == []


@pytest.mark.parametrize(
    ("state", "comes_again"), [("printing", True), ("failed", True), ("done", False), ("cancelled", False)]
)
def test_only_a_job_done_or_cancelled_is_behind_us(shop, state, comes_again):
    """One that was printing when the power went comes again: the paper may have torn off half way."""
    here = shop.desk.workstation.id
    with shop.desk.store.transaction() as tx:
        job = queue(shop, tx, "Ticket 1")
        tx.paper.mark(job.id, state, at_utc=shop.desk.now(), fault="papier", attempt=True)
        found = tx.paper.next_job(here)
    assert (found is not None) is comes_again
    if found:
        assert (found.id, found.attempts, found.fault, found.data) == (job.id, 1, "papier", b"\x1b@")


def test_copies_are_numbered_per_document_whatever_the_medium(shop):
    def copy(tx, document, medium):
        return tx.paper.record(
            record_id=shop.desk.new_id(), workstation_id="w", document_kind="ticket", document_id=document,
            medium=medium, operator_id=shop.cashier.id, at_utc=shop.desk.now(),
        )  # fmt: skip

    with shop.desk.store.transaction() as tx:
        assert [copy(tx, "a", "printer"), copy(tx, "a", "pdf"), copy(tx, "b", "printer"), copy(tx, "a", "mail")] == [
            1, 2, 1, 3,
        ]  # fmt: skip
        assert tx.paper.copies("ticket", "a") == 3

"""Sealing: chained, signed, numbered without gap, and a clock that jumped back says so first."""

import hashlib
import json

import pytest
import rfc8785
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.journal import JournalKind
from koom_pos.services.journal_writer import note
from tests.services.books import Books, kinds


def body_of(entry):
    return json.loads(entry.body)


def test_an_entry_is_canonical_chained_and_signed(shop):
    first = note(shop.desk, JournalKind.STOP, {"b": 1, "a": "œ"})
    second = note(shop.desk, JournalKind.START, {})
    assert rfc8785.dumps(body_of(first)).decode() == first.body
    assert hashlib.sha256(first.body.encode()).hexdigest() == first.entry_hash
    assert (second.previous_hash, second.sequence) == (first.entry_hash, first.sequence + 1)
    Books(shop.desk).check()


def test_the_instant_carries_its_offset_and_its_business_date(shop):
    entry = body_of(note(shop.desk, JournalKind.STOP, {}))
    assert (entry["at_utc"], entry["utc_offset_minutes"], entry["business_date"]) == (
        "2026-11-22T21:00:00.000000Z", 660, "2026-11-23",
    )  # fmt: skip


@pytest.mark.parametrize(("back_s", "told"), [(4, False), (5, False), (6, True), (86_400, True)])
def test_a_clock_set_back_is_told_before_the_next_entry(shop, back_s, told):
    note(shop.desk, JournalKind.STOP, {})
    shop.clock.forward(seconds=-back_s)
    note(shop.desk, JournalKind.START, {})
    assert kinds(shop.desk)[-2:] == (["clock_jump", "start"] if told else ["stop", "start"])
    if told:
        with shop.desk.store.reading() as tx:
            jump = tx.journal.latest(shop.desk.workstation.id, kind=JournalKind.CLOCK_JUMP, limit=1)[0]
        assert body_of(jump)["payload"] == {"back_ms": back_s * 1000}
    Books(shop.desk).check()


def test_a_jump_is_told_once(shop):
    shop.clock.forward(hours=-1)
    for _ in range(3):
        note(shop.desk, JournalKind.STOP, {})
    assert kinds(shop.desk).count("clock_jump") == 1


def test_the_store_refuses_a_gap_and_a_second_entry_of_one_number(shop):
    note(shop.desk, JournalKind.STOP, {})
    for step in (2, 0, -1):
        with pytest.raises(IntegrityError, match="gap"), shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(
                f"""INSERT INTO journal_entry SELECT workstation_id, sequence + {step}, kind, at_utc, business_date,
                    body, previous_hash, entry_hash, signature FROM journal_entry ORDER BY sequence DESC LIMIT 1"""
            )


def test_a_payload_with_a_binary_fraction_beyond_json_is_not_sealed(shop):
    before = kinds(shop.desk)
    with pytest.raises(rfc8785.CanonicalizationError):
        note(shop.desk, JournalKind.STOP, {"amount": float("nan")})
    assert kinds(shop.desk) == before

"""The journal under attack: whoever opens the file and removes the guards is found, and what she did is named."""

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.journal import FIRST_PREVIOUS_HASH, JournalKind, entry_fields
from koom_pos.domain.tender import TenderType
from koom_pos.services import journal_check, journal_links, journal_writer, ringing, settling, tendering, till_session
from koom_pos.services.journal_check import verify_journal
from koom_pos.services.journal_cross_check import Disagreement, cross_check
from koom_pos.services.journal_links import JournalFault, Link, Place
from koom_pos.store.append_only import drop_all
from koom_pos.store.evidence import Evidence

GOLDEN = Path(__file__).parent / "golden" / "journal_vectors.json"
JOURNAL_PAGE = Path(__file__).resolve().parents[2] / "docs" / "journal.md"


def sell(shop, *prices: int, tender: TenderType = TenderType.CARD):
    for price in prices:
        sale = ringing.ring_item(shop.desk, shop.cashier, shop.item(price).variant_id).sale
    tendering.add_tender(shop.desk, shop.cashier, tender, sum(prices))
    return settling.settle(shop.desk, shop.cashier, sale.id)


@pytest.fixture
def busy_shop(open_shop):
    """A day with eight tickets: the chain is long enough to have a middle."""
    for number in range(8):
        open_shop.clock.forward(minutes=5)
        sell(open_shop, 1000 + number, 2000)
    return open_shop


@pytest.fixture
def attack(busy_shop):
    """Run statements on the journal as somebody who holds the store's key and dropped every trigger."""

    def run(*statements: tuple):
        with busy_shop.desk.store.engine.begin() as connection:
            drop_all(connection)
            for sql, *values in statements:
                connection.exec_driver_sql(sql, tuple(values))

    return run


def links(shop) -> dict[int, Link]:
    with shop.desk.store.reading() as tx:
        rows = [row for rows in Evidence(tx.connection).journal_batches(shop.desk.workstation.id) for row in rows]
    return {row[1]: Link(*row) for row in rows}


def ticket_sequence(shop, number: int) -> int:
    with shop.desk.store.reading() as tx:
        return tx.sales.by_number(shop.desk.workstation.id, number).journal_sequence


def write_over(link: Link, sequence: int) -> tuple:
    """Put the content of a link into the row of another sequence."""
    columns = ("kind", "at_utc", "business_date", "body", "previous_hash", "entry_hash", "signature")
    sets = ", ".join(f"{name} = ?" for name in columns)
    return (
        f"UPDATE journal_entry SET {sets} WHERE sequence = ?",
        *(getattr(link, name) for name in columns),
        sequence,
    )


def shift(first: int, by: int) -> list[tuple]:
    """Renumber the rows from a sequence on, through negative numbers so that none collides."""
    return [
        ("UPDATE journal_entry SET sequence = -(sequence + ?) WHERE sequence >= ?", by, first),
        ("UPDATE journal_entry SET sequence = -sequence WHERE sequence < 0",),
    ]


def found(shop) -> tuple:
    verdict = verify_journal(shop.desk)
    return verdict.fault, verdict.fault_sequence


def test_a_working_day_verifies_whole(busy_shop):
    verdict = verify_journal(busy_shop.desk)
    assert verdict.holds
    assert (verdict.first, verdict.last) == (1, verdict.entries)
    assert verdict.entries == len(links(busy_shop)) >= 11


@pytest.mark.parametrize("column", ["gross_xpf", "quantity"])
def test_a_changed_text_is_found_and_named(busy_shop, attack, column):
    at = ticket_sequence(busy_shop, 4)
    attack(
        (
            "UPDATE journal_entry SET body = replace(body, ?, ?) WHERE sequence = ?",
            f'"{column}":',
            f'"{column}":1',
            at,
        )
    )
    assert found(busy_shop) == (JournalFault.CHANGED, at)


def test_one_flipped_bit_in_any_entry_is_found_at_that_entry(busy_shop, attack):
    for at, link in links(busy_shop).items():
        middle = len(link.body) // 2
        flipped = link.body[:middle] + chr(ord(link.body[middle]) ^ 1) + link.body[middle + 1 :]
        attack(("UPDATE journal_entry SET body = ? WHERE sequence = ?", flipped, at))
        assert found(busy_shop) == (JournalFault.CHANGED, at)
        attack(("UPDATE journal_entry SET body = ? WHERE sequence = ?", link.body, at))
    assert verify_journal(busy_shop.desk).holds


def test_a_stored_hash_that_was_changed_is_named(busy_shop, attack):
    attack(("UPDATE journal_entry SET entry_hash = ? WHERE sequence = 5", "ab" * 32))
    assert found(busy_shop) == (JournalFault.HASH_CHANGED, 5)


def test_a_dropped_entry_is_named_missing(busy_shop, attack):
    attack(("DELETE FROM journal_entry WHERE sequence = 5",))
    assert found(busy_shop) == (JournalFault.MISSING, 5)


def test_a_dropped_entry_is_named_missing_even_when_the_rest_was_renumbered(busy_shop, attack):
    attack(("DELETE FROM journal_entry WHERE sequence = 5",), *shift(6, -1))
    assert found(busy_shop) == (JournalFault.MISSING, 5)


def test_the_first_entry_cannot_be_dropped_unseen(busy_shop, attack):
    attack(("DELETE FROM journal_entry WHERE sequence = 1",), *shift(2, -1))
    assert found(busy_shop) == (JournalFault.MISSING, 1)


def test_swapped_entries_are_named_with_each_other(busy_shop, attack):
    chain = links(busy_shop)
    attack(write_over(chain[7], 5), write_over(chain[5], 7))
    verdict = verify_journal(busy_shop.desk)
    assert (verdict.fault, verdict.fault_sequence, verdict.detail) == (JournalFault.SWAPPED, 5, "7")


def test_a_forged_entry_that_was_inserted_is_named(busy_shop, attack):
    genuine = links(busy_shop)[6]
    fields = json.loads(genuine.body)
    fields["payload"]["gross_xpf"] = 1
    body = rfc8785.dumps(fields)
    digest = hashlib.sha256(body).hexdigest()
    forged = genuine._replace(body=body.decode(), entry_hash=digest)
    marks = ", ".join("?" * 9)
    attack(*shift(6, 1), (f"INSERT INTO journal_entry VALUES ({marks})", *forged))
    assert found(busy_shop) == (JournalFault.INSERTED, 6)


def test_a_copy_of_a_genuine_entry_inserted_later_is_named(busy_shop, attack):
    copy = links(busy_shop)[4]
    marks = ", ".join("?" * 9)
    attack(*shift(8, 1), (f"INSERT INTO journal_entry VALUES ({marks})", *copy._replace(sequence=8)))
    assert found(busy_shop) == (JournalFault.INSERTED, 8)


def rehash_from(shop, first: int, key: Ed25519PrivateKey | None = None) -> list[tuple]:
    """Lower a ticket and compute every hash again from there on, as a forger without the key would."""
    chain = links(shop)
    previous, statements = chain[first - 1].entry_hash, []
    for at in range(first, max(chain) + 1):
        fields = json.loads(chain[at].body)
        if at == first:
            fields["payload"]["gross_xpf"] = 1
        fields["previous_hash"] = previous
        body = rfc8785.dumps(fields)
        digest = hashlib.sha256(body)
        signature = key.sign(digest.digest()).hex() if key else chain[at].signature
        changed = chain[at]._replace(
            body=body.decode(), previous_hash=previous, entry_hash=digest.hexdigest(), signature=signature
        )
        statements.append(write_over(changed, at))
        previous = digest.hexdigest()
    return statements


def test_a_chain_hashed_again_without_the_key_is_named(busy_shop, attack):
    at = ticket_sequence(busy_shop, 3)
    attack(*rehash_from(busy_shop, at))
    assert found(busy_shop) == (JournalFault.REHASHED, at)


def test_a_chain_signed_again_with_another_key_is_named(busy_shop, attack):
    at = ticket_sequence(busy_shop, 3)
    attack(*rehash_from(busy_shop, at, Ed25519PrivateKey.generate()))
    assert found(busy_shop) == (JournalFault.REHASHED, at)


def test_a_wrong_signature_on_an_untouched_entry_is_named(busy_shop, attack):
    other = links(busy_shop)[6].signature
    attack(("UPDATE journal_entry SET signature = ? WHERE sequence = 5", other))
    assert found(busy_shop) == (JournalFault.SIGNATURE_CHANGED, 5)


@pytest.mark.parametrize("signature", ["", "zz", "00" * 64, "é"])
def test_a_signature_that_is_none_breaks_nothing_but_the_verdict(busy_shop, attack, signature):
    attack(("UPDATE journal_entry SET signature = ? WHERE sequence = 5", signature))
    assert found(busy_shop) == (JournalFault.SIGNATURE_CHANGED, 5)


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "no_sale"), ("kind", "nonsense"), ("at_utc", "yesterday"), ("business_date", "2026-11-24")],
)
def test_a_column_that_contradicts_the_text_is_named(busy_shop, attack, column, value):
    attack((f"UPDATE journal_entry SET {column} = ? WHERE sequence = 5", value))
    verdict = verify_journal(busy_shop.desk)
    assert (verdict.fault, verdict.fault_sequence, verdict.detail) == (JournalFault.COLUMN_CHANGED, 5, column)


def test_an_entry_in_another_serialisation_is_named_even_when_signed(busy_shop, attack):
    key = busy_shop.desk.signing_key
    head = max(links(busy_shop))
    link = links(busy_shop)[head]
    body = json.dumps(json.loads(link.body))
    digest = hashlib.sha256(body.encode())
    loose = link._replace(body=body, entry_hash=digest.hexdigest(), signature=key.sign(digest.digest()).hex())
    attack(write_over(loose, head))
    assert found(busy_shop) == (JournalFault.NOT_CANONICAL, head)


def test_a_public_key_that_was_replaced_is_named(busy_shop):
    stranger = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))
    desk = busy_shop.desk
    object.__setattr__(desk, "signing_key", stranger)
    verdict = verify_journal(desk)
    assert (verdict.fault, verdict.entries) == (JournalFault.KEY_CHANGED, 0)


def test_a_failure_is_journalled_and_found_again(busy_shop, attack):
    attack(("DELETE FROM journal_entry WHERE sequence = 5",))
    verify_journal(busy_shop.desk)
    with busy_shop.desk.store.reading() as tx:
        entry = tx.journal.head(busy_shop.desk.workstation.id)
    assert entry.kind is JournalKind.VERIFICATION_FAILURE
    assert json.loads(entry.body)["payload"] == {"fault": "missing", "sequence": 5}
    assert found(busy_shop) == (JournalFault.MISSING, 5)


def test_a_head_that_cannot_be_read_is_told_though_nothing_can_be_journalled(busy_shop, attack):
    head = max(links(busy_shop))
    attack(("UPDATE journal_entry SET kind = 'nonsense' WHERE sequence = ?", head))
    assert found(busy_shop) == (JournalFault.COLUMN_CHANGED, head)
    assert max(links(busy_shop)) == head


def test_progress_is_told_and_a_cancel_is_obeyed_without_a_verdict(busy_shop):
    told = []
    total = len(links(busy_shop))
    assert verify_journal(busy_shop.desk, on_progress=lambda done, of: told.append((done, of))).holds
    assert told[-1] == (total, total)
    verdict = verify_journal(busy_shop.desk, cancelled=lambda: True)
    assert (verdict.complete, verdict.holds, verdict.fault) == (False, False, None)


@pytest.mark.parametrize("wrong", [None, 7])
def test_other_processes_find_what_one_finds(busy_shop, wrong):
    chain = list(links(busy_shop).values())
    if wrong is not None:
        chain[wrong - 1] = chain[wrong - 1]._replace(body=chain[wrong - 1].body.replace("2000", "2001"))
    done = []
    verdict = journal_check.verify_links(
        (chain[start : start + 4] for start in range(0, len(chain), 4)),
        Place(busy_shop.desk.workstation.id, 1, FIRST_PREVIOUS_HASH),
        fits=journal_links.own_fits(busy_shop.desk.signing_key),
        at=lambda sequence: chain[sequence - 1] if sequence <= len(chain) else None,
        total=journal_check.HELP_FROM,
        on_progress=lambda checked, _of: done.append(checked),
        cancelled=lambda: False,
    )
    assert (verdict.fault_sequence, verdict.holds) == (wrong, wrong is None)
    assert verdict.fault == (JournalFault.CHANGED if wrong else None)
    assert done[-1] == (len(chain) if wrong is None else 4)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.integers(0, 511))
def test_the_key_itself_judges_signatures_as_the_public_key_does(seed, digest, bit):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    own, public = journal_links.own_fits(key), journal_links.public_fits(key.public_key().public_bytes_raw().hex())
    signature = key.sign(digest)
    assert own(digest.hex(), signature.hex())
    assert public(digest.hex(), signature.hex())
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not own(digest.hex(), flipped.hex())
    assert not public(digest.hex(), flipped.hex())
    assert not own(digest.hex(), Ed25519PrivateKey.from_private_bytes(bytes(32)).sign(digest).hex()) or seed == bytes(
        32
    )


def test_the_canonical_form_is_that_of_rfc_8785_also_where_python_sorts_otherwise():
    tricky = {"\U0001f600": 1, "\uff01": 2, "é": '\u2028\t\x07\\"/', "n": [-0, 2**53 - 1, True, None]}
    body = rfc8785.dumps(tricky).decode()
    assert journal_links.is_canonical(body, json.loads(body))
    by_code_point = json.dumps(tricky, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert body != by_code_point
    assert not journal_links.is_canonical(by_code_point, tricky)
    assert not journal_links.is_canonical('{"a":1,"a":1}', {"a": 1})


def test_books_and_journal_agree_after_a_closed_day(busy_shop):
    with busy_shop.desk.store.reading() as tx:
        session = tx.till.open_session(busy_shop.desk.workstation.id)
        expected = till_session.expected_cash_xpf(tx, session)
    assert expected == 20_000
    till_session.close_day(busy_shop.desk, busy_shop.cashier, {10_000: 2})
    check = cross_check(busy_shop.desk)
    assert (check.holds, check.tickets, check.closings) == (True, 8, 1)


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE sale SET gross_xpf = gross_xpf - 1000 WHERE number = 4", "gross_xpf"),
        ("UPDATE tender_line SET tender_type = 'cash' WHERE sale_id = "
         "(SELECT id FROM sale WHERE number = 4)", "tenders"),
        ("UPDATE sale_line SET quantity = 2 WHERE position = 1 AND sale_id = "
         "(SELECT id FROM sale WHERE number = 4)", "lines"),
        ("UPDATE sale_tax SET net_xpf = net_xpf + 1, tax_xpf = tax_xpf - 1 WHERE sale_id = "
         "(SELECT id FROM sale WHERE number = 4)", "taxes"),
    ],
)  # fmt: skip
def test_a_ticket_changed_behind_the_journal_is_named(busy_shop, attack, statement, field):
    attack((statement,))
    assert verify_journal(busy_shop.desk).holds
    (only,) = cross_check(busy_shop.desk).contradictions
    assert (only.subject, only.number, only.disagreement, only.field) == ("ticket", 4, Disagreement.DIFFERS, field)


def test_a_journal_whose_end_was_cut_off_is_found_by_its_tickets(busy_shop, attack):
    attack(("DELETE FROM journal_entry WHERE sequence >= ?", ticket_sequence(busy_shop, 7)))
    assert verify_journal(busy_shop.desk).holds
    lost = [c.number for c in cross_check(busy_shop.desk).contradictions if c.disagreement is Disagreement.NO_ENTRY]
    assert lost == [7, 8]


def test_a_ticket_deleted_behind_the_journal_is_found_by_its_entry(busy_shop, attack):
    at = ticket_sequence(busy_shop, 8)
    attack(
        ("PRAGMA defer_foreign_keys = ON",),
        *((f"DELETE FROM {table} WHERE sale_id = (SELECT id FROM sale WHERE number = 8)",)
          for table in ("sale_line", "sale_tax", "tender_line")),
        ("DELETE FROM sale WHERE number = 8",),
    )  # fmt: skip
    (only,) = cross_check(busy_shop.desk).contradictions
    assert (only.sequence, only.disagreement) == (at, Disagreement.NO_ROW)


def test_a_closing_changed_behind_the_journal_is_named(busy_shop, attack):
    till_session.close_day(busy_shop.desk, busy_shop.cashier, {10_000: 2})
    attack(("UPDATE closing SET perpetual_total_xpf = perpetual_total_xpf - 500",))
    fields = {(c.subject, c.field) for c in cross_check(busy_shop.desk).contradictions}
    assert fields == {("day", "perpetual_total_xpf")}


def golden_entries() -> list[dict]:
    """Three entries of a fixed key, sealed by the program's own code on a fixed clock."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    workstation = "01930d5e-8a00-7000-8000-000000000001"
    at = datetime(2026, 11, 22, 21, 0, 0, 250_000, tzinfo=UTC)
    payloads = [
        (JournalKind.OPENING, {"operator": "02", "float_xpf": 20000, "count": {"5000": 2, "1000": 10}}),
        (
            JournalKind.SALE,
            {
                "ticket": 1,
                "operator": "02",
                "lines": [
                    {"label": "Rouge à lèvres « œillet » n° 4", "quantity": 1, "gross_xpf": 3003, "rate_bp": 2200}
                ],
                "gross_xpf": 3003,
                "taxes": [{"rate_bp": 2200, "net_xpf": 2461, "tax_xpf": 542, "gross_xpf": 3003}],
                "tenders": [{"type": "cash", "amount_xpf": 5000}],
                "rounding_xpf": 2,
                "change_xpf": 1995,
                "ticket_discount": None,
            },
        ),
        (
            JournalKind.NO_SALE,
            {"operator": "02", "kind": "no_sale", "amount_xpf": 0, "reason": "Monnaie pour la cliente"},
        ),
    ]
    entries, previous = [], FIRST_PREVIOUS_HASH
    for sequence, (kind, payload) in enumerate(payloads, start=1):
        fields = entry_fields(
            workstation=workstation,
            sequence=sequence,
            kind=kind,
            at_utc=at,
            utc_offset_minutes=660,
            business_date=date(2026, 11, 23),
            payload=payload,
            previous_hash=previous,
        )
        body = rfc8785.dumps(fields)
        digest = hashlib.sha256(body)
        previous = digest.hexdigest()
        entries.append({"body": body.decode(), "hash": previous, "signature": key.sign(digest.digest()).hex()})
    return entries


def test_the_golden_vectors_never_change():
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert golden["private_key"] == bytes(range(32)).hex()
    assert golden["entries"] == golden_entries()
    fits = journal_links.public_fits(golden["public_key"])
    assert all(fits(entry["hash"], entry["signature"]) for entry in golden["entries"])


def test_the_golden_vectors_are_printed_in_the_manual():
    page = JOURNAL_PAGE.read_text(encoding="utf-8")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert golden["public_key"] in page
    for entry in golden["entries"]:
        assert entry["body"] in page
        assert entry["hash"] in page
        assert entry["signature"] in page


def test_an_entry_the_program_seals_has_exactly_the_golden_form(shop):
    entry = journal_writer.note(shop.desk, JournalKind.STOP, {"reason": "fin de journée"})
    fields = json.loads(entry.body)
    assert list(fields) == sorted(fields)
    assert list(fields) == list(json.loads(golden_entries()[0]["body"]))
    assert fields["schema"] == 1

"""The fields that are hashed: versioned, without ids of people, the same for the same facts."""

from datetime import UTC, date, datetime

from koom_pos.domain.journal import FIRST_PREVIOUS_HASH, JOURNAL_SCHEMA, JournalKind, entry_fields


def fields(**changes):
    given = {
        "workstation": "018f",
        "sequence": 7,
        "kind": JournalKind.SALE,
        "at_utc": datetime(2026, 11, 22, 21, 0, 5, 42, tzinfo=UTC),
        "utc_offset_minutes": 660,
        "business_date": date(2026, 11, 23),
        "payload": {"gross_xpf": 3003},
        "previous_hash": FIRST_PREVIOUS_HASH,
    }
    return entry_fields(**{**given, **changes})


def test_the_entry_is_written_out_field_by_field():
    assert fields() == {
        "schema": 1,
        "workstation": "018f",
        "sequence": 7,
        "kind": "sale",
        "at_utc": "2026-11-22T21:00:05.000042Z",
        "utc_offset_minutes": 660,
        "business_date": "2026-11-23",
        "payload": {"gross_xpf": 3003},
        "previous_hash": "0" * 64,
    }


def test_the_format_has_a_version_from_the_first_day():
    assert fields()["schema"] == JOURNAL_SCHEMA == 1


def test_kinds_are_never_renamed():
    """A kind is hashed into every entry that carries it: renaming one would orphan the past."""
    assert {str(kind) for kind in JournalKind} >= {
        "sale", "return", "void_sale", "void_line", "duplicate", "cash_movement", "no_sale", "opening", "x_report",
        "z_report", "month_closing", "year_closing", "count_verified", "approval", "price_change", "rate_change",
        "settings_change", "operator_change", "sign_in", "lock_out", "start", "stop", "clock_jump", "export",
        "verification_failure",
    }  # fmt: skip


def test_the_payload_is_copied_not_shared():
    payload = {"gross_xpf": 1}
    written = fields(payload=payload)
    payload["gross_xpf"] = 2
    assert written["payload"] == {"gross_xpf": 1}

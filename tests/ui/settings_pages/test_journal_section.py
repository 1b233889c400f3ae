"""The journal on screen: entries in words, filters, the verification and the archive."""

import json

import pytest

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.till import MovementKind
from koom_pos.services import journal_writer, till_session
from koom_pos.services.journal_archive import verify_archive
from koom_pos.ui.settings_pages.journal_model import AMOUNT, KIND, OPERATOR, WORDS
from koom_pos.ui.settings_pages.journal_words import entry_words, kind_name

PAYLOADS = {
    JournalKind.SALE: {
        "operator": "02",
        "ticket": 7,
        "lines": [{"label": "Rouge", "quantity": 1}] * 2,
        "gross_xpf": 8900,
    },
    JournalKind.RETURN: {"operator": "02", "ticket": 8, "lines": [], "gross_xpf": -8900},
    JournalKind.PRICE_CHANGE: {"operator": "01", "sku": "A-1", "before_xpf": 100, "after_xpf": 120},
    JournalKind.RATE_CHANGE: {"operator": "01", "sku": "A-1", "before_bp": 2200, "after_bp": 600},
    JournalKind.VOID_SALE: {"operator": "02", "reason": "Erreur", "gross_xpf": 500, "lines": [{}]},
    JournalKind.VOID_LINE: {"operator": "02", "label": "Rouge", "quantity": 2, "unit_price_xpf": 500},
    JournalKind.LOCK_OUT: {"failures": 5},
    JournalKind.CLOCK_JUMP: {"back_ms": 60_000},
    JournalKind.Z_REPORT: {"number": 3, "tickets": 12, "gross_xpf": 120_000, "over_short_xpf": -500},
}


@pytest.fixture
def busy(till):
    """A till with a day open and a movement of cash."""
    till_session.open_day(till.desk, till.cashier, {5000: 2})
    till.clock.forward(minutes=5)
    till_session.move_cash(till.desk, till.cashier, MovementKind.PAID_OUT, 1500, reason="Timbres")
    return till


def cells(section, column):
    model = section.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("kind", JournalKind)
def test_every_kind_has_a_name_and_words_that_never_fail(till, kind):
    entry = journal_writer.note(till.desk, kind, PAYLOADS.get(kind, {}))
    told = entry_words(entry)
    assert told.kind == kind_name(kind) != str(kind)
    bare = entry_words(journal_writer.note(till.desk, kind, {}))
    assert bare.kind == told.kind


def test_a_sale_says_ticket_article_and_amount(till):
    told = entry_words(journal_writer.note(till.desk, JournalKind.SALE, PAYLOADS[JournalKind.SALE]))
    assert told.words.startswith("Ticket 7: Rouge")
    assert (told.operator, told.amount_xpf) == ("02", 8900)


def test_the_latest_entry_stands_on_top_with_who_and_how_much(busy):
    section = busy.section("journal")
    assert cells(section, WORDS)[0] == "Cash out, Timbres"
    assert cells(section, AMOUNT)[0] == "−1\u202f500\u00a0F"
    assert cells(section, OPERATOR)[0] == busy.cashier.code
    assert cells(section, KIND)[-1] == "Start"


def test_who_added_somebody_is_named_not_who_was_added(busy):
    section = busy.section("journal")
    row = cells(section, KIND).index("Team")
    assert cells(section, OPERATOR)[row] == busy.manager.code


def test_kind_and_day_narrow_the_list(busy):
    section = busy.section("journal")
    section.kind.choose(str(JournalKind.OPENING))
    assert cells(section, KIND) == ["Opening"]
    section.span.choose("day")
    assert section.day.isVisible()
    assert cells(section, KIND) == ["Opening"]
    section.day.setDate(section.day.date().addDays(-1))
    assert section.model.rowCount() == 0
    assert section.nothing.isVisible()


def test_an_entry_is_shown_in_full(busy):
    section = busy.section("journal")
    section._show_entry(section.model.index(0, 0))
    title, panel = busy.asked[-1]
    assert title.endswith(str(section.model.entry(0).sequence))
    assert panel.isEnabled()


def test_a_sound_journal_is_called_whole(busy, qtbot):
    section = busy.section("journal")
    section.verify_button.click()
    assert not section.verify_button.isEnabled()
    qtbot.waitUntil(section.verify_button.isEnabled, timeout=20_000)
    assert section.answer.kind == "ok"
    assert str(section.model.rowCount()) in section.answer.sentence()


def test_a_changed_entry_is_named_and_found_in_the_list(busy, qtbot):
    with busy.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql("DROP TRIGGER IF EXISTS journal_entry_no_update")
        names = tx.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_entry'"
        ).all()
        for (name,) in names:
            tx.connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        body = tx.connection.exec_driver_sql("SELECT body FROM journal_entry WHERE sequence = 3").scalar_one()
        changed = json.dumps(json.loads(body) | {"payload": {"float_xpf": 1}}, separators=(",", ":"), sort_keys=True)
        tx.connection.exec_driver_sql("UPDATE journal_entry SET body = ? WHERE sequence = 3", (changed,))
    section = busy.section("journal")
    section.verify()
    qtbot.waitUntil(section.verify_button.isEnabled, timeout=20_000)
    assert section.answer.kind == "danger"
    assert "broken at entry 3" in section.answer.sentence()
    chosen = section.model.entry(section.table.currentIndex().row())
    assert chosen.sequence == 3


def test_a_verification_can_be_stopped(busy, qtbot):
    section = busy.section("journal")
    section.verify()
    section.cancel_button.click()
    qtbot.waitUntil(section.verify_button.isEnabled, timeout=20_000)
    assert section.answer.sentence()


def test_the_archive_lands_in_the_exports_and_verifies(busy, qtbot):
    section = busy.section("journal")
    section.archive_button.click()
    panel = busy.asked[-1][1]
    panel.write_button.click()
    qtbot.waitUntil(section.verify_button.isEnabled, timeout=20_000)
    assert section.answer.kind == "ok"
    (path,) = (busy.data_dir / "exports").glob("journal-01-*.zip")
    assert verify_archive(path).holds
    assert cells(section, KIND)[0] == "Export"


def test_days_without_an_entry_are_said(busy, qtbot):
    section = busy.section("journal")
    section.archive_button.click()
    panel = busy.asked[-1][1]
    long_ago = panel.first.date().addYears(-1)
    panel.last.setDate(long_ago)
    panel.write_button.click()
    assert panel.last_field.fault()
    panel.first.setDate(long_ago)
    panel.write_button.click()
    qtbot.waitUntil(section.verify_button.isEnabled, timeout=20_000)
    assert section.answer.kind == "danger"
    assert not list((busy.data_dir / "exports").glob("*.zip"))

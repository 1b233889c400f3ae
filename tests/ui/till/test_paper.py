"""Paper of the sale page: queued after the sale stands, the drawer only for cash, copies by their name."""

import pytest
from PySide6.QtCore import Qt

from koom_pos.services import shop as shop_settings

ROUGE = "3760001000016"


def jobs(till):
    with till.shop.desk.store.reading() as tx:
        return tx.paper.waiting(till.shop.desk.workstation.id)


def pay(till, key):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    till.key(key)


def test_cash_prints_the_ticket_and_opens_the_drawer(till):
    told = []
    till.counter.paper_queued.connect(lambda: told.append(True))
    pay(till, Qt.Key.Key_E)
    assert [job.kick_drawer for job in jobs(till)] == [True]
    assert told


def test_a_card_prints_the_ticket_and_leaves_the_drawer_shut(till):
    pay(till, Qt.Key.Key_C)
    till.key(Qt.Key.Key_Return)
    assert [job.kick_drawer for job in jobs(till)] == [False]


def test_a_second_copy_is_a_duplicate_by_name_and_in_the_journal(till):
    pay(till, Qt.Key.Key_E)
    till.hear_again()
    button = till.page.payment.done.print_button
    assert button.text() == "Print a duplicate"
    till.touch(button)
    assert len(jobs(till)) == 2
    assert "duplicate" in till.journal_kinds()


def test_without_automatic_tickets_cash_still_opens_the_drawer(till):
    shop_settings.change_settings(till.shop.desk, till.shop.manager, {"auto_print_ticket": False})
    pay(till, Qt.Key.Key_E)
    assert [job.kick_drawer for job in jobs(till)] == [True]
    till.hear_again()
    assert till.page.payment.done.print_button.text() == "Print the ticket"


def test_a_gift_ticket_is_asked_for_after_settling(till):
    pay(till, Qt.Key.Key_E)
    till.hear_again()
    till.touch(till.page.payment.done.gift_ticket)
    assert len(jobs(till)) == 2


@pytest.mark.parametrize("name", ["", "Société Essai"])
def test_an_invoice_is_written_where_it_says(till, tmp_path, name, monkeypatch):
    opened = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    till.page.invoice.folder = tmp_path / "Factures"
    pay(till, Qt.Key.Key_E)
    till.hear_again()
    till.touch(till.page.payment.done.invoice)
    till.page.invoice.name.setText(name)
    till.touch(till.page.invoice.make)
    written = list((tmp_path / "Factures").iterdir())
    assert [path.read_bytes()[:5] for path in written] == [b"%PDF-"]
    assert str(written[0]) in till.page.invoice.done.text()
    assert opened

"""Nothing names a customer where it does not belong: in the journal, the log, the print queue, the settings."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from koom_pos.devices.errors import PaperOutError
from koom_pos.documents.profile import DEFAULT_PROFILE
from koom_pos.domain.customer import CustomerField, LookReason, UnknownCustomerError
from koom_pos.domain.data_inventory import PERSONAL, DataClass, PersonalColumn
from koom_pos.domain.operator import Role
from koom_pos.services import (
    consents,
    contact_forms,
    customer_card,
    customer_paper,
    customers,
    e_tickets,
    mailing,
    print_queue,
)
from koom_pos.services.desk import Desk
from koom_pos.services.logbook import Log, open_logbook
from koom_pos.settings import FILE_NAME as SETTINGS_FILE
from koom_pos.store.tables.triggers import VIRTUAL_TABLES
from tests.services.demo.conftest import opened

SHORTEST = 4
TELLING = {DataClass.IDENTITY, DataClass.CONTACT, DataClass.ADDRESS, DataClass.FREE_WORDS, DataClass.LINK}
NOT_HERS_ALONE = {
    "postal_code": "the shop's own, too",
    "city": "the shop's own, too",
    "country": "everybody's",
    "channel": "a word of the program",
    "search_id": "a small number",
    "sale_id": "the ticket's, which names nobody once the link is cut",
    "sale_line_id": "as the ticket's",
    "tender_line_id": "as the ticket's",
    "subject_id": "of tickets and articles as well; its own test below",
}


def is_telling(column: PersonalColumn) -> bool:
    told = column.data_class in TELLING and column.column not in NOT_HERS_ALONE
    return told and column.table not in VIRTUAL_TABLES


def personal_values(desk: Desk) -> set[str]:
    """Every value of the demo store that tells who somebody is, telephones in every writing."""
    found: set[str] = set()
    with desk.store.reading() as tx:
        for column in filter(is_telling, PERSONAL):
            rows = tx.connection.exec_driver_sql(f'SELECT DISTINCT "{column.column}" FROM "{column.table}"')
            found |= {value for value in rows.scalars() if isinstance(value, str)}
    found |= {contact_forms.show_phone(value) for value in found if value.startswith("+")}
    for commune in contact_forms.COMMUNES:  # in whatever column, a town is nobody's alone
        found -= {commune.name, commune.postal_code}
    return {value for value in found if len(value) >= SHORTEST}


def told_in(text: str, values: set[str]) -> list[str]:
    return sorted(value for value in values if value in text)


def rows_of(desk: Desk, statement: str) -> str:
    with desk.store.reading() as tx:
        return "\n".join(str(tuple(row)) for row in tx.connection.exec_driver_sql(statement))


class EmptyPrinter:
    """Takes paper jobs once it was given a roll."""

    has_paper = False

    def write_job(self, data: bytes) -> None:
        if not self.has_paper:
            raise PaperOutError("Imprimante tickets")
        assert data

    def kick_drawer(self, pin: int) -> None:
        raise AssertionError(pin)


@pytest.fixture(scope="module")
def used(peopled_folder, tmp_path_factory) -> Iterator[tuple[Desk, Path]]:
    """A copy of the demo shop, its log open, where papers were asked for and things went wrong."""
    folder = tmp_path_factory.mktemp("scanned") / "shop"
    shutil.copytree(peopled_folder.data_dir, folder)
    open_logbook(folder)
    desk = opened(folder, folder / peopled_folder.store_path.name)
    with desk.store.reading() as tx:
        account = next(each for each in tx.operators.accounts() if each.role is Role.MANAGER)
        manager = tx.operators.get(account.id)
        ids = list(tx.connection.exec_driver_sql("SELECT id FROM customer WHERE email <> '' LIMIT 8").scalars())
    numbers = iter(range(1, 1000))
    desk = Desk(desk.store, desk.workstation, desk.signing_key, desk.clock, lambda: f"after-{next(numbers):04d}")
    live_through(desk, manager, ids)
    yield desk, folder
    desk.store.close()


def live_through(desk: Desk, manager, ids: list[str]) -> None:
    printer = EmptyPrinter()
    for customer_id in ids:
        slip = consents.open_slip(desk, manager, customer_id, "fr")
        customer_paper.print_slip(desk, manager, slip, DEFAULT_PROFILE)
        customer_paper.print_consent_receipt(desk, manager, customer_id, DEFAULT_PROFILE)
        customer_paper.print_card(desk, manager, customer_id, DEFAULT_PROFILE)
        customer_card.look_at(desk, manager, customer_id, LookReason.REQUEST)
        e_tickets.mail_consent_receipt(desk, manager, customer_id)
    customers.change_customer(desk, manager, ids[0], {CustomerField.NOTE: "Revient avec sa cousine Hnadrune."})
    print_queue.print_next(desk, printer)
    print_queue.cancel_job(desk, manager, print_queue.waiting_jobs(desk)[-1].id)
    printer.has_paper = True
    while print_queue.print_next(desk, printer):
        pass
    for job in mailing.waiting_mails(desk):
        mailing.cancel_mail(desk, manager, job.id)
    try:
        customers.get_customer(desk, f"{ids[0]}-erased")
    except UnknownCustomerError:
        Log("koom_pos.services.customers").exception("customer_gone")


def test_the_scan_looks_for_what_it_is_meant_to_find(peopled):
    values = personal_values(peopled)
    with peopled.store.reading() as tx:
        first = tx.connection.exec_driver_sql(
            "SELECT id, first_name, last_name, email, phone FROM customer WHERE email <> '' AND phone <> ''"
        ).first()
        cards = set(tx.connection.exec_driver_sql("SELECT code FROM loyalty_card").scalars())
        members = set(tx.connection.exec_driver_sql("SELECT id FROM loyalty_member").scalars())
        notes = set(tx.connection.exec_driver_sql("SELECT note FROM customer WHERE note <> ''").scalars())
    assert set(first) | cards | members | notes <= values
    assert contact_forms.show_phone(first[4]) in values


def test_the_journal_names_no_customer(used):
    desk, _ = used
    bodies = rows_of(desk, "SELECT body FROM journal_entry")
    assert len(bodies) > 100_000
    assert told_in(bodies, personal_values(desk)) == []


def test_the_settings_name_no_customer(used):
    desk, folder = used
    values = personal_values(desk)
    assert told_in(rows_of(desk, "SELECT key, value FROM shop_setting"), values) == []
    assert told_in((folder / SETTINGS_FILE).read_text(encoding="utf-8"), values) == []


def test_the_print_queue_names_no_customer_and_keeps_no_printed_paper(used):
    desk, _ = used
    titles = rows_of(desk, "SELECT title, fault FROM print_job")
    assert titles.count("Récépissé") == 8
    assert told_in(titles, personal_values(desk)) == []
    assert rows_of(desk, "SELECT id FROM print_job WHERE data <> x''") == ""


def test_the_log_names_no_customer(used):
    desk, folder = used
    log = "\n".join(file.read_text(encoding="utf-8") for file in sorted((folder / "logs").iterdir()))
    for event in ("print_failed", "print_cancelled", "customer_gone"):
        assert event in log, event
    assert told_in(log, personal_values(desk)) == []


def test_no_file_of_the_shop_but_the_store_names_a_customer(used):
    desk, folder = used
    values = personal_values(desk)
    plain = [each for each in folder.rglob("*") if each.is_file() and each.suffix in {".json", ".log", ""}]
    assert plain
    for file in plain:
        assert told_in(file.name + file.read_text(encoding="utf-8", errors="replace"), values) == [], file.name


def test_what_waits_to_be_told_elsewhere_carries_ids_and_names_of_fields_only(peopled):
    names = personal_values(peopled) - set(column_of(peopled, "SELECT id FROM customer"))
    waiting = rows_of(peopled, "SELECT payload FROM outbox WHERE topic LIKE 'customer%' OR topic LIKE 'consent%'")
    contacts = {value for value in names if "@" in value or value.startswith("+") or " " in value}
    assert waiting
    assert told_in(waiting, contacts) == []


def column_of(desk: Desk, statement: str) -> list[str]:
    with desk.store.reading() as tx:
        return list(tx.connection.exec_driver_sql(statement).scalars())

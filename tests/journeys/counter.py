"""A till with her screen and a real mail server, what its books must say, and what came out of its printer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from koom_pos.domain.consent import Cell, ConsentState
from koom_pos.domain.customer import CustomerRow
from koom_pos.domain.operator import Operator, Role
from koom_pos.services import consents, customers, journal_check, loyalty, print_queue, recipients, till_session
from koom_pos.services.logbook import open_logbook
from koom_pos.settings import MailSettings
from koom_pos.ui.counter_devices import PAPER_FOLDER
from koom_pos.ui.tour.stage import Stage
from tests.devices.escpos_reader import Printout, read
from tests.remote.mail_box import SENDER, MailBox
from tests.services.books import Books
from tests.services.demo.test_no_personal_data import personal_values, rows_of, told_in


def open_the_till(stage: Stage, *, manager: bool = False) -> None:
    """Sign in and open the day on the float proposed; the log is kept as in the shop."""
    open_logbook(stage.till.data_dir)
    stage.sign_in(stage.people[0 if manager else 1])
    stage.hands.touch(stage.sale_page.no_day.act)
    stage.hands.touch(stage.day_page.opening.pane.next_act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till")
    assert till_session.open_session(stage.desk) is not None


def given(stage: Stage, customer_id: str) -> set[Cell]:
    """What she accepts now."""
    held = consents.current_consents(stage.desk, customer_id)
    return {cell for cell, record in held.items() if record.state is ConsentState.GIVEN}


def reachable(stage: Stage, cell: Cell) -> set[str]:
    """Who the gate lets the shop contact for a purpose by a channel."""
    return {each.customer_id for each in recipients.recipients(stage.desk, manager(stage), *cell)}


def manager(stage: Stage) -> Operator:
    with stage.desk.store.reading() as tx:
        account = next(each for each in tx.operators.accounts() if each.role is Role.MANAGER)
        return tx.operators.get(account.id)


def balance(stage: Stage, customer_id: str) -> int:
    return loyalty.member_card(stage.desk, customer_id).balance


def send_mail_through(stage: Stage, box: MailBox) -> None:
    """Let the till send its messages through a server on this machine."""
    counter = stage.shell.counter
    counter.settings.mail = MailSettings(host="127.0.0.1", port=box.port, security="none", sender=SENDER)
    counter.settings_changed.emit()
    counter.mail_queued.emit()


def await_mail(stage: Stage, box: MailBox, count: int) -> None:
    stage.hands.until(lambda: len(box.mails) >= count, f"{count} messages in the mailbox", seconds=20)


def the_customer(stage: Stage, query: str) -> CustomerRow:
    """The one customer a search finds."""
    (row,) = customers.search_customers(stage.desk, query)
    return row


@dataclass
class Paper:
    """The papers that came out since this was made, read from the printer's bytes."""

    stage: Stage
    before: int = 0

    def __post_init__(self) -> None:
        self.before = len(list(self._jobs()))

    def _jobs(self) -> Iterator[Path]:
        return iter(sorted((self.stage.till.data_dir / PAPER_FOLDER).glob("job-*.bin")))

    def printed(self) -> list[Printout]:
        """What came out, once the printer has nothing left to do."""
        self.stage.hands.until(lambda: not print_queue.waiting_jobs(self.stage.desk), "the last paper to come out")
        return [read(job.read_bytes()) for job in list(self._jobs())[self.before :]]

    def with_words(self, words: str) -> Printout:
        """The one paper these words stand on."""
        (found,) = [paper for paper in self.printed() if words in paper.text]
        return found


def all_is_in_order(stage: Stage) -> None:
    """The books balance, the journal verifies, nothing outside the customer's own rows names anybody."""
    Books(stage.desk).check()
    assert journal_check.verify_journal(stage.desk).fault is None
    assert stage.findings.faults() == []
    values = personal_values(stage.desk)
    assert len(values) > 50
    for statement in (
        "SELECT body FROM journal_entry",
        "SELECT title, fault FROM print_job",
        "SELECT key, value FROM shop_setting",
    ):
        told = told_in(rows_of(stage.desk, statement), values)
        assert told == [], (statement, told)
    for file in sorted((stage.till.data_dir / "logs").iterdir()):
        assert told_in(file.read_text(encoding="utf-8"), values) == [], file.name

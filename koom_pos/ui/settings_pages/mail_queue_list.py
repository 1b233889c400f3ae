"""The messages that wait or failed, each with what held it up and what can be done about it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from koom_pos.domain.business_day import local_time
from koom_pos.services import mailing
from koom_pos.store.mail import MailJob
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text

_SHOWN = 50


class MailQueueList(QWidget):
    """Addresses are shown masked: who knows one recognises it, who passes by does not learn it."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__()
        self._counter = counter
        self._page = page
        self.retry_button = SecondaryButton(self.tr("Send now"), icon="refresh")
        self.retry_button.clicked.connect(self._send_now)
        self.head = SectionHeader(self.tr("Waiting messages"), act=self.retry_button)
        jobs = QWidget()
        self._rows = QGridLayout(jobs)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(SPACE_M)
        self._rows.setVerticalSpacing(SPACE_S)
        self._rows.setColumnStretch(1, 3)
        self._rows.setColumnStretch(2, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.head)
        column.addWidget(jobs)
        counter.mail_queued.connect(self.show_jobs)
        counter.mail_stepped.connect(self.show_jobs)

    def show_jobs(self, *_outcome: object) -> None:
        """List what waits and what failed, oldest first."""
        if not self.isVisible():
            return
        jobs = mailing.waiting_mails(self._counter.desk)
        empty(self._rows)
        for row, job in enumerate(jobs[:_SHOWN]):
            self._add_job(row, job)
        self.retry_button.setVisible(any(job.state == "queued" for job in jobs))
        self.head.set_note(self._note(jobs))

    def _note(self, jobs: list[MailJob]) -> str:
        waiting = sum(job.state == "queued" for job in jobs)
        failed = len(jobs) - waiting
        parts = []
        if waiting:
            parts.append(self.tr("%n message(s) wait.", "", waiting))
        if failed:
            parts.append(self.tr("%n message(s) failed.", "", failed))
        if waiting and not mailing.is_set_up(self._counter.settings.mail):
            parts.append(self.tr("No mail server is set up."))
        return " ".join(parts) or self.tr("Nothing waits.")

    def _add_job(self, row: int, job: MailJob) -> None:
        at = Text(f"{local_time(job.queued_at_utc):%d/%m %H:%M}", tone="muted")
        title = self._title(job)
        state = Text(self._state(job), size="note", tone="danger" if job.state == "failed" else "muted", wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._rows.addWidget(at, row, 0, middle)
        self._rows.addWidget(Text(title, wrap=True), row, 1, middle)
        self._rows.addWidget(state, row, 2, middle)
        if job.state == "failed" and job.recipient:
            again = QuietButton(self.tr("Send again"), icon="refresh")
            again.setAccessibleName(f"{again.text()} : {title}")
            again.clicked.connect(partial(self._send_again, job.id))
            self._rows.addWidget(again, row, 3)
        words = self.tr("Give up") if job.recipient else self.tr("Take off the list")
        give_up = QuietButton(words, icon="close")
        give_up.setAccessibleName(f"{words} : {title}")
        give_up.clicked.connect(partial(self._give_up, job.id))
        self._rows.addWidget(give_up, row, 4)

    def _title(self, job: MailJob) -> str:
        kinds = {
            mailing.MailKind.E_TICKET: self.tr("Ticket"),
            mailing.MailKind.CONSENT_RECEIPT: self.tr("Receipt of consents"),
            mailing.MailKind.CODE: self.tr("Code"),
            mailing.MailKind.WELCOME: self.tr("Welcome code"),
        }
        kind = next((words for key, words in kinds.items() if key == job.kind), self.tr("Message"))
        return f"{kind} · {mailing.masked(job.recipient)}" if job.recipient else kind

    def _state(self, job: MailJob) -> str:
        faults = {
            "unreachable": self.tr("server unreachable"),
            "timeout": self.tr("no answer"),
            "tls": self.tr("encryption refused"),
            "certificate": self.tr("certificate not valid"),
            "login": self.tr("user or password refused"),
            "sender": self.tr("sender refused"),
            "dropped": self.tr("connection broken"),
            "delayed": self.tr("server asks to wait"),
            "rejected": self.tr("address refused for good"),
            "address": self.tr("address with accents, not possible at this server"),
            mailing.UNSURE: self.tr("perhaps arrived"),
            mailing.UNSURE_TWICE: self.tr("perhaps arrived"),
        }
        if not job.attempts:
            return self.tr("Not tried yet")
        tries = self.tr("%n attempt(s)", "", job.attempts)
        return f"{tries}, {faults[job.fault]}" if job.fault in faults else tries

    def _send_now(self) -> None:
        counter = self._counter
        counter.attempt(self._page, lambda: mailing.send_all_now(counter.desk))
        counter.mail_queued.emit()
        self._page.say("info", self.tr("The mail server is asked again. What is sent leaves this list."))

    def _send_again(self, job_id: str) -> None:
        counter = self._counter
        counter.attempt(self._page, lambda: mailing.resend_mail(counter.desk, counter.operator, job_id))
        counter.mail_queued.emit()

    def _give_up(self, job_id: str) -> None:
        counter = self._counter
        counter.attempt(self._page, lambda: mailing.cancel_mail(counter.desk, counter.operator, job_id))
        self.show_jobs()

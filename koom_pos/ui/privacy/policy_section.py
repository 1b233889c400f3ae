"""The shop's privacy policy: the version in force with its text, who is to be told of it, those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from koom_pos.domain.customer import LookReason
from koom_pos.domain.operator import Right
from koom_pos.services import policy, policy_mail
from koom_pos.store.privacy import PolicyReader, PolicyVersion
from koom_pos.ui.counter import Counter
from koom_pos.ui.customers.column import Column, Rows, fact_row
from koom_pos.ui.customers.words import day_words, moment_day
from koom_pos.ui.frame.page import Page
from koom_pos.ui.privacy.caution import Caution
from koom_pos.ui.privacy.counter_list import CounterList
from koom_pos.ui.privacy.policy_panel import NewPolicy, PolicyPanel
from koom_pos.ui.privacy.told_block import ToldBlock
from koom_pos.ui.privacy.words import fingerprint_start, purpose_word
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.tasks import Task
from koom_pos.ui.theme import SPACE_L, SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import SectionHeader, Text, rule


@dataclass(frozen=True, slots=True)
class _ToTell:
    version: str
    readers: Sequence[PolicyReader]
    told: int


class PolicySection(Section):
    """At the left what is known of the version, at the right its text, word for word."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, "", savable=False, wide=True)
        self.setAccessibleName(self.tr("Policy"))
        self.head.hide()
        self._policies: list[PolicyVersion] = []
        self._mailed: set[str] = set()
        self._versions: dict[str, Button] = {}
        self._task: Task | None = None
        self.new = SecondaryButton(self.tr("Enter a new version"), icon="plus")
        self.panel = PolicyPanel()
        self.counter_list = CounterList()
        self.told = ToldBlock()
        self._make_text()
        self._make_date()
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Show the versions, then ask who is to be told of the one in force."""
        self._policies = policy.policies(self.counter.desk)
        self._show_facts(self._policies[0])
        self._show_history()
        self.show_text(self._policies[0].version)
        self._ask_readers()

    def show_text(self, version: str) -> None:
        """Show the text of a version at the right."""
        shown = next(each for each in self._policies if each.version == version)
        self.text.setPlainText(shown.text)
        self.text.setAccessibleName(self.tr("Text of version {0}").format(shown.version))
        for name, button in self._versions.items():
            button.setChecked(name == version)

    def confirm_date(self) -> None:
        """Give the first policy the date chosen."""
        desk, operator, day = self.counter.desk, self.counter.operator, _date(self.date_edit.date())
        if self.counter.attempt(self.page, lambda: policy.confirm_first_policy(desk, operator, day)):
            self.page.unsay()
            self.load()

    def enter(self, wanted: NewPolicy) -> None:
        """Put a new version in force."""
        desk, operator = self.counter.desk, self.counter.operator
        entered = self.counter.attempt(
            self.page,
            lambda: policy.enter_policy(
                desk,
                operator,
                wanted.version,
                wanted.dated_on,
                wanted.text,
                ended_purposes=wanted.ended,
                notify=wanted.how,
            ),
        )
        if entered is not None:
            self.panel.stand(desk.today())
            self.page.answered()
            self.page.say("ok", self.tr("Version {0} is in force.").format(entered.version))
            self.load()

    def queue_mails(self) -> None:
        """Queue the e-mails away from the screen; the mail runner sends them one by one."""
        desk, operator, version = self.counter.desk, self.counter.operator, self._policies[0].version

        def act(task: Task) -> int:
            return policy_mail.notify_by_mail(
                desk, operator, version, on_progress=task.report, cancelled=task.is_cancelled
            )

        self.told.show_progress(0, 0, under_way=True)
        self._task = self.counter.tasks.run_in_store(
            act,
            success=partial(self._queued, version),
            failure=self._not_queued,
            progress=lambda done, total: self.told.show_progress(done, total, under_way=True),
            cancelled=self._ask_readers,
            owner=self,
        )

    def note_told(self, customer_id: str) -> None:
        """Note that one of them was told at the counter."""
        desk, operator, version = self.counter.desk, self.counter.operator, self._policies[0].version

        def act() -> bool:
            policy.record_notification(desk, operator, version, customer_id)
            return True

        if self.counter.attempt(self.page, act):
            self._ask_readers()

    def _queued(self, version: str, number: int) -> None:
        if self._task is None or not self._task.is_cancelled():
            self._mailed.add(version)
        self.counter.mail_queued.emit()
        self.page.say(
            "ok", self.tr("%Ln e-mail(s) wait to be sent. Settings show them under « E-mail ».", "", number)
        )
        self._ask_readers()

    def _not_queued(self, error: Exception) -> None:
        self.page.say("danger", sentence(error))
        self._ask_readers()

    def _ask_readers(self) -> None:
        desk, version = self.counter.desk, self._policies[0].version

        def read(_task: Task) -> _ToTell:
            if self._policies[0].effective_at_utc is None:
                return _ToTell(version, (), 0)
            return _ToTell(version, policy.to_notify(desk, version), policy.count_told(desk, version))

        self.counter.tasks.run_in_store(read, success=self._show_readers, failure=self._failed, owner=self)

    def _show_readers(self, found: _ToTell) -> None:
        current = self._policies[0]
        if found.version != current.version:
            return
        self.told.show_progress(0, 0, under_way=False)
        self.told.show_readers(current, found.readers, found.told, unwritable=found.version in self._mailed)
        for part in (self.told_rule, self.told):
            part.setVisible(current.effective_at_utc is not None)
        self._fill_list()

    def _failed(self, error: Exception) -> None:
        self.told.show_progress(0, 0, under_way=False)
        self.page.say("danger", sentence(error))

    def _show_facts(self, current: PolicyVersion) -> None:
        self.version.setText(self.tr("Version {0}").format(current.version))
        dated = current.dated_on
        self.undated.setVisible(dated is None)
        self.facts.clear()
        self.facts.add(fact_row(self.tr("Dated"), day_words(dated) if dated else self.tr("date not confirmed")))
        if current.effective_at_utc is not None:
            self.facts.add(
                fact_row(self.tr("In force"), self.tr("since {0}").format(moment_day(current.effective_at_utc)))
            )
        self.facts.add(
            fact_row(
                self.tr("Fingerprint"), fingerprint_start(current.sha256), self.tr("SHA-256"), hint=current.sha256
            )
        )
        self.facts.add(fact_row(self.tr("Consents"), self._effect(current)))
        self.new.setEnabled(dated is not None)
        self.new.setToolTip("" if dated else self.tr("Confirm the date of the first version before."))

    def _effect(self, shown: PolicyVersion) -> str:
        ended = ", ".join(purpose_word(each) for each in shown.ended_purposes)
        if ended:
            return self.tr("It ended those given before for: {0}.").format(ended)
        return self.tr("It leaves every earlier one valid.")

    def _show_history(self) -> None:
        self._flow.clear()
        self._versions = {}
        for each in self._policies:
            day = day_words(each.dated_on) if each.dated_on else self.tr("date not confirmed")
            button = Button(f"{each.version} · {day}", kind="chip")
            button.setCheckable(True)
            button.setMinimumHeight(TOUCH_SMALL)
            button.setAccessibleName(self.tr("Read version {0}").format(each.version))
            button.clicked.connect(partial(self.show_text, each.version))
            self._versions[each.version] = button
            self._flow.addWidget(button)

    def _fill_list(self) -> None:
        self.counter_list.show_readers(
            self.told.counters(),
            by_choice=self._policies[0].notify != "mail",
            may_open=self.counter.may(Right.CUSTOMERS),
        )

    def _ask_new(self) -> None:
        if not self.panel.version.text():
            self.panel.stand(self.counter.desk.today())
        self.page.ask(self.tr("New version of the policy"), self.panel)

    def _ask_list(self) -> None:
        self.page.ask(self.tr("Told at the counter"), self.counter_list)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the text file"), str(Path.home()), self.tr("Text (*.txt)")
        )
        if chosen:
            self.panel.take_file(Path(chosen))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _open_card(self, customer_id: str) -> None:
        self.counter.page_wanted.emit("customers", (customer_id, LookReason.SERVICE))

    def _make_text(self) -> None:
        self.version = Text(size="emphasis", wrap=True)
        self.facts, self.history = Rows(), QWidget()
        self._flow = FlowLayout(self.history, spacing=SPACE_S)
        self.told_rule = rule()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)

    def _make_date(self) -> None:
        self.undated = QWidget()
        self.date_edit = QDateEdit()
        self.date_edit.setCalendarPopup(True)
        self.date_edit.setDisplayFormat("dd/MM/yyyy")
        today = self.counter.desk.today()
        self.date_edit.setMaximumDate(QDate(today.year, today.month, today.day))
        self.date_edit.setDate(self.date_edit.maximumDate())
        self.confirm = PrimaryButton(self.tr("Confirm the date"))
        column = QVBoxLayout(self.undated)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(
            Caution(
                self.tr(
                    "This text is the site's. It bears no date, though it says that its date tells of changes:"
                    " say when it was published. Then a new version can be entered."
                )
            )
        )
        column.addWidget(Field(self.tr("Published on"), self.date_edit))
        column.addWidget(self.confirm)

    def _lay_out(self) -> None:
        note = self.tr("Each consent names the version it was given under; the texts are kept word for word.")
        self.room.addWidget(SectionHeader(self.tr("Privacy policy"), note=note, act=self.new))
        known = Column(self.tr("Version in force"))
        for part in (self.version, self.facts, self.undated, self.told_rule, self.told):
            known.body.addWidget(part)
        known.body.addStretch(1)
        reading = QVBoxLayout()
        reading.setSpacing(SPACE_S)
        reading.addWidget(self.history)
        reading.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(known, 5)
        row.addLayout(reading, 6)
        self.room.addLayout(row, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self._ask_new)
        self.confirm.clicked.connect(self.confirm_date)
        self.panel.browse_wanted.connect(self._browse)
        self.panel.enter_wanted.connect(self.enter)
        self.told.queue_wanted.connect(self.queue_mails)
        self.told.stop_wanted.connect(self._stop)
        self.told.list_wanted.connect(self._ask_list)
        self.counter_list.told_wanted.connect(self.note_told)
        self.counter_list.open_wanted.connect(self._open_card)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())

"""The team: who works here, with which PIN and badge, and what each role may do."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from koom_pos.domain.operator import Right, Role
from koom_pos.services import people, shop
from koom_pos.store.operators import OperatorAccount
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.new_pin import NewPin
from koom_pos.ui.settings_pages.person_panels import BadgePanel, NewPersonPanel
from koom_pos.ui.settings_pages.printer_setup import print_now
from koom_pos.ui.settings_pages.rights_view import RightsView
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.theme import SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader
from koom_pos.ui.widgets.tables import style_table

_COLUMNS = 5


class TeamSection(Section):
    """People are changed one act at a time, each journalled; rights are saved together."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        super().__init__(
            counter,
            page,
            self.tr("Team"),
            self.tr("Each person has her own PIN: the journal says who did what. Nobody is deleted, only let go."),
        )
        self._data_dir = data_dir
        self._accounts: list[OperatorAccount] = []
        self._panel: QWidget | None = None
        self.table = QTableWidget(0, _COLUMNS)
        style_table(self.table, self.tr("Team"), row_height=TOUCH_SMALL)
        self.table.setHorizontalHeaderLabels(
            [self.tr("No."), self.tr("Name"), self.tr("Role"), self.tr("Badge"), self.tr("State")]
        )
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.add_button = SecondaryButton(self.tr("Add somebody"), icon="plus")
        self.pin_button = SecondaryButton(self.tr("Change the PIN"), icon="lock")
        self.badge_button = SecondaryButton(self.tr("New badge"), icon="card")
        self.active_button = SecondaryButton(self.tr("Let go"), icon="user")
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_S)
        for button in (self.add_button, self.pin_button, self.badge_button, self.active_button):
            acts.addWidget(button)
        acts.addStretch(1)
        self.rights = RightsView()
        self.room.addWidget(self.table)
        self.room.addLayout(acts)
        self.room.addWidget(SectionHeader(self.tr("What each role may do")))
        self.room.addWidget(self.rights)
        self.room.addStretch(1)
        self.load()
        self._listen()

    def load(self) -> None:
        self.show_people()
        self.rights.load(self.counter.desk)
        self.mark_saved()

    def shown(self) -> None:
        super().shown()
        self.show_people()

    def save(self) -> None:
        counter = self.counter
        for role, right, allowed, cap_bp in self.rights.differences():
            done = counter.attempt(self.page, partial(self._set_right, role, right, allowed, cap_bp))
            if done is None:
                return
        self.rights.load(counter.desk)
        self.said_saved()
        refreshed = people.refreshed(counter.desk, counter.operator)
        if refreshed is not None and refreshed != counter.operator:
            counter.sign_in(refreshed)

    def show_people(self) -> None:
        """List the team again; the row chosen stays chosen."""
        row = max(0, self.table.currentRow())
        self._accounts = people.accounts(self.counter.desk)
        self.table.setRowCount(len(self._accounts))
        roles = self.rights.role_names()
        for at, account in enumerate(self._accounts):
            words = (
                account.code,
                account.display_name,
                roles[account.role],
                self.tr("Yes") if account.has_badge else "–",
                self.tr("Works here") if account.active else self.tr("Left the team"),
            )
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                if not account.active:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
                self.table.setItem(at, column, item)
        self.table.setFixedHeight(36 + min(6, len(self._accounts)) * TOUCH_SMALL + 4)
        self.table.selectRow(min(row, len(self._accounts) - 1))
        self._let_acts()

    def chosen(self) -> OperatorAccount | None:
        """Return the person chosen in the list."""
        row = self.table.currentRow()
        return self._accounts[row] if 0 <= row < len(self._accounts) else None

    def choose(self, code: str) -> None:
        """Choose a person by her short code."""
        self.table.selectRow(next(row for row, account in enumerate(self._accounts) if account.code == code))

    def _listen(self) -> None:
        self.table.itemSelectionChanged.connect(self._let_acts)
        self.rights.changed.connect(self._rights_changed)
        self.add_button.clicked.connect(self.ask_new_person)
        self.pin_button.clicked.connect(self.ask_pin)
        self.badge_button.clicked.connect(self.issue_badge)
        self.active_button.clicked.connect(self._switch_active)

    def _rights_changed(self) -> None:
        if self.rights.differences():
            self.mark_changed()
        else:
            self.mark_saved()

    def _set_right(self, role: Role, right: Right, allowed: bool, cap_bp: int | None) -> bool:
        counter = self.counter
        people.set_right(counter.desk, counter.operator, role, right, allowed=allowed, cap_bp=cap_bp)
        return True

    def _let_acts(self) -> None:
        account = self.chosen()
        own = account is not None and self.counter.is_signed_in() and account.id == self.counter.operator.id
        active = account is not None and account.active
        self.pin_button.setEnabled(active)
        self.badge_button.setEnabled(active)
        self.active_button.setEnabled(account is not None and not own)
        self.active_button.setText(self.tr("Let go") if active or account is None else self.tr("Take back"))

    def ask_new_person(self) -> None:
        """Ask for a name, a role and a PIN."""
        panel = NewPersonPanel()
        panel.asked.connect(self._create)
        self._ask(self.tr("Add somebody"), panel)

    def ask_pin(self) -> None:
        """Ask the chosen person for another PIN."""
        account = self.chosen()
        if account is None:
            return
        panel = NewPin()
        panel.chosen.connect(partial(self._change_pin, account.id, panel))
        self._ask(self.tr("PIN of {0}").format(account.display_name), panel)

    def issue_badge(self) -> None:
        """Issue a badge to the chosen person and show it, to be printed at once."""
        counter, account = self.counter, self.chosen()
        if account is None:
            return
        code = counter.attempt(self.page, lambda: people.issue_badge(counter.desk, counter.operator, account.id))
        if code is None:
            return
        printer = counter.settings.printer
        has_printer = printer.kind != "none"
        panel = BadgePanel(
            account.display_name,
            code,
            had_one=account.has_badge,
            shop_name=shop.profile(counter.desk).name,
            exports=self._data_dir / "exports",
            tasks=counter.tasks,
            print_paper=partial(print_now, printer, self._data_dir / "keys") if has_printer else None,
        )
        self._ask(self.tr("Badge of {0}").format(account.display_name), panel)
        self.show_people()

    def _ask(self, title: str, panel: QWidget) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
        self._panel = panel
        self.page.ask(title, panel)

    def _create(self, name: str, role: Role, pin: str) -> None:
        counter = self.counter
        made = counter.attempt(
            self.page,
            lambda: people.create_operator(counter.desk, counter.operator, display_name=name, role=role, pin=pin),
        )
        if made is None:
            if isinstance(self._panel, NewPersonPanel):
                self._panel.pin.say(self.tr("Choose another PIN."))
            return
        self.page.answered()
        self.show_people()
        self.page.say("ok", self.tr("{0} is in the team, as number {1}.").format(made.display_name, made.code))

    def _change_pin(self, operator_id: str, panel: NewPin, pin: str) -> None:
        counter = self.counter

        def act() -> bool:
            people.change_pin(counter.desk, counter.operator, operator_id, pin)
            return True

        if counter.attempt(self.page, act):
            self.page.answered()
            self.page.say("ok", self.tr("The PIN is changed. The old one no longer opens the till."))
        else:
            panel.say(self.tr("Choose another PIN."))

    def _switch_active(self) -> None:
        counter, account = self.counter, self.chosen()
        if account is None:
            return

        def act() -> bool:
            people.set_active(counter.desk, counter.operator, account.id, active=not account.active)
            return True

        if counter.attempt(self.page, act):
            self.show_people()
            self.choose(account.code)

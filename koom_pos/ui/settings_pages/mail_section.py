"""The shop's mail server, a message to try it, and the messages that still wait."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from PySide6.QtWidgets import QLineEdit

from koom_pos.domain.errors import DeviceError
from koom_pos.remote.mail import MailServer, Security, send
from koom_pos.services import mailing
from koom_pos.services.keys import KeyVault
from koom_pos.settings import MailSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole
from koom_pos.ui.settings_pages.mail_queue_list import MailQueueList
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.workstation_file import saved_on
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import SectionHeader
from koom_pos.ui.widgets.notice_bar import NoticeBar

_PORTS = {"starttls": 587, "tls": 465, "none": 25}


class MailSection(Section):
    """The server is tried with what stands on screen, and kept when saved. The password goes to the vault alone."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path, vault: KeyVault) -> None:
        note = self.tr("For tickets by e-mail, codes and receipts of consents. Without a server, messages wait.")
        super().__init__(counter, page, self.tr("E-mail"), note=note)
        self._data_dir = data_dir
        self._vault = vault
        self._has_password = False
        self._make_fields()
        self._make_trial()
        self.queue = MailQueueList(counter, page)
        self.room.addWidget(self.queue)
        self.room.addStretch(1)
        self.load()
        for line in (self.host, self.sender_line, self.user, self.password):
            line.textEdited.connect(self.mark_changed)
        self.port.valueChanged.connect(self.mark_changed)
        self.security.chosen.connect(self._security_chosen)

    def load(self) -> None:
        mail = self.counter.settings.mail
        self.host.setText(mail.host)
        self.sender_line.setText(mail.sender)
        self.user.setText(mail.user)
        self.security.choose(mail.security)
        self.port.setValue(mail.port)
        self._read_password()
        self._arrange()
        self.mark_saved()

    def shown(self) -> None:
        super().shown()
        self.queue.show_jobs()

    def save(self) -> None:
        if not self._check() or not self._keep_password():
            return
        if saved_on(self.page, self.counter.settings, self._data_dir, mail=self._settings().model_dump()):
            self._read_password()
            self.said_saved()
            self.counter.settings_changed.emit()
            self.counter.mail_queued.emit()
            self.queue.show_jobs()

    def _make_fields(self) -> None:
        self.host, self.sender_line, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.port = Whole(1, 65_535)
        self.security = ChoiceChips(
            self.tr("Encryption"),
            [("starttls", self.tr("STARTTLS")), ("tls", self.tr("TLS")), ("none", self.tr("None"))],
        )
        self.host_field = Field(
            self.tr("Mail server"), self.host, hint=self.tr("As the provider says: smtp.example.com")
        )
        self.sender_field = Field(
            self.tr("Sender's address"),
            self.sender_line,
            hint=self.tr("Customers see it, with the shop's name."),
        )
        self.security_field = Field(self.tr("Encryption"), self.security)
        self.user_field = Field(self.tr("User"), self.user, hint=self.tr("Empty when the server asks for none."))
        self.password_field = Field(self.tr("Password"), self.password)
        grid = FieldGrid()
        for field in (self.host_field, self.sender_field, self.security_field, Field(self.tr("Port"), self.port)):
            grid.add(field)
        grid.add(self.user_field)
        grid.add(self.password_field)
        self.room.addWidget(grid)

    def _make_trial(self) -> None:
        self.trial_to = QLineEdit()
        self.trial_field = Field(self.tr("Send a test message to"), self.trial_to)
        self.try_button = SecondaryButton(self.tr("Send the test"), icon="mail")
        self.try_button.clicked.connect(self._try)
        self.answer = NoticeBar()
        self.trial_to.returnPressed.connect(self._try)
        self.room.addWidget(SectionHeader(self.tr("Test"), act=self.try_button))
        self.room.addWidget(self.trial_field)
        self.room.addWidget(self.answer)

    def _settings(self) -> MailSettings:
        return MailSettings(
            host=self.host.text().strip(),
            port=self.port.value(),
            security=_security(self.security.current()),
            user=self.user.text().strip(),
            sender=self.sender_line.text().strip(),
            timeout_s=self.counter.settings.mail.timeout_s,
        )

    def _security_chosen(self, key: str) -> None:
        """Propose the usual port, unless another was chosen on purpose."""
        if self.port.value() in _PORTS.values():
            self.port.setValue(_PORTS[key])
        self._arrange()
        self.mark_changed()

    def _arrange(self) -> None:
        hints = {
            "starttls": self.tr("Usual, on port 587."),
            "tls": self.tr("From the first byte, on port 465."),
            "none": self.tr("Anybody on the way can read the messages; no password is sent."),
        }
        self.security_field.set_hint(hints[_security(self.security.current())])

    def _read_password(self) -> None:
        """Show whether there is a password, never which."""
        try:
            self._has_password = bool(self._vault.secret(mailing.PASSWORD))
            hint = self.tr("Set. Type another to change it.") if self._has_password else self.tr("Not set")
        except DeviceError as locked:
            hint = sentence(locked)
        self.password.clear()
        self.password.setPlaceholderText("••••••••" if self._has_password else "")
        self.password_field.set_hint(hint)

    def _keep_password(self) -> bool:
        """Put a typed password into the vault; without a user there is none to keep."""
        typed = self.password.text()
        forget = self._has_password and not self.user.text().strip()
        if not typed and not forget:
            return True
        try:
            self._vault.put_secret(mailing.PASSWORD, None if forget else typed)
        except DeviceError as locked:
            self.page.say("danger", sentence(locked))
            return False
        except OSError:
            self.page.say("danger", self.tr("The password could not be kept on this PC. Nothing was saved."))
            return False
        return True

    def _check(self) -> bool:
        """Say beside each field what is wrong; no server at all is right too."""
        host, sender, user = (line.text().strip() for line in (self.host, self.sender_line, self.user))
        self.host_field.show_fault(
            self.tr("A server's name has no spaces.") if len(host.split()) > 1 else self._missing_host(host, sender)
        )
        wrong = bool(host or sender) and not mailing.is_sender(sender)
        self.sender_field.show_fault(self.tr("Enter one e-mail address, without accents.") if wrong else "")
        clear = bool(user) and self.security.current() == "none"
        self.user_field.show_fault(
            self.tr("Without encryption no password is sent: leave this empty.") if clear else ""
        )
        return not any(f.fault() for f in (self.host_field, self.sender_field, self.user_field))

    def _missing_host(self, host: str, sender: str) -> str:
        return self.tr("Say which server sends the messages.") if sender and not host else ""

    def _try(self) -> None:
        to = self.trial_to.text().strip()
        if not self._check():
            return
        settings = self._settings()
        if not mailing.is_set_up(settings):
            self.host_field.show_fault(self.tr("Say which server sends the messages."))
            return
        try:
            server = self._server(settings)
            envelope = mailing.trial(self.counter.desk, server, to)
        except mailing.MailRecipientError as refused:
            self.trial_field.show_fault(sentence(refused))
            return
        except DeviceError as locked:
            self.answer.say("danger", sentence(locked))
            return
        self.try_button.setEnabled(False)
        self.answer.say("info", self.tr("Waiting for the mail server."))
        self.counter.tasks.run_on_network(
            lambda _task: send(server, envelope), success=self._sent, failure=self._failed, owner=self
        )

    def _server(self, settings: MailSettings) -> MailServer:
        """Give the server as it stands on screen: the typed password wins over the kept one."""
        server = mailing.mail_server(settings, self._vault)
        if server is None:
            raise LookupError("checked before: there is a server")
        typed = self.password.text()
        return replace(server, password=typed) if typed else server

    def _sent(self, _done: None) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("ok", self.tr("The mail server took the message. Look into the mailbox, and into the spam."))

    def _failed(self, error: Exception) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("danger", sentence(error))


def _security(key: str | None) -> Security:
    """Give the encryption of a chip."""
    return next((each for each in get_args(Security) if each == key), "starttls")

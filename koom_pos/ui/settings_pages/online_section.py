"""The online shop's database: where it is, whether it can be reached, what may be written there and what may not."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.remote.online_shop import ShopDescription
from koom_pos.remote.rest_shop import RestAccess
from koom_pos.remote.shop_address import address_in, split_password
from koom_pos.services.keys import KeyVault
from koom_pos.services.sync import setup
from koom_pos.settings import OnlineShopSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole
from koom_pos.ui.settings_pages.online_description import OnlineDescription
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.workstation_file import saved_on
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import SectionHeader
from koom_pos.ui.widgets.notice_bar import NoticeBar

_MOST_S = 86_400


class OnlineSection(Section):
    """The address is tried as it stands on screen, and kept when saved. The password goes to the vault alone."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path, vault: KeyVault) -> None:
        note = self.tr("Customers, consents and orders go both ways with its database. Selling never waits for it.")
        super().__init__(counter, page, self.tr("Online shop"), note=note)
        self._data_dir = data_dir
        self._vault = vault
        self._accepted_version = ""
        self._found_version = ""
        self._make_fields()
        self._make_trial()
        self.room.addStretch(1)
        self.load()
        for line in (self.address, self.password, self.api_address, self.api_key, self.api_secret):
            line.textEdited.connect(self.mark_changed)
        for number in (self.every_s, self.alarm_hours):
            number.valueChanged.connect(self.mark_changed)
        self.enabled.chosen.connect(self.mark_changed)

    def load(self) -> None:
        online = self.counter.settings.online
        self.address.setText(online.address)
        self.enabled.choose("on" if online.enabled else "off")
        self.every_s.setValue(online.every_s)
        self.alarm_hours.setValue(online.alarm_hours)
        self._accepted_version = online.accepted_version
        self.api_address.setText(online.api_address)
        self._read_secrets()
        self.remove_button.setVisible(bool(online.address))
        self.mark_saved()

    def save(self) -> None:
        if self._take_password_out() and self._check():
            self._keep(self._settings())

    def _make_fields(self) -> None:
        self.address, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.address_field = Field(
            self.tr("Address of the database"),
            self.address,
            hint=self.tr("mariadb://user@server/database or postgresql://user@server/database"),
        )
        self.password_field = Field(self.tr("Password"), self.password)
        self._make_interface_fields()
        self.enabled = ChoiceChips(self.tr("Exchange"), [("on", self.tr("On")), ("off", self.tr("Paused"))])
        self.every_s = Whole(0, _MOST_S, suffix=" s")
        self.alarm_hours = Whole(1, 720, suffix=" h")
        grid = FieldGrid()
        grid.add(self.address_field, wide=True)
        grid.add(self.password_field)
        paused = self.tr("Paused, everything is kept until it is on again.")
        grid.add(Field(self.tr("Exchange"), self.enabled, hint=paused))
        grid.add(
            Field(self.tr("A round every"), self.every_s, hint=self.tr("And right after a sale. 0: only when asked."))
        )
        grid.add(
            Field(
                self.tr("Alarm when something waits longer than"),
                self.alarm_hours,
                hint=self.tr("The light on top then says so."),
            )
        )
        self.room.addWidget(grid)
        self.room.addWidget(
            SectionHeader(
                self.tr("Its own interface"),
                note=self.tr("WooCommerce and PrestaShop: what their own software must do goes through it."),
            )
        )
        interface = FieldGrid()
        interface.add(self.api_field, wide=True)
        interface.add(self.key_field)
        interface.add(self.secret_field)
        self.room.addWidget(interface)
        self.remove_button = QuietButton(self.tr("Leave this online shop"), icon="close")
        self.remove_button.clicked.connect(self._remove)
        self.room.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_interface_fields(self) -> None:
        self.api_address, self.api_key, self.api_secret = QLineEdit(), QLineEdit(), QLineEdit()
        for line in (self.api_key, self.api_secret):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.api_field = Field(
            self.tr("Address of the shop"), self.api_address, hint=self.tr("https://www.example.com; empty for none.")
        )
        self.key_field = Field(self.tr("Key"), self.api_key)
        self.secret_field = Field(self.tr("Secret"), self.api_secret, hint=self.tr("PrestaShop has none."))

    def _make_trial(self) -> None:
        self.try_button = SecondaryButton(self.tr("Test the connection"), icon="sync")
        self.try_button.clicked.connect(self._try)
        self.answer = NoticeBar()
        self.answer.acted.connect(self._accept)
        self.description = OnlineDescription()
        self.description.hide()
        self.room.addWidget(SectionHeader(self.tr("Test"), act=self.try_button))
        self.room.addWidget(self.answer)
        self.room.addWidget(self.description)

    def _settings(self) -> OnlineShopSettings:
        before = self.counter.settings.online
        return OnlineShopSettings(
            address=self.address.text().strip(),
            enabled=self.enabled.current() != "off",
            every_s=self.every_s.value(),
            alarm_hours=self.alarm_hours.value(),
            streams=before.streams,
            accepted_version=self._accepted_version,
            api_address=self.api_address.text().strip(),
        )

    def _keep(self, online: OnlineShopSettings) -> bool:
        """Leave the former shop if this is another one, then write the settings and the password."""
        counter = self.counter
        try:
            address = address_in(online.address, self._data_dir) if online.address else None
            setup.change_address(counter.desk, counter.operator, address)
        except (RefusedError, DeviceError) as refused:
            self.address_field.show_fault(sentence(refused))
            return False
        if not self._keep_secrets(online):
            return False
        if not saved_on(self.page, counter.settings, self._data_dir, online=online.model_dump()):
            return False
        self.load()
        self.said_saved()
        counter.settings_changed.emit()
        return True

    def _remove(self) -> None:
        """Leave the shop: refused while something waits to be sent there, and it says how much."""
        online = self.counter.settings.online
        if self._keep(online.model_copy(update={"address": "", "accepted_version": "", "api_address": ""})):
            self.description.hide()
            self.answer.say("info", self.tr("The online shop is left. Nothing was changed there."))

    def _take_password_out(self) -> bool:
        """Move a password typed into the address to its own field, so that no settings file ever holds it."""
        text = self.address.text().strip()
        if not text:
            return True
        try:
            bare, password = split_password(text)
        except RefusedError as refused:
            self.address_field.show_fault(sentence(refused))
            return False
        if password:
            self.address.setText(bare)
            self.password.setText(password)
        return True

    def _check(self) -> bool:
        text, interface = self.address.text().strip(), self.api_address.text().strip()
        try:
            if text:
                address_in(text, self._data_dir)
        except RefusedError as refused:
            self.address_field.show_fault(sentence(refused))
        if interface and not interface.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            self.api_field.show_fault(self.tr("Begin with https://, so that nobody on the way reads the key."))
        return not (self.address_field.fault() or self.api_field.fault())

    def _secret_fields(self) -> tuple[tuple[str, QLineEdit, Field], ...]:
        return (
            (setup.PASSWORD, self.password, self.password_field),
            (setup.API_KEY, self.api_key, self.key_field),
            (setup.API_SECRET, self.api_secret, self.secret_field),
        )

    def _read_secrets(self) -> None:
        """Show of each whether there is one, never which."""
        for name, line, field in self._secret_fields():
            is_set = False
            try:
                is_set = bool(self._vault.secret(name))
                hint = self.tr("Set. Type another to change it.") if is_set else self.tr("Not set")
            except DeviceError as locked:
                hint = sentence(locked)
            line.clear()
            line.setPlaceholderText("••••••••" if is_set else "")
            field.set_hint(hint)

    def _keep_secrets(self, online: OnlineShopSettings) -> bool:
        """Put what was typed into the vault; without an address there is nothing to keep."""
        wanted = {
            setup.PASSWORD: online.address,
            setup.API_KEY: online.api_address,
            setup.API_SECRET: online.api_address,
        }
        try:
            for name, line, _field in self._secret_fields():
                forget = not wanted[name] and bool(self._vault.secret(name))
                if forget or (line.text() and wanted[name]):
                    self._vault.put_secret(name, None if forget else line.text())
        except DeviceError as locked:
            self.page.say("danger", sentence(locked))
            return False
        except OSError:
            self.page.say("danger", self.tr("The password could not be kept on this PC. Nothing was saved."))
            return False
        return True

    def _try(self) -> None:
        if not self._take_password_out() or not self._check():
            return
        text = self.address.text().strip()
        if not text:
            self.address_field.show_fault(self.tr("Say where the shop's database is."))
            return
        try:
            password = self.password.text() or self._vault.secret(setup.PASSWORD)
            access = self._access()
        except DeviceError as locked:
            self.answer.say("danger", sentence(locked))
            return
        address, desk = address_in(text, self._data_dir, password=password), self.counter.desk
        self.try_button.setEnabled(False)
        self.description.hide()
        self.answer.say("info", self.tr("Waiting for the online shop."))
        self.counter.tasks.run_on_network(
            lambda _task: setup.look_at_shop(address, desk, access),
            success=self._found,
            failure=self._failed,
            owner=self,
        )

    def _access(self) -> RestAccess | None:
        """Give the way to the interface as it stands on screen: what is typed wins over what is kept."""
        address = self.api_address.text().strip()
        key = self.api_key.text() or self._vault.secret(setup.API_KEY) or ""
        secret = self.api_secret.text() or self._vault.secret(setup.API_SECRET) or ""
        return RestAccess(address, key, secret) if address and key else None

    def _found(self, description: ShopDescription) -> None:
        self.try_button.setEnabled(True)
        self.description.show_shop(description)
        self.description.show()
        self._found_version = description.version
        if description.missing:
            names = ", ".join(each.name for each in description.missing[:6])
            self.answer.say("danger", self.tr("The shop answers, but lacks: {0}.").format(names))
        elif description.is_known_version or description.version == (self._accepted_version or None):
            self.answer.say("ok", self.tr("The online shop answers, and has all it takes."))
        else:
            words = self.tr("The shop answers, in version {0}, which this program does not know: it is only read.")
            self.answer.say("caution", words.format(description.version or "?"), act=self.tr("Write all the same"))

    def _accept(self) -> None:
        """Let the program write to a version it does not know: the manager's word, kept with the settings."""
        self._accepted_version = self._found_version
        self.mark_changed()
        self.answer.say(
            "info", self.tr("Save, and the program writes to version {0}.").format(self._accepted_version)
        )

    def _failed(self, error: Exception) -> None:
        self.try_button.setEnabled(True)
        self.answer.say("danger", sentence(error))

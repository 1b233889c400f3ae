"""The recovery key again: for who proves by her own PIN that she is the one signed in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.documents.recovery_sheet import RecoverySheetContent
from koom_pos.domain.errors import RefusedError
from koom_pos.services import people, shop
from koom_pos.services.keys import KeyVault
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.recovery_panel import RecoveryPanel
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.theme import TOUCH
from koom_pos.ui.widgets.buttons import SecondaryButton
from koom_pos.ui.widgets.notice_bar import NoticeBar
from koom_pos.ui.widgets.pin_pad import PinPad


class RecoverySection(Section):
    """The key is shown until the section is left; it takes the PIN again each time."""

    def __init__(self, counter: Counter, page: Page, vault: KeyVault) -> None:
        super().__init__(
            counter,
            page,
            self.tr("Recovery key"),
            self.tr(
                "The shop's data are encrypted on this computer. If it breaks, only this key opens a backup. "
                "Whoever holds the sheet can read the data: lock it away, far from the till."
            ),
        )
        self._vault = vault
        self.state = NoticeBar()
        self.state.close_button.hide()
        self.state.setMinimumHeight(TOUCH)
        self.ask_button = SecondaryButton(self.tr("Show the recovery key again"), icon="lock")
        self.pad = PinPad(self.tr("Your PIN"))
        self.pad.setFixedWidth(336)
        self._pin_panel = QWidget()
        pin_room = QVBoxLayout(self._pin_panel)
        pin_room.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        pin_room.addStretch(1)
        self.panel = RecoveryPanel(self._sheet)
        self.put_away = QCheckBox(self.tr("The recovery key is printed and put away"))
        self.room.addWidget(self.state)
        acts = QHBoxLayout()
        acts.addWidget(self.ask_button)
        acts.addStretch(1)
        self.room.addLayout(acts)
        self.room.addWidget(self.panel)
        self.room.addWidget(self.put_away)
        self.room.addStretch(1)
        self.load()
        self.ask_button.clicked.connect(self.ask_own_pin)
        self.pad.entered.connect(self._try_pin)
        self.put_away.toggled.connect(self._put_away_changed)

    def load(self) -> None:
        printed = self._is_put_away()
        self.put_away.blockSignals(True)
        self.put_away.setChecked(printed)
        self.put_away.blockSignals(False)
        if printed:
            self.state.say("ok", self.tr("The recovery key is printed and put away."))
        else:
            self.state.say(
                "caution", self.tr("The recovery key was never printed. If this computer breaks, the data are lost.")
            )
        self._close()
        self.mark_saved()

    def hidden(self) -> None:
        self._close()

    def save(self) -> None:
        counter = self.counter
        extra = dict(shop.profile(counter.desk).extra)
        extra["recovery_sheet"] = "printed" if self.put_away.isChecked() else "later"
        if counter.attempt(self.page, lambda: shop.change_settings(counter.desk, counter.operator, {"extra": extra})):
            self.load()
            self.said_saved()

    def ask_own_pin(self) -> None:
        """Ask for the PIN of the person signed in, in the panel at the right."""
        self.pad.clear()
        self.pad.say("")
        self.page.ask(self.tr("Your PIN"), self._pin_panel)

    def _try_pin(self, pin: str) -> None:
        counter = self.counter
        try:
            operator = people.sign_in(counter.desk, pin)
        except RefusedError as refused:
            self.pad.say(sentence(refused))
            return
        if operator.id != counter.operator.id:
            self.pad.say(self.tr("This PIN is not yours. Type your own."))
            return
        self.page.answered()
        self.ask_button.hide()
        self.panel.show()
        self.panel.print_button.setFocus()

    def _put_away_changed(self, on: bool) -> None:
        if on != self._is_put_away():
            self.mark_changed()
        else:
            self.mark_saved()

    def _is_put_away(self) -> bool:
        return shop.profile(self.counter.desk).extra.get("recovery_sheet") == "printed"

    def _close(self) -> None:
        self.panel.forget()
        self.panel.hide()
        self.ask_button.show()

    def _sheet(self) -> RecoverySheetContent:
        desk = self.counter.desk
        name = shop.profile(desk).name
        return RecoverySheetContent(self._vault.store_key(), name, desk.workstation.name, desk.now())

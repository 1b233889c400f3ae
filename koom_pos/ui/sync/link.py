"""The exchange in the running till: started with it, woken by what happens at the counter, shown by the light."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from koom_pos.services.keys import KeyVault
from koom_pos.services.sync.status import SyncStatus, sync_status
from koom_pos.settings import OnlineShopSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.sync.words import light_of
from koom_pos.ui.widgets.status_light import StatusLight

if TYPE_CHECKING:
    from koom_pos.services.sync.setup import ShopLine
    from koom_pos.ui.sync.runner import SyncRunner

_STARTS_MS = 4_000  # the first scan comes before the orders of the night
_AGES_MS = 30_000


class SyncLink(QObject):
    """Owns the runner, made after the till stands; keeps the light true to the last status and its age.

    Attributes:
        runner: Does the rounds; None before the first, and where no shop is set up.
    """

    def __init__(
        self, counter: Counter, light: StatusLight, data_dir: Path, vault: KeyVault | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter = counter
        self._light = light
        self._data_dir = data_dir
        self._vault = vault
        self._status: SyncStatus | None = None
        self._stopped = False
        self.runner: SyncRunner | None = None
        counter.sync_stepped.connect(self._take)
        counter.sync_wanted.connect(self._wake)
        counter.sale_settled.connect(self._soon)
        counter.customer_changed.connect(self._soon)
        counter.settings_changed.connect(self._follow)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._begin)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self.show_light)

    def start(self) -> None:
        """Begin once the till stands, unless the settings want rounds only when somebody asks."""
        self._start.start(_STARTS_MS)
        self._ages.start(_AGES_MS)
        self.show_light()

    def stop(self) -> None:
        """End the round under way, begin no other."""
        self._stopped = True
        self._start.stop()
        self._ages.stop()
        if self.runner is not None:
            self.runner.stop()

    def is_working(self) -> bool:
        """Tell whether a round is under way."""
        return self.runner is not None and self.runner.is_working()

    def show_light(self) -> None:
        """Show the state with its age; without a shop there is no light."""
        online = self._counter.settings.online
        self._light.setVisible(bool(online.address))
        state, words = light_of(self._status, online, self._counter.desk.now())
        self._light.show_state(state, words)

    def _begin(self) -> None:
        online = self._counter.settings.online
        if not online.address:
            return
        if self._status is None:
            self._take(sync_status(self._counter.desk, online))
        if online.every_s:
            self._wake()

    def _wake(self) -> None:
        """Do a round now; the shop's drivers load with the first."""
        if self._stopped:
            return
        if self.runner is None:
            from koom_pos.ui.sync.runner import SyncRunner  # noqa: PLC0415 - loads after the till stands

            counter = self._counter
            self.runner = SyncRunner(counter.desk, lambda: counter.settings.online, self._open_line, self)
            self.runner.working.connect(counter.sync_working)
            self.runner.stepped.connect(counter.sync_stepped)
        self.runner.wake()

    def _soon(self, _what: object = None) -> None:
        if self.runner is not None:
            self.runner.soon()

    def _follow(self) -> None:
        """Call the shop the settings name now, if they changed."""
        if self.runner is not None:
            self.runner.follow_settings()
        else:
            self._begin()
        self.show_light()

    def _take(self, status: SyncStatus) -> None:
        self._status = status
        self.show_light()

    def _open_line(self, settings: OnlineShopSettings) -> "ShopLine | None":
        from koom_pos.services.sync import setup  # noqa: PLC0415 - as the runner

        address = setup.address_of(settings, self._vault, self._data_dir)
        if address is None:
            return None
        access = setup.access_of(settings, self._vault)
        return setup.ShopLine(self._counter.desk, address, settings, access=access)

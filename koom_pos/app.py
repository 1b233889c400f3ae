"""The composition root: the only place that builds and wires the parts of a workstation.

Nothing here decides anything. Slow parts are imported when they are built, so that `--version` is instant and the
window comes before what it does not need yet.
"""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from koom_pos import __version__
from koom_pos.domain.identity import IdSource
from koom_pos.paths import default_data_dir
from koom_pos.services.desk import Desk
from koom_pos.services.founding import desk_of, is_founded
from koom_pos.services.instance_lock import InstanceLock
from koom_pos.services.keys import KeyVault, open_vault
from koom_pos.settings import WorkstationSettings, load_settings
from koom_pos.store import Store
from koom_pos.store.migrate import migrate

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from PySide6.QtWidgets import QApplication

    from koom_pos.ui.counter import Counter
    from koom_pos.ui.frame.page import Page
    from koom_pos.ui.shell import PageOffer, Shell

STORE_FILE = "store.db"
Progress = Callable[[str, int, int], None]


def system_clock() -> datetime:
    """Give the time of this PC, aware, in UTC. The one place where it is read."""
    return datetime.now(UTC)


def no_progress(step: str, done: int, total: int) -> None:
    """Follow nothing: for verbs without a screen."""
    del step, done, total


@dataclass(slots=True)
class Workplace:
    """An opened data folder: settings, keys, store. Closing it frees the store for another program."""

    data_dir: Path
    settings: WorkstationSettings
    vault: KeyVault
    store: Store
    signing_key: "Ed25519PrivateKey"
    clock: Callable[[], datetime]
    new_id: IdSource
    _held: ExitStack

    @property
    def store_path(self) -> Path:
        """Give the store file."""
        return self.data_dir / STORE_FILE

    def is_founded(self) -> bool:
        """Tell whether the first run is over."""
        return is_founded(self.store)

    def desk(self) -> Desk:
        """Give the desk of a founded store; raises LookupError before the first run."""
        return desk_of(self.store, self.signing_key, self.clock, self.new_id)

    def close(self) -> None:
        """Let go of the store and of its lock."""
        self._held.close()


def open_workplace(
    data_dir: Path,
    *,
    on_progress: Progress = no_progress,
    clock: Callable[[], datetime] = system_clock,
) -> Workplace:
    """Open a data folder: lock, keys, migration, store. The folder is made when it does not exist.

    Keys go to the system's keyring only in the platform's own folder, or where the settings ask for it: a folder
    named with `--data` holds the whole state of a workstation.

    Raises:
        StoreInUseError: another program works on it.
        SettingsFileError, MissingKeyError, WrongKeyError, StoreNewerThanProgramError, NotAStoreError
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    settings = load_settings(data_dir)
    path = data_dir / STORE_FILE
    with ExitStack() as held:
        held.enter_context(InstanceLock(path))
        keyring = settings.prefer_keyring or data_dir == default_data_dir()
        vault = open_vault(data_dir, prefer_keyring=keyring, store=path)
        key = vault.store_key()
        migrate(path, key, on_progress=on_progress, clock=clock)
        store = Store.open(path, key)
        held.callback(store.close)
        workplace = Workplace(
            data_dir=data_dir,
            settings=settings,
            vault=vault,
            store=store,
            signing_key=vault.signing_key(),
            clock=clock,
            new_id=IdSource(clock, secrets.randbits),
            _held=ExitStack(),
        )
        workplace._held = held.pop_all()
    return workplace


def application(settings: WorkstationSettings) -> "QApplication":
    """Give the Qt application with the shop's fonts, theme and language."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - verbs without a screen never load Qt

    from koom_pos.ui.fonts import load_fonts  # noqa: PLC0415
    from koom_pos.ui.language import Language, install_language  # noqa: PLC0415
    from koom_pos.ui.theme import apply_theme  # noqa: PLC0415

    standing = QApplication.instance()
    app = standing if isinstance(standing, QApplication) else QApplication(["koom-pos"])
    app.setApplicationName("KOOM POS")
    app.setApplicationVersion(__version__)
    install_language(app, Language.FRENCH if settings.language == "fr" else Language.ENGLISH)
    load_fonts()
    apply_theme(app, settings.theme)
    return app


def build_shell(workplace: Workplace) -> "Shell":
    """Put the till's window together on a founded workplace."""
    from koom_pos.ui.counter import Counter  # noqa: PLC0415
    from koom_pos.ui.shell import Shell  # noqa: PLC0415
    from koom_pos.ui.tasks import Tasks  # noqa: PLC0415

    tasks = Tasks()
    counter = Counter(workplace.desk(), tasks, workplace.settings)
    shell = Shell(counter, _pages(counter, workplace))
    tasks.setParent(shell)
    counter.setParent(shell)
    return shell


def _pages(counter: "Counter", workplace: Workplace) -> "list[PageOffer]":
    """Offer every page there is; each loads its modules when it is first shown."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    from koom_pos.domain.operator import Right  # noqa: PLC0415
    from koom_pos.ui.shell import SALE_PAGE, PageOffer  # noqa: PLC0415

    def sale() -> "Page":
        from koom_pos.ui.till.sale_page import SalePage  # noqa: PLC0415

        return SalePage(counter)

    def tickets() -> "Page":
        from koom_pos.ui.tickets.tickets_page import TicketsPage  # noqa: PLC0415

        return TicketsPage(counter)

    def day() -> "Page":
        from koom_pos.ui.day.day_page import DayPage  # noqa: PLC0415

        return DayPage(counter)

    def articles() -> "Page":
        from koom_pos.ui.articles.articles_page import ArticlesPage  # noqa: PLC0415

        return ArticlesPage(counter)

    def reports() -> "Page":
        from koom_pos.ui.reports.reports_page import ReportsPage  # noqa: PLC0415

        return ReportsPage(counter)

    def settings() -> "Page":
        from koom_pos.ui.settings_pages.settings_page import SettingsPage  # noqa: PLC0415

        return SettingsPage(counter, workplace.data_dir, workplace.vault)

    word = QCoreApplication.translate
    return [
        PageOffer(SALE_PAGE, "till", word("Rail", "Till"), "F2", Right.SELL, sale),
        PageOffer("tickets", "return", word("Rail", "Tickets"), "F3", Right.RETURN_WITH_TICKET, tickets),
        PageOffer("articles", "articles", word("Rail", "Articles"), "F6", Right.SELL, articles),
        PageOffer("day", "day", word("Rail", "Day"), "F7", Right.SELL, day),
        PageOffer("reports", "reports", word("Rail", "Reports"), "F8", Right.REPORTS, reports),
        PageOffer("settings", "settings", word("Rail", "Settings"), "F9", Right.SETTINGS, settings),
    ]

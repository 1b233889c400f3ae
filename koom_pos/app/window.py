"""Open the till's window: on a workstation's folder, or on the demo shop."""

import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from koom_pos import __version__
from koom_pos.app.workplace import Workplace, open_workplace, vault_of
from koom_pos.domain.errors import KoomError
from koom_pos.domain.journal import JournalKind
from koom_pos.paths import STORE_FILE
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.instance_lock import StoreInUseError
from koom_pos.services.logbook import Log, open_logbook
from koom_pos.settings import SettingsFileError, WorkstationSettings

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication, QWidget

    from koom_pos.ui.first_run.progress import StartProgress
    from koom_pos.ui.first_run.wizard import FirstRun
    from koom_pos.ui.garbage import ScreenThreadCollector
    from koom_pos.ui.shell import Shell

_log = Log(__name__)
_REFUSED = 2
_AGAIN = 3


def has_display() -> bool:
    """Tell whether a window can be shown to somebody here."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if platform.system() in ("Windows", "Darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(data_dir: Path) -> int:
    """Open the till on a data folder and run until its window closes; a second start brings the first forward."""
    from koom_pos.ui.first_run.progress import StartProgress  # noqa: PLC0415
    from koom_pos.ui.single_instance import SingleInstance, ask_first_to_show, bring_forward  # noqa: PLC0415

    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    data_dir.mkdir(parents=True, exist_ok=True)
    open_logbook(data_dir)
    app = application(_settings_or_default(data_dir))
    progress = StartProgress()
    try:
        workplace = _opened(data_dir, app, progress)
    except StoreInUseError:
        return 0 if ask_first_to_show(data_dir / STORE_FILE) else _REFUSED
    if workplace is None:
        return _REFUSED
    _install_last_resort()
    single = SingleInstance(workplace.store_path)
    single.listen()
    till = Till(workplace)
    single.forward_requested.connect(lambda: bring_forward(till.window()))
    progress.close()
    till.show()
    code = app.exec()
    till.close()
    single.close()
    workplace.close()
    return code


def _opened(data_dir: Path, app: "QApplication", progress: "StartProgress") -> Workplace | None:
    """Open the data folder, with its recovery key where its own is lost; None when the person gives up.

    Raises:
        StoreInUseError: another program works on it.
    """
    from koom_pos.services.key_recovery import LOST_KEY, recover_store_key  # noqa: PLC0415
    from koom_pos.ui.refusals import sentence  # noqa: PLC0415

    def recover(text: str) -> None:
        recover_store_key(vault_of(data_dir, _settings_or_default(data_dir)), data_dir / STORE_FILE, text)

    progress.recovered.connect(lambda: app.exit(_AGAIN))
    while True:
        try:
            return open_workplace(data_dir, on_progress=progress.show_step)
        except StoreInUseError:
            raise
        except (KoomError, SettingsFileError) as refused:
            _log.error("not opened", error=type(refused).__name__)
            said = sentence(refused) if isinstance(refused, KoomError) else str(refused)
            progress.refuse(said, recover if isinstance(refused, LOST_KEY) else None)
        if app.exec() != _AGAIN:
            return None


class Till:
    """What runs while the program is open: the first run, then the shell, its printing and the customer's screen."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.shell: Shell | None = None
        self._wizard: FirstRun | None = None
        self._collector = _collector()
        self._collector.start()
        if workplace.is_founded():
            self._open_shell(workplace.desk())

    def window(self) -> "QWidget":
        """Give the window that stands now."""
        if self.shell is not None:
            return self.shell.frame
        return self._first_run()

    def first_run(self) -> "FirstRun | None":
        """Give the first run, while the shop is not founded."""
        return None if self.shell is not None else self._first_run()

    def show(self) -> None:
        """Show it, as large as the screen allows."""
        self.window().showMaximized()

    def close(self) -> None:
        """Stop what runs, journal the stop."""
        self._collector.stop()
        if self.shell is not None:
            self.shell.stop()
            _warn_of_unsent(self.shell.counter.desk)
            journal_writer.note(self.shell.counter.desk, JournalKind.STOP, {"software_version": __version__})

    def _first_run(self) -> "FirstRun":
        if self._wizard is None:
            from koom_pos.ui.first_run.wizard import FirstRun  # noqa: PLC0415

            place = self.workplace
            self._wizard = FirstRun(
                place.store,
                place.signing_key,
                place.clock,
                place.new_id,
                settings=place.settings,
                data_dir=place.data_dir,
                vault=place.vault,
            )
            self._wizard.founded.connect(self._founded)
        return self._wizard

    def _founded(self, desk: Desk, _manager: object) -> None:
        from koom_pos.settings import load_settings  # noqa: PLC0415

        self.workplace.settings = load_settings(self.workplace.data_dir)
        self._open_shell(desk)
        self.window().showMaximized()
        if self._wizard is not None:
            self._wizard.close()

    def _open_shell(self, desk: Desk) -> None:
        journal_writer.note(desk, JournalKind.START, {"event": "started", "software_version": __version__})
        self.shell = build_shell(self.workplace, desk)
        self.shell.start()


def _warn_of_unsent(desk: Desk) -> None:
    """Leave a line in the log about what the online shop does not know yet; it is sent after the next start."""
    from koom_pos.services.sync.unsent import unsent  # noqa: PLC0415 - loaded by the window, if there was one

    if messages := unsent(desk):
        _log.warning("online_shop_not_told", messages=messages)


def _collector() -> "ScreenThreadCollector":
    from koom_pos.ui.garbage import ScreenThreadCollector  # noqa: PLC0415

    return ScreenThreadCollector()


def _settings_or_default(data_dir: Path) -> WorkstationSettings:
    from koom_pos.settings import load_settings  # noqa: PLC0415

    try:
        return load_settings(data_dir)
    except SettingsFileError:
        return WorkstationSettings()  # opening the workplace says what is wrong with the file


def _install_last_resort() -> None:
    """Log what nobody caught, by type and place; the till goes on, since every act is stored or undone."""

    def hook(kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("not caught", exc_info=(kind, error, trace))

    sys.excepthook = hook


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


def build_shell(workplace: Workplace, desk: Desk) -> "Shell":
    """Put the till's window together on a founded workplace."""
    from koom_pos.app.pages import page_offers  # noqa: PLC0415
    from koom_pos.ui.counter import Counter  # noqa: PLC0415
    from koom_pos.ui.shell import Shell  # noqa: PLC0415
    from koom_pos.ui.tasks import Tasks  # noqa: PLC0415

    tasks = Tasks()
    counter = Counter(desk, tasks, workplace.settings)
    shell = Shell(counter, page_offers(counter, workplace), data_dir=workplace.data_dir, vault=workplace.vault)
    tasks.setParent(shell)
    counter.setParent(shell)
    return shell

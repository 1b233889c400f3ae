"""The guided tour: a fresh demo shop, the real window, a day lived through, and the proof that all agree."""

import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from koom_pos.domain.errors import KoomError
from koom_pos.services.demo.shop import build_demo_shop
from koom_pos.settings import load_settings, save_settings
from koom_pos.ui.tour.album import Album
from koom_pos.ui.tour.findings import Findings
from koom_pos.ui.tour.hands import Hands, TourStuckError
from koom_pos.ui.tour.itinerary import DEMO_SHOP, IN_THE_DARK, NEW_SHOP, Chapter
from koom_pos.ui.tour.paper import PaperTray
from koom_pos.ui.tour.proof import prove_nobody_is_named, prove_the_journal, totals_of, write_tour
from koom_pos.ui.tour.shop_time import ShopTime
from koom_pos.ui.tour.stage import SMALL_SCREEN, OpensTills, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEKS_BEHIND = 4  # enough for every report, in half the time of the demo shop's eight
_NOT_OURS = "This plugin does not support"  # the offscreen platform says so of window hints


class _StrayWindows(QObject):
    """Notes every window that opens beside the till's: a page never opens one over another, not even for a blink."""

    def __init__(self, findings: Findings, expected: Callable[[], tuple[QWidget, ...]]) -> None:
        super().__init__()
        self._findings = findings
        self._expected = expected

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup
            if not popup and not isinstance(watched, QMainWindow) and watched not in self._expected():
                self._findings.trouble(f"{type(watched).__name__} opened as a window of its own")
        return False


def run_tour(folder: Path, open_till: OpensTills, *, seed: int = 687, size: int | None = None) -> int:
    """Drive the window through everything and write what it showed into `folder`, emptied first.

    Returns 0 when screen, store, journal and paper agree throughout, else 1 with a sentence for each fault.
    """
    began = monotonic()
    _empty(folder)
    findings = Findings()
    album = Album(folder)
    with _listening(findings):
        new = _open(folder / "shop" / "new", open_till, findings=findings, album=album, seed=seed)
        _live(new, NEW_SHOP)
        _leave(new)
        time = ShopTime()
        demo = folder / "shop" / "demo"
        made = build_demo_shop(
            demo, seed=seed, clock=time, variants=size, weeks=_WEEKS_BEHIND, on_progress=_say_progress
        )
        people = made.people
        sys.stdout.write("\n")
        stage = _open(demo, open_till, findings=findings, album=album, seed=seed)
        stage.people = people
        tray = PaperTray(stage)
        _live(stage, DEMO_SHOP)
        totals = _prove(stage, tray)
        _leave(stage)
        _see_the_dark(stage, open_till, seed=seed)
    seconds = round(monotonic() - began)
    write_tour(folder, stage, totals, seconds)
    return _report(folder, stage, seconds)


def _see_the_dark(lived: Stage, open_till: OpensTills, *, seed: int) -> None:
    """Start the till once more in the dark theme, as its setting says, the clock standing where the days ended."""
    data_dir = lived.till.data_dir
    save_settings(data_dir, load_settings(data_dir).model_copy(update={"theme": "dark"}))
    stage = _open(data_dir, open_till, findings=lived.findings, album=lived.album, seed=seed, time=lived.time)
    stage.people = lived.people
    _live(stage, IN_THE_DARK)
    _leave(stage)


def _prove(stage: Stage, tray: PaperTray) -> dict[str, Any]:
    """Verify the journal and collect the papers, before the till is closed."""
    devices = stage.shell.devices
    stage.hands.until(lambda: devices.waiting() == 0, "the last paper to come out")
    try:
        prove_the_journal(stage)
        prove_nobody_is_named(stage, tray.titles)
        tray.empty_into(stage.folder / "paper")
    except (KoomError, OSError) as failed:
        stage.findings.trouble(f"the proof could not be made: {failed}")
    return totals_of(stage)


def _open(
    data_dir: Path,
    open_till: OpensTills,
    *,
    findings: Findings,
    album: Album,
    seed: int,
    time: ShopTime | None = None,
) -> Stage:
    time = time or ShopTime()
    till = open_till(data_dir, time, seed=seed)
    window = till.window()
    window.resize(*SMALL_SCREEN)
    window.show()
    window.activateWindow()
    hands = Hands(window, till.shell.wedge.is_holding) if till.shell is not None else Hands(window)
    hands.until(window.isActiveWindow, "the window to be the active one")
    stage = Stage(album.folder, till, time, hands, album, findings)
    stage.watch = _StrayWindows(findings, stage.windows)
    app = QApplication.instance()
    if app is not None:
        app.installEventFilter(stage.watch)
    return stage


def _leave(stage: Stage) -> None:
    app = QApplication.instance()
    if app is not None and stage.watch is not None:
        app.removeEventFilter(stage.watch)
    stage.till.close()


def _live(stage: Stage, chapters: Iterable[Chapter]) -> None:
    """Live through chapters; one that gets stuck is noted, pictured, and the next one is tried."""
    for chapter in chapters:
        name = chapter.__name__.replace("_", " ")
        sys.stdout.write(f"  {name}\n")
        sys.stdout.flush()
        try:
            chapter(stage)
        except (TourStuckError, KoomError, LookupError) as stuck:
            stage.findings.trouble(f"{name}: {type(stuck).__name__}: waited for {stuck}")
            stage.album.take(stage.till.window(), stage.hands, "stuck")
            _come_home(stage)


def _come_home(stage: Stage) -> None:
    try:
        if stage.till.shell is not None:
            stage.come_home()
    except (TourStuckError, KoomError) as stuck:
        stage.findings.trouble(f"no way home: waited for {stuck}")


@contextmanager
def _listening(findings: Findings) -> "Iterator[None]":
    """Note what nobody caught, and what Qt complains of."""

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        findings.trouble(f"not caught: {kind.__name__}: {error}")
        before(kind, error, trace)

    def complaint(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if not words.startswith(_NOT_OURS):
            findings.trouble(f"Qt says: {words}")

    before: Callable[..., object] = sys.excepthook
    sys.excepthook = uncaught
    heard = qInstallMessageHandler(complaint)
    try:
        yield
    finally:
        sys.excepthook = before
        qInstallMessageHandler(heard)


def _empty(folder: Path) -> None:
    """Begin with an empty folder; only what a tour made is ever removed."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "tour.json").exists():
        raise SystemExit(f"{folder} is not empty, and no tour made it.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "tour.json").write_text("{}\n", encoding="utf-8")


def _say_progress(step: str, done: int, total: int) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(f"\r  making the demo shop: {step} {done}/{total}".ljust(60))
        sys.stdout.flush()


def _report(folder: Path, stage: Stage, seconds: int) -> int:
    faults = stage.findings.faults()
    for fault in faults:
        sys.stdout.write(f"FAULT {fault}\n")
    pictures = len(stage.album.names)
    sys.stdout.write(
        f"{pictures} pictures, {len(stage.sales)} tickets, {len(stage.findings.made)} comparisons, {seconds} s.\n"
        f"Pictures and their text: {folder}\nTickets, slips and PDFs: {folder / 'paper'}\n"
        f"Totals and checks: {folder / 'tour.json'}\n"
    )
    return 1 if faults else 0

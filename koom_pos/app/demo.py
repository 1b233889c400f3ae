"""The demo shop: opened in a window where somebody can see it, else driven through its guided tour."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from koom_pos.app.window import has_display, run_window
from koom_pos.app.workplace import system_clock
from koom_pos.settings import choose_data_dir

DEFAULT_TOUR = Path("build", "tour")
_REFUSED = 2


def run_demo(data_dir: Path | None, *, tour: Path | None, seed: int, size: int | None) -> int:
    """Open the demo shop, made first if it is not there; gives the exit code.

    With `tour`, or without a display, the real window is driven offscreen through a day and writes what it shows.
    """
    if tour is not None or not has_display():
        return _run_tour(tour, seed=seed, size=size)
    from koom_pos.services.demo.shop import NotADemoFolderError, build_demo_shop  # noqa: PLC0415

    folder = demo_folder(data_dir, os.environ)
    try:
        shop = build_demo_shop(folder, seed=seed, clock=system_clock, variants=size, on_progress=_say)
    except NotADemoFolderError as refused:
        from koom_pos.ui.refusals import sentence  # noqa: PLC0415

        sys.stderr.write(sentence(refused) + "\n")
        return _REFUSED
    sys.stdout.write(f"\nDemo shop in {folder}\n")
    for person in shop.people:
        sys.stdout.write(f"  {person.name:<12} {person.role:<8} PIN {person.pin}\n")
    sys.stdout.write("Tickets come out on the screen printer, in the folder paper/.\n")
    return run_window(folder)


def demo_folder(data_dir: Path | None, environ: Mapping[str, str]) -> Path:
    """Give where the demo shop lies: `--data`, else `KOOM_DATA`, else a folder of its own beside the real shop's."""
    own = platformdirs.user_data_path("koom-pos-demo", appauthor=False, roaming=False)
    return choose_data_dir(data_dir, environ, own)


def _run_tour(tour: Path | None, *, seed: int, size: int | None) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it drives itself: no screen of anybody's is taken
    from koom_pos.app.tour_till import open_tour_till  # noqa: PLC0415
    from koom_pos.ui.tour.guide import run_tour  # noqa: PLC0415

    if tour is None:
        sys.stdout.write("No display here: the guided tour runs offscreen instead.\n")
    return run_tour((tour or DEFAULT_TOUR).absolute(), open_tour_till, seed=seed, size=size)


def _say(step: str, done: int, total: int) -> None:
    """Show progress on one line of the terminal."""
    width = shutil.get_terminal_size().columns - 1
    line = f"Making the demo shop: {step} {done}/{total}" if total else f"Making the demo shop: {step}"
    sys.stdout.write("\r" + line[:width].ljust(width))
    sys.stdout.flush()

"""Start → window usable on a big shop, and its memory, against the process of an empty PySide6 window."""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import psutil

import koom_pos
from benchmarks.measure import Result, median, times_limit

RUNS = 9
_EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow(); window.resize(1366, 768); window.show()
app.processEvents()
print("ready", flush=True); sys.stdin.read()
"""
_TILL = """
import sys
from pathlib import Path
from koom_pos.app.window import Till, application
from koom_pos.app.workplace import open_workplace
place = open_workplace(Path(sys.argv[1]))
app = application(place.settings)
till = Till(place)
with place.store.reading() as tx:
    operator = tx.operators.get(tx.operators.accounts()[0].id)
till.shell.let_in(operator)
till.shell.frame.resize(1366, 768); till.shell.frame.show()
app.processEvents()
print("ready", flush=True); sys.stdin.read()
"""


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure processes from their start to their first painted window."""
    del scratch
    # Installed programs have their bytecode; a checkout on its first start does not, and would be measured instead.
    compileall.compile_dir(Path(koom_pos.__file__).parent, quiet=1)
    for package in ("sqlalchemy", "pydantic", "structlog", "PySide6"):
        compileall.compile_dir(Path(sys.prefix, "lib").glob(f"python*/site-packages/{package}").__next__(), quiet=1)
    empty = [_run(_EMPTY) for _ in range(RUNS)]
    till = [_run(_TILL, str(shop)) for _ in range(RUNS)]
    return [
        times_limit("start → window usable", median([t for t, _ in till]), median([t for t, _ in empty]), 5, "ms"),
        times_limit("memory", median([m for _, m in till]), median([m for _, m in empty]), 3, "MB"),
    ]


def _run(program: str, *arguments: str) -> tuple[float, float]:
    """Give milliseconds to the line `ready` and the resident megabytes then."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as child:
        if child.stdout is None or child.stdin is None:
            raise OSError("the child has no pipes")
        line = child.stdout.readline()
        took = (perf_counter() - start) * 1000
        if line.strip() != b"ready":
            raise OSError("the measured program did not start")
        resident = psutil.Process(child.pid).memory_info().rss / 1_000_000
        child.stdin.close()
        child.wait(30)
    return took, resident

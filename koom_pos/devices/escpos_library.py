"""The one door to python-escpos, opened late: importing it costs a quarter of a second.

WORKAROUND python-escpos 3.1 `capabilities.py`: remove when it no longer does these at import.
It keeps a pickle of its printer table in a new temporary folder at every start unless told where, creates an
empty temporary folder even then, and fails for ever if a power cut left that pickle half written.
"""

import contextlib
import importlib
import os
import pickle
import sys
import tempfile
import threading
from pathlib import Path
from types import ModuleType

_importing = threading.Lock()


def load_escpos(private_dir: Path) -> ModuleType:
    """Import python-escpos' printer module, with its cache kept in `private_dir`, and return it.

    `private_dir` is created if need be; only this user must be able to write there, since a pickle is read
    from it. After the first call the import is free, for whoever imports `escpos`.
    """
    with _importing:
        if "escpos.capabilities" not in sys.modules:
            private_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = str(private_dir)
            try:
                _import_capabilities(private_dir)
            except (EOFError, pickle.UnpicklingError, OSError):
                for half_written in private_dir.glob("*.capabilities.pickle"):
                    half_written.unlink()
                _import_capabilities(private_dir)
        return importlib.import_module("escpos.printer")


def _import_capabilities(private_dir: Path) -> None:
    """Import with temporary folders going to `private_dir`, then sweep the empty one left there."""
    before = tempfile.tempdir
    tempfile.tempdir = str(private_dir)
    try:
        importlib.import_module("escpos.capabilities")
    finally:
        tempfile.tempdir = before
        for left in private_dir.glob("tmp*"):
            with contextlib.suppress(OSError):  # not empty, or a file: somebody else's
                left.rmdir()

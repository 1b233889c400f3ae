"""python-escpos is opened late, leaves nothing behind, and survives a half-written cache."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
import koom_pos.devices.printer as printer
assert not [name for name in sys.modules if name.startswith(("escpos", "serial", "usb"))], "off the start path"
from koom_pos.devices.escpos_library import load_escpos
printers = load_escpos(Path(sys.argv[1]))
assert printers.Dummy and printers.Usb and printers.Win32Raw
assert load_escpos(Path(sys.argv[1])) is printers
"""


def run_with_folders(private, temporary):
    environment = dict(os.environ, TMPDIR=str(temporary), TEMP=str(temporary), TMP=str(temporary))
    environment.pop("ESCPOS_CAPABILITIES_PICKLE_DIR", None)
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", PROGRAM, str(private)], check=True, cwd=root, env=environment, timeout=30)


def test_the_library_leaves_one_cache_file_and_no_folder(tmp_path):
    (tmp_path / "temporary").mkdir()
    private = tmp_path / "private"
    run_with_folders(private, tmp_path / "temporary")
    assert list((tmp_path / "temporary").iterdir()) == []
    (cache,) = private.iterdir()
    cache.write_bytes(cache.read_bytes()[:100])  # as a power cut leaves it
    run_with_folders(private, tmp_path / "temporary")
    assert len(cache.read_bytes()) > 100

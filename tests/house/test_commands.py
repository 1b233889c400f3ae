"""The commands a newcomer types: bare `make`, and what makes a machine ready."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ["help", "demo", "test", "lint", "bench", "tour", "build", "clean"]


def test_make_alone_lists_every_target_with_one_line_each():
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not part of this system")
    alone = [make, "--no-print-directory", "-C", str(ROOT)]
    lines = subprocess.run(alone, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split()[1] for line in lines] == TARGETS
    assert all(len(line.split()) > 3 for line in lines), "a target has no sentence"


def test_every_target_makes_the_machine_ready_first():
    rules = re.findall(r"^([a-z]+):(.*?)##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    unready = {target for target, needs in rules if "ready-to-" not in needs}
    assert unready == {"help", "clean"}


def test_the_preparation_explains_how_it_is_called():
    asked = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "prepare.py"), "everything"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 2
    assert "lint|run|test|build" in asked.stderr

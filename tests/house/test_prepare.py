"""The preparation of a machine: what it finds missing, and what it says when it may not mend it."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def prepare():
    spec = importlib.util.spec_from_file_location("prepare", ROOT / ".ci" / "prepare.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at Linux libraries")


@linux_only
def test_a_library_that_does_not_exist_is_missing(prepare):
    assert prepare.can_load("libc.so.6")
    assert not prepare.can_load("libkoom-nowhere.so.1")


@linux_only
def test_a_missing_library_is_named_with_its_package(prepare, monkeypatch):
    monkeypatch.setattr(prepare, "QT_LIBRARIES", {"libkoom-nowhere.so.1": "libkoom1", "libc.so.6": "libc6"})
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert prepare.missing_libraries("run") == {"libkoom-nowhere.so.1": "libkoom1"}
    assert prepare.missing_libraries("lint") == {}


@linux_only
def test_a_display_asks_for_the_window_libraries_too(prepare, monkeypatch):
    monkeypatch.setattr(prepare, "X11_LIBRARIES", {"libkoom-window.so.1": "libkoom-window1"})
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libkoom-window.so.1" in prepare.missing_libraries("run")
    monkeypatch.delenv("DISPLAY")
    assert "libkoom-window.so.1" not in prepare.missing_libraries("run")


@linux_only
def test_only_the_tests_ask_for_the_readers_of_paper(prepare, monkeypatch):
    monkeypatch.setattr(prepare, "TEST_PROGRAMS", {"koom-no-such-reader": "koom-reader"})
    assert prepare.missing_programs("test") == {"koom-no-such-reader": "koom-reader"}
    assert prepare.missing_programs("run") == {}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="asks for the user's rights the Unix way")
def test_without_root_the_line_to_paste_is_given(prepare, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(prepare.NotReadyError) as refused:
        prepare.install_with_apt({"zbarimg": "zbar-tools", "libEGL.so.1": "libegl1"})
    said = str(refused.value)
    assert "lacks libEGL.so.1, zbarimg, and only root may install them" in said
    assert "sudo apt-get install -y --no-install-recommends libegl1 zbar-tools\n" in said


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="asks for the user's rights the Unix way")
def test_without_apt_the_missing_parts_are_named(prepare, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(prepare.NotReadyError, match=r"lacks libEGL\.so\.1, and this system has no apt-get"):
        prepare.install_with_apt({"libEGL.so.1": "libegl1"})


def test_an_old_python_gets_a_sentence(prepare, monkeypatch):
    monkeypatch.setattr(prepare, "OLDEST_PYTHON", (4, 0))
    with pytest.raises(prepare.NotReadyError, match=r"KOOM POS needs 3\.11 or newer"):
        prepare.prepare("lint")


def test_a_program_that_does_not_run_has_no_version(prepare, tmp_path):
    assert prepare.version_of(str(tmp_path / "uv")) == ()


def test_the_stamp_follows_what_decides_the_packages(prepare, monkeypatch, tmp_path):
    (tmp_path / ".ci").mkdir()
    for name in ("uv.lock", "pyproject.toml", ".ci/prepare.py"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    first = prepare.fingerprint("/usr/bin/python3")
    assert prepare.fingerprint("/usr/bin/python3") == first
    assert prepare.fingerprint("/opt/python3") != first
    (tmp_path / "uv.lock").write_text("another lock")
    assert prepare.fingerprint("/usr/bin/python3") != first

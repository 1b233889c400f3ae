"""Sounds: what is played, by what, and that silence is kept when asked."""

import runpy
import stat
import sys
import wave
from pathlib import Path

import pytest

from koom_pos.paths import resource, resources
from koom_pos.ui.sounds import NAMES, Sounds

posix = pytest.mark.skipif(sys.platform != "linux", reason="the player is a shell script here")


@pytest.fixture
def player(tmp_path, monkeypatch):
    """A player found on the path that notes what it was asked to play."""
    folder = tmp_path / "bin"
    folder.mkdir()
    heard = tmp_path / "heard.txt"
    script = folder / "paplay"
    script.write_text(f'#!/bin/sh\necho "$@" >> "{heard}"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    return heard


@pytest.mark.parametrize("name", NAMES)
def test_each_sound_is_short_and_not_silent(name):
    with wave.open(str(resource("sounds", f"{name}.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.05 < file.getnframes() / file.getframerate() < 0.7
        assert any(file.readframes(file.getnframes()))


def test_the_shipped_sounds_are_those_the_script_makes(tmp_path):
    made = runpy.run_path(str(resources() / "sounds" / "make_sounds.py"))
    made["write_sounds"](tmp_path)
    for name in NAMES:
        assert (tmp_path / f"{name}.wav").read_bytes() == resource("sounds", f"{name}.wav").read_bytes()


@posix
def test_the_system_player_is_asked_for_the_file(qtbot, player):
    Sounds(True, parent=None).play("unknown name")
    sounds = Sounds(True)
    sounds.play("scan_ok")
    qtbot.waitUntil(lambda: player.exists() and player.read_text().endswith("scan_ok.wav\n"))
    assert [Path(line) for line in player.read_text().splitlines()] == [resource("sounds", "scan_ok.wav")]


@posix
def test_a_muted_till_asks_no_player(qtbot, player):
    sounds = Sounds(False)
    sounds.play("scan_refused")
    sounds.enabled = True
    sounds.play("order_arrived")
    qtbot.waitUntil(lambda: player.exists() and "order_arrived" in player.read_text())
    assert "scan_refused" not in player.read_text()


def test_without_a_player_the_system_beeps_and_nothing_is_raised(qtbot, monkeypatch, tmp_path):
    beeps = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "plan9")
    monkeypatch.setattr("koom_pos.ui.sounds.QApplication.beep", lambda: beeps.append(1))
    sounds = Sounds(True)
    sounds.play("scan_ok")
    qtbot.waitUntil(lambda: beeps == [1])

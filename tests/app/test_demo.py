"""Where the demo shop lies, and that it never takes the place of a real one."""

from pathlib import Path

import pytest

from koom_pos.app import demo


@pytest.mark.parametrize(
    ("said", "environ", "folder"),
    [
        (Path("/shops/said"), {"KOOM_DATA": "/shops/variable"}, Path("/shops/said")),
        (None, {"KOOM_DATA": "/shops/variable"}, Path("/shops/variable")),
    ],
)
def test_the_folder_said_wins_over_the_variable(said, environ, folder):
    assert demo.demo_folder(said, environ) == folder.absolute()


def test_without_either_the_demo_has_a_folder_of_its_own():
    assert demo.demo_folder(None, {}).name == "koom-pos-demo"


def test_a_real_shops_folder_is_refused_in_words_and_left_as_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DISPLAY", ":0")  # somebody could see the window, which never opens
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("KOOM_DATA", str(tmp_path))
    store = tmp_path / "store.db"
    store.write_bytes(b"a real shop")
    assert demo.run_demo(None, tour=None, seed=687, size=None) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert store.read_bytes() == b"a real shop"

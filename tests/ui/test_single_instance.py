"""The second start shows the first window, over a real socket, from a real second process."""

import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget

from koom_pos.ui.single_instance import SingleInstance, ask_first_to_show, bring_forward, server_name

SECOND = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    app = QCoreApplication([])
    from koom_pos.ui.single_instance import ask_first_to_show
    sys.exit(0 if ask_first_to_show(Path({store!r})) else 3)
"""
KILLED = """
    import os
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    app = QCoreApplication([])
    from koom_pos.ui.single_instance import SingleInstance
    first = SingleInstance(Path({store!r}))
    assert first.listen()
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def first(store, qtbot):
    first = SingleInstance(store)
    assert first.listen()
    yield first
    first.close()


def start(program, store):
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(program).format(store=str(store))])


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")  # without a screen nothing is in front
def test_a_second_program_brings_the_first_window_forward_and_ends(first, store, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    first.forward_requested.connect(lambda: bring_forward(window))
    with qtbot.waitSignal(first.forward_requested, timeout=20_000):
        second = start(SECOND, store)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert window.isVisible()
    assert not window.isMinimized()


def test_three_starts_ask_three_times(first, store, qtbot):
    asked = []
    first.forward_requested.connect(lambda: asked.append(1))
    programs = [start(SECOND, store) for _ in range(3)]
    qtbot.waitUntil(lambda: all(program.poll() is not None for program in programs), timeout=30_000)
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert len(asked) == 3


def test_without_a_first_program_nobody_answers(store, qapp):
    assert ask_first_to_show(store) is False


def test_a_program_on_another_store_is_left_alone(first, tmp_path, qtbot):
    with qtbot.assertNotEmitted(first.forward_requested):
        assert ask_first_to_show(tmp_path / "other.db") is False


@pytest.mark.fault
def test_the_socket_of_a_killed_program_is_swept_away(store, qtbot):
    start(KILLED, store).wait()
    assert ask_first_to_show(store) is False
    first = SingleInstance(store)
    assert first.listen()
    with qtbot.waitSignal(first.forward_requested, timeout=20_000):
        second = start(SECOND, store)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    first.close()


def test_noise_on_the_socket_asks_for_nothing(first, store, qtbot):
    socket = QLocalSocket()
    socket.connectToServer(server_name(store))
    assert socket.waitForConnected(2_000)
    with qtbot.assertNotEmitted(first.forward_requested, wait=100):
        socket.write(b"sho\nrm -rf\n\xff\xfe")
        socket.flush()
    with qtbot.waitSignal(first.forward_requested, timeout=5_000):
        socket.write(b"\nshow\n")
        socket.flush()
    socket.disconnectFromServer()


def test_the_name_of_the_socket_tells_nothing_and_fits(tmp_path, monkeypatch):
    store = tmp_path / "Hinatea" / ("x" * 200) / "store.db"
    assert "Hinatea" not in server_name(store)
    assert len(f"{QDir.tempPath()}/{server_name(store)}") < 100
    monkeypatch.chdir(tmp_path)
    assert server_name(tmp_path / "a.db") == server_name(tmp_path / "b" / ".." / "a.db")

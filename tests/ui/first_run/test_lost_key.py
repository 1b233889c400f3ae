"""A store whose key is lost or another's: the printed recovery key, typed at the start, opens the till again."""

import shutil
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from koom_pos.app.window import run_window
from koom_pos.domain.recovery_key import recovery_words
from koom_pos.services.keys import open_vault
from koom_pos.store import Store
from koom_pos.ui.first_run.progress import StartProgress
from koom_pos.ui.frame.main_frame import MainFrame
from tests.founded_shop import KEY, SIGNING_KEY

WORDS = recovery_words(KEY)
GIVE_UP = 99


@pytest.fixture
def folder(open_shop, sell, tmp_path):
    """The data folder of a founded till with two tickets; its store key was deleted."""
    sell(2500)
    sell(1300)
    open_shop.desk.store.close()
    made = tmp_path / "data"
    made.mkdir()
    shutil.copy(open_shop.path, made / "store.db")
    open_vault(made, prefer_keyring=False).adopt_signing_key(SIGNING_KEY)
    return made


@pytest.fixture
def start(qapp, monkeypatch):
    """Run the till's window while hands do step after step, each as soon as it can; gives the exit code."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    faults = []

    def run(folder, *steps):
        left = list(steps)
        before = set(QApplication.topLevelWidgets())
        turns = 0

        def turn():
            nonlocal turns
            turns += 1
            try:
                if left and left[0]():
                    left.pop(0)
            except (AssertionError, AttributeError) as fault:
                faults.append(fault)
                left.clear()
                qapp.exit(GIVE_UP)
            if turns > 3000:
                qapp.exit(GIVE_UP)

        timer = QTimer()
        timer.timeout.connect(turn)
        timer.start(10)
        try:
            code = run_window(folder)
        finally:
            timer.stop()
            for window in set(QApplication.topLevelWidgets()) - before:
                delete(window)
        if faults:
            raise faults[0]
        assert not left
        return code

    return run


def standing(kind):
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found[0] if found else None


def ask_for_the_key():
    window = standing(StartProgress)
    if window is None or not window.recover_button.isVisible():
        return False
    QTest.mouseClick(window.recover_button, Qt.MouseButton.LeftButton)
    assert window.entry.field.isVisible()
    return True


def type_key(text):
    def act():
        entry = standing(StartProgress).entry
        entry.field.clear()
        QTest.keyClicks(entry.field, text)
        QTest.keyClick(entry.field, Qt.Key.Key_Return)
        return True

    return act


def close_the_till():
    frame = standing(MainFrame)
    if frame is None:
        return False
    frame.close()
    return True


def close_the_start():
    standing(StartProgress).close()
    return True


def tickets(folder):
    vault = open_vault(folder, prefer_keyring=False, store=folder / "store.db")
    store = Store.open(folder / "store.db", vault.store_key())
    try:
        with store.reading() as tx:
            return tx.sales.last_number(tx.house.here().id)
    finally:
        store.close()


def test_a_lost_key_is_typed_and_the_till_opens_with_its_tickets(folder, start):
    assert start(folder, ask_for_the_key, type_key(WORDS.lower()), close_the_till) == 0
    assert tickets(folder) == 2


def test_a_slip_names_its_group_and_nothing_is_kept(folder, start):
    groups = WORDS.split()
    groups[4] = groups[4][:-1] + ("A" if groups[4][-1] != "A" else "B")

    def said():
        entry = standing(StartProgress).entry
        assert "5" in entry.fault.text()
        assert entry.groups[4].property("tone") == "danger"
        assert not (folder / "keys" / "store.key").exists()
        return True

    assert start(folder, ask_for_the_key, type_key(" ".join(groups)), said, close_the_start) == 2


def test_the_key_of_another_store_changes_nothing(folder, start):
    open_vault(folder, prefer_keyring=False).adopt_store_key(bytes(32))
    kept = (folder / "keys" / "store.key").read_bytes()

    def said():
        return bool(standing(StartProgress).entry.fault.text())

    other = recovery_words(bytes(range(1, 33)))
    assert start(folder, ask_for_the_key, type_key(other), said, close_the_start) == 2
    assert [path.name for path in (folder / "keys").glob("store*")] == ["store.key"]
    assert (folder / "keys" / "store.key").read_bytes() == kept


def test_a_wrong_key_is_set_aside_not_overwritten(folder, start):
    open_vault(folder, prefer_keyring=False).adopt_store_key(bytes(32))
    kept = (folder / "keys" / "store.key").read_bytes()
    assert start(folder, ask_for_the_key, type_key(WORDS), close_the_till) == 0
    assert (folder / "keys" / "store.key.aside-1").read_bytes() == kept
    assert tickets(folder) == 2


def test_a_start_refused_for_another_reason_asks_for_no_key(tmp_path, start):
    (tmp_path / "workstation.json").write_text("{", encoding="utf-8")

    def said():
        window = standing(StartProgress)
        if window is None:
            return False
        assert not window.recover_button.isVisible()
        window.close()
        return True

    assert start(tmp_path, said) == 2

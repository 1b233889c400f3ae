"""One program per store, whatever way the first one ends."""

import os
import subprocess
import sys
import textwrap

import pytest

from koom_pos.services.instance_lock import InstanceLock, StoreInUseError, holder, lock_path


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def other_program(store):
    """A second process that holds the lock and waits for a line."""
    program = f"""
        import sys
        from pathlib import Path
        from koom_pos.services.instance_lock import InstanceLock
        lock = InstanceLock(Path({str(store)!r}))
        print("locked", flush=True)
        sys.stdin.readline()
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "locked\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_program_is_refused_and_told_who_holds_the_store(store, other_program):
    with pytest.raises(StoreInUseError) as caught:
        InstanceLock(store)
    assert caught.value.store == store
    assert caught.value.pid == other_program.pid == holder(store)


@pytest.mark.fault
def test_a_killed_program_leaves_no_lock_behind(store, other_program):
    other_program.kill()
    other_program.wait()
    assert lock_path(store).exists()
    with InstanceLock(store):
        assert holder(store) == os.getpid()


def test_a_program_that_ends_gives_the_store_back(store, other_program):
    other_program.communicate("\n")
    InstanceLock(store).release()


def test_one_process_cannot_take_the_same_store_twice(store):
    first = InstanceLock(store)
    with pytest.raises(StoreInUseError):
        InstanceLock(store)
    assert holder(store) == os.getpid()
    first.release()
    first.release()
    with InstanceLock(store) as again:
        assert again.path == lock_path(store)


def test_two_stores_do_not_hinder_each_other(tmp_path):
    with InstanceLock(tmp_path / "one.db"), InstanceLock(tmp_path / "two.db"):
        assert holder(tmp_path / "one.db") == holder(tmp_path / "two.db") == os.getpid()


def test_the_way_a_path_is_spelt_does_not_matter(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").mkdir()
    with InstanceLock(store), pytest.raises(StoreInUseError):
        InstanceLock(tmp_path / "inner" / ".." / "store.db")


def test_a_child_process_does_not_inherit_the_lock(store):
    lock = InstanceLock(store)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    lock.release()
    InstanceLock(store).release()
    child.communicate(b"\n")


def test_nobody_holds_a_store_that_was_never_opened(store):
    assert holder(store) is None

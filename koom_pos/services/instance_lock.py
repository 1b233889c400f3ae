"""One program per store: a lock the operating system takes back when the process ends, however it ends."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from koom_pos.domain.errors import RefusedError

# Windows forbids reading locked bytes, so the lock lies beyond the holder's pid.
_LOCKED_BYTE = 4096

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


class StoreInUseError(RefusedError):
    """Another program works on this store. `pid` is its process, None when it could not be read."""

    def __init__(self, *, store: Path, pid: int | None) -> None:
        super().__init__(f"{store} is in use by process {pid}")
        self.store = store
        self.pid = pid


class InstanceLock:
    """Holds `<store>.lock` for as long as the object lives; a context manager.

    The file stays when the lock goes: removing it would let two processes lock two files of one name.
    """

    def __init__(self, store: Path) -> None:
        """Take the lock; the folder of the store must exist.

        Raises:
            StoreInUseError: Another process, or another lock of this one, holds it.
        """
        self.path = lock_path(store)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        self._file: BinaryIO | None = os.fdopen(descriptor, "r+b", buffering=0)
        try:
            _try_lock(self._file)
        except (BlockingIOError, PermissionError) as error:  # Linux and macOS say the first, Windows the second
            self._file.close()
            self._file = None
            raise StoreInUseError(store=store, pid=holder(store)) from error
        self._file.seek(0)
        self._file.truncate()
        self._file.write(b"%d\n" % os.getpid())

    def release(self) -> None:
        """Give the lock back; doing it twice is harmless."""
        if self._file is not None:
            _unlock(self._file)
            self._file.close()
            self._file = None

    def __enter__(self) -> "InstanceLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def lock_path(store: Path) -> Path:
    """Return the lock file of a store, beside it; the same for every way to spell the store's path."""
    store = store.resolve()
    return store.with_name(f"{store.name}.lock")


def holder(store: Path) -> int | None:
    """Return the process that took the lock last, which may have ended; None when nobody ever did."""
    try:
        with lock_path(store).open("rb") as file:
            return int(file.read(20))
    except (OSError, ValueError):
        return None

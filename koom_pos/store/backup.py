"""Consistent encrypted copies of the store, taken while the till sells."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.store.engine import connect

KEPT_BACKUPS = 10


class CopyTargetExistsError(RefusedError):
    """A file already stands where the copy should go; it is never overwritten."""

    def __init__(self, target: Path) -> None:
        super().__init__(f"{target} already exists")
        self.target = target


class CopyFailedError(DeviceError):
    """The disk did not take the copy (full, unplugged, read-only), or did not give it back intact."""

    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(f"copy to {target} failed: {reason}")
        self.target = target
        self.reason = reason


def copy_store(engine: Engine, target: Path, *, key: bytes) -> None:
    """Write one consistent moment of the store to `target`, encrypted with the same key.

    Sales go on meanwhile. The copy holds no deleted content, is checked page by page, and appears under
    its name only when it is whole and on the disk.

    Args:
        engine: The open store.
        target: A file that does not exist yet, in a folder that does.
        key: The key of the store, to read the copy back.

    Raises:
        CopyTargetExistsError: `target` exists.
        CopyFailedError: The disk refused, or the copy does not read back; nothing is left behind.
    """
    if target.exists():
        raise CopyTargetExistsError(target)
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _vacuum_into(engine, part)
        verify_copy(part, key)
        _flush(part)
        part.replace(target)
        _flush_folder(target.parent)
    except (OSError, sqlcipher.Error) as error:
        raise CopyFailedError(target, str(error)) from error
    finally:
        for leftover in (part, *(part.with_name(part.name + suffix) for suffix in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def verify_copy(path: Path, key: bytes) -> None:
    """Read a copy through: every page authentic, structure sound.

    Raises:
        CopyFailedError: It is not.
        WrongKeyError: It belongs to another key.
    """
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        faults = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        if not faults:  # a forged page ends the structure check with an exception, not with a finding
            faults = [row[0] for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    finally:
        connection.close()
    if faults:
        raise CopyFailedError(path, "; ".join(faults[:3]))


def back_up_before_change(
    engine: Engine, store: Path, *, key: bytes, clock: Callable[[], datetime], label: str
) -> Path:
    """Copy the store into `backups/` beside it, keep the ten newest copies, return the new one.

    File names carry the UTC time of `clock` and `label`, so that name order is time order.
    """
    folder = store.parent / "backups"
    folder.mkdir(exist_ok=True)
    stamp = clock().astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{store.stem}-{stamp}-{label}{store.suffix}"
    copy_store(engine, target, key=key)
    copies = sorted(folder.glob(f"{store.stem}-*{store.suffix}"))
    for old in copies[:-KEPT_BACKUPS]:
        old.unlink()
    return target


def _vacuum_into(engine: Engine, part: Path) -> None:
    connection = engine.raw_connection()  # outside any transaction: VACUUM refuses to run inside one
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM INTO ?", (str(part),))
        cursor.close()
    finally:
        connection.close()


def _flush(path: Path) -> None:
    """Push a closed file down to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a rename durable; Windows keeps folder entries durable by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

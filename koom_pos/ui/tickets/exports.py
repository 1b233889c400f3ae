"""Papers saved as PDF on this PC: where they go, what they are called, and how they are shown."""

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from koom_pos.domain.errors import DeviceError
from koom_pos.paths import default_data_dir

FOLDER = "exports"


class ExportFailedError(DeviceError):
    """The disk refused the file; the paper itself stands and can be saved again."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def default_exports() -> Path:
    """Return where papers are saved when nobody said where."""
    return default_data_dir() / FOLDER


def save_export(folder: Path, name: str, content: bytes) -> Path:
    """Write a paper under a name nothing has yet, and return its path.

    A second invoice of a ticket stands beside the first: what was handed over is never overwritten.

    Raises:
        ExportFailedError: the folder cannot be made, or the file not written.
    """
    path = folder / f"{name}.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while path.exists():
            number += 1
            path = folder / f"{name}-{number}.pdf"
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ExportFailedError(path, error.strerror or "") from error
    return path


def open_export(path: Path) -> bool:
    """Show a saved paper with the program this PC has for it; False where there is no screen to show it on."""
    if QGuiApplication.platformName() == "offscreen":
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""Changing the settings of this workstation: written to their file first, then in force for everybody."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from koom_pos.settings import SettingsFileError, WorkstationSettings, save_settings
from koom_pos.ui.frame.page import Page


def change_workstation(settings: WorkstationSettings, data_dir: Path, **changes: object) -> None:
    """Check the changes, write the file, then change the object that the whole program shares.

    Raises:
        ValidationError: A value is not possible; nothing was changed.
        SettingsFileError: The file on disk is broken; nothing was changed.
        OSError: The disk refused; nothing was changed.
    """
    fields = {**settings.model_dump(), **changes}
    changed = WorkstationSettings.model_validate(fields)
    save_settings(data_dir, changed)
    for name in WorkstationSettings.model_fields:
        setattr(settings, name, getattr(changed, name))


def saved_on(page: Page, settings: WorkstationSettings, data_dir: Path, **changes: object) -> bool:
    """Change the settings as `change_workstation` does, and say on the page why that could not be done."""
    try:
        change_workstation(settings, data_dir, **changes)
    except (SettingsFileError, OSError) as failure:
        words = QCoreApplication.translate(
            "Settings", "The settings of this till could not be written: {0}. They are as before."
        )
        page.say("danger", words.format(failure))
        return False
    return True

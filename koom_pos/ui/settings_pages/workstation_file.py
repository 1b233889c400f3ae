"""Changing the settings of this workstation: written to their file first, then in force for everybody."""

from pathlib import Path

from koom_pos.settings import WorkstationSettings, save_settings


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

"""Settings of a workstation: kept whole, read strictly, a fault named by file and field."""

import json
import os
from pathlib import Path

import pytest

from koom_pos.settings import (
    FILE_NAME,
    PrinterSettings,
    SettingsFileError,
    WorkstationSettings,
    choose_data_dir,
    load_settings,
    save_settings,
)


def write(folder, content):
    (folder / FILE_NAME).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def test_without_a_file_the_defaults_hold(tmp_path):
    settings = load_settings(tmp_path / "absent")
    assert (settings.language, settings.auto_lock_minutes, settings.printer.kind) == ("fr", 5, "none")
    assert settings.terminal.mode == "manual"


def test_what_is_saved_comes_back(tmp_path):
    settings = WorkstationSettings(
        workstation_name="Caisse « Nord »",
        workstation_number=2,
        language="en",
        theme="dark",
        printer=PrinterSettings(kind="network", address="192.168.1.50", columns=42, dots=512),
    )
    settings.customer_display.kind = "serial"
    settings.customer_display.port = "COM3"
    path = save_settings(tmp_path / "new" / "folder", settings)
    assert load_settings(path.parent) == settings
    assert "Caisse « Nord »" in path.read_text(encoding="utf-8")
    assert [file.name for file in path.parent.iterdir()] == [FILE_NAME]


def test_a_file_may_say_only_what_differs_and_may_come_from_notepad(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b'\xef\xbb\xbf{"printer": {"kind": "usb"}}')
    settings = load_settings(tmp_path)
    assert (settings.printer.kind, settings.printer.columns, settings.theme) == ("usb", 48, "system")


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"language": "de"}, "language"),
        ({"printer": {"port": 70_000}}, "printer.port"),
        ({"printer": {"port": "9100"}}, "printer.port"),
        ({"printer": {"dots": 575}}, "printer.dots"),
        ({"terminal": {"timeout_s": 2.5}}, "terminal.timeout_s"),
        ({"customer_display": "window"}, "customer_display"),
        ({"workstation_number": 0}, "workstation_number"),
        ({"sound": 1}, "sound"),
        ({"langage": "fr"}, "langage"),
        ({"printer": {"adress": "x"}}, "printer.adress"),
        ([], ""),
        ('{"language": "fr"', ""),
        ("", ""),
    ],
)
def test_a_broken_file_names_itself_and_the_field_and_is_left_alone(tmp_path, content, field):
    write(tmp_path, content)
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(SettingsFileError) as caught:
        load_settings(tmp_path)
    assert (caught.value.path, caught.value.field) == (tmp_path / FILE_NAME, field)
    assert caught.value.reason
    with pytest.raises(SettingsFileError):
        save_settings(tmp_path, WorkstationSettings())
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_that_is_not_text_is_named(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsFileError):
        load_settings(tmp_path)


def test_a_wrong_value_is_refused_before_it_reaches_the_file():
    settings = WorkstationSettings()
    with pytest.raises(ValueError, match="auto_lock_minutes"):
        settings.auto_lock_minutes = -1
    with pytest.raises(ValueError, match="kind"):
        settings.printer.kind = "parallel"


def test_a_disk_that_refuses_leaves_the_old_file_and_no_remains(tmp_path, monkeypatch):
    path = save_settings(tmp_path, WorkstationSettings(workstation_number=3))

    def refuse(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        save_settings(tmp_path, WorkstationSettings(workstation_number=4))
    assert load_settings(tmp_path).workstation_number == 3
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_line_wins_over_the_variable_over_the_platform(tmp_path):
    said, variable, platform = tmp_path / "said", tmp_path / "variable", tmp_path / "platform"
    assert choose_data_dir(said, {"KOOM_DATA": str(variable)}, platform) == said
    assert choose_data_dir(None, {"KOOM_DATA": str(variable)}, platform) == variable
    assert choose_data_dir(None, {"KOOM_DATA": ""}, platform) == platform


def test_the_data_folder_is_absolute_and_knows_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert choose_data_dir(Path("here"), {}, tmp_path) == tmp_path / "here"
    assert choose_data_dir(Path("~/till"), {}, tmp_path) == Path.home() / "till"

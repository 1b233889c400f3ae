"""The shipped folders and the place of a workstation's data."""

import pytest

from koom_pos import paths


def test_a_checkout_finds_its_shipped_folders():
    assert paths.resources().name == "resources"
    assert paths.migrations().name == "migrations"
    assert paths.resources().is_dir()
    assert paths.migrations().is_dir()


def test_an_installed_package_prefers_the_folders_inside_it(monkeypatch, tmp_path):
    package = tmp_path / "site-packages" / "koom_pos"
    (package / "resources").mkdir(parents=True)
    (tmp_path / "site-packages" / "resources").mkdir()  # somebody else's package of that name
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resources() == package / "resources"


def test_an_incomplete_installation_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "koom_pos")
    with pytest.raises(FileNotFoundError, match="migrations is missing from this installation"):
        paths.migrations()


def test_a_shipped_file_is_found_or_named(monkeypatch, tmp_path):
    fonts = tmp_path / "koom_pos" / "resources" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "plain.ttf").write_bytes(b"a font")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "koom_pos")
    assert paths.resource("fonts", "plain.ttf").read_bytes() == b"a font"
    with pytest.raises(FileNotFoundError, match=r"bold\.ttf is missing from this installation"):
        paths.resource("fonts", "bold.ttf")


def test_the_data_folder_is_the_users_own_and_is_not_made_by_asking(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("KOOM_DATA", str(tmp_path / "elsewhere"))
    folder = paths.default_data_dir()
    assert folder.is_absolute()
    assert folder.name == "koom-pos"
    assert not (tmp_path / "koom-pos").exists()

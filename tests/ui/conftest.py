"""Screens under test: the shipped type, the light theme unless asked otherwise, and pictures to look at."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from koom_pos.ui.language import install_language
from koom_pos.ui.theme import apply_theme

GALLERY = Path(__file__).resolve().parents[2] / "build" / "gallery"


@pytest.fixture(autouse=True)
def _light_and_english(qapp):
    """Each test begins in light and in the source language, whatever the one before left."""
    install_language(qapp, "en")
    apply_theme(qapp, "light")
    yield
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def theme(qapp):
    """Change the theme: `theme("dark")`."""
    return lambda name: apply_theme(qapp, name)


@pytest.fixture
def clock():
    """A clock standing on a Monday at 14:05 in Nouméa (UTC+11)."""
    return lambda: datetime(2026, 11, 23, 3, 5, tzinfo=UTC)


@pytest.fixture
def picture():
    """Write a widget as PNG under `build/gallery` and return the path: `picture(widget, "name")`."""

    def write(widget: QWidget, name: str) -> Path:
        GALLERY.mkdir(parents=True, exist_ok=True)
        path = GALLERY / f"{name}.png"
        assert widget.grab().save(str(path))
        return path

    return write

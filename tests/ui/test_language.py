"""The language of the screens: French unless English is asked for, and Qt's own words with it."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from koom_pos.ui.language import Language, install_language, written_day


def test_french_of_the_islands_is_the_default(qapp):
    locale = install_language(qapp)
    assert locale.name() == "fr_NC"
    assert QLocale().toString(QDate(2026, 11, 23), "dddd d MMMM") == "lundi 23 novembre"


def test_the_words_of_qt_itself_are_french(qapp):
    install_language(qapp, Language.FRENCH)
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    install_language(qapp, Language.ENGLISH)
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_english_keeps_the_day_before_the_month(qapp):
    locale = install_language(qapp, "en")
    assert locale.toString(QDate(2026, 11, 23), QLocale.FormatType.ShortFormat).startswith("23/11")


def test_an_unknown_language_is_refused(qapp):
    with pytest.raises(ValueError, match="tlh"):
        install_language(qapp, "tlh")


@pytest.mark.skipif(sys.platform != "linux", reason="reads the map of its own memory")
def test_no_file_of_words_is_mapped_so_that_an_update_may_rewrite_it(qapp):
    install_language(qapp, Language.FRENCH)
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    assert ".qm" not in Path("/proc/self/maps").read_text(encoding="utf-8")


def test_the_first_of_a_month_is_said_as_in_french(qapp):
    install_language(qapp, Language.FRENCH)
    assert written_day(date(2026, 12, 1), "dddd d MMMM") == "mardi 1er décembre"
    assert written_day(date(2026, 12, 11), "d MMMM yyyy") == "11 décembre 2026"
    install_language(qapp, Language.ENGLISH)
    assert written_day(date(2026, 12, 1), "d MMMM yyyy") == "1 December 2026"

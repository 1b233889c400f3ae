"""The language of the screens: French of New Caledonia unless somebody asked for English."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator

from koom_pos.paths import resources
from koom_pos.services.logbook import Log

_log = Log(__name__)


class Language(StrEnum):
    """Languages the screens are written in; the source strings are the English ones."""

    FRENCH = "fr_NC"
    ENGLISH = "en"


_installed: list[tuple[QTranslator, bytes]] = []
"""What is installed, each with the words it reads from: Qt does not copy them."""


def install_language(app: QCoreApplication, code: str = Language.FRENCH) -> QLocale:
    """Make the screens speak a language and write numbers and dates as it does; widgets made later follow.

    Args:
        app: The running application.
        code: "fr_NC" or "en". Amounts keep the local form in both: they are written by `domain.money`.

    Returns:
        The locale in force. In English it stays that of the islands for dates: day before month, 24 hours.
    """
    language = Language(code)
    for translator, _ in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    locale = QLocale("fr_NC") if language is Language.FRENCH else QLocale("en_NZ")
    QLocale.setDefault(locale)
    short = "fr" if language is Language.FRENCH else "en"
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own_folder = resources() / "translations"
    for path in (qt_folder / f"qtbase_{short}.qm", own_folder / f"koom_pos_{short}.qm"):
        if not _install(app, path) and short == "fr":
            _log.warning("translation_missing", file=path.name)
    return locale


def _install(app: QCoreApplication, path: Path) -> bool:
    """Install the words of a file; False when there are none.

    From memory, because Qt maps a file it opens itself: whoever rewrote it, at an update, would kill the till.
    """
    try:
        words = path.read_bytes()
    except FileNotFoundError:
        return False
    translator = QTranslator(app)
    if not translator.load(words):
        return False
    app.installTranslator(translator)
    _installed.append((translator, words))
    return True


def written_day(day: date, pattern: str) -> str:
    """Write a date by a pattern of Qt's as it is said here: in French the first of a month is « 1er »."""
    locale = QLocale()
    words = locale.toString(QDate(day.year, day.month, day.day), pattern)
    if day.day == 1 and locale.language() == QLocale.Language.French:
        return re.sub(r"\b1\b", "1er", words, count=1)
    return words

"""Where the files that are not code lie: from a checkout, an installed wheel, or the frozen application.

Only what the program ships, and the platform's default folder for data. Where a workstation really keeps
its data is settled by the command line (`--data`, `KOOM_DATA`), not here.
"""

from pathlib import Path

import platformdirs

STORE_FILE = "store.db"
"""Name of the store in a workstation's data folder."""

_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    """Return a shipped folder.

    A wheel carries it inside the package, and so does the application PyInstaller makes (`__file__` then lies
    under `sys._MEIPASS`). A checkout, which `uv sync` installs as it stands, has it beside the package.

    Raises:
        FileNotFoundError: The installation is incomplete; nothing will work until it is made again.
    """
    for place in (_PACKAGE / folder, _PACKAGE.parent / folder):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {folder} is missing from this installation ({_PACKAGE})")


def resources() -> Path:
    """Return the folder of icons, fonts, translations, document templates and demo data. Read only."""
    return _shipped("resources")


def resource(*names: str) -> Path:
    """Return one shipped file, `resource("fonts", "DejaVuSans.ttf")`. Read only.

    Raises:
        FileNotFoundError: The installation lacks it.
    """
    path = resources().joinpath(*names)
    if not path.is_file():
        raise FileNotFoundError(f"the file {path} is missing from this installation")
    return path


def migrations() -> Path:
    """Return the folder of Alembic's environment and versions. Read only."""
    return _shipped("migrations")


def default_data_dir() -> Path:
    r"""Return where a workstation keeps its data when nothing else is said. It may not exist yet.

    The user's own local folder: `~/.local/share/koom-pos`, `%LOCALAPPDATA%\koom-pos` (never the roaming
    profile, which a network would copy while the store is open), `~/Library/Application Support/koom-pos`.
    """
    return platformdirs.user_data_path("koom-pos", appauthor=False, roaming=False)

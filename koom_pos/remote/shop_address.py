"""What an address of an online shop tells: its password apart, where its file lies, and which shop it is."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from koom_pos.remote.connection import Address, read_address
from koom_pos.remote.errors import UnknownShopError

_FAMILIES = {"mysql": "mariadb", "postgres": "postgresql"}
_MEMORY = ":memory:"


def split_password(text: str) -> tuple[str, str]:
    """Part an address from the password somebody wrote into it; the rest stays as it was typed.

    Raises:
        UnknownShopError: the text is no address.
    """
    url = _parsed(text.strip())
    if url.password is None:
        return text.strip(), ""
    bare = URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)
    return bare.render_as_string(hide_password=False), str(url.password)


def address_in(text: str, folder: Path, *, password: str | None = None) -> Address:
    """Read an address; the file of a SQLite shop is sought in a folder unless the address says another.

    Raises:
        UnknownShopError: the text is no address of ours.
    """
    url = _parsed(text.strip())
    if url.get_backend_name() == "sqlite" and url.database and url.database != _MEMORY:
        url = url.set(database=str(folder / Path(url.database)))
    return read_address(url.render_as_string(hide_password=False), password=password)


def identity_of(address: Address) -> str:
    """Name the shop behind an address: without user, password and options, which may change.

    A file is named without its folder: data folders are moved, and come back from backups elsewhere.
    """
    url = address.url
    family = url.get_backend_name()
    database = Path(url.database or "").name if family == "sqlite" else url.database or ""
    port = f":{url.port}" if url.port else ""
    prefix = f"#{address.prefix}" if address.prefix else ""
    return f"{_FAMILIES.get(family, family)}://{(url.host or '').lower()}{port}/{database}{prefix}"


def lacks_file(address: Address) -> bool:
    """Tell whether the file of a SQLite shop is not there; opening it would make an empty one."""
    file = address.url.database
    if address.url.get_backend_name() != "sqlite" or not file or file == _MEMORY:
        return False
    return not Path(file).is_file()


def _parsed(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise UnknownShopError(text.split(":", 1)[0][:20]) from error

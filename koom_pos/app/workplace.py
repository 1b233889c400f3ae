"""Open a data folder: lock, keys, migration, store; close it again."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from koom_pos.domain.identity import IdSource
from koom_pos.paths import STORE_FILE, default_data_dir
from koom_pos.services.desk import Desk
from koom_pos.services.founding import desk_of, is_founded
from koom_pos.services.instance_lock import InstanceLock
from koom_pos.services.keys import KeyVault, open_vault
from koom_pos.settings import WorkstationSettings, load_settings
from koom_pos.store import Store
from koom_pos.store.migrate import migrate

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Progress = Callable[[str, int, int], None]


def system_clock() -> datetime:
    """Give the time of this PC, aware, in UTC. The one place where it is read."""
    return datetime.now(UTC)


def no_progress(step: str, done: int, total: int) -> None:
    """Follow nothing: for verbs without a screen."""
    del step, done, total


@dataclass(slots=True)
class Workplace:
    """An opened data folder: settings, keys, store. Closing it frees the store for another program."""

    data_dir: Path
    settings: WorkstationSettings
    vault: KeyVault
    store: Store
    signing_key: "Ed25519PrivateKey"
    clock: Callable[[], datetime]
    new_id: IdSource
    _held: ExitStack
    random_below: Callable[[int], int] = secrets.randbelow

    @property
    def store_path(self) -> Path:
        """Give the store file."""
        return self.data_dir / STORE_FILE

    @property
    def exports(self) -> Path:
        """Give the folder for papers saved as files; with the rest of the workstation's state."""
        return self.data_dir / "exports"

    def is_founded(self) -> bool:
        """Tell whether the first run is over."""
        return is_founded(self.store)

    def desk(self) -> Desk:
        """Give the desk of a founded store; raises LookupError before the first run."""
        desk = desk_of(self.store, self.signing_key, self.clock, self.new_id)
        return replace(desk, random_below=self.random_below)

    def close(self) -> None:
        """Let go of the store and of its lock."""
        self._held.close()


def vault_of(data_dir: Path, settings: WorkstationSettings) -> KeyVault:
    """Give the vault of a data folder.

    Keys go to the system's keyring only in the platform's own folder, or where the settings ask for it: a folder
    named with `--data` holds the whole state of a workstation.
    """
    keyring = settings.prefer_keyring or data_dir == default_data_dir()
    return open_vault(data_dir, prefer_keyring=keyring, store=data_dir / STORE_FILE)


def open_workplace(
    data_dir: Path,
    *,
    on_progress: Progress = no_progress,
    clock: Callable[[], datetime] = system_clock,
) -> Workplace:
    """Open a data folder: lock, keys, migration, store. The folder is made when it does not exist.

    Raises:
        StoreInUseError: another program works on it.
        SettingsFileError, MissingKeyError, WrongKeyError, StoreNewerThanProgramError, NotAStoreError
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    settings = load_settings(data_dir)
    path = data_dir / STORE_FILE
    with ExitStack() as held:
        held.enter_context(InstanceLock(path))
        vault = vault_of(data_dir, settings)
        key = vault.store_key()
        migrate(path, key, on_progress=on_progress, clock=clock)
        store = Store.open(path, key)
        held.callback(store.close)
        workplace = Workplace(
            data_dir=data_dir,
            settings=settings,
            vault=vault,
            store=store,
            signing_key=vault.signing_key(),
            clock=clock,
            new_id=IdSource(clock, secrets.randbits),
            _held=ExitStack(),
        )
        workplace._held = held.pop_all()
    return workplace

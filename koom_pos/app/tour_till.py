"""Open a till for the guided tour: the real one, with ids, codes and keys drawn from the seed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.app.window import Till, application
from koom_pos.app.workplace import Workplace, open_workplace
from koom_pos.domain.identity import IdSource
from koom_pos.paths import STORE_FILE
from koom_pos.services.keys import open_vault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from koom_pos.ui.first_run.wizard import FirstRun
    from koom_pos.ui.shell import Shell


@dataclass(slots=True)
class TourTill:
    """A till that the tour drives, with the folder it works on."""

    workplace: Workplace
    till: Till

    @property
    def data_dir(self) -> Path:
        """The folder of the workstation."""
        return self.workplace.data_dir

    @property
    def shell(self) -> "Shell | None":
        """The window put together, once the shop is founded."""
        return self.till.shell

    @property
    def first_run(self) -> "FirstRun | None":
        """The wizard, while the shop is not founded."""
        return self.till.first_run()

    def window(self) -> "QWidget":
        """Give the window that stands now."""
        return self.till.window()

    def close(self) -> None:
        """Close the window as a person does, and let go of the store."""
        window = self.till.window()
        self.till.close()
        window.close()
        window.deleteLater()
        self.workplace.close()


def open_tour_till(data_dir: Path, clock: Callable[[], datetime], *, seed: int) -> TourTill:
    """Open a folder by the program's own way; a folder without keys gets keys that follow from the seed."""
    chance = Random(f"{seed}/tour")  # noqa: S311 - every tour must show the same
    _adopt_keys(data_dir, seed)
    workplace = open_workplace(data_dir, clock=clock)
    workplace.new_id = IdSource(clock, chance.getrandbits)
    workplace.random_below = chance.randrange
    workplace.settings.online.every_s = 0  # a tour exchanges when it asks to, never by the clock on the wall
    application(workplace.settings)
    return TourTill(workplace, Till(workplace))


def _adopt_keys(data_dir: Path, seed: int) -> None:
    if (data_dir / "keys").exists():
        return
    data_dir.mkdir(parents=True, exist_ok=True)
    vault = open_vault(data_dir, prefer_keyring=False, store=data_dir / STORE_FILE)
    vault.adopt_store_key(blake2b(f"{seed}/tour/store".encode(), digest_size=32).digest())
    journal = blake2b(f"{seed}/tour/journal".encode(), digest_size=32).digest()
    vault.adopt_signing_key(Ed25519PrivateKey.from_private_bytes(journal))

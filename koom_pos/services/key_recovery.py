"""Open a store again with its printed recovery key, when its key is lost or another one stands in its place."""

from pathlib import Path

from koom_pos.domain.recovery_key import key_from_recovery
from koom_pos.services.instance_lock import InstanceLock
from koom_pos.services.keys import KeyVault, MissingKeyError
from koom_pos.store import Store
from koom_pos.store.engine import WrongKeyError

LOST_KEY = (MissingKeyError, WrongKeyError)
"""What opening a store raises when its recovery key would help."""


def recover_store_key(vault: KeyVault, store: Path, text: str) -> None:
    """Keep the key somebody typed from the sheet, once it was seen to open the store.

    A key that stood in its place is set aside, never overwritten. When anything is refused, nothing has changed.
    The key that signs the journal is not on the sheet: where it was lost too, the journal says `key_changed`.

    Args:
        vault: Where the keys of this workstation are kept.
        store: The store file.
        text: The twelve groups as typed or scanned.

    Raises:
        RecoveryKeyError: Not a recovery key as printed; names the group that looks wrong.
        WrongKeyError: The key of another store.
        StoreInUseError: Another program works on the store.
        KeyringUnavailableError
    """
    key = key_from_recovery(text)
    with InstanceLock(store):
        Store.open(store, key).close()
        vault.set_store_key_aside()
        vault.adopt_store_key(key)

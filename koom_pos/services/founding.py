"""The first run: found the workstation, the shop's identity, the manager. One transaction, or nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.identity import IdSource
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator
from koom_pos.domain.ridet import clean_ridet
from koom_pos.services import journal_writer, people, shop
from koom_pos.services.desk import Desk
from koom_pos.store import Store
from koom_pos.store.house import Workstation

_REQUIRED = ("name", "legal_name", "address_lines", "ridet")


class IdentityMissingError(RefusedError):
    """A ticket must say who sells: these fields are still empty."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(f"missing {', '.join(fields)}")
        self.fields = fields


def is_founded(store: Store) -> bool:
    """Tell whether the first run of this store is over."""
    with store.reading() as tx:
        return tx.house.here() is not None


def desk_of(store: Store, signing_key: Ed25519PrivateKey, clock: Callable[[], datetime], new_id: IdSource) -> Desk:
    """Give the desk of a founded store.

    Raises:
        LookupError: the first run is not over.
    """
    with store.reading() as tx:
        workstation = tx.house.here()
    if workstation is None:
        raise LookupError("the store was not founded yet")
    return Desk(store, workstation, signing_key, clock, new_id)


def found(
    store: Store,
    signing_key: Ed25519PrivateKey,
    clock: Callable[[], datetime],
    new_id: IdSource,
    *,
    workstation_number: int,
    workstation_name: str,
    identity: Mapping[str, object],
    manager_name: str,
    manager_pin: str,
) -> tuple[Desk, Operator]:
    """Found the store: workstation, settings of the shop, rights, and the manager with the PIN she chose.

    `identity` holds fields of `ShopProfile`; name, legal name, address and RIDET are required.

    Raises:
        IdentityMissingError, RidetError, WeakPinError
    """
    missing = tuple(key for key in _REQUIRED if not identity.get(key))
    if missing:
        raise IdentityMissingError(missing)
    fields = {**identity, "ridet": clean_ridet(str(identity["ridet"]))}
    public = signing_key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    workstation = Workstation(new_id(), workstation_number, workstation_name, public)
    desk = Desk(store, workstation, signing_key, clock, new_id)
    with store.transaction() as tx:
        tx.house.add_workstation(workstation)
        shop.put_settings(tx, desk, fields, by="first_run")
        manager = people.found_people(tx, desk, manager_name, manager_pin)
        payload = {
            "event": "founded",
            "public_key": public,
            "software_version": desk.software_version,
            "regime": str(fields.get("tgc_regime", "normal")),
        }
        journal_writer.append(tx, desk, JournalKind.START, payload, at_utc=desk.now())
    return desk, manager

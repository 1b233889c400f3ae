"""Which online shop this store exchanges with, and what must hold before that may change.

Links, cursors and what waits belong to one shop. So the store remembers which, exchanges with no other, and leaves it
only when nothing waits to be sent there.
"""

from pathlib import Path

from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.remote.connection import Address, open_shop
from koom_pos.remote.contract_grants import contract_grants
from koom_pos.remote.errors import ShopUnreachableError, UnknownShopError
from koom_pos.remote.online_shop import OnlineShop, ShopDescription, ShopKind, Stream
from koom_pos.remote.rest_shop import RestAccess
from koom_pos.remote.shop_address import address_in, identity_of, lacks_file
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.keys import KeyVault
from koom_pos.services.sync.actor import SHOP_ACTOR
from koom_pos.services.sync.marks import BOUND_SETTING
from koom_pos.services.sync.pulling import TAKEN_STREAMS, Cancelled, Progress
from koom_pos.services.sync.round import Report, failed_round, run_round
from koom_pos.services.sync.unsent import check_nothing_unsent
from koom_pos.settings import OnlineShopSettings
from koom_pos.store import Transaction

PASSWORD = "online-shop"  # noqa: S105 - the name of a secret, not the secret
API_KEY, API_SECRET = "online-shop-key", "online-shop-secret"


class OtherShopError(RefusedError):
    """The address is not the shop this store exchanges with; change it in the settings, which leaves the first."""

    def __init__(self) -> None:
        super().__init__("another online shop")


class NoOnlineShopError(RefusedError):
    """No online shop is set up."""

    def __init__(self) -> None:
        super().__init__("no online shop is set up")


def address_of(settings: OnlineShopSettings, vault: KeyVault | None, data_dir: Path) -> Address | None:
    """Give the address the settings name, with its password; None when they name none.

    Raises:
        UnknownShopError: the settings hold no address of ours.
        KeyringUnavailableError: the password is in a keyring that is locked.
    """
    if not settings.address:
        return None
    password = vault.secret(PASSWORD) if vault is not None else None
    return address_in(settings.address, data_dir, password=password)


def access_of(settings: OnlineShopSettings, vault: KeyVault | None) -> RestAccess | None:
    """Give the way to the shop's own interface, None where no address or no key of it is set.

    Raises:
        KeyringUnavailableError: the key is in a keyring that is locked.
    """
    key = vault.secret(API_KEY) if vault is not None and settings.api_address else None
    if vault is None or not key:
        return None
    return RestAccess(settings.api_address, key, vault.secret(API_SECRET) or "")


def streams_of(settings: OnlineShopSettings) -> tuple[Stream, ...]:
    """Give the streams the settings ask for, of those this program takes, in the order it takes them."""
    return tuple(stream for stream in TAKEN_STREAMS if str(stream) in settings.streams)


def open_at(address: Address, desk: Desk, access: RestAccess | None = None) -> OnlineShop:
    """Open the shop behind an address; with `access`, what its own interface does better goes through that.

    Raises:
        ShopUnreachableError: it does not answer; the file of a SQLite shop is not there.
        UnknownShopError, ShopAccessError
    """
    if lacks_file(address):
        raise ShopUnreachableError("file")
    return open_shop(address, desk.now, access=access)


def look_at_shop(address: Address, desk: Desk, access: RestAccess | None = None) -> ShopDescription:
    """Open a shop, look what is there, and close it again; reads only.

    Raises:
        ShopUnreachableError, UnknownShopError, ShopAccessError
    """
    shop = open_at(address, desk, access)
    try:
        return shop.describe()
    finally:
        shop.close()


def grants_for(address: Address) -> list[str]:
    """Give the statements that let the account of an address do what the exchange needs, and no more.

    Raises:
        UnknownShopError: there is no such script for this kind of shop.
    """
    if address.kind not in ("", ShopKind.CONTRACT):
        raise UnknownShopError(address.kind)
    return contract_grants(address, account=address.url.username or "koom")


def bound_shop(desk: Desk) -> str:
    """Name the shop this store exchanges with; empty before the first round."""
    with desk.store.reading() as tx:
        return _bound(tx)


def check_bound(desk: Desk, address: Address) -> bool:
    """Tell whether a shop is the one this store exchanges with; False before there is one.

    Raises:
        OtherShopError: the store's links are those of another shop.
    """
    known = bound_shop(desk)
    if known and known != identity_of(address):
        raise OtherShopError
    return bool(known)


def bind(desk: Desk, address: Address) -> None:
    """Make sure that a shop is the one this store exchanges with; the first one becomes it.

    What was done in the store before is not sent then: the shop counted its own stock so far.

    Raises:
        OtherShopError: the store's links are those of another shop.
    """
    if check_bound(desk, address):
        return
    identity = identity_of(address)
    with desk.store.transaction() as tx:
        dropped = tx.exchange_care.mark_all_sent(desk.now())
        _put_bound(tx, desk, identity, by=SHOP_ACTOR, dropped=dropped)


def leave_shop(desk: Desk, operator: Operator) -> None:
    """Part from the shop: forget which of its records are ours. Nothing is changed there.

    Raises:
        NotAllowedError
        OutboxNotEmptyError: something has not reached it yet.
    """
    operator.check(Right.SETTINGS)
    with desk.store.transaction() as tx:
        if not _bound(tx):
            return
        check_nothing_unsent(tx)
        tx.exchange_care.leave_shop()
        _put_bound(tx, desk, "", by=operator)


def change_address(desk: Desk, operator: Operator, address: Address | None) -> None:
    """Allow the settings to name another address; None for none. Leaves the former shop when it is another one.

    Raises:
        NotAllowedError
        OutboxNotEmptyError: something has not reached the former shop yet.
    """
    operator.check(Right.SETTINGS)
    if address is None or identity_of(address) != bound_shop(desk):
        leave_shop(desk, operator)


def exchange(
    desk: Desk,
    address: Address,
    shop: OnlineShop,
    settings: OnlineShopSettings,
    *,
    on_progress: Progress = lambda _stream, _read: None,
    cancelled: Cancelled = lambda: False,
) -> Report:
    """Do one round with the shop of this store.

    Raises:
        OtherShopError: the store's links are those of another shop; nothing was exchanged.
    """
    bind(desk, address)
    return run_round(
        desk,
        shop,
        streams=streams_of(settings),
        accepted_version=settings.accepted_version,
        on_progress=on_progress,
        cancelled=cancelled,
    )


class ShopLine:
    """A line to the shop that is kept between rounds and opened anew after a fault. Not shared between threads."""

    def __init__(
        self, desk: Desk, address: Address, settings: OnlineShopSettings, *, access: RestAccess | None = None
    ) -> None:
        self._desk = desk
        self._access = access
        self._settings = settings
        self._shop: OnlineShop | None = None
        self.address = address

    def round(
        self,
        *,
        on_progress: Progress = lambda _stream, _read: None,
        cancelled: Cancelled = lambda: False,
    ) -> Report:
        """Do one round; a shop that does not open is a round that failed, and is kept as one.

        Raises:
            OtherShopError: the store's links are those of another shop; nothing was exchanged.
        """
        check_bound(self._desk, self.address)
        try:
            if self._shop is None:
                self._shop = open_at(self.address, self._desk, self._access)
        except (DeviceError, RefusedError) as error:
            return failed_round(self._desk, error)
        report = exchange(
            self._desk, self.address, self._shop, self._settings, on_progress=on_progress, cancelled=cancelled
        )
        if report.fault:
            self.close()
        return report

    def close(self) -> None:
        """Hang up."""
        if self._shop is not None:
            self._shop.close()
            self._shop = None


def _bound(tx: Transaction) -> str:
    return str(tx.house.settings().get(BOUND_SETTING, ""))


def _put_bound(tx: Transaction, desk: Desk, identity: str, *, by: Operator, dropped: int = 0) -> None:
    former = _bound(tx)
    tx.house.put_setting(BOUND_SETTING, identity, at_utc=desk.now(), by=by.id)
    journal_writer.append(
        tx,
        desk,
        JournalKind.SETTINGS_CHANGE,
        {
            "operator": by.code,
            "changes": [{"setting": BOUND_SETTING, "before": former, "after": identity}],
            "messages_from_before": dropped,
        },
        at_utc=desk.now(),
    )

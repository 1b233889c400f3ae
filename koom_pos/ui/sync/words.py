"""The words of the exchange: states, ages, what messages tell of, why something is parked."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from koom_pos.services.sync.status import SyncState, SyncStatus
from koom_pos.settings import OnlineShopSettings
from koom_pos.ui.widgets.status_light import LightState

translate = QCoreApplication.translate


def age_words(age: timedelta) -> str:
    """Say how long ago something was, in the largest whole unit."""
    minutes = max(0, age // timedelta(minutes=1))
    if minutes < 1:
        return translate("Sync", "just now")
    if minutes < 60:
        return translate("Sync", "{0} min ago").format(minutes)
    if minutes < 48 * 60:
        return translate("Sync", "{0} h ago").format(minutes // 60)
    return translate("Sync", "{0} days ago").format(minutes // (24 * 60))


def light_of(status: SyncStatus | None, settings: OnlineShopSettings, now: datetime) -> tuple[LightState, str]:
    """Give the state of the light and its words, short enough for the strip."""
    name = translate("Sync", "Online shop")
    if not settings.enabled or status is None:
        return ("off", translate("Sync", "Shop: paused") if not settings.enabled else name)
    if status.is_overdue and status.outbox.oldest_utc is not None:
        hours = (now - status.outbox.oldest_utc) // timedelta(hours=1)
        return ("danger", translate("Sync", "Shop: waiting for {0} h").format(hours))
    if status.state is SyncState.REFUSED:
        return ("danger", translate("Sync", "Shop: refused"))
    age = age_words(now - status.last_contact_utc) if status.last_contact_utc is not None else ""
    if status.state in (SyncState.OFFLINE, SyncState.NEVER):
        words = translate("Sync", "Shop: no answer")
        return ("caution", f"{words} · {age}" if age else words)
    if status.state is SyncState.TO_DECIDE:
        return ("caution", translate("Sync", "Shop: {0} to decide").format(status.to_decide))
    return ("ok", f"{name} · {age}" if age else name)


def headline(status: SyncStatus, *, working: bool) -> tuple[str, str, str, str]:
    """Give icon, colour role, title and sentence of how the exchange stands."""
    if working:
        return (
            "sync", "ink", translate("Sync", "Exchanging with the online shop"),
            translate("Sync", "Selling goes on meanwhile."),
        )  # fmt: skip
    return _headlines(status)[status.state]


def _headlines(status: SyncStatus) -> dict[SyncState, tuple[str, str, str, str]]:
    return {
        SyncState.NOT_SET_UP: (
            "offline", "faint", translate("Sync", "No online shop"),
            translate("Sync", "Enter its address in the settings to exchange customers, consents and orders."),
        ),
        SyncState.PAUSED: (
            "pause", "muted", translate("Sync", "The exchange is paused"),
            translate("Sync", "What happens here is kept and sent when the exchange is turned on again."),
        ),
        SyncState.NEVER: (
            "offline", "caution", translate("Sync", "The online shop has not answered yet"),
            translate("Sync", "Check its address in the settings, or wait: the program tries again by itself."),
        ),
        SyncState.OFFLINE: (
            "offline", "caution", translate("Sync", "The online shop does not answer"),
            translate("Sync", "Selling goes on. What waits is sent as soon as it answers, in its order."),
        ),
        SyncState.REFUSED: (
            "warning", "danger", translate("Sync", "No exchange with the online shop"),
            fault_words(status.fault),
        ),
        SyncState.TO_DECIDE: (
            "question", "caution", translate("Sync", "Some things wait for a decision"),
            translate("Sync", "Everything else is exchanged."),
        ),
        SyncState.GOOD: (
            "check", "positive", translate("Sync", "Store and online shop agree"),
            translate("Sync", "Everything known here is exchanged."),
        ),
    }  # fmt: skip


def fault_words(fault: str) -> str:
    """Say why a round ended early."""
    words = {
        "ShopUnreachable": translate("Sync", "No answer"),
        "ShopBusy": translate("Sync", "The shop was busy"),
        "ShopFull": translate("Sync", "The shop's disk is full"),
        "ShopAccess": translate("Sync", "The shop does not let this program in, or not that far: check the account."),
        "ShopDrift": translate("Sync", "The shop's tables are not those this program knows; nothing is exchanged."),
        "UnknownShop": translate("Sync", "No shop this program knows stands at this address."),
        "OtherShop": translate("Sync", "This is another shop than the one this store exchanges with."),
        "KeyringUnavailable": translate("Sync", "The password is in the system's keyring, which is locked."),
    }
    return words.get(fault, fault)


def topic_words(topic: str) -> str:
    """Say what a message tells the shop of."""
    words = {
        "sale.settled": translate("Sync", "Stock of a sale"),
        "customer.changed": translate("Sync", "A customer's details"),
        "consent.changed": translate("Sync", "A consent"),
        "points.changed": translate("Sync", "Loyalty points"),
    }
    return words.get(topic, translate("Sync", "A message"))


def stream_words(stream: str) -> str:
    """Name a record of the shop by where it comes from."""
    words = {
        "customers": translate("Sync", "Customer"),
        "consents": translate("Sync", "Consent"),
        "orders": translate("Sync", "Order"),
        "erasures": translate("Sync", "Erasure"),
        "catalogue": translate("Sync", "Article"),
        "stock": translate("Sync", "Stock"),
        "wishes": translate("Sync", "Wish"),
        "vouchers": translate("Sync", "Voucher"),
        "points": translate("Sync", "Points"),
    }
    return words.get(stream, stream)


def reason_words(reason: str) -> str:
    """Say why something is parked."""
    words = {
        "unknown_sku": translate("Sync", "The online shop has no article of this code."),
        "order_gone": translate("Sync", "The order no longer exists at the online shop."),
        "customer_gone": translate("Sync", "The customer no longer exists at the online shop."),
        "cancelled": translate("Sync", "The order was cancelled at the online shop."),
        "handed_over_elsewhere": translate("Sync", "The order was handed over already."),
        "paid_elsewhere": translate("Sync", "The order was paid already."),
        "refunded_elsewhere": translate("Sync", "The order was refunded already."),
        "email_known": translate("Sync", "The online shop has an account with this e-mail."),
        "id_known": translate("Sync", "The online shop has an account with this number."),
        "voucher_taken": translate("Sync", "The voucher is used or reserved."),
        "unknown_voucher": translate("Sync", "The online shop does not know this voucher."),
        "gone": translate("Sync", "It no longer exists at the online shop."),
        "SeveralCards": translate("Sync", "Several cards here have this e-mail: merge them first."),
        "ShopAccess": translate("Sync", "The account may not write this there."),
    }
    if reason.startswith("row:"):
        return translate("Sync", "The shop's record cannot be read ({0}).").format(reason.removeprefix("row:"))
    return words.get(reason, translate("Sync", "Refused ({0}).").format(reason))


def field_words(field: str) -> str:
    """Name a field of a customer."""
    words = {
        "first_name": translate("Sync", "First name"),
        "last_name": translate("Sync", "Last name"),
        "email": translate("Sync", "E-mail"),
        "phone": translate("Sync", "Phone"),
        "street": translate("Sync", "Street"),
        "street_more": translate("Sync", "Street, more"),
        "postal_code": translate("Sync", "Postal code"),
        "city": translate("Sync", "Town"),
        "country": translate("Sync", "Country"),
        "birthday": translate("Sync", "Birthday"),
        "language": translate("Sync", "Language"),
    }
    return words.get(field, field)

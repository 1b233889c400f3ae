"""WooCommerce through its own interface, wc/v3: hooks fire, stock comes back, mails go out, caches are cleared.

« 200 » is never taken for done: fields it does not like are left out without a word, and nothing stops a till that
looked yesterday from writing over a cancellation. States are never sent in batches: an unknown one would there set an
order back to unpaid and give its stock away.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from koom_pos.remote.online_shop import Intent, IntentKind, Missing, Outcome, Route
from koom_pos.remote.rest_channel import SHOP_MUST, KeyBook, KeysInMemory, carry
from koom_pos.remote.rest_client import RestClient, read_json
from koom_pos.remote.rest_woocommerce_calls import WooAct, WooRestSettings
from koom_pos.remote.rest_woocommerce_goods import adjust_stock, use_voucher
from koom_pos.remote.rest_woocommerce_orders import (
    add_note,
    cancel_order,
    hand_over,
    refund,
    set_preparation,
    take_payment,
)
from koom_pos.remote.rest_woocommerce_people import (
    create_customer,
    erase_customer,
    record_consent,
    update_customer,
)

ROOT = "wp-json/wc/v3"

_ACTS: Mapping[IntentKind, Callable[[WooAct], Outcome]] = {
    IntentKind.SET_PREPARATION: set_preparation,
    IntentKind.HAND_OVER: hand_over,
    IntentKind.TAKE_PAYMENT: take_payment,
    IntentKind.CANCEL_ORDER: cancel_order,
    IntentKind.REFUND: refund,
    IntentKind.ADD_NOTE: add_note,
    IntentKind.ADJUST_STOCK: adjust_stock,
    IntentKind.CREATE_CUSTOMER: create_customer,
    IntentKind.UPDATE_CUSTOMER: update_customer,
    IntentKind.RECORD_CONSENT: record_consent,
    IntentKind.ERASE_CUSTOMER: erase_customer,
    IntentKind.USE_VOUCHER: use_voucher,
}
"""A voucher cannot be held for a while there, and points have no place."""


class WooCommerceRest:
    """Writes through wc/v3. One call at a time: the shop's own differences of stock lose each other otherwise.

    Args:
        client: A client at `ROOT`; see `open_woocommerce_rest`.
        clock: Stamps payments and closes vouchers.
        settings: States, tenders and boxes of this shop.
        keys: Where keys are kept besides the shop's own records.
        read_box: Reads a customer's meta by SQL, where the key is no administrator's and may not read it.
    """

    def __init__(
        self,
        client: RestClient,
        clock: Callable[[], datetime],
        *,
        settings: WooRestSettings | None = None,
        keys: KeyBook | None = None,
        read_box: Callable[[str, str], str | None] | None = None,
    ) -> None:
        self._client = client
        self._clock = clock
        self._settings = settings or WooRestSettings()
        self._keys = keys or KeysInMemory()
        self._read_box = read_box

    @property
    def routes(self) -> Mapping[IntentKind, Route]:
        """What travels this way; packing needs the shop's word for « prête à retirer »."""
        ways = {kind: Route.API if kind in _ACTS else Route.NONE for kind in IntentKind}
        if not self._settings.ready:
            ways[IntentKind.SET_PREPARATION] = Route.NONE
        return ways

    def push(self, intent: Intent) -> Outcome:
        """Do one intention; see `OnlineShop.push`."""
        act = WooAct(
            intent=intent,
            at=self._clock(),
            keys=self._keys,
            client=self._client,
            settings=self._settings,
            read_box=self._read_box,
        )
        if self.routes[intent.kind] is Route.NONE:
            return act.refused(SHOP_MUST)
        return carry(act, lambda: _ACTS[intent.kind](act))

    def missing(self) -> tuple[Missing, ...]:
        """Say what this key lacks, as far as reading tells: an administrator's key sees the metas of customers.

        Raises:
            ShopUnreachableError, ShopAccessError: the key reads nothing at all.
        """
        self._client.read("orders", {"per_page": "1", "_fields": "id"}, reader=read_json)
        found = self._client.read("customers", {"per_page": "1", "_fields": "id,meta_data"}, reader=read_json).data
        is_administrator = not found or "meta_data" in found[0]
        return () if is_administrator else (Missing("right", "administrator"),)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def open_woocommerce_rest(address: str, key: str, secret: str, *, ca: str = "") -> RestClient:
    """Give a client at a shop's wc/v3. `address` is that of the shop's home page.

    Raises:
        ShopAccessError: the address is not https, and the shop would take no key over it.
    """
    return RestClient(address, ROOT, user=key, secret=secret, ca=ca)

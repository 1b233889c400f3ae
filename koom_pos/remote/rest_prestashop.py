"""PrestaShop through its own webservice: states, stock and invoices move together because its own code moves them.

A refund is no route here: what the webservice writes of one is only the paper.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from xml.etree.ElementTree import Element

from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import Intent, IntentKind, Missing, Outcome, Route
from koom_pos.remote.rest_channel import SHOP_MUST, KeyBook, KeysInMemory, carry
from koom_pos.remote.rest_client import RestClient, read_xml
from koom_pos.remote.rest_prestashop_calls import PrestaAct, PrestaRestSettings, Row
from koom_pos.remote.rest_prestashop_goods import adjust_stock, use_voucher
from koom_pos.remote.rest_prestashop_orders import add_note, cancel_order, hand_over, set_preparation, take_payment
from koom_pos.remote.rest_prestashop_people import (
    create_customer,
    erase_customer,
    record_consent,
    update_customer,
)

ROOT = "api"
RIGHTS: Mapping[str, tuple[str, ...]] = {
    "orders": ("get",),
    "order_states": ("get",),
    "order_histories": ("get", "post"),
    "order_payments": ("get", "patch"),
    "messages": ("get", "post"),
    "customers": ("get", "post", "patch", "delete"),
    "addresses": ("get", "post", "patch", "delete"),
    "products": ("get",),
    "combinations": ("get",),
    "stock_availables": ("get", "patch"),
    "cart_rules": ("get", "patch"),
    "order_cart_rules": ("get",),
}
"""What a key needs, resource by resource, and no more; PATCH is a right of its own."""

_ACTS: Mapping[IntentKind, Callable[[PrestaAct], Outcome]] = {
    IntentKind.SET_PREPARATION: set_preparation,
    IntentKind.HAND_OVER: hand_over,
    IntentKind.TAKE_PAYMENT: take_payment,
    IntentKind.CANCEL_ORDER: cancel_order,
    IntentKind.ADD_NOTE: add_note,
    IntentKind.ADJUST_STOCK: adjust_stock,
    IntentKind.CREATE_CUSTOMER: create_customer,
    IntentKind.UPDATE_CUSTOMER: update_customer,
    IntentKind.RECORD_CONSENT: record_consent,
    IntentKind.ERASE_CUSTOMER: erase_customer,
    IntentKind.USE_VOUCHER: use_voucher,
}
_UNDER_A_NAME = (IntentKind.HAND_OVER, IntentKind.TAKE_PAYMENT, IntentKind.ADD_NOTE)


class PrestashopRest:
    """Writes through the webservice of PrestaShop 8 and 9; older ones have no PATCH.

    Args:
        client: A client at `ROOT`; see `open_prestashop_rest`.
        clock: Tells whether a voucher is past.
        settings: Employee, states and clock of this shop.
        keys: Where keys are kept besides the shop's own records. Stock travels this way only with a book that
            outlives the program, for the shop itself keeps no key with a count.
    """

    def __init__(
        self,
        client: RestClient,
        clock: Callable[[], datetime],
        *,
        settings: PrestaRestSettings | None = None,
        keys: KeyBook | None = None,
    ) -> None:
        self._client = client
        self._clock = clock
        self._settings = settings or PrestaRestSettings()
        self._keys = keys or KeysInMemory()
        self._states: dict[int, Row] = {}

    @property
    def routes(self) -> Mapping[IntentKind, Route]:
        """What travels this way, as far as the set-up named states and an employee."""
        settings, closed = self._settings, set()
        if not settings.employee_id:
            closed |= set(_UNDER_A_NAME)
        if not settings.ready_state:
            closed.add(IntentKind.SET_PREPARATION)
        if not settings.handed_over_state:
            closed.add(IntentKind.HAND_OVER)
        if not self._keys.outlives_the_program:
            closed.add(IntentKind.ADJUST_STOCK)
        return {kind: Route.API if kind in _ACTS and kind not in closed else Route.NONE for kind in IntentKind}

    def push(self, intent: Intent) -> Outcome:
        """Do one intention; see `OnlineShop.push`."""
        act = PrestaAct(
            intent=intent,
            at=self._clock(),
            keys=self._keys,
            client=self._client,
            settings=self._settings,
            states=self._states,
        )
        if self.routes[intent.kind] is Route.NONE:
            return act.refused(SHOP_MUST)
        return carry(act, lambda: _ACTS[intent.kind](act))

    def missing(self) -> tuple[Missing, ...]:
        """Say which rights this key lacks.

        Raises:
            ShopUnreachableError, ShopAccessError: the key opens nothing at all.
            ShopDriftError: this is no webservice.
        """
        answer = self._client.read("", reader=read_xml)
        root = answer.data.find("api") if answer.is_good and isinstance(answer.data, Element) else None
        if root is None:
            raise ShopDriftError("api")
        return tuple(
            Missing("right", f"{method} {resource}")
            for resource, methods in RIGHTS.items()
            for method in methods
            if root.find(resource) is None or root.find(resource).get(method) != "true"  # type: ignore[union-attr]
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def open_prestashop_rest(address: str, key: str, *, ca: str = "") -> RestClient:
    """Give a client at a shop's webservice. `address` is that of the shop's home page.

    Raises:
        ShopAccessError: the address is not https.
    """
    return RestClient(address, ROOT, user=key, secret="", ca=ca)

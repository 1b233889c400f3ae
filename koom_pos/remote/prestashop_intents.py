"""Which intentions may travel to a PrestaShop by SQL, and who carries each out."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from koom_pos.remote.online_shop import Intent, IntentKind, Outcome, Route
from koom_pos.remote.prestashop_customer_writes import record_consent, update_customer
from koom_pos.remote.prestashop_site import PrestashopSettings, Site
from koom_pos.remote.prestashop_stock_writes import adjust_stock
from koom_pos.remote.prestashop_writes import Act, Writing, add_note, may_set_ready, set_preparation, take_payment

_ACTS: Mapping[IntentKind, Act] = {
    IntentKind.SET_PREPARATION: set_preparation,
    IntentKind.TAKE_PAYMENT: take_payment,
    IntentKind.ADD_NOTE: add_note,
    IntentKind.ADJUST_STOCK: adjust_stock,
    IntentKind.UPDATE_CUSTOMER: update_customer,
    IntentKind.RECORD_CONSENT: record_consent,
}
_UNDER_A_NAME = frozenset({IntentKind.ADD_NOTE, IntentKind.ADJUST_STOCK, IntentKind.TAKE_PAYMENT})
"""What the shop shows with the employee who did it: not written before one is chosen for the till."""


def routes_of(site: Site | None, settings: PrestashopSettings) -> dict[IntentKind, Route]:
    """Tell how each intention travels; without a known shop, none does.

    `SQL` does not promise every case: an order whose next state asks for an invoice is refused with `shop_must_do`.
    """
    routes = dict.fromkeys(IntentKind, Route.NONE)
    if site is None:
        return routes
    for kind in _ACTS:
        if kind in _UNDER_A_NAME and not settings.employee_id:
            continue
        if kind is IntentKind.SET_PREPARATION and not may_set_ready(site):
            continue
        routes[kind] = Route.SQL
    return routes


def carry_out(
    connection: Connection, site: Site, settings: PrestashopSettings, intent: Intent, *, at: datetime
) -> Outcome:
    """Do an intention inside the caller's transaction. `at` is the shop's local time, to the second."""
    return _ACTS[intent.kind](Writing(connection, site, settings, intent, at))

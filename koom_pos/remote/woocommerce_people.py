"""Customers of a WooCommerce shop, what they ticked, and who was erased.

A customer is an account with the role of one; a guest is only the contact of an order. An account has no date of
change of its own: the shop's software keeps one beside it, and other software may forget to.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from koom_pos.domain.consent import ConsentState
from koom_pos.remote.online_shop import ShopConsent, ShopCustomer, ShopErasure
from koom_pos.remote.woocommerce_feed import Feed, Read, digests, each_row
from koom_pos.remote.woocommerce_site import NOBODY, Site
from koom_pos.remote.woocommerce_tables import sql

FIELDS = {
    "first_name": ("first_name", "billing_first_name"),
    "last_name": ("last_name", "billing_last_name"),
    "phone": ("billing_phone",),
    "street": ("billing_address_1",),
    "street_more": ("billing_address_2",),
    "postal_code": ("billing_postcode",),
    "city": ("billing_city",),
    "country": ("billing_country",),
}
"""Our fields, and where the shop keeps them: the first that says something is read, all are written."""

_KEYS = [key for keys in FIELDS.values() for key in keys]
_STAMP = (
    "GREATEST(COALESCE(CAST(l.meta_value AS UNSIGNED), 0), COALESCE(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00',"
    " u.user_registered), 0))"
)
_ACCOUNTS = (
    "FROM {p}users u JOIN {p}usermeta r ON r.user_id = u.ID AND r.meta_key = '{p}capabilities'"
    " AND r.meta_value LIKE '%\"customer\"%'"
    " LEFT JOIN {p}usermeta l ON l.user_id = u.ID AND l.meta_key = 'last_update'"
)
_PERSONS = (
    "SELECT u.ID AS id, u.user_email AS email, m.meta_key AS name, m.meta_value AS value FROM {p}users u"
    " LEFT JOIN {p}usermeta m ON m.user_id = u.ID AND m.meta_key IN :keys WHERE u.ID IN :ids ORDER BY m.umeta_id"
)
_CONSENTS = (
    "SELECT c.umeta_id AS id, c.user_id AS user_id, c.meta_key AS name, c.meta_value AS value, u.user_email AS email,"
    f" {_STAMP} AS at FROM {{p}}usermeta c JOIN {{p}}users u ON u.ID = c.user_id"
    " LEFT JOIN {p}usermeta l ON l.user_id = u.ID AND l.meta_key = 'last_update'"
    " WHERE c.umeta_id IN :ids ORDER BY c.umeta_id"
)
_ERASURES = (
    "SELECT q.ID AS id, q.post_author AS user_id, q.post_title AS email, q.post_modified_gmt AS at FROM {p}posts q"
    " WHERE q.ID IN :ids ORDER BY q.post_modified_gmt, q.ID"
)


def _read_customers(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    people: dict[str, dict[str, str]] = {each: {} for each in ids}
    for row in connection.execute(sql(site.prefix, _PERSONS), {"ids": ids, "keys": _KEYS}).mappings():
        person = people[str(row["id"])]
        person["email"] = row["email"] or ""
        if row["name"] is not None:
            person.setdefault(row["name"], row["value"] or "")
    known = [each for each in ids if "email" in people[each]]
    return each_row(known, str, lambda each: _customer(each, people[each]))


def _customer(remote_id: str, person: dict[str, str]) -> ShopCustomer:
    fields = {name: next((person[key] for key in keys if person.get(key)), "") for name, keys in FIELDS.items()}
    email = person["email"]
    return ShopCustomer(remote_id, {**fields, "email": "" if email.casefold() == NOBODY else email})


def _read_consents(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    rows = connection.execute(sql(site.prefix, _CONSENTS), {"ids": ids}).mappings().all()
    return each_row(rows, lambda row: str(row["id"]), lambda row: _consent(site, row))


def _consent(site: Site, row: Any) -> ShopConsent:
    """A ticked box is a flag without proof, an empty one ends a grant.

    The flag has no date: the account's last change is taken, later than the truth at worst. It is part of the id, so
    that a withdrawal after a second yes is not taken for the first one.
    """
    purpose, channel = site.opt_ins[row["name"]]
    is_yes = str(row["value"] or "").casefold() in ("1", "yes", "true")
    at = int(row["at"])
    return ShopConsent(
        remote_id=f"{row['id']}:{int(is_yes)}:{at}",
        customer_remote_id=str(row["user_id"]),
        email=row["email"] or "",
        purpose=purpose,
        channel=channel,
        state=ConsentState.GIVEN if is_yes else ConsentState.WITHDRAWN,
        at_utc=datetime.fromtimestamp(at, UTC),
        is_box=True,
    )


def _read_erasures(connection: Connection, site: Site, ids: Sequence[str]) -> Read:
    rows = connection.execute(sql(site.prefix, _ERASURES), {"ids": ids}).mappings().all()
    return each_row(rows, lambda row: str(row["id"]), _erasure)


def _erasure(row: Any) -> ShopErasure | None:
    if not re.search("@", row["email"] or "") or row["email"].casefold() == NOBODY:
        return None
    user = str(row["user_id"]) if row["user_id"] else ""
    return ShopErasure(str(row["id"]), user, row["email"], row["at"].replace(tzinfo=UTC))


_PERSON_DIGEST = (
    "SELECT u.ID, CONCAT_WS(',', CRC32(u.user_email),"
    " COALESCE(SUM(CRC32(CONCAT_WS('=', m.meta_key, m.meta_value))), 0))"
    " FROM {p}users u LEFT JOIN {p}usermeta m ON m.user_id = u.ID AND m.meta_key IN :keys"
    " WHERE u.ID IN :ids GROUP BY u.ID, u.user_email"
)
_CONSENT_DIGEST = "SELECT umeta_id, meta_value FROM {p}usermeta WHERE umeta_id IN :ids"
_ERASURE_DIGEST = "SELECT ID, CONCAT_WS(',', post_status, post_modified_gmt) FROM {p}posts WHERE ID IN :ids"


def _customer_digests(connection: Connection, site: Site, ids: Sequence[str]) -> dict[str, str]:
    return digests(connection, site, ids, (_PERSON_DIGEST,), {"keys": _KEYS})


CUSTOMERS = Feed(
    source=f"{_ACCOUNTS} WHERE 1 = 1",
    id="u.ID",
    at=_STAMP,
    read=_read_customers,
    digest=_customer_digests,
    is_epoch=True,
)
CONSENTS = Feed(
    source=f"{_ACCOUNTS} JOIN {{p}}usermeta c ON c.user_id = u.ID AND c.meta_key IN :opt_ins WHERE 1 = 1",
    id="c.umeta_id",
    at=_STAMP,
    read=_read_consents,
    digest=lambda connection, site, ids: digests(connection, site, ids, (_CONSENT_DIGEST,)),
    is_epoch=True,
)
ERASURES = Feed(
    source=(
        "FROM {p}posts q WHERE q.post_type = 'user_request' AND q.post_name = 'remove_personal_data'"
        " AND q.post_status = 'request-completed'"
    ),
    id="q.ID",
    at="q.post_modified_gmt",
    read=_read_erasures,
    digest=lambda connection, site, ids: digests(connection, site, ids, (_ERASURE_DIGEST,)),
)

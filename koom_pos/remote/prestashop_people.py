"""Read the people of a PrestaShop: customers with their newest address, what they ticked, erasures, wishes."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.remote.online_shop import ShopConsent, ShopCustomer, ShopErasure, ShopWish
from koom_pos.remote.prestashop_site import ANONYMOUS, Site, moment
from koom_pos.remote.prestashop_tables import sql

Row = RowMapping

FLAGS: Mapping[Purpose, str] = {Purpose.KOOM_OFFERS: "newsletter", Purpose.PARTNER_OFFERS: "optin"}
"""The two boxes of an account: the shop's own newsletter, and offers of partners. They are two consents."""

ADDRESS_COLUMNS: Mapping[str, str] = {
    "street": "address1",
    "street_more": "address2",
    "postal_code": "postcode",
    "city": "city",
}

_CUSTOMERS = """
    SELECT c.id_customer AS id, c.firstname, c.lastname, c.email, c.birthday, c.deleted, l.iso_code AS language,
        a.id_address, a.address1, a.address2, a.postcode, a.city, a.phone, a.phone_mobile, n.iso_code AS country
    FROM {customer} c
    LEFT JOIN {lang} l ON l.id_lang = c.id_lang
    LEFT JOIN {address} a ON a.id_address = (
        SELECT MAX(x.id_address) FROM {address} x WHERE x.id_customer = c.id_customer AND x.deleted = 0)
    LEFT JOIN {country} n ON n.id_country = a.id_country
    WHERE c.id_customer IN :ids AND c.is_guest = 0 ORDER BY c.id_customer"""
_CONSENTS = """
    SELECT id_customer AS id, email, newsletter, newsletter_date_add, optin, date_upd FROM {customer}
    WHERE id_customer IN :ids AND is_guest = 0 AND deleted = 0 ORDER BY id_customer"""
_SUBSCRIPTIONS = """
    SELECT e.id, c.id_customer, e.newsletter_date_add, e.active FROM {emailsubscription} e
    JOIN {customer} c ON c.email = CONVERT(e.email USING utf8mb4) COLLATE utf8mb4_general_ci
    WHERE c.id_customer IN :ids AND c.is_guest = 0 AND c.deleted = 0 ORDER BY e.id"""
_ERASURES = """
    SELECT id_gdpr_log AS id, id_customer, date_add FROM {psgdpr_log}
    WHERE id_gdpr_log IN :ids AND request_type = 4 AND id_customer > 0 ORDER BY id_gdpr_log"""
_WISHES = """
    SELECT p.id_wishlist_product AS id, w.id_customer, w.date_upd, n.name,
        COALESCE(NULLIF(a.reference, ''), d.reference, '') AS sku
    FROM {wishlist_product} p JOIN {wishlist} w ON w.id_wishlist = p.id_wishlist
    LEFT JOIN {product} d ON d.id_product = p.id_product
    LEFT JOIN {product_attribute} a ON a.id_product_attribute = p.id_product_attribute
    LEFT JOIN {product_lang} n ON n.id_product = p.id_product AND n.id_shop = :shop AND n.id_lang = :language
    WHERE p.id_wishlist_product IN :ids ORDER BY p.id_wishlist_product"""


def customer_rows(connection: Connection, site: Site, ids: Iterable[int]) -> list[Row]:
    """Give accounts with their newest address that is not deleted; guests are contacts of orders only."""
    query = sql(site.prefix, _CUSTOMERS, listing=("ids",))
    rows = connection.execute(query, {"ids": list(ids)}).mappings()
    return [row for row in rows if row["id"] != site.anonymous_id and (row["email"] or "").lower() != ANONYMOUS]


def read_customer(_site: Site, row: Row) -> ShopCustomer:
    """Read an account; what the shop has no place for now (no address: no telephone, no street) is left out."""
    if row["deleted"]:
        return ShopCustomer(str(row["id"]), {}, is_gone=True)
    born = moment(row["birthday"])
    fields = {
        "first_name": row["firstname"] or "",
        "last_name": row["lastname"] or "",
        "email": row["email"] or "",
        "birthday": born.strftime("%m-%d") if born else "",
        "language": row["language"] or "",
    }
    if row["id_address"] is not None:
        fields |= {name: row[column] or "" for name, column in ADDRESS_COLUMNS.items()}
        fields["phone"] = row[phone_column(row)] or ""
        fields["country"] = row["country"] or ""
    return ShopCustomer(str(row["id"]), fields)


def phone_column(row: Row) -> str:
    """Name the column her telephone stands in: the mobile's if it is filled, both are in use."""
    return "phone_mobile" if (row["phone_mobile"] or "").strip() else "phone"


def consents(
    connection: Connection, site: Site, ids: Iterable[int], *, now: datetime, is_found_late: bool
) -> list[ShopConsent]:
    """Give what accounts ticked and unticked, as flags: the shop keeps neither wording nor proof.

    A box that is off is read as withdrawn when its row was last saved — or now, where a sweep found it
    (`is_found_late`): its newsletter block unticks without moving any date.
    """
    query = sql(site.prefix, _CONSENTS, listing=("ids",))
    rows = connection.execute(query, {"ids": list(ids)}).mappings().all()
    found: list[ShopConsent] = []
    for row in rows:
        if row["id"] == site.anonymous_id or (row["email"] or "").lower() == ANONYMOUS:
            continue
        saved = min(site.utc(row["date_upd"]), now) if moment(row["date_upd"]) else now
        for purpose, column in FLAGS.items():
            ticked = site.earliest(row["newsletter_date_add"]) if column == "newsletter" else None
            at = (ticked or saved) if row[column] else (now if is_found_late else saved)
            found.append(_flag(f"{row['id']}-{column}", str(row["id"]), purpose, is_on=bool(row[column]), at=at))
    if "emailsubscription" in site.modules and rows:
        query = sql(site.prefix, _SUBSCRIPTIONS, listing=("ids",))
        for row in connection.execute(query, {"ids": [each["id"] for each in rows]}).mappings():
            at = site.earliest(row["newsletter_date_add"]) or now
            at = now if is_found_late and not row["active"] else min(at, now)
            found.append(
                _flag(
                    f"s{row['id']}-{row['id_customer']}",
                    str(row["id_customer"]),
                    Purpose.KOOM_OFFERS,
                    is_on=bool(row["active"]),
                    at=at,
                )
            )
    return found


def _flag(name: str, customer: str, purpose: Purpose, *, is_on: bool, at: datetime) -> ShopConsent:
    """A flag at an instant: its id tells both, so that a box ticked and unticked again is another statement."""
    return ShopConsent(
        remote_id=f"{name}-{'on' if is_on else 'off'}-{at.astimezone(UTC):%Y%m%d%H%M%S}",
        customer_remote_id=customer,
        email="",
        purpose=purpose,
        channel=Channel.EMAIL,
        state=ConsentState.GIVEN if is_on else ConsentState.WITHDRAWN,
        at_utc=at,
        is_box=True,
    )


def erasure_rows(connection: Connection, site: Site, ids: Iterable[int]) -> list[Row]:
    """Give what the privacy module erased; the name it logs is not read."""
    query = sql(site.prefix, _ERASURES, listing=("ids",))
    rows = connection.execute(query, {"ids": list(ids)}).mappings()
    return [row for row in rows if row["id_customer"] != site.anonymous_id]


def read_erasure(site: Site, row: Row) -> ShopErasure:
    """Read an erasure; her address is gone from the shop, her id is all that is left."""
    return ShopErasure(str(row["id"]), str(row["id_customer"]), "", site.utc(row["date_add"]))


def wish_rows(connection: Connection, site: Site, ids: Iterable[int]) -> list[Row]:
    """Give wishes with the article's code and name."""
    query = sql(site.prefix, _WISHES, listing=("ids",))
    known = {"ids": list(ids), "shop": site.shop_id, "language": site.language_id}
    return list(connection.execute(query, known).mappings())


def read_wish(site: Site, row: Row) -> ShopWish:
    """Read a wish; the list's date is all the shop keeps of when."""
    return ShopWish(str(row["id"]), str(row["id_customer"]), row["sku"], row["name"] or "", site.utc(row["date_upd"]))

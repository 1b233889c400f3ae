"""Customers through PrestaShop's webservice: changed fields only, and addresses that old orders keep as they were."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.remote.likeness import alike
from koom_pos.remote.online_shop import Outcome, Result
from koom_pos.remote.rest_channel import (
    IGNORED,
    NO_PLACE,
    SHOP_MUST,
    UNPROVABLE,
    SaidNoError,
    changed_fields,
    surely,
)
from koom_pos.remote.rest_prestashop_calls import PrestaAct, Row, Values

_FIELDS = "id,firstname,lastname,email,newsletter,optin,newsletter_date_add,is_guest,deleted,date_upd"
_ADDRESS = (
    "id,id_customer,id_country,id_state,alias,company,lastname,firstname,address1,address2,postcode,city,other,phone,"
    "phone_mobile,deleted"
)
_NAMES = {"first_name": "firstname", "last_name": "lastname", "email": "email"}
_PLACES = {"street": "address1", "street_more": "address2", "postal_code": "postcode", "city": "city"}
_BOXES = {
    (Purpose.KOOM_OFFERS, Channel.EMAIL): "newsletter",
    (Purpose.PARTNER_OFFERS, Channel.EMAIL): "optin",
}
_TAKEN = ("140", "141")
_ANONYMOUS = "anonymous@psgdpr.com"


def _customer(act: PrestaAct) -> Row | None:
    rows = act.rows("customers", _FIELDS, id=act.subject_id) if act.subject_id else []
    return next((row for row in rows if row.get("deleted") != "1" and row["email"].lower() != _ANONYMOUS), None)


def _addresses(act: PrestaAct) -> list[Row]:
    """Give her addresses, the newest last: that one is read and written as hers."""
    rows = act.rows("addresses", _ADDRESS, id_customer=act.subject_id, deleted=0)
    return sorted(rows, key=lambda row: int(row["id"]))


def create_customer(act: PrestaAct) -> Outcome:
    """Open an account in the group of customers, active, with a password nobody knows. No mail goes out."""
    names = {column: act.text(name) for name, column in _NAMES.items()}
    if not names["email"]:
        return act.refused("no_email")
    if not (names["firstname"] and names["lastname"]):
        return act.refused("no_name")
    known = _by_email(act, names["email"])
    if known is not None:
        is_same = all(alike(column, known[column], names[column]) for column in ("firstname", "lastname"))
        return act.already(remote_id=known["id"]) if is_same else act.conflict("email_known", known["id"])
    values: Values = {
        **names,
        "passwd": secrets.token_urlsafe(24),
        "id_default_group": act.settings.customer_group_id,
        "id_lang": act.settings.language_id,
        "active": 1,
    }

    def write() -> Outcome:
        try:
            made = act.post("customers", "customer", values)
        except SaidNoError as no:
            if no.code in _TAKEN:
                return act.conflict("email_known")
            raise
        is_so = made.get("email", "").casefold() == names["email"].casefold() and made.get("active") == "1"
        return act.done(made["id"]) if is_so else act.refused(UNPROVABLE)

    def seen() -> Outcome | None:
        now = _by_email(act, names["email"])
        return None if now is None else act.done(now["id"])

    return surely(write, seen)


def _by_email(act: PrestaAct, email: str) -> Row | None:
    rows = act.rows("customers", _FIELDS, email=email)
    return next((row for row in rows if row.get("is_guest") != "1" and row.get("deleted") != "1"), None)


def update_customer(act: PrestaAct) -> Outcome:
    """Write fields named `field`, each only while it still has the value named `was:field`.

    A field with no place is refused with all others, or the pull would bring its old value back: birthdays have a
    year there, languages and countries are the shop's own numbers, and a street needs an address.
    """
    row = _customer(act)
    if row is None:
        return act.refused("customer_gone")
    address = next(iter(_addresses(act)[::-1]), None)
    held = _held(row, address)
    if any(name not in held for name in changed_fields(act)):
        return act.refused(SHOP_MUST)
    fields = {name: act.text(name) for name in changed_fields(act)}
    changed = {name: value for name, value in fields.items() if not alike(name, held[name], value)}
    if not changed:
        return act.already()
    if any(not alike(name, held[name], act.text(f"was:{name}", held[name])) for name in changed):
        return act.conflict("changed_there")
    outcome = act.done()
    names = {_NAMES[name]: value for name, value in changed.items() if name in _NAMES}
    if names:
        outcome = _write_names(act, names)
    places = {_column(name, address): value for name, value in changed.items() if name not in _NAMES}
    if places and address is not None and outcome.result is Result.DONE:
        outcome = _write_address(act, address, places)
    return outcome


def _held(row: Row, address: Row | None) -> dict[str, str]:
    held = {name: row[column] for name, column in _NAMES.items()}
    if address is not None:
        held |= {name: address[_column(name, address)] for name in (*_PLACES, "phone")}
    return held


def _column(name: str, address: Row | None) -> str:
    """Name the column of a field; the telephone stands in the mobile's if that is filled."""
    if name != "phone":
        return _PLACES[name]
    return "phone_mobile" if address is not None and address["phone_mobile"].strip() else "phone"


def _write_names(act: PrestaAct, names: Mapping[str, str]) -> Outcome:
    def judged(now: Row | None) -> bool:
        return now is not None and all(now.get(column) == value for column, value in names.items())

    def write() -> Outcome:
        try:
            now = act.patch("customers", "customer", act.intent.subject, names)
        except SaidNoError as no:
            if no.code in _TAKEN:
                return act.conflict("email_known")
            raise
        return act.done() if judged(now) else act.refused(IGNORED)

    return surely(write, lambda: act.done() if judged(_customer(act)) else None)


def _write_address(act: PrestaAct, address: Row, places: Mapping[str, str]) -> Outcome:
    """Change an address; one that an order uses is replaced, as the shop itself does, or the order's would change."""
    number = address["id"]
    is_used = any(act.rows("orders", f"id,{each}", **{each: number}) for each in _USES)

    def judged(now: Row | None) -> bool:
        return now is not None and all(now.get(column) == value for column, value in places.items())

    def write() -> Outcome:
        if not is_used:
            now = act.patch("addresses", "address", number, places)
            return act.done() if judged(now) else act.refused(IGNORED)
        copied = {name: value for name, value in address.items() if name not in ("id", "deleted") and value}
        made = act.post("addresses", "address", {**copied, **places})
        if not judged(made):
            return act.refused(IGNORED)
        act.delete("addresses", number)
        return act.done()

    return surely(write, lambda: act.done() if judged(next(iter(_addresses(act)[::-1]), None)) else None)


_USES = ("id_address_delivery", "id_address_invoice")


def record_consent(act: PrestaAct) -> Outcome:
    """Tick or empty one of the two boxes of an account; the shop keeps the newsletter's date, and no proof."""
    box = _BOXES.get((Purpose(act.text("purpose")), Channel(act.text("channel"))))
    if box is None:
        return act.already(NO_PLACE)
    row = _customer(act)
    if row is None:
        return act.refused("customer_gone")
    value = "1" if act.text("state") == ConsentState.GIVEN else "0"
    if row[box] == value:
        return act.already()
    said_at = datetime.fromisoformat(act.text("at")).replace(tzinfo=UTC).astimezone(act.settings.zone)
    local = said_at.strftime("%Y-%m-%d %H:%M:%S")
    was_ticked_once = row.get("newsletter_date_add", "").strip("0-: ") != ""
    if value == "1" and box == "newsletter" and was_ticked_once and row.get("date_upd", "") > local:
        return act.conflict("narrower_there")
    values = {box: value, **({"newsletter_date_add": local} if (box, value) == ("newsletter", "1") else {})}

    def write() -> Outcome:
        now = act.patch("customers", "customer", act.intent.subject, values)
        return act.done() if now.get(box) == value else act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = _customer(act)
        return act.done() if now is not None and now.get(box) == value else None

    return surely(write, seen)


def erase_customer(act: PrestaAct) -> Outcome:
    """Delete her addresses, then the account. What orders use the shop only hides, and keeps; the reason says so."""
    number = act.subject_id
    if not number:
        return act.refused("no_account")
    rows = act.rows("customers", _FIELDS, id=number)
    if any(row["email"].lower() == _ANONYMOUS for row in rows):
        return act.refused("no_customer")
    addresses = _addresses(act)
    if not rows and not addresses:
        return act.already("orders_kept")

    def seen() -> Outcome | None:
        is_gone = not act.rows("customers", "id,email", id=number) and not _addresses(act)
        return act.done(reason="orders_kept") if is_gone else None

    def write() -> Outcome:
        for each in addresses:
            act.delete("addresses", each["id"])
        if rows:
            act.delete("customers", str(number))
        return seen() or act.refused(IGNORED)

    return surely(write, seen)

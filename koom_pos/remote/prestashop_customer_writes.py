"""Customers of a PrestaShop: names, addresses and the two boxes, written as the back office does."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import RowMapping

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.remote.likeness import alike
from koom_pos.remote.online_shop import Outcome, Result
from koom_pos.remote.prestashop_people import ADDRESS_COLUMNS, FLAGS, phone_column
from koom_pos.remote.prestashop_site import moment
from koom_pos.remote.prestashop_tables import INSERTED, sql
from koom_pos.remote.prestashop_writes import SHOP_MUST, Writing, number, refused

Row = RowMapping

_NAME = re.compile(r'[^0-9!<>,;?=+()@#"°{}_$%:¤|\\/]*')
_ADDRESS = re.compile(r"[^!<>?=+@{}_$%]*")
_RULES: Mapping[str, tuple[re.Pattern[str], int, bool]] = {
    "first_name": (_NAME, 255, True),
    "last_name": (_NAME, 255, True),
    "street": (_ADDRESS, 128, True),
    "street_more": (_ADDRESS, 128, False),
    "postal_code": (re.compile(r"[A-Za-z0-9 -]*"), 12, False),
    "city": (re.compile(r'[^!<>;?=+@#"°{}_$%]*'), 64, True),
    "phone": (re.compile(r"[+0-9. ()/-]*"), 32, False),
}
"""What the shop's own forms accept (its class Validate): form, length, and whether it may not be empty.

SQL can write what the shop could not save again; nothing of the kind is written.
"""

_NAME_COLUMNS = {"first_name": "firstname", "last_name": "lastname"}
_CUSTOMER = """
    SELECT id_customer, firstname, lastname, email, newsletter, newsletter_date_add, optin, date_upd FROM {customer}
    WHERE id_customer = :id AND deleted = 0 AND is_guest = 0 FOR UPDATE"""
_ADDRESS_ROW = """
    SELECT id_address, address1, address2, postcode, city, phone, phone_mobile FROM {address}
    WHERE id_customer = :id AND deleted = 0 ORDER BY id_address DESC LIMIT 1 FOR UPDATE"""
_IS_USED = """
    SELECT EXISTS (SELECT 1 FROM {orders} WHERE id_address_delivery = :id)
        OR EXISTS (SELECT 1 FROM {orders} WHERE id_address_invoice = :id)"""


def update_customer(writing: Writing) -> Outcome:
    """Write fields named `field`, each only while it still has the value named `was:field`; all of them or none.

    An e-mail is refused: the shop's own code mails the old address and ends sessions. So is what has no column of
    its own there, as a birthday without a year.
    """
    intent = writing.intent
    fields = {name: str(value) for name, value in intent.values.items() if f"was:{name}" in intent.values}
    if fault := _fault(fields):
        return refused(intent, fault)
    row = writing.run(_CUSTOMER, id=number(intent.subject)).mappings().first()
    if row is None or row["id_customer"] == writing.site.anonymous_id:
        return refused(intent, "customer_gone")
    address = _address(writing, row) if fields.keys() - _NAME_COLUMNS.keys() else None
    columns = _columns(fields, address)
    if columns is None:
        return refused(intent, "no_address")
    now = {name: str({**row, **(address or {})}[column] or "") for name, column in columns.items()}
    changed = {name: value for name, value in fields.items() if not alike(name, now[name], value)}
    if not changed:
        return Outcome(Result.ALREADY, intent.subject)
    if any(not alike(name, now[name], str(intent.values[f"was:{name}"])) for name in changed):
        return Outcome(Result.CONFLICT, intent.subject, "changed_there")
    _write_names(writing, row["id_customer"], {columns[n]: v for n, v in changed.items() if n in _NAME_COLUMNS})
    placed = {columns[name]: value for name, value in changed.items() if name not in _NAME_COLUMNS}
    if placed and address is not None:
        _write_address(writing, address["id_address"], placed)
    return Outcome(Result.DONE, intent.subject)


def record_consent(writing: Writing) -> Outcome:
    """Tick or untick a box of her account; a withdrawal also ends what the newsletter block holds for her address.

    A yes older than the day her account was last saved without it is a conflict: she may have taken it back there.
    The shop has no place for the wording, its proof, or any other purpose and channel: those stay the store's.
    """
    intent, connection = writing.intent, writing.connection
    column = FLAGS.get(Purpose(str(intent.values["purpose"])))
    if column is None or intent.values["channel"] != Channel.EMAIL:
        return Outcome(Result.ALREADY, intent.subject, "no_place")
    row = writing.run(_CUSTOMER, id=number(intent.subject)).mappings().first()
    if row is None or row["id_customer"] == writing.site.anonymous_id:
        return refused(intent, "customer_gone")
    given = intent.values["state"] == ConsentState.GIVEN
    if given and not row[column] and _taken_back(writing, row, column):
        return Outcome(Result.CONFLICT, intent.subject, "narrower_there")
    ended = 0
    if not given and column == "newsletter" and "emailsubscription" in writing.site.modules:
        statement = "UPDATE {emailsubscription} SET active = 0 WHERE email = :email AND active = 1"
        ended = connection.execute(sql(writing.site.prefix, statement), {"email": row["email"]}).rowcount
    if bool(row[column]) == given:
        return Outcome(Result.DONE if ended else Result.ALREADY, intent.subject)
    writing.run(
        f"UPDATE {{customer}} SET {column} = :given, date_upd = :at WHERE id_customer = :id",
        given=int(given),
        at=writing.at,
        id=row["id_customer"],
    )
    return Outcome(Result.DONE, intent.subject)


def _taken_back(writing: Writing, row: Row, column: str) -> bool:
    """Tell whether a box that is off may have been on and taken back since she said yes in the store.

    A newsletter never subscribed to has no date; the box of partners keeps none, so the row's own decides.
    """
    if column == "newsletter" and moment(row["newsletter_date_add"]) is None:
        return False
    saved = moment(row["date_upd"])
    said_at = datetime.fromisoformat(str(writing.intent.values["at"])).replace(tzinfo=UTC)
    return saved is not None and writing.site.utc(saved) > said_at


def _fault(fields: Mapping[str, str]) -> str:
    """Name why fields cannot be written; empty where they can."""
    if any(name not in _RULES for name in fields):
        return SHOP_MUST
    return "" if all(_is_valid(name, value) for name, value in fields.items()) else "not_valid_there"


def _is_valid(name: str, value: str) -> bool:
    rule, longest, is_needed = _RULES[name]
    return rule.fullmatch(value) is not None and len(value) <= longest and bool(value.strip() or not is_needed)


def _address(writing: Writing, row: Row) -> Row | None:
    return writing.run(_ADDRESS_ROW, id=row["id_customer"]).mappings().first()


def _columns(fields: Mapping[str, str], address: Row | None) -> dict[str, str] | None:
    """Name the column of each field; None where one needs an address and she has none."""
    columns: dict[str, str] = {}
    for name in fields:
        if name in _NAME_COLUMNS:
            columns[name] = _NAME_COLUMNS[name]
        elif address is None:
            return None
        else:
            columns[name] = phone_column(address) if name == "phone" else ADDRESS_COLUMNS[name]
    return columns


def _write_names(writing: Writing, customer: int, values: Mapping[str, str]) -> None:
    if not values:
        return
    changes = ", ".join(f"`{column}` = :{column}" for column in values)
    writing.run(
        f"UPDATE {{customer}} SET {changes}, date_upd = :at WHERE id_customer = :id",
        **values,
        at=writing.at,
        id=customer,
    )


def _write_address(writing: Writing, address: int, values: Mapping[str, str]) -> None:
    """Change an address in place, or, once an order used it, leave it to the order and put a new one beside it."""
    if not writing.run(_IS_USED, id=address).scalar():
        changes = ", ".join(f"`{column}` = :{column}" for column in values)
        writing.run(
            f"UPDATE {{address}} SET {changes}, date_upd = :at WHERE id_address = :id",
            **values,
            at=writing.at,
            id=address,
        )
        return
    columns = INSERTED["address"].split()
    taken = ", ".join(f":{c}" if c in values else ":at" if c.startswith("date_") else f"`{c}`" for c in columns)
    named = ", ".join(f"`{column}`" for column in columns)
    writing.run(
        f"INSERT INTO {{address}} ({named}) SELECT {taken} FROM {{address}} WHERE id_address = :id",
        **values,
        at=writing.at,
        id=address,
    )
    writing.run("UPDATE {address} SET deleted = 1, date_upd = :at WHERE id_address = :id", at=writing.at, id=address)

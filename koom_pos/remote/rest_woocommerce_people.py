"""Customers through wc/v3: changed fields only, boxes that can be read back, and no account but a customer's."""

from collections.abc import Mapping
from typing import Any

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.remote.likeness import alike
from koom_pos.remote.online_shop import Outcome
from koom_pos.remote.rest_channel import (
    IGNORED,
    NO_PLACE,
    SHOP_MUST,
    UNPROVABLE,
    SaidNoError,
    changed_fields,
    surely,
)
from koom_pos.remote.rest_woocommerce_calls import WooAct, meta

FIELDS = "id,email,role,first_name,last_name,billing"
PROOF = "_proof"
"""Behind the key of a box: when she said it, under which policy, and where the proof lies."""

_OWN = ("first_name", "last_name")
_BILLING = {
    "first_name": "first_name",
    "last_name": "last_name",
    "phone": "phone",
    "street": "address_1",
    "street_more": "address_2",
    "postal_code": "postcode",
    "city": "city",
    "country": "country",
}
_PLACES = frozenset({"email", *_BILLING})


def _path(act: WooAct) -> str:
    return f"customers/{act.intent.subject}"


def _customer(act: WooAct) -> Mapping[str, Any] | None:
    """Give the account, if it is one of a customer: nobody who works there is ever touched."""
    if not act.intent.subject.isdigit():
        return None
    row = act.get(_path(act), _fields=FIELDS)
    return row if row is not None and row.get("role") in ("customer", "subscriber") else None


def _held(row: Mapping[str, Any], name: str) -> str:
    """Give a field as the pull reads it: the account's own word, then that of its address."""
    billing = row.get("billing") or {}
    own = str(row.get(name) or "") if name in (*_OWN, "email") else ""
    return own or (str(billing.get(_BILLING[name]) or "") if name in _BILLING else "")


def _values(fields: Mapping[str, str]) -> dict[str, Any]:
    """Give the body that sets some of our fields, and nothing else."""
    values: dict[str, Any] = {name: fields[name] for name in (*_OWN, "email") if name in fields}
    billing = {_BILLING[name]: value for name, value in fields.items() if name in _BILLING}
    return {**values, **({"billing": billing} if billing else {})}


def _wanted(act: WooAct) -> dict[str, str]:
    """Give the fields of the intention the shop has a place for."""
    return {name: str(value) for name, value in act.intent.values.items() if name in _PLACES}


def create_customer(act: WooAct) -> Outcome:
    """Open an account; the shop makes up a password nobody knows, and mails her."""
    fields = {name: value for name, value in _wanted(act).items() if value}
    email = fields.get("email", "")
    if not email:
        return act.refused("no_email")
    if (found := _by_email(act, email)) is not None:
        return _known(act, found, fields)

    def write() -> Outcome:
        try:
            made = act.post("customers", {**_values(fields), "password": ""})
        except SaidNoError as no:
            if no.code == "registration-error-email-exists":
                return act.conflict("email_known")
            raise
        is_so = str(made.get("email", "")).casefold() == email.casefold()
        return act.done(str(made["id"])) if is_so else act.refused(UNPROVABLE)

    def seen() -> Outcome | None:
        now = _by_email(act, email)
        return None if now is None else act.done(str(now["id"]))

    return surely(write, seen)


def _by_email(act: WooAct, email: str) -> Mapping[str, Any] | None:
    found = act.rows("customers", email=email, role="all", _fields=FIELDS)
    return next((each for each in found if str(each.get("email", "")).casefold() == email.casefold()), None)


def _known(act: WooAct, found: Mapping[str, Any], fields: Mapping[str, str]) -> Outcome:
    """Judge an account that has the address: the same name too is the account meant, made by an earlier try."""
    is_same = all(alike(name, _held(found, name), fields.get(name, "")) for name in _OWN)
    if is_same and found.get("role") == "customer":
        return act.already(remote_id=str(found["id"]))
    return act.conflict("email_known", str(found["id"]))


def update_customer(act: WooAct) -> Outcome:
    """Write fields named `field`, each only while it still has the value named `was:field`.

    A field the shop has no place for is refused with all others: said to be done, the pull would bring its old value
    back.
    """
    row = _customer(act)
    if row is None:
        return act.refused("customer_gone")
    fields = _wanted(act)
    if any(name not in _PLACES for name in changed_fields(act)):
        return act.refused(SHOP_MUST)
    if all(alike(name, _held(row, name), value) for name, value in fields.items()):
        return act.already()
    if any(not alike(name, _held(row, name), act.text(f"was:{name}", _held(row, name))) for name in fields):
        return act.conflict("changed_there")

    def judged(now: Mapping[str, Any]) -> bool:
        return all(alike(name, _held(now, name), value) for name, value in fields.items())

    def write() -> Outcome:
        try:
            now = act.put(_path(act), _values(fields), _fields=FIELDS)
        except SaidNoError as no:
            if "email" in fields and no.status == 400:
                return act.conflict("email_known")
            raise
        return act.done() if judged(now) else act.refused(IGNORED)

    def seen() -> Outcome | None:
        now = _customer(act)
        return act.done() if now is not None and judged(now) else None

    return surely(write, seen)


def record_consent(act: WooAct) -> Outcome:
    """Set the box that stands for a consent, with where its proof lies.

    The box is written again at every try, which changes nothing. Whether it was kept is seen by an administrator's
    key, or by SQL; where neither may look, it is written and a person told that nobody knows.
    """
    cell = (Purpose(act.text("purpose")), Channel(act.text("channel")))
    key = act.settings.boxes.get(cell)
    if key is None:
        return act.already(NO_PLACE)
    if _customer(act) is None:
        return act.refused("customer_gone")
    value = "1" if act.text("state") == ConsentState.GIVEN else "0"
    proof = " ".join(filter(None, (act.text("at"), act.text("policy_version"), act.text("evidence_ref"))))
    if _box(act, key) == value and _box(act, key + PROOF) == proof:
        return act.already()
    if value == "1" and _box(act, key) == "0" and (_box(act, key + PROOF) or "").split(" ")[0] > act.text("at"):
        return act.conflict("narrower_there")

    def write() -> Outcome:
        act.put(
            _path(act),
            {"meta_data": [{"key": key, "value": value}, {"key": key + PROOF, "value": proof}]},
            _fields="id",
        )
        now = _box(act, key)
        if now is None:
            return act.refused(UNPROVABLE)
        return act.done() if now == value else act.refused(IGNORED)

    def seen() -> Outcome | None:
        return act.done() if _box(act, key) == value and _box(act, key + PROOF) == proof else None

    return surely(write, seen)


def _box(act: WooAct, key: str) -> str | None:
    """Read a customer's meta; None where it is not there, or nobody lets us look."""
    if act.read_box is not None:
        return act.read_box(act.intent.subject, key)
    return meta(act.get(_path(act), _fields="id,meta_data") or {}, key)


def erase_customer(act: WooAct) -> Outcome:
    """Delete the account, which takes an administrator's key. Orders stay as the shop keeps them; the reason says so.

    An account of somebody who works there is refused: deleting it would take the shop from its people.
    """
    if not act.intent.subject.isdigit():
        return act.refused("no_account")
    row = act.get(_path(act), _fields=FIELDS)
    if row is None:
        return act.already("orders_kept")
    if row.get("role") not in ("customer", "subscriber"):
        return act.refused("no_customer")

    def seen() -> Outcome | None:
        return act.done(reason="orders_kept") if act.get(_path(act), _fields="id") is None else None

    def write() -> Outcome:
        act.delete(_path(act))
        return seen() or act.refused(IGNORED)

    return surely(write, seen)

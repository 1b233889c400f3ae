"""What the store writes of a customer into a WooCommerce shop: changed fields and a ticked or emptied box, each with
the copies the shop's own software keeps beside it. E-mail, password, creation and erasure are left to the shop."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.remote.likeness import alike
from koom_pos.remote.online_shop import IntentKind, Outcome
from koom_pos.remote.woocommerce_people import FIELDS
from koom_pos.remote.woocommerce_writes import NO_PLACE, SHOP_MUST, Act

_COPIES = {
    "first_name": "first_name",
    "last_name": "last_name",
    "postal_code": "postcode",
    "city": "city",
    "country": "country",
}
"""Our fields and the columns of the shop's lookup table that repeat them."""

_GIVEN, _EMPTY = "1", "0"


def update_customer(act: Act) -> Outcome:
    """Write fields named `field`, each only while it still has the value named `was:field`.

    A new e-mail is refused whole: it ends sessions and mails the old address, which only the shop does.
    """
    if not _is_customer(act):
        return act.refused("customer_gone")
    if act.is_done():
        return act.already()
    values = {name: str(value) for name, value in act.intent.values.items() if not name.startswith("was:")}
    if not set(values) <= set(FIELDS):
        return act.refused(SHOP_MUST)
    held = _metas(act)
    now = {name: next((held[key] for key in FIELDS[name] if held.get(key)), "") for name in values}
    if all(alike(name, now[name], value) for name, value in values.items()):
        return act.already()
    was = {name: str(act.intent.values.get(f"was:{name}", now[name])) for name in values}
    if any(not alike(name, now[name], was[name]) for name in values):
        return act.conflict("changed_there")
    for name, value in values.items():
        for key in FIELDS[name]:
            _put(act, key, value, held)
    _touch(act, held, {_COPIES[name]: value for name, value in values.items() if name in _COPIES})
    return act.done()


def record_consent(act: Act) -> Outcome:
    """Tick or empty the box at check-out that stands for a consent.

    A box emptied there after she said yes here stays empty: the narrower word holds until a person decides.
    """
    if not _is_customer(act):
        return act.refused("customer_gone")
    if act.is_done():
        return act.already()
    cell = (Purpose(str(act.intent.values["purpose"])), Channel(str(act.intent.values["channel"])))
    keys = [key for key, asked in act.site.opt_ins.items() if asked == cell]
    if not keys:
        return act.already(NO_PLACE)
    held = _metas(act, *keys)
    is_given = act.intent.values["state"] == str(ConsentState.GIVEN)
    said_at = datetime.fromisoformat(str(act.intent.values["at"])).replace(tzinfo=UTC)
    wanted = {key: _GIVEN if is_given else _EMPTY for key in keys if is_given or key in held}
    if all(held.get(key) == value for key, value in wanted.items()):
        return act.already()
    if is_given and any(held.get(key) == _EMPTY for key in keys) and _changed_after(held, said_at):
        return act.conflict("narrower_there")
    for key, value in wanted.items():
        _put(act, key, value, held)
    _touch(act, held, {})
    return act.done()


def _is_customer(act: Act) -> bool:
    """Lock the account for this transaction, if it is one of a customer."""
    if not act.intent.subject.isdigit() or act.intent.subject == "0":
        return False
    row = act.run(
        "SELECT umeta_id FROM {p}usermeta WHERE user_id = :id AND meta_key = '{p}capabilities'"
        " AND meta_value LIKE '%\"customer\"%' FOR UPDATE",
        id=int(act.intent.subject),
    ).first()
    return row is not None


def _metas(act: Act, *more: str) -> dict[str, str]:
    """Give what is held of her, the first row of each name as the shop reads it."""
    keys = [key for keys in FIELDS.values() for key in keys] + ["last_update", "wc_last_active", *more]
    rows = act.run(
        "SELECT meta_key, meta_value FROM {p}usermeta WHERE user_id = :id AND meta_key IN :keys ORDER BY umeta_id",
        id=int(act.intent.subject), keys=keys,
    )  # fmt: skip
    held: dict[str, str] = {}
    for key, value in rows:
        held.setdefault(key, value or "")
    return held


def _put(act: Act, key: str, value: str, held: Mapping[str, str]) -> None:
    if key in held:
        act.run("UPDATE {p}usermeta SET meta_value = :value WHERE user_id = :id AND meta_key = :key",
                value=value, id=int(act.intent.subject), key=key)  # fmt: skip
    else:
        act.run("INSERT INTO {p}usermeta (user_id, meta_key, meta_value) VALUES (:id, :key, :value)",
                value=value, id=int(act.intent.subject), key=key)  # fmt: skip


def _touch(act: Act, held: Mapping[str, str], copies: Mapping[str, str]) -> None:
    """Move the account's date and the copies of it, as the shop does at each save."""
    _put(act, "last_update", str(act.epoch), held)
    columns = "".join(f", {name} = :{name}" for name in copies)
    active = held.get("wc_last_active", "")
    seen = datetime.fromtimestamp(int(active), UTC).replace(tzinfo=None) if active.isdigit() else None
    act.run(f"UPDATE {{p}}wc_customer_lookup SET date_last_active = :seen{columns} WHERE user_id = :id",
            seen=seen, id=int(act.intent.subject), **copies)  # fmt: skip


def _changed_after(held: Mapping[str, str], at: datetime) -> bool:
    changed = held.get("last_update", "")
    return changed.isdigit() and int(changed) > at.timestamp()


CUSTOMER_ACTS: Mapping[IntentKind, Callable[[Act], Outcome]] = {
    IntentKind.UPDATE_CUSTOMER: update_customer,
    IntentKind.RECORD_CONSENT: record_consent,
}

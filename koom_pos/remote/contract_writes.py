"""Intentions on the contract's tables: each in one transaction with its key, so that asking twice does it once."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.order import Handover, Payment
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.likeness import alike
from koom_pos.remote.online_shop import Intent, IntentKind, Outcome, Result

STORE = "store"
"""`source` of what the store writes; the shop writes `shop`."""

RESERVED_FOR = timedelta(minutes=30)
_FINAL = tuple(str(state) for state in (Handover.HANDED_OVER, Handover.DELIVERED, Handover.REFUSED))
_EMPTIED = (
    "first_name", "last_name", "email", "email_key", "phone", "street", "street_more", "postal_code", "city",
    "country", "birthday", "member_code",
)  # fmt: skip


def carry_out(connection: Connection, intent: Intent, *, at: datetime) -> Outcome:
    """Do an intention inside the caller's transaction; the key is written with the effect.

    A refusal or conflict leaves no key, so that the same intention may be asked again once its cause is gone.
    """
    done = connection.execute(
        select(tables.intent.c.remote_id).where(tables.intent.c.intent_key == intent.key)
    ).scalar_one_or_none()
    if done is not None:
        return Outcome(Result.ALREADY, done)
    outcome = _ACTS[intent.kind](connection, intent, at)
    if outcome.result in (Result.DONE, Result.ALREADY):
        connection.execute(
            insert(tables.intent),
            {"intent_key": intent.key, "kind": str(intent.kind), "remote_id": outcome.remote_id, "at": at},
        )
    return outcome


def _exists(connection: Connection, table: Table, remote_id: str) -> bool:
    return connection.scalar(select(table.c.id).where(table.c.id == remote_id)) is not None


def _event(connection: Connection, intent: Intent, kind: str, at: datetime, *, value: str = "") -> None:
    connection.execute(
        insert(tables.order_event),
        {
            "id": intent.key,
            "order_id": intent.subject,
            "kind": kind,
            "value": value,
            "amount_xpf": intent.values.get("amount_xpf", 0),
            "note": intent.values.get("note", ""),
            "source": STORE,
            "at": at,
        },
    )


def _change_order(connection: Connection, intent: Intent, at: datetime, **values: Any) -> None:
    connection.execute(
        update(tables.order).where(tables.order.c.id == intent.subject).values(changed_at=at, **values)
    )


def _order(connection: Connection, intent: Intent) -> RowMapping | None:
    """Give the order locked for this transaction, where the database knows how."""
    query = select(tables.order).where(tables.order.c.id == intent.subject, tables.order.c.gone_at.is_(None))
    return connection.execute(query.with_for_update()).mappings().first()


def _set_preparation(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    if _order(connection, intent) is None:
        return Outcome(Result.REFUSED, reason="order_gone")
    state = str(intent.values["state"])
    _change_order(connection, intent, at, preparation_state=state)
    _event(connection, intent, "preparation", at, value=state)
    return Outcome(Result.DONE, intent.subject)


def _hand_over(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    order = _order(connection, intent)
    if order is None:
        return Outcome(Result.REFUSED, reason="order_gone")
    if order["handover_state"] in _FINAL or order["is_cancelled"]:
        reason = "cancelled" if order["is_cancelled"] else "handed_over_elsewhere"
        return Outcome(Result.CONFLICT, intent.subject, reason)
    state = str(intent.values["state"])
    _change_order(connection, intent, at, handover_state=state)
    _event(connection, intent, "handover", at, value=state)
    return Outcome(Result.DONE, intent.subject)


def _take_payment(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    order = _order(connection, intent)
    if order is None:
        return Outcome(Result.REFUSED, reason="order_gone")
    paid = order["paid_xpf"] + int(intent.values["amount_xpf"])
    if order["payment_state"] not in (str(Payment.UNPAID), str(Payment.AUTHORISED)) or paid > order["total_xpf"]:
        return Outcome(Result.CONFLICT, intent.subject, "paid_elsewhere")
    state = Payment.PAID if paid == order["total_xpf"] else Payment.UNPAID
    _change_order(connection, intent, at, paid_xpf=paid, payment_state=str(state))
    _event(connection, intent, "payment", at, value=str(intent.values.get("tender", "")))
    return Outcome(Result.DONE, intent.subject)


def _refund(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    order = _order(connection, intent)
    if order is None:
        return Outcome(Result.REFUSED, reason="order_gone")
    left = order["paid_xpf"] - int(intent.values["amount_xpf"])
    if left < 0:
        return Outcome(Result.CONFLICT, intent.subject, "refunded_elsewhere")
    state = Payment.REFUNDED if left == 0 else Payment.PART_REFUNDED
    _change_order(connection, intent, at, paid_xpf=left, payment_state=str(state))
    _event(connection, intent, "refund", at)
    return Outcome(Result.DONE, intent.subject)


def _cancel(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    order = _order(connection, intent)
    if order is None:
        return Outcome(Result.REFUSED, reason="order_gone")
    if order["is_cancelled"]:
        return Outcome(Result.ALREADY, intent.subject)
    if order["handover_state"] in _FINAL:
        return Outcome(Result.CONFLICT, intent.subject, "handed_over_elsewhere")
    _change_order(connection, intent, at, is_cancelled=True)
    _event(connection, intent, "cancelled", at)
    return Outcome(Result.DONE, intent.subject)


def _add_note(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    if _order(connection, intent) is None:
        return Outcome(Result.REFUSED, reason="order_gone")
    _event(connection, intent, "note", at)
    return Outcome(Result.DONE, intent.subject)


def _adjust_stock(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    variant_id = connection.scalar(select(tables.variant.c.id).where(tables.variant.c.sku == intent.subject))
    if variant_id is None:
        return Outcome(Result.REFUSED, reason="unknown_sku")
    quantity = int(intent.values["quantity"])
    connection.execute(
        insert(tables.stock_movement),
        {
            "id": intent.key,
            "variant_id": variant_id,
            "quantity": quantity,
            "reason": intent.values.get("reason", ""),
            "source": STORE,
            "at": at,
        },
    )
    # Relative, so that what the shop sells meanwhile is kept.
    connection.execute(
        update(tables.variant)
        .where(tables.variant.c.id == variant_id)
        .values(stock=tables.variant.c.stock + quantity, stock_changed_at=at)
    )
    return Outcome(Result.DONE, variant_id)


def _create_customer(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    email_key = str(intent.values.get("email_key", ""))
    if email_key:
        known = connection.scalars(
            select(tables.customer.c.id).where(
                tables.customer.c.email_key == email_key, tables.customer.c.gone_at.is_(None)
            )
        ).all()
        if known:
            return Outcome(Result.CONFLICT, known[0], "email_known")
    row = {**intent.values, "id": intent.subject, "is_guest": False, "created_at": at, "changed_at": at}
    try:
        with connection.begin_nested():
            connection.execute(insert(tables.customer), row)
    except IntegrityError:
        return Outcome(Result.CONFLICT, intent.subject, "id_known")
    return Outcome(Result.DONE, intent.subject)


def _update_customer(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    """Write fields named `field`, each only while it still has the value named `was:field`."""
    fields = {name: value for name, value in intent.values.items() if not name.startswith("was:")}
    table = tables.customer
    query = select(table).where(table.c.id == intent.subject, table.c.gone_at.is_(None)).with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        return Outcome(Result.REFUSED, intent.subject, "customer_gone")
    held = {name: row[name] or "" for name in fields}
    if any(not alike(name, held[name], str(intent.values.get(f"was:{name}", held[name]))) for name in fields):
        return Outcome(Result.CONFLICT, intent.subject, "changed_there")
    connection.execute(update(table).where(table.c.id == intent.subject).values(changed_at=at, **fields))
    return Outcome(Result.DONE, intent.subject)


def _record_consent(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    if not _exists(connection, tables.customer, intent.subject):
        return Outcome(Result.REFUSED, intent.subject, "customer_gone")
    said_at = datetime.fromisoformat(str(intent.values["at"]))
    values = {name: value for name, value in intent.values.items() if name != "at"}
    connection.execute(
        insert(tables.consent),
        {**values, "id": intent.key, "customer_id": intent.subject, "source": STORE, "at": said_at, "changed_at": at},
    )
    return Outcome(Result.DONE, intent.key)


def _erase_customer(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    """Empty the person and every place that names her; orders keep what was bought, not by whom."""
    table = tables.customer
    if not _exists(connection, table, intent.subject):
        return Outcome(Result.ALREADY, intent.subject)
    connection.execute(
        update(table)
        .where(table.c.id == intent.subject)
        .values(changed_at=at, gone_at=at, **dict.fromkeys(_EMPTIED, ""))
    )
    connection.execute(
        update(tables.order)
        .where(tables.order.c.customer_id == intent.subject)
        .values(
            changed_at=at,
            customer_id="",
            **dict.fromkeys(
                (
                    "contact_name",
                    "contact_email",
                    "contact_phone",
                    "street",
                    "street_more",
                    "postal_code",
                    "city",
                    "note",
                ),
                "",
            ),
        )
    )
    connection.execute(tables.wish.delete().where(tables.wish.c.customer_id == intent.subject))
    connection.execute(
        insert(tables.erasure),
        {"id": intent.key, "customer_id": intent.subject, "email_key": "", "source": STORE, "changed_at": at},
    )
    return Outcome(Result.DONE, intent.subject)


def _reserve_voucher(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    table = tables.voucher
    free = or_(table.c.reserved_by == "", table.c.reserved_by == intent.key, table.c.reserved_until < at)
    taken = connection.execute(
        update(table)
        .where(table.c.code == intent.subject, table.c.used_at.is_(None), free)
        .values(reserved_by=intent.key, reserved_until=at + RESERVED_FOR, changed_at=at)
    )
    if taken.rowcount:
        return Outcome(Result.DONE, intent.subject)
    known = connection.scalar(select(table.c.id).where(table.c.code == intent.subject))
    return Outcome(
        Result.CONFLICT if known else Result.REFUSED, reason="voucher_taken" if known else "unknown_voucher"
    )


def _use_voucher(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    table = tables.voucher
    used = connection.execute(
        update(table)
        .where(table.c.code == intent.subject, table.c.used_at.is_(None))
        .values(used_at=at, used_by=STORE, changed_at=at)
    )
    if used.rowcount:
        return Outcome(Result.DONE, intent.subject)
    known = connection.scalar(select(table.c.id).where(table.c.code == intent.subject))
    return Outcome(
        Result.CONFLICT if known else Result.REFUSED, reason="voucher_taken" if known else "unknown_voucher"
    )


def _add_points(connection: Connection, intent: Intent, at: datetime) -> Outcome:
    if not _exists(connection, tables.customer, intent.subject):
        return Outcome(Result.REFUSED, intent.subject, "customer_gone")
    connection.execute(
        insert(tables.points),
        {
            "id": intent.key,
            "customer_id": intent.subject,
            "points": int(intent.values["points"]),
            "reason": intent.values.get("reason", ""),
            "source": STORE,
            "at": at,
            "changed_at": at,
        },
    )
    return Outcome(Result.DONE, intent.key)


_ACTS: Mapping[IntentKind, Callable[[Connection, Intent, datetime], Outcome]] = {
    IntentKind.SET_PREPARATION: _set_preparation,
    IntentKind.HAND_OVER: _hand_over,
    IntentKind.TAKE_PAYMENT: _take_payment,
    IntentKind.CANCEL_ORDER: _cancel,
    IntentKind.REFUND: _refund,
    IntentKind.ADD_NOTE: _add_note,
    IntentKind.ADJUST_STOCK: _adjust_stock,
    IntentKind.CREATE_CUSTOMER: _create_customer,
    IntentKind.UPDATE_CUSTOMER: _update_customer,
    IntentKind.RECORD_CONSENT: _record_consent,
    IntentKind.ERASE_CUSTOMER: _erase_customer,
    IntentKind.RESERVE_VOUCHER: _reserve_voucher,
    IntentKind.USE_VOUCHER: _use_voucher,
    IntentKind.ADD_POINTS: _add_points,
}

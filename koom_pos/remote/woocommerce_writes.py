"""What the store writes into a WooCommerce shop's tables: only what leaves the rows its own software would leave.

Every intention is one short transaction: first its subject is locked, then its key looked for, then everything
written that moves together. The key of an intention is a row of `usermeta` that belongs to no user: WordPress never
loads it, no page shows it, no table has to be added, and it holds nothing of a person.
"""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from koom_pos.domain.order import Preparation
from koom_pos.remote.online_shop import Intent, IntentKind, Outcome, Result, Route
from koom_pos.remote.woocommerce_site import NO_ORDER, TRASH, Site, whole_francs
from koom_pos.remote.woocommerce_tables import sql

KEY = "_koom_intent_"
SHOP_MUST = "shop_must_do"
"""Only the shop's own software can do this truthfully: stock, mails and counters hang on it."""

NO_PLACE = "no_place"
"""The shop has no place for what was said: there is nothing to write, and nothing there that says otherwise."""

_ENDED = ("wc-completed", "wc-cancelled", "wc-refunded", "wc-failed", TRASH)
_PROCESSING = "wc-processing"
_LABELS = {"wc-processing": "En cours", "wc-completed": "Terminée"}
_TITLES = {
    "cash": "Espèces (boutique)",
    "card": "Carte bancaire (boutique)",
    "cheque": "Chèque (boutique)",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One intention on its way: the open transaction, the shop as it is, the instant to write."""

    connection: Connection
    site: Site
    intent: Intent
    at: datetime

    def run(self, statement: str, **values: Any) -> Any:
        """Execute one statement on the shop's tables."""
        return self.connection.execute(sql(self.site.prefix, statement), values)

    @property
    def at_utc(self) -> datetime:
        """The instant as the columns in UTC hold it."""
        return self.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)

    @property
    def at_local(self) -> datetime:
        """The instant as the columns in the shop's own time hold it."""
        return self.site.local(self.at)

    @property
    def epoch(self) -> int:
        """The instant in seconds, as metas hold it."""
        return int(self.at.timestamp())

    def is_done(self) -> bool:
        """The key of this intention stands at the shop."""
        query = "SELECT umeta_id FROM {p}usermeta WHERE meta_key = :key AND user_id = 0 LIMIT 1"
        return self.run(query, key=KEY + self.intent.key).first() is not None

    def keep_key(self) -> None:
        """Write the key, in the transaction of the effect."""
        self.run(
            "INSERT INTO {p}usermeta (user_id, meta_key, meta_value) VALUES (0, :key, :kind)",
            key=KEY + self.intent.key,
            kind=str(self.intent.kind),
        )

    def done(self, remote_id: str = "") -> Outcome:
        """Keep the key and say so."""
        self.keep_key()
        return Outcome(Result.DONE, remote_id or self.intent.subject)

    def already(self, reason: str = "") -> Outcome:
        """Say that nothing was left to do."""
        return Outcome(Result.ALREADY, self.intent.subject, reason)

    def refused(self, reason: str) -> Outcome:
        """Say that it cannot be done here; nothing was written."""
        return Outcome(Result.REFUSED, self.intent.subject, reason)

    def conflict(self, reason: str) -> Outcome:
        """Say that the shop stands elsewhere; nothing was written."""
        return Outcome(Result.CONFLICT, self.intent.subject, reason)


def routes(site: Site) -> dict[IntentKind, Route]:
    """Tell what may be written by SQL here.

    Orders kept in both places at once are written by the shop alone, or one place would deny the other; without
    transactions nothing is written at all.
    """
    ways = dict.fromkeys(IntentKind, Route.NONE)
    if not site.is_transactional or site.missing:
        return ways
    if not site.is_synced:
        ways |= dict.fromkeys((IntentKind.ADD_NOTE, IntentKind.TAKE_PAYMENT), Route.SQL)
        if site.ready_status:
            ways[IntentKind.SET_PREPARATION] = Route.SQL
    ways |= dict.fromkeys((IntentKind.UPDATE_CUSTOMER, IntentKind.ADJUST_STOCK), Route.SQL)
    if site.opt_ins:
        ways[IntentKind.RECORD_CONSENT] = Route.SQL
    return ways


@dataclass(frozen=True, slots=True)
class _Order:
    status: str
    total_xpf: int
    is_paid: bool


def _order(act: Act) -> _Order | None:
    """Give the order locked for this transaction; None: gone, or never one."""
    if not act.intent.subject.isdigit():
        return None
    order_id = int(act.intent.subject)
    if act.site.is_hpos:
        row = act.run(
            "SELECT status, total_amount FROM {p}wc_orders WHERE id = :id AND type = 'shop_order' FOR UPDATE",
            id=order_id,
        ).first()
        paid = act.run(
            "SELECT date_paid_gmt FROM {p}wc_order_operational_data WHERE order_id = :id", id=order_id
        ).scalar()
    else:
        row = act.run(
            "SELECT post_status, (SELECT MAX(m.meta_value) FROM {p}postmeta m WHERE m.post_id = {p}posts.ID"
            " AND m.meta_key = '_order_total') FROM {p}posts WHERE ID = :id AND post_type = 'shop_order' FOR UPDATE",
            id=order_id,
        ).first()
        paid = _meta(act, order_id, "_date_paid")
    if row is None or row[0] in NO_ORDER:
        return None
    return _Order(row[0], whole_francs(Decimal(str(row[1] or 0))), bool(paid))


def _meta(act: Act, post_id: int, key: str) -> str | None:
    query = "SELECT meta_value FROM {p}postmeta WHERE post_id = :id AND meta_key = :key ORDER BY meta_id LIMIT 1"
    value = act.run(query, id=post_id, key=key).scalar()
    return None if value is None else str(value)


def _put_meta(act: Act, post_id: int, key: str, value: str) -> None:
    if _meta(act, post_id, key) is None:
        act.run("INSERT INTO {p}postmeta (post_id, meta_key, meta_value) VALUES (:id, :key, :value)",
                id=post_id, key=key, value=value)  # fmt: skip
    else:
        act.run("UPDATE {p}postmeta SET meta_value = :value WHERE post_id = :id AND meta_key = :key",
                id=post_id, key=key, value=value)  # fmt: skip


def _add_note_rows(act: Act, content: str, group: str = "") -> None:
    """Write a private note as the shop's screens show it, and count it on the order's post.

    Args:
        act: The intention.
        content: HTML, since that is how notes are kept.
        group: `order_update` for a change of state; a note typed by somebody has none.
    """
    note = act.run(
        "INSERT INTO {p}comments (comment_post_ID, comment_author, comment_author_email, comment_author_url,"
        " comment_author_IP, comment_date, comment_date_gmt, comment_content, comment_karma, comment_approved,"
        " comment_agent, comment_type, comment_parent, user_id) VALUES (:order_id, :author, '', '', '', :at, :at_gmt,"
        " :content, 0, '1', 'WooCommerce', 'order_note', 0, 0)",
        order_id=int(act.intent.subject), author=act.site.author, at=act.at_local, at_gmt=act.at_utc, content=content,
    )  # fmt: skip
    if group:
        act.run(
            "INSERT INTO {p}commentmeta (comment_id, meta_key, meta_value) VALUES (:id, 'note_group', :group)",
            id=note.lastrowid, group=group,
        )  # fmt: skip
    act.run("UPDATE {p}posts SET comment_count = comment_count + 1 WHERE ID = :id", id=int(act.intent.subject))


def set_preparation(act: Act) -> Outcome:
    """Set an order that is in preparation to the shop's own state « ready »; other steps the shop cannot tell."""
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    if act.is_done():
        return act.already()
    if (hindered := _cannot_be_ready(act, order)) is not None:
        return hindered
    _set_status(act, act.site.ready_status)
    was, now = _label(order.status), _label(act.site.ready_status)
    _add_note_rows(act, f"État de la commande passé de {was} à {now}.", "order_update")
    return act.done()


def _cannot_be_ready(act: Act, order: _Order) -> Outcome | None:
    is_ready = order.status == act.site.ready_status
    if act.intent.values.get("state") != str(Preparation.READY):
        return act.refused(SHOP_MUST) if is_ready else act.already(NO_PLACE)
    if is_ready:
        return act.already()
    if order.status in _ENDED:
        return act.conflict("ended_elsewhere")
    # Leaving any other state moves stock or mails somebody.
    return None if order.status == _PROCESSING else act.refused(SHOP_MUST)


def _set_status(act: Act, status: str) -> None:
    order_id = int(act.intent.subject)
    if act.site.is_hpos:
        act.run("UPDATE {p}wc_orders SET status = :status, date_updated_gmt = :at WHERE id = :id",
                status=status, at=act.at_utc, id=order_id)  # fmt: skip
    else:
        act.run("UPDATE {p}posts SET post_status = :status, post_modified = :at, post_modified_gmt = :at_gmt"
                " WHERE ID = :id", status=status, at=act.at_local, at_gmt=act.at_utc, id=order_id)  # fmt: skip


def _label(status: str) -> str:
    return _LABELS.get(status) or html.escape(status.removeprefix("wc-"), quote=False)


def add_note(act: Act) -> Outcome:
    """Add a private note; a note to the customer would have to be mailed, which only the shop does."""
    if _order(act) is None:
        return act.refused("order_gone")
    if act.is_done():
        return act.already()
    if act.intent.values.get("to_customer"):
        return act.refused(SHOP_MUST)
    _add_note_rows(act, html.escape(str(act.intent.values.get("note", "")), quote=False))
    return act.done()


def take_payment(act: Act) -> Outcome:
    """Mark an order paid at the counter, where that is all that follows.

    An order that waits for its payment would also take its stock, send two mails and count its coupons: the shop has
    to do that. Part payments have no place there.
    """
    order = _order(act)
    if order is None:
        return act.refused("order_gone")
    if act.is_done():
        return act.already()
    if (hindered := _cannot_be_paid(act, order)) is not None:
        return hindered
    tender = str(act.intent.values.get("tender") or "cash")
    paid = {"payment_method": tender, "payment_method_title": _TITLES.get(tender, "En boutique")}
    if transaction := str(act.intent.values.get("transaction_id", "")):
        paid["transaction_id"] = transaction
    (_pay_in_tables if act.site.is_hpos else _pay_in_posts)(act, paid)
    return act.done()


def _cannot_be_paid(act: Act, order: _Order) -> Outcome | None:
    if order.is_paid or order.status in _ENDED:
        return act.conflict("paid_elsewhere" if order.is_paid else "ended_elsewhere")
    if order.status not in (_PROCESSING, act.site.ready_status):
        return act.refused(SHOP_MUST)
    return None if int(act.intent.values["amount_xpf"]) == order.total_xpf else act.conflict("amount_differs")


def _pay_in_tables(act: Act, paid: Mapping[str, str]) -> None:
    order_id = int(act.intent.subject)
    columns = ", ".join(f"{name} = :{name}" for name in paid)
    act.run(f"UPDATE {{p}}wc_orders SET {columns}, date_updated_gmt = :at WHERE id = :id",
            at=act.at_utc, id=order_id, **paid)  # fmt: skip
    act.run("UPDATE {p}wc_order_operational_data SET date_paid_gmt = :at WHERE order_id = :id",
            at=act.at_utc, id=order_id)  # fmt: skip


def _pay_in_posts(act: Act, paid: Mapping[str, str]) -> None:
    """The shop's own software leaves the post itself alone here, so that its date does not move either."""
    order_id = int(act.intent.subject)
    for name, value in paid.items():
        _put_meta(act, order_id, f"_{name}", value)
    _put_meta(act, order_id, "_date_paid", str(act.epoch))
    _put_meta(act, order_id, "_paid_date", str(act.at_local))


ORDER_ACTS: Mapping[IntentKind, Callable[[Act], Outcome]] = {
    IntentKind.SET_PREPARATION: set_preparation,
    IntentKind.ADD_NOTE: add_note,
    IntentKind.TAKE_PAYMENT: take_payment,
}

"""Intentions on a PrestaShop's tables: the few whose rows its own code would leave just so, and nothing else.

No table and no row of ours stands in the shop. A key is kept in the very row its intention writes: a message's
`user_agent`, a payment's `transaction_id`, a movement's `referer`; what sets a value needs none, since setting it
twice is setting it once.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, RowMapping

from koom_pos.domain.order import Handover, Preparation
from koom_pos.remote.online_shop import Intent, Outcome, Result
from koom_pos.remote.prestashop_orders import AGENT
from koom_pos.remote.prestashop_site import PrestashopSettings, Site, State, francs
from koom_pos.remote.prestashop_tables import INSERTED, sql

Row = RowMapping

SHOP_MUST = "shop_must_do"
"""Why an intention is refused that only the shop's own code does whole."""

TENDER_NAMES: Mapping[str, str] = {"cash": "Espèces", "card": "Carte bancaire", "cheque": "Chèque"}
"""What the shop's payment list shows; another tender is shown as the till names it."""

_GONE = frozenset({Handover.HANDED_OVER, Handover.DELIVERED, Handover.OUT_FOR_DELIVERY})
_ORDER = """
    SELECT o.id_order, o.reference, o.id_shop, o.id_lang, o.id_customer, o.id_currency, o.current_state,
        o.delivery_number, o.total_paid_tax_incl, o.total_paid_real,
        (SELECT c.email FROM {customer} c WHERE c.id_customer = o.id_customer) AS email,
        (SELECT COUNT(*) FROM {order_invoice} i WHERE i.id_order = o.id_order AND i.number > 0) AS invoices
    FROM {orders} o WHERE o.id_order = :id FOR UPDATE"""
_NOTED = """
    SELECT m.id_customer_message FROM {customer_thread} t JOIN {customer_message} m
    ON m.id_customer_thread = t.id_customer_thread WHERE t.id_order = :id AND m.user_agent = :agent LIMIT 1"""
_THREAD = """
    SELECT MIN(id_customer_thread) FROM {customer_thread} WHERE id_order = :id AND email = :email"""


@dataclass(frozen=True, slots=True)
class Writing:
    """One intention being carried out: the transaction, the shop, the instant in the shop's own time."""

    connection: Connection
    site: Site
    settings: PrestashopSettings
    intent: Intent
    at: datetime

    def run(self, statement: str, **values: Any) -> CursorResult[Any]:
        """Run a statement that names tables as `{orders}`."""
        return self.connection.execute(sql(self.site.prefix, statement), values)

    def insert(self, table: str, **values: Any) -> int:
        """Insert a row with every column the program may write there; gives its id."""
        columns = INSERTED[table].split()
        named = ", ".join(f"`{column}`" for column in columns)
        places = ", ".join(f":{column}" for column in columns)
        row = {column: values[column] for column in columns}
        return int(self.run(f"INSERT INTO {{{table}}} ({named}) VALUES ({places})", **row).lastrowid or 0)


Act = Callable[[Writing], Outcome]


def number(remote_id: str) -> int:
    """Give the number a record is known by; 0, which is nobody's, for what is none."""
    return int(remote_id) if remote_id.isascii() and remote_id.isdigit() else 0


def refused(intent: Intent, reason: str) -> Outcome:
    """Say that the shop must not, or cannot, be written so."""
    return Outcome(Result.REFUSED, intent.subject, reason)


def _order(writing: Writing) -> Row | None:
    return writing.run(_ORDER, id=number(writing.intent.subject)).mappings().first()


def is_exact(was: State | None, target: State) -> bool:
    """Tell whether going from one state to the other writes no more than history, state and delivery date.

    Invoices, payments, sales figures, stock and mails hang on the flags; those are the shop's own code to do.
    """
    if was is None or target.deleted or (target.send_email and target.template):
        return False
    moves_money = target.invoice or target.paid or was.logable != target.logable
    return not (moves_money or target.shipped or was.shipped)


def set_preparation(writing: Writing) -> Outcome:
    """Put an order into the state that says so, where its flags ask for nothing else."""
    intent, site = writing.intent, writing.site
    wanted = Preparation(str(intent.values["state"]))
    target = site.states.get(_state_for(site, wanted))
    if target is None:
        return refused(intent, "no_status")
    order = _order(writing)
    if order is None:
        return refused(intent, "order_gone")
    if order["current_state"] == target.id:
        return Outcome(Result.ALREADY, intent.subject)
    now = site.meanings.get(order["current_state"])
    if now is not None and (now.is_cancelled or now.is_refunded or now.handover in _GONE):
        reason = "handed_over_elsewhere" if now.handover in _GONE else "cancelled"
        return Outcome(Result.CONFLICT, intent.subject, reason)
    delivered = target.delivery and not order["delivery_number"]
    if delivered or not is_exact(site.states.get(order["current_state"]), target):
        return refused(intent, SHOP_MUST)
    writing.insert(
        "order_history",
        id_employee=writing.settings.employee_id,
        id_order=order["id_order"],
        id_order_state=target.id,
        date_add=writing.at,
    )
    moved = ", delivery_date = :at" if target.delivery else ""
    writing.run(
        f"UPDATE {{orders}} SET current_state = :state, date_upd = :at{moved} WHERE id_order = :id",
        state=target.id,
        at=writing.at,
        id=order["id_order"],
    )
    return Outcome(Result.DONE, intent.subject)


def _state_for(site: Site, wanted: Preparation) -> int:
    """Give the one state that means this and waits for its customer; 0 where there is none, or more than one."""
    if wanted is Preparation.READY:
        return site.ready_state
    found = [
        each
        for each, meaning in site.meanings.items()
        if meaning.preparation is wanted and meaning.handover is Handover.WAITING and not site.states[each].deleted
    ]
    return found[0] if len(found) == 1 else 0


def take_payment(writing: Writing) -> Outcome:
    """Enter a payment as the shop's payment form does; its state and its invoice stay what they are."""
    intent = writing.intent
    order = _order(writing)
    if order is None:
        return refused(intent, "order_gone")
    known = writing.run(
        "SELECT id_order_payment FROM {order_payment} WHERE order_reference = :reference AND transaction_id = :key",
        reference=order["reference"],
        key=intent.key,
    ).first()
    if known is not None:
        return Outcome(Result.ALREADY, str(known[0]))
    amount = int(intent.values["amount_xpf"])
    if order["id_currency"] != writing.site.currency_id or order["invoices"]:
        return refused(intent, SHOP_MUST)  # an invoice has its own table of payments
    if amount <= 0 or francs(order["total_paid_real"]) + amount > francs(order["total_paid_tax_incl"]):
        return Outcome(Result.CONFLICT, intent.subject, "paid_elsewhere")
    tender = str(intent.values.get("tender", ""))
    payment = writing.insert(
        "order_payment",
        order_reference=order["reference"],
        id_currency=order["id_currency"],
        amount=amount,
        payment_method=TENDER_NAMES.get(tender, tender),
        conversion_rate=1,
        transaction_id=intent.key,
        card_number="",
        card_brand="",
        card_expiration="",
        card_holder="",
        date_add=writing.at,
        id_employee=writing.settings.employee_id,
    )
    writing.run(
        "UPDATE {orders} SET total_paid_real = total_paid_real + :amount, date_upd = :at WHERE id_order = :id",
        amount=amount,
        at=writing.at,
        id=order["id_order"],
    )
    return Outcome(Result.DONE, str(payment))


def add_note(writing: Writing) -> Outcome:
    """Add a private message to the order, where the shop's staff read and answer; no mail goes out."""
    intent = writing.intent
    text = str(intent.values.get("note", "")).strip()
    if not text or "<" in text or ">" in text:
        return refused(intent, "not_valid_there")
    order = _order(writing)
    if order is None:
        return refused(intent, "order_gone")
    if not order["email"]:
        return refused(intent, "customer_gone")
    agent = f"{AGENT} {intent.key}"
    known = writing.run(_NOTED, id=order["id_order"], agent=agent).first()
    if known is not None:
        return Outcome(Result.ALREADY, str(known[0]))
    thread = writing.run(_THREAD, id=order["id_order"], email=order["email"]).scalar() or _new_thread(writing, order)
    message = writing.insert(
        "customer_message",
        id_customer_thread=thread,
        id_employee=writing.settings.employee_id,
        message=text,
        file_name="",
        ip_address="",
        user_agent=agent,
        date_add=writing.at,
        date_upd=writing.at,
        private=1,
        read=0,
    )
    return Outcome(Result.DONE, str(message))


def _new_thread(writing: Writing, order: Row) -> int:
    return writing.insert(
        "customer_thread",
        id_shop=order["id_shop"],
        id_lang=order["id_lang"],
        id_contact=0,
        id_customer=order["id_customer"],
        id_order=order["id_order"],
        id_product=0,
        status="open",
        email=order["email"],
        token=secrets.token_hex(6),
        date_add=writing.at,
        date_upd=writing.at,
    )


def may_set_ready(site: Site) -> bool:
    """Tell whether some order can be put into the state for « prête à retirer » without the shop's own code."""
    ready = site.states.get(site.ready_state)
    return ready is not None and any(is_exact(state, ready) for state in site.states.values())

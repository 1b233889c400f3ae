"""Verbs of customers: their cards, how they are found, their tickets, and who looked at them.

A card merged into another keeps its rows and is read through the one that goes on: `ids_of` gives both.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, TextClause, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.domain.customer import (
    Customer,
    CustomerField,
    CustomerRow,
    CustomerTicket,
    FieldOrigin,
    Look,
    LookReason,
    Origin,
    PersonalFields,
    Source,
)
from koom_pos.domain.customer_search import CustomerQuery, index_text
from koom_pos.store.tables import customers as tables
from koom_pos.store.types import utc_instant

_FIELDS = tuple(str(field) for field in CustomerField)
_CARD = f"""SELECT id, {", ".join(_FIELDS)}, source, created_at_utc, created_by, updated_at_utc, merged_into_id
            FROM customer WHERE id = """
_STORED = text(_CARD + ":id")
_CURRENT = text(
    _CARD
    + """(WITH RECURSIVE going_on (id, next) AS (
              SELECT id, merged_into_id FROM customer WHERE id = :id
              UNION SELECT c.id, c.merged_into_id FROM customer c JOIN going_on g ON c.id = g.next)
          SELECT id FROM going_on WHERE next IS NULL)"""
)
_IDS_OF = text("""
    WITH RECURSIVE card (id) AS (
        SELECT :id UNION SELECT c.id FROM customer c JOIN card ON c.merged_into_id = card.id)
    SELECT id FROM card""")

_ROW = """
    SELECT c.id, c.first_name, c.last_name, c.phone, c.email,
           coalesce(
               (SELECT k.code FROM loyalty_card k WHERE k.member_id = m.id AND k.state = 'active'
                ORDER BY k.issued_at_utc DESC LIMIT 1),
               (SELECT k.code FROM customer g JOIN loyalty_member o ON o.customer_id = g.id
                JOIN loyalty_card k ON k.member_id = o.id
                WHERE g.merged_into_id = c.id AND k.state = 'active' ORDER BY k.issued_at_utc DESC LIMIT 1),
               ''),
           (SELECT coalesce(sum(points), 0) FROM points_entry WHERE member_id = m.id)
    FROM customer c LEFT JOIN loyalty_member m ON m.customer_id = c.id
"""
_BY_ID = text(_ROW + "WHERE c.id = :key")
_BY_WORDS = text(
    _ROW
    + """WHERE c.search_id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH :words
                               ORDER BY rowid LIMIT :most)
         ORDER BY c.search_id"""
)
_NAMES_BY_WORDS = text("""
    SELECT id, first_name, last_name FROM customer
    WHERE search_id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH :words
                        ORDER BY rowid LIMIT :most)""")
_BY_EMAIL_START = text(
    _ROW
    + """WHERE c.id IN (SELECT id FROM customer WHERE email_key <> '' AND email_key >= :first AND email_key < :past
                        ORDER BY email_key LIMIT :most)
         ORDER BY c.email_key"""
)
_IDS_BY_EMAIL = text("SELECT id FROM customer WHERE email_key <> '' AND email_key = :key")
_IDS_BY_PHONE = text("SELECT id FROM customer WHERE phone <> '' AND phone = :key")
_FOUND_BY = text("""
    SELECT c.search_id, c.first_name, c.last_name, c.email, c.phone,
           (SELECT group_concat(k.code, ' ') FROM loyalty_member m JOIN loyalty_card k ON k.member_id = m.id
            WHERE m.customer_id = c.id AND k.state = 'active')
    FROM customer c WHERE c.id = :id""")

_TICKETS = """
    FROM sale_customer l JOIN sale s ON s.id = l.sale_id
    WHERE l.customer_id IN (SELECT value FROM json_each(:ids))"""
_TICKETS_OF = text(
    """SELECT s.id, s.number, s.at_utc, s.gross_xpf,
              (SELECT coalesce(sum(quantity), 0) FROM sale_line WHERE sale_id = s.id)"""
    + _TICKETS
    + " ORDER BY s.at_utc DESC, s.number DESC LIMIT :most"
)
_LAST_TICKET = text("SELECT max(s.at_utc)" + _TICKETS)
_LOOKS = text("""
    SELECT operator_id, reason, at_utc FROM customer_look
    WHERE customer_id IN (SELECT value FROM json_each(:ids)) ORDER BY at_utc DESC, id DESC""")
_LATEST_LOOKS = text("""
    SELECT l.operator_id, l.reason, l.at_utc, l.customer_id, coalesce(c.first_name, ''), coalesce(c.last_name, '')
    FROM customer_look l LEFT JOIN customer c ON c.id = l.customer_id
    ORDER BY l.at_utc DESC, l.id DESC LIMIT :most""")
_COUNT_LOOKS = text("SELECT count(*) FROM customer_look WHERE customer_id IN (SELECT value FROM json_each(:ids))")


class CustomerVerbs:
    """Reads and writes cards. Whose right it is to see them, and that the look is recorded, is the acts' business."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # cards

    def add(self, customer: Customer, *, email_key: str, email_hash: str, phone_hash: str) -> None:
        """Insert a card and make it findable. Hashes are keyed, empty without address."""
        highest = self._connection.exec_driver_sql("SELECT max(search_id) FROM customer").scalar()
        self._connection.execute(
            insert(tables.CustomerRow),
            {
                "id": customer.id,
                "search_id": int(highest or 0) + 1,
                **{name: getattr(customer.fields, name) for name in _FIELDS},
                "email_key": email_key,
                "email_hash": email_hash,
                "phone_hash": phone_hash,
                "source": str(customer.source),
                "merged_into_id": customer.merged_into_id,
                "created_at_utc": customer.created_at_utc,
                "created_by": customer.created_by,
                "updated_at_utc": customer.updated_at_utc,
                "updated_by": customer.created_by,
            },
        )
        self.reindex(customer.id)

    def change(self, customer_id: str, values: Mapping[str, str], *, at_utc: datetime, by: str) -> None:
        """Write columns of a card, by name; keys and hashes of a changed address are the caller's to give."""
        self._connection.execute(
            update(tables.CustomerRow)
            .where(tables.CustomerRow.id == customer_id)
            .values(**values, updated_at_utc=at_utc, updated_by=by)
        )
        self.reindex(customer_id)

    def get(self, customer_id: str) -> Customer | None:
        """Give the card by this id as it is stored, even one that was merged into another."""
        return _customer(self._connection.execute(_STORED, {"id": customer_id}).first())

    def current(self, customer_id: str) -> Customer | None:
        """Give the card, or the one that goes on in its place; None when she is unknown or erased."""
        return _customer(self._connection.execute(_CURRENT, {"id": customer_id}).first())

    def ids_of(self, customer_id: str) -> list[str]:
        """Give the id of the card and of all cards merged into it, over any number of merges; the card first."""
        return list(self._connection.scalars(_IDS_OF, {"id": customer_id}))

    def set_merged_into(self, customer_id: str, kept_id: str | None, *, at_utc: datetime, by: str) -> None:
        """Let another card go on in the place of this one, or let it stand by itself again; reindexes both."""
        before = self.get(customer_id)
        values = {"merged_into_id": kept_id, "updated_at_utc": at_utc, "updated_by": by}
        self._connection.execute(
            update(tables.CustomerRow).where(tables.CustomerRow.id == customer_id).values(**values)
        )
        for each in (customer_id, before.merged_into_id if before else None):
            if each is not None:
                self.reindex(each)

    def origins(self, customer_id: str) -> dict[CustomerField, FieldOrigin]:
        """Give how each field that was ever given came to be known."""
        row = tables.CustomerFieldOriginRow
        query = select(row.field, row.origin, row.source, row.at_utc).where(row.customer_id == customer_id)
        return {
            CustomerField(field): FieldOrigin(Origin(origin), Source(source), at_utc)
            for field, origin, source, at_utc in self._connection.execute(query)
        }

    def set_origins(self, customer_id: str, origins: Mapping[CustomerField, FieldOrigin]) -> None:
        """Record how fields came to be known."""
        for field, known in origins.items():
            values = {"origin": str(known.origin), "source": str(known.source), "at_utc": known.at_utc}
            self._connection.execute(
                upsert(tables.CustomerFieldOriginRow)
                .values(customer_id=customer_id, field=str(field), **values)
                .on_conflict_do_update(index_elements=["customer_id", "field"], set_=values)
            )

    def forget_origins(self, customer_id: str, fields: Iterable[CustomerField]) -> None:
        """Take off the origin of fields that were never given."""
        row = tables.CustomerFieldOriginRow
        names = [str(field) for field in fields]
        self._connection.execute(delete(row).where(row.customer_id == customer_id, row.field.in_(names)))

    # finding

    def reindex(self, customer_id: str) -> None:
        """Make a person found by what her card and the cards merged into it say now.

        Called after every change of a name, an address, a loyalty card or a merge, in the same transaction.
        """
        top = self.current(customer_id)
        if top is None:
            return
        rows = [self._connection.execute(_FOUND_BY, {"id": each}).one() for each in self.ids_of(top.id)]
        for row in rows:
            self._connection.execute(text("DELETE FROM customer_search WHERE rowid = :id"), {"id": row[0]})
        terms = index_text(
            first_name=" ".join(row[1] for row in rows),
            last_name=" ".join(row[2] for row in rows),
            emails=[row[3] for row in rows],
            phones=[row[4] for row in rows if row[4]],
            codes=[code for row in rows if row[5] for code in row[5].split()],
        )
        self._connection.execute(
            text("INSERT INTO customer_search (rowid, terms) VALUES (:id, :terms)"),
            {"id": rows[0][0], "terms": terms},
        )

    def search(self, query: CustomerQuery, *, limit: int = 50) -> list[CustomerRow]:
        """Find customers whose words begin with every term, in any order; see `domain.customer_search`.

        Given in the order they were entered, not of rank: ranking every match of one letter costs a hundred times
        the list. A whole address is looked up in the order of addresses.
        """
        if query.email:
            past = query.email[:-1] + chr(ord(query.email[-1]) + 1)
            return self._rows(_BY_EMAIL_START, first=query.email, past=past, most=limit)
        return self._rows(_BY_WORDS, words=_match(query), most=limit) if query.terms else []

    def names(self, query: CustomerQuery, *, limit: int) -> list[tuple[str, str]]:
        """Find as `search` does, but give only id and name: a third of the work, for comparing many."""
        if not query.terms:
            return []
        rows = self._connection.execute(_NAMES_BY_WORDS, {"words": _match(query), "most": limit})
        return [(customer_id, f"{first_name} {last_name}") for customer_id, first_name, last_name in rows]

    def row(self, customer_id: str) -> CustomerRow | None:
        """Give a customer as lists show her; the one that goes on, for a card merged into another."""
        top = self.current(customer_id)
        found = self._rows(_BY_ID, key=top.id) if top else []
        return found[0] if found else None

    def by_phone(self, phone: str) -> list[CustomerRow]:
        """Give the customers with this number (E.164), through merges, each once."""
        return self._persons(self._connection.scalars(_IDS_BY_PHONE, {"key": phone}))

    def by_email_key(self, key: str) -> list[CustomerRow]:
        """Give the customers with this address, compared by its key, through merges, each once."""
        return self._persons(self._connection.scalars(_IDS_BY_EMAIL, {"key": key}))

    # tickets

    def link_sale(self, sale_id: str, customer_id: str, at_utc: datetime) -> None:
        """Say whose ticket it is. A ticket has one customer; a second link is an IntegrityError."""
        values = {"sale_id": sale_id, "customer_id": customer_id, "at_utc": at_utc}
        self._connection.execute(insert(tables.SaleCustomerRow), values)

    def customer_of_sale(self, sale_id: str) -> str | None:
        """Give the id of the card a ticket was rung for, or None; it may have been merged since."""
        row = tables.SaleCustomerRow
        return self._connection.scalar(select(row.customer_id).where(row.sale_id == sale_id))

    def tickets_of(self, ids: Sequence[str], *, limit: int = 200) -> list[CustomerTicket]:
        """Give the tickets of these cards, newest first."""
        rows = self._connection.execute(_TICKETS_OF, {"ids": _json(ids), "most": limit})
        return [CustomerTicket(row[0], row[1], utc_instant(row[2]), row[3], row[4]) for row in rows]

    def last_ticket_at(self, ids: Sequence[str]) -> datetime | None:
        """Give the instant of the latest ticket of these cards."""
        last = self._connection.execute(_LAST_TICKET, {"ids": _json(ids)}).scalar()
        return utc_instant(last) if last else None

    def set_open_customer(self, open_sale_id: str, customer_id: str) -> None:
        """Say for whom a stored open sale is rung, in place of whoever was said before."""
        self._connection.execute(
            upsert(tables.OpenSaleCustomerRow)
            .values(open_sale_id=open_sale_id, customer_id=customer_id)
            .on_conflict_do_update(index_elements=["open_sale_id"], set_={"customer_id": customer_id})
        )

    def open_customer(self, open_sale_id: str) -> str | None:
        """Give for whom an open or suspended sale is rung: the card that goes on, should it have been merged."""
        row = tables.OpenSaleCustomerRow
        said = self._connection.scalar(select(row.customer_id).where(row.open_sale_id == open_sale_id))
        card = self.current(said) if said else None
        return card.id if card else None

    def clear_open_customer(self, open_sale_id: str) -> None:
        """Ring an open sale for nobody in particular."""
        row = tables.OpenSaleCustomerRow
        self._connection.execute(delete(row).where(row.open_sale_id == open_sale_id))

    # looks

    def add_look(self, look: Look, *, look_id: str, workstation_id: str, customer_id: str) -> None:
        """Record that somebody looked at a card."""
        self._connection.execute(
            insert(tables.CustomerLookRow),
            {
                "id": look_id,
                "workstation_id": workstation_id,
                "customer_id": customer_id,
                "operator_id": look.operator_id,
                "reason": str(look.reason),
                "at_utc": look.at_utc,
            },
        )

    def looks(self, ids: Sequence[str]) -> list[Look]:
        """Give who looked at these cards, latest first."""
        rows = self._connection.execute(_LOOKS, {"ids": _json(ids)})
        return [Look(row[0], LookReason(row[1]), utc_instant(row[2])) for row in rows]

    def latest_looks(self, *, limit: int) -> list[tuple[Look, str, str]]:
        """Give the latest looks at any card: the look, whose card, her name."""
        rows = self._connection.execute(_LATEST_LOOKS, {"most": limit})
        return [
            (Look(row[0], LookReason(row[1]), utc_instant(row[2])), row[3], f"{row[4]} {row[5]}".strip())
            for row in rows
        ]

    def count_looks(self, ids: Sequence[str]) -> int:
        """Count the looks at these cards."""
        return int(self._connection.execute(_COUNT_LOOKS, {"ids": _json(ids)}).scalar_one())

    def _rows(self, statement: TextClause, **values: str | int) -> list[CustomerRow]:
        return [_row(row) for row in self._connection.execute(statement, values)]

    def _persons(self, ids: Iterable[str]) -> list[CustomerRow]:
        found = {row.customer_id: row for each in list(ids) if (row := self.row(each)) is not None}
        return list(found.values())


def _match(query: CustomerQuery) -> str:
    """Write terms in the language of the search index; quotes inside a term would end it."""
    return " AND ".join(
        "(" + " OR ".join('"' + each.replace('"', "") + '"*' for each in term) + ")" for term in query.terms
    )


def _json(ids: Sequence[str]) -> str:
    return json.dumps(list(ids))


def _row(row: Sequence[Any]) -> CustomerRow:
    customer_id, first_name, last_name, phone, email, card_code, points = row
    name = " ".join(part for part in (first_name, last_name) if part)
    return CustomerRow(customer_id, name, phone, email, card_code, points)


def _customer(row: Sequence[Any] | None) -> Customer | None:
    if row is None:
        return None
    customer_id, *values = row
    fields = PersonalFields(**dict(zip(_FIELDS, values, strict=False)))
    source, created_at, created_by, updated_at, merged_into_id = values[len(_FIELDS) :]
    return Customer(
        customer_id,
        fields,
        Source(source),
        utc_instant(created_at),
        created_by,
        utc_instant(updated_at),
        merged_into_id,
    )

"""Verbs of the loyalty programme: memberships, cards, and the append-only ledger of points.

The triggers of the store are the last guard: no more points spent than held, none given twice by a line, none taken
back beyond what was given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select, text, update

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.loyalty import EntryKind
from koom_pos.store.tables.loyalty import LoyaltyCardRow, LoyaltyMemberRow, PointsEntryRow
from koom_pos.store.types import utc_instant, utc_text

_MOST_MERGES = 50
"""Cards merged into one another in a row; a longer chain would be a circle."""

_GOING_ON = text(f"""
    WITH RECURSIVE chain(customer_id, depth) AS (
        SELECT :customer, 0
        UNION ALL SELECT c.merged_into_id, chain.depth + 1 FROM chain JOIN customer c ON c.id = chain.customer_id
        WHERE c.merged_into_id IS NOT NULL AND chain.depth < {_MOST_MERGES})
    SELECT m.id, m.customer_id, m.joined_at_utc, m.left_at_utc, chain.depth FROM chain
    JOIN loyalty_member m ON m.customer_id = chain.customer_id ORDER BY chain.depth DESC LIMIT 1""")
_FAMILY = text(f"""
    WITH RECURSIVE family(customer_id, depth) AS (
        SELECT :customer, 0
        UNION ALL SELECT c.id, family.depth + 1 FROM family JOIN customer c ON c.merged_into_id = family.customer_id
        WHERE family.depth < {_MOST_MERGES})
    SELECT m.id FROM family JOIN loyalty_member m ON m.customer_id = family.customer_id
    ORDER BY family.depth, m.id""")
_BUYER = text(f"""
    WITH RECURSIVE chain(customer_id, depth) AS (
        SELECT customer_id, 0 FROM open_sale_customer WHERE open_sale_id = :sale
        UNION ALL SELECT c.merged_into_id, chain.depth + 1 FROM chain JOIN customer c ON c.id = chain.customer_id
        WHERE c.merged_into_id IS NOT NULL AND chain.depth < {_MOST_MERGES})
    SELECT c.id, c.birthday, m.id FROM chain JOIN customer c ON c.id = chain.customer_id
    LEFT JOIN loyalty_member m ON m.customer_id = c.id AND m.left_at_utc IS NULL
    ORDER BY chain.depth DESC LIMIT 1""")
_BALANCE = text("SELECT coalesce(sum(points), 0) FROM points_entry WHERE member_id = :member")
_BALANCE_AT = text("""
    SELECT coalesce(sum(points), 0) FROM points_entry
    WHERE member_id = :member AND (at_utc < :at OR (at_utc = :at AND id <= :last))""")
_ENTRY = (
    "e.id, e.member_id, e.kind, e.points, e.business_date, e.at_utc, e.operator_id, e.workstation_id, e.sale_id, "
    "e.sale_line_id, e.tender_line_id, e.reverses_id, e.reason"
)
_OF_SALE = text(f"SELECT {_ENTRY} FROM points_entry e WHERE e.sale_id = :sale ORDER BY e.at_utc, e.id")
_LEDGER = text(f"""
    SELECT {_ENTRY}, s.number FROM points_entry e LEFT JOIN sale s ON s.id = e.sale_id
    WHERE e.member_id IN :members ORDER BY e.at_utc, e.id""").bindparams(bindparam("members", expanding=True))
_OF_LINES = text(f"""
    SELECT {_ENTRY}, l.quantity, (SELECT coalesce(sum(r.points), 0) FROM points_entry r WHERE r.reverses_id = e.id),
           (SELECT -coalesce(sum(b.quantity), 0) FROM sale_line b WHERE b.return_of_line_id = l.id)
    FROM points_entry e JOIN sale_line l ON l.id = e.sale_line_id
    WHERE e.sale_line_id IN :lines AND e.kind IN ('earn', 'redeem')
    ORDER BY e.id""").bindparams(bindparam("lines", expanding=True))
_OF_TENDERS = text(f"""
    SELECT {_ENTRY}, t.amount_xpf, (SELECT coalesce(sum(r.points), 0) FROM points_entry r WHERE r.reverses_id = e.id),
           (SELECT -coalesce(sum(b.amount_xpf), 0) FROM tender_line b
            WHERE b.tender_type = 'points' AND b.amount_xpf < 0 AND b.sale_id IN (
                SELECT r.sale_id FROM sale_line r JOIN sale_line o ON o.id = r.return_of_line_id
                WHERE o.sale_id = t.sale_id) AND json_extract(b.detail, '$.of') = t.id)
    FROM points_entry e JOIN tender_line t ON t.id = e.tender_line_id
    WHERE t.sale_id IN :sales AND e.kind = 'redeem'
    ORDER BY t.sale_id, t.position""").bindparams(bindparam("sales", expanding=True))
_EARNED = text("""
    SELECT coalesce(sum(e.points), 0) + coalesce(sum((SELECT sum(r.points) FROM points_entry r
                                                      WHERE r.reverses_id = e.id)), 0)
    FROM points_entry e WHERE e.member_id IN :members AND e.kind IN ('earn', 'web') AND e.business_date > :after
    """).bindparams(bindparam("members", expanding=True))
_IDLE = text("""
    SELECT m.id, sum(e.points) FROM loyalty_member m JOIN points_entry e ON e.member_id = m.id
    WHERE NOT EXISTS (SELECT 1 FROM sale_customer sc JOIN sale s ON s.id = sc.sale_id
                      WHERE sc.customer_id = m.customer_id AND s.business_date >= :since)
    GROUP BY m.id
    HAVING sum(e.points) > 0
       AND max(CASE WHEN e.kind <> 'expire' THEN e.business_date ELSE '' END) < :since ORDER BY m.id""")
_SHELVES = text("""
    SELECT v.id, a.category_id, a.brand_id FROM variant v JOIN article a ON a.id = v.article_id
    WHERE v.id IN :variants""").bindparams(bindparam("variants", expanding=True))
_PAST = text("""
    SELECT s.id, l.id, s.business_date, l.gross_xpf + coalesce((SELECT sum(r.gross_xpf) FROM sale_line r
                                                               WHERE r.return_of_line_id = l.id), 0),
           l.kind, a.category_id, coalesce(c.name, ''), a.brand_id,
           p.customer_id IS NOT NULL, coalesce(b.birthday, ''),
           coalesce((SELECT sum(t.amount_xpf) FROM tender_line t
                     WHERE t.sale_id = s.id AND t.tender_type = 'points' AND t.amount_xpf > 0), 0)
    FROM sale s JOIN sale_line l ON l.sale_id = s.id
    LEFT JOIN variant v ON v.id = l.variant_id LEFT JOIN article a ON a.id = v.article_id
    LEFT JOIN category c ON c.id = a.category_id
    LEFT JOIN sale_customer p ON p.sale_id = s.id LEFT JOIN customer b ON b.id = p.customer_id
    WHERE s.business_date BETWEEN :first AND :last AND l.quantity > 0 ORDER BY s.id, l.position""")
_COUNT_PAST = text("""
    SELECT count(*) FROM sale s WHERE s.business_date BETWEEN :first AND :last
      AND EXISTS (SELECT 1 FROM sale_line l WHERE l.sale_id = s.id AND l.quantity > 0)""")
_CARD = text("""
    SELECT k.code, k.member_id, m.customer_id, k.state, k.issued_at_utc FROM loyalty_card k
    JOIN loyalty_member m ON m.id = k.member_id WHERE k.code = :code""")
_CARDS = text("""
    SELECT k.code, k.member_id, m.customer_id, k.state, k.issued_at_utc FROM loyalty_card k
    JOIN loyalty_member m ON m.id = k.member_id WHERE k.member_id IN :members
    ORDER BY k.issued_at_utc DESC, k.code""").bindparams(bindparam("members", expanding=True))


@dataclass(frozen=True, slots=True)
class Member:
    """A membership. `left_at_utc` is when she left the programme, None while she is in it."""

    id: str
    customer_id: str
    joined_at_utc: datetime
    left_at_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A loyalty card; a blocked one is kept, so that nobody is given its number again."""

    code: str
    member_id: str
    customer_id: str
    active: bool
    issued_at_utc: datetime


@dataclass(frozen=True, slots=True)
class Buyer:
    """Whose open sale it is, merges followed. `member_id` is None when she is not in the programme."""

    customer_id: str
    birthday: str
    member_id: str | None


@dataclass(frozen=True, slots=True)
class PointsEntry:
    """A line of the points ledger; `points` is signed, never 0."""

    id: str
    member_id: str
    kind: EntryKind
    points: int
    business_date: date
    at_utc: datetime
    operator_id: str
    workstation_id: str
    sale_id: str | None = None
    sale_line_id: str | None = None
    tender_line_id: str | None = None
    reverses_id: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NumberedEntry:
    """An entry with the number of the ticket it belongs to, if any."""

    entry: PointsEntry
    ticket_number: int | None


@dataclass(frozen=True, slots=True)
class GivenEntry:
    """An entry that a return takes back, with how far it was.

    `whole` and `already` are pieces of its line, or francs of its tender; `already_points` has the sign of `points`.
    """

    entry: PointsEntry
    whole: int
    already: int
    already_points: int


@dataclass(frozen=True, slots=True)
class PastLine:
    """A sold line of a settled ticket, for trying other rules. `kept_xpf` is what was paid less what was refunded."""

    sale_id: str
    line_id: str
    business_date: date
    kept_xpf: int
    kind: ItemKind
    category_id: str | None
    category: str
    brand_id: str | None
    has_customer: bool
    birthday: str
    paid_in_points_xpf: int


class LoyaltyVerbs:
    """Reads balances as folds of the ledger, and only ever adds to it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def member_of(self, customer_id: str) -> Member | None:
        """Give the membership of exactly this card of a customer, merges not followed."""
        return self._member(LoyaltyMemberRow.customer_id == customer_id)

    def member(self, member_id: str) -> Member | None:
        """Give a membership by its id."""
        return self._member(LoyaltyMemberRow.id == member_id)

    def going_member(self, customer_id: str) -> Member | None:
        """Give the membership that goes on for a customer, merges followed."""
        row = self._connection.execute(_GOING_ON, {"customer": customer_id}).first()
        if row is None:
            return None
        return Member(row[0], row[1], utc_instant(row[2]), utc_instant(row[3]) if row[3] else None)

    def going_on(self, member_id: str) -> str | None:
        """Give the id of the membership that goes on for a membership; None when it was erased."""
        member = self.member(member_id)
        going = None if member is None else self.going_member(member.customer_id)
        return None if going is None else going.id

    def family(self, customer_id: str) -> list[str]:
        """Give the memberships of a customer and of all cards merged into hers, her own first."""
        return list(self._connection.scalars(_FAMILY, {"customer": customer_id}))

    def buyer(self, open_sale_id: str) -> Buyer | None:
        """Give whose open sale it is, in one query; None for an anonymous one."""
        row = self._connection.execute(_BUYER, {"sale": open_sale_id}).first()
        return None if row is None else Buyer(row[0], row[1], row[2])

    def join(self, member: Member, *, workstation_id: str) -> None:
        """Begin a membership; a customer has one."""
        self._connection.execute(
            insert(LoyaltyMemberRow),
            {
                "id": member.id,
                "workstation_id": workstation_id,
                "customer_id": member.customer_id,
                "joined_at_utc": member.joined_at_utc,
                "left_at_utc": member.left_at_utc,
            },
        )

    def card(self, code: str) -> Card | None:
        """Give a card by its code, blocked or not."""
        row = self._connection.execute(_CARD, {"code": code}).first()
        return None if row is None else Card(row[0], row[1], row[2], row[3] == "active", utc_instant(row[4]))

    def cards(self, *member_ids: str) -> list[Card]:
        """Give the cards of memberships, latest first."""
        return [
            Card(row[0], row[1], row[2], row[3] == "active", utc_instant(row[4]))
            for row in self._connection.execute(_CARDS, {"members": member_ids})
        ]

    def add_card(self, code: str, member_id: str, *, at_utc: datetime, by: str) -> None:
        """Give a card to a member; its code is given once, ever."""
        self._connection.execute(
            insert(LoyaltyCardRow),
            {"code": code, "member_id": member_id, "state": "active", "issued_at_utc": at_utc, "issued_by": by},
        )

    def block_card(self, code: str) -> None:
        """Make a card good for nothing."""
        self._connection.execute(update(LoyaltyCardRow).where(LoyaltyCardRow.code == code).values(state="blocked"))

    def balance(self, member_id: str) -> int:
        """Give the points of a membership now; below zero after a return of what was spent."""
        return int(self._connection.execute(_BALANCE, {"member": member_id}).scalar_one())

    def balance_at(self, member_id: str, at_utc: datetime, last_id: str) -> int:
        """Give the points of a membership as they were after the entry `last_id` of the instant `at_utc`."""
        values = {"member": member_id, "at": utc_text(at_utc), "last": last_id}
        return int(self._connection.execute(_BALANCE_AT, values).scalar_one())

    def write(self, entries: Iterable[PointsEntry]) -> None:
        """Add entries to the ledger, in order; the triggers refuse what cannot be."""
        values = [
            {
                "id": e.id,
                "workstation_id": e.workstation_id,
                "member_id": e.member_id,
                "kind": str(e.kind),
                "points": e.points,
                "sale_id": e.sale_id,
                "sale_line_id": e.sale_line_id,
                "tender_line_id": e.tender_line_id,
                "reverses_id": e.reverses_id,
                "reason": e.reason,
                "operator_id": e.operator_id,
                "business_date": e.business_date,
                "at_utc": e.at_utc,
            }
            for e in entries
        ]
        if values:
            self._connection.execute(insert(PointsEntryRow), values)

    def ledger(self, *member_ids: str) -> list[NumberedEntry]:
        """Give the entries of memberships with their ticket numbers, oldest first."""
        found = self._connection.execute(_LEDGER, {"members": member_ids})
        return [NumberedEntry(_entry(row), row[13]) for row in found]

    def entries_of_sale(self, sale_id: str) -> list[PointsEntry]:
        """Give what a ticket wrote into the ledger, whoever's, oldest first."""
        return [_entry(row) for row in self._connection.execute(_OF_SALE, {"sale": sale_id})]

    def given_by_lines(self, line_ids: Sequence[str]) -> list[GivenEntry]:
        """Give what sold lines earned and spent, with the pieces that came back so far."""
        return self._given(_OF_LINES, {"lines": list(line_ids)})

    def spent_by_tenders(self, sale_ids: Sequence[str]) -> list[GivenEntry]:
        """Give what the tenders of tickets spent, with the francs that went back so far."""
        return self._given(_OF_TENDERS, {"sales": list(sale_ids)})

    def earned_after(self, member_ids: Sequence[str], after: date) -> int:
        """Give the points earned after a business date, less what returns took back of them."""
        values = {"members": list(member_ids), "after": after.isoformat()}
        return int(self._connection.execute(_EARNED, values).scalar_one())

    def shelves(self, variant_ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
        """Give category and brand of variants, by variant id."""
        found = self._connection.execute(_SHELVES, {"variants": list(variant_ids)})
        return {row[0]: (row[1], row[2]) for row in found}

    def idle(self, since: date) -> list[tuple[str, int]]:
        """Give memberships that hold points and did nothing from a business date on, with their balance."""
        return [(row[0], row[1]) for row in self._connection.execute(_IDLE, {"since": since.isoformat()})]

    def count_tickets(self, first: date, last: date) -> int:
        """Count the tickets of a span of business dates that sold something."""
        span = {"first": first.isoformat(), "last": last.isoformat()}
        return int(self._connection.execute(_COUNT_PAST, span).scalar_one())

    def past_lines(self, first: date, last: date) -> Iterator[PastLine]:
        """Give the sold lines of a span of business dates, ticket by ticket, read as they are asked for."""
        span = {"first": first.isoformat(), "last": last.isoformat()}
        for row in self._connection.execute(_PAST, span):
            yield PastLine(
                row[0], row[1], date.fromisoformat(row[2]), row[3], ItemKind(row[4]), row[5], row[6], row[7],
                bool(row[8]), row[9], row[10],
            )  # fmt: skip

    def _given(self, statement: object, values: dict[str, list[str]]) -> list[GivenEntry]:
        found = self._connection.execute(statement, values)  # type: ignore[call-overload]
        return [GivenEntry(_entry(row), row[13], row[15], -row[14]) for row in found]

    def _member(self, condition: object) -> Member | None:
        row = (
            self._connection.execute(
                select(LoyaltyMemberRow.__table__).where(condition)  # type: ignore[arg-type]
            )
            .mappings()
            .first()
        )
        if row is None:
            return None
        return Member(row["id"], row["customer_id"], row["joined_at_utc"], row["left_at_utc"])


def _entry(row: Sequence[object]) -> PointsEntry:
    (entry_id, member_id, kind, points, day, at_utc, operator_id, workstation_id, *links, reason) = row[:13]
    sale_id, line_id, tender_id, reverses_id = links
    return PointsEntry(
        id=str(entry_id),
        member_id=str(member_id),
        kind=EntryKind(str(kind)),
        points=int(str(points)),
        business_date=date.fromisoformat(str(day)),
        at_utc=utc_instant(str(at_utc)),
        operator_id=str(operator_id),
        workstation_id=str(workstation_id),
        sale_id=_text(sale_id),
        sale_line_id=_text(line_id),
        tender_line_id=_text(tender_id),
        reverses_id=_text(reverses_id),
        reason=str(reason),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)

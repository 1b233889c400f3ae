"""The loyalty programme at the counter: who is a member, her cards, her points, and how they are put right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from koom_pos.domain.business_day import business_date
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.loyalty import (
    AdjustReason,
    CardCodeError,
    CardTakenError,
    EntryKind,
    RewardLevel,
    best_reward,
    card_key,
    next_reward,
    tier_of,
)
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.shop_codes import LARGEST_NUMBER, member_code
from koom_pos.services import earning, journal_writer, shop
from koom_pos.services.desk import Desk
from koom_pos.services.loyalty_programme import change_programme, programme, read_programme
from koom_pos.services.loyalty_simulation import simulate
from koom_pos.services.redeeming import NotAMemberError
from koom_pos.store import Transaction
from koom_pos.store.loyalty import Buyer, Member, PointsEntry

__all__ = [
    "CardNotActiveError",
    "LedgerLine",
    "MemberCard",
    "NotAMemberError",
    "NotCreditableError",
    "PointsAmountError",
    "TicketPoints",
    "adjust_points",
    "block_card",
    "change_programme",
    "credit_ticket",
    "expire_points",
    "give_card",
    "inactive_points",
    "join_in",
    "ledger",
    "member_card",
    "points_after",
    "preview_points",
    "programme",
    "put_card",
    "read_points",
    "read_programme",
    "simulate",
]

MOST_POINTS = 1_000_000
"""More than any correction; a larger number is a code typed into the wrong field."""

_AFTER_ALL_IDS = "~"


class CardNotActiveError(RefusedError):
    """The card is not one of this member's, or is blocked already."""

    def __init__(self) -> None:
        super().__init__("no such active card")


class PointsAmountError(RefusedError):
    """A correction of nothing, or of more points than can be meant."""

    def __init__(self, points: int) -> None:
        super().__init__(f"correction of {points} points")
        self.points = points


class NotCreditableError(RefusedError):
    """The ticket is of another day, or is somebody's already."""

    def __init__(self) -> None:
        super().__init__("ticket cannot be credited")


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A membership as the screens show it. `balance` may be below zero; `tier` is a name, empty for none.

    `card_codes` are the active cards, latest first; `earned_in_year` counts the last twelve months.
    """

    member_id: str
    card_codes: tuple[str, ...]
    balance: int
    earned_in_year: int
    tier: str
    next_reward: RewardLevel | None
    best_reward: RewardLevel | None
    joined_on: date


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the points ledger as the screens show it. `reason` is a key of `AdjustReason`, or empty."""

    at_utc: datetime
    kind: EntryKind
    points: int
    reason: str
    ticket_number: int | None


@dataclass(frozen=True, slots=True)
class TicketPoints:
    """What a ticket did to its customer's points.

    `earned`, `spent`, `taken_back` and `given_back` are zero or positive; `balance` is as of that ticket and may be
    below zero. It is None, with no reward, for points taken back from a member whose card was not shown: whoever
    holds the ticket learns that points moved, not whose nor how many are left.
    """

    earned: int
    spent: int
    taken_back: int
    given_back: int
    balance: int | None
    next_reward: RewardLevel | None


def join_in(tx: Transaction, desk: Desk, operator: Operator, customer_id: str, card_code: str | None = None) -> str:
    """Make a customer a member, a step of an act of hers, and give the code of her card.

    Without `card_code` a new number is drawn; with one, that card is hers. A member already keeps her card, and is
    given the one named besides.

    Raises:
        CardCodeError, CardTakenError
    """
    member = tx.loyalty.member_of(customer_id)
    if member is None:
        member = Member(desk.new_id(), customer_id, desk.now())
        tx.loyalty.join(member, workstation_id=desk.workstation.id)
    elif card_code is None:
        active = next((card.code for card in tx.loyalty.cards(member.id) if card.active), None)
        if active is not None:
            return active
    return put_card(tx, desk, operator, member.id, card_code)


def put_card(tx: Transaction, desk: Desk, operator: Operator, member_id: str, card_code: str | None) -> str:
    """Give a member a card, a step of an act: a new number, or the card named; the code as stored.

    Raises:
        CardCodeError, CardTakenError
    """
    code = _fresh_code(tx, desk) if card_code is None else card_key(card_code)
    if tx.loyalty.card(code) is not None:
        raise CardTakenError
    if code.isdigit() and tx.catalogue.knows_gtin(code.zfill(14)):
        raise CardCodeError  # an article of the shop's own numbering: scanned at the till, it would be rung
    tx.loyalty.add_card(code, member_id, at_utc=desk.now(), by=operator.id)
    return code


def _fresh_code(tx: Transaction, desk: Desk) -> str:
    """Draw a card nobody holds; at random, since who guesses a card can spend its points."""
    while True:
        code = member_code(1 + desk.random_below(LARGEST_NUMBER))
        if tx.loyalty.card(code) is None:
            return code


def member_card(desk: Desk, customer_id: str) -> MemberCard | None:
    """Give the membership that goes on for a customer, merges followed; None when she is not a member."""
    with desk.store.reading() as tx:
        return read_member(tx, customer_id, desk.today())


def read_member(tx: Transaction, customer_id: str, today: date) -> MemberCard | None:
    """Give the membership that goes on for a customer, merges followed; None when she is not a member."""
    member = tx.loyalty.going_member(customer_id)
    if member is None or member.left_at_utc is not None:
        return None
    rules, family = read_programme(tx), tx.loyalty.family(member.customer_id)
    balance = tx.loyalty.balance(member.id)
    in_year = tx.loyalty.earned_after(family, today - earning.TIER_SPAN)
    tier = tier_of(rules, in_year)
    return MemberCard(
        member_id=member.id,
        card_codes=tuple(card.code for card in tx.loyalty.cards(*family) if card.active),
        balance=balance,
        earned_in_year=in_year,
        tier=tier.name if tier else "",
        next_reward=next_reward(rules, balance),
        best_reward=best_reward(rules, balance),
        joined_on=business_date(member.joined_at_utc),
    )


def ledger(desk: Desk, customer_id: str) -> list[LedgerLine]:
    """Give the points ledger of a customer, latest first, with that of the cards merged into hers."""
    with desk.store.reading() as tx:
        member = tx.loyalty.going_member(customer_id)
        found = tx.loyalty.ledger(*tx.loyalty.family(member.customer_id)) if member else []
    return [
        LedgerLine(x.entry.at_utc, x.entry.kind, x.entry.points, x.entry.reason, x.ticket_number)
        for x in reversed(found)
    ]


def give_card(desk: Desk, operator: Operator, customer_id: str, code: str | None = None) -> str:
    """Give a member another card, or the first one to who is not a member yet; the code as stored.

    `code` is scanned from a pre-printed card; without it a new number is drawn.

    Raises:
        NotAllowedError, CardCodeError, CardTakenError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        member = tx.loyalty.going_member(customer_id)
        if member is None:
            given = join_in(tx, desk, operator, customer_id, code)
        else:
            given = put_card(tx, desk, operator, member.id, code)
        tx.customers.reindex(member.customer_id if member else customer_id)
    return given


def block_card(desk: Desk, operator: Operator, customer_id: str, code: str) -> None:
    """Block a lost card of a customer; her points stay, her number is never given again.

    Raises:
        NotAllowedError
        CardNotActiveError: the card is not hers, or is blocked already.
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        member = tx.loyalty.going_member(customer_id)
        family = tx.loyalty.family(member.customer_id) if member else []
        card = tx.loyalty.card(card_key(code))
        if card is None or card.member_id not in family or not card.active:
            raise CardNotActiveError
        tx.loyalty.block_card(card.code)
        tx.customers.reindex(card.customer_id)


def adjust_points(
    desk: Desk, operator: Operator, customer_id: str, points: int, reason: AdjustReason
) -> MemberCard | None:
    """Correct a member's points; journalled with points, reason and operator, never with whose they are.

    `points` is signed. The balance may fall below zero.

    Raises:
        NotAllowedError, NotAMemberError
        PointsAmountError: 0, or more than a million either way.
    """
    operator.check(Right.ADJUST_POINTS)
    if not 1 <= abs(points) <= MOST_POINTS:
        raise PointsAmountError(points)
    with desk.store.transaction() as tx:
        member_id = _member(tx, customer_id).id
        entry = _entry(desk, operator, member_id, EntryKind.ADJUST, points, reason=str(reason))
        _write(tx, desk, [entry])
        payload = {"operator": operator.code, "points": points, "reason": str(reason)}
        journal_writer.append(tx, desk, JournalKind.POINTS_ADJUSTED, payload, at_utc=entry.at_utc)
        return read_member(tx, customer_id, desk.today())


def credit_ticket(desk: Desk, operator: Operator, sale_id: str, customer_id: str) -> TicketPoints | None:
    """Credit a ticket of today that was settled without her forgotten card, once; it is hers from then on.

    It earns what it would have given; what was returned of it since is taken back at once.

    Raises:
        NotAllowedError, NotAMemberError
        NotCreditableError: unknown here, of another day, or somebody's already.
    """
    operator.check(Right.ADJUST_POINTS)
    with desk.store.transaction() as tx:
        member, sale = _member(tx, customer_id), tx.sales.get(sale_id)
        if sale is None or sale.business_date != desk.today() or tx.customers.customer_of_sale(sale_id):
            raise NotCreditableError
        customer, at_utc = tx.customers.get(member.customer_id), desk.now()
        buyer = Buyer(member.customer_id, customer.fields.birthday if customer else "", member.id)
        given = earning.earned(tx, desk, sale, buyer, at_utc=at_utc)
        tx.customers.link_sale(sale_id, buyer.customer_id, at_utc)
        _write(tx, desk, [*given, *earning.take_back_credited(tx, desk, sale, given)])
        payload = {
            "operator": operator.code,
            "points": sum(entry.points for entry in given),
            "reason": str(AdjustReason.FORGOTTEN_CARD),
            "ticket": sale.number,
        }
        journal_writer.append(tx, desk, JournalKind.POINTS_ADJUSTED, payload, at_utc=at_utc)
        return read_points(tx, sale_id)


def preview_points(desk: Desk) -> int:
    """Give the points the open sale would earn if it settled as it stands; 0 without a member."""
    with desk.store.reading() as tx:
        sale = tx.open_sales.active(desk.workstation.id)
        return 0 if sale is None else earning.preview(tx, sale, desk.today())


def points_after(desk: Desk, sale_id: str) -> TicketPoints | None:
    """Give what a ticket did to its customer's points, the same at every reading; None without a member's link."""
    with desk.store.reading() as tx:
        return read_points(tx, sale_id)


def read_points(tx: Transaction, sale_id: str) -> TicketPoints | None:
    """Give what a ticket did to points, the same at every reading; None for one that moved none of a member.

    A return rung without her card takes her points back all the same, and the ticket says so without her balance.
    """
    customer_id = tx.customers.customer_of_sale(sale_id)
    member = tx.loyalty.member_of(customer_id) if customer_id else None
    sale = tx.sales.get(sale_id) if member else None
    entries = tx.loyalty.entries_of_sale(sale_id)
    if member is None or sale is None:
        return _moved(entries, balance=None, coming=None) if entries else None
    mine = [entry for entry in entries if entry.member_id == member.id]
    at_utc, last_id = (mine[-1].at_utc, mine[-1].id) if mine else (sale.at_utc, _AFTER_ALL_IDS)
    balance = tx.loyalty.balance_at(member.id, at_utc, last_id)
    return _moved(mine, balance=balance, coming=next_reward(read_programme(tx, at_utc), balance))


def _moved(entries: Sequence[PointsEntry], *, balance: int | None, coming: RewardLevel | None) -> TicketPoints:
    return TicketPoints(
        earned=_sum(entries, EntryKind.EARN),
        spent=-_sum(entries, EntryKind.REDEEM),
        taken_back=-sum(e.points for e in entries if e.kind is EntryKind.REVERSE and e.points < 0),
        given_back=sum(e.points for e in entries if e.kind is EntryKind.REVERSE and e.points > 0),
        balance=balance,
        next_reward=coming,
    )


def inactive_points(desk: Desk) -> tuple[int, int]:
    """Give how many members have points that inactivity lets expire today, and how many points; (0, 0) for never."""
    with desk.store.reading() as tx:
        idle = _idle(tx, desk)
    return len(idle), sum(points for _, points in idle)


def expire_points(desk: Desk, operator: Operator) -> tuple[int, int]:
    """Let the points of inactive members expire; journalled with both counts. Gives members and points.

    Raises:
        NotAllowedError
    """
    operator.check(Right.LOYALTY_PROGRAMME)
    with desk.store.transaction() as tx:
        idle = _idle(tx, desk)
        if not idle:
            return 0, 0
        entries = [_entry(desk, operator, member, EntryKind.EXPIRE, -points) for member, points in idle]
        _write(tx, desk, entries)
        expired = -sum(entry.points for entry in entries)
        payload = {"operator": operator.code, "members": len(idle), "points": expired}
        journal_writer.append(tx, desk, JournalKind.POINTS_EXPIRED, payload, at_utc=desk.now())
    return len(idle), expired


def _idle(tx: Transaction, desk: Desk) -> list[tuple[str, int]]:
    months = read_programme(tx).expiry_months
    return tx.loyalty.idle(shop.months_after(desk.today(), -months)) if months else []


def _member(tx: Transaction, customer_id: str) -> Member:
    member = tx.loyalty.going_member(customer_id)
    if member is None or member.left_at_utc is not None:
        raise NotAMemberError
    return member


def _entry(
    desk: Desk, operator: Operator, member_id: str, kind: EntryKind, points: int, *, reason: str = ""
) -> PointsEntry:
    return PointsEntry(
        id=desk.new_id(),
        member_id=member_id,
        kind=kind,
        points=points,
        business_date=desk.today(),
        at_utc=desk.now(),
        operator_id=operator.id,
        workstation_id=desk.workstation.id,
        reason=reason,
    )


def _write(tx: Transaction, desk: Desk, entries: list[PointsEntry]) -> None:
    tx.loyalty.write(entries)
    earning.tell_changes(tx, desk, entries, at_utc=desk.now())


def _sum(entries: Iterable[PointsEntry], kind: EntryKind) -> int:
    return sum(entry.points for entry in entries if entry.kind is kind)

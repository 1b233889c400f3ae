"""What a ticket does to the points ledger: given back, spent, earned; worked out whole, written by its act.

In this order, so that a ticket never pays a reward with the points it earns itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from koom_pos.domain.allocation import spread
from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.loyalty import (
    BonusKind,
    EarningLine,
    EntryKind,
    Programme,
    ShortPointsError,
    points_earned,
    share_back,
)
from koom_pos.domain.refund import NotOriginalTenderError
from koom_pos.domain.sale import OpenSale, totals
from koom_pos.domain.settled import SettledSale, SettledTender
from koom_pos.domain.tender import Tender, TenderType
from koom_pos.services.desk import Desk
from koom_pos.services.loyalty_programme import read_programme
from koom_pos.store import Transaction
from koom_pos.store.loyalty import Buyer, GivenEntry, PointsEntry

OUTBOX_TOPIC = "points.changed"
TIER_SPAN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A sold line before it is known what it earns: what was paid for it, and which article it is."""

    id: str
    gross_xpf: int
    variant_id: str | None
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class BackLine:
    """Pieces that come back: the line that returns them, the line they were sold on, how many (positive)."""

    id: str
    origin_id: str
    pieces: int


@dataclass(frozen=True, slots=True)
class PointsLeft:
    """A tender of points of a returned ticket, and the francs of it that may still go back as points."""

    given: GivenEntry
    left_xpf: int


def entries_of(tx: Transaction, desk: Desk, sale: SettledSale, buyer: Buyer | None) -> list[PointsEntry]:
    """Give what a ticket about to be stored writes into the ledger, in order.

    Raises:
        ShortPointsError: its rewards cost more than the buyer's card holds, or nobody's card pays them.
    """
    member_id = buyer.member_id if buyer else None
    entries = _taken_back(tx, desk, sale)
    spent = _spent(_Maker(desk, sale), sale, member_id or "")
    needed = -sum(entry.points for entry in spent)
    if needed:
        held = tx.loyalty.balance(member_id) if member_id else 0
        held += sum(entry.points for entry in entries if entry.member_id == member_id)
        if held < needed:
            raise ShortPointsError(balance=held, needed=needed)
    entries += spent
    if buyer is not None and member_id is not None:
        entries += earned(tx, desk, sale, buyer)
    return entries


def earned(
    tx: Transaction, desk: Desk, sale: SettledSale, buyer: Buyer, *, at_utc: datetime | None = None
) -> list[PointsEntry]:
    """Give what the sold lines of a ticket earn for a member, entered when it settles or later, at `at_utc`."""
    sold = [SoldLine(x.id, x.gross_xpf, x.variant_id, x.kind) for x in sale.lines if x.quantity > 0]
    points = points_of(tx, buyer, sold, on=sale.business_date, paid_in_points_xpf=paid_in_points_xpf(sale.tenders))
    make = _Maker(desk, sale, at_utc=at_utc)
    return [
        make(buyer.member_id or "", EntryKind.EARN, each, line_id=line.id)
        for line, each in zip(sold, points, strict=True)
        if each
    ]


def points_of(
    tx: Transaction, buyer: Buyer, sold: Sequence[SoldLine], *, on: date, paid_in_points_xpf: int
) -> tuple[int, ...]:
    """Give the points sold lines earn for a member under the programme as it stands."""
    programme = read_programme(tx)
    year = 0
    if programme.tiers:
        year = tx.loyalty.earned_after(tx.loyalty.family(buyer.customer_id), on - TIER_SPAN)
    return points_earned(
        programme,
        earning_lines(tx, programme, sold),
        paid_in_points_xpf=paid_in_points_xpf,
        on=on,
        birthday=buyer.birthday,
        earned_in_year=year,
    )


def earning_lines(tx: Transaction, programme: Programme, sold: Sequence[SoldLine]) -> list[EarningLine]:
    """Give the lines as the programme sees them; the catalogue is asked only when the rules look at it."""
    looks = bool(programme.excluded_brands or programme.excluded_categories) or any(
        bonus.kind in (BonusKind.BRAND, BonusKind.CATEGORY) for bonus in programme.bonuses
    )
    shelves = tx.loyalty.shelves([line.variant_id for line in sold if line.variant_id]) if looks else {}
    return [
        EarningLine(
            line.id,
            line.gross_xpf,
            *shelves.get(line.variant_id or "", (None, None)),
            is_gift_card=line.kind is ItemKind.GIFT_CARD,
        )
        for line in sold
    ]


def preview(tx: Transaction, sale: OpenSale, on: date) -> int:
    """Give the points the open sale would earn, settled as it stands on a business date; 0 without a member."""
    buyer = tx.loyalty.buyer(sale.id)
    if buyer is None or buyer.member_id is None:
        return 0
    sold = [
        SoldLine(p.line.id, p.gross_xpf, p.line.variant_id, p.line.kind)
        for p in totals(sale).lines
        if p.line.returned is None
    ]
    return sum(points_of(tx, buyer, sold, on=on, paid_in_points_xpf=paid_in_points_xpf(sale.tenders)))


def paid_in_points_xpf(tenders: Iterable[Tender | SettledTender]) -> int:
    """Give the francs settled with points, positive; points paid back do not count."""
    return sum(t.amount_xpf for t in tenders if t.type is TenderType.POINTS and t.amount_xpf > 0)


def available(tx: Transaction, sale: OpenSale, member_id: str) -> int:
    """Give the points a member may still spend on the open sale.

    What she holds, less what the sale promised already, less what its returns take back of her.
    """
    promised = sum(int(t.detail["points"]) for t in sale.tenders if _spends(t))
    promised += sum(benefit.points for benefit in sale.benefits)
    back = [
        BackLine(line.id, line.returned.sale_line_id, -line.quantity)
        for line in sale.lines
        if line.returned is not None and line.returned.sale_line_id is not None
    ]
    returned = sum(points for given, points, _ in _shares(tx, back) if _goes_to(tx, given) == member_id)
    return tx.loyalty.balance(member_id) + returned - promised


def points_left(tx: Transaction, sale_ids: Sequence[str], tenders: Iterable[Tender]) -> list[PointsLeft]:
    """Give the tenders of points of returned tickets that may still be paid back as points, in their order.

    Those of somebody who is gone are left out: their francs go to an avoir. `tenders` are the open refund's.
    """
    going: dict[str, int] = {}
    for tender in tenders:
        if tender.type is TenderType.POINTS and tender.amount_xpf < 0:
            going[tender.detail["of"]] = going.get(tender.detail["of"], 0) - tender.amount_xpf
    left = []
    for given in tx.loyalty.spent_by_tenders(sale_ids):
        if _goes_to(tx, given) is not None:
            now = _advanced(given, going.get(given.entry.tender_line_id or "", 0))
            left.append(PointsLeft(now, now.whole - now.already))
    return [each for each in left if each.left_xpf > 0]


def points_back(given: GivenEntry, amount_xpf: int) -> int:
    """Give the points, positive, that `amount_xpf` francs of a tender of points bring back."""
    return -share_back(
        given.entry.points,
        whole=given.whole,
        already=given.already,
        more=amount_xpf,
        already_points=given.already_points,
    )


def _advanced(given: GivenEntry, amount_xpf: int) -> GivenEntry:
    """Give the entry as it stands once so many francs of its tender went back."""
    points = given.already_points - points_back(given, amount_xpf)
    return replace(given, already=given.already + amount_xpf, already_points=points)


def tell_changes(tx: Transaction, desk: Desk, entries: Iterable[PointsEntry], *, at_utc: datetime) -> None:
    """Put into the outbox whose points changed, and by how many."""
    changes: dict[str, int] = {}
    for entry in entries:
        changes[entry.member_id] = changes.get(entry.member_id, 0) + entry.points
    for member_id, points in changes.items():
        tx.house.tell(
            message_id=desk.new_id(),
            workstation_id=desk.workstation.id,
            topic=OUTBOX_TOPIC,
            subject_id=member_id,
            payload={"points": points},
            at_utc=at_utc,
        )


def take_back_credited(
    tx: Transaction, desk: Desk, sale: SettledSale, given: Iterable[PointsEntry]
) -> list[PointsEntry]:
    """Give what of points credited afterwards goes back at once, for pieces that were returned before."""
    returned = tx.sales.returned(sale.id)
    sold = {line.id: line.quantity for line in sale.lines}
    make = _Maker(desk, sale, at_utc=desk.now())
    entries = []
    for entry in given:
        line_id = entry.sale_line_id or ""
        pieces = returned.get(line_id, (0, 0))[0]
        points = share_back(entry.points, whole=sold[line_id], already=0, more=pieces, already_points=0)
        if points:
            entries.append(make(entry.member_id, EntryKind.REVERSE, -points, line_id=line_id, reverses=entry.id))
    return entries


def _taken_back(tx: Transaction, desk: Desk, sale: SettledSale) -> list[PointsEntry]:
    """Reverse what returned lines earned or spent, and pay points back; to the member who goes on."""
    back = [BackLine(x.id, x.return_of_line_id, -x.quantity) for x in sale.lines if x.return_of_line_id is not None]
    if not back:
        return []
    make = _Maker(desk, sale)
    entries = []
    for given, points, line in _shares(tx, back):
        going = _goes_to(tx, given)
        if going is not None:
            entries.append(make(going, EntryKind.REVERSE, points, line_id=line.id, reverses=given.entry.id))
    return [*entries, *_paid_back(tx, make, sale, back)]


def _shares(tx: Transaction, back: Sequence[BackLine]) -> Iterator[tuple[GivenEntry, int, BackLine]]:
    """Give, per entry of the lines sold, the signed points of its reversal by each line that returns pieces."""
    for given in tx.loyalty.given_by_lines([line.origin_id for line in back]):
        already, already_points = given.already, given.already_points
        for line in back:
            if line.origin_id != given.entry.sale_line_id:
                continue
            points = share_back(
                given.entry.points,
                whole=given.whole,
                already=already,
                more=line.pieces,
                already_points=already_points,
            )
            already, already_points = already + line.pieces, already_points + points
            if points:
                yield given, -points, line


def _paid_back(tx: Transaction, make: "_Maker", sale: SettledSale, back: Sequence[BackLine]) -> list[PointsEntry]:
    """Give the points that tenders of points bring back to who had spent them.

    Raises:
        NotOriginalTenderError: no tender of points of a returned ticket stands behind it, or she is gone.
    """
    refunds = [t for t in sale.tenders if t.type is TenderType.POINTS and t.amount_xpf < 0]
    if not refunds:
        return []
    origins = tx.sales.sales_of_lines([line.origin_id for line in back])
    spent = {given.entry.tender_line_id: given for given in tx.loyalty.spent_by_tenders(origins)}
    entries = []
    for tender in refunds:
        given = spent.get(tender.detail.get("of", ""))
        going = None if given is None else _goes_to(tx, given)
        if given is None or going is None:
            raise NotOriginalTenderError(TenderType.POINTS, 0)
        points = points_back(given, -tender.amount_xpf)
        spent[given.entry.tender_line_id] = _advanced(given, -tender.amount_xpf)
        if points:
            entries.append(make(going, EntryKind.REVERSE, points, tender_id=tender.id, reverses=given.entry.id))
    return entries


def _spent(make: "_Maker", sale: SettledSale, member_id: str) -> list[PointsEntry]:
    """Give what rewards cost: by tender, and by line for those taken as discounts."""
    entries = [
        make(member_id, EntryKind.REDEEM, -int(tender.detail["points"]), tender_id=tender.id)
        for tender in sale.tenders
        if _spends(tender)
    ]
    points = sum(benefit.points for benefit in sale.benefits)
    if not points:
        return entries
    sold = [line for line in sale.lines if line.quantity > 0]
    shares = spread(points, [line.ticket_discount_xpf for line in sold])
    return entries + [
        make(member_id, EntryKind.REDEEM, -share, line_id=line.id)
        for line, share in zip(sold, shares, strict=True)
        if share
    ]


def _spends(tender: Tender | SettledTender) -> bool:
    return tender.type is TenderType.POINTS and tender.amount_xpf > 0


def _goes_to(tx: Transaction, given: GivenEntry) -> str | None:
    """Tell which membership goes on for the one an entry was written for; None when she was erased."""
    return tx.loyalty.going_on(given.entry.member_id)


class _Maker:
    """Makes the entries of one ticket: they share its instant, its business date and who served."""

    def __init__(self, desk: Desk, sale: SettledSale, *, at_utc: datetime | None = None) -> None:
        self._desk, self._sale, self._at_utc = desk, sale, at_utc or sale.at_utc

    def __call__(
        self,
        member_id: str,
        kind: EntryKind,
        points: int,
        *,
        line_id: str | None = None,
        tender_id: str | None = None,
        reverses: str | None = None,
    ) -> PointsEntry:
        """Give one entry, signed as `points`."""
        return PointsEntry(
            id=self._desk.new_id(),
            member_id=member_id,
            kind=kind,
            points=points,
            business_date=self._sale.business_date,
            at_utc=self._at_utc,
            operator_id=self._sale.operator_id,
            workstation_id=self._desk.workstation.id,
            sale_id=self._sale.id,
            sale_line_id=line_id,
            tender_line_id=tender_id,
            reverses_id=reverses,
        )

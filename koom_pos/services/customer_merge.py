"""Make two cards of one person one, and undo it.

The card that goes keeps its rows: her tickets, statements and points stay where they were written and are read
together with those of the kept card. Where the two cards say different things of a consent, the stricter holds, as a
statement of its own on the kept card, which counts no more once the merge is undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from koom_pos.domain.business_day import utc_offset_minutes
from koom_pos.domain.consent import ConsentRecord, Method, narrowest
from koom_pos.domain.customer import Customer, CustomerField, Source
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.loyalty import EntryKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import consent_recording, consents, customers, journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.customer_merges import CardBefore, StoredMerge
from koom_pos.store.loyalty import Member, PointsEntry

MERGED, UNMERGED = "customer.merged", "customer.merge_undone"
"""Topics of the outbox."""

Side = Literal["kept", "gone"]


class SameCustomerError(RefusedError):
    """The two cards are one already."""

    def __init__(self) -> None:
        super().__init__("one card, twice")


class MergeUndoneError(RefusedError):
    """The merge stands no more: it was undone, or one of its cards was erased."""

    def __init__(self) -> None:
        super().__init__("the merge stands no more")


class MergeInTheWayError(RefusedError):
    """A later merge of the kept card stands; merges are undone in the reverse of their order."""

    def __init__(self) -> None:
        super().__init__("a later merge stands")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge of a customer's cards as her card lists it. `gone_name` is empty for a bare card."""

    id: str
    kept_id: str
    gone_id: str
    gone_name: str
    operator_id: str
    at_utc: datetime
    undone_at_utc: datetime | None
    can_be_undone: bool


def merge_customers(
    desk: Desk, operator: Operator, kept_id: str, gone_id: str, *, take: Mapping[CustomerField, Side]
) -> str:
    """Let one card go on for two, and give the id of the merge.

    Args:
        desk: The workstation.
        operator: Needs the right to merge.
        kept_id: The card that goes on.
        gone_id: The card that is merged into it.
        take: Whose value each field has; one not named is the kept card's, or the other's where hers is empty.

    Raises:
        SameCustomerError, UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.MERGE_CUSTOMERS)
    with desk.store.transaction() as tx:
        kept, gone = customers.current_in(tx, kept_id), customers.current_in(tx, gone_id)
        if kept.id == gone.id:
            raise SameCustomerError
        merge_id = desk.new_id()
        _carry_consents(tx, desk, operator, kept, gone, merge_id=merge_id)
        points_moved, joined = _carry_points(tx, desk, operator, kept, gone)
        taken = _taken(kept, gone, take)
        merge = StoredMerge(
            id=merge_id,
            kept_id=kept.id,
            gone_id=gone.id,
            kept_before=CardBefore(kept.fields, tx.customers.origins(kept.id)),
            gone_before=CardBefore(gone.fields, tx.customers.origins(gone.id)),
            taken=taken,
            points_moved=points_moved,
            joined=joined,
            operator_id=operator.id,
            at_utc=desk.now(),
        )
        customers.write_fields(tx, desk, operator, kept.id, {each: getattr(gone.fields, each) for each in taken})
        known = merge.gone_before.origins
        tx.customers.set_origins(kept.id, {each: known[each] for each in taken if each in known})
        tx.customers.set_merged_into(gone.id, kept.id, at_utc=desk.now(), by=operator.id)
        tx.customer_merges.add(merge, workstation_id=desk.workstation.id)
        customers.tell(tx, desk, MERGED, kept.id, taken)
        _journal(tx, desk, operator, JournalKind.CUSTOMERS_MERGED, points_moved)
    return merge_id


def undo_merge(desk: Desk, operator: Operator, merge_id: str) -> None:
    """Let two cards stand by themselves again, each as it was; what was written since stays where it was written.

    A field of the kept card that was changed since the merge keeps its new value; a consent she refused or withdrew
    since is refused on both cards.

    Raises:
        MergeUndoneError, MergeInTheWayError, NotAllowedError
    """
    operator.check(Right.MERGE_CUSTOMERS)
    with desk.store.transaction() as tx:
        merge = tx.customer_merges.get(merge_id)
        if merge is None or merge.undone_at_utc is not None:
            raise MergeUndoneError
        if not _is_last(merge, tx.customer_merges.of([merge.kept_id])):
            raise MergeInTheWayError
        kept = customers.current_in(tx, merge.kept_id)
        tx.customer_merges.end(merge.id, at_utc=desk.now())
        tx.customers.set_merged_into(merge.gone_id, None, at_utc=desk.now(), by=operator.id)
        consent_recording.carry_back(
            tx, desk, operator, kept_id=merge.kept_id, gone_id=merge.gone_id, since=merge.at_utc
        )
        restored = _restore_fields(tx, desk, operator, merge, kept)
        giver, taker = _member(tx, merge.kept_id), _member(tx, merge.gone_id)
        _move_points(tx, desk, operator, merge.points_moved, giver=giver, taker=taker)
        if merge.joined:
            _leave_if_untouched(tx, merge)
        customers.tell(tx, desk, UNMERGED, kept.id, restored)
        customers.tell(tx, desk, UNMERGED, merge.gone_id)
        _journal(tx, desk, operator, JournalKind.MERGE_UNDONE, -merge.points_moved)


def merges_of(desk: Desk, customer_id: str) -> list[Merge]:
    """Give the merges of a customer's cards, standing and undone, latest first."""
    with desk.store.reading() as tx:
        return merges_in(tx, customers.current_in(tx, customer_id).id)


def merges_in(tx: Transaction, customer_id: str) -> list[Merge]:
    """Give the merges of a card that goes on, within an act; see `merges_of`."""
    stored = tx.customer_merges.of(tx.customers.ids_of(customer_id))
    return [
        Merge(
            id=each.id,
            kept_id=each.kept_id,
            gone_id=each.gone_id,
            gone_name=each.gone_before.fields.display_name,
            operator_id=each.operator_id,
            at_utc=each.at_utc,
            undone_at_utc=each.undone_at_utc,
            can_be_undone=_is_last(each, stored),
        )
        for each in stored
    ]


def _is_last(merge: StoredMerge, others: Iterable[StoredMerge]) -> bool:
    """Tell whether a merge stands and no later one does that touched its kept card."""
    later = (
        other
        for other in others
        if other.undone_at_utc is None
        and merge.kept_id in (other.kept_id, other.gone_id)
        and (other.at_utc, other.id) > (merge.at_utc, merge.id)
    )
    return merge.undone_at_utc is None and next(later, None) is None


def _taken(kept: Customer, gone: Customer, take: Mapping[CustomerField, Side]) -> tuple[CustomerField, ...]:
    def is_taken(field: CustomerField) -> bool:
        hers, others = getattr(kept.fields, field), getattr(gone.fields, field)
        side = take.get(field, "kept" if hers else "gone")
        return side == "gone" and bool(others != hers)

    return tuple(field for field in CustomerField if is_taken(field))


def _carry_consents(
    tx: Transaction, desk: Desk, operator: Operator, kept: Customer, gone: Customer, *, merge_id: str
) -> None:
    """State on the kept card what the stricter of the two says; one that says nothing leaves it to the other."""
    hers, others = consents.read_current(tx, kept.id), consents.read_current(tx, gone.id)
    at_utc = desk.now()
    drawn_up: list[ConsentRecord] = []
    for cell in sorted({*hers, *others}):
        held, strict = hers.get(cell), narrowest(hers.get(cell), others.get(cell))
        if strict is None or (held is not None and held.state is strict.state):
            continue
        drawn_up.append(
            replace(
                strict,
                id=desk.new_id(),
                customer_id=kept.id,
                method=Method.MERGE,
                at_utc=at_utc,
                utc_offset_minutes=utc_offset_minutes(at_utc),
                workstation_id=desk.workstation.id,
                operator_id=operator.id,
                evidence_ref=strict.id,
                source=Source.STORE,
                merge_id=merge_id,
            )
        )
    tx.consents.add(drawn_up)


def _carry_points(
    tx: Transaction, desk: Desk, operator: Operator, kept: Customer, gone: Customer
) -> tuple[int, bool]:
    """Move the points of the card that goes; give how many, and whether the kept card became a member for it."""
    leaving, staying = _member(tx, gone.id), _member(tx, kept.id)
    if leaving is None or (staying is None and leaving.left_at_utc is not None):
        return 0, False
    joined = staying is None
    if staying is None:
        staying = Member(desk.new_id(), kept.id, desk.now())
        tx.loyalty.join(staying, workstation_id=desk.workstation.id)
    points = tx.loyalty.balance(leaving.id)
    _move_points(tx, desk, operator, points, giver=leaving, taker=staying)
    return points, joined


def _member(tx: Transaction, customer_id: str) -> Member | None:
    return tx.loyalty.member_of(customer_id)


def _move_points(
    tx: Transaction, desk: Desk, operator: Operator, points: int, *, giver: Member | None, taker: Member | None
) -> None:
    """Write both sides of a move; the sum of all points stays. A balance may fall below zero by it."""
    if giver is None or taker is None or not points:
        return
    tx.loyalty.write(
        PointsEntry(
            id=desk.new_id(),
            member_id=member_id,
            kind=EntryKind.MERGE,
            points=signed,
            business_date=desk.today(),
            at_utc=desk.now(),
            operator_id=operator.id,
            workstation_id=desk.workstation.id,
        )
        for member_id, signed in ((giver.id, -points), (taker.id, points))
    )


def _restore_fields(
    tx: Transaction, desk: Desk, operator: Operator, merge: StoredMerge, kept: Customer
) -> list[CustomerField]:
    """Give the kept card back what it had, where it still shows what it took; give the fields written."""
    restored = [
        field for field in merge.taken if getattr(kept.fields, field) == getattr(merge.gone_before.fields, field)
    ]
    before = merge.kept_before
    values = {field: getattr(before.fields, field) for field in restored}
    customers.write_fields(tx, desk, operator, kept.id, values)
    tx.customers.set_origins(kept.id, {each: before.origins[each] for each in restored if each in before.origins})
    tx.customers.forget_origins(kept.id, [field for field in restored if field not in before.origins])
    return restored


def _leave_if_untouched(tx: Transaction, merge: StoredMerge) -> None:
    """End a membership that only the merge began; with a card or any movement of its own it stays."""
    member = _member(tx, merge.kept_id)
    if member is None or tx.loyalty.cards(member.id):
        return
    if all(line.entry.kind is EntryKind.MERGE for line in tx.loyalty.ledger(member.id)):
        tx.customer_merges.drop_membership(member.id)
        tx.customers.reindex(merge.kept_id)


def _journal(tx: Transaction, desk: Desk, operator: Operator, kind: JournalKind, points_moved: int) -> None:
    """Journal that it was done, and how many points it moved; never whose."""
    payload = {"operator": operator.code, "points_moved": points_moved}
    journal_writer.append(tx, desk, kind, payload, at_utc=desk.now())

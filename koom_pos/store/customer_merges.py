"""Verbs of merges: which card was merged into which, with all that undoing it needs. They go with the cards."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from koom_pos.domain.customer import CustomerField, FieldOrigin, Origin, PersonalFields, Source
from koom_pos.store.tables.customers import CustomerMergeRow
from koom_pos.store.tables.loyalty import LoyaltyMemberRow, PointsEntryRow
from koom_pos.store.types import utc_instant, utc_text


@dataclass(frozen=True, slots=True)
class CardBefore:
    """A card as it stood before a merge."""

    fields: PersonalFields
    origins: Mapping[CustomerField, FieldOrigin]


@dataclass(frozen=True, slots=True)
class StoredMerge:
    """That one card was merged into another.

    Attributes:
        taken: Fields whose value the kept card took from the other.
        points_moved: Points that went to the kept card; below zero where the other owed some.
        joined: Whether the kept card became a member by this merge.
        undone_at_utc: None while the merge stands.
    """

    id: str
    kept_id: str
    gone_id: str
    kept_before: CardBefore
    gone_before: CardBefore
    taken: tuple[CustomerField, ...]
    points_moved: int
    joined: bool
    operator_id: str
    at_utc: datetime
    undone_at_utc: datetime | None = None


class CustomerMergeVerbs:
    """Reads and writes merges."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, merge: StoredMerge, *, workstation_id: str) -> None:
        """Record a merge."""
        moved = {"taken": list(merge.taken), "points_moved": merge.points_moved, "joined": merge.joined}
        self._connection.execute(
            insert(CustomerMergeRow),
            {
                "id": merge.id,
                "workstation_id": workstation_id,
                "kept_id": merge.kept_id,
                "gone_id": merge.gone_id,
                "kept_before": _plain(merge.kept_before) | moved,
                "gone_before": _plain(merge.gone_before),
                "operator_id": merge.operator_id,
                "at_utc": merge.at_utc,
                "undone_at_utc": merge.undone_at_utc,
            },
        )

    def end(self, merge_id: str, *, at_utc: datetime) -> None:
        """Mark a merge as undone; statements of consent it drew up count no more from here on."""
        self._connection.execute(
            update(CustomerMergeRow).where(CustomerMergeRow.id == merge_id).values(undone_at_utc=at_utc)
        )

    def get(self, merge_id: str) -> StoredMerge | None:
        """Give a merge, also an undone one; None when one of its cards was erased."""
        found = self._many(CustomerMergeRow.id == merge_id)
        return found[0] if found else None

    def of(self, ids: Sequence[str]) -> list[StoredMerge]:
        """Give the merges of these cards, kept or gone, standing or undone, latest first."""
        return self._many(or_(CustomerMergeRow.kept_id.in_(ids), CustomerMergeRow.gone_id.in_(ids)))

    def drop_membership(self, member_id: str) -> None:
        """Take away a membership that a merge began and nothing happened in, with its entries of that merge."""
        self._connection.execute(delete(LoyaltyMemberRow).where(LoyaltyMemberRow.id == member_id))
        self._connection.execute(delete(PointsEntryRow).where(PointsEntryRow.member_id == member_id))

    def _many(self, condition: Any) -> list[StoredMerge]:
        query = select(CustomerMergeRow.__table__).where(condition)
        ordered = query.order_by(CustomerMergeRow.at_utc.desc(), CustomerMergeRow.id.desc())
        return [_merge(row) for row in self._connection.execute(ordered).mappings()]


def _merge(row: Mapping[Any, Any]) -> StoredMerge:
    moved = row["kept_before"]
    return StoredMerge(
        id=row["id"],
        kept_id=row["kept_id"],
        gone_id=row["gone_id"],
        kept_before=_before(row["kept_before"]),
        gone_before=_before(row["gone_before"]),
        taken=tuple(CustomerField(name) for name in moved["taken"]),
        points_moved=moved["points_moved"],
        joined=moved["joined"],
        operator_id=row["operator_id"],
        at_utc=row["at_utc"],
        undone_at_utc=row["undone_at_utc"],
    )


def _plain(card: CardBefore) -> dict[str, Any]:
    origins = {
        str(field): [str(known.origin), str(known.source), utc_text(known.at_utc)]
        for field, known in card.origins.items()
    }
    return {"fields": asdict(card.fields), "origins": origins}


def _before(plain: Mapping[str, Any]) -> CardBefore:
    origins = {
        CustomerField(field): FieldOrigin(Origin(origin), Source(source), utc_instant(at))
        for field, (origin, source, at) in plain["origins"].items()
    }
    return CardBefore(PersonalFields(**plain["fields"]), origins)

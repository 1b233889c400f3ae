"""The rules of the loyalty programme: read, changed, and kept as they were, so that an old ticket prints alike."""

from datetime import datetime
from typing import Any

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.loyalty import Programme, check_programme, programme_fields, programme_from
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.types import utc_text

SETTING = "loyalty_programme"
"""Setting of the shop: every version of the programme since the first change, oldest first."""


def programme(desk: Desk) -> Programme:
    """Give the rules as they stand."""
    with desk.store.reading() as tx:
        return read_programme(tx)


def read_programme(tx: Transaction, at_utc: datetime | None = None) -> Programme:
    """Give the rules as they stand, or as they stood at an instant: a duplicate says what its ticket said."""
    versions = _versions(tx)
    if at_utc is not None:
        at = utc_text(at_utc)
        versions = [version for version in versions if version["since_utc"] <= at]
    return programme_from(versions[-1]["programme"]) if versions else Programme()


def change_programme(desk: Desk, operator: Operator, changed: Programme) -> Programme:
    """Put other rules in force for the tickets to come; journalled with the old and the new ones.

    Raises:
        NotAllowedError, ProgrammeError
    """
    operator.check(Right.LOYALTY_PROGRAMME)
    check_programme(changed)
    with desk.store.transaction() as tx:
        before, at_utc = read_programme(tx), desk.now()
        if before == changed:
            return before
        after = programme_fields(changed)
        version = {"since_utc": utc_text(at_utc), "programme": after}
        tx.house.put_setting(SETTING, [*_versions(tx), version], at_utc=at_utc, by=operator.id)
        payload = {
            "operator": operator.code,
            "changes": [{"setting": SETTING, "before": programme_fields(before), "after": after}],
        }
        journal_writer.append(tx, desk, JournalKind.SETTINGS_CHANGE, payload, at_utc=at_utc)
    return changed


def _versions(tx: Transaction) -> list[dict[str, Any]]:
    versions: list[dict[str, Any]] = tx.house.settings().get(SETTING, [])
    return versions

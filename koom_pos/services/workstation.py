"""Acts on this workstation itself: its name, as it stands on tickets, and the versions it runs on."""

from dataclasses import dataclass, replace

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk


class WorkstationNameError(RefusedError):
    """A till's name has 1 to 40 characters."""

    def __init__(self, name: str) -> None:
        super().__init__("no name for a till")
        self.name = name


@dataclass(frozen=True, slots=True)
class Versions:
    """What runs here: the program, and the database with its encryption."""

    program: str
    sqlite: str
    cipher: str


def rename(desk: Desk, operator: Operator, name: str) -> Desk:
    """Give this workstation another name and return the desk that bears it; journalled. The same name is no act.

    Tickets settled before keep the name they were printed with.

    Raises:
        WorkstationNameError: empty, or longer than a ticket line takes.
        NotAllowedError: the operator may not.
    """
    operator.check(Right.SETTINGS)
    name = name.strip()
    if not 1 <= len(name) <= 40:
        raise WorkstationNameError(name)
    if name == desk.workstation.name:
        return desk
    with desk.store.transaction() as tx:
        tx.house.rename_here(name)
        change = {"setting": "workstation_name", "before": desk.workstation.name, "after": name}
        payload = {"operator": operator.code, "changes": [change]}
        journal_writer.append(tx, desk, JournalKind.SETTINGS_CHANGE, payload, at_utc=desk.now())
    return replace(desk, workstation=replace(desk.workstation, name=name))


def versions(desk: Desk) -> Versions:
    """Give the versions, as the parts themselves tell them."""
    with desk.store.reading() as tx:
        sqlite = tx.connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
        cipher = tx.connection.exec_driver_sql("PRAGMA cipher_version").scalar()
    return Versions(desk.software_version, str(sqlite), str(cipher or ""))

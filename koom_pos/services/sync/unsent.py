"""What the online shop does not know yet, and the refusal to leave it before it does."""

from koom_pos.domain.errors import RefusedError
from koom_pos.services.desk import Desk
from koom_pos.services.sync.marks import BOUND_SETTING
from koom_pos.store import Transaction


class OutboxNotEmptyError(RefusedError):
    """Something has not reached the online shop yet: leaving it now would lose that. `waiting` messages."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} messages not sent")
        self.waiting = waiting


def count_unsent(tx: Transaction) -> int:
    """Count what waits or is parked for the shop this store exchanges with; before there is one, nothing does."""
    if not tx.house.settings().get(BOUND_SETTING):
        return 0
    outbox = tx.online.outbox_count()
    return outbox.waiting + outbox.parked


def check_nothing_unsent(tx: Transaction) -> None:
    """Refuse to go on while something has not reached the shop, a step of the act that leaves it.

    Raises:
        OutboxNotEmptyError
    """
    if waiting := count_unsent(tx):
        raise OutboxNotEmptyError(waiting)


def unsent(desk: Desk) -> int:
    """Count what the online shop does not know yet."""
    with desk.store.reading() as tx:
        return count_unsent(tx)

"""Which session an act belongs to; acts that touch money refuse without one."""

from koom_pos.domain.till import ForgottenDayError, NoOpenDayError
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.till import TillSession


def require_session(tx: Transaction, desk: Desk) -> TillSession:
    """Give the open session of today.

    Raises:
        NoOpenDayError: no session is open.
        ForgottenDayError: the open session belongs to an earlier business date and must be closed first.
    """
    session = standing_session(tx, desk)
    if session.business_date < desk.today():
        raise ForgottenDayError(session.business_date)
    return session


def standing_session(tx: Transaction, desk: Desk) -> TillSession:
    """Give the open session whatever its date: for what must be done before a forgotten day can be closed.

    Raises:
        NoOpenDayError: no session is open.
    """
    session = tx.till.open_session(desk.workstation.id)
    if session is None:
        raise NoOpenDayError
    return session

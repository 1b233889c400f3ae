"""Place and end holds on a customer's data. While one stands, its fields are kept and she is canvassed by nobody."""

from collections.abc import Sequence
from datetime import date

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.legal_hold import HoldCode, HoldReasonError, UnknownHoldError, check_review
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import journal_writer
from koom_pos.services.consents import card_in_use
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.privacy import LegalHold


def holds_of(desk: Desk, operator: Operator, customer_id: str) -> list[LegalHold]:
    """List the holds on a customer and on the cards merged into hers, open ones first.

    Raises:
        NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.reading() as tx:
        return tx.privacy.holds_of(customer_id)


def holds_to_review(desk: Desk, operator: Operator) -> list[LegalHold]:
    """List the open holds whose date of review has come, the oldest first.

    Raises:
        NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.reading() as tx:
        return tx.privacy.holds_to_review(desk.today())


def place_hold(
    desk: Desk,
    operator: Operator,
    customer_id: str,
    code: HoldCode,
    *,
    reason: str,
    scope: Sequence[str],
    review_on: date,
    claimed_on: date | None = None,
) -> LegalHold:
    """Place a hold; journalled by its code alone.

    Args:
        desk: The desk.
        operator: Needs `Right.PRIVACY`.
        customer_id: Whose data it keeps.
        code: H1 to H5.
        reason: A few words for the shop, without health or opinions.
        scope: The names of what is kept, `email`, `tickets`, …
        review_on: When somebody looks whether it must stand, at most five years after the claim.
        claimed_on: Day of the claim, today by default.

    Raises:
        HoldReasonError, HoldReviewError, UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.PRIVACY)
    if not reason.strip() or not scope:
        raise HoldReasonError
    today = desk.today()
    check_review(review_on, today=today, claimed_on=claimed_on or today)
    with desk.store.transaction() as tx:
        hold = LegalHold(
            desk.new_id(), card_in_use(tx, customer_id), code, reason.strip(), tuple(scope), operator.id,
            desk.now(), review_on, None,
        )  # fmt: skip
        tx.privacy.add_hold(hold, workstation_id=desk.workstation.id)
        _journal(tx, desk, operator, hold, "placed")
    return hold


def end_hold(desk: Desk, operator: Operator, hold_id: str) -> None:
    """End a hold: what it kept follows its own rule again. Journalled by its code.

    Raises:
        UnknownHoldError: there is none, or it ended before.
        NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.transaction() as tx:
        hold = tx.privacy.hold(hold_id)
        if hold is None or not tx.privacy.end_hold(hold_id, at_utc=desk.now()):
            raise UnknownHoldError(hold_id)
        _journal(tx, desk, operator, hold, "ended")


def _journal(tx: Transaction, desk: Desk, operator: Operator, hold: LegalHold, event: str) -> None:
    payload = {"operator": operator.code, "event": event, "code": hold.code}
    journal_writer.append(tx, desk, JournalKind.HOLD_CHANGE, payload, at_utc=desk.now())

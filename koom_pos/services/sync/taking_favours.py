"""Take wishes and points from the online shop: wishes only behind the profiling consent, points only for a member."""

from koom_pos.domain.consent import Channel, Purpose, is_given
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.loyalty import EntryKind
from koom_pos.remote.online_shop import ShopPoints, ShopWish
from koom_pos.services import consents, journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.loyalty import NotAMemberError
from koom_pos.services.sync.actor import CUSTOMER, SHOP_ACTOR
from koom_pos.services.sync.taking_customers import Taken
from koom_pos.store import Transaction
from koom_pos.store.loyalty import PointsEntry

POINTS = "points"
"""Kind of the links that keep points of the shop from being counted twice."""


def take_wish(tx: Transaction, desk: Desk, record: ShopWish) -> Taken:
    """Keep a wish of who agreed to profiling; anybody else's is dropped unread."""
    del desk
    link = tx.online.link(CUSTOMER, record.customer_remote_id)
    customer = tx.customers.current(link.local_id) if link is not None else None
    if customer is None or not is_given(consents.read_current(tx, customer.id), Purpose.PROFILING, Channel.NONE):
        return Taken.SKIPPED
    tx.clienteling.keep_wish(customer.id, record.sku, record.label, at_utc=record.wished_at_utc)
    return Taken.CHANGED


def take_points(tx: Transaction, desk: Desk, record: ShopPoints) -> Taken:
    """Write points earned or spent at the shop into the ledger, once, by their key; balances are never overwritten.

    Raises:
        NotAMemberError: she has an account there and no card here; the record is parked until she joins.
    """
    if tx.online.link(POINTS, record.remote_id) is not None:
        return Taken.SAME
    link = tx.online.link(CUSTOMER, record.customer_remote_id)
    customer = tx.customers.current(link.local_id) if link is not None else None
    if customer is None or record.points == 0:
        return Taken.SKIPPED
    member = tx.loyalty.going_member(customer.id)
    if member is None:
        raise NotAMemberError
    entry = PointsEntry(
        id=desk.new_id(),
        member_id=member.id,
        kind=EntryKind.WEB,
        points=record.points,
        business_date=desk.today(record.at_utc),
        at_utc=record.at_utc,
        operator_id=SHOP_ACTOR.id,
        workstation_id=desk.workstation.id,
        reason=record.reason,
    )
    tx.loyalty.write([entry])
    payload = {"operator": SHOP_ACTOR.code, "points": record.points, "reason": "web"}
    journal_writer.append(tx, desk, JournalKind.POINTS_ADJUSTED, payload, at_utc=desk.now())
    tx.online.remember(POINTS, record.remote_id, entry.id)
    return Taken.CHANGED

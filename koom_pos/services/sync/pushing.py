"""Push what waits in the outbox: in order, each intention once, a poison message parked while the others go on.

Delivery is at least once and the effect exactly once: the key of an intention is kept at the shop with its effect,
and a message is marked sent only after the last of its intentions was answered.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from koom_pos.domain.errors import RefusedError
from koom_pos.remote.errors import ShopDriftError, ShopUnreachableError
from koom_pos.remote.online_shop import Intent, IntentKind, OnlineShop, Outcome, Result, Stream
from koom_pos.services.desk import Desk
from koom_pos.services.sync.actor import CUSTOMER
from koom_pos.services.sync.intents import intents_of
from koom_pos.services.sync.pulling import Pulled, reason_of, take_records
from koom_pos.store.online import Message

AT_A_TIME = 200
FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=1)
_JITTER_PARTS = 100


@dataclass(slots=True)
class Pushed:
    """What a round sent: messages, intentions, and what stayed behind."""

    messages: int = 0
    intents: int = 0
    parked: int = 0
    waiting: int = 0


def push(desk: Desk, shop: OnlineShop, *, cancelled: Callable[[], bool] = lambda: False) -> Pushed:
    """Send what is due. A message behind one of the same subject that did not arrive waits, so order is kept.

    Raises:
        ShopUnreachableError, ShopDriftError: what was sent before is marked; the rest waits, later each time.
    """
    pushed = Pushed()
    held: set[str] = set()
    with desk.store.reading() as tx:
        messages = tx.online.waiting(limit=AT_A_TIME)
    for message in messages:
        if cancelled():
            break
        due = message.not_before_utc is None or message.not_before_utc <= desk.now()
        if message.state != "waiting" or message.subject_id in held or not due:
            held.add(message.subject_id)
            pushed.waiting += 1
            continue
        if not _push_message(desk, shop, message, pushed):
            held.add(message.subject_id)
    return pushed


def _push_message(desk: Desk, shop: OnlineShop, message: Message, pushed: Pushed) -> bool:
    """Send one message; tells whether it is done with."""
    with desk.store.reading() as tx:
        intents = intents_of(tx, message)
    for place, intent in enumerate(intents[message.done_parts :], start=message.done_parts):
        try:
            outcome = shop.push(intent)
        except (ShopUnreachableError, ShopDriftError) as fault:
            _wait(desk, message, place, reason_of(fault))
            pushed.waiting += 1
            raise
        except RefusedError as refused:
            outcome = Outcome(Result.REFUSED, reason=reason_of(refused))
        if outcome.result in (Result.REFUSED, Result.CONFLICT) and not _settle(desk, shop, intent, outcome):
            _park(desk, message, place, outcome.reason)
            pushed.parked += 1
            return False
        if outcome.result in (Result.DONE, Result.ALREADY):
            _note(desk, intent)
        pushed.intents += 1
    with desk.store.transaction() as tx:
        tx.online.mark_sent(message.id, at_utc=desk.now())
    pushed.messages += 1
    return True


def _settle(desk: Desk, shop: OnlineShop, intent: Intent, outcome: Outcome) -> bool:
    """Answer a conflict that a fresh look settles: a customer changed there meanwhile is merged field by field.

    What both changed is a conflict for a person; what only one changed goes its way with the message that the merge
    itself sends. Tells whether the intention is done with.
    """
    if intent.kind is not IntentKind.UPDATE_CUSTOMER or outcome.reason != "changed_there":
        return False
    take_records(desk, Stream.CUSTOMERS, shop.fetch(Stream.CUSTOMERS, [intent.subject]), Pulled())
    return True


def _note(desk: Desk, intent: Intent) -> None:
    """Remember what both sides now agree on."""
    if intent.kind is not IntentKind.UPDATE_CUSTOMER:
        return
    sent = {name: str(value) for name, value in intent.values.items() if f"was:{name}" in intent.values}
    with desk.store.transaction() as tx:
        link = tx.online.link(CUSTOMER, intent.subject)
        if link is not None:
            tx.online.put_link(replace(link, base={**(link.base or {}), **sent}))


def waiting_time(attempts: int, draw: int) -> timedelta:
    """Return how long to wait after a failure: doubled each time up to an hour, plus up to a quarter at random.

    Args:
        attempts: Failures so far, 1 or more.
        draw: 0 to 99; a hundred tills must not come back in the same second.
    """
    wait: timedelta = min(LONGEST_WAIT, FIRST_WAIT * (1 << min(attempts - 1, 12)))
    extra: timedelta = wait * draw // (4 * _JITTER_PARTS)
    return wait + extra


def _wait(desk: Desk, message: Message, done: int, reason: str) -> None:
    """Try again later, each time later: an absent shop is no reason to give a message up."""
    attempts = message.attempts + 1
    later = desk.now() + waiting_time(attempts, desk.random_below(_JITTER_PARTS))
    with desk.store.transaction() as tx:
        tx.online.put_delivery(
            message.id, state="waiting", attempts=attempts, not_before_utc=later, reason=reason, done_parts=done
        )


def _park(desk: Desk, message: Message, done: int, reason: str) -> None:
    with desk.store.transaction() as tx:
        tx.online.put_delivery(
            message.id,
            state="parked",
            attempts=message.attempts + 1,
            not_before_utc=desk.now(),
            reason=reason,
            done_parts=done,
        )

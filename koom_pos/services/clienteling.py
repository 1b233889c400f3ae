"""The portrait of a customer for the counter, drawn only behind her profiling consent, at the moment it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from koom_pos.domain.clienteling import Cue, Purchase, UsualShade, due_cues, usual_shades
from koom_pos.domain.consent import Channel, Purpose, is_given
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import consents, customers, shop
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.clienteling import Wish

LAST_PURCHASES = 12


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is deduced of her. `purchases` are the latest lines, latest first; any part may be empty."""

    shades: tuple[UsualShade, ...]
    purchases: tuple[Purchase, ...]
    wishes: tuple[Wish, ...]
    cues: tuple[Cue, ...]


def portrait(desk: Desk, operator: Operator, customer_id: str) -> Portrait | None:
    """Draw the portrait, or give None: she did not agree to profiling, refused it, or took it back.

    Consent and purchases are read in one moment of the store, so no portrait outlives its consent.

    Raises:
        NotAllowedError: the role may not see what customers bought.
    """
    operator.check(Right.CUSTOMER_HISTORY)
    with desk.store.reading() as tx:
        if not is_given(consents.read_current(tx, customer_id), Purpose.PROFILING, Channel.NONE):
            return None
        cards = tx.customers.ids_of(customers.current_in(tx, customer_id).id)
        bought = tx.clienteling.purchases(cards)
        return Portrait(
            shades=usual_shades(bought),
            purchases=tuple(bought[:LAST_PURCHASES]),
            wishes=tuple(tx.clienteling.wishes(cards)),
            cues=due_cues(bought, read_cue_days(tx), desk.today()),
        )


def read_cue_days(tx: Transaction) -> Mapping[str, int]:
    """Give after how many days the counter is reminded, by the shop's setting `cue_days`."""
    return shop.read_profile(tx).cue_days

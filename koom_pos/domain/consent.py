"""Consents: purpose by purpose, channel by channel, proven, and withdrawn as easily as given (GDPR art. 7).

A `ConsentRecord` is a fact that never changes; what holds now is the fold over them. Unknown is refused. Membership
of the loyalty programme is a contract, no consent, and depends on none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from koom_pos.domain.customer import Source
from koom_pos.domain.errors import RefusedError


class Purpose(StrEnum):
    """What a consent is for.

    `KOOM_OFFERS` is the newsletter with the shop's own offers; `PROFILING` offers drawn from what she bought;
    `PARTNER_OFFERS` offers of partners; `E_TICKET` the ticket by mail, a service, still asked.
    """

    KOOM_OFFERS = "koom_offers"
    PROFILING = "profiling"
    PARTNER_OFFERS = "partner_offers"
    E_TICKET = "e_ticket"


class Channel(StrEnum):
    """By which way the shop reaches her; `NONE` for a use of data that sends nothing."""

    EMAIL = "email"
    SMS = "sms"
    POST = "post"
    NONE = "none"


class ConsentState(StrEnum):
    """What she said. Only `GIVEN` lets anything happen."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Method(StrEnum):
    """How she said it. `COUNTER` is said aloud to the cashier: good to refuse and to withdraw, never to give."""

    CUSTOMER_SCREEN = "customer_screen"
    PAPER_SIGNED = "paper_signed"
    WEB = "web"
    EMAIL = "email"
    COUNTER = "counter"
    IMPORT = "import"
    MERGE = "merge"


Cell = tuple[Purpose, Channel]

ASKED_CELLS: tuple[Cell, ...] = (
    (Purpose.KOOM_OFFERS, Channel.EMAIL),
    (Purpose.KOOM_OFFERS, Channel.SMS),
    (Purpose.PROFILING, Channel.NONE),
    (Purpose.PARTNER_OFFERS, Channel.EMAIL),
    (Purpose.PARTNER_OFFERS, Channel.SMS),
    (Purpose.E_TICKET, Channel.EMAIL),
)
"""One box each on the sign-up form, in this order, none ticked."""

MARKETING = frozenset({Purpose.KOOM_OFFERS, Purpose.PARTNER_OFFERS})
"""Purposes that canvass: an objection to one of them puts the address on the suppression list."""

_OWN_HAND = frozenset({Method.CUSTOMER_SCREEN, Method.PAPER_SIGNED, Method.WEB, Method.EMAIL})


class UnprovenConsentError(RefusedError):
    """A consent was to be recorded as given without her own act or without evidence of it (GDPR art. 7-1)."""

    def __init__(self, method: Method) -> None:
        super().__init__(f"no consent by {method} without evidence")
        self.method = method


class UnaskedCellError(RefusedError):
    """The purpose is not asked for this channel."""

    def __init__(self, purpose: Purpose, channel: Channel) -> None:
        super().__init__(f"{purpose} is not asked by {channel}")
        self.purpose = purpose
        self.channel = channel


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One statement of one customer, for one purpose and channel.

    Attributes:
        wording_sha256: Hash of the exact text she read; empty for what was said aloud.
        policy_version: Version of the shop's policy she was referred to.
        form_version: Version of the form.
        utc_offset_minutes: Offset of Nouméa then, so that the local time stands with the record.
        operator_id: Who served her; empty when nobody of the shop did.
        evidence_ref: What proves it: id of a signature or slip, id of the shop's own record.
        merge_id: The merge that drew this record up, if one did; it counts no more once that merge is undone.
    """

    id: str
    customer_id: str
    purpose: Purpose
    channel: Channel
    state: ConsentState
    wording_sha256: str
    policy_version: str
    form_version: str
    method: Method
    at_utc: datetime
    utc_offset_minutes: int
    workstation_id: str
    operator_id: str
    evidence_ref: str
    source: Source
    merge_id: str | None = None


_NARROWEST_LAST = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN)


def narrowness(state: ConsentState) -> int:
    """Order states from the widest: given, refused, withdrawn."""
    return _NARROWEST_LAST.index(state)


def check_proven(record: ConsentRecord) -> None:
    """Refuse a grant that is not her own act with its evidence; refusals and withdrawals need none.

    A record of a merge repeats one that was proven, whose id is its evidence.

    Raises:
        UnprovenConsentError: see above. An import without proof is refused, never a grant.
        UnaskedCellError: the shop never asks this purpose for this channel.
    """
    if (record.purpose, record.channel) not in ASKED_CELLS:
        raise UnaskedCellError(record.purpose, record.channel)
    if record.state is not ConsentState.GIVEN:
        return
    proven = record.method in _OWN_HAND or record.method is Method.MERGE
    if not proven or not record.evidence_ref or not record.wording_sha256:
        raise UnprovenConsentError(record.method)


def fold(
    records: Iterable[ConsentRecord], *, not_before: Mapping[Purpose, datetime] | None = None
) -> dict[Cell, ConsentRecord]:
    """Return the statement that holds for each purpose and channel; what is absent was never said: refused.

    The latest wins; at the same instant the narrowest does.

    Args:
        records: Statements of one customer, in any order.
        not_before: From when on grants of a purpose count, where a later policy ended the earlier ones; a grant
            before that is left out, so it is as if unsaid.
    """
    current: dict[Cell, ConsentRecord] = {}
    for record in records:
        cell = (record.purpose, record.channel)
        held = current.get(cell)
        if held is None or _order(record) > _order(held):
            current[cell] = record
    ended = not_before or {}
    return {
        cell: record
        for cell, record in current.items()
        if record.state is not ConsentState.GIVEN or cell[0] not in ended or record.at_utc >= ended[cell[0]]
    }


def _order(record: ConsentRecord) -> tuple[datetime, int, str]:
    return record.at_utc, narrowness(record.state), record.id


def narrowest(first: ConsentRecord | None, second: ConsentRecord | None) -> ConsentRecord | None:
    """Return the stricter of what two cards of one person say; one that says nothing leaves the word to the other."""
    if first is None or second is None:
        return first or second
    return max(first, second, key=lambda record: (narrowness(record.state), record.at_utc))


def is_given(current: Mapping[Cell, ConsentRecord], purpose: Purpose, channel: Channel) -> bool:
    """Tell whether a purpose may be served: only an express yes counts."""
    record = current.get((purpose, channel))
    return record is not None and record.state is ConsentState.GIVEN

"""How a statement is written: its proof looked at, and all that follows from it done in the same transaction.

Steps of the acts of `consents` and `sign_up`; nothing here checks a right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from koom_pos.domain.business_day import utc_offset_minutes
from koom_pos.domain.consent import (
    ASKED_CELLS,
    MARKETING,
    Cell,
    Channel,
    ConsentRecord,
    ConsentState,
    Method,
    Purpose,
    UnprovenConsentError,
    check_proven,
    fold,
    is_given,
)
from koom_pos.domain.customer import Source
from koom_pos.domain.operator import Operator
from koom_pos.domain.wordings import FORM_VERSION, wording
from koom_pos.services import policy, suppression
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.consents import Proof

OUTBOX_TOPIC = "consent.changed"

_KIND_OF = {Method.CUSTOMER_SCREEN: "signature", Method.PAPER_SIGNED: "slip"}
SIGNED_METHODS = frozenset(_KIND_OF)
"""By these a customer can give at the counter: her signature is kept, or the paper she signed."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where and how answers were given: what every record of one form shares."""

    method: Method
    evidence_id: str
    language: str
    source: Source = Source.STORE


def record_in(
    tx: Transaction,
    desk: Desk,
    operator: Operator | None,
    customer_id: str,
    answers: Mapping[Cell, bool],
    *,
    said: Said,
) -> tuple[ConsentRecord, ...]:
    """Record a form inside a running transaction; see `record_answers`. Operator None: nobody of the shop served."""
    proof = _check_proof(tx, customer_id, answers, said)
    shown = shown_by(proof) if proof is not None else {}
    version = proof.policy_version if proof is not None else policy.read_policy(tx).version
    held = fold(tx.consents.statements(customer_id))
    records = []
    for cell in sorted(answers, key=_place):
        words = wording(cell, said.language)
        tx.consents.keep_wording(words, at_utc=desk.now())
        state = ConsentState.GIVEN if answers[cell] else ConsentState.REFUSED
        records.append(
            _record(
                desk, operator, customer_id, cell, state,
                said=said, wording_sha256=shown.get(cell, words.sha256),
                policy_version=version, held=held.get(cell),
            )
        )  # fmt: skip
    return store_in(tx, desk, records, held)


def withdraw_in(
    tx: Transaction, desk: Desk, operator: Operator | None, customer_id: str, cell: Cell, *, method: Method
) -> ConsentRecord:
    """Withdraw inside a running transaction; see `consents.withdraw`."""
    held = fold(tx.consents.statements(customer_id))
    record = _record(
        desk, operator, customer_id, cell, ConsentState.WITHDRAWN,
        said=Said(method, "", ""), wording_sha256="",
        policy_version=policy.read_policy(tx).version, held=held.get(cell),
    )  # fmt: skip
    return store_in(tx, desk, [record], held)[0]


def shown_by(proof: Proof) -> dict[Cell, str]:
    """Read the boxes a proof shows and the hash of the text of each."""
    parts = [each.split("/") for each in proof.cells]
    return {(Purpose(purpose), Channel(channel)): sha256 for purpose, channel, sha256 in parts}


def _check_proof(tx: Transaction, customer_id: str, answers: Mapping[Cell, bool], said: Said) -> Proof | None:
    """Give the proof of a form; None where this shop holds none: said aloud, on the web, by mail, or nothing ticked.

    Raises:
        UnprovenConsentError: the proof is not hers, is unsigned, answered before, shows other boxes, or a box is
            ticked below words that a later version of the policy ended.
    """
    kind = _KIND_OF.get(said.method)
    if kind is None or not (said.evidence_id or any(answers.values())):
        return None
    proof = tx.consents.proof(said.evidence_id)
    hers = tx.customers.ids_of(customer_id)
    sound = proof is not None and (proof.kind, proof.state) == (kind, "signed") and proof.customer_id in hers
    if proof is None or not sound or any(tx.consents.proof_is_used(card, proof.id) for card in hers):
        raise UnprovenConsentError(said.method)
    shown, ended = shown_by(proof), tx.privacy.ended_purposes()
    for cell, ticked in answers.items():
        superseded = cell[0] in ended and ended[cell[0]] > proof.at_utc
        if cell not in shown or (ticked and superseded):
            raise UnprovenConsentError(said.method)
    return proof


def _record(
    desk: Desk,
    operator: Operator | None,
    customer_id: str,
    cell: Cell,
    state: ConsentState,
    *,
    said: Said,
    wording_sha256: str,
    policy_version: str,
    held: ConsentRecord | None,
) -> ConsentRecord:
    """Draw up a statement. A narrower word never stands before what it narrows, even when the clock was set back."""
    now = desk.now()
    at_utc = max(now, held.at_utc) if held is not None and state is not ConsentState.GIVEN else now
    record = ConsentRecord(
        id=desk.new_id(),
        customer_id=customer_id,
        purpose=cell[0],
        channel=cell[1],
        state=state,
        wording_sha256=wording_sha256,
        policy_version=policy_version,
        form_version=FORM_VERSION if wording_sha256 else "",
        method=said.method,
        at_utc=at_utc,
        utc_offset_minutes=utc_offset_minutes(at_utc),
        workstation_id=desk.workstation.id,
        operator_id=operator.id if operator is not None else "",
        evidence_ref=said.evidence_id,
        source=said.source,
    )
    check_proven(record)
    return record


def store_in(
    tx: Transaction, desk: Desk, records: list[ConsentRecord], held: Mapping[Cell, ConsentRecord]
) -> tuple[ConsentRecord, ...]:
    """Write statements with everything that follows from them, in the one transaction.

    From a statement that comes late, older than what she said since, nothing follows: it is kept, and that is all.

    Args:
        tx: The transaction of the act.
        desk: Gives ids.
        records: New statements, one by cell.
        held: What held before them.
    """
    tx.consents.add(records)
    for record in records:
        cell = (record.purpose, record.channel)
        before = held.get(cell)
        if before is not None and fold((before, record))[cell] is before:
            continue
        _suppress_or_lift(tx, desk, record, before)
        if record.purpose is Purpose.PROFILING and record.state is not ConsentState.GIVEN:
            for card in tx.customers.ids_of(record.customer_id):
                tx.consents.drop_wishlist(card)
        tx.house.tell(
            message_id=desk.new_id(),
            workstation_id=desk.workstation.id,
            topic=OUTBOX_TOPIC,
            subject_id=record.customer_id,
            payload={
                "record": record.id,
                "purpose": record.purpose,
                "channel": record.channel,
                "state": record.state,
            },
            at_utc=record.at_utc,
        )
    return tuple(records)


def carry_back(
    tx: Transaction, desk: Desk, operator: Operator, *, kept_id: str, gone_id: str, since: datetime
) -> None:
    """Let a card that stands by itself again keep the noes she said while it was merged: undoing widens nothing.

    Args:
        tx: The transaction that undoes the merge, both cards apart again.
        desk: The desk.
        operator: Who undoes it.
        kept_id: The card that went on for both.
        gone_id: The card that stands by itself again.
        since: When they were merged.
    """
    said = [r for r in tx.consents.statements(kept_id) if r.at_utc >= since and r.merge_id is None]
    held = fold(tx.consents.statements(gone_id))
    carried = [
        replace(
            record,
            id=desk.new_id(),
            customer_id=gone_id,
            method=Method.MERGE,
            workstation_id=desk.workstation.id,
            operator_id=operator.id,
            evidence_ref=record.id,
        )
        for cell, record in fold(said).items()
        if record.state is not ConsentState.GIVEN and is_given(held, *cell)
    ]
    store_in(tx, desk, carried, held)


def _suppress_or_lift(tx: Transaction, desk: Desk, record: ConsentRecord, before: ConsentRecord | None) -> None:
    """Keep the suppression list true: an objection puts every address of hers on it, a grant of her own takes it off.

    A box left empty by who never agreed is no objection.
    """
    if record.purpose not in MARKETING:
        return
    given = record.state is ConsentState.GIVEN
    objected = record.state is ConsentState.WITHDRAWN or (
        before is not None and before.state is ConsentState.GIVEN and not given
    )
    for hashed in tx.consents.hashes_of(record.customer_id, record.channel):
        if given:
            suppression.lift(tx, desk, record.channel, record.purpose, hashed)
        elif objected:
            suppression.suppress(tx, desk, record.channel, record.purpose, hashed, reason=record.state)


def _place(cell: Cell) -> int:
    """Order boxes as on the form; what is not asked is refused by `wording`."""
    return ASKED_CELLS.index(cell) if cell in ASKED_CELLS else len(ASKED_CELLS)

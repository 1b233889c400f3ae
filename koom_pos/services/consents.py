"""Consents at the counter: what holds, answers with their proof, withdrawals as easy as giving (GDPR art. 7).

Nothing here lets the shop give in a customer's place: a grant rests on her signature, on her screen or on paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from koom_pos.domain.consent import (
    ASKED_CELLS,
    Cell,
    Channel,
    ConsentRecord,
    Method,
    Purpose,
    UnaskedCellError,
    UnprovenConsentError,
    fold,
)
from koom_pos.domain.customer import UnknownCustomerError
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.shop_codes import LARGEST_NUMBER, parse_slip_code, slip_code, tidy_code
from koom_pos.domain.wordings import LANGUAGES, wording
from koom_pos.services import policy
from koom_pos.services.consent_recording import SIGNED_METHODS, Said, record_in, shown_by, withdraw_in
from koom_pos.services.desk import Desk
from koom_pos.services.signature_image import check_signature
from koom_pos.store import Transaction
from koom_pos.store.consents import Proof


class UnknownSlipError(RefusedError):
    """No slip to sign carries this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no slip {code}")
        self.code = code


class SlipNotWaitingError(RefusedError):
    """The slip was signed or spoiled before: it answers once."""

    def __init__(self, code: str) -> None:
        super().__init__(f"slip {code} is not waiting")
        self.code = code


@dataclass(frozen=True, slots=True)
class Slip:
    """A form on paper. `state` is `printed` until it comes back `signed` or is `spoiled`."""

    evidence_id: str
    code: str
    cells: tuple[Cell, ...]
    customer_id: str
    language: str
    policy_version: str
    state: str


def read_current(tx: Transaction, customer_id: str) -> dict[Cell, ConsentRecord]:
    """Give what holds for a customer, inside a transaction; see `current_consents`."""
    kept = tx.customers.current(customer_id)
    return fold(tx.consents.statements(kept.id), not_before=tx.privacy.ended_purposes()) if kept else {}


def current_consents(desk: Desk, customer_id: str) -> dict[Cell, ConsentRecord]:
    """Give the statement that holds for each purpose and channel; absent is refused.

    Reads the card that goes on after merges, without records of undone merges, and without grants that a later
    version of the policy ended.
    """
    with desk.store.reading() as tx:
        return read_current(tx, customer_id)


def consent_history(desk: Desk, operator: Operator, customer_id: str) -> list[ConsentRecord]:
    """Give everything a customer ever said, oldest first, with the cards merged into hers and undone merges.

    Raises:
        NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.reading() as tx:
        records = [
            record for card in tx.customers.ids_of(customer_id) for record in tx.consents.everything_said(card)
        ]
    return sorted(records, key=lambda record: (record.at_utc, record.id))


def wording_of(desk: Desk, record: ConsentRecord) -> str:
    """Give the exact words a record agreed to or refused; empty for what was said aloud."""
    with desk.store.reading() as tx:
        return tx.consents.wording_text(record.wording_sha256)


def record_answers(
    desk: Desk,
    operator: Operator,
    customer_id: str,
    answers: Mapping[Cell, bool],
    *,
    method: Method,
    evidence_id: str,
    language: str,
) -> tuple[ConsentRecord, ...]:
    """Record a form: a ticked box is given, an empty one refused, a box that was not shown says nothing.

    Args:
        desk: The desk.
        operator: Needs `Right.CUSTOMERS`.
        customer_id: Whose answers they are.
        answers: By box.
        method: How she answered. On her screen or on paper she may give; by any other way, here, only refuse.
        evidence_id: The signature or signed slip that shows these boxes, used for no other answer.
        language: Of the form she read.

    Raises:
        UnprovenConsentError: a grant without her own act, its proof, or with a proof of other boxes or another use.
        UnaskedCellError: the form has no such box.
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    if any(answers.values()) and method not in SIGNED_METHODS:
        raise UnprovenConsentError(method)
    with desk.store.transaction() as tx:
        kept = card_in_use(tx, customer_id)
        return record_in(tx, desk, operator, kept, answers, said=Said(method, evidence_id, language))


def withdraw(
    desk: Desk,
    operator: Operator,
    customer_id: str,
    purpose: Purpose,
    channel: Channel,
    *,
    method: Method = Method.COUNTER,
) -> ConsentRecord:
    """Withdraw a consent: said is enough, no proof is asked. It takes effect at once, on every list.

    The address goes on the suppression list in the same transaction when the purpose canvasses; without the consent
    to profiling the wishlist is forgotten.

    Raises:
        UnaskedCellError, NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    cell = (purpose, channel)
    if cell not in ASKED_CELLS:
        raise UnaskedCellError(purpose, channel)
    with desk.store.transaction() as tx:
        return withdraw_in(tx, desk, operator, card_in_use(tx, customer_id), cell, method=method)


def save_signature(
    desk: Desk, operator: Operator, customer_id: str, png: bytes, cells: Iterable[Cell], *, language: str
) -> str:
    """Keep the signature she drew below these boxes and give its id, the evidence of her answers.

    Raises:
        EmptySignatureError, UnreadableSignatureError, UnaskedCellError, NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        return save_signature_in(
            tx, desk, operator, card_in_use(tx, customer_id), png, cells=cells, language=language
        )


def save_signature_in(
    tx: Transaction,
    desk: Desk,
    operator: Operator,
    customer_id: str,
    png: bytes,
    *,
    cells: Iterable[Cell],
    language: str,
) -> str:
    """Keep a signature inside a running transaction; see `save_signature`."""
    check_signature(png)
    return _keep_proof(tx, desk, operator, customer_id, cells=cells, language=language, signature_png=png).id


def open_slip(desk: Desk, operator: Operator, customer_id: str, language: str) -> Slip:
    """Draw up a form to be printed and signed on paper, with every box; its code brings it back.

    Raises:
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        return open_slip_in(tx, desk, operator, card_in_use(tx, customer_id), language)


def open_slip_in(tx: Transaction, desk: Desk, operator: Operator, customer_id: str, language: str) -> Slip:
    """Draw up a form inside a running transaction; see `open_slip`."""
    proof = _keep_proof(tx, desk, operator, customer_id, cells=ASKED_CELLS, language=language, signature_png=None)
    return _slip(proof)


def find_slip(desk: Desk, code: str) -> Slip:
    """Give the slip that carries a code, scanned or typed, whatever its state.

    Raises:
        ShopCodeFormatError, ShopCodeCheckError: not a slip's code.
        UnknownSlipError
    """
    with desk.store.reading() as tx:
        return _find(tx, code)


def waiting_slips(desk: Desk, customer_id: str) -> list[Slip]:
    """List a customer's slips that did not come back yet, oldest first."""
    with desk.store.reading() as tx:
        return [
            _slip(proof) for card in tx.customers.ids_of(customer_id) for proof in tx.consents.slips_waiting(card)
        ]


def sign_slip(desk: Desk, operator: Operator, code: str, answers: Mapping[Cell, bool]) -> tuple[ConsentRecord, ...]:
    """Record what she ticked on the signed paper, which the shop files under its code. A slip answers once.

    A box of the slip that is not in `answers` was left empty: refused.

    Raises:
        SlipNotWaitingError, UnknownSlipError, ShopCodeFormatError, ShopCodeCheckError
        UnaskedCellError: a box the slip did not show.
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        return sign_slip_in(tx, desk, operator, code, answers)


def sign_slip_in(
    tx: Transaction, desk: Desk, operator: Operator, code: str, answers: Mapping[Cell, bool]
) -> tuple[ConsentRecord, ...]:
    """Record a signed slip inside a running transaction; see `sign_slip`."""
    slip = _find(tx, code)
    for purpose, channel in answers:
        if (purpose, channel) not in slip.cells:
            raise UnaskedCellError(purpose, channel)
    kept = card_in_use(tx, slip.customer_id)
    if not tx.consents.mark_slip(slip.evidence_id, "signed", signed_at_utc=desk.now()):
        raise SlipNotWaitingError(slip.code)
    full = {cell: answers.get(cell, False) for cell in slip.cells}
    said = Said(Method.PAPER_SIGNED, slip.evidence_id, slip.language)
    return record_in(tx, desk, operator, kept, full, said=said)


def spoil_slip(desk: Desk, operator: Operator, code: str) -> None:
    """Note that a slip will not come back: torn, unsigned, printed twice.

    Raises:
        SlipNotWaitingError, UnknownSlipError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        slip = _find(tx, code)
        if not tx.consents.mark_slip(slip.evidence_id, "spoiled", signed_at_utc=None):
            raise SlipNotWaitingError(slip.code)


def card_in_use(tx: Transaction, customer_id: str) -> str:
    """Give the card that goes on in place of this one.

    Raises:
        UnknownCustomerError
    """
    kept = tx.customers.current(customer_id)
    if kept is None:
        raise UnknownCustomerError(customer_id)
    return kept.id


def _keep_proof(
    tx: Transaction,
    desk: Desk,
    operator: Operator,
    customer_id: str,
    *,
    cells: Iterable[Cell],
    language: str,
    signature_png: bytes | None,
) -> Proof:
    spoken = language if language in LANGUAGES else "fr"
    shown = [wording(cell, spoken) for cell in cells]
    at_utc = desk.now()
    for words in shown:
        tx.consents.keep_wording(words, at_utc=at_utc)
    is_slip = signature_png is None
    proof = Proof(
        id=desk.new_id(),
        customer_id=customer_id,
        kind="slip" if is_slip else "signature",
        state="printed" if is_slip else "signed",
        slip_code=slip_code(1 + desk.random_below(LARGEST_NUMBER)) if is_slip else "",
        cells=tuple(f"{words.purpose}/{words.channel}/{words.sha256}" for words in shown),
        language=spoken,
        policy_version=policy.read_policy(tx).version,
        at_utc=at_utc,
        signed_at_utc=None if is_slip else at_utc,
    )
    tx.consents.add_proof(
        proof, signature_png=signature_png, workstation_id=desk.workstation.id, operator_id=operator.id
    )
    return proof


def _find(tx: Transaction, code: str) -> Slip:
    parse_slip_code(code)
    proof = tx.consents.slip(tidy_code(code))
    if proof is None:
        raise UnknownSlipError(tidy_code(code))
    return _slip(proof)


def _slip(proof: Proof) -> Slip:
    return Slip(
        proof.id, proof.slip_code, tuple(shown_by(proof)), proof.customer_id, proof.language,
        proof.policy_version, proof.state,
    )  # fmt: skip

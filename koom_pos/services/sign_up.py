"""Sign a customer up at the counter: card, answers, proof, welcome and sale in one transaction, or nothing.

Membership depends on no box: every one of them may be left empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from koom_pos.domain.consent import ASKED_CELLS, Cell, Channel, ConsentRecord, ConsentState, Method, Purpose, is_given
from koom_pos.domain.customer import Customer, PersonalFields
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import attaching, consents, customers, e_tickets, vouchers
from koom_pos.services.attaching import Attached
from koom_pos.services.consent_recording import Said, record_in, withdraw_in
from koom_pos.services.consents import Slip
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.vouchers import Voucher

NEWSLETTER = (Purpose.KOOM_OFFERS, Channel.EMAIL)
"""The box whose words promise the welcome code."""


@dataclass(frozen=True, slots=True)
class SignUpDraft:
    """What the cashier enters. `card_code` is a pre-printed card, None draws one; `attach` rings the sale for her."""

    fields: PersonalFields = field(default_factory=PersonalFields)
    fifteen_or_over: bool = False
    card_code: str | None = None
    attach: bool = True


@dataclass(frozen=True, slots=True)
class SignedUp:
    """A new member. `slip` waits for her signature when she answers on paper; `voucher` is her welcome code."""

    customer: Customer
    card_code: str
    records: tuple[ConsentRecord, ...]
    slip: Slip | None
    voucher: Voucher | None
    attached: Attached | None


@dataclass(frozen=True, slots=True)
class Answered:
    """What an existing customer answered, and the welcome code it brought, if any."""

    records: tuple[ConsentRecord, ...]
    voucher: Voucher | None


def sign_up(
    desk: Desk,
    operator: Operator,
    draft: SignUpDraft,
    answers: Mapping[Cell, bool] | None,
    *,
    signature_png: bytes | None,
    language: str,
) -> SignedUp:
    """Make somebody a member: all of it, or nothing.

    Args:
        desk: The desk.
        operator: Needs `Right.CUSTOMERS`.
        draft: What she gave.
        answers: The boxes as she left them on her screen; one that is absent was left empty. None: she answers on
            paper, a slip is drawn up.
        signature_png: Her signature; not needed when every box is empty.
        language: Of the form she read, `fr` or `en`.

    Raises:
        TooYoungError: nothing is kept.
        UnprovenConsentError: a box is ticked without a signature.
        EmptySignatureError, UnreadableSignatureError, UnaskedCellError
        PhoneError, EmailError, BirthdayError, CardCodeError, CardTakenError
        SaleHasTendersError, RewardOnSaleError: another customer's points are on the sale.
        NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        customer = customers.create_in(
            tx,
            desk,
            operator,
            draft.fields,
            fifteen_or_over=draft.fifteen_or_over,
            card_code=draft.card_code,
        )
        slip, answered = None, Answered((), None)
        if answers is None:
            slip = consents.open_slip_in(tx, desk, operator, customer.id, language)
        else:
            answered = answer_in(tx, desk, operator, customer.id, answers, png=signature_png, language=language)
        if draft.attach:
            attaching.attach_in(tx, desk, operator, customer.id)
        row = tx.customers.row(customer.id)
    return SignedUp(
        customer=customer,
        card_code=row.card_code if row is not None else "",
        records=answered.records,
        slip=slip,
        voucher=answered.voucher,
        attached=attaching.attached(desk) if draft.attach else None,
    )


def answer_for(
    desk: Desk,
    operator: Operator,
    customer_id: str,
    answers: Mapping[Cell, bool],
    *,
    signature_png: bytes | None,
    language: str,
) -> Answered:
    """Record the same form for a customer the shop knows already: every box she leaves empty is refused now.

    Raises:
        UnprovenConsentError, EmptySignatureError, UnreadableSignatureError, UnaskedCellError
        UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        kept = consents.card_in_use(tx, customer_id)
        return answer_in(tx, desk, operator, kept, answers, png=signature_png, language=language)


def answer_again(
    desk: Desk,
    operator: Operator,
    customer_id: str,
    answers: Mapping[Cell, bool],
    *,
    signature_png: bytes | None,
    language: str,
) -> Answered:
    """Record what a customer the shop knows changed on her screen; what she did not touch stays as it is.

    A yes rests on her signature below these boxes alone. A no withdraws what holds, without a signature, since
    withdrawing is as easy as giving (GDPR art. 7-3); where nothing holds it changes nothing.

    Args:
        desk: The desk.
        operator: Needs `Right.CUSTOMERS`.
        customer_id: Who was asked again.
        answers: The boxes she touched.
        signature_png: Her signature; not needed without a yes.
        language: Of the form she read.

    Raises:
        UnprovenConsentError, EmptySignatureError, UnreadableSignatureError, UnaskedCellError
        UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    accepted = {cell: True for cell, answer in answers.items() if answer}
    with desk.store.transaction() as tx:
        kept = consents.card_in_use(tx, customer_id)
        held = consents.read_current(tx, kept)
        records = tuple(
            withdraw_in(tx, desk, operator, kept, cell, method=Method.CUSTOMER_SCREEN)
            for cell, answer in answers.items()
            if not answer and is_given(held, *cell)
        )
        evidence_id = ""
        if accepted and signature_png:
            evidence_id = consents.save_signature_in(
                tx, desk, operator, kept, signature_png, cells=accepted, language=language
            )
        said = Said(Method.CUSTOMER_SCREEN, evidence_id, language)
        records += record_in(tx, desk, operator, kept, accepted, said=said)
        return Answered(records, _welcome(tx, desk, records))


def answer_on_paper(desk: Desk, operator: Operator, code: str, answers: Mapping[Cell, bool]) -> Answered:
    """Record a slip that came back signed, with the welcome code it earns; see `consents.sign_slip`."""
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        records = consents.sign_slip_in(tx, desk, operator, code, answers)
        return Answered(records, _welcome(tx, desk, records))


def answer_in(
    tx: Transaction,
    desk: Desk,
    operator: Operator,
    customer_id: str,
    answers: Mapping[Cell, bool],
    *,
    png: bytes | None,
    language: str,
) -> Answered:
    """Record a whole form with its signature, a step of an act."""
    full = {cell: answers.get(cell, False) for cell in ASKED_CELLS} | dict(answers)
    evidence_id = ""
    if png:
        evidence_id = consents.save_signature_in(
            tx, desk, operator, customer_id, png, cells=ASKED_CELLS, language=language
        )
    said = Said(Method.CUSTOMER_SCREEN, evidence_id, language)
    records = record_in(tx, desk, operator, customer_id, full, said=said)
    return Answered(records, _welcome(tx, desk, records))


def _welcome(tx: Transaction, desk: Desk, records: tuple[ConsentRecord, ...]) -> Voucher | None:
    """Issue and mail the code the newsletter's words promise, once per person; None where the shop gives none."""
    for record in records:
        if (record.purpose, record.channel) == NEWSLETTER and record.state is ConsentState.GIVEN:
            voucher = vouchers.welcome_voucher(tx, desk, record.customer_id)
            if voucher is not None:
                e_tickets.mail_welcome(tx, desk, record.customer_id, voucher)
            return voucher
    return None

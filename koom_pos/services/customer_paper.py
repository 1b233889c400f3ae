"""Papers for customers: the slip to sign, the receipt of consents, the card; printed, by mail or as PDF.

They are no documents of the books, so nothing counts their copies. The queue empties a job once it is printed or
given up (store.paper), and its title names the kind of paper, never the person.
"""

from datetime import date

from koom_pos.documents.blocks import Document
from koom_pos.documents.consent_receipt import ConsentReceiptContent, Statement, consent_receipt_document
from koom_pos.documents.enrolment import EnrolmentContent, PaperLanguage, enrolment_document
from koom_pos.documents.member_card import MemberCardContent, member_card_document
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.profile import PrinterProfile
from koom_pos.documents.text import render_text
from koom_pos.domain.consent import ASKED_CELLS, Cell, ConsentRecord, ConsentState
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.wordings import CONTACT, FORM_VERSION, POLICY_ADDRESS, notice, wording
from koom_pos.services import consents, contact_forms, customers, loyalty_programme, policy, receipts, ticket_paper
from koom_pos.services import shop as shop_settings
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction

MAIL_COLUMNS = 64
"""Width of a receipt in a mail: short enough for a telephone held sideways, and quoted without wrapping."""


class NoCardToPrintError(RefusedError):
    """She is no member, or her card is blocked: there is no number to print."""

    def __init__(self) -> None:
        super().__init__("no loyalty card to print")


def print_slip(desk: Desk, operator: Operator, slip: consents.Slip, profile: PrinterProfile) -> None:
    """Queue a slip to sign; what was declared is read now, for the paper alone.

    Raises:
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        document = enrolment_document(_slip_content(tx, desk, operator, slip))
        receipts.queue_document(tx, desk, document, profile)


def slip_pdf(desk: Desk, operator: Operator, slip: consents.Slip) -> bytes:
    """Give a slip to sign as an 80 mm PDF, for a shop whose printer is down.

    Raises:
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.reading() as tx:
        return to_pdf(enrolment_document(_slip_content(tx, desk, operator, slip)))


def print_consent_receipt(desk: Desk, operator: Operator, customer_id: str, profile: PrinterProfile) -> None:
    """Queue what she said of each purpose, as it holds now.

    Raises:
        NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        receipts.queue_document(tx, desk, _receipt(tx, desk, customer_id), profile)


def consent_receipt_text(desk: Desk, customer_id: str, columns: int = MAIL_COLUMNS) -> str:
    """Give the receipt of consents as plain text, for a mail or a preview.

    Raises:
        UnknownCustomerError
    """
    with desk.store.reading() as tx:
        return "\n".join(render_text(_receipt(tx, desk, customer_id), columns))


def consent_receipt_pdf(desk: Desk, customer_id: str) -> bytes:
    """Give the receipt of consents as an 80 mm PDF.

    Raises:
        UnknownCustomerError
    """
    with desk.store.reading() as tx:
        return to_pdf(_receipt(tx, desk, customer_id))


def print_card(desk: Desk, operator: Operator, customer_id: str, profile: PrinterProfile) -> None:
    """Queue her loyalty card: number, barcode, what points are worth.

    Raises:
        NoCardToPrintError, NotAllowedError, UnknownCustomerError
    """
    operator.check(Right.CUSTOMERS)
    with desk.store.transaction() as tx:
        receipts.queue_document(tx, desk, _card(tx, desk, customer_id), profile)


def _slip_content(tx: Transaction, desk: Desk, operator: Operator, slip: consents.Slip) -> EnrolmentContent:
    customer = customers.current_in(tx, slip.customer_id)
    profile = shop_settings.read_profile(tx)
    dated_on = _dated_on(tx, slip.policy_version)
    return EnrolmentContent(
        shop=ticket_paper.shop_identity(tx),
        language=_language(slip.language),
        code=slip.code,
        issued_at=desk.now(),
        workstation=ticket_paper.workstation_label(desk),
        operator=operator.display_name,
        notice=notice(
            slip.language,
            legal_name=profile.legal_name,
            policy_version=slip.policy_version,
            policy_dated_on=dated_on,
        ),
        boxes=tuple(wording(cell, slip.language).text for cell in slip.cells),
        policy_version=slip.policy_version,
        policy_on=dated_on,
        form_version=FORM_VERSION,
        name=customer.fields.display_name,
        email=customer.fields.email,
        phone=contact_forms.show_phone(customer.fields.phone) if customer.fields.phone else "",
        is_training=profile.training,
    )


def _receipt(tx: Transaction, desk: Desk, customer_id: str) -> Document:
    customer = customers.current_in(tx, customer_id)
    row = tx.customers.row(customer.id)
    held = consents.read_current(tx, customer.id)
    current = policy.read_policy(tx)
    language = customer.fields.language
    return consent_receipt_document(
        ConsentReceiptContent(
            shop=ticket_paper.shop_identity(tx),
            language=_language(language),
            issued_at=desk.now(),
            statements=tuple(_statement(tx, cell, held.get(cell), language) for cell in ASKED_CELLS),
            policy_version=current.version,
            policy_on=current.dated_on,
            contact=CONTACT,
            website=POLICY_ADDRESS,
            name=customer.fields.display_name,
            card_code=row.card_code if row else "",
            is_training=shop_settings.read_profile(tx).training,
        )
    )


def _statement(tx: Transaction, cell: Cell, record: ConsentRecord | None, language: str) -> Statement:
    """Quote the very words she answered; those of today for what was said aloud or never asked."""
    if record is None:
        return Statement(wording(cell, language).text, ConsentState.REFUSED)
    agreed = tx.consents.wording_text(record.wording_sha256) if record.wording_sha256 else ""
    return Statement(agreed or wording(cell, language).text, record.state, record.at_utc, record.method)


def _card(tx: Transaction, desk: Desk, customer_id: str) -> Document:
    customer = customers.current_in(tx, customer_id)
    row = tx.customers.row(customer.id)
    if row is None or not row.card_code:
        raise NoCardToPrintError
    programme = loyalty_programme.read_programme(tx)
    return member_card_document(
        MemberCardContent(
            shop=ticket_paper.shop_identity(tx),
            language=_language(customer.fields.language),
            code=row.card_code,
            issued_on=desk.today(),
            points_per_100_xpf=programme.points_per_100_xpf,
            rewards=programme.rewards,
            is_training=shop_settings.read_profile(tx).training,
        )
    )


def _dated_on(tx: Transaction, version: str) -> date | None:
    known = (*tx.privacy.policies(), policy.first_policy())
    return next((each.dated_on for each in known if each.version == version), None)


def _language(code: str) -> PaperLanguage:
    return "en" if code == "en" else "fr"

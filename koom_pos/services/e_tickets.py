"""What the shop mails to a customer: her ticket, the receipt of her consents, her welcome voucher.

Nothing goes out that she has not agreed to: the ticket with its own consent, the voucher with the one for the shop's
offers. The receipt of consents is proof for her, so an address is enough.
"""

from dataclasses import dataclass
from enum import StrEnum

from koom_pos.domain.business_day import local_time
from koom_pos.domain.consent import Channel, Purpose, is_given
from koom_pos.domain.customer import Customer
from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import format_francs
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.settled import SettledSale
from koom_pos.services import consents, customer_paper, customers, mailing, receipts
from koom_pos.services.confirming import NoEmailError
from koom_pos.services.desk import Desk
from koom_pos.services.mailing import MailAttachment, MailKind
from koom_pos.services.shop import ShopProfile, read_profile
from koom_pos.store import Transaction
from koom_pos.store.vouchers import Voucher


class WhyNoMail(StrEnum):
    """Why a ticket does not go by mail."""

    NO_CUSTOMER = "no_customer"
    NO_ADDRESS = "no_address"
    NO_CONSENT = "no_consent"


class NoTicketMailError(RefusedError):
    """The ticket cannot be mailed; `why` says what is missing. Nothing was queued and no copy was counted."""

    def __init__(self, why: WhyNoMail) -> None:
        super().__init__(f"no ticket by mail: {why}")
        self.why = why


@dataclass(frozen=True, slots=True)
class _Letter:
    subject: str
    body: str
    reason: str = ""

    def text(self, customer: Customer, shop: ShopProfile) -> str:
        """Put greeting, body and the shop's name together; `reason` says why she gets it and how to stop it."""
        hello = "Hello" if customer.fields.language == "en" else "Bonjour"
        greeting = f"{hello} {customer.fields.first_name},".replace(" ,", ",")
        foot = "\n".join((shop.name, *shop.address_lines))
        parts = (greeting, self.body, foot, self.reason)
        return "\n\n".join(part for part in parts if part) + "\n"


def mail_ticket(desk: Desk, operator: Operator, sale: SettledSale) -> str:
    """Queue a ticket for its customer as PDF; it counts as a production of the ticket, like a print.

    Returns the id of the message. The caller wakes the sender.

    Raises:
        NoTicketMailError: nobody stands on the ticket, she has no e-mail address, or has not agreed to it.
        NotAllowedError
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        customer = _ticket_customer(tx, sale)
        shop = read_profile(tx)
        paper = receipts.ticket_pdf_in(tx, desk, operator, sale, medium=receipts.MAIL)
        letter = _ticket_letter(customer, sale, shop)
        name = f"Receipt {sale.number}.pdf" if customer.fields.language == "en" else f"Ticket {sale.number}.pdf"
        return mailing.queue_mail(
            tx,
            desk,
            MailKind.E_TICKET,
            customer.fields.email,
            letter.subject,
            text=letter.text(customer, shop),
            attachments=[MailAttachment(name, paper)],
            customer_id=customer.id,
        )


def mail_consent_receipt(desk: Desk, operator: Operator, customer_id: str) -> str:
    """Queue what a customer said of each purpose, as it holds now. Returns the id of the message.

    Raises:
        NoEmailError: she gave no address.
        UnknownCustomerError, NotAllowedError
    """
    operator.check(Right.CUSTOMERS)
    paper = customer_paper.consent_receipt_pdf(desk, customer_id)
    with desk.store.transaction() as tx:
        customer = customers.current_in(tx, customer_id)
        if not customer.fields.email:
            raise NoEmailError
        letter, name = _receipt_letter(customer)
        return mailing.queue_mail(
            tx,
            desk,
            MailKind.CONSENT_RECEIPT,
            customer.fields.email,
            letter.subject,
            text=letter.text(customer, read_profile(tx)),
            attachments=[MailAttachment(name, paper)],
            customer_id=customer.id,
        )


def mail_welcome(tx: Transaction, desk: Desk, customer_id: str, voucher: Voucher) -> str | None:
    """Queue the code of a welcome voucher, a step of the sign-up that gave it.

    Returns the id of the message; None when she has no e-mail address or has not agreed to the shop's offers by
    e-mail: the voucher is good all the same.

    Raises:
        UnknownCustomerError
    """
    customer = customers.current_in(tx, customer_id)
    agreed = is_given(consents.read_current(tx, customer.id), Purpose.KOOM_OFFERS, Channel.EMAIL)
    if not customer.fields.email or not agreed:
        return None
    shop = read_profile(tx)
    letter = _welcome_letter(customer, voucher, shop)
    return mailing.queue_mail(
        tx,
        desk,
        MailKind.WELCOME,
        customer.fields.email,
        letter.subject,
        text=letter.text(customer, shop),
        customer_id=customer.id,
    )


def _ticket_customer(tx: Transaction, sale: SettledSale) -> Customer:
    linked = tx.customers.customer_of_sale(sale.id)
    customer = tx.customers.current(linked) if linked is not None else None
    if customer is None:
        raise NoTicketMailError(WhyNoMail.NO_CUSTOMER)
    if not customer.fields.email:
        raise NoTicketMailError(WhyNoMail.NO_ADDRESS)
    if not is_given(consents.read_current(tx, customer.id), Purpose.E_TICKET, Channel.EMAIL):
        raise NoTicketMailError(WhyNoMail.NO_CONSENT)
    return customer


def _ticket_letter(customer: Customer, sale: SettledSale, shop: ShopProfile) -> _Letter:
    day = f"{local_time(sale.at_utc):%d/%m/%Y}"
    if customer.fields.language == "en":
        write = f" or write to {shop.email}" if shop.email else ""
        return _Letter(
            f"Your receipt from {shop.name}, {day}",
            f"Your receipt no. {sale.number} of {day} is attached.\n\nThank you for your visit.",
            f"You receive this because you asked for your receipts by e-mail. To stop, tell us at the till{write}.",
        )
    write = f" ou écrivez à {shop.email}" if shop.email else ""
    return _Letter(
        f"Votre ticket {shop.name} du {day}",
        f"Vous trouverez ci-joint votre ticket n° {sale.number} du {day}.\n\nMerci de votre visite.",
        "Vous recevez ce message car vous avez demandé vos tickets par e-mail. "
        f"Pour ne plus les recevoir, dites-le à la caisse{write}.",
    )


def _receipt_letter(customer: Customer) -> tuple[_Letter, str]:
    if customer.fields.language == "en":
        body = "Here is what you agreed to and what you refused. You can change your mind at any time at the till."
        return _Letter("Your choices about your data", body), "Your choices.pdf"
    body = (
        "Vous trouverez ci-joint ce que vous avez accepté et ce que vous avez refusé. "
        "Vous pouvez changer d’avis à tout moment à la caisse."
    )
    return _Letter("Vos choix concernant vos données", body), "Vos choix.pdf"


def _welcome_letter(customer: Customer, voucher: Voucher, shop: ShopProfile) -> _Letter:
    worth = _worth(voucher)
    until = f"{voucher.expires_on:%d/%m/%Y}" if voucher.expires_on else ""
    if customer.fields.language == "en":
        last = f" until {until}" if until else ""
        write = f" or write to {shop.email}" if shop.email else ""
        return _Letter(
            f"Your discount code at {shop.name}",
            f"Welcome. Here is your discount code: {voucher.code}\n\n"
            f"It gives you {worth} off one purchase{last}. Show this message at the till.",
            f"You receive this because you asked for our offers by e-mail. To stop, tell us at the till{write}.",
        )
    last = f" jusqu’au {until}" if until else ""
    write = f" ou écrivez à {shop.email}" if shop.email else ""
    return _Letter(
        f"Votre code de réduction {shop.name}",
        f"Bienvenue. Voici votre code de réduction : {voucher.code}\n\n"
        f"Il vous donne droit à {worth} de réduction sur un achat{last}. Présentez ce message à la caisse.",
        "Vous recevez ce message car vous avez demandé nos offres par e-mail. "
        f"Pour ne plus les recevoir, dites-le à la caisse{write}.",
    )


def _worth(voucher: Voucher) -> str:
    if voucher.how is DiscountKind.AMOUNT:
        return format_francs(voucher.value)
    whole, rest = divmod(voucher.value, 100)
    return f"{whole},{rest:02d} %".replace(",00", "") if rest else f"{whole} %"

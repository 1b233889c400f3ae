"""What is mailed to a customer, and what is not: only what she agreed to leaves the shop."""

from dataclasses import replace
from datetime import date

import pytest

from koom_pos.documents.profile import fitted_profile
from koom_pos.domain.consent import Channel, Method, Purpose
from koom_pos.domain.discount import DiscountKind
from koom_pos.services import attaching, consents, e_tickets, mailing, receipts, shop, sign_up, vouchers
from koom_pos.services.confirming import NoEmailError
from koom_pos.services.e_tickets import NoTicketMailError, WhyNoMail
from koom_pos.services.sign_up import SignUpDraft
from tests.remote.mail_box import mail_box
from tests.services.selling import sell
from tests.services.signing import MANON, answer, customer, signature

E_TICKET = (Purpose.E_TICKET, Channel.EMAIL)
NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)


def ticket_of(till, customer_id):
    attaching.attach(till.desk, till.cashier, customer_id)
    return sell(till, 2500)


def post(till):
    """Send what waits and give what arrived."""
    with mail_box() as box:
        while mailing.send_next(till.desk, box.server()):
            pass
    return box.mails


def copies(till, sale):
    with till.desk.store.reading() as tx:
        return tx.paper.copies("ticket", sale.id)


@pytest.mark.parametrize(
    ("language", "subject", "name"), [("fr", "Votre ticket", "Ticket 1.pdf"), ("en", "Your receipt", "Receipt 1.pdf")]
)
def test_a_ticket_goes_to_who_agreed_as_pdf_in_her_language(open_shop, language, subject, name):
    shop.change_settings(open_shop.desk, open_shop.manager, {"email": "koom@koom.nc"})
    manon = customer(open_shop, replace(MANON, language=language))
    answer(open_shop, manon, E_TICKET)
    sale = ticket_of(open_shop, manon)
    e_tickets.mail_ticket(open_shop.desk, open_shop.cashier, sale)
    (mail,) = post(open_shop)
    assert (mail["To"], mail["Subject"].startswith(subject)) == (MANON.email, True)
    (paper,) = mail.iter_attachments()
    assert paper.get_filename() == name
    assert paper.get_content().startswith(b"%PDF")
    text = mail.get_body().get_content()
    assert "Manon" in text
    assert "koom@koom.nc" in text


def test_a_mailed_ticket_counts_as_a_production(open_shop):
    manon = customer(open_shop)
    answer(open_shop, manon, E_TICKET)
    sale = ticket_of(open_shop, manon)
    e_tickets.mail_ticket(open_shop.desk, open_shop.cashier, sale)
    assert copies(open_shop, sale) == 1
    assert receipts.print_ticket(open_shop.desk, open_shop.cashier, sale, _profile()) == 2


def _profile():
    return fitted_profile(columns=48, dots=576, code_page="cp1252")


def test_a_ticket_goes_nowhere_without_customer_address_and_consent(open_shop):
    def why(sale):
        with pytest.raises(NoTicketMailError) as refused:
            e_tickets.mail_ticket(open_shop.desk, open_shop.cashier, sale)
        return refused.value.why

    manon, bare = customer(open_shop), customer(open_shop, replace(MANON, email=""))
    answer(open_shop, bare, E_TICKET)
    nobodys, hers, addressless = sell(open_shop, 900), ticket_of(open_shop, manon), ticket_of(open_shop, bare)
    assert why(nobodys) is WhyNoMail.NO_CUSTOMER
    assert why(addressless) is WhyNoMail.NO_ADDRESS
    assert why(hers) is WhyNoMail.NO_CONSENT
    answer(open_shop, manon, E_TICKET)
    consents.withdraw(
        open_shop.desk, open_shop.cashier, manon, Purpose.E_TICKET, Channel.EMAIL, method=Method.COUNTER
    )
    assert why(hers) is WhyNoMail.NO_CONSENT
    assert (copies(open_shop, hers), mailing.waiting_mails(open_shop.desk)) == (0, [])


def test_the_receipt_of_consents_needs_an_address_and_no_consent(open_shop):
    manon = customer(open_shop)
    answer(open_shop, manon)
    e_tickets.mail_consent_receipt(open_shop.desk, open_shop.cashier, manon)
    (mail,) = post(open_shop)
    assert mail["Subject"] == "Vos choix concernant vos données"
    assert next(mail.iter_attachments()).get_content().startswith(b"%PDF")
    with pytest.raises(NoEmailError):
        e_tickets.mail_consent_receipt(
            open_shop.desk, open_shop.cashier, customer(open_shop, replace(MANON, email="", phone=""))
        )


def test_the_welcome_code_is_mailed_when_the_newsletter_is_agreed_to(open_shop):
    draft = SignUpDraft(MANON, fifteen_or_over=True)
    done = sign_up.sign_up(
        open_shop.desk, open_shop.cashier, draft, {NEWS: True}, signature_png=signature(), language="fr"
    )
    (mail,) = post(open_shop)
    assert mail["Subject"] == "Votre code de réduction Boutique d’essai"
    text = mail.get_content()
    assert done.voucher.code in text
    assert "10 %" in text
    assert f"{done.voucher.expires_on:%d/%m/%Y}" in text


def test_the_welcome_code_is_mailed_to_nobody_else(open_shop):
    silent, addressless = customer(open_shop), customer(open_shop, replace(MANON, email="", phone=""))
    answer(open_shop, addressless, NEWS)
    with open_shop.desk.store.transaction() as tx:
        voucher = vouchers.issue_voucher(
            tx, open_shop.desk, campaign="welcome", how=DiscountKind.AMOUNT, value=500, expires_on=date(2027, 2, 28)
        )
        for who in (silent, addressless):
            assert e_tickets.mail_welcome(tx, open_shop.desk, who, voucher) is None
    answer(open_shop, silent, NEWS)
    with open_shop.desk.store.transaction() as tx:
        assert e_tickets.mail_welcome(tx, open_shop.desk, silent, voucher)
    text = post(open_shop)[0].get_content()
    assert "500" in text
    assert "28/02/2027" in text

"""Papers for customers: what they say, in whose language, and that the print queue forgets them."""

import io
from datetime import date

import pytest
from PIL import Image, ImageDraw

from koom_pos.documents.profile import DEFAULT_PROFILE
from koom_pos.domain.consent import ASKED_CELLS, Channel, Method, Purpose
from koom_pos.domain.customer import CustomerField, PersonalFields
from koom_pos.domain.journal import JournalKind
from koom_pos.services import consents, customer_paper, customers, policy, print_queue
from koom_pos.services.customer_paper import NoCardToPrintError
from tests.devices.escpos_reader import read

MAIWENN = PersonalFields(
    first_name="Maïwenn", last_name="Wamytan", email="maiwenn@courriel.example", phone="75 12 34"
)


def signature() -> bytes:
    picture = Image.new("L", (320, 120), 255)
    ImageDraw.Draw(picture).line([(20, 90), (90, 20), (150, 100), (290, 30)], fill=0, width=4)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def customer_of(shop, fields: PersonalFields = MAIWENN, **facts):
    return customers.create_customer(shop.desk, shop.cashier, fields, fifteen_or_over=True, **facts)


def answer(shop, customer, *given, language: str = "fr") -> None:
    proof = consents.save_signature(shop.desk, shop.cashier, customer.id, signature(), ASKED_CELLS, language=language)
    answers = {cell: cell in given for cell in ASKED_CELLS}
    consents.record_answers(
        shop.desk, shop.cashier, customer.id, answers,
        method=Method.CUSTOMER_SCREEN, evidence_id=proof, language=language,
    )  # fmt: skip


def printed(shop) -> str:
    """What the last waiting job would show, as one line of words."""
    job = print_queue.waiting_jobs(shop.desk)[-1]
    return plain("\n".join(line.text for line in read(job.data).lines))


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_slip_repeats_what_she_declared_and_asks_every_box(shop):
    slip = consents.open_slip(shop.desk, shop.cashier, customer_of(shop).id, "fr")
    customer_paper.print_slip(shop.desk, shop.cashier, slip, DEFAULT_PROFILE)
    paper = printed(shop)
    declared = ("Maïwenn Wamytan", "maiwenn@courriel.example", "75.12.34", "15 ans ou plus")
    for said in (*declared, slip.code, "www.koom.nc"):
        assert said in paper, said
    assert paper.count("[ ]") == len(ASKED_CELLS)


def test_a_slip_speaks_the_language_it_was_opened_in(shop):
    slip = consents.open_slip(shop.desk, shop.cashier, customer_of(shop).id, "en")
    customer_paper.print_slip(shop.desk, shop.cashier, slip, DEFAULT_PROFILE)
    assert "Loyalty programme membership form" in printed(shop)
    assert customer_paper.slip_pdf(shop.desk, shop.cashier, slip).startswith(b"%PDF")


def test_a_receipt_says_yes_and_no_when_and_how(shop, clock):
    customer = customer_of(shop)
    answer(shop, customer, (Purpose.KOOM_OFFERS, Channel.EMAIL), (Purpose.KOOM_OFFERS, Channel.SMS))
    clock.forward(minutes=5)
    consents.withdraw(shop.desk, shop.cashier, customer.id, Purpose.KOOM_OFFERS, Channel.SMS)
    customer_paper.print_consent_receipt(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    paper = printed(shop)
    assert paper.count("Oui") == 1
    assert paper.count("Non") == len(ASKED_CELLS) - 1
    assert "Le 23/11/2026 08:00, sur l" in paper
    assert "Accord retiré le 23/11/2026 08:05, de vive voix" in paper
    assert "koom@koom.nc" in paper
    assert "2025 (site)" in paper


def test_the_policy_s_date_is_printed_once_the_manager_confirmed_it(shop):
    customer = customer_of(shop)
    policy.confirm_first_policy(shop.desk, shop.manager, date(2025, 3, 1))
    assert "2025 (site) du 01/03/2025" in plain(customer_paper.consent_receipt_text(shop.desk, customer.id))


def test_who_was_never_asked_reads_that_this_means_no(shop):
    text = plain(customer_paper.consent_receipt_text(shop.desk, customer_of(shop).id))
    assert text.count("Question non posée, ce qui vaut refus.") == len(ASKED_CELLS)
    assert "Oui" not in text


def test_a_receipt_quotes_the_words_she_read_and_speaks_her_language(shop):
    customer = customer_of(shop)
    answer(shop, customer, (Purpose.E_TICKET, Channel.EMAIL))
    customers.change_customer(shop.desk, shop.cashier, customer.id, {CustomerField.LANGUAGE: "en"})
    text = plain(customer_paper.consent_receipt_text(shop.desk, customer.id, 200))
    assert "Consent receipt" in text
    assert "J’accepte de recevoir mes tickets de caisse par e-mail (service, sans publicité). Yes" in text


def test_a_receipt_as_pdf_is_the_same_bytes_each_time(shop):
    customer = customer_of(shop)
    pdf = customer_paper.consent_receipt_pdf(shop.desk, customer.id)
    assert pdf.startswith(b"%PDF")
    assert customer_paper.consent_receipt_pdf(shop.desk, customer.id) == pdf


def test_a_card_bears_its_number_and_what_points_are_worth(shop):
    customer = customer_of(shop)
    code = next(row.card_code for row in customers.search_customers(shop.desk, "wamytan"))
    customer_paper.print_card(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    paper = printed(shop)
    assert code in paper
    assert "1 000 points = 1 000 F sur vos achats" in paper
    assert "Wamytan" not in paper


def test_who_has_no_card_is_told_so(shop):
    customer = customer_of(shop, join=False)
    with pytest.raises(NoCardToPrintError):
        customer_paper.print_card(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    assert print_queue.waiting_jobs(shop.desk) == []


class TakingPrinter:
    """A printer that takes everything."""

    def write_job(self, data: bytes) -> None:
        assert data

    def kick_drawer(self, pin: int) -> None:
        raise AssertionError(pin)


def test_neither_names_of_jobs_nor_printed_jobs_tell_who_she_is(shop):
    customer = customer_of(shop)
    slip = consents.open_slip(shop.desk, shop.cashier, customer.id, "fr")
    customer_paper.print_slip(shop.desk, shop.cashier, slip, DEFAULT_PROFILE)
    customer_paper.print_consent_receipt(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    customer_paper.print_card(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    titles = [job.title for job in print_queue.waiting_jobs(shop.desk)]
    kinds = ["Bulletin d’adhésion au programme de fidélité", "Récépissé de consentement", "Carte de fidélité"]
    assert titles == kinds
    last = print_queue.waiting_jobs(shop.desk)[-1]
    print_queue.cancel_job(shop.desk, shop.cashier, last.id)
    while print_queue.print_next(shop.desk, TakingPrinter()):
        pass
    with shop.desk.store.reading() as tx:
        kept = tx.connection.exec_driver_sql("SELECT state, length(data) FROM print_job ORDER BY id").all()
    assert kept == [("done", 0), ("done", 0), ("cancelled", 0)]


def test_papers_of_customers_leave_no_trace_in_the_journal(shop):
    customer = customer_of(shop)
    customer_paper.print_card(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    customer_paper.print_card(shop.desk, shop.cashier, customer.id, DEFAULT_PROFILE)
    with shop.desk.store.reading() as tx:
        assert tx.journal.latest(shop.desk.workstation.id, kind=JournalKind.DUPLICATE) == []

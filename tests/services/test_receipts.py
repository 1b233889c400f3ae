"""Paper: what it says, how often it was produced, and that a duplicate says so on every medium."""

import json

import pytest

from koom_pos.documents.content import InvoiceCustomer
from koom_pos.documents.profile import DEFAULT_PROFILE
from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import ticket_code
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import MovementKind
from koom_pos.services import (
    discounting,
    people,
    period_closing,
    print_queue,
    receipts,
    returns,
    ringing,
    settling,
    tendering,
    till_session,
)
from koom_pos.services import (
    shop as shop_settings,
)
from koom_pos.services.returns import ReturnedPiece
from tests.devices.escpos_reader import read


def ring(shop, *prices: int, **fields):
    for price in prices:
        sale = ringing.ring_item(shop.desk, shop.cashier, shop.item(price, **fields).variant_id).sale
    return sale


def settle(shop, sale, *tenders: tuple, **detail):
    for tender_type, amount in tenders:
        tendering.add_tender(shop.desk, shop.cashier, tender_type, amount, **detail)
    return settling.settle(shop.desk, shop.cashier, sale.id)


def plain(lines: list[str]) -> str:
    """One text with ordinary spaces, so that a test reads as paper does."""
    return "\n".join(lines).replace("\u00a0", " ").replace("\u202f", " ")


def printed(shop, at: int = -1) -> str:
    """What a waiting job would show on paper."""
    job = print_queue.waiting_jobs(shop.desk)[at]
    return "\n".join(line.text for line in read(job.data).lines)


def entries(shop, kind: JournalKind) -> list[dict]:
    with shop.desk.store.reading() as tx:
        found = tx.journal.latest(shop.desk.workstation.id, kind=kind)
    return [json.loads(entry.body)["payload"] for entry in found]


def test_a_ticket_says_who_what_how_and_where_in_the_journal(open_shop):
    sale = ring(open_shop, 1001, 2002)
    settled = settle(open_shop, sale, (TenderType.CASH, 5000))
    text = plain(receipts.ticket_text(open_shop.desk, settled))
    for words in ("Boutique d’essai", "RIDET 0 123 456.001", "Ticket n° 1", "Caisse 1", "Marie"):
        assert words in text
    assert "Arrondi espèces" in text
    assert "5 000 F" in text
    assert "1 995 F" in text
    assert f"Journal n° {settled.journal_sequence} – {settled.journal_hash[:12]}" in text
    assert ticket_code(1, 1) in text
    assert "DUPLICATA" not in text


def test_a_preview_is_no_copy(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    receipts.ticket_text(open_shop.desk, settled)
    assert receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE) == 1
    assert "DUPLICATA" not in printed(open_shop)


def test_the_second_copy_is_duplicata_1_on_whatever_medium_and_is_journalled(open_shop):
    desk, cashier = open_shop.desk, open_shop.cashier
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    assert receipts.ticket_pdf(desk, cashier, settled).startswith(b"%PDF")
    assert entries(open_shop, JournalKind.DUPLICATE) == []
    assert receipts.print_ticket(desk, cashier, settled, DEFAULT_PROFILE) == 2
    assert "DUPLICATA n° 1" in printed(open_shop).replace("\u00a0", " ")
    receipts.ticket_pdf(desk, cashier, settled, medium=receipts.MAIL)
    assert receipts.print_ticket(desk, cashier, settled, DEFAULT_PROFILE) == 4
    told = [(each["duplicate"], each["medium"]) for each in entries(open_shop, JournalKind.DUPLICATE)]
    assert told == [(3, "print"), (2, "mail"), (1, "print")]


def test_a_duplicate_differs_from_the_original_by_its_banner_only(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500, 990), (TenderType.CARD, 3490))
    for _ in range(2):
        receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE)
        open_shop.clock.forward(minutes=20)
    original, duplicate = printed(open_shop, 0).splitlines(), printed(open_shop, 1).splitlines()
    assert [line for line in duplicate if line.strip() and "DUPLICATA" not in line] == [
        x for x in original if x.strip()
    ]


def test_a_gift_ticket_is_no_duplicate_and_shows_no_price(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE)
    assert receipts.print_gift_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE) == 1
    text = printed(open_shop)
    assert "DUPLICATA" not in text
    assert "2 500" not in text.replace("\u202f", " ")
    assert "Ticket cadeau" in text
    assert receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE) == 2


def test_a_failed_print_leaves_neither_job_nor_record(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    wrong = DEFAULT_PROFILE.__class__("wrong", code_page="no-such-page")
    with pytest.raises(LookupError):
        receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, wrong)
    assert print_queue.waiting_jobs(open_shop.desk) == []
    assert receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE) == 1


def test_discounts_are_told_with_their_reason(open_shop):
    desk = open_shop.desk
    ring(open_shop, 10_000)
    rung = ring(open_shop, 5000)
    line = rung.lines[0]
    for discount, line_id in (
        (Discount(DiscountKind.PERCENT, 1000, "end_of_line"), line.id),
        (Discount(DiscountKind.AMOUNT, 500, "goodwill"), None),
    ):
        discounting.give_discount(desk, open_shop.manager, discount, line_id=line_id)
    settled = settle(open_shop, rung, (TenderType.CARD, 13_500))
    text = plain(receipts.ticket_text(desk, settled))
    assert "Remise 10 % (fin de série)" in text
    assert "Remise (geste commercial)" in text
    assert "Sous-total" in text
    assert "14 000 F" in text


def sell_gift_card(shop, amount: int):
    card = shop.item(amount, kind="gift_card", rate_bp=0, name="Carte cadeau", brand="")
    sale = ringing.ring_item(shop.desk, shop.cashier, card.variant_id).sale
    return settle(shop, sale, (TenderType.CARD, amount))


def test_a_gift_card_gets_its_own_slip_with_code_and_worth(open_shop):
    shop_settings.change_settings(open_shop.desk, open_shop.manager, {"instrument_months": 12})
    sold = sell_gift_card(open_shop, 5000)
    code = sold.instruments[0].code
    assert code in plain(receipts.ticket_text(open_shop.desk, sold))
    assert receipts.print_instruments(open_shop.desk, open_shop.cashier, sold, DEFAULT_PROFILE) == 1
    text = printed(open_shop).replace("\u202f", " ").replace("\u00a0", " ")
    assert "5 000 F" in text
    assert "Valable jusqu" in text
    assert "23/11/2027" in text


def test_a_redeemed_card_shows_what_is_left_and_not_its_code(open_shop):
    code = sell_gift_card(open_shop, 5000).instruments[0].code
    first = settle(open_shop, ring(open_shop, 1500), (TenderType.GIFT_CARD, 1500), detail={"code": code})
    text = plain(receipts.ticket_text(open_shop.desk, first))
    assert f"Code finissant par {code[-4:]}, solde : 3 500 F" in text
    assert code not in text
    settle(open_shop, ring(open_shop, 1000), (TenderType.GIFT_CARD, 1000), detail={"code": code})
    assert plain(receipts.ticket_text(open_shop.desk, first)) == text


def test_a_return_names_its_reason_and_its_avoir(open_shop):
    desk, cashier = open_shop.desk, open_shop.cashier
    sold = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    sale = returns.ring_return(desk, cashier, sold.id, [ReturnedPiece(sold.lines[0].id, 1, ReturnReason.OPENED)]).sale
    back = settle(open_shop, sale, (TenderType.CREDIT_NOTE, -2500))
    text = plain(receipts.ticket_text(desk, back))
    for words in ("Ticket de retour", "article ouvert", "Avoir", back.instruments[0].code):
        assert words in text


def test_a_ticket_keeps_the_regime_of_its_day(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    before = receipts.ticket_text(open_shop.desk, settled)
    shop_settings.change_settings(open_shop.desk, open_shop.manager, {"tgc_regime": "franchise"})
    assert receipts.ticket_text(open_shop.desk, settled) == before


def test_an_invoice_names_its_customer_and_keeps_her_nowhere(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    customer = InvoiceCustomer("Hôtel du Lagon", ("BP 12", "98800 Nouméa"))
    pdf = receipts.invoice_pdf_of(open_shop.desk, open_shop.cashier, settled, customer)
    assert pdf.startswith(b"%PDF")
    receipts.invoice_pdf_of(open_shop.desk, open_shop.cashier, settled, customer)
    (told,) = entries(open_shop, JournalKind.DUPLICATE)
    assert (told["document"], told["duplicate"]) == ("invoice", 1)
    with open_shop.desk.store.reading() as tx:
        bodies = [entry.body for entry in tx.journal.entries(open_shop.desk.workstation.id)]
    assert not any("Lagon" in body for body in bodies)


def closed_day(shop):
    settle(shop, ring(shop, 1001, 2002), (TenderType.CASH, 5000))
    till_session.move_cash(shop.desk, shop.cashier, MovementKind.PAID_OUT, 1500, reason="Timbres")
    count = {5000: 3, 1000: 6, 500: 1, 5: 1}
    return till_session.close_day(shop.desk, shop.cashier, count, reason="Rouleau de 500 F égaré")


def test_a_z_says_what_was_sealed(open_shop):
    closing = closed_day(open_shop)
    text = plain(receipts.closing_text(open_shop.desk, closing))
    for words in (
        "Z de caisse n° 1", "Journée du", "23/11/2026", "Ouverture, Marie", "Clôture, Marie", "Tickets", "1 à 1",
        "3 003 F", "Sortie d’espèces", "Timbres", "Espèces encaissées", "Attendu", "21 505 F", "Grand total",
        "dont arrondi espèces", "Par personne",
    ):  # fmt: skip
        assert words in text, words
    assert f"Journal n° {closing.journal_sequence} – " in text
    assert "Caisse Caisse" not in text


def test_a_second_z_on_paper_is_a_duplicata(open_shop):
    closing = closed_day(open_shop)
    assert receipts.print_closing(open_shop.desk, open_shop.cashier, closing, DEFAULT_PROFILE) == 1
    assert receipts.print_closing(open_shop.desk, open_shop.cashier, closing, DEFAULT_PROFILE) == 2
    assert "DUPLICATA" in printed(open_shop)
    assert receipts.closing_pdf(open_shop.desk, open_shop.cashier, closing).startswith(b"%PDF")
    assert [each["duplicate"] for each in entries(open_shop, JournalKind.DUPLICATE)] == [2, 1]


def test_a_month_is_printed_from_its_sealed_days(open_shop):
    closed_day(open_shop)
    open_shop.clock.forward(days=10)
    closing = period_closing.close_month(open_shop.desk, open_shop.manager, till_session.date(2026, 11, 1))
    text = plain(receipts.closing_text(open_shop.desk, closing))
    for words in ("Clôture du mois", "01/11/2026 au 30/11/2026", "3 003 F", "Hélène"):
        assert words in text


def test_an_x_does_not_tell_what_the_drawer_should_hold(open_shop):
    settle(open_shop, ring(open_shop, 1001, 2002), (TenderType.CASH, 5000))
    figures = till_session.x_report(open_shop.desk, open_shop.cashier)
    text = plain(receipts.x_report_text(open_shop.desk, open_shop.cashier, figures))
    assert "X de caisse" in text
    assert "Attendu" not in text
    receipts.print_x_report(open_shop.desk, open_shop.cashier, figures, DEFAULT_PROFILE)
    assert len(print_queue.waiting_jobs(open_shop.desk)) == 1


def test_a_cash_movement_prints_its_slip_and_opens_the_drawer(open_shop):
    movement = till_session.move_cash(open_shop.desk, open_shop.cashier, MovementKind.PAID_IN, 5000, reason="Appoint")
    receipts.print_movement(open_shop.desk, open_shop.cashier, movement, DEFAULT_PROFILE)
    (job,) = print_queue.waiting_jobs(open_shop.desk)
    assert job.kick_drawer
    text = printed(open_shop)
    assert "Appoint" in text
    assert "Journal n" in text


def test_a_no_sale_slip_has_no_amount(open_shop):
    movement = till_session.open_drawer(open_shop.desk, open_shop.cashier, reason="Monnaie")
    receipts.print_movement(open_shop.desk, open_shop.cashier, movement, DEFAULT_PROFILE)
    assert "Montant" not in printed(open_shop)


def test_an_operator_who_left_keeps_her_name_on_paper(open_shop):
    settled = settle(open_shop, ring(open_shop, 2500), (TenderType.CARD, 2500))
    people.set_active(open_shop.desk, open_shop.manager, open_shop.cashier.id, active=False)
    with open_shop.desk.store.reading() as tx:
        again = tx.sales.get(settled.id)
    assert "Marie" in plain(receipts.ticket_text(open_shop.desk, again))

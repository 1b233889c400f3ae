"""The tickets page on a real store: finding, copying, invoicing, and taking back to the franc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.shop_codes import ticket_code
from koom_pos.domain.tender import TenderType
from koom_pos.services import return_preview, ringing, settling, tendering
from koom_pos.ui.tickets.invoice_panel import InvoicePanel
from koom_pos.ui.tickets.loose_return_panel import LooseReturnPanel
from koom_pos.ui.tickets.return_panel import ReturnPanel
from koom_pos.ui.tickets.tickets_page import TicketsPage
from koom_pos.ui.till.approval_panel import ApprovalPanel


@pytest.fixture
def page(counter, framed, open_shop, tmp_path):
    made = TicketsPage(counter, tmp_path / "exports")
    made.frame = framed(made, "tickets")
    return made


def ask_return(page, number):
    page.open_ticket(number)
    page.paper.take_back.click()
    panel = page.frame.panel.content()
    assert isinstance(panel, ReturnPanel)
    return panel


def test_a_till_without_tickets_says_so(page):
    assert page.finder.nothing.isVisible()
    assert page.paper.choose.isVisible()


def test_a_scanned_ticket_is_shown_as_paper(page, sell):
    ticket = sell(2500)
    page.handle_scan(ticket_code(1, ticket.number))
    assert page.ticket().sale.id == ticket.id
    assert any("Article 2500" in line for line in page.paper.paper.lines())


def test_a_number_typed_opens_its_ticket_by_keyboard_alone(page, sell):
    sell(2500)
    wanted = sell(1300)
    page.shown()
    QTest.keyClicks(page.finder.code, str(wanted.number))
    QTest.keyClick(page.finder.code, Qt.Key.Key_Return)
    assert page.ticket().sale.id == wanted.id


def test_an_unknown_number_says_so_and_keeps_the_ticket_shown(page, sell):
    ticket = sell(2500)
    page.open_ticket(ticket.number)
    page.open_ticket(99)
    assert page.frame.notice.sentence()
    assert page.ticket().sale.id == ticket.id


def test_tickets_are_found_by_exact_amount_and_by_dates(page, shop, sell):
    sell(2500)
    sell(1300)
    page.shown()
    assert page.finder.rows.rowCount() == 2
    page.finder.amount.set_amount(1300)
    assert [page.finder.rows.thing(0).gross_xpf] == [1300]
    shop.clock.forward(days=3)
    page.shown()
    assert page.finder.nothing.isVisible()
    page.finder.days.chip("week").click()
    assert page.finder.rows.rowCount() == 1


def test_partial_returns_show_to_the_franc_what_the_service_rings(page, shop, sell, wanted_pages, qtbot):
    ticket = sell(3333, quantity=3, tender=TenderType.CARD)
    panel = ask_return(page, ticket.number)
    assert not panel.ring.isEnabled()
    line = panel.lines[0]
    line.stepper.more.click()
    line.stepper.more.click()
    assert not panel.ring.isEnabled()
    line.reasons.choose(ReturnReason.OPENED)
    assert "Never sold again" in line.reasons.meaning.text()
    assert panel.refund.value.amount() == 6666
    with qtbot.waitSignal(page.counter.sale_changed) as changed:
        panel.ring.click()
    assert changed.args[0].totals.gross_xpf == -6666
    assert wanted_pages == [("till", None)]
    assert not page.frame.panel.is_open()


def test_pieces_already_on_the_ticket_being_rung_cannot_come_back_twice(page, shop, sell):
    ticket = sell(2500, quantity=2)
    panel = ask_return(page, ticket.number)
    panel.lines[0].stepper.more.click()
    panel.lines[0].reasons.choose(ReturnReason.SEALED)
    panel.ring.click()
    again = ask_return(page, ticket.number)
    assert again.lines[0].left == 1
    assert return_preview.pieces_in_cart(shop.desk) == {ticket.lines[0].id: 1}


def test_an_article_scanned_during_a_return_counts_one_more_piece(page, shop, sell):
    item = shop.item(2500, gtins=("04006381333931",))
    ticket = sell(2500, quantity=2)
    panel = ask_return(page, ticket.number)
    for _ in range(3):
        page.handle_scan("4006381333931")
    assert panel.lines[0].stepper.number() == 2
    assert item.name in page.frame.notice.sentence()


def test_a_refused_return_keeps_the_question_on_screen(page, shop, sell):
    ticket = sell(2500)
    panel = ask_return(page, ticket.number)
    panel.lines[0].stepper.more.click()
    panel.lines[0].reasons.choose(ReturnReason.SEALED)
    shop.clock.forward(days=1)
    panel.ring.click()
    assert page.frame.notice.sentence()
    assert page.frame.panel.is_open()
    assert panel.ring.isEnabled()


def test_without_ticket_a_cashier_needs_a_manager_and_the_approval_fits_the_sale(page, shop, pins, wanted_pages):
    item = shop.item(1800, name="Crayon khôl")
    page.without_ticket.click()
    panel = page.frame.panel.content()
    assert isinstance(panel, LooseReturnPanel)
    QTest.keyClicks(panel.query, "crayon")
    QTest.keyClick(panel.query, Qt.Key.Key_Return)
    panel.stepper.more.click()
    panel.reasons.choose(ReturnReason.DEFECTIVE)
    assert panel.refund.value.amount() == 3600
    panel.ring.click()
    approval = page.frame.panel.content()
    assert isinstance(approval, ApprovalPanel)
    approval.pad.entered.emit(pins["manager"])
    sale = ringing.current_sale(shop.desk, shop.cashier).sale
    assert [(line.variant_id, line.quantity) for line in sale.lines] == [(item.variant_id, -2)]
    assert wanted_pages == [("till", None)]


def test_a_manager_takes_back_without_asking_anybody(page, shop, counter):
    item = shop.item(1800)
    counter.sign_in(shop.manager)
    page.without_ticket.click()
    panel = page.frame.panel.content()
    panel.choose(item)
    panel.reasons.choose(ReturnReason.SEALED)
    panel.ring.click()
    assert ringing.current_sale(shop.desk, shop.manager).totals.gross_xpf == -1800


def test_a_copy_is_a_numbered_duplicata(page, sell):
    ticket = sell(2500)
    page.open_ticket(ticket.number)
    page.paper.copy.click()
    page.paper.copy.click()
    assert "DUPLICATA 1" in page.frame.notice.sentence()


def test_an_invoice_takes_a_customer_or_nobody_and_is_saved(page, sell, tmp_path):
    ticket = sell(2500, tender=TenderType.CARD)
    page.open_ticket(ticket.number)
    page.paper.invoice.click()
    panel = page.frame.panel.content()
    assert isinstance(panel, InvoicePanel)
    assert panel.customer() is None
    panel.name.setText("Institut Lagon SARL")
    panel.address.setPlainText("12 rue de l’Alma\n98800 Nouméa")
    assert panel.customer().address_lines == ("12 rue de l’Alma", "98800 Nouméa")
    panel.make.click()
    files = list((tmp_path / "exports").iterdir())
    assert [file.read_bytes()[:4] for file in files] == [b"%PDF"]
    assert str(files[0]) in page.frame.notice.sentence()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_breaks(page, sell, tmp_path):
    ticket = sell(2500)
    (tmp_path / "exports").write_text("a file where the folder should be")
    page.open_ticket(ticket.number)
    page.paper.pdf.click()
    assert page.frame.notice.kind == "danger"


def test_a_ticket_returned_whole_offers_no_return(page, shop, sell):
    ticket = sell(2500, tender=TenderType.CARD)
    panel = ask_return(page, ticket.number)
    panel.lines[0].stepper.more.click()
    panel.lines[0].reasons.choose(ReturnReason.SEALED)
    panel.ring.click()
    sale = ringing.current_sale(shop.desk, shop.cashier).sale
    tendering.add_tender(shop.desk, shop.cashier, TenderType.CARD, -2500)
    back = settling.settle(shop.desk, shop.cashier, sale.id)
    page.open_ticket(ticket.number)
    assert not page.paper.take_back.isEnabled()
    page.open_ticket(back.number)
    assert not page.paper.take_back.isEnabled()
    page.shown()
    assert [page.finder.rows.index(row, 2).data() for row in range(2)] == ["\N{MINUS SIGN}1", "1"]

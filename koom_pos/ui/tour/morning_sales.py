"""Ten sales of every kind, each compared with the books as it settles."""

from PySide6.QtCore import Qt

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.tender import TenderType
from koom_pos.services import ringing
from koom_pos.ui.tour.at_the_till import (
    begin_payment,
    choose_tender,
    code_of,
    give_discount,
    next_customer,
    pay_by_card,
    pay_cash,
    pay_exact_cash,
    scan_articles,
    see_settled,
)
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.widgets.buttons import Button

_NOTE = "Rouge à lèvres, va chercher son sac"


def sell_for_exact_cash(stage: Stage) -> None:
    """From the last scan to « compte juste » in two keys."""
    scan_articles(stage, stage.goods[:2])
    stage.picture("till-two-articles")
    pay_exact_cash(stage)
    see_settled(stage)
    stage.picture("settled-exact-cash")
    next_customer(stage)


def sell_for_a_note(stage: Stage) -> None:
    """A note, with change to give; the quick amounts on screen first."""
    scan_articles(stage, stage.goods[2:5])
    begin_payment(stage)
    stage.picture("payment")
    due_xpf = stage.sale_page.rung().totals.gross_xpf
    pay_cash(stage, (due_xpf // 10_000 + 1) * 10_000)
    sale = see_settled(stage)
    stage.findings.agree("A note gives change", change_is_due=sale.change_xpf > 0, expected=True)
    stage.picture("settled-with-change")
    next_customer(stage)


def sell_for_card_and_cash(stage: Stage) -> None:
    """A card for an odd amount, then coins: the law rounds what is left for cash."""
    scan_articles(stage, stage.goods[5:7])
    begin_payment(stage)
    due_xpf = stage.sale_page.rung().totals.gross_xpf
    odd_xpf = due_xpf // 2 // 10 * 10 + 3
    choose_tender(stage, TenderType.CARD, odd_xpf)
    stage.picture("payment-card-manual")
    stage.hands.touch(stage.payment.card.no)
    stage.picture("payment-card-refused")
    stage.hush()
    pay_by_card(stage, odd_xpf)
    stage.picture("payment-rest-in-cash")
    stage.hands.touch(stage.payment.tenders.act)
    sale = see_settled(stage)
    stage.findings.agree("Cash rounding of a mixed payment", store=sale.rounding_xpf != 0, expected=True)
    stage.picture("settled-card-and-cash")
    next_customer(stage)


def sell_for_a_cheque(stage: Stage) -> None:
    """A cheque with its references, taken back once and taken again."""
    scan_articles(stage, stage.goods[7:9])
    begin_payment(stage)
    choose_tender(stage, TenderType.CHEQUE)
    stage.hands.type("BCI")
    stage.hands.press(Qt.Key.Key_Tab)
    stage.hands.type("0004217")
    stage.picture("payment-cheque")
    stage.hands.press(Qt.Key.Key_Return)
    see_settled(stage)
    next_customer(stage)


def sell_for_the_wallet_and_correct(stage: Stage) -> None:
    """CF-Pay in part, taken back before settling, then CF-Pay for all."""
    scan_articles(stage, stage.goods[9:11])
    begin_payment(stage)
    choose_tender(stage, TenderType.CF_PAY, 1_000)
    stage.picture("payment-tender-taken")
    stage.hands.touch(next(iter(stage.payment.tenders.taken.buttons.values())))
    choose_tender(stage, TenderType.CF_PAY)
    see_settled(stage)
    next_customer(stage)


def sell_a_gift_card_and_redeem_it(stage: Stage) -> None:
    """A gift card of 10 000 F sold by card, then spent in part."""
    stage.hands.press(Qt.Key.Key_F11)
    stage.await_panel()
    panel = stage.sale_page.questions.gift_card
    stage.hands.touch(panel.ready[2])
    stage.picture("gift-card-value")
    stage.hands.touch(panel.confirm)
    stage.await_no_panel()
    begin_payment(stage)
    pay_by_card(stage)
    sold = see_settled(stage)
    stage.picture("settled-gift-card-sold")
    next_customer(stage)
    code = sold.instruments[0].code
    stage.hands.scan(code)
    stage.await_panel()
    stage.picture("gift-card-balance")
    stage.hands.press(Qt.Key.Key_Escape)
    scan_articles(stage, stage.goods[11:12])
    begin_payment(stage)
    stage.hands.scan(code)
    stage.hands.until(stage.payment.stored.use.isVisible, "the balance of the card")
    stage.picture("payment-gift-card")
    stage.hands.touch(stage.payment.stored.use)
    if not stage.payment.is_settled():
        stage.hands.touch(stage.payment.tenders.act)
    see_settled(stage)
    next_customer(stage)


def sell_with_discounts(stage: Stage) -> None:
    """A line discount within the cap; a ticket discount above it, approved by the manager's PIN."""
    scan_articles(stage, stage.goods[12:15])
    give_discount(stage, 1_000, ticket=False)
    stage.await_no_panel()
    stage.picture("till-line-discount")
    give_discount(stage, 2_000, ticket=True)
    approval = stage.sale_page.questions.approval
    stage.hands.until(approval.isVisible, "the approval of a manager")
    stage.picture("approval-asked")
    stage.touch_pin(approval.pad, stage.people[0].pin)
    stage.await_no_panel()
    stage.picture("till-ticket-discount")
    stage.hands.press(Qt.Key.Key_F6)
    stage.await_panel()
    stage.picture("why-this-price")
    stage.hands.press(Qt.Key.Key_Escape)
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)


def suspend_and_resume(stage: Stage) -> None:
    """A customer fetches her wallet; another is served meanwhile; the first comes back."""
    scan_articles(stage, stage.goods[15:18])
    waiting_xpf = stage.sale_page.rung().totals.gross_xpf
    stage.hands.press(Qt.Key.Key_F7)
    stage.await_panel()
    note = stage.sale_page.questions.note
    stage.hands.type(_NOTE)
    stage.findings.agree("Note of a sale in waiting", screen=note.field.text(), typed=_NOTE)
    stage.picture("put-on-hold")
    stage.hands.touch(note.confirm)
    stage.await_no_panel()
    stage.findings.agree("Sales in waiting", rail=stage.shell.frame.rail.button("till").badge(), expected=1)
    scan_articles(stage, stage.goods[18:19])
    stage.picture("till-with-one-on-hold")
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)
    stage.hands.press(Qt.Key.Key_F8)
    stage.await_panel()
    stage.picture("tickets-on-hold")
    stage.hands.touch(stage.sale_page.questions.waiting.rows[0])
    stage.await_no_panel()
    stage.findings.agree("A sale taken up again", before=waiting_xpf, after=stage.sale_page.rung().totals.gross_xpf)
    begin_payment(stage)
    pay_by_card(stage)
    see_settled(stage)
    next_customer(stage)


def scan_in_every_way(stage: Stage) -> None:
    """Three pieces at once, a scanner on the wrong keyboard, a GS1 code, a code nobody knows."""
    page, hands = stage.sale_page, stage.hands
    first, second, third = stage.goods[19:22]
    hands.type("3*")
    stage.picture("till-three-pieces-next")
    hands.scan(code_of(first))
    hands.until(lambda: page.rung().totals.pieces == 3, "three pieces")
    hands.scan(code_of(second).translate(str.maketrans("0123456789", "à&é\"'(-è_ç")))
    hands.until(lambda: page.rung().totals.pieces == 4, "a code through a French keyboard")
    hands.scan(f"(01){third.gtin}(17)280630(10)LOT7A")
    hands.until(lambda: page.rung().totals.pieces == 5, "a GS1 code")
    stage.picture("till-scans-of-all-kinds")
    hands.scan("3760999999996")
    stage.await_notice()
    stage.picture("till-unknown-code")
    stage.findings.agree("An unknown code rings nothing", screen=page.rung().totals.pieces, expected=5)
    stage.hush()
    hands.press(Qt.Key.Key_Escape)
    _change_lines(stage)
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)


def _change_lines(stage: Stage) -> None:
    """One piece more, another quantity, a line voided."""
    page, hands = stage.sale_page, stage.hands
    hands.touch(page.cart.bar.more)
    hands.press(Qt.Key.Key_F5)
    stage.await_panel()
    hands.type("2")
    stage.picture("quantity")
    hands.press(Qt.Key.Key_Return)
    stage.await_no_panel()
    lines = len(page.rung().sale.lines)
    hands.touch(page.cart.bar.void)
    stage.findings.agree("A voided line goes", screen=len(page.rung().sale.lines), expected=lines - 1)


def give_up_a_sale(stage: Stage) -> None:
    """Void a ticket with its reason."""
    scan_articles(stage, stage.goods[22:24])
    stage.hands.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    stage.await_panel()
    panel = stage.sale_page.questions.void_reason
    stage.hands.touch(panel.confirm)
    stage.picture("void-ticket-wants-a-reason")
    stage.hands.touch(panel.phrases.findChildren(Button)[0])
    stage.hands.touch(panel.confirm)
    stage.await_no_panel()
    stage.findings.agree("A voided ticket leaves nothing", screen=len(stage.sale_page.rung().sale.lines), expected=0)


def sell_a_service(stage: Stage) -> None:
    """A make-up service with its own rate, found by its name, paid by transfer."""
    services = [item for item in ringing.search_items(stage.desk, "maquillage") if item.kind is ItemKind.SERVICE]
    stage.hands.touch(stage.sale_page.articles.search)
    stage.hands.type(services[0].name)
    stage.picture("till-service-found")
    stage.hands.press(Qt.Key.Key_Down)
    stage.hands.press(Qt.Key.Key_Return)
    stage.hands.until(lambda: bool(stage.sale_page.rung().sale.lines), "the service in the cart")
    stage.hands.press(Qt.Key.Key_Escape)
    begin_payment(stage)
    choose_tender(stage, TenderType.TRANSFER)
    sale = see_settled(stage)
    stage.findings.agree("The service has its own rate", ticket=sale.taxes[0].rate_bp, catalogue=services[0].rate_bp)
    next_customer(stage)


def check_a_price(stage: Stage) -> None:
    """A price without selling; the day's reading of it."""
    stage.hands.press(Qt.Key.Key_F3)
    stage.await_panel()
    stage.hands.scan(code_of(stage.goods[30]))
    stage.hands.until(stage.sale_page.questions.price.sell.isVisible, "the price of what was scanned")
    stage.picture("price-check")
    stage.findings.agree(
        "Price check",
        screen=stage.sale_page.questions.price.price.value.amount(),
        catalogue=stage.goods[30].gross_xpf,
    )
    stage.hands.scan("3760999999995")
    stage.picture("price-check-unknown")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.await_no_panel()
    stage.findings.agree("A price check sells nothing", screen=len(stage.sale_page.rung().sale.lines), expected=0)

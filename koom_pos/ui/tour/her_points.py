"""A member's points at the till: what they pay, the voucher she brings, her ticket by mail, the card she forgot."""

from PySide6.QtCore import Qt

from koom_pos.domain.consent import is_given
from koom_pos.domain.customer import CustomerRow
from koom_pos.domain.loyalty import AdjustReason
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.services import consents, customers, loyalty, mailing, vouchers
from koom_pos.ui.tour import at_her_side as her
from koom_pos.ui.tour.at_the_till import begin_payment, next_customer, pay_exact_cash, scan_articles, see_settled
from koom_pos.ui.tour.coming_back import ask_return, open_ticket, ring_return, take_back
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.joining import MAELLE, PORTRAIT
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.tour.witness import points_on

_SHIFT = Qt.KeyboardModifier.ShiftModifier


def the_regular(stage: Stage) -> CustomerRow:
    """Give the member with most points who lets her purchases advise her; the same at every tour."""
    found = customers.search_customers(stage.desk, "F", limit=500)
    for row in sorted(found, key=lambda row: (-row.points, row.card_code)):
        if row.name and is_given(consents.current_consents(stage.desk, row.customer_id), *PORTRAIT):
            return row
    raise TourStuckError("a member with points and a portrait")


def reward_a_regular(stage: Stage) -> None:
    """A manager adds points as a gesture: the button says how many, the ledger keeps why."""
    stage.switch_to(stage.people[0])
    regular = the_regular(stage)
    page = her.open_card(stage, regular.card_code)
    stage.hands.touch(page.view.points.adjust)
    stage.await_panel()
    panel = page.acts.adjusting
    stage.hands.touch(panel.points)
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type("600")
    stage.hands.touch(panel.reasons.chip(str(AdjustReason.GOODWILL)))
    stage.picture("customer-points-adjust")
    stage.hands.touch(panel.button)
    stage.await_no_panel()
    stage.picture("customer-points-adjusted")
    stage.findings.agree(
        "Points after a gesture",
        screen=points_on(page.view.points.balance)[0],
        store=the_regular(stage).points,
        expected=regular.points + 600,
    )
    stage.hush()
    stage.go_to("till")
    stage.switch_to(stage.people[1])


def pay_with_points(stage: Stage) -> None:
    """Found by her name after the lines; her panel; a reward pays part of the ticket."""
    regular = the_regular(stage)
    scan_articles(stage, stage.goods[46:49])
    stage.hands.press(Qt.Key.Key_F2, _SHIFT)
    stage.await_panel()
    stage.picture("customer-who")
    find = stage.sale_page.customer.find
    stage.hands.type("zzyx")
    stage.picture("customer-nobody-found")
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type(regular.name[:3].lower())
    stage.picture("customer-found")
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type(regular.name)
    stage.hands.touch(find.rows[0])
    stage.await_no_panel()
    stage.picture("till-with-a-regular")
    her.open_member(stage)
    stage.picture("member-at-the-till")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.await_no_panel()
    begin_payment(stage)
    stage.picture("payment-with-points")
    stage.hands.touch(stage.payment.tenders.tiles[TenderType.POINTS])
    stage.hands.until(stage.payment.points.isVisible, "the rewards her points pay")
    stage.picture("payment-rewards")
    her.spend_reward(stage)
    stage.picture("payment-reward-taken")
    if not stage.payment.is_settled():
        stage.hands.touch(stage.payment.tenders.act)
    sale = see_settled(stage)
    after = loyalty.points_after(stage.desk, sale.id)
    if after is None or after.balance is None:
        raise TourStuckError("the points of the ticket")
    stage.picture("settled-points-spent")
    stage.findings.agree(
        "Points spent",
        screen=points_on(stage.payment.done.points),
        store=[after.earned, after.spent, after.balance],
    )
    stage.findings.agree("Her balance", before=regular.points, after=after.balance + after.spent - after.earned)
    next_customer(stage)


def bring_a_voucher(stage: Stage) -> None:
    """Her welcome code, scanned once and no more; the ticket goes by mail, which waits for a server."""
    row = _maelle(stage)
    with stage.desk.store.reading() as tx:
        (voucher,) = tx.vouchers.of_customers([row.customer_id])
    her.show_card(stage, row.card_code)
    scan_articles(stage, stage.goods[49:51])
    whole_xpf = stage.sale_page.rung().totals.gross_xpf
    stage.hands.scan(voucher.code)
    stage.hands.until(lambda: bool(stage.sale_page.rung().sale.benefits), "the voucher on the ticket")
    stage.picture("till-voucher")
    rows = stage.sale_page.cart.benefits
    taken_off = sum(label.amount() or 0 for label in rows.amounts.values())
    stage.findings.agree(
        "A voucher takes off what it says",
        screen=-taken_off,
        rung=whole_xpf - stage.sale_page.rung().totals.gross_xpf,
    )
    pay_exact_cash(stage)
    see_settled(stage)
    done = stage.payment.done
    stage.hands.until(lambda: not done.is_deaf(), "the buttons to listen again")
    stage.hands.touch(done.mail)
    stage.picture("settled-mailed")
    stage.findings.agree(
        "Her ticket waits for a mail server", store=mailing.count_waiting(stage.desk) > 0, expected=True
    )
    next_customer(stage)
    stage.findings.agree(
        "A voucher is good once", used=vouchers.read_voucher(stage.desk, voucher.code).used, expected=True
    )
    scan_articles(stage, stage.goods[51:52])
    stage.hands.scan(voucher.code)
    stage.await_notice()
    stage.picture("till-voucher-used")
    stage.hush()
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)


def bring_back_what_gave_points(stage: Stage) -> None:
    """Her first ticket comes back after the points were spent elsewhere: they are taken back all the same."""
    row = _maelle(stage)
    first = next(sale for sale in stage.sales if _is_hers(stage, sale.id, row.customer_id))
    before = row.points
    open_ticket(stage, first)
    panel = ask_return(stage)
    take_back(stage, panel, ReturnReason.SEALED)
    ring_return(stage, panel)
    her.show_card(stage, row.card_code)
    begin_payment(stage)
    stage.hands.touch(stage.payment.refund.ways[0])
    sale = see_settled(stage)
    stage.picture("settled-points-taken-back")
    after = loyalty.points_after(stage.desk, sale.id)
    if after is None or after.balance is None:
        raise TourStuckError("the points of the return")
    stage.findings.agree(
        "Points taken back",
        screen=points_on(stage.payment.done.points),
        store=[after.taken_back, after.balance],
        balance_before=[before - after.balance, after.balance],
    )
    next_customer(stage)


def credit_a_forgotten_card(stage: Stage) -> None:
    """A manager credits a settled ticket to who came without her card."""
    stage.switch_to(stage.people[0])
    scan_articles(stage, stage.goods[52:54])
    pay_exact_cash(stage)
    see_settled(stage)
    done = stage.payment.done
    stage.hands.until(lambda: not done.is_deaf(), "the buttons to listen again")
    stage.picture("settled-nobody")
    stage.hands.touch(done.forgotten)
    stage.await_panel()
    stage.hands.type("weneguei")
    stage.picture("settled-forgotten-card")
    stage.hands.touch(stage.sale_page.customer.find.rows[0])
    stage.await_no_panel()
    stage.picture("settled-credited")
    next_customer(stage)
    stage.switch_to(stage.people[1])


def _maelle(stage: Stage) -> CustomerRow:
    found = customers.search_customers(stage.desk, MAELLE.name)
    if not found:
        raise TourStuckError(f"{MAELLE.name} among the customers")
    return found[0]


def _is_hers(stage: Stage, sale_id: str, customer_id: str) -> bool:
    with stage.desk.store.reading() as tx:
        return tx.customers.customer_of_sale(sale_id) == customer_id

"""Movements, the X, the count, the Z; a second person's count; a day forgotten and closed; the month closed."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from koom_pos.domain.money import change_breakdown
from koom_pos.domain.till import MovementKind
from koom_pos.services import receipts, till_session
from koom_pos.services.till_session import NO_SALE
from koom_pos.store.till import Closing
from koom_pos.ui.day.count_pane import CountPane
from koom_pos.ui.day.movement_panel import MovementPanel
from koom_pos.ui.tour.at_the_till import next_customer, pay_exact_cash, scan_articles, see_settled
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.shop_time import FIRST_DAY
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.tour.witness import amounts_in, journal_entry, paper_amounts
from koom_pos.ui.widgets.buttons import Button
from koom_pos.ui.widgets.pin_pad import PinPad

_OUT_BY_XPF = 500


def move_cash(stage: Stage) -> None:
    """Coins from the bank, a purchase, a drop, the drawer opened without sale."""
    stage.go_to("day")
    stage.picture("day-open")
    for kind, amount_xpf in (
        (MovementKind.PAID_IN, 5_000),
        (MovementKind.PAID_OUT, 1_250),
        (MovementKind.BANK_DROP, 10_000),
        (NO_SALE, 0),
    ):
        _move(stage, str(kind), amount_xpf)
    stage.picture("day-movements")
    shown = stage.day_page.open_day.movements.rowCount()
    stage.findings.agree("Movements of the day", screen=shown, done=4)


def read_an_x(stage: Stage) -> None:
    """The manager reads an X; a cashier sees no cash before her count."""
    stage.hands.touch(stage.day_page.open_day.reading)
    stage.await_panel()
    stage.picture("x-for-a-cashier")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.await_no_panel()
    stage.switch_to(stage.people[0])
    stage.go_to("day")
    stage.picture("day-open-for-a-manager")
    stage.hands.touch(stage.day_page.open_day.reading)
    stage.await_panel()
    stage.picture("x-for-a-manager")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.await_no_panel()
    stage.switch_to(stage.people[1])


def close_the_day(stage: Stage) -> None:
    """Count blind, 500 F too much; see what may explain it, give a reason, close; the Z agrees with everything."""
    stage.time.reach(FIRST_DAY, 18, 5)
    closing = _close(stage, out_by_xpf=_OUT_BY_XPF, name="closing")
    _prove_z(stage, closing)


def verify_the_count(stage: Stage) -> None:
    """Who closed may not verify; the manager counts the drawer again."""
    view = stage.day_page.closings
    stage.hands.touch(view.verify)
    stage.await_panel()
    asked = stage.shell.frame.panel.content()
    pad = asked.findChild(PinPad) if asked is not None else None
    if not isinstance(pad, PinPad):
        raise TourStuckError("the PIN of who verifies")
    stage.touch_pin(pad, stage.people[1].pin)
    stage.picture("verify-not-by-the-same-person")
    stage.touch_pin(pad, stage.people[0].pin)
    stage.await_no_panel()
    pane = stage.day_page.recount
    stage.hands.until(pane.isVisible, "the second count")
    closing = view.shown_closing()
    if closing is None:
        raise TourStuckError("the closing to verify")
    _count(stage, pane, int(closing.figures["counted_xpf"]))
    stage.picture("verify-second-count")
    stage.hands.touch(pane.next_act)
    stage.picture("verify-agreed")
    stage.hush()


def forget_a_day(stage: Stage) -> None:
    """The next day is traded and left open; the morning after, it is closed first."""
    next_day = FIRST_DAY + timedelta(days=1)
    stage.time.reach(next_day, 8, 5)
    stage.go_to("day")
    stage.go_to("till")
    stage.hands.touch(stage.sale_page.no_day.act)
    stage.hands.touch(stage.day_page.opening.pane.next_act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till, once the day is open")
    scan_articles(stage, stage.goods[50:52])
    pay_exact_cash(stage)
    see_settled(stage)
    next_customer(stage)
    stage.time.reach(next_day + timedelta(days=1), 8, 10)
    stage.go_to("day")
    stage.picture("day-forgotten")
    stage.go_to("till")
    stage.picture("till-day-forgotten")
    stage.go_to("day")
    _close(stage, out_by_xpf=0, name="closing-forgotten")


def close_the_month(stage: Stage) -> None:
    """On the first of December the manager closes November."""
    stage.time.reach(date(2026, 12, 1), 8, 5)
    stage.switch_to(stage.people[0])
    stage.go_to("day")
    if stage.day_page.opening.isVisible():
        stage.hands.touch(stage.day_page.opening.closings)
    view = stage.day_page.closings
    stage.hands.until(lambda: bool(view.due_buttons()), "November to close")
    stage.picture("closings-month-due")
    stage.hands.touch(view.due_buttons()[0])
    stage.hands.until(lambda: view.kinds.current() == "month", "the closing of November")
    stage.picture("month-closed")
    closing = view.shown_closing()
    if closing is not None:
        stage.findings.agree(
            "November",
            screen=view.total.value.amount(),
            store=closing.gross_xpf,
            journal=journal_entry(stage, closing.journal_sequence)["payload"]["gross_xpf"],
        )
    stage.hush()


def _move(stage: Stage, kind: str, amount_xpf: int) -> None:
    stage.hands.touch(stage.day_page.open_day.acts[kind])
    stage.await_panel()
    panel = stage.shell.frame.panel.content()
    if not isinstance(panel, MovementPanel):
        raise TourStuckError("the movement")
    if amount_xpf:
        stage.hands.type(str(amount_xpf))
    stage.hands.touch(panel.reasons.findChildren(Button)[0])
    stage.picture(f"movement-{kind.replace('_', '-')}")
    stage.hands.touch(panel.confirm)
    stage.await_no_panel()


def _close(stage: Stage, *, out_by_xpf: int, name: str) -> Closing:
    session = stage.session()
    with stage.desk.store.reading() as tx:
        expected_xpf = till_session.expected_cash_xpf(tx, session)
    if stage.shell.frame.current_key() != "day":
        stage.go_to("day")
    day = stage.day_page
    stage.hands.touch(day.open_day.close_day)
    stage.hands.until(day.closing.pane.isVisible, "the count")
    stage.picture(f"{name}-count")
    _count(stage, day.closing.pane, expected_xpf + out_by_xpf)
    stage.hands.touch(day.closing.pane.next_act)
    explain = day.closing.explain
    stage.hands.until(explain.isVisible, "the difference")
    stage.picture(f"{name}-explain")
    stage.findings.agree(
        f"Difference, {session.business_date}", screen=amounts_in(explain.over_short.value.text())[0], made=out_by_xpf
    )
    if out_by_xpf:
        stage.hands.touch(explain.reasons.findChildren(Button)[0])
    stage.hands.touch(explain.next_act)
    stage.hands.until(day.closing.seal.isVisible, "the last step")
    stage.picture(f"{name}-seal")
    stage.hands.touch(day.closing.seal.seal)
    stage.hands.until(lambda: till_session.open_session(stage.desk) is None, "the day to be closed")
    stage.picture(f"{name}-done")
    stage.hush()
    closing = till_session.closing_of(stage.desk, session.business_date)
    if closing is None:
        raise TourStuckError("the Z")
    return closing


def _count(stage: Stage, pane: CountPane, amount_xpf: int) -> None:
    """Type a count that makes an amount, note by note."""
    stage.hands.touch(pane.empty)
    for denomination, pieces in change_breakdown(amount_xpf):
        stage.hands.touch(pane.grid.field(denomination))
        stage.hands.type(str(pieces))
    stage.findings.agree("Total counted", screen=pane.grid.total.amount(), meant=amount_xpf)


def _prove_z(stage: Stage, closing: Closing) -> None:
    """Compare the Z with the tickets witnessed, its journal entry, its paper and what the screen shows."""
    figures, view = closing.figures, stage.day_page.closings
    payload = journal_entry(stage, closing.journal_sequence)["payload"]
    paper = paper_amounts(receipts.closing_text(stage.desk, closing))
    gross_xpf = sum(sale.gross_xpf for sale in stage.sales)
    stage.findings.agree(
        "Z, total",
        screen=view.total.value.amount(),
        tickets=gross_xpf,
        store=closing.gross_xpf,
        journal=payload["gross_xpf"],
    )
    stage.findings.agree("Z, total on paper", paper=abs(gross_xpf) in paper, expected=True)
    stage.findings.agree("Z, tickets", store=figures["tickets"], witnessed=len(stage.sales))
    stage.findings.agree(
        "Z, roundings", store=figures["rounding_xpf"], tickets=sum(sale.rounding_xpf for sale in stage.sales)
    )
    tenders: dict[str, int] = {}
    for sale in stage.sales:
        for tender in sale.tenders:
            tenders[str(tender.type)] = tenders.get(str(tender.type), 0) + tender.amount_xpf
        tenders["cash"] = tenders.get("cash", 0) - sale.change_xpf
    for told in figures["tenders"]:
        stage.findings.agree(f"Z, {told['type']}", store=told["amount_xpf"], tickets=tenders.get(told["type"], 0))
    rates: dict[int, int] = {}
    for sale in stage.sales:
        for tax in sale.taxes:
            rates[tax.rate_bp] = rates.get(tax.rate_bp, 0) + tax.tax_xpf
    for told in figures["taxes"]:
        stage.findings.agree(
            f"Z, TGC {told['rate_bp']} bp", store=told["tax_xpf"], tickets=rates.get(told["rate_bp"], 0)
        )
    stage.z_figures = dict(figures)

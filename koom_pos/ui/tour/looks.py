"""The same till in other lights: dark, large, full, with a printer that stands, and the customer's own screen."""

from PySide6.QtCore import Qt

from koom_pos.devices.printer import ScreenPrinter
from koom_pos.devices.printer_job import PrinterState
from koom_pos.ui.tour import at_her_side as her
from koom_pos.ui.tour.at_the_till import begin_payment, next_customer, pay_exact_cash, scan_articles, see_settled
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.joining import MAELLE, OFFERS
from koom_pos.ui.tour.stage import LARGE_SCREEN, SMALL_SCREEN, Stage, stock_the_hands


def show_the_customer(stage: Stage) -> None:
    """The customer's screen mirrors the ticket, then thanks."""
    counter = stage.shell.counter
    counter.settings.customer_display.kind = "window"
    counter.settings_changed.emit()
    screen = stage.shell.devices.customer_window
    if screen is None:
        raise TourStuckError("the customer's screen")
    stage.till.window().activateWindow()
    stage.hands.until(stage.till.window().isActiveWindow, "the till in front of the customer's screen")
    stage.album.take(screen, stage.hands, "customer-welcome")
    scan_articles(stage, stage.goods[24:28])
    stage.album.take(screen, stage.hands, "customer-sale")
    stage.findings.agree(
        "The customer sees the total",
        customer=screen.total.amount(),
        cashier=stage.sale_page.rung().totals.gross_xpf,
    )
    pay_exact_cash(stage)
    see_settled(stage)
    stage.album.take(screen, stage.hands, "customer-thanks")
    next_customer(stage)
    counter.settings.customer_display.kind = "none"
    counter.settings_changed.emit()


def run_out_of_paper(stage: Stage) -> None:
    """The roll ends in the middle of the day: the sale stands, the light says it, the ticket comes later."""
    printer = stage.shell.devices.printer
    if not isinstance(printer, ScreenPrinter):
        raise TourStuckError("the screen printer of the demo")
    light = stage.shell.frame.strip.printer_light
    stage.hands.until(lambda: light.state == "ok", "the printer to be ready")
    printer.reported_state = PrinterState.PAPER_OUT
    scan_articles(stage, stage.goods[28:29])
    pay_exact_cash(stage)
    see_settled(stage)
    stage.hands.until(lambda: light.state == "danger", "the light to say that paper is out")
    stage.picture("printer-out-of-paper")
    next_customer(stage)
    printer.reported_state = PrinterState.READY
    stage.hands.touch(light)
    stage.hands.until(lambda: light.state == "ok", "the ticket to come out of the new roll")


def fill_the_cart(stage: Stage) -> None:
    """Sixty lines and a total of seven digits, small and large, light and dark; then given up."""
    scan_articles(stage, stage.goods[:60])
    stage.picture("till-sixty-lines")
    stage.hands.press(Qt.Key.Key_F5)
    stage.await_panel()
    stage.hands.type("900")
    stage.hands.press(Qt.Key.Key_Return)
    stage.await_no_panel()
    stage.picture("till-seven-digits")
    stage.findings.agree("A very large ticket", screen=stage.sale_page.cart.total.amount(), rung=_total(stage))
    _large(stage, "till-full")
    begin_payment(stage)
    stage.picture("payment-seven-digits")
    _large(stage, "payment")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.come_home()


def see_it_large(stage: Stage) -> None:
    """The pages of the day on a large screen."""
    for key in ("day", "tickets", "till"):
        stage.go_to(key)
        _large(stage, key)


def sell_in_the_dark(stage: Stage) -> None:
    """The dark theme, from the lock to the payment, small and large; nothing is settled."""
    stage.picture("dark-lock-screen")
    stage.sign_in(stage.people[0])
    stage.hands.touch(stage.sale_page.no_day.act)
    stage.picture("dark-day-opening")
    stage.hands.touch(stage.day_page.opening.pane.next_act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till, once the day is open")
    stock_the_hands(stage)
    scan_articles(stage, stage.goods[30:34])
    stage.picture("dark-till")
    _large(stage, "dark-till")
    begin_payment(stage)
    stage.picture("dark-payment")
    stage.hands.press(Qt.Key.Key_Escape)


def look_around_in_the_dark(stage: Stage) -> None:
    """Each page in the dark theme."""
    for key in ("tickets", "articles", "day", "reports", "settings"):
        stage.go_to(key)
        stage.hands.until(lambda: not stage.shell.counter.tasks.is_busy(), "what is read beside the screen")
        stage.hands.rest(30)
        stage.picture(f"dark-{key}")
    her.open_card(stage, MAELLE.name)
    stage.picture("dark-customer-card")


def sign_up_in_the_dark(stage: Stage) -> None:
    """What a customer looks at while the shop works in the dark theme; nobody joins."""
    stage.go_to("till")
    page = her.begin_sign_up(stage)
    her.fill_in(stage, MAELLE)
    stage.picture("dark-sign-up")
    scenes = her.show_her(stage)
    her.read_and_go_on(stage)
    her.tick(stage, [OFFERS])
    stage.picture("dark-turned-boxes")
    stage.hands.touch(scenes.choose.go_back)
    stage.hands.touch(scenes.check.leave)
    stage.hands.touch(scenes.wait.staff)
    stage.hands.until(lambda: not stage.shell.frame.is_covered(), "the shop to have its screen again")
    stage.findings.agree("Nothing is kept of who does not join", form=page.form.is_blank(), expected=True)


def _total(stage: Stage) -> int:
    return stage.sale_page.rung().totals.gross_xpf


def _large(stage: Stage, name: str) -> None:
    """Keep what is on screen as a large screen shows it."""
    window = stage.till.window()
    window.resize(*LARGE_SCREEN)
    stage.hands.rest(40)
    stage.picture(f"{name}-large")
    window.resize(*SMALL_SCREEN)
    stage.hands.rest(40)

"""The morning: the lock, a wrong PIN, the price check before the day is open, the float, the open till."""

from PySide6.QtCore import Qt

from koom_pos.ui.tour.stage import Stage, stock_the_hands


def sign_in_at_the_lock(stage: Stage) -> None:
    """A wrong PIN first; then the cashier, by touch."""
    stage.picture("lock-screen")
    stage.hands.type("0000")
    stage.hands.press(Qt.Key.Key_Return)
    stage.picture("lock-screen-wrong-pin")
    cashier = stage.people[1]
    stage.touch_pin(stage.shell.lock_screen.pad, cashier.pin)
    stage.hands.until(stage.shell.counter.is_signed_in, f"{cashier.name} to be signed in")
    stage.picture("till-before-the-day-is-open")


def open_the_day(stage: Stage) -> None:
    """From the till to the day page, check the float proposed, correct one coin, open."""
    stock_the_hands(stage)
    stage.hands.touch(stage.sale_page.no_day.act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "day", "the day page")
    pane = stage.day_page.opening.pane
    stage.picture("day-opening-float")
    stage.hands.touch(pane.grid.field(100))
    stage.hands.type("25")
    total_xpf = pane.grid.total_xpf()
    stage.picture("day-opening-float-corrected")
    stage.hands.touch(pane.next_act)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the till, once the day is open")
    session = stage.session()
    stage.findings.agree(
        "Opening float",
        screen=pane.grid.total.amount(),
        count=total_xpf,
        store=session.opening_float_xpf,
    )
    stage.picture("till-ready")


def look_at_the_keys(stage: Stage) -> None:
    """F1 shows the keys of the page; Escape puts them away."""
    stage.hush()
    stage.hands.press(Qt.Key.Key_F1)
    stage.await_panel()
    stage.picture("till-keys")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.await_no_panel()


def search_and_find(stage: Stage) -> None:
    """Type words; touch a card; type what nobody has."""
    search = stage.sale_page.articles.search
    stage.hands.touch(search)
    stage.hands.type("roug")
    stage.picture("till-search-results")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.hands.type("zzyx")
    stage.picture("till-search-nothing")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.hands.touch(stage.sale_page.articles.keyboard_button)
    stage.picture("till-on-screen-keyboard")
    stage.hands.touch(stage.sale_page.articles.keyboard_button)

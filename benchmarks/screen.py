"""What the cashier waits for: a scan until its line is painted, a letter until the list is."""

import random
import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.measure import Result, at_most, median, percentile, timed_ms
from koom_pos.app.window import Till, application
from koom_pos.app.workplace import open_workplace
from koom_pos.services import ringing, till_session
from koom_pos.ui.till.articles_panel import MOST_RESULTS
from koom_pos.ui.till.sale_page import SalePage

SCANS = 300
LINES_PER_SALE = 15
WORDS = 120


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure on the real window over a copy of the bench shop."""
    folder = scratch / "shop"
    shutil.copytree(shop, folder)
    place = open_workplace(folder)
    app = application(place.settings)
    till = Till(place)
    if till.shell is None:
        raise LookupError("the bench shop was not founded")
    desk = till.shell.counter.desk
    with desk.store.reading() as tx:
        operator = tx.operators.get(tx.operators.accounts()[0].id)
        count = tx.catalogue.count()
        items = [tx.catalogue.page(desk.today(), limit=1, offset=n)[0] for n in _spread(count, SCANS)]
    if operator is None:
        raise LookupError("the bench shop has no manager")
    if till_session.open_session(desk) is None:
        till_session.open_day(desk, operator, {1000: 20})
    till.shell.let_in(operator)
    till.shell.frame.resize(1366, 768)
    till.shell.frame.show()
    app.processEvents()
    page = till.shell.frame.page("till")
    if not isinstance(page, SalePage):
        raise TypeError("the first page is not the sale")
    results = [_scans(app, page, [item.gtin or item.sku for item in items])]
    results += _letters(app, page, [f"{item.brand} {item.name} {item.shade or ''}" for item in items])
    till.close()
    place.close()
    return results


def _spread(count: int, wanted: int) -> list[int]:
    draw = random.Random(687)
    return [draw.randrange(count) for _ in range(wanted)]


def _scans(app: QApplication, page: SalePage, codes: list[str]) -> Result:
    times: list[float] = []

    def scan(code: str) -> None:
        page.handle_scan(code)
        app.processEvents()

    for number, code in enumerate(codes):
        if number % LINES_PER_SALE == 0 and page.rung().sale.lines:
            sale = page.rung().sale
            ringing.void_sale(page._counter.desk, page._counter.operator, sale.id, "bench")
            page.shown()
            app.processEvents()
        times.append(timed_ms(lambda code=code: scan(code)))  # type: ignore[misc]
    if len(page.rung().sale.lines) == 0:
        raise ValueError("no scan reached the cart")
    return at_most("scan → line painted, p99", percentile(times, 99), 16, note=f"p50 {median(times):.1f} ms")


def _letters(app: QApplication, page: SalePage, names: list[str]) -> list[Result]:
    painted: list[float] = []
    model: list[float] = []
    desk = page._counter.desk
    field = page.articles.search

    def type_on(text: str) -> None:
        field.setText(text)
        app.processEvents()

    for name in names[:WORDS]:
        word = name.split()[-1].casefold()[:6]
        for end in range(1, len(word) + 1):
            painted.append(timed_ms(lambda end=end, word=word: type_on(word[:end])))  # type: ignore[misc]
            model.append(
                timed_ms(lambda end=end, word=word: ringing.search_items(desk, word[:end], limit=MOST_RESULTS))
            )  # type: ignore[misc]
    field.clear()
    return [
        at_most("keystroke → list painted, p50", median(painted), 12),
        at_most("keystroke → list painted, p99", percentile(painted, 99), 33),
        at_most("keystroke → list found, p99", percentile(model, 99), 3, note=f"p50 {median(model):.2f} ms"),
    ]

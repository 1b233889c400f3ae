"""What the manager does when the shop is quiet: articles, import, reports, settings, the journal."""

from PySide6.QtCore import Qt

from koom_pos.services import loyalty
from koom_pos.ui.loyalty.loyalty_section import LoyaltySection
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.tour.witness import amounts_in

_SHEET = (
    "Code-barres;Référence;Désignation;Marque;Catégorie;Teinte;Prix TTC;TGC\n"
    "3760999999996;TOUR-1;Baume d’été;Maison Corail;Lèvres;Rosé;2 450;22\n"
    "3760999999994;TOUR-2;Poudre de nacre;Maison Corail;Teint;Sable;3 900;22\n"
    ";TOUR-3;Crayon khôl;Maison Corail;Yeux;Nuit;abc;22\n"
    ";TOUR-4;;Maison Corail;Yeux;Jour;1 900;19\n"
)
_GOOD_SHEET = _SHEET.splitlines(keepends=True)[0] + _SHEET.splitlines(keepends=True)[1]


def look_at_articles(stage: Stage) -> None:
    """The list, an article, its price."""
    stage.switch_to(stage.people[0])
    stage.go_to("articles")
    page = stage.articles_page
    _let_work_end(stage)
    stage.picture("articles")
    stage.hands.touch(page.search)
    stage.hands.type("rouge")
    stage.hands.touch_row(page.table, page.model.index(1, 0))
    stage.hands.until(page.detail.price_button.isVisible, "an article in front")
    stage.hands.rest(120)  # its details follow the row a moment later
    _let_work_end(stage)
    stage.picture("article-in-front")
    stage.hands.touch(page.detail.price_button)
    stage.await_panel()
    stage.picture("article-new-price")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.await_no_panel()
    stage.hands.press(Qt.Key.Key_Escape)


def import_articles(stage: Stage) -> None:
    """A sheet with faults, each named with its row and column; then a good one."""
    page = stage.articles_page
    sheet = stage.folder / "import.csv"
    sheet.write_text(_SHEET, encoding="utf-8")
    stage.hands.touch(page.import_button)
    work = page.import_page
    stage.picture("import-file")
    stage.hands.touch(work.choose_step.path)
    work.choose_step.path.setText(str(sheet))  # a path with every sign a disk can have is pasted, not typed
    stage.hands.touch(work.choose_step.open)
    stage.hands.until(work.columns_step.isVisible, "the columns of the sheet")
    stage.picture("import-columns")
    stage.hands.touch(work.columns_step.button)
    stage.hands.until(work.check_step.isVisible, "the faults of the sheet")
    _let_work_end(stage)
    stage.picture("import-faults")
    stage.findings.agree("Faults of the sheet", screen=work.check_step.model.rowCount() >= 3, expected=True)
    sheet.write_text(_GOOD_SHEET, encoding="utf-8")
    stage.hands.touch(work.check_step.again)
    stage.hands.until(work.check_step.button.isVisible, "the good sheet")
    _let_work_end(stage)
    stage.picture("import-checked")
    stage.hands.touch(work.check_step.button)
    stage.hands.until(work.done_step.isVisible, "the import to be done")
    _let_work_end(stage)
    stage.picture("import-done")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.hush()


def look_at_reports(stage: Stage) -> None:
    """Every report; the day's turnover is the sum of its tickets."""
    stage.go_to("reports")
    page = stage.reports_page
    _let_work_end(stage)
    for place in range(page.tabs.count()):
        page.tabs.setFocus()
        if place:
            stage.hands.press(Qt.Key.Key_Right)
        _let_work_end(stage)
        stage.picture(f"report-{page.key()}")
    stage.findings.agree("A report says a sum", screen=bool(amounts_in(page.sentence.text())), expected=True)


def look_at_privacy(stage: Stage) -> None:
    """Each section of the page of privacy."""
    stage.go_to("privacy")
    page = stage.privacy_page
    for row in range(page.list.count()):
        stage.hands.press(Qt.Key.Key_Down) if row else page.list.setFocus()
        if page.current_key() == "":
            stage.hands.press(Qt.Key.Key_Home)
        _let_work_end(stage)
        stage.picture(f"privacy-{page.current_key()}")


def look_at_settings(stage: Stage) -> None:
    """Each section of the settings, and the journal verified on screen."""
    stage.go_to("settings")
    page = stage.settings_page
    for row in range(page.list.count()):
        stage.hands.press(Qt.Key.Key_Down) if row else page.list.setFocus()
        if page.current_key() == "":
            stage.hands.press(Qt.Key.Key_Home)
        stage.picture(f"settings-{page.current_key()}")
        if page.current_key() == "loyalty":
            _try_other_rules(stage)
        if page.current_key() == "journal":
            _verify_journal(stage)
        page.list.setFocus()


def _try_other_rules(stage: Stage) -> None:
    """What two points instead of one would have given last month; the rules in force stay."""
    section = stage.settings_page.section("loyalty")
    if not isinstance(section, LoyaltySection):
        raise TourStuckError("the loyalty programme among the settings")
    before = loyalty.programme(stage.desk)
    section.rules.points.setFocus()
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type("2")
    stage.hands.touch(section.simulation.run)
    stage.hands.until(lambda: bool(section.simulation.lines()), "what other rules would have given")
    _let_work_end(stage)
    stage.picture("settings-loyalty-simulated")
    stage.findings.agree("A simulation changes nothing", before=before, after=loyalty.programme(stage.desk))
    section.load()


def _verify_journal(stage: Stage) -> None:
    section = stage.journal_section
    stage.hands.touch(section.verify_button)
    stage.hands.until(section.answer.isVisible, "the verdict on the journal")
    _let_work_end(stage)
    stage.picture("settings-journal-verified")
    stage.findings.agree("The journal on screen", verdict=section.answer.kind, expected="ok")


def _let_work_end(stage: Stage) -> None:
    """Wait for what is read beside the screens."""
    stage.hands.until(lambda: not stage.shell.counter.tasks.is_busy(), "what is read beside the screen")
    stage.hands.rest(30)  # a chart is drawn in the turn after its figures came

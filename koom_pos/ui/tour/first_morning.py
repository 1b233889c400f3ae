"""The first run on a bare machine, from the language to an empty till."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.stage import SMALL_SCREEN, Stage

if TYPE_CHECKING:
    from koom_pos.ui.first_run.manager_step import ManagerStep
    from koom_pos.ui.first_run.steps import ShopStep
    from koom_pos.ui.first_run.wizard import FirstRun

_PIN = "4827"


def found_a_shop(stage: Stage) -> None:
    """Answer every step, a wrong RIDET first; the till opens on its lock screen."""
    wizard = _wizard(stage)
    stage.picture("first-run-language")
    _next(stage, wizard)
    _say_who_sells(stage, wizard)
    stage.picture("first-run-till")
    _next(stage, wizard)
    stage.picture("first-run-printer")
    stage.hands.touch(wizard.skip_button)
    _choose_the_manager(stage, wizard)
    stage.picture("first-run-recovery-key")
    stage.hands.touch(wizard.skip_button)
    stage.picture("first-run-ready")
    _next(stage, wizard)
    stage.hands.until(lambda: stage.till.shell is not None, "the till after the first run")
    stage.look_at(stage.till.window(), SMALL_SCREEN)
    stage.picture("first-lock-screen")


def look_at_an_empty_till(stage: Stage) -> None:
    """Sign in and see each page without anything in it."""
    stage.hands.type(_PIN)
    stage.hands.press(Qt.Key.Key_Return)
    stage.hands.until(stage.shell.counter.is_signed_in, "the manager to be signed in")
    for key in ("till", "tickets", "articles", "day", "reports"):
        stage.go_to(key)
        stage.hands.until(lambda: not stage.shell.counter.tasks.is_busy(), f"{key} to be read")
        stage.picture(f"empty-{key}")


def _wizard(stage: Stage) -> "FirstRun":
    if stage.till.first_run is None:
        raise TourStuckError("the first run on an empty folder")
    return stage.till.first_run


def _next(stage: Stage, wizard: "FirstRun") -> None:
    stage.hands.touch(wizard.next_button)


def _say_who_sells(stage: Stage, wizard: "FirstRun") -> None:
    shop = cast("ShopStep", wizard.step()).shop
    stage.hands.touch(shop.name)
    stage.hands.type("L’Atelier d’Éloïse")
    stage.hands.touch(shop.legal_name)
    stage.hands.type("Atelier Éloïse SARL")
    stage.hands.touch(shop.address)
    stage.hands.type("12 rue du Cœur")
    stage.hands.press(Qt.Key.Key_Return)
    stage.hands.type("98800 Nouméa")
    stage.hands.touch(shop.ridet)
    stage.hands.type("12345")
    _next(stage, wizard)
    stage.picture("first-run-shop-refused")
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type("0 123 456.001")
    stage.picture("first-run-shop")
    _next(stage, wizard)


def _choose_the_manager(stage: Stage, wizard: "FirstRun") -> None:
    step = cast("ManagerStep", wizard.step())
    stage.hands.touch(step.name)
    stage.hands.type("Éloïse")
    for _ in range(2):
        stage.touch_pin(step.pin.pad, _PIN)
    stage.picture("first-run-manager")
    _next(stage, wizard)

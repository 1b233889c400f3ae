"""The exchange with the online shop, asked for and looked at."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from koom_pos.ui.tour.stage import Stage

if TYPE_CHECKING:
    from koom_pos.ui.sync.sync_page import SyncPage
    from koom_pos.ui.widgets.buttons import Button


def exchange_with_the_online_shop(stage: Stage) -> None:
    """What was sold goes there, what was ordered comes here; a customer's two addresses are compared, one chosen."""
    stage.go_to("sync")
    page = cast("SyncPage", stage.shell.frame.page("sync"))
    stage.picture("sync-before")
    stage.hands.touch(page.standing.act)
    stage.hands.until(lambda: _at_rest(stage), "the exchange to end")
    stage.hands.rest(60)
    stage.picture("sync-after")
    with stage.desk.store.reading() as tx:
        left = tx.online.outbox_count()
        came = tx.online.runs(limit=1)[0].pulled
    stage.findings.agree("Nothing waits for the online shop", messages=left.waiting + left.parked, expected=0)
    stage.findings.agree("Something came from the online shop", came=came > 0, expected=True)
    conflicts = len(page.conflicts.rows())
    stage.hands.touch(cast("Button", page.conflicts.rows()[0][2]))
    stage.await_panel()
    stage.picture("sync-compare")
    while page.choices():
        stage.hands.touch(page.choices()[0].there)
        stage.hands.until(lambda: _at_rest(stage), "the choice to travel")
    stage.hands.press(Qt.Key.Key_Escape)
    stage.findings.agree("One customer less to decide", screen=len(page.conflicts.rows()), expected=conflicts - 1)
    stage.hush()


def _at_rest(stage: Stage) -> bool:
    link = stage.shell.sync
    return link.runner is not None and not link.is_working()

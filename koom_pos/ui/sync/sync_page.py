"""The page of the exchange with the online shop: how it stands in plain words, what waits, what somebody decides."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from koom_pos.domain.business_day import local_time
from koom_pos.domain.operator import Right
from koom_pos.services.sync import deciding
from koom_pos.services.sync.status import ParkedMessage, ParkedRecord, SyncRun, SyncState, SyncStatus, sync_status
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.privacy.grid import Grid, Head
from koom_pos.ui.sync.panels import ConflictPanel, FieldChoice, GiveUpPanel
from koom_pos.ui.sync.standing import Standing
from koom_pos.ui.sync.words import fault_words, field_words, reason_words, stream_words, topic_words
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from koom_pos.ui.widgets.buttons import QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text

_SHOWN = 40
_RUNS_SHOWN = 12
_WIDEST = 1100


class SyncPage(Page):
    """Shows the status it is given after each round, and reads it anew when it comes to the front."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counter = counter
        self.setAccessibleName(self.tr("Online shop"))
        self._status: SyncStatus | None = None
        self.standing = Standing(counter)
        self.standing.act.clicked.connect(self._act)
        self._conflict_panel: ConflictPanel | None = None
        self._give_up_panel: GiveUpPanel | None = None
        self._make_lists()
        self._lay_out()
        counter.sync_stepped.connect(self._stepped)
        counter.sync_working.connect(self._show_working)

    def shown(self) -> None:
        self.refresh()
        self.standing.act.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [(self.tr("Space"), self.tr("Exchange now"))]

    def refresh(self) -> None:
        """Read how the exchange stands, and show it; a later answer the program knows of stays."""
        answered = self._status.last_contact_utc if self._status is not None else None
        counter = self.counter
        self._show(sync_status(counter.desk, counter.settings.online, answered_utc=answered))

    def choices(self) -> list[FieldChoice]:
        """Return the fields of the customer in the panel that are still to be decided."""
        return list(self._conflict_panel.choices.values()) if self._conflict_panel is not None else []

    def _make_lists(self) -> None:
        self.conflicts_head = SectionHeader(
            self.tr("Changed here and at the online shop"),
            note=self.tr("Choose which holds. Until then nothing of it is overwritten, on either side."),
        )
        self.conflicts = Grid(
            self.tr("Changed here and at the online shop"),
            (Head(self.tr("Customer"), share=2), Head(self.tr("Fields"), share=3), Head("")),
        )
        self.messages_head = SectionHeader(
            self.tr("Refused by the online shop"),
            note=self.tr("What these tell of is done here; the online shop does not know it yet."),
        )
        self.messages = Grid(
            self.tr("Refused by the online shop"),
            (Head(self.tr("Since")), Head(self.tr("What"), share=2), Head(self.tr("Reason"), share=4), Head("")),
        )
        self.records_head = SectionHeader(
            self.tr("Could not be taken from the online shop"),
            note=self.tr("The others were taken. What changes there is tried again by itself."),
        )
        self.records = Grid(
            self.tr("Could not be taken from the online shop"),
            (Head(self.tr("Since")), Head(self.tr("What"), share=2), Head(self.tr("Reason"), share=4), Head("")),
        )
        self.runs_head = SectionHeader(
            self.tr("Last exchanges"), note=self.tr("Only those that moved something, and those that failed.")
        )
        self.runs = Grid(
            self.tr("Last exchanges"),
            (
                Head(self.tr("When")),
                Head(self.tr("Received"), figures=True),
                Head(self.tr("Sent"), figures=True),
                Head(self.tr("Parked"), figures=True),
                Head(self.tr("Speed"), figures=True),
                Head(self.tr("Result"), share=1),
            ),
        )

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("ground", "paper")
        body.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addWidget(self.standing)
        self._groups = (
            (self.conflicts_head, self.conflicts),
            (self.messages_head, self.messages),
            (self.records_head, self.records),
            (self.runs_head, self.runs),
        )
        for head, grid in self._groups:
            head.setContentsMargins(0, SPACE_M, 0, 0)
            column.addWidget(head)
            column.addWidget(grid)
        column.addStretch(1)
        holder = QWidget()
        holder.setProperty("ground", "paper")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(body, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _stepped(self, status: SyncStatus) -> None:
        self._status = status
        if self.isVisible():
            self._show(status)

    def _show_working(self, working: bool) -> None:
        if self._status is not None:
            self.standing.show_status(self._status, working=working)

    def _show(self, status: SyncStatus) -> None:
        self._status = status
        self.standing.show_status(status, working=self.standing.is_working())
        self._show_conflicts(status)
        self.messages.show_rows([self._message_row(each) for each in status.messages[:_SHOWN]])
        self.records.show_rows([self._record_row(each) for each in status.records[:_SHOWN]])
        self.runs.show_rows([self._run_row(each) for each in status.runs[:_RUNS_SHOWN]])
        for head, grid in self._groups:
            for part in (head, grid):
                part.setVisible(bool(grid.rows()))

    def _show_conflicts(self, status: SyncStatus) -> None:
        rows: list[tuple[str | QWidget, ...]] = []
        customers = deciding.conflicted_customers(self.counter.desk) if status.conflicts else []
        for each in customers[:_SHOWN]:
            name = each.name or self.tr("Customer without a name")
            button = SecondaryButton(self.tr("Compare"))
            button.setAccessibleName(f"{button.text()} : {name}")
            button.clicked.connect(partial(self._compare, each.customer_id, name))
            rows.append((name, ", ".join(field_words(field) for field in each.fields), button))
        self.conflicts.show_rows(rows)

    def _message_row(self, message: ParkedMessage) -> tuple[str | QWidget, ...]:
        what = topic_words(message.topic)
        acts = [self._quiet(self.tr("Send again"), "refresh", what, partial(self._send_again, message.id))]
        if self.counter.may(Right.SETTINGS):
            acts.append(self._quiet(self.tr("Give up"), "close", what, partial(self._ask_give_up, message)))
        return (f"{local_time(message.at_utc):%d/%m %H:%M}", what, reason_words(message.reason), _side_by_side(acts))

    def _record_row(self, record: ParkedRecord) -> tuple[str | QWidget, ...]:
        what = f"{stream_words(record.stream)} {record.remote_id}"
        acts = [
            self._quiet(self.tr("Try again"), "refresh", what, partial(self._take_again, record)),
            self._quiet(self.tr("Leave it"), "close", what, partial(self._leave, record)),
        ]
        return (f"{local_time(record.at_utc):%d/%m %H:%M}", what, reason_words(record.reason), _side_by_side(acts))

    def _run_row(self, run: SyncRun) -> tuple[str | QWidget, ...]:
        moved = run.pulled + run.pushed
        speed = self.tr("{0} /s").format(moved * 1000 // run.took_ms) if moved and run.took_ms else "–"
        moved_all = self.tr("Some parked") if run.parked else self.tr("All moved")
        words = fault_words(run.fault) if run.fault else moved_all
        result = Text(words, tone="danger" if run.fault else "muted", wrap=True)
        counts = (str(number) if number else "–" for number in (run.pulled, run.pushed, run.parked))
        return (f"{local_time(run.began_at_utc):%d/%m %H:%M}", *counts, speed, result)

    def _quiet(self, words: str, icon: str, what: str, act: Callable[[], object]) -> QuietButton:
        button = QuietButton(words, icon=icon)
        button.setAccessibleName(f"{words} : {what}")
        button.clicked.connect(act)
        return button

    def _act(self) -> None:
        """Exchange now; or where nothing is set up, go and set it up."""
        if self._status is not None and self._status.state in (SyncState.NOT_SET_UP, SyncState.PAUSED):
            self.counter.page_wanted.emit("settings", "online")
            return
        self.counter.sync_wanted.emit()

    def _compare(self, customer_id: str, name: str) -> None:
        counter = self.counter
        lines = counter.attempt(self, lambda: deciding.look_at_conflicts(counter.desk, counter.operator, customer_id))
        if lines is None:
            return
        self._conflict_panel = ConflictPanel(lines)
        self._conflict_panel.chosen.connect(self._decide)
        self.ask(name, self._conflict_panel)

    def _decide(self, conflict_id: str, side: deciding.Side) -> None:
        counter, panel = self.counter, self._conflict_panel
        counter.attempt(self, lambda: deciding.decide(counter.desk, counter.operator, conflict_id, side))
        if panel is not None and not panel.drop(conflict_id):
            self.answered()
            self.standing.act.setFocus()
        self._after_act()

    def _send_again(self, message_id: str) -> None:
        counter = self.counter
        counter.attempt(self, lambda: deciding.send_again(counter.desk, counter.operator, message_id))
        self._after_act()

    def _ask_give_up(self, message: ParkedMessage) -> None:
        self._give_up_panel = GiveUpPanel(topic_words(message.topic), reason_words(message.reason))
        self._give_up_panel.confirmed.connect(partial(self._give_up, message.id))
        self._give_up_panel.kept.connect(self.answered)
        self.ask(self.tr("Never send this?"), self._give_up_panel)

    def _give_up(self, message_id: str) -> None:
        counter = self.counter
        counter.attempt(self, lambda: deciding.give_up(counter.desk, counter.operator, message_id))
        self.answered()
        self._after_act()

    def _take_again(self, record: ParkedRecord) -> None:
        counter = self.counter
        counter.attempt(
            self, lambda: deciding.take_again(counter.desk, counter.operator, record.stream, record.remote_id)
        )
        self._after_act()

    def _leave(self, record: ParkedRecord) -> None:
        counter = self.counter
        counter.attempt(
            self, lambda: deciding.leave_record(counter.desk, counter.operator, record.stream, record.remote_id)
        )
        self._after_act()

    def _after_act(self) -> None:
        """Show what is left, and let what was decided travel at once."""
        self.refresh()
        self.counter.sync_wanted.emit()


def _side_by_side(buttons: list[QuietButton]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    for button in buttons:
        row.addWidget(button)
    return holder

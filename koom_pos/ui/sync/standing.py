"""The card on top of the page: how the exchange stands, when the shop answered last, what waits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.business_day import local_time
from koom_pos.services.sync.status import SyncState, SyncStatus
from koom_pos.ui.counter import Counter
from koom_pos.ui.icons import LARGE, SMALL, IconLabel
from koom_pos.ui.sync.words import age_words, fault_words, headline, topic_words
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.labels import Text, rule


class _Fact(QWidget):
    """A small word, what it says now, and a note."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.value = Text(wrap=True)
        self.value.set_strong(True)
        self.note = Text(size="note", tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(Text(name, size="note", tone="muted"))
        column.addWidget(self.value)
        column.addWidget(self.note)
        column.addStretch(1)

    def say(self, value: str, note: str = "", *, overdue: bool = False) -> None:
        """Say it; what is overdue in the colour of danger, and in words."""
        self.value.setText(value)
        self.value.set_tone("danger" if overdue else "")
        self.note.setText(note)


class Standing(QFrame):
    """The state in a headline, three facts, and the one act: exchange now, or set it up.

    Attributes:
        act: The button of that act.
    """

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._working = False
        self.setProperty("ground", "card")
        self._icon = IconLabel("sync", "muted", LARGE)
        self.title = Text(size="emphasis", wrap=True)
        self.sentence = Text(tone="muted", wrap=True)
        self.act = PrimaryButton(self.tr("Exchange now"))
        self.contact = _Fact(self.tr("Last answer"))
        self.waiting = _Fact(self.tr("Waits to be sent"))
        self.last = _Fact(self.tr("Last exchange"))
        self._lay_out()

    def is_working(self) -> bool:
        """Tell whether a round is shown as under way."""
        return self._working

    def show_status(self, status: SyncStatus, *, working: bool) -> None:
        """Show how it stands."""
        self._working = working
        icon, role, title, sentence = headline(status, working=working)
        self._icon.show_icon(icon, role)
        self.title.setText(title)
        self.sentence.setText(sentence)
        to_set_up = status.state in (SyncState.NOT_SET_UP, SyncState.PAUSED)
        self.act.setText(self.tr("Open the settings") if to_set_up else self.tr("Exchange now"))
        self._show_facts(status)

    def _show_facts(self, status: SyncStatus) -> None:
        now = self._counter.desk.now()
        at = status.last_contact_utc
        if at is None:
            self.contact.say(self.tr("Never"))
        else:
            self.contact.say(age_words(now - at), f"{local_time(at):%d/%m/%Y %H:%M}")
        oldest = status.outbox.oldest_utc
        if not status.outbox.waiting or oldest is None:
            self.waiting.say(self.tr("Nothing"))
        else:
            since = self.tr("Since {0}").format(f"{local_time(oldest):%d/%m %H:%M}")
            kinds = ", ".join(f"{topic_words(topic)} ({count})" for topic, count in status.by_topic.items())
            late = self.tr("too long") if status.is_overdue else ""
            self.waiting.say(
                self.tr("%n message(s)", "", status.outbox.waiting),
                " · ".join(part for part in (since, late, kinds) if part),
                overdue=status.is_overdue,
            )
        self._show_last(status)

    def _show_last(self, status: SyncStatus) -> None:
        run = status.runs[0] if status.runs else None
        if run is None:
            self.last.say(self.tr("None yet"))
            return
        counts = self.tr("{0} received, {1} sent").format(run.pulled, run.pushed)
        moved = run.pulled or run.pushed
        words = fault_words(run.fault) if run.fault and not moved else counts
        self.last.say(words, f"{local_time(run.began_at_utc):%d/%m %H:%M}")

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(SPACE_XS)
        said.addWidget(self.title)
        said.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(said, 1)
        head.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        facts = QHBoxLayout()
        facts.setSpacing(SPACE_XL)
        for fact in (self.contact, self.waiting, self.last):
            facts.addWidget(fact, 1)
        safe = QHBoxLayout()
        safe.setSpacing(SPACE_S)
        safe.addWidget(IconLabel("shield", "positive", SMALL))
        safe.addWidget(
            Text(self.tr("Your sales are safe on this till, with or without the online shop."), size="note"), 1
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(facts)
        column.addWidget(rule())
        column.addLayout(safe)

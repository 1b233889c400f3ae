"""Who is to be told of the policy in force, by which way, and how many were; the e-mails go from here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from koom_pos.store.privacy import PolicyReader, PolicyVersion
from koom_pos.ui.customers.column import heading
from koom_pos.ui.customers.words import points_figure
from koom_pos.ui.privacy.words import told_word
from koom_pos.ui.theme import SPACE_L, SPACE_M, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, Text


class ToldBlock(QWidget):
    """Figures by way, and the one act that tells many at once.

    Signals:
        queue_wanted: The e-mails are to be queued.
        stop_wanted: No more e-mails are to be queued.
        list_wanted: Those told at the counter are to be listed.
    """

    queue_wanted = Signal()
    stop_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readers: tuple[PolicyReader, ...] = ()
        self._unwritable = False
        self._policy: PolicyVersion | None = None
        self.note = Text(tone="muted", wrap=True)
        self.by_mail = Figure(self.tr("By e-mail"))
        self.at_counter = Figure(self.tr("At the counter"))
        self.told = Figure(self.tr("Told already"))
        self.queue = PrimaryButton("", icon="mail")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("E-mails queued"))
        self.stop = SecondaryButton(self.tr("Stop"))
        self.see = QuietButton(self.tr("See who is told at the counter"), icon="customers")
        self.see.setMinimumHeight(TOUCH_SMALL)
        self._lay_out()
        self.queue.clicked.connect(self.queue_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.see.clicked.connect(self.list_wanted)
        self.show_progress(0, 0, under_way=False)

    def show_readers(
        self, policy: PolicyVersion, readers: Sequence[PolicyReader], told: int, *, unwritable: bool
    ) -> None:
        """Show who is still to be told.

        Args:
            policy: The version in force.
            readers: Who was not told of it.
            told: How many were.
            unwritable: The e-mails were queued: who is left has an address that is none.
        """
        self._policy, self._readers, self._unwritable = policy, tuple(readers), unwritable
        mails, counters = len(self.mails()), len(self.counters())
        self.by_mail.set_words(points_figure(mails))
        self.at_counter.set_words(points_figure(counters))
        self.told.set_words(points_figure(told))
        self.queue.setText(self.tr("Queue %Ln e-mail(s)", "", mails))
        self.queue.setVisible(bool(mails))
        self.see.setVisible(bool(counters))
        self.note.setText(self._words(told))

    def mails(self) -> list[PolicyReader]:
        """Return who is told by e-mail."""
        by_mail = self._policy is not None and self._policy.notify == "mail" and not self._unwritable
        return [reader for reader in self._readers if by_mail and reader.how == "mail"]

    def counters(self) -> list[PolicyReader]:
        """Return who is told at the counter."""
        mails = {reader.customer_id for reader in self.mails()}
        return [reader for reader in self._readers if reader.customer_id not in mails]

    def show_progress(self, done: int, total: int, *, under_way: bool) -> None:
        """Show how many e-mails are queued, or nothing when none are being queued."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(under_way)
        self.stop.setVisible(under_way)
        self.queue.setEnabled(not under_way)

    def _words(self, told: int) -> str:
        if self._policy is None:
            return ""
        if not self._readers:
            if told:
                return self.tr("Everybody known before this version was told of it.")
            return self.tr("Nobody is to be told of this version: no customer is older than it.")
        return self.tr("Customers known before this version are told {0}. It is a message of service.").format(
            told_word(self._policy.notify)
        )

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(SPACE_L)
        for figure in (self.by_mail, self.at_counter, self.told):
            figures.addWidget(figure)
        working = QHBoxLayout()
        working.setSpacing(SPACE_M)
        working.addWidget(self.bar, 1)
        working.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(heading(self.tr("Customers to tell")))
        column.addWidget(self.note)
        column.addLayout(figures)
        column.addWidget(self.queue)
        column.addLayout(working)
        column.addWidget(self.see)

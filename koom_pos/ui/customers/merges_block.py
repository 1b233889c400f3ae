"""The cards merged into this one; each merge can be undone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.services.customer_merge import Merge
from koom_pos.ui.customers.column import Rows, heading, two_lines
from koom_pos.ui.customers.two_touch import TwoTouchButton
from koom_pos.ui.customers.words import moment_day
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.labels import rule


class MergesBlock(QWidget):
    """Hidden where nothing was merged.

    Signals:
        undo_wanted: A merge is to be undone, touched twice (merge id).
    """

    undo_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undos: list[TwoTouchButton] = []
        self.rows = Rows(spacing=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(rule())
        column.addWidget(heading(self.tr("Merged cards")))
        column.addWidget(self.rows)
        self.hide()

    def show_merges(self, merges: Sequence[Merge], *, may_undo: bool) -> None:
        """Show the merges that stand, the latest first; only the last of a row of merges can be undone."""
        self.rows.clear()
        self._undos = []
        standing = [merge for merge in merges if merge.undone_at_utc is None]
        for merge in standing:
            end = None
            if may_undo and merge.can_be_undone:
                end = TwoTouchButton(self.tr("Undo"), self.tr("Undo it? Confirm"), name=self.tr("Undo the merge"))
                end.confirmed.connect(partial(self.undo_wanted.emit, merge.id))
                self._undos.append(end)
            words = merge.gone_name or self.tr("Card without a name")
            self.rows.add(two_lines(words, self.tr("merged on {0}").format(moment_day(merge.at_utc)), end=end))
        self.setVisible(bool(standing))

    def undo_buttons(self) -> list[TwoTouchButton]:
        """Return the buttons that undo, in the order shown."""
        return list(self._undos)

"""What suits a customer who agreed that her purchases advise her: what may be used up, and her usual shades."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from koom_pos.ui.till.customer_strip import OneLine
from koom_pos.ui.widgets.buttons import Button
from koom_pos.ui.widgets.labels import SectionHeader, Text
from koom_pos.ui.widgets.swatch import Swatch

if TYPE_CHECKING:
    from koom_pos.domain.clienteling import Cue, UsualShade
    from koom_pos.services.clienteling import Portrait

_MOST_CUES = 4
_MOST_SHADES = 3
_ROW_HEIGHT = 56


class PortraitPart(QWidget):
    """Shows cues and shades; a cue that can be sold again is rung by one touch.

    Signals:
        sell_wanted: The customer takes it again (variant id).
    """

    sell_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cues: list[Button] = []
        self.heading = SectionHeader(self.tr("For her"))
        self.sentence = Text(tone="muted", wrap=True)
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addLayout(self._list)

    def show_portrait(self, portrait: "Portrait | None") -> None:
        """Show a portrait; None says that nothing is derived, since she did not agree to it."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.cues = [], []
        if portrait is None:
            self.sentence.setText(
                self.tr("She did not agree to advice from her purchases: nothing is derived from them.")
            )
            self.sentence.show()
            return
        for cue in portrait.cues[:_MOST_CUES]:
            self._add(self._cue(cue))
        for shade in portrait.shades[:_MOST_SHADES]:
            self._add(self._shade(shade))
        self.sentence.setText(self.tr("Nothing to advise yet."))
        self.sentence.setVisible(not self._rows)

    def _add(self, row: QWidget) -> None:
        self._list.addWidget(row)
        self._rows.append(row)

    def _cue(self, cue: "Cue") -> Button:
        since = self.tr("{0}: %n day(s) ago", "", cue.days).format(cue.what)
        button = Button("", kind="secondary" if cue.again_id else "quiet")
        button.setFixedHeight(_ROW_HEIGHT)
        button.setEnabled(cue.again_id is not None)
        name = self.tr("{0}. {1}. Add to the ticket") if cue.again_id else "{0}. {1}."
        button.setAccessibleName(name.format(since, cue.name))
        words = QVBoxLayout()
        words.setSpacing(0)
        above = OneLine(since)
        above.set_strong(True)
        words.addWidget(above)
        words.addWidget(OneLine(cue.name, size="note", tone="muted"))
        inside = QHBoxLayout(button)
        inside.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        inside.setSpacing(SPACE_M)
        inside.addLayout(words, 1)
        if cue.again_id is not None:
            inside.addWidget(IconLabel("plus"))
            button.clicked.connect(partial(self.sell_wanted.emit, cue.again_id))
        for label in button.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cues.append(button)
        return button

    def _shade(self, shade: "UsualShade") -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(Swatch(shade.swatch or None, shade.shade, size=20))
        words = OneLine(self.tr("{0}: {1}").format(shade.category, shade.shade))
        words.setToolTip(shade.name)
        row.addWidget(words, 1)
        return holder

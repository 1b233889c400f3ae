"""What happened, said in place: an icon, a sentence, at most one act. Never a box over the page."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_M, SPACE_S, TOUCH_SMALL, set_look
from koom_pos.ui.widgets.buttons import Button, IconButton
from koom_pos.ui.widgets.labels import Text

NoticeKind = Literal["info", "ok", "caution", "danger"]
_ICONS = {"info": ("info", "ink"), "ok": ("check", "positive"), "caution": ("warning", "caution")}
_DANGER = ("warning", "danger")


class NoticeBar(QFrame):
    """Hidden until something is to be said; the next sentence takes the place of the last.

    Signals:
        acted: The act offered with the sentence was taken.
        closed: The person put the sentence away.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: NoticeKind = "info"
        self.setProperty("kind", "info")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = IconLabel("info")
        self._words = Text(wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.act = Button("", kind="notice")
        self.close_button = IconButton("close", self.tr("Put this message away"))
        for button in (self.act, self.close_button):
            button.setMinimumHeight(TOUCH_SMALL)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a touch leaves the keyboard where one types
        self.act.hide()
        self.act.clicked.connect(self.acted)
        self.close_button.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, 2, 2, 2)
        row.setSpacing(SPACE_S)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.act)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, kind: NoticeKind, sentence: str, *, act: str = "") -> None:
        """Show a sentence.

        Args:
            kind: How grave it is; the icon says it too.
            sentence: What happened, what stands, what to do.
            act: The words of the one act offered; `acted` is emitted when it is taken.
        """
        self.kind = kind
        set_look(self, kind=kind)
        name, role = _ICONS.get(kind, _DANGER)
        self._icon.show_icon(name, role)
        self._words.setText(sentence)
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def sentence(self) -> str:
        """Return what is said now; empty when the bar is hidden."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()
        self._words.clear()

    def _put_away(self) -> None:
        self.clear()
        self.closed.emit()

"""The portrait: usual shades, what may be used up, last purchases, wishes. Only her consent opens it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from koom_pos.domain.clienteling import Cue, Purchase, UsualShade
from koom_pos.services.clienteling import Portrait
from koom_pos.ui.customers.column import Rows, heading, two_lines
from koom_pos.ui.customers.words import day_words
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.widgets.empty_state import EmptyState
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.swatch import Swatch


class PortraitView(QWidget):
    """Shows a portrait that was drawn; without one it says why and holds nothing deduced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closed = EmptyState(
            "lock",
            self.tr("No portrait without her consent"),
            self.tr(
                "She has not accepted offers drawn from her purchases. Nothing is worked out from her tickets "
                "as long as she has not."
            ),
        )
        self.rows = Rows(spacing=SPACE_S)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("ground", "")
        room = QVBoxLayout(inside)
        room.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_M)
        room.addWidget(self.rows)
        room.addStretch(1)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.closed)
        column.addWidget(self._scroll)
        self.show_portrait(None)

    def show_portrait(self, portrait: Portrait | None) -> None:
        """Show what is known; None shows that her consent is missing."""
        self.rows.clear()
        self.closed.setVisible(portrait is None)
        self._scroll.setVisible(portrait is not None)
        if portrait is None:
            return
        self._add(self.tr("May be used up"), [self._cue(cue) for cue in portrait.cues])
        self._add(self.tr("Usual shades"), [_shade(shade) for shade in portrait.shades])
        self._add(self.tr("Last purchases"), [_purchase(each) for each in portrait.purchases])
        self._add(self.tr("Wishes at the online shop"), [Text(wish.label, wrap=True) for wish in portrait.wishes])
        if not any((portrait.cues, portrait.shades, portrait.purchases, portrait.wishes)):
            self.rows.add(Text(self.tr("Nothing yet: her purchases will draw it."), tone="muted", wrap=True))

    def is_closed(self) -> bool:
        """Tell whether the consent is missing."""
        return not self.closed.isHidden()

    def texts(self) -> list[str]:
        """Return every text deduced that is shown."""
        return self.rows.texts()

    def _add(self, title: str, widgets: list[QWidget]) -> None:
        if not widgets:
            return
        self.rows.add(heading(title))
        for widget in widgets:
            self.rows.add(widget)

    def _cue(self, cue: Cue) -> QWidget:
        since = self.tr("%n day(s) ago: {what}", "", cue.days).format(what=cue.what)
        return two_lines(since, cue.name)


def _shade(shade: UsualShade) -> QWidget:
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(SPACE_M)
    inside.addWidget(Swatch(shade.swatch or None, shade.shade), 0, Qt.AlignmentFlag.AlignVCenter)
    inside.addWidget(two_lines(shade.shade, f"{shade.category} · {shade.name}"), 1)
    return row


def _purchase(purchase: Purchase) -> QWidget:
    words = purchase.label if purchase.pieces == 1 else f"{purchase.label} ×{purchase.pieces}"
    return two_lines(words, day_words(purchase.day))

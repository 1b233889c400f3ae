"""How the steps of a closing stand: what is read at the left, the next act always at the same place."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_XL
from koom_pos.ui.widgets.buttons import Button

SIDE = 312
WIDEST = 1240
HIGHEST = 720


def keep_near(owner: QWidget, inner: QWidget) -> None:
    """Lay out `inner` at the top left of its owner, no larger than eye and hand reach at once."""
    inner.setMaximumSize(WIDEST, HIGHEST)
    row = QHBoxLayout()
    row.addWidget(inner, 1)
    row.addStretch(0)
    outer = QVBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addLayout(row, 1)
    outer.addStretch(0)


def step_columns(owner: QWidget, next_act: Button, back: Button) -> QVBoxLayout:
    """Lay out a step and return the column of what is read; the acts stand where the keypad's act stood."""
    inner = QWidget()
    side = QWidget()
    side.setFixedWidth(SIDE)
    acts = QVBoxLayout(side)
    acts.setContentsMargins(0, 0, 0, 0)
    acts.setSpacing(SPACE_M)
    acts.addStretch(1)
    acts.addWidget(next_act)
    acts.addWidget(back)
    read = QVBoxLayout()
    read.setSpacing(SPACE_L)
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_XL)
    row.addLayout(read, 1)
    row.addWidget(side)
    keep_near(owner, inner)
    return read


def widgets_of(layout: QLayout) -> list[QWidget]:
    """Return the widgets a layout holds, in order."""
    items = [layout.itemAt(at) for at in range(layout.count())]
    found = [item.widget() for item in items if item is not None]
    return [widget for widget in found if widget is not None]


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    for widget in widgets_of(layout):
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

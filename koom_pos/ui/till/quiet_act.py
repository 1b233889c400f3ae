"""The small act with a small icon, as it stands in the bars of the sale page."""

from koom_pos.ui.icons import SMALL
from koom_pos.ui.widgets.buttons import Button


def quiet_act(words: str, icon: str) -> Button:
    """Return a quiet button that takes no more room than its words and icon."""
    button = Button(words, kind="quiet", icon=icon, icon_size=SMALL)
    button.setProperty("compact", True)
    return button

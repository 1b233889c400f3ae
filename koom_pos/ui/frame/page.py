"""What every page is to the frame around it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from koom_pos.ui.widgets.notice_bar import NoticeKind


class Page(QWidget):
    """A page fills the room between rail, strip and window edge. It never opens a window over another.

    A page says what it needs by signals; the frame owns the panel at the right and the notice above the page.

    Signals:
        panel_wanted: A short question is to be asked (title, widget). The page keeps the widget alive.
        panel_done: The question is answered; the panel can go.
        notice_wanted: Something happened that concerns more than one field (kind, sentence).
        notice_done: What was said above the page no longer holds.
    """

    panel_wanted = Signal(str, object)
    panel_done = Signal()
    notice_wanted = Signal(str, str)
    notice_done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "paper")

    def title(self) -> str:
        """Return the page's name, as in the rail."""
        return self.accessibleName()

    def shown(self) -> None:
        """Come to the front: read again what may have changed, put the keyboard where the work begins."""

    def hidden(self) -> None:
        """Leave the front; nothing typed is lost."""

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page for F1, as pairs of key and what it does."""
        return []

    def escape(self) -> bool:
        """Go back one step without losing input. Returns False when there is no step to go back."""
        return False

    def ask(self, title: str, content: QWidget) -> None:
        """Ask a short question in the panel at the right."""
        self.panel_wanted.emit(title, content)

    def answered(self) -> None:
        """Put the panel away."""
        self.panel_done.emit()

    def say(self, kind: NoticeKind, sentence: str) -> None:
        """Have the frame say something above the page."""
        self.notice_wanted.emit(kind, sentence)

    def unsay(self) -> None:
        """Take back what was said above the page: the next act went well."""
        self.notice_done.emit()

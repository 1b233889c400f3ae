"""Words and figures to read: text of one size and tone, amounts, big figures, headings of sections."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.ui.theme import SPACE_M, SPACE_XS, set_look

Size = Literal["note", "body", "emphasis", "total", "change"]
Tone = Literal["", "muted", "accent", "positive", "caution", "danger", "figure_positive", "figure_danger"]


class Text(QLabel):
    """Plain text in one of the five sizes; it is never read as markup."""

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = "body",
        tone: Tone = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("type", size)
        self.setProperty("tone", tone)

    def set_tone(self, tone: Tone) -> None:
        """Change what the colour says; the words must say it too."""
        set_look(self, tone=tone)

    def set_strong(self, strong: bool) -> None:
        """Make it bold, or not."""
        set_look(self, strong=strong)


class AmountLabel(Text):
    """An amount in francs, right-aligned, in tabular figures, never cut."""

    def __init__(
        self,
        amount_xpf: int | None = None,
        *,
        size: Size = "body",
        tone: Tone = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(size=size, tone=tone, parent=parent)
        self._amount_xpf = amount_xpf
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.set_amount(amount_xpf)

    def set_amount(self, amount_xpf: int | None) -> None:
        """Show an amount; None shows nothing."""
        self._amount_xpf = amount_xpf
        self.setText("" if amount_xpf is None else format_francs(amount_xpf))

    def amount(self) -> int | None:
        """Return the amount shown, in francs."""
        return self._amount_xpf


class Figure(QWidget):
    """A figure one must read from 60 cm, under the small word that names it."""

    def __init__(
        self,
        name: str,
        amount_xpf: int | None = None,
        *,
        size: Size = "total",
        tone: Tone = "",
        align_right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = Text(name, size="note" if size != "change" else "emphasis", tone="muted")
        self.value = AmountLabel(amount_xpf, size=size, tone=tone)
        side = Qt.AlignmentFlag.AlignRight if align_right else Qt.AlignmentFlag.AlignLeft
        self.value.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.name.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.name)
        column.addWidget(self.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_amount(self, amount_xpf: int | None) -> None:
        """Show an amount in francs."""
        self.value.set_amount(amount_xpf)

    def set_words(self, text: str) -> None:
        """Show a figure that is no amount: a number of tickets, a date."""
        self.value.setText(text)

    def set_name(self, name: str) -> None:
        """Change the word above the figure."""
        self.name.setText(name)


class SectionHeader(QWidget):
    """The heading of a group, with an optional note under it and room for one act at the right."""

    def __init__(
        self, title: str, *, note: str = "", act: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Text(title, size="emphasis")
        self.note = Text(note, size="note", tone="muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(self.title)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addLayout(words, 1)
        if act is not None:
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.note.setVisible(bool(note))  # once it has a parent: shown before, it would be a window of its own
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_note(self, note: str) -> None:
        """Change the note; an empty one takes no room."""
        self.note.setText(note)
        self.note.setVisible(bool(note))


def rule(*, upright: bool = False) -> QWidget:
    """Return a hairline that parts two groups."""
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("rule", "upright" if upright else "true")
    return line

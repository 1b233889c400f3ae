"""One box for each purpose and channel, none ticked; for a customer asked again, Yes and No beside what holds today.

Only the customer's hand changes them: no method here ticks a box.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koom_pos.domain.consent import Cell
from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.sign_up.customer_words import FRENCH, CustomerWords
from koom_pos.ui.theme import RADIUS, SPACE_L, SPACE_M, SPACE_S, SPACE_XS, color, theme_changed
from koom_pos.ui.widgets.buttons import Button, paint_focus_ring
from koom_pos.ui.widgets.labels import Text

TOUCH_CUSTOMER = 56
"""Smallest side of what a customer must hit, who does it for the first time."""
_BOX = 32
_TWO_COLUMNS_FROM = 900
_LARGE_FROM = QSize(1200, 600)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is put to her.

    Attributes:
        wording: The exact text she agrees to.
        note: One line that explains it, no part of what she agrees to.
        today: What holds today, in words; empty for a new customer.
    """

    cell: Cell
    title: str
    wording: str
    note: str = ""
    today: str = ""


class TickBox(QCheckBox):
    """A box as wide as its words, to be hit anywhere: title, exact wording, and a square that says it in a sign."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = asked.cell
        self._asked = asked
        self._large = False
        self.setAccessibleName(f"{asked.title}. {asked.wording}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_changed().changed.connect(self.update)

    def title(self) -> str:
        """Return the short name of the question."""
        return self._asked.title

    def set_large(self, large: bool) -> None:
        """Write the wording one size larger, where the screen has the room."""
        self._large = large
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = self._heights(width - self._indent() - SPACE_L)
        return max(TOUCH_CUSTOMER, sum(heights) + SPACE_XS * (len(heights) - 1) + 2 * SPACE_M)

    def sizeHint(self) -> QSize:
        return QSize(440, self.heightForWidth(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, TOUCH_CUSTOMER)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # a scanner's Enter must never tick a box
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked = self.isChecked()
        painter.setPen(QPen(color("ink" if ticked else "hairline"), 2 if ticked else 1))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        square = QRect(SPACE_M, SPACE_M, _BOX, _BOX)
        painter.setPen(QPen(color("ink" if ticked else "field_line"), 2))
        painter.setBrush(color("ink" if ticked else "surface"))
        painter.drawRoundedRect(QRectF(square), 6, 6)
        if ticked:
            drawn = icons.pixmap("check", "paper", icons.MEDIUM, density=self.devicePixelRatioF())
            painter.drawPixmap(square.center() - QPoint(icons.MEDIUM // 2 - 1, icons.MEDIUM // 2 - 1), drawn)
        self._paint_words(painter)
        painter.end()
        if self.hasFocus():
            paint_focus_ring(self)

    def _paint_words(self, painter: QPainter) -> None:
        left = self._indent()
        width = self.width() - left - SPACE_L
        top = SPACE_M
        for (words, face, role), height in zip(self._lines(), self._heights(width), strict=True):
            painter.setPen(color(role))
            painter.setFont(face)
            painter.drawText(QRect(left, top, width, height), _WRAP, words)
            top += height + SPACE_XS

    def _indent(self) -> int:
        return SPACE_M + _BOX + SPACE_M

    def _lines(self) -> list[tuple[str, QFont, str]]:
        lines = [
            (self._asked.title, font(TypeSize.EMPHASIS, bold=True), "ink"),
            (self._asked.wording, font(TypeSize.EMPHASIS if self._large else TypeSize.BODY), "ink"),
            (self._asked.note, font(TypeSize.BODY if self._large else TypeSize.NOTE), "muted"),
        ]
        return [line for line in lines if line[0]]

    def _heights(self, width: int) -> list[int]:
        room = QRect(0, 0, max(120, width), 10_000)
        return [QFontMetrics(face).boundingRect(room, _WRAP, words).height() for words, face, _role in self._lines()]


class YesOrNo(QFrame):
    """A question to a customer who has answered it before: two equal answers, neither chosen, none at all allowed.

    Signals:
        answered: An answer was chosen, or taken back.
    """

    answered = Signal()

    def __init__(self, asked: Asked, words: CustomerWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = asked.cell
        self._asked = asked
        self.setProperty("ground", "card")
        self.yes, self.no = Button(words.yes, kind="chip"), Button(words.no, kind="chip")
        for button, other in ((self.yes, self.no), (self.no, self.yes)):
            button.setCheckable(True)
            button.setMinimumSize(96, TOUCH_CUSTOMER)
            button.setAccessibleName(f"{asked.title} : {button.text()}")
            button.clicked.connect(lambda on, other=other: self._chosen(on, other))
        lines = QVBoxLayout()
        lines.setSpacing(SPACE_XS)
        lines.addWidget(Text(asked.title, size="emphasis", wrap=True))
        lines.addWidget(Text(asked.wording, wrap=True))
        self.today = Text(asked.today, tone="muted", wrap=True)
        lines.addWidget(self.today)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addLayout(lines, 1)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignVCenter)

    def title(self) -> str:
        """Return the short name of the question."""
        return self._asked.title

    def answer(self) -> bool | None:
        """Return yes, no, or None where she left it as it is."""
        if self.yes.isChecked():
            return True
        return False if self.no.isChecked() else None

    def _chosen(self, on: bool, other: Button) -> None:
        if on:
            other.setChecked(False)
        self.answered.emit()


class ConsentBoxes(QWidget):
    """All questions of one customer, in one column or two.

    Signals:
        changed: An answer is another one now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[TickBox | YesOrNo] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_S)
        self.setProperty("ground", "paper")

    def ask(self, questions: Sequence[Asked], *, again: bool = False, words: CustomerWords = FRENCH) -> None:
        """Put these questions, unanswered; the same cells in another language keep her answers."""
        before = self.answers()
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [YesOrNo(each, words, self) if again else TickBox(each, self) for each in questions]
        for box in self._boxes:
            _restore(box, before.get(box.cell))
            if isinstance(box, YesOrNo):
                box.answered.connect(self.changed)
            else:
                box.toggled.connect(self.changed)
        self._columns = 0
        self._lay_out()

    def forget(self) -> None:
        """Take all questions away, with their answers."""
        self.ask(())

    def boxes(self) -> list["TickBox | YesOrNo"]:
        """Return the questions in their order."""
        return list(self._boxes)

    def answers(self) -> dict[Cell, bool]:
        """Return her answers: every box, ticked or not; asked again, only what she touched."""
        given: dict[Cell, bool] = {}
        for box in self._boxes:
            answer = box.answer() if isinstance(box, YesOrNo) else box.isChecked()
            if answer is not None:
                given[box.cell] = answer
        return given

    def accepted(self) -> list[str]:
        """Return the titles of what she said yes to."""
        given = self.answers()
        return [box.title() for box in self._boxes if given.get(box.cell)]

    def refuse_all(self) -> None:
        """Her own touch on « none of these »: take every tick out."""
        for box in self._boxes:
            _restore(box, None if isinstance(box, YesOrNo) else False)
        self.changed.emit()

    def show_in(self, room: QSize) -> None:
        """Stand in two columns where there is room, else in one; on a large screen in a larger type."""
        again = any(isinstance(box, YesOrNo) for box in self._boxes)
        wanted = 2 if room.width() >= _TWO_COLUMNS_FROM and not again else 1
        large = room.width() >= _LARGE_FROM.width() and room.height() >= _LARGE_FROM.height()
        for box in self._boxes:
            if isinstance(box, TickBox):
                box.set_large(large)
        if wanted != self._columns:
            self._columns = wanted
            self._lay_out()

    def _lay_out(self) -> None:
        columns = self._columns or 1
        for box in self._boxes:
            self._grid.removeWidget(box)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        for at, box in enumerate(self._boxes):
            self._grid.addWidget(box, at // columns, at % columns)
            box.show()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
        self._grid.setRowStretch(len(self._boxes) // columns + 1, 1)


def _restore(box: TickBox | YesOrNo, answer: bool | None) -> None:
    if isinstance(box, YesOrNo):
        box.yes.setChecked(answer is True)
        box.no.setChecked(answer is False)
    else:
        box.setChecked(answer is True)

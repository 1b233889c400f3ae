"""The customer's scenes, one after the other: what she gave and the notice, the boxes, the signature, the card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from koom_pos.domain.wordings import Notice
from koom_pos.ui.sign_up.card_picture import CardPicture
from koom_pos.ui.sign_up.consent_boxes import TOUCH_CUSTOMER, Asked, ConsentBoxes
from koom_pos.ui.sign_up.customer_words import CustomerWords
from koom_pos.ui.sign_up.signature_pad import SignaturePad
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, SPACE_XXL
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text, rule

_LEAD_WIDTH = 104


@dataclass(frozen=True, slots=True)
class InOneLanguage:
    """What one language of the scenes shows.

    Attributes:
        given: What she gave, as pairs of name and value, to be checked.
        missing: What is not asked, and why; empty when everything is.
        rules: How points are earned and spent.
    """

    given: Sequence[tuple[str, str]]
    notice: Notice
    questions: Sequence[Asked]
    missing: str = ""
    rules: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown to one customer, in both languages; `again` when she was a customer before."""

    by_language: Mapping[str, InOneLanguage]
    shop_name: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Thanks:
    """How it ended: her card, unless she has it already, and a voucher, if one was issued."""

    first_name: str = ""
    card_code: str = ""
    voucher_code: str = ""
    accepted: Sequence[str] = field(default_factory=tuple)


def scrolled(widget: QWidget) -> QScrollArea:
    """Let a widget scroll by the finger where the screen is too low for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    widget.setProperty("ground", "paper")
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return area


def _tall(button: Button, *, width: int = 0) -> Button:
    button.setMinimumHeight(TOUCH_CUSTOMER)
    if width:
        button.setMinimumWidth(width)
    return button


class _Scene(QWidget):
    """A line of help, the content, and the acts at the foot. Its title stands above, as its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Text(tone="muted", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_M)
        self.column.addWidget(self.note)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(SPACE_M)

    def say(self, title: str, note: str = "") -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setAccessibleName(title)


class CheckScene(_Scene):
    """What she gave, to be checked, beside the notice.

    Signals:
        accepted: It is right; she goes on.
        correction_wanted: Something is not right.
        left: She does not sign up.
    """

    accepted = Signal()
    correction_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_on, self.correct, self.leave = PrimaryButton(""), SecondaryButton(""), QuietButton("")
        for button in (self.go_on, self.correct, self.leave):
            _tall(button)
        self.go_on.clicked.connect(self.accepted)
        self.correct.clicked.connect(self.correction_wanted)
        self.leave.clicked.connect(self.left)
        self._given = QWidget()
        self._notice = QWidget()
        self._given_lines = _pairs(self._given)
        self._notice_lines = _pairs(self._notice)
        self._notice_lines.setVerticalSpacing(SPACE_M)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XXL)
        row.addWidget(scrolled(self._given), 4)
        row.addWidget(rule(upright=True))
        row.addWidget(scrolled(self._notice), 5)
        self.column.addLayout(row, 1)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)
        self.foot.addWidget(self.correct)
        self.foot.addWidget(self.go_on)
        self.column.addLayout(self.foot)

    def show_facts(self, facts: InOneLanguage, words: CustomerWords, *, again: bool) -> None:
        """Show one language."""
        self.say(words.check_again_title if again else words.check_title)
        self.go_on.setText(words.is_right)
        self.correct.setText(words.correct)
        self.leave.setText(words.change_nothing if again else words.leave)
        _clear(self._given_lines)
        for name, value in facts.given:
            _add_pair(self._given_lines, Text(name, tone="muted"), _strong(value))
        if not facts.given:
            self._given_lines.addWidget(Text(words.nothing_given, size="emphasis", wrap=True), 0, 0, 1, 2)
        self._given_lines.setRowStretch(self._given_lines.rowCount(), 1)
        _clear(self._notice_lines)
        heading = Text(facts.notice.title, size="emphasis", wrap=True)
        self._notice_lines.addWidget(heading, 0, 0, 1, 2)
        for lead, sentence in facts.notice.paragraphs:
            _add_pair(self._notice_lines, _strong(lead), Text(sentence, wrap=True))
        self._notice_lines.setRowStretch(self._notice_lines.rowCount(), 1)


class BoxesScene(_Scene):
    """The boxes. To accept nothing takes one touch, on a button like the other.

    Signals:
        confirmed: These are her choices.
        refused: None of these.
        back: One step back.
    """

    confirmed = Signal()
    refused = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = ConsentBoxes()
        self.missing = Text(size="note", tone="muted", wrap=True)
        self.go_back = _tall(QuietButton(""))
        self.none, self.confirm = (_tall(SecondaryButton(""), width=240) for _ in range(2))
        self.go_back.clicked.connect(self.back)
        self.none.clicked.connect(self.refused)
        self.confirm.clicked.connect(self.confirmed)
        self._area = scrolled(self.boxes)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(self.missing)
        self.foot.addWidget(self.go_back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.none)
        self.foot.addWidget(self.confirm)
        self.column.addLayout(self.foot)

    def show_facts(self, facts: InOneLanguage, words: CustomerWords, *, again: bool) -> None:
        """Show one language; what she ticked stays ticked."""
        self.say(words.again_title if again else words.boxes_title, words.again_note if again else words.boxes_note)
        self.boxes.ask(facts.questions, again=again, words=words)
        self.boxes.show_in(self.size())
        self.missing.setText(facts.missing)
        self.missing.setVisible(bool(facts.missing))
        self.go_back.setText(words.back)
        self.none.setText(words.change_nothing if again else words.none_of_these)
        self.confirm.setText(words.these_choices)

    def to_the_top(self) -> None:
        """Begin at the first box."""
        self._area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.boxes.show_in(self.size())


class SignScene(_Scene):
    """Her signature under what she accepts.

    Signals:
        signed: There is ink and she is done.
        back: One step back.
    """

    signed = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad = SignaturePad()
        self.paper = Text(size="note", tone="muted", wrap=True)
        self.go_back, self.clear = _tall(QuietButton("")), _tall(SecondaryButton(""))
        self.sign = _tall(PrimaryButton(""))
        self.go_back.clicked.connect(self.back)
        self.clear.clicked.connect(self.pad.clear)
        self.sign.clicked.connect(self.signed)
        self.pad.ink_changed.connect(self.sign.setEnabled)
        self.sign.setEnabled(False)
        self.column.addWidget(self.pad, 1)
        self.column.addWidget(self.paper)
        self.foot.addWidget(self.go_back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.clear)
        self.foot.addWidget(self.sign)
        self.column.addLayout(self.foot)

    def show_facts(self, accepted: Sequence[str], words: CustomerWords) -> None:
        """Show one language, with the titles of what she accepts."""
        self.say(words.sign_title, " ".join((words.sign_note, " · ".join(accepted))))
        self.pad.set_hint(words.sign_hint)
        self.paper.setText(words.sign_on_paper)
        self.go_back.setText(words.back)
        self.clear.setText(words.clear)
        self.sign.setText(words.sign)


class ThanksScene(QWidget):
    """Welcome, her card, and how points work. On a turned screen, how the shop goes on.

    Signals:
        taken_back: The shop has its screen again.
    """

    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(size="change", wrap=True)
        self.card_name = Text(size="emphasis", tone="muted")
        self.rules = Text(size="emphasis", wrap=True)
        self.voucher = Text(size="emphasis", wrap=True)
        self.any_time = Text(tone="muted", wrap=True)
        self.card = CardPicture()
        self.hand_back = Text(size="emphasis", wrap=True)
        self.staff = _tall(SecondaryButton(""))
        self.staff.clicked.connect(self.taken_back)
        words = QVBoxLayout()
        words.setSpacing(SPACE_L)
        words.addStretch(2)
        for label in (self.title, self.card_name, self.rules, self.voucher, self.any_time):
            words.addWidget(label)
        words.addStretch(3)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XXL)
        row.addLayout(words, 1)
        row.addWidget(self.card, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE_XL)
        foot.addWidget(self.hand_back, 1)
        foot.addWidget(self.staff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self._foot)

    def show_thanks(self, thanks: Thanks, words: CustomerWords, facts: InOneLanguage, shop: str) -> None:
        """Show one language."""
        welcome = words.welcome_named.format(thanks.first_name) if thanks.first_name else words.welcome
        self.title.setText(welcome if thanks.card_code else words.kept)
        self.setAccessibleName(self.title.text())
        self.card_name.setText(words.your_card)
        self.rules.setText("\n".join(facts.rules))
        self.voucher.setText(words.voucher.format(thanks.voucher_code))
        self.voucher.setVisible(bool(thanks.voucher_code))
        self.any_time.setText(words.withdraw_any_time)
        self.card.show_card(shop, thanks.card_code)
        for part in (self.card, self.card_name, self.rules):
            part.setVisible(bool(thanks.card_code))
        self.hand_back.setText(words.hand_back)
        self.staff.setText(words.staff_goes_on)

    def show_turned(self, turned: bool) -> None:
        """Tell her to hand the screen back, where it is the shop's own."""
        self._foot.setVisible(turned)


class WaitScene(QWidget):
    """The cashier corrects something; it is said so, and nothing can be touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(size="total", wrap=True)
        self.note = Text(size="emphasis", tone="muted", wrap=True)
        self.staff = _tall(SecondaryButton(""))
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_S)
        column.addStretch(2)
        for label in (self.title, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(SPACE_XL)
        column.addWidget(self.staff, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_words(self, title: str, note: str, words: CustomerWords, *, turned: bool) -> None:
        """Say why she waits."""
        self.title.setText(title)
        self.note.setText(note)
        self.setAccessibleName(title)
        self.staff.setText(words.staff_goes_on)
        self.staff.setVisible(turned)


def _strong(words: str) -> Text:
    label = Text(words, wrap=True)
    label.set_strong(True)
    return label


def _pairs(holder: QWidget) -> QGridLayout:
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, SPACE_S, 0)
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(SPACE_S + SPACE_XS)
    grid.setColumnMinimumWidth(0, _LEAD_WIDTH)
    grid.setColumnStretch(1, 1)
    return grid


def _add_pair(grid: QGridLayout, name: Text, value: Text) -> None:
    row = grid.rowCount()
    grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)


def _clear(grid: QGridLayout) -> None:
    for row in range(grid.rowCount()):
        grid.setRowStretch(row, 0)
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

"""The customer's side of a sign-up: big, calm, in her language, and hers alone to tick and to sign.

The same widget stands on the second screen or, turned to her, before the whole window. Nothing it holds is stored
before the cashier's page does so; it forgets all of it at the end.
"""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.consent import Cell
from koom_pos.ui.sign_up.consent_boxes import TOUCH_CUSTOMER
from koom_pos.ui.sign_up.customer_words import BOTH, FRENCH, CustomerWords, words_of
from koom_pos.ui.sign_up.scene_parts import (
    BoxesScene,
    CheckScene,
    InOneLanguage,
    Shown,
    SignScene,
    Thanks,
    ThanksScene,
    WaitScene,
)
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS
from koom_pos.ui.widgets.buttons import Button
from koom_pos.ui.widgets.labels import Text


class Step(StrEnum):
    """Where the customer is."""

    READING = "reading"
    CORRECTING = "correcting"
    TICKING = "ticking"
    SIGNING = "signing"
    DONE = "done"
    LEFT = "left"


_WIDEST = 1240
_STEPS = (Step.READING, Step.TICKING, Step.SIGNING)


class CustomerScenes(QWidget):
    """Leads one customer through her sign-up.

    Signals:
        step_changed: Where she is (Step).
        language_chosen: She reads another language now (`fr` or `en`).
        finished: She has answered, and signed if she accepted anything.
        left: She does not sign up, or changes nothing.
        taken_back: The shop has its turned screen again.
        touched: She did something; nobody has walked away.
    """

    step_changed = Signal(object)
    language_chosen = Signal(str)
    finished = Signal()
    left = Signal()
    taken_back = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "paper")
        self._shown: Shown | None = None
        self._words = FRENCH
        self._step = Step.LEFT
        self._turned = False
        self._thanks = Thanks()
        self._signed = False
        self.shop = Text(tone="muted")
        self.title = Text(size="total", wrap=True)
        self.languages = {words.code: self._language_chip(words) for words in BOTH}
        self.check, self.choose, self.sign = CheckScene(), BoxesScene(), SignScene()
        self.thanks, self.wait = ThanksScene(), WaitScene()
        self._stack = QStackedWidget()
        for scene in (self.check, self.choose, self.sign, self.thanks, self.wait):
            self._stack.addWidget(scene)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(self.shop)
        words.addWidget(self.title)
        head.addLayout(words, 1)
        for chip in self.languages.values():
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        self._column.setSpacing(SPACE_M)
        self._column.addLayout(head)
        self._column.addWidget(self._stack, 1)
        self._connect()

    def begin(self, shown: Shown, language: str) -> None:
        """Start with a new customer; whatever the last one did is forgotten."""
        self.forget()
        self._shown = shown
        self._words = words_of(language)
        self._fill()
        self._go(Step.READING)

    def correct(self, shown: Shown) -> None:
        """Show her the corrected facts; what she ticked before stays, her signature does not."""
        self._shown = shown
        self.sign.pad.clear()
        self._fill()
        self._go(Step.READING)

    def wait_for_correction(self) -> None:
        """Ask her to wait while the cashier corrects."""
        self._go(Step.CORRECTING)

    def thank(self, thanks: Thanks) -> None:
        """End well."""
        self._thanks = thanks
        self._fill()
        self._go(Step.DONE)

    def end_unsigned(self) -> None:
        """End without anything kept; on a turned screen she hands it back."""
        self._go(Step.LEFT)

    def forget(self) -> None:
        """Keep nothing of her."""
        self._shown = None
        self._thanks = Thanks()
        self._signed = False
        self.choose.boxes.forget()
        self.sign.pad.clear()
        self._step = Step.LEFT

    def turn(self, turned: bool) -> None:
        """Stand before the shop's own window, or on her own screen."""
        self._turned = turned
        self.thanks.show_turned(turned)

    def step(self) -> Step:
        """Return where she is."""
        return self._step

    def language(self) -> str:
        """Return the language she reads: `fr` or `en`."""
        return self._words.code

    def answers(self) -> dict[Cell, bool]:
        """Return her answers."""
        return self.choose.boxes.answers()

    def accepted(self) -> list[str]:
        """Return the titles of what she said yes to."""
        return self.choose.boxes.accepted()

    def signature(self) -> bytes | None:
        """Return her signature as PNG, or None: who accepts nothing signs nothing."""
        return self.sign.pad.png() if self._signed else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to read on a wide screen."""
        super().resizeEvent(event)
        side = max(SPACE_XL, (self.width() - _WIDEST) // 2)
        self._column.setContentsMargins(side, SPACE_L, side, SPACE_L)

    def _connect(self) -> None:
        self.check.accepted.connect(lambda: self._go(Step.TICKING))
        self.check.correction_wanted.connect(self.wait_for_correction)
        self.check.left.connect(self.left)
        self.choose.back.connect(lambda: self._go(Step.READING))
        self.choose.refused.connect(self._refuse_all)
        self.choose.confirmed.connect(self._confirm)
        self.choose.boxes.changed.connect(self.touched)
        self.sign.back.connect(lambda: self._go(Step.TICKING))
        self.sign.signed.connect(self._sign)
        self.sign.pad.ink_changed.connect(self.touched)
        self.thanks.taken_back.connect(self.taken_back)
        self.wait.staff.clicked.connect(self.taken_back)

    def _go(self, step: Step) -> None:
        self._step = step
        scenes: dict[Step, QWidget] = {
            Step.READING: self.check,
            Step.TICKING: self.choose,
            Step.SIGNING: self.sign,
            Step.DONE: self.thanks,
        }
        words = self._words
        if step is Step.TICKING:
            self.choose.to_the_top()
        elif step is Step.SIGNING:
            self.sign.show_facts(self.choose.boxes.accepted(), words)
        elif step is Step.CORRECTING:
            self.wait.show_words(words.correcting, words.correcting_note, words, turned=self._turned)
        elif step is Step.LEFT:
            self.wait.show_words(words.not_joined, words.hand_back, words, turned=True)
        scene = scenes.get(step, self.wait)
        self._stack.setCurrentWidget(scene)
        at = _STEPS.index(step) + 1 if step in _STEPS else 0
        self._head(scene.accessibleName(), words.step.format(at, len(_STEPS)) if at else "")
        self.touched.emit()
        self.step_changed.emit(step)

    def _head(self, title: str, progress: str) -> None:
        """Say above the scene where she is; the last words stand alone."""
        shop = self._shown.shop_name if self._shown is not None else ""
        self.shop.setText(" · ".join(part for part in (shop, progress) if part))
        self.title.setText(title if progress else "")
        self.title.setVisible(bool(progress))
        self.setAccessibleName(title)

    def _fill(self) -> None:
        """Write every scene in her language."""
        if self._shown is None:
            return
        facts, again = self._facts(), self._shown.again
        for code, chip in self.languages.items():
            chip.setChecked(code == self._words.code)
        self.check.show_facts(facts, self._words, again=again)
        self.choose.show_facts(facts, self._words, again=again)
        self.sign.show_facts(self.choose.boxes.accepted(), self._words)
        self.thanks.show_thanks(self._thanks, self._words, facts, self._shown.shop_name)

    def _facts(self) -> InOneLanguage:
        if self._shown is None:
            raise LookupError("nobody is shown anything")
        return self._shown.by_language[self._words.code]

    def _refuse_all(self) -> None:
        self.choose.boxes.refuse_all()
        if self._shown is not None and self._shown.again:
            self.left.emit()
            return
        self._finish(signed=False)

    def _confirm(self) -> None:
        if self.choose.boxes.accepted():
            self._go(Step.SIGNING)
        else:
            self._finish(signed=False)

    def _sign(self) -> None:
        if self.sign.pad.has_ink():
            self._finish(signed=True)

    def _finish(self, *, signed: bool) -> None:
        self._signed = signed
        self.finished.emit()

    def _choose_language(self, words: CustomerWords) -> None:
        for code, chip in self.languages.items():
            chip.setChecked(code == words.code)
        if words is self._words or self._shown is None:
            return
        self._words = words
        self._fill()
        self._go(self._step)
        self.language_chosen.emit(words.code)

    def _language_chip(self, words: CustomerWords) -> Button:
        chip = Button(words.name, kind="chip")
        chip.setCheckable(True)
        chip.setMinimumHeight(TOUCH_CUSTOMER)
        chip.clicked.connect(lambda: self._choose_language(words))
        return chip

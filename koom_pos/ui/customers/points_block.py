"""Her points, what they are worth, what moved them; her cards and vouchers."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.money import format_francs
from koom_pos.services.loyalty import LedgerLine, MemberCard
from koom_pos.store.vouchers import Voucher
from koom_pos.ui.customers.column import Rows, heading, small_button, two_lines
from koom_pos.ui.customers.words import adjust_words, day_words, entry_word, moment_day, points_figure
from koom_pos.ui.icons import SMALL, IconLabel
from koom_pos.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from koom_pos.ui.till.words import rate_words
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Text

LAST_LINES = 4


class PointsBlock(QWidget):
    """The balance in large figures; a balance below zero says so in words too.

    Signals:
        adjust_wanted: The points are to be corrected.
        cards_wanted: A card is to be given or blocked.
        ledger_wanted: Every movement is to be shown.
    """

    adjust_wanted = Signal()
    cards_wanted = Signal()
    ledger_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.balance = Text(size="total")
        self.unit = Text(self.tr("points"), tone="muted")
        self.below_zero = _Caution(
            self.tr("Below zero: more points were taken back than the card held. New points make it up first.")
        )
        self.reward = Text(wrap=True)
        self.tier = Text(size="note", tone="muted", wrap=True)
        self.adjust = small_button(self.tr("Adjust"), icon="edit")
        self.cards = small_button(self.tr("Cards"), icon="card")
        self.ledger_button = small_button(self.tr("History"), quiet=True)
        self.lines = Rows(spacing=0)
        self.vouchers_title = heading(self.tr("Vouchers"))
        self.vouchers = Rows(spacing=0)
        self._lay_out()
        self.adjust.clicked.connect(self.adjust_wanted)
        self.cards.clicked.connect(self.cards_wanted)
        self.ledger_button.clicked.connect(self.ledger_wanted)

    def show_member(self, member: MemberCard | None, *, may_adjust: bool) -> None:
        """Show the balance and what it is worth; None is for a customer who is no member."""
        balance = member.balance if member is not None else 0
        self.balance.setText(points_figure(balance))
        self.below_zero.setVisible(balance < 0)
        for widget in (self.balance, self.unit, self.tier, self.lines):
            widget.setVisible(member is not None)
        self.adjust.setVisible(member is not None and may_adjust)
        if member is None:
            self.reward.setText(self.tr("She is not a member of the loyalty programme. A card makes her one."))
            return
        self.reward.setText(self._reward_words(member))
        since = self.tr("Member since {0}").format(day_words(member.joined_on))
        self.tier.setText(" · ".join(part for part in (since, member.tier) if part))

    def show_ledger(self, lines: Sequence[LedgerLine]) -> None:
        """Show the latest movements; the rest is a touch away."""
        self.lines.clear()
        for line in lines[:LAST_LINES]:
            self.lines.add(ledger_row(line))
        self.ledger_button.setVisible(len(lines) > LAST_LINES)

    def show_vouchers(self, vouchers: Sequence[Voucher]) -> None:
        """Show her vouchers; without any, nothing stands there."""
        self.vouchers.clear()
        for voucher in vouchers:
            self.vouchers.add(two_lines(_voucher_words(voucher), self._voucher_note(voucher)))
        for widget in (self.vouchers_title, self.vouchers):
            widget.setVisible(bool(vouchers))

    def _reward_words(self, member: MemberCard) -> str:
        best, following = member.best_reward, member.next_reward
        parts = []
        if best is not None:
            parts.append(self.tr("{0} to spend now.").format(format_francs(best.value_xpf)))
        if following is not None:
            missing = points_figure(following.points - member.balance)
            parts.append(
                self.tr("{missing} points more for {value}.").format(
                    missing=missing, value=format_francs(following.value_xpf)
                )
            )
        return " ".join(parts)

    def _voucher_note(self, voucher: Voucher) -> str:
        if voucher.used:
            return self.tr("{code} · used").format(code=voucher.code)
        if voucher.expires_on is None:
            return voucher.code
        return self.tr("{code} · until {day}").format(code=voucher.code, day=day_words(voucher.expires_on))

    def _lay_out(self) -> None:
        figure = QHBoxLayout()
        figure.setSpacing(SPACE_S)
        figure.addWidget(self.balance, 0, Qt.AlignmentFlag.AlignBaseline)
        figure.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBaseline)
        figure.addStretch(1)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=SPACE_S)
        for button in (self.adjust, self.cards, self.ledger_button):
            flow.addWidget(button)
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(heading(self.tr("Loyalty")))
        head.addLayout(figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        for widget in (self.below_zero, self.reward, self.tier, self.lines, acts, self.vouchers_title, self.vouchers):
            column.addWidget(widget)


class _Caution(QFrame):
    """A sentence of caution with its sign, on the ground of caution."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setProperty("kind", "caution")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("warning", "caution", SMALL), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(sentence, size="note", tone="caution", wrap=True), 1)


def ledger_row(line: LedgerLine) -> QWidget:
    """Return one movement: what it was, its day and ticket, the points at the right."""
    points = Text(points_figure(line.points, signed=True))
    points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    words = entry_word(line.kind)
    reason = adjust_words(line.reason)
    number = line.ticket_number
    ticket = QCoreApplication.translate("PointsBlock", "Ticket {0}").format(number) if number else ""
    note = " · ".join(part for part in (moment_day(line.at_utc), ticket, reason) if part)
    return two_lines(words, note, end=points)


def _voucher_words(voucher: Voucher) -> str:
    if voucher.how is DiscountKind.PERCENT:
        return f"−{rate_words(voucher.value)}"
    return format_francs(-voucher.value)

"""What the customer sees: her articles, the total, then the change and a thank-you. Big and calm.

Two shapes of the same: a window on a second screen, and two lines of 20 signs for a pole display.
"""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.domain.settled import SettledSale
from koom_pos.services import shop
from koom_pos.services.ringing import Rung
from koom_pos.services.tendering import Tendered
from koom_pos.ui.counter import Counter
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import RADIUS, SPACE_L, SPACE_XL, SPACE_XXL, color, theme_changed
from koom_pos.ui.till.cart_view import CartRow, cart_row
from koom_pos.ui.till.customer_member import MemberLines, MemberThanks
from koom_pos.ui.till.pictures import PictureSource
from koom_pos.ui.till.words import discount_size
from koom_pos.ui.widgets.labels import AmountLabel, Figure, Text, rule
from koom_pos.ui.widgets.swatch import paint_swatch

COLUMNS = 20
_ROW_HEIGHT = 76
_THUMB = 56
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Part:
    """One line of 20 signs: words at the left, an amount at the right that is never cut."""

    words: str
    amount: str

    def written(self) -> str:
        room = COLUMNS - len(self.amount) - 1
        return f"{self.words[:room].rstrip():<{room}} {self.amount}"


def customer_lines(rung: Rung) -> tuple[str, str]:
    """Return the two lines of a pole display, in French: the line just rung, and the total; empty for no sale."""
    if not rung.totals.lines:
        return "", ""
    lines = rung.totals.lines
    shown = next((p for p in lines if p.line.id == rung.sale.current_line_id), lines[-1])
    pieces = f"{shown.line.quantity} " if shown.line.quantity != 1 else ""
    above = _Part(f"{pieces}{shown.line.label}", format_francs(shown.undiscounted_xpf - shown.discount_xpf))
    return above.written(), _Part("Total", format_francs(rung.totals.gross_xpf)).written()


def settled_lines(sale: SettledSale, *, balance: int | None = None) -> tuple[str, str]:
    """Return the two lines of a pole display after settling: the change, and a thank-you.

    A member reads the `balance` of her points instead of the thank-you.
    """
    below = "Merci et à bientôt"
    if balance is not None:
        below = _Part("Solde", format_francs(balance, suffix="pts")).written()
    if sale.change_xpf:
        return _Part("Rendu", format_francs(sale.change_xpf)).written(), below
    return _Part("Payé", format_francs(sale.gross_xpf)).written(), below


class _Mirror(QWidget):
    """The last lines of the ticket that fit, newest at the bottom and marked."""

    def __init__(self, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._rows: list[CartRow] = []
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_changed().changed.connect(self.update)

    def show_rung(self, rung: Rung) -> None:
        self._rows = [cart_row(priced) for priced in rung.totals.lines]
        self._current = rung.sale.current_line_id or ""
        self.setAccessibleName("; ".join(row.spoken() for row in self._rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 5 * _ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = max(1, self.height() // _ROW_HEIGHT)
        hidden = len(self._rows) - places
        rows = self._rows
        top = 0
        if hidden > 0:
            rows = self._rows[hidden + 1 :]
            painter.setFont(font(TypeSize.EMPHASIS))
            painter.setPen(color("muted"))
            words = self.tr("and %n line(s) above", "", hidden + 1)
            painter.drawText(QRect(0, 0, self.width(), _ROW_HEIGHT), _LEFT, words)
            top = _ROW_HEIGHT
        for row in rows:
            self._paint_row(painter, QRect(0, top, self.width(), _ROW_HEIGHT), row)
            top += _ROW_HEIGHT
        painter.end()

    def _paint_row(self, painter: QPainter, room: QRect, row: CartRow) -> None:
        painter.fillRect(QRect(room.x(), room.bottom(), room.width(), 1), color("hairline"))
        square = QRectF(room.x(), room.y() + (room.height() - _THUMB) / 2, _THUMB, _THUMB)
        self._paint_thumb(painter, square, row)
        total = format_francs(row.total_xpf())
        total_font = font(TypeSize.EMPHASIS, bold=True)
        total_room = QFontMetrics(total_font).horizontalAdvance(total) + SPACE_XL
        words = room.adjusted(_THUMB + SPACE_L, 8, -total_room, -8)
        pieces = row.priced.line.quantity
        title = f"{abs(pieces)} × {row.title}" if pieces != 1 else row.title
        painter.setFont(font(TypeSize.EMPHASIS, bold=row.line_id == self._current))
        painter.setPen(color("ink"))
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        upper = QRect(words.x(), words.y(), words.width(), words.height() // 2)
        discount = row.priced.line.discount
        less = self.tr("Discount {0}").format(discount_size(discount)) if discount else ""
        note = " · ".join(part for part in (row.note, less) if part)
        painter.drawText(upper if note else words, _LEFT, title)
        painter.setFont(font(TypeSize.BODY))
        painter.setPen(color("muted"))
        painter.drawText(upper.translated(0, upper.height()), _LEFT, note)
        painter.setFont(total_font)
        painter.setPen(color("ink"))
        painter.drawText(room, _RIGHT, total)

    def _paint_thumb(self, painter: QPainter, square: QRectF, row: CartRow) -> None:
        picture = self._pictures.pixmap(row.priced.line.picture_id)
        if picture is None:
            paint_swatch(painter, square, row.priced.line.swatch, radius=RADIUS)
            return
        corners = QPainterPath()
        corners.addRoundedRect(square, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(corners)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(square.toRect(), picture)
        painter.restore()


class CustomerWindow(QWidget):
    """The second window. It only listens to the counter; nothing on it can be touched but the scenes of a sign-up.

    It never takes the keyboard from the till, not even then: a finger and a mouse need none.
    """

    def __init__(self, counter: Counter, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._counter = counter
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Customer"))
        self.setAccessibleName(self.tr("The customer's screen"))
        self.mirror = _Mirror(pictures)
        self.shop_name = Text(size="total")
        self.total = AmountLabel(0, size="change")
        self.total_word = Text(self.tr("Total"), size="total")
        self.left = Text(size="emphasis", tone="muted")
        self.left.setAlignment(_RIGHT)
        self.thanks = Text(self.tr("Thank you, see you soon"), size="change")
        self.change = Figure(self.tr("Your change"), size="change", tone="figure_positive")
        self.welcome = Text(size="change")
        self.member = MemberLines(counter)
        self.member_thanks = MemberThanks(counter)
        self._scenes = QStackedWidget()
        self._in_front: QWidget | None = None
        self._behind: QWidget | None = None
        self._margins = QMargins(SPACE_XXL, SPACE_XXL, SPACE_XXL, SPACE_XXL)
        self._idle, self._sale, self._done = self._idle_scene(), self._sale_scene(), self._done_scene()
        for scene in (self._idle, self._sale, self._done):
            self._scenes.addWidget(scene)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(self._margins)
        self._column.addWidget(self._scenes)
        counter.sale_changed.connect(self.show_rung)
        counter.tenders_changed.connect(self.show_tendered)
        counter.sale_settled.connect(self.show_settled)
        counter.settings_changed.connect(self._read_shop)
        self._read_shop()

    def open_beside(self) -> None:
        """Fill the second screen; with a single one, stand as a window that can be moved."""
        screens = QGuiApplication.screens()
        here = QGuiApplication.primaryScreen()
        other = next((screen for screen in screens if screen is not here), None)
        if other is None:
            self.resize(1024, 640)
            self.show()
            return
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def show_rung(self, rung: Rung) -> None:
        """Mirror the ticket; an empty one shows the shop's name."""
        if not rung.sale.lines:
            self._bring(self._idle)
            return
        self.mirror.show_rung(rung)
        refund = rung.totals.gross_xpf < 0
        self.total_word.setText(self.tr("Refund") if refund else self.tr("Total"))
        self.total.set_amount(abs(rung.totals.gross_xpf))
        whole = rung.totals.ticket_discount_xpf
        self.left.setText(self.tr("Discount on the ticket: {0}").format(format_francs(-whole)) if whole else "")
        self._bring(self._sale)

    def show_tendered(self, state: Tendered) -> None:
        """Say what is left while several means pay."""
        now = state.balance
        partly = bool(state.sale.tenders) and not now.settled and now.left_xpf > 0
        self.left.setText(self.tr("Left to pay: {0}").format(format_francs(now.left_xpf)) if partly else "")

    def show_settled(self, sale: SettledSale) -> None:
        """Thank, with the change to be expected."""
        self.change.setVisible(bool(sale.change_xpf))
        self.change.set_amount(sale.change_xpf)
        self.member_thanks.show_sale(sale)
        self._bring(self._done)

    def put_in_front(self, scenes: QWidget) -> None:
        """Show this, from edge to edge, until `take_away`; the sale goes on behind it and is mirrored again after."""
        if self._scenes.indexOf(scenes) < 0:
            self._scenes.addWidget(scenes)
        if self._in_front is None:
            self._behind = self._scenes.currentWidget()
        self._in_front = scenes
        self._column.setContentsMargins(QMargins())
        self._scenes.setCurrentWidget(scenes)

    def take_away(self, scenes: QWidget) -> None:
        """Mirror the sale again; the scenes go back to whoever made them."""
        if self._in_front is not scenes:
            return
        self._in_front = None
        self._scenes.removeWidget(scenes)
        scenes.hide()
        scenes.setParent(None)
        self._column.setContentsMargins(self._margins)
        self._scenes.setCurrentWidget(self._behind or self._idle)

    def scene(self) -> str:
        """Return what is shown: `idle`, `sale`, `thanks`, or `sign_up` before them all."""
        if self._in_front is not None:
            return "sign_up"
        return ("idle", "sale", "thanks")[self._scenes.currentIndex()]

    def _bring(self, scene: QWidget) -> None:
        """Show a scene of the sale, or have it ready behind a sign-up."""
        self._behind = scene
        if self._in_front is None:
            self._scenes.setCurrentWidget(scene)

    def _read_shop(self) -> None:
        name = shop.profile(self._counter.desk).name
        self.shop_name.setText(name)
        self.welcome.setText(name)

    def _idle_scene(self) -> QWidget:
        scene = QWidget()
        column = QVBoxLayout(scene)
        column.addStretch(1)
        column.addWidget(self.welcome, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return scene

    def _sale_scene(self) -> QWidget:
        scene = QWidget()
        column = QVBoxLayout(scene)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.shop_name)
        column.addWidget(self.mirror, 1)
        column.addWidget(rule())
        sums = QHBoxLayout()
        sums.addWidget(self.total_word)
        sums.addStretch(1)
        sums.addWidget(self.total)
        column.addLayout(sums)
        column.addWidget(self.left)
        column.addWidget(self.member)
        return scene

    def _done_scene(self) -> QWidget:
        scene = QWidget()
        column = QVBoxLayout(scene)
        column.setSpacing(SPACE_XXL)
        column.addStretch(2)
        column.addWidget(self.thanks, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.change.name, self.change.value):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.member_thanks, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return scene

"""An article as a card: picture or shade, name, price, stock. One drawing serves the single card and the grid."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import RADIUS, SPACE_S, color
from koom_pos.ui.widgets.swatch import paint_swatch

CARD_WIDTH = 152
CARD_HEIGHT = 212
_PICTURE_HEIGHT = 104
_DOT = 14
_MAT = 5


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card shows. `stock` is None for what is not counted (a service); `key` is what a touch answers."""

    key: str
    name: str
    price_xpf: int
    shade_name: str = ""
    shade: str | None = None
    stock: int | None = None
    low_stock: bool = False
    picture: QPixmap | None = None

    def stock_words(self) -> str:
        """Return the stock as words; nothing for what is not counted."""
        if self.stock is None:
            return ""
        if self.stock <= 0:
            return QCoreApplication.translate("ArticleCard", "Sold out")
        return QCoreApplication.translate("ArticleCard", "Stock {0}").format(self.stock)

    def spoken(self) -> str:
        """Return the whole card as one sentence for screen readers."""
        parts = (self.name, self.shade_name, format_francs(self.price_xpf), self.stock_words())
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class CardState:
    """How the card stands under the pointer and the keyboard."""

    hovered: bool = False
    pressed: bool = False
    focused: bool = False


def paint_card(
    painter: QPainter, room: QRect, facts: CardFacts, state: CardState, *, picture: QPixmap | None = None
) -> None:
    """Draw a card.

    Args:
        painter: An open painter.
        room: Where, in logical pixels.
        facts: What the card shows.
        state: Pointer and keyboard.
        picture: The article's picture, when the caller keeps them apart from the facts.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(frame, RADIUS, RADIUS)
    ground = "sunken" if state.pressed else "hover" if state.hovered else "surface"
    painter.fillPath(outline, color(ground))
    painter.setClipPath(outline)
    _paint_picture(painter, QRect(room.x(), room.y(), room.width(), _PICTURE_HEIGHT), facts, picture)
    painter.setClipping(False)
    painter.setPen(QPen(color("ink" if state.focused else "hairline"), 2 if state.focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    _paint_words(painter, room.adjusted(SPACE_S + 2, _PICTURE_HEIGHT + 6, -SPACE_S - 2, -SPACE_S), facts)
    painter.restore()


def _paint_picture(painter: QPainter, room: QRect, facts: CardFacts, picture: QPixmap | None) -> None:
    shown = picture if picture is not None else facts.picture
    if shown is not None and not shown.isNull():
        painter.fillRect(room, color("hover"))
        _paint_square(painter, room, shown)
    elif facts.shade is not None and QColor.isValidColorName(facts.shade):
        painter.fillRect(room, QColor(facts.shade))
    else:
        painter.fillRect(room, color("hover"))
        side = icons.LARGE
        centre = room.center() - QPointF(side / 2, side / 2).toPoint()
        painter.drawPixmap(
            centre, icons.pixmap("articles", "faint", side, density=painter.device().devicePixelRatio())
        )
    painter.setPen(QPen(color("hairline"), 1))
    painter.drawLine(room.bottomLeft(), room.bottomRight())


def _paint_square(painter: QPainter, room: QRect, shown: QPixmap) -> None:
    """Draw a picture 1:1 on its mat, with soft corners."""
    side = room.height() - 2 * _MAT
    square = QRectF(room.x() + (room.width() - side) / 2, room.y() + _MAT, side, side)
    corners = QPainterPath()
    corners.addRoundedRect(square, RADIUS - 3, RADIUS - 3)
    painter.save()
    painter.setClipPath(corners)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(square.toRect(), shown)
    painter.restore()


def _paint_words(painter: QPainter, room: QRect, facts: CardFacts) -> None:
    body = font(TypeSize.BODY)
    note = font(TypeSize.NOTE)
    line = QFontMetrics(body).height()
    painter.setFont(body)
    painter.setPen(color("ink"))
    lines = _wrapped(facts.name, room.width(), 3)
    for row, words in enumerate(lines):
        painter.drawText(QRect(room.x(), room.y() + row * line, room.width(), line), _LEFT, words)
    _paint_shade(painter, room, facts, row=len(lines), line=line)
    painter.setFont(note)
    foot = QRect(room.x(), room.bottom() - line + 1, room.width(), line)
    tone = "muted"
    if facts.stock is not None and (facts.low_stock or facts.stock <= 0):
        tone = "danger" if facts.stock <= 0 else "caution"
    price = format_francs(facts.price_xpf)
    price_font = font(TypeSize.BODY, bold=True)
    stock_words = facts.stock_words()
    needed = QFontMetrics(price_font).horizontalAdvance(price) + QFontMetrics(note).horizontalAdvance(stock_words)
    painter.setPen(color(tone))
    if needed + SPACE_S <= room.width():
        painter.drawText(foot, _RIGHT, stock_words)
    elif tone != "muted":
        painter.drawPixmap(
            foot.right() - 15,
            foot.y() + 2,
            icons.pixmap("warning", tone, 16, density=painter.device().devicePixelRatio()),
        )
    painter.setPen(color("ink"))
    painter.setFont(price_font)
    painter.drawText(foot, _LEFT, price)


def _paint_shade(painter: QPainter, room: QRect, facts: CardFacts, *, row: int, line: int) -> None:
    if not facts.shade_name or row >= 4:
        return
    painter.setFont(font(TypeSize.NOTE))
    place = QRect(room.x(), room.y() + row * line, room.width(), line)
    if facts.shade is not None:
        dot = QRectF(place.x(), place.y() + (line - _DOT) / 2, _DOT, _DOT)
        paint_swatch(painter, dot, facts.shade, radius=_DOT / 2)
        place.setLeft(place.x() + _DOT + 6)
    painter.setPen(color("muted"))
    words = painter.fontMetrics().elidedText(facts.shade_name, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, words)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _wrapped(text: str, width: int, lines: int) -> list[str]:
    """Break a name at its words; only the last line may end in an ellipsis."""
    body = font(TypeSize.BODY)
    measure = QFontMetrics(body)
    if measure.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, body)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines:
        made = layout.createLine()
        if not made.isValid():
            break
        made.setLineWidth(width)
        starts.append(made.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    rows = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    rows[-1] = measure.elidedText(rows[-1], Qt.TextElideMode.ElideRight, width)
    return rows


class ArticleCard(QAbstractButton):
    """One card standing alone: a favourite, the answer of a price check."""

    def __init__(self, facts: CardFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.show_facts(facts)

    def facts(self) -> CardFacts:
        """Return what the card shows."""
        return self._facts

    def show_facts(self, facts: CardFacts) -> None:
        """Show another article."""
        self._facts = facts
        self.setAccessibleName(facts.spoken())
        self.setToolTip(facts.name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(CARD_WIDTH, CARD_HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        state = CardState(hovered=self._hovered, pressed=self.isDown(), focused=self.hasFocus())
        paint_card(painter, self.rect(), self._facts, state)
        painter.end()

"""The chart of a report, drawn by pyqtgraph. Import it late: it takes 300 ms, which no till has at its start.

Colour says nothing here that a length, a word or a shape does not say: what still runs is hollow, what is chosen
carries its amount.
"""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.reports.report_view import Bar
from koom_pos.ui.theme import SPACE_S, color, theme_changed

_THICKNESS = 0.7
_LABELLED_AT_MOST = 14
"""More bars than these have no room for an amount each; the chosen one still shows its own."""
_NAME_WIDTH = 232
_LYING_AT_MOST = 15


class _FrancAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose figures are francs, grouped as they are written here; never in thousands or by powers."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation=orientation)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [format_francs(round(value)) for value in values]

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:  # noqa: N803
        """Give one level of ticks, at least a franc and about 90 pixels apart."""
        span = max(maxVal - minVal, 1.0)
        room = 110 if self.orientation == "bottom" else 56
        rough = max(span * room / max(size, 1.0), 1.0)
        power = 10 ** (len(str(int(rough))) - 1)
        step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
        return [(float(step), 0.0)]


class ReportChart(QWidget):
    """Bars of one report, upright or lying. A touch on a bar chooses it.

    Signals:
        bar_chosen: The place of the bar that was touched (int).
    """

    bar_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._bars: Sequence[Bar] = ()
        self._upright = True
        self._chosen: int | None = None
        self._plot: Any = pg.PlotWidget(self)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().installEventFilter(self)
        self._plot.setAntialiasing(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        theme_changed().changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def show_bars(self, bars: Sequence[Bar], *, upright: bool, spoken: str) -> None:
        """Draw other bars; none is chosen.

        Args:
            bars: In reading order. Lying ones beyond fifteen are left to the table.
            upright: Side by side, for time; else one under the other, for names.
            spoken: The report's sentence, for who cannot see the chart.
        """
        self._upright = upright
        self._bars = tuple(bars) if upright else tuple(bars[:_LYING_AT_MOST])
        self._chosen = None
        self.setAccessibleDescription(spoken)
        self._draw()

    def choose(self, place: int | None) -> None:
        """Mark a bar and write its amount beside it; None or a place without a bar marks none."""
        wanted = place if place is not None and 0 <= place < len(self._bars) else None
        if wanted != self._chosen:
            self._chosen = wanted
            self._draw()

    def count(self) -> int:
        """Return how many bars are drawn."""
        return len(self._bars)

    def chosen(self) -> int | None:
        """Return the place of the marked bar."""
        return self._chosen

    def surface(self) -> QWidget:
        """Return what is touched."""
        touched: QWidget = self._plot.viewport()
        return touched

    def bar_foot(self, place: int) -> QPoint:
        """Return where a bar begins, on the surface."""
        foot = QPointF(place, 0) if self._upright else QPointF(0, -place)
        at: QPoint = self._plot.mapFromScene(self._plot.getPlotItem().vb.mapViewToScene(foot))
        return at

    def labels(self) -> list[str]:
        """Return the words written on the axis of names, as they are drawn."""
        axis = self._plot.getAxis("bottom" if self._upright else "left")
        return [words for _, words in (axis._tickLevels or [[]])[0]]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._touch(event.position())
        return False

    def _touch(self, at: QPointF) -> None:
        inside = self._plot.getPlotItem().vb.mapSceneToView(self._plot.mapToScene(at.toPoint()))
        place = round(inside.x() if self._upright else -inside.y())
        if 0 <= place < len(self._bars):
            self.choose(place)
            self.bar_chosen.emit(place)

    def _draw(self) -> None:
        item = self._plot.getPlotItem()
        item.clear()
        self._plot.setBackground(color("surface"))
        item.setMouseEnabled(x=False, y=False)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setContentsMargins(0, SPACE_S, 3 * SPACE_S, 0)
        item.setAxisItems(
            {"left": _FrancAxis("left"), "bottom": pg.AxisItem("bottom")}
            if self._upright
            else {"left": pg.AxisItem("left"), "bottom": _FrancAxis("bottom")}
        )
        self._dress_axes(item)
        if not self._bars:
            return
        for place, bar in enumerate(self._bars):
            self._draw_bar(item, place, bar)
        self._scale(item)

    def _dress_axes(self, item: Any) -> None:
        names = [(self._at(place), self._name(bar.name)) for place, bar in self._ticked()]
        by_name, by_amount = ("bottom", "left") if self._upright else ("left", "bottom")
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setPen(pg.mkPen(color("hairline")))
            axis.setTextPen(pg.mkPen(color("muted")))
            axis.setTickFont(font(TypeSize.NOTE))
            axis.setStyle(tickLength=0, tickTextOffset=SPACE_S, hideOverlappingLabels=False)
        item.getAxis(by_name).setTicks([names])
        item.getAxis(by_name).setStyle(tickAlpha=0)
        item.getAxis(by_amount).setZValue(-1000)  # its grid lies behind the bars
        item.getAxis(by_amount).setGrid(48)
        item.getAxis(by_amount).setPen(pg.mkPen(color("field_line")))
        measure = QFontMetrics(font(TypeSize.NOTE))
        if self._upright:
            item.getAxis("bottom").setHeight(measure.height() + 2 * SPACE_S)
            ends = [round(1.2 * bar.amount_xpf) for bar in self._bars]
            widest = max((measure.horizontalAdvance(format_francs(end)) for end in (0, *ends)), default=0)
            item.getAxis("left").setWidth(widest + 2 * SPACE_S)  # of itself it grows only after it was drawn
        else:
            widest = max((measure.horizontalAdvance(words) for _, words in names), default=0)
            item.getAxis("left").setWidth(widest + 2 * SPACE_S)

    def _ticked(self) -> list[tuple[int, Bar]]:
        """Choose the bars that get a name: all, or every second, third … as the width allows, the last one always."""
        places = list(enumerate(self._bars))
        if not self._upright or not places:
            return places
        measure = QFontMetrics(font(TypeSize.NOTE))
        widest = max(measure.horizontalAdvance(bar.name) for bar in self._bars) + SPACE_S
        room = max(self.width() - 100, 200)
        step = next((n for n in (1, 2, 7, 14, 28, 91) if len(places) / n * widest <= room), max(len(places) // 4, 1))
        return [pair for pair in places if (len(places) - 1 - pair[0]) % step == 0]

    def _name(self, name: str) -> str:
        if self._upright:
            return name
        return QFontMetrics(font(TypeSize.NOTE)).elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH)

    def _at(self, place: int) -> int:
        return place if self._upright else -place

    def _draw_bar(self, item: Any, place: int, bar: Bar) -> None:
        chosen = place == self._chosen
        tone = color("ink" if chosen else "field_line")
        pen = pg.mkPen(tone, width=2 if bar.unfinished else 1)
        brush = pg.mkBrush(color("surface") if bar.unfinished else tone)
        if self._upright:
            shape = {"x": [place], "height": [bar.amount_xpf], "width": _THICKNESS, "y0": [0]}
        else:
            shape = {"y": [-place], "x0": [0], "width": [bar.amount_xpf], "height": _THICKNESS}
        item.addItem(pg.BarGraphItem(**shape, pen=pen, brush=brush))
        if chosen or self._has_room_for_amounts():
            item.addItem(self._amount(place, bar, strong=chosen))

    def _amount(self, place: int, bar: Bar, *, strong: bool) -> Any:
        up = bar.amount_xpf >= 0
        anchor = (0.5, 1.0 if up else 0.0) if self._upright else (0.0 if up else 1.0, 0.5)
        words = pg.TextItem(
            format_francs(bar.amount_xpf), color=color("ink"), anchor=anchor, fill=pg.mkBrush(color("surface"))
        )
        words.setFont(font(TypeSize.NOTE, bold=strong))
        words.setZValue(10 if strong else 5)
        words.setPos(*((place, bar.amount_xpf) if self._upright else (bar.amount_xpf, -place)))
        return words

    def _has_room_for_amounts(self) -> bool:
        if not self._upright:
            return True
        measure = QFontMetrics(font(TypeSize.NOTE))
        widest = max(measure.horizontalAdvance(format_francs(bar.amount_xpf)) for bar in self._bars) + SPACE_S
        return len(self._bars) <= _LABELLED_AT_MOST and widest * len(self._bars) <= self.width() - 100

    def _scale(self, item: Any) -> None:
        most = max(0, *(bar.amount_xpf for bar in self._bars))
        least = min(0, *(bar.amount_xpf for bar in self._bars))
        height = max(most - least, 1)
        amounts = (least - (height * 0.12 if least else 0), most + height * (0.12 if self._upright else 0.28))
        names = (-0.6, len(self._bars) - 0.4) if self._upright else (0.6 - len(self._bars), 0.6)
        item.setXRange(*(names if self._upright else amounts), padding=0)
        item.setYRange(*(amounts if self._upright else names), padding=0)
        for side in ("left", "bottom"):  # a new axis hears of a range only when the range changes
            item.getAxis(side).linkedViewChanged(item.vb)
        item.layout.activate()  # what is drawn stands now, not in the next turn

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._draw()

"""What is drawn on: axes, marks above, names at the right end, in colours and words in force."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hegang_desktop.gui.charts.tags import ChartTag, EndLabels, MarkLines
from hegang_desktop.gui.charts.view import PlotBox, PlotView
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.theme.tokens import Tokens
from hegang_desktop.report.charts.frame import EndName, MarkWords
from hegang_desktop.report.charts.labels import EDGE_PX, END_SHARE, ROW_PX, most_rows

pg.setConfigOptions(antialias=True)

AXIS_PX = 12
BAR_PX = 17
AXES_PX = 48
Area = tuple[float, float, float, float]
"""Left, right, bottom, top, in the values of the chart."""


class Canvas(QWidget):
    """Axes and words of a chart; each kind of chart says what they are and draws its values."""

    in_rows = False
    """Whether positions are rows, one beneath the other, rather than months side by side."""

    def __init__(self, texts: Texts, theme: Theme, axes: dict[str, Any]) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._tokens = theme.tokens
        self._spec: Any = None
        self._box = PlotBox()
        self._view = PlotView(viewBox=self._box, axisItems=axes)
        self._view.setMenuEnabled(False)
        self._view.setMouseEnabled(x=False, y=False)
        self._view.hideButtons()
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it is the chart's, for the keyboard too
        self._plot: Any = self._view.getPlotItem()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self._view)
        self.setMinimumHeight(100)
        self._marks = MarkLines(self._plot)
        self._ends = EndLabels(self._plot)
        self._unit = ChartTag(self._plot)
        self._zoomed = False
        self._top = self._right_margin = -1
        self._room = -1.0
        self._box.sigResized.connect(self._place_all)

    # --- what each kind of chart says ------------------------------------------------------------------------------

    def _draw_values(self, tokens: Tokens, font: QFont) -> None:
        """Draw the values in these colours."""
        raise NotImplementedError

    def _count(self) -> int:
        """How many positions the cursor has."""
        raise NotImplementedError

    def _spot(self, at: int) -> tuple[float, float]:
        """The point of a position."""
        raise NotImplementedError

    def _whole(self) -> Area:
        """All that can be seen, however much is moved."""
        raise NotImplementedError

    def _resting(self) -> Area:
        """What is seen when nothing is zoomed."""
        return self._whole()

    def _words(self) -> list[MarkWords]:
        """The marks, the most important first."""
        return []

    def _end_names(self) -> list[EndName]:
        """Names at the right end."""
        return []

    def _unit_words(self) -> str:
        """What the upright axis counts."""
        return ""

    def _placed(self) -> None:
        """The size or what is seen has changed: put what is placed by pixels."""

    # --- drawing ---------------------------------------------------------------------------------------------------

    @property
    def view(self) -> QWidget:
        """The widget that is drawn on."""
        view: QWidget = self._view
        return view

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(AXIS_PX)
        return font

    def _draw(self, tokens: Tokens) -> None:
        font = self._font()
        self._tokens = tokens
        self._view.setBackground(tokens.surface)
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setStyle(tickFont=font, tickTextOffset=6, tickLength=0, maxTickLevel=0)
            axis.setZValue(-1000)  # the grid lies under the line
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.quiet)
            # opaque: a translucent grid costs milliseconds at every paint
            axis.setTickPen(pg.mkPen(tokens.line))
        self._plot.showGrid(x=self.in_rows, y=not self.in_rows, alpha=1.0)
        self._draw_values(tokens, font)
        self._box.rbScaleBox.setPen(pg.mkPen(tokens.accent))
        self._box.rbScaleBox.setBrush(pg.mkBrush(None))
        self._marks.show(self._words(), font, tokens.surface)
        self._unit.say([self._unit_words()], font, tokens.quiet, tokens.surface)
        self._unit.setVisible(bool(self._unit_words()))
        self._room = self._ends.show(self._end_names(), font)
        # the names of rows take as much as they need: only then it is known how much is left
        self._plot.layout.activate()
        if not self._zoomed:
            self._see(self._resting())
        else:
            self._place_all()

    def _see(self, area: Area) -> None:
        left, right, bottom, top = area
        self._box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)
        self._place_all()

    def _rect(self) -> QRectF:
        """Where values are drawn, in pixels."""
        rect: QRectF = self._box.geometry()
        return rect

    def _seen(self) -> Area:
        (left, right), (bottom, top) = self._box.viewRange()
        return left, right, bottom, top

    def _x_px(self, x: float) -> float:
        left, right, _, _ = self._seen()
        rect = self._rect()
        return rect.left() + (x - left) / (right - left) * rect.width()

    def _y_px(self, y: float) -> float:
        _, _, bottom, top = self._seen()
        rect = self._rect()
        return rect.bottom() - (y - bottom) / (top - bottom) * rect.height()

    @Slot()
    def _place_all(self) -> None:
        """Words keep their size and their distance, whatever the size of the chart."""
        if self._spec is None:
            return
        marks = self._marks.marks
        xs = [self._x_px(mark.at) for mark in marks]
        rect = self._rect()
        most = most_rows(self.height())
        kept = self._unit.size.width() if self._unit_words() else 0.0
        rows = self._marks.place(xs, rect, ROW_PX, most, kept) if marks else 0
        unit = ROW_PX + 4 if self._unit_words() else 0
        right = max(EDGE_PX, min(self._room + EDGE_PX, self.width() * END_SHARE))
        self._margins(top=max(rows * ROW_PX + 2, unit, EDGE_PX), right=right)
        if self._rect() != rect:  # the margins changed: once more, where things are now
            self._marks.place([self._x_px(mark.at) for mark in marks], self._rect(), ROW_PX, most, kept)
        rect = self._rect()
        self._unit.put(0, rect.top() - ROW_PX)
        self._ends.place([self._y_px(name.value) for name in self._end_names()], rect)
        self._placed()

    def _margins(self, *, top: float, right: float) -> None:
        if (round(top), round(right)) != (self._top, self._right_margin):
            self._top, self._right_margin = round(top), round(right)
            self._plot.layout.setContentsMargins(0, self._top, self._right_margin, 0)
            self._plot.layout.activate()

    def _fit_rows(self) -> None:
        """Rows need a height at which their names can be read."""
        self.setMinimumHeight(self._count() * BAR_PX + AXES_PX)

    def place_of(self, at: int) -> QPoint:
        """Where a position is, in pixels of this widget."""
        x, y = self._spot(at)
        corner: QPoint = self._view.pos()
        return corner + QPoint(round(self._x_px(x)), round(self._y_px(y)))

"""Words on a chart, placed by pixels: they keep their size and never lie over each other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QStyleOptionGraphicsItem, QWidget

from hegang_desktop.report.charts.frame import EndMark, EndName, MarkWords
from hegang_desktop.report.charts.labels import MARK_GAP_PX, MARK_PX, PAD, end_places, mark_places

MARKS_Z = 50
READ_Z = 90


class ChartTag(QGraphicsItem):
    """Some lines of text, with or without a box around them, in pixels of the plot it belongs to."""

    def __init__(self, parent: QGraphicsItem, z: float = MARKS_Z) -> None:
        super().__init__(parent)
        self.setZValue(z)
        self._lines: list[str] = []
        self._font = QFont()
        self._colour = QColor()
        self._fill: QColor | None = None
        self._border: QPen | None = None
        self._rect = QRectF()
        self._height = 0.0
        self._ascent = 0.0
        self._mark: EndMark | None = None
        self._begins = float(PAD)

    def say(
        self,
        lines: list[str],
        font: QFont,
        colour: str,
        fill: str | None = None,
        border: str | None = None,
        *,
        mark: EndMark | None = None,
    ) -> None:
        """Show these lines, with a mark before them."""
        metrics = QFontMetricsF(font)
        self._font, self._colour = font, QColor(colour)
        self._fill = QColor(fill) if fill else None
        self._border = QPen(QColor(border)) if border else None
        self._height, self._ascent = metrics.height(), metrics.ascent()
        width = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        self._mark = mark
        self._begins = PAD + (0 if mark is None else MARK_PX + MARK_GAP_PX)
        rect = QRectF(0, 0, self._begins + width + PAD, len(lines) * self._height + PAD)
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect
        self._lines = lines
        self.update()

    @property
    def lines(self) -> list[str]:
        """What it says."""
        return self._lines

    @property
    def size(self) -> QRectF:
        """Its size, from its own corner on."""
        return self._rect

    def put(self, x: float, y: float) -> None:
        """Its upper left corner, on whole pixels, or text would be blurred."""
        self.setPos(QPointF(round(x), round(y)))

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        if self._fill is not None:
            painter.setPen(Qt.PenStyle.NoPen if self._border is None else self._border)
            painter.setBrush(self._fill)
            painter.drawRect(self._rect)
        if self._mark is not None:
            self._paint_mark(painter, self._mark)
        painter.setFont(self._font)
        painter.setPen(self._colour)
        for i, line in enumerate(self._lines):
            painter.drawText(QPointF(self._begins, PAD / 2 + self._ascent + i * self._height), line)

    def _paint_mark(self, painter: QPainter, mark: EndMark) -> None:
        middle = self._rect.height() / 2
        colour = QColor(mark.colour)
        if mark.kind == "line":
            pen = QPen(colour, 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if mark.dash:
                pen.setDashPattern(list(mark.dash))
            painter.setPen(pen)
            painter.drawLine(QPointF(PAD, middle), QPointF(PAD + MARK_PX, middle))
            return
        pattern = Qt.BrushStyle.BDiagPattern if mark.kind == "hatched" else Qt.BrushStyle.SolidPattern
        painter.fillRect(QRectF(PAD, middle - MARK_PX / 3, MARK_PX, MARK_PX / 1.5), QBrush(colour, pattern))


class MarkLines:
    """Lines across the chart with their words above it, as many rows as are needed, the first marks the lowest.

    What finds no place in the rows there are is left out, the last marks first.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        self._parent = parent
        self._made: list[tuple[QGraphicsLineItem, ChartTag]] = []
        self._marks: list[MarkWords] = []

    def show(self, marks: list[MarkWords], font: QFont, ground: str) -> None:
        """These marks instead of the former ones, on the colour of the ground; items are kept."""
        self._marks = marks
        while len(self._made) < len(marks):
            line = QGraphicsLineItem(self._parent)
            line.setZValue(MARKS_Z - 1)
            self._made.append((line, ChartTag(self._parent)))
        for mark, (line, tag) in zip(marks, self._made, strict=False):
            pen = QPen(QColor(mark.colour), 1, Qt.PenStyle.DashLine)
            line.setPen(pen)
            tag.say([mark.words], font, mark.colour, ground)
        for line, tag in self._made[len(marks) :]:
            line.hide()
            tag.hide()

    def place(self, xs: list[float], rect: QRectF, row_px: float, most: int, kept: float = 0.0) -> int:
        """Put words and lines where they belong; returns how many rows there are. `xs` are the pixels of the marks.

        The first `kept` pixels of the lowest row are taken.
        """
        widths = [tag.size.width() for _, tag in self._made[: len(xs)]]
        placed = mark_places(xs, widths, left=rect.left(), right=rect.right(), most=most, kept=kept)
        for x, where, (line, tag) in zip(xs, placed, self._made, strict=False):
            line.setVisible(where is not None)
            tag.setVisible(where is not None)
            if where is not None:
                row, begins = where
                y = rect.top() - (row + 1) * row_px
                tag.put(begins, y)
                line.setLine(round(x) + 0.5, y + row_px / 2, round(x) + 0.5, rect.bottom())
        return max((where[0] + 1 for where in placed if where is not None), default=0)

    @property
    def marks(self) -> list[MarkWords]:
        """What is marked."""
        return self._marks

    def words(self) -> list[str]:
        """What can be read."""
        return [tag.lines[0] for _, tag in self._made if tag.isVisible()]


class EndLabels:
    """Names at the right ends of lines or stacks, moved apart where they would lie over each other."""

    def __init__(self, parent: QGraphicsItem) -> None:
        self._parent = parent
        self._tags: list[ChartTag] = []
        self._count = 0

    def show(self, names: list[EndName], font: QFont) -> float:
        """These names in their colours, with their marks; returns the room they need."""
        while len(self._tags) < len(names):
            self._tags.append(ChartTag(self._parent))
        self._count = len(names)
        for name, tag in zip(names, self._tags, strict=False):
            tag.say([name.words], font, name.colour, mark=name.mark)
            tag.show()
        for tag in self._tags[len(names) :]:
            tag.hide()
        return max((tag.size.width() for tag in self._tags[: len(names)]), default=0.0)

    def place(self, ys: list[float], rect: QRectF) -> None:
        """Beside the chart, each as near to its own height as the others let it."""
        tags = self._tags[: self._count]
        tops = end_places(ys, [tag.size.height() for tag in tags], rect.bottom())
        for tag, top in zip(tags, tops, strict=True):
            tag.put(rect.right() + 2, top)

"""Words on a chart, placed by pixels: they keep their size and never lie over each other."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QStyleOptionGraphicsItem, QWidget

PAD = 4
GAP = 8
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

    def say(
        self, lines: list[str], font: QFont, colour: str, fill: str | None = None, border: str | None = None
    ) -> None:
        """Show these lines."""
        metrics = QFontMetricsF(font)
        self._font, self._colour = font, QColor(colour)
        self._fill = QColor(fill) if fill else None
        self._border = QPen(QColor(border)) if border else None
        self._height, self._ascent = metrics.height(), metrics.ascent()
        width = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        rect = QRectF(0, 0, width + 2 * PAD, len(lines) * self._height + PAD)
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
        painter.setFont(self._font)
        painter.setPen(self._colour)
        for i, line in enumerate(self._lines):
            painter.drawText(QPointF(PAD, PAD / 2 + self._ascent + i * self._height), line)


class MarkWords(NamedTuple):
    """A mark to be shown: where on the chart, its words and their colour."""

    at: float
    words: str
    colour: str


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

    def rows(
        self, xs: list[float], left: float, right: float, most: int, kept: float
    ) -> list[tuple[int, float] | None]:
        """For each mark its row and where its words begin; None where it has no place. `xs` are its pixels.

        The first `kept` pixels of the lowest row are taken.
        """
        taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
        if kept:
            taken[0].append((0.0, kept))
        placed: list[tuple[int, float] | None] = []
        for x, (_, tag) in zip(xs, self._made, strict=False):
            width = tag.size.width()
            if not left - 1 <= x <= right + 1:
                placed.append(None)
                continue
            begins = max(0.0, x if x + width <= right else min(x - width, right - width))
            ends = begins + width
            free = (
                i
                for i, row in enumerate(taken)
                if all(ends + GAP <= one or begins >= other + GAP for one, other in row)
            )
            row = next(free, None)
            if row is None:
                placed.append(None)
                continue
            taken[row].append((begins, ends))
            placed.append((row, begins))
        return placed

    def place(self, xs: list[float], rect: QRectF, row_px: float, most: int, kept: float = 0.0) -> int:
        """Put words and lines where they belong; returns how many rows there are."""
        placed = self.rows(xs, rect.left(), rect.right(), most, kept)
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

    def show(self, words: list[tuple[str, str]], font: QFont) -> float:
        """These names and colours; returns the room they need."""
        while len(self._tags) < len(words):
            self._tags.append(ChartTag(self._parent))
        self._count = len(words)
        for (name, colour), tag in zip(words, self._tags, strict=False):
            tag.say([name], font, colour)
            tag.show()
        for tag in self._tags[len(words) :]:
            tag.hide()
        return max((tag.size.width() for tag in self._tags[: len(words)]), default=0.0)

    def place(self, ys: list[float], rect: QRectF) -> None:
        """Beside the chart, each as near to its own height as the others let it."""
        tags = self._tags[: self._count]
        order = sorted(range(len(tags)), key=lambda i: ys[i])
        tops: list[float] = []
        for i in order:
            top = ys[i] - tags[i].size.height() / 2
            tops.append(max(top, tops[-1] + tags[i].size.height() - PAD) if tops else top)
        # pushed beyond the bottom: back up again
        lowest = rect.bottom() + PAD
        for k in range(len(order) - 1, -1, -1):
            height = tags[order[k]].size.height()
            tops[k] = min(tops[k], lowest - height)
            lowest = tops[k] + PAD
        for k, i in enumerate(order):
            tags[i].put(rect.right() + 2, tops[k])

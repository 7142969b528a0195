"""A slider with two handles under a small histogram: from where to where, by mouse or by the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hegang_desktop.app.listings.search.result import Histogram
from hegang_desktop.gui.texts import ScreenTranslator, Texts
from hegang_desktop.gui.theme.theme import Theme

HANDLE = 6
BARS_HEIGHT = 26
WORDS_PX = 11
WORDS_HEIGHT = 15
STEPS_A_PAGE = 4


class RangeSlider(QWidget):
    """`range_moved`: a handle was moved; carries least and most, None at the end of the scale.

    The left and right arrows move the handle that is in force, up and down change between the two.
    """

    range_moved = Signal(object, object)

    def __init__(
        self, texts: Texts, theme: Theme, write: Callable[[ScreenTranslator, int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._write = write
        self._histogram = Histogram((), ())
        self._bounds: list[int | None] = [None, None]
        self._handle = 0
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        theme.theme_changed.connect(self.update)
        texts.words_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(160, BARS_HEIGHT + 2 * HANDLE + WORDS_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, BARS_HEIGHT + 2 * HANDLE + WORDS_HEIGHT)

    def show_histogram(self, histogram: Histogram) -> None:
        """Show how the homes lie; the scale is that of its edges."""
        if histogram != self._histogram:
            self._histogram = histogram
            self.setEnabled(len(histogram.edges) > 1)
            self.update()

    def show_range(self, least: int | None, most: int | None) -> None:
        """Put the handles where they belong."""
        self._bounds = [least, most]
        self.update()

    def ends(self) -> tuple[str, str]:
        """What stands at the ends of the scale; what lies beyond it belongs to its last bars."""
        if len(self._histogram.edges) < 2:  # noqa: PLR2004 - no scale
            return "", ""
        words, (first, last) = self._texts.words, self._scale
        return self._write(words, first), f"{self._write(words, last)}+"

    # --- where a value is --------------------------------------------------------------------------------------------

    @property
    def _scale(self) -> tuple[int, int]:
        edges = self._histogram.edges
        return (edges[0], edges[-1]) if len(edges) > 1 else (0, 1)

    def _x_of(self, value: int) -> float:
        first, last = self._scale
        return HANDLE + (self.width() - 2 * HANDLE) * (min(max(value, first), last) - first) / (last - first)

    def _handle_x(self, handle: int) -> float:
        bound = self._bounds[handle]
        return self._x_of(self._scale[handle] if bound is None else bound)

    def _value_at(self, x: float) -> int:
        """The edge nearest to a place: round numbers, not pixels."""
        edges = self._histogram.edges
        return min(edges, key=lambda edge: abs(self._x_of(edge) - x))

    def _move(self, value: int) -> None:
        first, last = self._scale
        least, most = self._bounds
        if self._handle == 0:
            value = min(value, last if most is None else most)
            least = None if value <= first else value
        else:
            value = max(value, first if least is None else least)
            most = None if value >= last else value
        if [least, most] != self._bounds:
            self._bounds = [least, most]
            self.update()
            self.range_moved.emit(least, most)

    # --- mouse and keys ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        near = [abs(x - self._handle_x(handle)) for handle in (0, 1)]
        self._handle = 0 if near[0] < near[1] or (near[0] == near[1] and x < self._handle_x(0)) else 1
        self._held = True
        self._move(self._value_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._move(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: -STEPS_A_PAGE,
            Qt.Key.Key_PageUp: STEPS_A_PAGE,
        }
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._handle = 1 - self._handle
            self.update()
        elif event.key() in steps and len(self._histogram.edges) > 1:
            edges = self._histogram.edges
            bound = self._bounds[self._handle]
            here = self._scale[self._handle] if bound is None else bound
            nearest = min(range(len(edges)), key=lambda at: abs(edges[at] - here))
            self._move(edges[max(0, min(len(edges) - 1, nearest + steps[Qt.Key(event.key())]))])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        tokens = self._theme.tokens
        painter = QPainter(self)
        edges, counts = self._histogram.edges, self._histogram.counts
        left, right = self._handle_x(0), self._handle_x(1)
        most = max(counts, default=0)
        for at, count in enumerate(counts):
            if not count:
                continue
            x, end = self._x_of(edges[at]), self._x_of(edges[at + 1])
            height = max(2.0, BARS_HEIGHT * count / most)
            middle = (x + end) / 2
            colour = tokens.quiet if left - 1 <= middle <= right + 1 else tokens.line
            painter.fillRect(QRectF(x, BARS_HEIGHT - height, max(1.0, end - x - 1), height), QColor(colour))
        y = BARS_HEIGHT + HANDLE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 2))
        painter.drawLine(QPointF(HANDLE, y), QPointF(self.width() - HANDLE, y))
        if not self.isEnabled():
            return
        self._paint_ends(painter)
        accent = QColor(tokens.accent)
        painter.setPen(QPen(accent, 2))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for handle, x in ((0, left), (1, right)):
            strong = self.hasFocus() and handle == self._handle
            painter.setPen(QPen(accent, 2))
            painter.setBrush(accent if strong else QColor(tokens.surface))
            painter.drawEllipse(QPointF(x, y), HANDLE - 1, HANDLE - 1)

    def _paint_ends(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(WORDS_PX)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.quiet))
        room = QRectF(0, BARS_HEIGHT + 2 * HANDLE, self.width(), WORDS_HEIGHT)
        first, last = self.ends()
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, first)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, last)

"""What every chart has around its values: title and sentence, axes, marks above, names at the right or at the left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from hegang_desktop.domain.message import Message
from hegang_desktop.report.charts.clip import Box, Point
from hegang_desktop.report.charts.labels import (
    EDGE_PX,
    END_SHARE,
    LABELS_FIT,
    MARK_GAP_PX,
    MARK_PX,
    NAME_GAP_PX,
    PAD,
    ROW_PX,
    MarkPlace,
    Size,
    end_places,
    mark_places,
    most_rows,
)
from hegang_desktop.report.charts.look import TEXT_PX, TITLE_PX, Extent, Look
from hegang_desktop.report.charts.measuring import elided, wrapped
from hegang_desktop.report.charts.scale import Scale, Tick
from hegang_desktop.report.charts.svg import Anchor, Svg, plain

TITLE_ROW = 24
SENTENCE_ROW = 17
SENTENCE_LINES = 2
AXIS_ROW = 24
BOLD = 1.1
"""Bold letters are at most so much wider."""
LEAST = 10.0
SENTENCE_FITS = 260
"""A chart less high than this has no room for its sentence."""
HEADING_PX = TITLE_ROW + SENTENCE_LINES * SENTENCE_ROW
GROUND, MARK_GROUND = 1.0, 3.0
"""How far words hide what is behind them, above and below."""
BASE = 0.35
"""Letters stand so much of their size below the middle of their line."""
DASH = (4.0, 2.0)
Ticks = Callable[[float], Sequence[Tick]]
"""What is named beside an axis of so many pixels."""


class MarkWords(NamedTuple):
    """A mark to be shown: where on the chart, its words and their colour."""

    at: float
    words: str
    colour: str


class EndMark(NamedTuple):
    """What stands before a name at the right end: a piece of its line (`dash` in widths of it), or of its area."""

    colour: str
    kind: Literal["line", "area", "hatched"]
    dash: tuple[float, ...] = ()


class EndName(NamedTuple):
    """A name at the right end, its colour, the value beside which it stands, and its mark."""

    words: str
    colour: str
    value: float
    mark: EndMark | None = None

    @property
    def mark_room(self) -> float:
        """The room that its mark takes."""
        return 0.0 if self.mark is None else MARK_PX + MARK_GAP_PX


class Frame:
    """A drawing with its heading, and then with its axes; values are drawn between the axes and the marks.

    Words that would lie over others, or beyond the edge, are left out: what comes first is the more important.
    """

    def __init__(self, look: Look, title: Message, sentence: Message) -> None:
        self.look = look
        self.colours = look.colours
        words = look.words
        self.svg = Svg(look.width, look.height, words.language, look.families)
        self.svg.describe(words.say(title), words.say(sentence))
        self.svg.rect(Box(0, 0, look.width, look.height), self.colours.surface)
        self._taken: list[Box] = []
        self.top = self._heading(words.say(title), words.say(sentence))
        self.plot = Box(0, 0, 0, 0)
        self.x = self.y = Scale(0, 1, 0, 1)
        self._marks: list[tuple[MarkWords, MarkPlace]] = []

    # --- words -----------------------------------------------------------------------------------------------------

    def said(self, message: Message) -> str:
        """A message as one line."""
        return plain(self.look.words.say(message))

    def size(self, words: str) -> Size:
        """The size of words with the room around them."""
        width, height = self.look.measure(words, TEXT_PX)
        return width + 2 * PAD, height + PAD

    def fitting(self, words: str, room: float) -> str:
        """Words made to fit into some room, that around them included."""
        return elided(plain(words), room - 2 * PAD, TEXT_PX, self.look.measure)

    def text(
        self, x: float, middle: float, words: str, colour: str, anchor: Anchor = "start", *, ground: float = 0
    ) -> bool:
        """Words from, around or up to `x`, if there is room for them.

        With `ground`, what is behind them is hidden, so many pixels above and below them as well.
        """
        words = plain(words)
        width = self.look.measure(words, TEXT_PX)[0]
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = Box(left, middle - TEXT_PX / 2, width, TEXT_PX)
        beyond = left < 0 or box.y < 0 or box.right > self.look.width or box.bottom > self.look.height
        if not words or beyond or any(box.overlaps(one) for one in self._taken):
            return False
        self._taken.append(box)
        if ground:
            hidden = Box(box.x - 2, box.y - ground, box.width + 4, box.height + 2 * ground)
            self.svg.rect(hidden, self.colours.surface)
        self.svg.text((x, middle + BASE * TEXT_PX), words, TEXT_PX, colour, anchor)
        return True

    def boxed(self, box: Box, words: str, colour: str, *, ground: float = 0) -> bool:
        """Words in the middle of the place that was reckoned for their `size`."""
        return self.text(box.x + PAD, box.y + box.height / 2, words, colour, ground=ground)

    def _heading(self, title: str, sentence: str) -> float:
        """Draw title and sentence; returns where they end."""
        look, room = self.look, self.look.width - 2 * EDGE_PX
        self.svg.begin("heading")
        words = elided(plain(title), room / BOLD, TITLE_PX, look.measure)
        box = Box(EDGE_PX, EDGE_PX, room, TITLE_PX)
        self.svg.text((box.x, box.y + TITLE_PX * (0.5 + BASE)), words, TITLE_PX, self.colours.text, bold=True)
        self._taken.append(box)
        below = float(EDGE_PX + TITLE_ROW)
        if look.height >= SENTENCE_FITS:
            for line in wrapped(plain(sentence), room, TEXT_PX, SENTENCE_LINES, look.measure):
                self.text(EDGE_PX, below + TEXT_PX / 2, line, self.colours.quiet)
                below += SENTENCE_ROW
        self.svg.end()
        return below

    # --- axes ------------------------------------------------------------------------------------------------------

    def upright(
        self,
        extent: Extent,
        across: Ticks,
        up: Ticks,
        unit: str,
        *,
        marks: Sequence[MarkWords] = (),
        ends: Sequence[EndName] = (),
        below: str = "",
        lines_up: bool = False,
    ) -> None:
        """Axes of a chart whose values go up: ticks `across` and `up`, units, marks, and names at the right end.

        `below` is what the axis beneath counts; `lines_up`: its ticks have lines as well.
        """
        look = self.look
        bottom = look.height - AXIS_ROW - (SENTENCE_ROW if below else 0)
        most = most_rows(look.height)
        ticks = up(max(LEAST, bottom - self.top - 2 * ROW_PX))
        left = EDGE_PX + max((look.measure(tick.label, TEXT_PX)[0] for tick in ticks), default=0.0) + 6
        names = [end._replace(words=self.fitting(end.words, look.width * END_SHARE - end.mark_room)) for end in ends]
        room = max((self.size(name.words)[0] + name.mark_room for name in names), default=0.0)
        right = max(left + LEAST, look.width - EDGE_PX - room)
        self.x = Scale(extent.left, extent.right, left, right)
        rows = self._place_marks(marks, left, right, most, unit)
        top = min(bottom - LEAST, self.top + max(rows * ROW_PX + 2, ROW_PX + 4 if unit else 0, EDGE_PX))
        self.y = Scale(extent.bottom, extent.top, bottom, top)
        self.plot = Box(left, top, right - left, bottom - top)
        beneath = across(right - left)
        self._grid([] if not lines_up else beneath, ticks)
        self.svg.begin("words")
        self.text(EDGE_PX, top - ROW_PX / 2, unit, self.colours.quiet)
        if below:
            self.text(right, look.height - EDGE_PX - 2, below, self.colours.quiet, "end")
        self._say_beneath(beneath)
        self.svg.end()
        self.svg.begin("up")
        for tick in ticks:
            if top <= self.y.at(tick.value) <= bottom:
                self.text(left - 6, self.y.at(tick.value), tick.label, self.colours.quiet, "end")
        self.svg.end()
        self._say_ends(names)

    def in_rows(
        self,
        names: Sequence[str],
        extent_of: Callable[[float], Extent],
        across: Callable[[Extent, float], Sequence[Tick]],
        unit: str,
        marks: Sequence[MarkWords] = (),
    ) -> None:
        """Axes of a chart of rows, named at the left, the first on top: row `i` lies at -i.

        What is seen is asked for when it is known how many pixels it has, and so are the ticks.
        """
        look = self.look
        room = look.width * LABELS_FIT
        said = [elided(plain(name), room, TEXT_PX, look.measure) for name in names]
        left = EDGE_PX + max((look.measure(name, TEXT_PX)[0] for name in said), default=0.0) + NAME_GAP_PX
        right = max(left + LEAST, look.width - EDGE_PX)
        extent = look.seen or extent_of(right - left)
        self.x = Scale(extent.left, extent.right, left, right)
        bottom = look.height - AXIS_ROW
        rows = self._place_marks(marks, left, right, most_rows(look.height), unit)
        top = min(bottom - LEAST, self.top + max(rows * ROW_PX + 2, ROW_PX + 4))
        self.y = Scale(extent.bottom, extent.top, bottom, top)
        self.plot = Box(left, top, right - left, bottom - top)
        beneath = across(extent, right - left)
        self._grid(beneath, [])
        self.svg.begin("words")
        self.text(EDGE_PX, top - ROW_PX / 2, unit, self.colours.quiet)
        self._say_beneath(beneath)
        self.svg.end()
        self.svg.begin("names")
        for i, name in enumerate(said):
            if top <= self.y.at(-i) <= bottom:
                self.text(left - 8, self.y.at(-i), name, self.colours.quiet, "end")
        self.svg.end()

    def at(self, x: float, y: float) -> Point:
        """The pixel of a value."""
        return self.x.at(x), self.y.at(y)

    def _grid(self, across: Sequence[Tick], up: Sequence[Tick]) -> None:
        plot, colour = self.plot, self.colours.line
        self.svg.begin("grid")
        for tick in up:
            y = self.y.at(tick.value)
            if plot.y <= y <= plot.bottom:
                self.svg.line((plot.x, y), (plot.right, y), colour)
        for tick in across:
            x = self.x.at(tick.value)
            if plot.x <= x <= plot.right:
                self.svg.line((x, plot.y), (x, plot.bottom), colour)
        self.svg.end()
        self.svg.begin("axes")
        self.svg.line((plot.x, plot.y), (plot.x, plot.bottom), colour)
        self.svg.line((plot.x, plot.bottom), (plot.right, plot.bottom), colour)
        self.svg.end()

    def _say_beneath(self, ticks: Sequence[Tick]) -> None:
        middle = self.plot.bottom + AXIS_ROW / 2 + 1
        for tick in ticks:
            x = self.x.at(tick.value)
            if self.plot.x - 1 <= x <= self.plot.right + 1:
                self.text(x, middle, tick.label, self.colours.quiet, "middle")

    # --- marks and names -------------------------------------------------------------------------------------------

    def _place_marks(self, marks: Sequence[MarkWords], left: float, right: float, most: int, unit: str) -> int:
        """Reckon where they stand; returns how many rows there are."""
        shown = [one._replace(words=self.fitting(one.words, self.look.width - 2 * EDGE_PX)) for one in marks]
        xs = [self.x.at(one.at) for one in shown]
        widths = [self.size(one.words)[0] for one in shown]
        kept = self.size(unit)[0] if unit else 0.0
        places = mark_places(xs, widths, left=left, right=right, most=most, kept=kept, least=EDGE_PX)
        self._marks = [(one, place) for one, place in zip(shown, places, strict=True) if place is not None]
        return max((place.row + 1 for _, place in self._marks), default=0)

    def draw_marks(self) -> None:
        """The marks' lines across the chart, and their words above it."""
        if not self._marks:
            return
        self.svg.begin("marks")
        for mark, place in self._marks:
            x, middle = self.x.at(mark.at), self._mark_middle(place)
            self.svg.line((x, middle), (x, self.plot.bottom), mark.colour, 1, DASH)
        for mark, place in self._marks:
            self.text(place.begins + PAD, self._mark_middle(place), mark.words, mark.colour, ground=MARK_GROUND)
        self.svg.end()

    def _mark_middle(self, place: MarkPlace) -> float:
        return self.plot.y - (place.row + 0.5) * ROW_PX

    def _say_ends(self, names: Sequence[EndName]) -> None:
        if not names:
            return
        sizes = [self.size(name.words) for name in names]
        tops = end_places([self.y.at(name.value) for name in names], [height for _, height in sizes], self.plot.bottom)
        self.svg.begin("ends")
        for name, top, (_, height) in zip(names, tops, sizes, strict=True):
            begins, middle = self.plot.right + 2 + PAD, top + height / 2
            if self.text(begins + name.mark_room, middle, name.words, name.colour) and name.mark is not None:
                self._draw_end_mark(name.mark, begins, middle)
        self.svg.end()

    def _draw_end_mark(self, mark: EndMark, x: float, middle: float) -> None:
        if mark.kind == "line":
            self.svg.line((x, middle), (x + MARK_PX, middle), mark.colour, 2, mark.dash)
            return
        box = Box(x, middle - MARK_PX / 3, MARK_PX, MARK_PX / 1.5)
        if mark.kind == "area":
            self.svg.rect(box, mark.colour)
            return
        steps = (box.x + MARK_PX * share for share in (0.0, 0.25, 0.5, 0.75))
        self.svg.strokes((((at, box.bottom), (at + MARK_PX / 4, box.y)) for at in steps), mark.colour, 1)

    def done(self) -> str:
        """The whole file."""
        return self.svg.done()

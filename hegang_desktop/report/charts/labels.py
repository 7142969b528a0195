"""Where words stand on a chart, reckoned from their sizes alone, for the window and for files.

All is in pixels; sizes hold the room around the words (`PAD`), so that they may touch but never lie over each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hegang_desktop.report.charts.clip import Box

PAD = 4
GAP = 8
ROW_PX = 18
MARK_SIDE = 6
EDGE_PX = 10
MOST_ROWS = 4
HEIGHT_A_ROW = 75
"""Marks take a row for so many pixels of the chart's height."""
END_SHARE = 0.3
"""Names at the right end take at most this part of the width."""
LABELS_FIT = 0.4
"""Names of rows take at most this part of the width."""
NAME_GAP_PX = 14
MARK_PX = 14
MARK_GAP_PX = 5
"""How wide the mark before a name of a legend is, and how far from its words."""

Size = tuple[float, float]
Span = tuple[float, float]


class MarkPlace(NamedTuple):
    """The row of a mark's words, from below, and where they begin."""

    row: int
    begins: float


def most_rows(height: float) -> int:
    """How many rows of marks a chart of that height has room for."""
    return min(MOST_ROWS, max(2, int(height // HEIGHT_A_ROW)))


def mark_places(
    xs: Sequence[float],
    widths: Sequence[float],
    *,
    left: float,
    right: float,
    most: int,
    kept: float,
    least: float = 0.0,
) -> list[MarkPlace | None]:
    """Where each mark's words stand above the chart from `left` to `right`; None: no place for it.

    Words begin at `least` or later, at the right of their mark's line or at its left, and are never crossed by the
    line of another, which goes down from its own words. The first `kept` pixels of the lowest row are taken. Where
    there is no room for all, the first marks have it.
    """
    unit = (least, least + kept) if kept else None
    spans: dict[int, Span] = {}
    rows: dict[int, int] = {}
    for i, (x, width) in enumerate(zip(xs, widths, strict=True)):
        if not left - 1 <= x <= right + 1:
            continue
        first = max(least, x if x + width <= right else min(x - width, right - width))
        begins = [first] if first != x or x - width < least else [first, x - width]
        for one in begins:
            tried = _rows({**spans, i: (one, one + width)}, xs, most, unit)
            if tried is not None:
                spans[i], rows = (one, one + width), tried
                break
    return [MarkPlace(rows[i], spans[i][0]) if i in spans else None for i in range(len(xs))]


def _rows(spans: Mapping[int, Span], xs: Sequence[float], most: int, unit: Span | None) -> dict[int, int] | None:
    """The row of the words of each mark, as low as may be, the first marks the lowest; None: there are too few rows."""
    # a line that would cross words comes from beneath them
    below = {
        i: {j for j in spans if j != i and begins + PAD < xs[j] < ends - PAD} for i, (begins, ends) in spans.items()
    }
    rows: dict[int, int] = {}
    while len(rows) < len(spans):
        i = next((i for i in spans if i not in rows and below[i] <= rows.keys()), None)
        if i is None:
            return None
        row = max((rows[j] + 1 for j in below[i]), default=0)
        while row < most and not _is_free(spans, rows, i, row, unit):
            row += 1
        if row >= most:
            return None
        rows[i] = row
    return rows


def _is_free(spans: Mapping[int, Span], rows: Mapping[int, int], i: int, row: int, unit: Span | None) -> bool:
    beside = [spans[j] for j, other in rows.items() if other == row]
    beside += [unit] if unit is not None and row == 0 else []
    begins, ends = spans[i]
    return all(ends + GAP <= one or begins >= other + GAP for one, other in beside)


def end_places(ys: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """The top of each name at the right end, as near to its own `y` as the others let it, none below `bottom`."""
    order = sorted(range(len(ys)), key=lambda i: ys[i])
    tops: list[float] = []
    for k, i in enumerate(order):
        top = ys[i] - heights[i] / 2
        tops.append(max(top, tops[-1] + heights[order[k - 1]] - PAD) if tops else top)
    # pushed beyond the bottom: back up again
    lowest = bottom + PAD
    for k in range(len(order) - 1, -1, -1):
        tops[k] = min(tops[k], lowest - heights[order[k]])
        lowest = tops[k] + PAD
    placed = [0.0] * len(ys)
    for k, i in enumerate(order):
        placed[i] = tops[k]
    return placed


def point_places(
    points: Sequence[tuple[float, float]], sizes: Sequence[Size], right: float, bottom: float
) -> list[tuple[float, float]]:
    """The upper left corner of the words beside each point of a rising line: below it to the right, where is room."""
    placed = [(0.0, 0.0)] * len(points)
    lowest = bottom
    # from the lowest point up: none may lie over the one below it
    for i in sorted(range(len(points)), key=lambda i: -points[i][1]):
        (x, y), (width, height) = points[i], sizes[i]
        lowest = min(y + 2, lowest - height)
        fits = x + MARK_SIDE + width <= right
        placed[i] = (x + MARK_SIDE if fits else x - MARK_SIDE - width, lowest)
    return placed


def in_a_row(xs: Sequence[float], widths: Sequence[float], right: float) -> list[float | None]:
    """Where words around rising `xs` begin in one row; None where they would lie over those before them."""
    placed: list[float | None] = []
    taken = float("-inf")
    for x, width in zip(xs, widths, strict=True):
        begins = min(x - width / 2, right - width)
        if begins < taken:
            placed.append(None)
            continue
        taken = begins + width
        placed.append(begins)
    return placed


def beside_bar(one: float, other: float, width: float, left: float, right: float) -> float:
    """Where the words of a lying bar begin: beyond its right end, else before its left one, inside at least."""
    begins = max(one, other) + 1
    if begins + width > right:
        begins = min(one, other) - width - 1
    return max(left, begins)


def beside_point(
    point: tuple[float, float], size: Size, *, below: bool, aside: float, gap: float, taken: Box | None = None
) -> Box:
    """The place of words above or below a point, beginning `aside` from it; further off where that is `taken`."""
    x, y = point
    width, height = size
    place = Box(x + aside, y + gap if below else y - height - gap, width, height)
    if taken is None or not place.overlaps(taken):
        return place
    return place._replace(y=taken.bottom if below else taken.y - height)


def line_places(
    lines: Sequence[tuple[Sequence[float], Sequence[float]]], sizes: Sequence[Size], plot: Box
) -> list[Box | None]:
    """The place of each line's name above it, at the right; the higher one above the lower one where they would meet.

    A line is its xs, rising, and its ys. Where it leaves the plot by the top its name stands at its last place in
    sight; None where it is never in sight.
    """
    places: list[tuple[float, float, int]] = []
    for i, ((xs, ys), (_, height)) in enumerate(zip(lines, sizes, strict=True)):
        at = plot.right - plot.width * 0.01
        highest = plot.y + height
        inside = [x for x, y in zip(xs, ys, strict=True) if y > highest]
        if inside:
            at = min(at, max(inside)) if _between(at, xs, ys) < highest else at
            places.append((_between(at, xs, ys), at, i))
    placed: list[Box | None] = [None] * len(lines)
    free = float("inf")
    for y, at, i in sorted(places, key=lambda one: -one[0]):
        width, height = sizes[i]
        bottom = min(y, free)
        placed[i] = Box(at - width, bottom - height, width, height)
        free = bottom - height
    return placed


def _between(at: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """The y of a line at an x; that of its end beyond it."""
    right = bisect_right(xs, at)
    if right in (0, len(xs)):
        return ys[min(right, len(xs) - 1)]
    share = (at - xs[right - 1]) / (xs[right] - xs[right - 1])
    return ys[right - 1] + share * (ys[right] - ys[right - 1])


def swing_sides(less: float, more: float) -> tuple[int, int]:
    """To which side the words of each of two bars of a row go: -1, 1, or 0 for nowhere.

    Both on one side: those of the shorter bar find no place.
    """
    if less * more > 0:
        side = 1 if less > 0 else -1
        return (side, 0) if abs(less) >= abs(more) else (0, side)
    if less == more == 0:
        return -1, 1
    return (1, -1) if less > 0 or more < 0 else (-1, 1)


def swing_room(swings: Sequence[tuple[float, float]], widths: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The room that words need beyond the bars, to the left and to the right."""
    left = right = 0.0
    for moves, wide in zip(swings, widths, strict=True):
        for width, side in zip(wide, swing_sides(*moves), strict=True):
            if side < 0:
                left = max(left, width)
            elif side > 0:
                right = max(right, width)
    return left, right

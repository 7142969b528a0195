"""Lines and areas cut off at a rectangle. SVG Tiny knows no clipping, so nothing outside is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle in pixels, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside, or on the edge."""
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def segment(one: Point, other: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line inside (Liang-Barsky); None: there is none."""
    (x, y), across, down = one, other[0] - one[0], other[1] - one[1]
    enters, leaves = 0.0, 1.0
    for step, room in ((-across, x - box.x), (across, box.right - x), (-down, y - box.y), (down, box.bottom - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enters = max(enters, room / step)
        else:
            leaves = min(leaves, room / step)
    if enters > leaves:
        return None
    begins = one if enters == 0 else (x + enters * across, y + enters * down)
    ends = other if leaves == 1 else (x + leaves * across, y + leaves * down)
    return begins, ends


def polyline(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line inside, in their order."""
    pieces: list[list[Point]] = []
    for one, other in pairwise(points):
        inside = segment(one, other, box)
        if inside is None:
            continue
        if pieces and pieces[-1][-1] == inside[0]:
            pieces[-1].append(inside[1])
        else:
            pieces.append([*inside])
    return pieces


def polygon(points: Sequence[Point], box: Box) -> list[Point]:
    """The part of an area inside (Sutherland-Hodgman); empty: there is none."""
    kept = list(points)
    for inside, cut in _edges(box):
        before, kept = kept, []
        for one, other in zip((before[-1:] + before)[:-1], before, strict=True):
            if inside(one) != inside(other):
                kept.append(cut(one, other))
            if inside(other):
                kept.append(other)
    return kept


def rectangle(one: Point, other: Point, box: Box) -> Box | None:
    """The part of the rectangle between two corners that is inside; None: there is none of any size."""
    left, right = max(min(one[0], other[0]), box.x), min(max(one[0], other[0]), box.right)
    top, bottom = max(min(one[1], other[1]), box.y), min(max(one[1], other[1]), box.bottom)
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None


_Edge = tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]


def _edges(box: Box) -> list[_Edge]:
    def at_x(edge: float) -> Callable[[Point, Point], Point]:
        return lambda one, other: (edge, one[1] + (other[1] - one[1]) * (edge - one[0]) / (other[0] - one[0]))

    def at_y(edge: float) -> Callable[[Point, Point], Point]:
        return lambda one, other: (one[0] + (other[0] - one[0]) * (edge - one[1]) / (other[1] - one[1]), edge)

    return [
        (lambda point: point[0] >= box.x, at_x(box.x)),
        (lambda point: point[0] <= box.right, at_x(box.right)),
        (lambda point: point[1] >= box.y, at_y(box.y)),
        (lambda point: point[1] <= box.bottom, at_y(box.bottom)),
    ]

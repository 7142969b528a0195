"""What is cut off at a rectangle lies inside it, and is part of what it was cut from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.report.charts.clip import Box, Point, polygon, polyline, rectangle, segment

BOX = Box(10, 20, 100, 50)
points = st.tuples(st.floats(-200, 300), st.floats(-200, 300))


def _inside(point: Point) -> bool:
    return 10 - 1e-6 <= point[0] <= 110 + 1e-6 and 20 - 1e-6 <= point[1] <= 70 + 1e-6


def _off(point: Point, one: Point, other: Point) -> float:
    """How far a point is from a straight line, times its length."""
    return abs((other[0] - one[0]) * (point[1] - one[1]) - (other[1] - one[1]) * (point[0] - one[0]))


@given(points, points)
def test_a_segment(one: Point, other: Point) -> None:
    cut = segment(one, other, BOX)
    if cut is None:
        # no point of it is inside
        assert not any(
            12 < one[0] + (other[0] - one[0]) * t / 50 < 108 and 22 < one[1] + (other[1] - one[1]) * t / 50 < 68
            for t in range(51)
        )
        return
    assert all(_inside(end) for end in cut)
    assert all(_off(end, one, other) < 1e-6 for end in cut)


@given(st.lists(points, max_size=12))
def test_a_line_that_leaves_and_comes_back_is_in_pieces(line: list[Point]) -> None:
    pieces = polyline(line, BOX)
    assert all(_inside(point) and len(piece) >= 2 for piece in pieces for point in piece)
    kept = [point for piece in pieces for point in piece]
    if len(line) > 1:
        assert all(point in kept for point in line if BOX.holds(point))


def test_a_line_keeps_its_points() -> None:
    assert polyline([(0, 45), (60, 45), (60, 0), (80, 0), (80, 45)], BOX) == [
        [(10, 45), (60, 45), (60, 20)],
        [(80, 20), (80, 45)],
    ]
    assert polyline([(20, 30), (30, 40), (40, 30)], BOX) == [[(20, 30), (30, 40), (40, 30)]]


def _area(shape: list[Point]) -> float:
    pairs = zip(shape, shape[1:] + shape[:1], strict=True)
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2


@given(st.floats(-100, 200), st.floats(-100, 200), st.floats(1, 300), st.floats(1, 300))
def test_an_area_keeps_what_is_inside(x: float, y: float, width: float, height: float) -> None:
    cut = polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], BOX)
    box = rectangle((x, y), (x + width, y + height), BOX)
    assert all(_inside(point) for point in cut)
    assert _area(cut) == pytest.approx(0 if box is None else box.width * box.height, abs=1e-6)


def test_a_corner_is_cut_off() -> None:
    # a triangle that reaches over a corner
    assert _area(polygon([(90, 40), (130, 40), (90, 80)], BOX)) == pytest.approx(20 * 30 - 10 * 10 / 2 + 0)

"""Points, bars and dots lie where the numbers say, read by the labels of the chart's own axes; to the yuan."""

from __future__ import annotations

import pytest

from hegang_desktop.report.charts.colours import ON_WHITE
from hegang_desktop.report.charts.look import Extent, Look
from hegang_desktop.report.charts.writer import write
from tests.helpers import chart_specs
from tests.helpers.chart_specs import FIRST, PLAIN, every_spec
from tests.helpers.drawings import Drawing

SERIES = ON_WHITE.series
SIZES = pytest.mark.parametrize(("width", "height"), [(420, 300), (738, 260), (1_600, 1_000)])


@SIZES
def test_a_line_over_months(width: int, height: int) -> None:
    spec = chart_specs.month_spec()
    drawing = Drawing(write(spec, Look(PLAIN, width, height)))
    own, planned = spec.series
    for series, colour in ((own, SERIES[0]), (planned, ON_WHITE.quiet)):
        curves = [line for line in drawing.lines("curves", colour) if len(line) > 2]
        assert len(curves) == 1
        read = [drawing.yuan(y) for _, y in curves[0]]
        assert read == pytest.approx([value / 100 for value in series.values], abs=1)
        months = [drawing.month(x) for x, _ in curves[0]]
        begins = FIRST.index + series.start
        assert months == pytest.approx([begins + t for t in range(len(series.values))], abs=0.02)
    wide, narrow = drawing.areas("bands")
    assert [drawing.yuan(y) for _, y in narrow[:30]] == pytest.approx([v / 100 - 4_000 for v in own.values], abs=1)
    assert [drawing.yuan(y) for _, y in wide[30:]] == pytest.approx([v / 100 + 9_000 for v in own.values[::-1]], abs=1)
    assert [drawing.yuan(y) for _, y in drawing.circles("counts")] == pytest.approx([41_000, 30_000, 38_000], abs=1)
    assert [drawing.month(line[0][0]) for line in drawing.lines("marks")] == pytest.approx(
        [mark.month.index for mark in spec.marks][: len(drawing.lines("marks"))], abs=0.02
    )


@SIZES
def test_shares(width: int, height: int) -> None:
    spec = chart_specs.chance_spec()
    drawing = Drawing(write(spec, Look(PLAIN, width, height)))
    (curve,) = drawing.lines("curves")
    assert [drawing.percent(y) for _, y in curve] == pytest.approx([one / 100 for one in spec.shares], abs=0.01)
    marked = [drawing.percent(y) for _, y in drawing.circles("points")]
    assert marked == pytest.approx([spec.shares[at] / 100 for at in (22, 23, 24)], abs=0.01)
    (mark,) = drawing.lines("marks")
    assert drawing.month(mark[0][0]) == pytest.approx(FIRST.index + 20, abs=0.02)


@SIZES
def test_layers_are_stacked_and_cut_off_at_the_scale(width: int, height: int) -> None:
    spec = chart_specs.flow_spec()
    drawing = Drawing(write(spec, Look(PLAIN, width, height)))
    assert len(drawing.boxes("layers")) == 36 + 1 + 36 + 3 + 1
    income = drawing.boxes("layers", "#2f7d4f")
    gap = abs(drawing.yuan(0.5) - drawing.yuan(0))  # half a pixel of the ground lies between two layers
    tops = [drawing.yuan(box.y) for box in income]
    assert tops == pytest.approx([5_000 if t % 12 < 6 else 1_000 for t in range(8, 44)], abs=gap + 1)
    assert [drawing.yuan(box.bottom) for box in income] == pytest.approx([0] * 36, abs=1)
    assert [drawing.month(box.x + box.width / 2) for box in income] == pytest.approx(
        [FIRST.index + t for t in range(8, 44)], abs=0.02
    )
    heating = drawing.boxes("layers", "#b4491f")
    assert [drawing.yuan(box.bottom) for box in heating] == pytest.approx([-3_500] * 3, abs=1)
    assert drawing.said("cut") == ["↑ 25,000"]  # what the home takes is marked already


@SIZES
def test_a_waterfall_ends_where_the_next_bar_begins(width: int, height: int) -> None:
    spec = chart_specs.waterfall_spec()
    drawing = Drawing(write(spec, Look(PLAIN, width, height)))
    bars = [(drawing.along(box.x), drawing.along(box.right)) for box in drawing.boxes("bars")]
    ends = [(0, 30), (30, 85), (64, 85), (0, 64), (6, 64), (-3, 6), (-3, 0)]
    assert [value for pair in bars for value in pair] == pytest.approx(
        [value * 1_000 for pair in ends for value in pair], abs=1
    )
    assert [drawing.along(line[0][0]) for line in drawing.lines("marks")] == pytest.approx([5_000], abs=1)


@SIZES
def test_a_tornado_reaches_as_far_as_its_numbers(width: int, height: int) -> None:
    drawing = Drawing(write(chart_specs.tornado_spec(), Look(PLAIN, width, height)))
    zero = max(drawing.lines("bars"), key=len)[0][0]
    # the axis counts to both sides: its last tick tells the scale
    last = max((one for one in drawing.words("words") if one.anchor == "middle"), key=lambda one: one.x)
    a_month = (last.x - zero) / float(last.text)
    lengths = [box.width / a_month for box in drawing.boxes("bars")]
    # of two to one side the shorter one lies on the longer
    assert lengths == pytest.approx([7, 9, 5, 3, 9 * 1.15, 4], abs=0.01)
    sides = [box.x < zero - 1 for box in drawing.boxes("bars")]
    assert sides == [True, False, False, False, False, True]
    # what comes sooner has the colour of what is good, the rest that of what is bad
    assert [box.x < zero - 1 for box in drawing.boxes("bars", ON_WHITE.good)] == [True, True]
    assert [box.x < zero - 1 for box in drawing.boxes("bars", ON_WHITE.bad)] == [False, False, False]


@SIZES
def test_homes_by_area_and_price(width: int, height: int) -> None:
    spec = chart_specs.homes_spec()
    drawing = Drawing(write(spec, Look(PLAIN, width, height)))
    line, _ = drawing.lines("lines")
    assert [drawing.yuan(y) for _, y in line] == pytest.approx([40_000, 38_000, 36_000], abs=1)
    assert [drawing.along(x) for x, _ in line] == pytest.approx([35, 60, 85], abs=0.05)
    # the home that is far too dear is not drawn, nor is what it would be drawn over
    dots = drawing.circles("dots")
    assert 300 < len(dots) < sum(len(one.areas) for one in spec.dots)
    small = min(dots)  # to a tenth of a pixel
    a_pixel = abs(drawing.yuan(1) - drawing.yuan(0)) / 2
    areas = [area / 100 for area in spec.dots[0].areas]
    assert drawing.along(small[0]) == pytest.approx(areas[0], abs=0.05)
    assert min(abs(drawing.yuan(small[1]) - areas[0] * 100 * (6 + i)) for i in range(3)) < a_pixel
    assert all(drawing.plot.holds(dot) for dot in drawing.drawn())
    assert drawing.said("legend") == ["floor 0", "floor 1", "floor 2", "dear"]


@pytest.mark.parametrize("kind", ["month", "chance", "flow", "waterfall", "tornado", "homes"])
def test_what_is_zoomed_is_cut_off_at_the_plot(kind: str) -> None:
    seen = {
        "month": Extent(10.5, 22.25, 5_000, 60_000),
        "chance": Extent(20.5, 23.5, 40, 50),
        "flow": Extent(17.5, 23.5, -4_000, 2_000),
        "waterfall": Extent(10_000, 70_000, -5.5, 0.2),
        "tornado": Extent(-3, 6, -2.2, 0.6),
        "homes": Extent(45, 55, 30_000, 40_000),
    }[kind]
    drawing = Drawing(write(every_spec()[kind], Look(PLAIN, 640, 400, seen=seen)))
    drawn = drawing.drawn()
    assert len(drawn) > 6
    edge = 0.0006  # numbers are written to a thousandth
    left, top, right, bottom = drawing.plot.x, drawing.plot.y, drawing.plot.right, drawing.plot.bottom
    assert all(left - edge <= x <= right + edge and top - edge <= y <= bottom + edge for x, y in drawn)
    if kind == "month":
        # the cut pieces are parts of the same line
        curve = next(line for line in drawing.lines("curves", SERIES[0]))
        assert drawing.yuan(curve[0][1]) == pytest.approx(40_000 + 1_700 * 6.5, abs=2)

"""A share of simulated lives, step by step: owning the home, or money that lasts."""

from __future__ import annotations

from collections.abc import Sequence

from hegang_desktop.domain.chart import ChanceSpec
from hegang_desktop.report.charts import clip
from hegang_desktop.report.charts.chart_words import OF_THE_LIVES
from hegang_desktop.report.charts.clip import Point
from hegang_desktop.report.charts.colours import mixed
from hegang_desktop.report.charts.frame import GROUND, Frame, MarkWords, Ticks
from hegang_desktop.report.charts.labels import point_places
from hegang_desktop.report.charts.look import Extent, Look
from hegang_desktop.report.charts.money_axis import months_across
from hegang_desktop.report.charts.month_chart import DOT, LINE, SIDE
from hegang_desktop.report.charts.scale import Tick, after_label, labelled, month_steps, share_label, share_steps

SHADE = 0.2
HUNDRED = 100
"""Shares are in ten-thousandths and drawn as percentages."""
TOP = 103.0


def chance_extent(spec: ChanceSpec) -> Extent:
    """All steps, and all shares from none to all, in percent."""
    last = max(1, len(spec.shares) - 1)
    return Extent(-last * SIDE, last * (1 + SIDE), 0.0, TOP)


def chance_chart(spec: ChanceSpec, look: Look) -> str:
    """The chart as SVG."""
    frame = Frame(look, spec.title, spec.summary)
    colours, extent = look.colours, look.seen or chance_extent(spec)
    marks = [
        MarkWords(one.at, look.words.say(one.text), colours.tone(one.tone)) for one in spec.steps if one.share is None
    ]
    across = _after(look, extent) if spec.first is None else months_across(look, spec.first, extent)
    frame.upright(extent, across, lambda size: _shares(extent, size), frame.said(OF_THE_LIVES), marks=marks)
    if spec.low:
        frame.svg.begin("bands")
        area = clip.polygon([*_points(frame, spec.low), *reversed(_points(frame, spec.high))], frame.plot)
        if area:
            frame.svg.polygon(area, mixed(colours.surface, colours.series[0], SHADE))
        frame.svg.end()
    frame.svg.begin("curves")
    for piece in clip.polyline(_points(frame, spec.shares), frame.plot):
        frame.svg.polyline(piece, colours.series[0], LINE)
    frame.svg.end()
    frame.draw_marks()
    _draw_points(frame, spec)
    return frame.done()


def _points(frame: Frame, shares: Sequence[int]) -> list[Point]:
    return [frame.at(t, share / HUNDRED) for t, share in enumerate(shares)]


def _shares(extent: Extent, size: float) -> list[Tick]:
    return labelled(share_steps(extent.bottom, extent.top, size)[1], share_label)


def _after(look: Look, extent: Extent) -> Ticks:
    return lambda size: labelled(
        month_steps(extent.left, extent.right, size, 0)[1], lambda at: after_label(look.words, round(at))
    )


def _draw_points(frame: Frame, spec: ChanceSpec) -> None:
    shown = [
        (frame.at(one.at, one.share / HUNDRED), frame.said(one.text)) for one in spec.steps if one.share is not None
    ]
    shown = [(middle, words) for middle, words in shown if frame.plot.holds(middle)]
    if not shown:
        return
    frame.svg.begin("points")
    for middle, _ in shown:
        frame.svg.circle(middle, DOT, frame.colours.surface, frame.colours.series[0], 1.6)
    sizes = [frame.size(words) for _, words in shown]
    places = point_places([middle for middle, _ in shown], sizes, frame.plot.right, frame.plot.bottom)
    for (x, y), (_, height), (_, words) in zip(places, sizes, shown, strict=True):
        frame.boxed(clip.Box(x, y, 0, height), words, frame.colours.text, ground=GROUND)
    frame.svg.end()

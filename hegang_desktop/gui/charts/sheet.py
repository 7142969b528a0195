"""What of a chart is carried away: what it says, in which words, how large, and which part."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.report.charts.look import ChartWords, Extent
from hegang_desktop.report.charts.writer import DrawnChart


class Sheet(NamedTuple):
    """`width` and `height` in pixels; `seen`: only this part."""

    spec: DrawnChart
    words: ChartWords
    width: int
    height: int
    seen: Extent | None = None

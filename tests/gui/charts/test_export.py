"""What is exported lies where the numbers say, at every scale; the window and the file show the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.chart import ChartSpec, Series
from hegang_desktop.domain.message import verbatim
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.charts.export import save_png
from hegang_desktop.gui.charts.month_chart import MonthChart
from tests.helpers.running import Running

CURVE = "#B4491F"
Spot = tuple[float, float]


@pytest.fixture
def rising(running: Running, qtbot: QtBot) -> MonthChart:
    """A straight line from nothing to 24,000 yuan in two years."""
    values = tuple(yuan(1_000 * t) for t in range(25))
    spec = ChartSpec(verbatim("Rising"), verbatim("A line"), Month(2027, 1), (Series(verbatim("Money"), values),), ())
    chart = MonthChart(running.texts, running.program.theme)
    qtbot.addWidget(chart)
    chart.resize(640, 320)
    chart.show_spec(spec)
    chart.show()
    return chart


def ends(image: QImage, colour: str) -> tuple[Spot, Spot]:
    """The leftmost and the rightmost pixel of a colour, as shares of the picture's width and height."""
    wanted = QColor(colour)
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).red() - wanted.red()) < 12
        and abs(image.pixelColor(x, y).green() - wanted.green()) < 12
        and abs(image.pixelColor(x, y).blue() - wanted.blue()) < 12
    ]
    (left, low), (right, high) = min(found), max(found)
    return (left / image.width(), low / image.height()), (right / image.width(), high / image.height())


def test_the_picture_holds_the_whole_chart(rising: MonthChart, tmp_path: Path) -> None:
    save_png(rising, tmp_path / "chart.png")
    image = QImage(str(tmp_path / "chart.png"))
    assert not image.hasAlphaChannel()
    (left, low), (right, high) = ends(image, CURVE)
    assert left < 0.15
    assert right > 0.85
    assert low - high > 0.5

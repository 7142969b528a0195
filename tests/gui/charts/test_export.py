"""What is carried away lies where the numbers say, at every scale, and reads as the window does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.chart import ChartSpec, Series
from hegang_desktop.domain.message import verbatim
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.charts import export
from hegang_desktop.gui.charts.measuring import measure_in, written_family
from hegang_desktop.gui.charts.month_chart import MonthChart
from hegang_desktop.gui.charts.sheet import Sheet
from hegang_desktop.report.charts.colours import ON_WHITE
from hegang_desktop.report.charts.look import TEXT_PX
from tests.helpers.chart_specs import PLAIN, every_spec, flow_spec, month_spec
from tests.helpers.drawings import Drawing
from tests.helpers.running import Running

CURVE = ON_WHITE.series[0]
NEAR = 14
KINDS = tuple(every_spec())
Spot = tuple[float, float]


def _rising(words: str = "Money") -> ChartSpec:
    """A straight line from nothing to 24,000 yuan in two years."""
    values = tuple(yuan(1_000 * t) for t in range(25))
    return ChartSpec(verbatim(words), verbatim("A line"), Month(2027, 1), (Series(verbatim("Money"), values),), ())


@pytest.fixture
def rising(running: Running, qtbot: QtBot) -> MonthChart:
    """That line in the window."""
    chart = MonthChart(running.texts, running.program.theme)
    qtbot.addWidget(chart)
    chart.resize(640, 320)
    chart.show_spec(_rising())
    chart.show()
    return chart


def _colours(image: QImage) -> NDArray[np.int16]:
    """Blue, green and red of each pixel: rows, columns, three."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    bytes_ = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4)
    return bytes_[:, :, :3].astype(np.int16)


def _pixels(image: QImage, colour: str, room: QRect | None = None) -> list[tuple[int, int]]:
    """The pixels of a colour, from the left, or those in a part of the picture."""
    wanted = QColor(colour)
    off = np.abs(_colours(image) - np.array([wanted.blue(), wanted.green(), wanted.red()], np.int16)).max(axis=2)
    result = [(int(x), int(y)) for y, x in np.argwhere(off < NEAR)]
    return sorted((x, y) for x, y in result if room is None or room.contains(x, y))


def test_the_picture_holds_the_whole_chart(rising: MonthChart, tmp_path: Path) -> None:
    export.save_png(rising, tmp_path / "chart.png")
    image = QImage(str(tmp_path / "chart.png"))
    assert not image.hasAlphaChannel()
    result = _pixels(image, CURVE)
    (left, low), (right, high) = min(result), max(result)
    assert left < 0.15 * image.width()
    assert right > 0.85 * image.width()
    assert low - high > 0.5 * image.height()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_the_curve_is_where_the_axes_say(running: Running, scale: float) -> None:
    sheet = Sheet(_rising(), PLAIN, 501, 333)
    image = export.picture(sheet, scale)
    assert (image.width(), image.height()) == (round(501 * scale), round(333 * scale))
    assert image.format() == QImage.Format.Format_RGB32
    drawing = Drawing(export.drawing(sheet))
    (curve,) = [line for line in drawing.lines("curves", CURVE) if len(line) > 2]
    for t in (3, 8, 13, 20):
        x, y = curve[t]
        assert drawing.month(x) == pytest.approx(Month(2027, 1).index + t, abs=0.02)
        assert drawing.yuan(y) == pytest.approx(1_000 * t, abs=1)
        column = [y for _, y in _pixels(image, CURVE, QRect(round(x * scale), 0, 1, image.height()))]
        assert column, f"no curve at month {t}"
        middle = (min(column) + max(column) + 1) / 2 / scale
        assert middle == pytest.approx(y, abs=1.0)


def test_the_file_is_the_drawing_and_the_picture_is_the_file(rising: MonthChart, tmp_path: Path) -> None:
    export.save_svg(rising, tmp_path / "chart.svg")
    sheet = rising.sheet()
    assert sheet is not None
    written = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert written == export.drawing(sheet)
    renderer = QSvgRenderer(QByteArray(written.encode()))
    assert renderer.isValid()
    assert (renderer.defaultSize().width(), renderer.defaultSize().height()) == (sheet.width, sheet.height)
    export.copy(rising)
    copied = QGuiApplication.clipboard().image()
    assert copied == export.picture(sheet)
    assert (copied.width(), copied.height()) == (2 * sheet.width, 2 * sheet.height)


def test_what_is_zoomed_is_carried_away_zoomed(rising: MonthChart) -> None:
    rising.zoom(0.5, 12.0)
    left, right, _, _ = rising._seen()
    sheet = rising.sheet()
    assert sheet is not None
    sheet = sheet._replace(words=PLAIN)
    drawing = Drawing(export.drawing(sheet))
    months = [drawing.month(x) - Month(2027, 1).index for x, _ in drawing.lines("curves", CURVE)[0]]
    assert (months[0], months[-1]) == pytest.approx((left, right), abs=0.02)
    rising.reset_zoom()
    whole = rising.sheet()
    assert whole is not None
    assert whole.seen is None


@pytest.mark.parametrize("kind", KINDS)
def test_qt_draws_every_kind_within_its_plot(running: Running, kind: str) -> None:
    sheet = Sheet(every_spec("词语 Words")[kind], PLAIN, 700, 420)
    image = export.picture(sheet, 1)
    drawing = Drawing(export.drawing(sheet))
    plot = drawing.plot
    colours = set(ON_WHITE.series) | {ON_WHITE.good}
    shown = [colour for colour in colours if _pixels(image, colour, _rect(plot.x, plot.y, plot.width, plot.height))]
    assert shown
    # a line may be wider than the point it goes through
    beyond = _rect(plot.right + 4, plot.y, 700 - plot.right - 4, plot.height)
    if kind not in ("month", "flow"):  # names stand there
        assert not [one for colour in colours for one in _pixels(image, colour, beyond)]


def test_chinese_is_written_in_a_font_that_has_it(running: Running) -> None:
    family = written_family()
    assert QFontInfo(QFont(family)).family() == family
    # words take the room that was reckoned for them: QtSvg has found the same font, and no boxes instead of letters
    words = "手头的钱，按月"
    sheet = Sheet(month_spec(words), PLAIN, 700, 420)
    image = export.picture(sheet, 4)
    drawing = Drawing(export.drawing(sheet))
    measure = measure_in(family)
    name = next(one for one in drawing.words("ends") if one.text.startswith(words))
    box = name.box(measure)
    room = _rect(4 * box.x - 8, 4 * box.y - 8, 4 * (700 - box.x), 4 * box.height + 16)
    dark = _colours(image).mean(axis=2) < 160
    ink = [int(x) for y, x in np.argwhere(dark) if room.contains(int(x), int(y))]
    assert max(ink) / 4 == pytest.approx(box.right, abs=TEXT_PX * 0.15)
    assert min(ink) / 4 == pytest.approx(box.x, abs=TEXT_PX * 0.15)


def _rect(x: float, y: float, width: float, height: float) -> QRect:
    return QRect(round(x), round(y), round(width), round(height))


def test_words_of_window_and_file_stand_in_the_same_order(running: Running, qtbot: QtBot) -> None:
    from hegang_desktop.gui.charts.flow_chart import FlowChart

    chart = FlowChart(running.texts, running.program.theme)
    qtbot.addWidget(chart)
    chart.resize(760, 420)
    chart.show_chart(flow_spec("part"))
    chart.show()
    sheet = chart.sheet()
    assert sheet is not None
    drawing = Drawing(export.drawing(sheet))
    tags = sorted(chart._ends._tags, key=lambda tag: tag.pos().y())
    assert drawing.said("marks") == chart._marks.words()
    assert [one.text for one in sorted(drawing.words("ends"), key=lambda one: one.middle)] == [
        tag.lines[0] for tag in tags
    ]
    assert drawing.said("cut") == [tag.lines[0] for tag in chart._cut if tag.isVisible()]

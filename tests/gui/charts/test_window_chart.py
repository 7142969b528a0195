"""The savings chart: drawn once and given new values, and carried away as a picture."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.app.plan.scenarios import duplicated
from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.charts.month_chart import MonthChart
from tests.helpers.running import Running


def test_the_chart_is_kept_and_given_new_values(running: Running, qtbot: QtBot) -> None:
    running.window.plans.open_sample()
    card = running.window.plan.chart
    qtbot.waitUntil(lambda: card.chart is not None)
    chart = card.chart
    items = len(chart._plot.items)  # type: ignore[union-attr]
    for amount in ("50000", "70000", "90000"):
        field = running.window.plan.inputs.have.number("at_hand")
        field.edit.setText(amount)
        field.edit.textEdited.emit(amount)
    assert card.chart is chart
    assert len(chart._plot.items) <= items + 2  # type: ignore[union-attr]


def test_what_is_exported_is_on_white_in_a_dark_window_too(running: Running, qtbot: QtBot, tmp_path: Path) -> None:
    running.window.preferences.choose(Preferences(theme="dark"))
    running.window.plans.open_sample()
    card = running.window.plan.chart
    qtbot.waitUntil(lambda: card.chart is not None)
    running.dialogs.files = [tmp_path / "chart.png", tmp_path / "chart"]
    card.save_png()
    card.save_svg()
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == card.chart.view.width() * 2  # type: ignore[union-attr]
    assert image.pixelColor(2, 2).name() == "#ffffff"
    drawing = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert drawing.count("<path") + drawing.count("<polyline") > 3
    assert "61,200" in drawing


def move(viewport: QWidget, to: QPoint) -> None:
    """The mouse goes there, though the chart may be scrolled out of sight."""
    place = QPointF(to)
    none = Qt.MouseButton.NoButton
    everywhere = QPointF(viewport.mapToGlobal(to))
    moved = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    # pyqtgraph passes over moves that follow each other within ten milliseconds
    QTest.qWait(15)
    QApplication.sendEvent(viewport, moved)


def test_the_crosshair_leaves_with_the_mouse(running: Running, qtbot: QtBot) -> None:
    running.window.plans.open_sample()
    card = running.window.plan.chart
    # once the lives are drawn nothing moves any more
    qtbot.waitUntil(lambda: running.window.plan.lives.lives is not None, timeout=20_000)
    qtbot.waitUntil(lambda: card.chart is not None and card.chart.isVisible())
    qtbot.wait(100)
    chart = card.chart
    assert chart is not None
    middle = chart.place_of(3)
    view = chart.view
    assert isinstance(view, QGraphicsView)
    viewport = view.viewport()
    move(viewport, middle)
    qtbot.waitUntil(chart._read.isVisible)
    # the last move is still held back when the mouse is gone already
    move(viewport, middle + QPoint(40, 0))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    qtbot.wait(80)
    assert not chart._read.isVisible()
    move(viewport, middle)
    qtbot.waitUntil(chart._read.isVisible)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    qtbot.wait(80)
    assert not chart._read.isVisible()
    # the keyboard goes on from where was clicked, and is seen
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart._read.isVisible()


def test_charts_of_a_life_and_of_scenarios_can_be_carried_away(running: Running, qtbot: QtBot, tmp_path: Path) -> None:
    running.window.plans.open_sample()
    running.session.edit(msg("Duplicate the scenario"), duplicated)
    page = running.window.plan
    for name in ("life", "scenarios", "strategies"):
        page.show_view(name)
        view = page.view(name)
        assert isinstance(view, QWidget)
        qtbot.waitUntil(partial(has_charts, view), timeout=20_000)
        chart = charts_of(view)[0]
        assert chart.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu
        chart.customContextMenuRequested.emit(QPoint(5, 5))
        menu = next(one for one in running.window.findChildren(QMenu) if one.isVisible())
        saving = next(one for one in menu.actions() if "SVG" in one.text())
        running.dialogs.files = [tmp_path / f"{name}.svg"]
        saving.trigger()
        menu.close()
        assert (tmp_path / f"{name}.svg").read_text(encoding="utf-8").count("<polyline") > 1


def has_charts(view: QWidget) -> bool:
    return bool(charts_of(view))


def charts_of(view: QWidget) -> list[MonthChart]:
    return [one for one in view.findChildren(MonthChart) if one.isVisible() and one.sheet() is not None]

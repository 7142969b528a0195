"""The savings chart: drawn once and given new values, and carried away as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hegang_desktop.app.settings.preferences import Preferences
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
